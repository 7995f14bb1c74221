//! Wording of recoveries: why, how they come back, how they stand.

use super::{Lang, benefits, sheets};
use crate::domain::benefits::item::ItemKind;
use crate::domain::recovery::{Cause, Plan, Way};
use crate::domain::sheet::kind::Flow;
use crate::domain::sheet::state::State;

/// Why money has to come back.
#[must_use]
pub fn cause(cause: Cause, lang: Lang) -> &'static str {
    match cause {
        Cause::Overpaid => lang.pick("多享受待遇", "overpaid"),
        Cause::ThirdParty => lang.pick("第三人责任", "third party"),
        Cause::EmployerAdvance => lang.pick("先行支付", "advance"),
    }
}

/// How it comes back: `分 6 期`, `抵扣待遇`.
#[must_use]
pub fn plan(plan: Plan, lang: Lang) -> String {
    match (plan, lang) {
        (Plan::SetOff, _) => lang.pick("抵扣待遇", "set off").to_owned(),
        (Plan::Instalments { count: 1, first }, Lang::Zh) => format!("{first} 一次退还"),
        (Plan::Instalments { count: 1, first }, Lang::En) => format!("at once, {first}"),
        (Plan::Instalments { count, first }, Lang::Zh) => format!("{first} 起分 {count} 期"),
        (Plan::Instalments { count, first }, Lang::En) => format!("{count} instalments from {first}"),
    }
}

/// How a part came back.
#[must_use]
pub fn way(way: Way, lang: Lang) -> &'static str {
    match way {
        Way::Bank => lang.pick("银行到账", "bank"),
        Way::SetOff => lang.pick("待遇抵扣", "set off"),
        Way::WriteOff => lang.pick("核销", "written off"),
    }
}

/// How a recovery stands.
#[must_use]
pub fn standing(state: State, lang: Lang) -> &'static str {
    match state {
        State::Approved => lang.pick("追回中", "open"),
        State::Paid => lang.pick("已结清", "settled"),
        other => sheets::state(other, Flow::Decision, lang),
    }
}

/// What the fields of a recovery are called.
#[must_use]
pub fn field(id: &str) -> Option<(&'static str, &'static str)> {
    Some(match id {
        "recovery_cause" => ("追回原因", "recovery_cause"),
        "debtor" => ("应退人", "debtor"),
        "follows" => ("原核定或报销单", "sheet it was paid by"),
        "ground" => ("追回依据", "ground"),
        "comes" => ("退还方式", "way of repayment"),
        "count" => ("期数", "instalments"),
        "first_month" => ("首期月份", "first month"),
        "recovery" => ("追回单", "recovery"),
        _ => return None,
    })
}

/// A field's value in words, where it has some.
#[must_use]
pub fn value(id: &str, text: &str, lang: Lang) -> Option<&'static str> {
    match (id, text) {
        ("recovery_cause", text) => Cause::parse(text).ok().map(|c| cause(c, lang)),
        ("comes", "set_off") => Some(lang.pick("抵扣待遇", "set off")),
        ("comes", "instalments") => Some(lang.pick("分期退还", "instalments")),
        ("item", text) => ItemKind::ALL.into_iter().find(|k| k.id() == text).map(|k| benefits::item(k, lang)),
        _ => None,
    }
}

/// That there are none.
#[must_use]
pub fn none(lang: Lang) -> &'static str {
    lang.pick("没有追回单", "there are no recoveries")
}
