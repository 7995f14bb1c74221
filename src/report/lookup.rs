//! Search results for scripts and for reading.

use serde_json::{Value, json};

use super::table::{Align, lines};
use crate::desk::Found;
use crate::text::Lang;
use crate::text::command;

/// A list of hits; numbers are masked.
#[must_use]
pub fn json(found: &Found) -> Value {
    let hits = found.hits.iter().map(|h| {
        json!({
            "person": h.person_id,
            "name": h.name,
            "id_number": h.id_masked,
            "phone": h.phone_masked,
            "birth": h.birth.to_string(),
            "employer": h.employer,
            "reason": h.reason.key(),
            "case_number": h.case_number,
        })
    });
    Value::Array(hits.collect())
}

/// One line a hit.
#[must_use]
pub fn text(found: &Found, lang: Lang) -> String {
    if found.hits.is_empty() {
        return command::nothing_found(&found.text, lang);
    }
    let rows: Vec<Vec<String>> = found
        .hits
        .iter()
        .map(|h| {
            let case = h.case_number.clone().unwrap_or_default();
            vec![
                h.name.clone(),
                h.id_masked.clone(),
                h.birth.to_string(),
                h.employer.clone(),
                command::reason(h.reason, lang),
                case,
            ]
        })
        .collect();
    lines(&[Align::Left; 6], &rows).join("\n")
}
