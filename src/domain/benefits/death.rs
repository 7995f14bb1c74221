//! 工亡 (section 7): which case it is, funeral grant, lump sum, and what each dependant gets.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use super::advance::advanceable;
use super::dependants::{Ages, RELATIVES_MAX, Rates, Relation, Relative, Why, check_birth, qualifies};
use super::disability::{is_old_law, law_date};
use super::explain::{Bound, Figure, Operand, Operation, Quantity, Recorder, Step};
use super::grade::Grade;
use super::item::{Due, Estimate, Item, ItemKind, Payer, Remark};
use super::own_wage::{Wage, WageTerms, benefit_base, own_wage};
use super::rule::Rule;
use super::shares::shares;
use super::while_missing::while_missing;
use super::{FieldProblem, at};
use crate::domain::dates::Month;
use crate::domain::money::Money;
use crate::domain::params::{Book, Param};
use crate::domain::problem::Problem;

/// Which case of the law a death is (7.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Case {
    /// Died of the injury, or a deemed death (15-1, 15-2).
    Direct,
    /// Died of the injury within the paid leave.
    InLeave,
    /// Grade 1-4, died after the leave, of whatever cause.
    Grade1To4AfterLeave,
    /// Grade 5-10 after the leave, or not caused by the injury.
    NoBenefit,
    /// 下落不明: missing, not declared dead yet (7.7).
    Missing,
}

impl Case {
    pub const ALL: [Case; 5] = [Case::Direct, Case::InLeave, Case::Grade1To4AfterLeave, Case::NoBenefit, Case::Missing];

    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Case::Direct => "direct",
            Case::InLeave => "in_leave",
            Case::Grade1To4AfterLeave => "grade_1_4_after_leave",
            Case::NoBenefit => "no_benefit",
            Case::Missing => "missing",
        }
    }

    /// # Errors
    /// `NotOneOf`.
    pub fn parse(text: &str) -> Result<Case, Problem> {
        let choices = "direct, in_leave, grade_1_4_after_leave, no_benefit, missing";
        Case::ALL.into_iter().find(|c| c.id() == text.trim()).ok_or(Problem::NotOneOf { choices })
    }

    /// The case, from what is known: whether the paid leave still ran, whether the injury was the cause, and the grade.
    #[must_use]
    pub fn of(in_leave: bool, by_injury: bool, grade: Option<Grade>) -> Case {
        let severe = grade.is_some_and(super::disability::is_severe);
        match (in_leave, by_injury) {
            (true, true) if grade.is_none() => Case::Direct,
            (true, true) => Case::InLeave,
            _ if severe => Case::Grade1To4AfterLeave,
            (false, true) if grade.is_none() => Case::Direct,
            _ => Case::NoBenefit,
        }
    }
}

/// Who asks for a pension.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Claimants {
    /// Relatives whose right is to be looked at.
    Relatives(Vec<Relative>),
    /// Dependants whose right is decided: relation, and whether a lonely old person or orphan.
    Decided(Vec<(Relation, bool)>),
}

/// What is known of a death.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Death {
    pub injury: NaiveDate,
    pub death: NaiveDate,
    pub wage: Wage,
    pub case: Case,
    pub claimants: Claimants,
    pub insured: bool,
    /// Day the recognition was completed, which decides the law version of old injuries.
    pub recognised: Option<NaiveDate>,
    /// Months of the old lump sum (48-60), where the old law holds.
    pub old_months: Option<Decimal>,
    /// The relatives chose the basic pension scheme's payments instead (7.8).
    pub chose_pension_scheme: bool,
    /// Paid in advance while the worker was missing.
    pub advance: Money,
}

impl Death {
    /// A death on the day of the injury of which only the least is known.
    #[must_use]
    pub fn new(injury: NaiveDate, wage: Wage, claimants: Claimants) -> Death {
        Death {
            injury,
            death: injury,
            wage,
            case: Case::Direct,
            claimants,
            insured: true,
            recognised: None,
            old_months: None,
            chose_pension_scheme: false,
            advance: Money::ZERO,
        }
    }
}

/// Every item of a death, explained.
///
/// # Errors
/// Each problem with the field it belongs to.
pub fn death(book: &Book, facts: &Death) -> Result<Estimate, Vec<FieldProblem>> {
    check(facts)?;
    let mut trace = Recorder::default();
    let terms = WageTerms::on(book, facts.injury);
    let own = own_wage(terms.as_ref().map_err(Clone::clone), &facts.wage, &mut trace).map_err(at("wage"))?;
    let mut out = Estimate { own_wage: own, basis: trace.take(), ..Estimate::default() };
    if facts.case == Case::NoBenefit {
        out.remarks.push(Remark::NoDeathBenefit);
        return Ok(out);
    }
    if facts.chose_pension_scheme {
        out.remarks.push(Remark::ChosePensionScheme);
        return Ok(out);
    }
    if facts.case == Case::Missing {
        while_missing(book, facts, own, &mut out)?;
    } else {
        after_death(book, facts, own, &mut out)?;
    }
    if !facts.insured {
        out.advanceable = advanceable(&out, false);
    }
    Ok(out)
}

