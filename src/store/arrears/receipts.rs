//! 征缴到账: payments as the collecting authority's file tells them.

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, Row};

use crate::domain::dates::Month;
use crate::domain::money::Money;
use crate::store::error::During;
use crate::store::sql::{day, money, month, month_or_none};
use crate::store::{Store, StoreError, Writer};

/// A payment as it was told.
#[derive(Debug, Clone, Copy)]
pub struct NewReceipt<'a> {
    pub number: &'a str,
    /// `None` while nobody knows whose it is.
    pub employer: Option<i64>,
    pub payer: &'a str,
    /// Empty where none was told.
    pub credit_code: &'a str,
    pub paid_on: NaiveDate,
    pub amount: Money,
    pub told: Option<Month>,
    /// The file it came in.
    pub source: i64,
}

/// A payment with what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceiptRow {
    pub id: i64,
    pub number: String,
    /// Row, credit code and name of whose it is.
    pub employer: Option<(i64, String, String)>,
    pub payer: String,
    pub credit_code: String,
    pub paid_on: NaiveDate,
    pub amount: Money,
    pub told: Option<Month>,
    /// What of it pays premiums, late fees, and what went back to the employer.
    pub premium: Money,
    pub late_fee: Money,
    pub paid_back: Money,
}

impl ReceiptRow {
    /// What of it pays nothing yet.
    #[must_use]
    pub fn rest(&self) -> Money {
        self.amount - self.premium - self.late_fee - self.paid_back
    }
}

const RECEIPTS: &str = "SELECT r.id, r.number, e.id, e.credit_code, e.name, r.payer, r.credit_code, r.paid_on, r.amount_fen,
    r.told_month, coalesce(sum(CASE a.what WHEN 'premium' THEN a.amount_fen END), 0),
    coalesce(sum(CASE a.what WHEN 'late_fee' THEN a.amount_fen END), 0),
    coalesce(sum(CASE a.what WHEN 'paid_back' THEN a.amount_fen END), 0)
    FROM levy_receipt AS r LEFT JOIN employer AS e ON e.id = r.employer_id LEFT JOIN levy_allocation AS a ON a.receipt_id = r.id";

fn receipt(r: &Row<'_>) -> rusqlite::Result<ReceiptRow> {
    let employer = match r.get::<_, Option<i64>>(2)? {
        Some(id) => Some((id, r.get(3)?, r.get(4)?)),
        None => None,
    };
    Ok(ReceiptRow {
        id: r.get(0)?,
        number: r.get(1)?,
        employer,
        payer: r.get(5)?,
        credit_code: r.get(6)?,
        paid_on: day(r, 7)?,
        amount: money(r, 8)?,
        told: month_or_none(r, 9)?,
        premium: money(r, 10)?,
        late_fee: money(r, 11)?,
        paid_back: money(r, 12)?,
    })
}

impl Store {
    /// A payment by its number.
    ///
    /// # Errors
    /// Those of any read.
    pub fn receipt(&self, number: &str) -> Result<Option<ReceiptRow>, StoreError> {
        let sql = format!("{RECEIPTS} WHERE r.number = $1 GROUP BY r.id");
        let mut statement = self.connection().prepare_cached(&sql).during("read receipt")?;
        statement.query_row([number], receipt).optional().during("read receipt")
    }

    /// Payments, the newest first; only those nobody is known for, if so asked.
    ///
    /// # Errors
    /// Those of any read.
    pub fn receipt_list(&self, only_unknown: bool, offset: i64, limit: i64) -> Result<Vec<ReceiptRow>, StoreError> {
        let only = if only_unknown { " WHERE r.employer_id IS NULL" } else { "" };
        let sql = format!(
            "{RECEIPTS}{only} GROUP BY r.id ORDER BY r.employer_id IS NOT NULL, r.paid_on DESC, r.id DESC
            LIMIT $1 OFFSET $2"
        );
        let mut statement = self.connection().prepare_cached(&sql).during("list receipts")?;
        statement.query_map((limit, offset), receipt).and_then(Iterator::collect).during("list receipts")
    }

