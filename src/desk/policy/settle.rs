//! Confirming, rejecting and withdrawing what was entered (确认、退回、撤回).

use super::super::hands::{Document, roles_with};
use super::super::{Desk, Refusal};
use super::enter::summary;
use crate::domain::audit::{Act, Changed};
use crate::domain::entry::{Entry, State};
use crate::domain::hands::{Hand, Touch};
use crate::domain::operator::Right;
use crate::domain::problem::Problem;

/// What becomes of an entry that waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settle {
    /// By a second operator: it counts.
    Confirm,
    /// By a second operator: it does not.
    Reject,
    /// By whoever entered it.
    Withdraw,
}

impl Settle {
    const fn act(self) -> Act {
        match self {
            Settle::Confirm => Act::ConfirmParameter,
            Settle::Reject => Act::RejectParameter,
            Settle::Withdraw => Act::WithdrawParameter,
        }
    }

    const fn state(self) -> State {
        match self {
            Settle::Confirm => State::Confirmed,
            Settle::Reject => State::Rejected,
            Settle::Withdraw => State::Withdrawn,
        }
    }
}

impl Desk {
    /// Settles an entry that waits, and answers the key it belongs to.
    ///
    /// # Errors
    /// `NotAllowed`; `NotFound`; `MayNot` for whoever entered it; `Problems` (`NotYourEntry`, `SettledAlready`); `Store`.
    pub fn settle_parameter(&mut self, id: i64, how: Settle) -> Result<String, Refusal> {
        self.require(Right::Parameters)?;
        let (at, me) = (self.clock.stamp(), self.operator.id);
        let writer = self.store.write()?;
        let entry = writer.parameter_entry(id)?.ok_or(Refusal::NotFound)?;
        let may = if how == Settle::Withdraw { entry.check_own(me) } else { entry.check_second(me) };
        if let Err(problem) = may {
            drop(writer);
            self.say_who_could(&entry)?;
            return Err(Refusal::Problems(vec![("entry", problem)]));
        }
        match how {
            Settle::Confirm => writer.confirm_parameter(id, me, &at)?,
            Settle::Reject | Settle::Withdraw => writer.close_parameter(id, how.state(), me, &at)?,
        }
        let state = Changed { field: "state", before: Some(State::Pending.id()), after: Some(how.state().id()) };
        let detail = summary(&entry.row);
        writer.audit_changes(&at, Some(me), how.act().id(), &format!("parameter:{id}"), &detail, &[state])?;
        writer.commit()?;
        Ok(entry.row.key)
    }

    /// Refuses to let whoever entered it settle it, naming those who could.
    fn say_who_could(&self, entry: &Entry) -> Result<(), Refusal> {
        if entry.check_second(self.operator.id) != Err(Problem::SamePerson) {
            return Ok(());
        }
        let hands = [Touch { hand: Hand::Enter, operator: entry.entered.operator }];
        self.check_step(
            Hand::Confirm,
            &roles_with(Right::Parameters),
            &Document { person_id: None, case_id: None, hands: &hands },
        )
    }
}
