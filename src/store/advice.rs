//! Advice given at the counter, as it was given.

use super::error::During;
use super::{Store, StoreError, Writer};

/// A note that advice was given. `question` and `answer` are JSON objects of the desk's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AdviceRow {
    pub given_at: String,
    /// Name of the operator.
    pub by: String,
    pub question: String,
    pub answer: String,
}

/// Notes shown in a file.
const ADVICE_MAX: i64 = 200;

impl Store {
    /// A person's notes, the newest first.
    ///
    /// # Errors
    /// Those of any read.
    pub fn advice_of(&self, person: i64) -> Result<Vec<AdviceRow>, StoreError> {
        const SQL: &str = "SELECT a.given_at, o.name, a.question, a.answer FROM advice AS a
            JOIN operator AS o ON o.id = a.operator_id WHERE a.person_id = $1 ORDER BY a.id DESC LIMIT $2";
        let mut statement = self.connection().prepare_cached(SQL).during("read advice")?;
        let rows = statement.query_map((person, ADVICE_MAX), |r| {
            Ok(AdviceRow { given_at: r.get(0)?, by: r.get(1)?, question: r.get(2)?, answer: r.get(3)? })
        });
        rows.and_then(Iterator::collect).during("read advice")
    }
}

impl Writer<'_> {
    /// # Errors
    /// Those of any write.
    pub fn add_advice(&self, person: i64, operator: i64, at: &str, question: &str, answer: &str) -> Result<i64, StoreError> {
        self.connection()
            .execute(
                "INSERT INTO advice (person_id, operator_id, given_at, question, answer) VALUES ($1, $2, $3, $4, $5)",
                (person, operator, at, question, answer),
            )
            .during("write advice")?;
        Ok(self.connection().last_insert_rowid())
    }
}
