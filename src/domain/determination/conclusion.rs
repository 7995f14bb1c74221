//! Which conclusion of the appraisal a determination rests on (rules 6.2; 条例 art. 26, 28).

use chrono::NaiveDate;

use crate::domain::case::filing::Done;
use crate::domain::case::workflow::Step;

/// 鉴定结论
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Conclusion {
    /// The day of the newest one.
    pub on: NaiveDate,
    /// The day monthly items count from: a conclusion that a repeated appraisal (再次鉴定) replaced was never effective, so what
    /// replaces it counts from the first one's day. [convention]
    pub since: NaiveDate,
    /// 复查鉴定: it changes an effective grade, so no lump sum comes with it and monthly items follow from then on.
    pub is_review: bool,
}

/// The newest conclusion, out of the steps that took effect, oldest first.
#[must_use]
pub fn conclusion(steps: &[Done]) -> Option<Conclusion> {
    let (mut found, mut since, mut is_review) = (None, None, false);
    for done in steps {
        match done.step {
            Step::Review => (since, is_review) = (None, true),
            Step::Conclude => {
                let first = *since.get_or_insert(done.on);
                found = Some(Conclusion { on: done.on, since: first, is_review });
            }
            _ => {}
        }
    }
    found
}

/// Whether the bureau's finding for the worker holds: it was made, or taken over, and not revoked or rejected since.
#[must_use]
pub fn is_recognised(steps: &[Done]) -> bool {
    let decides =
        |s: Step| matches!(s, Step::Recognise | Step::Deem | Step::TakeOver | Step::Reject | Step::Refuse | Step::Revoke);
    let last = steps.iter().rev().find(|d| decides(d.step));
    last.is_some_and(|d| matches!(d.step, Step::Recognise | Step::Deem | Step::TakeOver))
}

/// The day the recognition was completed.
#[must_use]
pub fn recognised_on(steps: &[Done]) -> Option<NaiveDate> {
    steps.iter().rev().find(|d| matches!(d.step, Step::Recognise | Step::Deem)).map(|d| d.on)
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
    fn a_repeated_appraisal_counts_from_the_first_and_a_review_from_itself() {
        let steps = [
            done(Step::Recognise, "2020-02-01"),
            done(Step::Conclude, "2020-05-10"),
            done(Step::Reappraise, "2020-05-20"),
            done(Step::Conclude, "2020-08-01"),
            done(Step::Review, "2021-09-01"),
            done(Step::Conclude, "2021-11-03"),
        ];
        let at = |n: usize| conclusion(&steps[..n]).map(|c| (c.on, c.since, c.is_review));
        assert_eq!(at(1), None);
        assert_eq!(at(2), Some((day("2020-05-10"), day("2020-05-10"), false)));
        assert_eq!(at(4), Some((day("2020-08-01"), day("2020-05-10"), false)));
        assert_eq!(at(5), Some((day("2020-08-01"), day("2020-05-10"), false)), "a review that runs has not changed anything");
        assert_eq!(at(6), Some((day("2021-11-03"), day("2021-11-03"), true)));
        assert!(is_recognised(&steps));
        assert_eq!(recognised_on(&steps), Some(day("2020-02-01")));
    }

    #[test]
    fn what_was_revoked_or_rejected_is_not_recognised() {
        let revoked = [done(Step::Recognise, "2020-02-01"), done(Step::Revoke, "2020-03-01")];
        assert!(!is_recognised(&revoked) && is_recognised(&revoked[..1]));
        assert!(!is_recognised(&[done(Step::Reject, "2020-02-01"), done(Step::Close, "2020-03-01")]));
        assert!(!is_recognised(&[]));
    }
}
