//! A payment list out of its fields, and its lines (agency rules 2.9).

use std::collections::{BTreeMap, BTreeSet};

use super::owed::list_kind;
use crate::desk::estimate::{Fields, Reader};
use crate::desk::sheets::{Content, Purpose, fields_of};
use crate::desk::{Desk, Refusal};
use crate::domain::dates::Month;
use crate::domain::grid;
use crate::domain::name::{LINE_MAX, parse_line};
use crate::domain::payment::{LineState, ListKind};
use crate::domain::problem::Problem;
use crate::store::sheets::payments::{NewPaymentLine, OwedRow};
use crate::store::sheets::record::SheetRow;
use crate::store::{StoreError, Writer};

/// Reasons of failure that another account cures and nothing else does.
const CURED_BY_ACCOUNT: [&str; 3] = ["number", "name", "closed"];

/// Fields that name who was left out of a list: nobody has entered an account, or the bank has refused the one there is.
pub const LEFT_OUT: [&str; 2] = ["left_no_account", "left_bad_account"];

impl Desk {
    /// Reads a payment list's fields: `list_kind`; `month`, of a monthly one; `payables`, a row per payable, everything of the
    /// kind (and month) if there is none; `note`. Who cannot be paid now is left out and named with the reason; he stays owed.
    ///
    /// # Errors
    /// `Problems`, those of a line with its place, also where nobody of the list can be paid; `Store`.
    pub(in crate::desk) fn read_payment_list(&self, fields: &Fields, purpose: Purpose<'_>) -> Result<Content, Refusal> {
        let mut r = Reader::new(fields);
        let kind = r.need("list_kind", ListKind::parse);
        let month = r.maybe("month", Month::parse);
        let note = r.maybe("note", |t| parse_line(t, LINE_MAX)).unwrap_or_default();
        let kind = r.finish(kind).map_err(Refusal::Problems)?;
        let owed = self.store.owed(purpose.corrects.map(|row| row.id))?;
        let picked = match fields.get("payables").trim() {
            "" => owed.iter().filter(|row| list_kind(row) == kind && month.is_none_or(|m| row.month == m)).collect(),
            text => self.picked(text, kind, &owed)?,
        };
        if picked.is_empty() {
            return Err(Refusal::Problems(vec![("payables", Problem::NothingToPay)]));
        }
        let (picked, left): (Vec<_>, Vec<_>) = (1..).zip(picked).partition(|(_, row)| in_the_way(row).is_none());
        if picked.is_empty() {
            return Err(Refusal::Problems(left.into_iter().filter_map(|(line, row)| at_line(line, row)).collect()));
        }
        let picked: Vec<&OwedRow> = picked.into_iter().map(|(_, row)| row).collect();
        let left: Vec<&OwedRow> = left.into_iter().map(|(_, row)| row).collect();
        let ids: Vec<[String; 1]> = picked.iter().map(|row| [row.id.to_string()]).collect();
        Ok(Content {
            person: None,
            case: None,
            employer: None,
            month: None,
            amount: picked.iter().map(|row| row.amount).sum(),
            supersedes: None,
            due_on: None,
            fields: named_left_out(&left)
                .with("list_kind", kind.id())
                .with("month", month.map(|m| m.to_string()).unwrap_or_default())
                .with("payables", grid::text(&ids))
                .with("note", note),
            items: Vec::new(),
            receipts: Vec::new(),
        })
    }

    /// The payables that were picked by hand.
    fn picked<'a>(&self, text: &str, kind: ListKind, owed: &'a [OwedRow]) -> Result<Vec<&'a OwedRow>, Refusal> {
        let (mut out, mut problems, mut seen) = (Vec::new(), Vec::new(), BTreeSet::new());
        for row in grid::rows(text) {
            let id = row.cell(0).parse::<i64>().unwrap_or_default();
            let found = owed.iter().find(|o| o.id == id);
            let problem = match found {
                Some(_) if !seen.insert(id) => Problem::ComesTwice,
                Some(o) if list_kind(o) != kind => Problem::OfAnotherList { kind: list_kind(o).id() },
                Some(o) => {
                    out.push(o);
                    continue;
                }
                None => match self.store.listed_on(id)? {
                    Some(list) => Problem::OnAList { list },
                    None => Problem::NoSuchLine,
                },
            };
            problems.push(("payables", row.problem("", problem)));
        }
        if problems.is_empty() { Ok(out) } else { Err(Refusal::Problems(problems)) }
    }

    /// Puts what a list's newest version names on it, in the place of what was on it.
    pub(in crate::desk) fn put_on_list(&self, writer: &Writer<'_>, sheet: &SheetRow) -> Result<(), Refusal> {
        self.take_off_list(writer, sheet)?;
        let owed = self.store.owed(None)?;
        let fields = fields_of(writer, sheet)?;
        let ids: Vec<i64> = grid::rows(fields.get("payables")).filter_map(|row| row.cell(0).parse().ok()).collect();
        let bad = || StoreError::BadValue(format!("lines of {}", sheet.number));
        let mut lines = Vec::with_capacity(ids.len());
        let mut kept = BTreeMap::new();
        for id in ids {
            let owed = owed.iter().find(|o| o.id == id).ok_or_else(bad)?;
            let account = owed.account.as_ref().ok_or_else(bad)?.0;
            let spoken_for = match kept.get(&owed.person) {
                Some(kept) => *kept,
                None => self.store.kept_back_of(owed.person)?,
            };
            let deducted = self.kept_back(owed, spoken_for)?;
            kept.insert(owed.person, spoken_for + deducted);
            lines.push(NewPaymentLine { payable: owed.id, account, amount: owed.amount, deducted });
        }
        Ok(writer.add_payment_lines(sheet.id, &lines)?)
    }

    /// Takes everything off a list that was not sent; it waits to be paid again.
    pub(in crate::desk) fn take_off_list(&self, writer: &Writer<'_>, sheet: &SheetRow) -> Result<(), StoreError> {
        for line in self.store.payment_lines(sheet.id)?.iter().filter(|l| l.state == LineState::Pending) {
            writer.settle_payment_line(line.id, LineState::Dropped, "", None)?;
            writer.set_payable(line.payable, "planned", "")?;
        }
        Ok(())
    }
}

/// Why something cannot be paid now.
fn in_the_way(row: &OwedRow) -> Option<Problem> {
    let name = || row.payee_name.clone();
    match (&row.account, &row.last) {
        (None, _) => Some(Problem::NoAccount { name: name() }),
        (Some((now, _)), Some((_, reason, then))) if now == then && CURED_BY_ACCOUNT.contains(&reason.as_str()) => {
            Some(Problem::SameBadAccount { name: name() })
        }
        _ => None,
    }
}

/// The same with its place on the list.
fn at_line(line: usize, row: &OwedRow) -> Option<(&'static str, Problem)> {
    in_the_way(row).map(|p| ("payables", Problem::InLine { line, column: "", problem: Box::new(p) }))
}

/// Who was left out: a grid for each reason, with payee, month and amount.
fn named_left_out(left: &[&OwedRow]) -> Fields {
    let mut out = Fields::default();
    for (field, has_account) in LEFT_OUT.into_iter().zip([false, true]) {
        let of = left.iter().filter(|row| row.account.is_some() == has_account);
        let rows: Vec<[String; 3]> = of.map(|r| [r.payee_name.clone(), r.month.to_string(), r.amount.plain()]).collect();
        if !rows.is_empty() {
            out.set(field, grid::text(&rows));
        }
    }
    out
}
