//! 应付: what the fund owes after a decision. The same is owed once.

use rusqlite::{Connection, OptionalExtension, Row};

use crate::domain::dates::Month;
use crate::domain::money::Money;
use crate::store::error::During;
use crate::store::sql::{money, month};
use crate::store::{Store, StoreError, Writer};

/// What is owed, as it is noted down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPayable<'a> {
    /// Tells what is owed: `once:<sheet>:<nth>` or `monthly:<benefit>:<month>`.
    pub key: &'a str,
    pub sheet: Option<i64>,
    pub benefit: Option<i64>,
    /// Id of an `ItemKind`.
    pub item: &'a str,
    pub person: i64,
    pub case: Option<i64>,
    pub payee: i64,
    pub month: Month,
    pub amount: Money,
}

/// What is owed, as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PayableRow {
    pub id: i64,
    pub key: String,
    pub sheet: Option<i64>,
    pub benefit: Option<i64>,
    pub item: String,
    pub person: i64,
    /// Name of whose benefit it is.
    pub name: String,
    pub case: Option<i64>,
    pub payee: i64,
    pub month: Month,
    pub amount: Money,
    /// `planned`, `listed`, `paid`, `held` or `cancelled`.
    pub state: String,
    pub reason: String,
}

const PAYABLE: &str = "SELECT y.id, y.key, y.sheet_id, y.benefit_id, y.item, y.person_id, p.name, y.case_id, y.payee_id, y.month,
    y.amount_fen, y.state, y.reason FROM payable AS y JOIN person AS p ON p.id = y.person_id";

fn payable(r: &Row<'_>) -> rusqlite::Result<PayableRow> {
    Ok(PayableRow {
        id: r.get(0)?,
        key: r.get(1)?,
        sheet: r.get(2)?,
        benefit: r.get(3)?,
        item: r.get(4)?,
        person: r.get(5)?,
        name: r.get(6)?,
        case: r.get(7)?,
        payee: r.get(8)?,
        month: month(r, 9)?,
        amount: money(r, 10)?,
        state: r.get(11)?,
        reason: r.get(12)?,
    })
}

fn of_sheet(connection: &Connection, sheet: i64) -> Result<Vec<PayableRow>, StoreError> {
    let sql = format!("{PAYABLE} WHERE y.sheet_id = $1 ORDER BY y.id");
    let mut statement = connection.prepare_cached(&sql).during("read payables")?;
    statement.query_map([sheet], payable).and_then(Iterator::collect).during("read payables")
}

fn of_case(connection: &Connection, case: i64) -> Result<Vec<PayableRow>, StoreError> {
    let sql = format!("{PAYABLE} WHERE y.case_id = $1 ORDER BY y.id");
    let mut statement = connection.prepare_cached(&sql).during("read payables")?;
    statement.query_map([case], payable).and_then(Iterator::collect).during("read payables")
}

fn in_state(connection: &Connection, state: &str) -> Result<Vec<PayableRow>, StoreError> {
    let sql = format!("{PAYABLE} WHERE y.state = $1 ORDER BY y.month, y.id");
    let mut statement = connection.prepare_cached(&sql).during("read payables")?;
    statement.query_map([state], payable).and_then(Iterator::collect).during("read payables")
}

impl Store {
    /// What a sheet made the fund owe.
    ///
    /// # Errors
    /// Those of any read.
    pub fn payables_of(&self, sheet: i64) -> Result<Vec<PayableRow>, StoreError> {
        of_sheet(self.connection(), sheet)
    }

    /// What the fund owes or has paid in a case.
    ///
    /// # Errors
    /// Those of any read.
    pub fn payables_of_case(&self, case: i64) -> Result<Vec<PayableRow>, StoreError> {
        of_case(self.connection(), case)
    }

    /// Everything in a state, such as `planned`.
    ///
    /// # Errors
    /// Those of any read.
    pub fn payables_in(&self, state: &str) -> Result<Vec<PayableRow>, StoreError> {
        in_state(self.connection(), state)
    }
}

