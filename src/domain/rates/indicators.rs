//! 评审指标 (agency rules 6.2): of an employer, and added up of a class, a division or the county.

use std::ops::AddAssign;

use rust_decimal::Decimal;

use crate::domain::money::{Exact, Money};

/// An injury that was recognised in the period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Injury {
    /// 1-10; `None` before the conclusion.
    pub grade: Option<u8>,
    pub died: bool,
    /// 职业病
    pub disease: bool,
}

/// What is known of a period.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Indicators {
    /// Insured people, added up over the months.
    pub person_months: i64,
    /// 缴费基数 where it is known, else the wages.
    pub base: Money,
    pub due: Money,
    pub paid: Money,
    /// Months not paid in full that no deferral covers.
    pub arrears_months: i64,
    /// What the fund paid for the people, by item of the fund.
    pub medical: Money,
    pub disability: Money,
    pub death: Money,
    pub injuries: i64,
    pub deaths: i64,
    pub grades_1_4: i64,
    pub grades_5_6: i64,
    pub grades_7_10: i64,
    /// 职业病
    pub diseases: i64,
}

impl Indicators {
    /// Counts an injury; a death counts as one, whatever the grade was.
    pub fn count(&mut self, injury: Injury) {
        self.injuries += 1;
        self.diseases += i64::from(injury.disease);
        match (injury.died, injury.grade) {
            (true, _) => self.deaths += 1,
            (false, Some(1..=4)) => self.grades_1_4 += 1,
            (false, Some(5 | 6)) => self.grades_5_6 += 1,
            (false, Some(_)) => self.grades_7_10 += 1,
            (false, None) => {}
        }
    }

    /// What the fund paid.
    #[must_use]
    pub fn fund(&self) -> Money {
        self.medical + self.disability + self.death
    }

    /// 支缴率: what the fund paid over what was paid in, to a millionth; `None` where nothing was.
    #[must_use]
    pub fn use_ratio(&self) -> Option<Decimal> {
        self.fund().exact().per(self.paid.exact()).map(Exact::decimal).map(|r| r.round_dp(6))
    }

    /// Insured people on the average of `months`.
    #[must_use]
    pub fn average(&self, months: i64) -> Decimal {
        if months <= 0 { Decimal::ZERO } else { (Decimal::from(self.person_months) / Decimal::from(months)).round_dp(1) }
    }

    /// Years of insurance, of all people together.
    #[must_use]
    pub fn insured_years(&self) -> Decimal {
        Decimal::from(self.person_months) / Decimal::from(12)
    }

    /// 工伤发生率 in a year, per thousand insured; `None` without anybody insured.
    #[must_use]
    pub fn per_mille(&self) -> Option<Decimal> {
        let years = self.insured_years();
        (years > Decimal::ZERO).then(|| (Decimal::from(self.injuries * 1000) / years).round_dp(1))
    }
}

impl AddAssign for Indicators {
    fn add_assign(&mut self, other: Indicators) {
        self.person_months += other.person_months;
        self.arrears_months += other.arrears_months;
        for (mine, theirs) in [
            (&mut self.base, other.base),
            (&mut self.due, other.due),
            (&mut self.paid, other.paid),
            (&mut self.medical, other.medical),
            (&mut self.disability, other.disability),
            (&mut self.death, other.death),
        ] {
            *mine += theirs;
        }
        for (mine, theirs) in [
            (&mut self.injuries, other.injuries),
            (&mut self.deaths, other.deaths),
            (&mut self.grades_1_4, other.grades_1_4),
            (&mut self.grades_5_6, other.grades_5_6),
            (&mut self.grades_7_10, other.grades_7_10),
            (&mut self.diseases, other.diseases),
        ] {
            *mine += theirs;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 24 people over a year with 3 injuries: 125 per thousand; 900 paid of 1,000.
    #[test]
    fn ratios_follow_from_the_sums() {
        let mut one = Indicators { person_months: 288, paid: Money::from_fen(100_000), ..Indicators::default() };
        one.medical = Money::from_fen(30_000);
        one.death = Money::from_fen(60_000);
        for (grade, died) in [(Some(4), false), (Some(10), false), (Some(3), true)] {
            one.count(Injury { grade, died, disease: died });
        }
        assert_eq!((one.use_ratio(), one.per_mille()), (Some(Decimal::new(9, 1)), Some(Decimal::from(125))));
        assert_eq!((one.grades_1_4, one.grades_7_10, one.deaths, one.diseases), (1, 1, 1, 1));
        assert_eq!(one.average(12), Decimal::from(24));
        let mut both = one;
        both += one;
        assert_eq!((both.use_ratio(), both.injuries, both.person_months), (one.use_ratio(), 6, 576));
        assert_eq!((Indicators::default().use_ratio(), Indicators::default().per_mille()), (None, None));
    }
}
