//! A question about the paid leave: until when, and what the employer owes meanwhile.

use super::disability::past;
use super::reader::Reader;
use super::{Answer, Fields, Ground};
use crate::domain::benefits::item::Estimate;
use crate::domain::benefits::paid_leave::{PaidLeave, leave, most};
use crate::domain::dates::parse_date;
use crate::domain::employer::parse_count;
use crate::domain::money::Money;
use crate::domain::problem::Problem;

/// The estimate for what was typed. Without `months` the leave is as long as the law allows at most.
///
/// # Errors
/// Each problem with its field.
pub fn estimate(ground: &Ground, fields: &Fields) -> Answer<Estimate> {
    let mut r = Reader::new(fields);
    let from = r.need("injury", |t| past(t, ground));
    let wage = r.need("wage", parse_wage);
    let count = |key: &'static str| {
        let day = from.unwrap_or(ground.today);
        move |t: &str| parse_count(t, 0, i64::from(most(ground.book, key, day)?)).map(|n| u32::try_from(n).unwrap_or_default())
    };
    let months = r.maybe("months", count("paid_leave.normal"));
    let extension = r.maybe("extension", count("paid_leave.extension")).unwrap_or(0);
    let returned = r.maybe("returned", parse_date);
    let concluded = r.maybe("concluded", parse_date);
    let died = r.maybe("died", parse_date);
    let (from, wage) = r.finish(from.zip(wage))?;
    let months = match months {
        Some(months) => months,
        None => most(ground.book, "paid_leave.normal", from).map_err(|p| vec![("months", p)])?,
    };
    leave(ground.book, &PaidLeave { from, months, extension, returned, concluded, died }, wage)
}

fn parse_wage(text: &str) -> Result<Money, Problem> {
    match Money::parse_not_negative(text)? {
        Money::ZERO => Err(Problem::Zero),
        wage => Ok(wage),
    }
}