/// Funeral grant, lump sum and pensions.
fn after_death(book: &Book, facts: &Death, own: Money, out: &mut Estimate) -> Result<(), Vec<FieldProblem>> {
    let payer = Payer::of_fund_item(facts.insured);
    funeral(book, facts, payer, out).map_err(at("death"))?;
    if facts.case == Case::Grade1To4AfterLeave {
        out.remarks.push(Remark::ChoiceWithPensionScheme);
    } else {
        let (amount, steps) = lump_sum(book, facts)?;
        out.items.push(Item { kind: ItemKind::DeathLumpSum, payer, due: Due::Once, amount, person: None, steps });
    }
    let first = Month::of(facts.death).next();
    pensions(book, facts, own, first, out).map_err(at("relatives"))
}

/// 丧葬补助金: months of the benefit base of the year of death; the year before's while that is not published (8.2).
fn funeral(book: &Book, facts: &Death, payer: Payer, out: &mut Estimate) -> Result<(), Problem> {
    let months = book.number("funeral_months", facts.death)?;
    let base = benefit_base(book, facts.death)?;
    if !base.row.covers(facts.death) {
        out.remarks.push(Remark::ProvisionalBase);
    }
    let amount = base.value.exact().times(months.value).round();
    let operands = vec![Operand::param(&months), Operand::param(&base)];
    let step = Step::new(Quantity::Amount, Rule::Funeral, Operation::Product, operands, Figure::Money(amount)).rounded();
    out.items.push(Item { kind: ItemKind::Funeral, payer, due: Due::Once, amount, person: None, steps: vec![step] });
    Ok(())
}

/// What is still to be paid once a base is published (8.2). A lower one takes nothing back.
#[must_use]
pub fn difference_to_pay(paid: Money, at_published_base: Money) -> Money {
    (at_published_base - paid).max(Money::ZERO)
}

/// 一次性工亡补助金, less what was paid in advance.
pub(super) fn lump_sum(book: &Book, facts: &Death) -> Result<(Money, Vec<Step>), Vec<FieldProblem>> {
    let law = law_date(facts.injury, facts.recognised);
    let (whole, mut steps) =
        if is_old_law(law) { old_lump_sum(book, facts)? } else { by_income(book, facts, law).map_err(at("injury"))? };
    if facts.advance == Money::ZERO {
        return Ok((whole, steps));
    }
    let rest = (whole - facts.advance).max(Money::ZERO);
    let operands = vec![
        Operand::Worked(Quantity::Amount, Figure::Money(whole)),
        Operand::Given(Quantity::Advance, Figure::Money(facts.advance)),
    ];
    steps.push(Step::new(Quantity::Amount, Rule::Missing, Operation::Difference, operands, Figure::Money(rest)));
    Ok((rest, steps))
}

/// The multiple, in force on the law date, of the national urban income of the year before the injury, or before the death where the office's switch says so.
fn by_income(book: &Book, facts: &Death, law: NaiveDate) -> Result<(Money, Vec<Step>), Problem> {
    let basis = book.choice("death_lump_basis", law)?;
    let event = if basis.value == "year_before_death" { facts.death } else { facts.injury };
    let year_before = NaiveDate::from_ymd_opt(event.year() - 1, 1, 1).ok_or(Problem::BadDate)?;
    let multiple = book.number("death_multiple", law)?;
    let income = book.money("national_urban_income", year_before)?;
    let amount = income.value.exact().times(multiple.value).round();
    let operands = vec![Operand::param(&multiple), Operand::param(&income), Operand::param(&basis)];
    let step = Step::new(Quantity::Amount, Rule::DeathLumpSum, Operation::Product, operands, Figure::Money(amount));
    Ok((amount, vec![step.rounded()]))
}

/// Before the revision: months of the benefit base, between bounds, as the pooling area had fixed them.
fn old_lump_sum(book: &Book, facts: &Death) -> Result<(Money, Vec<Step>), Vec<FieldProblem>> {
    let least = book.number("death_months.least", facts.injury).map_err(at("injury"))?;
    let most = book.number("death_months.most", facts.injury).map_err(at("injury"))?;
    let months = facts.old_months.ok_or(Problem::Empty).map_err(at("old_months"))?;
    if months < least.value || months > most.value {
        let bound = |p: &Param<Decimal>| i64::try_from(p.value).unwrap_or_default();
        return Err(vec![("old_months", Problem::NotInRange { min: bound(&least), max: bound(&most) })]);
    }
    let base = benefit_base(book, facts.death).map_err(at("death"))?;
    let amount = base.value.exact().times(months).round();
    let operands = vec![
        Operand::Given(Quantity::MonthCount, Figure::Number(months)),
        Operand::param(&base),
        Operand::param(&least),
        Operand::param(&most),
    ];
    let step = Step::new(Quantity::Amount, Rule::DeathLumpSum, Operation::ByRule, operands, Figure::Money(amount));
    Ok((amount, vec![step.rounded()]))
}

