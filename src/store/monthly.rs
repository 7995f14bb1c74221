//! What the monthly run reads and writes beside the benefits: recipients, certifications and reminders, runs, and what was paid
//! before gsbx.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use rusqlite::{Connection, Row};

use super::error::During;
use super::sql::{day_or_none, money, month};
use super::{Store, StoreError, Writer};
use crate::domain::dates::Month;
use crate::domain::money::Money;

/// Who receives a monthly benefit, or did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecipientRow {
    pub person: i64,
    pub name: String,
    pub id_number: String,
    /// The day of his death, where one of his cases tells it.
    pub died_on: Option<NaiveDate>,
    pub certified_on: Option<NaiveDate>,
    pub reminded_on: Option<NaiveDate>,
    /// The day the first of his benefits was noted down.
    pub known_since: Option<NaiveDate>,
}

/// A certification as it is noted down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewCertification<'a> {
    pub person: i64,
    pub on: NaiveDate,
    /// `data`, `self`, `employer`, `visit` or `window`.
    pub way: &'a str,
    pub document: &'a str,
}

/// What a month owes a benefit already: its payable's row, state and amount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwedRow {
    pub payable: i64,
    pub benefit: i64,
    pub month: Month,
    pub amount: Money,
    pub state: String,
}

/// By benefit and month: everything together, and whether the month itself is among it.
pub type OwedTogether = HashMap<(i64, Month), (Money, bool)>;

const RECIPIENT: &str = "SELECT p.id, p.name, p.id_number,
    (SELECT max(c.died_on) FROM injury_case AS c WHERE c.person_id = p.id),
    (SELECT max(z.certified_on) FROM certification AS z WHERE z.person_id = p.id),
    (SELECT max(r.reminded_on) FROM certification_reminder AS r WHERE r.person_id = p.id),
    (SELECT substr(min(e.at), 1, 10) FROM benefit AS b JOIN benefit_event AS e ON e.benefit_id = b.id WHERE b.person_id = p.id)
    FROM person AS p WHERE p.id IN (SELECT person_id FROM benefit) AND ($1 IS NULL OR p.id = $1) ORDER BY p.id";

fn recipient(r: &Row<'_>) -> rusqlite::Result<RecipientRow> {
    Ok(RecipientRow {
        person: r.get(0)?,
        name: r.get(1)?,
        id_number: r.get(2)?,
        died_on: day_or_none(r, 3)?,
        certified_on: day_or_none(r, 4)?,
        reminded_on: day_or_none(r, 5)?,
        known_since: day_or_none(r, 6)?,
    })
}

impl Store {
    /// Everybody who receives a monthly benefit or did, or one of them.
    ///
    /// # Errors
    /// Those of any read.
    pub fn recipients(&self, person: Option<i64>) -> Result<Vec<RecipientRow>, StoreError> {
        let mut statement = self.connection().prepare_cached(RECIPIENT).during("read recipients")?;
        statement.query_map([person], recipient).and_then(Iterator::collect).during("read recipients")
    }

    /// The newest month that was run.
    ///
    /// # Errors
    /// Those of any read.
    pub fn last_run(&self) -> Result<Option<Month>, StoreError> {
        const SQL: &str = "SELECT max(month) FROM monthly_run";
        let found = self.connection().query_row(SQL, [], |r| r.get::<_, Option<i64>>(0).map(|n| n.map(|_| month(r, 0))));
        found.during("read runs")?.transpose().during("read runs")
    }

