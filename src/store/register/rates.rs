//! Classes and floating steps by month.

use std::collections::HashMap;

use crate::domain::dates::Month;
use crate::domain::employer::rate::RateRow;
use crate::store::error::During;
use crate::store::sql::month;
use crate::store::{Store, StoreError};

impl Store {
    /// What was decided on an employer's rate, in the order it was entered.
    ///
    /// # Errors
    /// Those of any read.
    pub fn rate_rows(&self, employer: i64) -> Result<Vec<RateRow>, StoreError> {
        const SQL: &str = "SELECT from_month, risk_class, step FROM employer_rate WHERE employer_id = $1 ORDER BY id";
        let mut statement = self.connection().prepare_cached(SQL).during("read rates")?;
        let rows =
            statement.query_map([employer], |r| Ok(RateRow { from: Some(month(r, 0)?), class: r.get(1)?, step: r.get(2)? }));
        rows.and_then(Iterator::collect).during("read rates")
    }

    /// The same of all employers for whom something was decided that has begun in a month.
    ///
    /// # Errors
    /// Those of any read.
    pub fn all_rate_rows(&self, until: Month) -> Result<HashMap<i64, Vec<RateRow>>, StoreError> {
        const SQL: &str =
            "SELECT employer_id, from_month, risk_class, step FROM employer_rate WHERE from_month <= $1 ORDER BY id";
        let mut statement = self.connection().prepare_cached(SQL).during("read rates")?;
        let rows = statement.query_map([until.number()], |r| {
            Ok((r.get::<_, i64>(0)?, RateRow { from: Some(month(r, 1)?), class: r.get(2)?, step: r.get(3)? }))
        });
        let rows: Vec<(i64, RateRow)> = rows.and_then(Iterator::collect).during("read rates")?;
        let mut out: HashMap<i64, Vec<RateRow>> = HashMap::new();
        for (employer, row) in rows {
            out.entry(employer).or_default().push(row);
        }
        Ok(out)
    }
}
