//! What a grade pays: the facts on file and the answers become the questions that the estimates answer.

use super::facts::Facts;
use super::gates::Answers;
use super::lines::{Line, MonthAmount, Monthly, Payers, Worked, months};
use super::raises::Raises;
use crate::desk::estimate::{Answer, Fields, Ground, disability as estimates};
use crate::desk::sheets::Who;
use crate::domain::benefits::adjustment::Level;
use crate::domain::benefits::at;
use crate::domain::benefits::disability::{Disability, disability, is_severe, pension_difference};
use crate::domain::benefits::explain::{Recorder, Step};
use crate::domain::benefits::grade::{Grade, Nursing};
use crate::domain::benefits::item::{Due, Estimate, Item, ItemKind};
use crate::domain::benefits::retirement::Class;
use crate::domain::benefits::scope::Origin;
use crate::domain::dates::{Month, parse_date};
use crate::domain::identity::Sex;
use crate::domain::money::Money;
use crate::domain::problem::Problem;

/// What the reader passes on besides the facts.
pub(super) struct Given<'a> {
    pub facts: &'a Facts,
    pub answers: &'a Answers,
    pub fields: &'a Fields,
    /// The wages of the months.
    pub wage: &'a str,
    /// Other graded injuries at the same employer, as the estimates read them.
    pub others: &'a [String],
    /// The lump sum of the determination before, where a review keeps it.
    pub kept_lump_sum: Option<Money>,
    pub raises: &'a Raises<'a>,
}

/// Fields that go to the estimate as they were typed.
const PASSED: [&str; 4] = ["work", "years_left", "retires", "pension"];

/// Every line of a grade.
///
/// # Errors
/// Each problem with its field.
pub(super) fn work_out(ground: &Ground<'_>, given: &Given<'_>) -> Answer<Worked> {
    let asked = asked(given)?;
    let mut worked = Worked::default();
    let whole = estimates::estimate(ground, &asked)?;
    worked.look_at(&whole);
    worked.own_wage = whole.own_wage;
    worked.remarks.clone_from(&whole.remarks);
    let grade = given.facts.case.grade.and_then(|g| Grade::new(g).ok());
    let severe = grade.is_some_and(is_severe);
    let origin = if given.facts.claim.is_old_injury() { Origin::OldInjury } else { Origin::FirstInjury };
    let payers = Payers { since: given.answers.since, is_severe: severe, origin };
    let ended = parse_date(given.fields.get("ended")).ok();
    for item in whole.items.iter().filter(|i| i.due == Due::Once) {
        worked.lines.extend(once(given, payers, item, &whole, ended));
    }
    if given.answers.insured != "illegal" {
        monthly(ground, given, payers, &asked, &mut worked)?;
    }
    Ok(worked)
}

/// The question.
fn asked(given: &Given<'_>) -> Answer<Fields> {
    let (facts, fields) = (given.facts, given.fields);
    let mut asked = Fields::default()
        .with("injury", facts.injury.to_string())
        .with("grade", facts.case.grade.map(|g| g.to_string()).unwrap_or_default())
        .with("nursing", facts.case.nursing.clone().unwrap_or_default())
        .with("situation", facts.case.situation.as_str())
        .with("wage", given.wage)
        .with("insured", if given.answers.insured == "since" { "no" } else { given.answers.insured });
    for id in PASSED {
        asked.set(id, fields.get(id));
    }
    if let Some(day) = given.answers.concluded {
        asked.set("concluded", day.to_string());
    }
    if let Some(day) = crate::domain::determination::conclusion::recognised_on(&facts.steps) {
        asked.set("recognised", day.to_string());
    }
    contract(given, &mut asked)?;
    for (n, other) in (1..).zip(given.others) {
        asked.set(&format!("other{n}"), other.as_str());
    }
    Ok(asked)
}

/// Grades 5-10: whether the relation has ended is asked, with its day and how near retirement was.
fn contract(given: &Given<'_>, asked: &mut Fields) -> Answer<()> {
    let (facts, fields) = (given.facts, given.fields);
    let mild = facts.case.grade.is_some_and(|g| g >= 5);
    match fields.get("contract") {
        "ended" if !mild => Err(vec![("contract", Problem::RelationIsKept)]),
        "ended" if fields.get("ended").is_empty() => Err(vec![("ended", Problem::Empty)]),
        "ended" => {
            asked.set("ended", fields.get("ended"));
            if fields.get("retires").is_empty() && fields.get("years_left").is_empty() {
                let class = match (facts.id.sex(), fields.get("class")) {
                    (Sex::Male, _) => Class::Male.id(),
                    (Sex::Female, "") => return Err(vec![("class", Problem::Empty)]),
                    (Sex::Female, class) => class,
                };
                asked.set("birth", facts.id.birth().to_string());
                asked.set("class", class);
            }
            Ok(())
        }
        "kept" => Ok(()),
        "" if !mild => Ok(()),
        "" => Err(vec![("contract", Problem::Empty)]),
        _ => Err(vec![("contract", Problem::NotOneOf { choices: "kept, ended" })]),
    }
}

/// An item that is due once. Of several injuries only this one's lump sum is on its sheet; a review brings none anew.
fn once(given: &Given<'_>, payers: Payers, item: &Item, whole: &Estimate, ended: Option<chrono::NaiveDate>) -> Option<Line> {
    if !payers.is_due(item.kind, item.payer) || item.person.is_some_and(|place| place > 0) {
        return None;
    }
    let is_review = given.facts.conclusion.is_some_and(|c| c.is_review);
    let (amount, remark) = match item.kind {
        ItemKind::DisabilityLumpSum if is_review => (given.kept_lump_sum?, "review_keeps"),
        _ => (item.amount, ""),
    };
    // With several injuries each item tells its own wage already.
    let basis = if given.others.is_empty() { whole.basis.as_slice() } else { &[] };
    let steps = if remark.is_empty() { [basis, &item.steps].concat() } else { Vec::new() };
    Some(Line {
        kind: item.kind,
        payer: payers.once(item.kind, item.payer, ended),
        amount,
        who: Who::Known(given.facts.case.person),
        name: given.facts.person.name.clone(),
        monthly: false,
        from: None,
        until: None,
        remark: remark.to_owned(),
        steps,
    })
}