impl Writer<'_> {
    /// The same as [`Store::payables_of`], inside the write.
    ///
    /// # Errors
    /// Those of any read.
    pub fn payables_of(&self, sheet: i64) -> Result<Vec<PayableRow>, StoreError> {
        of_sheet(self.connection(), sheet)
    }

    /// The same as [`Store::payables_of_case`], inside the write.
    ///
    /// # Errors
    /// Those of any read.
    pub fn payables_of_case(&self, case: i64) -> Result<Vec<PayableRow>, StoreError> {
        of_case(self.connection(), case)
    }

    /// The same as [`Store::payables_in`], inside the write.
    ///
    /// # Errors
    /// Those of any read.
    pub fn payables_in(&self, state: &str) -> Result<Vec<PayableRow>, StoreError> {
        in_state(self.connection(), state)
    }

    /// Everything a monthly benefit made the fund owe: its months, and what was made up of them.
    ///
    /// # Errors
    /// Those of any read.
    pub fn payables_of_benefit(&self, benefit: i64) -> Result<Vec<PayableRow>, StoreError> {
        let sql = format!("{PAYABLE} WHERE y.benefit_id = $1 ORDER BY y.id");
        let mut statement = self.connection().prepare_cached(&sql).during("read payables")?;
        statement.query_map([benefit], payable).and_then(Iterator::collect).during("read payables")
    }

    /// # Errors
    /// Those of any read.
    pub fn payable(&self, id: i64) -> Result<PayableRow, StoreError> {
        let sql = format!("{PAYABLE} WHERE y.id = $1");
        self.connection().prepare_cached(&sql).and_then(|mut s| s.query_row([id], payable)).during("read payable")
    }

    /// Whether what a key tells of is owed or paid already.
    ///
    /// # Errors
    /// Those of any read.
    pub fn has_payable(&self, key: &str) -> Result<bool, StoreError> {
        const SQL: &str = "SELECT 1 FROM payable WHERE key = $1 AND state <> 'cancelled'";
        let found = self.connection().prepare_cached(SQL).and_then(|mut s| s.query_row([key], |_| Ok(())).optional());
        Ok(found.during("find payable")?.is_some())
    }

    /// What a month of a benefit is owed or was paid, all together, and how many payables there ever were of it.
    ///
    /// # Errors
    /// Those of any read.
    pub fn owed_of_month(&self, benefit: i64, of: Month) -> Result<(Money, i64), StoreError> {
        const SQL: &str = "SELECT coalesce(sum(amount_fen) FILTER (WHERE state <> 'cancelled'), 0), count(*) FROM payable
            WHERE benefit_id = $1 AND month = $2";
        let found = self.connection().prepare_cached(SQL);
        let row = found.and_then(|mut s| s.query_row((benefit, of.number()), |r| Ok((money(r, 0)?, r.get(1)?))));
        row.during("read payables")
    }

    /// Notes down what is owed, as `planned`; answers its row.
    ///
    /// # Errors
    /// Those of any write; a key that is owed already must have been left out before.
    pub fn add_payable(&self, new: &NewPayable<'_>) -> Result<i64, StoreError> {
        const SQL: &str = "INSERT INTO payable (key, sheet_id, benefit_id, item, person_id, case_id, payee_id, month, amount_fen,
            state) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'planned')";
        self.connection()
            .prepare_cached(SQL)
            .and_then(|mut s| {
                s.execute(rusqlite::params![
                    new.key,
                    new.sheet,
                    new.benefit,
                    new.item,
                    new.person,
                    new.case,
                    new.payee,
                    new.month.number(),
                    new.amount.fen(),
                ])
            })
            .during("write payable")?;
        Ok(self.connection().last_insert_rowid())
    }

    /// Number of the payment list that a payable is on, or was paid by.
    ///
    /// # Errors
    /// Those of any read.
    pub fn list_of(&self, id: i64) -> Result<Option<String>, StoreError> {
        const SQL: &str = "SELECT s.number FROM payment_line AS l JOIN sheet AS s ON s.id = l.list_id
            WHERE l.payable_id = $1 AND l.state IN ('pending', 'paid')";
        let found = self.connection().prepare_cached(SQL).and_then(|mut s| s.query_row([id], |r| r.get(0)).optional());
        found.during("find payment list")
    }

    /// Number of the list by which something was paid that the bank returned.
    ///
    /// # Errors
    /// Those of any read.
    pub fn returned_on(&self, id: i64) -> Result<Option<String>, StoreError> {
        const SQL: &str = "SELECT s.number FROM payment_line AS l JOIN sheet AS s ON s.id = l.list_id
            WHERE l.payable_id = $1 AND l.state = 'returned' ORDER BY l.id DESC LIMIT 1";
        let found = self.connection().prepare_cached(SQL).and_then(|mut s| s.query_row([id], |r| r.get(0)).optional());
        found.during("find returned payment")
    }

    /// Moves what is owed into a state.
    ///
    /// # Errors
    /// Those of any write.
    pub fn set_payable(&self, id: i64, state: &str, reason: &str) -> Result<(), StoreError> {
        self.connection()
            .prepare_cached("UPDATE payable SET state = $1, reason = $2 WHERE id = $3")
            .and_then(|mut s| s.execute((state, reason, id)))
            .during("write payable")
            .map(|_| ())
    }
}
