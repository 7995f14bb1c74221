//! 工资稽核表: what was declared against what was paid, worker by worker and month by month, and what it comes to.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::domain::benefits::explain::Silent;
use crate::domain::dates::Month;
use crate::domain::grid::{self, GridRow, rows};
use crate::domain::identity::ResidentId;
use crate::domain::levy::change::supplement;
use crate::domain::money::Money;
use crate::domain::params::Book;
use crate::domain::premium::late_fee;
use crate::domain::problem::Problem;
use crate::domain::shorthand::parse_money_short;

/// A row as it is typed: who, which month, what he was really paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    pub line: usize,
    pub id: ResidentId,
    pub month: Month,
    pub paid: Money,
}

/// Columns of what is typed.
pub const COLUMNS: [&str; 3] = ["id_number", "month", "wage"];

/// Reads the rows of an audit of the months from `first` to `last`.
///
/// # Errors
/// `InLine`: a number that is none, a month outside or twice for one worker, a wage that is none.
pub fn read(text: &str, first: Month, last: Month) -> Result<Vec<Typed>, Vec<Problem>> {
    let (mut out, mut problems): (Vec<Typed>, Vec<Problem>) = (Vec::new(), Vec::new());
    for row in rows(text) {
        match typed(&row, first, last) {
            Ok(found) if out.iter().any(|t| (&t.id, t.month) == (&found.id, found.month)) => {
                problems.push(row.problem("month", Problem::ContradictsEarlierLine));
            }
            Ok(found) => out.push(found),
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() { Ok(out) } else { Err(problems) }
}

fn typed(row: &GridRow<'_>, first: Month, last: Month) -> Result<Typed, Problem> {
    let id = ResidentId::parse(row.cell(0)).map_err(|p| row.problem("id_number", p))?;
    let month = Month::parse(row.cell(1)).map_err(|p| row.problem("month", p))?;
    if !(first..=last).contains(&month) {
        return Err(row.problem("month", Problem::OutsideMonths { first, last }));
    }
    let paid = parse_money_short(row.cell(2)).map_err(|p| row.problem("wage", p))?;
    if paid < Money::ZERO {
        return Err(row.problem("wage", Problem::Negative));
    }
    Ok(Typed { line: row.line, id, month, paid })
}

/// What is typed in its one written form; the rows a supplement is filed with.
#[must_use]
pub fn written(typed: &[Typed]) -> String {
    let cells = |t: &Typed| [t.id.as_str().to_owned(), t.month.to_string(), t.paid.plain()];
    grid::text(&typed.iter().map(cells).collect::<Vec<_>>())
}

/// A row worked out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditLine {
    pub id_number: String,
    /// Empty for somebody who is not on file.
    pub name: String,
    pub month: Month,
    pub trade: String,
    /// In full years at the end of the month.
    pub age: i32,
    /// The base that was declared; zero for somebody who was left out.
    pub declared: Money,
    /// What he was really paid, and the base of that.
    pub paid: Money,
    pub base: Money,
    /// Base of what was paid less the one declared.
    pub difference: Money,
    /// Of a difference above zero, at the month's rate; rounded by itself, for sight.
    pub premium: Money,
    pub late_fee: Money,
}

/// At which rate a month was levied, and the last day it was to be paid on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthTerms {
    pub month: Month,
    pub rate: Decimal,
    pub last_day: NaiveDate,
}

impl AuditLine {
    /// Works premium and late fee out.
    ///
    /// # Errors
    /// Those of [`late_fee`].
    pub fn worked(mut self, book: &Book, terms: &MonthTerms, on: NaiveDate) -> Result<AuditLine, Problem> {
        self.difference = self.base - self.declared;
        let grown = if self.difference > Money::ZERO { self.base } else { self.declared };
        (_, self.premium) = supplement(&[(self.declared, grown)], terms.rate);
        self.late_fee = fee(book, self.premium, terms, on)?;
        Ok(self)
    }
}

fn fee(book: &Book, premium: Money, terms: &MonthTerms, on: NaiveDate) -> Result<Money, Problem> {
    if premium == Money::ZERO || on <= terms.last_day {
        Ok(Money::ZERO)
    } else {
        late_fee(book, premium, terms.last_day, on, &mut Silent)
    }
}

/// What an audit comes to: workers whose base is too low, premium and late fee, a month's premium rounded once as it is levied
/// (rules 2.6).
///
/// # Errors
/// Those of [`late_fee`].
pub fn totals(lines: &[AuditLine], terms: &[MonthTerms], book: &Book, on: NaiveDate) -> Result<(usize, Money, Money), Problem> {
    let low = |l: &&AuditLine| l.difference > Money::ZERO;
    let (mut premium, mut fees) = (Money::ZERO, Money::ZERO);
    for of in terms {
        let bases: Vec<_> = lines.iter().filter(low).filter(|l| l.month == of.month).map(|l| (l.declared, l.base)).collect();
        let (_, due) = supplement(&bases, of.rate);
        premium += due;
        fees += fee(book, due, of, on)?;
    }
    let mut who: Vec<&str> = lines.iter().filter(low).map(|l| l.id_number.as_str()).collect();
    who.sort_unstable();
    who.dedup();
    Ok((who.len(), premium, fees))
}

/// Worked lines as a sheet keeps them.
#[must_use]
pub fn kept(lines: &[AuditLine]) -> String {
    let cells = |l: &AuditLine| {
        let amounts = [l.declared, l.paid, l.base, l.difference, l.premium, l.late_fee].map(Money::plain);
        [vec![l.id_number.clone(), l.name.clone(), l.month.to_string(), l.trade.clone(), l.age.to_string()], amounts.to_vec()]
            .concat()
    };
    grid::text(&lines.iter().map(cells).collect::<Vec<_>>())
}

/// The lines a sheet kept; what cannot be read is left out.
#[must_use]
pub fn restored(text: &str) -> Vec<AuditLine> {
    let line = |row: GridRow<'_>| {
        let money = |place| Money::parse(row.cell(place)).ok();
        Some(AuditLine {
            id_number: row.cell(0).to_owned(),
            name: row.cell(1).to_owned(),
            month: Month::parse(row.cell(2)).ok()?,
            trade: row.cell(3).to_owned(),
            age: row.cell(4).parse().ok()?,
            declared: money(5)?,
            paid: money(6)?,
            base: money(7)?,
            difference: money(8)?,
            premium: money(9)?,
            late_fee: money(10)?,
        })
    };
    rows(text).filter_map(line).collect()
}
