//! The month of all employers: who has declared, what each owes, and what fixing it would levy.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::declare::size;
use crate::desk::{Desk, Refusal};
use crate::domain::dates::Month;
use crate::domain::declaration::month::{Last, Owed, Seen, Standing, Terms, last_day, standing};
use crate::domain::employer::rate::{RateRow, in_force};
use crate::domain::employer::state::EmployerState;
use crate::domain::money::Money;
use crate::domain::operator::Right;
use crate::domain::params::Book;
use crate::domain::problem::Problem;
use crate::store::StoreError;
use crate::store::levy::declaration::Levied;
use crate::store::levy::month::{DeclaredWage, EmployerMonthRow, MonthSums};

/// A month of all employers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LevyMonth {
    pub month: Month,
    /// What is not declared by now is estimated.
    pub is_over: bool,
    /// The parameter that has to be there first.
    pub lacks: Option<Problem>,
    /// The last day to pay what would be fixed today.
    pub last_day: Option<NaiveDate>,
    /// By name. Employers with nobody insured are left out.
    pub lines: Vec<LevyLine>,
}

/// An employer in the month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LevyLine {
    pub employer: i64,
    pub credit_code: String,
    pub name: String,
    pub standing: Standing,
    /// Number of the declaration that waits or was verified.
    pub sheet: Option<String>,
    pub class: RateRow,
    /// People insured there now; for what is declared or billed those it is about.
    pub heads: i64,
    /// What is owed, or would be; `None` where nothing can be said yet.
    pub payroll: Option<Money>,
    pub base: Option<Money>,
    pub rate: Option<Decimal>,
    pub due: Option<Money>,
    pub last_due: Option<Money>,
    /// It is fixed on an estimate.
    pub is_estimate: bool,
    /// It is fixed on an estimate, and its declaration was verified since: the estimate has to be reversed first.
    pub needs_reversal: bool,
    /// What projects owe for the month besides.
    pub project: Money,
}

/// Sums of some lines.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LevySums {
    pub employers: i64,
    pub heads: i64,
    pub payroll: Money,
    pub base: Money,
    pub due: Money,
    pub project: Money,
}

impl LevyMonth {
    /// Sums of the lines of a standing, or of all; what is still open counts its people only.
    #[must_use]
    pub fn sums(&self, of: Option<Standing>) -> LevySums {
        let some = self.lines.iter().filter(|l| of.is_none_or(|s| l.standing == s));
        some.fold(LevySums::default(), |mut sums, l| {
            sums.employers += 1;
            sums.heads += l.heads;
            sums.project += l.project;
            // What it would be without a declaration is no sum yet.
            if l.standing == Standing::Open {
                return sums;
            }
            sums.payroll += l.payroll.unwrap_or_default();
            sums.base += l.base.unwrap_or_default();
            sums.due += l.due.unwrap_or_default();
            sums
        })
    }

    /// Lines that fixing the month would levy.
    pub fn to_fix(&self) -> impl Iterator<Item = &LevyLine> {
        self.lines.iter().filter(|l| l.standing.is_to_fix())
    }
}

/// A month with what fixing it writes down.
pub(super) struct Computed {
    pub view: LevyMonth,
    /// Row of the employer's declaration, and what he owes; for each line that is to be fixed.
    pub owed: HashMap<i64, (Option<i64>, Owed)>,
    /// Bases that were not known when the declaration was verified, or have changed since.
    pub bases: Vec<(DeclaredWage, Money)>,
    pub unconfirmed: Vec<String>,
}

impl Desk {
    /// The month after the last one that was levied, at most this one.
    ///
    /// # Errors
    /// Those of any read.
    pub(super) fn month_to_levy(&self) -> Result<Month, StoreError> {
        let now = Month::of(self.clock.today());
        Ok(self.store.last_levied()?.map_or(now, |last| last.next().min(now)))
    }

