//! 征缴情况 by month: what was due and paid of all employers.

use crate::domain::dates::Month;
use crate::domain::money::Money;

use super::error::During;
use super::sql::{money, month};
use super::{Store, StoreError};

/// A month of all employers together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LevyMonth {
    pub month: Month,
    pub employers: i64,
    pub headcount: i64,
    /// 缴费基数 where it is known, else the wages.
    pub base: Money,
    pub due: Money,
    pub paid: Money,
}

impl Store {
    /// The months of a year, the first one first.
    ///
    /// # Errors
    /// Those of any read.
    pub fn levy_months(&self, year: i32) -> Result<Vec<LevyMonth>, StoreError> {
        const SQL: &str = "SELECT month, count(*), sum(headcount), sum(coalesce(base_fen, payroll_fen)), sum(due_fen),
            sum(paid_fen) FROM contribution WHERE month BETWEEN $1 AND $2 GROUP BY month ORDER BY month";
        let mut statement = self.connection().prepare_cached(SQL).during("read levy")?;
        let rows = statement.query_map((year * 100 + 1, year * 100 + 12), |r| {
            Ok(LevyMonth {
                month: month(r, 0)?,
                employers: r.get(1)?,
                headcount: r.get(2)?,
                base: money(r, 3)?,
                due: money(r, 4)?,
                paid: money(r, 5)?,
            })
        });
        rows.and_then(Iterator::collect).during("read levy")
    }
}
