//! Benefits read with what happened to them: in a list, one with all its events, and as the run takes them.

use std::collections::HashMap;

use super::{BenefitEventLine, BenefitListLine, BenefitMonthLine, BenefitView, Whose};
use crate::desk::{Desk, Refusal};
use crate::domain::benefits::grade::Nursing;
use crate::domain::benefits::in_force::{Event, What, amount_in, brought_back, in_month};
use crate::domain::benefits::item::ItemKind;
use crate::domain::dates::Month;
use crate::domain::identity::mask_number;
use crate::domain::money::Money;
use crate::domain::operator::Right;
use crate::store::StoreError;
use crate::store::benefits::{BenefitRow, EventRow};
use crate::store::monthly::RecipientRow;

/// Months of payments shown with a benefit.
const MONTHS_SHOWN: usize = 24;

/// A benefit with its events, as the rules take them.
#[derive(Debug, Clone)]
pub(super) struct History {
    pub row: BenefitRow,
    pub whose: Whose,
    pub events: Vec<Event>,
}

impl History {
    fn new(row: BenefitRow, events: &[EventRow]) -> Result<History, StoreError> {
        let kind = ItemKind::ALL.into_iter().find(|k| k.id() == row.kind);
        let kind = kind.ok_or_else(|| StoreError::BadValue(format!("benefit {}", row.kind)))?;
        let whose = Whose { benefit: row.id, person: row.person, name: row.name.clone(), kind };
        let events = events.iter().map(event).collect::<Result<_, _>>()?;
        Ok(History { row, whose, events })
    }
}

/// What a benefit comes to in each month up to one, also those that a certification brought back.
pub(in crate::desk) fn due_by_month(rows: &[EventRow], through: Month) -> Result<Vec<(Month, Money)>, StoreError> {
    let events = rows.iter().map(event).collect::<Result<Vec<_>, _>>()?;
    let Some(first) = events.first().map(|e| e.month) else { return Ok(Vec::new()) };
    let months = std::iter::successors(Some(first), |m| Some(m.next())).take_while(|m| *m <= through);
    let mut out: Vec<(Month, Money)> = months.filter_map(|m| in_month(&events, m).paid().map(|amount| (m, amount))).collect();
    out.extend(brought_back(&events, through));
    out.sort();
    Ok(out)
}

fn event(row: &EventRow) -> Result<Event, StoreError> {
    let what = match (row.what.as_str(), row.monthly) {
        ("start", Some(amount)) => What::Start(amount),
        ("amount", Some(amount)) => What::Amount(amount),
        ("suspend", None) => What::Suspend,
        ("resume", None) => What::Resume,
        ("end", None) => What::End,
        _ => return Err(StoreError::BadValue(format!("benefit event {}", row.what))),
    };
    Ok(Event { month: row.month, what, reason: row.reason.clone() })
}

impl Desk {
    /// Every benefit there is or was, with its events.
    pub(super) fn histories(&self) -> Result<Vec<History>, StoreError> {
        let mut events: HashMap<i64, Vec<EventRow>> = HashMap::new();
        for row in self.store.benefit_events(None)? {
            events.entry(row.benefit).or_default().push(row);
        }
        let of = |row: BenefitRow| {
            let events = events.remove(&row.id).unwrap_or_default();
            History::new(row, &events)
        };
        self.store.benefits(None, None)?.into_iter().map(of).collect()
    }

    /// What all monthly benefits come to in a month.
    pub(in crate::desk) fn monthly_in(&self, month: Month) -> Result<Money, StoreError> {
        Ok(self.histories()?.iter().filter_map(|h| amount_in(&h.events, month)).sum())
    }

    /// Benefits of a person.
    pub(super) fn histories_of(&self, person: i64) -> Result<Vec<History>, StoreError> {
        let of = |row: BenefitRow| {
            let events = self.store.benefit_events(Some(row.id))?;
            History::new(row, &events)
        };
        self.store.benefits(Some(person), None)?.into_iter().map(of).collect()
    }

    /// One benefit.
    pub(super) fn history(&self, benefit: i64) -> Result<Option<History>, StoreError> {
        let Some(row) = self.store.benefit(benefit)? else { return Ok(None) };
        let events = self.store.benefit_events(Some(benefit))?;
        History::new(row, &events).map(Some)
    }

