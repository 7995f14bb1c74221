//! From what is on file about a person to his statement of rights.

use super::document::{Block, Document};
use crate::desk::workers::{Insured, LeviedMonth, PaidBenefit, Statement, StatementPress};
use crate::domain::money::Money;
use crate::policy::Policy;
use crate::text::papers::sheet::{SEAL, number_line};
use crate::text::papers::statement as say;
use crate::text::workers::{category, span};
use crate::text::{Lang, workers};

/// The press of statements.
pub const STATEMENT_PRESS: StatementPress = StatementPress { word, set: super::set };

fn word(s: &Statement, policy: &Policy) -> String {
    let fact = |name: &str, value: String| (name.to_owned(), value);
    let head = Block::Facts(vec![
        fact(say::NAME, s.name.clone()),
        fact(say::ID_NUMBER, s.id_number.clone()),
        fact(say::YEAR, s.year.to_string()),
    ]);
    let mut blocks = vec![head, Block::Heading(say::RELATIONS.to_owned()), relations(&s.relations, policy)];
    blocks.extend([Block::Heading(say::MONTHS.to_owned()), months(&s.months)]);
    blocks.extend([Block::Heading(say::PAYMENTS.to_owned()), payments(&s.payments)]);
    let document = Document {
        office: s.office.clone(),
        title: say::TITLE.to_owned(),
        number_line: number_line(&s.number, s.on),
        blocks,
        signatures: Vec::new(),
        seal: SEAL.to_owned(),
        notes: vec![say::NOTE.to_owned()],
    };
    // Plain strings always become JSON.
    serde_json::to_string(&document).unwrap_or_default()
}

fn titles<const N: usize>(names: [&str; N]) -> Vec<String> {
    names.map(str::to_owned).to_vec()
}

/// A table, or that there is nothing.
fn table(columns: Vec<String>, rows: Vec<Vec<String>>) -> Block {
    if rows.is_empty() { Block::Line(say::NOTHING.to_owned()) } else { Block::Table { columns, rows } }
}

fn relations(relations: &[Insured], policy: &Policy) -> Block {
    let row = |i: &Insured| {
        let r = &i.relation;
        vec![
            i.employer_name.clone(),
            span(r.from, r.until, Lang::Zh),
            r.job.clone(),
            category(&r.category, r.is_migrant, policy, Lang::Zh),
        ]
    };
    table(titles([say::EMPLOYER, say::SPAN, say::JOB, say::CATEGORY]), relations.iter().map(row).collect())
}

fn months(months: &[LeviedMonth]) -> Block {
    let row = |m: &LeviedMonth| {
        let base = m.base.map_or_else(|| say::NO_BASE.to_owned(), Money::plain);
        vec![m.month.to_string(), m.employer.clone(), m.wage.plain(), base, workers::paid(m.paid).to_owned()]
    };
    table(titles([say::MONTH, say::EMPLOYER, say::WAGE, say::BASE, say::PAID]), months.iter().map(row).collect())
}

fn payments(payments: &[PaidBenefit]) -> Block {
    if payments.is_empty() {
        return Block::Line(say::NOTHING.to_owned());
    }
    let mut rows: Vec<Vec<String>> = payments.iter().map(|p| vec![p.on.to_string(), p.item.clone(), p.amount.plain()]).collect();
    let total: Money = payments.iter().map(|p| p.amount).sum();
    rows.push(vec![say::TOTAL.to_owned(), String::new(), total.plain()]);
    Block::Sums { columns: titles([say::DAY, say::ITEM, say::AMOUNT]), right: vec![2], rows }
}
