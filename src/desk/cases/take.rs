//! 历年案件: a line of an office's list becomes a case that was taken over. It stands where the list says, with its days on
//! the time line and the fields that are not known counted, so that they are completed later.

use chrono::NaiveDate;

use super::due::Counting;
use super::file::{body_part, stored};
use crate::domain::case::claim::gaps_on_file;
use crate::domain::case::earlier::Earlier;
use crate::domain::case::filing::Done;
use crate::domain::case::workflow::taken_over;
use crate::policy::Policy;
use crate::store::cases::step::NewStep;
use crate::store::cases::take::TakenCase;
use crate::store::{StoreError, Taken, Writer};

/// Whose case it is, under which number.
pub(in crate::desk) struct Whose<'a> {
    pub number: &'a str,
    pub person: i64,
    pub employer: i64,
    pub credit_code: &'a str,
}

/// Who takes it over, and when.
pub(in crate::desk) struct TakenBy<'a> {
    pub operator: i64,
    pub at: &'a str,
    pub today: NaiveDate,
}

/// Takes a case of earlier years over. It needs no second person, unlike a single old injury: what is taken over is the
/// office's own list, whole, by somebody who may take files in.
///
/// # Errors
/// Those of any write. A line that may not be taken is `Taken::Refused`.
pub(in crate::desk) fn take_earlier(
    writer: &Writer<'_>,
    policy: &Policy,
    whose: &Whose<'_>,
    earlier: &Earlier,
    by: &TakenBy<'_>,
) -> Result<Taken, StoreError> {
    let state = match taken_over(earlier.state()) {
        Ok(row) => row.to,
        Err(problem) => return Ok(Taken::Refused(problem)),
    };
    let told = earlier.steps();
    let steps: Vec<NewStep<'_>> = told
        .iter()
        .map(|s| NewStep {
            step: s.step.id(),
            from: None,
            to: s.to,
            on: s.on,
            document: "",
            body: "",
            situation: "",
            grade: s.grade,
            nursing: None,
            reason: "",
            is_checked: false,
        })
        .collect();
    let done: Vec<Done> = told.iter().map(|s| Done { step: s.step, on: s.on }).collect();
    let due = Counting { policy, today: by.today }.due(state, &done, earlier.accident_on);
    let claim = earlier.claim(whose.credit_code);
    let part = match body_part(policy, &claim) {
        "" => earlier.body_part.as_str(),
        named => named,
    };
    let case = TakenCase {
        number: whose.number,
        person: whose.person,
        employer: whose.employer,
        accident_on: earlier.accident_on,
        body_part: part,
        state,
        grade: earlier.grade,
        gaps: gaps_on_file(&claim, policy).len(),
        due_limit: due.as_ref().map_or("", |r| r.limit),
        due_on: due.map(|r| r.deadline.day),
        claim: &stored(&claim),
        steps: &steps,
        on: by.today,
    };
    writer.take_case(&case, by.operator, by.at)
}
