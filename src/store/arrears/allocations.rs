//! What payments pay. Each line moves the month's row with it, so that claims and files read what is paid.

use chrono::NaiveDate;

use crate::domain::dates::Month;
use crate::domain::money::Money;
use crate::store::error::During;
use crate::store::{StoreError, Writer};

/// A part of a payment; below zero it is taken back.
#[derive(Debug, Clone, Copy)]
pub struct NewAllocation {
    pub receipt: i64,
    pub employer: i64,
    pub month: Month,
    /// `premium`, `late_fee` or `paid_back`.
    pub what: &'static str,
    pub amount: Money,
    /// The sheet that brought it about.
    pub sheet: Option<i64>,
}

impl Writer<'_> {
    /// Writes down what a payment of a day pays; of a premium, the month is paid by so much more.
    ///
    /// # Errors
    /// Those of any write.
    pub fn allocate(&self, new: &NewAllocation, paid_on: NaiveDate, operator: i64, at: &str) -> Result<(), StoreError> {
        const SQL: &str =
            "INSERT INTO levy_allocation (receipt_id, employer_id, month, what, amount_fen, sheet_id, operator_id, at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
        let month = new.month.number();
        self.connection()
            .prepare_cached(SQL)
            .and_then(|mut s| s.execute((new.receipt, new.employer, month, new.what, new.amount.fen(), new.sheet, operator, at)))
            .during("write allocation")?;
        if new.what == "premium" { self.pay_month(new.employer, new.month, new.amount, paid_on) } else { Ok(()) }
    }

    /// Moves what is paid of a month, and the day it was last paid: of what is left of the payments, if some was taken back.
    ///
    /// # Errors
    /// Those of any write.
    pub fn pay_month(&self, employer: i64, month: Month, amount: Money, paid_on: NaiveDate) -> Result<(), StoreError> {
        const SQL: &str = "UPDATE contribution SET paid_fen = paid_fen + $1, paid_on = CASE WHEN paid_fen + $1 = 0 THEN NULL
                WHEN $1 > 0 THEN max(coalesce(paid_on, $2), $2)
                ELSE coalesce((SELECT max(d) FROM (SELECT r.paid_on AS d FROM levy_allocation AS a
                        JOIN levy_receipt AS r ON r.id = a.receipt_id
                        WHERE a.employer_id = $3 AND a.month = $4 AND a.what = 'premium'
                        GROUP BY a.receipt_id HAVING sum(a.amount_fen) > 0)), paid_on) END
            WHERE employer_id = $3 AND month = $4";
        let values = (amount.fen(), paid_on.to_string(), employer, month.number());
        let written = self.connection().prepare_cached(SQL).and_then(|mut s| s.execute(values)).during("write contribution")?;
        if written == 1 { Ok(()) } else { Err(StoreError::BadValue(format!("contribution {employer} {month}"))) }
    }
}
