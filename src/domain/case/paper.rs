//! 文书: the papers the office hands out about a case, when each may be issued, and how each is served.

use chrono::NaiveDate;

use super::filing::Done;
use super::state::State;
use super::workflow::Step;
use crate::domain::problem::Problem;

/// What is handed out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PaperKind {
    /// 受理回执: what was handed in, and what comes next.
    Receipt,
    /// 一次性补正告知书 (条例 art. 18(3))
    Notice,
    /// 不予受理、不予认定告知书: the bureau's decision, with the remedies.
    Refusal,
    /// 送达回证: who received another paper, when and how.
    Service,
}

impl PaperKind {
    pub const ALL: [PaperKind; 4] = [PaperKind::Receipt, PaperKind::Notice, PaperKind::Refusal, PaperKind::Service];
    /// As the command line offers them.
    pub const CHOICES: &'static str = "receipt, notice, refusal, service";

    /// The stable word in the database and on the command line.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            PaperKind::Receipt => "receipt",
            PaperKind::Notice => "notice",
            PaperKind::Refusal => "refusal",
            PaperKind::Service => "service",
        }
    }

    /// The letter in a paper's number.
    #[must_use]
    pub const fn letter(self) -> char {
        match self {
            PaperKind::Receipt => 'R',
            PaperKind::Notice => 'N',
            PaperKind::Refusal => 'J',
            PaperKind::Service => 'S',
        }
    }

    /// # Errors
    /// `NotOneOf`.
    pub fn parse(text: &str) -> Result<PaperKind, Problem> {
        PaperKind::ALL.into_iter().find(|k| k.id() == text.trim()).ok_or(Problem::NotOneOf { choices: PaperKind::CHOICES })
    }
}

/// How a paper reached its recipient (agency rules 2.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ServiceWay {
    /// 直接送达
    Handed,
    /// 邮寄送达
    Post,
    /// 电话通知，本人签收
    Phone,
}

impl ServiceWay {
    pub const ALL: [ServiceWay; 3] = [ServiceWay::Handed, ServiceWay::Post, ServiceWay::Phone];
    /// As the command line offers them.
    pub const CHOICES: &'static str = "handed, post, phone";

    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            ServiceWay::Handed => "handed",
            ServiceWay::Post => "post",
            ServiceWay::Phone => "phone",
        }
    }

    /// # Errors
    /// `NotOneOf`.
    pub fn parse(text: &str) -> Result<ServiceWay, Problem> {
        ServiceWay::ALL.into_iter().find(|w| w.id() == text.trim()).ok_or(Problem::NotOneOf { choices: ServiceWay::CHOICES })
    }
}

/// What decides whether a paper may be issued.
#[derive(Debug, Clone, Copy)]
pub struct Standing<'a> {
    pub state: State,
    /// Steps that took effect, oldest first.
    pub steps: &'a [Done],
    /// Whether the claim on file is an application.
    pub is_application: bool,
    pub papers_missing: usize,
    /// Papers issued that can be served.
    pub issued: usize,
}

/// The bureau's refusal that holds now: a later decision, or one that revokes it, takes it away.
#[must_use]
pub fn refusal(steps: &[Done]) -> Option<Done> {
    let decides = |s: Step| matches!(s, Step::Refuse | Step::Reject | Step::Recognise | Step::Deem | Step::Revoke);
    let last = steps.iter().rev().find(|d| decides(d.step))?;
    matches!(last.step, Step::Refuse | Step::Reject).then_some(*last)
}

/// Whether a paper may be issued in a case that stands so.
///
/// # Errors
/// `NoApplication`, `NoticeNotOpen`, `NoPaperMissing`, `NoRefusal`, `NothingIssued`.
pub fn may_issue(kind: PaperKind, standing: Standing<'_>) -> Result<(), Problem> {
    let (holds, problem) = match kind {
        PaperKind::Receipt => (standing.is_application, Problem::NoApplication),
        PaperKind::Notice if !matches!(standing.state, State::Applied | State::PapersMissing) => {
            (false, Problem::NoticeNotOpen { state: standing.state })
        }
        PaperKind::Notice => (standing.papers_missing > 0, Problem::NoPaperMissing),
        PaperKind::Refusal => (refusal(standing.steps).is_some(), Problem::NoRefusal),
        PaperKind::Service => (standing.issued > 0, Problem::NothingIssued),
    };
    if holds { Ok(()) } else { Err(problem) }
}

/// Limits that run from the service of a paper, by their ids: those of the remedies against a refusal (条例 art. 55).
#[must_use]
pub const fn limits_from_service(kind: PaperKind) -> &'static [&'static str] {
    match kind {
        PaperKind::Refusal => &["administrative_reconsideration", "administrative_litigation"],
        PaperKind::Receipt | PaperKind::Notice | PaperKind::Service => &[],
    }
}

/// A day of service: not before the paper was issued, not after today.
///
/// # Errors
/// `Before`, `Future`.
pub fn check_served(on: NaiveDate, issued_on: NaiveDate, today: NaiveDate) -> Result<(), Problem> {
    if on > today {
        return Err(Problem::Future);
    }
    if on < issued_on { Err(Problem::Before { field: "issued_on", day: issued_on }) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn done(step: Step, on: &str) -> Done {
        Done { step, on: on.parse().expect("a day") }
    }

    #[test]
    fn a_refusal_that_was_revoked_is_none() {
        let steps = [done(Step::Apply, "2021-03-01"), done(Step::Refuse, "2021-03-05"), done(Step::Revoke, "2021-05-01")];
        assert_eq!(refusal(&steps[..1]), None);
        assert_eq!(refusal(&steps[..2]).map(|d| d.step), Some(Step::Refuse));
        assert_eq!(refusal(&steps), None);
    }

    #[test]
    fn each_paper_has_its_condition() {
        let nothing = Standing { state: State::Reported, steps: &[], is_application: false, papers_missing: 0, issued: 0 };
        let may = |kind, standing| may_issue(kind, standing);
        assert_eq!(may(PaperKind::Receipt, nothing), Err(Problem::NoApplication));
        assert_eq!(may(PaperKind::Notice, nothing), Err(Problem::NoticeNotOpen { state: State::Reported }));
        assert_eq!(may(PaperKind::Notice, Standing { state: State::Applied, ..nothing }), Err(Problem::NoPaperMissing));
        assert_eq!(may(PaperKind::Refusal, nothing), Err(Problem::NoRefusal));
        assert_eq!(may(PaperKind::Service, nothing), Err(Problem::NothingIssued));
        let all = Standing { state: State::PapersMissing, is_application: true, papers_missing: 2, issued: 1, ..nothing };
        assert!([PaperKind::Receipt, PaperKind::Notice, PaperKind::Service].into_iter().all(|k| may(k, all).is_ok()));
    }
}