/// 供养亲属抚恤金 from the month `first` on: each dependant's share of the own wage, together at most the cap.
pub(super) fn pensions(book: &Book, facts: &Death, own: Money, first: Month, out: &mut Estimate) -> Result<(), Problem> {
    let payer = Payer::of_fund_item(facts.insured);
    let rates = Rates::on(book, facts.death)?;
    let entitled = entitled(book, facts, first, out)?;
    let all: Vec<Decimal> = entitled.iter().map(|e| rates.of(e.relation, e.lonely)).collect();
    let amounts = shares(own, &all, rates.cap.value);
    let sum: Decimal = all.iter().sum();
    for (dependant, (amount, rate)) in entitled.iter().zip(amounts.into_iter().zip(all)) {
        let steps = pension_steps(dependant, own, rate, sum, &rates, amount);
        let due = Due::Monthly { from: Some(dependant.first) };
        let kind = ItemKind::DependantPension;
        out.items.push(Item { kind, payer, due, amount, person: Some(dependant.person), steps });
    }
    Ok(())
}

/// Somebody who gets a pension.
struct Dependant {
    /// Place among those who asked.
    person: usize,
    relation: Relation,
    lonely: bool,
    first: Month,
}

fn entitled(book: &Book, facts: &Death, first: Month, out: &mut Estimate) -> Result<Vec<Dependant>, Problem> {
    let relatives = match &facts.claimants {
        Claimants::Decided(list) => {
            let dependant = |(person, (relation, lonely)): (usize, &(Relation, bool))| Dependant {
                person,
                relation: *relation,
                lonely: *lonely,
                first,
            };
            return Ok(list.iter().enumerate().map(dependant).collect());
        }
        Claimants::Relatives(relatives) => relatives,
    };
    let ages = Ages::on(book, facts.death)?;
    let mut entitled = Vec::new();
    for (person, relative) in relatives.iter().enumerate() {
        match qualifies(relative, &ages, facts.death) {
            Ok(()) => entitled.push(Dependant {
                person,
                relation: relative.relation,
                lonely: relative.lonely,
                first: first.max(Month::of(relative.birth).next()),
            }),
            Err(why) => out.remarks.push(Remark::NoDependant { person, why }),
        }
    }
    Ok(entitled)
}

fn pension_steps(dependant: &Dependant, own: Money, rate: Decimal, sum: Decimal, rates: &Rates, amount: Money) -> Vec<Step> {
    let mut parts = vec![Operand::param(rates.base(dependant.relation))];
    if dependant.lonely {
        parts.push(Operand::param(&rates.addition));
    }
    let step = |of, operation, operands, result| Step::new(of, Rule::DependantPension, operation, operands, result);
    let mut out = vec![step(Quantity::Rate, Operation::Sum, parts, Figure::Number(rate))];
    let mut operands =
        vec![Operand::Worked(Quantity::OwnWage, Figure::Money(own)), Operand::Worked(Quantity::Rate, Figure::Number(rate))];
    if sum < rates.cap.value {
        out.push(step(Quantity::Amount, Operation::Product, operands, Figure::Money(amount)).rounded());
    } else {
        operands.push(Operand::Worked(Quantity::RateSum, Figure::Number(sum)));
        operands.push(Operand::param(&rates.cap));
        out.push(
            step(Quantity::Amount, Operation::Share, operands, Figure::Money(amount))
                .bounded((sum > rates.cap.value).then_some(Bound::Upper))
                .rounded(),
        );
    }
    out
}

/// Fields that contradict each other.
fn check(facts: &Death) -> Result<(), Vec<FieldProblem>> {
    let mut problems = Vec::new();
    let before_injury = Problem::BeforeInjury { injury: facts.injury };
    if facts.death < facts.injury {
        problems.push(("death", before_injury.clone()));
    }
    if facts.recognised.is_some_and(|r| r < facts.injury) {
        problems.push(("recognised", before_injury));
    }
    if facts.case == Case::Missing {
        let given = [("death", facts.death != facts.injury), ("advance", facts.advance != Money::ZERO)];
        problems.extend(given.into_iter().filter(|(_, is)| *is).map(|(field, _)| (field, Problem::NotWhileMissing)));
    }
    let count = match &facts.claimants {
        Claimants::Relatives(list) => list.len(),
        Claimants::Decided(list) => list.len(),
    };
    if count > RELATIVES_MAX {
        problems.push(("relatives", Problem::TooMany { max: RELATIVES_MAX }));
    }
    if let Claimants::Relatives(list) = &facts.claimants {
        problems.extend(list.iter().filter_map(|r| check_birth(r, facts.death).err()).map(|p| ("relatives", p)));
    }
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

/// Why a relative gets nothing, for whoever asks beside the estimate.
#[must_use]
pub fn refused(estimate: &Estimate) -> Vec<(usize, Why)> {
    let why = |r: &Remark| match r {
        Remark::NoDependant { person, why } => Some((*person, *why)),
        _ => None,
    };
    estimate.remarks.iter().filter_map(why).collect()
}
