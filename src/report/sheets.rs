//! Sheets about money: how an amount was made as it is stored, and a sheet for scripts.

use serde_json::{Value, json};

use crate::desk::sheets::Scribe;
use crate::domain::benefits::explain::Step;
use crate::domain::benefits::item::ItemKind;
use crate::domain::params::Book;
use crate::text::{Lang, benefits};

/// Words explanations as they are stored.
pub const SCRIBE: Scribe = Scribe { explain };

fn explain(kind: ItemKind, steps: &[Step], book: &Book) -> String {
    json!({ "zh": lines(kind, steps, book, Lang::Zh), "en": lines(kind, steps, book, Lang::En) }).to_string()
}

fn lines(kind: ItemKind, steps: &[Step], book: &Book, lang: Lang) -> Vec<String> {
    let name = benefits::item(kind, lang);
    let line = |step: &Step| format!("{} [{}]", benefits::step(step, name, book, lang), benefits::article(step.rule));
    steps.iter().map(line).collect()
}

/// The lines of a stored explanation.
#[must_use]
pub fn explained(stored: &str, lang: Lang) -> Vec<String> {
    let value: Value = serde_json::from_str(stored).unwrap_or_default();
    let lines = value.get(lang.pick("zh", "en")).and_then(Value::as_array).cloned().unwrap_or_default();
    lines.iter().filter_map(|l| l.as_str().map(str::to_owned)).collect()
}
