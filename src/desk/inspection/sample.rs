//! 抽样: employers to be looked into, or paid sheets to be checked again (agency rules 12), drawn by a seed that is kept.

use std::collections::HashMap;

use chrono::NaiveDate;
use rust_decimal::prelude::ToPrimitive;

use super::INSPECTORS;
use crate::desk::estimate::{Fields, Reader};
use crate::desk::hands::Document;
use crate::desk::{Desk, Refusal};
use crate::domain::audit::{Act, Changed};
use crate::domain::dates::Month;
use crate::domain::employer::parse_count;
use crate::domain::hands::Hand;
use crate::domain::inspection::sampling::{Size, draw};
use crate::domain::inspection::visit::one_of;
use crate::domain::name::parse_line;
use crate::domain::operator::Right;
use crate::domain::problem::Problem;
use crate::store::inspection::samples::NewSample;

/// What can be drawn from.
const WHAT: [&str; 2] = ["employers", "paid_sheets"];
/// Characters of a seed, and the most that are drawn.
const SEED_MAX: usize = 40;
const COUNT_MAX: i64 = 10_000;

/// A sample that was drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    pub what: &'static str,
    pub seed: String,
    /// First and last month of paid sheets; empty for employers.
    pub period: String,
    /// How many it was drawn from.
    pub population: usize,
    /// Credit code and name, or sheet number and whose it is, in the order they were drawn.
    pub drawn: Vec<(String, String)>,
}

impl Desk {
    /// Draws a sample and keeps it: `what`, `seed` (today unless one is given), `count` (the share of the parameters unless one
    /// is given), `from_month` and `until_month` of paid sheets (last month unless given).
    ///
    /// # Errors
    /// `MayNot`; `Problems` with their fields; `Store`.
    pub fn draw_sample(&mut self, fields: &Fields) -> Result<Sample, Refusal> {
        self.require(Right::Employers)?;
        self.check_step(Hand::Check, INSPECTORS, &Document { person_id: None, case_id: None, hands: &[] })?;
        let today = self.clock.today();
        let last_month = Month::of(today).previous();
        let mut r = Reader::new(fields);
        let what = r.need("what", |t| one_of(t, &WHAT, "employers, paid_sheets"));
        let seed = r.maybe("seed", |t| parse_line(t, SEED_MAX)).unwrap_or_else(|| today.to_string());
        let count = r.maybe("count", |t| parse_count(t, 1, COUNT_MAX));
        let from = r.maybe("from_month", Month::parse).unwrap_or(last_month);
        let until = r.maybe("until_month", Month::parse).unwrap_or_else(|| from.max(last_month));
        if until < from {
            r.refuse("until_month", Problem::EndsBeforeItBegins);
        }
        let what = r.finish(what).map_err(Refusal::Problems)?;
        let size = match count {
            Some(count) => Size::Count(usize::try_from(count).unwrap_or_default()),
            None => self.usual_size(today)?,
        };
        let (at, operator) = (self.clock.stamp(), self.operator.id);
        let writer = self.store.write_while_reading()?;
        let (population, period) = match what {
            "employers" => (self.store.sampled_employers()?, String::new()),
            _ => (self.store.sampled_sheets(from.first_day(), until.last_day())?, format!("{from}/{until}")),
        };
        let keys: Vec<&str> = population.iter().map(|(key, _)| key.as_str()).collect();
        let drawn = draw(&seed, &keys, size);
        let row = writer.add_sample(
            &NewSample { what, seed: &seed, period: &period, population: keys.len(), drawn: &drawn },
            operator,
            &at,
        )?;
        let (of, many) = (keys.len().to_string(), drawn.len().to_string());
        let changes = [
            Changed { field: "population", before: None, after: Some(&of) },
            Changed { field: "drawn", before: None, after: Some(&many) },
        ];
        let detail = format!("{what} {period} {seed}");
        writer.audit_changes(&at, Some(operator), Act::DrawSample.id(), &format!("sample:{row}"), &detail, &changes)?;
        writer.commit()?;
        let names: HashMap<&str, &String> = population.iter().map(|(key, name)| (key.as_str(), name)).collect();
        let named = |key: &&str| ((*key).to_owned(), names.get(key).map(|n| (*n).clone()).unwrap_or_default());
        Ok(Sample { what, seed, period, population: keys.len(), drawn: drawn.iter().map(named).collect() })
    }

    fn usual_size(&self, on: NaiveDate) -> Result<Size, Refusal> {
        let book = self.book()?;
        let number = |key: &str| book.number(key, on).map_err(|p| Refusal::Problems(vec![("count", p)]));
        let least = number("inspect_sample.least")?.value.to_usize().unwrap_or_default();
        Ok(Size::Share { share: number("inspect_sample.share")?.value, least })
    }
}
