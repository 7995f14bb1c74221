//! The years of a scenario.

use rust_decimal::Decimal;

use super::{Assumptions, History, Transfers};
use crate::domain::dates::Month;
use crate::domain::money::{Exact, Money};
use crate::domain::params::Book;
use crate::domain::problem::Problem;

/// Decimals that a growth over years is kept to.
const GROWTH_PLACES: u32 = 10;

/// A year of a scenario.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YearLine {
    pub year: i32,
    pub premium: Money,
    /// Subsidy of the treasury, interest and other income.
    pub other_income: Money,
    pub from_upper: Money,
    /// 定期待遇
    pub monthly: Money,
    /// Lump sums and bills.
    pub one_off: Money,
    pub prevention: Money,
    /// Appraisal and other spending.
    pub running: Money,
    pub handed_up: Money,
    pub balance: Money,
}

impl YearLine {
    /// Spending without transfers between the levels.
    #[must_use]
    pub fn spending(&self) -> Money {
        self.monthly + self.one_off + self.prevention + self.running
    }

    /// 收支差 before transfers: below zero where the county pays more than it takes in.
    #[must_use]
    pub fn gap(&self) -> Money {
        self.premium + self.other_income - self.spending()
    }

    /// 可支付月数: balance over a twelfth of the spending; `None` without spending.
    #[must_use]
    pub fn support_months(&self) -> Option<Exact> {
        self.balance.exact().times(Decimal::from(12)).per(self.spending().exact())
    }
}

/// What a scenario comes to: the base year, then the years after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Projection {
    pub years: Vec<YearLine>,
}

impl Projection {
    /// The first year that ends below zero.
    #[must_use]
    pub fn below_zero(&self) -> Option<i32> {
        self.years.iter().find(|y| y.balance < Money::ZERO).map(|y| y.year)
    }
}

/// Works a scenario out.
///
/// # Errors
/// Those of the rates of its months: `NoParameter`, `UnknownParameter`.
pub fn project(book: &Book, history: &History, assumed: &Assumptions) -> Result<Projection, Problem> {
    let levied = levied(book, history, 0, &Assumptions::today(assumed.years))?;
    let mut years: Vec<YearLine> = Vec::with_capacity(usize::from(assumed.years) + 1);
    for n in 0..=assumed.years {
        let would_be = self::levied(book, history, n, assumed)?;
        let grown = would_be * growth(assumed.base_growth, n);
        let share = if levied.is_zero() { Decimal::ZERO } else { grown / levied };
        let premium = history.premium.exact().times(share).round();
        let line = year(history, assumed, n, premium, years.last());
        years.push(line);
    }
    Ok(Projection { years })
}

/// What bases and rates of a year come to, wages as in the base year.
fn levied(book: &Book, history: &History, n: u8, assumed: &Assumptions) -> Result<Decimal, Problem> {
    let cells = history.bases.get(usize::from(n)).or(history.bases.last()).map_or(&[][..], Vec::as_slice);
    let mut sum = Decimal::ZERO;
    for cell in cells {
        let month = Month::new(history.year + i32::from(n), cell.month)?;
        sum += Decimal::from(cell.base.fen()) * assumed.rate(book, (cell.class, cell.step), month, history.year)?;
    }
    Ok(sum)
}

fn growth(a_year: Decimal, years: u8) -> Decimal {
    (0..years).fold(Decimal::ONE, |so_far, _| (so_far * (Decimal::ONE + a_year)).round_dp(GROWTH_PLACES))
}

