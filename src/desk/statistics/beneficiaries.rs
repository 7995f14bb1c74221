//! S6 享受待遇: who was paid what in a period, and which monthly benefits ran.

use super::payments::{KINDS, Paid, Running};
use crate::desk::{Desk, Refusal};
use crate::domain::statistics::period::Period;
use crate::domain::statistics::table::{ColumnId, Group, ListKind, RowKey, TableId, Value};
use crate::domain::statistics::tally::{Counted, Measured, Sorted, average};

const COLUMNS: [ColumnId; 8] = [
    ColumnId::Settled,
    ColumnId::Amount,
    ColumnId::Average,
    ColumnId::Diseased,
    ColumnId::InForce,
    ColumnId::Begun,
    ColumnId::Ended,
    ColumnId::AtEnd,
];

enum Fact<'a> {
    Paid(&'a Paid),
    Running(&'a Running),
}

impl Fact<'_> {
    fn kind(&self) -> &'static str {
        match self {
            Fact::Paid(p) => p.kind,
            Fact::Running(r) => r.kind,
        }
    }

    /// The row in a group; none where it is in none.
    fn code(&self, group: Group) -> Option<String> {
        match (group, self) {
            (Group::Monthly, Fact::Paid(p)) => p.monthly.clone(),
            (Group::Monthly, Fact::Running(r)) => Some(r.monthly.clone()),
            (Group::Who, _) => Some(if self.kind() == "dependants" { "dependants" } else { "workers" }.to_owned()),
            _ => Some(self.kind().to_owned()),
        }
    }
}

impl Desk {
    pub(super) fn count_beneficiaries(&self, period: Period) -> Result<Counted, Refusal> {
        let (paid, running) = self.paid_and_running(period)?;
        let facts = || paid.iter().map(Fact::Paid).chain(running.iter().map(Fact::Running));
        let mut counted = Counted::new(TableId::Beneficiaries, period, COLUMNS.to_vec());
        let all: Vec<Fact> = facts().collect();
        counted.add_row(RowKey::total(), |column| measure(column, &all));
        for group in [Group::Who, Group::Benefit, Group::Monthly] {
            let order: &[&str] = match group {
                Group::Who => &["workers", "dependants"],
                Group::Benefit => &KINDS,
                _ => &[],
            };
            let order = order.iter().map(|k| (*k).to_owned()).collect();
            let facts = facts().filter_map(|f| Some((f.code(group)?, f))).collect();
            counted.add_group(Sorted { group, order, all: false, facts }, |_, column, facts| measure(column, facts));
        }
        counted.adds_up(Group::Who, &[ColumnId::Amount]);
        counted.adds_up(Group::Benefit, &[ColumnId::Amount]);
        Ok(counted)
    }
}

fn measure(column: ColumnId, facts: &[Fact]) -> Measured {
    let paid = || facts.iter().filter_map(|f| if let Fact::Paid(p) = f { Some(*p) } else { None });
    let running = |which: fn(&Running) -> bool| {
        let of = facts.iter().filter_map(|f| if let Fact::Running(r) = f { Some(*r) } else { None });
        Measured::different(ListKind::People, of.filter(|r| which(r)).map(|r| r.person))
    };
    let settled = || Measured::different(ListKind::People, paid().map(|p| p.person));
    match column {
        ColumnId::Settled => settled(),
        ColumnId::Amount => Measured::sum(ListKind::People, paid().map(|p| (p.person, p.amount))),
        ColumnId::Average => {
            let people = settled();
            let number = people.list.as_ref().map_or(0, |(_, members)| i64::try_from(members.len()).unwrap_or(i64::MAX));
            let value = average(paid().map(|p| p.amount).sum(), number);
            people.with_value(value)
        }
        ColumnId::Diseased => Measured::different(ListKind::People, paid().filter(|p| p.is_disease).map(|p| p.person)),
        ColumnId::InForce => running(|r| r.in_force),
        ColumnId::Begun => running(|r| r.begun),
        ColumnId::Ended => running(|r| r.ended),
        ColumnId::AtEnd => running(|r| r.at_end),
        _ => Measured::plain(Value::Missing),
    }
}
