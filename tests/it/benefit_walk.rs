//! Monthly benefits over random histories: determined anew, run, adjusted, revoked, suspended, paid and claimed back. After every act
//! what is paid and owed of a month is what the benefit's events say.

use gsbx::domain::dates::Month;
use proptest::prelude::*;

use crate::support::Office;
use crate::support::adjustment::allowances_rise;
use crate::support::benefit_walk::{ACTS, CHECKS};
use crate::support::determination::graded;
use crate::support::walk::Walk;

proptest! {
    #![proptest_config(ProptestConfig { cases: 4, failure_persistence: None, max_shrink_iters: 12, ..ProptestConfig::default() })]

    #[test]
    fn months_are_paid_as_the_events_say(
        steps in proptest::collection::vec((0..1_000_usize, any::<[u32; 4]>()), 150..180)
    ) {
        let office = Office::demo();
        let case = graded(&office, 3, None, 6000);
        allowances_rise(&office);
        let mut walk = Walk::new(office, "2022-01-04");
        walk.kept.insert("case".to_owned(), case);
        walk.desk("desk").run_month(Month::of(walk.today)).expect("the first run");
        walk.go(ACTS, CHECKS, &steps);
        // A walk that moved nothing would prove nothing; one made shorter to find a fault may.
        let changed = walk.number("SELECT count(DISTINCT sheet_id) FROM benefit_event WHERE sheet_id IS NOT NULL");
        prop_assert!(steps.len() < 150 || changed > 1, "{changed} {:?}", walk.done);
    }
}
