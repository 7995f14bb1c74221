//! Money: what is written is read back to the fen, and nothing that is not an amount becomes one.

use gsbx::domain::money::Money;
use proptest::prelude::*;

proptest! {
    #[test]
    fn what_is_shown_is_read_back(fen in -1_000_000_000_000i64..1_000_000_000_000) {
        let money = Money::from_fen(fen);
        prop_assert_eq!(Money::parse(&money.to_string()), Ok(money));
        prop_assert_eq!(Money::parse(&money.plain()), Ok(money));
    }

    #[test]
    fn no_text_makes_it_panic(text in "\\PC*") {
        let _ = Money::parse(&text);
    }

    #[test]
    fn whole_fen_never_change_by_rounding(fen in -1_000_000_000_000i64..1_000_000_000_000) {
        prop_assert_eq!(Money::from_fen(fen).exact().round(), Money::from_fen(fen));
    }
}
