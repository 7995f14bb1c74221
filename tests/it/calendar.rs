//! Time limits in calendar and working days: holidays, make-up days, ends of months, and years nobody knows yet.

use chrono::NaiveDate;
use gsbx::domain::calendar::{Limit, LimitUnit};
use proptest::prelude::*;

use crate::support::{day, policy};

const fn limit(length: u32, unit: LimitUnit) -> Limit {
    Limit { length, unit, not_before: false }
}

#[test]
fn holidays_and_make_up_days_are_kept() {
    let policy = policy();
    for (text, works) in [
        ("2021-02-11", false), // Spring Festival, a Thursday
        ("2021-02-20", true),  // Saturday at work for it
        ("2021-10-09", true),
        ("2025-10-08", false),
        ("2026-02-14", true),
        ("2026-02-24", true),
        ("2021-03-06", false), // an ordinary Saturday
    ] {
        assert_eq!(policy.calendar().is_working_day(day(text)), works, "{text}");
    }
}

#[test]
fn a_limit_begins_the_day_after_and_gives_way_to_a_working_day() {
    let policy = policy();
    let end = |event: &str, l: Limit| policy.calendar().end_of(day(event), l).expect("a day").to_string();
    for (event, l, last) in [
        ("2021-06-01", limit(30, LimitUnit::Day), "2021-07-01"),
        // The thirtieth day is a Saturday.
        ("2021-06-03", limit(30, LimitUnit::Day), "2021-07-05"),
        // It falls into the first week of October.
        ("2021-09-02", limit(30, LimitUnit::Day), "2021-10-08"),
        ("2021-02-08", limit(5, LimitUnit::Workday), "2021-02-20"),
        ("2021-02-08", limit(20, LimitUnit::Workday), "2021-03-12"),
        ("2024-02-29", limit(1, LimitUnit::Year), "2025-02-28"),
        ("2024-08-31", limit(6, LimitUnit::Month), "2025-02-28"),
    ] {
        assert_eq!(end(event, l), last, "{event} {l:?}");
    }
}

#[test]
fn an_unknown_year_counts_monday_to_friday_and_says_so() {
    let policy = policy();
    let deadline = |event: &str, l: Limit| policy.calendar().deadline(day(event), l, day("2026-12-30")).expect("a day");
    let next_year = deadline("2026-12-30", limit(5, LimitUnit::Workday));
    assert!(next_year.uncertain && next_year.day > day("2027-01-01"), "{next_year:?}");
    assert!(!deadline("2026-10-01", limit(5, LimitUnit::Workday)).uncertain);
    // The day counted to, a Sunday, lies in 2017, of which nothing is known; the next working day in 2018.
    assert!(deadline("2017-12-01", limit(30, LimitUnit::Day)).uncertain);
    assert_eq!(deadline("2026-12-01", limit(30, LimitUnit::Day)).left, 1);
    assert_eq!(deadline("2026-11-01", limit(30, LimitUnit::Day)).left, -29);
}

#[test]
fn every_limit_has_a_name_and_an_article() {
    let policy = policy();
    assert!(policy.limits().len() > 20);
    for row in policy.limits() {
        assert!(!row.zh.is_empty() && !row.en.is_empty() && row.basis.contains('第') || row.basis.contains("法"), "{row:?}");
    }
    assert!(policy.limit("review_earliest").expect("it is there").limit.not_before);
}

/// What may not be done too early does not wait for a working day, and needs no calendar.
#[test]
fn a_first_day_stays_where_it_falls() {
    let policy = policy();
    let review = policy.limit("review_earliest").expect("it is there").limit;
    let first = policy.calendar().deadline(day("2020-10-03"), review, day("2021-10-01")).expect("a day");
    assert_eq!((first.day, first.left, first.uncertain), (day("2021-10-03"), 2, false));
    assert!(!policy.calendar().deadline(day("2030-05-01"), review, day("2030-05-01")).expect("a day").uncertain);
}

proptest! {
    #[test]
    fn a_later_event_ends_no_earlier_and_last_days_are_working_days(offset in 0_u64..2500, later in 0_u64..40, n in 1_u32..60) {
        let policy = policy();
        let calendar = policy.calendar();
        let event = day("2018-01-02") + chrono::Days::new(offset);
        for unit in [LimitUnit::Day, LimitUnit::Workday, LimitUnit::Month] {
            let end = |from: NaiveDate| calendar.end_of(from, limit(n, unit)).expect("a day");
            prop_assert!(end(event) <= end(event + chrono::Days::new(later)), "{:?}", unit);
            prop_assert!(calendar.is_working_day(end(event)), "{:?}", unit);
        }
    }

    #[test]
    fn working_days_add_up_and_end_on_one(offset in 0_u64..3000, n in 0_u32..60, m in 0_u32..60) {
        let policy = policy();
        let calendar = policy.calendar();
        let event = day("2018-01-02") + chrono::Days::new(offset);
        let after = |from: NaiveDate, n: u32| calendar.end_of(from, limit(n, LimitUnit::Workday)).expect("a day");
        prop_assert_eq!(after(after(event, n), m), after(event, n + m));
        prop_assert!(n == 0 || calendar.is_working_day(after(event, n)));
        prop_assert!(after(event, n) <= after(event, n + 1));
    }
}
