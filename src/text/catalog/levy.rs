//! Rows of the catalogue about what employers declare, owe and pay. The table is one; only its files are several.

/// Hands its rows, behind those it is given, to the macro that makes the table.
macro_rules! levy_rows {
    ($table:ident! [$($rows:tt)*]) => {
        employer_rows! { $table! [
            $($rows)*
            ColBase { "缴费基数", "Base" }
            ColLevyDue { "应缴", "Due" }
            ColHeads { "人数", "Heads" }
            MonthDeferred { "缓缴", "deferred" }
        ] }
    };
}
