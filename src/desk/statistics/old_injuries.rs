//! S8 老工伤: who was hurt before the scheme, and what was paid for it.

use std::collections::{HashMap, HashSet};

use super::payments::{Paid, Running, grades};
use crate::desk::{Desk, Refusal};
use crate::domain::statistics::period::Period;
use crate::domain::statistics::table::{ColumnId, Group, ListKind, RowKey, TableId, Value};
use crate::domain::statistics::tally::{Counted, Measured, Sorted};

const COLUMNS: [ColumnId; 5] = [ColumnId::People, ColumnId::MedicalPeople, ColumnId::Medical, ColumnId::AtEnd, ColumnId::Monthly];
/// Category of employments.
const CATEGORY: &str = "old_injury";

/// An old injured worker with what concerns him.
struct Fact<'a> {
    person: i64,
    paid: Vec<&'a Paid>,
    running: Vec<&'a Running>,
}

impl Desk {
    pub(super) fn count_old_injuries(&self, period: Period) -> Result<Counted, Refusal> {
        let (paid, running) = self.paid_and_running(period)?;
        let mut of: HashMap<i64, Fact> = HashMap::new();
        let grades = self.old_injured(period)?;
        for person in grades.keys() {
            of.insert(*person, Fact { person: *person, paid: Vec::new(), running: Vec::new() });
        }
        for one in &paid {
            if let Some(fact) = of.get_mut(&one.person) {
                fact.paid.push(one);
            }
        }
        for one in &running {
            if let Some(fact) = of.get_mut(&one.person) {
                fact.running.push(one);
            }
        }
        let mut counted = Counted::new(TableId::OldInjuries, period, COLUMNS.to_vec());
        let facts: Vec<&Fact> = of.values().collect();
        counted.add_row(RowKey::total(), |column| measure(column, &facts));
        let code = |f: &Fact| grades.get(&f.person).copied().flatten().map_or_else(|| "none".to_owned(), |g| g.to_string());
        let group = Group::Grade;
        let facts = of.values().map(|f| (code(f), f)).collect();
        let sorted = Sorted { group, order: self.order(group), all: false, facts };
        counted.add_group(sorted, |_, column, facts| measure(column, facts));
        counted.adds_up(group, &COLUMNS);
        Ok(counted)
    }

    /// Old injured workers on file at the end of a period, each with the worst grade of his old injuries.
    fn old_injured(&self, period: Period) -> Result<HashMap<i64, Option<u8>>, Refusal> {
        let (cases, steps) = (self.store.case_facts()?, self.store.step_facts(period.last_day())?);
        let (grades, known) = (grades(&steps), steps.iter().map(|s| s.case).collect::<HashSet<i64>>());
        let mut out: HashMap<i64, Option<u8>> = HashMap::new();
        let spans = self.store.insured_spans(period.last_day(), period.last_day())?;
        out.extend(spans.iter().filter(|s| s.category == CATEGORY).map(|s| (s.person, None)));
        for (id, case) in cases.iter().filter(|(id, case)| case.is_old_injury && known.contains(id)) {
            let worst = out.entry(case.person).or_default();
            *worst = [*worst, grades.get(id).copied()].into_iter().flatten().min();
        }
        Ok(out)
    }
}

fn measure(column: ColumnId, facts: &[&Fact]) -> Measured {
    let people = |which: &dyn Fn(&Fact) -> bool| {
        Measured::different(ListKind::People, facts.iter().filter(|f| which(f)).map(|f| f.person))
    };
    let sum = |which: fn(&Paid) -> bool| {
        let paid = facts.iter().flat_map(|f| &f.paid).filter(|p| which(p));
        Measured::sum(ListKind::People, paid.map(|p| (p.person, p.amount)))
    };
    let is_medical = |p: &Paid| p.kind == "medical";
    match column {
        ColumnId::People => people(&|_| true),
        ColumnId::MedicalPeople => people(&|f| f.paid.iter().any(|p| is_medical(p))),
        ColumnId::Medical => sum(is_medical),
        ColumnId::AtEnd => people(&|f| f.running.iter().any(|r| r.at_end)),
        ColumnId::Monthly => sum(|p| p.monthly.is_some()),
        _ => Measured::plain(Value::Missing),
    }
}
