//! 测算方案, and the bases they are worked out on.

use crate::domain::dates::Month;
use crate::domain::money::Money;
use crate::store::error::During;
use crate::store::sql::{money, month};
use crate::store::{Store, StoreError, Writer};

/// What an employer was levied on in a month, and paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BaseRow {
    pub employer: i64,
    /// The class he was registered with.
    pub risk_class: u8,
    pub month: Month,
    /// 缴费基数 where it is known, else the wages.
    pub base: Money,
    pub paid: Money,
}

/// A scenario as it was saved last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScenarioRow {
    pub name: String,
    /// A JSON object of texts.
    pub assumptions: String,
    /// Name of who saved it.
    pub by: String,
    pub at: String,
}

impl Store {
    /// What every employer was levied on in the months of a year.
    ///
    /// # Errors
    /// Those of any read.
    pub fn bases_of_year(&self, year: i32) -> Result<Vec<BaseRow>, StoreError> {
        const SQL: &str = "SELECT c.employer_id, e.risk_class, c.month, coalesce(c.base_fen, c.payroll_fen), c.paid_fen
            FROM contribution AS c JOIN employer AS e ON e.id = c.employer_id WHERE c.month BETWEEN $1 AND $2";
        let mut statement = self.connection().prepare_cached(SQL).during("read levy")?;
        let rows = statement.query_map((i64::from(year) * 100 + 1, i64::from(year) * 100 + 12), |r| {
            Ok(BaseRow {
                employer: r.get(0)?,
                risk_class: r.get(1)?,
                month: month(r, 2)?,
                base: money(r, 3)?,
                paid: money(r, 4)?,
            })
        });
        rows.and_then(Iterator::collect).during("read levy")
    }

    /// The saved scenarios by name: of each the newest, unless that says it was dropped.
    ///
    /// # Errors
    /// Those of any read.
    pub fn scenarios(&self) -> Result<Vec<ScenarioRow>, StoreError> {
        const SQL: &str =
            "SELECT s.name, s.assumptions, o.name, s.at FROM scenario AS s JOIN operator AS o ON o.id = s.operator_id
            WHERE s.id = (SELECT max(id) FROM scenario WHERE name = s.name) AND s.assumptions IS NOT NULL ORDER BY s.name";
        let mut statement = self.connection().prepare_cached(SQL).during("read scenarios")?;
        let rows = statement
            .query_map([], |r| Ok(ScenarioRow { name: r.get(0)?, assumptions: r.get(1)?, by: r.get(2)?, at: r.get(3)? }));
        rows.and_then(Iterator::collect).during("read scenarios")
    }
}

impl Writer<'_> {
    /// Saves a scenario anew; without assumptions it is dropped.
    ///
    /// # Errors
    /// Those of any write.
    pub fn save_scenario(&self, name: &str, assumptions: Option<&str>, operator: i64, at: &str) -> Result<(), StoreError> {
        const SQL: &str = "INSERT INTO scenario (name, assumptions, operator_id, at) VALUES ($1, $2, $3, $4)";
        self.connection().execute(SQL, (name, assumptions, operator, at)).during("write scenario").map(|_| ())
    }
}
