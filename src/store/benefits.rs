//! 定期待遇: who gets a monthly benefit, and what happened to it. What is paid in a month follows from the events alone.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row};

use super::error::During;
use super::sql::{day, money, month};
use super::{Store, StoreError, Writer};
use crate::domain::dates::Month;
use crate::domain::money::Money;
use crate::domain::person::BenefitLine;

/// A benefit as it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewBenefit<'a> {
    /// Who receives it.
    pub person: i64,
    pub case: Option<i64>,
    /// Id of an `ItemKind` that is paid monthly.
    pub kind: &'a str,
    pub grade: Option<u8>,
    /// Of nursing.
    pub level: &'a str,
    /// A dependant's to the deceased.
    pub relation: &'a str,
    pub since: NaiveDate,
    pub sheet: Option<i64>,
    pub remark: &'a str,
}

/// Something that happens to a benefit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEvent<'a> {
    /// The first month it holds for.
    pub month: Month,
    /// `start`, `amount`, `suspend`, `resume` or `end`.
    pub what: &'a str,
    /// For `start` and `amount`.
    pub monthly: Option<Money>,
    pub reason: &'a str,
    pub sheet: Option<i64>,
}

/// A benefit as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BenefitRow {
    pub id: i64,
    pub person: i64,
    pub name: String,
    pub case: Option<i64>,
    pub kind: String,
    pub grade: Option<u8>,
    pub level: String,
    pub relation: String,
    pub since: NaiveDate,
    pub sheet: Option<i64>,
    pub remark: String,
}

/// An event as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventRow {
    /// In the order of being written down.
    pub id: i64,
    pub benefit: i64,
    pub month: Month,
    pub what: String,
    pub monthly: Option<Money>,
    pub reason: String,
    pub sheet: Option<i64>,
}

fn benefit(r: &Row<'_>) -> rusqlite::Result<BenefitRow> {
    Ok(BenefitRow {
        id: r.get(0)?,
        person: r.get(1)?,
        name: r.get(2)?,
        case: r.get(3)?,
        kind: r.get(4)?,
        grade: r.get(5)?,
        level: r.get(6)?,
        relation: r.get(7)?,
        since: day(r, 8)?,
        sheet: r.get(9)?,
        remark: r.get(10)?,
    })
}

fn benefits(connection: &Connection, person: Option<i64>, case: Option<i64>) -> Result<Vec<BenefitRow>, StoreError> {
    const SQL: &str = "SELECT b.id, b.person_id, p.name, b.case_id, b.kind, b.grade, b.level, b.relation, b.since, b.sheet_id,
        b.remark FROM benefit AS b JOIN person AS p ON p.id = b.person_id
        WHERE ($1 IS NULL OR b.person_id = $1) AND ($2 IS NULL OR b.case_id = $2) ORDER BY b.id";
    let mut statement = connection.prepare_cached(SQL).during("read benefits")?;
    statement.query_map((person, case), benefit).and_then(Iterator::collect).during("read benefits")
}

fn events(connection: &Connection, benefit: Option<i64>) -> Result<Vec<EventRow>, StoreError> {
    const SQL: &str = "SELECT id, benefit_id, month, what, monthly_fen, reason, sheet_id FROM benefit_event
        WHERE $1 IS NULL OR benefit_id = $1 ORDER BY benefit_id, month, id";
    let mut statement = connection.prepare_cached(SQL).during("read benefit events")?;
    let rows = statement.query_map([benefit], |r| {
        Ok(EventRow {
            id: r.get(0)?,
            benefit: r.get(1)?,
            month: month(r, 2)?,
            what: r.get(3)?,
            monthly: r.get::<_, Option<i64>>(4)?.map(|_| money(r, 4)).transpose()?,
            reason: r.get(5)?,
            sheet: r.get(6)?,
        })
    });
    rows.and_then(Iterator::collect).during("read benefit events")
}

