//! Rows of the catalogue about recoveries. The table is one; only its files are several.

/// Hands its rows, behind those it is given, to the macro that makes the table.
macro_rules! recover_rows {
    ($table:ident! [$($rows:tt)*]) => {
        bill_rows! { $table! [
            $($rows)*
            LabelRecovery { "追回单", "Recovery" }
            RecoveryDebtor { "应退人", "Debtor" }
            RecoveryCause { "追回原因", "Cause" }
            RecoveryItem { "项目年度", "Item, year" }
            RecoveryGround { "依据", "Ground" }
            RecoveryPlan { "退还方式", "Repayment" }
            RecoveryLeft { "未退余额", "Left" }
            RecoveryFollows { "原单据", "Paid by" }
            RecoverySpokenFor { "已登记待办", "Under way" }
            RecoveryNext { "下期应退", "Next due" }
            RecoveryOverdue { "逾期", "Overdue" }
            RecoveriesTitle { "追回", "Recovery" }
            RecoveryFormTitle { "追回单录入", "New recovery" }
            RecoveriesHead { "追回中 {n} 张，未退 {left} 元，逾期 {overdue} 元", "{n} open, {left} yuan left, {overdue} overdue" }
            CauseOverpaid { "多享受待遇", "overpaid" }
            CauseThirdParty { "第三人责任", "third party" }
            CauseEmployerAdvance { "先行支付", "advance" }
            ComesInstalments { "分期退还", "instalments" }
            ComesSetOff { "抵扣待遇", "set off" }
            LabelCreditCode { "信用代码", "Credit code" }
            LabelRecoveredItem { "待遇项目", "Item" }
            LabelPaidYear { "支付年度", "Year paid" }
            LabelRecovered { "应退金额", "Amount" }
            LabelCount { "期数", "Instalments" }
            LabelFirstMonth { "首期月份", "First month" }
            LabelSlip { "进账单", "Bank slip" }
            LabelBureau { "财政批复", "Approval" }
            HintOneDebtor { "个人填身份证号，单位填信用代码", "a person's number, or an employer's code" }
            HintFollows { "由哪张核定单或报销单付出；没有可不填", "the determination or bill that paid it, if there is one" }
            HintComes { "只有个人可以抵扣", "only a person is set off against" }
            AccountExpense { "支出户", "expenditure account" }
            AccountIncome { "收入户", "income account" }
            RepaymentTitle { "登记退款到账", "Money came back" }
            WriteOffTitle { "核销", "Write off" }
            SaidNotOpen { "审批后未结清的追回单才能登记", "Only a recovery that is approved and not settled takes money" }
            KeyRepay { "登记退款", "Money came" }
            KeyWriteOff { "核销", "Write off" }
            RecoveryParts { "已退款项 ({n})", "Came back ({n})" }
            RecoveryInstalments { "分期 ({n})", "Instalments ({n})" }
        ] }
    };
}
