//! 费率核定通知: what was decided on one employer, with its inputs and its remedy, as a paper.

use chrono::NaiveDate;

use super::RateLine;
use crate::desk::papers::{Layout, Sent, Stamp, Way};
use crate::desk::{Desk, Refusal};
use crate::domain::identity::CreditCode;
use crate::domain::problem::Problem;
use crate::domain::rates::problem::RateProblem;
use crate::domain::sheet::kind::SheetKind;
use crate::domain::sheet::workflow::Step;

/// What words a notice and lays it out.
#[derive(Debug, Clone, Copy)]
pub struct NoticePress {
    /// The answer is a JSON document that is stored as it is.
    pub word: fn(&RateNotice) -> String,
    /// Lays a stored document out; `None` for one that cannot be read.
    pub set: fn(&str, &Stamp, Layout) -> Option<String>,
}

/// There is one press; a request is the same whoever brings it.
impl PartialEq for NoticePress {
    fn eq(&self, _: &NoticePress) -> bool {
        true
    }
}

impl Eq for NoticePress {}

/// What a notice tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RateNotice {
    pub office: String,
    /// Number of the sheet.
    pub sheet: String,
    pub approved_on: NaiveDate,
    /// First and last month looked back on.
    pub period: String,
    pub from: String,
    pub line: RateLine,
    /// The employer's own reason, of a sheet about one.
    pub reason: String,
    pub objects_to: String,
    pub reconsideration: String,
}

impl Desk {
    /// Prints the notice of an approved sheet to one employer.
    ///
    /// # Errors
    /// `NotAllowed`; `NotFound`; `Problems` for a sheet that is not approved or does not know the employer; `Printer`; `Store`.
    pub fn print_rate_notice(
        &mut self,
        number: &str,
        credit_code: &str,
        way: Option<Way>,
        press: NoticePress,
    ) -> Result<Sent, Refusal> {
        let view = self.sheet(number)?;
        let row = self.store.sheet(number)?.filter(|s| s.kind == SheetKind::Rate).ok_or(Refusal::NotFound)?;
        let code = CreditCode::parse(credit_code).map_err(|p| Refusal::Problems(vec![("credit_code", p)]))?;
        let approved = view.steps.iter().rev().find(|s| matches!(s.step, Step::Approve | Step::Countersign));
        let (Some(approved), true) = (approved, view.state.holds()) else {
            let (step, from) = (Step::Approve, Some(view.state));
            let open = crate::domain::sheet::workflow::open(view.kind.flow(), from);
            return Err(Refusal::Problems(vec![("step", Problem::SheetStepNotOpen { step, from, open })]));
        };
        let line = RateLine::all(view.fields.get("lines")).into_iter().find(|l| l.credit_code == code.as_str());
        let unknown = || Refusal::Problems(vec![("credit_code", Problem::Rate(RateProblem::NotDecidedThere))]);
        let text = |id: &str| view.fields.get(id).to_owned();
        let notice = RateNotice {
            office: self.store.office()?.name,
            sheet: view.number.clone(),
            approved_on: approved.at.get(..10).and_then(|d| d.parse().ok()).unwrap_or(self.clock.today()),
            period: text("period"),
            from: text("from"),
            line: line.ok_or_else(unknown)?,
            reason: text("reason"),
            objects_to: text("objects_to"),
            reconsideration: text("reconsideration"),
        };
        let document = (press.word)(&notice);
        self.print_part((&row, view.seen), &document, way, press.set)
    }
}
