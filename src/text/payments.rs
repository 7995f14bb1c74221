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
