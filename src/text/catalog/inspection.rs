//! Rows of the catalogue about inspection. The table is one; only its files are several.
/// Hands its rows, behind those it is given, to the macro that makes the table.
macro_rules! inspection_rows {
    ($table:ident! [$($rows:tt)*]) => {
        levy_rows! { $table! [
            $($rows)*
            InspectionFindings { "所附疑点", "Findings it began from" }
            InspectionFindingGone { "现已不存在", "not there any more" }
            InspectionChecklist { "检查清单", "Checklist" }
            InspectionAudit { "工资稽核表", "Wage audit" }
        ] }
    };
}