impl Store {
    /// A person's monthly benefit that has not ended by a month: the amount of then, or the first of one that is yet to begin.
    ///
    /// # Errors
    /// Those of any read.
    pub fn benefit_of(&self, person: i64, month: Month) -> Result<Option<BenefitLine>, StoreError> {
        const SQL: &str = "SELECT b.kind, b.grade, coalesce(
                (SELECT e.monthly_fen FROM benefit_event AS e WHERE e.benefit_id = b.id AND e.monthly_fen IS NOT NULL
                    AND e.month <= $1 ORDER BY e.month DESC, e.id DESC LIMIT 1),
                (SELECT e.monthly_fen FROM benefit_event AS e WHERE e.benefit_id = b.id AND e.monthly_fen IS NOT NULL
                    ORDER BY e.month, e.id LIMIT 1)), b.since
            FROM benefit AS b WHERE b.person_id = $2 AND (SELECT e.what FROM benefit_event AS e
                WHERE e.benefit_id = b.id AND e.month <= $1 ORDER BY e.month DESC, e.id DESC LIMIT 1) IS NOT 'end'
            ORDER BY b.kind LIMIT 1";
        let row = |r: &Row<'_>| Ok(BenefitLine { kind: r.get(0)?, grade: r.get(1)?, monthly: money(r, 2)?, since: day(r, 3)? });
        let mut statement = self.connection().prepare_cached(SQL).during("read benefit")?;
        statement.query_row((month.number(), person), row).optional().during("read benefit")
    }

    /// People with a monthly benefit that has begun by a month and not ended.
    ///
    /// # Errors
    /// Those of any read.
    pub fn beneficiary_count(&self, month: Month) -> Result<i64, StoreError> {
        const SQL: &str = "SELECT count(DISTINCT b.person_id) FROM benefit AS b WHERE (SELECT e.what FROM benefit_event AS e
            WHERE e.benefit_id = b.id AND e.month <= $1 ORDER BY e.month DESC, e.id DESC LIMIT 1) <> 'end'";
        let mut statement = self.connection().prepare_cached(SQL).during("count beneficiaries")?;
        statement.query_row([month.number()], |r| r.get(0)).during("count beneficiaries")
    }

    /// Benefits of a person, of a case, or all, also those that have ended.
    ///
    /// # Errors
    /// Those of any read.
    pub fn benefits(&self, person: Option<i64>, case: Option<i64>) -> Result<Vec<BenefitRow>, StoreError> {
        benefits(self.connection(), person, case)
    }

    /// A benefit by its row.
    ///
    /// # Errors
    /// Those of any read.
    pub fn benefit(&self, id: i64) -> Result<Option<BenefitRow>, StoreError> {
        const SQL: &str =
            "SELECT b.id, b.person_id, p.name, b.case_id, b.kind, b.grade, b.level, b.relation, b.since, b.sheet_id,
            b.remark FROM benefit AS b JOIN person AS p ON p.id = b.person_id WHERE b.id = $1";
        let found = self.connection().prepare_cached(SQL).and_then(|mut s| s.query_row([id], benefit).optional());
        found.during("read benefit")
    }

    /// The years with an approved adjustment, in their order.
    ///
    /// # Errors
    /// Those of any read.
    pub fn adjusted_years(&self) -> Result<Vec<i32>, StoreError> {
        const SQL: &str = "SELECT DISTINCT CAST(v.fields ->> '$.year' AS INTEGER) FROM sheet AS s
            JOIN sheet_version AS v ON v.sheet_id = s.id AND v.version = s.version
            WHERE s.kind = 'adjustment' AND s.state IN ('approved', 'paid') ORDER BY 1";
        let mut statement = self.connection().prepare_cached(SQL).during("read adjustments")?;
        statement.query_map([], |r| r.get(0)).and_then(Iterator::collect).during("read adjustments")
    }

    /// What happened to a benefit, or to all of them, by benefit and month.
    ///
    /// # Errors
    /// Those of any read.
    pub fn benefit_events(&self, benefit: Option<i64>) -> Result<Vec<EventRow>, StoreError> {
        events(self.connection(), benefit)
    }
}

impl Writer<'_> {
    /// The same as [`Store::benefits`], inside the write.
    ///
    /// # Errors
    /// Those of any read.
    pub fn benefits(&self, person: Option<i64>, case: Option<i64>) -> Result<Vec<BenefitRow>, StoreError> {
        benefits(self.connection(), person, case)
    }

    /// The same as [`Store::benefit_events`], inside the write.
    ///
    /// # Errors
    /// Those of any read.
    pub fn benefit_events(&self, benefit: Option<i64>) -> Result<Vec<EventRow>, StoreError> {
        events(self.connection(), benefit)
    }

    /// Begins a benefit; answers its row. What is paid comes with its first event.
    ///
    /// # Errors
    /// Those of any write.
    pub fn begin_benefit(&self, new: &NewBenefit<'_>) -> Result<i64, StoreError> {
        const SQL: &str = "INSERT INTO benefit (person_id, case_id, kind, grade, level, relation, since, sheet_id, remark)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
        self.connection()
            .prepare_cached(SQL)
            .and_then(|mut s| {
                s.execute((
                    new.person,
                    new.case,
                    new.kind,
                    new.grade,
                    new.level,
                    new.relation,
                    new.since.to_string(),
                    new.sheet,
                    new.remark,
                ))
            })
            .during("write benefit")?;
        Ok(self.connection().last_insert_rowid())
    }

    /// Writes down what happens to a benefit. `operator` is `None` for what was taken over.
    ///
    /// # Errors
    /// Those of any write.
    pub fn add_benefit_event(
        &self,
        benefit: i64,
        event: &NewEvent<'_>,
        operator: Option<i64>,
        at: &str,
    ) -> Result<(), StoreError> {
        const SQL: &str = "INSERT INTO benefit_event (benefit_id, month, what, monthly_fen, reason, sheet_id, operator_id, at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
        self.connection()
            .prepare_cached(SQL)
            .and_then(|mut s| {
                s.execute((
                    benefit,
                    event.month.number(),
                    event.what,
                    event.monthly.map(Money::fen),
                    event.reason,
                    event.sheet,
                    operator,
                    at,
                ))
            })
            .during("write benefit event")
            .map(|_| ())
    }
}
