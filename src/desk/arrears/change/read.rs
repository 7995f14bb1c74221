//! Reading a change of levy.

use chrono::NaiveDate;

use super::{Deed, LevyChange};
use crate::desk::arrears::spread::levy;
use crate::desk::estimate::{Fields, Reader};
use crate::desk::ledger::above_zero;
use crate::desk::sheets::{Content, Purpose};
use crate::desk::{Desk, Refusal};
use crate::domain::case::workflow::DOCUMENT_MAX;
use crate::domain::dates::Month;
use crate::domain::levy::change::ChangeWay;
use crate::domain::levy::problem::LevyProblem;
use crate::domain::money::Money;
use crate::domain::name::{LINE_MAX, parse_line};
use crate::domain::problem::Problem;
use crate::domain::shorthand::{parse_date_short, parse_money_short};
use crate::store::register::employer::EmployerRow;

/// Ids of [`ChangeWay`], as a field is told that is not one of them.
const WAYS: &str = "supplement, refund, reversal, deferral";
/// Months that one sheet can defer.
const DEFERRED_MAX: usize = 24;

impl Desk {
    /// Reads a change of levy: `levy_way`, `credit_code` (empty for the reversal of a whole month), `reason`, `document`, then by
    /// its way `wages` (a grid of [`super::WAGE_COLUMNS`]), or `month` with `amount` of a refund, `take_off` of a reversal,
    /// `until_month` and `until` of a deferral.
    ///
    /// # Errors
    /// `Problems` with their fields; `Store`.
    pub(in crate::desk) fn read_levy_change(&self, fields: &Fields, _: Purpose<'_>) -> Result<Content, Refusal> {
        let (change, written) = self.levy_change(fields)?;
        Ok(Content {
            person: None,
            case: None,
            employer: change.employer.as_ref().map(|e| e.id),
            month: change.months().first().copied(),
            amount: change.amount(),
            supersedes: None,
            due_on: None,
            fields: written,
            items: Vec::new(),
            receipts: Vec::new(),
        })
    }

    /// What the fields mean, and their written form.
    pub(in crate::desk) fn levy_change(&self, fields: &Fields) -> Result<(LevyChange, Fields), Refusal> {
        let mut r = Reader::new(fields);
        let way = r.need("levy_way", |t| ChangeWay::parse(t).ok_or(Problem::NotOneOf { choices: WAYS }));
        let reason = r.need("reason", |t| parse_line(t, LINE_MAX));
        // An employer may put off paying only by a decision that it can show (K8 art. 21).
        let document = match way {
            Some(ChangeWay::Deferral) => r.need("document", |t| parse_line(t, DOCUMENT_MAX)),
            _ => Some(r.maybe("document", |t| parse_line(t, DOCUMENT_MAX)).unwrap_or_default()),
        };
        let head = r.finish(reason.zip(document));
        let Some(way) = way else { return Err(Refusal::Problems(head.err().unwrap_or_default())) };
        let mut written = Fields::default().with("levy_way", way.id());
        // All that is wrong is told at once.
        let (employer, deed) = match (self.read_deed(way, fields, &mut written), head.as_ref().err()) {
            (Err(Refusal::Problems(of_deed)), Some(problems)) => {
                return Err(Refusal::Problems([of_deed, problems.clone()].concat()));
            }
            (deed, None) => deed?,
            (_, Some(problems)) => return Err(Refusal::Problems(problems.clone())),
        };
        let (reason, document) = head.map_err(Refusal::Problems)?;
        written.set("reason", reason);
        written.set("document", document);
        Ok((LevyChange { employer, deed }, written))
    }

    fn read_deed(&self, way: ChangeWay, fields: &Fields, written: &mut Fields) -> Result<(Option<EmployerRow>, Deed), Refusal> {
        let employer = match (way, fields.get("credit_code")) {
            (ChangeWay::Reversal, "") => None,
            (_, code) => Some(self.employer_of(code)?),
        };
        if let Some(employer) = &employer {
            written.set("credit_code", employer.credit_code.as_str());
        }
        let deed = match (way, &employer) {
            (ChangeWay::Supplement, Some(employer)) => self.read_supplement(fields, employer, written)?,
            (ChangeWay::Refund, Some(employer)) => self.read_refund(fields, employer, written)?,
            (ChangeWay::Deferral, Some(employer)) => self.read_deferral(fields, employer, written)?,
            (_, employer) => self.read_reversal(fields, employer.as_ref(), written)?,
        };
        Ok((employer, deed))
    }

