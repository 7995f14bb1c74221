//! What can be wrong with what is asked of statistics. Wording is in `text::problems::statistics`.

use super::period::Period;
use crate::domain::problem::Problem;

/// Why a table, a figure or a return is not given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StatisticsProblem {
    /// There is no table of that id.
    NoTable,
    /// There is no such row.
    NoRow,
    /// There is no such column.
    NoColumn,
    /// The figure is not made of people, cases or employers.
    NoList,
    /// The period has not begun.
    NotBegun { period: Period },
    /// The period is not over: what is sent has to hold.
    NotOver { period: Period },
    /// The last month lies before the first.
    Backward,
    /// What was sent is what there is.
    NothingChanged { edition: i64 },
    /// A correction wants a reason.
    ReasonWanted { edition: i64 },
}

impl From<StatisticsProblem> for Problem {
    fn from(problem: StatisticsProblem) -> Problem {
        Problem::Statistics(problem)
    }
}
