//! Payment lists to look at.

use chrono::NaiveDate;

use super::owed::item;
use crate::desk::{Desk, Refusal};
use crate::domain::benefits::item::ItemKind;
use crate::domain::dates::Month;
use crate::domain::money::Money;
use crate::domain::operator::Right;
use crate::domain::payment::{LineState, ListKind, mask_account};
use crate::domain::sheet::kind::SheetKind;
use crate::domain::sheet::state::State;
use crate::store::StoreError;
use crate::store::sheets::payments::{PaymentLineRow, PaymentListRow};

/// Lists shown at most, the newest first.
const LISTED_MAX: i64 = 500;

/// A payment list in a list of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaymentListLine {
    pub number: String,
    pub state: State,
    pub kind: ListKind,
    pub amount: Money,
    /// Lines, and those the bank did not pay or returned.
    pub lines: i64,
    pub troubled: i64,
    pub enterer: String,
    pub entered_on: NaiveDate,
}

/// A line of a payment list. Account numbers are masked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaymentLine {
    pub nth: i64,
    pub item: ItemKind,
    /// Name of whose benefit it is.
    pub name: String,
    pub month: Month,
    pub holder: String,
    /// Id of the code list.
    pub bank: String,
    pub branch: String,
    pub account: String,
    pub amount: Money,
    pub deducted: Money,
    pub state: LineState,
    /// Id of a reason of failure.
    pub failure: String,
    pub settled_on: Option<NaiveDate>,
}

impl Desk {
    /// The newest payment lists.
    ///
    /// # Errors
    /// `NotAllowed`, `Store`.
    pub fn payment_lists(&self) -> Result<Vec<PaymentListLine>, Refusal> {
        self.require(Right::Sheets)?;
        Ok(self.store.payment_lists(LISTED_MAX)?.into_iter().map(list_line).collect::<Result<_, _>>()?)
    }

    /// The lines of a payment list but those that were taken off.
    ///
    /// # Errors
    /// `NotAllowed`, `NotFound`, `Store`.
    pub fn payment_lines(&self, number: &str) -> Result<Vec<PaymentLine>, Refusal> {
        self.require(Right::Sheets)?;
        let list = self.store.sheet(number)?.filter(|row| row.kind == SheetKind::PaymentList).ok_or(Refusal::NotFound)?;
        Ok(self.store.payment_lines(list.id)?.into_iter().map(payment_line).collect::<Result<_, _>>()?)
    }
}

fn list_line(row: PaymentListRow) -> Result<PaymentListLine, StoreError> {
    Ok(PaymentListLine {
        kind: ListKind::parse(&row.kind).map_err(|_| StoreError::BadValue(format!("kind of {}", row.number)))?,
        number: row.number,
        state: row.state,
        amount: row.amount,
        lines: row.lines,
        troubled: row.troubled,
        enterer: row.enterer,
        entered_on: row.entered_on,
    })
}

fn payment_line(row: PaymentLineRow) -> Result<PaymentLine, StoreError> {
    Ok(PaymentLine {
        item: item(&row.item)?,
        account: mask_account(&row.account),
        nth: row.nth,
        name: row.name,
        month: row.month,
        holder: row.holder,
        bank: row.bank,
        branch: row.branch,
        amount: row.amount,
        deducted: row.deducted,
        state: row.state,
        failure: row.failure,
        settled_on: row.settled_on,
    })
}
