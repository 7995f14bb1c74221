//! Refusals and storage errors in clear sentences that say what to do.

use super::super::{Lang, operators, papers, policy};
use super::{fields, files};
use crate::desk::Refusal;
use crate::domain::operator::Right;
use crate::domain::plain::harmless;
use crate::store::StoreError;

/// Why the desk did not do it.
#[must_use]
pub fn refusal(refusal: &Refusal, lang: Lang) -> String {
    match refusal {
        Refusal::Problems(list) => fields(list, lang),
        Refusal::NotAllowed(right) => not_allowed(*right, lang).to_owned(),
        Refusal::WrongPassword => lang.pick("登录名或密码不对", "wrong login or password").to_owned(),
        Refusal::Locked { seconds } => operators::locked(*seconds, lang),
        Refusal::MustChange => lang
            .pick(
                "密码由他人设定，须先修改：gsbx operator password",
                "the password was set by another; change it first: gsbx operator password",
            )
            .to_owned(),
        Refusal::Retired => lang.pick("您已离岗，不能再办理业务", "you are retired and may do nothing more").to_owned(),
        Refusal::LoggedOut => lang.pick("请先登录", "log in first").to_owned(),
        Refusal::MayNot { why, step, could } => operators::may_not(*why, *step, could, lang),
        Refusal::NotFound => lang.pick("没有找到", "not found").to_owned(),
        Refusal::Conflict(conflict) => lang
            .pick(
                &format!("{} 已于 {} 修改并保存，请逐项选择后再存", conflict.by, conflict.at),
                &format!("{} has saved changes at {}; choose field by field and save again", conflict.by, conflict.at),
            )
            .to_owned(),
        Refusal::File(problem) => files::file(problem, lang),
        Refusal::Faults(faults) => {
            let lines: Vec<String> = faults.iter().map(|f| policy::fault(f, lang)).collect();
            lines.join(lang.pick("；", "; "))
        }
        Refusal::Printer(problem) => papers::printer(problem, lang),
        Refusal::Store(error) => store(error, lang),
    }
}

pub(in crate::text) fn not_allowed(right: Right, lang: Lang) -> &'static str {
    match right {
        Right::Lookup => lang.pick("您的岗位不能查询人员", "your role may not look people up"),
        Right::SeeFull => lang.pick("您的岗位不能查看完整号码", "your role may not see whole numbers"),
        Right::Fund => lang.pick("您的岗位不能查看基金", "your role may not see the fund"),
        Right::Advise => lang.pick("您的岗位不能记录咨询", "your role may not note advice"),
        Right::Sheets => lang.pick("您的岗位不能查看业务单据", "your role may not see sheets about money"),
        Right::Employers => lang.pick("您的岗位不能查看单位征缴", "your role may not see employers"),
        Right::Statistics => lang.pick("您的岗位不能查看统计报表", "your role may not see statistics"),
        Right::Intake => lang.pick("您的岗位不能受理案件", "your role may not take claims in"),
        Right::Import => lang.pick("您的岗位不能导入文件", "your role may not import files"),
        Right::Appoint => lang.pick("您的岗位不能管理操作员", "your role may not appoint operators"),
        Right::Parameters => lang.pick("您的岗位不能录入或确认参数", "your role may not enter or confirm parameters"),
        Right::System => lang.pick("您的岗位不能打开系统窗口", "your role may not open the system screen"),
        Right::Audit => lang.pick("您的岗位不能查看审计", "your role may not see the audit trail"),
    }
}

/// What went wrong with the database, and what to do.
#[must_use]
pub fn store(error: &StoreError, lang: Lang) -> String {
    let (zh, en) = match error {
        StoreError::Missing(path) => (
            format!("没有数据库：{path}。新建单位：gsbx init --office 名称 --director 登录名；先看演示：gsbx demo"),
            format!("no database at {path}. Make an office: gsbx init --office NAME --director LOGIN; or look around: gsbx demo"),
        ),
        StoreError::Exists(path) => {
            (format!("文件已存在，未作改动：{path}"), format!("there is a file already, left as it is: {path}"))
        }
        StoreError::NotADatabase(path) => (format!("不是数据库文件：{path}"), format!("not a database: {path}")),
        StoreError::AnotherProgram(path) => {
            (format!("这是别的程序的数据库：{path}"), format!("the database of another program: {path}"))
        }
        StoreError::Newer { found, known } => (
            format!("数据库由较新的 gsbx 建立（版本 {found}，本程序只认到 {known}），请升级程序"),
            format!("made by a newer gsbx (version {found}, this program knows {known}); upgrade the program"),
        ),
        StoreError::NetworkFileSystem(path) => (
            format!("数据库在网络盘上，会损坏数据，请放到本机磁盘：{path}"),
            format!("on a network file system, where data would be damaged; use a local disk: {path}"),
        ),
        StoreError::DiskFull { .. } => (
            "磁盘已满或不能写入，未写入任何内容；请腾出空间后重试".into(),
            "the disk is full or cannot be written; nothing was written. Make room and try again".into(),
        ),
        StoreError::ReadOnly { .. } => (
            "文件或文件夹不可写或不可读，请检查权限".into(),
            "the file or folder may not be read or written; check its permissions".into(),
        ),
        StoreError::Busy { .. } => ("另一窗口正在写入，请稍后重试".into(), "another window is writing; try again".into()),
        StoreError::Damaged { .. } => {
            ("数据库已损坏，请停止使用并从备份恢复".into(), "the database is damaged; stop using it and restore a backup".into())
        }
        StoreError::File { during, source } => {
            (format!("文件出错（{during}）：{source}"), format!("file error ({during}): {source}"))
        }
        StoreError::Sql { during, source } => {
            (format!("数据库出错（{during}）：{source}"), format!("database error ({during}): {source}"))
        }
        StoreError::Repeated => ("同一号码出现两次".into(), "the same number came twice".into()),
        StoreError::BadValue(what) => (format!("存储的数据无法识别：{what}"), format!("stored data cannot be read: {what}")),
    };
    harmless(lang.pick(&zh, &en))
}
