//! Costs with a limit: travel outside the pooling area (5.3) and assistive devices (5.4).

use chrono::{Months, NaiveDate};

use crate::domain::money::Money;
use crate::domain::problem::Problem;

/// A cost and what the office's table or notice allows for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outlay {
    pub cost: Money,
    /// `None` while the office has not entered a limit: then nobody can say what is payable.
    pub limit: Option<Money>,
}

/// 交通食宿费: actual costs up to their limits, with the hospital's certificate and the office's consent beforehand;
/// without them nothing (K1 art. 30(4)).
///
/// # Errors
/// `Negative`; `NoLimit` where the office has not entered one.
pub fn travel(outlays: &[Outlay], certified: bool, agreed: bool) -> Result<Money, Problem> {
    if !(certified && agreed) {
        return Ok(Money::ZERO);
    }
    let payable = |o: &Outlay| {
        if o.cost < Money::ZERO {
            return Err(Problem::Negative);
        }
        o.limit.map(|limit| o.cost.min(limit)).ok_or(Problem::NoLimit)
    };
    outlays.iter().map(payable).sum()
}

/// The first day a device may be replaced: after its minimum life, or at once when a changed injury was confirmed
/// (K10 art. 24).
///
/// # Errors
/// `BadDate`.
pub fn replaceable_from(fitted: NaiveDate, life_years: u32, changed: Option<NaiveDate>) -> Result<NaiveDate, Problem> {
    let worn = fitted.checked_add_months(Months::new(life_years * 12)).ok_or(Problem::BadDate)?;
    Ok(changed.map_or(worn, |day| day.min(worn)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn travel_needs_paper_consent_and_a_limit() {
        let outlay = |cost: i64, limit: Option<i64>| Outlay { cost: Money::from_fen(cost), limit: limit.map(Money::from_fen) };
        let both = [outlay(30_000, Some(20_000)), outlay(5_000, Some(8_000))];
        assert_eq!(travel(&both, true, true), Ok(Money::from_fen(25_000)));
        assert_eq!(travel(&both, true, false), Ok(Money::ZERO));
        assert_eq!(travel(&[outlay(1, None)], true, true), Err(Problem::NoLimit));
        assert_eq!(travel(&[outlay(-1, Some(1))], true, true), Err(Problem::Negative));
    }

    #[test]
    fn a_device_lasts_its_life_unless_the_injury_changed() {
        let day = |t: &str| t.parse::<NaiveDate>().expect("a day");
        assert_eq!(replaceable_from(day("2021-05-01"), 4, None), Ok(day("2025-05-01")));
        assert_eq!(replaceable_from(day("2021-05-01"), 4, Some(day("2023-02-01"))), Ok(day("2023-02-01")));
    }
}
