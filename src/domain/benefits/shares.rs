//! Shares that must add up to a cap (7.6, convention C-6).

use std::cmp::Reverse;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::domain::money::Money;

/// Each one's monthly share: rate times own wage; where that is more than the cap together, the cap in proportion, rounded
/// down, the left-over fen to the largest remainders, ties in order (C-6).
#[must_use]
pub fn shares(own: Money, rates: &[Decimal], cap: Decimal) -> Vec<Money> {
    let sum: Decimal = rates.iter().sum();
    // At the cap itself rounding could pass it by a fen, so the whole is shared out there too.
    if sum < cap {
        return rates.iter().map(|r| own.exact().times(*r).round()).collect();
    }
    let total = own.exact().times(cap).round();
    let part = |rate: &Decimal| Decimal::from(total.fen()) * *rate / sum;
    let floors: Vec<i64> = rates.iter().map(|r| part(r).floor().to_i64().unwrap_or_default()).collect();
    // Compared as whole numbers, total times rate less floor times sum, so that no division blurs a tie.
    let remainder = |i: usize| Decimal::from(total.fen()) * rates[i] - Decimal::from(floors[i]) * sum;
    let mut order: Vec<usize> = (0..rates.len()).collect();
    order.sort_by_key(|i| Reverse(remainder(*i)));
    let mut out = floors.clone();
    let left = total.fen() - floors.iter().sum::<i64>();
    for i in order.into_iter().take(usize::try_from(left).unwrap_or_default()) {
        out[i] += 1;
    }
    out.into_iter().map(Money::from_fen).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn money(text: &str) -> Money {
        Money::parse(text).expect("an amount")
    }

    fn rates(texts: &[&str]) -> Vec<Decimal> {
        texts.iter().map(|t| Decimal::from_str_exact(t).expect("a rate")).collect()
    }

    #[test]
    fn left_over_fen_go_to_the_largest_remainders() {
        let shown = |own: &str, r: &[&str]| -> Vec<String> {
            shares(money(own), &rates(r), Decimal::ONE).into_iter().map(Money::plain).collect()
        };
        assert_eq!(shown("5000", &["0.4", "0.3", "0.3", "0.3"]), ["1538.46", "1153.85", "1153.85", "1153.84"]);
        assert_eq!(shown("5100.01", &["0.4", "0.3", "0.3", "0.3", "0.3"]), ["1275.01", "956.25", "956.25", "956.25", "956.25"]);
        assert_eq!(shown("6000", &["0.4", "0.3"]), ["2400.00", "1800.00"]);
        assert_eq!(shown("6000", &[]), [""; 0]);
    }

    proptest! {
        #[test]
        fn capped_shares_add_to_the_cap(fen in 1_i64..100_000_000, n in 1_usize..12, lonely in 0_usize..12) {
            let mut r = vec![Decimal::new(3, 1); n];
            r[0] = Decimal::new(4, 1);
            for rate in r.iter_mut().take(lonely) {
                *rate += Decimal::new(1, 1);
            }
            let own = Money::from_fen(fen);
            let all = shares(own, &r, Decimal::ONE);
            let total: Money = all.iter().copied().sum();
            if r.iter().sum::<Decimal>() >= Decimal::ONE {
                prop_assert_eq!(total, own);
            } else {
                prop_assert!(total.fen() <= own.fen() + 1);
            }
            prop_assert!(all.iter().all(|m| m.fen() >= 0));
            // The same rate never gets more than a fen less or more than another of it.
            for (a, ra) in all.iter().zip(&r) {
                for (b, rb) in all.iter().zip(&r) {
                    prop_assert!(ra != rb || (a.fen() - b.fen()).abs() <= 1);
                }
            }
        }
    }
}
