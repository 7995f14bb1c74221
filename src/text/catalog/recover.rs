//! Rows of the catalogue about recoveries. The table is one; only its files are several.

/// Hands its rows, behind those it is given, to the macro that makes the table.
macro_rules! recover_rows {
    ($table:ident! [$($rows:tt)*]) => {
        bill_rows! { $table! [
            $($rows)*
            LabelRecovery { "追回单", "Recovery" }
        ] }
    };
}
