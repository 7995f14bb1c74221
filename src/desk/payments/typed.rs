//! What the window's forms about payments ask: texts in, the same acts as everywhere behind them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use chrono::NaiveDate;

use super::bank::read_results;
use super::settle::LineResult;
use crate::desk::estimate::Fields;
use crate::desk::sheets::{Purpose, StepNote};
use crate::desk::{Desk, Refusal};
use crate::domain::benefits::FieldProblem;
use crate::domain::codes::{CodeBook, ListId};
use crate::domain::grid;
use crate::domain::operator::Right;
use crate::domain::payment::{LineState, Way, is_checked};
use crate::domain::problem::Problem;
use crate::domain::shorthand::parse_date_short;

/// Bytes of a bank's answer at most.
const ANSWER_MAX: u64 = 8 << 20;

/// What is wrong with an account as it is typed, and what only should be looked at twice.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LookedAccount {
    pub problems: Vec<FieldProblem>,
    pub warnings: Vec<FieldProblem>,
}

impl Desk {
    /// Settles a list as a form tells it: `file`, the bank's answer; or `result`, a row of line and reason for each that was not
    /// paid, all others being paid; and the `date` it is booked on.
    ///
    /// # Errors
    /// Those of [`Desk::settle_list`]; `Problems` with their rows.
    pub fn settle_as_typed(&mut self, number: &str, seen: i64, fields: &Fields) -> Result<(), Refusal> {
        let on = self.day_typed(fields)?;
        let results = match fields.get("file").trim() {
            "" => self.results_typed(number, fields.get("result"))?,
            path => read_results(&read_answer(Path::new(path))?, self.policy.list(ListId::PaymentResult))?,
        };
        self.settle_list(number, seen, &results, &StepNote { on, ..StepNote::default() })
    }

    /// The same for a payment that came back: `line`, `reason`, `date`.
    ///
    /// # Errors
    /// Those of [`Desk::return_payment`].
    pub fn return_as_typed(&mut self, number: &str, fields: &Fields) -> Result<(), Refusal> {
        let on = self.day_typed(fields)?;
        let nth = fields.get("line").trim().parse().map_err(|_| wrong("line", Problem::NoSuchLine))?;
        self.return_payment(number, &LineResult { nth, failure: Some(fields.get("reason").to_owned()) }, on)
    }

    fn day_typed(&self, fields: &Fields) -> Result<Option<NaiveDate>, Refusal> {
        match fields.get("date").trim() {
            "" => Ok(None),
            text => parse_date_short(text, self.clock.today()).map(Some).map_err(|p| wrong("date", p)),
        }
    }

    /// Every pending line, paid unless a row names it.
    fn results_typed(&self, number: &str, rows: &str) -> Result<Vec<LineResult>, Refusal> {
        let pending: BTreeSet<i64> =
            self.payment_lines(number)?.into_iter().filter(|l| l.state == LineState::Pending).map(|l| l.nth).collect();
        let (mut failed, mut problems) = (BTreeMap::new(), Vec::new());
        for row in grid::rows(rows) {
            let nth = row.cell(0).parse().unwrap_or_default();
            if !pending.contains(&nth) {
                problems.push(("result", row.problem("line", Problem::NoSuchLine)));
            } else if row.cell(1).is_empty() {
                problems.push(("result", row.problem("reason", Problem::Empty)));
            } else if self.failure(row.cell(1)).is_none() {
                problems.push(("result", row.problem("reason", Problem::UnknownCode)));
            } else if failed.insert(nth, row.cell(1).to_owned()).is_some() {
                problems.push(("result", row.problem("line", Problem::ComesTwice)));
            }
        }
        if !problems.is_empty() {
            return Err(Refusal::Problems(problems));
        }
        Ok(pending.into_iter().map(|nth| LineResult { nth, failure: failed.remove(&nth) }).collect())
    }

    /// What is wrong with an account as it is typed.
    ///
    /// # Errors
    /// `NotAllowed`, `Store`.
    pub(in crate::desk) fn look_at_account(&self, fields: &Fields, purpose: Purpose<'_>) -> Result<LookedAccount, Refusal> {
        self.require(Right::Sheets)?;
        match self.read_payee(fields, purpose) {
            Ok(content) => {
                let fields = content.fields;
                let goes = Way::parse(fields.get("way")).is_ok_and(Way::needs_account);
                let warnings = if goes && !is_checked(fields.get("account")) {
                    vec![("account", Problem::AccountUnchecked)]
                } else {
                    Vec::new()
                };
                Ok(LookedAccount { problems: Vec::new(), warnings })
            }
            Err(Refusal::Problems(problems)) => Ok(LookedAccount { problems, warnings: Vec::new() }),
            Err(refusal) => Err(refusal),
        }
    }
}

/// The text of a bank's answer.
///
/// # Errors
/// `Problems` for a file that is not there, too large or no text.
pub fn read_answer(path: &Path) -> Result<String, Refusal> {
    let size = std::fs::metadata(path).map_err(|_| wrong("file", Problem::Unreadable))?.len();
    if size > ANSWER_MAX {
        return Err(wrong("file", Problem::TooLarge));
    }
    std::fs::read_to_string(path).map_err(|_| wrong("file", Problem::Unreadable))
}

fn wrong(field: &'static str, problem: Problem) -> Refusal {
    Refusal::Problems(vec![(field, problem)])
}
