//! Who bears a cost of treatment: the fund from a day on, the employer before it (rules 2.8, 2.10, 3.1).

use chrono::NaiveDate;

use crate::domain::cover::Liability;

/// From when on the fund bears costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Since {
    Always,
    Day(NaiveDate),
    Never,
}

/// Why the employer bears something, or why that should be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Never insured by this employer (条例 art. 62(2)).
    NotInsured,
    /// The month is in arrears (社会保险法 art. 41, 条例 art. 62(2)).
    InArrears,
    /// The month was paid on this day: new costs from then on are the fund's (条例 art. 62(3)).
    PaidOn(NaiveDate),
    /// Insured from this day on, after the injury.
    JoinedOn(NaiveDate),
    /// The employer did not apply in time: what arose before this day of acceptance is his (条例 art. 17(4)).
    FiledLate(NaiveDate),
    /// The month's contribution is not on file; the fund bears it unless it proves unpaid.
    MonthNotOnFile,
}

/// Who bears the costs of an injury.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bearer {
    pub since: Since,
    pub why: Vec<Why>,
}

impl Bearer {
    /// For an injury with this cover. `late` is the day an application was accepted that the employer had not made in time.
    #[must_use]
    pub fn of(liability: Liability, late: Option<NaiveDate>) -> Bearer {
        let (since, why) = match liability {
            Liability::Fund => (Since::Always, None),
            Liability::Unknown => (Since::Always, Some(Why::MonthNotOnFile)),
            Liability::FundSincePaid(day) => (Since::Day(day), Some(Why::PaidOn(day))),
            Liability::FundSinceJoined(day) => (Since::Day(day), Some(Why::JoinedOn(day))),
            Liability::EmployerUntilPaid => (Since::Never, Some(Why::InArrears)),
            Liability::Employer => (Since::Never, Some(Why::NotInsured)),
        };
        let late = late.filter(|day| since < Since::Day(*day));
        Bearer { since: late.map_or(since, Since::Day), why: why.into_iter().chain(late.map(Why::FiledLate)).collect() }
    }

    /// An old injured worker, whom the scheme has taken over (rules 5.6).
    #[must_use]
    pub const fn fund() -> Bearer {
        Bearer { since: Since::Always, why: Vec::new() }
    }

    /// Whether the fund bears a cost of this day.
    #[must_use]
    pub fn is_fund(&self, on: NaiveDate) -> bool {
        match self.since {
            Since::Always => true,
            Since::Day(day) => on >= day,
            Since::Never => false,
        }
    }

    /// What of a stay each bears: the employer's part, the fund's part. A night belongs to the day it begins on.
    #[must_use]
    pub fn split(&self, admitted: NaiveDate, discharged: NaiveDate) -> [Option<(NaiveDate, NaiveDate)>; 2] {
        match self.since {
            Since::Always => [None, Some((admitted, discharged))],
            Since::Day(day) if day <= admitted => [None, Some((admitted, discharged))],
            Since::Day(day) if day < discharged => [Some((admitted, day)), Some((day, discharged))],
            Since::Day(_) | Since::Never => [Some((admitted, discharged)), None],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn the_fund_bears_what_arose_since_the_latest_of_the_days() {
        let d = day("2021-06-10");
        for (liability, late, since, why) in [
            (Liability::Fund, None, Since::Always, vec![]),
            (Liability::Fund, Some(d), Since::Day(d), vec![Why::FiledLate(d)]),
            (Liability::Unknown, None, Since::Always, vec![Why::MonthNotOnFile]),
            (Liability::FundSincePaid(d), None, Since::Day(d), vec![Why::PaidOn(d)]),
            (Liability::FundSincePaid(d), Some(day("2021-06-01")), Since::Day(d), vec![Why::PaidOn(d)]),
            (
                Liability::FundSinceJoined(d),
                Some(day("2021-07-01")),
                Since::Day(day("2021-07-01")),
                vec![Why::JoinedOn(d), Why::FiledLate(day("2021-07-01"))],
            ),
            (Liability::EmployerUntilPaid, Some(d), Since::Never, vec![Why::InArrears]),
            (Liability::Employer, None, Since::Never, vec![Why::NotInsured]),
        ] {
            assert_eq!(Bearer::of(liability, late), Bearer { since, why }, "{liability:?}");
        }
        let bearer = Bearer::of(Liability::FundSincePaid(d), None);
        assert!(bearer.is_fund(d) && !bearer.is_fund(day("2021-06-09")));
    }

    #[test]
    fn a_stay_is_split_at_the_day_and_no_night_is_lost() {
        let (from, to, d) = (day("2021-06-08"), day("2021-06-12"), day("2021-06-10"));
        let split = |liability| Bearer::of(liability, None).split(from, to);
        assert_eq!(split(Liability::Fund), [None, Some((from, to))]);
        assert_eq!(split(Liability::FundSincePaid(d)), [Some((from, d)), Some((d, to))]);
        assert_eq!(split(Liability::FundSincePaid(from)), [None, Some((from, to))]);
        assert_eq!(split(Liability::FundSincePaid(to)), [Some((from, to)), None]);
        assert_eq!(split(Liability::Employer), [Some((from, to)), None]);
    }
}
