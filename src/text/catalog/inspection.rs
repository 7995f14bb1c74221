//! Rows of the catalogue about inspection. The table is one; only its files are several.
/// Hands its rows, behind those it is given, to the macro that makes the table.
macro_rules! inspection_rows {
    ($table:ident! [$($rows:tt)*]) => {
        levy_rows! { $table! [
            $($rows)*
        ] }
    };
}
