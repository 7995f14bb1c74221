//! S7 基金收支: the items of the fund by month, as the fund's own page has them.

use std::collections::HashMap;

use crate::desk::{Desk, Refusal};
use crate::domain::dates::Month;
use crate::domain::fund::Side;
use crate::domain::money::Money;
use crate::domain::statistics::period::Period;
use crate::domain::statistics::table::{ColumnId, Group, RowKey, Sum, TableId, Value};
use crate::domain::statistics::tally::{Counted, Measured, Sorted};

const SIDES: [(Group, Side); 2] = [(Group::Income, Side::Income), (Group::Spending, Side::Spending)];

impl Desk {
    pub(super) fn count_fund(&self, period: Period) -> Result<Counted, Refusal> {
        let mut moved: HashMap<(String, Month), (Money, Money)> = HashMap::new();
        for year in period.first().year()..=period.last().year() {
            for m in self.store.movements(year)? {
                moved.insert((m.account, m.month), (m.debit, m.credit));
            }
        }
        let of = |account: &str, side: Side, month: Month| {
            let (debit, credit) = moved.get(&(account.to_owned(), month)).copied().unwrap_or_default();
            if side == Side::Income { credit - debit } else { debit - credit }
        };
        let amount = |side: Side, accounts: &[&str], column: ColumnId| {
            let month = |m: Month| accounts.iter().map(|a| of(a, side, m)).sum::<Money>();
            match column {
                ColumnId::Month(m) => month(m),
                _ => period.months().map(month).sum(),
            }
        };
        let columns: Vec<ColumnId> = [ColumnId::Total].into_iter().chain(period.months().map(ColumnId::Month)).collect();
        let mut counted = Counted::new(TableId::Fund, period, columns.clone());
        for (group, side) in SIDES {
            let items: Vec<_> = self.policy.items().iter().filter(|i| i.side == side).collect();
            let accounts: Vec<&str> = items.iter().map(|i| i.account.as_str()).collect();
            let total = RowKey { group: Group::All, code: group.id().to_owned() };
            let plain = |accounts: &[&str], column| Measured::plain(Value::Money(amount(side, accounts, column)));
            counted.add_row(total.clone(), |column| plain(&accounts, column));
            let facts = items.iter().map(|i| (i.key.clone(), i.account.as_str())).collect();
            let order = items.iter().map(|i| i.key.clone()).collect();
            counted.add_group(Sorted { group, order, all: true, facts }, |_, column, accounts| plain(accounts, column));
            counted.table.sums.push(Sum { group, total, columns: columns.clone() });
        }
        Ok(counted)
    }
}
