//! 缴费核定单 F4 (agency rules 8.4), and the sheet of a project: what an employer has to pay, and until when.

use rust_decimal::Decimal;

use super::document::{Block, Document};
use super::money::made_and_checked;
use crate::desk::sheets::SheetFacts;
use crate::domain::money::Money;
use crate::domain::sheet::kind::SheetKind;
use crate::text::capital::capital_amount;
use crate::text::levy::percent;
use crate::text::papers::levy::{self as say, Name, name};
use crate::text::papers::money;

/// A declaration or a project as a document; what was levied by it counts, before that what it came to when it was entered.
pub(super) fn word(facts: &SheetFacts<'_>) -> String {
    let sheet = facts.sheet;
    let due = facts.levied.as_ref().map_or(sheet.amount, |l| l.due);
    let mut told = vec![fact(Name::Employer, employer(facts)), fact(Name::CreditCode, sheet.fields.get("credit_code"))];
    match sheet.kind {
        SheetKind::Project => told.extend(project(facts)),
        _ => told.extend(declaration(facts)),
    }
    told.extend([fact(Name::Due, due.plain()), fact(Name::InCapitals, capital_amount(due))]);
    told.extend(facts.last_day.map(|day| fact(Name::LastDay, day.to_string())));
    let [made, checked] = made_and_checked(facts);
    let document = Document {
        office: facts.office.clone(),
        title: money::title(sheet.kind).to_owned(),
        number_line: money::number_line(&sheet.number, facts.entered_on),
        blocks: vec![Block::Facts(told)],
        signatures: vec![say::signatures(&made, &checked)],
        seal: crate::text::papers::sheet::SEAL.to_owned(),
        notes: vec![say::note(sheet.state).to_owned()],
    };
    // Plain strings always become JSON.
    serde_json::to_string(&document).unwrap_or_default()
}

fn fact(of: Name, value: impl Into<String>) -> (String, String) {
    (name(of).to_owned(), value.into())
}

fn employer(facts: &SheetFacts<'_>) -> String {
    facts.sheet.employer.as_ref().map(|(_, name)| name.clone()).unwrap_or_default()
}

fn declaration(facts: &SheetFacts<'_>) -> Vec<(String, String)> {
    let field = |id: &str| facts.sheet.fields.get(id);
    let amount = |id: &str| Money::parse(field(id)).map(Money::plain).unwrap_or_default();
    let (heads, payroll, base, rate) = match &facts.levied {
        Some(l) => (l.heads.to_string(), l.payroll.plain(), l.base.plain(), l.rate.as_str()),
        None => (field("headcount").to_owned(), amount("payroll"), amount("base_sum"), field("premium_rate")),
    };
    vec![
        fact(Name::Month, field("month")),
        fact(Name::Heads, heads),
        fact(Name::Payroll, payroll),
        fact(Name::Base, base),
        fact(Name::Rate, told_rate(rate)),
    ]
}

fn project(facts: &SheetFacts<'_>) -> Vec<(String, String)> {
    let field = |id: &str| facts.sheet.fields.get(id);
    vec![
        fact(Name::Project, field("project_name")),
        fact(Name::Price, field("price")),
        fact(Name::Period, say::period(field("from_on"), field("until_on"))),
        fact(Name::Workers, field("workers")),
        fact(Name::ProjectRate, told_rate(field("premium_rate"))),
    ]
}

/// A stored share as per cent; empty where none was known.
fn told_rate(share: &str) -> String {
    Decimal::from_str_exact(share).map(percent).unwrap_or_default()
}
