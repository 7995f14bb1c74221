//! 一次性工伤医疗补助金 and 一次性伤残就业补助金 when the relation ends, grades 5-10 (6.5), less near retirement (6.6).

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::explain::{Figure, Operand, Operation, Quantity, Step, Trace};
use super::grade::Grade;
use super::retirement::{Class, full_years_left, retirement};
use super::rule::Rule;
use crate::domain::money::Money;
use crate::domain::params::{Book, Param};
use crate::domain::problem::Problem;

/// How near retirement was when the relation ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// Whole years left; negative once the age is reached.
    FullYears(i64),
    /// The retirement date as chosen or decided.
    RetiresOn(NaiveDate),
    /// Worked out from birth date and class.
    Born { birth: NaiveDate, class: Class },
}

/// The relation's end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ended {
    pub on: NaiveDate,
    pub left: Left,
}

/// A part of both subsidies, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AgeFactor {
    pub factor: Decimal,
    pub full_years: i64,
    /// The retirement date, where there is one.
    pub retires: Option<NaiveDate>,
    pub delay_months: Option<u32>,
}

/// Which of the two subsidies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subsidy {
    Medical,
    Employment,
}

impl Subsidy {
    const fn key(self) -> &'static str {
        match self {
            Subsidy::Medical => "medical_subsidy_months",
            Subsidy::Employment => "employment_subsidy_months",
        }
    }

    const fn rule(self) -> Rule {
        match self {
            Subsidy::Medical => Rule::MedicalSubsidy,
            Subsidy::Employment => Rule::EmploymentSubsidy,
        }
    }
}

/// The months of a subsidy for a grade; `None` for grades that have none (1-4).
///
/// # Errors
/// `NoParameter` for an ending before the first table.
pub fn months(book: &Book, subsidy: Subsidy, grade: Grade, ended: NaiveDate) -> Result<Option<Param<Decimal>>, Problem> {
    match book.number(&format!("{}.g{}", subsidy.key(), grade.number()), ended) {
        Err(Problem::UnknownParameter { .. }) => Ok(None),
        found => found.map(Some),
    }
}

/// Months times own wage times the factor, rounded once.
pub fn amount<T: Trace>(subsidy: Subsidy, months: &Param<Decimal>, own: Money, factor: &AgeFactor, trace: &mut T) -> Money {
    let amount = own.exact().times(months.value).times(factor.factor).round();
    trace.step(|| {
        let operands = vec![
            Operand::param(months),
            Operand::Worked(Quantity::OwnWage, Figure::Money(own)),
            Operand::Worked(Quantity::AgeFactor, Figure::Number(factor.factor)),
        ];
        Step::new(Quantity::Amount, subsidy.rule(), Operation::Product, operands, Figure::Money(amount)).rounded()
    });
    amount
}

/// The factor near retirement: by whole years from a table, or pro rata, as the switch says.
///
/// # Errors
/// `NoParameter`; `BadDate`.
pub fn age_factor<T: Trace>(book: &Book, ended: &Ended, trace: &mut T) -> Result<AgeFactor, Problem> {
    let (full_years, retires, delay_months) = years_left(book, ended, trace)?;
    let way = book.choice("age_reduction", ended.on)?;
    // Part years can be counted only towards a date.
    let (factor, mut operands) = match retires.filter(|_| way.value == "pro_rata" && full_years >= 0) {
        Some(date) => pro_rata(book, ended.on, date)?,
        None => by_steps(book, ended.on, full_years)?,
    };
    trace.step(|| {
        operands.insert(0, Operand::Worked(Quantity::FullYearsLeft, Figure::Number(Decimal::from(full_years))));
        operands.push(Operand::param(&way));
        let result = Figure::Number(factor);
        Step::new(Quantity::AgeFactor, Rule::AgeReduction, Operation::ByRule, operands, result)
    });
    Ok(AgeFactor { factor, full_years, retires, delay_months })
}

type YearsLeft = (i64, Option<NaiveDate>, Option<u32>);

fn years_left<T: Trace>(book: &Book, ended: &Ended, trace: &mut T) -> Result<YearsLeft, Problem> {
    let (date, delay) = match ended.left {
        Left::FullYears(years) => return Ok((years, None, None)),
        Left::RetiresOn(date) => (date, None),
        Left::Born { birth, class } => {
            let found = retirement(book, class, birth, trace)?;
            (found.date, Some(found.delay_months))
        }
    };
    let years = full_years_left(ended.on, date);
    trace.step(|| {
        let operands = vec![
            Operand::Given(Quantity::EndDate, Figure::Date(ended.on)),
            Operand::Worked(Quantity::RetirementDate, Figure::Date(date)),
        ];
        let result = Figure::Number(Decimal::from(years));
        Step::new(Quantity::FullYearsLeft, Rule::AgeReduction, Operation::ByRule, operands, result)
    });
    Ok((years, Some(date), delay))
}

fn by_steps(book: &Book, on: NaiveDate, years: i64) -> Result<(Decimal, Vec<Operand>), Problem> {
    let key = if years < 0 {
        "age_factor.reached".to_owned()
    } else {
        // The table's longest row holds for all that is longer.
        let known = |y: &i64| book.definition(&format!("age_factor.y{y}")).is_ok();
        let row = (0..=years).rev().find(known).unwrap_or_default();
        format!("age_factor.y{row}")
    };
    let factor = book.number(&key, on)?;
    Ok((factor.value, vec![Operand::param(&factor)]))
}

/// Full from so many years; each missing year takes its share, part years by days, up to the most that may be taken.
fn pro_rata(book: &Book, on: NaiveDate, retires: NaiveDate) -> Result<(Decimal, Vec<Operand>), Problem> {
    let full = book.number("age_reduction.full_years", on)?;
    let yearly = book.number("age_reduction.yearly", on)?;
    let most = book.number("age_reduction.most", on)?;
    let missing = (full.value - years_and_days(on, retires)).max(Decimal::ZERO);
    let factor = Decimal::ONE - (missing * yearly.value).min(most.value);
    let operands = vec![Operand::param(&full), Operand::param(&yearly), Operand::param(&most)];
    // The sheet shows the factor; what is printed and what is multiplied are the same number.
    Ok((factor.round_dp(6), operands))
}

/// Whole years and the part of the year begun, by days.
fn years_and_days(from: NaiveDate, to: NaiveDate) -> Decimal {
    let years = full_years_left(from, to).max(0);
    let at = |y: i64| {
        let months = u32::try_from(y * 12).unwrap_or_default();
        from.checked_add_months(chrono::Months::new(months)).unwrap_or(to)
    };
    let (begun, next) = (at(years), at(years + 1));
    let days = Decimal::from((to - begun).num_days().max(0));
    Decimal::from(years) + days.checked_div(Decimal::from((next - begun).num_days())).unwrap_or_default()
}
