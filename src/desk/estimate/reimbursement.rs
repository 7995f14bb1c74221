//! A question about receipts: a small table of them, and the fields beside it.

use super::disability::past;
use super::reader::Reader;
use super::{Answer, Fields, Ground};
use crate::domain::benefits::item::Estimate;
use crate::domain::benefits::meals::Stay;
use crate::domain::benefits::reimbursement::{Reimbursement, reimbursement};
use crate::domain::benefits::treatment::{RECEIPTS_MAX, Receipt};
use crate::domain::dates::parse_date;
use crate::domain::money::Money;
use crate::domain::name::parse_line;
use crate::domain::problem::Problem;

/// Characters of an invoice number at most.
const INVOICE_MAX: usize = 40;
const COLUMNS: [&str; 3] = ["invoice", "amount", "outside_catalogue"];

/// The estimate for a CSV of receipts (`invoice,amount,outside_catalogue`) and what was typed beside it.
///
/// # Errors
/// Each problem with its field.
pub fn estimate(ground: &Ground, receipts: &str, fields: &Fields) -> Answer<Estimate> {
    let mut r = Reader::new(fields);
    let on = r.need("on", |t| past(t, ground));
    let third_party = r.maybe("third_party", Money::parse_not_negative).unwrap_or(Money::ZERO);
    let travel = r.maybe("travel", Money::parse_not_negative).unwrap_or(Money::ZERO);
    let admitted = r.maybe("admitted", parse_date);
    let discharged = r.maybe("discharged", parse_date);
    let insured = r.flag("insured", true);
    let receipts = match read(receipts) {
        Ok(receipts) => receipts,
        Err((field, problem)) => {
            r.refuse(field, problem);
            Vec::new()
        }
    };
    let stay = match (admitted, discharged) {
        (Some(admitted), Some(discharged)) => Stay::Between { admitted, discharged },
        _ => Stay::None,
    };
    let sheet = on.map(|on| Reimbursement { on, receipts, third_party, stay, travel, device: None, insured });
    reimbursement(ground.book, &r.finish(sheet)?)
}

fn read(text: &str) -> Result<Vec<Receipt>, (&'static str, Problem)> {
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{FEFF}').as_bytes());
    let titles = reader.headers().map_err(|_| ("receipts", Problem::Empty))?.clone();
    let place = |name: &'static str| {
        titles
            .iter()
            .position(|t| t.trim() == name)
            .ok_or((name, Problem::ColumnCount { want: COLUMNS.len(), got: titles.len() }))
    };
    let (invoice, amount, outside) = (place(COLUMNS[0])?, place(COLUMNS[1])?, place(COLUMNS[2])?);
    let mut out = Vec::new();
    for row in reader.records() {
        let row = row.map_err(|_| ("receipts", Problem::ColumnCount { want: titles.len(), got: 0 }))?;
        if out.len() >= RECEIPTS_MAX {
            return Err(("receipts", Problem::TooMany { max: RECEIPTS_MAX }));
        }
        let money = |at: usize, name| Money::parse_not_negative(&row[at]).map_err(|p| (name, p));
        out.push(Receipt {
            invoice: parse_line(&row[invoice], INVOICE_MAX).map_err(|p| (COLUMNS[0], p))?,
            amount: money(amount, COLUMNS[1])?,
            outside: money(outside, COLUMNS[2])?,
        });
    }
    if out.is_empty() { Err(("receipts", Problem::Empty)) } else { Ok(out) }
}
