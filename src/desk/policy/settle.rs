//! Confirming, rejecting and withdrawing what was entered (确认、退回、撤回).

use super::super::{Desk, Refusal};
use super::enter::summary;
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
    const fn act(self) -> &'static str {
        match self {
            Settle::Confirm => "confirm-parameter",
            Settle::Reject => "reject-parameter",
            Settle::Withdraw => "withdraw-parameter",
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
            Settle::Reject => writer.close_parameter(id, State::Rejected, me, &at)?,
            Settle::Withdraw => writer.close_parameter(id, State::Withdrawn, me, &at)?,
        }
        writer.audit(&at, Some(me), how.act(), &format!("parameter:{id}"), &summary(&entry.row))?;
        writer.commit()?;
        Ok(entry.row.key)
    }
}
