//! Confirming, rejecting and withdrawing what was entered (确认、退回、撤回).

use super::super::hands::{Document, roles_with};
use super::super::{Desk, Refusal};
use super::enter::summary;
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
            Settle::Reject => writer.close_parameter(id, State::Rejected, me, &at)?,
            Settle::Withdraw => writer.close_parameter(id, State::Withdrawn, me, &at)?,
        }
        writer.audit(&at, Some(me), how.act(), &format!("parameter:{id}"), &summary(&entry.row))?;
        writer.commit()?;
        Ok(entry.row.key)
    }

    /// Refuses to let whoever entered it settle it, naming those who could.
    fn say_who_could(&self, entry: &Entry) -> Result<(), Refusal> {
        if entry.check_second(self.operator.id) != Err(Problem::SamePerson) {
            return Ok(());
        }
        let hands = [Touch { hand: Hand::Enter, operator: entry.entered.operator }];
        self.check_step(Hand::Confirm, &roles_with(Right::Parameters), &Document { person_id: None, hands: &hands })
    }
}
