//! A note in a person's file that advice was given: what was asked, what was answered.

use serde_json::{Value, json};

use super::estimate::Fields;
use super::hands::{Document, roles_with};
use super::{Desk, Refusal};
use crate::domain::audit::Act;
use crate::domain::benefits::item::{Due, Estimate};
use crate::domain::hands::Hand;
use crate::domain::money::Money;
use crate::domain::operator::Right;
use crate::domain::person::AdviceLine;
use crate::store::advice::AdviceRow;

impl Desk {
    /// Works the question out once more and notes question and answer in the person's file.
    ///
    /// # Errors
    /// `NotAllowed`; `MayNot` for a relative's file; `Problems` for a question that has no answer; `NotFound`; `Store`.
    pub fn note_advice(&mut self, person_id: i64, fields: &Fields) -> Result<(), Refusal> {
        self.require(Right::Advise)?;
        let document = Document { person_id: Some(person_id), case_id: None, hands: &[] };
        self.check_step(Hand::Enter, &roles_with(Right::Advise), &document)?;
        let estimate = self.consult(fields)?.answer.map_err(Refusal::Problems)?;
        self.store.person(person_id)?.ok_or(Refusal::NotFound)?;
        let question: Value = fields.iter().map(|(id, text)| (id.to_owned(), json!(text))).collect();
        let at = self.clock.stamp();
        let writer = self.store.write()?;
        let answer = answer(&estimate).to_string();
        let id = writer.add_advice(person_id, self.operator.id, &at, &question.to_string(), &answer)?;
        writer.audit(&at, Some(self.operator.id), Act::Advise.id(), &format!("person:{person_id}"), &format!("advice:{id}"))?;
        Ok(writer.commit()?)
    }
}

/// The answer as it is kept: each item with its amount, and the parameters it rested on.
fn answer(estimate: &Estimate) -> Value {
    let item = |i: &crate::domain::benefits::item::Item| {
        json!({
            "kind": i.kind.id(),
            "payer": i.payer.id(),
            "monthly": i.due != Due::Once,
            "amount": i.amount.plain(),
        })
    };
    let parameter = |r: &&std::sync::Arc<crate::domain::params::Row>| json!({ "key": r.key, "from": r.from.to_string(), "value": r.value.plain() });
    json!({
        "own_wage": estimate.own_wage.plain(),
        "items": estimate.items.iter().map(item).collect::<Vec<_>>(),
        "parameters": estimate.parameters().iter().map(parameter).collect::<Vec<_>>(),
    })
}

/// A note as the file shows it.
pub(super) fn line(row: AdviceRow) -> AdviceLine {
    let question: Value = serde_json::from_str(&row.question).unwrap_or_default();
    let answer: Value = serde_json::from_str(&row.answer).unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let items = answer["items"].as_array().cloned().unwrap_or_default();
    let sum = |monthly: bool| {
        let of = items.iter().filter(|i| i["monthly"].as_bool() == Some(monthly));
        of.filter_map(|i| Money::parse(&text(&i["amount"])).ok()).sum::<Money>()
    };
    AdviceLine {
        given_on: row.given_at.chars().take(10).collect(),
        by: row.by,
        case: text(&question["about"]),
        grade: text(&question["grade"]),
        once: sum(false),
        monthly: sum(true),
    }
}
