//! Rows of the catalogue about what employers declare, owe and pay. The table is one; only its files are several.

/// Hands its rows, behind those it is given, to the macro that makes the table.
macro_rules! levy_rows {
    ($table:ident! [$($rows:tt)*]) => {
        worker_rows! { $table! [
            $($rows)*
            ColBase { "缴费基数", "Base" }
            ColLevyDue { "应缴", "Due" }
            ColHeads { "人数", "Heads" }
            MonthDeferred { "缓缴", "deferred" }
            LevyTitle { "申报核定", "Declarations" }
            LevyNone { "本月没有这样的单位", "No such employer in this month" }
            LevyDeclareTitle { "缴费申报", "Declaration" }
            LevyCorrectTitle { "更正申报", "Correct a declaration" }
            LevyDeclared { "已申报 {number}，待复核核定", "{number} is declared and waits for review" }
            LevyRows { "职工工资", "Wages" }
            LevyHeadcount { "申报人数", "Headcount" }
            LevyPayroll { "工资合计", "Total" }
            LevyReplaces { "更正自", "Corrects" }
            LevyReason { "更正理由", "Reason" }
            HintLevyTotals { "申报表上的合计，填了就核对", "As the paper has it; compared if filled in" }
            KeyDeclare { "申报", "Declare" }
            KeyFixLevy { "生成应缴", "Fix dues" }
            KeyCopyMonth { "复制上月", "Copy last month" }
            AskFixLevy { "生成 {n} 户应缴共 {due} 元，最后缴费日 {day}？y 生成", "Fix {due} for {n} firms, due by {day}? y fixes" }
            SaidNothingToFix { "没有可生成的：先申报并核定，未申报的月末后按上月核定", "Nothing to fix: declare and verify first; estimates follow once the month is over" }
            ColPayroll { "工资总额", "Wages" }
            ColRate { "费率", "Rate" }
            ColLevyChange { "比上月", "Change" }
            LevyAll { "合计", "All" }
            LevyToReverse { "须冲销", "reverse" }
            LevyByEstimate { "按上月生成", "by estimate" }
            LevyPreview { "{month} 申报核定，现在生成的最后缴费日 {day}", "{month}: what is fixed now is due by {day}" }
            LevyFixed { "{month} 新生成应缴 {n} 户，最后缴费日 {day}", "{month}: {n} employers fixed, due by {day}" }
        ] }
    };
}
