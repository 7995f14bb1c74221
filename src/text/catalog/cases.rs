//! Rows of the catalogue about the window of cases. The table is one; only its files are several.

/// Hands its rows, behind those it is given, to the macro that makes the table.
macro_rules! case_rows {
    ($table:ident! [$($rows:tt)*]) => {
        key_rows! { $table! [
            $($rows)*
            QueueMine { "我的", "mine" }
            QueueToCheck { "待复核", "to check" }
            QueueDueSoon { "{n}天内到期", "{n} days" }
            QueueOverdue { "已逾期", "overdue" }
            QueuePapers { "待补材料", "papers" }
            QueueGaps { "待完善", "incomplete" }
            QueueAll { "全部", "all" }
            QueueEmpty { "这个清单里没有案件", "No case in this list" }
            QueueEmptyHint { "按 Tab 看别的清单", "Tab shows the other lists" }
            QueueNothingNamed { "这个清单里没有案件号或姓名含「{text}」的案件；按 Esc 清空", "No case number or name in this list holds {text}; Esc clears" }
            CasesShown { "第 {from}-{to} 件，共 {all} 件", "{from}-{to} of {all}" }
            PageOverview { "概况", "Overview" }
            PageClaim { "申请内容", "Claim" }
            PageTimeline { "经过", "Time line" }
            LinesShown { "{from}-{to} / {all}", "{from}-{to} / {all}" }
            HeadWaits { "待复核", "To be checked" }
            HeadLimit { "期限", "Limit" }
            HeadCover { "参保", "Insurance" }
            HeadPapers { "材料", "Papers" }
            HeadNotices { "提示", "Notes" }
            HeadGaps { "待完善", "Not known yet" }
            NoClaim { "程序启用前登记的案件，案卷中没有申请内容", "Registered before the program came; there is no claim on file" }
            NoPapersNeeded { "尚未确定情形，材料清单未定", "The situation is not known yet, so neither are the papers" }
            NoLimitRuns { "现在没有在走的期限", "No limit runs now" }
            NoTimeline { "没有经过记录", "Nothing is on record" }
            TakenOver { "老案登记", "taken over" }
            StepsTitle { "办理哪一步？", "Which step?" }
            SettleTitle { "{step} 待复核", "{step}: to be checked" }
            NoSteps { "这个案件现在没有可办的步骤", "No step is open in this case now" }
            StepAtOnce { "保存即生效", "takes effect at once" }
            StepChecked { "保存后由另一人复核，方才生效", "takes effect once another has checked it" }
            AskPass { "复核通过「{step}」？通过后生效。 y 是  Esc 否", "Pass \"{step}\"? It takes effect. y yes  Esc no" }
            AskRecall { "撤回您录入的「{step}」？ y 是  Esc 否", "Recall your \"{step}\"? y yes  Esc no" }
        ] }
    };
}
