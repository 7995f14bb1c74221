//! A determination beside the one whose place it takes: each item and month as it was, as it is, and what was paid.

use std::collections::BTreeMap;

use super::lines::{Line, months};
use crate::desk::estimate::Fields;
use crate::desk::monthly::due_by_month;
use crate::desk::sheets::restored;
use crate::desk::{Desk, Refusal};
use crate::domain::benefits::item::{ItemKind, Payer};
use crate::domain::dates::Month;
use crate::domain::determination::About;
use crate::domain::determination::settlement::Difference;
use crate::domain::money::Money;
use crate::domain::operator::Right;
use crate::store::StoreError;
use crate::store::sheets::items::ItemRow;
use crate::store::sheets::payables::PayableRow;
use crate::store::sheets::record::SheetRow;

/// Which item of whom: once, or of a month.
type Key = (&'static str, String, Option<Month>);

/// Amounts of the fund, by item, name and month.
type Amounts = BTreeMap<Key, Money>;

impl Desk {
    /// What a determination changes against the one whose place it takes, with what was paid so far: what is still to be paid, and
    /// what was paid too much and is to be recovered. Nothing for a first one.
    ///
    /// # Errors
    /// `NotAllowed`, `NotFound`, `Store`.
    pub fn differences(&self, number: &str) -> Result<Vec<Difference>, Refusal> {
        self.require(Right::Sheets)?;
        self.differences_of(&self.store.sheet(number)?.ok_or(Refusal::NotFound)?)
    }

    /// The same, also inside a write.
    pub(in crate::desk) fn differences_of(&self, row: &SheetRow) -> Result<Vec<Difference>, Refusal> {
        let fields = self.store.sheet_versions(row.id)?.pop().map(|v| restored(&v.fields)).unwrap_or_default();
        let (Some(old), Some(about)) = (row.supersedes, About::parse(fields.get("about"))) else { return Ok(Vec::new()) };
        let mut new = self.amounts_of(row)?;
        let case = row.case.as_ref().map_or(0, |(id, _)| *id);
        if row.state.holds() {
            // What runs is what the benefits say, with all that has happened to them since.
            new.retain(|key, _| key.2.is_none());
            new.extend(self.due(case, about, None)?);
        }
        let is_review = fields.get("why") == "review";
        self.compare(&self.store.sheet_by_id(old)?, (case, about, Some(row.id)), new, bound(&fields, is_review))
    }

    /// The same for one that is being typed.
    pub(super) fn differences_to(&self, old: &SheetRow, lines: &[Line], fields: &Fields) -> Result<Vec<Difference>, Refusal> {
        let Some(about) = About::parse(fields.get("about")) else { return Ok(Vec::new()) };
        let fund = |l: &&Line| l.payer == Payer::Fund;
        let rows = lines.iter().filter(fund).map(|l| {
            let (item, once) = (l.kind.id(), !l.monthly);
            (item, l.name.clone(), once, l.from, l.until, l.amount)
        });
        let new = spread(rows.collect(), self.last_month()?);
        let case = old.case.as_ref().map_or(0, |(id, _)| *id);
        self.compare(old, (case, about, None), new, bound(fields, fields.get("why") == "review"))
    }

    /// The last month that may be owed or paid: the present one, or that of a run ahead of it.
    fn last_month(&self) -> Result<Month, StoreError> {
        let now = Month::of(self.clock.today());
        Ok(self.store.last_run()?.map_or(now, |run| run.max(now)))
    }

    fn amounts_of(&self, row: &SheetRow) -> Result<Amounts, Refusal> {
        let fund = |i: &&ItemRow| i.payer == Payer::Fund.id();
        let items = self.store.sheet_items(row.id, row.version)?;
        let rows = items.iter().filter(fund).filter_map(|i| {
            Some((kind(&i.item)?.id(), i.name.clone().unwrap_or_default(), !i.monthly, i.from, i.until, i.amount))
        });
        Ok(spread(rows.collect(), self.last_month()?))
    }

    /// What the benefits of a case come to by month, with every raise, pause and end; of before a sheet, without what it and
    /// others after it have changed.
    fn due(&self, case: i64, about: About, before: Option<i64>) -> Result<Amounts, Refusal> {
        let mut benefits = Vec::new();
        for benefit in self.store.benefits(None, Some(case))?.into_iter().filter(|b| about.covers(&b.kind)) {
            benefits.push((self.store.benefit_events(Some(benefit.id))?, benefit));
        }
        let by_sheet = benefits.iter().flat_map(|(events, _)| events).filter(|e| before.is_some() && e.sheet == before);
        let until = by_sheet.map(|e| e.id).min().unwrap_or(i64::MAX);
        let mut out = Amounts::new();
        for (mut events, benefit) in benefits {
            events.retain(|e| e.id < until);
            let Some(kind) = kind(&benefit.kind) else { continue };
            for (month, amount) in due_by_month(&events, self.last_month()?)? {
                *out.entry((kind.id(), benefit.name.clone(), Some(month))).or_insert(Money::ZERO) += amount;
            }
        }
        Ok(out)
    }

    fn compare(
        &self,
        old: &SheetRow,
        (case, about, sheet): (i64, About, Option<i64>),
        new: Amounts,
        bound: Option<Month>,
    ) -> Result<Vec<Difference>, Refusal> {
        let mut before = self.amounts_of(old)?;
        before.retain(|key, _| key.2.is_none());
        before.extend(self.due(case, about, sheet)?);
        let paid = paid(&self.store.payables_of_case(case)?, about);
        let mut keys: Vec<&Key> = before.keys().chain(new.keys()).chain(paid.keys()).collect();
        keys.sort();
        keys.dedup();
        let of = |amounts: &Amounts, key: &Key| amounts.get(key).copied().unwrap_or(Money::ZERO);
        // A review leaves the months before it as they were.
        let counts = |key: &&Key| key.2.is_none_or(|month| bound.is_none_or(|bound| month >= bound));
        let difference = |key: &Key| {
            let (old, new, paid) = (of(&before, key), of(&new, key), of(&paid, key));
            // What was paid in advance while he was missing is in the lump sum already.
            let is_advance = key.0 == ItemKind::MissingAdvance.id() && new == Money::ZERO;
            (!is_advance).then_some(Difference { kind: kind(key.0)?, name: key.1.clone(), month: key.2, old, new, paid })
        };
        let all = keys.into_iter().filter(counts).filter_map(difference);
        Ok(all.filter(|d| d.old != d.new || d.overpaid() > Money::ZERO).collect())
    }
}

/// The first month that counts, where a review keeps those before.
fn bound(fields: &Fields, is_review: bool) -> Option<Month> {
    if is_review { Month::parse(fields.get("monthly_from")).ok() } else { None }
}

fn kind(id: &str) -> Option<ItemKind> {
    ItemKind::ALL.into_iter().find(|k| k.id() == id)
}

/// A line: item, name, whether once, first and last month, amount.
type Spread = (&'static str, String, bool, Option<Month>, Option<Month>, Money);

/// Lines by month: those of months gone by as they are, what runs for the months after them to the present one. What is paid once
/// belongs to the case, whoever receives it.
fn spread(rows: Vec<Spread>, now: Month) -> Amounts {
    let mut out = Amounts::new();
    for (item, name, once, from, _, amount) in rows.iter().filter(|r| r.2) {
        debug_assert!(*once);
        let name = if from.is_some() { name.clone() } else { String::new() };
        *out.entry((item, name, *from)).or_insert(Money::ZERO) += *amount;
    }
    for (item, name, _, from, until, amount) in rows.into_iter().filter(|r| !r.2) {
        let Some(first) = from else { continue };
        for month in months(first, until.map_or(now, |u| u.min(now))) {
            out.entry((item, name.clone(), Some(month))).or_insert(amount);
        }
    }
    out.retain(|_, amount| *amount > Money::ZERO);
    out
}

/// What was paid, by item, name and month.
fn paid(payables: &[PayableRow], about: About) -> Amounts {
    let mut out = Amounts::new();
    for p in payables.iter().filter(|p| p.state == "paid" && about.covers(&p.item)) {
        let Some(kind) = kind(&p.item) else { continue };
        let key = match p.benefit {
            Some(_) => (kind.id(), p.name.clone(), Some(p.month)),
            None => (kind.id(), String::new(), None),
        };
        *out.entry(key).or_insert(Money::ZERO) += p.amount;
    }
    out
}
