//! 征缴情况: what was due and paid of each employer, month by month.

use crate::domain::dates::Month;
use crate::domain::money::Money;
use crate::store::error::During;
use crate::store::sql::{money, month};
use crate::store::{Store, StoreError};

/// A month of an employer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PremiumFact {
    pub employer: i64,
    pub month: Month,
    pub heads: i64,
    /// 缴费基数 where it is known, else the wages.
    pub base: Money,
    pub due: Money,
    pub paid: Money,
    /// 滞纳金 that was paid for the month.
    pub late_fees: Money,
}

impl PremiumFact {
    /// What of the month has not been paid; nothing where too much was.
    #[must_use]
    pub fn arrears(&self) -> Money {
        (self.due - self.paid).max(Money::ZERO)
    }
}

impl Store {
    /// Months from one to another of all employers, by month.
    ///
    /// # Errors
    /// Those of any read.
    pub fn premium_facts(&self, first: Month, last: Month) -> Result<Vec<PremiumFact>, StoreError> {
        const SQL: &str = "WITH late AS (SELECT employer_id, month, sum(amount_fen) AS fen FROM levy_allocation
                WHERE what = 'late_fee' AND month BETWEEN ?1 AND ?2 GROUP BY employer_id, month)
            SELECT c.employer_id, c.month, c.headcount, coalesce(c.base_fen, c.payroll_fen), c.due_fen, c.paid_fen,
                coalesce(late.fen, 0)
            FROM contribution AS c LEFT JOIN late ON late.employer_id = c.employer_id AND late.month = c.month
            WHERE c.month BETWEEN ?1 AND ?2 ORDER BY c.month, c.employer_id";
        let mut statement = self.connection().prepare_cached(SQL).during("read levy")?;
        let rows = statement.query_map((first.number(), last.number()), |r| {
            Ok(PremiumFact {
                employer: r.get(0)?,
                month: month(r, 1)?,
                heads: r.get(2)?,
                base: money(r, 3)?,
                due: money(r, 4)?,
                paid: money(r, 5)?,
                late_fees: money(r, 6)?,
            })
        });
        rows.and_then(Iterator::collect).during("read levy")
    }
}
