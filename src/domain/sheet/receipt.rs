//! 票据 as they are entered: one row each, read by the domain's own parsers.

use chrono::NaiveDate;

use crate::domain::codes::{CodeEntry, find};
use crate::domain::grid::{GridRow, rows};
use crate::domain::money::Money;
use crate::domain::name::parse_line;
use crate::domain::plain::half_width;
use crate::domain::problem::Problem;
use crate::domain::shorthand::{parse_date_short, parse_money_short};

/// Columns of the grid, in their order.
pub const COLUMNS: [&str; 7] = ["code", "number", "issued_on", "category", "amount", "outside", "note"];
/// Characters of an invoice code or number at most: an electronic one has 20.
const INVOICE_MAX: usize = 20;
/// Receipts of one sheet at most.
pub const ROWS_MAX: usize = 2_000;
/// Characters of a note at most.
pub const NOTE_MAX: usize = 60;

/// A receipt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// Its row; the first is 1.
    pub line: usize,
    /// Empty for an electronic invoice, which has only a number.
    pub code: String,
    pub number: String,
    pub issued_on: NaiveDate,
    /// Id in the list of cost classes.
    pub category: String,
    pub amount: Money,
    /// The part outside the three catalogues.
    pub outside: Money,
    pub note: String,
}

impl Receipt {
    /// What tells receipts apart.
    #[must_use]
    pub fn key(&self) -> (&str, &str) {
        (&self.code, &self.number)
    }

    /// Code and number as one reads them out.
    #[must_use]
    pub fn invoice(&self) -> String {
        if self.code.is_empty() { self.number.clone() } else { format!("{}-{}", self.code, self.number) }
    }

    fn cells(&self) -> [String; 7] {
        [
            self.code.clone(),
            self.number.clone(),
            self.issued_on.to_string(),
            self.category.clone(),
            self.amount.plain(),
            self.outside.plain(),
            self.note.clone(),
        ]
    }
}

/// Reads a grid of receipts; what is wrong is told with its row and column, all of it at once.
///
/// # Errors
/// `Empty` without a row; `TooMany`; `InLine`, also for a receipt that comes twice.
pub fn read(text: &str, classes: &[CodeEntry], today: NaiveDate) -> Result<Vec<Receipt>, Vec<Problem>> {
    let (out, problems) = read_each(text, classes, today);
    if problems.is_empty() { Ok(out) } else { Err(problems) }
}

/// The rows that can be read, and what is wrong with the others.
#[must_use]
pub fn read_each(text: &str, classes: &[CodeEntry], today: NaiveDate) -> (Vec<Receipt>, Vec<Problem>) {
    let (mut out, mut problems) = (Vec::new(), Vec::new());
    for row in rows(text) {
        if out.len() >= ROWS_MAX {
            problems.push(Problem::TooMany { max: ROWS_MAX });
            break;
        }
        match receipt(&row, classes, today) {
            Ok(receipt) => out.push(receipt),
            Err(found) => problems.extend(found),
        }
    }
    let mut seen = std::collections::HashSet::new();
    for receipt in &out {
        if !seen.insert(receipt.key()) {
            let twice = Problem::ReceiptTwice { invoice: receipt.invoice() };
            problems.push(Problem::InLine { line: receipt.line, column: "number", problem: Box::new(twice) });
        }
    }
    if out.is_empty() && problems.is_empty() {
        problems.push(Problem::Empty);
    }
    (out, problems)
}

fn receipt(row: &GridRow<'_>, classes: &[CodeEntry], today: NaiveDate) -> Result<Receipt, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut keep = |column: &'static str, problem: Problem| problems.push(row.problem(column, problem));
    let code = parse_invoice(row.cell(0), false).map_err(|p| keep("code", p));
    let number = parse_invoice(row.cell(1), true).map_err(|p| keep("number", p));
    let on = parse_date_short(row.cell(2), today).and_then(|d| if d > today { Err(Problem::Future) } else { Ok(d) });
    let on = on.map_err(|p| keep("issued_on", p));
    let category = find(classes, row.cell(3)).ok_or(if row.cell(3).is_empty() { Problem::Empty } else { Problem::UnknownCode });
    let category = category.map_err(|p| keep("category", p));
    let amount = parse_money_short(row.cell(4)).and_then(positive).map_err(|p| keep("amount", p));
    let outside = match row.cell(5) {
        "" => Ok(Money::ZERO),
        text => parse_money_short(text).and_then(|m| if m < Money::ZERO { Err(Problem::Negative) } else { Ok(m) }),
    };
    let outside = outside.map_err(|p| keep("outside", p));
    let note = parse_line(row.cell(6), NOTE_MAX).map_err(|p| keep("note", p));
    let (Ok(code), Ok(number), Ok(issued_on), Ok(category), Ok(amount), Ok(outside), Ok(note)) =
        (code, number, on, category, amount, outside, note)
    else {
        return Err(problems);
    };
    let receipt = Receipt { line: row.line, code, number, issued_on, category: category.id.clone(), amount, outside, note };
    if receipt.outside > receipt.amount {
        let above = Problem::OutsideAboveAmount { invoice: receipt.invoice() };
        return Err(vec![row.problem("outside", above)]);
    }
    Ok(receipt)
}

