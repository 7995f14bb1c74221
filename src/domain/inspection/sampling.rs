//! 抽样 by a seed that is printed, so that anybody can draw again: each of the population is put in the order of the SHA-256 of
//! `seed`, a line end, and its key; the first ones are drawn. No clock, no machine and no library decides who comes.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use sha2::{Digest, Sha256};

/// How many are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    Count(usize),
    /// A share, rounded up, but so many at least.
    Share {
        share: Decimal,
        least: usize,
    },
}

impl Size {
    /// Of a population; never more than there are.
    #[must_use]
    pub fn of(self, population: usize) -> usize {
        let wanted = match self {
            Size::Count(count) => count,
            Size::Share { share, least } => {
                (Decimal::from(population) * share).ceil().to_usize().unwrap_or(population).max(least)
            }
        };
        wanted.min(population)
    }
}

/// Draws from the keys of a population. The same seed and population give the same list, in whatever order the population comes.
#[must_use]
pub fn draw<'a>(seed: &str, population: &[&'a str], size: Size) -> Vec<&'a str> {
    let mut ranked: Vec<([u8; 32], &str)> =
        population.iter().map(|key| (Sha256::digest(format!("{seed}\n{key}").as_bytes()).into(), *key)).collect();
    ranked.sort_unstable();
    ranked.into_iter().take(size.of(population.len())).map(|(_, key)| key).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_share_has_a_least_and_never_more_than_there_are() {
        let five = Size::Share { share: Decimal::new(5, 2), least: 20 };
        let drawn = [0, 7, 20, 399, 400, 401, 1000].map(|n| five.of(n));
        assert_eq!(drawn, [0, 7, 20, 20, 20, 21, 50]);
        assert_eq!(Size::Count(3).of(2), 2);
    }

    /// The list of a seed is part of what is on record: a change of how it is drawn fails here. By
    /// `for k in a b c d e; do printf 'test\n%s' $k | sha256sum; done | sort`.
    #[test]
    fn a_seed_gives_the_list_it_always_gave() {
        assert_eq!(draw("test", &["a", "b", "c", "d", "e"], Size::Count(5)), ["b", "c", "a", "e", "d"]);
    }

    proptest! {
        #[test]
        fn the_order_of_the_population_does_not_matter(seed in "[a-z0-9]{1,8}", n in 1_usize..60, count in 0_usize..70) {
            let keys: Vec<String> = (0..n).map(|i| format!("key-{i}")).collect();
            let mut there: Vec<&str> = keys.iter().map(String::as_str).collect();
            let drawn = draw(&seed, &there, Size::Count(count));
            there.reverse();
            prop_assert_eq!(&drawn, &draw(&seed, &there, Size::Count(count)));
            prop_assert_eq!(drawn.len(), count.min(n));
            // A larger sample begins with the smaller one.
            prop_assert!(draw(&seed, &there, Size::Count(count + 1)).starts_with(&drawn));
        }
    }
}
