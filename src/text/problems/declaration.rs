//! What is wrong with a declaration, in clear sentences that say what to do.

use super::super::{Lang, employers};
use crate::domain::declaration::DeclarationProblem;
use crate::domain::plain::harmless;

/// The sentence in both languages.
#[must_use]
pub(super) fn problem(problem: &DeclarationProblem) -> (String, String) {
    let both = |zh: &str, en: &str| (zh.to_owned(), en.to_owned());
    match problem {
        DeclarationProblem::Missing { names, count } => missing(names, *count),
        DeclarationProblem::OnProject => {
            both("按项目参保，不在月申报内，请删去此行", "insured by a project, which pays for him; take the row out")
        }
        DeclarationProblem::NobodyInsured { month } => (
            format!("{month} 此单位无人按月参保，不必申报；有漏登的先办人员增加"),
            format!("nobody is insured there month by month in {month}; register the workers first"),
        ),
        DeclarationProblem::CountDiffers { count } => {
            (format!("明细有工资的是 {count} 人，与填写的不符，请核对"), format!("the rows have {count} wages; check them"))
        }
        DeclarationProblem::SumDiffers { sum } => {
            (format!("明细工资合计是 {sum} 元，与填写的不符，请核对"), format!("the wages add to {sum}; check them"))
        }
        DeclarationProblem::DeclaredAlready { sheet, is_verified: true } => (
            format!("当月已有核定的申报 {sheet}；更正请在「更正自」填此编号并写明理由"),
            format!("{sheet} is verified for the month; to correct it, name it in replaces and give the reason"),
        ),
        DeclarationProblem::DeclaredAlready { sheet, is_verified: false } => (
            format!("当月已有申报 {sheet}，尚未核定；请在该单上更正，或作废后再报"),
            format!("{sheet} waits for the month; correct it there, or drop it first"),
        ),
        DeclarationProblem::Fixed { month } => (
            format!("{month} 应缴已生成；先办应缴变更「冲销」，冲销后再报"),
            format!("what is due for {month} is fixed; reverse it by a levy change first, then declare anew"),
        ),
        DeclarationProblem::TakenOver { month } => (
            format!("{month} 的缴费由旧台账接管，不再申报；要补退的办应缴变更「补缴」「退费」"),
            format!("{month} was taken over from before; what is missing or too much goes by a levy change (supplement, refund)"),
        ),
        DeclarationProblem::DoesNotTakePart { state } => (
            format!("单位状态是{}，不能申报；恢复参保后再报", employers::state(*state, Lang::Zh)),
            format!("the employer is {}; resume it first", employers::state(*state, Lang::En)),
        ),
        DeclarationProblem::ProjectThere { sheet } => (
            format!("该项目已由 {sheet} 参保，请核对项目名称和工期"),
            format!("{sheet} insured this project; check its name and period"),
        ),
        DeclarationProblem::NotReplaceable { sheet } => {
            let sheet = harmless(sheet);
            (
                format!("{sheet} 不是此单位当月已核定的申报，请核对编号"),
                format!("{sheet} is no verified declaration of this employer and month; check the number"),
            )
        }
        DeclarationProblem::WageJump { was, percent } => {
            (format!("上月 {was} 元，变动 {percent}%，请核对"), format!("{was} last month, {percent}%; check it"))
        }
        DeclarationProblem::HeadcountDiffers { was } => {
            (format!("上月 {was} 人，请核对增减"), format!("{was} last month; check who came and went"))
        }
    }
}

fn missing(names: &[String], count: usize) -> (String, String) {
    let told: Vec<String> = names.iter().map(|n| harmless(n)).collect();
    let (zh, en) = (told.join("、"), told.join(", "));
    let and_more = if count > names.len() { " and others" } else { "" };
    let zh_more = if count > names.len() { "等" } else { "" };
    (
        format!("漏报 {count} 人：{zh}{zh_more}；补上，当月无工资的在备注写明原因，已离职的先办减员"),
        format!("{count} insured there are missing: {en}{and_more}; add them, with a note where there is no wage"),
    )
}
