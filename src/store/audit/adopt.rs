//! The records an office had before there was a chain: put into it, in their order, under their numbers.

use rusqlite::Connection;

use super::super::StoreError;
use super::super::error::During;
use super::Record;
use super::chain::append_as;
use crate::domain::audit::Origin;

/// Second step of the migration `audit`. From where those acts were done nobody knows.
///
/// # Errors
/// Those of any write.
pub(in crate::store) fn adopt(connection: &Connection) -> Result<(), StoreError> {
    let mut statement = connection
        .prepare("SELECT id, at, operator_id, act, subject, detail FROM audit_unchained ORDER BY id")
        .during("read audit records")?;
    let mut rows = statement.query([]).during("read audit records")?;
    let mut hash = vec![0; 32];
    while let Some(row) = rows.next().during("read audit records")? {
        let read = || -> rusqlite::Result<(i64, Record)> {
            let record = Record {
                at: row.get(1)?,
                operator: row.get(2)?,
                act: row.get(3)?,
                subject: row.get(4)?,
                detail: row.get(5)?,
                before: None,
                after: None,
            };
            Ok((row.get(0)?, record))
        };
        let (id, record) = read().during("read audit records")?;
        hash = append_as(connection, id, &hash, &Origin::default(), &record)?.to_vec();
    }
    drop(rows);
    drop(statement);
    connection.execute_batch("DROP TABLE audit_unchained").during("drop the old audit table")
}
