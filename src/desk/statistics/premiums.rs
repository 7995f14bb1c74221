//! S2 征缴情况: what was due and paid for the months of a period.

use super::places::Places;
use crate::desk::{Desk, Refusal};
use crate::domain::money::Money;
use crate::domain::statistics::period::Period;
use crate::domain::statistics::table::{ColumnId, Group, ListKind, RowKey, TableId, Value};
use crate::domain::statistics::tally::{Counted, Measured, Sorted, share};
use crate::store::statistics::premiums::PremiumFact;

const COLUMNS: [ColumnId; 8] = [
    ColumnId::Employers,
    ColumnId::Heads,
    ColumnId::Base,
    ColumnId::Due,
    ColumnId::Paid,
    ColumnId::Rate,
    ColumnId::Arrears,
    ColumnId::LateFees,
];
const SUMS: [ColumnId; 5] = [ColumnId::Base, ColumnId::Due, ColumnId::Paid, ColumnId::Arrears, ColumnId::LateFees];

impl Desk {
    pub(super) fn count_premiums(&self, period: Period) -> Result<Counted, Refusal> {
        let facts = self.store.premium_facts(period.first(), period.last())?;
        let places: Places = self.places(period)?;
        let mut counted = Counted::new(TableId::Premiums, period, COLUMNS.to_vec());
        let all: Vec<&PremiumFact> = facts.iter().collect();
        counted.add_row(RowKey::total(), |column| measure(Group::All, column, &all));
        for group in [Group::Month, Group::Class, Group::Industry, Group::Town] {
            let code = |f: &PremiumFact| match group {
                Group::Month => f.month.to_string(),
                _ => places.code(group, f.employer),
            };
            let facts = facts.iter().map(|f| (code(f), f)).collect();
            let sorted = Sorted { group, order: self.order(group), all: false, facts };
            counted.add_group(sorted, |key, column, facts| measure(key.group, column, facts));
            counted.adds_up(group, &SUMS);
        }
        Ok(counted)
    }
}

fn measure(group: Group, column: ColumnId, facts: &[&PremiumFact]) -> Measured {
    let sum = |of: fn(&PremiumFact) -> Money| Measured::sum(ListKind::Employers, facts.iter().map(|f| (f.employer, of(f))));
    let total = |of: fn(&PremiumFact) -> Money| facts.iter().map(|f| of(f)).sum::<Money>().fen();
    match column {
        ColumnId::Employers => Measured::different(ListKind::Employers, facts.iter().map(|f| f.employer)),
        // People of several months together would be nobody's number.
        ColumnId::Heads if group == Group::Month => Measured::plain(Value::Count(facts.iter().map(|f| f.heads).sum())),
        ColumnId::Base => sum(|f| f.base),
        ColumnId::Due => sum(|f| f.due),
        ColumnId::Paid => sum(|f| f.paid),
        ColumnId::Rate => Measured::plain(share(total(|f| f.paid), total(|f| f.due), 100)),
        ColumnId::Arrears => sum(PremiumFact::arrears),
        ColumnId::LateFees => sum(|f| f.late_fees),
        _ => Measured::MISSING,
    }
}
