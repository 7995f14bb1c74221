//! A case: its row, the versions of its claim, and the opening of a new one.

use rusqlite::types::Type;
use rusqlite::{OptionalExtension, Row};

use crate::domain::case::number::number_key;
use crate::domain::case::state::State;
use crate::store::error::During;
use crate::store::sql::{day, day_or_none};
use crate::store::{Store, StoreError, Writer};

/// A case as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseRow {
    pub id: i64,
    pub number: String,
    pub person: i64,
    pub employer: i64,
    pub employer_name: String,
    pub credit_code: String,
    pub accident_on: chrono::NaiveDate,
    pub body_part: String,
    pub state: State,
    pub grade: Option<u8>,
    pub nursing: Option<String>,
    pub situation: String,
    /// Number of the newest version of the claim; 0 when none is on file.
    pub version: i64,
    pub due_limit: String,
    pub due_on: Option<chrono::NaiveDate>,
    pub papers_missing: i64,
    /// Needed fields that are not known.
    pub gaps: i64,
    pub taken_over: bool,
}

/// What of a claim is stored in columns of its own, to be found and counted by.
#[derive(Debug, Clone)]
pub struct CaseFacts<'a> {
    pub person: i64,
    pub employer: i64,
    pub accident_on: chrono::NaiveDate,
    pub body_part: &'a str,
    pub situation: &'a str,
    pub cause: &'a str,
    pub died_on: Option<chrono::NaiveDate>,
    pub papers_missing: usize,
    pub gaps: usize,
}

/// How a new case comes in.
#[derive(Debug, Clone)]
pub struct Opening<'a> {
    pub number: &'a str,
    pub state: State,
    pub submission: Option<&'a str>,
    pub taken_over: bool,
    pub operator: i64,
    pub on: chrono::NaiveDate,
}

/// A version of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionRow {
    pub version: i64,
    /// The claim's fields, a JSON object of texts.
    pub claim: String,
    pub reason: String,
    pub operator: i64,
    pub by: String,
    pub at: String,
}

/// Another case of a person, as a new claim is checked against it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherRow {
    pub number: String,
    pub accident_on: chrono::NaiveDate,
    pub died_on: Option<chrono::NaiveDate>,
}

const CASE: &str =
    "SELECT c.id, c.number, c.person_id, c.employer_id, e.name, e.credit_code, c.accident_on, c.body_part, c.state,
    c.grade, c.nursing, c.situation, c.version, c.due_limit, c.due_on, c.papers_missing, c.taken_over, c.gaps
    FROM injury_case AS c JOIN employer AS e ON e.id = c.employer_id WHERE c.number = $1";

/// Column `index` as a state.
pub(super) fn state(row: &Row<'_>, index: usize) -> rusqlite::Result<State> {
    let text: String = row.get(index)?;
    State::parse(&text).ok_or_else(|| rusqlite::Error::FromSqlConversionFailure(index, Type::Text, "no state".into()))
}

fn case(r: &Row<'_>) -> rusqlite::Result<CaseRow> {
    Ok(CaseRow {
        id: r.get(0)?,
        number: r.get(1)?,
        person: r.get(2)?,
        employer: r.get(3)?,
        employer_name: r.get(4)?,
        credit_code: r.get(5)?,
        accident_on: day(r, 6)?,
        body_part: r.get(7)?,
        state: state(r, 8)?,
        grade: r.get(9)?,
        nursing: r.get(10)?,
        situation: r.get(11)?,
        version: r.get(12)?,
        due_limit: r.get(13)?,
        due_on: day_or_none(r, 14)?,
        papers_missing: r.get(15)?,
        taken_over: r.get(16)?,
        gaps: r.get(17)?,
    })
}

impl Store {
    /// # Errors
    /// Those of any read.
    pub fn case(&self, number: &str) -> Result<Option<CaseRow>, StoreError> {
        self.connection().prepare_cached(CASE).and_then(|mut s| s.query_row([number], case).optional()).during("read case")
    }

