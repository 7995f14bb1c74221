//! The office's own parameter rows (本单位参数): entered by one operator, confirmed by another, superseded but never edited.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::params::Row;
use super::problem::Problem;

/// 状态. How far an entry has come; all but the first are final.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// 待确认. Waits for a second operator.
    Pending,
    Confirmed,
    /// 已退回. Sent back by a second operator.
    Rejected,
    /// 已撤回. Taken back by whoever entered it.
    Withdrawn,
}

impl State {
    pub const ALL: [State; 4] = [State::Pending, State::Confirmed, State::Rejected, State::Withdrawn];

    /// The stable word that is stored and that scripts read.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            State::Pending => "pending",
            State::Confirmed => "confirmed",
            State::Rejected => "rejected",
            State::Withdrawn => "withdrawn",
        }
    }

    #[must_use]
    pub fn parse(text: &str) -> Option<State> {
        State::ALL.into_iter().find(|s| s.id() == text)
    }
}

/// Who did it and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    pub operator: i64,
    pub login: String,
    pub name: String,
    /// As records keep it.
    pub at: String,
}

/// A row that somebody of the office entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub id: i64,
    pub row: Row,
    pub state: State,
    pub entered: Act,
    /// Who confirmed, rejected or withdrew it.
    pub closed: Option<Act>,
    /// Running number of its confirmation; on a day that two rows cover the higher one counts.
    pub confirmation: Option<i64>,
}

impl Entry {
    /// Whether a second operator may confirm or reject it.
    ///
    /// # Errors
    /// `SettledAlready`; `SamePerson` for whoever entered it.
    pub fn check_second(&self, operator: i64) -> Result<(), Problem> {
        self.check_pending()?;
        if self.entered.operator == operator { Err(Problem::SamePerson) } else { Ok(()) }
    }

    /// Whether an operator may take it back.
    ///
    /// # Errors
    /// `SettledAlready`; `NotYourEntry`.
    pub fn check_own(&self, operator: i64) -> Result<(), Problem> {
        self.check_pending()?;
        if self.entered.operator == operator { Ok(()) } else { Err(Problem::NotYourEntry) }
    }

    fn check_pending(&self) -> Result<(), Problem> {
        if self.state == State::Pending { Ok(()) } else { Err(Problem::SettledAlready) }
    }
}

/// Whether two rows share a day.
#[must_use]
pub fn overlap(a: &Row, b: &Row) -> bool {
    let ends = |r: &Row| r.to.unwrap_or(NaiveDate::MAX);
    a.from <= ends(b) && b.from <= ends(a)
}

/// Whether two rows say the same with the same source.
#[must_use]
pub fn is_same(a: &Row, b: &Row) -> bool {
    (&a.key, a.from, a.to, &a.value, &a.document, &a.article) == (&b.key, b.from, b.to, &b.value, &b.document, &b.article)
}

/// What is left of a row beside another: the days before it and the days after it.
fn beside(row: Row, other: &Row) -> Vec<Row> {
    if row.key != other.key || !overlap(&row, other) {
        return vec![row];
    }
    let head = other.from.pred_opt().filter(|last| row.from <= *last).map(|last| Row { to: Some(last), ..row.clone() });
    let next = other.to.and_then(|last| last.succ_opt());
    let tail = next.filter(|first| row.to.is_none_or(|to| *first <= to)).map(|from| Row { from, ..row });
    head.into_iter().chain(tail).collect()
}

/// What is left of a row beside all the others.
#[must_use]
pub fn remainder<'a>(row: &Row, others: impl IntoIterator<Item = &'a Row>) -> Vec<Row> {
    let cut = |left: Vec<Row>, other: &Row| left.into_iter().flat_map(|r| beside(r, other)).collect();
    others.into_iter().fold(vec![row.clone()], cut)
}

