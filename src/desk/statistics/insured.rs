//! S1 参保情况: who was insured at the start and at the end of a period, who came and who went. Somebody with two employers
//! counts once, with the one that insured him first.

use std::collections::{HashMap, HashSet};

use chrono::{Datelike, NaiveDate};

use super::places::Places;
use crate::desk::{Desk, Refusal};
use crate::domain::benefits::explain::Silent;
use crate::domain::benefits::retirement::{Class, retirement};
use crate::domain::identity::Sex;
use crate::domain::params::Book;
use crate::domain::statistics::bands;
use crate::domain::statistics::period::Period;
use crate::domain::statistics::table::{ColumnId, Group, ListKind, RowKey, TableId, Value};
use crate::domain::statistics::tally::{Counted, Measured, Sorted};
use crate::store::statistics::insured::{SiteRow, SpanRow};

const COLUMNS: [ColumnId; 10] = [
    ColumnId::Employers,
    ColumnId::Start,
    ColumnId::Joined,
    ColumnId::Left,
    ColumnId::End,
    ColumnId::Women,
    ColumnId::Migrant,
    ColumnId::ByProject,
    ColumnId::OverAge,
    ColumnId::Unnamed,
];
/// What people are sorted by through their employer: who changes it goes from one row to another.
const OF_EMPLOYERS: [Group; 6] = [Group::UnitType, Group::Industry, Group::Division, Group::Class, Group::Town, Group::Size];
const OF_PEOPLE: [Group; 2] = [Group::Sex, Group::Age];
/// From this age on it is worth asking for the day of retirement.
const NEAR_RETIREMENT: i32 = 50;

/// Somebody who was insured at some time of the period, and with whom he counts.
struct Person {
    id: i64,
    is_woman: bool,
    /// Band of his age at the end of the period.
    age: &'static str,
    start: Option<i64>,
    end: Option<i64>,
    /// Of one who came and went within the period.
    between: Option<i64>,
    is_migrant: bool,
    by_project: bool,
    over_age: bool,
}

/// Everybody who was insured in a period.
pub(super) struct Insured {
    people: Vec<Person>,
    pub places: Places,
    /// Employers with anybody insured at the end.
    employers: Vec<i64>,
    /// Workers on sites whose names are not on file, by employer.
    unnamed: Vec<(i64, i64)>,
}

