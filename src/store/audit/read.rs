//! Records of the trail, newest first, narrowed by person, operator, document and days; each narrowing by an index.

use std::collections::BTreeMap;

use rusqlite::types::Value as Sql;
use rusqlite::{OptionalExtension, Row, params_from_iter};
use serde_json::{Map, Value};

use super::super::error::During;
use super::super::{Store, StoreError};
use crate::domain::audit::{AuditFilter, AuditLine, FieldLine, Origin, split_subject};

/// Days before and after all others.
const FIRST: &str = "";
const LAST: &str = "~";

/// What a kind of subject is called by. Kinds that are not here have no name of their own.
const NAMES: &[(&str, &str)] = &[
    ("person", "SELECT name FROM person WHERE id = $1"),
    ("employer", "SELECT name FROM employer WHERE id = $1"),
    ("case", "SELECT number FROM injury_case WHERE id = $1"),
    ("sheet", "SELECT number FROM sheet WHERE id = $1"),
    ("parameter", "SELECT key FROM parameter_entry WHERE id = $1"),
    ("import_file", "SELECT name FROM import_file WHERE id = $1"),
    ("operator", "SELECT login FROM operator WHERE id = $1"),
    ("office", "SELECT name FROM office WHERE id = $1"),
];

/// The question as SQL with its values. `+` keeps the wider index of an operator out when a subject narrows better.
fn question(filter: &AuditFilter, offset: i64, limit: i64) -> (String, Vec<Sql>) {
    let day = |day: Option<chrono::NaiveDate>, otherwise: &str| day.map_or(otherwise.to_owned(), |d| d.to_string());
    let from = day(filter.from, FIRST);
    let to = filter.to.map_or(LAST.to_owned(), |d| format!("{d}{LAST}"));
    let mut values: Vec<Sql> = vec![from.into(), to.into()];
    let mut narrowed = String::new();
    let mut narrow = |condition: &str, value: Sql| {
        values.push(value);
        narrowed.push_str(&condition.replace("$n", &format!("${}", values.len())));
    };
    if let Some(person) = filter.person {
        narrow(
            " AND a.subject IN (SELECT 'person:' || $n UNION ALL SELECT 'case:' || id FROM injury_case WHERE person_id = $n
            UNION ALL SELECT 'sheet:' || id FROM sheet WHERE person_id = $n)",
            person.into(),
        );
    }
    if let Some(document) = &filter.document {
        narrow(" AND a.subject = $n", document.clone().into());
    }
    if let Some(operator) = filter.operator {
        let by_subject = filter.person.is_some() || filter.document.is_some();
        narrow(if by_subject { " AND +a.operator_id = $n" } else { " AND a.operator_id = $n" }, operator.into());
    }
    // SQLite numbers them as they appear, so those of the last line come last.
    let (n, next) = (values.len() + 1, values.len() + 2);
    values.extend([Sql::from(limit), Sql::from(offset)]);
    let sql = format!(
        "SELECT a.id, a.at, o.name, o.login, a.act, a.subject, a.host, a.tty, a.client, a.detail, a.before, a.after
         FROM audit AS a LEFT JOIN operator AS o ON o.id = a.operator_id
         WHERE a.at >= $1 AND a.at < $2{narrowed} ORDER BY a.at DESC, a.id DESC LIMIT ${n} OFFSET ${next}"
    );
    (sql, values)
}

impl Store {
    /// Records, the newest first.
    ///
    /// # Errors
    /// Those of any read.
    pub fn audit_trail(&self, filter: &AuditFilter, offset: i64, limit: i64) -> Result<Vec<AuditLine>, StoreError> {
        let (sql, values) = question(filter, offset, limit);
        let mut statement = self.connection().prepare_cached(&sql).during("read the audit trail")?;
        let rows = statement.query_map(params_from_iter(values), line);
        let mut lines: Vec<AuditLine> = rows.and_then(Iterator::collect).during("read the audit trail")?;
        let mut known = BTreeMap::new();
        for line in &mut lines {
            let Some(id) = line.id else { continue };
            let key = (line.kind.clone(), id);
            if !known.contains_key(&key) {
                known.insert(key.clone(), self.subject_name(&line.kind, id)?);
            }
            line.name = known.get(&key).cloned().flatten();
        }
        Ok(lines)
    }