    /// How many payments there are, how many of them are nobody's yet, and what those come to.
    ///
    /// # Errors
    /// Those of any read.
    pub fn receipt_counts(&self) -> Result<(i64, i64, Money), StoreError> {
        const SQL: &str = "SELECT count(*), count(*) - count(employer_id),
            coalesce(sum(CASE WHEN employer_id IS NULL THEN amount_fen END), 0) FROM levy_receipt";
        self.connection().query_row(SQL, [], |r| Ok((r.get(0)?, r.get(1)?, money(r, 2)?))).during("count receipts")
    }

    /// Payments of an employer with something left that pays nothing, the oldest first.
    ///
    /// # Errors
    /// Those of any read.
    pub fn credits(&self, employer: i64) -> Result<Vec<ReceiptRow>, StoreError> {
        let sql = format!(
            "{RECEIPTS} WHERE r.employer_id = $1 GROUP BY r.id
            HAVING r.amount_fen <> coalesce(sum(a.amount_fen), 0) ORDER BY r.paid_on, r.id"
        );
        let mut statement = self.connection().prepare_cached(&sql).during("read credit")?;
        statement.query_map([employer], receipt).and_then(Iterator::collect).during("read credit")
    }

    /// What a posting paid back out of payments: payment, employer, month and amount.
    ///
    /// # Errors
    /// Those of any read.
    pub fn paid_back_by(&self, sheet: i64) -> Result<Vec<(i64, i64, Month, Money)>, StoreError> {
        const SQL: &str = "SELECT receipt_id, employer_id, month, sum(amount_fen) FROM levy_allocation
            WHERE sheet_id = $1 AND what = 'paid_back' GROUP BY receipt_id, employer_id, month HAVING sum(amount_fen) <> 0";
        let mut statement = self.connection().prepare_cached(SQL).during("read refund")?;
        let rows = statement.query_map([sheet], |r| Ok((r.get(0)?, r.get(1)?, month(r, 2)?, money(r, 3)?)));
        rows.and_then(Iterator::collect).during("read refund")
    }

    /// Employers of exactly this name: row, credit code, name.
    ///
    /// # Errors
    /// Those of any read.
    pub fn employers_named(&self, name: &str) -> Result<Vec<(i64, String, String)>, StoreError> {
        let mut statement = self
            .connection()
            .prepare_cached("SELECT id, credit_code, name FROM employer WHERE name = $1 ORDER BY id")
            .during("find employer")?;
        statement.query_map([name], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?))).and_then(Iterator::collect).during("find employer")
    }
}

impl Writer<'_> {
    /// Writes a payment down and answers its row.
    ///
    /// # Errors
    /// Those of any write.
    pub fn add_receipt(&self, new: &NewReceipt<'_>, operator: i64, at: &str) -> Result<i64, StoreError> {
        const SQL: &str = "INSERT INTO levy_receipt (number, employer_id, payer, credit_code, paid_on, amount_fen, told_month,
            source, operator_id, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
        let told = new.told.map(Month::number);
        let values = (
            new.number,
            new.employer,
            new.payer,
            new.credit_code,
            new.paid_on.to_string(),
            new.amount.fen(),
            told,
            new.source,
            operator,
            at,
        );
        self.connection().prepare_cached(SQL).and_then(|mut s| s.execute(values)).during("write receipt")?;
        Ok(self.connection().last_insert_rowid())
    }

    /// Says whose a payment is that nobody was known for.
    ///
    /// # Errors
    /// Those of any write.
    pub fn match_receipt(&self, id: i64, employer: i64) -> Result<(), StoreError> {
        self.connection()
            .execute("UPDATE levy_receipt SET employer_id = $1 WHERE id = $2", (employer, id))
            .during("write receipt")
            .map(|_| ())
    }
}
