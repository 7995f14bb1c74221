//! What was wrong with an inspection, in clear sentences that say what to do.

use super::super::{Lang, inspection as words};
use crate::domain::inspection::problem::InspectionProblem;
use crate::domain::plain::harmless;

/// The sentence in both languages.
#[must_use]
pub(super) fn problem(problem: &InspectionProblem) -> (String, String) {
    match problem {
        InspectionProblem::TooSoon { first } => (
            format!("通知送达后须满期限才能检查，最早 {first}；确需突击的，计划时选「不事先通知」"),
            format!("the notice has to run first: {first} at the earliest; a case without notice says so in its plan"),
        ),
        InspectionProblem::NotNotified => (
            "尚未送达稽核通知；先办「通知」，或计划时选「不事先通知」".into(),
            "the employer was not notified; notify it first, or plan the inspection as one without notice".into(),
        ),
        InspectionProblem::SameInspector => {
            ("须有两名稽核人员，不能是同一人".into(), "two inspectors are needed, not one named twice".into())
        }
        InspectionProblem::NotChecked { item } => (
            format!("检查清单缺「{}」，六项都要有结论", words::item(item, Lang::Zh)),
            format!("the checklist lacks {}; each of the six items needs a result", words::item(item, Lang::En)),
        ),
        InspectionProblem::SomethingFound => (
            "记录中有不符或应补缴，不能按无问题告知；请出具整改意见".into(),
            "the record found something wrong or to add; issue an order to correct instead".into(),
        ),
        InspectionProblem::NothingFound => (
            "记录中没有不符，也无应补缴；请按无问题告知，或先更正记录".into(),
            "the record found nothing wrong; tell the clean result, or correct the record first".into(),
        ),
        InspectionProblem::OpenedAlready { sheet } => {
            let sheet = harmless(sheet);
            (format!("疑点已在稽核 {sheet} 中立案"), format!("inspection {sheet} looks at this finding already"))
        }
        InspectionProblem::NoSuchFinding => {
            ("疑点已不存在，请刷新疑点后再立案".into(), "a finding named is not there (any more); read the findings again".into())
        }
        InspectionProblem::NothingToAdd => {
            ("工资稽核表没有应补缴的差额".into(), "the wage audit has no difference to add".into())
        }
    }
}
