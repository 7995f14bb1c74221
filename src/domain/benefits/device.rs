//! 辅助器具 (5.4): what the fund pays of a fitted device, and when it may be replaced (人社部令第27号).

use chrono::{Months, NaiveDate};

use super::explain::{Bound, Figure, Operand, Operation, Quantity, Step, Trace};
use super::rule::Rule;
use crate::domain::money::Money;
use crate::domain::problem::Problem;

/// A device that was fitted, with the office's payment notice for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Device {
    /// Fitting, repair and training included.
    pub cost: Money,
    /// 最高支付限额 of the notice; `None` for a device that is not on the list.
    pub limit: Option<Money>,
    /// The committee confirmed it beforehand (art. 7).
    pub confirmed: bool,
    /// By an institution with an agreement (art. 13).
    pub at_agreement: bool,
}

/// What the fund pays: the cost up to the limit; nothing for a device that is off the list, was not confirmed, or was
/// fitted elsewhere (art. 24).
///
/// # Errors
/// `Negative`.
pub fn payable<T: Trace>(device: Device, trace: &mut T) -> Result<Money, Problem> {
    if device.cost < Money::ZERO {
        return Err(Problem::Negative);
    }
    let limit = device.limit.filter(|_| device.confirmed && device.at_agreement).unwrap_or(Money::ZERO);
    let paid = device.cost.min(limit);
    trace.step(|| {
        let operands = vec![
            Operand::Given(Quantity::Cost, Figure::Money(device.cost)),
            Operand::Given(Quantity::Limit, Figure::Money(limit)),
        ];
        Step::new(Quantity::Amount, Rule::Device, Operation::AtMost, operands, Figure::Money(paid))
            .bounded((paid < device.cost).then_some(Bound::Upper))
    });
    Ok(paid)
}

/// The first day a device may be replaced: after its minimum life, or at once when a changed injury was confirmed (art. 16).
///
/// # Errors
/// `BadDate`.
pub fn replaceable_from(fitted: NaiveDate, life_years: u32, changed: Option<NaiveDate>) -> Result<NaiveDate, Problem> {
    let months = life_years.checked_mul(12).ok_or(Problem::BadDate)?;
    let worn = fitted.checked_add_months(Months::new(months)).ok_or(Problem::BadDate)?;
    Ok(changed.map_or(worn, |day| day.min(worn)))
}

#[cfg(test)]
mod tests {
    use super::super::explain::{Recorder, Silent};
    use super::*;

    #[test]
    fn a_device_is_paid_up_to_its_limit_and_only_by_the_rules() {
        let fen = Money::from_fen;
        let device = Device { cost: fen(500_000), limit: Some(fen(420_000)), confirmed: true, at_agreement: true };
        let mut trace = Recorder::default();
        assert_eq!(payable(device, &mut trace), Ok(fen(420_000)));
        assert_eq!(trace.steps[0].bound, Some(Bound::Upper));
        assert_eq!(payable(Device { cost: fen(400_000), ..device }, &mut Silent), Ok(fen(400_000)));
        for not_due in
            [Device { limit: None, ..device }, Device { confirmed: false, ..device }, Device { at_agreement: false, ..device }]
        {
            assert_eq!(payable(not_due, &mut Silent), Ok(Money::ZERO), "{not_due:?}");
        }
        assert_eq!(payable(Device { cost: fen(-1), ..device }, &mut Silent), Err(Problem::Negative));
    }

    #[test]
    fn a_device_lasts_its_life_unless_the_injury_changed() {
        let day = |t: &str| t.parse::<NaiveDate>().expect("a day");
        assert_eq!(replaceable_from(day("2021-05-01"), 4, None), Ok(day("2025-05-01")));
        assert_eq!(replaceable_from(day("2021-05-01"), 4, Some(day("2023-02-01"))), Ok(day("2023-02-01")));
        assert_eq!(replaceable_from(day("2021-05-01"), u32::MAX, None), Err(Problem::BadDate));
    }
}
