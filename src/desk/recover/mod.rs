//! 追回: what was paid too much or in another's stead and has to come back (rules 8.5, 9.2, 9.3; agency rules 2.10). The sheet
//! says who owes what and how it comes back; what comes back is a posting of two persons, or set off when a payment is booked.

mod back;
mod read;
mod view;

pub use read::RECOVERY_FIELDS;
pub use view::{RecoveryLine, RecoveryPartLine, RecoveryView};

use crate::desk::sheets::restored;
use crate::desk::{Desk, Refusal};
use crate::domain::benefits::item::ItemKind;
use crate::domain::dates::Month;
use crate::domain::money::Money;
use crate::domain::problem::Problem;
use crate::domain::recovery::{Cause, Plan, RecoveryProblem};
use crate::domain::sheet::state::State;
use crate::store::StoreError;
use crate::store::sheets::recoveries::RecoveryRow;

/// A recovery as its newest version says it.
#[derive(Debug, Clone)]
pub(in crate::desk) struct Recovery {
    /// Row of the sheet.
    pub id: i64,
    pub number: String,
    pub state: State,
    pub person: Option<i64>,
    pub case: Option<(i64, String)>,
    pub cause: Cause,
    pub debtor: String,
    pub follows: Option<String>,
    pub item: ItemKind,
    /// The year it was paid in.
    pub year: i32,
    pub plan: Plan,
    pub amount: Money,
    /// What came back or was given up.
    pub back: Money,
    pub ground: String,
    pub document: String,
}

impl Recovery {
    pub fn new(row: RecoveryRow) -> Result<Recovery, StoreError> {
        let fields = restored(&row.fields);
        let bad = || StoreError::BadValue(format!("recovery {}", row.number));
        let plan = match fields.get("comes") {
            "set_off" => Plan::SetOff,
            _ => Plan::Instalments {
                count: fields.get("count").parse().map_err(|_| bad())?,
                first: Month::parse(fields.get("first_month")).map_err(|_| bad())?,
            },
        };
        let text = |id: &str| fields.get(id).to_owned();
        Ok(Recovery {
            cause: Cause::parse(fields.get("recovery_cause")).map_err(|_| bad())?,
            item: item(fields.get("item")).ok_or_else(bad)?,
            year: fields.get("year").parse().map_err(|_| bad())?,
            follows: Some(text("follows")).filter(|t| !t.is_empty()),
            debtor: text("debtor"),
            ground: text("ground"),
            document: text("document"),
            plan,
            id: row.id,
            number: row.number,
            state: row.state,
            person: row.person,
            case: row.case,
            amount: row.amount,
            back: row.back,
        })
    }

    pub fn left(&self) -> Money {
        self.amount - self.back
    }
}

impl Desk {
    /// A recovery by its number, however it is typed.
    pub(in crate::desk) fn recovery_numbered(&self, number: &str) -> Result<Option<Recovery>, StoreError> {
        use crate::domain::sheet::kind::SheetKind;
        let found = self.store.sheet(number)?.filter(|row| row.kind == SheetKind::Recovery);
        found.map(|row| Recovery::new(self.store.recovery(row.id)?)).transpose()
    }

    /// What of a recovery's rest is spoken for: it waits to be checked, or a payment list keeps it back. `but` is a posting that
    /// does not count.
    pub(in crate::desk) fn spoken_for(&self, recovery: &Recovery, but: Option<i64>) -> Result<Money, StoreError> {
        let waiting = self.store.repayments_waiting(&recovery.number, but)?;
        let (Plan::SetOff, Some(person)) = (recovery.plan, recovery.person) else { return Ok(waiting) };
        let mut others = Money::ZERO;
        for row in self.store.recoveries_from(person)?.into_iter().filter(|row| row.id != recovery.id) {
            let other = Recovery::new(row)?;
            if other.plan == Plan::SetOff {
                others += other.left();
            }
        }
        // What the other debts of the same person do not meet of what is kept back falls on this one.
        let kept = self.store.kept_back_of(person)?;
        Ok(waiting + (kept - others).max(Money::ZERO).min(recovery.left()))
    }
}

/// An item of the fund by its id.
fn item(id: &str) -> Option<ItemKind> {
    use crate::domain::books::spending_account;
    ItemKind::ALL.into_iter().find(|k| k.id() == id && spending_account(*k).is_some())
}

fn refuse(field: &'static str, problem: RecoveryProblem) -> Refusal {
    Refusal::Problems(vec![(field, Problem::Recovery(problem))])
}
