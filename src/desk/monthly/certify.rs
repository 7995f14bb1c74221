//! 领取资格认证 (rules 8.3): who is due, reminding, and recording one. A certification lets what was suspended for want of it go
//! on, with its back pay.

use chrono::{Days, Months, NaiveDate};

use super::DueLine;
use super::plan::is_reminded;
use super::read::History;
use crate::desk::estimate::{Fields, Reader};
use crate::desk::hands::Document;
use crate::desk::{Desk, Refusal};
use crate::domain::audit::{Act, Changed};
use crate::domain::benefits::change::{CERTIFIED, NOT_CERTIFIED};
use crate::domain::benefits::in_force::{InMonth, in_month};
use crate::domain::case::workflow::DOCUMENT_MAX;
use crate::domain::dates::Month;
use crate::domain::hands::Hand;
use crate::domain::identity::mask_number;
use crate::domain::name::parse_line;
use crate::domain::operator::{Right, Role};
use crate::domain::problem::Problem;
use crate::domain::shorthand::parse_date_short;
use crate::store::benefits::NewEvent;
use crate::store::monthly::{NewCertification, RecipientRow};

/// How somebody was certified: by matching data, by himself, through the employer, by a visit, at the window.
pub const WAYS: [&str; 5] = ["data", "self", "employer", "visit", "window"];
const CERTIFIERS: &[Role] = &[Role::Intake, Role::Review];

impl Desk {
    /// The day somebody's next certification is due: a parameter's months after the last one, or after the benefit began or was
    /// noted down here.
    pub(super) fn due_on(&self, person: &RecipientRow, began: Option<NaiveDate>) -> Result<NaiveDate, Refusal> {
        let since = person.certified_on.or(person.known_since.max(began)).unwrap_or(self.clock.today());
        let book = self.book()?;
        let months = book.number("certification_months", since).map_err(|p| Refusal::Problems(vec![("certified_on", p)]))?.value;
        let months = Months::new(u32::try_from(months).unwrap_or_default());
        Ok(since.checked_add_months(months).unwrap_or(NaiveDate::MAX))
    }

    pub(super) fn due_line(&self, person: &RecipientRow, histories: &[History]) -> Result<DueLine, Refusal> {
        let due_on = self.due_on(person, histories.iter().map(|h| h.row.since).min())?;
        Ok(DueLine {
            person: person.person,
            name: person.name.clone(),
            id_number: mask_number(&person.id_number),
            certified_on: person.certified_on,
            due_on,
            left: (due_on - self.clock.today()).num_days(),
            reminded_on: person.reminded_on.filter(|_| is_reminded(person)),
            is_suspended: histories.iter().any(|h| suspended_since(h).is_some()),
        })
    }

    /// Whose certification is due within so many days or overdue, the longest overdue first.
    ///
    /// # Errors
    /// `NotAllowed`, `Store`.
    pub fn certifications_due(&self, within: u16) -> Result<Vec<DueLine>, Refusal> {
        self.require(Right::Lookup)?;
        let today = self.clock.today();
        let until = today.checked_add_days(Days::new(u64::from(within))).unwrap_or(NaiveDate::MAX);
        let month = Month::of(today);
        let mut by_person: std::collections::BTreeMap<i64, Vec<History>> = std::collections::BTreeMap::new();
        for history in self.histories()? {
            if matches!(in_month(&history.events, month), InMonth::Pays { .. } | InMonth::Suspended { .. }) {
                by_person.entry(history.row.person).or_default().push(history);
            }
        }
        let mut out = Vec::new();
        for person in self.store.recipients(None)? {
            let Some(histories) = by_person.get(&person.person) else { continue };
            let line = self.due_line(&person, histories)?;
            if person.died_on.is_none() && (line.due_on <= until || line.is_suspended) {
                out.push(line);
            }
        }
        out.sort_by_key(|l| (l.due_on, l.person));
        Ok(out)
    }

