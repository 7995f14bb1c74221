//! Rows of the catalogue about rates and proposals. The table is one; only its files are several.
/// Hands its rows, behind those it is given, to the macro that makes the table.
macro_rules! rate_rows {
    ($table:ident! [$($rows:tt)*]) => {
        inspection_rows! { $table! [
            $($rows)*
        ] }
    };
}
