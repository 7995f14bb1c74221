//! 单据编号: `BX-2021-000123`, counted per kind and year.

use super::kind::SheetKind;

/// Digits of the serial number.
const DIGITS: usize = 6;

/// A sheet's number.
#[must_use]
pub fn sheet_number(kind: SheetKind, year: i32, serial: u32) -> String {
    format!("{}-{year}-{serial:0DIGITS$}", kind.prefix())
}

/// The kind a number tells of.
#[must_use]
pub fn kind_of(number: &str) -> Option<SheetKind> {
    SheetKind::ALL.into_iter().find(|k| number.trim().to_ascii_uppercase().starts_with(k.prefix()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_numbers_of_its_own() {
        for kind in SheetKind::ALL {
            assert_eq!(kind_of(&sheet_number(kind, 2021, 7)), Some(kind));
            assert_eq!(SheetKind::parse(kind.id()), Some(kind));
        }
        assert_eq!(sheet_number(SheetKind::Reimbursement, 2021, 123), "BX-2021-000123");
        assert_eq!(kind_of("GS-2021-000001"), None);
    }
}
