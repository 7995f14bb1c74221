//! Small cells (agency rules 10.4): what is published shows no figure of fewer than three people, nor a single death, and
//! nothing from which one could be worked out.

use std::collections::BTreeSet;

use super::table::{ColumnId, Group, RowKey, Table, Unit, Value};

/// The least number of people a published figure is of.
pub const LEAST: i64 = 3;

/// Where a figure stands: row and column.
type Place = (usize, usize);

/// The table as it may be published.
#[must_use]
pub fn published(table: &Table) -> Table {
    let hidden = hidden_places(table);
    let mut out = table.clone();
    for (y, x) in hidden {
        out.rows[y].figures[x].value = Value::Hidden;
    }
    for figure in out.rows.iter_mut().flat_map(|r| &mut r.figures) {
        figure.list = None;
    }
    out
}

/// Figures that would show a few people by themselves, then those they could be worked out from, until nothing is left to do.
fn hidden_places(table: &Table) -> BTreeSet<Place> {
    let mut hidden: BTreeSet<Place> = BTreeSet::new();
    for (y, row) in table.rows.iter().enumerate() {
        for (x, column) in table.columns.iter().enumerate() {
            if is_of_people(*column) && matches!(row.figures[x].value, Value::Count(n) if n > 0 && n < LEAST) {
                hidden.insert((y, x));
            }
        }
    }
    let relations = relations(table);
    loop {
        let before = hidden.len();
        for y in 0..table.rows.len() {
            hide_guarded(table, y, &mut hidden);
        }
        for relation in &relations {
            protect(table, relation, &mut hidden);
        }
        if hidden.len() == before {
            return hidden;
        }
    }
}

/// Cases are of people too; employers are not.
fn is_of_people(column: ColumnId) -> bool {
    matches!(column.unit(), Unit::People | Unit::Cases)
}

/// Amounts and rates of people go with the number of those people.
const fn guard(column: ColumnId) -> &'static [ColumnId] {
    match column {
        ColumnId::Amount | ColumnId::Average => &[ColumnId::Settled],
        ColumnId::Medical => &[ColumnId::MedicalPeople],
        ColumnId::Monthly => &[ColumnId::AtEnd],
        ColumnId::Days => &[ColumnId::Decided],
        ColumnId::AccidentRate => &[ColumnId::Injuries],
        _ => &[],
    }
}

fn hide_guarded(table: &Table, y: usize, hidden: &mut BTreeSet<Place>) {
    for (x, column) in table.columns.iter().enumerate() {
        let guards = table.columns.iter().enumerate().filter(|(_, c)| guard(*column).contains(c));
        if guards.into_iter().any(|(g, _)| hidden.contains(&(y, g))) && is_told(table, (y, x)) {
            hidden.insert((y, x));
        }
    }
}

fn is_told(table: &Table, (y, x): Place) -> bool {
    table.rows[y].figures[x].value != Value::Missing
}

/// Figures of which any one follows from the others, or nearly so, the total last. Different people of several rows may be
/// fewer than the rows together; seldom are they, so that numbers of people are always taken to add up.
fn relations(table: &Table) -> Vec<Vec<Place>> {
    let at = |column: ColumnId| table.columns.iter().position(|c| *c == column);
    let row_of = |key: &RowKey| table.rows.iter().position(|r| r.key == *key);
    let of_group = |group, total: &RowKey, x: usize| {
        let rows = table.rows.iter().enumerate().filter(|(_, r)| r.key.group == group && r.key != *total);
        rows.map(|(y, _)| (y, x)).chain(row_of(total).map(|y| (y, x))).collect::<Vec<Place>>()
    };
    let mut out = Vec::new();
    for sum in &table.sums {
        out.extend(sum.columns.iter().filter_map(|c| at(*c)).map(|x| of_group(sum.group, &sum.total, x)));
    }
    let groups: BTreeSet<Group> = table.rows.iter().map(|r| r.key.group).filter(|g| *g != Group::All).collect();
    for group in groups {
        let people = table.columns.iter().enumerate().filter(|(_, column)| is_of_people(**column));
        out.extend(people.map(|(x, _)| of_group(group, &RowKey::total(), x)));
    }
    for identity in table.id.identities() {
        for y in 0..table.rows.len() {
            out.push(identity.iter().rev().filter_map(|(column, _)| at(*column)).map(|x| (y, x)).collect());
        }
    }
    out
}

