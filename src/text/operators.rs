//! Wording about operators: roles, what they may do, logins and their locks.

use super::catalog::Msg;
use super::{Lang, cases};
use crate::desk::hands::WhyNot;
use crate::desk::operators::LoginState;
use crate::domain::duties::What;
use crate::domain::hands::Hand;
use crate::domain::operator::{Right, Role};
use crate::domain::problem::Problem;

/// A role's name.
#[must_use]
pub fn role(role: Role, lang: Lang) -> &'static str {
    let name = match role {
        Role::Consult => Msg::RoleConsult,
        Role::Intake => Msg::RoleIntake,
        Role::Review => Msg::RoleReview,
        Role::Approve => Msg::RoleApprove,
        Role::Finance => Msg::RoleFinance,
        Role::Cashier => Msg::RoleCashier,
        Role::Inspect => Msg::RoleInspect,
        Role::Report => Msg::RoleReport,
        Role::Archive => Msg::RoleArchive,
        Role::Admin => Msg::RoleAdmin,
    };
    name.text(lang)
}

/// The name of the role with this code, in both languages.
pub(super) fn role_names(id: &str) -> (&'static str, &'static str) {
    Role::parse(id).map_or(("", ""), |r| (role(r, Lang::Zh), role(r, Lang::En)))
}

/// A role's name in at most four columns.
#[must_use]
pub fn short_role(of: Role, lang: Lang) -> &'static str {
    let en = match of {
        Role::Consult => "cons",
        Role::Intake => "inta",
        Role::Review => "revi",
        Role::Approve => "appr",
        Role::Finance => "fina",
        Role::Cashier => "cash",
        Role::Inspect => "insp",
        Role::Report => "repo",
        Role::Archive => "arch",
        Role::Admin => "admi",
    };
    lang.pick(role(of, Lang::Zh), en)
}

/// Names of roles, one after the other.
#[must_use]
pub fn roles(list: &[Role], lang: Lang) -> String {
    list.iter().map(|r| role(*r, lang)).collect::<Vec<_>>().join(lang.pick("、", ", "))
}

/// A row of the table of who may do what.
#[must_use]
pub fn duty(what: What, lang: Lang) -> String {
    let right = match what {
        What::Right(right) => right,
        What::Enter(step) => return format!("{}: {}", lang.pick("案件", "case"), cases::step(step, lang)),
        What::Check(step) => return format!("{}: {}", lang.pick("复核", "check"), cases::step(step, lang)),
    };
    let (zh, en) = match right {
        Right::Lookup => ("查询人员和档案", "look people up"),
        Right::SeeFull => ("查看完整号码", "see whole numbers"),
        Right::Fund => ("查看基金收支", "see the fund"),
        Right::Advise => ("记录咨询", "note advice"),
        Right::Sheets => ("查看业务单据", "see money sheets"),
        Right::Employers => ("查看单位征缴", "see employers"),
        Right::Statistics => ("查看统计报表", "see statistics"),
        Right::Intake => ("受理案件", "take claims in"),
        Right::Import => ("导入文件", "import files"),
        Right::Parameters => ("录入、确认参数", "parameters"),
        Right::Appoint => ("管理操作员", "operators"),
        Right::System => ("打开系统窗口", "the System screen"),
        Right::Audit => ("查看审计", "read the audit trail"),
    };
    lang.pick(zh, en).to_owned()
}

/// What an operator does to a document.
#[must_use]
pub fn hand(hand: Hand, lang: Lang) -> &'static str {
    let (zh, en) = match hand {
        Hand::Enter => ("录入", "enter"),
        Hand::Review => ("复核", "review"),
        Hand::Approve => ("审批", "approve"),
        Hand::Countersign => ("会签", "countersign"),
        Hand::Confirm => ("确认", "confirm"),
        Hand::Build => ("制单", "build"),
        Hand::Send => ("报盘", "send"),
        Hand::Book => ("记账", "book"),
        Hand::Check => ("稽核", "check"),
    };
    lang.pick(zh, en)
}

/// The same as something done before.
fn done(hand: Hand, lang: Lang) -> &'static str {
    let en = match hand {
        Hand::Enter => "entered",
        Hand::Review => "reviewed",
        Hand::Approve => "approved",
        Hand::Countersign => "countersigned",
        Hand::Confirm => "confirmed",
        Hand::Build => "built",
        Hand::Send => "sent",
        Hand::Book => "booked",
        Hand::Check => "checked",
    };
    lang.pick(self::hand(hand, Lang::Zh), en)
}

/// Why a step was refused, as the audit trail tells it.
#[must_use]
pub(super) fn why_not(why: WhyNot, lang: Lang) -> String {
    match why {
        WhyNot::Role => lang.pick("岗位不符", "not by this role").to_owned(),
        WhyNot::Barred => lang.pick("回避此人", "barred from this person").to_owned(),
        WhyNot::SamePerson(did) => {
            format!("{}{}", lang.pick("已经手", "had "), lang.pick(hand(did, Lang::Zh), done(did, Lang::En)))
        }
    }
}

