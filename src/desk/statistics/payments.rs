//! What was settled for whom in a period and which monthly benefits ran, sorted by kinds of benefits.

use std::collections::HashMap;

use super::appraisal::DISEASE;
use crate::desk::{Desk, Refusal};
use crate::domain::money::Money;
use crate::domain::statistics::period::Period;
use crate::store::statistics::benefits::{BenefitFact, SettledRow};
use crate::store::statistics::cases::{CaseFact, StepFact};

/// Kinds of benefits, in the order of the table.
pub(super) const KINDS: [&str; 9] =
    ["medical", "disability_1_4", "disability_5_6", "disability_7_10", "disability", "nursing", "death", "dependants", "other"];

/// A payment that was settled.
pub(super) struct Paid {
    pub person: i64,
    /// One of [`KINDS`].
    pub kind: &'static str,
    /// Row of the monthly benefit it was of.
    pub monthly: Option<String>,
    pub amount: Money,
    /// For an occupational disease.
    pub is_disease: bool,
}

/// A monthly benefit that ran at some time of a period.
pub(super) struct Running {
    pub person: i64,
    pub kind: &'static str,
    pub monthly: String,
    /// In a month of the period.
    pub in_force: bool,
    pub begun: bool,
    pub ended: bool,
    pub at_end: bool,
}

/// A monthly benefit as it stands at the end of a period.
struct Benefit<'a> {
    first: &'a BenefitFact,
    amounts: Vec<Money>,
    running: Running,
}

/// What payments are sorted by.
struct Known<'a> {
    cases: HashMap<i64, CaseFact>,
    /// The grade of a case at the end of the period.
    grades: HashMap<i64, u8>,
    benefits: HashMap<i64, Vec<Benefit<'a>>>,
}

impl Desk {
    /// Payments and monthly benefits of a period.
    pub(super) fn paid_and_running(&self, period: Period) -> Result<(Vec<Paid>, Vec<Running>), Refusal> {
        let events = self.store.benefit_facts(period.last())?;
        let steps = self.store.step_facts(period.last_day())?;
        let mut benefits: HashMap<i64, Vec<Benefit>> = HashMap::new();
        for of_one in events.chunk_by(|a, b| a.benefit == b.benefit) {
            let benefit = benefit(of_one, period);
            benefits.entry(benefit.first.person).or_default().push(benefit);
        }
        let known = Known { cases: self.store.case_facts()?, grades: grades(&steps), benefits };
        let rows = self.store.settled_payments(period.first_day(), period.last_day())?;
        let paid = rows.iter().map(|row| known.paid(row)).collect();
        let running = known.benefits.into_values().flatten().map(|b| b.running).filter(|r| r.in_force || r.ended).collect();
        Ok((paid, running))
    }
}

/// The newest grade of each case.
pub(super) fn grades(steps: &[StepFact]) -> HashMap<i64, u8> {
    steps.iter().filter_map(|s| Some((s.case, s.grade?))).collect()
}

fn benefit(events: &[BenefitFact], period: Period) -> Benefit<'_> {
    let first = &events[0];
    let ended = events.last().filter(|e| e.what == "end").map(|e| e.month);
    let running = Running {
        person: first.person,
        kind: kind_of(&first.kind, first.grade),
        monthly: monthly_row(&first.kind, first.grade),
        in_force: ended.is_none_or(|end| end > period.first()),
        begun: period.holds_month(first.month),
        ended: ended.is_some_and(|end| period.holds_month(end)),
        at_end: ended.is_none(),
    };
    Benefit { first, amounts: events.iter().filter_map(|e| e.amount).collect(), running }
}

fn monthly_row(kind: &str, grade: Option<u8>) -> String {
    grade.map_or_else(|| kind.to_owned(), |grade| format!("{kind}-{grade:02}"))
}

fn disability(grade: Option<u8>) -> &'static str {
    match grade {
        Some(1..=4) => "disability_1_4",
        Some(5..=6) => "disability_5_6",
        Some(7..=10) => "disability_7_10",
        _ => "disability",
    }
}

/// The kind of what was owed, or of a monthly benefit.
fn kind_of(item: &str, grade: Option<u8>) -> &'static str {
    match item {
        "medical" | "meals" | "travel" | "device" => "medical",
        "disability_lump_sum" | "allowance" | "pension_difference" | "termination_medical" => disability(grade),
        "nursing_allowance" => "nursing",
        "funeral" | "death_lump_sum" | "missing_advance" => "death",
        "dependant_pension" => "dependants",
        _ => "other",
    }
}

impl Known<'_> {
    fn paid(&self, row: &SettledRow) -> Paid {
        let benefit = self.benefit_of(row);
        let of_case = row.case.and_then(|case| self.grades.get(&case).copied());
        let grade = of_case.or(benefit.and_then(|b| b.first.grade));
        let kind = match (row.account.as_str(), benefit) {
            ("", _) => kind_of(&row.item, grade),
            ("out_medical", _) => "medical",
            ("out_disability" | "out_death", Some(benefit)) => benefit.running.kind,
            ("out_disability", None) => disability(grade),
            ("out_death", None) => "death",
            _ => "other",
        };
        Paid {
            person: row.person,
            kind,
            monthly: benefit.map(|b| b.running.monthly.clone()),
            amount: row.amount,
            is_disease: row.case.and_then(|case| self.cases.get(&case)).is_some_and(|c| c.situation == DISEASE),
        }
    }

    /// The monthly benefit a payment was of: the one that is named, else one of the person that ever was that much.
    fn benefit_of(&self, row: &SettledRow) -> Option<&Benefit<'_>> {
        let mut of_person = self.benefits.get(&row.person)?.iter();
        if row.account.is_empty() {
            return of_person.find(|b| b.first.kind == row.item);
        }
        let is_of = |b: &&Benefit| match row.account.as_str() {
            "out_disability" => b.first.kind != "dependant_pension",
            "out_death" => b.first.kind == "dependant_pension",
            _ => false,
        };
        of_person.find(|b| is_of(b) && b.amounts.contains(&row.amount))
    }
}
