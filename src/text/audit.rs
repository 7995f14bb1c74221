//! Wording of the audit trail: acts, what they were done to, fields, and a chain that is broken.

use super::operators::{self, role};
use super::{Lang, problems};
use crate::desk::hands::WhyNot;
use crate::desk::lookup::WHOLE_NUMBER;
use crate::domain::audit::{Act, AuditLine, Break, FieldLine, Origin, split_subject};
use crate::domain::operator::{Right, Role};
use crate::domain::plain::harmless;

/// What was done.
#[must_use]
pub fn act(act: Act, lang: Lang) -> &'static str {
    let (zh, en) = match act {
        Act::FoundOffice => ("建立单位", "office founded"),
        Act::LogIn => ("登录", "logged in"),
        Act::LogOut => ("退出", "logged out"),
        Act::LogInFailed => ("登录失败", "log-in failed"),
        Act::Refused => ("越权被拒", "refused"),
        Act::OpenFile => ("打开档案", "file opened"),
        Act::Unmask => ("查看全号", "number shown"),
        Act::SearchEmpty => ("查无此人", "found nobody"),
        Act::Advise => ("记录咨询", "advice noted"),
        Act::Print => ("打印", "printed"),
        Act::IssuePaper => ("出具文书", "paper issued"),
        Act::ServePaper => ("登记送达", "paper served"),
        Act::Import => ("导入文件", "file imported"),
        Act::Change => ("导入更改", "changed by file"),
        Act::Appoint => ("任命操作员", "appointed"),
        Act::ChangeRoles => ("变更岗位", "roles changed"),
        Act::Retire => ("离岗", "retired"),
        Act::ChangePassword => ("修改密码", "new password"),
        Act::ResetPassword => ("重设密码", "password reset"),
        Act::LendRole => ("安排顶岗", "role lent"),
        Act::EndLoan => ("结束顶岗", "loan ended"),
        Act::Bar => ("申报回避", "barred"),
        Act::LiftBar => ("解除回避", "bar lifted"),
        Act::SetIdleMinutes => ("设定闲置锁屏", "idle lock set"),
        Act::FileClaim => ("受理案件", "claim filed"),
        Act::ReviseClaim => ("更正申请", "claim changed"),
        Act::EnterStep => ("录入步骤", "step entered"),
        Act::PassStep => ("复核通过", "step passed"),
        Act::ReturnStep => ("退回步骤", "step returned"),
        Act::RecallStep => ("撤回步骤", "step recalled"),
        Act::FileSheet => ("录入单据", "sheet filed"),
        Act::ReturnPayment => ("登记退票", "bank returned"),
        Act::BankFile => ("导出报盘", "bank file"),
        Act::SheetStep => ("单据步骤", "sheet step"),
        Act::RunMonth => ("月度发放", "month run"),
        Act::FixLevy => ("生成应缴", "levy fixed"),
        Act::RemindCertification => ("提醒认证", "reminded"),
        Act::Certify => ("资格认证", "certified"),
        Act::ExportStatistics => ("导出统计表", "table exported"),
        Act::SendStatistics => ("报送统计表", "table sent"),
        Act::MarkFinding => ("标注疑点", "finding marked"),
        Act::DrawSample => ("抽样", "sample drawn"),
        Act::CertifyInsurance => ("参保证明", "certificate"),
        Act::StateRights => ("权益记录单", "statement"),
        Act::TakeReceipts => ("登记到账", "receipts taken"),
        Act::AssignReceipt => ("认领到账", "receipt matched"),
        Act::IssueNotice => ("出具催缴", "notice issued"),
        Act::ServeNotice => ("催缴送达", "notice served"),
        Act::UseCredit => ("多缴冲抵", "credit used"),
        Act::SaveScenario => ("保存测算", "scenario saved"),
        Act::EnterParameter => ("录入参数", "entered param."),
        Act::ConfirmParameter => ("确认参数", "confirmed par."),
        Act::RejectParameter => ("退回参数", "rejected par."),
        Act::WithdrawParameter => ("撤回参数", "withdrew param."),
        Act::ImportParameters => ("录入参数文件", "param. file"),
        Act::Check => ("检查数据库", "database check"),
    };
    lang.pick(zh, en)
}

/// What an act's id means; an act of a later version is shown by its id.
#[must_use]
pub fn act_id(id: &str, lang: Lang) -> String {
    Act::parse(id).map_or_else(|| harmless(id), |a| act(a, lang).to_owned())
}

