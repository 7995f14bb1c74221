//! Why a rate or a scenario is not taken, in clear sentences that say what to do.

use crate::domain::rates::problem::RateProblem;

/// The sentence in both languages.
#[must_use]
pub(super) fn problem(problem: &RateProblem) -> (String, String) {
    match problem {
        RateProblem::Levied { employer, month } => (
            format!("{employer} {month} 起已有核定应缴的月份，请改用以后的月份，或先冲回"),
            format!("months of {employer} from {month} on are levied already; choose a later month, or reverse them first"),
        ),
        RateProblem::Later { employer, month } => (
            format!("{employer} 已有自 {month} 起执行的费率，请改用此后的月份"),
            format!("a rate of {employer} is decided from {month} on; choose a later month"),
        ),
        RateProblem::Moved { employer } => (
            format!("{employer} 的类别或档次已有变动，请退回重新核定"),
            format!("class or step of {employer} have changed since; return the sheet to be worked out anew"),
        ),
        RateProblem::NothingChanges => {
            ("没有费率变动，不必核定".into(), "no rate would change; there is nothing to decide".into())
        }
        RateProblem::NoSuchStep { class, steps } => {
            (format!("{class} 类只有 {steps} 档"), format!("class {class} has {steps} steps"))
        }
        RateProblem::NothingLevied { year } => {
            (format!("{year} 年没有征缴记录，无法评审"), format!("nothing was levied in {year}; there is nothing to review"))
        }
        RateProblem::ExampleWithoutBands => (
            "此示例的档次界限不详，不能试算，请选其他示例".into(),
            "the limits of this example's bands are not known; choose another one".into(),
        ),
        RateProblem::NoScenario { name } => (format!("没有名为 {name} 的测算方案"), format!("there is no scenario {name}")),
        RateProblem::NotDecidedThere => (
            "该核定单没有生效，或未核定此单位的费率".into(),
            "that sheet is not in force, or decided nothing on this employer".into(),
        ),
        RateProblem::NoBooks { year } => {
            (format!("{year} 年没有基金收支，无法测算"), format!("the books of {year} hold nothing to work on"))
        }
    }
}
