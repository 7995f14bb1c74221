//! Rows of the catalogue about papers and printing. The table is one; only its files are several.

/// Hands its rows, behind those it is given, to the macro that makes the table.
macro_rules! paper_rows {
    ($table:ident! [$($rows:tt)*]) => {
        case_rows! { $table! [
            $($rows)*
            PapersTitle { "文书", "Papers" }
            PapersWay { "出件：{way}", "Prints to: {way}" }
            PapersNone { "还没有出具文书，现在也没有可出具的", "No paper has been issued, and none can be issued now" }
            PapersMayIssue { "可出具", "can be issued" }
            ColPaper { "文书", "Paper" }
            ColPaperNumber { "编号", "Number" }
            ColPrinted { "打印", "Printed" }
            ColServed { "送达", "Served" }
            PageOf { "{from}-{to} / {all} 行", "lines {from}-{to} of {all}" }
            AskIssue { "出具{paper}？编号存档，不能更改。 y 是  Esc 否", "Issue the {paper}? It is numbered and kept as it is. y yes  Esc no" }
            ServeTitle { "登记送达 {number}", "Service of {number}" }
            HintServedOn { "不填为今天", "empty means today" }
            HintServiceWay { "用左右键选择", "Left and Right choose" }
            HintRecipient { "签收人姓名或单位名称", "name of who signed" }
            LabelServedOn { "送达日期", "Served on" }
            LabelServiceWay { "送达方式", "Way" }
            LabelRecipient { "受送达人", "Recipient" }
            WayHanded { "直接送达", "handed over" }
            WayPost { "邮寄送达", "by post" }
            WayPhone { "电话通知，本人签收", "by telephone, signed for" }
            SaidNoPaper { "请先选中一份已出具的文书", "Choose an issued paper first" }
            KeyPapers { "文书", "Papers" }
            KeyView { "查看/出具", "View/issue" }
            KeyPrint { "打印", "Print" }
            KeyPrintFile { "存文件", "File" }
            KeyPrintLp { "打印机", "Printer" }
            KeyPrintTerminal { "终端打印", "Terminal" }
            KeyServe { "送达", "Served" }
            KeyServiceRecord { "送达回证", "Delivery record" }
            ScopePapers { "文书", "Papers" }
            ScopePaperPage { "文书内容", "Paper" }
            ScopePaper { "办理文书", "A paper" }
            ScopeServiceForm { "登记送达", "Service" }
            SheetSaved { "已存为 {path}", "Saved to {path}" }
            SheetPrinted { "已送打印机", "Sent to the printer" }
            SheetPrintedOn { "已送打印机 {printer}", "Sent to the printer {printer}" }
            SheetToTerminal { "已送终端打印机", "Sent to the terminal's printer" }
        ] }
    };
}
