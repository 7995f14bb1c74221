//! What became of the demonstration's cases: steps and the days on which they were taken.

use crate::domain::case::workflow::Step;

/// A step and how many days after the accident it was taken. The first is the report or the application.
pub(super) type Plan = &'static [(Step, u32)];

const GRADED: Plan = &[
    (Step::Apply, 8),
    (Step::Accept, 15),
    (Step::Recognise, 44),
    (Step::Treat, 45),
    (Step::ApplyAppraisal, 110),
    (Step::Conclude, 152),
    (Step::Close, 178),
];
const GRADED_SOON: Plan = &[
    (Step::Apply, 4),
    (Step::Accept, 9),
    (Step::Recognise, 30),
    (Step::ApplyAppraisal, 62),
    (Step::Conclude, 98),
    (Step::Close, 121),
];
const HEALED: Plan = &[(Step::Apply, 12), (Step::Accept, 20), (Step::Recognise, 61), (Step::Treat, 62), (Step::Close, 240)];
const LIGHT: Plan = &[(Step::Apply, 6), (Step::Accept, 13), (Step::Recognise, 28), (Step::Close, 75)];
pub(super) const REJECTED: Plan = &[(Step::Apply, 20), (Step::Accept, 30), (Step::Reject, 84)];
const SUSPENDED: Plan =
    &[(Step::Apply, 9), (Step::Accept, 17), (Step::Suspend, 21), (Step::Resume, 66), (Step::Recognise, 104), (Step::Close, 190)];
const PAPERS_LATE: Plan =
    &[(Step::Apply, 5), (Step::AskPapers, 6), (Step::Complete, 19), (Step::Accept, 27), (Step::Deem, 59), (Step::Close, 133)];
const REFUSED: Plan = &[(Step::Apply, 25), (Step::Refuse, 36)];
const WITHDRAWN: Plan = &[(Step::Apply, 10), (Step::Accept, 16), (Step::Withdraw, 31)];
const DROPPED: Plan = &[(Step::Report, 2), (Step::Drop, 40)];

/// What becomes of one case in five each, and whether it ends with a grade.
pub(super) const USUAL: [(Plan, bool); 5] =
    [(GRADED, true), (GRADED_SOON, true), (HEALED, false), (LIGHT, false), (REJECTED, false)];
/// Every other rejection gives way to another end.
pub(super) const UNUSUAL: [Plan; 5] = [WITHDRAWN, REFUSED, DROPPED, SUSPENDED, PAPERS_LATE];
/// A case of the years before: long over.
pub(super) const BEFORE: Plan = GRADED;
pub(super) const DEATH: Plan = &[(Step::Apply, 7), (Step::Accept, 12), (Step::Recognise, 33), (Step::Close, 58)];

/// A case under way: how many days ago the accident was, and what has been done since.
pub(super) struct UnderWay {
    pub accident: u32,
    pub plan: Plan,
    /// The last step waits to be checked.
    pub waits: bool,
    /// Papers are still missing.
    pub papers_missing: bool,
}

const fn under_way(accident: u32, plan: Plan) -> UnderWay {
    UnderWay { accident, plan, waits: false, papers_missing: false }
}

/// Cases under way, so that every state and every work list has something on any day: limits far off, near and over.
pub(super) const UNDER_WAY: [UnderWay; 17] = [
    under_way(12, &[(Step::Report, 1)]),
    under_way(361, &[(Step::Report, 3)]),
    under_way(21, &[(Step::Apply, 9)]),
    under_way(24, &[(Step::Apply, 4)]),
    UnderWay { papers_missing: true, ..under_way(17, &[(Step::Apply, 10), (Step::AskPapers, 11)]) },
    UnderWay { papers_missing: true, ..under_way(16, &[(Step::Apply, 9)]) },
    under_way(75, &[(Step::Apply, 10), (Step::Accept, 19)]),
    under_way(90, &[(Step::Apply, 10), (Step::Accept, 18)]),
    UnderWay { waits: true, ..under_way(66, &[(Step::Apply, 8), (Step::Accept, 20), (Step::Recognise, 65)]) },
    UnderWay { waits: true, ..under_way(58, &[(Step::Apply, 11), (Step::Accept, 17), (Step::Reject, 56)]) },
    under_way(80, &[(Step::Apply, 10), (Step::Accept, 20), (Step::Suspend, 31)]),
    under_way(60, &[(Step::Apply, 8), (Step::Accept, 14), (Step::Recognise, 40)]),
    under_way(70, &[(Step::Apply, 6), (Step::Accept, 12), (Step::Deem, 50)]),
    under_way(100, &[(Step::Apply, 9), (Step::Accept, 16), (Step::Recognise, 50), (Step::Treat, 52)]),
    under_way(150, &[(Step::Apply, 9), (Step::Accept, 15), (Step::Recognise, 40), (Step::ApplyAppraisal, 94)]),
    under_way(
        190,
        &[(Step::Apply, 9), (Step::Accept, 15), (Step::Recognise, 40), (Step::ApplyAppraisal, 120), (Step::Conclude, 178)],
    ),
    under_way(
        230,
        &[(Step::Apply, 9), (Step::Accept, 15), (Step::Recognise, 40), (Step::ApplyAppraisal, 120), (Step::Conclude, 175)],
    ),
];
