//! Rules about declared wages.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::finding::{Fact, Finding, Says};
use super::rules::{ClaimSeen, Rule, Seen, WorkerSeen};
use super::thresholds::change;
use crate::domain::money::Money;

/// A finding about a worker in the month.
fn of_worker(seen: &Seen, rule: Rule, worker: &WorkerSeen, evidence: Vec<(Fact, Says)>) -> Finding {
    Finding { rule, employer: worker.employer, person: Some(worker.person), month: Some(seen.month), evidence }
}

/// Full-time workers of the whole month with less than the minimum wage.
pub(super) fn below_minimum(seen: &Seen) -> Vec<Finding> {
    let least = seen.limits.minimum_wage;
    let of = |worker: &WorkerSeen| {
        let wage = worker.wage.filter(|w| *w < least && worker.is_full_time() && worker.is_whole(seen.month, seen.month))?;
        let evidence = vec![(Fact::Wage, Says::Money(wage)), (Fact::MinimumWage, Says::Money(least))];
        Some(of_worker(seen, Rule::BelowMinimum, worker, evidence))
    };
    seen.workers.iter().filter_map(of).collect()
}

/// Bases under the floor; of wages that were taken over, where no base is known, the wage itself.
pub(super) fn below_floor(seen: &Seen) -> Vec<Finding> {
    let (floor, least) = (seen.limits.floor, seen.limits.minimum_wage);
    let of = |worker: &WorkerSeen| {
        let wage = worker.wage?;
        let declared = worker.base.unwrap_or(wage);
        // Who has less than the minimum wage is named for that.
        let is_named = worker.base.is_none() && wage < least;
        let counts = worker.is_full_time() && worker.is_whole(seen.month, seen.month);
        if declared >= floor || is_named || !counts {
            return None;
        }
        let fact = if worker.base.is_some() { Fact::Base } else { Fact::Wage };
        let evidence = vec![(fact, Says::Money(declared)), (Fact::Floor, Says::Money(floor))];
        Some(of_worker(seen, Rule::BelowFloor, worker, evidence))
    };
    seen.workers.iter().filter_map(of).collect()
}

/// Employers where nearly all have one and the same wage.
pub(super) fn same_wage(seen: &Seen) -> Vec<Finding> {
    let limits = seen.limits;
    let mut wages: HashMap<i64, HashMap<Money, i64>> = HashMap::new();
    for worker in seen.workers {
        if let Some(wage) = worker.wage {
            *wages.entry(worker.employer).or_default().entry(wage).or_default() += 1;
        }
    }
    let of = |(employer, wages): (i64, HashMap<Money, i64>)| {
        let heads: i64 = wages.values().sum();
        let (wage, same) = wages.into_iter().max_by_key(|(wage, n)| (*n, *wage))?;
        if heads < limits.same_wage_heads || Decimal::from(same) < Decimal::from(heads) * limits.same_wage_share {
            return None;
        }
        let evidence =
            vec![(Fact::Heads, Says::Count(heads)), (Fact::SameWageHeads, Says::Count(same)), (Fact::Wage, Says::Money(wage))];
        Some(Finding { rule: Rule::SameWage, employer, person: None, month: Some(seen.month), evidence })
    };
    wages.into_iter().filter_map(of).collect()
}

/// Wages that moved far from the month before.
pub(super) fn wage_jump(seen: &Seen) -> Vec<Finding> {
    let limits = seen.limits;
    let of = |worker: &WorkerSeen| {
        let (before, now) = (worker.wage_before?, worker.wage?);
        let moved = Money::from_fen((now - before).fen().abs());
        let share = change(before.yuan(), now.yuan())?;
        let is_far = share.abs() >= limits.jump_share && moved >= limits.jump_amount;
        if !is_far || !worker.is_whole(seen.month.previous(), seen.month) {
            return None;
        }
        let evidence = vec![
            (Fact::WageBefore, Says::Money(before)),
            (Fact::Wage, Says::Money(now)),
            (Fact::Change, Says::Share(share.round_dp(4))),
            (Fact::Threshold, Says::Share(limits.jump_share)),
        ];
        Some(of_worker(seen, Rule::WageJump, worker, evidence))
    };
    seen.workers.iter().filter_map(of).collect()
}

/// Determinations that went by wages far above the declared ones.
pub(super) fn claimed_wage(seen: &Seen) -> Vec<Finding> {
    let of = |claim: &ClaimSeen| {
        let months = i64::try_from(claim.months.len()).ok().filter(|n| *n > 0)?;
        let average = |sum: Money| Money::from_fen(sum.fen() / months);
        let declared = average(claim.months.iter().map(|(d, _)| *d).sum());
        let claimed = average(claim.months.iter().map(|(_, c)| *c).sum());
        let share = change(declared.yuan(), claimed.yuan())?;
        if share < seen.limits.claimed_share {
            return None;
        }
        let evidence = vec![
            (Fact::DeclaredAverage, Says::Money(declared)),
            (Fact::ClaimedAverage, Says::Money(claimed)),
            (Fact::Change, Says::Share(share.round_dp(4))),
            (Fact::Threshold, Says::Share(seen.limits.claimed_share)),
            (Fact::Sheet, Says::Text(claim.sheet.clone())),
        ];
        Some(Finding { rule: Rule::ClaimedWage, employer: claim.employer, person: Some(claim.person), month: None, evidence })
    };
    seen.claims.iter().filter_map(of).collect()
}
