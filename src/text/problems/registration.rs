//! Why something is not registered, in clear sentences that say what to do.

use crate::domain::employer::registration::RegistrationProblem as P;
use crate::domain::money::Money;
use crate::domain::plain::harmless;
use crate::text::Lang;
use crate::text::employers::state as state_name;
use crate::text::registration::act as act_name;

/// The sentence in both languages.
#[must_use]
pub(super) fn problem(problem: &P) -> (String, String) {
    let both = |zh: &str, en: &str| (zh.to_owned(), en.to_owned());
    match problem {
        P::CodeTaken { name } => {
            let name = harmless(name);
            (
                format!("此代码已登记为「{name}」，请打开该单位办理变更"),
                format!("this code is registered for {name}; open that employer and change it"),
            )
        }
        P::NameInUse { credit_code } => (
            format!("单位 {credit_code} 正以此名称参保，请核对执照"),
            format!("employer {credit_code} takes part under this name; check the licence"),
        ),
        P::Waits { sheet } => (
            format!("此单位的 {sheet} 尚未办完，请先办结或作废"),
            format!("{sheet} about this employer is not decided; finish or drop it first"),
        ),
        P::NotOpen { act, state } => (
            format!("单位{}，不能办理{}", state_name(*state, Lang::Zh), act_name(*act, Lang::Zh)),
            format!("the employer is {}, so a {} is not open", state_name(*state, Lang::En), act_name(*act, Lang::En)),
        ),
        P::WorkersInsured { count } => (
            format!("当日以后还有 {count} 人参保，请先办理人员减少"),
            format!("{count} workers are insured beyond that day; take them off first"),
        ),
        P::Owes { months, amount, late_fee } => owes(*months, *amount, *late_fee),
        P::NotLevied { months, first } => (
            format!("还有 {months} 个月（自 {first} 起）有人参保而未生成应缴，请先申报、核定、生成应缴并缴清"),
            format!(
                "{months} months from {first} on with insured workers are not levied; declare, verify, fix and pay them first"
            ),
        ),
        P::ProjectRuns { name, until } => {
            let name = harmless(name);
            (
                format!("项目「{name}」的参保到 {until} 才期满，请填写承继单位，或期满后再注销"),
                format!("project {name} is insured until {until}; name a successor, or cancel when that day has come"),
            )
        }
        P::OpenCases { count, first } => (
            format!("还有 {count} 件工伤案件未结（如 {first}），请填写承继单位"),
            format!("{count} cases are not over, such as {first}; name a successor"),
        ),
        P::ClassByRateSheet => both(
            "风险类别不在此变更；请另办费率核定，经审批并注明起始月份",
            "the class is not changed here; file a sheet of rates, which is approved and has a start month",
        ),
        P::ClassNeedsReason { proposed } => (
            format!("该行业对应 {proposed} 类，选其他类别须说明理由"),
            format!("the division means class {proposed}; another one needs a reason"),
        ),
        P::IsItself => both("不能是本单位自己", "it has to be another employer"),
        P::SuccessorNotActive { state } => (
            format!("该单位{}，不能承继", state_name(*state, Lang::Zh)),
            format!("that employer is {} and cannot take over", state_name(*state, Lang::En)),
        ),
        P::NothingChanged => both("没有任何变动", "nothing is changed"),
        P::ChangedMeanwhile => both(
            "单位资料在填写期间已被变更，请重新打开后再填",
            "the employer has been changed since this was begun; open it again and look at it first",
        ),
        P::BeforeLastAct { day } => (
            format!("早于该单位上一次登记事项的日期 {day}"),
            format!("before {day}, when something was last done to this employer"),
        ),
        P::WorkerBeginsLater { name, day } => {
            let name = harmless(name);
            (
                format!("{name}自 {day} 起才在本单位参保，日期须在其后"),
                format!("{name} is insured here only from {day}; the day has to be later"),
            )
        }
        P::InsuredThere { name } => {
            let name = harmless(name);
            (
                format!("{name}在承继单位已有重叠的参保期间，请先更正"),
                format!("{name} is insured with the successor at that time; correct that first"),
            )
        }
        P::NotInsuredHere => both("当日未在本单位参保，请核对号码", "nobody of this number is insured here on the day; check it"),
        P::ReportedLate { last } => (
            format!("超过三十日申报（应在 {last} 前，社会保险法第五十七条）"),
            format!("reported after 30 days, the last of which was {last} (Social Insurance Law art. 57)"),
        ),
        P::ClassDiffers { proposed } => (
            format!("新行业对应 {proposed} 类，与现类别不同，请另办费率核定"),
            format!("the new division means class {proposed}, unlike the present one; file a sheet of rates"),
        ),
        P::DutyPasses { months, amount } => (
            format!("欠缴 {months} 个月共 {amount} 元，记在原单位，由承继单位负担"),
            format!("{months} months, {amount} yuan, stay on the books of this employer and are the successor's to pay"),
        ),
        P::HolderIsAnother => {
            both("户名与单位名称不同，请核对开户证明", "the account is not in the employer's name; check the bank's paper")
        }
    }
}

fn owes(months: usize, amount: Money, late_fee: Money) -> (String, String) {
    if months == 0 {
        return (
            format!("还有滞纳金 {late_fee} 元未缴，缴清后才能注销（社会保险经办条例第十条）"),
            format!("a late fee of {late_fee} yuan is owed and has to be paid first"),
        );
    }
    (
        format!("还欠 {months} 个月共 {amount} 元，另滞纳金 {late_fee} 元，缴清后才能注销（社会保险经办条例第十条）"),
        format!("{months} months, {amount} yuan, and a late fee of {late_fee} are owed and have to be paid first"),
    )
}
