//! The demonstration's cases: real claims with their steps, and something in every state and work list on any day.

use std::sync::Arc;

use chrono::NaiveDate;
use gsbx::desk::Desk;
use gsbx::desk::cases::Queue;
use gsbx::desk::clock::FixedClock;
use gsbx::desk::demo::fill;
use gsbx::domain::case::state::State;
use gsbx::domain::case::workflow::{TRANSITIONS, transition};
use gsbx::store::Store;

use crate::support::{Office, policy};

/// The demonstration as it opens on a day.
fn opened_on(day: &str) -> impl Fn(&str) -> Desk {
    let day: NaiveDate = day.parse().expect("a day");
    let clock = FixedClock(day.and_hms_opt(15, 0, 0).expect("a time"));
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("demo.db");
    fill(&mut Store::create(&path).expect("a database"), &policy(), &clock, &mut |_| {}).expect("the demonstration");
    move |login| {
        let store = Store::open(&folder.path().join("demo.db")).expect("it opens");
        let (operator, _) = store.operator(login).expect("operators").expect("the login");
        Desk::new(store, Arc::clone(&policy()), Box::new(clock), operator)
    }
}

#[test]
fn every_work_list_and_state_has_something_on_any_day() {
    // A leap day, and a day long after the fund's year.
    for day in ["2024-02-29", "2026-11-24"] {
        let desk = opened_on(day);
        let (clerk, review) = (desk("desk"), desk("review"));
        let counts = clerk.queue_counts().expect("counts");
        assert!(counts.mine > 0 && counts.due_soon > 0 && counts.overdue > 0 && counts.papers > 0, "{day}: {counts:?}");
        assert!(counts.overdue < 10, "{day}: what is overdue is not the whole of the fund's year: {counts:?}");
        assert!(review.queue_counts().expect("counts").to_check > 0, "{day}");
        for state in State::ALL {
            assert!(clerk.case_list(Queue::InState(state), 0, 1).expect("a list").total > 0, "{day}: {state:?}");
        }
    }
}

/// Each case is as the counter would have written it: nothing to complete, nothing wrong, no step beside the table.
#[test]
fn every_case_is_one_the_counter_could_have_written() {
    let office = Office::demo();
    let desk = office.desk("desk");
    let list = desk.case_list(Queue::All, 0, 1_000).expect("a list");
    assert!(list.lines.len() > 200, "{}", list.lines.len());
    for line in &list.lines {
        let view = desk.case(&line.number).expect("the case");
        assert!(view.gaps.is_empty() && view.version == 1 && !view.steps.is_empty(), "{}: {:?}", view.number, view.gaps);
        let (fields, _) = desk.claim_fields(&line.number).expect("the claim");
        let looked = desk.look_at_claim(&fields.with("same_day", "yes"), &line.number).expect("a look");
        assert_eq!(looked.problems, [], "{}", view.number);
        let mut at = None;
        for step in &view.steps {
            let row = transition(at, step.step).unwrap_or_else(|e| panic!("{}: {e}", view.number));
            assert!(TRANSITIONS.contains(row) && row.to == step.to);
            at = if step.waits() { at } else { Some(step.to) };
            if let Some((_, by, _)) = &step.settled {
                assert_ne!(by, &step.enterer);
            }
        }
        assert_eq!(at.unwrap_or(State::Reported), view.state, "{}", view.number);
        assert!(view.steps.is_sorted_by_key(|s| s.on), "{}", view.number);
        assert_eq!(view.running.map(|r| r.deadline.day), line.due_on, "{}", view.number);
    }
}
