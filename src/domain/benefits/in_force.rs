//! What a monthly benefit pays in a month, out of what happened to it, and what turned from one month to the next.
//!
//! Events hold from the first of their month; of the same month the one written down last counts last. A pause does not touch
//! the amount: who is paid again is paid what the benefit comes to by then. Only a new start follows an end.

use super::change::NOT_CERTIFIED;
use super::pause::{Pause, Paused, due_in};
use crate::domain::dates::Month;
use crate::domain::money::Money;

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    Start(Money),
    /// A new amount.
    Amount(Money),
    /// 停发
    Suspend,
    /// 续发
    Resume,
    /// 终止
    End,
}

/// Something that happened to a benefit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The first month it holds for.
    pub month: Month,
    pub what: What,
    /// Id of a reason, or empty.
    pub reason: String,
}

/// How a benefit stands in a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InMonth {
    NotBegun,
    /// `reason` is that of the event which made it so, and `since` that event's month.
    Pays {
        amount: Money,
        since: Month,
        reason: String,
    },
    Suspended {
        since: Month,
        reason: String,
    },
    Ended {
        since: Month,
        reason: String,
    },
}

impl InMonth {
    /// What is paid.
    #[must_use]
    pub fn paid(&self) -> Option<Money> {
        match self {
            InMonth::Pays { amount, .. } => Some(*amount),
            _ => None,
        }
    }

    /// Id of the reason for standing so; empty where none is known.
    #[must_use]
    pub fn reason(&self) -> &str {
        match self {
            InMonth::NotBegun => "",
            InMonth::Pays { reason, .. } | InMonth::Suspended { reason, .. } | InMonth::Ended { reason, .. } => reason,
        }
    }
}

/// What turned from one month to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    Starts { now: Money },
    Stops { was: Money },
    Changes { was: Money, now: Money },
}

/// Everything that has happened up to a month, taken together.
#[derive(Debug, Clone, Default)]
struct So<'a> {
    /// The amount while it runs.
    runs: Option<Money>,
    paused: Option<&'a Event>,
    /// What made it so.
    last: Option<&'a Event>,
}

impl<'a> So<'a> {
    fn after(self, event: &'a Event) -> So<'a> {
        let last = Some(event);
        match event.what {
            What::Start(amount) => So { runs: Some(amount), paused: None, last },
            What::Amount(amount) if self.paused.is_some() => So { runs: self.runs.map(|_| amount), ..self },
            What::Amount(amount) => So { runs: self.runs.map(|_| amount), last, ..self },
            What::Suspend if self.runs.is_some() => So { paused: last, last, ..self },
            What::Resume if self.paused.is_some() => So { paused: None, last, ..self },
            What::Suspend | What::Resume => self,
            What::End if self.runs.is_some() => So { runs: None, paused: None, last },
            What::End => self,
        }
    }
}

fn so_far(events: &[Event], month: Month) -> So<'_> {
    events.iter().filter(|e| e.month <= month).fold(So::default(), So::after)
}

/// How a benefit stands in a month. Events are in order of months, and of the same month as they were written down.
#[must_use]
pub fn in_month(events: &[Event], month: Month) -> InMonth {
    let so = so_far(events, month);
    let Some(last) = so.last else { return InMonth::NotBegun };
    let (since, reason) = (last.month, last.reason.clone());
    match (so.runs, so.paused) {
        (Some(_), Some(pause)) => InMonth::Suspended { since: pause.month, reason: pause.reason.clone() },
        (Some(amount), None) => InMonth::Pays { amount, since, reason },
        (None, _) if last.what == What::End => InMonth::Ended { since, reason },
        (None, _) => InMonth::NotBegun,
    }
}

/// What it comes to in a month, paused or not; `None` while it does not run.
#[must_use]
pub fn amount_in(events: &[Event], month: Month) -> Option<Money> {
    so_far(events, month).runs
}

/// The months in which an end has to be written down so that nothing is paid from `from` on, whatever was to happen later: in that
/// month, and in each in which it would begin anew.
#[must_use]
pub fn ends(events: &[Event], from: Month) -> Vec<Month> {
    let mut all = events.to_vec();
    let begins = |e: &&Event| matches!(e.what, What::Start(_)) && e.month > from;
    let mut out = Vec::new();
    for month in std::iter::once(from).chain(events.iter().filter(begins).map(|e| e.month)) {
        if amount_in(&all, month).is_some() {
            let at = all.partition_point(|e| e.month <= month);
            all.insert(at, Event { month, what: What::End, reason: String::new() });
            out.push(month);
        }
    }
    out
}

