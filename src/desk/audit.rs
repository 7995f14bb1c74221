//! The audit trail (审计), read by those who may: by person, operator, document and days.
//!
//! An administrator sees who did what and when, not the office's business: people, employers and cases stay numbers, and
//! what was recorded about them is not shown.

use super::estimate::Fields;
use super::{Desk, Refusal};
use crate::domain::audit::{AuditFilter, AuditLine, Break};
use crate::domain::case::number::number_key;
use crate::domain::dates::parse_date;
use crate::domain::identity::ResidentId;
use crate::domain::operator::Right;
use crate::domain::plain::half_width;
use crate::domain::problem::Problem;

/// Records of one page at most.
pub const AUDIT_PAGE_MAX: i64 = 10_000;

/// Records whose chain is checked with every look.
const CHECKED: i64 = 1000;

/// Kinds of subjects that are the office's own running and no business with people.
const RUNNING: &[&str] = &["", "office", "operator", "parameter", "import_file", "slip", "database"];

/// A page of records, the newest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditPage {
    pub lines: Vec<AuditLine>,
    pub offset: i64,
    /// There are older ones.
    pub more: bool,
    /// The first of the newest thousand records that somebody tampered with; `gsbx check` looks at all of them.
    pub broken: Option<Break>,
}

impl Desk {
    /// Records for what was asked: `person` (internal or identity number), `operator` (login), `document` (case number, or
    /// kind and number such as `parameter:17`), `from` and `to` (days). Empty fields narrow nothing.
    ///
    /// # Errors
    /// `NotAllowed`, also for an identity number from somebody who may not look people up; `Problems`; `Store`.
    pub fn audit_trail(&self, fields: &Fields, offset: i64, limit: i64) -> Result<AuditPage, Refusal> {
        self.require(Right::Audit)?;
        let filter = self.audit_filter(fields)?;
        let limit = limit.clamp(1, AUDIT_PAGE_MAX);
        let mut lines = self.store.audit_trail(&filter, offset.max(0), limit + 1)?;
        let count = usize::try_from(limit).unwrap_or(usize::MAX);
        let more = lines.len() > count;
        lines.truncate(count);
        if !self.me()?.may(Right::Lookup) {
            lines.iter_mut().for_each(hide_business);
        }
        let broken = self.store.recent_break(CHECKED)?;
        Ok(AuditPage { lines, offset: offset.max(0), more, broken })
    }

    fn audit_filter(&self, fields: &Fields) -> Result<AuditFilter, Refusal> {
        let (mut filter, mut problems) = (AuditFilter::default(), Vec::new());
        let mut keep = |field: &'static str, problem: Problem| problems.push((field, problem));
        let (person, login, document) = (fields.get("person"), fields.get("operator"), fields.get("document"));
        if !person.is_empty() {
            match self.audited_person(person)? {
                Ok(id) => filter.person = Some(id),
                Err(problem) => keep("person", problem),
            }
        }
        if !login.is_empty() {
            match self.store.operator(login)? {
                Some((operator, _)) => filter.operator = Some(operator.id),
                None => keep("operator", Problem::NoSuchOperator),
            }
        }
        if !document.is_empty() {
            match self.audited_document(document)? {
                Some(subject) => filter.document = Some(subject),
                None => keep("document", Problem::NoSuchDocument),
            }
        }
        for (field, slot) in [("from", &mut filter.from), ("to", &mut filter.to)] {
            match fields.get(field) {
                "" => {}
                text => match parse_date(text) {
                    Ok(day) => *slot = Some(day),
                    Err(problem) => keep(field, problem),
                },
            }
        }
        if problems.is_empty() { Ok(filter) } else { Err(Refusal::Problems(problems)) }
    }

    /// A person by internal number or, for those who may look people up, by identity number.
    fn audited_person(&self, text: &str) -> Result<Result<i64, Problem>, Refusal> {
        let text = half_width(text).trim().to_ascii_uppercase();
        if text.len() < 15 {
            let id = text.strip_prefix("PERSON:").unwrap_or(&text).parse::<i64>();
            return Ok(id.map_err(|_| Problem::NotAPerson));
        }
        self.require(Right::Lookup)?;
        let number = match ResidentId::parse(&text) {
            Ok(number) => number,
            Err(problem) => return Ok(Err(problem)),
        };
        Ok(self.store.person_by_number(number.as_str())?.ok_or(Problem::NotAPerson))
    }

    fn audited_document(&self, text: &str) -> Result<Option<String>, Refusal> {
        let text = half_width(text).trim().to_owned();
        let named = text.split_once(':').filter(|(kind, id)| !kind.is_empty() && id.parse::<i64>().is_ok());
        if named.is_some() {
            return Ok(Some(text.to_ascii_lowercase()));
        }
        Ok(self.store.document_subject(&number_key(&text))?)
    }
}

fn hide_business(line: &mut AuditLine) {
    if RUNNING.contains(&line.kind.as_str()) {
        return;
    }
    line.hidden = !line.detail.is_empty() || !line.fields.is_empty();
    line.name = None;
    line.detail.clear();
    line.fields.clear();
}
