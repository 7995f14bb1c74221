//! Rows of the catalogue about statistics. The table is one; only its files are several.

/// Hands its rows, behind those it is given, to the macro that makes the table.
macro_rules! statistics_rows {
    ($table:ident! [$($rows:tt)*]) => {
        rate_rows! { $table! [
            $($rows)*
            ScreenReports { "报表", "Reports" }
            ShortReports { "表", "Rpt" }
            KeyToReports { "到报表", "To reports" }
            PremiumsTitle { "征缴情况", "Premiums" }
            PremiumsHead { "{year} 年征缴情况，元", "Premiums of {year}, yuan" }
            PremiumsNone { "这一年没有征缴记录", "No premiums of that year" }
            PremiumsTotal { "合计", "Total" }
            ColEmployers { "户数", "Firms" }
        ] }
    };
}
