//! A disability as a whole (appendix B): who pays which item, from when, and how much.

use chrono::{Datelike, NaiveDate};

use super::advance::advanceable;
use super::explain::{Figure, Operand, Operation, Quantity, Recorder, Silent, Step, Trace};
use super::grade::{Grade, Nursing};
use super::item::{Due, Estimate, Item, ItemKind, Payer, Remark};
use super::monthly::{MonthlyTerms, allowance, lump_sum, nursing};
use super::own_wage::{Wage, WageTerms, bounded, own_wage};
use super::rule::Rule;
use super::subsidies::{Ended, Subsidy, age_factor, amount, months};
use super::{FieldProblem, at};
use crate::domain::dates::Month;
use crate::domain::money::Money;
use crate::domain::params::Book;
use crate::domain::problem::Problem;

/// The revised regulation is in force from this day and holds for every case not completed before it (K1 art. 67).
const REVISION: (i32, u32, u32) = (2011, 1, 1);

/// The day whose tables hold: an injury before the revision comes under the revised ones unless its recognition was
/// completed before it. The same rule for disabilities and deaths, whenever the death was.
pub(super) fn law_date(injury: NaiveDate, recognised: Option<NaiveDate>) -> NaiveDate {
    let (y, m, d) = REVISION;
    let revision = NaiveDate::from_ymd_opt(y, m, d).unwrap_or(injury);
    if recognised.is_some_and(|r| r < revision) { injury } else { injury.max(revision) }
}

/// Whether a [`law_date`] lies before the revision.
pub(super) fn is_old_law(day: NaiveDate) -> bool {
    let (y, m, d) = REVISION;
    NaiveDate::from_ymd_opt(y, m, d).is_some_and(|revision| day < revision)
}

/// What is known of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disability {
    /// Day of the injury, or of the diagnosis of an occupational disease.
    pub injury: NaiveDate,
    pub grade: Grade,
    pub wage: Wage,
    pub nursing: Option<Nursing>,
    /// The situation excludes the lump sum (15-3).
    pub no_lump_sum: bool,
    /// Grades 5-6: whether the employer has suitable work, so that no allowance is due.
    pub suitable_work: bool,
    /// Whether the fund is liable; otherwise the employer owes every item.
    pub insured: bool,
    pub ended: Option<Ended>,
    /// Own wage of the months before the ending, for offices that use it for the subsidies.
    pub wage_before_end: Option<Wage>,
    /// Day of the appraisal conclusion; monthly items begin in the month after it.
    pub concluded: Option<NaiveDate>,
    /// Day the recognition was completed, which decides the law version of old injuries.
    pub recognised: Option<NaiveDate>,
    /// The month that monthly items are worked out for.
    pub month: Month,
    /// Nursing allowance paid so far: a running one is not lowered (8.1).
    pub nursing_before: Option<Money>,
    /// Basic pension of a grade 1-4 worker who has retired, a month.
    pub pension: Option<Money>,
}

impl Disability {
    /// A case of which only the least is known: a grade, a day and a wage.
    #[must_use]
    pub fn new(injury: NaiveDate, grade: Grade, wage: Wage) -> Disability {
        Disability {
            injury,
            grade,
            wage,
            nursing: None,
            no_lump_sum: false,
            suitable_work: true,
            insured: true,
            ended: None,
            wage_before_end: None,
            concluded: None,
            recognised: None,
            month: Month::of(injury),
            nursing_before: None,
            pension: None,
        }
    }

    /// The day whose tables hold: an old injury whose recognition was completed, or is still open, after the revision
    /// comes under the revised ones.
    #[must_use]
    pub fn law_date(&self) -> NaiveDate {
        law_date(self.injury, self.recognised)
    }
}

/// Amounts alone, for many cases under the same terms: lump sum, allowance and nursing of a grade and average wage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amounts {
    pub own_wage: Money,
    pub lump_sum: Money,
    pub allowance: Option<Money>,
    pub nursing: Option<Money>,
}

