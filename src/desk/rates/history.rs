//! 费率历史 of an employer.

use crate::desk::{Desk, Refusal};
use crate::domain::dates::Month;
use crate::domain::employer::rate::{RateRow, in_force};
use crate::domain::identity::CreditCode;
use crate::domain::operator::Right;
use crate::domain::premium::RateParts;
use crate::domain::problem::Problem;
use crate::store::rates::RateHistoryRow;

/// An employer's rate of a month, and how it came about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RateHistory {
    pub credit_code: String,
    pub name: String,
    /// The class it was registered with.
    pub registered_class: u8,
    pub month: Month,
    pub class: u8,
    pub step: u8,
    pub parts: RateParts,
    /// In the order they were entered.
    pub rows: Vec<RateHistoryRow>,
}

impl Desk {
    /// The rate of an employer this month, and all that was decided on it.
    ///
    /// # Errors
    /// `NotAllowed`; `NotFound`; `Problems` for a code that is none, or a rate that is not known; `Store`.
    pub fn rate_history(&self, credit_code: &str) -> Result<RateHistory, Refusal> {
        self.require(Right::Employers)?;
        let at = |problem: Problem| Refusal::Problems(vec![("credit_code", problem)]);
        let code = CreditCode::parse(credit_code).map_err(at)?;
        let employer = self.store.employer(code.as_str())?.ok_or(Refusal::NotFound)?;
        let month = Month::of(self.clock.today());
        let RateRow { class, step, .. } = in_force(employer.risk_class, &self.store.rate_rows(employer.id)?, month);
        let parts = RateParts::on(&*self.book()?, class, step, month).map_err(at)?;
        Ok(RateHistory {
            credit_code: employer.credit_code,
            name: employer.name,
            registered_class: employer.risk_class,
            month,
            class,
            step,
            parts,
            rows: self.store.rate_history(employer.id)?,
        })
    }
}
