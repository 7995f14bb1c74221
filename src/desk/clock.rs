//! Today and now in China (fixed UTC+8, whatever the machine's time zone), passed in so that tests can stand still.

use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta};

/// Where the time comes from.
pub trait Clock: Send {
    /// Local date and time at UTC+8.
    fn now(&self) -> NaiveDateTime;

    fn today(&self) -> NaiveDate {
        self.now().date()
    }

    /// As records keep it: `2021-05-01T09:30:00+08:00`.
    fn stamp(&self) -> String {
        stamp(self.now())
    }
}

/// A time as records keep it; times compare as their texts do.
#[must_use]
pub fn stamp(at: NaiveDateTime) -> String {
    format!("{}+08:00", at.format("%Y-%m-%dT%H:%M:%S"))
}

/// `2021-05-01 09:30` out of a time as records keep it.
#[must_use]
pub fn minute(stamp: &str) -> String {
    stamp.chars().take("2021-05-01T09:30".len()).map(|c| if c == 'T' { ' ' } else { c }).collect()
}

/// The machine's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> NaiveDateTime {
        let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_secs());
        let utc = DateTime::from_timestamp(i64::try_from(seconds).unwrap_or(0), 0).unwrap_or_default().naive_utc();
        utc + TimeDelta::hours(8)
    }
}

/// A clock that stands still.
#[derive(Debug, Clone, Copy)]
pub struct FixedClock(pub NaiveDateTime);

impl Clock for FixedClock {
    fn now(&self) -> NaiveDateTime {
        self.0
    }
}
