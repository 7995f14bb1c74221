//! Invariants of the benefit rules, whatever the case: never negative, monotone, within bounds, each with its article.

use chrono::NaiveDate;
use gsbx::domain::benefits::death::{Claimants, Death, death};
use gsbx::domain::benefits::dependants::{Relation, Relative};
use gsbx::domain::benefits::disability::{Disability, amounts, disability};
use gsbx::domain::benefits::explain::Operand;
use gsbx::domain::benefits::grade::{Grade, Nursing};
use gsbx::domain::benefits::item::{Due, ItemKind, Payer};
use gsbx::domain::benefits::monthly::MonthlyTerms;
use gsbx::domain::benefits::own_wage::{Wage, WageTerms};
use gsbx::domain::benefits::subsidies::{Ended, Left};
use gsbx::domain::identity::Sex;
use gsbx::domain::money::Money;
use gsbx::domain::params::{Standing, Value};
use gsbx::domain::problem::Problem;
use proptest::prelude::*;

use crate::support::{day, policy};

fn wages() -> impl Strategy<Value = Money> {
    (1_i64..10_000_000).prop_map(Money::from_fen)
}

fn grades() -> impl Strategy<Value = Grade> {
    (1_u8..=10).prop_map(|g| Grade::new(g).expect("a grade"))
}

fn levels() -> impl Strategy<Value = Option<Nursing>> {
    (0_usize..4).prop_map(|n| Nursing::ALL.get(n).copied())
}

/// A case of grade `grade` whose relation ends, if it can, `years` whole years before retirement.
fn case(grade: Grade, wage: Money, level: Option<Nursing>, years: i64) -> Disability {
    let ended = Ended { on: day("2026-05-20"), left: Left::FullYears(years) };
    Disability {
        nursing: level,
        suitable_work: false,
        ended: (grade.number() > 4).then_some(ended),
        ..Disability::new(day("2025-03-01"), grade, Wage::Average(wage))
    }
}

