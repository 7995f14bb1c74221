//! What comes back of a recovery: entered as a posting, noted down when another has checked it, taken back with its voucher.

use chrono::{Datelike, NaiveDate};

use super::{Recovery, refuse};
use crate::desk::cases::Filed;
use crate::desk::estimate::Fields;
use crate::desk::sheets::{Moved, Scribe};
use crate::desk::{Desk, Refusal};
use crate::domain::money::Money;
use crate::domain::operator::Right;
use crate::domain::recovery::{RecoveryProblem, Way, comes_back_to};
use crate::domain::sheet::kind::SheetKind;
use crate::domain::sheet::state::State;
use crate::domain::sheet::workflow::Step;
use crate::domain::shorthand::parse_date_short;
use crate::store::sheets::recoveries::NewRecoveryPart;
use crate::store::{StoreError, Writer};

impl Desk {
    /// Enters that money of a recovery came to the bank, or that what is left is given up; another has to check it. `fields`:
    /// `amount`, `date` (today unless said), `document`, `fund_account` of the bank, `annexes`, `memo`.
    ///
    /// # Errors
    /// `NotFound` for a number that is no recovery's; those of [`Desk::file_sheet`], with `Problems` of the recovery
    /// (`NotOpen`, `AboveLeft`).
    pub fn repay(&mut self, number: &str, way: Way, fields: &Fields, submission: &str, scribe: Scribe) -> Result<Filed, Refusal> {
        self.require(Right::Sheets)?;
        let recovery = self.recovery_numbered(number)?.ok_or(Refusal::NotFound)?;
        let today = self.clock.today();
        // A day that cannot be read is told with the other fields.
        let day = parse_date_short(fields.get("date"), today).unwrap_or(today);
        let template = match way {
            Way::WriteOff => "write_off",
            Way::Bank | Way::SetOff => comes_back_to(recovery.cause, recovery.item, recovery.year, day.year()).0,
        };
        let fields = fields.clone().with("template", template).with("recovery", recovery.number);
        self.file_sheet(SheetKind::Posting, &fields, submission, scribe)
    }

    /// Notes down what a posting brought back; a recovery of which nothing is left is paid.
    pub(in crate::desk) fn came_back(
        &self,
        writer: &Writer<'_>,
        (recovery, amount): (&Recovery, Money),
        (way, on): (Way, NaiveDate),
        moved: &Moved<'_>,
    ) -> Result<(), Refusal> {
        let part = NewRecoveryPart { recovery: recovery.id, amount, on, way: way.id(), posting: moved.sheet.id };
        writer.add_recovery_part(&part, self.operator.id, moved.at)?;
        self.settle_recovery(writer, recovery.id, moved.at)
    }

    /// Has a recovery paid of which nothing is left, and owed again of which something is.
    pub(in crate::desk) fn settle_recovery(&self, writer: &Writer<'_>, recovery: i64, at: &str) -> Result<(), Refusal> {
        let row = self.store.recovery(recovery)?;
        let step = match (row.state, row.back == row.amount) {
            (State::Approved, true) => Step::Pay,
            (State::Paid, false) => Step::Unpay,
            _ => return Ok(()),
        };
        self.follow(writer, &writer.sheet_by_id(recovery)?, step, at)
    }

    /// What a posting brought back is owed again when its voucher is reversed by another.
    pub(in crate::desk) fn came_back_not(
        &self,
        writer: &Writer<'_>,
        posting: i64,
        on: NaiveDate,
        moved: &Moved<'_>,
    ) -> Result<(), Refusal> {
        let Some((recovery, amount, way)) = self.store.brought_back_by(posting)? else { return Ok(()) };
        let way = Way::parse(&way).ok_or_else(|| StoreError::BadValue(format!("way {way}")))?;
        let part = NewRecoveryPart { recovery, amount: -amount, on, way: way.id(), posting: moved.sheet.id };
        writer.add_recovery_part(&part, self.operator.id, moved.at)?;
        self.settle_recovery(writer, recovery, moved.at)
    }

    /// An approval is revoked while nothing came back or is on its way.
    pub(in crate::desk) fn unrecover(&self, writer: &Writer<'_>, moved: &Moved<'_>) -> Result<(), Refusal> {
        let recovery = Recovery::new(self.store.recovery(moved.sheet.id)?)?;
        if recovery.back != Money::ZERO || self.spoken_for(&recovery, None)? > Money::ZERO {
            return Err(refuse("step", RecoveryProblem::CameBack));
        }
        match moved.sheet.person {
            Some(person) => self.owe_not_again(writer, person, recovery.item.id()),
            None => Ok(()),
        }
    }
}
