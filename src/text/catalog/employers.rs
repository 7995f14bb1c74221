//! Rows of the catalogue about employers. The table is one; only its files are several.

/// Hands its rows, behind those it is given, to the macro that makes the table.
macro_rules! employer_rows {
    ($table:ident! [$($rows:tt)*]) => {
        registration_rows! { $table! [
            $($rows)*
            ScreenEmployers { "单位", "Employers" }
            ShortEmployers { "单", "Firm" }
            KeyToEmployers { "到单位", "To employers" }
            EmployersTitle { "单位名册", "Employers" }
            EmployersNone { "没有符合的单位", "No such employer" }
            EmployersShown { "共 {n} 户", "{n} employers" }
            OnlyArrears { "仅欠费", "in arrears" }
            OnlyUndeclared { "仅本月未申报", "not declared this month" }
            KeyOnlyArrears { "仅欠费", "Arrears" }
            KeyOnlyUndeclared { "仅未申报", "Undeclared" }
            FileOverview { "概况", "Overview" }
            FileForm { "登记", "Registration" }
            FileWorkers { "人员", "Workers" }
            FileMonths { "缴费", "Months" }
            FileCases { "案件", "Cases" }
            FileRates { "费率", "Rates" }
            FileHistory { "变更", "History" }
            FileInspections { "稽核", "Inspections" }
            FileSheets { "单据", "Sheets" }
            ColCreditCode { "统一社会信用代码", "Credit code" }
            ColTown { "乡镇", "Town" }
            ColClass { "类档", "Class" }
            ColInsured { "参保", "Staff" }
            ColLeviedTo { "核定至", "Levied" }
            ColArrearsMonths { "欠费月", "Months" }
            ColArrears { "欠费(元)", "Arrears" }
        ] }
    };
}