proptest! {
    #[test]
    fn no_amount_is_negative_and_each_has_its_steps(grade in grades(), wage in wages(), level in levels(), years in -1_i64..40) {
        let policy = policy();
        let estimate = disability(policy.parameters(), &case(grade, wage, level, years)).expect("an estimate");
        prop_assert!(estimate.own_wage > Money::ZERO);
        for item in &estimate.items {
            prop_assert!(item.amount >= Money::ZERO);
            prop_assert!(!item.steps.is_empty());
        }
    }

    /// More wage never pays less, and a worse grade never pays a smaller lump sum.
    #[test]
    fn amounts_rise_with_the_wage_and_with_the_grade(grade in grades(), low in wages(), more in 0_i64..1_000_000, years in -1_i64..40) {
        let policy = policy();
        let at = |g: Grade, w: Money| disability(policy.parameters(), &case(g, w, None, years)).expect("an estimate");
        let (less, rich) = (at(grade, low), at(grade, low + Money::from_fen(more)));
        for item in &less.items {
            let twin = rich.item(item.kind).expect("the same items are due");
            prop_assert!(twin.amount >= item.amount, "{:?}", item.kind);
        }
        if let Ok(worse) = Grade::new(grade.number() - 1) {
            let sum = |e: &gsbx::domain::benefits::item::Estimate| e.item(ItemKind::DisabilityLumpSum).map(|i| i.amount);
            prop_assert!(sum(&at(worse, low)) > sum(&less));
        }
    }

    /// The own wage stays within its bounds, and months in any order have one average.
    #[test]
    fn the_own_wage_keeps_its_bounds_and_the_order_of_months_is_nothing(mut months in prop::collection::vec(wages(), 1..=12)) {
        let policy = policy();
        let terms = WageTerms::on(policy.parameters(), day("2025-03-01")).expect("terms");
        let own = |months: &[Money]| {
            let case = Disability::new(day("2025-03-01"), Grade::new(7).expect("a grade"), Wage::Months(months.to_vec()));
            disability(policy.parameters(), &case).expect("an estimate").own_wage
        };
        let forward = own(&months);
        prop_assert!(terms.lower <= forward && forward <= terms.upper);
        months.reverse();
        prop_assert_eq!(own(&months), forward);
    }

    /// Amounts alone are the amounts that are explained.
    #[test]
    fn amounts_alone_are_the_explained_ones(grade in grades(), wage in wages(), level in levels()) {
        let policy = policy();
        let book = policy.parameters();
        let on = day("2025-03-01");
        let (terms, tables) = (WageTerms::on(book, on).expect("terms"), MonthlyTerms::on(book, on, on).expect("tables"));
        let quick = amounts(&terms, &tables, grade, wage, level).expect("amounts");
        let mut slow = case(grade, wage, level, 3);
        slow.ended = None;
        let slow = disability(book, &slow).expect("an estimate");
        let of = |kind: ItemKind| slow.item(kind).map(|i| i.amount);
        prop_assert_eq!(Some(quick.lump_sum), of(ItemKind::DisabilityLumpSum));
        prop_assert_eq!(quick.allowance, of(ItemKind::DisabilityAllowance));
        prop_assert_eq!(quick.nursing, of(ItemKind::NursingAllowance));
    }

    /// Nearer to retirement never pays more, by whole years or pro rata.
    #[test]
    fn the_subsidies_fall_towards_retirement(days in 0_i64..3000, wage in wages(), way in prop::sample::select(vec!["step", "pro_rata"])) {
        let book = policy().parameters().clone().what_if("age_reduction", way).expect("a switch");
        let on = day("2026-05-20");
        let paid = |retires: NaiveDate| {
            let mut case = case(Grade::new(8).expect("a grade"), wage, None, 0);
            case.ended = Some(Ended { on, left: Left::RetiresOn(retires) });
            let estimate = disability(&book, &case).expect("an estimate");
            estimate.item(ItemKind::TerminationMedical).expect("it is due").amount
        };
        let retires = on + chrono::Days::new(u64::try_from(days).expect("days"));
        prop_assert!(paid(retires) <= paid(retires + chrono::Days::new(1)));
    }
}

/// An uninsured employer owes what the fund would have paid (K2 art. 41), and no grade loses an item by it.
#[test]
fn without_insurance_the_employer_owes_every_item() {
    let policy = policy();
    for grade in Grade::all() {
        let mut case = case(grade, Money::from_fen(500_000), Some(Nursing::Full), 7);
        let insured = disability(policy.parameters(), &case).expect("an estimate");
        case.insured = false;
        let owed = disability(policy.parameters(), &case).expect("an estimate");
        assert_eq!(owed.items.len(), insured.items.len());
        assert!(owed.items.iter().all(|i| i.payer == Payer::Employer), "{grade:?}");
    }
}

/// Somebody retired with an occupational disease has the higher of wage and pension.
#[test]
fn a_retired_persons_own_wage_is_the_higher_of_wage_and_pension() {
    let policy = policy();
    let own = |wage: i64, pension: i64| {
        let wage = Wage::Retired { contribution: Money::from_fen(wage), pension: Money::from_fen(pension) };
        let case = Disability::new(day("2025-03-01"), Grade::new(7).expect("a grade"), wage);
        disability(policy.parameters(), &case).expect("an estimate").own_wage.fen()
    };
    assert_eq!((own(500_000, 600_000), own(600_000, 500_000)), (600_000, 600_000));
}

/// Monthly items begin in the month after the conclusion (C-9).
#[test]
fn monthly_items_begin_in_the_month_after_the_conclusion() {
    let policy = policy();
    let mut case = case(Grade::new(3).expect("a grade"), Money::from_fen(500_000), Some(Nursing::Large), 0);
    case.concluded = Some(day("2025-12-30"));
    let estimate = disability(policy.parameters(), &case).expect("an estimate");
    for item in estimate.items.iter().filter(|i| i.due != Due::Once) {
        let Due::Monthly { from: Some(from) } = item.due else { panic!("{item:?}") };
        assert_eq!(from.to_string(), "2026-01");
    }
}