/// What turned from one month to another.
#[must_use]
pub fn turn(before: &InMonth, after: &InMonth) -> Option<Turn> {
    match (before.paid(), after.paid()) {
        (None, Some(now)) => Some(Turn::Starts { now }),
        (Some(was), None) => Some(Turn::Stops { was }),
        (Some(was), Some(now)) if was != now => Some(Turn::Changes { was, now }),
        _ => None,
    }
}

/// The pauses there were, from the month before the first one that was not paid (rules count from the day a cause arose).
fn pauses(events: &[Event], until: Month) -> Vec<(Month, Paused)> {
    let mut out: Vec<(Month, Paused)> = Vec::new();
    let mut open: Option<&Event> = None;
    let mut so = So::default();
    for event in events.iter().filter(|e| e.month <= until) {
        so = so.after(event);
        let now = so.paused;
        if now.map(|e| (e.month, &e.reason)) == open.map(|e| (e.month, &e.reason)) {
            continue;
        }
        if let Some(begun) = open.take().filter(|begun| begun.month < event.month) {
            let why = if begun.reason == NOT_CERTIFIED { Pause::NotCertified } else { Pause::Suspended };
            let last = event.month.previous().last_day();
            // What ends while it is paused, or is paused for another cause, brings nothing back by itself.
            let to = Some(last);
            out.push((event.month, Paused { why, from: begun.month.previous().first_day(), to }));
        }
        open = now;
    }
    out
}

