//! Several injuries at one employer (6.8): each has its own lump sum; on an ending both subsidies are paid once, at the
//! worst grade and with its own wage, at equal grades the higher wage.

use super::grade::Grade;
use crate::domain::money::Money;

/// An injury that was graded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Graded {
    pub grade: Grade,
    pub own_wage: Money,
}

/// The injury that the subsidies follow, by its place in the list; `None` for no injury.
#[must_use]
pub fn leading(injuries: &[Graded]) -> Option<usize> {
    let rank = |i: &Graded| (std::cmp::Reverse(i.grade), i.own_wage);
    // Of equals the first: the order of the records decides nothing else.
    (0..injuries.len()).rev().max_by_key(|n| rank(&injuries[*n]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_grade_leads_and_then_the_higher_wage() {
        let graded = |grade: u8, fen: i64| Graded { grade: Grade::new(grade).expect("a grade"), own_wage: Money::from_fen(fen) };
        assert_eq!(leading(&[graded(9, 900), graded(7, 500), graded(8, 800)]), Some(1));
        assert_eq!(leading(&[graded(8, 500), graded(8, 700)]), Some(1));
        assert_eq!(leading(&[graded(8, 700), graded(8, 700)]), Some(0));
        assert_eq!(leading(&[]), None);
    }
}
