//! 征缴 of a month (rules 2.3-2.6; agency rules 2.4): where an employer stands in it, and what he owes for it.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::domain::benefits::explain::Silent;
use crate::domain::dates::Month;
use crate::domain::employer::rate::RateRow;
use crate::domain::money::Money;
use crate::domain::params::Book;
use crate::domain::premium::{Limits, RateParts, Size, premium, relief, undeclared};
use crate::domain::problem::Problem;

/// Where an employer stands in a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// 未申报: the month is not over.
    Open,
    /// 已申报: waits for review.
    Declared,
    /// 已核定
    Verified,
    /// 按上月 110% 核定: the month is over and nothing was declared (K4 art. 10).
    Estimated,
    /// 无法核定: nothing was declared, and there is no month before to go by.
    Unable,
    /// 应缴已生成, or taken over.
    Billed,
    /// 按项目参保: all who work there are insured by a project.
    Project,
}

impl Standing {
    pub const ALL: [Standing; 7] = [
        Standing::Open,
        Standing::Declared,
        Standing::Verified,
        Standing::Estimated,
        Standing::Unable,
        Standing::Billed,
        Standing::Project,
    ];

    /// The stable word that scripts read.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Standing::Open => "open",
            Standing::Declared => "declared",
            Standing::Verified => "verified",
            Standing::Estimated => "estimated",
            Standing::Unable => "unable",
            Standing::Billed => "billed",
            Standing::Project => "project",
        }
    }

    /// Whether fixing the month levies on it.
    #[must_use]
    pub const fn is_to_fix(self) -> bool {
        matches!(self, Standing::Verified | Standing::Estimated)
    }
}

/// What an employer owes for a month, and on what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Owed {
    pub heads: i64,
    pub payroll: Money,
    /// All bounded bases together.
    pub base: Money,
    /// What the base was multiplied with, relief included; a share.
    pub rate: Decimal,
    pub due: Money,
}

/// The rates, limits and relief of a month.
#[derive(Debug)]
pub struct Terms<'a> {
    book: &'a Book,
    month: Month,
    limits: Limits,
    rates: HashMap<(u8, u8), Decimal>,
}

impl<'a> Terms<'a> {
    /// # Errors
    /// `NoParameter` for a month without limits.
    pub fn on(book: &'a Book, month: Month) -> Result<Terms<'a>, Problem> {
        Ok(Terms { book, month, limits: Limits::on(book, month)?, rates: HashMap::new() })
    }

    /// 缴费基数 of a wage.
    #[must_use]
    pub fn base(&self, wage: Money) -> Money {
        self.limits.base(wage)
    }

    #[must_use]
    pub fn floor(&self) -> Money {
        self.limits.floor.value
    }

    #[must_use]
    pub fn ceiling(&self) -> Money {
        self.limits.ceiling.value
    }

    /// The rate of a class and step in the month, its relief included.
    ///
    /// # Errors
    /// `NoParameter`, `UnknownParameter`.
    pub fn rate(&mut self, rate: RateRow, size: Size) -> Result<Decimal, Problem> {
        let key = (rate.class, rate.step);
        let of_class = match self.rates.get(&key) {
            Some(known) => *known,
            None => {
                let worked = RateParts::on(self.book, rate.class, rate.step, self.month)?.rate();
                self.rates.insert(key, worked);
                worked
            }
        };
        Ok((of_class * relief(self.book, size, self.month)).normalize())
    }

    /// What is owed on the wages that were declared, rounded once.
    ///
    /// # Errors
    /// Those of [`Terms::rate`].
    pub fn declared(&mut self, wages: &[Money], rate: RateRow, size: Size) -> Result<Owed, Problem> {
        let rate = self.rate(rate, size)?;
        let bases: Vec<Money> = wages.iter().map(|w| self.base(*w)).collect();
        Ok(Owed {
            heads: i64::try_from(wages.len()).unwrap_or(i64::MAX),
            payroll: wages.iter().copied().sum(),
            base: bases.iter().copied().sum(),
            rate,
            due: premium(&bases, rate, &mut Silent),
        })
    }

    /// What is owed where nothing was declared: on last month's people, a tenth more than last month's premium, less the month's
    /// relief.
    ///
    /// # Errors
    /// Those of [`Terms::rate`].
    pub fn estimated(&mut self, last: &Last, rate: RateRow, size: Size) -> Result<Owed, Problem> {
        Ok(Owed {
            heads: last.heads,
            payroll: last.payroll,
            base: last.base,
            rate: self.rate(rate, size)?,
            due: undeclared(self.book, self.month, last.due)?.exact().times(relief(self.book, size, self.month)).round(),
        })
    }

    /// Keys of what the month is levied by that the office has not confirmed; of the classes and steps asked so far.
    #[must_use]
    pub fn unconfirmed(&self) -> Vec<String> {
        let day = self.month.first_day();
        let mut keys: Vec<String> = ["contribution_floor", "contribution_ceiling", "phased_cut", "undeclared_share", LAST_DAY]
            .map(str::to_owned)
            .to_vec();
        let mut rates: Vec<&(u8, u8)> = self.rates.keys().collect();
        rates.sort_unstable();
        for (class, step) in rates {
            let steps = if *class == 1 { "c1" } else { "c2" };
            keys.extend([format!("premium_rate.c{class}"), format!("floating_factor.{steps}_{step}")]);
        }
        keys.retain(|key| self.book.on(key, day).is_ok_and(|row| !row.standing.is_firm()));
        keys.dedup();
        keys
    }
}

/// The month before, of an employer; without what projects owed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Last {
    pub heads: i64,
    pub payroll: Money,
    pub base: Money,
    pub due: Money,
}