    /// What is owed to benefits by month and not cancelled, of one benefit or all, from a month on.
    ///
    /// # Errors
    /// Those of any read.
    pub fn owed_monthly(&self, benefit: Option<i64>, from: Month) -> Result<Vec<OwedRow>, StoreError> {
        const SQL: &str = "SELECT id, benefit_id, month, amount_fen, state FROM payable
            WHERE benefit_id IS NOT NULL AND ($1 IS NULL OR benefit_id = $1) AND month >= $2 AND state <> 'cancelled'
                AND key LIKE 'monthly:%' ORDER BY benefit_id, month";
        let mut statement = self.connection().prepare_cached(SQL).during("read payables")?;
        let row = |r: &Row<'_>| {
            Ok(OwedRow { payable: r.get(0)?, benefit: r.get(1)?, month: month(r, 2)?, amount: money(r, 3)?, state: r.get(4)? })
        };
        statement.query_map((benefit, from.number()), row).and_then(Iterator::collect).during("read payables")
    }

    /// What is owed or was paid to benefits by month, from a month on: all of it together, and whether the month itself is there
    /// or only what was made up of it.
    ///
    /// # Errors
    /// Those of any read.
    pub fn owed_together(&self, from: Month) -> Result<OwedTogether, StoreError> {
        const SQL: &str = "SELECT benefit_id, month, sum(amount_fen), max(key LIKE 'monthly:%') FROM payable
            WHERE benefit_id IS NOT NULL AND month >= $1 AND state <> 'cancelled' GROUP BY benefit_id, month";
        let mut statement = self.connection().prepare_cached(SQL).during("read payables")?;
        let row = |r: &Row<'_>| Ok(((r.get(0)?, month(r, 1)?), (money(r, 2)?, r.get(3)?)));
        statement.query_map([from.number()], row).and_then(Iterator::collect).during("read payables")
    }

    /// What was paid in a month before gsbx kept payment lists: person, account and amount.
    ///
    /// # Errors
    /// Those of any read.
    pub fn paid_before(&self, month: Month) -> Result<HashSet<(i64, String, Money)>, StoreError> {
        const SQL: &str = "SELECT person_id, debit, amount_fen FROM ledger_entry
            WHERE person_id IS NOT NULL AND voucher_id IS NULL AND posted_on BETWEEN $1 AND $2";
        let mut statement = self.connection().prepare_cached(SQL).during("read payments")?;
        let days = (month.first_day().to_string(), month.last_day().to_string());
        let rows = statement.query_map(days, |r| Ok((r.get(0)?, r.get(1)?, money(r, 2)?)));
        rows.and_then(Iterator::collect).during("read payments")
    }

    /// Who wrote each event of a benefit down and when, in the order of [`Store::benefit_events`].
    ///
    /// # Errors
    /// Those of any read.
    pub fn benefit_event_hands(&self, benefit: i64) -> Result<Vec<(Option<String>, String)>, StoreError> {
        const SQL: &str = "SELECT o.name, e.at FROM benefit_event AS e LEFT JOIN operator AS o ON o.id = e.operator_id
            WHERE e.benefit_id = $1 ORDER BY e.month, e.id";
        let mut statement = self.connection().prepare_cached(SQL).during("read benefit events")?;
        statement.query_map([benefit], |r| Ok((r.get(0)?, r.get(1)?))).and_then(Iterator::collect).during("read benefit events")
    }

    /// Numbers of the cases that benefits belong to.
    ///
    /// # Errors
    /// Those of any read.
    pub fn benefit_cases(&self) -> Result<HashMap<i64, String>, StoreError> {
        const SQL: &str = "SELECT DISTINCT c.id, c.number FROM benefit AS b JOIN injury_case AS c ON c.id = b.case_id";
        let mut statement = self.connection().prepare_cached(SQL).during("read cases")?;
        statement.query_map([], |r| Ok((r.get(0)?, r.get(1)?))).and_then(Iterator::collect).during("read cases")
    }
}

fn add(connection: &Connection, sql: &str, values: impl rusqlite::Params, during: &'static str) -> Result<(), StoreError> {
    connection.prepare_cached(sql).and_then(|mut s| s.execute(values)).during(during).map(|_| ())
}

impl Writer<'_> {
    /// Notes a run down with what it added.
    ///
    /// # Errors
    /// Those of any write.
    pub fn add_run(&self, run: Month, payables: usize, amount: Money, operator: i64, at: &str) -> Result<(), StoreError> {
        const SQL: &str = "INSERT INTO monthly_run (month, payables, amount_fen, operator_id, at) VALUES ($1, $2, $3, $4, $5)";
        let count = i64::try_from(payables).unwrap_or(i64::MAX);
        add(self.connection(), SQL, (run.number(), count, amount.fen(), operator, at), "write run")
    }

    /// Notes a certification down.
    ///
    /// # Errors
    /// Those of any write.
    pub fn add_certification(&self, new: &NewCertification<'_>, operator: i64, at: &str) -> Result<(), StoreError> {
        const SQL: &str = "INSERT INTO certification (person_id, certified_on, way, document, operator_id, at)
            VALUES ($1, $2, $3, $4, $5, $6)";
        let values = (new.person, new.on.to_string(), new.way, new.document, operator, at);
        add(self.connection(), SQL, values, "write certification")
    }

    /// Notes down that somebody was reminded of his certification.
    ///
    /// # Errors
    /// Those of any write.
    pub fn add_reminder(&self, person: i64, on: NaiveDate, operator: i64, at: &str) -> Result<(), StoreError> {
        const SQL: &str = "INSERT INTO certification_reminder (person_id, reminded_on, operator_id, at) VALUES ($1, $2, $3, $4)";
        add(self.connection(), SQL, (person, on.to_string(), operator, at), "write reminder")
    }
}
