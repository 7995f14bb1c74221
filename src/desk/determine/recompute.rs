//! 社平工资变更重算: determinations that hold and would come out otherwise by the parameters of today.

use super::raises::Carry;
use crate::desk::sheets::restored;
use crate::desk::{Desk, Refusal};
use crate::domain::money::Money;
use crate::domain::operator::Right;
use crate::domain::sheet::kind::SheetKind;
use crate::domain::sheet::state::State;
use crate::store::sheets::items::ItemRow;
use crate::store::sheets::list::SheetFilter;

/// A determination that would come out otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToRecompute {
    pub sheet: String,
    pub case_number: String,
    pub name: String,
    /// What was determined once and for a month, and what it would be.
    pub old: Money,
    pub new: Money,
}

impl Desk {
    /// Works every determination that holds out again, from what was entered, and names those whose items differ: because a
    /// parameter they rest on was confirmed since, or because somebody dropped out of those who share a pension.
    ///
    /// # Errors
    /// `NotAllowed`, `Store`.
    pub fn to_recompute(&self) -> Result<Vec<ToRecompute>, Refusal> {
        self.require(Right::Sheets)?;
        let book = self.book()?;
        let holds = vec![State::Approved, State::Paid];
        let filter = SheetFilter { kinds: vec![SheetKind::Determination], states: holds, ..SheetFilter::default() };
        let mut out = Vec::new();
        for line in self.store.sheet_list(&filter, 0, i64::MAX)? {
            let row = self.store.sheet_by_id(line.id)?;
            let Some(version) = self.store.sheet_versions(row.id)?.pop() else { continue };
            // A raise that was approved since has been made on top of it; one that was revoked since is in it no more.
            let fields = restored(&version.fields);
            let reading = match self.work_determination((&fields, Carry::AsFiled), Some(&row), &book) {
                Ok(reading) => reading,
                // What cannot be read any more is not for this list.
                Err(Refusal::Problems(_)) => continue,
                Err(refusal) => return Err(refusal),
            };
            let Some(worked) = reading.worked else { continue };
            // Months gone by grow by themselves; what is due once and what runs does not.
            let sum =
                |items: &[ItemRow]| -> Money { items.iter().filter(|i| i.monthly || i.from.is_none()).map(|i| i.amount).sum() };
            let old = sum(&self.store.sheet_items(row.id, row.version)?);
            let new = worked.lines.iter().filter(|l| l.monthly || l.from.is_none()).map(|l| l.amount).sum();
            if old != new {
                let (sheet, name) = (row.number, line.name.unwrap_or_default());
                out.push(ToRecompute { sheet, case_number: line.case_number.unwrap_or_default(), name, old, new });
            }
        }
        Ok(out)
    }
}
