//! Files taken in: their record, what of them was there before, and the first filling of the register.

use super::error::During;
use super::{Store, StoreError, Writer};
use crate::domain::problem::Problem;
use crate::domain::reading::Surnames;

/// What became of one line of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Taken {
    Added,
    Changed,
    Unchanged,
    Refused(Problem),
}

/// Lines of a file by what became of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    pub added: u64,
    pub changed: u64,
    pub unchanged: u64,
}

impl Writer<'_> {
    /// Records the file before its first line and answers its number, which each row it writes will bear.
    ///
    /// # Errors
    /// Those of any write.
    pub fn begin_import(&self, kind: &str, name: &str, sha256: &str, at: &str, operator: i64) -> Result<i64, StoreError> {
        let connection = self.connection();
        connection
            .execute_batch(
                "CREATE TEMP TABLE IF NOT EXISTS import_kept (kind TEXT, a INTEGER, b INTEGER, c TEXT, PRIMARY KEY (kind, a, b, c))
                 WITHOUT ROWID;
                 CREATE TEMP TABLE IF NOT EXISTS import_repeat (key TEXT PRIMARY KEY, n INTEGER NOT NULL) WITHOUT ROWID;
                 DELETE FROM import_kept; DELETE FROM import_repeat;",
            )
            .during("prepare import")?;
        connection
            .execute(
                "INSERT INTO import_file (kind, name, sha256, added, changed, unchanged, imported_at, operator_id)
                 VALUES ($1, $2, $3, 0, 0, 0, $4, $5)",
                (kind, name, sha256, at, operator),
            )
            .during("record import")?;
        Ok(connection.last_insert_rowid())
    }

    /// Completes the record of a file.
    ///
    /// # Errors
    /// Those of any write.
    pub fn end_import(&self, id: i64, tally: Tally) -> Result<(), StoreError> {
        let count = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
        self.connection()
            .execute(
                "UPDATE import_file SET added = $1, changed = $2, unchanged = $3 WHERE id = $4",
                (count(tally.added), count(tally.changed), count(tally.unchanged), id),
            )
            .during("record import")
            .map(|_| ())
    }

    /// Remembers a line that agreed with what was there, so that a later line of the file cannot contradict it. Answers
    /// whether the file shows it for the first time.
    pub(super) fn keep(&self, kind: &str, a: i64, b: i64, c: &str) -> Result<bool, StoreError> {
        self.connection()
            .prepare_cached("INSERT INTO temp.import_kept (kind, a, b, c) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING")
            .and_then(|mut s| s.execute((kind, a, b, c)))
            .during("remember line")
            .map(|written| written > 0)
    }

    /// Whether a file shows a receipt for the first time.
    ///
    /// # Errors
    /// Those of any write.
    pub fn keep_receipt(&self, code: &str, number: &str) -> Result<bool, StoreError> {
        self.keep("receipt", 0, 0, &format!("{code}-{number}"))
    }

    pub(super) fn was_kept(&self, kind: &str, a: i64, b: i64, c: &str) -> Result<bool, StoreError> {
        self.connection()
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM temp.import_kept WHERE kind = $1 AND a = $2 AND b = $3 AND c = $4)")
            .and_then(|mut s| s.query_row((kind, a, b, c), |r| r.get(0)))
            .during("remember line")
    }

    /// How many equal lines the file held before this one.
    pub(super) fn repeats(&self, key: &str) -> Result<i64, StoreError> {
        self.connection()
            .prepare_cached(
                "INSERT INTO temp.import_repeat (key, n) VALUES ($1, 0) ON CONFLICT (key) DO UPDATE SET n = n + 1 RETURNING n",
            )
            .and_then(|mut s| s.query_row([key], |r| r.get(0)))
            .during("remember line")
    }
}

/// Page cache while indexes are made, in KiB: sorting in pieces of this size is twice as fast as in one large piece.
const SORTING_KIB: i64 = -8 * 1024;
/// Helping threads while an index is sorted.
const SORTING_THREADS: i64 = 2;

impl Store {
    /// Whether anybody is registered.
    ///
    /// # Errors
    /// Those of any read.
    pub fn has_people(&self) -> Result<bool, StoreError> {
        self.connection().query_row("SELECT EXISTS (SELECT 1 FROM person)", [], |r| r.get(0)).during("count people")
    }

    /// Fills an empty register of people: indexes and the readings of names are made once, at the end, in the same
    /// transaction. `work` answers whether to keep what it wrote.
    ///
    /// # Errors
    /// `Repeated` when a number came twice, and nothing was written; those of `work` and of any write.
    pub fn fill_register<T, E: From<StoreError>>(
        &mut self,
        surnames: &Surnames,
        work: impl FnOnce(&Writer<'_>) -> Result<(T, bool), E>,
    ) -> Result<T, E> {
        let done = self.fill(surnames, work);
        self.connection().pragma_update(None, "cache_size", super::open::CACHE_KIB).during("set up")?;
        done
    }

    fn fill<T, E: From<StoreError>>(
        &mut self,
        surnames: &Surnames,
        work: impl FnOnce(&Writer<'_>) -> Result<(T, bool), E>,
    ) -> Result<T, E> {
        let writer = self.write()?;
        let indexes = writer.set_indexes_aside()?;
        let (result, keep) = work(&writer)?;
        if keep {
            writer.restore_indexes(&indexes)?;
            writer.write_all_readings(surnames)?;
            writer.commit()?;
        }
        Ok(result)
    }
}

impl Writer<'_> {
    /// Drops the indexes that a large load would update at random, and answers how to make them again.
    fn set_indexes_aside(&self) -> Result<Vec<String>, StoreError> {
        const LIST: &str = "SELECT name, sql FROM sqlite_master
            WHERE type = 'index' AND tbl_name IN ('person', 'employment') AND sql IS NOT NULL";
        let mut statement = self.connection().prepare(LIST).during("list indexes")?;
        let found: Vec<(String, String)> =
            statement.query_map([], |r| Ok((r.get(0)?, r.get(1)?))).and_then(Iterator::collect).during("list indexes")?;
        for (name, _) in &found {
            self.connection().execute_batch(&format!("DROP INDEX {name}")).during("set index aside")?;
        }
        Ok(found.into_iter().map(|(_, sql)| sql).collect())
    }

    fn restore_indexes(&self, made_by: &[String]) -> Result<(), StoreError> {
        self.connection().pragma_update(None, "cache_size", SORTING_KIB).during("make index")?;
        self.connection().pragma_update(None, "threads", SORTING_THREADS).during("make index")?;
        for sql in made_by {
            match self.connection().execute_batch(sql) {
                Err(e) if e.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation) => {
                    return Err(StoreError::Repeated);
                }
                made => made.during("make index")?,
            }
        }
        Ok(())
    }
}
