//! What was paid too much and claimed back, and turns out to be due after all: it is owed once more.
//!
//! A recovery names no months. So the months of a benefit are taken together: what they came to above what was due before an act
//! and after it, beside what was claimed back.

use std::collections::BTreeMap;

use super::read::due_by_month;
use crate::desk::{Desk, Refusal};
use crate::domain::dates::Month;
use crate::domain::determination::settlement::to_pay;
use crate::domain::money::Money;
use crate::domain::problem::Problem;
use crate::store::Writer;
use crate::store::sheets::payables::NewPayable;
use crate::store::sheets::payees::PayeeKey;

/// Amounts by month.
pub(in crate::desk) type ByMonth = BTreeMap<Month, Money>;

/// What the keys of such payables begin with.
const AGAIN: &str = "again:";

impl Desk {
    /// What each month of a benefit came to above what was due.
    pub(in crate::desk) fn overpaid_of(&self, writer: &Writer<'_>, benefit: i64) -> Result<ByMonth, Refusal> {
        let mut months = ByMonth::new();
        for payable in writer.payables_of_benefit(benefit)?.into_iter().filter(|p| p.state != "cancelled") {
            *months.entry(payable.month).or_insert(Money::ZERO) += payable.amount;
        }
        let events = writer.benefit_events(Some(benefit))?;
        let last = months.keys().copied().chain(events.iter().map(|e| e.month)).max();
        for (month, due) in last.map(|last| due_by_month(&events, last)).transpose()?.unwrap_or_default() {
            months.entry(month).and_modify(|had| *had = to_pay(*had, due));
        }
        Ok(months)
    }

    /// Owes once more what was claimed back of a benefit's months and is due again by what has just happened; `before` is what
    /// they came to above what was due until then. Only months that are due now are owed, the newest first.
    pub(in crate::desk) fn owe_again(
        &self,
        writer: &Writer<'_>,
        (benefit, sheet): (i64, Option<i64>),
        before: &ByMonth,
    ) -> Result<(), Refusal> {
        let row = self.store.benefit(benefit)?.ok_or(Refusal::NotFound)?;
        let claimed = writer.claimed_back_of(row.person, row.case, &row.kind)?;
        let now = self.overpaid_of(writer, benefit)?;
        let left = |over: &ByMonth| to_pay(claimed, over.values().copied().sum());
        let mut rest = to_pay(left(&now), left(before));
        let count = writer.payables_of_benefit(benefit)?.len();
        for (month, over) in before.iter().rev() {
            let amount = rest.min(to_pay(*over, now.get(month).copied().unwrap_or(Money::ZERO)));
            if amount == Money::ZERO {
                continue;
            }
            rest = rest - amount;
            writer.add_payable(&NewPayable {
                key: &format!("{AGAIN}{benefit}:{month}:{count}"),
                sheet: sheet.or(row.sheet),
                benefit: Some(benefit),
                item: &row.kind,
                person: row.person,
                case: row.case,
                payee: writer.payee_for(PayeeKey::Person(row.person))?,
                month: *month,
                amount,
            })?;
        }
        Ok(())
    }

    /// What a recovery that is revoked had made owed once more is not owed any more; what is paid or on a list stands in the way.
    pub(in crate::desk) fn owe_not_again(&self, writer: &Writer<'_>, person: i64, item: &str) -> Result<(), Refusal> {
        for benefit in writer.benefits(Some(person), None)?.into_iter().filter(|b| b.kind == item) {
            for payable in writer.payables_of_benefit(benefit.id)?.into_iter().filter(|p| p.key.starts_with(AGAIN)) {
                match payable.state.as_str() {
                    "planned" | "held" => writer.set_payable(payable.id, "cancelled", "revoked")?,
                    "cancelled" => {}
                    _ => {
                        let list = writer.list_of(payable.id)?.unwrap_or_default();
                        return Err(Refusal::Problems(vec![("step", Problem::OnAList { list })]));
                    }
                }
            }
        }
        Ok(())
    }
}
