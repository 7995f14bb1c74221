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
            LevyAll { "合计", "All" }
            LevyToReverse { "须冲销", "reverse" }
            LevyByEstimate { "按上月生成", "by estimate" }
            LevyPreview { "{month} 申报核定，现在生成的最后缴费日 {day}", "{month}: what is fixed now is due by {day}" }
            LevyFixed { "{month} 新生成应缴 {n} 户，最后缴费日 {day}", "{month}: {n} employers fixed, due by {day}" }
        ] }
    };
}