    fn subject_name(&self, kind: &str, id: i64) -> Result<Option<String>, StoreError> {
        let Some((_, sql)) = NAMES.iter().find(|(k, _)| *k == kind) else { return Ok(None) };
        self.connection()
            .prepare_cached(sql)
            .and_then(|mut s| s.query_row([id], |r| r.get(0)).optional())
            .during("read a subject's name")
    }

    /// The subject of a case's or sheet's number, such as `case:5`. `key` is the number without hyphens.
    ///
    /// # Errors
    /// Those of any read.
    pub fn document_subject(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.connection()
            .query_row(
                "SELECT 'case:' || id FROM injury_case WHERE number_key = $1
                 UNION ALL SELECT 'sheet:' || id FROM sheet WHERE number_key = $1 LIMIT 1",
                [key],
                |r| r.get(0),
            )
            .optional()
            .during("find document")
    }
}

fn line(row: &Row<'_>) -> rusqlite::Result<AuditLine> {
    let subject: String = row.get(5)?;
    let (kind, id) = split_subject(&subject);
    let name: Option<String> = row.get(2)?;
    let (before, after): (Option<String>, Option<String>) = (row.get(10)?, row.get(11)?);
    Ok(AuditLine {
        number: row.get(0)?,
        at: row.get(1)?,
        operator: name.zip(row.get(3)?),
        act: row.get(4)?,
        kind: kind.to_owned(),
        id,
        name: None,
        origin: Origin { host: row.get(6)?, tty: row.get(7)?, client: row.get(8)? },
        detail: row.get(9)?,
        fields: changed(before.as_deref(), after.as_deref()),
        hidden: false,
    })
}

/// The fields of both objects; what is no object (somebody wrote it by SQL) has none.
fn changed(before: Option<&str>, after: Option<&str>) -> Vec<FieldLine> {
    let read = |text: Option<&str>| -> Map<String, Value> { text.and_then(|t| serde_json::from_str(t).ok()).unwrap_or_default() };
    let (before, after) = (read(before), read(after));
    let text = |map: &Map<String, Value>, field: &String| map.get(field).and_then(Value::as_str).map(str::to_owned);
    let mut names: Vec<&String> = before.keys().chain(after.keys()).collect();
    names.sort_unstable();
    names.dedup();
    names.into_iter().map(|f| FieldLine { field: f.clone(), before: text(&before, f), after: text(&after, f) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// However long the trail: each narrowing searches an index and sorts at most one person's records.
    #[test]
    fn no_question_reads_the_whole_trail() {
        let store = Store::in_memory().expect("an empty office");
        let day = chrono::NaiveDate::from_ymd_opt(2022, 1, 4);
        let (person, operator, document) = (Some(1), Some(1), Some("case:5".to_owned()));
        let all = AuditFilter::default();
        let questions = [
            (all.clone(), "audit_at"),
            (AuditFilter { from: day, to: day, ..all.clone() }, "audit_at"),
            (AuditFilter { operator, ..all.clone() }, "audit_operator"),
            (AuditFilter { operator, from: day, ..all.clone() }, "audit_operator"),
            (AuditFilter { document: document.clone(), ..all.clone() }, "audit_subject"),
            (AuditFilter { person, ..all.clone() }, "audit_subject"),
            (AuditFilter { person, operator, from: day, to: day, document }, "audit_subject"),
        ];
        for (filter, index) in questions {
            let (sql, values) = question(&filter, 0, 50);
            let mut statement = store.connection().prepare(&format!("EXPLAIN QUERY PLAN {sql}")).expect("a plan");
            let steps: Vec<String> =
                statement.query_map(params_from_iter(values), |r| r.get(3)).and_then(Iterator::collect).expect("its steps");
            let of_trail: Vec<&String> = steps.iter().filter(|s| s.split(' ').nth(1) == Some("a")).collect();
            assert_eq!(of_trail.len(), 1, "{steps:?}");
            assert!(of_trail[0].starts_with("SEARCH a") && of_trail[0].contains(index), "{filter:?}: {steps:?}");
            let sorts = steps.iter().any(|s| s.contains("TEMP B-TREE"));
            assert!(!sorts || filter.person.is_some(), "{filter:?}: {steps:?}");
        }
    }
}
