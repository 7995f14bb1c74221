//! 多缴 that goes back to an employer: the finance section books it by P16, and its payments lead back to that posting.

use chrono::NaiveDate;

use crate::desk::estimate::Fields;
use crate::desk::{Desk, Refusal};
use crate::domain::dates::Month;
use crate::domain::money::Money;
use crate::store::Writer;
use crate::store::arrears::allocations::NewAllocation;

/// 保费退还
const REFUND: &str = "P16";
const PAID_BACK: &str = "paid_back";

impl Desk {
    /// Takes what a refund pays out of the employer's credit. What is more than that was paid before gsbx and is on no payment.
    pub(in crate::desk) fn pay_credit_back(
        &self,
        writer: &Writer<'_>,
        posting: &Fields,
        (sheet, day, amount): (i64, NaiveDate, Money),
        at: &str,
    ) -> Result<(), Refusal> {
        if posting.get("template") != REFUND {
            return Ok(());
        }
        let employer = self.employer_of(posting.get("credit_code"))?.id;
        let mut left = amount;
        for row in self.store.credits(employer)? {
            let part = row.rest().min(left);
            if part > Money::ZERO {
                left = left - part;
                let new = NewAllocation {
                    receipt: row.id,
                    employer,
                    month: Month::of(day),
                    what: PAID_BACK,
                    amount: part,
                    sheet: Some(sheet),
                };
                writer.allocate(&new, row.paid_on, self.operator.id, at)?;
            }
        }
        Ok(())
    }

    /// Gives a credit back that a refund had taken, when its posting is reversed.
    pub(in crate::desk) fn credit_not_paid_back(&self, writer: &Writer<'_>, sheet: i64, at: &str) -> Result<(), Refusal> {
        for (receipt, employer, month, amount) in self.store.paid_back_by(sheet)? {
            let new = NewAllocation { receipt, employer, month, what: PAID_BACK, amount: -amount, sheet: Some(sheet) };
            writer.allocate(&new, month.first_day(), self.operator.id, at)?;
        }
        Ok(())
    }
}