/// What counts in a row.
enum Fact<'a> {
    Start(&'a Person),
    Joined(&'a Person),
    Left(&'a Person),
    End(&'a Person),
    Employer(i64),
    Unnamed(i64),
}

impl Desk {
    pub(super) fn count_insured(&self, period: Period) -> Result<Counted, Refusal> {
        let insured = self.insured(period)?;
        let mut counted = Counted::new(TableId::Insured, period, COLUMNS.to_vec());
        let all: Vec<Fact> = insured.of_employers(|_| String::new()).into_iter().map(|(_, fact)| fact).collect();
        counted.add_row(RowKey::total(), |column| measure(Group::All, column, &all));
        for group in OF_EMPLOYERS.into_iter().chain(OF_PEOPLE) {
            let facts = match group {
                Group::Sex => insured.of_people(|p, _| if p.is_woman { "female" } else { "male" }.to_owned()),
                Group::Age => insured.of_people(|p, _| p.age.to_owned()),
                _ => insured.of_employers(|employer| insured.places.code(group, employer)),
            };
            let sorted = Sorted { group, order: self.order(group), all: false, facts };
            counted.add_group(sorted, |key, column, facts| measure(key.group, column, facts));
            let adds = |column: &ColumnId| match column {
                ColumnId::Joined | ColumnId::Left => OF_PEOPLE.contains(&group),
                ColumnId::Employers | ColumnId::Unnamed => OF_EMPLOYERS.contains(&group),
                _ => true,
            };
            let columns: Vec<ColumnId> = COLUMNS.into_iter().filter(adds).collect();
            counted.adds_up(group, &columns);
        }
        Ok(counted)
    }

    /// Everybody who was insured at some time of a period, or on the day before it.
    pub(super) fn insured(&self, period: Period) -> Result<Insured, Refusal> {
        let spans = self.store.insured_spans(period.day_before(), period.last_day())?;
        let book = self.book()?;
        let mut places = self.places(period)?;
        let mut sizes: HashMap<i64, HashSet<i64>> = HashMap::new();
        for span in spans.iter().filter(|s| holds(s, period.last_day())) {
            sizes.entry(span.employer).or_default().insert(span.person);
        }
        let mut employers: Vec<i64> = sizes.keys().copied().collect();
        employers.sort_unstable();
        places.set_sizes(sizes.into_iter().map(|(employer, people)| (employer, people.len())).collect());
        let people = spans.chunk_by(|a, b| a.person == b.person).map(|of| person(of, period, &book)).collect();
        let unnamed = unnamed(&self.store.sites(period.last_day())?, &spans, period.last_day());
        Ok(Insured { people, places, employers, unnamed })
    }
}

fn holds(span: &SpanRow, day: NaiveDate) -> bool {
    span.from <= day && span.until.is_none_or(|until| day <= until)
}

fn person(spans: &[SpanRow], period: Period, book: &Book) -> Person {
    let at = |day: NaiveDate| spans.iter().find(|s| holds(s, day));
    let (start, end) = (at(period.day_before()), at(period.last_day()));
    let one = end.or(start).unwrap_or(&spans[0]);
    let is_woman = one.sex == Sex::Female;
    Person {
        id: one.person,
        is_woman,
        age: bands::age(one.birth, period.last_day()),
        start: start.map(|s| s.employer),
        end: end.map(|s| s.employer),
        between: (start.is_none() && end.is_none()).then_some(one.employer),
        is_migrant: one.is_migrant,
        by_project: one.project.is_some() || one.category == "project",
        over_age: one.category == "over_age" || is_past_retirement(one, period.last_day(), book),
    }
}

/// A woman's post is not on file, so that the later of the two ages of women counts.
fn is_past_retirement(span: &SpanRow, day: NaiveDate, book: &Book) -> bool {
    let class = if span.sex == Sex::Male { Class::Male } else { Class::Female55 };
    day.year() - span.birth.year() >= NEAR_RETIREMENT
        && retirement(book, class, span.birth, &mut Silent).is_ok_and(|r| r.date <= day)
}

fn unnamed(sites: &[SiteRow], spans: &[SpanRow], day: NaiveDate) -> Vec<(i64, i64)> {
    let named = |site: &SiteRow| spans.iter().filter(|s| s.project == Some(site.project) && holds(s, day)).count();
    let rest = |site: &SiteRow| site.workers - i64::try_from(named(site)).unwrap_or(i64::MAX);
    sites.iter().map(|site| (site.employer, rest(site).max(0))).filter(|(_, n)| *n > 0).collect()
}

impl Insured {
    /// People at the start and at the end, by a row of their employers.
    pub fn averages(&self, group: Group) -> HashMap<String, (i64, i64)> {
        let mut out: HashMap<String, (i64, i64)> = HashMap::new();
        for person in &self.people {
            if let Some(employer) = person.start {
                out.entry(self.places.code(group, employer)).or_default().0 += 1;
            }
            if let Some(employer) = person.end {
                out.entry(self.places.code(group, employer)).or_default().1 += 1;
            }
        }
        out
    }

    /// People's facts; who goes from one row to another leaves the one and joins the other.
    fn of_people(&self, code: impl Fn(&Person, i64) -> String) -> Vec<(String, Fact<'_>)> {
        let mut out = Vec::with_capacity(self.people.len() * 2);
        for person in &self.people {
            let row = |employer: Option<i64>| employer.map(|e| code(person, e));
            let (start, end) = (row(person.start), row(person.end));
            let stays = start == end;
            if let Some(row) = row(person.between) {
                out.extend([(row.clone(), Fact::Joined(person)), (row, Fact::Left(person))]);
            }
            if let Some(row) = start {
                out.extend((!stays).then(|| (row.clone(), Fact::Left(person))));
                out.push((row, Fact::Start(person)));
            }
            if let Some(row) = end {
                out.extend((!stays).then(|| (row.clone(), Fact::Joined(person))));
                out.push((row, Fact::End(person)));
            }
        }
        out
    }

    /// The same, with what is told of employers.
    fn of_employers(&self, code: impl Fn(i64) -> String) -> Vec<(String, Fact<'_>)> {
        let mut out = self.of_people(|_, employer| code(employer));
        out.extend(self.employers.iter().map(|e| (code(*e), Fact::Employer(*e))));
        out.extend(self.unnamed.iter().map(|(e, n)| (code(*e), Fact::Unnamed(*n))));
        out
    }
}

fn measure(group: Group, column: ColumnId, facts: &[Fact]) -> Measured {
    let ids = |of: &dyn Fn(&Fact) -> Option<i64>| Measured::different(ListKind::People, facts.iter().filter_map(of));
    let at_end = |which: &dyn Fn(&Person) -> bool| {
        ids(&|f| match f {
            Fact::End(p) if which(p) => Some(p.id),
            _ => None,
        })
    };
    let of_people = OF_PEOPLE.contains(&group);
    match column {
        ColumnId::Employers | ColumnId::Unnamed if of_people => Measured::MISSING,
        ColumnId::Employers => Measured::different(
            ListKind::Employers,
            facts.iter().filter_map(|f| if let Fact::Employer(id) = f { Some(*id) } else { None }),
        ),
        ColumnId::Unnamed => {
            let numbers = facts.iter().map(|f| if let Fact::Unnamed(n) = f { *n } else { 0 });
            Measured::plain(Value::Count(numbers.sum()))
        }
        ColumnId::Start => ids(&|f| if let Fact::Start(p) = f { Some(p.id) } else { None }),
        ColumnId::Joined => ids(&|f| if let Fact::Joined(p) = f { Some(p.id) } else { None }),
        ColumnId::Left => ids(&|f| if let Fact::Left(p) = f { Some(p.id) } else { None }),
        ColumnId::End => at_end(&|_| true),
        ColumnId::Women => at_end(&|p| p.is_woman),
        ColumnId::Migrant => at_end(&|p| p.is_migrant),
        ColumnId::ByProject => at_end(&|p| p.by_project),
        ColumnId::OverAge => at_end(&|p| p.over_age),
        _ => Measured::MISSING,
    }
}
