//! What is paid once and monthly for a grade: lump sum (6.2), disability allowance (6.3), nursing allowance (6.4).

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::explain::{Bound, Figure, Operand, Operation, Quantity, Step, Trace};
use super::grade::{Grade, Nursing};
use super::own_wage::benefit_base;
use super::rule::Rule;
use crate::domain::money::Money;
use crate::domain::params::{Book, Param};
use crate::domain::problem::Problem;

/// Tables of a law version and the figures of a month.
#[derive(Debug, Clone)]
pub struct MonthlyTerms {
    /// Months of own wage by grade.
    lump_months: Vec<Param<Decimal>>,
    /// Rates of own wage by grade, worst first; grades beyond have no allowance.
    allowance_rates: Vec<Param<Decimal>>,
    /// In the order of [`Nursing::ALL`].
    nursing_rates: Vec<Param<Decimal>>,
    /// Asked for only where a benefit needs it, so that an old month without it still answers the rest.
    base: Result<Param<Money>, Problem>,
    minimum_wage: Result<Param<Money>, Problem>,
}

impl MonthlyTerms {
    /// The tables in force for a law date (6.2) and the figures of the month paid.
    ///
    /// # Errors
    /// `NoParameter` for a date before the first table.
    pub fn on(book: &Book, law: NaiveDate, month: NaiveDate) -> Result<MonthlyTerms, Problem> {
        let by_grade = |key: &str| {
            let rows = Grade::all().map(|g| book.number(&format!("{key}.g{}", g.number()), law));
            rows.take_while(|r| !matches!(r, Err(Problem::UnknownParameter { .. }))).collect::<Result<Vec<_>, _>>()
        };
        let nursing = Nursing::ALL.into_iter().map(|n| book.number(&format!("nursing_rate.{}", n.id()), month));
        Ok(MonthlyTerms {
            lump_months: by_grade("lump_sum_months")?,
            allowance_rates: by_grade("allowance_rate")?,
            nursing_rates: nursing.collect::<Result<_, _>>()?,
            base: benefit_base(book, month),
            minimum_wage: book.money("minimum_wage", month),
        })
    }

    /// Whether the base is that of the year before, because the month's own is not published yet (8.2).
    #[must_use]
    pub fn is_provisional(&self, month: NaiveDate) -> bool {
        self.base.as_ref().is_ok_and(|base| !base.row.covers(month))
    }

    /// Whether a grade has an allowance at all.
    #[must_use]
    pub fn has_allowance(&self, grade: Grade) -> bool {
        grade.index() < self.allowance_rates.len()
    }
}

/// 一次性伤残补助金: months of the grade times the own wage.
#[inline]
pub fn lump_sum<T: Trace>(terms: &MonthlyTerms, grade: Grade, own: Money, trace: &mut T) -> Money {
    let months = &terms.lump_months[grade.index()];
    let amount = own.exact().times(months.value).round();
    trace.step(|| product(Rule::LumpSum, months, own, amount));
    amount
}

/// 伤残津贴 of a month: the grade's rate of the own wage, not below the minimum wage. `None` for grades 7-10.
///
/// # Errors
/// `NoParameter` when the minimum wage of the month is not known.
#[inline]
pub fn allowance<T: Trace>(terms: &MonthlyTerms, grade: Grade, own: Money, trace: &mut T) -> Result<Option<Money>, Problem> {
    let Some(rate) = terms.allowance_rates.get(grade.index()) else { return Ok(None) };
    let minimum = terms.minimum_wage.as_ref().map_err(Clone::clone)?;
    let by_rate = own.exact().times(rate.value).round();
    let paid = by_rate.max(minimum.value);
    trace.step(|| Step { of: Quantity::Allowance, ..product(Rule::Allowance, rate, own, by_rate) });
    trace.step(|| {
        let operands = vec![Operand::Worked(Quantity::Allowance, Figure::Money(by_rate)), Operand::param(minimum)];
        Step::new(Quantity::Amount, Rule::Allowance, Operation::AtLeast, operands, Figure::Money(paid))
            .bounded((paid > by_rate).then_some(Bound::Lower))
    });
    Ok(Some(paid))
}

/// 生活护理费 of a month: the level's rate of the benefit base, not below what was paid before.
///
/// # Errors
/// `NoParameter` when the base of the month's year is not known.
#[inline]
pub fn nursing<T: Trace>(terms: &MonthlyTerms, level: Nursing, before: Option<Money>, trace: &mut T) -> Result<Money, Problem> {
    let base = terms.base.as_ref().map_err(Clone::clone)?;
    let rate = &terms.nursing_rates[level as usize];
    let amount = base.value.exact().times(rate.value).round();
    trace.step(|| {
        let operands = vec![Operand::param(rate), Operand::param(base)];
        Step::new(Quantity::Amount, Rule::Nursing, Operation::Product, operands, Figure::Money(amount)).rounded()
    });
    let Some(before) = before else { return Ok(amount) };
    let paid = amount.max(before);
    trace.step(|| {
        let operands = vec![
            Operand::Worked(Quantity::Amount, Figure::Money(amount)),
            Operand::Worked(Quantity::PaidBefore, Figure::Money(before)),
        ];
        Step::new(Quantity::Amount, Rule::Nursing, Operation::AtLeast, operands, Figure::Money(paid))
            .bounded((paid > amount).then_some(Bound::Lower))
    });
    Ok(paid)
}

/// A parameter times the own wage, rounded to the fen.
fn product(rule: Rule, factor: &Param<Decimal>, own: Money, amount: Money) -> Step {
    let operands = vec![Operand::param(factor), Operand::Worked(Quantity::OwnWage, Figure::Money(own))];
    Step::new(Quantity::Amount, rule, Operation::Product, operands, Figure::Money(amount)).rounded()
}
