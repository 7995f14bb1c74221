//! Wording of employers: states, classes and steps.

use super::Lang;
use crate::domain::employer::state::EmployerState;

#[must_use]
pub fn state(state: EmployerState, lang: Lang) -> &'static str {
    let (zh, en) = match state {
        EmployerState::Active => ("正常参保", "active"),
        EmployerState::Suspended => ("暂停缴费", "suspended"),
        EmployerState::Cancelled => ("注销", "cancelled"),
    };
    lang.pick(zh, en)
}

/// `6-4`: class 6, the fourth step; the class alone where no step was decided.
#[must_use]
pub fn class_and_step(class: u8, step: Option<u8>) -> String {
    step.map_or_else(|| class.to_string(), |step| format!("{class}-{step}"))
}
