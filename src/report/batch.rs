//! Answers to a file of examples, with the keys of its `expect` tables. An item that is not due is absent.

use serde_json::{Map, Value, json};

use super::estimate;
use crate::desk::estimate::batch::{Done, Kind};
use crate::domain::benefits::item::{ItemKind, Payer};
use crate::domain::money::Money;
use crate::text::Lang;
use crate::text::command::example;

/// A list in the order of the examples; amounts in yuan as text with two decimals.
#[must_use]
pub fn json(done: &[Done]) -> Value {
    done.iter().map(answer).collect()
}

fn answer(done: &Done) -> Value {
    let estimate = &done.estimate;
    let mut out = Map::new();
    if done.kind != Kind::Reimbursement {
        out.insert("own_wage".to_owned(), json!(estimate.own_wage.plain()));
    }
    for item in &estimate.items {
        if item.kind == ItemKind::DependantPension {
            continue;
        }
        out.insert(item.kind.id().to_owned(), json!(item.amount.plain()));
        if item.kind == ItemKind::DisabilityAllowance {
            out.insert("allowance_payer".to_owned(), json!(item.payer.id()));
        }
    }
    match done.kind {
        Kind::Disability => {}
        Kind::Death => {
            let pensions = estimate.items.iter().filter(|i| i.kind == ItemKind::DependantPension);
            let shares: Vec<String> = pensions.map(|i| i.amount.plain()).collect();
            out.insert("pension_shares".to_owned(), json!(shares));
        }
        Kind::Reimbursement => {
            let payable: Money = estimate.total_once(Payer::Fund);
            out.insert("payable".to_owned(), json!(payable.plain()));
        }
    }
    Value::Object(out)
}

/// Each example's estimate, one below the other.
#[must_use]
pub fn text(done: &[Done], lang: Lang) -> String {
    let one = |(n, done): (usize, &Done)| format!("{}\n{}", example(n + 1, lang), estimate::items(&done.estimate, lang));
    done.iter().enumerate().map(one).collect::<Vec<_>>().join("\n\n")
}
