//! Who may do what, as one table: a row per right, a row per step of a case, a row per step that another checks.

use super::case::workflow::{CHECKER, Step, TRANSITIONS};
use super::operator::{Right, Role, rights_of};

/// Something that is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// Whatever a right allows.
    Right(Right),
    /// A step of a case is entered.
    Enter(Step),
    /// A step of a case that another entered is passed or returned.
    Check(Step),
}

/// Something done, and the roles that may.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    pub what: What,
    pub roles: Vec<Role>,
}

/// The whole table: rights, then the steps in the order of the workflow, each followed by its check.
#[must_use]
pub fn duties() -> Vec<Duty> {
    let holders = |right: Right| Role::ALL.into_iter().filter(|r| rights_of(*r).contains(&right)).collect();
    let rights = Right::ALL.into_iter().map(|right| Duty { what: What::Right(right), roles: holders(right) });
    rights.chain(Step::ALL.into_iter().flat_map(of_step)).collect()
}

fn of_step(step: Step) -> Vec<Duty> {
    let mut roles: Vec<Role> = TRANSITIONS.iter().filter(|t| t.step == step).map(|t| t.role).collect();
    roles.sort_unstable();
    roles.dedup();
    let mut rows = vec![Duty { what: What::Enter(step), roles }];
    if step.is_checked() {
        rows.push(Duty { what: What::Check(step), roles: vec![CHECKER] });
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_right_and_every_step_has_a_row_and_a_role() {
        let rows = duties();
        let checked = Step::ALL.into_iter().filter(|s| s.is_checked()).count();
        assert_eq!(rows.len(), Right::ALL.len() + Step::ALL.len() + checked);
        assert!(rows.iter().all(|d| !d.roles.is_empty()));
    }
}
