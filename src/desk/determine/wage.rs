//! The own wage's months of a case: what was declared, the corrections, and what was agreed where nothing was declared.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::prelude::ToPrimitive;

use crate::desk::estimate::{Fields, Reader};
use crate::desk::{Desk, Refusal};
use crate::domain::benefits::FieldProblem;
use crate::domain::dates::Month;
use crate::domain::determination::wages::{self, MonthWage};
use crate::domain::money::Money;
use crate::domain::name::{LINE_MAX, parse_line};
use crate::domain::params::Book;
use crate::domain::problem::Problem;

/// The months of a case, and the wages as the estimates read them.
pub(super) struct Wages {
    pub months: Vec<MonthWage>,
    /// Amounts divided by blanks; empty where nothing is known.
    pub text: String,
    /// The corrections in their written form.
    pub corrections: String,
}

impl Desk {
    /// What was declared for somebody in the months before an injury.
    fn wages_before_injury(
        &self,
        person: i64,
        injury: NaiveDate,
        book: &Book,
    ) -> Result<(Vec<Month>, BTreeMap<Month, Money>), Refusal> {
        let count = book.number("own_wage.window", injury).map_err(|p| Refusal::Problems(vec![("injury", p)]))?;
        let window = wages::window(injury, count.value.to_u32().unwrap_or_default());
        let (Some(first), Some(last)) = (window.first(), window.last()) else { return Ok((window, BTreeMap::new())) };
        let filed = wages::by_month(&self.store.wage_months_between(person, *first, *last)?);
        Ok((window, filed))
    }

    /// The months of a case with the corrections that were typed.
    pub(super) fn wages_of(
        &self,
        person: i64,
        injury: NaiveDate,
        book: &Book,
        fields: &Fields,
        problems: &mut Vec<FieldProblem>,
    ) -> Result<Wages, Refusal> {
        let (window, filed) = self.wages_before_injury(person, injury, book)?;
        let corrections = wages::read(fields.get("corrections"), &window).unwrap_or_else(|found| {
            problems.extend(found.into_iter().map(|p| ("corrections", p)));
            Vec::new()
        });
        let months = wages::months(&window, &filed, &corrections);
        let text = amounts(&months);
        let text = if text.is_empty() { agreed(fields, problems) } else { text };
        Ok(Wages { months, text, corrections: wages::written(&corrections) })
    }

    /// The wages before another injury, as the estimates read them.
    pub(super) fn declared_before(&self, person: i64, injury: NaiveDate, book: &Book) -> Result<String, Refusal> {
        let (window, filed) = self.wages_before_injury(person, injury, book)?;
        Ok(amounts(&wages::months(&window, &filed, &[])))
    }
}

fn amounts(months: &[MonthWage]) -> String {
    months.iter().filter_map(MonthWage::counts).map(Money::plain).collect::<Vec<_>>().join(" ")
}

/// The wage agreed for the first month, where no month was declared (6.1); what proves it has to be named.
fn agreed(fields: &Fields, problems: &mut Vec<FieldProblem>) -> String {
    let mut r = Reader::new(fields);
    if !r.has("agreed_wage") {
        problems.push(("agreed_wage", Problem::NoWages));
        return String::new();
    }
    let wage = r.need("agreed_wage", Money::parse_not_negative);
    let document = r.need("agreed_document", |t| parse_line(t, LINE_MAX));
    match r.finish(wage.zip(document)) {
        Ok((wage, _)) => wage.plain(),
        Err(found) => {
            problems.extend(found);
            String::new()
        }
    }
}
