//! 年度调整 in what is determined: what is worked out anew carries the raises that were approved since it began (rules 7.4, 8.1).
//!
//! A sheet keeps the years it carries in its field `adjusted`; a year that is approved or revoked before the sheet is approved
//! sends it back.

use std::collections::BTreeMap;

use super::lines::{MonthAmount, Monthly};
use crate::desk::Desk;
use crate::desk::estimate::Fields;
use crate::desk::sheets::Who;
use crate::domain::benefits::adjustment::{Level, adjust, covers, is_raised};
use crate::domain::benefits::explain::Recorder;
use crate::domain::benefits::item::{ItemKind, Payer};
use crate::domain::dates::Month;
use crate::domain::money::Money;
use crate::domain::params::Book;
use crate::domain::problem::Problem;
use crate::store::StoreError;
use crate::store::sheets::items::ItemRow;

/// Since when a benefit runs, by its kind and whose it is.
type Began = BTreeMap<(String, i64), Month>;

/// Which yearly adjustments something is worked out with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Carry {
    /// All that are in force.
    InForce,
    /// Of those only what the sheet was filed with: the others were made on top of it.
    AsFiled,
}

/// The yearly adjustments that what is worked out carries.
pub(super) struct Raises<'a> {
    book: &'a Book,
    /// Years with an approved adjustment, in their order.
    years: Vec<i32>,
    began: Began,
}

impl Raises<'_> {
    /// The first month of a benefit: that of its line, or of before where a review only changes what runs.
    pub fn first(&self, kind: ItemKind, who: &Who, first: Month) -> Month {
        match who {
            Who::Known(person) => first_of(&self.began, kind.id(), *person, first),
            Who::New { .. } => first,
        }
    }

    /// The years whose notices raise what is paid from `first` on by a month.
    fn years(&self, first: Month, month: Month) -> impl Iterator<Item = i32> {
        self.years.iter().copied().filter(move |year| covers(*year, first, Some(month)) && *year <= month.year())
    }

    /// An amount of a month, raised by every year's notice since the first month.
    ///
    /// # Errors
    /// Those of [`adjust`].
    pub fn raise(&self, level: Level, amount: Money, span: (Month, Month), trace: &mut Recorder) -> Result<Money, Problem> {
        self.years(span.0, span.1).try_fold(amount, |had, year| adjust(self.book, level, had, year, trace))
    }

    /// What the fund pays of a benefit from a month on, raised; and the years that it carries.
    ///
    /// # Errors
    /// Those of [`adjust`].
    pub fn raised(&self, monthly: &Monthly, from: Month) -> Result<(Monthly, Vec<i32>), Problem> {
        let Some(level) = monthly.level else { return Ok((monthly.clone(), Vec::new())) };
        let first = self.first(monthly.kind, &monthly.who, from);
        let mut out = monthly.clone();
        for month in out.months.iter_mut().filter(|m| m.month >= from && m.amount > Money::ZERO) {
            let mut trace = Recorder::default();
            let amount = self.raise(level, month.amount, (first, month.month), &mut trace)?;
            *month = MonthAmount { month: month.month, amount, steps: [month.steps.as_slice(), &trace.take()].concat() };
        }
        let last = out.months.last().map_or(from, |m| m.month);
        Ok((out, self.years(first, last).collect()))
    }
}

impl Desk {
    /// The adjustments that a determination of a case carries. A review changes what has run since before.
    pub(super) fn raises<'a>(
        &self,
        book: &'a Book,
        case: i64,
        (fields, carry): (&Fields, Carry),
    ) -> Result<Raises<'a>, StoreError> {
        let mut years = self.store.adjusted_years()?;
        if carry == Carry::AsFiled {
            let filed = carried(fields);
            years.retain(|year| filed.contains(year));
        }
        Ok(Raises { book, years, began: self.began(case, fields)? })
    }

    fn began(&self, case: i64, fields: &Fields) -> Result<Began, StoreError> {
        let mut out = Began::new();
        if fields.get("why") != "review" {
            return Ok(out);
        }
        let now = Month::of(self.clock.today());
        for benefit in self.store.benefits(None, Some(case))? {
            let events = self.store.benefit_events(Some(benefit.id))?;
            if let Some(start) = events.iter().rfind(|e| e.what == "start" && e.month <= now) {
                out.insert((benefit.kind, benefit.person), start.month);
            }
        }
        Ok(out)
    }

    /// A year whose adjustment was approved, or revoked, since a determination was entered, so that it carries others than those
    /// in force.
    pub(in crate::desk) fn adjusted_since(
        &self,
        case: i64,
        fields: &Fields,
        items: &[ItemRow],
    ) -> Result<Option<i32>, StoreError> {
        let (in_force, carried, began) = (self.store.adjusted_years()?, carried(fields), self.began(case, fields)?);
        let now = Month::of(self.clock.today());
        let is_covered = |year: i32, item: &ItemRow| {
            let Some(first) = item.from.zip(item.person).map(|(from, person)| first_of(&began, &item.item, person, from)) else {
                return false;
            };
            let last = item.until.map_or(now, |until| until.min(now)).max(first);
            item.payer == Payer::Fund.id() && item.monthly && is_raised(&item.item) && covers(year, first, Some(last))
        };
        let lacks = in_force.iter().find(|y| !carried.contains(y) && items.iter().any(|i| is_covered(**y, i)));
        Ok(lacks.or_else(|| carried.iter().find(|y| !in_force.contains(y))).copied())
    }
}

/// The years that a sheet carries.
pub(super) fn carried(fields: &Fields) -> Vec<i32> {
    fields.get("adjusted").split_whitespace().filter_map(|year| year.parse().ok()).collect()
}

fn first_of(began: &Began, kind: &str, person: i64, first: Month) -> Month {
    began.get(&(kind.to_owned(), person)).map_or(first, |month| first.min(*month))
}
