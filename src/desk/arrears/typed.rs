//! A row of a file of payments as it is typed.

use std::path::Path;

use chrono::{Datelike, NaiveDate};

use super::RECEIPT_COLUMNS;
use crate::desk::Refusal;
use crate::desk::import::{BadRow, TableRow, table_named};
use crate::domain::dates::{Month, parse_date};
use crate::domain::identity::CreditCode;
use crate::domain::money::Money;
use crate::domain::name::{LINE_MAX, parse_line};
use crate::domain::plain::{half_width, harmless};
use crate::domain::problem::Problem;
use crate::policy::Policy;

/// Characters of a voucher's number at most.
const NUMBER_MAX: usize = 40;
/// Characters of a value that a report shows.
const SHOWN_MAX: usize = 40;

/// A payment as a row tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TypedReceipt {
    pub line: u64,
    pub number: String,
    /// Empty where none is told.
    pub credit_code: String,
    pub payer: String,
    pub paid_on: NaiveDate,
    pub amount: Money,
    pub told: Option<Month>,
}

/// What a file of payments says.
#[derive(Debug, Default)]
pub(super) struct TypedReceipts {
    pub receipts: Vec<TypedReceipt>,
    /// Lines and amounts that say what the rows before them come to.
    pub totals: Vec<(u64, Money)>,
    pub bad: Vec<BadRow>,
}

/// Reads a file of payments.
///
/// # Errors
/// `File` for a file that is no such table. Bad rows are no error.
pub(super) fn read(path: &Path, policy: &Policy, today: NaiveDate) -> Result<TypedReceipts, Refusal> {
    let names = policy.receipt_titles();
    let mut out = TypedReceipts::default();
    for row in table_named(path, &RECEIPT_COLUMNS, names.columns())? {
        let mut cells = Cells { row: &row, bad: Vec::new() };
        if names.is_total(&row.cells[0]) || names.is_total(&row.cells[2]) {
            out.totals.extend(cells.read(4, Money::parse_not_negative).map(|total| (row.line, total)));
        } else {
            out.receipts.extend(receipt(&mut cells, today));
        }
        out.bad.append(&mut cells.bad);
    }
    Ok(out)
}

fn receipt(cells: &mut Cells<'_>, today: NaiveDate) -> Option<TypedReceipt> {
    let number = cells.read(0, |t| parse_line(&half_width(t), NUMBER_MAX).and_then(filled));
    let credit_code = cells.read(1, |t| optional(t, |t| CreditCode::parse(t).map(|c| c.as_str().to_owned())));
    let payer = cells.read(2, |t| parse_line(t, LINE_MAX));
    let paid_on = cells.read(3, |t| parse_date(t).and_then(|day| if day > today { Err(Problem::Future) } else { Ok(day) }));
    let amount = cells.read(4, |t| match Money::parse_not_negative(t)? {
        Money::ZERO => Err(Problem::Zero),
        amount => Ok(amount),
    });
    let told = cells.read(5, |t| optional(t, month));
    let (number, credit_code, payer) = (number?, credit_code?.unwrap_or_default(), payer?);
    if credit_code.is_empty() && payer.is_empty() {
        cells.refuse(2, Problem::Empty);
    }
    Some(TypedReceipt { line: cells.row.line, number, credit_code, payer, paid_on: paid_on?, amount: amount?, told: told? })
}

fn filled(text: String) -> Result<String, Problem> {
    if text.is_empty() { Err(Problem::Empty) } else { Ok(text) }
}

fn optional<T>(text: &str, parse: impl FnOnce(&str) -> Result<T, Problem>) -> Result<Option<T>, Problem> {
    if text.trim().is_empty() { Ok(None) } else { parse(text).map(Some) }
}

/// A month; spreadsheets turn `2021-05` into its first day.
fn month(text: &str) -> Result<Month, Problem> {
    Month::parse(text).or_else(|problem| match parse_date(text) {
        Ok(day) if day.day() == 1 => Ok(Month::of(day)),
        _ => Err(problem),
    })
}

/// The cells of a row, with what is wrong with them.
struct Cells<'a> {
    row: &'a TableRow,
    bad: Vec<BadRow>,
}

impl Cells<'_> {
    fn read<T>(&mut self, column: usize, parse: impl FnOnce(&str) -> Result<T, Problem>) -> Option<T> {
        if self.row.lost.contains(&RECEIPT_COLUMNS[column]) {
            self.refuse(column, Problem::LostDigits);
            return None;
        }
        parse(&self.row.cells[column]).map_err(|problem| self.refuse(column, problem)).ok()
    }

    fn refuse(&mut self, column: usize, problem: Problem) {
        self.bad.push(bad(self.row.line, RECEIPT_COLUMNS[column], &self.row.cells[column], problem));
    }
}

/// A value that cannot be taken.
pub(super) fn bad(line: u64, field: &'static str, value: &str, problem: Problem) -> BadRow {
    let shown: String = value.chars().take(SHOWN_MAX).collect();
    BadRow { line, field, value: harmless(&shown), problem }
}
