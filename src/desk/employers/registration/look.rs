//! What a form of a registration begins with, and what the desk makes of it as it is typed.

use super::facts::{base, shown};
use super::{BASE, Registration};
use crate::desk::estimate::Fields;
use crate::desk::sheets::{changes, restored};
use crate::desk::{Desk, Refusal};
use crate::domain::benefits::FieldProblem;
use crate::domain::employer::registration::Act;
use crate::domain::operator::Right;
use crate::domain::sheet::kind::SheetKind;
use crate::store::sheets::record::SheetRow;

/// What a form begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegistrationBegun {
    pub act: Act,
    /// Name of the employer; empty for a new one.
    pub name: String,
    pub fields: Fields,
    /// The sheet that is corrected, and its last step.
    pub corrects: Option<(String, i64)>,
}

/// What is wrong with a registration as it is typed, and what should be looked at twice.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LookedRegistration {
    pub problems: Vec<FieldProblem>,
    pub warnings: Vec<FieldProblem>,
}

impl Desk {
    /// What a form of an act begins with: for a change what is on file, for the others the employer alone. A sheet that is
    /// corrected begins with what was entered; whoever did not enter it has nothing to correct.
    ///
    /// # Errors
    /// `NotAllowed`, `NotFound`, `Store`.
    pub fn begin_registration(&self, act: Act, credit_code: &str, corrects: &str) -> Result<RegistrationBegun, Refusal> {
        self.require(Right::Sheets)?;
        if !corrects.is_empty() {
            return self.correct_registration(corrects);
        }
        let today = self.clock.today().to_string();
        let mut fields = Fields::default().with("act", act.id()).with("received_on", &*today);
        if act == Act::Register {
            fields.set("starts_on", today);
            return Ok(RegistrationBegun { act, name: String::new(), fields, corrects: None });
        }
        let row = self.store.employer(credit_code)?.ok_or(Refusal::NotFound)?;
        if act == Act::Change {
            let facts = self.facts_of(&row)?;
            fields.set(BASE, base(&facts));
            for (id, text) in facts.iter().filter(|(id, _)| super::REGISTRATION_FIELDS.contains(id) && *id != "successor") {
                fields.set(id, text);
            }
            fields.set("risk_class", "");
        }
        fields.set("credit_code", &*row.credit_code);
        fields.set("on", today);
        Ok(RegistrationBegun { act, name: row.name, fields, corrects: None })
    }

    /// One's own sheet that came back. It rests on what is on file now: what has changed since is shown beside it.
    fn correct_registration(&self, number: &str) -> Result<RegistrationBegun, Refusal> {
        let sheet = self.store.sheet(number)?.filter(|s| s.kind == SheetKind::Registration).ok_or(Refusal::NotFound)?;
        if sheet.entered_by != self.operator.id {
            return Err(Refusal::NotFound);
        }
        let mut fields = self.store.sheet_versions(sheet.id)?.last().map(|v| restored(&v.fields)).unwrap_or_default();
        let act = Act::parse(fields.get("act")).unwrap_or(Act::Register);
        let row = self.store.employer(fields.get("credit_code"))?;
        let name = row.as_ref().map(|r| r.name.clone()).unwrap_or_default();
        if let Some(row) = row.filter(|_| act == Act::Change) {
            fields.set(BASE, base(&self.facts_of(&row)?));
            fields.set("risk_class", "");
        }
        let seen = self.store.sheet_steps(sheet.id)?.last().map_or(0, |s| s.id);
        Ok(RegistrationBegun { act, name, fields, corrects: Some((sheet.number, seen)) })
    }

    /// Everything on file about an employer by the ids of form F1, numbers whole.
    ///
    /// # Errors
    /// `NotAllowed`, `NotFound`, `Store`.
    pub fn employer_facts(&self, credit_code: &str) -> Result<Fields, Refusal> {
        self.require(Right::Sheets)?;
        let row = self.store.employer(credit_code)?.ok_or(Refusal::NotFound)?;
        self.facts_of(&row)
    }

    /// What the desk makes of a form; `corrects` is the sheet that is handed in again, or empty.
    ///
    /// # Errors
    /// `NotAllowed`, `Store`.
    pub fn look_at_registration(&self, fields: &Fields, corrects: &str) -> Result<LookedRegistration, Refusal> {
        self.require(Right::Sheets)?;
        let sheet = if corrects.is_empty() { None } else { self.store.sheet(corrects)? };
        match self.registration(fields, sheet.as_ref()) {
            Ok(read) => Ok(LookedRegistration { problems: Vec::new(), warnings: read.doubts }),
            Err(Refusal::Problems(problems)) => Ok(LookedRegistration { problems, warnings: Vec::new() }),
            Err(refusal) => Err(refusal),
        }
    }

    /// What a reviewer should look at twice in a sheet, and why it could not take effect now.
    pub(in crate::desk) fn registration_doubts(&self, row: &SheetRow, fields: &str) -> Result<Vec<FieldProblem>, Refusal> {
        match self.registration(&restored(fields), Some(row)) {
            Ok(read) => Ok(read.doubts),
            Err(Refusal::Problems(problems)) => Ok(problems),
            Err(refusal) => Err(refusal),
        }
    }

    /// What a sheet changes of what is on file: field, before, after. Of one that took effect what it changed.
    pub(in crate::desk) fn registration_changes(
        &self,
        row: &SheetRow,
        fields: &str,
    ) -> Result<Vec<(String, String, String)>, Refusal> {
        let (before, after) = match self.store.employer_event_of(row.id)? {
            Some(event) if event.what != Act::Register.id() => (restored(&event.before), restored(&event.after)),
            Some(_) => return Ok(Vec::new()),
            None => match self.registration(&restored(fields), Some(row)) {
                Ok(Registration { before: Some(before), after, .. }) => (self.facts_of(&before)?, self.facts_of(&after)?),
                _ => return Ok(Vec::new()),
            },
        };
        Ok(shown(changes(&before, &after)))
    }
}
