//! Working days and time limits (conventions C-7 and C-8): a period begins the day after its event, and a last day that is
//! no working day gives way to the next one that is.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

/// The days on which a year departs from Monday to Friday.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Year {
    /// Weekdays off.
    pub off: BTreeSet<NaiveDate>,
    /// Saturdays and Sundays at work (调休).
    pub work: BTreeSet<NaiveDate>,
}

/// The years whose notice is known. In any other, Monday to Friday count, and answers say so.
#[derive(Debug, Clone, Default)]
pub struct Calendar {
    years: BTreeMap<i32, Year>,
}

/// What a limit is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LimitUnit {
    Day,
    Workday,
    Month,
    Year,
}

/// How long something may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    pub length: u32,
    pub unit: LimitUnit,
    /// Not a last day but a first one: nothing may be done before it.
    pub not_before: bool,
}

/// The end of a limit, seen from a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deadline {
    /// The last day, or the first one of a limit that is "not before".
    pub day: NaiveDate,
    /// Calendar days from today to it; negative once it is over.
    pub left: i64,
    /// A year was touched whose holidays are not known.
    pub uncertain: bool,
}

/// Days a working-day limit is looked for at most.
const SEARCH_MAX: u32 = 4_000;

impl Calendar {
    #[must_use]
    pub fn new(years: BTreeMap<i32, Year>) -> Calendar {
        Calendar { years }
    }

    #[must_use]
    pub fn knows(&self, year: i32) -> bool {
        self.years.contains_key(&year)
    }

    #[must_use]
    pub fn is_working_day(&self, day: NaiveDate) -> bool {
        let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        match self.years.get(&day.year()) {
            Some(year) => {
                if weekend {
                    year.work.contains(&day)
                } else {
                    !year.off.contains(&day)
                }
            }
            None => !weekend,
        }
    }

    /// The day itself, or the next working day.
    #[must_use]
    pub fn next_working_day(&self, day: NaiveDate) -> NaiveDate {
        day.iter_days().take(SEARCH_MAX as usize).find(|d| self.is_working_day(*d)).unwrap_or(day)
    }

    /// The last day of a limit that begins with an event; `None` beyond the calendar.
    #[must_use]
    pub fn end_of(&self, event: NaiveDate, limit: Limit) -> Option<NaiveDate> {
        let counted = self.counted(event, limit)?;
        let is_last = !limit.not_before && limit.unit != LimitUnit::Workday;
        Some(if is_last { self.next_working_day(counted) } else { counted })
    }

    /// The day that counting leads to, before a day off gives way.
    fn counted(&self, event: NaiveDate, limit: Limit) -> Option<NaiveDate> {
        match limit.unit {
            LimitUnit::Workday => self.working_days_after(event, limit.length),
            LimitUnit::Day => event.checked_add_days(Days::new(u64::from(limit.length))),
            LimitUnit::Month => event.checked_add_months(Months::new(limit.length)),
            // 29 February comes on 28 February in other years (C-8).
            LimitUnit::Year => event.checked_add_months(Months::new(limit.length.checked_mul(12)?)),
        }
    }

    fn working_days_after(&self, event: NaiveDate, count: u32) -> Option<NaiveDate> {
        let mut left = count;
        let mut day = event;
        for _ in 0..SEARCH_MAX {
            if left == 0 {
                return Some(day);
            }
            day = day.succ_opt()?;
            left -= u32::from(self.is_working_day(day));
        }
        None
    }

    /// The end of a limit as it stands today.
    #[must_use]
    pub fn deadline(&self, event: NaiveDate, limit: Limit, today: NaiveDate) -> Option<Deadline> {
        let day = self.end_of(event, limit)?;
        // Whether days off were known: for a count of working days on the whole way, else from the day that was counted to.
        let first = if limit.unit == LimitUnit::Workday { event } else { self.counted(event, limit)? };
        let uncertain = !limit.not_before && (first.year()..=day.year()).any(|y| !self.knows(y));
        Some(Deadline { day, left: (day - today).num_days(), uncertain })
    }
}
