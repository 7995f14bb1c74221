//! The fund's own history as scenarios are worked out on it: bases by class and step, income and spending of the books.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use crate::desk::{Desk, Refusal};
use crate::domain::benefits::own_wage::benefit_base;
use crate::domain::dates::Month;
use crate::domain::employer::rate::in_force;
use crate::domain::fund::YearFigures;
use crate::domain::money::Money;
use crate::domain::params::Book;
use crate::domain::problem::Problem;
use crate::domain::rates::problem::RateProblem;
use crate::domain::scenario::{Cell, History, YEARS_MAX};

impl Desk {
    /// The newest year that is over and has books, as the base of scenarios.
    pub(super) fn scenario_history(&self) -> Result<History, Refusal> {
        let this_year = self.clock.today().year();
        let year = self.store.fund_years()?.into_iter().rfind(|y| *y < this_year);
        let none = || Refusal::Problems(vec![("year", Problem::Rate(RateProblem::NoBooks { year: this_year - 1 }))]);
        self.history_of_year(year.ok_or_else(none)?)
    }

    fn history_of_year(&self, year: i32) -> Result<History, Refusal> {
        let at = |problem| Refusal::Problems(vec![("year", problem)]);
        let bases = self.bases_by_rate(year)?;
        if !bases.iter().flatten().any(|c| c.base > Money::ZERO) {
            return Err(at(Problem::Rate(RateProblem::NothingLevied { year })));
        }
        let (book, figures) = (self.book()?, self.fund_figures(year)?.figures);
        let last = Month::new(year, 12).map_err(at)?;
        let of = |keys: &[&str]| -> Money { keys.iter().map(|key| item(&figures, key)).sum() };
        let benefits = of(&["medical", "disability", "death"]);
        let monthly = Money::from_fen(self.monthly_in(last)?.fen() * 12).min(benefits);
        let share = book.number("prevention_share", last.first_day()).map_err(at)?;
        Ok(History {
            year,
            bases,
            premium: of(&["contributions"]),
            other_income: of(&["fiscal_subsidy", "interest", "other_income"]),
            from_upper: of(&["upper_level_subsidy"]),
            handed_up: of(&["hand_up"]),
            monthly,
            one_off: benefits - monthly,
            prevention: of(&["prevention"]),
            running: of(&["appraisal", "other_spending"]),
            opening: figures.opening,
            death: death(&book, last.last_day()).map_err(at)?,
            prevention_share: share.value,
        })
    }

    /// Bases by month, class and step: of the base year at the rates of then, of each year after at those decided for it.
    fn bases_by_rate(&self, year: i32) -> Result<Vec<Vec<Cell>>, Refusal> {
        let at = |problem| Refusal::Problems(vec![("year", problem)]);
        let rows = self.store.bases_of_year(year)?;
        let rates = self.store.all_rate_rows(Month::new(year + i32::from(YEARS_MAX), 12).map_err(at)?)?;
        let mut out = Vec::with_capacity(usize::from(YEARS_MAX) + 1);
        for n in 0..=i32::from(YEARS_MAX) {
            let mut cells: BTreeMap<(u32, u8, u8), Money> = BTreeMap::new();
            for row in &rows {
                let month = Month::new(year + n, row.month.month()).map_err(at)?;
                let decided = rates.get(&row.employer).map_or(&[][..], Vec::as_slice);
                let rate = in_force(row.risk_class, decided, month);
                *cells.entry((month.month(), rate.class, rate.step)).or_insert(Money::ZERO) += row.base;
            }
            out.push(cells.into_iter().map(|((month, class, step), base)| Cell { month, class, step, base }).collect());
        }
        Ok(out)
    }
}

fn item(figures: &YearFigures, key: &str) -> Money {
    figures.items.iter().find(|i| i.key == key).map_or(Money::ZERO, |i| i.amount)
}

/// Lump sum and funeral grant of a death, by the standards of a day (rules 7.2, 7.3).
fn death(book: &Book, on: NaiveDate) -> Result<Money, Problem> {
    let before = NaiveDate::from_ymd_opt(on.year() - 1, 1, 1).ok_or(Problem::BadDate)?;
    let lump = book.money("national_urban_income", before)?.value.exact().times(book.number("death_multiple", on)?.value).round();
    let funeral = benefit_base(book, on)?.value.exact().times(book.number("funeral_months", on)?.value).round();
    Ok(lump + funeral)
}
