//! Nights in hospital that several bills name: meals are paid for each of them once.

use chrono::NaiveDate;

/// First and last day of a stay.
pub type Stay = (NaiveDate, NaiveDate);

/// Whether two stays share a night. One may leave one hospital and enter another on the same day.
#[must_use]
pub fn overlap(a: Stay, b: Stay) -> bool {
    a.0 < b.1 && b.0 < a.1
}

/// What of a stay no other one holds, in order.
#[must_use]
pub fn uncovered(stay: Stay, others: &[Stay]) -> Vec<Stay> {
    let mut left = vec![stay];
    for other in others {
        left = left.into_iter().flat_map(|part| without(part, *other)).collect();
    }
    left
}

fn without(part: Stay, other: Stay) -> Vec<Stay> {
    if !overlap(part, other) {
        return vec![part];
    }
    let pieces = [(part.0, other.0.min(part.1)), (other.1.max(part.0), part.1)];
    pieces.into_iter().filter(|(from, to)| from < to).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_night_is_counted_once() {
        let day = |d: u32| NaiveDate::from_ymd_opt(2021, 12, d).expect("a day");
        let stay = |a, b| (day(a), day(b));
        for (others, want) in [
            (vec![], vec![stay(5, 10)]),
            (vec![stay(1, 5), stay(10, 12)], vec![stay(5, 10)]),
            (vec![stay(5, 10)], vec![]),
            (vec![stay(1, 20)], vec![]),
            (vec![stay(1, 7)], vec![stay(7, 10)]),
            (vec![stay(8, 20)], vec![stay(5, 8)]),
            (vec![stay(6, 7), stay(8, 9)], vec![stay(5, 6), stay(7, 8), stay(9, 10)]),
        ] {
            assert_eq!(uncovered(stay(5, 10), &others), want, "{others:?}");
        }
        assert_eq!(uncovered(stay(5, 5), &[]), [stay(5, 5)], "in and out on one day");
    }
}
