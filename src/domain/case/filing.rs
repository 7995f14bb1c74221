//! 期限: the limits that run in a case, from what happened so far (rules 3.1, 4.3). Which limit runs in a state is a table;
//! how long it is stands in `data/codes/deadlines.toml`.

use chrono::{Days, NaiveDate};

use super::state::State;
use super::workflow::Step;

/// A step that took effect, as far as limits need it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Done {
    pub step: Step,
    pub on: NaiveDate,
}

/// The limit that runs in a state and the event that began it, by the id of the limit; `None` where nothing runs.
#[must_use]
pub fn running(state: State) -> Option<(&'static str, &'static [Step])> {
    match state {
        // Whoever may apply has a year; the employer's month is told beside it.
        State::Reported => Some(("worker_application", &[])),
        State::Applied => Some(("acceptance_decision", &[Step::Apply, Step::Complete, Step::Revoke])),
        State::Accepted => Some(("recognition_decision", &[Step::Accept, Step::Revoke])),
        State::Appraisal => Some(("appraisal_conclusion", &[Step::ApplyAppraisal, Step::Reappraise, Step::Review])),
        State::Graded => Some(("benefit_filing", &[Step::Conclude])),
        _ => None,
    }
}

/// The day a running limit counts from: the newest of its steps, or the accident when it has none. `None` when no such step
/// is on file, as in a case of earlier years: from an unknown day nothing is counted.
#[must_use]
pub fn began(steps: &[Done], of: &[Step], accident: NaiveDate) -> Option<NaiveDate> {
    if of.is_empty() {
        return Some(accident);
    }
    steps.iter().rev().find(|d| of.contains(&d.step)).map(|d| d.on)
}

/// Days since `from` in which the clock stood still: from each suspension to its end, or to today (条例 art. 20(3)).
#[must_use]
pub fn suspended_days(steps: &[Done], from: NaiveDate, today: NaiveDate) -> u64 {
    let mut days = 0;
    let mut since: Option<NaiveDate> = None;
    for done in steps.iter().filter(|d| d.on >= from) {
        match (done.step, since) {
            (Step::Suspend, None) => since = Some(done.on),
            (Step::Resume, Some(began)) => {
                days += (done.on - began).num_days().unsigned_abs();
                since = None;
            }
            _ => {}
        }
    }
    days + since.map_or(0, |began| (today - began).num_days().max(0).unsigned_abs())
}

/// A day put off by days that do not count.
#[must_use]
pub fn put_off(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}

/// The day a decision counts as served: the first service on or after its day. Days of service are those of the papers
/// that told the decision.
#[must_use]
pub fn served_on(decision: Done, services: &[NaiveDate]) -> Option<NaiveDate> {
    services.iter().copied().filter(|on| *on >= decision.on).min()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn done(step: Step, on: &str) -> Done {
        Done { step, on: day(on) }
    }

    #[test]
    fn suspended_days_do_not_count() {
        let steps = [
            done(Step::Apply, "2021-03-01"),
            done(Step::Accept, "2021-03-05"),
            done(Step::Suspend, "2021-03-10"),
            done(Step::Resume, "2021-03-20"),
            done(Step::Suspend, "2021-04-01"),
        ];
        assert_eq!(suspended_days(&steps[..4], day("2021-03-05"), day("2021-05-01")), 10);
        assert_eq!(suspended_days(&steps, day("2021-03-05"), day("2021-04-03")), 12);
        assert_eq!(suspended_days(&steps[..2], day("2021-03-05"), day("2021-04-03")), 0);
    }

    #[test]
    fn a_decision_counts_as_served_when_it_first_arrived() {
        let refused = done(Step::Refuse, "2021-03-10");
        assert_eq!(served_on(refused, &[]), None);
        // What was served before belongs to a decision before.
        assert_eq!(served_on(refused, &[day("2021-03-01")]), None);
        assert_eq!(served_on(refused, &[day("2021-03-20"), day("2021-03-12")]), Some(day("2021-03-12")));
    }

    #[test]
    fn a_limit_runs_from_the_newest_of_its_events() {
        let steps = [done(Step::Apply, "2021-03-01"), done(Step::AskPapers, "2021-03-02"), done(Step::Complete, "2021-03-20")];
        let (id, of) = running(State::Applied).expect("a limit");
        assert_eq!((id, began(&steps, of, day("2021-02-01"))), ("acceptance_decision", Some(day("2021-03-20"))));
        let (_, of) = running(State::Reported).expect("a limit");
        assert_eq!(began(&[], of, day("2021-02-01")), Some(day("2021-02-01")));
        let (_, of) = running(State::Graded).expect("a limit");
        assert_eq!(began(&steps, of, day("2021-02-01")), None, "the day of the conclusion is not on file");
        assert_eq!(running(State::Closed), None);
    }
}
