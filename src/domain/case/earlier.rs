//! 历年案件: what an office's list of earlier years tells of a case, where the case stands by that, and what happened.

use chrono::NaiveDate;

use super::claim::Claim;
use super::state::State;
use super::workflow::Step;
use crate::domain::benefits::FieldProblem;
use crate::domain::problem::Problem;

/// What the bureau decided, as such lists have it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// 认定工伤
    Injury,
    /// 不予认定
    NotInjury,
    /// 认定工亡
    Death,
    /// 未决定
    Open,
}

/// The ids of all decisions.
const DECISIONS: &str = "injury, not_injury, death, open";

impl Decision {
    pub const ALL: [Decision; 4] = [Decision::Injury, Decision::NotInjury, Decision::Death, Decision::Open];

    /// The word in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Decision::Injury => "injury",
            Decision::NotInjury => "not_injury",
            Decision::Death => "death",
            Decision::Open => "open",
        }
    }

    /// # Errors
    /// `Empty`, `NotOneOf`.
    pub fn parse(text: &str) -> Result<Decision, Problem> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Problem::Empty);
        }
        Decision::ALL.into_iter().find(|d| d.id() == text).ok_or(Problem::NotOneOf { choices: DECISIONS })
    }
}

/// A line of such a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earlier {
    pub accident_on: NaiveDate,
    pub reported_on: Option<NaiveDate>,
    pub accepted_on: NaiveDate,
    /// The id of a code, or free text; empty when not known.
    pub body_part: String,
    pub place: String,
    pub decision: Decision,
    pub decided_on: Option<NaiveDate>,
    pub grade: Option<u8>,
}

/// A step as such a list has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EarlierStep {
    pub step: Step,
    pub to: State,
    pub on: NaiveDate,
    pub grade: Option<u8>,
}

impl Earlier {
    /// What cannot be so, for somebody born on a day.
    #[must_use]
    pub fn check(&self, birth: NaiveDate, today: NaiveDate) -> Vec<FieldProblem> {
        let mut found = Vec::new();
        let accident = ("accident_on", Some(self.accident_on));
        let accepted = ("accepted_on", Some(self.accepted_on));
        let reported = ("reported_on", self.reported_on);
        let decided = ("decided_on", self.decided_on);
        let floors = [("birth", Some(birth)), accident, accident, reported, accepted];
        for ((field, day), (floor_field, floor)) in [accident, reported, accepted, accepted, decided].into_iter().zip(floors) {
            if let (Some(day), Some(floor)) = (day, floor)
                && day < floor
                && found.iter().all(|(told, _)| *told != field)
            {
                found.push((field, Problem::Before { field: floor_field, day: floor }));
            }
        }
        for (field, day) in [accident, reported, accepted, decided] {
            if day.is_some_and(|d| d > today) {
                found.push((field, Problem::Future));
            }
        }
        let does_not_go = || Problem::DoesNotGoWith { field: "decision", value: self.decision.id().to_owned() };
        match (self.decision, self.decided_on) {
            (Decision::Open, Some(_)) => found.push(("decided_on", does_not_go())),
            (Decision::Injury | Decision::NotInjury | Decision::Death, None) => found.push(("decided_on", Problem::Empty)),
            _ => {}
        }
        if self.grade.is_some() && self.decision != Decision::Injury {
            found.push(("grade", does_not_go()));
        }
        found
    }

    /// Where the case stands.
    #[must_use]
    pub const fn state(&self) -> State {
        match (self.decision, self.grade) {
            (Decision::Open, _) => State::Accepted,
            (Decision::NotInjury, _) => State::NotRecognised,
            (Decision::Injury, Some(_)) => State::Graded,
            (Decision::Injury | Decision::Death, _) => State::Recognised,
        }
    }

    /// What happened, with its days, ending with the taking over. Such a list knows no day of an appraisal's conclusion, so
    /// a grade stands with the taking over and no limit is counted from it.
    #[must_use]
    pub fn steps(&self) -> Vec<EarlierStep> {
        let step = |step, to, on| EarlierStep { step, to, on, grade: None };
        let mut steps = Vec::with_capacity(4);
        if let Some(on) = self.reported_on {
            steps.push(step(Step::Report, State::Reported, on));
        }
        steps.push(step(Step::Accept, State::Accepted, self.accepted_on));
        if let Some(on) = self.decided_on {
            steps.push(match self.decision {
                Decision::NotInjury => step(Step::Reject, State::NotRecognised, on),
                _ => step(Step::Recognise, State::Recognised, on),
            });
        }
        let on = self.decided_on.unwrap_or(self.accepted_on);
        steps.push(EarlierStep { step: Step::TakeOver, to: self.state(), on, grade: self.grade });
        steps
    }

