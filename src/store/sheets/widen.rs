//! Kinds and states that a later migration adds to the table of sheets.
//!
//! SQLite has no statement for it. Its documentation allows to rewrite the text of a CHECK that only grows, as no row has to
//! change; a table this many others refer to is not copied for that.

use rusqlite::Connection;

use crate::store::StoreError;
use crate::store::error::During;

const KINDS: (&str, &str) = (
    "'benefit_change', 'posting', 'payment_list')",
    "'benefit_change', 'posting', 'payment_list', 'registration', 'worker_change', 'declaration', 'project', 'levy_change',
        'inspection', 'rate', 'proposal')",
);
const STATES: (&str, &str) = (
    "'superseded', 'reversed')",
    "'superseded', 'reversed', 'planned', 'notified', 'visited', 'recorded', 'clean', 'to_rectify', 'rectified', 'referred',
        'closed', 'proposed', 'adopted', 'partly_adopted', 'declined')",
);

/// Lets the table hold the sheets of employers; the second step of their migration.
///
/// # Errors
/// `BadValue` for a table that is not as its migration made it; those of any write.
pub(in crate::store) fn know_employers(connection: &Connection) -> Result<(), StoreError> {
    widen(connection, &[KINDS, STATES])
}

fn widen(connection: &Connection, checks: &[(&str, &str)]) -> Result<(), StoreError> {
    const READ: &str = "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = 'sheet'";
    let mut sql: String = connection.query_row(READ, [], |r| r.get(0)).during("read schema")?;
    for (old, new) in checks {
        if sql.matches(old).count() != 1 {
            return Err(StoreError::BadValue("schema of sheet".into()));
        }
        sql = sql.replace(old, new);
    }
    let version: i64 = connection.pragma_query_value(None, "schema_version", |r| r.get(0)).during("read schema")?;
    connection.pragma_update(None, "writable_schema", 1).during("widen sheet")?;
    let written = connection
        .execute("UPDATE sqlite_schema SET sql = $1 WHERE type = 'table' AND name = 'sheet'", [sql])
        .during("widen sheet");
    connection.pragma_update(None, "writable_schema", 0).during("widen sheet")?;
    written?;
    // Every connection reads the schema anew.
    connection.pragma_update(None, "schema_version", version + 1).during("widen sheet")
}

#[cfg(test)]
mod tests {
    use crate::domain::sheet::kind::SheetKind;
    use crate::domain::sheet::state::State;
    use crate::store::Store;

    /// Every kind and state there is fits into the table, nothing else does, and SQLite finds the file sound.
    #[test]
    fn the_table_holds_every_kind_and_state() {
        let store = Store::in_memory().expect("an office");
        let connection = store.connection();
        connection
            .execute_batch("INSERT INTO operator (id, login, name, password_hash, created_at) VALUES (1, 'a', 'a', '', '')")
            .expect("an operator");
        let insert = |kind: &str, state: &str, number: String| {
            let sql = "INSERT INTO sheet (kind, number, number_key, state, amount_fen, entered_by, entered_on)
                VALUES ($1, $2, $2, $3, 0, 1, '2022-01-04')";
            connection.execute(sql, (kind, number, state))
        };
        for (k, kind) in SheetKind::ALL.into_iter().enumerate() {
            for (s, state) in State::ALL.into_iter().enumerate() {
                insert(kind.id(), state.id(), format!("{k}-{s}")).expect("a sheet");
            }
        }
        assert!(insert("song", "draft", "x".into()).is_err() && insert("payee", "gone", "y".into()).is_err());
        let sound: String = connection.query_row("PRAGMA integrity_check", [], |r| r.get(0)).expect("a check");
        assert_eq!(sound, "ok");
    }
}
