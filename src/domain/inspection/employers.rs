//! Rules about an employer as a whole.

use rust_decimal::Decimal;

use super::finding::{Fact, Finding, Says};
use super::rules::{EmployerSeen, InjurySeen, Rule, Seen};
use super::thresholds::change;
use crate::domain::dates::Month;

/// Headcounts that moved far from the month before.
pub(super) fn headcount_change(seen: &Seen) -> Vec<Finding> {
    let limits = seen.limits;
    let of = |employer: &EmployerSeen| {
        let (before, now) = (employer.heads_before?, employer.heads?);
        let share = change(Decimal::from(before), Decimal::from(now))?;
        // More than the share (agency rules 2.4), so that a tenth of a small shop's staff is no finding.
        if share.abs() <= limits.heads_share || (now - before).abs() < limits.heads_least {
            return None;
        }
        let evidence = vec![
            (Fact::HeadsBefore, Says::Count(before)),
            (Fact::Heads, Says::Count(now)),
            (Fact::Change, Says::Share(share.round_dp(4))),
            (Fact::Threshold, Says::Share(limits.heads_share)),
        ];
        Some(Finding { rule: Rule::HeadcountChange, employer: employer.id, person: None, month: Some(seen.month), evidence })
    };
    seen.employers.iter().filter_map(of).collect()
}

/// A class that is not the one of the employer's trade.
pub(super) fn class_misfit(seen: &Seen) -> Vec<Finding> {
    let of = |employer: &EmployerSeen| {
        let of_division = employer.division_class.filter(|c| *c != employer.class)?;
        let evidence = vec![
            (Fact::Division, Says::Text(employer.division.clone())),
            (Fact::DivisionClass, Says::Count(i64::from(of_division))),
            (Fact::Class, Says::Count(i64::from(employer.class))),
        ];
        Some(Finding { rule: Rule::ClassMisfit, employer: employer.id, person: None, month: None, evidence })
    };
    seen.employers.iter().filter_map(of).collect()
}

/// Injuries while the employer owed: it bears the benefits itself (rules 2.8).
pub(super) fn arrears_at_injury(seen: &Seen) -> Vec<Finding> {
    let of = |injury: &InjurySeen| {
        let evidence = vec![
            (Fact::Case, Says::Text(injury.case.clone())),
            (Fact::AccidentOn, Says::Day(injury.on)),
            (Fact::ArrearsMonths, Says::Count(injury.arrears_months)),
            (Fact::Arrears, Says::Money(injury.arrears)),
        ];
        let month = Some(Month::of(injury.on));
        Finding { rule: Rule::ArrearsAtInjury, employer: injury.employer, person: Some(injury.person), month, evidence }
    };
    seen.injuries.iter().map(of).collect()
}
