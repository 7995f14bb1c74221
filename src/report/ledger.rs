//! The books for scripts and for reading: accounts, vouchers, one voucher. Amounts in yuan, two decimals.

use serde_json::{Value, json};

use super::table::{Align, lines};
use crate::desk::cases::Filed;
use crate::desk::ledger::{AccountYear, AccountsView, Closed, VoucherEntryView, VoucherLineRow, VoucherList, VoucherView};
use crate::domain::money::Money;
use crate::policy::Policy;
use crate::text::{Lang, ledger, sheets};

/// Stable keys: `year`, `opening`, `income`, `spending`, `closing`, `holds`, `year_closed`, `closed_months[]`, `accounts[]`.
#[must_use]
pub fn accounts_json(view: &AccountsView, policy: &Policy, lang: Lang) -> Value {
    let account = |a: &AccountYear| {
        json!({
            "key": a.key,
            "name": name(&a.key, policy, lang),
            "class": a.class,
            "opening": balance(a, a.opening).plain(),
            "debit": a.debit.plain(),
            "credit": a.credit.plain(),
            "balance": balance(a, a.opening + a.debit - a.credit).plain(),
        })
    };
    let closed = |c: &Closed| json!({ "month": c.period, "by": c.by, "at": c.at });
    json!({
        "year": view.year,
        "opening": view.opening.plain(),
        "income": view.income.plain(),
        "spending": view.spending.plain(),
        "closing": view.closing().plain(),
        "holds": view.holds.plain(),
        "agrees": view.difference().is_none(),
        "year_closed": view.is_year_closed,
        "closed_months": view.closed.iter().map(closed).collect::<Vec<_>>(),
        "accounts": view.accounts.iter().map(account).collect::<Vec<_>>(),
    })
}

/// The accounts as lines: those that hold or moved anything, then the statement they agree with.
#[must_use]
pub fn accounts_text(view: &AccountsView, policy: &Policy, lang: Lang) -> String {
    let moved = |a: &&AccountYear| [a.opening, a.debit, a.credit].iter().any(|m| *m != Money::ZERO);
    let mut rows = vec![ledger::account_titles(lang).map(str::to_owned).to_vec()];
    rows.extend(view.accounts.iter().filter(moved).map(|a| {
        vec![
            name(&a.key, policy, lang),
            balance(a, a.opening).to_string(),
            a.debit.to_string(),
            a.credit.to_string(),
            balance(a, a.opening + a.debit - a.credit).to_string(),
        ]
    }));
    let mut out = lines(&[Align::Left, Align::Right, Align::Right, Align::Right, Align::Right], &rows);
    out.extend(ledger::statement(view, lang));
    out.join("\n")
}

/// Stable keys: `month`, `total`, `vouchers[]`.
#[must_use]
pub fn list_json(list: &VoucherList) -> Value {
    let voucher = |line: &VoucherLineRow| {
        let v = &line.voucher;
        json!({
            "number": v.number, "date": v.posted_on.to_string(), "kind": v.kind, "template": v.template, "digest": v.digest,
            "amount": line.amount.plain(), "entries": line.entries, "maker": v.maker, "checker": v.checker,
            "reverses": v.reverses, "reversed_by": v.reversed_by,
        })
    };
    json!({
        "month": list.month.map(|m| m.to_string()),
        "total": list.total,
        "vouchers": list.vouchers.iter().map(voucher).collect::<Vec<_>>(),
    })
}

/// One line per voucher, the newest first.
#[must_use]
pub fn list_text(list: &VoucherList, lang: Lang) -> String {
    let row = |line: &VoucherLineRow| {
        let v = &line.voucher;
        vec![
            v.number.clone(),
            v.posted_on.to_string(),
            v.template.clone(),
            line.amount.to_string(),
            ledger::digest(&v.template, &v.digest, lang),
            ledger::standing(v, lang),
        ]
    };
    let rows: Vec<_> = list.vouchers.iter().map(row).collect();
    let mut out = lines(&[Align::Left, Align::Left, Align::Left, Align::Right, Align::Left, Align::Left], &rows);
    out.push(ledger::voucher_count(list.vouchers.len(), list.total, lang));
    out.join("\n")
}

/// Stable keys: those of a list's vouchers, `annexes`, `posted_at`, `sheet`, `lines[]`.
#[must_use]
pub fn voucher_json(view: &VoucherView) -> Value {
    let v = &view.voucher;
    let line = |e: &VoucherEntryView| {
        json!({
            "entry": e.number, "debit": e.debit, "credit": e.credit, "amount": e.amount.plain(), "memo": e.memo,
            "person": e.person.as_ref().map(|(id, name)| json!({ "id": id, "name": name })),
        })
    };
    json!({
        "number": v.number, "date": v.posted_on.to_string(), "kind": v.kind, "template": v.template, "digest": v.digest,
        "amount": view.total().plain(), "annexes": v.annexes, "maker": v.maker, "checker": v.checker, "posted_at": v.posted_at,
        "reverses": v.reverses, "reversed_by": v.reversed_by,
        "sheet": view.sheet.as_ref().map(|(number, kind, state)| json!({ "number": number, "kind": kind.id(), "state": state.id() })),
        "lines": view.entries.iter().map(line).collect::<Vec<_>>(),
    })
}

/// The voucher as it would stand on paper.
#[must_use]
pub fn voucher_text(view: &VoucherView, policy: &Policy, lang: Lang) -> String {
    let v = &view.voucher;
    let mut out = vec![format!("{}  {}  {}", ledger::voucher_kind(&v.kind, lang), v.number, v.posted_on)];
    out.push(ledger::digest(&v.template, &v.digest, lang));
    let entry = |e: &VoucherEntryView| {
        let person = e.person.as_ref().map(|(_, name)| name.clone()).unwrap_or_default();
        vec![name(&e.debit, policy, lang), name(&e.credit, policy, lang), e.amount.to_string(), person, e.memo.clone()]
    };
    let mut rows = vec![ledger::entry_titles(lang).map(str::to_owned).to_vec()];
    rows.extend(view.entries.iter().map(entry));
    out.extend(lines(&[Align::Left, Align::Left, Align::Right, Align::Left, Align::Left], &rows));
    out.push(ledger::signatures(v, lang));
    if let Some((number, kind, state)) = &view.sheet {
        out.push(format!("{number}  {}  {}", sheets::kind(*kind, lang), sheets::state(*state, kind.flow(), lang)));
    }
    let standing = ledger::standing(v, lang);
    if !standing.is_empty() {
        out.push(standing);
    }
    out.join("\n")
}

/// What was filed: `sheet`, and whether it is new.
#[must_use]
pub fn filed_json(filed: &Filed) -> Value {
    json!({ "sheet": filed.number, "new": filed.is_new })
}

/// What an account is called.
#[must_use]
pub fn name(key: &str, policy: &Policy, lang: Lang) -> String {
    policy.account(key).map_or(key, |a| lang.pick(&a.zh, &a.en)).to_owned()
}

/// A balance on the side that an account of its class grows on.
#[must_use]
pub fn balance(account: &AccountYear, debit: Money) -> Money {
    if matches!(account.class.as_str(), "asset" | "spending") { debit } else { -debit }
}
