//! The books over random histories of postings, checks, returns, reversals and closings by several people.

use proptest::prelude::*;

use crate::support::Office;
use crate::support::ledger_walk::{ACTS, CHECKS};
use crate::support::walk::Walk;

proptest! {
    #![proptest_config(ProptestConfig { cases: 3, failure_persistence: None, max_shrink_iters: 60, ..ProptestConfig::default() })]

    #[test]
    fn the_books_cannot_be_wrong(steps in proptest::collection::vec((0..1_000_usize, any::<[u32; 4]>()), 220..280)) {
        let mut walk = Walk::new(Office::staffed(), "2021-11-20");
        walk.go(ACTS, CHECKS, &steps);
        // A walk that did nothing would prove nothing; one made shorter to find a fault may.
        let booked = walk.number("SELECT count(*) FROM voucher");
        prop_assert!(steps.len() < 220 || (walk.done.len() >= 5 && booked > 5), "{booked} {:?}", walk.done);
    }
}
