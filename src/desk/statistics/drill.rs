//! A figure opens to the people, cases or employers it counts.

use super::refused;
use crate::desk::{Desk, Refusal};
use crate::domain::identity::mask_number;
use crate::domain::money::Money;
use crate::domain::operator::Right;
use crate::domain::statistics::period::Period;
use crate::domain::statistics::problem::StatisticsProblem;
use crate::domain::statistics::table::{ColumnId, ListKind, RowKey, TableId};
use crate::domain::statistics::tally::Member;

/// Which figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureAsk {
    pub table: TableId,
    pub period: Period,
    pub row: RowKey,
    pub column: ColumnId,
}

/// A line of the list behind a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DrillLine {
    /// Row of the person: of a case, that of whom it is about; of an employer, its own row.
    pub id: i64,
    /// Masked identity number, case number or credit code.
    pub number: String,
    pub name: String,
    /// Day of the accident of a case.
    pub on: Option<chrono::NaiveDate>,
    /// His part of a figure of money.
    pub amount: Option<Money>,
}

/// A page of the list behind a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DrillPage {
    pub ask: FigureAsk,
    pub kind: ListKind,
    pub offset: i64,
    pub lines: Vec<DrillLine>,
    /// Lines of the whole list.
    pub total: i64,
}

impl Desk {
    /// A page of the list behind a figure. Numbers are masked.
    ///
    /// # Errors
    /// `NotAllowed`, also for people and cases without the right to look people up; `Problems` for a figure that is none or
    /// opens to nothing; `Store`.
    pub fn drill(&self, ask: &FigureAsk, offset: i64, limit: i64) -> Result<DrillPage, Refusal> {
        let counted = self.counted(ask.table, ask.period)?;
        if !counted.table.columns.contains(&ask.column) {
            return Err(refused("column", StatisticsProblem::NoColumn));
        }
        if counted.table.row(&ask.row).is_none() {
            return Err(refused("row", StatisticsProblem::NoRow));
        }
        let (kind, members) = counted.list(&ask.row, ask.column).ok_or_else(|| refused("column", StatisticsProblem::NoList))?;
        self.require(match kind {
            ListKind::People | ListKind::Cases => Right::Lookup,
            ListKind::Employers => Right::Employers,
        })?;
        let (skip, take) = (usize::try_from(offset).unwrap_or_default(), usize::try_from(limit).unwrap_or_default());
        let page: Vec<Member> = members.iter().skip(skip).take(take).copied().collect();
        let total = i64::try_from(members.len()).unwrap_or(i64::MAX);
        Ok(DrillPage { ask: ask.clone(), kind, offset, lines: self.named(kind, &page)?, total })
    }

    fn named(&self, kind: ListKind, members: &[Member]) -> Result<Vec<DrillLine>, Refusal> {
        let ids: Vec<i64> = members.iter().map(|m| m.id).collect();
        let known: Vec<(i64, DrillLine)> = match kind {
            ListKind::People => {
                let line = |p: crate::store::statistics::lists::NamedPerson| {
                    (p.id, DrillLine { id: p.id, number: mask_number(&p.id_number), name: p.name, on: None, amount: None })
                };
                self.store.named_people(&ids)?.into_iter().map(line).collect()
            }
            ListKind::Employers => {
                let line = |e: crate::store::statistics::lists::NamedEmployer| {
                    (e.id, DrillLine { id: e.id, number: e.credit_code, name: e.name, on: None, amount: None })
                };
                self.store.named_employers(&ids)?.into_iter().map(line).collect()
            }
            ListKind::Cases => {
                let line = |c: crate::store::statistics::lists::NamedCase| {
                    let on = Some(c.accident_on);
                    (c.id, DrillLine { id: c.person, number: c.number, name: c.name, on, amount: None })
                };
                self.store.named_cases(&ids)?.into_iter().map(line).collect()
            }
        };
        let of = |m: &Member| {
            let at = known.binary_search_by_key(&m.id, |(id, _)| *id).ok()?;
            Some(DrillLine { amount: m.amount, ..known[at].1.clone() })
        };
        Ok(members.iter().filter_map(of).collect())
    }
}
