//! What the audit trail alone tells about sheets, and what the database says of them.

use std::collections::BTreeMap;

use gsbx::desk::sheets::fingerprint;
use serde_json::Value;

use super::Office;

/// State, version, amount in yuan and fingerprint of every sheet, by its row.
pub type Sheets = BTreeMap<i64, (String, i64, String, String)>;

/// Every sheet as the records of the trail left it, one after the other.
pub fn replayed(office: &Office) -> Sheets {
    let raw = office.raw();
    let mut statement = raw
        .prepare("SELECT substr(subject, 7), after FROM audit WHERE subject LIKE 'sheet:%' AND after IS NOT NULL ORDER BY id")
        .expect("the trail");
    let records = statement
        .query_map([], |r| Ok((r.get::<_, String>(0)?, r.get::<_, String>(1)?)))
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .expect("records");
    let mut sheets = Sheets::new();
    for (id, after) in records {
        let after: Value = serde_json::from_str(&after).expect("fields");
        let text = |field: &str| after[field].as_str().map(str::to_owned);
        let sheet = sheets.entry(id.parse().expect("a row")).or_default();
        sheet.0 = text("state").unwrap_or(std::mem::take(&mut sheet.0));
        sheet.1 = text("version").map_or(sheet.1, |v| v.parse().expect("a version"));
        sheet.2 = text("amount").unwrap_or(std::mem::take(&mut sheet.2));
        sheet.3 = text("fingerprint").unwrap_or(std::mem::take(&mut sheet.3));
    }
    sheets
}

/// The same as the database has it. What was taken over was never entered here.
pub fn stored(office: &Office) -> Sheets {
    let raw = office.raw();
    let mut statement = raw
        .prepare(
            "SELECT s.id, s.state, s.version, s.amount_fen, v.fields FROM sheet AS s
             JOIN sheet_version AS v ON v.sheet_id = s.id AND v.version = s.version WHERE s.taken_over = 0",
        )
        .expect("sheets");
    let row = |r: &rusqlite::Row<'_>| {
        let amount = gsbx::domain::money::Money::from_fen(r.get(3)?).plain();
        Ok((r.get(0)?, (r.get(1)?, r.get(2)?, amount, fingerprint(&r.get::<_, String>(4)?))))
    };
    statement.query_map([], row).and_then(Iterator::collect).expect("sheets")
}
