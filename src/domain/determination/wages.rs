//! The months that the own wage is the average of (rules 6.1): what was declared for each, and corrections with their reasons.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::dates::Month;
use crate::domain::grid::{self, GridRow, rows};
use crate::domain::money::Money;
use crate::domain::name::{LINE_MAX, parse_line};
use crate::domain::person::WageMonth;
use crate::domain::problem::Problem;
use crate::domain::shorthand::parse_money_short;

/// Columns of the grid of corrections, in their order.
pub const COLUMNS: [&str; 4] = ["month", "wage", "reason", "document"];

/// A month's wage that is not what was declared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    pub month: Month,
    pub wage: Money,
    pub reason: String,
    pub document: String,
}

/// A month of the window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthWage {
    pub month: Month,
    /// What was declared, all employers together; `None` for a gap.
    pub filed: Option<Money>,
    pub correction: Option<Correction>,
}

impl MonthWage {
    /// What counts for the average.
    #[must_use]
    pub fn counts(&self) -> Option<Money> {
        self.correction.as_ref().map(|c| c.wage).or(self.filed)
    }
}

/// Wages by month, each month's employers added up.
#[must_use]
pub fn by_month(months: &[WageMonth]) -> BTreeMap<Month, Money> {
    let mut sums = BTreeMap::new();
    for m in months {
        *sums.entry(m.month).or_insert(Money::ZERO) += m.wage;
    }
    sums
}

/// The months before an injury that the average is taken of, oldest first; the month of the injury is not among them.
#[must_use]
pub fn window(injury: NaiveDate, months: u32) -> Vec<Month> {
    let back = |n: u32| injury.checked_sub_months(chrono::Months::new(n)).map(Month::of);
    (1..=months).rev().filter_map(back).collect()
}

/// The window's months with what is known of each.
#[must_use]
pub fn months(window: &[Month], filed: &BTreeMap<Month, Money>, corrections: &[Correction]) -> Vec<MonthWage> {
    let line = |month: &Month| MonthWage {
        month: *month,
        filed: filed.get(month).copied(),
        correction: corrections.iter().find(|c| c.month == *month).cloned(),
    };
    window.iter().map(line).collect()
}

/// Reads a grid of corrections; what is wrong is told with its row and column, all of it at once.
///
/// # Errors
/// `InLine`: a month outside the window or twice, a wage that is none, a reason or document that is missing.
pub fn read(text: &str, window: &[Month]) -> Result<Vec<Correction>, Vec<Problem>> {
    let (mut out, mut problems): (Vec<Correction>, Vec<Problem>) = (Vec::new(), Vec::new());
    for row in rows(text) {
        match correction(&row, window) {
            Ok(found) if out.iter().any(|c| c.month == found.month) => {
                problems.push(row.problem("month", Problem::ContradictsEarlierLine));
            }
            Ok(found) => out.push(found),
            Err(found) => problems.extend(found),
        }
    }
    if problems.is_empty() { Ok(out) } else { Err(problems) }
}

fn correction(row: &GridRow<'_>, window: &[Month]) -> Result<Correction, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut keep = |column: &'static str, problem: Problem| problems.push(row.problem(column, problem));
    let month = Month::parse(row.cell(0)).and_then(|m| if window.contains(&m) { Ok(m) } else { Err(outside(window)) });
    let month = month.map_err(|p| keep("month", p));
    let wage = parse_money_short(row.cell(1)).and_then(|m| match m.fen() {
        0 => Err(Problem::Zero),
        fen if fen < 0 => Err(Problem::Negative),
        _ => Ok(m),
    });
    let wage = wage.map_err(|p| keep("wage", p));
    let line = |place: usize| {
        let text = parse_line(row.cell(place), LINE_MAX)?;
        if text.is_empty() { Err(Problem::Empty) } else { Ok(text) }
    };
    let reason = line(2).map_err(|p| keep("reason", p));
    let document = line(3).map_err(|p| keep("document", p));
    match (month, wage, reason, document) {
        (Ok(month), Ok(wage), Ok(reason), Ok(document)) => Ok(Correction { month, wage, reason, document }),
        _ => Err(problems),
    }
}

fn outside(window: &[Month]) -> Problem {
    match (window.first(), window.last()) {
        (Some(first), Some(last)) => Problem::OutsideMonths { first: *first, last: *last },
        _ => Problem::BadMonth,
    }
}

/// The grid's text in its one written form.
#[must_use]
pub fn written(corrections: &[Correction]) -> String {
    let cells = |c: &Correction| [c.month.to_string(), c.wage.plain(), c.reason.clone(), c.document.clone()];
    grid::text(&corrections.iter().map(cells).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(text: &str) -> Month {
        Month::parse(text).expect("a month")
    }

    #[test]
    fn the_window_ends_with_the_month_before_the_injury() {
        let window = window("2021-03-31".parse().expect("a day"), 12);
        assert_eq!((window.len(), window[0], window[11]), (12, month("2020-03"), month("2021-02")));
    }

    #[test]
    fn a_gap_is_no_month_and_a_correction_takes_the_place_of_what_was_declared() {
        let window = [month("2021-01"), month("2021-02"), month("2021-03")];
        let filed = BTreeMap::from([(month("2021-01"), Money::from_fen(1)), (month("2021-03"), Money::from_fen(3))]);
        let corrections = read("2021.3\t４５００\t申报有误\t稽核书3号", &window).expect("a correction");
        let lines = months(&window, &filed, &corrections);
        let counts: Vec<Option<i64>> = lines.iter().map(|l| l.counts().map(Money::fen)).collect();
        assert_eq!(counts, [Some(1), None, Some(450_000)]);
        assert_eq!(written(&corrections), "2021-03\t4500.00\t申报有误\t稽核书3号");
    }

    #[test]
    fn a_correction_needs_its_reason_and_its_document() {
        let window = [month("2021-01"), month("2021-02")];
        let at = |line, column, problem| Problem::InLine { line, column, problem: Box::new(problem) };
        assert_eq!(
            read("2021-01\t4500\t\t", &window),
            Err(vec![at(1, "reason", Problem::Empty), at(1, "document", Problem::Empty)])
        );
        let outside = Problem::OutsideMonths { first: window[0], last: window[1] };
        assert_eq!(read("2020-12\t0\tx\ty", &window), Err(vec![at(1, "month", outside), at(1, "wage", Problem::Zero)]));
        let twice = read("2021-01\t1\tx\ty\n2021-01\t2\tx\ty", &window);
        assert_eq!(twice, Err(vec![at(2, "month", Problem::ContradictsEarlierLine)]));
    }
}
