//! Cases of earlier years, taken over with the number they have and the steps that are on record.

use rusqlite::OptionalExtension;

use super::step::NewStep;
use crate::domain::case::number::number_key;
use crate::domain::case::state::State;
use crate::domain::problem::Problem;
use crate::store::error::During;
use crate::store::{StoreError, Taken, Writer};

/// A case as it is taken over.
#[derive(Debug)]
pub struct TakenCase<'a> {
    pub number: &'a str,
    pub person: i64,
    pub employer: i64,
    pub accident_on: chrono::NaiveDate,
    pub body_part: &'a str,
    pub state: State,
    pub grade: Option<u8>,
    /// Needed fields that are not known.
    pub gaps: usize,
    pub due_limit: &'a str,
    pub due_on: Option<chrono::NaiveDate>,
    /// The first version of the claim, a JSON object of texts.
    pub claim: &'a str,
    pub steps: &'a [NewStep<'a>],
    /// The day it is taken over.
    pub on: chrono::NaiveDate,
}

/// A case that bears the number already.
struct There {
    id: i64,
    number: String,
    person: i64,
    taken_over: bool,
}

impl Writer<'_> {
    /// Takes a case over, unless it was before with the same claim and steps, whatever was done to it since. Nobody at the
    /// counter opened it, so it is on nobody's own list.
    ///
    /// # Errors
    /// Those of any write. A line that may not be taken is `Taken::Refused`.
    pub fn take_case(&self, case: &TakenCase<'_>, operator: i64, at: &str) -> Result<Taken, StoreError> {
        let key = number_key(case.number);
        if !self.keep("case", 0, 0, &key)? {
            return Ok(Taken::Refused(Problem::CaseNumberTwice));
        }
        if let Some(there) = self.case_of_key(&key)? {
            let same = there.taken_over && there.number == case.number && there.person == case.person;
            return Ok(if same && self.was_taken_so(there.id, case)? {
                Taken::Unchanged
            } else {
                Taken::Refused(Problem::CaseNumberTaken)
            });
        }
        let id = self.insert_taken(case, &key)?;
        self.connection()
            .prepare_cached(
                "INSERT INTO case_version (case_id, version, claim, reason, operator_id, at) VALUES ($1, 1, $2, '', $3, $4)",
            )
            .and_then(|mut s| s.execute((id, case.claim, operator, at)))
            .during("write claim")?;
        for step in case.steps {
            self.add_case_step(id, step, operator, at)?;
        }
        Ok(Taken::Added)
    }

    fn case_of_key(&self, key: &str) -> Result<Option<There>, StoreError> {
        self.connection()
            .prepare_cached("SELECT id, number, person_id, taken_over FROM injury_case WHERE number_key = $1")
            .and_then(|mut s| {
                s.query_row([key], |r| Ok(There { id: r.get(0)?, number: r.get(1)?, person: r.get(2)?, taken_over: r.get(3)? }))
                    .optional()
            })
            .during("find case")
    }

    /// Whether a case began with this claim and these steps; neither can have been edited since.
    fn was_taken_so(&self, id: i64, case: &TakenCase<'_>) -> Result<bool, StoreError> {
        let claim: Option<String> = self
            .connection()
            .prepare_cached("SELECT claim FROM case_version WHERE case_id = $1 AND version = 1")
            .and_then(|mut s| s.query_row([id], |r| r.get(0)).optional())
            .during("read claim")?;
        if claim.as_deref() != Some(case.claim) {
            return Ok(false);
        }
        let mut statement = self
            .connection()
            .prepare_cached("SELECT step, to_state, happened_on, grade FROM case_step WHERE case_id = $1 ORDER BY id LIMIT $2")
            .during("read steps")?;
        let first: Vec<(String, String, String, Option<u8>)> = statement
            .query_map((id, i64::try_from(case.steps.len()).unwrap_or(i64::MAX)), |r| {
                Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?))
            })
            .and_then(Iterator::collect)
            .during("read steps")?;
        let same = |(there, new): (&(String, String, String, Option<u8>), &NewStep<'_>)| {
            (there.0.as_str(), there.1.as_str(), &there.2, there.3) == (new.step, new.to.id(), &new.on.to_string(), new.grade)
        };
        Ok(first.len() == case.steps.len() && first.iter().zip(case.steps).all(same))
    }

    fn insert_taken(&self, case: &TakenCase<'_>, key: &str) -> Result<i64, StoreError> {
        const SQL: &str = "INSERT INTO injury_case (number, number_key, person_id, employer_id, accident_on, body_part, state,
            grade, gaps, due_limit, due_on, opened_on, version, taken_over)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1, 1)";
        self.connection()
            .prepare_cached(SQL)
            .and_then(|mut s| {
                s.execute(rusqlite::params![
                    case.number,
                    key,
                    case.person,
                    case.employer,
                    case.accident_on.to_string(),
                    case.body_part,
                    case.state.id(),
                    case.grade,
                    i64::try_from(case.gaps).unwrap_or(i64::MAX),
                    case.due_limit,
                    case.due_on.map(|d| d.to_string()),
                    case.on.to_string(),
                ])
            })
            .during("write case")?;
        Ok(self.connection().last_insert_rowid())
    }
}
