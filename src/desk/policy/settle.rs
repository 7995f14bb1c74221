//! Confirming, rejecting and withdrawing what was entered (确认、退回、撤回).

use super::super::{Desk, Refusal};
use super::enter::summary;
use crate::domain::audit::{Act, Changed};
use crate::domain::entry::State;
use crate::domain::operator::Right;

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
    /// `NotAllowed`; `NotFound`; `Problems` (`SamePerson`, `NotYourEntry`, `SettledAlready`); `Store`.
    pub fn settle_parameter(&mut self, id: i64, how: Settle) -> Result<String, Refusal> {
        self.require(Right::Parameters)?;
        let (at, me) = (self.clock.stamp(), self.operator.id);
        let writer = self.store.write()?;
        let entry = writer.parameter_entry(id)?.ok_or(Refusal::NotFound)?;
        let may = if how == Settle::Withdraw { entry.check_own(me) } else { entry.check_second(me) };
        may.map_err(|p| Refusal::Problems(vec![("entry", p)]))?;
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
}