    /// Notes down that somebody was reminded today.
    ///
    /// # Errors
    /// `MayNot`, `NotFound`, `Store`.
    pub fn remind_of_certification(&mut self, person: i64) -> Result<(), Refusal> {
        self.require(Right::Lookup)?;
        self.check_step(Hand::Enter, CERTIFIERS, &Document { person_id: Some(person), case_id: None, hands: &[] })?;
        self.store.recipients(Some(person))?.pop().ok_or(Refusal::NotFound)?;
        let (at, today, operator) = (self.clock.stamp(), self.clock.today(), self.operator.id);
        let writer = self.store.write()?;
        writer.add_reminder(person, today, operator, &at)?;
        writer.audit_changes(&at, Some(operator), Act::RemindCertification.id(), &format!("person:{person}"), "", &[])?;
        Ok(writer.commit()?)
    }

    /// Records a certification: `certified_on`, `way`, `document`. What was suspended for want of it is paid again from the next
    /// month that has not been run, and the run pays back what was held.
    ///
    /// # Errors
    /// `MayNot`, `NotFound`; `Problems` with their fields; `Store`.
    pub fn certify(&mut self, person: i64, fields: &Fields) -> Result<(), Refusal> {
        self.require(Right::Lookup)?;
        self.check_step(Hand::Enter, CERTIFIERS, &Document { person_id: Some(person), case_id: None, hands: &[] })?;
        self.store.recipients(Some(person))?.pop().ok_or(Refusal::NotFound)?;
        let today = self.clock.today();
        let (on, way, document) = read(fields, today).map_err(Refusal::Problems)?;
        let (at, operator) = (self.clock.stamp(), self.operator.id);
        let writer = self.store.write_while_reading()?;
        let next = Month::of(on).next().max(self.store.last_run()?.map_or(Month::of(on), Month::next));
        writer.add_certification(&NewCertification { person, on, way, document: &document }, operator, &at)?;
        for history in self.histories_of(person)? {
            let Some(since) = suspended_since(&history) else { continue };
            let event = NewEvent { month: next.max(since), what: "resume", monthly: None, reason: CERTIFIED, sheet: None };
            let before = self.overpaid_of(&writer, history.row.id)?;
            writer.add_benefit_event(history.row.id, &event, Some(operator), &at)?;
            self.owe_again(&writer, (history.row.id, None), &before)?;
        }
        let day = on.to_string();
        let changes = [
            Changed { field: "certified_on", before: None, after: Some(&day) },
            Changed { field: "way", before: None, after: Some(way) },
        ];
        writer.audit_changes(&at, Some(operator), Act::Certify.id(), &format!("person:{person}"), "", &changes)?;
        Ok(writer.commit()?)
    }
}

/// Since when a benefit is suspended for want of a certification, once all is done that is on file.
fn suspended_since(history: &History) -> Option<Month> {
    let last = history.events.iter().map(|e| e.month).max()?;
    match in_month(&history.events, last) {
        InMonth::Suspended { since, reason } if reason == NOT_CERTIFIED => Some(since),
        _ => None,
    }
}

type Certification = (NaiveDate, &'static str, String);

fn read(fields: &Fields, today: NaiveDate) -> Result<Certification, Vec<(&'static str, Problem)>> {
    let mut r = Reader::new(fields);
    let past = |t: &str| parse_date_short(t, today).and_then(|d| if d > today { Err(Problem::Future) } else { Ok(d) });
    let on = r.maybe("certified_on", past).unwrap_or(today);
    let choices = Problem::NotOneOf { choices: "data, self, employer, visit, window" };
    let way = r.need("way", |t| WAYS.into_iter().find(|w| *w == t).ok_or(choices));
    let document = r.maybe("document", |t| parse_line(t, DOCUMENT_MAX)).unwrap_or_default();
    r.finish(way.map(|way| (on, way, document)))
}
