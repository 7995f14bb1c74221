//! What a death pays, or somebody's being missing: the lump sums to whom the relatives named, a pension to each dependant.

use std::collections::BTreeMap;

use super::facts::Facts;
use super::gates::Answers;
use super::lines::{Line, MonthAmount, Monthly, Payers, Worked, months};
use super::raises::Raises;
use crate::desk::estimate::{Answer, Fields, Ground, death as estimates};
use crate::desk::sheets::Who;
use crate::domain::benefits::adjustment::Level;
use crate::domain::benefits::death::{Case, Claimants, Death, death, refused};
use crate::domain::benefits::dependants::{Ages, Rates, Relative, in_month, is_paid, span};
use crate::domain::benefits::explain::Step;
use crate::domain::benefits::item::{Due, ItemKind, Payer};
use crate::domain::benefits::scope::Origin;
use crate::domain::benefits::{FieldProblem, at};
use crate::domain::dates::Month;
use crate::domain::determination::conclusion::recognised_on;
use crate::domain::determination::dependants::Dependant;
use crate::domain::money::Money;
use crate::domain::problem::Problem;

/// What the reader passes on besides the facts.
pub(super) struct Given<'a> {
    pub facts: &'a Facts,
    pub answers: &'a Answers,
    pub fields: &'a Fields,
    /// The wages of the months.
    pub wage: &'a str,
    /// Each with who he is here.
    pub dependants: &'a [(Dependant, Who)],
    /// Who receives what is paid once, and his name.
    pub recipient: Option<(Who, String)>,
    /// What was paid in advance while he was missing.
    pub advance: Money,
    pub raises: &'a Raises<'a>,
}

/// Which case of the law it is: as it was typed, else as the file tells where that leaves no doubt.
pub(super) fn case_of(facts: &Facts, fields: &Fields) -> Result<Case, FieldProblem> {
    match fields.get("case") {
        _ if facts.is_missing() => Ok(Case::Missing),
        "" if facts.case.grade.is_none() => Ok(Case::Direct),
        "" => Err(("case", Problem::Empty)),
        text => match Case::parse(text) {
            Ok(Case::Missing) => {
                Err(("case", Problem::NotOneOf { choices: "direct, in_leave, grade_1_4_after_leave, no_benefit" }))
            }
            other => other.map_err(|p| ("case", p)),
        },
    }
}

/// Every line of a death.
///
/// # Errors
/// Each problem with its field.
pub(super) fn work_out(ground: &Ground<'_>, given: &Given<'_>) -> Answer<Worked> {
    let asked = asked(given)?;
    let mut worked = Worked { advance: given.advance, ..Worked::default() };
    let origin = if given.facts.claim.is_old_injury() { Origin::OldInjury } else { Origin::FirstInjury };
    let payers = Payers { since: given.answers.since, is_severe: false, origin };
    if given.answers.insured == "illegal" {
        let estimate = estimates::estimate(ground, &asked)?;
        worked.look_at(&estimate);
        for item in &estimate.items {
            let line = once(given, item.kind, item.payer, item.amount, item.steps.clone())?;
            worked.lines.push(line);
        }
        return Ok(worked);
    }
    let relatives: Vec<Relative> = given.dependants.iter().map(|(d, _)| d.relative.clone()).collect();
    let facts = Death { claimants: Claimants::Relatives(relatives), ..estimates::read(ground, &asked)? };
    let estimate = death(ground.book, &facts)?;
    worked.look_at(&estimate);
    worked.own_wage = estimate.own_wage;
    worked.remarks.clone_from(&estimate.remarks);
    for item in estimate.items.iter().filter(|i| i.due == Due::Once && payers.is_due(i.kind, i.payer)) {
        let steps = [estimate.basis.as_slice(), &item.steps].concat();
        worked.lines.push(once(given, item.kind, item.payer, item.amount, steps)?);
    }
    pensions(ground, given, payers, &facts, &mut worked)?;
    for (place, why) in refused(&estimate) {
        worked.lines.push(no_pension(given, place, why.id()));
    }
    Ok(worked)
}

/// The question.
fn asked(given: &Given<'_>) -> Answer<Fields> {
    let facts = given.facts;
    let case = case_of(facts, given.fields).map_err(|problem| vec![problem])?;
    let mut asked = Fields::default()
        .with("injury", facts.injury.to_string())
        .with("wage", given.wage)
        .with("case", case.id())
        .with("chose_pension", given.fields.get("chose_pension"))
        .with("old_months", given.fields.get("old_months"))
        .with("insured", if given.answers.insured == "since" { "no" } else { given.answers.insured });
    if case != Case::Missing {
        asked.set("death", facts.died_on.map(|d| d.to_string()).unwrap_or_default());
        asked.set("advance", given.advance.plain());
    }
    if let Some(day) = recognised_on(&facts.steps) {
        asked.set("recognised", day.to_string());
    }
    Ok(asked)
}

