//! 回盘: what the bank did with each line. What it paid is booked at once, under one voucher; what it did not waits again.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::owed::item;
use crate::desk::ledger::check_balance;
use crate::desk::sheets::{Moved, StepNote, fields_of};
use crate::desk::{Desk, Refusal};
use crate::domain::books::{BANK_EXPENSE, TEMP_RECEIVED, spending_account};
use crate::domain::codes::{CodeBook, ListId, entry, find};
use crate::domain::money::Money;
use crate::domain::payment::{LineState, ListKind};
use crate::domain::problem::Problem;
use crate::domain::sheet::state::State;
use crate::domain::sheet::workflow::Step;
use crate::store::sheets::payments::PaymentLineRow;
use crate::store::sheets::record::SheetRow;
use crate::store::vouchers::{NewVoucher, VoucherLine};
use crate::store::{StoreError, Writer};

/// What the bank did with a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineResult {
    /// Number of the line on the list.
    pub nth: i64,
    /// Why it was not paid: an id of the list of failures, or its text; `None` where it was paid.
    pub failure: Option<String>,
}

/// Sheets of paper behind a payment voucher: the list and the bank's answer.
const ANNEXES: i64 = 2;

impl Desk {
    /// Settles a list as the bank answered, line by line, and books what was paid.
    ///
    /// # Errors
    /// Those of [`Desk::take_sheet_step`]; `Problems` of lines without an answer, twice answered or unknown, and of what has to
    /// hold before anything is booked (`MonthClosed`, `BalanceTooLow`).
    pub fn settle_list(&mut self, number: &str, seen: i64, results: &[LineResult], note: &StepNote) -> Result<(), Refusal> {
        let on = note.on;
        self.take_step_after(number, seen, Step::Settle, note, |desk, writer, list| {
            let day = desk.booking_day(writer, on)?;
            for (line, reason) in desk.failures(list, results)? {
                writer.settle_payment_line(line.id, LineState::Failed, &reason, Some(day))?;
                writer.set_payable(line.payable, "planned", "")?;
            }
            Ok(())
        })
    }

    /// The lines the bank did not pay, each with the id of the reason; every line has to be answered.
    fn failures(&self, list: &SheetRow, results: &[LineResult]) -> Result<Vec<(PaymentLineRow, String)>, Refusal> {
        let lines = self.store.payment_lines(list.id)?;
        let (mut failed, mut problems, mut answered) = (Vec::new(), Vec::new(), BTreeSet::new());
        let mut wrong = |nth: i64, problem: Problem| {
            let line = usize::try_from(nth).unwrap_or_default();
            problems.push(("result", Problem::InLine { line, column: "", problem: Box::new(problem) }));
        };
        for result in results {
            let line = lines.iter().find(|l| l.nth == result.nth && l.state == LineState::Pending);
            match (line, &result.failure) {
                (None, _) => wrong(result.nth, Problem::NoSuchLine),
                _ if !answered.insert(result.nth) => wrong(result.nth, Problem::ComesTwice),
                (Some(_), None) => {}
                (Some(line), Some(reason)) => match self.failure(reason) {
                    Some(id) => failed.push((line.clone(), id)),
                    None => wrong(result.nth, Problem::UnknownCode),
                },
            }
        }
        for line in lines.iter().filter(|l| l.state == LineState::Pending && !answered.contains(&l.nth)) {
            wrong(line.nth, Problem::NoResult);
        }
        if problems.is_empty() { Ok(failed) } else { Err(Refusal::Problems(problems)) }
    }

    /// The id of a reason of failure, by id or text.
    pub(super) fn failure(&self, text: &str) -> Option<String> {
        let list = self.policy.list(ListId::PaymentFailure);
        entry(list, text).or_else(|| find(list, text)).map(|e| e.id.clone())
    }

    /// Books the lines of a list that are pending still as paid, and has the decisions paid that are paid in full by it.
    pub(in crate::desk) fn book_list(&self, writer: &Writer<'_>, moved: &Moved<'_>) -> Result<(), Refusal> {
        let list = moved.sheet;
        let wrong = |p: Problem| Refusal::Problems(vec![("list_kind", p)]);
        let kind = ListKind::parse(fields_of(writer, list)?.get("list_kind")).map_err(wrong)?;
        let day = self.booking_day(writer, moved.note.on)?;
        let lines: Vec<PaymentLineRow> =
            self.store.payment_lines(list.id)?.into_iter().filter(|l| l.state == LineState::Pending).collect();
        if lines.is_empty() {
            return Ok(());
        }
        check_balance(writer, BANK_EXPENSE, lines.iter().map(|l| l.amount - l.deducted).sum())?;
        let memos: Vec<String> = lines.iter().map(|l| format!("{}/{}", list.number, l.nth)).collect();
        let mut entries = Vec::new();
        for (line, memo) in lines.iter().zip(&memos) {
            entries.extend(self.entries_of_line(writer, kind, line, memo, (day, moved.at))?);
            writer.settle_payment_line(line.id, LineState::Paid, "", Some(day))?;
            writer.set_payable(line.payable, "paid", "")?;
        }
        let voucher = NewVoucher {
            kind: "payment",
            template: kind.template(),
            posted_on: day,
            digest: &list.number,
            annexes: ANNEXES,
            sheet: Some(list.id),
            reverses: None,
            made_by: self.operator.id,
            checked_by: None,
        };
        writer.post_voucher(&voucher, &entries, moved.at)?;
        for sheet in lines.iter().filter_map(|l| l.sheet).collect::<BTreeSet<i64>>() {
            self.pay_in_full(writer, sheet, moved.at)?;
        }
        Ok(())
    }

    /// The entries of a line: what the bank paid, and what was set off.
    fn entries_of_line<'a>(
        &self,
        writer: &Writer<'_>,
        kind: ListKind,
        line: &PaymentLineRow,
        memo: &'a str,
        at: (NaiveDate, &str),
    ) -> Result<Vec<VoucherLine<'a>>, Refusal> {
        let entry = |debit: &'static str, credit: &'static str, amount: Money| VoucherLine {
            debit,
            credit,
            amount,
            memo,
            person: Some(line.person),
            case: line.case,
            payment_line: Some(line.id),
            is_closing: false,
        };
        let benefit = item(&line.item)?;
        let spending = spending_account(benefit).ok_or_else(|| StoreError::BadValue(format!("account of {}", line.item)))?;
        let debit = if kind == ListKind::Again { TEMP_RECEIVED } else { spending };
        let net = line.amount - line.deducted;
        let mut out: Vec<VoucherLine<'a>> = Vec::new();
        if net > Money::ZERO {
            out.push(entry(debit, BANK_EXPENSE, net));
        }
        // What was set off stays set off when the rest is paid again.
        if kind != ListKind::Again && line.deducted > Money::ZERO {
            for (credit, amount) in self.set_off(writer, line, at)? {
                if credit != spending {
                    out.push(entry(spending, credit, amount));
                }
            }
        }
        Ok(out)
    }

    /// A decision is paid once everything is that it made the fund owe once.
    fn pay_in_full(&self, writer: &Writer<'_>, sheet: i64, at: &str) -> Result<(), Refusal> {
        let row = writer.sheet_by_id(sheet)?;
        let owed = writer.payables_of(sheet)?;
        let mut once = owed.iter().filter(|p| p.benefit.is_none() && p.state != "cancelled").peekable();
        let is_paid = once.peek().is_some() && once.all(|p| p.state == "paid");
        if row.state == State::Approved && is_paid { self.follow(writer, &row, Step::Pay, at) } else { Ok(()) }
    }
}