/// A kind of what is acted on.
fn kind(kind: &str, lang: Lang) -> String {
    let (zh, en) = match kind {
        "" => ("", ""),
        "person" => ("人员", "person"),
        "employer" => ("单位", "employer"),
        "case" => ("案件", "case"),
        "parameter" => ("参数", "parameter"),
        "import_file" => ("文件", "file"),
        "operator" => ("操作员", "operator"),
        "office" => ("本单位", "the office"),
        "advice" => ("咨询", "advice"),
        "slip" => ("咨询单", "slip"),
        "paper" => ("文书", "paper"),
        "database" => ("数据库", "database"),
        "loan" => ("顶岗", "loan"),
        "bar" => ("回避", "bar"),
        "sheet" => ("单据", "sheet"),
        "sample" => ("抽样", "sample"),
        "scenario" => ("测算方案", "scenario"),
        "return" => ("统计报表", "return"),
        other => return other.to_owned(),
    };
    lang.pick(zh, en).to_owned()
}

/// What a record is about: its name where that is known and may be seen, else its kind and number.
#[must_use]
pub fn subject(line: &AuditLine, lang: Lang) -> String {
    let kind = kind(&line.kind, lang);
    match (&line.name, line.id) {
        (Some(name), Some(id)) if line.kind == "parameter" => format!("{kind} {id} {name}"),
        (Some(name), _) if line.kind == "operator" => format!("{kind} {name}"),
        (Some(name), _) => name.clone(),
        (None, Some(id)) => format!("{kind} {id}"),
        (None, None) => kind,
    }
}

/// Who it was.
#[must_use]
pub fn operator(line: &AuditLine, lang: Lang) -> String {
    match &line.operator {
        Some((name, login)) if name == login => name.clone(),
        Some((name, login)) => format!("{name} ({login})"),
        None => lang.pick("未登录", "not logged in").to_owned(),
    }
}

/// From where: the SSH client or the machine itself, and the terminal.
#[must_use]
pub fn origin(origin: &Origin, lang: Lang) -> String {
    let terminal = origin.tty.strip_prefix("/dev/").unwrap_or(&origin.tty);
    let parts = [&origin.client, terminal, &origin.host];
    let told: Vec<&str> = parts.into_iter().map(|p| p as &str).filter(|p| !p.is_empty()).collect();
    if told.is_empty() { lang.pick("未记录", "not recorded").to_owned() } else { told.join(" ") }
}

/// A time as people read it: `2021-05-01 09:30:00`.
#[must_use]
pub fn time(at: &str) -> String {
    at.chars().take(19).map(|c| if c == 'T' { ' ' } else { c }).collect()
}

/// A remark of a record. What the program itself notes by a word is told in the reader's language.
#[must_use]
pub fn detail(line: &AuditLine, lang: Lang) -> String {
    if line.hidden {
        return lang.pick("业务内容，您的岗位不能查看", "business that your role does not show").to_owned();
    }
    let text = line.detail.as_str();
    let known = match (Act::parse(&line.act), text) {
        (Some(Act::Refused), _) => match WhyNot::known(text) {
            Some(why) => return operators::why_not(why, lang),
            None => Right::ALL.iter().find(|r| r.id() == text).map(|r| problems::not_allowed(*r, lang)),
        },
        (Some(Act::LogIn), "window") => Some(lang.pick("窗口", "the window")),
        (Some(Act::LogIn), "command") => Some(lang.pick("命令行", "a command")),
        (Some(Act::LogIn), "unlock") => Some(lang.pick("解锁", "lock opened")),
        (Some(Act::LogOut), "lock") => Some(lang.pick("锁屏", "window locked")),
        (Some(Act::LogInFailed), "retired") => Some(lang.pick("已离岗", "retired")),
        (Some(Act::LogInFailed), "wrong-password") => Some(lang.pick("密码不对", "wrong password")),
        (Some(Act::LogInFailed), "unknown-login") => Some(lang.pick("没有这个登录名", "nobody has that login")),
        (Some(Act::SearchEmpty), WHOLE_NUMBER) => Some(lang.pick("完整号码，不留存", "a whole number, not kept")),
        (Some(Act::Check), "sound") => Some(lang.pick("完好", "sound")),
        (Some(Act::Check), count) => {
            return match lang {
                Lang::Zh => format!("发现 {count} 处问题"),
                Lang::En => format!("{count} findings"),
            };
        }
        (Some(Act::Change | Act::Advise | Act::LendRole | Act::EndLoan | Act::Bar | Act::LiftBar), _) => {
            return reference(text, lang);
        }
        _ => None,
    };
    known.map_or_else(|| text.to_owned(), str::to_owned)
}

/// A record's reference to another one, such as `import_file:5`.
fn reference(text: &str, lang: Lang) -> String {
    match split_subject(text) {
        (of, Some(id)) => format!("{} {id}", kind(of, lang)),
        (text, None) => text.to_owned(),
    }
}