    /// The claim with what is known; the rest is completed later.
    #[must_use]
    pub fn claim(&self, credit_code: &str) -> Claim {
        let mut claim = Claim::default();
        let degree = match (self.decision, self.grade) {
            (Decision::Death, _) => "dead",
            (_, Some(_)) => "disabled",
            _ => "",
        };
        let reported = self.reported_on.map(|d| d.to_string()).unwrap_or_default();
        for (id, text) in [
            ("credit_code", credit_code),
            ("accident_on", &self.accident_on.to_string()),
            ("reported_on", &reported),
            ("place", &self.place),
            ("body_part", &self.body_part),
            ("degree", degree),
        ] {
            if !text.is_empty() {
                claim.set(id, text.to_owned());
            }
        }
        claim
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::case::workflow::taken_over;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn earlier(decision: Decision, grade: Option<u8>) -> Earlier {
        Earlier {
            accident_on: day("2019-03-01"),
            reported_on: Some(day("2019-03-04")),
            accepted_on: day("2019-03-10"),
            body_part: "右手食指".into(),
            place: "车间".into(),
            decision,
            decided_on: (decision != Decision::Open).then(|| day("2019-04-20")),
            grade,
        }
    }

    /// Every state such a list leads to is one the table takes cases over in.
    #[test]
    fn a_case_stands_where_its_decision_put_it() {
        for (decision, grade, state, steps) in [
            (Decision::Open, None, State::Accepted, 3),
            (Decision::NotInjury, None, State::NotRecognised, 4),
            (Decision::Injury, None, State::Recognised, 4),
            (Decision::Death, None, State::Recognised, 4),
            (Decision::Injury, Some(7), State::Graded, 4),
        ] {
            let case = earlier(decision, grade);
            assert_eq!(case.state(), state);
            assert!(taken_over(state).is_ok(), "{state:?}");
            assert_eq!(case.check(day("1980-01-01"), day("2022-01-04")), []);
            let told = case.steps();
            let last = told.last().expect("a step");
            assert_eq!((told.len(), last.step, last.to, last.grade), (steps, Step::TakeOver, state, grade));
            assert!(told.is_sorted_by_key(|s| s.on), "{told:?}");
        }
    }

    #[test]
    fn what_cannot_be_so_is_told_at_its_field() {
        let (birth, today) = (day("1980-01-01"), day("2022-01-04"));
        let open = earlier(Decision::Open, None);
        let decided = earlier(Decision::Injury, Some(5));
        let before = |field, text| Problem::Before { field, day: day(text) };
        let not_with = |value: &str| Problem::DoesNotGoWith { field: "decision", value: value.into() };
        for (case, want) in [
            (
                Earlier { decided_on: Some(day("2019-03-09")), ..decided.clone() },
                ("decided_on", before("accepted_on", "2019-03-10")),
            ),
            (Earlier { accepted_on: day("2019-03-03"), ..open.clone() }, ("accepted_on", before("reported_on", "2019-03-04"))),
            (
                Earlier { reported_on: Some(day("2019-02-28")), ..open.clone() },
                ("reported_on", before("accident_on", "2019-03-01")),
            ),
            (Earlier { decided_on: None, grade: None, ..decided.clone() }, ("decided_on", Problem::Empty)),
            (Earlier { decided_on: Some(day("2022-01-05")), ..decided }, ("decided_on", Problem::Future)),
            (Earlier { decided_on: Some(day("2019-05-01")), ..open.clone() }, ("decided_on", not_with("open"))),
            (Earlier { grade: Some(9), ..open.clone() }, ("grade", not_with("open"))),
            (earlier(Decision::Death, Some(1)), ("grade", not_with("death"))),
        ] {
            assert_eq!(case.check(birth, today), [want], "{case:?}");
        }
        assert_eq!(open.check(day("2019-03-02"), today), [("accident_on", before("birth", "2019-03-02"))]);
    }

    #[test]
    fn the_claim_holds_what_is_known_and_nothing_else() {
        let claim = earlier(Decision::Injury, Some(7)).claim("X");
        let told: Vec<(&str, &str)> = claim.iter().collect();
        let want = [
            ("accident_on", "2019-03-01"),
            ("body_part", "右手食指"),
            ("credit_code", "X"),
            ("degree", "disabled"),
            ("place", "车间"),
            ("reported_on", "2019-03-04"),
        ];
        assert_eq!(told, want);
    }
}