    /// The versions of a claim, the oldest first.
    ///
    /// # Errors
    /// Those of any read.
    pub fn case_versions(&self, case: i64) -> Result<Vec<VersionRow>, StoreError> {
        versions(self.connection(), case)
    }

    /// The newest version of a case's claim.
    ///
    /// # Errors
    /// Those of any read.
    pub fn newest_claim(&self, number: &str) -> Result<Option<String>, StoreError> {
        const SQL: &str = "SELECT v.claim FROM injury_case AS c JOIN case_version AS v ON v.case_id = c.id
            AND v.version = c.version WHERE c.number = $1";
        self.connection()
            .prepare_cached(SQL)
            .and_then(|mut s| s.query_row([number], |r| r.get(0)).optional())
            .during("read claim")
    }

    /// All cases of a person but one.
    ///
    /// # Errors
    /// Those of any read.
    pub fn other_cases(&self, person: i64, but: &str) -> Result<Vec<OtherRow>, StoreError> {
        others(self.connection(), person, but)
    }

    /// The number of a case that was filed by a submission.
    ///
    /// # Errors
    /// Those of any read.
    pub fn case_of_submission(&self, submission: &str) -> Result<Option<String>, StoreError> {
        submitted(self.connection(), submission)
    }
}

fn submitted(connection: &rusqlite::Connection, submission: &str) -> Result<Option<String>, StoreError> {
    connection
        .prepare_cached("SELECT number FROM injury_case WHERE submission = $1")
        .and_then(|mut s| s.query_row([submission], |r| r.get(0)).optional())
        .during("read case")
}

fn versions(connection: &rusqlite::Connection, case: i64) -> Result<Vec<VersionRow>, StoreError> {
    const SQL: &str = "SELECT v.version, v.claim, v.reason, v.operator_id, o.name, v.at FROM case_version AS v
        JOIN operator AS o ON o.id = v.operator_id WHERE v.case_id = $1 ORDER BY v.version";
    let mut statement = connection.prepare_cached(SQL).during("read claim")?;
    let rows = statement.query_map([case], |r| {
        Ok(VersionRow {
            version: r.get(0)?,
            claim: r.get(1)?,
            reason: r.get(2)?,
            operator: r.get(3)?,
            by: r.get(4)?,
            at: r.get(5)?,
        })
    });
    rows.and_then(Iterator::collect).during("read claim")
}

fn others(connection: &rusqlite::Connection, person: i64, but: &str) -> Result<Vec<OtherRow>, StoreError> {
    const SQL: &str = "SELECT number, accident_on, died_on FROM injury_case WHERE person_id = $1 AND number <> $2
        AND state NOT IN ('withdrawn', 'dropped') ORDER BY accident_on";
    let mut statement = connection.prepare_cached(SQL).during("read cases")?;
    let rows = statement
        .query_map((person, but), |r| Ok(OtherRow { number: r.get(0)?, accident_on: day(r, 1)?, died_on: day_or_none(r, 2)? }));
    rows.and_then(Iterator::collect).during("read cases")
}

