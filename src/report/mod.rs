//! Documents as plain values, apart from the screen: the same facts as text for people and JSON for scripts.

pub mod arrears;
pub mod audit;
pub mod batch;
pub mod cases;
pub mod determine;
pub mod employers;
pub mod estimate;
pub mod fund;
pub mod inspection;
pub mod ledger;
pub mod levy;
pub mod lookup;
pub mod monthly;
pub mod papers;
pub mod payments;
pub mod policy;
pub mod rates;
pub mod recover;
pub mod scenarios;
pub mod sheet_view;
pub mod sheets;
pub mod slip;
pub mod statistics;
pub mod table;
pub mod workbook;
pub mod workers;
pub mod wrap;

/// JSON for a script or a terminal: control and bidi characters in values become escapes, the value stays the same.
#[must_use]
pub fn json_text(value: &serde_json::Value) -> String {
    let text = serde_json::to_string_pretty(value).unwrap_or_else(|_| "null".to_owned());
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c != '\n' && crate::domain::plain::is_harmful(c) {
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                out.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            out.push(c);
        }
    }
    out
}
