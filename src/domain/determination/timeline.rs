//! What a monthly benefit comes to in a month, out of what happened to it.

use crate::domain::dates::Month;
use crate::domain::money::Money;

/// Something that happened to a benefit: from which month on, what, and the amount where there is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Happened {
    pub month: Month,
    /// `start`, `amount`, `suspend`, `resume` or `end`.
    pub what: String,
    pub monthly: Option<Money>,
}

/// How a benefit stands in a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Standing {
    /// It has begun and not ended.
    pub runs: bool,
    pub suspended: bool,
    /// The newest amount.
    pub amount: Option<Money>,
}

/// What has happened up to a month, in that order, taken together. Of the same month what was written down last counts last.
#[must_use]
pub fn standing(events: &[Happened], month: Month) -> Standing {
    let mut at = Standing::default();
    for event in events.iter().filter(|e| e.month <= month) {
        match event.what.as_str() {
            "start" => at = Standing { runs: true, suspended: false, amount: event.monthly },
            "amount" => at.amount = event.monthly,
            "suspend" => at.suspended = true,
            "resume" => at.suspended = false,
            _ => at.runs = false,
        }
    }
    at
}

/// What has to happen so that a benefit comes to given amounts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The first month in which something may change.
    pub bound: Month,
    /// Month by month without a gap, the first with which it is paid to the present one; the last amount goes on.
    pub amounts: Vec<(Month, Money)>,
    /// The last month, where it is known.
    pub until: Option<Month>,
}

/// The events that bring a benefit from what has happened so far to what is wanted, in order of months.
#[must_use]
pub fn changes(so_far: &[Happened], wanted: &Wanted) -> Vec<Happened> {
    let mut all = so_far.to_vec();
    let mut out = Vec::new();
    let mut happen = |all: &mut Vec<Happened>, month: Month, what: &str, monthly: Option<Money>| {
        let event = Happened { month, what: what.to_owned(), monthly };
        all.insert(all.partition_point(|e| e.month <= month), event.clone());
        out.push(event);
    };
    let (Some((first, _)), Some((_, last_amount))) = (wanted.amounts.first(), wanted.amounts.last()) else { return out };
    if wanted.bound < *first && standing(&all, wanted.bound).runs {
        happen(&mut all, wanted.bound, "end", None);
    }
    for (month, amount) in &wanted.amounts {
        let at = standing(&all, *month);
        if !at.runs {
            happen(&mut all, *month, "start", Some(*amount));
        } else if at.amount != Some(*amount) {
            happen(&mut all, *month, "amount", Some(*amount));
        }
    }
    let last = wanted.amounts.last().map_or(*first, |(month, _)| *month);
    let end = wanted.until.map(Month::next);
    // An end that was known before, and is none any more.
    let known: Vec<Month> = all.iter().filter(|e| e.what == "end" && e.month > last).map(|e| e.month).collect();
    for month in known.into_iter().filter(|m| end.is_none_or(|end| *m < end)) {
        if !standing(&all, month).runs {
            happen(&mut all, month, "start", Some(*last_amount));
        }
    }
    if let Some(end) = end
        && standing(&all, end).runs
    {
        happen(&mut all, end, "end", None);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(text: &str) -> Month {
        Month::parse(text).expect("a month")
    }

    fn fen(fen: i64) -> Money {
        Money::from_fen(fen)
    }

    fn happened(list: &[(&str, &str, i64)]) -> Vec<Happened> {
        let event = |(m, what, amount): &(&str, &str, i64)| Happened {
            month: month(m),
            what: (*what).to_owned(),
            monthly: (*amount > 0).then(|| fen(*amount)),
        };
        list.iter().map(event).collect()
    }

    fn wanted(amounts: &[(&str, i64)], until: Option<&str>) -> Wanted {
        let amounts: Vec<(Month, Money)> = amounts.iter().map(|(m, a)| (month(m), fen(*a))).collect();
        Wanted { bound: amounts[0].0, amounts, until: until.map(month) }
    }

    #[test]
    fn a_new_benefit_starts_rises_and_ends() {
        let want = wanted(&[("2021-11", 5), ("2021-12", 5), ("2022-01", 6)], Some("2024-03"));
        let events = changes(&[], &want);
        assert_eq!(events, happened(&[("2021-11", "start", 5), ("2022-01", "amount", 6), ("2024-04", "end", 0)]));
        assert_eq!(changes(&events, &want), [], "what is so already needs nothing");
        assert!(standing(&events, month("2024-03")).runs && !standing(&events, month("2024-04")).runs);
    }

    #[test]
    fn a_later_amount_of_before_does_not_come_back() {
        let before = happened(&[("2021-10", "start", 5), ("2022-01", "amount", 6)]);
        let want = wanted(&[("2021-11", 9), ("2021-12", 9), ("2022-01", 9)], None);
        assert_eq!(changes(&before, &want), happened(&[("2021-11", "amount", 9), ("2022-01", "amount", 9)]));
    }

    #[test]
    fn an_end_that_is_none_any_more_is_taken_back_and_one_that_moves_is_moved() {
        let before = happened(&[("2021-10", "start", 5), ("2023-06", "end", 0)]);
        assert_eq!(changes(&before, &wanted(&[("2021-10", 5)], None)), happened(&[("2023-06", "start", 5)]));
        let later = changes(&before, &wanted(&[("2021-10", 5)], Some("2025-01")));
        assert_eq!(later, happened(&[("2023-06", "start", 5), ("2025-02", "end", 0)]));
        let sooner = changes(&before, &wanted(&[("2021-10", 5)], Some("2022-01")));
        assert_eq!(sooner, happened(&[("2022-02", "end", 0)]));
    }

    #[test]
    fn months_that_were_wrongly_paid_at_the_beginning_are_taken_out() {
        let before = happened(&[("2021-08", "start", 5)]);
        let want = Wanted { bound: month("2021-08"), ..wanted(&[("2021-10", 5)], None) };
        assert_eq!(changes(&before, &want), happened(&[("2021-08", "end", 0), ("2021-10", "start", 5)]));
    }
}
