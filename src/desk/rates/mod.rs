//! 费率: the float review of all employers, the sheet that decides on rates, its notices, and the history of an employer's.

mod effect;
mod history;
mod lines;
mod notice;
mod read;
mod request;
mod review;

use chrono::NaiveDate;

pub use history::RateHistory;
pub use lines::RateLine;
pub use notice::{NoticePress, RateNotice};
pub use request::{RateReply, RateRequest};

use crate::domain::benefits::explain;
use crate::domain::dates::Month;
use crate::domain::money::Money;
use crate::domain::problem::Problem;
use crate::domain::rates::indicators::Indicators;
use crate::domain::rates::review::{Found, Reason};
pub use crate::store::rates::RateHistoryRow;

/// Which review is asked for; what is empty takes what is usual.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReviewAsk {
    /// The last year looked back on; last year.
    pub year: Option<i32>,
    /// The month from which the new steps hold; this month.
    pub from: Option<Month>,
    /// Id of an example whose bands are tried; the office's own.
    pub example: Option<String>,
}

/// A review of all employers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewView {
    pub ask: ReviewAsk,
    pub year: i32,
    /// First and last month looked back on.
    pub first: Month,
    pub last: Month,
    pub from: Month,
    /// By name.
    pub lines: Vec<ReviewLine>,
    pub county: Indicators,
    pub by_class: Vec<(u8, Indicators)>,
    /// By division of the 2017 edition; empty where it is not known.
    pub by_division: Vec<(String, Indicators)>,
    /// What the fund paid for people of no employer that is known.
    pub nowhere: Indicators,
    /// Why no steps were worked out, such as the office's bands that are missing.
    pub lacks: Option<Problem>,
    /// Parameters it rests on that the office has not confirmed.
    pub unconfirmed: Vec<String>,
}

/// An employer under review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewLine {
    pub employer: i64,
    pub credit_code: String,
    pub name: String,
    /// Two digits of the 2017 edition; empty where it is not known.
    pub division: String,
    pub registered_on: NaiveDate,
    pub class: u8,
    pub step: u8,
    /// Of the whole period.
    pub indicators: Indicators,
    /// Of its last twelve months.
    pub twelve: Indicators,
    /// `None` where nothing could be worked out.
    pub found: Option<Found>,
    pub steps: Vec<explain::Step>,
}

impl ReviewLine {
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.found.as_ref().is_some_and(|f| f.step != self.step)
    }
}

/// What a review comes to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReviewSums {
    /// Whether of class 1, step, employers on it now, employers on it then.
    pub steps: Vec<(bool, u8, usize, usize)>,
    pub winners: usize,
    pub losers: usize,
    /// Of a year's premiums.
    pub effect: Money,
    pub unfloated: usize,
}

/// Sums of what was worked out: class, step now, step then, effect and whether the employer does not float.
#[must_use]
pub fn sums(lines: impl Iterator<Item = (u8, u8, u8, Money, bool)>) -> ReviewSums {
    let mut out = ReviewSums::default();
    for (class, now, then, effect, unfloated) in lines {
        for (step, is_now) in [(now, true), (then, false)] {
            let at = out.steps.iter().position(|(first, s, ..)| (*first, *s) == (class == 1, step));
            let at = at.unwrap_or_else(|| {
                out.steps.push((class == 1, step, 0, 0));
                out.steps.len() - 1
            });
            let (_, _, before, after) = &mut out.steps[at];
            *(if is_now { before } else { after }) += 1;
        }
        out.winners += usize::from(then < now);
        out.losers += usize::from(then > now);
        out.effect += effect;
        out.unfloated += usize::from(unfloated);
    }
    out.steps.sort_unstable();
    out
}

impl ReviewView {
    /// Months looked back on.
    #[must_use]
    pub fn months(&self) -> i64 {
        i64::from(self.last.year() - self.first.year()) * 12 + i64::from(self.last.month()) - i64::from(self.first.month()) + 1
    }

    #[must_use]
    pub fn sums(&self) -> ReviewSums {
        sums(self.lines.iter().filter_map(|l| {
            let found = l.found.as_ref()?;
            Some((l.class, l.step, found.step, found.effect, !found.reasons.contains(&Reason::Band)))
        }))
    }
}
