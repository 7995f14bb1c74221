//! 文书: what a paper says as plain values, and those values laid out.

mod certificate;
mod document;
mod dunning;
mod inspection;
mod layout;
mod levy;
mod money;
mod proposal;
mod rates;
mod registration;
mod statement;
mod words;

use serde_json::{Value, json};

pub use certificate::CERTIFICATE_PRESS;
pub use document::{Block, Document};
pub use dunning::DUNNING_PRESS;
pub use layout::{A4, SCREEN, Sheet, pages};
pub use money::SHEET_PRESS;
pub use rates::NOTICE_PRESS;
pub use statement::STATEMENT_PRESS;

use super::table::{Align, lines};
use crate::desk::papers::{Layout, PaperLine, PaperList, Press, Service, Stamp, Verified, VerifiedOf};
use crate::domain::plain::is_harmful;
use crate::text::Lang;
use crate::text::papers as say;

/// The press of this program: it words papers and lays them out.
pub const PRESS: Press = Press { word: words::word, set };

/// Between two pages.
const FORM_FEED: &str = "\u{c}";

/// A stored paper as it is printed; `None` for a document that cannot be read.
fn set(document: &str, stamp: &Stamp, layout: Layout) -> Option<String> {
    let document = serde_json::from_str::<Document>(document).ok()?;
    let sheet = match layout {
        Layout::A4 => layout::A4,
        Layout::Screen => layout::SCREEN,
    };
    let pages = pages(&document, stamp, sheet);
    let page = |lines: &Vec<String>| lines.iter().map(|l| format!("{l}\n")).collect::<String>();
    Some(pages.iter().map(page).collect::<Vec<_>>().join(FORM_FEED))
}

/// A sheet as it may go to a terminal's printer: nothing in it but text, line ends and form feeds can steer anything.
#[must_use]
pub fn for_terminal(text: &str) -> String {
    text.chars().filter(|c| matches!(c, '\n' | '\u{c}') || !is_harmful(*c)).collect::<String>().replace('\n', "\r\n")
}

/// The papers of a case, for scripts.
#[must_use]
pub fn json(list: &PaperList) -> Value {
    json!({
        "case": list.case_number,
        "papers": list.lines.iter().map(paper_json).collect::<Vec<_>>(),
        "open": list.open.iter().map(|k| k.id()).collect::<Vec<_>>(),
    })
}

/// One paper with what it says.
#[must_use]
pub fn paper_json(line: &PaperLine) -> Value {
    let service = |s: &Service| json!({ "way": s.way.id(), "on": s.on.to_string(), "to": s.to, "by": s.by });
    json!({
        "kind": line.kind.id(),
        "number": line.number,
        "edition": line.edition,
        "about": line.about,
        "code": line.code,
        "issued_at": line.issued_at,
        "by": line.by,
        "prints": line.prints,
        "services": line.services.iter().map(service).collect::<Vec<_>>(),
        "document": serde_json::from_str::<Value>(&line.document).unwrap_or_default(),
    })
}

/// The papers of a case to read.
#[must_use]
pub fn text(list: &PaperList, lang: Lang) -> String {
    if list.lines.is_empty() {
        return say::no_papers(lang).to_owned();
    }
    let row = |l: &PaperLine| {
        let [kind, number, day, by, prints, served] = say::line(l, lang);
        vec![kind, number, l.code.clone(), day, by, prints, served]
    };
    lines(&[Align::Left; 7], &list.lines.iter().map(row).collect::<Vec<_>>()).join("\n")
}

#[must_use]
pub fn verified_json(found: &Verified) -> Value {
    let (case, kind) = match &found.of {
        VerifiedOf::Paper { case_number, kind } => (Some(case_number), kind.id()),
        VerifiedOf::Sheet(kind) => (None, kind.id()),
        VerifiedOf::Notice { kind, .. } => (None, kind.id()),
        VerifiedOf::Certificate { .. } => (None, "certificate"),
        VerifiedOf::Statement { .. } => (None, "statement"),
    };
    let said = match &found.of {
        VerifiedOf::Certificate { employer, insured, paid_to, arrears } => Some(json!({
            "employer": employer, "insured": insured, "paid_to": paid_to, "arrears": arrears,
        })),
        VerifiedOf::Statement { year } => Some(json!({ "year": year })),
        VerifiedOf::Paper { .. } | VerifiedOf::Sheet(_) | VerifiedOf::Notice { .. } => None,
    };
    json!({
        "case": case,
        "kind": kind,
        "number": found.number,
        "issued_on": found.issued_on.to_string(),
        "by": found.by,
        "sound": found.is_sound,
        "says": said,
    })
}
