//! Cases with what was claimed, and the steps that statistics are counted from.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::types::Type;

use super::insured::{birth, sex};
use crate::domain::case::workflow::Step;
use crate::domain::identity::Sex;
use crate::store::error::During;
use crate::store::sql::{day, day_or_none};
use crate::store::{Store, StoreError};

/// A case and what its newest claim says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseFact {
    pub person: i64,
    pub employer: i64,
    pub birth: NaiveDate,
    pub sex: Sex,
    pub situation: String,
    pub cause: String,
    /// Id of the code list; empty for a case without a claim.
    pub body_part: String,
    /// Such as `09:40`; empty where it is not on file.
    pub time: String,
    pub degree: String,
    pub died_on: Option<NaiveDate>,
    /// Whether the claim says so, or the case was taken over as one.
    pub is_old_injury: bool,
}

/// A step that took effect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepFact {
    pub id: i64,
    pub case: i64,
    pub step: Step,
    pub on: NaiveDate,
    /// The situation it names; empty where it names none.
    pub situation: String,
    pub grade: Option<u8>,
    pub nursing: String,
}

impl Store {
    /// All cases by their rows.
    ///
    /// # Errors
    /// Those of any read.
    pub fn case_facts(&self) -> Result<HashMap<i64, CaseFact>, StoreError> {
        const SQL: &str = "SELECT c.id, c.person_id, c.employer_id, substr(p.id_number, 7, 8), substr(p.id_number, 17, 1),
                c.situation, c.cause, coalesce(v.claim ->> 'body_part', ''), coalesce(v.claim ->> 'accident_time', ''),
                coalesce(v.claim ->> 'degree', ''), c.died_on, coalesce(v.claim ->> 'old_injury', '') = 'yes'
            FROM injury_case AS c JOIN person AS p ON p.id = c.person_id
            LEFT JOIN case_version AS v ON v.case_id = c.id AND v.version = c.version";
        let mut statement = self.connection().prepare_cached(SQL).during("read cases")?;
        let rows = statement.query_map([], |r| {
            Ok((
                r.get::<_, i64>(0)?,
                CaseFact {
                    person: r.get(1)?,
                    employer: r.get(2)?,
                    birth: birth(r, 3)?,
                    sex: sex(r, 4)?,
                    situation: r.get(5)?,
                    cause: r.get(6)?,
                    body_part: r.get(7)?,
                    time: r.get(8)?,
                    degree: r.get(9)?,
                    died_on: day_or_none(r, 10)?,
                    is_old_injury: r.get(11)?,
                },
            ))
        });
        rows.and_then(Iterator::collect).during("read cases")
    }

    /// Steps up to a day that took effect, by case in the order they were entered.
    ///
    /// # Errors
    /// Those of any read.
    pub fn step_facts(&self, until: NaiveDate) -> Result<Vec<StepFact>, StoreError> {
        const SQL: &str = "SELECT id, case_id, step, happened_on, situation, grade, coalesce(nursing, '') FROM case_step
            WHERE happened_on <= $1 AND (is_checked = 0 OR settled = 'pass') ORDER BY case_id, id";
        let mut statement = self.connection().prepare_cached(SQL).during("read steps")?;
        let rows = statement.query_map([until.to_string()], |r| {
            let step: String = r.get(2)?;
            let bad = |_| rusqlite::Error::FromSqlConversionFailure(2, Type::Text, "no step of a case".into());
            Ok(StepFact {
                id: r.get(0)?,
                case: r.get(1)?,
                step: Step::parse(&step).map_err(bad)?,
                on: day(r, 3)?,
                situation: r.get(4)?,
                grade: r.get(5)?,
                nursing: r.get(6)?,
            })
        });
        rows.and_then(Iterator::collect).during("read steps")
    }
}
