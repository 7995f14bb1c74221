//! Bills and payments over random histories by everybody of the office: what is paid, and only that, was decided by enough
//! people, is booked, and is paid once.

use proptest::prelude::*;

use crate::support::Office;
use crate::support::money_walk::{ACTS, CHECKS, is_sound};
use crate::support::walk::Walk;

proptest! {
    #![proptest_config(ProptestConfig { cases: 3, failure_persistence: None, max_shrink_iters: 60, ..ProptestConfig::default() })]

    #[test]
    fn money_is_paid_once_by_enough_people_and_booked(
        steps in proptest::collection::vec((0..1_000_usize, any::<[u32; 4]>()), 320..380)
    ) {
        let mut walk = Walk::new(Office::demo(), "2022-01-04");
        walk.go(ACTS, CHECKS, &steps);
        is_sound(&walk);
        // A walk that paid nothing would prove nothing; one made shorter to find a fault may.
        let paid = walk.number("SELECT count(*) FROM payment_line WHERE state IN ('paid', 'returned')");
        prop_assert!(steps.len() < 320 || paid > 0, "{paid} {:?}", walk.done);
    }
}