fn positive(amount: Money) -> Result<Money, Problem> {
    match amount.fen() {
        0 => Err(Problem::Zero),
        fen if fen < 0 => Err(Problem::Negative),
        _ => Ok(amount),
    }
}

/// Letters and digits of an invoice code or number.
///
/// # Errors
/// `Empty` where one is needed, `TooLong`, `BadCharacter`; those of any line.
pub fn parse_invoice(text: &str, is_needed: bool) -> Result<String, Problem> {
    let text: String = parse_line(&half_width(text), 2 * INVOICE_MAX)?.chars().filter(|c| !c.is_whitespace()).collect();
    match text.len() {
        0 if is_needed => Err(Problem::Empty),
        n if n > INVOICE_MAX => Err(Problem::TooLong { max: INVOICE_MAX }),
        _ if text.chars().all(|c| c.is_ascii_alphanumeric()) => Ok(text.to_ascii_uppercase()),
        _ => Err(Problem::BadCharacter),
    }
}

/// The grid's text in its one written form.
#[must_use]
pub fn written(receipts: &[Receipt]) -> String {
    crate::domain::grid::text(&receipts.iter().map(Receipt::cells).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::codes::code_list;

    fn read_one(row: &str) -> Result<Vec<Receipt>, Vec<Problem>> {
        let classes = code_list([("bed", "床位费", "bed"), ("drug", "西药费", "drugs")]);
        read(row, &classes, NaiveDate::from_ymd_opt(2022, 1, 4).expect("a day"))
    }

    #[test]
    fn a_row_is_read_however_it_is_typed_and_written_in_one_form() {
        let read = read_one(
            "０４４\t 00123 456\t20211223\t床位\t１，２００\t\t\n\n\t24432000000012345678\t2021-12-24\txyf\t0.5\t0.50\t自费",
        )
        .expect("sound rows");
        assert_eq!(
            written(&read),
            "044\t00123456\t2021-12-23\tbed\t1200.00\t0.00\t\n\t24432000000012345678\t2021-12-24\tdrug\t0.50\t0.50\t自费"
        );
        assert_eq!(read[1].line, 3);
        assert_eq!(read_one(&written(&read)).map(|r| written(&r)), Ok(written(&read)));
    }

    /// Everything that is wrong is told at once, by row and column.
    #[test]
    fn what_is_wrong_is_told_by_row_and_column() {
        let at = |line, column, problem| Problem::InLine { line, column, problem: Box::new(problem) };
        for (cells, column, problem) in [
            ("1\t2\t2021-12-01\tbed\t0\t", "amount", Problem::Zero),
            ("1\t2\t2021-12-01\tbed\t-1\t", "amount", Problem::Negative),
            ("1\t2\t2021-12-01\tbed\t0.123456789012\t", "amount", Problem::TooPrecise),
            ("1\t2\t2021-12-01\tbed\t9,999,999,999,999.99\t", "amount", Problem::TooLarge),
            ("1\t2\t2022-12-01\tbed\t1\t", "issued_on", Problem::Future),
            ("1\t\t2021-12-01\tbed\t1\t", "number", Problem::Empty),
            ("1\t2\t2021-12-01\t？？\t1\t", "category", Problem::UnknownCode),
            ("1\t2\t2021-12-01\tbed\t1\t2", "outside", Problem::OutsideAboveAmount { invoice: "1-2".into() }),
        ] {
            assert_eq!(read_one(cells), Err(vec![at(1, column, problem)]), "{cells}");
        }
        let row = "1\t2\t2021-12-01\tbed\t1\t";
        let twice = at(2, "number", Problem::ReceiptTwice { invoice: "1-2".into() });
        assert_eq!(read_one(&format!("{row}\n{row}")), Err(vec![twice]));
        assert_eq!(read_one(" \n\t\t"), Err(vec![Problem::Empty]));
    }
}