/// What a field of a record is called.
#[must_use]
pub fn field(name: &str, lang: Lang) -> String {
    let (zh, en) = match name {
        "state" => ("状态", "state"),
        "kind" => ("类别", "kind"),
        "sha256" => ("校验和", "sha256"),
        "added" => ("新增", "added"),
        "changed" => ("更改", "changed"),
        "unchanged" => ("原有", "unchanged"),
        "employment" => ("参保关系", "employment"),
        "contribution" => ("缴费", "contribution"),
        "idle_minutes" => ("闲置分钟", "idle minutes"),
        other => return problems::field(other, lang),
    };
    lang.pick(zh, en).to_owned()
}

/// A field's value before or after; codes in the reader's language.
#[must_use]
pub fn value(line: &FieldLine, value: Option<&str>, lang: Lang) -> String {
    let Some(value) = value else { return "-".to_owned() };
    match line.field.as_str() {
        "roles" | "role" => {
            value.split(',').map(|id| Role::parse(id).map_or(id, |r| role(r, lang))).collect::<Vec<_>>().join(", ")
        }
        "state" => match value {
            "pending" => lang.pick("待确认", "pending"),
            "confirmed" => lang.pick("已确认", "confirmed"),
            "rejected" => lang.pick("已退回", "rejected"),
            "withdrawn" => lang.pick("已撤回", "withdrawn"),
            other => other,
        }
        .to_owned(),
        _ => value.to_owned(),
    }
}

/// Where the chain is broken first, and what that means.
#[must_use]
pub fn broken(broken: &Break, lang: Lang) -> String {
    let (zh, en) = match broken {
        Break::Record { number, at, act } => (
            format!(
                "审计记录第 {number} 条（{}，{}）与前一条接不上：该条或其前一条被改动、插入或调换过",
                time(at),
                act_id(act, Lang::Zh)
            ),
            format!(
                "audit record {number} ({}, {}) does not follow the one before it: one of the two was changed, put in or moved",
                time(at),
                act_id(act, Lang::En)
            ),
        ),
        Break::Missing { from, to, number, at, act } => (
            format!(
                "审计记录{}缺失，在第 {number} 条（{}，{}）之前被删除",
                numbers(*from, *to, Lang::Zh),
                time(at),
                act_id(act, Lang::Zh)
            ),
            format!(
                "audit {} missing: deleted before record {number} ({}, {})",
                numbers(*from, *to, Lang::En),
                time(at),
                act_id(act, Lang::En)
            ),
        ),
        Break::Tail { from, to, last } => {
            let told = |lang| match last {
                Some((number, at, id)) => format!("{number} ({}, {})", time(at), act_id(id, lang)),
                None => "0".to_owned(),
            };
            (
                format!("审计末尾被删除：{}缺失，现存最后一条是 {}", numbers(*from, *to, Lang::Zh), told(Lang::Zh)),
                format!(
                    "the end of the audit trail was cut off: {} missing, the last one there is {}",
                    numbers(*from, *to, Lang::En),
                    told(Lang::En)
                ),
            )
        }
        Break::End => (
            "审计末条的登记被删除，不能确认末尾是否完整；请从备份恢复".to_owned(),
            "what the newest audit record is was deleted, so that its end cannot be trusted; restore a backup".to_owned(),
        ),
    };
    lang.pick(&zh, &en).to_owned()
}

fn numbers(from: i64, to: i64, lang: Lang) -> String {
    match (from == to, lang) {
        (true, Lang::Zh) => format!("第 {from} 条"),
        (false, Lang::Zh) => format!("第 {from} 至 {to} 条"),
        (true, Lang::En) => format!("record {from} is"),
        (false, Lang::En) => format!("records {from} to {to} are"),
    }
}

/// The newest record, to be written down elsewhere.
#[must_use]
pub fn end(number: i64, hash: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("审计共 {number} 条，末条校验和 {hash}"),
        Lang::En => format!("audit trail: {number} records, hash of the newest {hash}"),
    }
}

/// No record is like that.
#[must_use]
pub fn none(lang: Lang) -> &'static str {
    lang.pick("没有符合条件的审计记录", "no audit record is like that")
}

/// There are older ones than were printed.
#[must_use]
pub fn more(lang: Lang) -> &'static str {
    lang.pick("还有更早的记录，用 --limit 或 --to 查看", "there are older ones: --limit or --to")
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthStr;

    use super::*;

    /// They stand in a column of this width.
    #[test]
    fn acts_have_short_names_of_their_own() {
        for lang in [Lang::Zh, Lang::En] {
            let names: Vec<&str> = Act::ALL.iter().map(|a| act(*a, lang)).collect();
            for (i, name) in names.iter().enumerate() {
                assert!(!name.is_empty() && name.width() <= 15 && name.width() == name.width_cjk(), "{name}");
                assert!(!names[i + 1..].contains(name), "{name} twice");
            }
        }
    }
}
