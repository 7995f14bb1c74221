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
            DebtReceiptsTitle { "到账", "Receipts" }
            DebtArrearsTitle { "欠费催缴", "Arrears" }
            DebtNoticesTitle { "通知", "Notices" }
            DebtReconcileTitle { "对账", "Reconcile" }
            DebtReceiptsHead { "共 {n} 笔，待认领 {unknown} 笔 {amount} 元", "{n} receipts; {unknown} unmatched, {amount} yuan" }
            DebtUnknownHead { "待认领 {n} 笔 {amount} 元", "{n} unmatched, {amount} yuan" }
            DebtNoticesHead { "共 {n} 份，未送达 {waits} 份", "{n} notices, {waits} not served" }
            DebtReconcileHead { "{year} 年，{n} 个月有差额", "{year}: months that differ: {n}" }
            DebtNothingIn { "这一年没有到账和保费收入", "Nothing came in in this year" }
            DebtColReceipt { "凭证号", "Receipt" }
            DebtColPaidOn { "缴款日期", "Paid on" }
            DebtColMatch { "认定", "Match" }
            DebtColPayer { "缴费人", "Payer" }
            DebtColTold { "所属期", "For" }
            DebtColRest { "未分配", "Left" }
            DebtColSince { "起", "Since" }
            DebtColSpan { "欠费期间", "Months" }
            DebtColMonths { "月数", "No." }
            DebtColPrincipal { "本金", "Principal" }
            DebtColFee { "滞纳金", "Late fee" }
            DebtColLastDay { "最后缴费日", "Last day" }
            DebtColDays { "逾期", "Days" }
            DebtColNotice { "编号", "Number" }
            DebtColPayBy { "限缴日期", "Pay by" }
            DebtColServed { "送达", "Served" }
            DebtColReceived { "到账", "Received" }
            DebtColOpening { "接管", "Taken over" }
            DebtColBooked { "账面", "Booked" }
            DebtColDifference { "差额", "Difference" }
            DebtColWage { "实际工资", "Actual wage" }
            DebtAssignTitle { "认领到账", "Whose receipt it is" }
            DebtKeepOver { "多出留作多缴", "Keep the rest" }
            HintKeepOver { "多于欠费时，余额留作多缴", "What is more than is owed stays as a credit" }
            DebtOnlyLong { "欠费超过3个月", "more than 3 months" }
            DebtMarked { "已选 {n} 户", "{n} marked" }
            DebtNotified { "已出具 {n} 份：{numbers}，在「通知」页打印、登记送达", "{n} issued: {numbers}; print and serve them on Notices" }
            DebtServeTitle { "登记送达", "Service" }
            DebtRecipient { "签收人", "Recipient" }
            DebtServedOn { "送达日期", "Served on" }
            DebtChangeTitle { "应缴变更", "Change of levy" }
            DebtCorrectTitle { "更正 {number}", "{number}, corrected" }
            DebtReturnedTitle { "退回的应缴变更", "Returned changes of levy" }
            DebtReturnedNone { "没有退回的应缴变更", "No change of levy came back" }
            DebtChangeFiled { "已提交 {number}，待复核", "{number} filed, to be reviewed" }
            DebtWay { "变更方式", "Change" }
            DebtSupplement { "补缴", "supplement" }
            DebtRefund { "退费", "refund" }
            DebtReversal { "冲销", "reversal" }
            DebtDeferral { "缓缴", "deferral" }
            DebtWages { "实际工资", "Actual wages" }
            DebtRefundAmount { "退费金额", "Refund" }
            DebtTakeOff { "退出到账", "Take receipts off" }
            HintTakeOff { "已冲抵该月的到账退回为多缴", "Receipts that pay the month become a credit" }
            HintChangeCode { "冲销整月时不填", "Empty to reverse a whole month" }
            DebtUntilMonth { "至月份", "To month" }
            DebtUntil { "缓缴至", "Deferred to" }
            KeyAssign { "认领", "Assign" }
            KeyOnlyUnknown { "仅待认领", "Unmatched" }
            KeyUseCredit { "多缴冲抵", "Use credit" }
            KeyMonths { "各月", "Months" }
            KeyDun { "催缴", "Remind" }
            KeyDemand { "责令/移送", "Demand" }
            KeyReturnedChanges { "退回的变更", "Returned" }
            KeyChangeLevy { "应缴变更", "Change" }
            KeyOnlyLong { "超3个月", "Over 3" }
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
