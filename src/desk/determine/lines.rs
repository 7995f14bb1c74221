//! The lines of a determination: what is due once, what runs, and what is owed for months gone by.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::raises::Raises;
use crate::desk::sheets::Who;
use crate::domain::benefits::adjustment::Level;
use crate::domain::benefits::explain::{Operand, Step};
use crate::domain::benefits::item::{Estimate, ItemKind, Payer, Remark};
use crate::domain::benefits::scope::{Origin, is_open};
use crate::domain::dates::Month;
use crate::domain::money::Money;
use crate::domain::problem::Problem;

/// A line before it is worded.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub kind: ItemKind,
    pub payer: Payer,
    pub amount: Money,
    pub who: Who,
    /// Name of whose benefit it is.
    pub name: String,
    pub monthly: bool,
    pub from: Option<Month>,
    pub until: Option<Month>,
    /// A word of `text::determine`.
    pub remark: String,
    pub steps: Vec<Step>,
}

/// What a determination comes to.
#[derive(Debug, Clone, Default)]
pub(super) struct Worked {
    pub own_wage: Money,
    pub lines: Vec<Line>,
    pub remarks: Vec<Remark>,
    /// Keys of parameters that nobody has confirmed.
    pub unconfirmed: Vec<String>,
    /// The first month of what runs.
    pub monthly_from: Option<Month>,
    /// What of the lump sum was paid in advance and taken off.
    pub advance: Money,
    /// Years whose adjustments are in what runs.
    pub adjusted: BTreeSet<i32>,
}

impl Worked {
    /// Notes down which of an estimate's parameters are not firm.
    pub fn look_at(&mut self, estimate: &Estimate) {
        for row in estimate.unconfirmed() {
            self.not_firm(&row.key);
        }
    }

    fn not_firm(&mut self, key: &str) {
        if !self.unconfirmed.iter().any(|known| known == key) {
            self.unconfirmed.push(key.to_owned());
        }
    }

    /// The same of the tables that raise what runs.
    pub fn look_at_steps(&mut self, steps: &[Step]) {
        for operand in steps.iter().flat_map(|s| &s.operands) {
            if let Operand::Param(row) = operand
                && !row.standing.is_firm()
            {
                self.not_firm(&row.key);
            }
        }
    }

    /// What the fund pays once and for the months gone by.
    pub fn amount(&self) -> Money {
        self.lines.iter().filter(|l| l.payer == Payer::Fund && !l.monthly).map(|l| l.amount).sum()
    }

    /// Adds what runs, and a line for each month gone by. What the fund pays is raised by the notices of the years since.
    ///
    /// # Errors
    /// Those of the raise: what a year's table lacks.
    pub fn add_monthly(&mut self, monthly: &Monthly, payers: Payers, now: Month, raises: &Raises<'_>) -> Result<(), Problem> {
        let Some(first) = monthly.months.first() else { return Ok(()) };
        let begun = self.monthly_from.map_or(first.month, |m| m.min(first.month));
        self.monthly_from = Some(begun);
        for (payer, from, until) in payers.of_months(monthly, first.month) {
            let (raised, years) = match payer {
                Payer::Fund => raises.raised(monthly, from)?,
                Payer::Employer => (monthly.clone(), Vec::new()),
            };
            let Some(last) = raised.months.last() else { continue };
            self.look_at_steps(&last.steps);
            self.adjusted.extend(years);
            let (steps, line) = (last.steps.clone(), monthly.line(last.amount, true, &monthly.remark));
            self.lines.push(Line { payer, from: Some(from), until, steps, ..line });
            if payer == Payer::Fund {
                self.add_arrears(&raised, (from, now));
            }
        }
        Ok(())
    }

