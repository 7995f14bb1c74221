//! Cases brought into any state by the steps that lead there.

use gsbx::desk::Desk;
use gsbx::desk::estimate::Fields;
use gsbx::domain::case::state::State;
use gsbx::domain::case::workflow::{Check, Step};

/// The steps from a report or an application to a state.
pub fn way_to(state: State) -> &'static [Step] {
    match state {
        State::Reported | State::Applied => &[],
        State::Dropped => &[Step::Drop],
        State::PapersMissing => &[Step::AskPapers],
        State::Accepted => &[Step::Accept],
        State::Refused => &[Step::Refuse],
        State::Withdrawn => &[Step::Withdraw],
        State::Suspended => &[Step::Accept, Step::Suspend],
        State::Recognised => &[Step::Accept, Step::Recognise],
        State::Deemed => &[Step::Accept, Step::Deem],
        State::NotRecognised => &[Step::Accept, Step::Reject],
        State::Treatment => &[Step::Accept, Step::Recognise, Step::Treat],
        State::Appraisal => &[Step::Accept, Step::Recognise, Step::ApplyAppraisal],
        State::Graded => &[Step::Accept, Step::Recognise, Step::ApplyAppraisal, Step::Conclude],
        State::Closed => &[Step::Accept, Step::Recognise, Step::ApplyAppraisal, Step::Conclude, Step::Close],
    }
}

/// A step with everything it may need.
pub fn whole_step(step: Step, on: &str) -> Fields {
    let situation = if step == Step::Deem { "15-2" } else { "14-1" };
    let pairs = [
        ("step", step.id()),
        ("on", on),
        ("document", "会人社工〔2020〕1号"),
        ("body", "会同县人力资源和社会保障局"),
        ("situation", situation),
        ("grade", "7"),
        ("reason", "事由"),
        ("state", "recognised"),
    ];
    let given = |id: &str| step != Step::TakeOver || id != "grade";
    pairs.into_iter().filter(|(id, _)| given(id)).fold(Fields::default(), |fields, (id, text)| fields.with(id, text))
}

/// Files a claim and brings its case into a state, every step on one day; decisions are passed by `review`.
pub fn bring_to(state: State, claim: &Fields, on: &str, clerk: &mut Desk, review: &mut Desk) -> String {
    let is_report = matches!(state, State::Reported | State::Dropped);
    let claim = claim.clone().with("applied_on", if is_report { "" } else { on });
    let number = clerk.file_claim(&claim, "").expect("a case").number;
    for step in way_to(state) {
        clerk.advance_case(&number, &whole_step(*step, on)).expect("a step of the way");
        if step.is_checked() {
            review.settle_step(&number, Check::Pass, "").expect("passed");
        }
    }
    assert_eq!(clerk.case(&number).expect("the case").state, state);
    number
}