    /// Benefits whose recipient is called or numbered as `text` says, also those that have ended; all in force without it.
    ///
    /// # Errors
    /// `NotAllowed`, `Store`.
    pub fn benefit_list(&self, text: &str) -> Result<Vec<BenefitListLine>, Refusal> {
        self.require(Right::Lookup)?;
        let text = text.trim().to_ascii_uppercase();
        let people: HashMap<i64, RecipientRow> = self.store.recipients(None)?.into_iter().map(|r| (r.person, r)).collect();
        let cases = self.store.benefit_cases()?;
        let month = Month::of(self.clock.today());
        let mut out = Vec::new();
        for history in self.histories()? {
            let Some(person) = people.get(&history.row.person) else { continue };
            let case = history.row.case.and_then(|id| cases.get(&id).cloned());
            let line = list_line(&history, person, case, month);
            let is_wanted = match text.as_str() {
                "" => line.now.paid().is_some() || matches!(line.now, super::InMonth::Suspended { .. }),
                text => {
                    line.whose.name.contains(text)
                        || person.id_number.starts_with(text)
                        || person.id_number.ends_with(text)
                        || line.case_number.as_deref().is_some_and(|n| n.contains(text))
                }
            };
            if is_wanted {
                out.push(line);
            }
        }
        Ok(out)
    }

    /// A benefit with everything that happened to it.
    ///
    /// # Errors
    /// `NotAllowed`, `NotFound`, `Store`.
    pub fn benefit(&self, benefit: i64) -> Result<BenefitView, Refusal> {
        self.require(Right::Lookup)?;
        let history = self.history(benefit)?.ok_or(Refusal::NotFound)?;
        let person = self.store.recipients(Some(history.row.person))?.pop().ok_or(Refusal::NotFound)?;
        let case = history.row.case.and_then(|id| self.store.benefit_cases().map(|c| c.get(&id).cloned()).transpose());
        let rows = self.store.benefit_events(Some(benefit))?;
        let hands = self.store.benefit_event_hands(benefit)?;
        let mut events = Vec::with_capacity(rows.len());
        for ((event, row), (by, at)) in history.events.iter().zip(rows).zip(hands) {
            let sheet = row.sheet.map(|id| self.store.sheet_by_id(id)).transpose()?.map(|s| s.number);
            events.push(BenefitEventLine { month: event.month, what: event.what, reason: event.reason.clone(), sheet, by, at });
        }
        let month = Month::of(self.clock.today());
        Ok(BenefitView {
            line: list_line(&history, &person, case.transpose()?, month),
            events,
            months: self.months_of(&history)?,
            certification: self.due_line(&person, &self.histories_of(person.person)?)?,
        })
    }

    /// What is owed or was paid by month, and what of it is too much by now.
    fn months_of(&self, history: &History) -> Result<Vec<BenefitMonthLine>, StoreError> {
        let first = history.events.first().map_or(Month::of(history.row.since), |e| e.month);
        let owed = self.store.owed_monthly(Some(history.row.id), first)?;
        let last = owed.last().map_or(first, |o| o.month);
        let back = brought_back(&history.events, last.max(Month::of(self.clock.today())));
        let line = |owed: &crate::store::monthly::OwedRow| {
            let right = in_month(&history.events, owed.month).paid();
            let right = right.or_else(|| back.iter().find(|(m, _)| *m == owed.month).map(|(_, a)| *a)).unwrap_or(Money::ZERO);
            let too_much = if owed.amount > right { owed.amount - right } else { Money::ZERO };
            BenefitMonthLine { month: owed.month, amount: owed.amount, state: owed.state.clone(), too_much }
        };
        Ok(owed.iter().rev().take(MONTHS_SHOWN).map(line).collect())
    }
}

fn list_line(history: &History, person: &RecipientRow, case_number: Option<String>, month: Month) -> BenefitListLine {
    let row = &history.row;
    BenefitListLine {
        whose: history.whose.clone(),
        id_number: mask_number(&person.id_number),
        grade: row.grade,
        nursing: Nursing::parse(&row.level).ok().flatten(),
        relation: row.relation.clone(),
        since: row.since,
        now: in_month(&history.events, month),
        case_number,
    }
}