    fn read_refund(&self, fields: &Fields, employer: &EmployerRow, written: &mut Fields) -> Result<Deed, Refusal> {
        let mut r = Reader::new(fields);
        let month = r.need("month", Month::parse);
        let amount = r.need("amount", |t| parse_money_short(t).and_then(above_zero));
        let (month, amount) = r.finish(month.zip(amount)).map_err(Refusal::Problems)?;
        let levied = self.store.levied_month(employer.id, month)?;
        let levied = levied.ok_or_else(|| levy("month", LevyProblem::NotLevied { month }))?;
        let most = levied.paid.min(levied.due);
        if amount > most {
            return Err(levy("amount", LevyProblem::PaidLess { paid: most }));
        }
        written.set("month", month.to_string());
        written.set("amount", amount.plain());
        Ok(Deed::Refund { month, amount })
    }

    fn read_reversal(&self, fields: &Fields, employer: Option<&EmployerRow>, written: &mut Fields) -> Result<Deed, Refusal> {
        let mut r = Reader::new(fields);
        let month = r.need("month", Month::parse);
        let take_off = r.flag("take_off", false);
        let month = r.finish(month).map_err(Refusal::Problems)?;
        let lines = self.store.live_lines(employer.map(|e| e.id), month)?;
        if lines.is_empty() {
            let is_there = match employer {
                Some(employer) => self.store.levied_month(employer.id, month)?.is_some(),
                None => self.store.has_levied(month)?,
            };
            let problem = if is_there { LevyProblem::TakenOver { month } } else { LevyProblem::NotLevied { month } };
            return Err(levy("month", problem));
        }
        if !take_off {
            let mut amount = Money::ZERO;
            for (_, slices) in self.paid_by_receipts(&lines, month)? {
                amount += slices.iter().map(|s| s.amount).sum();
            }
            if amount > Money::ZERO {
                return Err(levy("take_off", LevyProblem::PaidByReceipts { amount }));
            }
        }
        written.set("month", month.to_string());
        written.set("take_off", if take_off { "yes" } else { "no" });
        Ok(Deed::Reversal { month, lines })
    }

    fn read_deferral(&self, fields: &Fields, employer: &EmployerRow, written: &mut Fields) -> Result<Deed, Refusal> {
        let today = self.clock.today();
        let mut r = Reader::new(fields);
        let first = r.need("month", Month::parse);
        let last = r.maybe("until_month", Month::parse);
        let until = r.need("until", |t| day_to_come(t, today));
        let (first, until) = r.finish(first.zip(until)).map_err(Refusal::Problems)?;
        let last = last.unwrap_or(first);
        if last < first {
            return Err(Refusal::Problems(vec![("until_month", Problem::EndsBeforeItBegins)]));
        }
        let mut months = Vec::new();
        let mut month = first;
        while month <= last {
            if months.len() >= DEFERRED_MAX {
                return Err(Refusal::Problems(vec![("until_month", Problem::TooMany { max: DEFERRED_MAX })]));
            }
            let levied = self.store.levied_month(employer.id, month)?;
            let levied = levied.ok_or_else(|| levy("month", LevyProblem::NotLevied { month }))?;
            if levied.paid >= levied.due {
                return Err(levy("month", LevyProblem::NothingToDefer { month }));
            }
            months.push((month, levied.due - levied.paid));
            month = month.next();
        }
        written.set("month", first.to_string());
        written.set("until_month", last.to_string());
        written.set("until", until.to_string());
        Ok(Deed::Deferral { months, until })
    }
}

/// A day that is not over. A deferral that is decided later than it was asked for may end soon, but not have ended.
fn day_to_come(text: &str, today: NaiveDate) -> Result<NaiveDate, Problem> {
    // A short form means a day that is past, which a deferral never ends on.
    let day = crate::domain::dates::parse_date(text).or_else(|_| parse_date_short(text, today))?;
    if day < today { Err(Problem::NotBefore { day: today }) } else { Ok(day) }
}
