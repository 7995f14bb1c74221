//! Rows of the catalogue about payments. The table is one; only its files are several.

/// Hands its rows, behind those it is given, to the macro that makes the table.
macro_rules! payment_rows {
    ($table:ident! [$($rows:tt)*]) => {
        intake_rows! { $table! [
            $($rows)*
            ScreenPayments { "支付", "Payments" }
            KeyToPayments { "到支付", "To payments" }
            OwedTitle { "待支付", "To be paid" }
            OwedNone { "这一类没有待支付的款项", "Nothing of this kind waits to be paid" }
            OwedNoneHint { "左右键看其他类别", "Left and Right show the other kinds" }
            OwedMarked { "已选 {n} 笔 {sum} 元；本类共 {all} 笔 {total} 元", "marked {n}: {sum} yuan; of this kind {all}: {total} yuan" }
            AskBuild { "编制{kind}支付单：{n} 笔，合计 {sum} 元？ y 是  Esc 否", "Build a list ({kind}): {n} lines, {sum} yuan? y yes  Esc no" }
            SaidBuilt { "已编制支付单 {number}，待复核", "Payment list {number} is built and waits for its review" }
            SaidNothingMarked { "请先用空格键选中要支付的款项", "Mark what is to be paid first, with the space bar" }
            NoAccountYet { "未登记账户", "no account" }
            ColMark { "选", "*" }
            ColPayee { "收款人", "Payee" }
            ColAccount { "账户", "Account" }
            ColSheet { "单据", "Sheet" }
            ColTrouble { "上次", "Last time" }
            KeyMark { "选中", "Mark" }
            KeyMarkAll { "全选", "All" }
            KeyBuild { "编制支付单", "Build list" }
            KeyPrevKind { "上一类", "Kind before" }
            KeyNextKind { "下一类", "Next kind" }
            ScopeOwed { "待支付", "To be paid" }
        ] }
    };
}
