//! What a person's file says to a question.

use super::Fact;
use crate::domain::cover::Cover;
use crate::domain::dates::Month;
use crate::domain::money::Money;
use crate::domain::person::{CaseLine, PersonFile};

/// Payments named at most.
const PAYMENTS_MAX: usize = 4;

pub(super) fn of_cases(file: &PersonFile, facts: impl Fn(&CaseLine) -> Vec<Fact>) -> Vec<Fact> {
    if file.cases.is_empty() { vec![Fact::NoCase] } else { file.cases.iter().flat_map(facts).collect() }
}

pub(super) fn cases(file: &PersonFile) -> Vec<Fact> {
    of_cases(file, |case| vec![Fact::Case(case.clone())])
}

pub(super) fn stages(file: &PersonFile) -> Vec<Fact> {
    of_cases(file, |case| vec![Fact::Case(case.clone()), Fact::Next { state: case.state }])
}

/// The insurance on the day of each accident, with the employer of the accident.
pub(super) fn insured(file: &PersonFile) -> Vec<Fact> {
    of_cases(file, |case| vec![Fact::Insured(Cover::of(&file.employments, &file.months, &case.employer, case.accident_on))])
}

pub(super) fn payments(file: &PersonFile, of: impl Fn(&str) -> bool) -> Vec<Fact> {
    let named = file.payments.iter().filter(|p| of(&p.item)).take(PAYMENTS_MAX);
    let paid: Vec<Fact> = named.map(|p| Fact::Paid { on: p.paid_on, item: p.item.clone(), amount: p.amount }).collect();
    if paid.is_empty() { vec![Fact::NoPayment] } else { paid }
}

pub(super) fn monthly(file: &PersonFile, next: Month) -> Vec<Fact> {
    let fact = file.benefit.as_ref().map(|b| Fact::Monthly { kind: b.kind.clone(), amount: b.monthly, since: b.since, next });
    vec![fact.unwrap_or(Fact::NothingMonthly)]
}

/// The newest month with payments beside the one before it, and the items that differ.
pub(super) fn last_months(file: &PersonFile) -> Vec<Fact> {
    let month_of = |p: &crate::domain::person::PaymentLine| Month::of(p.paid_on);
    let Some(newest) = file.payments.first().map(month_of) else { return vec![Fact::NoPayment] };
    let before = file.payments.iter().map(month_of).find(|m| *m < newest);
    let sum = |month: Option<Month>, item: Option<&str>| -> Money {
        let of = |p: &&crate::domain::person::PaymentLine| Some(month_of(p)) == month && item.is_none_or(|i| p.item == i);
        file.payments.iter().filter(of).map(|p| p.amount).sum()
    };
    let mut facts = vec![Fact::Months { month: newest, amount: sum(Some(newest), None), before: sum(before, None) }];
    let mut items: Vec<&str> = Vec::new();
    for payment in file.payments.iter().filter(|p| month_of(p) == newest || Some(month_of(p)) == before) {
        if !items.contains(&payment.item.as_str()) {
            items.push(&payment.item);
        }
    }
    for item in items {
        let (amount, before) = (sum(Some(newest), Some(item)), sum(before, Some(item)));
        if amount != before {
            facts.push(Fact::Changed { item: item.to_owned(), amount, before });
        }
    }
    facts
}
