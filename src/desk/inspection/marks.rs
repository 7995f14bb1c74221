//! Saying something of a finding: that it is explained, or that the explanation did not hold.

use super::INSPECTORS;
use crate::desk::estimate::{Fields, Reader};
use crate::desk::hands::Document;
use crate::desk::{Desk, Refusal};
use crate::domain::audit::{Act, Changed};
use crate::domain::dates::Month;
use crate::domain::hands::Hand;
use crate::domain::identity::ResidentId;
use crate::domain::inspection::finding::{Key, Mark};
use crate::domain::inspection::rules::Rule;
use crate::domain::name::{LINE_MAX, parse_line};
use crate::domain::operator::Right;
use crate::domain::problem::Problem;
use crate::store::StoreError;

/// From this length on a number is an identity number and no internal one.
const IDENTITY_DIGITS: usize = 15;

impl Desk {
    /// Marks a finding as explained, or opens it again. A reason is needed. What an inspection has opened is marked by filing
    /// that.
    ///
    /// # Errors
    /// `MayNot`; `NotFound` for a finding that is not there (any more); `Problems` for a reason that is missing; `Store`.
    pub fn mark_finding(&mut self, key: &Key, mark: Mark, reason: &str) -> Result<(), Refusal> {
        self.require(Right::Employers)?;
        self.check_step(Hand::Check, INSPECTORS, &Document { person_id: key.person, case_id: None, hands: &[] })?;
        let reason = parse_line(reason, LINE_MAX).and_then(|t| if t.is_empty() { Err(Problem::Empty) } else { Ok(t) });
        let reason = reason.map_err(|p| Refusal::Problems(vec![("reason", p)]))?;
        if mark == Mark::Opened {
            return Err(Refusal::Problems(vec![("mark", Problem::NotOneOf { choices: "explained, reopened" })]));
        }
        let (at, operator) = (self.clock.stamp(), self.operator.id);
        let writer = self.store.write_while_reading()?;
        self.evidence_of(std::slice::from_ref(key))?.remove(key).ok_or(Refusal::NotFound)?;
        let before = self.store.finding_marks()?.remove(key).map(|m| m.mark.id());
        writer.mark_finding(key, mark, &reason, None, operator, &at)?;
        let changes = [
            Changed { field: "mark", before, after: Some(mark.id()) },
            Changed { field: "reason", before: None, after: Some(&reason) },
        ];
        writer.audit_changes(
            &at,
            Some(operator),
            Act::MarkFinding.id(),
            &format!("employer:{}", key.employer),
            &told(key),
            &changes,
        )?;
        Ok(writer.commit()?)
    }
}

impl Desk {
    /// The key of a finding that is named by `rule`, `credit_code`, `id_number` (identity or internal number, of a person's)
    /// and `month` (of one that has a month).
    ///
    /// # Errors
    /// `NotAllowed`; `Problems` with their fields; `Store`.
    pub fn finding_named(&self, fields: &Fields) -> Result<Key, Refusal> {
        self.require(Right::Employers)?;
        let (mut r, mut failed) = (Reader::new(fields), None);
        let rule = r.need("rule", Rule::parse);
        let employer = r.need("credit_code", |t| known(self.store.employer(t), &mut failed, Problem::UnknownEmployer));
        let person = r.maybe("id_number", |t| match t.parse::<i64>() {
            Ok(id) if t.len() < IDENTITY_DIGITS => Ok(id),
            _ => {
                let number = ResidentId::parse(t)?;
                known(self.store.person_by_number(number.as_str()), &mut failed, Problem::UnknownWorker)
            }
        });
        let month = r.maybe("month", Month::parse);
        if let Some(error) = failed {
            return Err(error.into());
        }
        let (rule, employer) = r.finish(rule.zip(employer)).map_err(Refusal::Problems)?;
        Ok(Key { rule, employer: employer.id, person, month })
    }
}

/// What a read found; a read that failed is kept aside.
fn known<T>(found: Result<Option<T>, StoreError>, failed: &mut Option<StoreError>, lacks: Problem) -> Result<T, Problem> {
    match found {
        Ok(found) => found.ok_or(lacks),
        Err(error) => {
            *failed = Some(error);
            Err(lacks)
        }
    }
}

/// Which finding, as the audit trail tells it: nobody's name or number.
fn told(key: &Key) -> String {
    let person = key.person.map(|id| format!(" person:{id}")).unwrap_or_default();
    let month = key.month.map(|m| format!(" {m}")).unwrap_or_default();
    format!("{}{person}{month}", key.rule.id())
}
