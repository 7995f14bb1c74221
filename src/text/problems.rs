//! Problems with values in clear sentences that say what to do, and what fields are called.

mod books;
mod cases;
mod costs;
mod declaration;
mod determine;
mod field_names;
mod files;
mod inspection;
mod levy;
mod monthly;
mod payments;
mod rates;
mod recover;
mod refusals;
mod registration;
mod sheets;
mod statistics;
mod workers;

use super::{Lang, operators};
use crate::domain::plain::harmless;
use crate::domain::problem::Problem;
pub use field_names::field;
pub(super) use refusals::not_allowed;
pub use refusals::{refusal, store};
pub use workers::notice as worker_notice;

/// Why a value was not accepted.
#[must_use]
pub fn problem(problem: &Problem, lang: Lang) -> String {
    let (zh, en) = match problem {
        Problem::Empty => ("不能为空".into(), "may not be empty".into()),
        Problem::TooLong { max } => (format!("太长，最多 {max} 个字"), format!("too long, at most {max} characters")),
        Problem::ControlCharacter => ("含有控制字符或文字方向字符".into(), "holds a control or text-direction character".into()),
        Problem::Unreadable => {
            ("含有无法识别的字符，请检查文件编码".into(), "holds an unreadable character; check the encoding".into())
        }
        Problem::WrongLength { want, got } => {
            (format!("应为 {want} 位，实为 {got} 位"), format!("{want} characters needed, {got} found"))
        }
        Problem::BadCharacter => ("含有不允许的字符".into(), "holds a character that may not stand here".into()),
        Problem::BadBirthDate => ("出生日期不存在".into(), "the birth date does not exist".into()),
        Problem::BadCheckCharacter { want } => (
            format!("校验码不符，末位应为 {want}，请核对号码"),
            format!("wrong check character, {want} expected; check the number"),
        ),
        Problem::BadOrganisationCode => (
            "其中的组织机构代码校验不符（部分旧代码如此），请对照执照核对".into(),
            "the organisation code inside does not check, as with some old codes; compare it with the licence".into(),
        ),
        Problem::BadDate => ("不是有效日期，应如 2021-05-01".into(), "not a date; write 2021-05-01".into()),
        Problem::BadMonth => ("不是有效月份，应如 2021-05".into(), "not a month; write 2021-05".into()),
        Problem::BadTime => ("不是有效时间，应如 08:30".into(), "not a time of day; write 08:30".into()),
        Problem::BadAmount => ("不是金额，应如 1234.50".into(), "not an amount; write 1234.50".into()),
        Problem::TooPrecise => ("金额最多两位小数".into(), "an amount has at most two decimals".into()),
        Problem::TooLarge => ("金额过大".into(), "the amount is too large".into()),
        Problem::Negative => ("不能为负数".into(), "may not be negative".into()),
        Problem::Zero => ("不能为零".into(), "may not be zero".into()),
        Problem::NotInRange { min, max } => {
            (format!("应为 {min} 到 {max} 的整数"), format!("a whole number from {min} to {max} needed"))
        }
        Problem::BadRate => ("不是费率，应如 0.56（百分数）".into(), "not a rate; write 0.56 (per cent)".into()),
        Problem::BadPhone => ("不是电话号码".into(), "not a telephone number".into()),
        Problem::UnknownIndustry => ("行业门类应为 A 到 T 的字母".into(), "industry is a section letter A-T".into()),
        Problem::UnknownItem => ("没有这个基金收支科目".into(), "there is no such fund item".into()),
        Problem::UnknownEmployer => {
            ("单位未登记，请先导入单位".into(), "the employer is not registered; import employers first".into())
        }
        Problem::UnknownWorker => {
            ("人员未登记，请先导入人员".into(), "the worker is not registered; import workers first".into())
        }
        Problem::NotEmployedThere => ("该月未在此单位参保".into(), "not insured with this employer in that month".into()),
        Problem::NumberBelongsTo { name } => {
            (format!("此号码已登记为「{name}」"), format!("this number is registered for {name}"))
        }
        Problem::ContradictsEarlierLine => ("与本文件前面的行矛盾".into(), "contradicts an earlier line of this file".into()),
        Problem::OpeningThere => (
            "基金期初结余已经入账，不能再记一次；请核对后删去此行".into(),
            "the fund's opening balance is posted already; check it and take this line out".into(),
        ),
        Problem::PaidWithoutDate => {
            ("实缴金额与缴费日期须同时填写或同时为空".into(), "paid amount and pay date go together".into())
        }
        Problem::ColumnCount { want, got } => {
            (format!("应有 {want} 列，实有 {got} 列"), format!("{want} columns needed, {got} found"))
        }
        Problem::LostDigits => (
            "电子表格把号码存成了数字，末位已丢失；请把该列设为文本后重填".into(),
            "the spreadsheet kept this number as a figure and lost digits; make the column text".into(),
        ),
        Problem::BadLogin => (
            "登录名用小写字母开头，2 到 32 位字母、数字、点、横线".into(),
            "a login is 2-32 lower-case letters, digits, dots or hyphens, a letter first".into(),
        ),
        Problem::PasswordTooShort { min } => (format!("密码至少 {min} 位"), format!("a password has at least {min} characters")),
        Problem::UnknownRole { role } => (format!("没有岗位「{role}」"), format!("there is no role {role}")),
        Problem::UnknownParameter { key } => (format!("没有参数「{key}」"), format!("there is no parameter {key}")),
        Problem::WrongUnit { unit } => (format!("不是有效的数值（单位 {unit}）"), format!("not a value of the unit {unit}")),
        Problem::NoParameter { key, zh, en, day, first } => match first {
            Some(first) if day < first => (
                format!("{first} 以前没有「{zh}」（{key}）的数值，请先在系统/参数中录入"),
                format!("no value of {en} ({key}) is known before {first}; enter it under System/Parameters"),
            ),
            None => (
                format!(
                    "「{zh}」（{key}）只能由本单位填写，还没有录入：请在系统/参数中录入（或 gsbx policy import），再由另一人确认"
                ),
                format!(
                    "only the office can know {en} ({key}), and it has no value yet: enter it under System/Parameters \
                     (or by gsbx policy import) and let another confirm it"
                ),
            ),
            Some(_) => (
                format!("{day} 没有「{zh}」（{key}）的数值，请先在系统/参数中录入"),
                format!("no value of {en} ({key}) is known for {day}; enter it under System/Parameters"),
            ),
        },
        Problem::NotOneOf { choices } => (format!("应为其中之一：{choices}"), format!("one of {choices} needed")),
        Problem::TooManyMonths { most } => (format!("最多填 {most} 个月"), format!("at most {most} months")),
        Problem::BeforeInjury { injury } => (format!("早于受伤日期 {injury}"), format!("lies before the injury of {injury}")),
        Problem::RelationIsKept => (
            "一至四级保留劳动关系，没有解除时的补助金".into(),
            "grades 1-4 keep their relation; no subsidy falls due on an ending".into(),
        ),
        Problem::NotWhileMissing => (
            "下落不明期间不填；法院宣告死亡后按直接死亡测算，再填死亡日期和已预支".into(),
            "not while somebody is missing; once a court has declared the death, ask as a direct death".into(),
        ),
        Problem::AfterNewest { injury } => {
            (format!("晚于最近一次受伤日期 {injury}"), format!("lies after the newest injury of {injury}"))
        }
        Problem::OnlyForGrades { least, most } => {
            (format!("只适用于 {least} 至 {most} 级"), format!("only for grades {least} to {most}"))
        }
        Problem::NotToml { what } => (format!("不是有效的参数文件：{what}"), format!("not a parameter file: {what}")),
        Problem::Overlap { line } => (format!("生效期间与第 {line} 行重叠"), format!("its dates overlap those of line {line}")),
        Problem::OnlyWithoutRows { word } => (
            format!("{word} 只用于随程序提供、没有数值的参数，有数值时请删去这一行"),
            format!("{word} is for shipped parameters that have no rows; take that line out"),
        ),
        Problem::EndsBeforeItBegins => ("终止日期早于起始日期".into(), "it ends before it begins".into()),
        Problem::NoSource => ("没有写明文件和条款".into(), "document and article are missing".into()),
        Problem::Future => ("在今天之后，请核对日期".into(), "lies in the future; check the date".into()),
        Problem::UnknownSituation => ("没有这种认定情形，应如 14-1".into(), "there is no such situation; write 14-1".into()),
        Problem::ExcludedSituation => {
            ("这种情形不得认定工伤，没有待遇".into(), "this situation is no work injury and has no benefits".into())
        }
        Problem::NeedOneOf { fields } => {
            let names = |lang| fields.iter().map(|f| field(f, lang)).collect::<Vec<_>>().join(" / ");
            (format!("请填其中之一：{}", names(Lang::Zh)), format!("fill in one of: {}", names(Lang::En)))
        }
        Problem::NotOneBand { ratio, bands } => {
            let ratio = super::numbers::percent(*ratio);
            (
                format!("支缴率 {ratio} 落在 {bands} 个浮动档里，应恰好一个，请在系统/参数中改正浮动档次表"),
                format!(
                    "the use ratio {ratio} lies in {bands} bands, not in one; mend the floating bands under System/Parameters"
                ),
            )
        }
        Problem::ReceiptTwice { invoice } => (format!("票据 {invoice} 重复"), format!("receipt {invoice} comes twice")),
        Problem::OutsideAboveAmount { invoice } => (
            format!("票据 {invoice} 的目录外费用大于金额"),
            format!("receipt {invoice}: more lies outside the catalogues than the whole"),
        ),
        Problem::TooMany { max } => (format!("最多 {max} 个"), format!("{max} at most")),
        Problem::Unconfirmed { keys } => {
            let keys = keys.join(", ");
            (
                format!("以下参数尚未由本单位确认，不能作正式核定：{keys}"),
                format!("not confirmed by the office, so no formal determination: {keys}"),
            )
        }
        Problem::SamePerson => (
            "录入人不能自己确认，须由另一位有权限的人员办理".into(),
            "you entered it yourself; another authorised person must settle it".into(),
        ),
        Problem::NotYourEntry => ("不是您录入的，不能撤回".into(), "you did not enter it, so you cannot withdraw it".into()),
        Problem::SettledAlready => {
            ("已经确认、退回或撤回，不能再办".into(), "it is confirmed, rejected or withdrawn already".into())
        }
        Problem::WaitsAlready { id } => (
            format!("同一期间已有第 {id} 号录入待确认，请先处理"),
            format!("entry {id} for the same days waits for confirmation; settle that first"),
        ),
        Problem::OpenedElsewhere => {
            ("这份草稿已在另一个窗口打开，请到那里继续".into(), "this draft was opened in another window; go on there".into())
        }
        Problem::ConfirmedAlready => {
            ("本单位已确认同样的数值和依据，无须再录".into(), "the office has confirmed just this value and source".into())
        }
        Problem::NoSuchOperator => ("没有这个登录名的操作员".into(), "no operator has that login".into()),
        Problem::NoSuchDocument => (
            "没有这个案件号；也可写类别和编号，如 parameter:17".into(),
            "no case has that number; or write kind and number, such as parameter:17".into(),
        ),
        Problem::NotAPerson => (
            "没有这个人；请输完整身份证号或内部编号".into(),
            "there is no such person: type the whole identity number or the internal number".into(),
        ),
        Problem::LoginTaken => ("登录名已被使用".into(), "the login is taken".into()),
        Problem::Past => ("已经过去，请核对日期".into(), "lies in the past; check the date".into()),
        Problem::PasswordIsName
        | Problem::PasswordTooCommon
        | Problem::RolesExclude { .. }
        | Problem::PasswordUsedBefore { .. }
        | Problem::PasswordsDiffer
        | Problem::WrongOldPassword
        | Problem::NotOnYourself
        | Problem::NobodyLeftToAppoint
        | Problem::UnknownOperator { .. }
        | Problem::IsRetired { .. }
        | Problem::RoleNotHis { .. }
        | Problem::HasRoleAlready { .. }
        | Problem::NotOnePerson
        | Problem::Barred
        | Problem::BarredAlready
        | Problem::EndedAlready
        | Problem::SamePersonTwice { .. } => operators::problem(problem),
        Problem::RunTooEarly { .. }
        | Problem::RunOver { .. }
        | Problem::RunGap { .. }
        | Problem::BenefitStands { .. }
        | Problem::BenefitMoved { .. }
        | Problem::AdjustedSince { .. }
        | Problem::TakenOverRuns { .. }
        | Problem::OnlyAllowanceEnds
        | Problem::NothingToAdjust => monthly::problem(problem).unwrap_or_default(),
        Problem::Levy(problem) => levy::problem(problem),
        Problem::Inspection(problem) => inspection::problem(problem),
        Problem::SheetStepNotOpen { .. }
        | Problem::AnotherSheet
        | Problem::SheetMoved
        | Problem::InLine { .. }
        | Problem::ReceiptKnown { .. }
        | Problem::TakeOver(_)
        | Problem::MonthClosed { .. }
        | Problem::Books(_)
        | Problem::Recovery(_)
        | Problem::Rate(_)
        | Problem::BalanceTooLow { .. }
        | Problem::Costs(_)
        | Problem::Worker(_)
        | Problem::Declaration(_)
        | Problem::OnAList { .. }
        | Problem::NoAccount { .. } => sheets::problem(problem).unwrap_or_default(),
        Problem::Statistics(problem) => statistics::problem(problem),
        Problem::NotAWorkInjury
        | Problem::NotGraded
        | Problem::DeterminedAlready { .. }
        | Problem::NotReplaceable { .. }
        | Problem::TookAPlace
        | Problem::OutsideMonths { .. }
        | Problem::NothingDue
        | Problem::NoWages
        | Problem::IsTheWorker
        | Problem::FileSays { .. } => determine::problem(problem).unwrap_or_default(),
        Problem::Registration(problem) => registration::problem(problem),
        Problem::AccountLength { .. }
        | Problem::BadCard
        | Problem::AccountsDiffer
        | Problem::AccountUnchecked
        | Problem::HolderDiffers { .. }
        | Problem::NothingToPay
        | Problem::OfAnotherList { .. }
        | Problem::SameBadAccount { .. }
        | Problem::CameBackUnpaid { .. }
        | Problem::AccountChanged { .. }
        | Problem::NoResult
        | Problem::ComesTwice
        | Problem::NoSuchLine
        | Problem::ListNotApproved { .. }
        | Problem::NotPaid => payments::problem(problem).unwrap_or_default(),
        Problem::UnknownStep { .. }
        | Problem::StepNotOpen { .. }
        | Problem::WaitsForCheck { .. }
        | Problem::NothingToCheck
        | Problem::AnotherStepWaits
        | Problem::WrongRole { .. }
        | Problem::Before { .. }
        | Problem::After { .. }
        | Problem::UnknownCode
        | Problem::SituationDoesNotFit { .. }
        | Problem::CaseOfThatDay { .. }
        | Problem::CaseNumberTwice
        | Problem::CaseNumberTaken
        | Problem::LongerThanHours { .. }
        | Problem::TooLateToApply { .. }
        | Problem::PapersAreMissing { .. }
        | Problem::NoPaperMissing
        | Problem::NoApplication
        | Problem::NoticeNotOpen { .. }
        | Problem::NoRefusal
        | Problem::NothingIssued
        | Problem::BadCheckCode
        | Problem::Doubt(_)
        | Problem::UnknownField { .. }
        | Problem::DoesNotGoWith { .. }
        | Problem::NotBefore { .. } => cases::problem(problem).unwrap_or_default(),
    };
    harmless(lang.pick(&zh, &en))
}

/// Problems with the fields they belong to, as one sentence.
#[must_use]
pub fn fields(list: &[(&str, Problem)], lang: Lang) -> String {
    let parts: Vec<String> = list.iter().map(|(name, p)| format!("{}: {}", field(name, lang), problem(p, lang))).collect();
    parts.join(lang.pick("；", "; "))
}
