//! Random histories: acts by several operators, one after the other on a real file, each followed by the checks of what must
//! always hold. A walk is a list of [`Act`]s and a list of [`Check`]s; whoever has more of either adds rows.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use gsbx::desk::{Desk, Refusal};
use rusqlite::types::ValueRef;

use super::Office;

/// What an act draws its choices from: the same numbers make the same choices.
pub struct Draw<'a> {
    numbers: &'a [u32],
    at: usize,
}

impl Draw<'_> {
    /// A number below `n`.
    pub fn below(&mut self, n: usize) -> usize {
        let number = self.numbers[self.at % self.numbers.len()].rotate_left(u32::try_from(self.at).expect("few choices"));
        self.at += 1;
        number as usize % n.max(1)
    }

    /// One of several.
    pub fn of<T: Clone>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())].clone()
    }

    /// One time out of `n`.
    pub fn once_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }
}

/// Something an operator may try. What the desk refuses with a reason is part of a history; it has to leave nothing behind.
pub struct Act {
    pub name: &'static str,
    /// How often it is tried beside the others.
    pub weight: usize,
    pub take: fn(&mut Walk, &mut Draw) -> Result<(), Refusal>,
}

/// Something that holds after every step.
pub type Check = fn(&mut Walk);

/// An office and the day it stands on.
pub struct Walk {
    pub office: Office,
    pub raw: rusqlite::Connection,
    pub today: NaiveDate,
    /// What checks remember from step to step, such as the sums of a month when it was closed.
    pub kept: BTreeMap<String, String>,
    /// Acts that did something, by name.
    pub done: BTreeMap<&'static str, usize>,
    /// Whether what is refused with its problems may not have written anything at all.
    is_strict: bool,
}

impl Walk {
    pub fn new(office: Office, today: &str) -> Walk {
        let raw = office.raw();
        Walk { office, raw, today: super::day(today), kept: BTreeMap::new(), done: BTreeMap::new(), is_strict: false }
    }

    /// A walk in which a refusal with problems writes nothing at all, be it a record of the trail.
    pub fn strict(self) -> Walk {
        Walk { is_strict: true, ..self }
    }

    /// A desk of today.
    pub fn desk(&self, login: &str) -> Desk {
        self.office.desk_on(login, &self.today.to_string())
    }

    pub fn pass_days(&mut self, days: usize) {
        self.today = self.today + Days::new(days as u64);
    }

    /// Every row of a query of texts and whole numbers, cells divided by blanks.
    pub fn rows(&self, sql: &str) -> Vec<String> {
        let mut statement = self.raw.prepare_cached(sql).expect(sql);
        let columns = statement.column_count();
        let rows = statement.query_map([], |r| {
            (0..columns)
                .map(|c| match r.get_ref(c)? {
                    ValueRef::Integer(number) => Ok(number.to_string()),
                    ValueRef::Null => Ok(String::new()),
                    other => Ok(other.as_str()?.to_owned()),
                })
                .collect::<rusqlite::Result<Vec<_>>>()
        });
        rows.and_then(Iterator::collect::<Result<Vec<_>, _>>).expect(sql).into_iter().map(|r| r.join(" ")).collect()
    }

    /// Whole numbers of a query's only row.
    pub fn number(&self, sql: &str) -> i64 {
        self.raw.prepare_cached(sql).and_then(|mut s| s.query_row([], |r| r.get(0))).expect(sql)
    }

    /// What a refusal must not change.
    fn state(&self) -> Vec<String> {
        self.rows(
            "SELECT 'e' || count(*) || ' ' || coalesce(sum(amount_fen), 0) FROM ledger_entry
             UNION ALL SELECT 'v' || count(*) FROM voucher UNION ALL SELECT 's' || number || state || version FROM sheet
             UNION ALL SELECT 't' || count(*) FROM sheet_step UNION ALL SELECT 'm' || count(*) FROM closed_month",
        )
    }

    /// What changes whenever another connection has written anything.
    fn written(&self) -> i64 {
        if self.is_strict { self.number("SELECT data_version FROM pragma_data_version") } else { 0 }
    }

    /// Tries acts in the order the numbers choose, and checks after each.
    pub fn go(&mut self, acts: &[Act], checks: &[Check], steps: &[(usize, [u32; 4])]) {
        let table: Vec<&Act> = acts.iter().flat_map(|act| std::iter::repeat_n(act, act.weight)).collect();
        for (chosen, numbers) in steps {
            let act = table[chosen % table.len()];
            let (before, written) = (self.state(), self.written());
            match (act.take)(self, &mut Draw { numbers, at: 0 }) {
                Ok(()) => *self.done.entry(act.name).or_default() += 1,
                Err(refusal @ (Refusal::Problems(_) | Refusal::MayNot { .. } | Refusal::NotAllowed(_))) => {
                    // Whose hands were refused is on record.
                    if matches!(refusal, Refusal::Problems(_)) {
                        assert_eq!(self.written(), written, "{}: {refusal:?} and something written", act.name);
                    }
                    assert_eq!(self.state(), before, "{}: a refusal left something behind", act.name);
                }
                Err(refusal) => panic!("{}: {refusal:?}", act.name),
            }
            for check in checks {
                check(self);
            }
        }
    }
}
