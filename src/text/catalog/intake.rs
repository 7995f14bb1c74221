//! Rows of the catalogue about taking claims in. The table is one; only its files are several.

/// Hands its rows, behind those it is given, to the macro that makes the table.
macro_rules! intake_rows {
    ($table:ident! [$($rows:tt)*]) => {
        paper_rows! { $table! [
            $($rows)*
            ScreenIntake { "受理", "Intake" }
            IntakeTitle { "工伤受理", "Taking a claim in" }
            ReviseTitle { "变更案件内容", "Changing a claim" }
            ConflictTitle { "逐项选择", "Choose field by field" }
            KeyToIntake { "到受理", "To intake" }
            KeyIntake { "受理", "Take in" }
            KeyRevise { "变更", "Change" }
            KeyPanel { "看提示", "What matters" }
            KeyNextClaim { "下一件", "Next claim" }
            KeyTheirs { "用对方的", "Theirs" }
            KeyMine { "用我的", "Mine" }
            ScopeIntake { "受理", "Intake" }
            ScopeFiled { "已收件", "Taken in" }
            ScopeConflict { "逐项选择", "Choosing" }
            HintEmployer { "编号、拼音首字母；别的单位输名称中的几个字", "number or initials; for others a part of the name" }
            HintOldGrade { "1 到 10，没有等级的填 none；只用于已定级、结案", "1 to 10, or none; only for graded and closed ones" }
            HintReportOnly { "只报案、还没有申请的，留空", "leave it empty if it is a report only" }
            HintReason { "已作决定的案件，变更须说明理由", "a decided case is changed only with a reason" }
            PressEnter { "没有读出来，按 Enter 重试", "It could not be read; Enter tries again" }
            SaidChooseFirst { "还有没选的项", "There are fields to choose yet" }
        ] }
    };
}
