//! The demonstration office has confirmed every shipped parameter that is not sure of itself: nothing is left to confirm.

use super::{Making, recipe};
use crate::desk::Refusal;
use crate::domain::audit::{Act, Changed};
use crate::domain::operator::{Right, Role, rights_of};

impl Making<'_> {
    pub(super) fn parameters(&mut self) -> Result<(), Refusal> {
        let may = |roles: &[Role]| roles.iter().any(|r| rights_of(*r).contains(&Right::Parameters));
        let mut who = self.operators.iter().filter(|(_, roles)| may(roles)).map(|(id, _)| *id);
        let (Some(second), Some(first)) = (who.next(), who.next()) else {
            return Err(recipe::broken("two operators for parameters are needed"));
        };
        let (book, writer) = (self.policy.parameters(), &self.writer);
        let rows = book.definitions().flat_map(|d| book.history(&d.key)).filter(|row| !row.standing.is_firm());
        let mut count = 0_u32;
        for row in rows {
            let id = writer.enter_parameter(&row, first, &self.at)?;
            writer.confirm_parameter(id, second, &self.at)?;
            count += 1;
        }
        let count = count.to_string();
        for (who, act) in [(first, Act::EnterParameter), (second, Act::ConfirmParameter)] {
            let added = Changed { field: "added", before: None, after: Some(&count) };
            writer.audit_changes(&self.at, Some(who), act.id(), "parameter", "", &[added])?;
        }
        Ok(())
    }
}
