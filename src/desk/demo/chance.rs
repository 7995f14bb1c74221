//! Seeded chance: the same demonstration office every time, on every machine.

use rand_pcg::Pcg64;
use rand_pcg::rand_core::{Rng, SeedableRng};

use crate::domain::money::Money;

pub(super) struct Chance(Pcg64);

impl Chance {
    pub fn new(seed: u64) -> Chance {
        Chance(Pcg64::seed_from_u64(seed))
    }

    /// A number below `bound`; zero for a bound of zero.
    pub fn below(&mut self, bound: u64) -> u64 {
        // Bounds are tiny beside 2^64, so the remainder favours nobody that anybody could notice.
        self.0.next_u64() % bound.max(1)
    }

    pub fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        let at = self.below(list.len() as u64);
        &list[usize::try_from(at).unwrap_or_default()]
    }

    pub fn one_in(&mut self, n: u64) -> bool {
        self.below(n) == 0
    }

    /// `parts` amounts of whole fen, none of them zero, that add up to `total` exactly.
    pub fn split(&mut self, total: Money, parts: usize) -> Vec<Money> {
        let weights: Vec<i128> = (0..parts).map(|_| 40 + i128::from(self.below(100) * self.below(100)) / 50).collect();
        let sum: i128 = weights.iter().sum();
        let mut left = total.fen();
        let mut out = Vec::with_capacity(parts);
        for (i, weight) in weights.iter().enumerate() {
            let share = i64::try_from(i128::from(total.fen()) * weight / sum).unwrap_or_default();
            let amount = if i + 1 == parts { left } else { share / 10 * 10 };
            left -= amount;
            out.push(Money::from_fen(amount));
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_add_up() {
        let mut chance = Chance::new(7);
        for (fen, parts) in [(102_050_000, 420), (840_000, 28), (100_000, 1), (700_000_000, 4)] {
            let split = chance.split(Money::from_fen(fen), parts);
            assert_eq!(split.len(), parts);
            assert!(split.iter().all(|m| m.fen() > 0));
            assert_eq!(split.into_iter().sum::<Money>(), Money::from_fen(fen));
        }
    }
}
