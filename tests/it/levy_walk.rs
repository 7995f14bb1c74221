//! Employers, workers and premiums over random histories by everybody of the office: what is owed follows the wages that were
//! declared, what is paid follows the payments that came in, and what is refused changes nothing.

use proptest::prelude::*;

use crate::support::levy_walk::{ACTS, CHECKS, is_sound, small_county};
use crate::support::walk::Walk;

proptest! {
    #![proptest_config(ProptestConfig { cases: 2, failure_persistence: None, max_shrink_iters: 12, ..ProptestConfig::default() })]

    #[test]
    fn premiums_follow_wages_and_payments(
        steps in proptest::collection::vec((0..1_000_usize, any::<[u32; 4]>()), 400..440)
    ) {
        let mut walk = Walk::new(small_county(), "2022-01-04").strict();
        walk.go(ACTS, CHECKS, &steps);
        is_sound(&walk);
        // A walk that levied and took in nothing would prove nothing; one made shorter to find a fault may.
        let levied = walk.number("SELECT count(*) FROM levy_line WHERE what IN ('levy', 'estimate')");
        let paid = walk.number("SELECT count(*) FROM levy_allocation WHERE what = 'premium'");
        prop_assert!(steps.len() < 400 || (levied > 2 && paid > 2), "{levied} {paid} {:?}", walk.done);
    }
}