    /// Months up to one that are to be levied still on an employer and those whose duty it carries on: a declaration of theirs was
    /// verified, or somebody was insured otherwise than by a project. The first one first; what was before gsbx levied is not asked.
    ///
    /// # Errors
    /// Those of any read.
    pub(in crate::desk) fn months_to_levy(&self, employer: i64, until: Month) -> Result<Vec<Month>, StoreError> {
        let begun = self.store.first_levy_run()?.map_or_else(|| self.month_to_levy(), Ok)?;
        let mut months = BTreeSet::new();
        for id in std::iter::once(employer).chain(self.store.carried_by(employer)?) {
            let mut asked = self.store.verified_months(id, until)?;
            let mut month = self.store.last_taken_over(id)?.map_or(begun, |last| last.next().max(begun));
            while month <= until {
                if self.store.is_anybody_insured(id, month)? {
                    asked.push(month);
                }
                month = month.next();
            }
            for month in asked {
                if self.store.levy_standing(id, month)? == Levied::Not {
                    months.insert(month);
                }
            }
        }
        Ok(months.into_iter().collect())
    }

    /// A month of all employers, as it stands and as fixing it would leave it. Nothing is written.
    ///
    /// # Errors
    /// `NotAllowed`; `Store`.
    pub fn preview_levy(&self, month: Month) -> Result<LevyMonth, Refusal> {
        self.require(Right::Employers)?;
        Ok(self.levy_of_month(month)?.view)
    }

    /// The same with all that fixing it needs.
    pub(super) fn levy_of_month(&self, month: Month) -> Result<Computed, Refusal> {
        let (book, today) = (self.book()?, self.clock.today());
        let rates = self.store.all_rate_rows(month)?;
        let mut wages: HashMap<i64, Vec<DeclaredWage>> = HashMap::new();
        for wage in self.store.declared_wages(month)? {
            wages.entry(wage.employer).or_default().push(wage);
        }
        let mut reckoner = Reckoner::of(&book, month, today);
        let mut lines = Vec::new();
        for row in self.store.employer_months(month)? {
            let class = in_force(row.risk_class, rates.get(&row.id).map_or(&[], Vec::as_slice), month);
            let wages = wages.get(&row.id).map_or(&[][..], Vec::as_slice);
            lines.extend(reckoner.line(row, class, wages));
        }
        Ok(reckoner.finish(lines, today))
    }
}

/// Reckons employers one after the other.
struct Reckoner<'a> {
    book: &'a Book,
    month: Month,
    is_over: bool,
    terms: Result<Terms<'a>, Problem>,
    /// The first parameter that was not there.
    lacks: Option<Problem>,
    owed: HashMap<i64, (Option<i64>, Owed)>,
    bases: Vec<(DeclaredWage, Money)>,
}

