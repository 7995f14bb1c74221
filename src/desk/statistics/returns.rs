//! 报送: a table is frozen as it is sent. A correction is a new edition with its reason; what differs is told.

use super::frozen::{document, table};
use super::refused;
use crate::desk::{Desk, Refusal};
use crate::domain::audit::{Act, Changed};
use crate::domain::name::parse_line;
use crate::domain::operator::Right;
use crate::domain::statistics::difference::{Difference, differences};
use crate::domain::statistics::period::Period;
use crate::domain::statistics::problem::StatisticsProblem;
use crate::domain::statistics::table::{Table, TableId};
use crate::store::StoreError;
use crate::store::statistics::returns::{NewReturn, ReturnRow};

/// Characters of a reason.
const REASON_MAX: usize = 200;

/// A return in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReturnLine {
    pub table: TableId,
    pub period: Period,
    pub edition: i64,
    /// Of a correction.
    pub reason: String,
    /// Name of who sent it.
    pub by: String,
    /// `2022-01-04T09:30:00+08:00`
    pub at: String,
}

/// A return as it was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Return {
    pub line: ReturnLine,
    pub table: Table,
    /// What it says otherwise than the edition before.
    pub differences: Vec<Difference>,
}

/// What sending came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    pub table: TableId,
    pub period: Period,
    pub edition: i64,
    pub differences: Vec<Difference>,
}

impl Desk {
    /// Freezes a table as it is sent. What was sent before stays as it was.
    ///
    /// # Errors
    /// `NotAllowed`; `Problems` for a period that is not over, for a correction that corrects nothing or has no reason; `Store`.
    pub fn send_statistics(&mut self, id: TableId, period: Period, reason: &str) -> Result<Sent, Refusal> {
        self.require(Right::Statistics)?;
        if self.clock.today() <= period.last_day() {
            return Err(refused("period", StatisticsProblem::NotOver { period }));
        }
        let reason = parse_line(reason, REASON_MAX).map_err(|p| Refusal::Problems(vec![("reason", p)]))?;
        let (at, operator, name) = (self.clock.stamp(), self.operator.id, period.to_string());
        let writer = self.store.write_while_reading()?;
        let counted = self.count(id, period)?.table;
        let before = self.store.newest_return(id.id(), &name)?;
        let found = before.as_ref().map(|row| table(id, period, &row.document)).transpose()?;
        let changed = found.map(|found| differences(&found, &counted)).unwrap_or_default();
        let edition = before.as_ref().map_or(1, |row| row.edition + 1);
        if before.is_some() && changed.is_empty() {
            return Err(refused("table", StatisticsProblem::NothingChanged { edition: edition - 1 }));
        }
        if before.is_some() && reason.is_empty() {
            return Err(refused("reason", StatisticsProblem::ReasonWanted { edition }));
        }
        let frozen = document(&counted);
        let new = NewReturn { name: id.id(), period: &name, edition, document: &frozen, reason: &reason };
        let row = writer.add_return(&new, operator, &at)?;
        let (number, differing) = (edition.to_string(), changed.len().to_string());
        let changes = [
            Changed { field: "edition", before: None, after: Some(&number) },
            Changed { field: "differences", before: None, after: Some(&differing) },
        ];
        let about = format!("{} {name}", id.id());
        writer.audit_changes(&at, Some(operator), Act::SendStatistics.id(), &format!("return:{row}"), &about, &changes)?;
        writer.commit()?;
        Ok(Sent { table: id, period, edition, differences: changed })
    }

    /// Everything that was sent, the newest first.
    ///
    /// # Errors
    /// `NotAllowed`, `Store`.
    pub fn returns(&self) -> Result<Vec<ReturnLine>, Refusal> {
        self.require(Right::Statistics)?;
        Ok(self.store.returns()?.iter().map(line).collect::<Result<_, _>>()?)
    }

    /// A return as it was sent; without an edition, the newest.
    ///
    /// # Errors
    /// `NotAllowed`; `NotFound` for one that was not sent; `Store`.
    pub fn statistics_return(&self, id: TableId, period: Period, edition: Option<i64>) -> Result<Return, Refusal> {
        self.require(Right::Statistics)?;
        let name = period.to_string();
        let row = match edition {
            Some(edition) => self.store.edition(id.id(), &name, edition)?,
            None => self.store.newest_return(id.id(), &name)?,
        };
        let row = row.ok_or(Refusal::NotFound)?;
        let sent = table(id, period, &row.document)?;
        let before = self.store.edition(id.id(), &name, row.edition - 1)?;
        let before = before.map(|row| table(id, period, &row.document)).transpose()?;
        let differences = before.map(|before| differences(&before, &sent)).unwrap_or_default();
        Ok(Return { line: line(&row)?, table: sent, differences })
    }
}

fn line(row: &ReturnRow) -> Result<ReturnLine, StoreError> {
    let bad = || StoreError::BadValue(format!("return of {} {}", row.name, row.period));
    Ok(ReturnLine {
        table: TableId::parse(&row.name).ok_or_else(bad)?,
        period: Period::parse(&row.period).map_err(|_| bad())?,
        edition: row.edition,
        reason: row.reason.clone(),
        by: row.by.clone(),
        at: row.at.clone(),
    })
}
