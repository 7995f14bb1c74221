//! 老工伤: an injury from long ago is filed in the state that the papers on file show. It stands as reported, with no limit
//! running, until another has checked that.

use chrono::NaiveDate;

use super::advance::Entry;
use crate::desk::estimate::Fields;
use crate::domain::benefits::FieldProblem;
use crate::domain::benefits::grade::{Grade, Nursing};
use crate::domain::case::state::State;
use crate::domain::case::workflow::{DOCUMENT_MAX, Step, Transition, taken_over, transition};
use crate::domain::name::parse_line;
use crate::domain::problem::Problem;
use crate::store::cases::record::CaseRow;

/// What is on file of an old injury, beside the fields of the claim.
pub const OLD_INJURY_FIELDS: [&str; 5] = ["state", "document", "body", "grade", "nursing"];

/// States an old injury is filed in.
const STATES: &str = "recognised, treatment, graded, closed";

/// What the papers on file show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OnFile {
    pub to: State,
    pub document: String,
    pub body: String,
    pub grade: Option<u8>,
    pub nursing: Option<&'static str>,
}

/// Whether a case is an old injury on record that has not been taken over yet.
pub(super) fn awaits(case: &CaseRow) -> bool {
    case.taken_over && case.state == State::Reported
}

/// The row of the table for a step of a case. An old injury on record is taken over as if nothing were there yet.
pub(super) fn row_of(case: &CaseRow, step: Step, to: Option<State>) -> Result<&'static Transition, Problem> {
    match to {
        Some(to) if step == Step::TakeOver && awaits(case) => taken_over(to),
        _ => transition(Some(case.state), step),
    }
}

/// Reads what is on file; every problem with its field.
pub(super) fn read(fields: &Fields) -> Result<OnFile, Vec<FieldProblem>> {
    let mut problems: Vec<FieldProblem> = Vec::new();
    let to = state(fields.get("state")).map_err(|p| problems.push(("state", p))).ok();
    let mut line = |id: &'static str| parse_line(fields.get(id), DOCUMENT_MAX).map_err(|p| problems.push((id, p))).ok();
    let (document, body) = (line("document"), line("body"));
    if document.as_deref() == Some("") {
        problems.push(("document", Problem::Empty));
    }
    let grade = grade(to, fields.get("grade")).map_err(|p| problems.push(("grade", p))).ok();
    let nursing = nursing(to, fields.get("nursing")).map_err(|p| problems.push(("nursing", p))).ok();
    match (to, document, body, grade, nursing) {
        (Some(to), Some(document), Some(body), Some(grade), Some(nursing)) if problems.is_empty() => {
            Ok(OnFile { to, document, body, grade, nursing })
        }
        _ => Err(problems),
    }
}

/// A taking over entered anew, after it was sent back.
pub(super) fn entry(fields: &Fields, on: NaiveDate) -> Result<Entry, Vec<FieldProblem>> {
    let OnFile { to, document, body, grade, nursing } = read(fields)?;
    let (situation, reason) = (String::new(), String::new());
    Ok(Entry { step: Step::TakeOver, to: Some(to), on, document, body, situation, grade, nursing, reason })
}

fn state(text: &str) -> Result<State, Problem> {
    if text.is_empty() {
        return Err(Problem::Empty);
    }
    let offered = [State::Recognised, State::Treatment, State::Graded, State::Closed];
    State::parse(text).filter(|s| offered.contains(s)).ok_or(Problem::NotOneOf { choices: STATES })
}

/// A graded case has a grade or `none`, a closed one may have one, the others have had no appraisal.
fn grade(to: Option<State>, text: &str) -> Result<Option<u8>, Problem> {
    match (to, text) {
        (Some(State::Graded), "") => Err(Problem::Empty),
        (_, "" | "none") => Ok(None),
        (Some(State::Graded | State::Closed) | None, text) => Grade::parse(text).map(|g| Some(g.number())),
        (Some(to), _) => Err(Problem::DoesNotGoWith { field: "state", value: to.id().to_owned() }),
    }
}

fn nursing(to: Option<State>, text: &str) -> Result<Option<&'static str>, Problem> {
    match (to, text) {
        (_, "" | "none") => Ok(None),
        (Some(State::Graded | State::Closed) | None, text) => Nursing::parse(text).map(|n| n.map(Nursing::id)),
        (Some(to), _) => Err(Problem::DoesNotGoWith { field: "state", value: to.id().to_owned() }),
    }
}
