//! What an intake form begins with: a person's file, what was entered last, and employers by name.

use std::collections::BTreeMap;

use crate::desk::estimate::Fields;
use crate::desk::{Desk, Refusal};
use crate::domain::audit::Act;
use crate::domain::operator::Right;
use crate::domain::plain::half_width;

/// Fields whose last values an operator is offered again.
pub(super) const REMEMBERED: &[&str] = &["credit_code", "place", "hospital", "reporter", "witnesses", "diagnosed_by"];

/// Employers that are offered at a time.
const EMPLOYERS_MAX: i64 = 20;

/// What a form begins with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Begun {
    /// The person whose file it is filled in from.
    pub person_id: Option<i64>,
    pub fields: Fields,
    /// His employers by credit code and name, the present one first.
    pub employers: Vec<(String, String)>,
    /// What this operator entered last, by field, the newest first.
    pub last: BTreeMap<String, Vec<String>>,
}

impl Desk {
    /// An intake form for a person, with his whole numbers, which is recorded like any look at them; or an empty one.
    ///
    /// # Errors
    /// `NotAllowed`, `NotFound`, `Store`.
    pub fn begin_claim(&mut self, person_id: Option<i64>) -> Result<Begun, Refusal> {
        self.require(Right::Intake)?;
        let last = self.last_values(REMEMBERED)?;
        let Some(id) = person_id else { return Ok(Begun { last, ..Begun::default() }) };
        let row = self.store.person(id)?.ok_or(Refusal::NotFound)?;
        let mut fields = Fields::default().with("name", row.name).with("phone", row.numbers.phone);
        fields.set("id_number", row.numbers.id_number);
        let employments = self.store.employments(id)?;
        if let Some(present) = employments.first() {
            fields.set("credit_code", present.credit_code.as_str());
            fields.set("job", present.job.as_str());
        }
        let me = self.operator.id;
        self.store.note(&self.clock.stamp(), Some(me), Act::Unmask, &format!("person:{id}"), "claim")?;
        Ok(Begun { person_id, fields, employers: super::known::employers_of(&employments), last })
    }

    /// Employers by a part of the name or the beginning of the credit code: code and name.
    ///
    /// # Errors
    /// `NotAllowed`, `Store`.
    pub fn employers_like(&self, typed: &str) -> Result<Vec<(String, String)>, Refusal> {
        self.require(Right::Intake)?;
        let typed = half_width(typed);
        match typed.trim() {
            "" => Ok(Vec::new()),
            text => Ok(self.store.employers_like(text, EMPLOYERS_MAX)?),
        }
    }
}
