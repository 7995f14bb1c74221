//! What is wrong with a worker's row, in clear sentences that say what to do.

use crate::domain::plain::harmless;
use crate::domain::workers::problem::{WorkerNotice, WorkerProblem};
use crate::text::{Lang, employers};

/// The sentence in both languages.
#[must_use]
pub fn problem(problem: &WorkerProblem) -> (String, String) {
    match problem {
        WorkerProblem::TwiceHere { line } => (
            format!("与第 {line} 行是同一人，一张单据里一人只能有一行"),
            format!("the same person as in line {line}; a sheet has one line for each"),
        ),
        WorkerProblem::OnThatDay { day } => (
            format!("此人在本单位 {day} 已有变动，一天只能办一次；请核对日期"),
            format!("something of {day} is on file for him here, and there is one a day; check the day"),
        ),
        WorkerProblem::Runs { from } => (
            format!("自 {from} 起已在本单位参保，不能重复增加；要改资料请办「变更」"),
            format!("insured here since {from} already; enter a change instead"),
        ),
        WorkerProblem::Overlaps { until } => (
            format!("原参保期间到 {until} 为止，新的参保日期须在其后"),
            format!("was insured here until {until}; join him after that"),
        ),
        WorkerProblem::NotInsuredHere => (
            "未在本单位参保，不能减少或变更；请核对号码和单位".into(),
            "not insured with this employer; check the number and the employer".into(),
        ),
        WorkerProblem::BeforeJoined { from } => (format!("早于参保日期 {from}"), format!("before he joined on {from}")),
        WorkerProblem::LaterChange { day } => (
            format!("{day} 已有变更，不能再补更早的变更；请按最新情况办理"),
            format!("a change of {day} is on file; enter what holds after it"),
        ),
        WorkerProblem::BeforeEmployer { since } => {
            (format!("早于单位参保日期 {since}"), format!("before the employer took part, on {since}"))
        }
        WorkerProblem::EmployerNotActive { state } => (
            format!("单位{}，不能增加人员；请先办理单位恢复或登记", employers::state(*state, Lang::Zh)),
            format!("the employer is {}; it is resumed or registered first", employers::state(*state, Lang::En)),
        ),
        WorkerProblem::AfterThisMonth { last } => {
            (format!("不能晚于本月末 {last}；请到时再办"), format!("later than this month's end, {last}; wait until then"))
        }
        WorkerProblem::UnderAge { least } => (
            format!("当日未满 {least} 周岁，不得招用；请核对号码，属实的移交稽核"),
            format!("under {least} on that day and may not be employed; check the number, hand it to inspection if it is so"),
        ),
        WorkerProblem::OverAge { retired_on } => (
            format!("已于 {retired_on} 达到法定退休年龄，参保身份须为超龄人员或老工伤人员"),
            format!("reached the retirement date on {retired_on}: the category is over age or old injured worker"),
        ),
        WorkerProblem::AfterDeath { died } => (format!("在死亡日期 {died} 之后"), format!("after the death on {died}")),
        WorkerProblem::NothingChanges => ("与现有资料相同，没有变更".into(), "all of it is on file so; nothing changes".into()),
        WorkerProblem::ProjectNeeded => (
            "按项目参保的须填项目单号，其他身份不填".into(),
            "whoever is insured by project needs the project's number; others have none".into(),
        ),
        WorkerProblem::UnknownProject => {
            ("本单位没有这个项目，请核对项目单号".into(), "this employer has no such project; check its number".into())
        }
        WorkerProblem::OutsideProject { from, until } => {
            (format!("不在项目期间 {from} 至 {until} 内"), format!("outside the project's time, {from} to {until}"))
        }
        WorkerProblem::Notice(told) => notice(told),
    }
}

/// What somebody should know, in both languages.
#[must_use]
pub fn notice(notice: &WorkerNotice) -> (String, String) {
    match notice {
        WorkerNotice::SecondEmployer { employer } => {
            let employer = harmless(employer);
            (
                format!("同时在「{employer}」参保：可以，各单位分别缴费，由受伤时的单位负责"),
                format!("insured with {employer} too: legal, each pays, and the one he is hurt at is liable"),
            )
        }
        WorkerNotice::Late { last } => (
            format!("用工登记期限已于 {last} 届满（社会保险法第五十八条）"),
            format!("the time to register him ended on {last} (Social Insurance Law art. 58)"),
        ),
        WorkerNotice::LevyTouched { first, last } if first == last => {
            (format!("{first} 已核定应缴，须另办补缴或退费"), format!("{first} is levied already; supplement or refund it"))
        }
        WorkerNotice::LevyTouched { first, last } => (
            format!("{first} 至 {last} 已核定应缴，须另办补缴或退费"),
            format!("{first} to {last} are levied already; supplement or refund them"),
        ),
        WorkerNotice::CaseTouched { number, on } => {
            let number = harmless(number);
            (
                format!("涉及案件 {number}（{on} 受伤），参保情况可能改变"),
                format!("touches case {number} of {on}: whether he was insured may change"),
            )
        }
    }
}
