//! What inspectors said of findings; of a finding the newest mark counts.

use std::collections::HashMap;

use rusqlite::types::Type;

use crate::domain::inspection::finding::{Key, Mark};
use crate::domain::inspection::rules::Rule;
use crate::store::error::During;
use crate::store::sql::month_or_none;
use crate::store::{Store, StoreError, Writer};

/// The newest mark of a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkRow {
    pub mark: Mark,
    pub reason: String,
    /// Number of the inspection that looks at it.
    pub sheet: Option<String>,
    /// Name of whose word it is.
    pub by: String,
    pub at: String,
}

impl Store {
    /// The newest mark of each finding that has one.
    ///
    /// # Errors
    /// Those of any read.
    pub fn finding_marks(&self) -> Result<HashMap<Key, MarkRow>, StoreError> {
        const SQL: &str = "SELECT m.rule, m.employer_id, m.person_id, m.month, m.mark, m.reason, s.number, o.name, m.at
            FROM finding_mark AS m JOIN operator AS o ON o.id = m.operator_id LEFT JOIN sheet AS s ON s.id = m.sheet_id
            ORDER BY m.id";
        let bad = |at| rusqlite::Error::FromSqlConversionFailure(at, Type::Text, "no mark of a finding".into());
        let mut statement = self.connection().prepare_cached(SQL).during("read marks")?;
        let rows = statement.query_map([], |r| {
            let (rule, mark): (String, String) = (r.get(0)?, r.get(4)?);
            // A rule of a later version marks nothing that this one finds.
            let rule = Rule::parse(&rule).ok();
            let key = match rule {
                Some(rule) => Some(Key { rule, employer: r.get(1)?, person: r.get(2)?, month: month_or_none(r, 3)? }),
                None => None,
            };
            let mark = Mark::parse(&mark).map_err(|_| bad(4))?;
            Ok((key, MarkRow { mark, reason: r.get(5)?, sheet: r.get(6)?, by: r.get(7)?, at: r.get(8)? }))
        });
        let rows: Vec<(Option<Key>, MarkRow)> = rows.and_then(Iterator::collect).during("read marks")?;
        Ok(rows.into_iter().filter_map(|(key, row)| Some((key?, row))).collect())
    }
}

impl Writer<'_> {
    /// Notes down what was said of a finding.
    ///
    /// # Errors
    /// Those of any write.
    pub fn mark_finding(
        &self,
        key: &Key,
        mark: Mark,
        reason: &str,
        sheet: Option<i64>,
        operator: i64,
        at: &str,
    ) -> Result<(), StoreError> {
        const SQL: &str =
            "INSERT INTO finding_mark (rule, employer_id, person_id, month, mark, reason, sheet_id, operator_id, at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
        let values = rusqlite::params![
            key.rule.id(),
            key.employer,
            key.person,
            key.month.map(crate::domain::dates::Month::number),
            mark.id(),
            reason,
            sheet,
            operator,
            at,
        ];
        self.connection().prepare_cached(SQL).and_then(|mut s| s.execute(values)).during("write mark").map(|_| ())
    }
}