/// An item that is due once: the fund pays it to whom the relatives named.
fn once(given: &Given<'_>, kind: ItemKind, payer: Payer, amount: Money, steps: Vec<Step>) -> Answer<Line> {
    let (who, name) = match (payer, &given.recipient) {
        (Payer::Employer, _) => (Who::Known(given.facts.case.person), given.facts.person.name.clone()),
        (Payer::Fund, Some(recipient)) => recipient.clone(),
        (Payer::Fund, None) => return Err(vec![("recipient_id", Problem::Empty)]),
    };
    Ok(Line { kind, payer, amount, who, name, monthly: false, from: None, until: None, remark: String::new(), steps })
}

/// A relative who asked and gets no pension, and why.
fn no_pension(given: &Given<'_>, place: usize, why: &str) -> Line {
    let (dependant, who) = &given.dependants[place];
    Line {
        kind: ItemKind::DependantPension,
        payer: Payer::of_fund_item(given.answers.insured == "yes"),
        amount: Money::ZERO,
        who: who.clone(),
        name: dependant.name.clone(),
        monthly: false,
        from: None,
        until: None,
        remark: format!("no_pension:{why}"),
        steps: Vec::new(),
    }
}

/// Each dependant's pension, month by month; the others rise when somebody drops out (7.6).
fn pensions(ground: &Ground<'_>, given: &Given<'_>, payers: Payers, facts: &Death, worked: &mut Worked) -> Answer<()> {
    let Claimants::Relatives(relatives) = &facts.claimants else { return Ok(()) };
    let first_of = |place: usize, estimate_first: Month| {
        given.dependants[place].0.from.map_or(estimate_first, |from| from.max(estimate_first))
    };
    let estimate = death(ground.book, facts)?;
    let places: Vec<(usize, Month, Payer)> = estimate
        .items
        .iter()
        .filter_map(|i| match (i.kind, i.due, i.person) {
            (ItemKind::DependantPension, Due::Monthly { from: Some(from) }, Some(place)) => {
                Some((place, first_of(place, from), i.payer))
            }
            _ => None,
        })
        .collect();
    if places.is_empty() {
        return Ok(());
    }
    let now = Month::of(ground.today);
    let ages = Ages::on(ground.book, facts.death).map_err(at("dependants"))?;
    let rates = Rates::on(ground.book, facts.death).map_err(at("dependants"))?;
    let paid_in = |month: Month| in_month(relatives, &ages, &rates, worked.own_wage, facts.death, month);
    let mut all: Vec<Monthly> = Vec::new();
    for (place, first, payer) in places {
        let (dependant, who) = &given.dependants[place];
        let end = span(&dependant.relative, &ages, facts.death).1;
        let last = end.map_or(now, |(month, _)| now.min(month)).max(first);
        let mut list: Vec<MonthAmount> = Vec::new();
        for month in months(first, last) {
            let Some(amount) = paid_in(month)[place] else { continue };
            let changed = list.last().is_none_or(|before| before.amount != amount) || month == last;
            let steps = if changed { steps_in(ground, facts, relatives, &ages, month)?.remove(&place) } else { None };
            list.push(MonthAmount { month, amount, steps: steps.unwrap_or_default() });
        }
        all.push(Monthly {
            kind: ItemKind::DependantPension,
            payer,
            who: who.clone(),
            name: dependant.name.clone(),
            until: end.map(|(month, _)| month),
            remark: end.map(|(_, why)| format!("until:{}", why.id())).unwrap_or_default(),
            level: Some(Level::Dependant { relation: dependant.relative.relation, lonely: dependant.relative.lonely }),
            months: list,
        });
    }
    for monthly in &all {
        worked.add_monthly(monthly, payers, now, given.raises).map_err(at("parameters"))?;
    }
    Ok(())
}

/// How each one's share of a month is made, among those who are paid then.
fn steps_in(
    ground: &Ground<'_>,
    facts: &Death,
    relatives: &[Relative],
    ages: &Ages,
    month: Month,
) -> Answer<BTreeMap<usize, Vec<Step>>> {
    let paid = |place: &usize| {
        crate::domain::benefits::dependants::qualifies(&relatives[*place], ages, facts.death).is_ok()
            && is_paid(&relatives[*place], ages, facts.death, month)
    };
    let places: Vec<usize> = (0..relatives.len()).filter(paid).collect();
    let decided = places.iter().map(|p| (relatives[*p].relation, relatives[*p].lonely)).collect();
    let estimate = death(ground.book, &Death { claimants: Claimants::Decided(decided), ..facts.clone() })?;
    let of = |item: &crate::domain::benefits::item::Item| {
        let place = places[item.person.filter(|_| item.kind == ItemKind::DependantPension)?];
        Some((place, [estimate.basis.as_slice(), &item.steps].concat()))
    };
    Ok(estimate.items.iter().filter_map(of).collect())
}
