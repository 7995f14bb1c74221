//! 统计: tables of what is on file, counted anew each time from events and their days (agency rules 5.3). A figure opens to
//! the list it counts; a table that is sent is frozen.

mod appraisal;
mod beneficiaries;
mod drill;
mod frozen;
mod fund;
mod injuries;
mod insured;
mod leave;
mod old_injuries;
mod payments;
mod places;
mod premiums;
mod recognition;
mod request;
mod returns;
mod service;

pub use drill::{DrillLine, DrillPage, FigureAsk};
pub use leave::{Export, ExportForm, Press};
pub use request::{StatisticsReply, StatisticsRequest};
pub use returns::{Return, ReturnLine, Sent};

use std::cell::RefCell;
use std::sync::Arc;

use crate::desk::{Desk, Refusal};
use crate::domain::dates::Month;
use crate::domain::operator::Right;
use crate::domain::statistics::period::Period;
use crate::domain::statistics::problem::StatisticsProblem;
use crate::domain::statistics::public::published;
use crate::domain::statistics::table::{Table, TableId};
use crate::domain::statistics::tally::Counted;

/// The table that was counted last.
#[derive(Debug, Default)]
pub(super) struct CountedCache(RefCell<Option<Kept>>);

/// A table, and the state of the file when it was counted.
#[derive(Debug)]
struct Kept {
    state: (i64, u64),
    counted: Arc<Counted>,
}

/// How a table is counted.
type Count = fn(&Desk, Period) -> Result<Counted, Refusal>;

/// All tables, in the order they are listed: screen, command line and files come from here.
const TABLES: &[(TableId, Count)] = &[
    (TableId::Insured, Desk::count_insured),
    (TableId::Premiums, Desk::count_premiums),
    (TableId::Recognition, Desk::count_recognition),
    (TableId::Injuries, Desk::count_injuries),
    (TableId::Appraisal, Desk::count_appraisal),
    (TableId::Beneficiaries, Desk::count_beneficiaries),
    (TableId::Fund, Desk::count_fund),
    (TableId::OldInjuries, Desk::count_old_injuries),
    (TableId::Service, Desk::count_service),
];

impl Desk {
    /// A table of a period.
    ///
    /// # Errors
    /// `NotAllowed`; `Problems` for a period that has not begun; `Store`.
    pub fn statistics(&self, id: TableId, period: Period) -> Result<Table, Refusal> {
        self.counted(id, period).map(|c| c.table.clone())
    }

    /// The same as it may be published: small cells are hidden, and what they could be worked out from.
    ///
    /// # Errors
    /// As [`Desk::statistics`].
    pub fn published_statistics(&self, id: TableId, period: Period) -> Result<Table, Refusal> {
        self.statistics(id, period).map(|table| published(&table))
    }

    /// The year tables are of where nothing is said: last year, or the newest one with entries in the books before that.
    ///
    /// # Errors
    /// `Problems` for a clock out of all reason; `Store`.
    pub fn usual_period(&self) -> Result<Period, Refusal> {
        let last = Month::of(self.clock.today()).year() - 1;
        let year = self.store.fund_years()?.last().map_or(last, |newest| last.min(*newest));
        Period::year(year).map_err(|p| Refusal::Problems(vec![("year", p)]))
    }

    /// A table with its lists; counted again only after something was written, be it by this window or another.
    fn counted(&self, id: TableId, period: Period) -> Result<Arc<Counted>, Refusal> {
        self.require(Right::Statistics)?;
        let state = self.store.state()?;
        if let Some(kept) = &*self.counted.0.borrow()
            && kept.state == state
            && (kept.counted.table.id, kept.counted.table.period) == (id, period)
        {
            return Ok(Arc::clone(&kept.counted));
        }
        let counted = Arc::new(self.count(id, period)?);
        *self.counted.0.borrow_mut() = Some(Kept { state, counted: Arc::clone(&counted) });
        Ok(counted)
    }

    fn count(&self, id: TableId, period: Period) -> Result<Counted, Refusal> {
        if self.clock.today() < period.first_day() {
            return Err(refused("period", StatisticsProblem::NotBegun { period }));
        }
        let (_, count) = TABLES.iter().find(|(table, _)| *table == id).ok_or(Refusal::NotFound)?;
        count(self, period)
    }
}

fn refused(field: &'static str, problem: StatisticsProblem) -> Refusal {
    Refusal::Problems(vec![(field, problem.into())])
}