/// The months up to `month` that a certification brought back (8.3), each at its own amount. A gap of another cause is lost
/// (8.4).
#[must_use]
pub fn brought_back(events: &[Event], month: Month) -> Vec<(Month, Money)> {
    let all = pauses(events, month);
    let paused: Vec<Paused> = all.iter().map(|(_, p)| *p).collect();
    let resumed = all.iter().map(|(m, _)| *m).filter(|m| in_month(events, *m).paid().is_some());
    let mut out: Vec<(Month, Money)> = Vec::new();
    for at in resumed {
        for held in due_in(at, &paused).into_iter().filter(|m| *m < at) {
            let Some(amount) = amount_in(events, held) else { continue };
            if !out.iter().any(|(m, _)| *m == held) {
                out.push((held, amount));
            }
        }
    }
    out.sort();
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn month(text: &str) -> Month {
        Month::parse(text).expect("a month")
    }

    fn event(at: &str, what: What, reason: &str) -> Event {
        Event { month: month(at), what, reason: reason.to_owned() }
    }

    fn yuan(yuan: i64) -> Money {
        Money::from_fen(yuan * 100)
    }

    fn paid(events: &[Event], at: &str) -> Option<i64> {
        in_month(events, month(at)).paid().map(|m| m.fen() / 100)
    }

    #[test]
    fn a_benefit_starts_rises_rests_and_ends() {
        let events = [
            event("2021-03", What::Start(yuan(2000)), ""),
            event("2021-05", What::Suspend, "imprisoned"),
            event("2021-06", What::Amount(yuan(2100)), ""),
            event("2021-08", What::Resume, "released"),
            event("2021-10", What::End, "died"),
            event("2021-11", What::Resume, "released"),
        ];
        let by_month: Vec<_> =
            ["2021-02", "2021-03", "2021-05", "2021-06", "2021-08", "2021-10", "2021-12"].map(|m| paid(&events, m)).to_vec();
        assert_eq!(by_month, [None, Some(2000), None, None, Some(2100), None, None]);
        assert_eq!(in_month(&events, month("2021-06")).reason(), "imprisoned", "a rise does not hide why it is paused");
        let after = in_month(&events, month("2021-12"));
        assert_eq!(after, InMonth::Ended { since: month("2021-10"), reason: "died".into() });
        assert_eq!(brought_back(&events, month("2021-12")), [], "a gap that was not for a certification is lost");
    }

    #[test]
    fn months_are_compared() {
        let events = [event("2021-03", What::Start(yuan(2000)), ""), event("2021-05", What::Amount(yuan(2100)), "adjusted")];
        let turned = |at: &str| turn(&in_month(&events, month(at).previous()), &in_month(&events, month(at)));
        assert_eq!(turned("2021-03"), Some(Turn::Starts { now: yuan(2000) }));
        assert_eq!(turned("2021-04"), None);
        assert_eq!(turned("2021-05"), Some(Turn::Changes { was: yuan(2000), now: yuan(2100) }));
        assert_eq!(turn(&in_month(&events, month("2021-05")), &InMonth::NotBegun), Some(Turn::Stops { was: yuan(2100) }));
    }

    /// Each month at its own amount, once, and not before the certification is there.
    #[test]
    fn a_certification_brings_its_months_back() {
        let events = [
            event("2021-01", What::Start(yuan(2000)), ""),
            event("2021-04", What::Suspend, NOT_CERTIFIED),
            event("2021-05", What::Amount(yuan(2200)), ""),
            event("2021-07", What::Resume, "certified"),
            event("2021-09", What::Suspend, "imprisoned"),
            event("2021-11", What::Resume, "released"),
        ];
        let back = |m: &str| brought_back(&events, month(m)).into_iter().map(|(m, a)| (m.to_string(), a.fen() / 100)).collect();
        let none: Vec<(String, i64)> = back("2021-06");
        assert_eq!(none, []);
        let want = [("2021-04", 2000), ("2021-05", 2200), ("2021-06", 2200)].map(|(m, a)| (m.to_owned(), a)).to_vec();
        let at: Vec<(String, i64)> = back("2021-07");
        assert_eq!(at, want);
        let later: Vec<(String, i64)> = back("2021-12");
        assert_eq!(later, want);
    }

    #[test]
    fn who_dies_while_uncertified_is_brought_nothing_back() {
        let events = [
            event("2021-01", What::Start(yuan(2000)), ""),
            event("2021-04", What::Suspend, NOT_CERTIFIED),
            event("2021-07", What::End, "died"),
        ];
        assert_eq!(brought_back(&events, month("2021-12")), []);
    }

    fn history() -> impl Strategy<Value = Vec<Event>> {
        let one = (1_u32..25, 0_u8..5, 1_i64..9000, any::<bool>()).prop_map(|(n, what, amount, certified)| Event {
            month: Month::new(2020 + i32::try_from(n / 12).unwrap_or(0), n % 12 + 1).expect("a month"),
            what: match what {
                0 => What::Start(yuan(amount)),
                1 => What::Amount(yuan(amount)),
                2 => What::Suspend,
                3 => What::Resume,
                _ => What::End,
            },
            reason: if certified { NOT_CERTIFIED.to_owned() } else { String::new() },
        });
        prop::collection::vec(one, 0..12).prop_map(|mut all| {
            all.sort_by_key(|e| e.month);
            all
        })
    }

    proptest! {
        /// What is written down for later months changes nothing before them.
        #[test]
        fn later_events_do_not_reach_back(events in history(), n in 0_u32..24) {
            let at = Month::new(2020 + i32::try_from(n / 12).unwrap_or(0), n % 12 + 1).expect("a month");
            let known: Vec<Event> = events.iter().filter(|e| e.month <= at).cloned().collect();
            prop_assert_eq!(in_month(&events, at), in_month(&known, at));
            prop_assert_eq!(brought_back(&events, at), brought_back(&known, at));
        }

        /// A pause that is over leaves the amount as it would have been without it.
        #[test]
        fn resuming_restores_the_amount(events in history()) {
            let (pause, resume, at) = (month("2023-01"), month("2023-03"), month("2023-05"));
            let without = in_month(&events, at).paid();
            let mut paused = events;
            paused.push(Event { month: pause, what: What::Suspend, reason: "imprisoned".into() });
            prop_assert_eq!(in_month(&paused, month("2023-02")).paid(), None);
            paused.push(Event { month: resume, what: What::Resume, reason: "released".into() });
            if without.is_some() {
                prop_assert_eq!(in_month(&paused, at).paid(), without);
            }
        }

        /// Nothing is paid from an end on, and what was before it stays as it was.
        #[test]
        fn what_is_ended_stays_ended(events in history(), n in 0_u32..24) {
            let from = Month::new(2020 + i32::try_from(n / 12).unwrap_or(0), n % 12 + 1).expect("a month");
            let mut all = events.clone();
            for month in ends(&events, from) {
                let at = all.partition_point(|e| e.month <= month);
                all.insert(at, Event { month, what: What::End, reason: "died".into() });
            }
            for month in std::iter::successors(Some(from), |m| Some(m.next())).take(40) {
                prop_assert_eq!(amount_in(&all, month), None);
            }
            prop_assert_eq!(in_month(&all, from.previous()), in_month(&events, from.previous()));
        }

        /// After an end nothing is paid until a new start, whatever else is written down.
        #[test]
        fn nothing_is_paid_after_an_end(events in history(), more in history()) {
            let mut all: Vec<Event> = events;
            all.push(Event { month: month("2023-01"), what: What::End, reason: "died".into() });
            all.extend(more.into_iter().filter(|e| !matches!(e.what, What::Start(_))).map(|e| Event { month: month("2023-02"), ..e }));
            prop_assert_eq!(in_month(&all, month("2023-06")).paid(), None);
            prop_assert_eq!(amount_in(&all, month("2023-06")), None);
        }

        /// No month is both paid as it came and brought back.
        #[test]
        fn no_month_is_paid_twice(events in history()) {
            for (held, amount) in brought_back(&events, month("2024-01")) {
                prop_assert_eq!(in_month(&events, held).paid(), None);
                prop_assert_eq!(amount_in(&events, held), Some(amount));
            }
        }
    }
}