/// An injury of 2010 comes under the old table only if its recognition was completed before the revision (K1 art. 67).
#[test]
fn the_law_version_goes_by_injury_and_recognition() {
    let book = policy().parameters().clone().what_if("benefit_base", "2000").expect("a base");
    let months = |injury: &str, recognised: Option<&str>| {
        let mut case = Disability::new(day(injury), Grade::new(7).expect("a grade"), Wage::Average(Money::from_fen(200_000)));
        case.recognised = recognised.map(day);
        let sum = disability(&book, &case).expect("an estimate").item(ItemKind::DisabilityLumpSum).map(|i| i.amount.fen());
        sum.expect("it is due") / 200_000
    };
    assert_eq!(months("2010-06-01", Some("2010-12-31")), 12);
    assert_eq!(months("2010-06-01", Some("2011-01-01")), 13);
    assert_eq!(months("2010-06-01", None), 13);
    assert_eq!(months("2011-01-01", Some("2011-03-01")), 13);
}

/// K1 art. 67: recognition completed before 2011 keeps the old law, whenever the death was, and whoever the dependants are.
#[test]
fn one_rule_decides_the_law_of_a_deaths_lump_sum() {
    let book = policy().parameters().clone();
    let wage = Wage::Fixed(Money::from_fen(300_000));
    let spouse = Relative { incapable: true, ..Relative::new(Relation::Spouse, Sex::Female, day("1965-01-01")) };
    let lump = |claimants: &Claimants, died: &str, recognised: Option<&str>| {
        let facts = Death {
            death: day(died),
            recognised: recognised.map(day),
            old_months: Some(rust_decimal::Decimal::from(60)),
            ..Death::new(day("2009-05-05"), wage.clone(), claimants.clone())
        };
        let estimate = death(&book, &facts).expect("an estimate");
        assert_eq!(estimate.items.iter().filter(|i| i.kind == ItemKind::DependantPension).count(), 1);
        let item = estimate.item(ItemKind::DeathLumpSum).expect("it is due");
        let old = item
            .steps
            .iter()
            .flat_map(|s| &s.operands)
            .any(|o| matches!(o, Operand::Param(r) if r.key.starts_with("death_months")));
        (item.amount, old)
    };
    let ways = [Claimants::Decided(vec![(Relation::Spouse, false)]), Claimants::Relatives(vec![spouse])];
    for (died, recognised, old_law) in
        [("2021-06-01", Some("2010-12-31"), true), ("2021-06-01", Some("2011-01-01"), false), ("2021-06-01", None, false)]
    {
        let [decided, own] = ways.each_ref().map(|claimants| lump(claimants, died, recognised));
        assert_eq!(decided, own, "{died} {recognised:?}");
        assert_eq!(own.1, old_law, "{died} {recognised:?}");
        let injury = Disability {
            recognised: recognised.map(day),
            ..Disability::new(day("2009-05-05"), Grade::new(1).expect("one"), wage.clone())
        };
        assert_eq!(injury.law_date() < day("2011-01-01"), old_law, "a disability goes by the same rule");
    }
}

/// A death under the old law: 48 to 60 months of the base, which the papers must name; under the revised law, the income.
#[test]
fn the_old_death_lump_sum_needs_its_months() {
    let book = policy().parameters().clone().what_if("benefit_base", "1500").expect("a base");
    let old = Death {
        recognised: Some(day("2010-11-01")),
        ..Death::new(day("2010-06-01"), Wage::Fixed(Money::from_fen(150_000)), Claimants::Decided(Vec::new()))
    };
    assert_eq!(death(&book, &old).expect_err("no months"), [("old_months", Problem::Empty)]);
    let with = |n: i64| Death { old_months: Some(n.into()), ..old.clone() };
    assert!(death(&book, &with(61)).is_err());
    let sum = |d: &Death| death(&book, d).expect("an estimate").item(ItemKind::DeathLumpSum).expect("it is due").amount.plain();
    assert_eq!(sum(&with(60)), "90000.00");
    assert_eq!(sum(&Death { recognised: None, ..old.clone() }), "343500.00");
}