/// Why an operator may not take a step, and who could.
#[must_use]
pub fn may_not(why: WhyNot, step: Hand, could: &[String], lang: Lang) -> String {
    let (zh, en) = match why {
        WhyNot::Role => ("您的岗位不能办理这一步".to_owned(), "your role may not do this".to_owned()),
        WhyNot::Barred => ("此人是您申报回避的，不能由您办理".into(), "you are barred from this person's documents".into()),
        WhyNot::SamePerson(did) => twice(did, step),
    };
    let names = could.join(lang.pick("、", ", "));
    match (lang, could.is_empty()) {
        (Lang::Zh, true) => format!("{zh}；现在没有人可以办理，只能等待"),
        (Lang::En, true) => format!("{en}; nobody could do it now, so it waits"),
        (Lang::Zh, false) => format!("{zh}；可由 {names} 办理"),
        (Lang::En, false) => format!("{en}; could be done by {names}"),
    }
}

fn twice(did: Hand, step: Hand) -> (String, String) {
    (
        format!("您已经手{}，不能再由您{}", hand(did, Lang::Zh), hand(step, Lang::Zh)),
        format!("you {} it, so you may not {} it", done(did, Lang::En), hand(step, Lang::En)),
    )
}

/// How long a login is locked still.
#[must_use]
pub fn locked(seconds: i64, lang: Lang) -> String {
    let (minutes, rest) = (seconds / 60, seconds % 60);
    match (lang, minutes) {
        (Lang::Zh, 0) => format!("密码错误次数过多，已锁定，请 {rest} 秒后再试"),
        (Lang::Zh, _) => format!("密码错误次数过多，已锁定，请 {minutes} 分 {rest} 秒后再试"),
        (Lang::En, 0) => format!("too many wrong passwords: locked, try again in {rest} s"),
        (Lang::En, _) => format!("too many wrong passwords: locked, try again in {minutes} min {rest} s"),
    }
}

/// How a login stands.
#[must_use]
pub fn state(state: LoginState, lang: Lang) -> String {
    match state {
        LoginState::Active => lang.pick("在岗", "active").to_owned(),
        LoginState::MustChange => lang.pick("待改密码", "new password").to_owned(),
        LoginState::Retired => lang.pick("离岗", "retired").to_owned(),
        LoginState::Locked(minutes) => match lang {
            Lang::Zh => format!("锁 {minutes} 分"),
            Lang::En => format!("locked {minutes}m"),
        },
    }
}

/// What is wrong with a login, a password, a role or a stand-in; the other problems are `problems`'s.
#[must_use]
pub(super) fn problem(problem: &Problem) -> (String, String) {
    match problem {
        Problem::PasswordIsName => ("密码不能就是登录名或姓名".into(), "a password may not be the login or the name".into()),
        Problem::PasswordTooCommon => {
            ("这个密码太常见，人人会猜，请换一个".into(), "everybody guesses this password; choose another".into())
        }
        Problem::PasswordUsedBefore { last } => {
            (format!("不能与最近 {last} 个密码相同"), format!("must differ from the last {last} passwords"))
        }
        Problem::RolesExclude { a, b } => {
            let ((a_zh, a_en), (b_zh, b_en)) = (role_names(a), role_names(b));
            (format!("「{a_zh}」与「{b_zh}」不能由一人兼任"), format!("{a_en} and {b_en} may not be one person's roles"))
        }
        Problem::PasswordsDiffer => ("两次输入的密码不同".into(), "the two passwords differ".into()),
        Problem::WrongOldPassword => ("现在的密码不对".into(), "not the present password".into()),
        Problem::NotOnYourself => {
            ("不能对自己办理，须由另一位有权限的人员办理".into(), "not on yourself; another who may must do it".into())
        }
        Problem::NobodyLeftToAppoint => (
            "这样就没有人能管理操作员了，请先任命另一位".into(),
            "nobody could appoint operators any more; appoint another first".into(),
        ),
        Problem::UnknownOperator { login } => (format!("没有操作员「{login}」"), format!("there is no operator {login}")),
        Problem::IsRetired { login } => (format!("操作员 {login} 已离岗"), format!("operator {login} is retired")),
        Problem::RoleNotHis { login, role } => {
            let (zh, en) = role_names(role);
            (format!("{login} 没有「{zh}」岗位，不能由人顶替"), format!("{login} has not got the role {en}, so nobody stands in"))
        }
        Problem::HasRoleAlready { role } => {
            let (zh, en) = role_names(role);
            (format!("此人已有「{zh}」岗位"), format!("has the role {en} already"))
        }
        Problem::NotOnePerson => {
            ("须恰好找到一人，请输入完整身份证号".into(), "must fit exactly one person; type the whole ID number".into())
        }
        Problem::Barred => ("此人是您申报回避的，不能由您办理".into(), "you are barred from this person's documents".into()),
        Problem::BarredAlready => ("已经申报回避此人".into(), "barred from this person already".into()),
        Problem::EndedAlready => ("已经结束".into(), "ended already".into()),
        Problem::SamePersonTwice { did, step } => twice(*did, *step),
        other => (other.to_string(), other.to_string()),
    }
}