/// The same rules as [`disability`], without a word of explanation.
///
/// # Errors
/// `NoParameter` when the terms lack what the grade or level needs.
#[inline]
pub fn amounts(
    wage: &WageTerms,
    terms: &MonthlyTerms,
    grade: Grade,
    average: Money,
    level: Option<Nursing>,
) -> Result<Amounts, Problem> {
    let own = bounded(wage, average, &mut Silent);
    Ok(Amounts {
        own_wage: own,
        lump_sum: lump_sum(terms, grade, own, &mut Silent),
        allowance: allowance(terms, grade, own, &mut Silent)?,
        nursing: match level {
            Some(level) => Some(nursing(terms, level, None, &mut Silent)?),
            None => None,
        },
    })
}

/// Every item of a case, explained.
///
/// # Errors
/// Each problem with the field it belongs to.
pub fn disability(book: &Book, case: &Disability) -> Result<Estimate, Vec<FieldProblem>> {
    check(case)?;
    let terms = WageTerms::on(book, case.injury);
    let tables = MonthlyTerms::on(book, case.law_date(), case.month.first_day()).map_err(at("injury"))?;
    explained(book, case, &terms, &tables)
}

/// [`disability`] with terms that were looked up before, for many cases of the same days.
///
/// # Errors
/// Each problem with the field it belongs to.
pub fn explained(
    book: &Book,
    case: &Disability,
    terms: &Result<WageTerms, Problem>,
    tables: &MonthlyTerms,
) -> Result<Estimate, Vec<FieldProblem>> {
    let mut trace = Recorder::default();
    let provisional = terms.as_ref().is_ok_and(|t| !t.base.row.covers(case.injury));
    let terms = terms.as_ref().map_err(Clone::clone);
    let own = own_wage(terms, &case.wage, &mut trace).map_err(wage_or_injury)?;
    let mut estimate = Estimate { own_wage: own, basis: trace.take(), ..Estimate::default() };
    if provisional || (case.nursing.is_some() && tables.is_provisional(case.month.first_day())) {
        estimate.remarks.push(Remark::ProvisionalBase);
    }
    let fund = Payer::of_fund_item(case.insured);
    if !case.no_lump_sum {
        let sum = lump_sum(tables, case.grade, own, &mut trace);
        estimate.items.push(item(ItemKind::DisabilityLumpSum, fund, Due::Once, sum, &mut trace));
    }
    monthly_items(case, tables, own, &mut trace, &mut estimate)?;
    if let Some(ended) = &case.ended {
        subsidies(book, case, ended, own, &mut estimate)?;
    }
    if !case.insured {
        estimate.advanceable = advanceable(&estimate, matches!(case.grade.number(), 5 | 6));
    }
    Ok(estimate)
}

fn item(kind: ItemKind, payer: Payer, due: Due, amount: Money, trace: &mut Recorder) -> Item {
    Item { kind, payer, due, amount, person: None, steps: trace.take() }
}

/// Allowance, or what is left of it beside a pension, and nursing.
fn monthly_items(
    case: &Disability,
    tables: &MonthlyTerms,
    own: Money,
    trace: &mut Recorder,
    out: &mut Estimate,
) -> Result<(), Vec<FieldProblem>> {
    let due = Due::Monthly { from: case.concluded.map(|day| Month::of(day).next()) };
    let fund = Payer::of_fund_item(case.insured);
    let severe = is_severe(case.grade);
    let entitled = severe || (!case.suitable_work && case.ended.is_none());
    if tables.has_allowance(case.grade) && entitled {
        let payer = if severe { fund } else { Payer::Employer };
        if let Some(amount) = allowance(tables, case.grade, own, trace).map_err(at("month"))? {
            match case.pension.filter(|_| severe) {
                None => out.items.push(item(ItemKind::DisabilityAllowance, payer, due, amount, trace)),
                Some(pension) => {
                    let left = pension_difference(amount, pension, trace);
                    out.items.push(item(ItemKind::PensionDifference, payer, due, left, trace));
                }
            }
        }
    }
    if let Some(level) = case.nursing {
        let amount = nursing(tables, level, case.nursing_before, trace).map_err(at("month"))?;
        out.items.push(item(ItemKind::NursingAllowance, fund, due, amount, trace));
    }
    Ok(())
}