/// Two deaths whose relatives are told in another order pay each the same (C-6 gives ties in order).
#[test]
fn the_order_of_relatives_moves_at_most_a_fen() {
    let book = policy().parameters().clone();
    let list = [(Relation::Spouse, true), (Relation::Child, false), (Relation::Parent, true), (Relation::Child, false)];
    let paid = |order: &[usize]| {
        let claimants = Claimants::Decided(order.iter().map(|i| list[*i]).collect());
        let facts = Death::new(day("2025-03-01"), Wage::Fixed(Money::from_fen(512_345)), claimants);
        let estimate = death(&book, &facts).expect("an estimate");
        let mut out: Vec<(usize, Money)> = order.iter().copied().zip(estimate.items.iter().skip(2).map(|i| i.amount)).collect();
        out.sort_by_key(|(i, _)| *i);
        out
    };
    for ((_, a), (_, b)) in paid(&[0, 1, 2, 3]).into_iter().zip(paid(&[3, 2, 1, 0])) {
        assert!((a.fen() - b.fen()).abs() <= 1);
    }
}

/// A formal determination rests on verified or confirmed figures only, and names the others.
#[test]
fn unconfirmed_parameters_cannot_carry_a_determination() {
    let policy = policy();
    let book = policy.parameters();
    let case = case(Grade::new(7).expect("a grade"), Money::from_fen(500_000), None, 3);
    let estimate = disability(book, &case).expect("an estimate");
    let problem = estimate.require_firm().expect_err("Hunan's months are second-hand");
    assert!(problem.to_string().contains("medical_subsidy_months.g7"), "{problem}");
    let confirmed = estimate.unconfirmed().into_iter().map(|r| {
        let mut row = (**r).clone();
        row.standing = Standing::Confirmed;
        row
    });
    let book = book.clone().with_office(confirmed.collect());
    assert_eq!(disability(&book, &case).expect("an estimate").require_firm(), Ok(()));
}

/// Rules hold no figure of their own: what looks like a rate, an age or a limit is a parameter.
#[test]
fn no_rule_holds_a_figure_of_its_own() {
    let folders = ["benefits", "premium"].map(|room| format!("{}/src/domain/{room}", env!("CARGO_MANIFEST_DIR")));
    for entry in folders.iter().flat_map(|folder| std::fs::read_dir(folder).expect("the rules")) {
        let path = entry.expect("a file").path();
        let code = std::fs::read_to_string(&path).expect("text");
        let rules = code.split("#[cfg(test)]").next().unwrap_or_default();
        for (n, line) in rules.lines().enumerate() {
            let line = line.split("//").next().unwrap_or_default();
            if line.contains("ALL: [") || line.contains("_MAX: ") {
                continue;
            }
            assert!(!line.contains("Decimal::new(") && !line.contains("from_fen("), "{}:{}", path.display(), n + 1);
            let digits = line.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).filter_map(|w| w.parse::<u32>().ok());
            // 12 months a year, ten grades of which four are severe, halves and ends of lists; the revision of 2011.
            let known = [0, 1, 2, 3, 4, 5, 6, 10, 12, 2011];
            for figure in digits {
                assert!(known.contains(&figure), "{}:{} holds {figure}", path.display(), n + 1);
            }
        }
    }
}

/// Every dated value is of its unit's kind.
#[test]
fn values_are_of_their_unit() {
    let policy = policy();
    for definition in policy.parameters().definitions() {
        for row in policy.parameters().history(&definition.key) {
            let text = row.value.plain();
            assert_eq!(Value::parse(&text, definition.unit, &definition.choices).as_ref(), Ok(&row.value), "{}", row.key);
        }
    }
}
