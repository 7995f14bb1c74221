//! Consulting (咨询): what would it pay, beside what it would pay otherwise; filled in from a person's file. Nothing is
//! stored but, on demand, a note that advice was given.

use chrono::{Months, NaiveDate};

use super::estimate::{Answer, Fields, Ground, death, disability};
use super::{Desk, Refusal};
use crate::domain::benefits::item::Estimate;
use crate::domain::benefits::retirement::Class;
use crate::domain::dates::Month;
use crate::domain::determination::wages::by_month;
use crate::domain::identity::{ResidentId, Sex};
use crate::domain::money::Money;
use crate::domain::operator::Right;
use crate::domain::person::WageMonth;
use crate::store::StoreError;

/// Months a form is filled with at most.
const WAGE_MONTHS: usize = 12;

/// An answer, and the one for another grade beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consulted {
    pub answer: Answer<Estimate>,
    pub other: Option<Answer<Estimate>>,
    pub today: NaiveDate,
}

/// What is on file for a question about a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prefill {
    pub person_id: i64,
    pub name: String,
    pub fields: Fields,
}

impl Desk {
    /// Answers a form. The field `about` says what about, `grade_b` the grade to compare with.
    ///
    /// # Errors
    /// `NotAllowed`. What is wrong with the fields is part of the answer.
    pub fn consult(&self, fields: &Fields) -> Result<Consulted, Refusal> {
        self.require(Right::Lookup)?;
        let book = self.book()?;
        let ground = Ground { policy: &self.policy, book: &book, today: self.clock.today() };
        let fields = &this_month(fields, ground.today);
        if fields.get("about") == "death" {
            return Ok(Consulted { answer: death::estimate(&ground, fields), other: None, today: ground.today });
        }
        let answer = disability::estimate(&ground, fields);
        let other = fields.get("grade_b");
        let other = (!other.is_empty()).then(|| disability::estimate(&ground, &fields.clone().with("grade", other)));
        Ok(Consulted { answer, other, today: ground.today })
    }

    /// A form for a person: the newest case, the wages before it, sex and birth date.
    ///
    /// # Errors
    /// `NotAllowed`, `NotFound`, `Store`.
    pub fn consult_for(&self, person_id: i64) -> Result<Prefill, Refusal> {
        self.require(Right::Lookup)?;
        let row = self.store.person(person_id)?.ok_or(Refusal::NotFound)?;
        let id = ResidentId::parse(&row.numbers.id_number).map_err(|_| StoreError::BadValue(format!("person {person_id}")))?;
        let case = self.store.cases_of(person_id)?.into_iter().next();
        let injury = case.as_ref().map_or(self.clock.today(), |c| c.accident_on);
        let class = if id.sex() == Sex::Male { Class::Male } else { Class::Female50 };
        let mut fields =
            Fields::default().with("injury", injury.to_string()).with("birth", id.birth().to_string()).with("class", class.id());
        if let Some(grade) = case.and_then(|c| c.grade) {
            fields.set("grade", grade.to_string());
        }
        let wages = wages_before(&self.store.wage_months(person_id)?, injury);
        let current = self.store.employments(person_id)?.first().map(|e| e.wage.plain());
        let wages = if wages.is_empty() { current.unwrap_or_default() } else { wages.join(" ") };
        fields.set("wage", wages);
        Ok(Prefill { person_id, name: row.name, fields })
    }
}

/// Somebody at the counter asks what is paid now: monthly items of this month, unless another one is named.
fn this_month(fields: &Fields, today: NaiveDate) -> Fields {
    let month = if fields.get("month").is_empty() { Month::of(today).to_string() } else { fields.get("month").to_owned() };
    fields.clone().with("month", month)
}

/// The wages of the months before the injury, oldest first, each month's employers added up; else the newest on file.
fn wages_before(months: &[WageMonth], injury: NaiveDate) -> Vec<String> {
    let last = Month::of(injury);
    let first = injury.checked_sub_months(Months::new(12)).map_or(last, Month::of);
    let sums: Vec<(Month, Money)> = by_month(months).into_iter().collect();
    let within: Vec<_> = sums.iter().filter(|(m, _)| *m >= first && *m < last).collect();
    let used = if within.is_empty() { sums.iter().rev().take(WAGE_MONTHS).rev().collect() } else { within };
    used.into_iter().map(|(_, wage)| wage.plain()).collect()
}