/// The confirmed rows as they count: of those that cover a day the one confirmed last, so that none overlap.
#[must_use]
pub fn in_force<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Vec<Row> {
    let mut confirmed: Vec<&Entry> = entries.into_iter().filter(|e| e.state == State::Confirmed).collect();
    confirmed.sort_by_key(|e| e.confirmation);
    let mut by_key: BTreeMap<&str, Vec<Row>> = BTreeMap::new();
    for entry in confirmed {
        let rows = by_key.entry(&entry.row.key).or_default();
        *rows = std::mem::take(rows).into_iter().flat_map(|r| beside(r, &entry.row)).collect();
        rows.push(entry.row.clone());
    }
    by_key.into_values().flatten().collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::money::Money;
    use crate::domain::params::{Standing, Unit, Value};

    fn day(n: i64) -> NaiveDate {
        NaiveDate::from_ymd_opt(2020, 1, 1).expect("a day") + chrono::Duration::days(n)
    }

    fn entry(id: i64, from: i64, to: Option<i64>) -> Entry {
        let row = Row {
            key: "benefit_base".into(),
            from: day(from),
            to: to.map(day),
            value: Value::Money(Money::from_fen(id)),
            unit: Unit::YuanMonth,
            document: "d".into(),
            article: "a".into(),
            standing: Standing::Confirmed,
            published: None,
            note: String::new(),
        };
        let act = Act { operator: 1, login: String::new(), name: String::new(), at: String::new() };
        Entry { id, row, state: State::Confirmed, entered: act, closed: None, confirmation: Some(id) }
    }

    fn spans(rows: &[Row]) -> Vec<(NaiveDate, Option<NaiveDate>, String)> {
        let mut out: Vec<_> = rows.iter().map(|r| (r.from, r.to, r.value.plain())).collect();
        out.sort();
        out
    }

    #[test]
    fn a_newer_row_closes_the_one_in_force_and_a_correction_leaves_the_rest() {
        let closed = in_force(&[entry(1, 0, None), entry(2, 10, None)]);
        assert_eq!(spans(&closed), [(day(0), Some(day(9)), "0.01".into()), (day(10), None, "0.02".into())]);
        let inside = in_force(&[entry(1, 0, None), entry(2, 10, Some(19))]);
        assert_eq!(
            spans(&inside),
            [(day(0), Some(day(9)), "0.01".into()), (day(10), Some(day(19)), "0.02".into()), (day(20), None, "0.01".into())]
        );
    }

    #[test]
    fn what_waits_or_was_sent_back_does_not_count() {
        for state in [State::Pending, State::Rejected, State::Withdrawn] {
            assert_eq!(in_force(&[Entry { state, ..entry(1, 0, None) }]), []);
        }
    }

    #[test]
    fn a_second_person_confirms_and_only_the_first_takes_back() {
        let confirmed = entry(1, 0, None);
        let waiting = Entry { state: State::Pending, ..confirmed.clone() };
        assert_eq!((waiting.check_second(1), waiting.check_own(1)), (Err(Problem::SamePerson), Ok(())));
        assert_eq!((waiting.check_second(2), waiting.check_own(2)), (Ok(()), Err(Problem::NotYourEntry)));
        assert_eq!(confirmed.check_second(2), Err(Problem::SettledAlready));
    }

    proptest! {
        /// Each day has the value of the last confirmed row that covers it, and no day has two.
        #[test]
        fn the_last_confirmation_counts(list in prop::collection::vec((0_i64..40, prop::option::of(0_i64..20)), 0..8)) {
            let entries: Vec<Entry> =
                (1..).zip(&list).map(|(id, (from, long))| entry(id, *from, long.map(|l| from + l))).collect();
            let rows = in_force(&entries);
            for d in -1..70 {
                let want = entries.iter().rev().find(|e| e.row.covers(day(d))).map(|e| e.row.value.clone());
                let got: Vec<_> = rows.iter().filter(|r| r.covers(day(d))).map(|r| r.value.clone()).collect();
                prop_assert_eq!(got, want.into_iter().collect::<Vec<_>>());
            }
        }
    }
}
