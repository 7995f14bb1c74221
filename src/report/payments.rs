//! Payments for scripts, for reading and for the bank. Amounts in yuan, two decimals.

use serde_json::{Value, json};

use super::table::{Align, lines};
use super::workbook::{Cell, workbook};
use crate::desk::cases::Filed;
use crate::desk::payments::{
    AccountLine, BankFile, BankForm, BankLine, BankPress, LEFT_OUT, OwedLine, PaymentLine, PaymentListLine,
};
use crate::desk::sheets::SheetView;
use crate::domain::codes::ListId;
use crate::domain::grid;
use crate::domain::sheet::kind::Flow;
use crate::policy::Policy;
use crate::text::problems::field;
use crate::text::{Lang, benefits, payments, sheet_view, sheets};

pub use crate::text::codes::code;

/// Stable keys: `id`, `kind`, `item`, `name`, `payee`, `case`, `sheet`, `month`, `amount`, `account` (masked), `trouble`.
#[must_use]
pub fn owed_json(owed: &[OwedLine]) -> Value {
    let line = |l: &OwedLine| {
        let trouble = l.trouble.as_ref();
        json!({
            "id": l.id, "kind": l.kind.id(), "item": l.item.id(), "name": l.name, "payee": l.payee, "case": l.case,
            "sheet": l.sheet, "month": l.month.to_string(), "amount": l.amount.plain(), "account": l.account,
            "trouble": trouble.map(|t| json!({ "state": t.state.id(), "reason": t.reason, "same_account": t.is_same_account })),
        })
    };
    json!({ "owed": owed.iter().map(line).collect::<Vec<_>>() })
}

/// One line for each thing that waits to be paid.
#[must_use]
pub fn owed_text(owed: &[OwedLine], policy: &Policy, lang: Lang) -> String {
    let row = |l: &OwedLine| {
        let trouble = l.trouble.as_ref().map(|t| {
            format!("{} {}", payments::line_state(t.state, lang), code(ListId::PaymentFailure, &t.reason, policy, lang))
        });
        vec![
            l.id.to_string(),
            payments::list_kind(l.kind, lang).to_owned(),
            benefits::item(l.item, lang).to_owned(),
            l.name.clone(),
            l.month.to_string(),
            l.amount.to_string(),
            l.account.clone().unwrap_or_else(|| payments::no_account(lang).to_owned()),
            trouble.unwrap_or_default(),
        ]
    };
    let rows: Vec<_> = owed.iter().map(row).collect();
    let aligns = [Align::Right, Align::Left, Align::Left, Align::Left, Align::Left, Align::Right, Align::Left, Align::Left];
    lines(&aligns, &rows).join("\n")
}

/// Stable keys: `number`, `state`, `kind`, `amount`, `lines`, `troubled`, `enterer`, `entered_on`.
#[must_use]
pub fn lists_json(lists: &[PaymentListLine]) -> Value {
    json!({ "lists": lists.iter().map(list_json).collect::<Vec<_>>() })
}

fn list_json(l: &PaymentListLine) -> Value {
    json!({
        "number": l.number, "state": l.state.id(), "kind": l.kind.id(), "amount": l.amount.plain(), "lines": l.lines,
        "troubled": l.troubled, "enterer": l.enterer, "entered_on": l.entered_on.to_string(),
    })
}

/// One line per list, the newest first.
#[must_use]
pub fn lists_text(lists: &[PaymentListLine], lang: Lang) -> String {
    let row = |l: &PaymentListLine| {
        vec![
            l.number.clone(),
            payments::list_kind(l.kind, lang).to_owned(),
            l.lines.to_string(),
            l.amount.to_string(),
            sheets::state(l.state, Flow::Payment, lang).to_owned(),
        ]
    };
    let rows: Vec<_> = lists.iter().map(row).collect();
    lines(&[Align::Left, Align::Left, Align::Right, Align::Right, Align::Left], &rows).join("\n")
}

/// Stable keys: `number`, `lines[]` of `line`, `item`, `name`, `month`, `holder`, `bank`, `branch`, `account` (masked), `amount`,
/// `deducted`, `state`, `failure`, `settled_on`.
#[must_use]
pub fn lines_json(number: &str, list: &[PaymentLine]) -> Value {
    let line = |l: &PaymentLine| {
        json!({
            "line": l.nth, "item": l.item.id(), "name": l.name, "month": l.month.to_string(), "holder": l.holder, "bank": l.bank,
            "branch": l.branch, "account": l.account, "amount": l.amount.plain(), "deducted": l.deducted.plain(),
            "state": l.state.id(), "failure": l.failure, "settled_on": l.settled_on.map(|d| d.to_string()),
        })
    };
    json!({ "number": number, "lines": list.iter().map(line).collect::<Vec<_>>() })
}

/// The same with the list's `state`, after a step.
#[must_use]
pub fn settled_json(view: &SheetView, list: &[PaymentLine]) -> Value {
    let mut out = lines_json(&view.number, list);
    out["state"] = view.state.id().into();
    out
}

/// Stable keys: `sheet`, `account`, which is whole.
#[must_use]
pub fn account_json(sheet: &str, account: &str) -> Value {
    json!({ "sheet": sheet, "account": account })
}

