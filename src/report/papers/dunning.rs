//! From what an employer owes to 催缴通知书 (F5), 责令补缴 and 移送 (agency rules 8.4).

use super::document::{Block, Document};
use crate::desk::arrears::{ArrearsMonth, NoticeFacts, NoticePress};
use crate::text::papers::notice as say;
use crate::text::papers::sheet::{SEAL, number_line};

/// The press of notices of arrears.
pub const DUNNING_PRESS: NoticePress = NoticePress { word, set: super::set };

fn word(facts: &NoticeFacts<'_>) -> String {
    let fact = |name: &str, value: String| (name.to_owned(), value);
    let line = facts.line;
    let mut told = vec![
        fact(say::NAME, line.name.clone()),
        fact(say::CREDIT_CODE, line.credit_code.clone()),
        fact(say::SPAN, format!("{} - {}", facts.from, facts.until)),
        fact(say::MONTHS, line.months.len().to_string()),
        fact(say::SUM, say::sum(line.principal() + line.late_fee())),
        fact(say::PAY_BY, facts.pay_by.to_string()),
    ];
    if !line.contact.is_empty() {
        told.push(fact(say::CONTACT, format!("{} {}", line.contact, line.phone).trim_end().to_owned()));
    }
    let mut blocks = vec![
        Block::Line(say::to(facts.kind, &line.name)),
        Block::Text(say::opening(facts.kind, &line.name, facts.on)),
        Block::Facts(told),
        months(facts),
    ];
    blocks.extend(say::consequence(facts.kind).iter().map(|text| Block::Text((*text).to_owned())));
    let document = Document {
        office: facts.office.clone(),
        title: say::title(facts.kind).to_owned(),
        number_line: number_line(facts.number, facts.on),
        blocks,
        signatures: vec![say::receipt()],
        seal: SEAL.to_owned(),
        notes: Vec::new(),
    };
    // Plain strings always become JSON.
    serde_json::to_string(&document).unwrap_or_default()
}

fn months(facts: &NoticeFacts<'_>) -> Block {
    let row = |m: &ArrearsMonth| {
        vec![m.month.to_string(), m.principal.plain(), m.last_day.to_string(), m.days.to_string(), m.late_fee.plain()]
    };
    let mut rows: Vec<Vec<String>> = facts.line.months.iter().map(row).collect();
    let (principal, late_fee) = (facts.line.principal().plain(), facts.line.late_fee().plain());
    rows.push(vec![say::TOTAL.to_owned(), principal, String::new(), String::new(), late_fee]);
    let columns = [say::MONTH, say::PRINCIPAL, say::LAST_DAY, say::DAYS, say::LATE_FEE];
    Block::Sums { columns: columns.map(str::to_owned).to_vec(), right: vec![1, 3, 4], rows }
}
