//! Issuing: a paper is numbered, worded and stored at once.

use super::code::code_of;
use super::{PaperFacts, PaperLine, Press, Refused};
use crate::desk::cases::{CaseView, TimelineStep};
use crate::desk::hands::roles_with;
use crate::desk::{Desk, Refusal};
use crate::domain::audit::Act;
use crate::domain::case::filing::Done;
use crate::domain::case::paper::{self, PaperKind, Standing};
use crate::domain::hands::Hand;
use crate::domain::operator::Right;
use crate::domain::problem::Problem;
use crate::store::StoreError;
use crate::store::papers::NewPaper;

impl Desk {
    /// Issues a paper and answers its row's number. A delivery record is of the paper `about`, else of the newest that can
    /// be served.
    ///
    /// # Errors
    /// `NotAllowed`; `MayNot` for a relative's case; `Problems` where the case does not stand so; `NotFound`; `Store`, also
    /// `Busy` for a case that another window moved in between.
    pub fn issue_paper(&mut self, number: &str, kind: PaperKind, about: Option<i64>, press: Press) -> Result<i64, Refusal> {
        self.require(Right::Intake)?;
        let list = self.papers(number)?;
        let case = self.case(number)?;
        self.own_case(number)?;
        let wrong = |p: Problem| Refusal::Problems(vec![("paper", p)]);
        paper::may_issue(kind, standing(&case, &list.lines, &effective(&case))).map_err(wrong)?;
        let about = match kind {
            PaperKind::Service => Some(served(&list.lines, about).ok_or_else(|| wrong(Problem::NothingIssued))?),
            PaperKind::Receipt | PaperKind::Notice | PaperKind::Refusal => None,
        };
        let office = self.store.office()?.name;
        let (at, on, operator) = (self.clock.stamp(), self.clock.today(), self.operator.clone());
        let policy = std::sync::Arc::clone(&self.policy);
        let writer = self.store.write()?;
        let row = writer.case(number)?.ok_or(Refusal::NotFound)?;
        if (row.state, row.version) != (case.state, case.version) || writer.case_steps(row.id)?.len() != case.steps.len() {
            return Err(Refusal::Store(StoreError::Busy { during: "issue paper" }));
        }
        let edition = writer.next_edition(row.id, kind.id())?;
        let paper_number = format!("{number}-{}{edition}", kind.letter());
        let facts = PaperFacts {
            kind,
            number: &paper_number,
            office: &office,
            by: &operator.name,
            on,
            refusal: if kind == PaperKind::Refusal { refused(&case) } else { None },
            case: &case,
            about: about.cloned(),
        };
        let document = (press.word)(&facts, &policy);
        let code = code_of(&paper_number, &at, &document);
        let new = NewPaper {
            case: row.id,
            kind: kind.id(),
            edition,
            number: &paper_number,
            about: about.map(|a| a.id),
            document: &document,
            code: &code,
        };
        let id = writer.add_paper(&new, operator.id, &at)?;
        writer.audit(&at, Some(operator.id), Act::IssuePaper.id(), &format!("case:{}", row.id), &paper_number)?;
        writer.commit()?;
        Ok(id)
    }
}

impl Desk {
    /// The row of a case whose papers this operator may deal with; those of a relative are not his.
    ///
    /// # Errors
    /// `MayNot` with those who could; `NotFound`; `Store`.
    pub(super) fn own_case(&self, number: &str) -> Result<i64, Refusal> {
        let row = self.store.case(number)?.ok_or(Refusal::NotFound)?;
        self.check_bar(Hand::Enter, &roles_with(Right::Intake), row.person, Some(row.id))?;
        Ok(row.id)
    }
}

/// The paper a delivery record is of.
fn served(lines: &[PaperLine], about: Option<i64>) -> Option<&PaperLine> {
    let mut can = lines.iter().rev().filter(|l| l.kind != PaperKind::Service);
    can.find(|l| about.is_none_or(|id| l.id == id))
}

/// Steps that took effect, in the order of their days.
pub(in crate::desk) fn effective(case: &CaseView) -> Vec<Done> {
    let mut steps: Vec<Done> = case.steps.iter().filter(|s| s.took_effect()).map(|s| Done { step: s.step, on: s.on }).collect();
    steps.sort_by_key(|d| d.on);
    steps
}

pub(super) fn standing<'a>(case: &CaseView, lines: &[PaperLine], steps: &'a [Done]) -> Standing<'a> {
    Standing {
        state: case.state,
        steps,
        is_application: case.claim.is_application(),
        papers_missing: case.papers_missing.len(),
        issued: lines.iter().filter(|l| l.kind != PaperKind::Service).count(),
    }
}

/// The refusal that holds, with what the bureau said.
fn refused(case: &CaseView) -> Option<Refused> {
    let holds = paper::refusal(&effective(case))?;
    let is_it = |s: &&TimelineStep| s.took_effect() && s.step == holds.step && s.on == holds.on;
    case.steps.iter().rev().find(is_it).map(|s| Refused {
        step: s.step,
        on: s.on,
        document: s.document.clone(),
        body: s.body.clone(),
        reason: s.reason.clone(),
    })
}