/// Key of the day of the month until which its premium is paid.
const LAST_DAY: &str = "levy_last_day";

/// The last day to pay a month's premium without late fee: the parameter's day of that month or, where it was fixed later, the
/// next such day. Nobody pays late what was not fixed yet. `[convention]`
///
/// # Errors
/// `NoParameter`.
pub fn last_day(book: &Book, month: Month, fixed_on: NaiveDate) -> Result<NaiveDate, Problem> {
    let day = book.number(LAST_DAY, month.first_day())?.value.to_u32().unwrap_or(1);
    let in_month = |m: Month| m.first_day().with_day(day).unwrap_or(m.last_day());
    let first = Month::of(fixed_on).max(month);
    let found = in_month(first);
    Ok(if found < fixed_on { in_month(first.next()) } else { found })
}

/// What decides where an employer stands.
#[derive(Debug, Clone, Copy)]
pub struct Seen<'a> {
    /// 应缴 of the month is there.
    pub is_billed: bool,
    pub is_verified: bool,
    pub is_waiting: bool,
    /// Insured there in the month, otherwise than by a project; and by one.
    pub insured: i64,
    pub on_projects: i64,
    /// Takes part; nothing is estimated for others.
    pub is_active: bool,
    pub last: Option<&'a Last>,
    /// The month is over.
    pub is_over: bool,
}