/// What runs, worked out for each month from the first to the present one.
fn monthly(ground: &Ground<'_>, given: &Given<'_>, payers: Payers, asked: &Fields, worked: &mut Worked) -> Answer<()> {
    let facts = estimates::read(ground, asked)?;
    let Some(first) = facts.concluded.map(|day| Month::of(day).next()) else { return Ok(()) };
    let pension_from = pension_from(given, first, ground)?;
    let now = Month::of(ground.today);
    let last = given.facts.died_on.map_or(now, |day| now.min(Month::of(day)));
    let mut found: Vec<Monthly> = Vec::new();
    let mut nursing_before = None;
    for month in months(first, last.max(first)) {
        let case = Disability {
            month,
            nursing_before,
            // An allowance of grades 5-6 goes with the relation.
            suitable_work: facts.suitable_work || facts.ended.is_some(),
            pension: facts.pension.filter(|_| pension_from.is_some_and(|from| from <= month)),
            ended: None,
            ..facts.clone()
        };
        let estimate = disability(ground.book, &case)?;
        worked.look_at(&estimate);
        nursing_before = estimate.item(ItemKind::NursingAllowance).map(|i| i.amount).or(nursing_before);
        for item in estimate.items.iter().filter(|i| i.due != Due::Once && payers.is_due(i.kind, i.payer)) {
            let beside_pension = Beside { payers, span: (first, pension_from), case: &case };
            let amount = match item.kind {
                ItemKind::PensionDifference => left_beside_pension(ground, given, &beside_pension, item, &estimate.basis)?,
                _ => MonthAmount { month, amount: item.amount, steps: [estimate.basis.as_slice(), &item.steps].concat() },
            };
            match found.iter_mut().find(|m| m.kind == item.kind) {
                Some(monthly) => monthly.months.push(amount),
                None => found.push(begin(given, item, amount)),
            }
        }
    }
    for mut monthly in found {
        let ends = monthly.months.last().map(|m| m.month).filter(|end| *end < last.max(first));
        monthly.until = ends.or(given.facts.died_on.map(Month::of));
        worked.add_monthly(&monthly, payers, now, given.raises).map_err(at("parameters"))?;
    }
    Ok(())
}

/// What the difference to a pension counts from.
struct Beside<'a> {
    payers: Payers,
    /// The first month of the allowance, and that of the pension.
    span: (Month, Option<Month>),
    case: &'a Disability,
}

/// What the fund pays beside a pension counts from the allowance as the notices had raised it before the pension began; it is not
/// raised itself.
fn left_beside_pension(
    ground: &Ground<'_>,
    given: &Given<'_>,
    beside: &Beside<'_>,
    item: &Item,
    basis: &[Step],
) -> Answer<MonthAmount> {
    let as_it_is = MonthAmount { month: beside.case.month, amount: item.amount, steps: [basis, &item.steps].concat() };
    let (case, (first, Some(begun))) = (beside.case, beside.span) else { return Ok(as_it_is) };
    let kind = ItemKind::DisabilityAllowance;
    let from = beside.payers.fund_from(kind, item.payer, first);
    let from = from.map(|from| given.raises.first(kind, &Who::Known(given.facts.case.person), from)).filter(|from| *from < begun);
    let (Some(from), Some(pension)) = (from, case.pension) else { return Ok(as_it_is) };
    let whole = disability(ground.book, &Disability { pension: None, ..case.clone() })?;
    let Some(allowance) = whole.item(kind) else { return Ok(as_it_is) };
    let mut trace = Recorder::default();
    let raised = given.raises.raise(Level::Allowance(case.grade), allowance.amount, (from, begun.previous()), &mut trace);
    let amount = pension_difference(raised.map_err(at("parameters"))?, pension, &mut trace);
    let steps = [basis, &allowance.steps, &trace.take()].concat();
    Ok(MonthAmount { month: case.month, amount, steps })
}

/// The line of a notice's table that an item of a grade falls under.
fn level(given: &Given<'_>, kind: ItemKind) -> Option<Level> {
    let case = &given.facts.case;
    match kind {
        ItemKind::DisabilityAllowance => case.grade.and_then(|g| Grade::new(g).ok()).map(Level::Allowance),
        ItemKind::NursingAllowance => Nursing::parse(case.nursing.as_deref()?).ok().flatten().map(Level::Nursing),
        _ => None,
    }
}

fn begin(given: &Given<'_>, item: &Item, first: MonthAmount) -> Monthly {
    Monthly {
        level: level(given, item.kind),
        kind: item.kind,
        payer: item.payer,
        who: Who::Known(given.facts.case.person),
        name: given.facts.person.name.clone(),
        until: None,
        remark: String::new(),
        months: vec![first],
    }
}

/// The month from which only the difference to the pension is paid (6.7).
fn pension_from(given: &Given<'_>, first: Month, ground: &Ground<'_>) -> Answer<Option<Month>> {
    if given.fields.get("pension").is_empty() {
        return Ok(None);
    }
    let from = Month::parse(given.fields.get("pension_from")).map_err(|p| vec![("pension_from", p)])?;
    if from > Month::of(ground.today) {
        return Err(vec![("pension_from", Problem::Future)]);
    }
    Ok(Some(from.max(first)))
}
