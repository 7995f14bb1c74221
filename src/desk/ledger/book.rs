//! A posting that was checked: its voucher is written, or the month or year closed.

use chrono::NaiveDate;

use super::read::{Deed, Posting};
use crate::desk::sheets::{Moved, fields_of};
use crate::desk::{Desk, Refusal};
use crate::domain::dates::Month;
use crate::domain::money::Money;
use crate::domain::posting::voucher_kind;
use crate::domain::sheet::workflow::Step;
use crate::store::Writer;
use crate::store::vouchers::{NewVoucher, VoucherEntry, VoucherLine, VoucherRow};

impl Desk {
    /// Books a posting that another than its writer has checked.
    pub(in crate::desk) fn book_posting(&self, writer: &Writer<'_>, moved: &Moved<'_>) -> Result<(), Refusal> {
        let posting = self.posting(&fields_of(writer, moved.sheet)?, Some(moved.sheet.id))?;
        for account in self.policy.accounts() {
            // The chart may have grown since the office was founded.
            writer.add_account(&account.key, &account.class)?;
        }
        match &posting.deed {
            Deed::Entry { day, debit, credit } => {
                let line = VoucherLine { memo: &posting.memo, ..line(debit, credit, posting.amount) };
                self.post_one(writer, moved, &posting, (*day, None), voucher_kind(debit, credit), &[line])?;
                self.pay_credit_back(writer, &posting.fields, (moved.sheet.id, *day, posting.amount), moved.at)
            }
            Deed::Recovered { day, recovery, way, sides } => {
                if let Some((debit, credit)) = *sides {
                    let (person, case) = (recovery.person, recovery.case.as_ref().map(|c| c.0));
                    let line = VoucherLine { memo: &posting.memo, person, case, ..line(debit, credit, posting.amount) };
                    self.post_one(writer, moved, &posting, (*day, None), voucher_kind(debit, credit), &[line])?;
                }
                self.came_back(writer, (recovery, posting.amount), (*way, *day), moved)
            }
            Deed::Reversal { day, voucher, entries } => self.reverse(writer, moved, &posting, *day, voucher, entries),
            Deed::CloseMonth(month) => Ok(writer.close_month(*month, self.operator.id, moved.at)?),
            Deed::CloseYear(year) => self.carry_forward(writer, moved, &posting, *year),
        }
    }

    fn post_one(
        &self,
        writer: &Writer<'_>,
        moved: &Moved<'_>,
        posting: &Posting,
        (posted_on, reverses): (NaiveDate, Option<i64>),
        kind: &str,
        lines: &[VoucherLine<'_>],
    ) -> Result<i64, Refusal> {
        let new = NewVoucher {
            kind,
            template: posting.template.id,
            posted_on,
            digest: &posting.memo,
            annexes: posting.annexes,
            sheet: Some(moved.sheet.id),
            reverses,
            made_by: moved.sheet.entered_by,
            checked_by: Some(self.operator.id),
        };
        Ok(writer.post_voucher(&new, lines, moved.at)?.0)
    }

    /// The same entries below zero, under a voucher that names the first; the sheet of that one is reversed.
    fn reverse(
        &self,
        writer: &Writer<'_>,
        moved: &Moved<'_>,
        posting: &Posting,
        day: NaiveDate,
        voucher: &VoucherRow,
        entries: &[VoucherEntry],
    ) -> Result<(), Refusal> {
        let memo = format!("{} {}", voucher.number, posting.memo);
        let lines: Vec<VoucherLine<'_>> = entries
            .iter()
            .map(|e| VoucherLine { memo: &memo, person: e.person, case: e.case, ..line(&e.debit, &e.credit, -e.amount) })
            .collect();
        self.post_one(writer, moved, posting, (day, Some(voucher.id)), &voucher.kind, &lines)?;
        if let Some(sheet) = voucher.sheet {
            self.came_back_not(writer, sheet, day, moved)?;
            self.credit_not_paid_back(writer, sheet, moved.at)?;
            self.follow(writer, &writer.sheet_by_id(sheet)?, Step::Reverse, moved.at)?;
        }
        Ok(())
    }

    fn carry_forward(&self, writer: &Writer<'_>, moved: &Moved<'_>, posting: &Posting, year: i32) -> Result<(), Refusal> {
        let december = Month::new(year, 12).map_err(|p| Refusal::Problems(vec![("year", p)]))?;
        let carried = self.carried(year)?;
        let lines: Vec<VoucherLine<'_>> =
            carried.iter().map(|c| VoucherLine { is_closing: true, ..line(&c.debit, &c.credit, c.amount) }).collect();
        let voucher = self.post_one(writer, moved, posting, (december.last_day(), None), "transfer", &lines)?;
        Ok(writer.close_year(year, voucher, self.operator.id, moved.at)?)
    }
}

const fn line<'a>(debit: &'a str, credit: &'a str, amount: Money) -> VoucherLine<'a> {
    VoucherLine { debit, credit, amount, memo: "", person: None, case: None, payment_line: None, is_closing: false }
}