fn year(history: &History, assumed: &Assumptions, n: u8, premium: Money, before: Option<&YearLine>) -> YearLine {
    let spent = growth(assumed.spending_growth, n);
    let grown = |amount: Money| amount.exact().times(spent).round();
    let deaths = if n == 0 { Money::ZERO } else { grown(Money::from_fen(history.death.fen() * i64::from(assumed.deaths))) };
    // 预防费 is at most a share of the premiums of the year before.
    let cap = before.map(|b| b.premium.exact().times(history.prevention_share).round());
    let transfers = n == 0 || assumed.transfers == Transfers::AsBaseYear;
    let moved = |amount: Money| if transfers { amount } else { Money::ZERO };
    let mut line = YearLine {
        year: history.year + i32::from(n),
        premium,
        other_income: history.other_income,
        from_upper: moved(history.from_upper),
        monthly: history.monthly.exact().times(growth(assumed.raise, n)).round(),
        one_off: grown(history.one_off) + deaths,
        prevention: cap.map_or(history.prevention, |cap| grown(history.prevention).min(cap)),
        running: grown(history.running),
        handed_up: moved(history.handed_up),
        balance: before.map_or(history.opening, |b| b.balance),
    };
    line.balance = line.balance + line.gap() + line.from_upper - line.handed_up;
    line
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{Cell, Cut};
    use super::*;
    use crate::policy::parameters::shipped;

    fn money(text: &str) -> Money {
        Money::parse(text).expect("an amount")
    }

    fn number(text: &str) -> Decimal {
        Decimal::from_str_exact(text).expect("a number")
    }

    fn month(text: &str) -> Month {
        Month::parse(text).expect("a month")
    }

    fn book() -> &'static Book {
        static BOOK: std::sync::OnceLock<Book> = std::sync::OnceLock::new();
        BOOK.get_or_init(|| shipped().expect("parameters"))
    }

    /// The fund of 2021 (agency rules 4.1), with the even payroll that the report's own arithmetic assumes.
    fn fund_2021() -> History {
        let even = (1..=12).map(|month| Cell { month, class: 6, step: 3, base: money("1000000") }).collect();
        History {
            year: 2021,
            bases: vec![even],
            premium: money("7218400"),
            other_income: money("72000"),
            from_upper: money("7000000"),
            handed_up: money("7290400"),
            monthly: money("3000000"),
            one_off: money("6236500"),
            prevention: money("105000"),
            running: money("89700"),
            opening: money("3250400"),
            death: money("950000"),
            prevention_share: number("0.03"),
        }
    }

    fn premiums(assumed: &Assumptions) -> Vec<String> {
        let years = project(book(), &fund_2021(), assumed).expect("a projection").years;
        let wan = |y: &YearLine| y.premium.exact().per(Exact::new(Decimal::from(10_000))).expect("a divisor").to_places(2);
        years.iter().map(wan).collect()
    }

    fn cut(factor: &str, from: &str) -> Assumptions {
        let cut = Some(Cut { factor: number(factor), from: month(from), until: None });
        Assumptions { cut, ..Assumptions::today(1) }
    }

    /// 832.89 without the cut, 721.84 in fact, 666.31 in a full year of it (agency rules 4.1, 6.4).
    #[test]
    fn the_cut_of_2021_gives_the_known_figures() {
        assert_eq!(premiums(&cut("0.8", "2021-05")), ["721.84", "666.31"]);
        assert_eq!(premiums(&cut("1", "2021-01")), ["832.89", "832.89"]);
        // As decided, the cut ends with April 2022: four months at 0.8, eight without.
        assert_eq!(premiums(&Assumptions::today(1)), ["721.84", "777.37"]);
    }

    #[test]
    fn the_base_year_is_as_it_was() {
        let first = project(book(), &fund_2021(), &Assumptions::today(3)).expect("a projection").years[0];
        assert_eq!((first.spending(), first.gap(), first.balance), (money("9431200"), money("-2140800"), money("819200")));
        assert_eq!(first.support_months().map(|m| m.to_places(2)), Some("1.04".to_owned()));
    }

    /// A death costs its lump sum and funeral grant in each year to come, and shows in the balance.
    #[test]
    fn deaths_growth_and_transfers_move_what_they_say() {
        let at = |assumed: Assumptions| project(book(), &fund_2021(), &assumed).expect("a projection").years[1];
        let today = at(Assumptions::today(1));
        let death = at(Assumptions { deaths: 1, ..Assumptions::today(1) });
        assert_eq!((death.spending() - today.spending(), today.balance - death.balance), (money("950000"), money("950000")));
        let alone = at(Assumptions { transfers: Transfers::None, ..Assumptions::today(1) });
        assert_eq!(alone.balance - today.balance, money("290400"));
        let grown = at(Assumptions { base_growth: number("0.1"), ..Assumptions::today(1) });
        assert_eq!(grown.premium, today.premium.exact().times(number("1.1")).round());
        let raised = at(Assumptions { raise: number("0.05"), spending_growth: number("0.02"), ..Assumptions::today(1) });
        assert_eq!((raised.monthly, raised.one_off), (money("3150000"), money("6361230")));
        assert_eq!(raised.prevention, money("107100"));
        let years = project(book(), &fund_2021(), &Assumptions::today(5)).expect("a projection");
        assert_eq!(years.below_zero(), Some(2022));
    }

    /// The prevention fee is held to 3 % of the premiums of the year before.
    #[test]
    fn prevention_follows_the_premiums_of_the_year_before() {
        let rich = History { prevention: money("500000"), ..fund_2021() };
        let years = project(book(), &rich, &Assumptions::today(2)).expect("a projection").years;
        assert_eq!((years[0].prevention, years[1].prevention), (money("500000"), money("216552")));
        assert_eq!(years[2].prevention, years[1].premium.exact().times(number("0.03")).round());
    }

    fn cells() -> impl Strategy<Value = Vec<Cell>> {
        let step = |class: u8| if class == 1 { 1..=3_u8 } else { 1..=5_u8 };
        let cell = (1..=12_u32, 1..=8_u8, 0..=1_000_000_000_i64)
            .prop_flat_map(move |(month, class, fen)| (Just(month), Just(class), step(class), Just(fen)));
        prop::collection::vec(cell, 1..40).prop_map(|all| {
            all.into_iter().map(|(month, class, step, fen)| Cell { month, class, step, base: Money::from_fen(fen) }).collect()
        })
    }

    proptest! {
        /// Whatever the history: assuming in so many words what is decided anyway changes nothing, to the fen.
        #[test]
        fn nothing_changed_is_today_exactly(bases in cells(), premium in 0..=10_000_000_000_i64, years in 1..=5_u8) {
            let history = History { bases: vec![bases], premium: Money::from_fen(premium), ..fund_2021() };
            let day = month("2022-01").first_day();
            let of = |key: String| Some(book().number(&key, day).expect("a parameter").value);
            let same = Assumptions {
                base_rates: std::array::from_fn(|c| of(format!("premium_rate.c{}", c + 1))),
                factors_first: std::array::from_fn(|s| of(format!("floating_factor.c1_{}", s + 1))),
                factors: std::array::from_fn(|s| of(format!("floating_factor.c2_{}", s + 1))),
                cut: Some(Cut { factor: number("0.80"), from: month("2021-05"), until: Some(month("2022-04")) }),
                ..Assumptions::today(years)
            };
            let today = project(book(), &history, &Assumptions::today(years)).expect("a projection");
            prop_assert_eq!(project(book(), &history, &same).expect("a projection"), today.clone());
            let base = today.years[0];
            let any = history.bases[0].iter().any(|c| c.base > Money::ZERO);
            prop_assert_eq!(base.premium, if any { history.premium } else { Money::ZERO });
            for pair in today.years.windows(2) {
                let moved = pair[1].gap() + pair[1].from_upper - pair[1].handed_up;
                prop_assert_eq!(pair[1].balance, pair[0].balance + moved);
            }
        }
    }
}
