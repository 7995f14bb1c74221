//! 对账: what came in of premiums by the collecting authority's files, beside what the books say came in.

use std::collections::BTreeMap;

use chrono::Datelike;

use super::{ReconcileMonth, Reconciled};
use crate::desk::{Desk, Refusal};
use crate::domain::dates::Month;
use crate::domain::money::Money;
use crate::domain::operator::Right;
use crate::store::arrears::reconcile::{SideLine, SideMonth};

impl Desk {
    /// The months of a year; `None` for this one. Where both sides differ, the lines of a month that have no counterpart of the same
    /// day and amount are named.
    ///
    /// # Errors
    /// `NotAllowed`, `Store`.
    pub fn reconcile(&self, year: Option<i32>) -> Result<Reconciled, Refusal> {
        self.require(Right::Employers)?;
        let year = year.unwrap_or_else(|| self.clock.today().year());
        let mut months: BTreeMap<Month, ReconcileMonth> = BTreeMap::new();
        let mut add = |side: Vec<SideMonth>, put: fn(&mut ReconcileMonth, Money)| {
            for SideMonth { month, amount } in side {
                let line = months.entry(month).or_insert_with(|| ReconcileMonth::of(month));
                put(line, amount);
            }
        };
        add(self.store.received_months(year)?, |line, amount| line.received = amount);
        add(self.store.opening_months(year)?, |line, amount| line.opening = amount);
        add(self.store.booked_months(year)?, |line, amount| line.booked = amount);
        let mut out: Vec<ReconcileMonth> = months.into_values().collect();
        for line in out.iter_mut().filter(|l| l.difference() != Money::ZERO && l.received > Money::ZERO) {
            let (ours, books) = (self.store.received_in(line.month)?, self.store.booked_in(line.month)?);
            (line.only_received, line.only_booked) = unmatched(ours, books);
        }
        Ok(Reconciled { year, months: out })
    }
}

/// The lines of each side without one of the same day and amount on the other.
fn unmatched(ours: Vec<SideLine>, mut books: Vec<SideLine>) -> (Vec<SideLine>, Vec<SideLine>) {
    let mut alone = Vec::new();
    for line in ours {
        match books.iter().position(|b| (b.on, b.amount) == (line.on, line.amount)) {
            Some(at) => {
                books.remove(at);
            }
            None => alone.push(line),
        }
    }
    (alone, books)
}
