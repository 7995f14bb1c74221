//! S3 工伤认定: what was applied for and decided in a period, by situation; and which decision of a case holds.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::desk::{Desk, Refusal};
use crate::domain::case::workflow::Step;
use crate::domain::statistics::period::Period;
use crate::domain::statistics::table::{ColumnId, Group, ListKind, RowKey, TableId, Value};
use crate::domain::statistics::tally::{Counted, Measured, Sorted};
use crate::store::statistics::cases::{CaseFact, StepFact};

const COLUMNS: [ColumnId; 7] = [
    ColumnId::Received,
    ColumnId::NotAccepted,
    ColumnId::Decided,
    ColumnId::Injury,
    ColumnId::Deemed,
    ColumnId::NotRecognised,
    ColumnId::Days,
];

/// What the bureau decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    Injury,
    Deemed,
    NotRecognised,
}

/// The decision on a case that holds at the end of a period.
#[derive(Debug, Clone)]
pub(super) struct Decision {
    pub case: i64,
    pub outcome: Outcome,
    pub on: NaiveDate,
    pub situation: String,
    /// The day the case was applied for, where that is on file.
    pub applied_on: Option<NaiveDate>,
}

/// Decisions that hold, of the steps of all cases up to a day. One that was revoked does not.
pub(super) fn decisions(steps: &[StepFact], cases: &HashMap<i64, CaseFact>) -> Vec<Decision> {
    let mut out = Vec::new();
    for of_case in steps.chunk_by(|a, b| a.case == b.case) {
        let decides = |s: &&StepFact| matches!(s.step, Step::Recognise | Step::Deem | Step::Reject | Step::Revoke);
        let Some(step) = of_case.iter().rev().find(decides) else { continue };
        let outcome = match step.step {
            Step::Recognise => Outcome::Injury,
            Step::Deem => Outcome::Deemed,
            Step::Reject => Outcome::NotRecognised,
            _ => continue,
        };
        let claimed = cases.get(&step.case).map(|c| c.situation.as_str()).unwrap_or_default();
        let situation = if step.situation.is_empty() { claimed } else { &step.situation };
        let applied_on = of_case.iter().find(|s| s.step == Step::Apply).map(|s| s.on);
        out.push(Decision { case: step.case, outcome, on: step.on, situation: situation.to_owned(), applied_on });
    }
    out
}

enum Fact {
    Received(i64),
    NotAccepted(i64),
    Decided(Decision),
}

impl Desk {
    pub(super) fn count_recognition(&self, period: Period) -> Result<Counted, Refusal> {
        let (cases, steps) = (self.store.case_facts()?, self.store.step_facts(period.last_day())?);
        let claimed = |case: i64| cases.get(&case).map(|c| c.situation.clone()).unwrap_or_default();
        let mut facts: Vec<(String, Fact)> = Vec::new();
        for step in steps.iter().filter(|s| period.holds(s.on)) {
            match step.step {
                Step::Apply => facts.push((claimed(step.case), Fact::Received(step.case))),
                Step::Refuse => facts.push((claimed(step.case), Fact::NotAccepted(step.case))),
                _ => {}
            }
        }
        let decided = decisions(&steps, &cases).into_iter().filter(|d| period.holds(d.on));
        facts.extend(decided.map(|d| (d.situation.clone(), Fact::Decided(d))));
        let mut counted = Counted::new(TableId::Recognition, period, COLUMNS.to_vec());
        let all: Vec<&Fact> = facts.iter().map(|(_, fact)| fact).collect();
        counted.add_row(RowKey::total(), |column| measure(column, &all));
        let group = Group::Situation;
        let facts = facts.iter().map(|(code, fact)| (code.clone(), fact)).collect();
        let sorted = Sorted { group, order: self.order(group), all: false, facts };
        counted.add_group(sorted, |_, column, facts| measure(column, facts));
        counted.adds_up(group, &COLUMNS[..COLUMNS.len() - 1]);
        Ok(counted)
    }
}

fn measure(column: ColumnId, facts: &[&Fact]) -> Measured {
    let of = |which: &dyn Fn(&Fact) -> Option<i64>| Measured::different(ListKind::Cases, facts.iter().filter_map(|f| which(f)));
    let decided = |outcome: Option<Outcome>| {
        of(&|f| match f {
            Fact::Decided(d) if outcome.is_none_or(|o| o == d.outcome) => Some(d.case),
            _ => None,
        })
    };
    match column {
        ColumnId::Received => of(&|f| if let Fact::Received(case) = f { Some(*case) } else { None }),
        ColumnId::NotAccepted => of(&|f| if let Fact::NotAccepted(case) = f { Some(*case) } else { None }),
        ColumnId::Decided => decided(None),
        ColumnId::Injury => decided(Some(Outcome::Injury)),
        ColumnId::Deemed => decided(Some(Outcome::Deemed)),
        ColumnId::NotRecognised => decided(Some(Outcome::NotRecognised)),
        ColumnId::Days => {
            let days = |f: &&&Fact| match f {
                Fact::Decided(Decision { on, applied_on: Some(applied), case, .. }) => Some(((*on - *applied).num_days(), *case)),
                _ => None,
            };
            let known: Vec<(i64, i64)> = facts.iter().filter_map(|f| days(&f)).collect();
            let number = i64::try_from(known.len()).unwrap_or(i64::MAX);
            let sum: i64 = known.iter().map(|(days, _)| days.max(&0)).sum();
            let value = crate::domain::statistics::tally::share(sum, number, 1);
            Measured::different(ListKind::Cases, known.iter().map(|(_, case)| *case)).with_value(value)
        }
        _ => Measured::plain(Value::Missing),
    }
}
