//! Bills and payments over random histories by everybody of the office: what is paid, and only that, was decided by enough
//! people, is booked, and is paid once.

use proptest::prelude::*;

use crate::support::Office;
use crate::support::money_walk::{ACTS, CHECKS, LAST_ACTS, WORKERS, is_sound};
use crate::support::pay::{account_of, card, fund, with_account};
use crate::support::walk::Walk;

/// The demonstration with money to pay out and an account of everybody whose bills come in.
fn ready() -> Office {
    let office = Office::demo();
    fund(&office, 2_000_000);
    for nth in 0..WORKERS {
        with_account(&office, &account_of(&office, nth, &card(nth)));
    }
    office
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4, failure_persistence: None, max_shrink_iters: 12, ..ProptestConfig::default() })]

    #[test]
    fn money_is_paid_once_by_enough_people_and_booked(
        steps in proptest::collection::vec((0..1_000_usize, any::<[u32; 4]>()), 300..360)
    ) {
        let mut walk = Walk::new(ready(), "2022-01-04");
        walk.go(ACTS, CHECKS, &steps);
        // Whatever stands in the middle of its way comes to its end.
        walk.go(LAST_ACTS, CHECKS, &steps[..steps.len().min(100)]);
        is_sound(&walk);
        // A walk that paid nothing would prove nothing; one made shorter to find a fault may.
        let paid = walk.number("SELECT count(*) FROM payment_line WHERE state IN ('paid', 'returned')");
        prop_assert!(steps.len() < 300 || paid > 0, "{paid} {:?}", walk.done);
    }
}