impl Writer<'_> {
    /// The same as [`Store::other_cases`], inside the write.
    ///
    /// # Errors
    /// Those of any read.
    pub fn other_cases(&self, person: i64, but: &str) -> Result<Vec<OtherRow>, StoreError> {
        others(self.connection(), person, but)
    }

    /// The same as [`Store::case_versions`], inside the write.
    ///
    /// # Errors
    /// Those of any read.
    pub fn case_versions(&self, case: i64) -> Result<Vec<VersionRow>, StoreError> {
        versions(self.connection(), case)
    }

    /// The same as [`Store::case_of_submission`], inside the write.
    ///
    /// # Errors
    /// Those of any read.
    pub fn case_of_submission(&self, submission: &str) -> Result<Option<String>, StoreError> {
        submitted(self.connection(), submission)
    }

    /// The case as it stands inside the write.
    ///
    /// # Errors
    /// Those of any read.
    pub fn case(&self, number: &str) -> Result<Option<CaseRow>, StoreError> {
        self.connection().prepare_cached(CASE).and_then(|mut s| s.query_row([number], case).optional()).during("read case")
    }

    /// The next number of a year, such as `GS-2021-000123`: without gaps, because a write is alone.
    ///
    /// # Errors
    /// Those of any read.
    pub fn next_case_number(&self, year: i32) -> Result<String, StoreError> {
        // By what tells numbers apart: one taken over may be the same but for its hyphens. Others that begin alike, but have
        // not this shape, are not counted on.
        const SQL: &str = "SELECT max(number_key) FROM injury_case WHERE number_key >= $1 AND number_key < $2
            AND number_key GLOB 'GS[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]'";
        let prefix = number_key(&format!("GS-{year}-"));
        let last: Option<String> = self
            .connection()
            .prepare_cached(SQL)
            .and_then(|mut s| s.query_row((&prefix, crate::store::sql::after_prefix(&prefix)), |r| r.get(0)))
            .during("number a case")?;
        let serial = last.and_then(|n| n[prefix.len()..].parse::<u32>().ok()).unwrap_or(0) + 1;
        Ok(format!("GS-{year}-{serial:06}"))
    }

    /// Opens a case and answers its row's number.
    ///
    /// # Errors
    /// Those of any write.
    pub fn open_case(&self, opening: &Opening<'_>, facts: &CaseFacts<'_>) -> Result<i64, StoreError> {
        const SQL: &str = "INSERT INTO injury_case (number, number_key, person_id, employer_id, accident_on, body_part, state,
            submission, taken_over, opened_by, opened_on, situation, cause, died_on, papers_missing, gaps)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)";
        self.connection()
            .prepare_cached(SQL)
            .and_then(|mut s| {
                s.execute(rusqlite::params![
                    opening.number,
                    number_key(opening.number),
                    facts.person,
                    facts.employer,
                    facts.accident_on.to_string(),
                    facts.body_part,
                    opening.state.id(),
                    opening.submission,
                    opening.taken_over,
                    opening.operator,
                    opening.on.to_string(),
                    facts.situation,
                    facts.cause,
                    facts.died_on.map(|d| d.to_string()),
                    i64::try_from(facts.papers_missing).unwrap_or(i64::MAX),
                    i64::try_from(facts.gaps).unwrap_or(i64::MAX),
                ])
            })
            .during("write case")?;
        Ok(self.connection().last_insert_rowid())
    }

    /// Puts a changed claim's facts in place of the ones before. The operator's person and number stay.
    ///
    /// # Errors
    /// Those of any write.
    pub fn change_case(&self, case: i64, facts: &CaseFacts<'_>) -> Result<(), StoreError> {
        const SQL: &str = "UPDATE injury_case SET employer_id = $1, accident_on = $2, body_part = $3, situation = $4, cause = $5,
            died_on = $6, papers_missing = $7, gaps = $8 WHERE id = $9";
        self.connection()
            .prepare_cached(SQL)
            .and_then(|mut s| {
                s.execute(rusqlite::params![
                    facts.employer,
                    facts.accident_on.to_string(),
                    facts.body_part,
                    facts.situation,
                    facts.cause,
                    facts.died_on.map(|d| d.to_string()),
                    i64::try_from(facts.papers_missing).unwrap_or(i64::MAX),
                    i64::try_from(facts.gaps).unwrap_or(i64::MAX),
                    case,
                ])
            })
            .during("write case")
            .map(|_| ())
    }

    /// Adds a version of a claim and answers its number.
    ///
    /// # Errors
    /// Those of any write.
    pub fn add_case_version(&self, case: i64, claim: &str, reason: &str, operator: i64, at: &str) -> Result<i64, StoreError> {
        let version = self
            .connection()
            .prepare_cached("UPDATE injury_case SET version = version + 1 WHERE id = $1 RETURNING version")
            .and_then(|mut s| s.query_row([case], |r| r.get(0)))
            .during("write case")?;
        self.connection()
            .prepare_cached(
                "INSERT INTO case_version (case_id, version, claim, reason, operator_id, at) VALUES ($1, $2, $3, $4, $5, $6)",
            )
            .and_then(|mut s| s.execute((case, version, claim, reason, operator, at)))
            .during("write claim")?;
        Ok(version)
    }
}
