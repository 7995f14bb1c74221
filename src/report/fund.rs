//! The fund's year for scripts and for reading. Amounts in yuan, two decimals.

use serde_json::{Value, json};

use super::table::{Align, lines};
use crate::desk::FundView;
use crate::domain::fund::{ItemAmount, Note, Side};
use crate::domain::money::Money;
use crate::policy::Policy;
use crate::text::Lang;
use crate::text::command;

/// Stable keys: `opening`, `income`, `spending`, `closing`, `months[]`, `notes[]`.
#[must_use]
pub fn json(view: &FundView, policy: &Policy, lang: Lang) -> Value {
    let f = &view.figures;
    let months: Vec<Value> = f
        .months
        .iter()
        .map(|m| {
            json!({
                "month": m.month.to_string(),
                "income": m.income.plain(),
                "spending": m.spending.plain(),
                "balance": m.balance.plain(),
                "items": items(&m.items, policy, None, lang),
            })
        })
        .collect();
    let side = |side: Side, total: Money| json!({ "total": total.plain(), "items": items(&f.items, policy, Some(side), lang) });
    json!({
        "year": f.year,
        "opening": f.opening.plain(),
        "income": side(Side::Income, f.income),
        "spending": side(Side::Spending, f.spending),
        "closing": f.closing().plain(),
        "support_months": f.support_months().map(|m| m.to_places(2)),
        "insured": f.insured,
        "beneficiaries": f.beneficiaries,
        "months": months,
        "notes": f.notes.iter().map(|n| command::fund_note(n, lang)).collect::<Vec<_>>(),
    })
}

fn items(amounts: &[ItemAmount], policy: &Policy, side: Option<Side>, lang: Lang) -> Vec<Value> {
    let of_side = amounts.iter().filter_map(|a| policy.item(&a.key).map(|i| (i, a)));
    of_side
        .filter(|(item, _)| side.is_none_or(|s| item.side == s))
        .map(|(item, a)| json!({ "key": a.key, "name": lang.pick(&item.name_zh, &item.name_en), "amount": a.amount.plain() }))
        .collect()
}

/// The statement as lines.
#[must_use]
pub fn text(view: &FundView, policy: &Policy, lang: Lang) -> String {
    let f = &view.figures;
    let words = command::fund_words(lang);
    let mut rows = vec![row(words.opening, f.opening)];
    for (side, word, total) in [(Side::Income, words.income, f.income), (Side::Spending, words.spending, f.spending)] {
        rows.push(row(word, total));
        let of_side = f.items.iter().filter_map(|a| policy.item(&a.key).map(|i| (i, a))).filter(|(i, _)| i.side == side);
        rows.extend(of_side.map(|(i, a)| row(&format!("  {}", lang.pick(&i.name_zh, &i.name_en)), a.amount)));
    }
    rows.push(row(words.closing, f.closing()));
    let notes = f.notes.iter().map(|n: &Note| command::fund_note(n, lang));
    let mut out = vec![command::fund_title(f.year, lang)];
    out.extend(lines(&[Align::Left, Align::Right], &rows));
    out.extend(notes);
    out.join("\n")
}

fn row(word: &str, amount: Money) -> Vec<String> {
    vec![word.to_owned(), amount.to_string()]
}
