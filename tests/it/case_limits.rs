//! The limits of a case through the desk: leap days, ends of years, holidays, suspensions, and the year before a review.

use gsbx::desk::Desk;
use gsbx::domain::case::state::State;
use gsbx::domain::case::workflow::Step;
use gsbx::domain::problem::Problem;

use crate::support::claim::{application, step};
use crate::support::way::{bring_to, whole_step};
use crate::support::{Office, day, problems};

/// The limit that runs in a case, and the day the work lists have for it.
fn running(office: &Office, desk: &Desk, number: &str) -> (&'static str, String) {
    let running = desk.case(number).expect("the case").running.expect("a limit");
    let listed: String =
        office.raw().query_row("SELECT due_on FROM injury_case WHERE number = $1", [number], |r| r.get(0)).expect("a day");
    assert_eq!(running.deadline.day.to_string(), listed, "work lists go by the same day");
    (running.limit, listed)
}

/// 条例 art. 17: thirty days for the employer, a year for everybody.
#[test]
fn the_days_to_apply() {
    let office = Office::demo();
    let desk = office.desk_on("desk", "2026-01-20");
    for (accident, employer, anybody) in [
        // To the leap day, from it, and over it. The year of the first ends in the Spring Festival.
        ("2024-01-30", "2024-02-29", "2025-02-05"),
        ("2024-02-29", "2024-04-01", "2025-02-28"),
        ("2024-02-28", "2024-03-29", "2025-02-28"),
        ("2023-02-28", "2023-03-30", "2024-02-28"),
        // New Year's Day; a Saturday and a Sunday and New Year.
        ("2023-12-02", "2024-01-02", "2024-12-02"),
        ("2024-12-02", "2025-01-02", "2025-12-02"),
        // The thirtieth day lies in the Spring Festival, in the first week of October.
        ("2022-01-02", "2022-02-07", "2023-01-03"),
        ("2023-09-01", "2023-10-07", "2024-09-02"),
        // The year ends in the first week of October.
        ("2020-10-01", "2020-11-02", "2021-10-08"),
    ] {
        let fields = application(&office, 0).with("accident_on", accident).with("reported_on", accident).with("applied_on", "");
        let looked = desk.look_at_claim(&fields, "").expect("a look");
        let told: Vec<(&str, String)> = looked.limits.iter().map(|r| (r.limit, r.deadline.day.to_string())).collect();
        let want = [("employer_application", employer.to_owned()), ("worker_application", anybody.to_owned())];
        assert_eq!(told, want, "{accident}");
    }
}

/// The last day to apply is a day to apply; the next one is too late.
#[test]
fn the_last_day_of_the_year_counts() {
    let office = Office::demo();
    let claim = application(&office, 0).with("accident_on", "2024-02-29").with("reported_on", "2024-03-01");
    let late = office.desk_on("desk", "2025-03-03").file_claim(&claim.clone().with("applied_on", "2025-03-01"), "");
    assert_eq!(problems(late), [("applied_on", Problem::TooLateToApply { last: day("2025-02-28") })]);
    assert!(office.desk_on("desk", "2025-03-03").file_claim(&claim.with("applied_on", "2025-02-28"), "").is_ok());
}

/// 认定办法 art. 8: fifteen days from the application.
#[test]
fn the_days_to_accept() {
    let office = Office::demo();
    let (mut desk, mut review) = (office.desk_on("desk", "2025-12-31"), office.desk_on("review", "2025-12-31"));
    for (applied, last) in [
        ("2021-12-18", "2022-01-04"), // New Year: 1 to 3 January
        ("2022-01-17", "2022-02-07"), // Spring Festival: 31 January to 6 February
        ("2021-09-18", "2021-10-08"), // National Day: 1 to 7 October
        ("2024-02-14", "2024-02-29"), // the leap day is a day
        ("2021-09-24", "2021-10-09"), // a Saturday on which people work
        ("2021-06-05", "2021-06-21"), // an ordinary Sunday
    ] {
        let claim = application(&office, 0).with("accident_on", applied).with("reported_on", applied).with("same_day", "yes");
        let number = bring_to(State::Applied, &claim, applied, &mut desk, &mut review);
        assert_eq!(running(&office, &desk, &number), ("acceptance_decision", last.to_owned()), "{applied}");
    }
}

/// 条例 art. 20: sixty days from the acceptance, and the days of a suspension do not count.
#[test]
fn the_days_to_decide_with_and_without_suspensions() {
    let office = Office::demo();
    let (mut desk, mut review) = (office.desk_on("desk", "2025-12-31"), office.desk_on("review", "2025-12-31"));
    for (accepted, stops, last) in [
        ("2023-12-31", &[][..], "2024-02-29"),
        ("2021-11-20", &[], "2022-01-19"),
        // Ten days over the end of a year.
        ("2021-11-20", &[("2021-12-25", "2022-01-04")][..], "2022-01-29"),
        // Two suspensions of five and of twenty-nine days, the second over the leap day; a Sunday gives way.
        ("2024-01-08", &[("2024-01-10", "2024-01-15"), ("2024-02-01", "2024-03-01")], "2024-04-11"),
        // Put off into the first week of October.
        ("2021-07-25", &[("2021-08-01", "2021-08-10")], "2021-10-08"),
    ] {
        let claim = application(&office, 0).with("accident_on", accepted).with("reported_on", accepted).with("same_day", "yes");
        let number = bring_to(State::Accepted, &claim, accepted, &mut desk, &mut review);
        for (from, to) in stops {
            desk.advance_case(&number, &step("suspend", &[("on", from), ("reason", "等待有关机关结论")])).expect("suspended");
            assert_eq!(desk.case(&number).expect("the case").running, None, "the clock stands still");
            desk.advance_case(&number, &step("resume", &[("on", to)])).expect("resumed");
        }
        assert_eq!(running(&office, &desk, &number), ("recognition_decision", last.to_owned()), "{accepted} {stops:?}");
    }
}

/// 条例 art. 28: no review before a year has passed since the conclusion; a first day does not give way to a working day.
#[test]
fn a_review_waits_for_a_year() {
    let office = Office::demo();
    let (mut desk, mut review) = (office.desk_on("desk", "2025-12-31"), office.desk_on("review", "2025-12-31"));
    for (concluded, early, first) in [
        ("2024-02-29", "2025-02-27", "2025-02-28"),
        ("2023-02-28", "2024-02-27", "2024-02-28"),
        // A Saturday in the first week of October.
        ("2021-10-01", "2022-09-30", "2022-10-01"),
        ("2020-12-31", "2021-12-30", "2021-12-31"),
    ] {
        let claim = application(&office, 0).with("accident_on", concluded).with("reported_on", concluded).with("same_day", "yes");
        let number = bring_to(State::Graded, &claim, concluded, &mut desk, &mut review);
        let told = problems(desk.advance_case(&number, &whole_step(Step::Review, early)));
        assert_eq!(told, [("on", Problem::NotBefore { day: day(first) })], "{concluded}");
        desk.advance_case(&number, &whole_step(Step::Review, first)).expect("a year has passed");
    }
}