impl<'a> Reckoner<'a> {
    fn of(book: &'a Book, month: Month, today: NaiveDate) -> Reckoner<'a> {
        let terms = Terms::on(book, month);
        let lacks = terms.as_ref().err().cloned();
        Reckoner { book, month, is_over: today > month.last_day(), terms, lacks, owed: HashMap::new(), bases: Vec::new() }
    }

    /// An employer's line; none where nothing is owed nor asked.
    fn line(&mut self, row: EmployerMonthRow, class: RateRow, wages: &[DeclaredWage]) -> Option<LevyLine> {
        let last = row.last.map(last);
        let standing = standing(&Seen {
            is_billed: row.fixed.is_some() || row.is_taken_over,
            is_verified: row.verified.is_some(),
            is_waiting: row.waiting.is_some(),
            insured: row.insured,
            on_projects: row.on_projects,
            is_active: takes_part(row.state, row.stopped_on, self.month),
            last: last.as_ref(),
            is_over: self.is_over,
        })?;
        let size = size(row.is_large);
        let owed = match standing {
            Standing::Verified => {
                let wages: Vec<Money> = wages.iter().map(|w| w.wage).collect();
                self.reckon(|terms| terms.declared(&wages, class, size))
            }
            // Of an open month: what it will be if nothing is declared.
            Standing::Estimated | Standing::Open => match last.filter(|l| l.due > Money::ZERO) {
                Some(last) => self.reckon(|terms| terms.estimated(&last, class, size)),
                None => None,
            },
            Standing::Declared | Standing::Unable | Standing::Billed | Standing::Project => None,
        };
        if standing == Standing::Verified {
            self.keep_bases(wages);
        }
        if let Some(owed) = owed.filter(|_| standing.is_to_fix()) {
            let sheet = row.verified.as_ref().filter(|_| standing == Standing::Verified).map(|(id, _)| *id);
            self.owed.insert(row.id, (sheet, owed));
        }
        Some(line(row, standing, class, owed))
    }

    /// What the terms make of it; what they lack is kept.
    fn reckon(&mut self, of: impl FnOnce(&mut Terms<'a>) -> Result<Owed, Problem>) -> Option<Owed> {
        let owed = of(self.terms.as_mut().ok()?);
        owed.map_err(|problem| self.lacks.get_or_insert(problem).clone()).ok()
    }

    fn keep_bases(&mut self, wages: &[DeclaredWage]) {
        let Ok(terms) = &self.terms else { return };
        let bases = wages.iter().map(|w| (*w, terms.base(w.wage)));
        self.bases.extend(bases.filter(|(wage, base)| wage.base != Some(*base)));
    }

    fn finish(self, lines: Vec<LevyLine>, today: NaiveDate) -> Computed {
        let last_day = last_day(self.book, self.month, today);
        let lacks = self.lacks.or_else(|| last_day.as_ref().err().cloned());
        let view = LevyMonth { month: self.month, is_over: self.is_over, lacks, last_day: last_day.ok(), lines };
        let unconfirmed = self.terms.map(|t| t.unconfirmed()).unwrap_or_default();
        Computed { view, owed: self.owed, bases: self.bases, unconfirmed }
    }
}

/// Whether an employer took part in a month: it does still, or stopped in it or later. What it owes for the time before stays owed.
pub(super) fn takes_part(state: EmployerState, stopped_on: Option<NaiveDate>, month: Month) -> bool {
    state == EmployerState::Active || stopped_on.is_some_and(|on| month <= Month::of(on))
}

fn last(sums: MonthSums) -> Last {
    Last { heads: sums.heads, payroll: sums.payroll, base: sums.base, due: sums.due }
}

fn line(row: EmployerMonthRow, standing: Standing, class: RateRow, owed: Option<Owed>) -> LevyLine {
    let billed = row.this.filter(|_| standing == Standing::Billed);
    let sum = |of_owed: fn(&Owed) -> Money, of_billed: fn(&MonthSums) -> Money| {
        owed.as_ref().map(of_owed).or_else(|| billed.as_ref().map(of_billed))
    };
    LevyLine {
        employer: row.id,
        credit_code: row.credit_code,
        name: row.name,
        standing,
        class,
        heads: match standing {
            Standing::Verified | Standing::Estimated => owed.map_or(row.insured, |o| o.heads),
            Standing::Billed => billed.map_or(0, |b| b.heads),
            Standing::Project => row.on_projects,
            Standing::Open | Standing::Declared | Standing::Unable => row.insured,
        },
        payroll: sum(|o| o.payroll, |b| b.payroll),
        base: sum(|o| o.base, |b| b.base),
        rate: owed.map(|o| o.rate),
        due: sum(|o| o.due, |b| b.due),
        last_due: row.last.map(|l| l.due),
        is_estimate: row.fixed == Some(true),
        needs_reversal: row.fixed == Some(true) && row.verified.is_some(),
        sheet: row.verified.map(|(_, number)| number).or(row.waiting),
        project: row.project,
    }
}
