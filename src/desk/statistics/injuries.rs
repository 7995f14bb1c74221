//! S4 工伤情况: injuries recognised in a period, by what happened to whom and where.

use std::collections::HashMap;

use super::recognition::{Outcome, decisions};
use crate::desk::{Desk, Refusal};
use crate::domain::dates::Month;
use crate::domain::identity::Sex;
use crate::domain::statistics::bands;
use crate::domain::statistics::period::Period;
use crate::domain::statistics::table::{ColumnId, Group, ListKind, RowKey, TableId, Value};
use crate::domain::statistics::tally::{Counted, Measured, Sorted, share};

const COLUMNS: [ColumnId; 4] = [ColumnId::Injuries, ColumnId::People, ColumnId::Deaths, ColumnId::AccidentRate];
const GROUPS: [Group; 12] = [
    Group::Situation,
    Group::Cause,
    Group::BodyPart,
    Group::Industry,
    Group::Class,
    Group::Town,
    Group::Size,
    Group::Month,
    Group::Sex,
    Group::Age,
    Group::Hour,
    Group::Degree,
];

/// An injury that was recognised.
struct Fact {
    case: i64,
    person: i64,
    died: bool,
    employer: i64,
    /// Code of its row in each of [`GROUPS`] that is not the employer's.
    codes: HashMap<Group, String>,
}

impl Desk {
    pub(super) fn count_injuries(&self, period: Period) -> Result<Counted, Refusal> {
        let insured = self.insured(period)?;
        let facts = self.injury_facts(period)?;
        // A rate of a year wants a year's injuries.
        let averages = |group| if period.is_year_long() { insured.averages(group) } else { HashMap::new() };
        let everywhere = averages(Group::All).remove("");
        let mut counted = Counted::new(TableId::Injuries, period, COLUMNS.to_vec());
        let all: Vec<&Fact> = facts.iter().collect();
        counted.add_row(RowKey::total(), |column| measure(column, &all, everywhere));
        for group in GROUPS {
            let code = |f: &Fact| f.codes.get(&group).cloned().unwrap_or_else(|| insured.places.code(group, f.employer));
            let sorted =
                Sorted { group, order: self.order(group), all: false, facts: facts.iter().map(|f| (code(f), f)).collect() };
            let averages =
                if matches!(group, Group::Industry | Group::Class | Group::Town) { averages(group) } else { HashMap::new() };
            counted.add_group(sorted, |key, column, facts| measure(column, facts, averages.get(&key.code).copied()));
            counted.adds_up(group, &[ColumnId::Injuries, ColumnId::Deaths]);
        }
        Ok(counted)
    }

    fn injury_facts(&self, period: Period) -> Result<Vec<Fact>, Refusal> {
        let (cases, steps) = (self.store.case_facts()?, self.store.step_facts(period.last_day())?);
        let decisions = decisions(&steps, &cases).into_iter();
        let recognised = decisions.filter(|d| d.outcome != Outcome::NotRecognised && period.holds(d.on));
        let fact = |d: super::recognition::Decision| {
            let case = cases.get(&d.case)?;
            let sex = if case.sex == Sex::Male { "male" } else { "female" };
            let codes = HashMap::from([
                (Group::Situation, d.situation),
                (Group::Cause, case.cause.clone()),
                (Group::BodyPart, bands::body_part(&case.body_part).to_owned()),
                (Group::Month, Month::of(d.on).to_string()),
                (Group::Sex, sex.to_owned()),
                (Group::Age, bands::age(case.birth, d.on).to_owned()),
                (Group::Hour, bands::hour(&case.time).to_owned()),
                (Group::Degree, case.degree.clone()),
            ]);
            let died = case.died_on.is_some_and(|died| died <= period.last_day());
            Some(Fact { case: d.case, person: case.person, died, employer: case.employer, codes })
        };
        Ok(recognised.filter_map(fact).collect())
    }
}

/// `average`: people insured at the start and at the end of twelve months, where a rate is told.
fn measure(column: ColumnId, facts: &[&Fact], average: Option<(i64, i64)>) -> Measured {
    let injuries = || Measured::different(ListKind::Cases, facts.iter().map(|f| f.case));
    match column {
        ColumnId::Injuries => injuries(),
        ColumnId::People => Measured::different(ListKind::People, facts.iter().map(|f| f.person)),
        // One dies of one injury.
        ColumnId::Deaths => Measured::each(ListKind::People, facts.iter().filter(|f| f.died).map(|f| f.person)),
        ColumnId::AccidentRate => {
            let Some((start, end)) = average else { return Measured::MISSING };
            let number = i64::try_from(facts.len()).unwrap_or(i64::MAX);
            injuries().with_value(share(number * 2, start + end, 1000))
        }
        _ => Measured::plain(Value::Missing),
    }
}
