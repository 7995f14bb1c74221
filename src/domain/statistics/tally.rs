//! Counting: facts are sorted into rows, each row's figures are measured, and what was counted is kept beside each figure.

use std::collections::HashMap;

use super::period::Period;
use super::table::{ColumnId, Figure, Group, ListKind, Row, RowKey, Sum, Table, TableId, Value};
use crate::domain::money::Money;

/// One line of the list behind a figure: a row number of the kind of the list, and its part of an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Member {
    pub id: i64,
    pub amount: Option<Money>,
}

/// A figure with the list it is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measured {
    pub value: Value,
    pub list: Option<(ListKind, Vec<Member>)>,
}

impl Measured {
    #[must_use]
    pub const fn plain(value: Value) -> Measured {
        Measured { value, list: None }
    }

    /// No figure.
    pub const MISSING: Measured = Measured::plain(Value::Missing);

    /// As many as there are different ones.
    #[must_use]
    pub fn different(kind: ListKind, ids: impl IntoIterator<Item = i64>) -> Measured {
        let mut ids: Vec<i64> = ids.into_iter().collect();
        ids.sort_unstable();
        ids.dedup();
        Measured::each(kind, ids)
    }

    /// As many as there are.
    #[must_use]
    pub fn each(kind: ListKind, ids: impl IntoIterator<Item = i64>) -> Measured {
        let members: Vec<Member> = ids.into_iter().map(|id| Member { id, amount: None }).collect();
        Measured { value: Value::Count(count(members.len())), list: Some((kind, members)) }
    }

    /// What the amounts come to, each with whose it is.
    #[must_use]
    pub fn sum(kind: ListKind, amounts: impl IntoIterator<Item = (i64, Money)>) -> Measured {
        let mut of: HashMap<i64, Money> = HashMap::new();
        for (id, amount) in amounts {
            *of.entry(id).or_default() += amount;
        }
        let mut members: Vec<Member> = of.into_iter().map(|(id, amount)| Member { id, amount: Some(amount) }).collect();
        members.sort_unstable_by_key(|m| m.id);
        members.retain(|m| m.amount != Some(Money::ZERO));
        let total = members.iter().filter_map(|m| m.amount).sum();
        Measured { value: Value::Money(total), list: Some((kind, members)) }
    }

    /// The list behind another figure of the row, such as that of the people an average is of.
    #[must_use]
    pub fn with_value(self, value: Value) -> Measured {
        Measured { value, list: self.list }
    }
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// `part` of `whole` in hundredths of `per` (100: per cent), rounded half up; missing without a whole.
#[must_use]
pub fn share(part: i64, whole: i64, per: i64) -> Value {
    if whole <= 0 {
        return Value::Missing;
    }
    let (part, whole) = (i128::from(part) * i128::from(per) * 100, i128::from(whole));
    Value::Hundredths(i64::try_from((part * 2 + whole) / (whole * 2)).unwrap_or(i64::MAX))
}

/// An amount over a number, to the fen, rounded half up; missing for none.
#[must_use]
pub fn average(amount: Money, number: i64) -> Value {
    if number <= 0 {
        return Value::Missing;
    }
    Value::Money(Money::from_fen((amount.fen() * 2 + number).div_euclid(number * 2)))
}

/// Facts of a group, each with the code of its row.
pub struct Sorted<F> {
    pub group: Group,
    /// Codes in their order; those of facts that are not among them come behind.
    pub order: Vec<String>,
    /// Whether rows without facts are shown.
    pub all: bool,
    pub facts: Vec<(String, F)>,
}

/// A table with the lists behind its figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    pub table: Table,
    lists: HashMap<(RowKey, ColumnId), (ListKind, Vec<Member>)>,
}

impl Counted {
    #[must_use]
    pub fn new(id: TableId, period: Period, columns: Vec<ColumnId>) -> Counted {
        let table = Table { id, period, columns, rows: Vec::new(), sums: Vec::new() };
        Counted { table, lists: HashMap::new() }
    }

    /// Adds a row, its figures measured one by one.
    pub fn add_row(&mut self, key: RowKey, mut measure: impl FnMut(ColumnId) -> Measured) {
        let mut figures = Vec::with_capacity(self.table.columns.len());
        for column in &self.table.columns {
            let Measured { value, list } = measure(*column);
            figures.push(Figure { value, list: list.as_ref().map(|(kind, _)| *kind) });
            if let Some(list) = list {
                self.lists.insert((key.clone(), *column), list);
            }
        }
        self.table.rows.push(Row { key, figures });
    }

    /// Adds the rows of a group.
    pub fn add_group<F>(&mut self, sorted: Sorted<F>, measure: impl Fn(&RowKey, ColumnId, &[F]) -> Measured) {
        let Sorted { group, order, all, facts } = sorted;
        let mut rows: HashMap<String, Vec<F>> = HashMap::new();
        for (code, fact) in facts {
            rows.entry(code).or_default().push(fact);
        }
        let mut codes: Vec<String> = order.into_iter().filter(|c| all || rows.contains_key(c)).collect();
        let mut others: Vec<String> = rows.keys().filter(|c| !codes.contains(c)).cloned().collect();
        others.sort_unstable();
        codes.append(&mut others);
        for code in codes {
            let facts = rows.remove(&code).unwrap_or_default();
            let key = RowKey { group, code };
            self.add_row(key.clone(), |column| measure(&key, column, &facts));
        }
    }

    /// Says that the rows of a group add up to the table's total in these columns.
    pub fn adds_up(&mut self, group: Group, columns: &[ColumnId]) {
        self.table.sums.push(Sum { group, total: RowKey::total(), columns: columns.to_vec() });
    }

    /// The list behind a figure.
    #[must_use]
    pub fn list(&self, key: &RowKey, column: ColumnId) -> Option<(ListKind, &[Member])> {
        self.lists.get(&(key.clone(), column)).map(|(kind, members)| (*kind, members.as_slice()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_counts_once() {
        let measured = Measured::different(ListKind::People, [3, 1, 3]);
        assert_eq!(measured.value, Value::Count(2));
        assert_eq!(Measured::each(ListKind::Cases, [3, 1, 3]).value, Value::Count(3));
    }

    #[test]
    fn the_list_of_an_amount_adds_up_to_it() {
        let yuan = |n: i64| Money::from_fen(n * 100);
        let measured = Measured::sum(ListKind::People, [(1, yuan(5)), (2, yuan(7)), (1, yuan(1)), (3, yuan(2)), (3, yuan(-2))]);
        let (_, members) = measured.list.expect("a list");
        assert_eq!(members.iter().map(|m| m.id).collect::<Vec<_>>(), [1, 2], "what came to nothing is left out");
        assert_eq!(measured.value, Value::Money(members.iter().filter_map(|m| m.amount).sum()));
    }

    #[test]
    fn shares_and_averages_round_half_up() {
        assert_eq!(share(1, 3, 100), Value::Hundredths(3333));
        assert_eq!(share(2, 3, 100), Value::Hundredths(6667));
        assert_eq!(share(71, 12_764, 1000), Value::Hundredths(556));
        assert_eq!(share(1, 0, 100), Value::Missing);
        assert_eq!(average(Money::from_fen(5), 2), Value::Money(Money::from_fen(3)));
        assert_eq!(average(Money::from_fen(1), 0), Value::Missing);
    }
}
