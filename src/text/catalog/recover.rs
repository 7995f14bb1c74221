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
            RecoveryParts { "已退款项 ({n})", "Came back ({n})" }
            RecoveryInstalments { "分期 ({n})", "Instalments ({n})" }
        ] }
    };
}
