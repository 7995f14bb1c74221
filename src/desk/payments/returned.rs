//! 退票: the bank returns what it had paid. The money waits as received (P5) until it is paid again (P5a).

use super::settle::LineResult;
use crate::desk::hands::Document;
use crate::desk::{Desk, Refusal};
use crate::domain::audit::{Act, Changed};
use crate::domain::books::{BANK_EXPENSE, TEMP_RECEIVED};
use crate::domain::hands::Hand;
use crate::domain::operator::{Right, Role};
use crate::domain::payment::LineState;
use crate::domain::problem::Problem;
use crate::domain::sheet::kind::SheetKind;
use crate::domain::sheet::state::State;
use crate::domain::sheet::workflow::Step;
use crate::store::sheets::payments::PaymentLineRow;
use crate::store::sheets::step::hands;
use crate::store::vouchers::{NewVoucher, VoucherLine};

/// The bank's notice.
const ANNEXES: i64 = 1;

impl Desk {
    /// Books that the bank returned a line of a settled list; it waits to be paid again, and its decision is paid no more.
    ///
    /// # Errors
    /// `NotAllowed`; `MayNot` by role or for a hand in the list; `Problems` (`NotPaid`, `UnknownCode`, `MonthClosed`);
    /// `NotFound`; `Store`.
    pub fn return_payment(&mut self, number: &str, line: &LineResult, on: Option<chrono::NaiveDate>) -> Result<(), Refusal> {
        self.require(Right::Sheets)?;
        let list = self.store.sheet(number)?.filter(|row| row.kind == SheetKind::PaymentList).ok_or(Refusal::NotFound)?;
        let seen = hands(&self.store.sheet_steps(list.id)?);
        self.check_step(Hand::Book, &[Role::Finance], &Document { person_id: None, case_id: None, hands: &seen })?;
        let reason = line.failure.as_deref().unwrap_or_default();
        let wrong = |field: &'static str, p: Problem| Refusal::Problems(vec![(field, p)]);
        let reason = self.failure(reason).ok_or_else(|| wrong("reason", Problem::UnknownCode))?;
        let (at, operator) = (self.clock.stamp(), self.operator.id);
        let writer = self.store.write_while_reading()?;
        let day = self.booking_day(&writer, on)?;
        let found = self.store.payment_lines(list.id)?.into_iter().find(|l| l.nth == line.nth);
        // What was set off as a whole never went to the bank.
        let paid: PaymentLineRow = found
            .filter(|l| l.state == LineState::Paid && l.amount > l.deducted)
            .ok_or_else(|| wrong("line", Problem::NotPaid))?;
        if paid.settled_on.is_some_and(|settled| day < settled) {
            return Err(wrong("date", Problem::NotBefore { day: paid.settled_on.unwrap_or(day) }));
        }
        writer.settle_payment_line(paid.id, LineState::Returned, &reason, Some(day))?;
        writer.set_payable(paid.payable, "planned", "")?;
        let memo = format!("{}/{}", list.number, paid.nth);
        let entry = VoucherLine {
            debit: BANK_EXPENSE,
            credit: TEMP_RECEIVED,
            amount: paid.amount - paid.deducted,
            memo: &memo,
            person: Some(paid.person),
            case: paid.case,
            payment_line: Some(paid.id),
            is_closing: false,
        };
        let voucher = NewVoucher {
            kind: "receipt",
            template: "P5",
            posted_on: day,
            digest: &memo,
            annexes: ANNEXES,
            sheet: Some(list.id),
            reverses: None,
            made_by: operator,
            checked_by: None,
        };
        writer.post_voucher(&voucher, &[entry], &at)?;
        if let Some(sheet) = paid.sheet {
            let decision = writer.sheet_by_id(sheet)?;
            if decision.state == State::Paid {
                self.follow(&writer, &decision, Step::Unpay, &at)?;
            }
        }
        let nth = paid.nth.to_string();
        let changes = [
            Changed { field: "line", before: None, after: Some(&nth) },
            Changed { field: "line_state", before: Some(LineState::Paid.id()), after: Some(LineState::Returned.id()) },
        ];
        writer.audit_changes(&at, Some(operator), Act::ReturnPayment.id(), &format!("sheet:{}", list.id), &reason, &changes)?;
        Ok(writer.commit()?)
    }
}
