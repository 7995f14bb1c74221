//! Numbered migrations that are only ever added to; each is recorded with its checksum.

use rusqlite::{Connection, TransactionBehavior};
use sha2::{Digest, Sha256};

use super::StoreError;
use super::error::During;

/// Tells SQLite files of gsbx from others: "gsbx" as four bytes.
pub(super) const APPLICATION_ID: i64 = 0x6773_6278;

const MIGRATIONS: &[(i64, &str, &str)] = &[
    (1, "office", include_str!("migrations/0001_office.sql")),
    (2, "parameters", include_str!("migrations/0002_parameters.sql")),
    (3, "advice", include_str!("migrations/0003_advice.sql")),
    (4, "cases", include_str!("migrations/0004_cases.sql")),
    (5, "drafts", include_str!("migrations/0005_drafts.sql")),
    (6, "audit", include_str!("migrations/0006_audit.sql")),
    (7, "papers", include_str!("migrations/0007_papers.sql")),
    (8, "operators", include_str!("migrations/0008_operators.sql")),
    (9, "money", include_str!("migrations/0009_money.sql")),
    (10, "receipt_day", include_str!("migrations/0010_receipt_day.sql")),
    (11, "sheet papers", include_str!("migrations/0011_sheet_papers.sql")),
    (12, "monthly", include_str!("migrations/0012_monthly.sql")),
    (13, "employers", include_str!("migrations/0013_employers.sql")),
];

type Step = fn(&Connection) -> Result<(), StoreError>;

/// What SQL alone cannot do: the second step of a migration, by its name.
const SECOND_STEPS: &[(&str, Step)] = &[("audit", super::audit::adopt), ("employers", super::sheets::know_employers)];

/// The newest version this program knows.
pub(super) fn newest() -> i64 {
    MIGRATIONS.last().map_or(0, |m| m.0)
}

/// Brings the database to [`newest`], each step whole or not at all.
///
/// # Errors
/// `Newer`, `Busy`, `DiskFull`, `ReadOnly`.
pub(super) fn run(connection: &mut Connection) -> Result<(), StoreError> {
    let found: i64 = connection.pragma_query_value(None, "user_version", |r| r.get(0)).during("read version")?;
    if found > newest() {
        return Err(StoreError::Newer { found, known: newest() });
    }
    if found == newest() {
        return Ok(());
    }
    let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate).during("begin migration")?;
    // Another process may have migrated while this one waited.
    let found: i64 = tx.pragma_query_value(None, "user_version", |r| r.get(0)).during("read version")?;
    for (version, name, sql) in MIGRATIONS.iter().filter(|m| m.0 > found) {
        tx.execute_batch(sql).during("migrate")?;
        if let Some((_, step)) = SECOND_STEPS.iter().find(|(of, _)| of == name) {
            step(&tx)?;
        }
        tx.execute("INSERT INTO migration (version, name, checksum) VALUES ($1, $2, $3)", (version, name, checksum(sql)))
            .during("record migration")?;
    }
    tx.pragma_update(None, "application_id", APPLICATION_ID).during("write application id")?;
    tx.pragma_update(None, "user_version", newest()).during("write version")?;
    tx.commit().during("commit migration")
}

fn checksum(text: &str) -> String {
    hex(&Sha256::digest(text.as_bytes()))
}

/// Lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A migration that offices already ran may not change; a new one gets a line here.
    #[test]
    fn migrations_are_append_only() {
        let sums: Vec<String> = MIGRATIONS.iter().map(|(v, name, sql)| format!("{v} {name} {}", &checksum(sql)[..16])).collect();
        assert_eq!(
            sums,
            [
                "1 office 56aa83a12488329e",
                "2 parameters 8d04db87603e710e",
                "3 advice 83902ce88b522548",
                "4 cases d0c49d09768f2428",
                "5 drafts cad738b25f7cc94b",
                "6 audit ce7a7cb340808dc5",
                "7 papers 1d62cab4e57ca071",
                "8 operators 69271a820db861c1",
                "9 money b1caf659462e395a",
                "10 receipt_day bba69669aeb62d56",
                "11 sheet papers 45b2e317bafd1b0b",
                "12 monthly 0a1abd24a95c208e",
                "13 employers 97b57a98edc23c68"
            ]
        );
        assert_eq!(MIGRATIONS.iter().map(|m| m.0).collect::<Vec<_>>(), (1..=newest()).collect::<Vec<_>>());
    }
}