/// 养老补差 (6.7): what the allowance was above the pension.
pub fn pension_difference<T: Trace>(allowance: Money, pension: Money, trace: &mut T) -> Money {
    let left = (allowance - pension).max(Money::ZERO);
    trace.step(|| {
        let operands = vec![
            Operand::Worked(Quantity::Allowance, Figure::Money(allowance)),
            Operand::Given(Quantity::Pension, Figure::Money(pension)),
        ];
        Step::new(Quantity::Amount, Rule::PensionDifference, Operation::Difference, operands, Figure::Money(left))
    });
    left
}

/// Both subsidies of an ending, at the factor near retirement.
fn subsidies(book: &Book, case: &Disability, ended: &Ended, own: Money, out: &mut Estimate) -> Result<(), Vec<FieldProblem>> {
    let mut trace = Recorder::default();
    let both = [
        (Subsidy::Medical, ItemKind::TerminationMedical, Payer::of_fund_item(case.insured)),
        (Subsidy::Employment, ItemKind::TerminationEmployment, Payer::Employer),
    ];
    for (subsidy, kind, payer) in both {
        let Some(months) = months(book, subsidy, case.grade, ended.on).map_err(at("ended"))? else { continue };
        let wage = subsidy_wage(book, case, ended, own, &mut trace)?;
        let factor = age_factor(book, ended, &mut trace).map_err(at("ended"))?;
        let sum = amount(subsidy, &months, wage, &factor, &mut trace);
        out.items.push(item(kind, payer, Due::Once, sum, &mut trace));
    }
    Ok(())
}

/// The own wage that the subsidies take: of the injury, or, where the office's switch says so, of the ending.
fn subsidy_wage(
    book: &Book,
    case: &Disability,
    ended: &Ended,
    own: Money,
    trace: &mut Recorder,
) -> Result<Money, Vec<FieldProblem>> {
    let window = book.choice("subsidy_wage_window", ended.on).map_err(at("ended"))?;
    let (wage, result) = match (&case.wage_before_end, window.value.as_str()) {
        (Some(wage), "before_termination") => {
            let terms = WageTerms::on(book, ended.on);
            let terms = terms.as_ref().map_err(Clone::clone);
            let result = own_wage(terms, wage, trace).map_err(at("wage_before_end"))?;
            (result, result)
        }
        (None, "before_termination") => return Err(vec![("wage_before_end", Problem::Empty)]),
        _ => (own, own),
    };
    trace.step(|| {
        let operands = vec![Operand::Worked(Quantity::OwnWage, Figure::Money(wage)), Operand::param(&window)];
        Step::new(Quantity::OwnWage, Rule::MedicalSubsidy, Operation::ByRule, operands, Figure::Money(result))
    });
    Ok(wage)
}

/// Grades whose allowance the fund pays for life and whose relation is kept (art. 35).
#[must_use]
pub fn is_severe(grade: Grade) -> bool {
    grade.number() <= 4
}

fn wage_or_injury(problem: Problem) -> Vec<FieldProblem> {
    let field = if matches!(problem, Problem::NoParameter { .. }) { "injury" } else { "wage" };
    vec![(field, problem)]
}

/// Fields that contradict each other.
fn check(case: &Disability) -> Result<(), Vec<FieldProblem>> {
    let mut problems = Vec::new();
    let mut later = |field, day: Option<NaiveDate>| {
        if day.is_some_and(|d| d < case.injury) {
            problems.push((field, Problem::BeforeInjury { injury: case.injury }));
        }
    };
    later("concluded", case.concluded);
    later("recognised", case.recognised);
    later("ended", case.ended.map(|e| e.on));
    if case.ended.is_some() && is_severe(case.grade) {
        problems.push(("ended", Problem::RelationIsKept));
    }
    if case.pension.is_some() && !is_severe(case.grade) {
        problems.push(("pension", Problem::OnlyForGrades { least: 1, most: 4 }));
    }
    if case.month.last_day() < case.injury.with_day(1).unwrap_or(case.injury) {
        problems.push(("month", Problem::BeforeInjury { injury: case.injury }));
    }
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}
