//! Months of a monthly benefit that are suspended (8.4) or paid later (8.3).

use chrono::NaiveDate;

use crate::domain::dates::Month;

/// Why months are not paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pause {
    /// 停止享受待遇 (K1 art. 42): conditions lost, appraisal or treatment refused. The gap is not paid.
    Suspended,
    /// 领取资格认证 is missing: what was held back is paid when it is there again.
    NotCertified,
}

/// A pause from a day to the day its cause ended, if it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paused {
    pub why: Pause,
    pub from: NaiveDate,
    pub to: Option<NaiveDate>,
}

impl Paused {
    /// Whether a month falls into the pause: from the month after its cause arose through the month the cause ended (C-9).
    #[must_use]
    pub fn covers(&self, month: Month) -> bool {
        month > Month::of(self.from) && self.to.is_none_or(|to| month <= Month::of(to))
    }
}

/// The months that fall due in a month: itself unless it is paused, and with it what a certification brings back.
#[must_use]
pub fn due_in(month: Month, pauses: &[Paused]) -> Vec<Month> {
    if pauses.iter().any(|p| p.covers(month)) {
        return Vec::new();
    }
    let mut due = Vec::new();
    for pause in pauses.iter().filter(|p| p.why == Pause::NotCertified) {
        let ended_before = pause.to.is_some_and(|to| Month::of(to).next() == month);
        let mut held = Month::of(pause.from).next();
        while ended_before && held < month {
            let lost = pauses.iter().any(|p| p.why == Pause::Suspended && p.covers(held));
            if !lost && !due.contains(&held) {
                due.push(held);
            }
            held = held.next();
        }
    }
    due.push(month);
    due
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(text: &str) -> Month {
        Month::parse(text).expect("a month")
    }

    fn pause(why: Pause, from: &str, to: Option<&str>) -> Paused {
        Paused { why, from: from.parse().expect("a day"), to: to.map(|t| t.parse().expect("a day")) }
    }

    #[test]
    fn a_suspended_gap_is_lost_and_a_late_certification_is_paid_back() {
        let lost = [pause(Pause::Suspended, "2025-03-10", Some("2025-05-20"))];
        assert_eq!(due_in(month("2025-03"), &lost), [month("2025-03")]);
        assert!(due_in(month("2025-05"), &lost).is_empty());
        assert_eq!(due_in(month("2025-06"), &lost), [month("2025-06")]);
        let late = [pause(Pause::NotCertified, "2025-03-10", Some("2025-05-20"))];
        assert_eq!(due_in(month("2025-06"), &late), ["2025-04", "2025-05", "2025-06"].map(month));
        assert_eq!(due_in(month("2025-07"), &late), [month("2025-07")]);
        let open = [pause(Pause::NotCertified, "2025-03-10", None)];
        assert!(due_in(month("2026-01"), &open).is_empty());
    }
}
