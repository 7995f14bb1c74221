//! Wording of payments: kinds of lists, what became of lines, ways.

use super::Lang;
use crate::domain::payment::{LineState, ListKind, Way};

/// What a kind of payment list is called.
#[must_use]
pub fn list_kind(kind: ListKind, lang: Lang) -> &'static str {
    let (zh, en) = match kind {
        ListKind::Monthly => ("定期待遇", "monthly benefits"),
        ListKind::OneOff => ("一次性待遇", "lump sums"),
        ListKind::Reimbursement => ("费用报销", "reimbursements"),
        ListKind::Institution => ("协议机构", "institutions"),
        ListKind::Again => ("退票重付", "paid again"),
    };
    lang.pick(zh, en)
}

/// The same by its stored word.
#[must_use]
pub fn list_kind_id(id: &str, lang: Lang) -> &'static str {
    ListKind::parse(id).map_or("", |kind| list_kind(kind, lang))
}

/// What became of a line.
#[must_use]
pub fn line_state(state: LineState, lang: Lang) -> &'static str {
    let (zh, en) = match state {
        LineState::Pending => ("待付", "pending"),
        LineState::Paid => ("已付", "paid"),
        LineState::Failed => ("未付成", "failed"),
        LineState::Returned => ("退票", "returned"),
        LineState::Dropped => ("已撤出", "taken off"),
    };
    lang.pick(zh, en)
}

/// What a way of payment is called.
#[must_use]
pub fn way(way: Way, lang: Lang) -> &'static str {
    let (zh, en) = match way {
        Way::Card => ("社会保障卡", "social security card"),
        Way::Bank => ("其他银行账户", "other bank account"),
        Way::Unit => ("单位账户", "employer's account"),
        Way::Institution => ("协议机构账户", "institution's account"),
        Way::Cheque => ("支票", "cheque"),
    };
    lang.pick(zh, en)
}

/// Said in the place of an account that is not on file.
#[must_use]
pub fn no_account(lang: Lang) -> &'static str {
    lang.pick("未登记账户", "no account")
}

/// Titles of the bank file: list, line, holder, bank, branch, account, amount.
#[must_use]
pub fn bank_titles(lang: Lang) -> [&'static str; 7] {
    match lang {
        Lang::Zh => ["支付单号", "序号", "户名", "开户银行", "开户网点", "账号", "金额（元）"],
        Lang::En => ["list", "line", "holder", "bank", "branch", "account", "amount"],
    }
}

/// What the fields of accounts and payment lists are called.
#[must_use]
pub fn field(id: &str) -> Option<(&'static str, &'static str)> {
    Some(match id {
        "payee_kind" => ("收款人类别", "kind of payee"),
        "institution" => ("机构名称", "institution"),
        "holder" => ("户名", "holder"),
        "bank" => ("开户银行", "bank"),
        "branch" => ("开户网点", "branch"),
        "account" => ("账号", "account"),
        "account_again" => ("再输一次账号", "account again"),
        "relation" => ("与收款人关系", "relation"),
        "valid_from" => ("启用日期", "valid from"),
        "list_kind" => ("支付单类别", "kind of list"),
        "payables" => ("款项", "payment"),
        "left_no_account" => ("未列入：未登记收款账户", "left out, no account on file"),
        "left_bad_account" => ("未列入：账户已被银行退回", "left out, the bank has refused the account"),
        "result" => ("回盘结果", "bank's answer"),
        "line" => ("行号", "line"),
        _ => return None,
    })
}
