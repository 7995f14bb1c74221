//! Several injuries at one employer (6.8): each has its own lump sum; on an ending both subsidies are paid once, at the
//! worst grade and with its own wage, at equal grades the higher wage.

use std::cmp::Reverse;

use super::FieldProblem;
use super::disability::{Disability, disability};
use super::explain::{Figure, Operand, Operation, Quantity, Step};
use super::grade::Grade;
use super::item::{Estimate, ItemKind};
use super::rule::Rule;
use super::subsidies::Ended;
use crate::domain::money::Money;
use crate::domain::params::Book;
use crate::domain::problem::Problem;

/// Injuries of one person at one employer at most.
pub const INJURIES_MAX: usize = 20;

/// Every injury's lump sum, its `person` being the place of the injury in the list, and on an ending both subsidies of the
/// leading injury. Monthly items stay with each case: the newest grade's allowance replaces the one before (K1 art. 45).
///
/// # Errors
/// Each problem with the field it belongs to; `Empty` and `TooMany` for the list itself.
pub fn several(book: &Book, injuries: &[Disability], ended: Option<Ended>) -> Result<Estimate, Vec<FieldProblem>> {
    if injuries.len() > INJURIES_MAX {
        return Err(vec![("injuries", Problem::TooMany { max: INJURIES_MAX })]);
    }
    let alone = |case: &Disability| {
        let case = Disability { ended: None, nursing: None, suitable_work: true, pension: None, ..case.clone() };
        disability(book, &case)
    };
    let each = injuries.iter().map(alone).collect::<Result<Vec<_>, _>>()?;
    let ranks: Vec<(Grade, Money)> = injuries.iter().zip(&each).map(|(i, e)| (i.grade, e.own_wage)).collect();
    let leading = leading(&ranks).ok_or_else(|| vec![("injuries", Problem::Empty)])?;
    let mut out = Estimate { own_wage: each[leading].own_wage, basis: each[leading].basis.clone(), ..Estimate::default() };
    for (n, estimate) in each.into_iter().enumerate() {
        for mut item in estimate.items.into_iter().filter(|i| i.kind == ItemKind::DisabilityLumpSum) {
            // An item that stands alone is explained from its own wage on.
            item.steps = [estimate.basis.as_slice(), &item.steps].concat();
            item.person = Some(n);
            out.items.push(item);
        }
    }
    if ended.is_some() {
        let whole = disability(book, &Disability { ended, nursing: None, pension: None, ..injuries[leading].clone() })?;
        let once = [ItemKind::TerminationMedical, ItemKind::TerminationEmployment];
        let choice = (ranks.len() > 1).then(|| choice(&ranks, leading));
        for mut item in whole.items.into_iter().filter(|i| once.contains(&i.kind)) {
            item.steps.splice(0..0, choice.clone());
            out.items.push(item);
        }
    }
    Ok(out)
}

/// The injury that the subsidies follow, by its place in the list; of equals the first.
fn leading(injuries: &[(Grade, Money)]) -> Option<usize> {
    (0..injuries.len()).min_by_key(|n| (injuries[*n].0, Reverse(injuries[*n].1)))
}

/// Which injury's own wage counts, out of all grades and own wages.
fn choice(injuries: &[(Grade, Money)], leading: usize) -> Step {
    let both = |(grade, wage): &(Grade, Money)| {
        [
            Operand::Given(Quantity::Grade, Figure::Number(grade.number().into())),
            Operand::Worked(Quantity::OwnWage, Figure::Money(*wage)),
        ]
    };
    let operands = injuries.iter().flat_map(both).collect();
    Step::new(Quantity::OwnWage, Rule::SeveralInjuries, Operation::ByRule, operands, Figure::Money(injuries[leading].1))
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::super::own_wage::Wage;
    use super::super::subsidies::Left;
    use super::*;
    use crate::policy::parameters::shipped;

    fn injury(on: &str, grade: u8, yuan: i64) -> Disability {
        let day: NaiveDate = on.parse().expect("a day");
        Disability::new(day, Grade::new(grade).expect("a grade"), Wage::Fixed(Money::from_fen(yuan * 100)))
    }

    #[test]
    fn each_injury_has_its_lump_sum_and_the_subsidies_come_once() {
        let book = shipped().expect("parameters");
        let ended = Some(Ended { on: "2026-03-31".parse().expect("a day"), left: Left::FullYears(10) });
        for (first, second, lumps, subsidy) in [
            ((9, 6000), (7, 5000), ["54000.00", "65000.00"], "75000.00"),
            ((8, 5000), (8, 6000), ["55000.00", "66000.00"], "60000.00"),
            ((8, 6000), (8, 6000), ["66000.00", "66000.00"], "60000.00"),
        ] {
            let injuries = [injury("2023-02-01", first.0, first.1), injury("2025-02-01", second.0, second.1)];
            let estimate = several(&book, &injuries, ended).expect("an estimate");
            let of =
                |kind: ItemKind| estimate.items.iter().filter(|i| i.kind == kind).map(|i| i.amount.plain()).collect::<Vec<_>>();
            assert_eq!(of(ItemKind::DisabilityLumpSum), lumps);
            assert_eq!(of(ItemKind::TerminationMedical), [subsidy]);
            assert_eq!(of(ItemKind::TerminationEmployment), [subsidy]);
            let once = estimate.item(ItemKind::TerminationMedical).expect("it is due");
            assert_eq!(once.steps[0].rule, Rule::SeveralInjuries, "which injury leads is told first");
            assert_eq!(once.steps[0].result, Figure::Money(estimate.own_wage));
        }
        assert_eq!(several(&book, &[], ended), Err(vec![("injuries", Problem::Empty)]));
    }
}
