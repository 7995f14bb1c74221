//! 待遇变动: what may be done to a monthly benefit, and for which reasons (rules 7.5, 8.3, 8.4, 6.7).

use crate::domain::problem::Problem;

/// Suspended because the yearly certification is missing; these months are paid once it is there (8.3).
pub const NOT_CERTIFIED: &str = "not_certified";
/// The recipient has died.
pub const DIED: &str = "died";
/// A young dependant has turned 18.
pub const CAME_OF_AGE: &str = "came_of_age";
/// The basic pension has begun (6.7).
pub const PENSION: &str = "pension";
/// The certification is there.
pub const CERTIFIED: &str = "certified";
/// A yearly adjustment.
pub const ADJUSTED: &str = "adjusted";

/// What is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// 停发
    Suspend,
    /// 续发
    Resume,
    /// 终止
    End,
}

impl Change {
    pub const ALL: [Change; 3] = [Change::Suspend, Change::Resume, Change::End];

    /// The stable word, as events keep it.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Change::Suspend => "suspend",
            Change::Resume => "resume",
            Change::End => "end",
        }
    }

    /// # Errors
    /// `NotOneOf`.
    pub fn parse(text: &str) -> Result<Change, Problem> {
        let choices = Problem::NotOneOf { choices: "suspend, resume, end" };
        Change::ALL.into_iter().find(|c| c.id() == text.trim()).ok_or(choices)
    }

    /// The reasons that it may have, by id.
    #[must_use]
    pub const fn reasons(self) -> &'static [&'static str] {
        match self {
            Change::Suspend => &["lost_conditions", "refuses_appraisal", "refuses_treatment", "imprisoned", NOT_CERTIFIED],
            Change::Resume => &["cause_over", "released", CERTIFIED],
            Change::End => &[DIED, CAME_OF_AGE, "employed", "remarried", "adopted", PENSION, "lost_conditions"],
        }
    }

    /// Reads the id of a reason.
    ///
    /// # Errors
    /// `NotOneOf` with the reasons there are.
    pub fn parse_reason(self, text: &str) -> Result<&'static str, Problem> {
        let choices = match self {
            Change::Suspend => "lost_conditions, refuses_appraisal, refuses_treatment, imprisoned, not_certified",
            Change::Resume => "cause_over, released, certified",
            Change::End => "died, came_of_age, employed, remarried, adopted, pension, lost_conditions",
        };
        self.reasons().iter().find(|r| **r == text.trim()).copied().ok_or(Problem::NotOneOf { choices })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_is_read_and_named_when_another_was_typed() {
        for change in Change::ALL {
            assert_eq!(Change::parse(change.id()), Ok(change));
            let Err(Problem::NotOneOf { choices }) = change.parse_reason("?") else { panic!("a refusal was expected") };
            assert_eq!(choices, change.reasons().join(", "));
            for reason in change.reasons() {
                assert_eq!(change.parse_reason(reason), Ok(*reason));
            }
        }
    }
}
