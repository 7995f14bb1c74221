//! Lending a role to a stand-in for some days, and who is barred from whose documents.

use super::super::{Desk, Refusal};
use super::field;
use crate::domain::audit::{Act, Changed};
use crate::domain::dates::parse_date;
use crate::domain::name::{LINE_MAX, parse_line};
use crate::domain::operator::{Right, Role};
use crate::domain::problem::Problem;
use crate::domain::stand_in::check_loan;
use crate::store::stand_ins::NewLoan;

/// A loan as it was typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LoanDraft {
    /// Code of the role.
    pub role: String,
    /// Login of the stand-in.
    pub to: String,
    /// Login of whoever is away.
    pub in_place_of: String,
    /// First day; empty for today.
    pub from: String,
    pub until: String,
}

impl Desk {
    /// Lends a role somebody has to a stand-in, today or later, to the end of a day.
    ///
    /// # Errors
    /// `NotAllowed`; `Problems` (`role`, `lend_to`, `lend_for`, `from`, `until`); `Store`, also `Busy` for what another
    /// window wrote in between.
    pub fn lend(&mut self, draft: &LoanDraft) -> Result<(), Refusal> {
        let since = self.store.data_version()?;
        self.require(Right::Appoint)?;
        let role = field("role", Role::parse(&draft.role))?;
        let to = self.active("lend_to", &draft.to)?;
        let away = self.active("lend_for", &draft.in_place_of)?;
        let today = self.clock.today();
        let from = if draft.from.trim().is_empty() { today } else { field("from", parse_date(&draft.from))? };
        let until = field("until", parse_date(&draft.until))?;
        field("from", if from < today { Err(Problem::Past) } else { Ok(()) })?;
        self.not_me("lend_to", &to)?;
        if !away.roles.contains(&role) {
            return Err(Refusal::Problems(vec![("lend_for", Problem::RoleNotHis { login: away.login, role: role.id() })]));
        }
        let wrong = check_loan(role, from, until, &to.roles, &self.store.loans_to(to.id)?);
        field(if wrong == Err(Problem::EndsBeforeItBegins) { "until" } else { "role" }, wrong)?;
        let (at, me) = (self.clock.stamp(), self.operator.id);
        let writer = self.store.write_unchanged(since, "lend a role")?;
        let id = writer.lend(&NewLoan { role, to: to.id, in_place_of: away.id, days: (from, until), by: me, at: &at })?;
        let days = (from.to_string(), until.to_string());
        let set = |field, after| Changed { field, before: None, after: Some(after) };
        let changes = [set("role", role.id()), set("lend_for", away.login.as_str()), set("from", &days.0), set("until", &days.1)];
        let subject = format!("operator:{}", to.id);
        writer.audit_changes(&at, Some(me), Act::LendRole.id(), &subject, &format!("loan:{id}"), &changes)?;
        Ok(writer.commit()?)
    }

    /// Takes a lent role back before its last day.
    ///
    /// # Errors
    /// `NotAllowed`; `NotFound`; `Problems` (`loan`: `EndedAlready`); `Store`.
    pub fn end_loan(&mut self, id: i64) -> Result<(), Refusal> {
        self.require(Right::Appoint)?;
        let loan = self.store.loan(id)?.ok_or(Refusal::NotFound)?;
        if !loan.lasts_on(self.clock.today()) {
            return Err(Refusal::Problems(vec![("loan", Problem::EndedAlready)]));
        }
        let (at, me) = (self.clock.stamp(), self.operator.id);
        let writer = self.store.write()?;
        writer.end_loan(id, me, &at)?;
        writer.audit(&at, Some(me), Act::EndLoan.id(), &format!("operator:{}", loan.to.id), &format!("loan:{id}"))?;
        Ok(writer.commit()?)
    }

    /// Bars an operator from a person's documents: he declares it himself, or whoever may appoint does. The person is
    /// looked up as in the search box and must be found alone.
    ///
    /// # Errors
    /// `NotAllowed`; `Problems` (`login`, `person`, `reason`); `Store`.
    pub fn bar(&mut self, login: &str, person: &str, reason: &str) -> Result<(), Refusal> {
        let him = self.active("login", login)?;
        if him.id != self.operator.id {
            self.require(Right::Appoint)?;
        }
        let reason = field("reason", parse_line(reason, LINE_MAX))?;
        field("reason", if reason.is_empty() { Err(Problem::Empty) } else { Ok(()) })?;
        let found = self.lookup(person, 2)?;
        let [hit] = found.hits.as_slice() else {
            return Err(Refusal::Problems(vec![("person", Problem::NotOnePerson)]));
        };
        if self.store.is_barred(him.id, hit.person_id)? {
            return Err(Refusal::Problems(vec![("person", Problem::BarredAlready)]));
        }
        let (at, me) = (self.clock.stamp(), self.operator.id);
        let writer = self.store.write()?;
        writer.bar(him.id, hit.person_id, &reason, me, &at)?;
        let detail = format!("person:{}", hit.person_id);
        writer.audit(&at, Some(me), Act::Bar.id(), &format!("operator:{}", him.id), &detail)?;
        Ok(writer.commit()?)
    }

    /// Lifts a bar; nobody lifts his own.
    ///
    /// # Errors
    /// `NotAllowed`; `NotFound`; `Problems` (`login`: `NotOnYourself`); `Store`.
    pub fn lift_bar(&mut self, id: i64) -> Result<(), Refusal> {
        self.require(Right::Appoint)?;
        let whose = self.store.barred_operator(id)?.ok_or(Refusal::NotFound)?;
        if whose == self.operator.id {
            return Err(Refusal::Problems(vec![("login", Problem::NotOnYourself)]));
        }
        let (at, me) = (self.clock.stamp(), self.operator.id);
        let writer = self.store.write()?;
        writer.lift_bar(id, me, &at)?;
        writer.audit(&at, Some(me), Act::LiftBar.id(), &format!("operator:{whose}"), &format!("bar:{id}"))?;
        Ok(writer.commit()?)
    }
}
