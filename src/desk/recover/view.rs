//! Recoveries to read: in a list, and one with its instalments and what came back.

use chrono::NaiveDate;

use super::Recovery;
use crate::desk::{Desk, Refusal};
use crate::domain::benefits::item::ItemKind;
use crate::domain::dates::Month;
use crate::domain::money::Money;
use crate::domain::operator::Right;
use crate::domain::recovery::{Cause, Plan, Way};
use crate::domain::sheet::state::State;
use crate::store::StoreError;

/// A recovery in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecoveryLine {
    pub number: String,
    pub state: State,
    pub cause: Cause,
    /// Name of who owes it.
    pub debtor: String,
    pub item: ItemKind,
    /// The year it was paid in.
    pub year: i32,
    pub plan: Plan,
    pub amount: Money,
    pub left: Money,
    /// Of one that is approved: the next instalment, its month and what of it is owed.
    pub next: Option<(Month, Money)>,
    /// Of one that is approved: what should have come back in months gone by.
    pub overdue: Money,
}

/// A recovery with everything about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecoveryView {
    pub line: RecoveryLine,
    /// Number of the sheet it was paid by.
    pub follows: Option<String>,
    /// Number of the case.
    pub case: Option<String>,
    pub ground: String,
    pub document: String,
    pub instalments: Vec<(Month, Money)>,
    pub parts: Vec<RecoveryPartLine>,
    /// What waits to be checked or is kept back on a payment list.
    pub spoken_for: Money,
}

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecoveryPartLine {
    pub on: NaiveDate,
    pub way: Way,
    /// Below zero where it was taken back.
    pub amount: Money,
    /// Number of the posting or payment list.
    pub by: String,
    /// Name of who booked it.
    pub operator: String,
}

impl Desk {
    /// All recoveries, the newest first.
    ///
    /// # Errors
    /// `NotAllowed`, `Store`.
    pub fn recoveries(&self) -> Result<Vec<RecoveryLine>, Refusal> {
        self.require(Right::Sheets)?;
        let rows = self.store.recoveries()?;
        Ok(rows.into_iter().map(|row| Recovery::new(row).map(|r| self.recovery_line(&r))).collect::<Result<_, _>>()?)
    }

    /// A recovery with its instalments and what came back.
    ///
    /// # Errors
    /// `NotAllowed`, `NotFound`, `Store`.
    pub fn recovery(&self, number: &str) -> Result<RecoveryView, Refusal> {
        self.require(Right::Sheets)?;
        let recovery = self.recovery_numbered(number)?.ok_or(Refusal::NotFound)?;
        let part = |row: crate::store::sheets::recoveries::RecoveryPartRow| {
            let way = Way::parse(&row.way).ok_or_else(|| StoreError::BadValue(format!("way {}", row.way)))?;
            Ok::<_, StoreError>(RecoveryPartLine { on: row.on, way, amount: row.amount, by: row.by, operator: row.operator })
        };
        Ok(RecoveryView {
            line: self.recovery_line(&recovery),
            instalments: recovery.plan.instalments(recovery.amount),
            parts: self.store.recovery_parts(recovery.id)?.into_iter().map(part).collect::<Result<_, _>>()?,
            spoken_for: self.spoken_for(&recovery, None)?,
            case: recovery.case.map(|c| c.1),
            follows: recovery.follows,
            ground: recovery.ground,
            document: recovery.document,
        })
    }

    fn recovery_line(&self, recovery: &Recovery) -> RecoveryLine {
        let runs = recovery.state == State::Approved;
        let (plan, amount, back) = (recovery.plan, recovery.amount, recovery.back);
        let now = Month::of(self.clock.today());
        RecoveryLine {
            number: recovery.number.clone(),
            state: recovery.state,
            cause: recovery.cause,
            debtor: recovery.debtor.clone(),
            item: recovery.item,
            year: recovery.year,
            plan,
            amount,
            left: recovery.left(),
            next: plan.next_due(amount, back).filter(|_| runs),
            overdue: if runs { plan.overdue(amount, back, now) } else { Money::ZERO },
        }
    }
}
