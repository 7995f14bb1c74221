//! The list of employers.

use crate::desk::{Desk, Refusal};
use crate::domain::dates::Month;
use crate::domain::employer::state::EmployerState;
use crate::domain::operator::Right;
use crate::domain::plain::half_width;
use crate::store::register::list::EmployerFilter;
pub use crate::store::register::list::EmployerListRow;

/// Which employers are asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EmployerAsk {
    /// A part of the name or the beginning of the credit code.
    pub text: String,
    /// `None`: those who take part, active or suspended.
    pub state: Option<EmployerState>,
    pub town: Option<String>,
    /// 1-8.
    pub class: Option<u8>,
    pub in_arrears: bool,
    /// Not declared for this month.
    pub undeclared: bool,
}

/// A page of employers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmployerList {
    pub ask: EmployerAsk,
    pub offset: i64,
    pub lines: Vec<EmployerListRow>,
    /// Employers in the whole list.
    pub total: i64,
}

impl Desk {
    /// A page of employers, by name. Arrears are of the months before this one.
    ///
    /// # Errors
    /// `NotAllowed`, `Store`.
    pub fn employer_list(&self, ask: &EmployerAsk, offset: i64, limit: i64) -> Result<EmployerList, Refusal> {
        self.require(Right::Employers)?;
        let states = match ask.state {
            Some(state) => vec![state],
            None => vec![EmployerState::Active, EmployerState::Suspended],
        };
        let filter = EmployerFilter {
            text: half_width(&ask.text).trim().to_owned(),
            states,
            town: ask.town.clone(),
            class: ask.class,
            in_arrears: ask.in_arrears,
            undeclared: ask.undeclared,
            ..EmployerFilter::of(Month::of(self.clock.today()))
        };
        let lines = self.store.employer_list(&filter, offset, limit)?;
        Ok(EmployerList { ask: ask.clone(), offset, lines, total: self.store.employer_count(&filter)? })
    }
}