/// One line per payment.
#[must_use]
pub fn lines_text(list: &[PaymentLine], policy: &Policy, lang: Lang) -> String {
    let row = |l: &PaymentLine| {
        vec![
            l.nth.to_string(),
            benefits::item(l.item, lang).to_owned(),
            l.name.clone(),
            l.holder.clone(),
            code(ListId::Bank, &l.bank, policy, lang),
            l.account.clone(),
            (l.amount - l.deducted).to_string(),
            payments::line_state(l.state, lang).to_owned(),
            code(ListId::PaymentFailure, &l.failure, policy, lang),
        ]
    };
    let rows: Vec<_> = list.iter().map(row).collect();
    let aligns =
        [Align::Right, Align::Left, Align::Left, Align::Left, Align::Left, Align::Left, Align::Right, Align::Left, Align::Left];
    lines(&aligns, &rows).join("\n")
}

/// Stable keys: `payee`, `kind`, `way`, `holder`, `bank`, `branch`, `account` (masked), `checked`, `valid_from`, `sheet`.
#[must_use]
pub fn accounts_json(accounts: &[AccountLine]) -> Value {
    let line = |a: &AccountLine| {
        json!({
            "payee": a.payee, "kind": a.kind, "way": a.way.id(), "holder": a.holder, "bank": a.bank, "branch": a.branch,
            "account": a.account, "checked": a.is_checked, "valid_from": a.valid_from.to_string(), "sheet": a.sheet,
        })
    };
    json!({ "accounts": accounts.iter().map(line).collect::<Vec<_>>() })
}

/// One line per account in use.
#[must_use]
pub fn accounts_text(accounts: &[AccountLine], policy: &Policy, lang: Lang) -> String {
    let row = |a: &AccountLine| {
        vec![
            a.payee.clone(),
            payments::way(a.way, lang).to_owned(),
            a.holder.clone(),
            code(ListId::Bank, &a.bank, policy, lang),
            a.account.clone(),
            a.valid_from.to_string(),
            a.sheet.clone(),
        ]
    };
    let rows: Vec<_> = accounts.iter().map(row).collect();
    lines(&[Align::Left; 7], &rows).join("\n")
}

/// A list that was just built: its number, and whom it leaves out.
#[must_use]
pub fn built_json(filed: &Filed, view: &SheetView) -> Value {
    let told = |reason: &str, row: grid::GridRow<'_>| json!({ "payee": row.cell(0), "month": row.cell(1), "amount": row.cell(2), "reason": reason });
    let left: Vec<Value> =
        LEFT_OUT.into_iter().flat_map(|id| grid::rows(view.fields.get(id)).map(move |row| told(id, row))).collect();
    json!({ "sheet": filed.number, "new": filed.is_new, "left_out": left })
}

/// Whom a list leaves out, by reason; nothing where it has everybody.
#[must_use]
pub fn left_out(view: &SheetView, lang: Lang) -> Vec<String> {
    let mut out = Vec::new();
    for id in LEFT_OUT {
        let rows = sheet_view::rows(view.fields.get(id));
        if !rows.is_empty() {
            out.push(format!("{}{}", field(id, lang), lang.pick("：", ":")));
            out.extend(rows.into_iter().map(|row| format!("  {row}")));
        }
    }
    out
}

/// What writes bank files for the window. Banks here read Chinese.
pub const BANK_PRESS: BankPress = BankPress(|file, policy, form| bank_file(file, policy, form, Lang::Zh));

/// The bank file, with titles in one of the languages: a row per payment. As csv it is UTF-8 with a byte order mark, so that
/// spreadsheets read it; as a workbook account numbers are texts and amounts numbers.
///
/// # Errors
/// Those of memory.
pub fn bank_file(file: &BankFile, policy: &Policy, form: BankForm, lang: Lang) -> std::io::Result<Vec<u8>> {
    match form {
        BankForm::Csv => bank_csv(file, policy, lang).map_err(std::io::Error::other),
        BankForm::Xlsx => {
            let titles = payments::bank_titles(lang).map(|title| Cell::Text(title.to_owned())).to_vec();
            let row = |l: &BankLine| {
                let mut cells: Vec<Cell> = texts(file, l, policy).into_iter().map(Cell::Text).collect();
                cells.push(Cell::Amount(l.amount));
                cells
            };
            let rows: Vec<Vec<Cell>> = std::iter::once(titles).chain(file.lines.iter().map(row)).collect();
            workbook(&file.number, &rows).map_err(std::io::Error::other)
        }
    }
}

/// A payment but its amount: list, line, holder, bank, branch, account.
fn texts(file: &BankFile, l: &BankLine, policy: &Policy) -> [String; 6] {
    let bank = code(ListId::Bank, &l.bank, policy, Lang::Zh);
    [file.number.clone(), l.nth.to_string(), l.holder.clone(), bank, l.branch.clone(), l.account.clone()]
}

fn bank_csv(file: &BankFile, policy: &Policy, lang: Lang) -> Result<Vec<u8>, csv::Error> {
    let mut out = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
    out.write_record(payments::bank_titles(lang))?;
    for l in &file.lines {
        let amount = l.amount.plain();
        out.write_record(texts(file, l, policy).iter().chain([&amount]))?;
    }
    out.into_inner().map_err(|e| csv::Error::from(e.into_error()))
}
