//! Sheets in lists.

use chrono::NaiveDate;

use crate::desk::{Desk, Refusal};
use crate::domain::money::Money;
use crate::domain::operator::Right;
use crate::domain::sheet::kind::SheetKind;
use crate::domain::sheet::state::State;
use crate::store::sheets::list::{SheetFilter, SheetListRow};

/// A sheet in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetListLine {
    pub kind: SheetKind,
    pub number: String,
    pub state: State,
    /// Row and name of whose sheet it is.
    pub person: Option<(i64, String)>,
    pub case_number: Option<String>,
    pub amount: Money,
    pub enterer: String,
    pub entered_on: NaiveDate,
    /// Days from today to the last one of its limit; negative when it is over.
    pub left: Option<i64>,
}

impl Desk {
    /// The sheets of a case, the newest first.
    ///
    /// # Errors
    /// `NotAllowed`, `NotFound`, `Store`.
    pub fn sheets_of_case(&self, number: &str) -> Result<Vec<SheetListLine>, Refusal> {
        self.require(Right::Sheets)?;
        let case = self.store.case(number)?.ok_or(Refusal::NotFound)?.id;
        let filter = SheetFilter { case: Some(case), ..SheetFilter::default() };
        let rows = self.store.sheet_list(&filter, 0, i64::MAX)?;
        Ok(rows.into_iter().map(|row| self.sheet_line(row)).collect())
    }

    pub(in crate::desk) fn sheet_line(&self, row: SheetListRow) -> SheetListLine {
        let runs = !row.state.holds() && !row.state.is_dead();
        SheetListLine {
            kind: row.kind,
            number: row.number,
            state: row.state,
            person: row.person.zip(row.name),
            case_number: row.case_number,
            amount: row.amount,
            enterer: row.enterer,
            entered_on: row.entered_on,
            left: row.due_on.filter(|_| runs).map(|day| (day - self.clock.today()).num_days()),
        }
    }
}
