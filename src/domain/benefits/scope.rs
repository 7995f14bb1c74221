//! Which items somebody can get at all, where the right is not that of a first injury: relapse (5.5), old injured workers
//! (5.6), and what the fund takes over after back-payment (2.10).

use super::item::ItemKind;

/// Where the right comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    FirstInjury,
    /// 旧伤复发, confirmed: treatment, devices and a new paid leave, no second lump sum (K1 art. 38).
    Relapse,
    /// 老工伤人员: treatment, devices and monthly items, never lump sums of the past.
    OldInjury,
    /// An injury before joining, for what arose after premium and late fee were paid (K1 art. 62(3)).
    BackPaid,
}

/// Whether an item can be due.
#[must_use]
pub const fn is_open(origin: Origin, kind: ItemKind) -> bool {
    use ItemKind::{
        DeathLumpSum, DependantPension, Device, DisabilityAllowance, DisabilityLumpSum, Funeral, IllegalCompensation,
        IllegalOther, LateFee, Meal, Medical, MissingAdvance, MissingWage, NursingAllowance, PaidLeaveWage, PensionDifference,
        Premium, TerminationEmployment, TerminationMedical, Travel,
    };
    match origin {
        Origin::FirstInjury => true,
        Origin::Relapse => !matches!(kind, DisabilityLumpSum),
        Origin::OldInjury => match kind {
            Medical | Meal | Travel | Device | DisabilityAllowance | NursingAllowance | PensionDifference | DependantPension => {
                true
            }
            PaidLeaveWage
            | DisabilityLumpSum
            | TerminationMedical
            | TerminationEmployment
            | Funeral
            | DeathLumpSum
            | MissingWage
            | MissingAdvance
            | IllegalCompensation
            | IllegalOther
            | Premium
            | LateFee => false,
        },
        Origin::BackPaid => !matches!(kind, DisabilityLumpSum | Funeral | DeathLumpSum | MissingAdvance),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_lump_sum_comes_twice_or_late() {
        for origin in [Origin::Relapse, Origin::OldInjury, Origin::BackPaid] {
            assert!(!is_open(origin, ItemKind::DisabilityLumpSum));
            assert!(is_open(origin, ItemKind::Medical) && is_open(origin, ItemKind::Device));
        }
        assert!(is_open(Origin::Relapse, ItemKind::PaidLeaveWage));
        assert!(is_open(Origin::BackPaid, ItemKind::TerminationMedical));
        assert!(ItemKind::ALL.into_iter().all(|k| is_open(Origin::FirstInjury, k)));
    }
}
