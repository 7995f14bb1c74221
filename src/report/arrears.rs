//! Payments of premiums and arrears for scripts and for reading. Amounts in yuan, two decimals.

use serde_json::{Value, json};

use super::table::{Align, lines};
use crate::desk::arrears::{
    ArrearsLine, ArrearsList, ArrearsMonth, Match, NoticeRow, ReceiptLine, ReceiptList, ReceiptsTaken, ReconcileMonth,
    Reconciled, SideLine, Spread,
};
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
    let span = match l.span() {
        Some((first, last)) if first != last => format!("{first}..{last}"),
        Some((first, _)) => first.to_string(),
        None => String::new(),
    };
    let standing = words::standing(l.standing(), lang).to_owned();
    vec![l.name.clone(), span, l.overdue().to_string(), l.principal().to_string(), l.late_fee().to_string(), standing]
}

/// A month as a row: month, principal, last day, days late, late fee, how it stands.
#[must_use]
pub fn month_row(m: &ArrearsMonth, lang: Lang) -> Vec<String> {
    vec![
        m.month.to_string(),
        m.principal.to_string(),
        m.last_day.to_string(),
        m.days.to_string(),
        m.late_fee.to_string(),
        words::standing(m.standing, lang).to_owned(),
    ]
}

/// What a whole list comes to.
#[must_use]
pub fn arrears_total(list: &ArrearsList, lang: Lang) -> String {
    let months = list.lines.iter().map(ArrearsLine::overdue).sum();
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

/// Stable keys: `notices` with `number`, `kind`, `employer`, `from`, `until`, `months`, `principal`, `late_fee`, `as_of`, `pay_by`,
/// `code`, `served_on`, `served_by`, `by`.
#[must_use]
pub fn notices_json(list: &[NoticeRow]) -> Value {
    let notice = |n: &NoticeRow| {
        json!({
            "number": n.number, "kind": n.kind.id(), "employer": n.name, "from": n.from.to_string(), "until": n.until.to_string(),
            "months": n.months, "principal": n.principal.plain(), "late_fee": n.late_fee.plain(), "as_of": n.as_of.to_string(),
            "pay_by": n.pay_by.to_string(), "code": n.code, "served_on": n.served_on.map(|d| d.to_string()),
            "served_by": n.served_by, "by": n.by,
        })
    };
    json!({ "notices": list.iter().map(notice).collect::<Vec<_>>() })
}

/// A notice as a row: number, kind, employer, principal, late fee, last day, when it was served.
#[must_use]
pub fn notice_row(n: &NoticeRow, lang: Lang) -> Vec<String> {
    vec![
        n.number.clone(),
        words::notice(n.kind, lang).to_owned(),
        n.name.clone(),
        n.principal.to_string(),
        n.late_fee.to_string(),
        n.pay_by.to_string(),
        n.served_on.map(|d| d.to_string()).unwrap_or_default(),
    ]
}

/// One line for each notice.
#[must_use]
pub fn notices_text(list: &[NoticeRow], lang: Lang) -> String {
    use Align::{Left, Right};
    if list.is_empty() {
        return words::no_notices(lang).to_owned();
    }
    let rows: Vec<Vec<String>> = list.iter().map(|n| notice_row(n, lang)).collect();
    lines(&[Left, Left, Left, Right, Right, Left, Left], &rows).join("\n")
}

/// Stable keys: `year`, `months` with `month`, `received`, `opening`, `booked`, `difference`, `only_received`, `only_booked`
/// (`on`, `amount`, `text`, `employer`).
#[must_use]
pub fn reconciled_json(of: &Reconciled) -> Value {
    let line = |l: &SideLine| json!({ "on": l.on.to_string(), "amount": l.amount.plain(), "text": l.text, "employer": l.name });
    let month = |m: &ReconcileMonth| {
        json!({
            "month": m.month.to_string(), "received": m.received.plain(), "opening": m.opening.plain(), "booked": m.booked.plain(),
            "difference": m.difference().plain(), "only_received": m.only_received.iter().map(line).collect::<Vec<_>>(),
            "only_booked": m.only_booked.iter().map(line).collect::<Vec<_>>(),
        })
    };
    json!({ "year": of.year, "months": of.months.iter().map(month).collect::<Vec<_>>() })
}

/// A month as a row: what was received, taken over, booked, and the difference.
#[must_use]
pub fn reconcile_row(m: &ReconcileMonth) -> Vec<String> {
    vec![m.month.to_string(), m.received.to_string(), m.opening.to_string(), m.booked.to_string(), m.difference().to_string()]
}

/// The lines of a month without a counterpart.
#[must_use]
pub fn unmatched_lines(m: &ReconcileMonth, lang: Lang) -> Vec<String> {
    let told = |side: &'static str, l: &SideLine| {
        let name = l.name.as_deref().unwrap_or_default();
        format!("{side}  {}  {}  {}  {name}", l.on, l.amount, l.text).trim_end().to_owned()
    };
    let [ours, books] = words::sides(lang);
    m.only_received.iter().map(|l| told(ours, l)).chain(m.only_booked.iter().map(|l| told(books, l))).collect()
}

/// One line for each month, below it the lines without a counterpart.
#[must_use]
pub fn reconciled_text(of: &Reconciled, lang: Lang) -> String {
    use Align::{Left, Right};
    let mut rows = vec![words::reconcile_titles(lang)];
    rows.extend(of.months.iter().map(reconcile_row));
    let table = lines(&[Left, Right, Right, Right, Right], &rows);
    let mut out: Vec<String> = table.iter().take(1).cloned().collect();
    for (line, month) in table.into_iter().skip(1).zip(&of.months) {
        out.push(line);
        out.extend(unmatched_lines(month, lang).into_iter().map(|l| format!("  {l}")));
    }
    out.join("\n")
}
