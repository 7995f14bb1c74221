//! 应缴变更: what is levied on an employer is changed after it was fixed.

use rust_decimal::Decimal;

use crate::domain::money::Money;

/// How what is levied is changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ChangeWay {
    /// 补缴: wages were declared too low, or a worker not at all.
    Supplement,
    /// 退费: too much was paid; it becomes a credit.
    Refund,
    /// 冲销: what was fixed is taken back, so that it can be declared and fixed anew.
    Reversal,
    /// 缓缴
    Deferral,
}

impl ChangeWay {
    pub const ALL: [ChangeWay; 4] = [ChangeWay::Supplement, ChangeWay::Refund, ChangeWay::Reversal, ChangeWay::Deferral];

    /// The stable word that is stored and typed.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            ChangeWay::Supplement => "supplement",
            ChangeWay::Refund => "refund",
            ChangeWay::Reversal => "reversal",
            ChangeWay::Deferral => "deferral",
        }
    }

    #[must_use]
    pub fn parse(text: &str) -> Option<ChangeWay> {
        ChangeWay::ALL.into_iter().find(|w| w.id() == text)
    }
}

/// What a month's bases grow by, and the premium of that at the rate the month was levied at, rounded once.
#[must_use]
pub fn supplement(bases: &[(Money, Money)], rate: Decimal) -> (Money, Money) {
    let grown: Money = bases.iter().map(|(old, new)| *new - *old).sum();
    (grown, grown.exact().times(rate).round())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_supplement_is_the_growth_of_the_bases_at_the_rate_of_its_month() {
        let yuan = |n: i64| Money::from_fen(n * 100);
        let rate = Decimal::from_str_exact("0.0104").expect("a rate");
        let bases = [(yuan(3276), yuan(5000)), (yuan(0), yuan(4333))];
        assert_eq!(supplement(&bases, rate), (yuan(6057), Money::from_fen(6299)));
        assert_eq!(supplement(&[(yuan(5), yuan(5))], rate), (Money::ZERO, Money::ZERO));
    }
}