/// Hides more of a relation until what is hidden stands for at least two figures and three people.
fn protect(table: &Table, relation: &[Place], hidden: &mut BTreeSet<Place>) {
    loop {
        let inside: Vec<Place> = relation.iter().copied().filter(|p| hidden.contains(p)).collect();
        let total: i64 = inside.iter().map(|p| weight(table, *p)).sum();
        if inside.is_empty() || (inside.len() > 1 && total >= LEAST) {
            return;
        }
        // The smallest of the others gives least away; the total, which stands last, only when nothing else is left.
        let others = relation.iter().enumerate().filter(|(_, p)| !hidden.contains(p) && is_told(table, **p));
        let last = relation.len() - 1;
        let Some((_, next)) = others.min_by_key(|(n, p)| (*n == last, weight(table, **p) == 0, weight(table, **p), *n)) else {
            return;
        };
        hidden.insert(*next);
    }
}

fn weight(table: &Table, (y, x): Place) -> i64 {
    match table.rows[y].figures[x].value {
        Value::Count(n) | Value::Hundredths(n) => n,
        Value::Money(amount) => amount.fen(),
        Value::Missing | Value::Hidden => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::statistics::period::Period;
    use crate::domain::statistics::table::{Figure, Row, Sum, TableId};

    fn table(id: TableId, columns: &[ColumnId], rows: &[(&str, &[i64])]) -> Table {
        let figure = |n: &i64| Figure { value: Value::Count(*n), list: None };
        let row = |(key, figures): &(&str, &[i64])| Row {
            key: RowKey::parse(key).expect("a key"),
            figures: figures.iter().map(figure).collect(),
        };
        let sum = Sum { group: Group::Town, total: RowKey::total(), columns: columns.to_vec() };
        let period = Period::year(2021).expect("a year");
        Table { id, period, columns: columns.to_vec(), rows: rows.iter().map(row).collect(), sums: vec![sum] }
    }

    fn shown(table: &Table) -> Vec<Vec<Option<i64>>> {
        let value = |f: &Figure| match f.value {
            Value::Count(n) => Some(n),
            _ => None,
        };
        published(table).rows.iter().map(|r| r.figures.iter().map(value).collect()).collect()
    }

    #[test]
    fn a_small_figure_takes_the_next_smallest_with_it() {
        let one = table(
            TableId::Injuries,
            &[ColumnId::People],
            &[("all", &[62]), ("town:a", &[1]), ("town:b", &[20]), ("town:c", &[0]), ("town:d", &[41])],
        );
        assert_eq!(shown(&one), [[Some(62)], [None], [None], [Some(0)], [Some(41)]]);
    }

    #[test]
    fn two_that_are_one_each_are_not_left_with_their_sum() {
        let one = table(
            TableId::Injuries,
            &[ColumnId::People],
            &[("all", &[32]), ("town:a", &[1]), ("town:b", &[1]), ("town:c", &[30])],
        );
        assert_eq!(shown(&one), [[Some(32)], [None], [None], [None]]);
    }

    #[test]
    fn a_single_death_is_hidden_even_in_the_total() {
        let one = table(
            TableId::Injuries,
            &[ColumnId::Injuries, ColumnId::Deaths],
            &[("all", &[40, 1]), ("town:a", &[20, 1]), ("town:b", &[20, 0])],
        );
        let shown = shown(&one);
        assert_eq!((shown[0][1], shown[1][1]), (None, None));
        assert_eq!(shown[1][0], Some(20), "what is not small stays");
    }

    #[test]
    fn a_figure_is_not_left_to_be_worked_out_across_the_row() {
        let columns = [ColumnId::Start, ColumnId::Joined, ColumnId::Left, ColumnId::End];
        let one = table(
            TableId::Insured,
            &columns,
            &[("all", &[100, 12, 10, 102]), ("town:a", &[50, 2, 5, 47]), ("town:b", &[50, 10, 5, 55])],
        );
        let shown = shown(&one);
        assert!(shown[1].iter().filter(|f| f.is_none()).count() >= 2, "{shown:?}");
        assert_eq!(shown[0], [Some(100), Some(12), Some(10), Some(102)], "the totals stay");
    }
}
