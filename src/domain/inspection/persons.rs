//! Rules about who is insured.

use std::collections::HashMap;

use super::finding::{Fact, Finding, Says};
use super::rules::{Rule, Seen, WorkerSeen};
use crate::domain::benefits::explain::Silent;
use crate::domain::benefits::item::ItemKind;
use crate::domain::benefits::retirement::{Class, retirement};
use crate::domain::identity::{Sex, age_on};

/// How things stand with somebody who is insured at the end of the month.
fn standing(rule: Rule, worker: &WorkerSeen, evidence: Vec<(Fact, Says)>) -> Finding {
    Finding { rule, employer: worker.employer, person: Some(worker.person), month: None, evidence }
}

fn insured<'a>(seen: &'a Seen) -> impl Iterator<Item = &'a WorkerSeen> {
    let last = seen.month.last_day();
    seen.workers.iter().filter(move |w| w.insured_to.is_none_or(|to| to >= last))
}

/// Past the statutory retirement date and not insured as over age.
pub(super) fn past_retirement(seen: &Seen) -> Vec<Finding> {
    let last = seen.month.last_day();
    let of = |worker: &WorkerSeen| {
        let too_young = i64::from(age_on(worker.birth, last)) < seen.limits.least_retirement_age;
        if too_young || matches!(worker.category.as_str(), "over_age" | "old_injury") {
            return None;
        }
        let class = if worker.sex == Sex::Female { seen.limits.women } else { Class::Male };
        let date = retirement(seen.book, class, worker.birth, &mut Silent).ok()?.date;
        if last <= date {
            return None;
        }
        let evidence = vec![
            (Fact::Age, Says::Count(i64::from(age_on(worker.birth, last)))),
            (Fact::RetirementDate, Says::Day(date)),
            (Fact::InsuredFrom, Says::Day(worker.insured_from)),
        ];
        Some(standing(Rule::PastRetirement, worker, evidence))
    };
    insured(seen).filter_map(of).collect()
}

/// Insured before the least age to work at.
pub(super) fn under_age(seen: &Seen) -> Vec<Finding> {
    let least = seen.limits.working_age;
    let of = |worker: &WorkerSeen| {
        let age = i64::from(age_on(worker.birth, worker.insured_from.max(seen.month.first_day())));
        let evidence = vec![
            (Fact::Age, Says::Count(age)),
            (Fact::WorkingAge, Says::Count(least)),
            (Fact::InsuredFrom, Says::Day(worker.insured_from)),
        ];
        (age < least).then(|| standing(Rule::UnderAge, worker, evidence))
    };
    insured(seen).filter_map(of).collect()
}

/// Full time with more than one employer at once. Each of them is told of the first other one.
pub(super) fn two_employers(seen: &Seen) -> Vec<Finding> {
    let mut by_person: HashMap<i64, Vec<&WorkerSeen>> = HashMap::new();
    for worker in insured(seen).filter(|w| w.is_full_time()) {
        by_person.entry(worker.person).or_default().push(worker);
    }
    let name = |id: i64| seen.employers.iter().find(|e| e.id == id).map(|e| e.name.clone()).unwrap_or_default();
    let mut out = Vec::new();
    for places in by_person.values().filter(|places| places.len() > 1) {
        for worker in places {
            let Some(other) = places.iter().find(|o| o.employer != worker.employer) else { continue };
            let evidence = vec![
                (Fact::InsuredFrom, Says::Day(worker.insured_from)),
                (Fact::OtherEmployer, Says::Text(name(other.employer))),
                (Fact::InsuredFrom, Says::Day(other.insured_from)),
            ];
            out.push(standing(Rule::TwoEmployers, worker, evidence));
        }
    }
    out
}

/// Insured after his death.
pub(super) fn dead(seen: &Seen) -> Vec<Finding> {
    let dead: HashMap<i64, _> = seen.dead.iter().copied().collect();
    let of = |worker: &WorkerSeen| {
        let died = *dead.get(&worker.person)?;
        if died >= seen.month.first_day() {
            return None;
        }
        let mut evidence = vec![(Fact::DiedOn, Says::Day(died)), (Fact::InsuredFrom, Says::Day(worker.insured_from))];
        evidence.extend(worker.wage.map(|w| (Fact::Wage, Says::Money(w))));
        Some(standing(Rule::Dead, worker, evidence))
    };
    insured(seen).filter_map(of).collect()
}

/// Insured as working while a monthly benefit is paid that ends with work, or stands for a working life that is over.
pub(super) fn receiving(seen: &Seen) -> Vec<Finding> {
    let receiving: HashMap<i64, &String> = seen.receiving.iter().map(|(person, benefit)| (*person, benefit)).collect();
    let of = |worker: &WorkerSeen| {
        let benefit = *receiving.get(&worker.person)?;
        // Grades 1 to 4 keep their relation but have left the post (rules 6.7): only a wage contradicts that.
        let keeps_relation = benefit != ItemKind::DependantPension.id() && worker.wage.is_none();
        if keeps_relation || worker.category == "old_injury" {
            return None;
        }
        let mut evidence =
            vec![(Fact::Benefit, Says::Text(benefit.clone())), (Fact::InsuredFrom, Says::Day(worker.insured_from))];
        evidence.extend(worker.wage.map(|w| (Fact::Wage, Says::Money(w))));
        Some(standing(Rule::Receiving, worker, evidence))
    };
    insured(seen).filter_map(of).collect()
}
