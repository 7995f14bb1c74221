//! Insured relations that go from one employer to another with a merger or a split.

use chrono::NaiveDate;
use rusqlite::Row;

use crate::store::error::During;
use crate::store::sql::{day, day_or_none};
use crate::store::{Store, StoreError, Writer};

/// A relation as it stands with an employer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelationRow {
    pub person: i64,
    pub id_number: String,
    pub name: String,
    pub job: String,
    pub insured_from: NaiveDate,
    pub insured_to: Option<NaiveDate>,
}

const RELATIONS: &str = "SELECT w.person_id, p.id_number, p.name, w.job, w.insured_from, w.insured_to
    FROM employment AS w JOIN person AS p ON p.id = w.person_id";

fn relation(r: &Row<'_>) -> rusqlite::Result<RelationRow> {
    Ok(RelationRow {
        person: r.get(0)?,
        id_number: r.get(1)?,
        name: r.get(2)?,
        job: r.get(3)?,
        insured_from: day(r, 4)?,
        insured_to: day_or_none(r, 5)?,
    })
}

/// A relation that goes over.
#[derive(Debug, Clone, Copy)]
pub struct Transfer {
    pub person: i64,
    pub from: i64,
    pub to: i64,
    /// When the relation with the former employer began.
    pub since: NaiveDate,
    /// First day with the new one.
    pub on: NaiveDate,
    pub sheet: i64,
    /// Of the code lists of reasons to join and to leave, which share it.
    pub reason: &'static str,
}

impl Store {
    /// Who works and worked for an employer, those whose insurance runs first, then by name.
    ///
    /// # Errors
    /// Those of any read.
    pub fn relations_of(&self, employer: i64, offset: i64, limit: i64) -> Result<Vec<RelationRow>, StoreError> {
        let sql = format!(
            "{RELATIONS} WHERE w.employer_id = $1 ORDER BY w.insured_to IS NOT NULL, p.name, w.person_id, w.insured_from DESC
            LIMIT $2 OFFSET $3"
        );
        let mut statement = self.connection().prepare_cached(&sql).during("read employment")?;
        let rows = statement.query_map((employer, limit, offset), relation);
        rows.and_then(Iterator::collect).during("read employment")
    }

    /// How many relations there are, and how many of them run.
    ///
    /// # Errors
    /// Those of any read.
    pub fn relation_counts(&self, employer: i64) -> Result<(i64, i64), StoreError> {
        const SQL: &str = "SELECT count(*), count(*) FILTER (WHERE insured_to IS NULL) FROM employment WHERE employer_id = $1";
        let mut statement = self.connection().prepare_cached(SQL).during("count employment")?;
        statement.query_row([employer], |r| Ok((r.get(0)?, r.get(1)?))).during("count employment")
    }

    /// The first day that anybody was insured with an employer.
    ///
    /// # Errors
    /// Those of any read.
    pub fn first_insured(&self, employer: i64) -> Result<Option<NaiveDate>, StoreError> {
        const SQL: &str = "SELECT min(insured_from) FROM employment WHERE employer_id = $1";
        self.connection()
            .prepare_cached(SQL)
            .and_then(|mut s| s.query_row([employer], |r| day_or_none(r, 0)))
            .during("read employment")
    }

    /// Relations of an employer that reach to a day or beyond.
    ///
    /// # Errors
    /// Those of any read.
    pub fn relations_running(&self, employer: i64, on: NaiveDate) -> Result<Vec<RelationRow>, StoreError> {
        let sql = format!(
            "{RELATIONS} WHERE w.employer_id = $1 AND (w.insured_to IS NULL OR w.insured_to >= $2) ORDER BY p.name, p.id"
        );
        let mut statement = self.connection().prepare_cached(&sql).during("read employment")?;
        let rows = statement.query_map((employer, on.to_string()), relation);
        rows.and_then(Iterator::collect).during("read employment")
    }
}

impl Writer<'_> {
    /// Ends a relation the day before and goes on with it at the other employer as it was, to the end it had; writes down what
    /// happened. Somebody who `stays_there` is insured with the other employer already and leaves the former one only.
    ///
    /// # Errors
    /// Those of any write; a relation that begins no earlier must have been refused before.
    pub fn transfer(&self, t: &Transfer, stays_there: bool, at: &str) -> Result<(), StoreError> {
        const BEGIN: &str = "INSERT INTO employment (person_id, employer_id, insured_from, insured_to, job, wage_fen, source,
                category, is_migrant, project_id, end_reason)
            SELECT person_id, $1, $2, insured_to, job, wage_fen, 0, category, is_migrant, project_id, end_reason FROM employment
            WHERE person_id = $3 AND employer_id = $4 AND insured_from = $5";
        const END: &str = "UPDATE employment SET insured_to = $1, end_reason = $2
            WHERE person_id = $3 AND employer_id = $4 AND insured_from = $5";
        let (on, since) = (t.on.to_string(), t.since.to_string());
        let until = t.on.pred_opt().unwrap_or(t.on).to_string();
        if !stays_there {
            self.connection()
                .prepare_cached(BEGIN)
                .and_then(|mut s| s.execute((t.to, &on, t.person, t.from, &since)))
                .during("write employment")?;
            self.note_transfer((t.person, t.to, &on), t, ("insured_from", &on), at)?;
        }
        self.connection()
            .prepare_cached(END)
            .and_then(|mut s| s.execute((&until, t.reason, t.person, t.from, &since)))
            .during("write employment")?;
        self.note_transfer((t.person, t.from, &since), t, ("insured_to", &until), at)
    }

    fn note_transfer(
        &self,
        (person, employer, since): (i64, i64, &str),
        t: &Transfer,
        (field, after): (&str, &str),
        at: &str,
    ) -> Result<(), StoreError> {
        const SQL: &str =
            "INSERT INTO employment_event (person_id, employer_id, insured_from, what, on_day, before, after, reason,
            sheet_id, at) VALUES ($1, $2, $3, 'transfer', $4, json_object($5, ''), json_object($5, $6), $7, $8, $9)";
        let on = t.on.to_string();
        self.connection()
            .prepare_cached(SQL)
            .and_then(|mut s| s.execute((person, employer, since, &on, field, after, t.reason, t.sheet, at)))
            .during("write event")
            .map(|_| ())
    }
}
