//! S9 咨询服务: advice that was noted in files, by what was asked about.

use crate::desk::{Desk, Refusal};
use crate::domain::statistics::period::Period;
use crate::domain::statistics::table::{ColumnId, Group, ListKind, RowKey, TableId, Value};
use crate::domain::statistics::tally::{Counted, Measured, Sorted};
use crate::store::statistics::benefits::AdviceFact;

impl Desk {
    pub(super) fn count_service(&self, period: Period) -> Result<Counted, Refusal> {
        let facts = self.store.advice_facts(period.first_day(), period.last_day())?;
        let mut counted = Counted::new(TableId::Service, period, vec![ColumnId::Notes, ColumnId::People]);
        let all: Vec<&AdviceFact> = facts.iter().collect();
        counted.add_row(RowKey::total(), |column| measure(column, &all));
        let group = Group::Question;
        let facts = facts.iter().map(|f| (f.about.clone(), f)).collect();
        counted.add_group(Sorted { group, order: Vec::new(), all: false, facts }, |_, column, facts| measure(column, facts));
        counted.adds_up(group, &[ColumnId::Notes]);
        Ok(counted)
    }
}

/// Notes open to whose files they are in: somebody who asked twice stands there twice.
fn measure(column: ColumnId, facts: &[&AdviceFact]) -> Measured {
    match column {
        ColumnId::Notes => Measured::each(ListKind::People, facts.iter().map(|f| f.person)),
        ColumnId::People => Measured::different(ListKind::People, facts.iter().map(|f| f.person)),
        _ => Measured::plain(Value::Missing),
    }
}
