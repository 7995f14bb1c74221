//! Payments of premiums and arrears for scripts and for reading. Amounts in yuan, two decimals.

use serde_json::{Value, json};

use super::table::{Align, lines};
use crate::desk::arrears::{ArrearsLine, ArrearsList, ArrearsMonth, Match, ReceiptLine, ReceiptList, ReceiptsTaken, Spread};
use crate::desk::import::BadRow;
use crate::domain::levy::allocation::Remark;
use crate::domain::money::Money;
use crate::text::{Lang, arrears as words};

fn remark_json(remark: &Remark) -> Value {
    let (month, amount) = match remark {
        Remark::Over { month, by } => (month, Some(by.plain())),
        Remark::Under { month, left } => (month, Some(left.plain())),
        Remark::NotBilled { month } | Remark::PaidAlready { month } => (month, None),
    };
    json!({ "remark": remark.id(), "month": month.to_string(), "amount": amount })
}

/// Stable keys: `rows`, `amount`, `exact`, `near`, `unknown`, `premium`, `late_fee`, `credit`, `written`, `remarks`, `bad`.
#[must_use]
pub fn taken_json(of: &ReceiptsTaken) -> Value {
    let remark = |(number, what): &(String, Remark)| {
        let mut out = remark_json(what);
        out["number"] = json!(number);
        out
    };
    let bad = |b: &BadRow| json!({ "line": b.line, "field": b.field, "value": b.value });
    json!({
        "rows": of.rows, "amount": of.amount.plain(), "exact": of.exact, "near": of.near, "unknown": of.unknown,
        "premium": of.premium.plain(), "late_fee": of.late_fee.plain(), "credit": of.credit.plain(), "written": of.written,
        "remarks": of.remarks.iter().map(remark).collect::<Vec<_>>(), "bad": of.bad.iter().map(bad).collect::<Vec<_>>(),
    })
}

/// Stable keys: `employer`, `premium`, `late_fee`, `credit`, `remark`.
#[must_use]
pub fn spread_json(of: &Spread) -> Value {
    json!({
        "employer": of.employer, "premium": of.premium.plain(), "late_fee": of.late_fee.plain(),
        "credit": of.credit.plain(), "remark": of.remark.as_ref().map(remark_json),
    })
}

/// Stable keys: `total`, `unknown`, `unknown_amount`, `receipts` with `number`, `match`, `employer`, `proposed`, `payer`,
/// `credit_code`, `paid_on`, `amount`, `month`, `premium`, `late_fee`, `paid_back`, `rest`.
#[must_use]
pub fn receipts_json(list: &ReceiptList) -> Value {
    let line = |l: &ReceiptLine| {
        let r = &l.row;
        let proposed = if let Match::Near { credit_code, .. } = &l.whose { Some(credit_code) } else { None };
        json!({
            "number": r.number, "match": l.whose.id(), "employer": r.employer.as_ref().map(|(_, code, _)| code),
            "proposed": proposed, "payer": r.payer, "credit_code": r.credit_code, "paid_on": r.paid_on.to_string(),
            "amount": r.amount.plain(), "month": r.told.map(|m| m.to_string()), "premium": r.premium.plain(),
            "late_fee": r.late_fee.plain(), "paid_back": r.paid_back.plain(), "rest": r.rest().plain(),
        })
    };
    json!({
        "total": list.total, "unknown": list.unknown, "unknown_amount": list.unknown_amount.plain(),
        "receipts": list.lines.iter().map(line).collect::<Vec<_>>(),
    })
}

/// A payment as a row: number, day, whose it is, payer, amount, month told, what is left.
#[must_use]
pub fn receipt_row(l: &ReceiptLine, lang: Lang) -> Vec<String> {
    let r = &l.row;
    let name = r.employer.as_ref().map_or(&r.payer, |(_, _, name)| name);
    vec![
        r.number.clone(),
        r.paid_on.to_string(),
        words::whose(&l.whose, lang),
        name.clone(),
        r.amount.to_string(),
        r.told.map(|m| m.to_string()).unwrap_or_default(),
        if r.rest() == Money::ZERO { String::new() } else { r.rest().to_string() },
    ]
}

/// One line for each payment.
#[must_use]
pub fn receipts_text(list: &ReceiptList, lang: Lang) -> String {
    use Align::{Left, Right};
    let rows: Vec<Vec<String>> = list.lines.iter().map(|l| receipt_row(l, lang)).collect();
    if rows.is_empty() {
        return words::no_receipts(lang).to_owned();
    }
    lines(&[Left, Left, Left, Left, Right, Left, Right], &rows).join("\n")
}

/// Stable keys: `on`, `employers` with `credit_code`, `name`, `principal`, `late_fee`, `credit`, `months` (`month`, `principal`,
/// `late_fee`, `last_day`, `days`, `state`).
#[must_use]
pub fn arrears_json(list: &ArrearsList) -> Value {
    let month = |m: &ArrearsMonth| {
        json!({
            "month": m.month.to_string(), "principal": m.principal.plain(), "late_fee": m.late_fee.plain(),
            "last_day": m.last_day.to_string(), "days": m.days, "state": m.standing.id(),
        })
    };
    let line = |l: &ArrearsLine| {
        json!({
            "credit_code": l.credit_code, "name": l.name, "principal": l.principal().plain(), "late_fee": l.late_fee().plain(),
            "credit": l.credit.plain(), "months": l.months.iter().map(month).collect::<Vec<_>>(),
        })
    };
    json!({ "on": list.on.to_string(), "employers": list.lines.iter().map(line).collect::<Vec<_>>() })
}

/// An employer in arrears as a row: name, first and last month, months, principal, late fee, how far it has been dunned.
#[must_use]
pub fn arrears_row(l: &ArrearsLine, lang: Lang) -> Vec<String> {
    let span = match (l.months.first(), l.months.last()) {
        (Some(first), Some(last)) if first.month != last.month => format!("{}..{}", first.month, last.month),
        (Some(first), _) => first.month.to_string(),
        (None, _) => String::new(),
    };
    let standing = l.months.first().map(|m| words::standing(m.standing, lang).to_owned()).unwrap_or_default();
    vec![l.name.clone(), span, l.months.len().to_string(), l.principal().to_string(), l.late_fee().to_string(), standing]
}

/// What a whole list comes to.
#[must_use]
pub fn arrears_total(list: &ArrearsList, lang: Lang) -> String {
    let months = list.lines.iter().map(|l| l.months.len()).sum();
    let (principal, late_fee) =
        (list.lines.iter().map(ArrearsLine::principal).sum(), list.lines.iter().map(ArrearsLine::late_fee).sum());
    words::total(list.lines.len(), months, principal, late_fee, lang)
}

/// One line for each employer, and what all come to.
#[must_use]
pub fn arrears_text(list: &ArrearsList, lang: Lang) -> String {
    use Align::{Left, Right};
    if list.lines.is_empty() {
        return words::none(lang).to_owned();
    }
    let row = |l: &ArrearsLine| [vec![l.credit_code.clone()], arrears_row(l, lang)].concat();
    let rows: Vec<Vec<String>> = list.lines.iter().map(row).collect();
    let mut out = lines(&[Left, Left, Left, Right, Right, Right, Left], &rows);
    out.push(arrears_total(list, lang));
    out.join("\n")
}