    fn add_arrears(&mut self, monthly: &Monthly, (from, now): (Month, Month)) {
        let mut before = None;
        for month in monthly.months.iter().filter(|m| m.month >= from && m.month <= now && m.amount > Money::ZERO) {
            // What is the same as the month before is explained there.
            let steps = if before == Some(month.amount) { Vec::new() } else { month.steps.clone() };
            before = Some(month.amount);
            let line = monthly.line(month.amount, false, "arrears");
            self.lines.push(Line { payer: Payer::Fund, from: Some(month.month), steps, ..line });
        }
    }
}

/// A month of something that runs.
#[derive(Debug, Clone)]
pub(super) struct MonthAmount {
    pub month: Month,
    pub amount: Money,
    pub steps: Vec<Step>,
}

/// Something that runs, month by month to the present one; where it begins later, its first month only.
#[derive(Debug, Clone)]
pub(super) struct Monthly {
    pub kind: ItemKind,
    pub payer: Payer,
    pub who: Who,
    pub name: String,
    pub until: Option<Month>,
    pub remark: String,
    /// The line of the notices' tables that raises it.
    pub level: Option<Level>,
    pub months: Vec<MonthAmount>,
}

impl Monthly {
    fn line(&self, amount: Money, monthly: bool, remark: &str) -> Line {
        Line {
            kind: self.kind,
            payer: self.payer,
            amount,
            who: self.who.clone(),
            name: self.name.clone(),
            monthly,
            from: None,
            until: None,
            remark: remark.to_owned(),
            steps: Vec::new(),
        }
    }
}

/// Who pays what the fund would pay.
#[derive(Debug, Clone, Copy)]
pub(super) struct Payers {
    /// Set where only what arises after a day is the fund's (2.10).
    pub since: Option<NaiveDate>,
    /// Whether the fund pays the allowance of this grade at all.
    pub is_severe: bool,
    /// 老工伤: no lump sums of the past (5.6).
    pub origin: Origin,
}

impl Payers {
    /// Whether an item is due at all.
    pub fn is_due(self, kind: ItemKind, payer: Payer) -> bool {
        payer == Payer::Employer || is_open(self.origin, kind)
    }

    /// Who pays an item that is due once, on the day it arose.
    pub fn once(self, kind: ItemKind, payer: Payer, arose: Option<NaiveDate>) -> Payer {
        match (self.since, arose) {
            (Some(since), Some(arose)) if kind == ItemKind::TerminationMedical && arose >= since => Payer::Fund,
            _ => payer,
        }
    }

    /// The last month that is the employer's, where the fund pays from a day on.
    fn employers_last(self, kind: ItemKind) -> Option<Month> {
        let is_new = is_open(Origin::BackPaid, kind) && (kind != ItemKind::DisabilityAllowance || self.is_severe);
        self.since.filter(|_| is_new).map(Month::of)
    }

    /// The first month that the fund pays of what begins in a month; `None` where it pays none.
    pub fn fund_from(self, kind: ItemKind, payer: Payer, first: Month) -> Option<Month> {
        match self.employers_last(kind) {
            Some(last) => Some(first.max(last.next())),
            None => (payer == Payer::Fund).then_some(first),
        }
    }

    /// Who pays which months: all of them one, or the employer until the fund takes over.
    fn of_months(self, monthly: &Monthly, first: Month) -> Vec<(Payer, Month, Option<Month>)> {
        let Some(last) = self.employers_last(monthly.kind) else { return vec![(monthly.payer, first, monthly.until)] };
        let mut out = Vec::new();
        if first <= last {
            out.push((Payer::Employer, first, Some(monthly.until.map_or(last, |u| u.min(last)))));
        }
        if monthly.until.is_none_or(|until| until > last) {
            out.push((Payer::Fund, first.max(last.next()), monthly.until));
        }
        out
    }
}

/// The months from one to another.
pub(super) fn months(first: Month, last: Month) -> impl Iterator<Item = Month> {
    std::iter::successors(Some(first), |m| Some(m.next())).take_while(move |m| *m <= last)
}