/// Where an employer stands; `None` where nothing is owed nor asked.
#[must_use]
pub fn standing(seen: &Seen<'_>) -> Option<Standing> {
    if seen.is_billed {
        return Some(Standing::Billed);
    }
    if seen.is_verified {
        return Some(Standing::Verified);
    }
    if seen.is_waiting {
        return Some(Standing::Declared);
    }
    if seen.insured == 0 || !seen.is_active {
        return (seen.on_projects > 0).then_some(Standing::Project);
    }
    // What went by a month without premium would owe nothing.
    let has_last = seen.last.is_some_and(|last| last.due > Money::ZERO);
    Some(match (seen.is_over, has_last) {
        (false, _) => Standing::Open,
        (true, true) => Standing::Estimated,
        (true, false) => Standing::Unable,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::policy::parameters::shipped;

    fn book() -> &'static Book {
        static BOOK: std::sync::OnceLock<Book> = std::sync::OnceLock::new();
        BOOK.get_or_init(|| shipped().expect("parameters"))
    }

    fn month(text: &str) -> Month {
        Month::parse(text).expect("a month")
    }

    fn money(text: &str) -> Money {
        Money::parse(text).expect("an amount")
    }

    fn last() -> Last {
        Last { heads: 3, payroll: money("12000"), base: money("12000"), due: money("124.80") }
    }

    #[test]
    fn an_employer_stands_where_its_papers_have_come() {
        let with = |due: &str| Last { due: money(due), ..last() };
        let (some, none) = (with("124.80"), with("0"));
        let seen = Seen {
            is_billed: false,
            is_verified: false,
            is_waiting: false,
            insured: 3,
            on_projects: 0,
            is_active: true,
            last: Some(&some),
            is_over: true,
        };
        for (seen, want) in [
            (Seen { is_billed: true, is_verified: true, ..seen }, Some(Standing::Billed)),
            (Seen { is_verified: true, is_waiting: true, ..seen }, Some(Standing::Verified)),
            // A declaration that waits is not passed over by an estimate.
            (Seen { is_waiting: true, ..seen }, Some(Standing::Declared)),
            (seen, Some(Standing::Estimated)),
            (Seen { is_over: false, ..seen }, Some(Standing::Open)),
            (Seen { last: None, ..seen }, Some(Standing::Unable)),
            (Seen { last: Some(&none), ..seen }, Some(Standing::Unable)),
            (Seen { insured: 0, ..seen }, None),
            (Seen { is_active: false, ..seen }, None),
            (Seen { insured: 0, on_projects: 5, ..seen }, Some(Standing::Project)),
            // Who left with the month declared still owes it.
            (Seen { insured: 0, is_active: false, is_verified: true, ..seen }, Some(Standing::Verified)),
        ] {
            assert_eq!(standing(&seen), want, "{seen:?}");
        }
    }

    /// Class 6 in its own step, cut by a fifth in January 2022; relief of 2020 leaves nothing to pay.
    #[test]
    fn what_is_owed_goes_by_the_terms_of_the_month() {
        let six = RateRow::registered(6);
        let mut terms = Terms::on(book(), month("2022-01")).expect("terms");
        assert_eq!((terms.floor(), terms.ceiling()), (money("3586"), money("17931")));
        let owed = terms.declared(&["3000", "6000", "20000"].map(money), six, Size::Small).expect("owed");
        assert_eq!((owed.heads, owed.payroll, owed.base), (3, money("29000"), money("27517")));
        assert_eq!((owed.rate.to_string().as_str(), owed.due), ("0.0104", money("286.18")));
        let owed = terms.estimated(&last(), six, Size::Small).expect("owed");
        assert_eq!((owed.heads, owed.due), (3, money("137.28")));
        assert!(terms.declared(&[], RateRow { from: None, class: 1, step: 5 }, Size::Small).is_err());
        assert!(Terms::on(book(), month("1999-01")).is_err());
        assert!(terms.unconfirmed().contains(&"contribution_floor".to_owned()), "2022's are not certain");
    }

    /// In March 2020 a small employer owed nothing and a large one half (人社部发〔2020〕11号).
    #[test]
    fn relief_is_part_of_the_rate() {
        let book = book().clone().what_if("contribution_floor", "3000").and_then(|b| b.what_if("contribution_ceiling", "15000"));
        let book = book.expect("limits of 2020");
        let mut terms = Terms::on(&book, month("2020-03")).expect("terms");
        let mut due = |size| terms.declared(&[money("5000")], RateRow::registered(6), size).expect("owed").due;
        assert_eq!((due(Size::Small), due(Size::Large)), (Money::ZERO, money("32.50")));
    }

    /// The day of the parameter, and never a day that has gone by.
    #[test]
    fn nobody_pays_late_what_was_not_fixed_yet() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        for (of, fixed, want) in [
            ("2022-01", "2022-01-04", "2022-01-25"),
            ("2022-01", "2022-01-25", "2022-01-25"),
            ("2022-01", "2022-01-26", "2022-02-25"),
            ("2022-01", "2022-02-03", "2022-02-25"),
            ("2021-12", "2022-12-26", "2023-01-25"),
        ] {
            assert_eq!(last_day(book(), month(of), day(fixed)), Ok(day(want)), "{of} {fixed}");
        }
        let end = book().clone().what_if(LAST_DAY, "31").expect("a day");
        assert_eq!(last_day(&end, month("2022-02"), day("2022-02-01")), Ok(day("2022-02-28")));
    }

    fn wages() -> impl Strategy<Value = Vec<Money>> {
        proptest::collection::vec((1_i64..4_000_000).prop_map(Money::from_fen), 1..60)
    }

    fn rates() -> impl Strategy<Value = RateRow> {
        (1_u8..=8, 1_u8..=3).prop_map(|(class, step)| RateRow { from: None, class, step })
    }

    proptest! {
        /// Rounded once, the sum is within half a fen; each worker's own rounding adds half a fen more.
        #[test]
        fn what_is_due_is_what_the_workers_are_within_a_fen_each(wages in wages(), rate in rates()) {
            let mut terms = Terms::on(book(), month("2022-01")).expect("terms");
            let all = terms.declared(&wages, rate, Size::Small).expect("owed");
            let each = |w: &Money| terms.declared(&[*w], rate, Size::Small).expect("owed").due;
            let sum: Money = wages.iter().map(each).sum();
            let apart = (all.due - sum).fen().abs();
            prop_assert!(apart <= i64::try_from(wages.len()).expect("a count"), "{apart}");
        }

        #[test]
        fn more_wage_never_owes_less(wages in wages(), more in 1_i64..1_000_000, at in 0_usize..60, rate in rates()) {
            let mut terms = Terms::on(book(), month("2022-01")).expect("terms");
            let before = terms.declared(&wages, rate, Size::Small).expect("owed");
            let mut raised = wages.clone();
            let place = at % raised.len();
            raised[place] += Money::from_fen(more);
            let after = terms.declared(&raised, rate, Size::Small).expect("owed");
            prop_assert!(after.due >= before.due && after.base >= before.base);
            if terms.base(wages[place]) == terms.base(raised[place]) {
                prop_assert_eq!(after.due, before.due);
            }
        }
    }
}
