//! How a line of beneficiaries.csv becomes a monthly benefit that was taken over.

use super::cells::Cells;
use super::kinds::{Row, Taker, positive};
use crate::domain::benefits::grade::Grade;
use crate::domain::benefits::item::ItemKind;
use crate::domain::case::number::parse_number;
use crate::domain::dates::{Month, parse_date};
use crate::domain::identity::ResidentId;
use crate::domain::problem::Problem;
use crate::store::benefits::{NewBenefit, NewEvent};

/// Places of the columns.
const ID_NUMBER: usize = 0;
const CASE: usize = 1;
const KIND: usize = 2;
const GRADE: usize = 3;
const AMOUNT: usize = 4;
const SINCE: usize = 5;

/// The worst grades, which have an allowance (K1 art. 35, 36).
const ALLOWANCE_GRADES: std::ops::RangeInclusive<u8> = 1..=6;

/// The kinds as such lists call them.
const KINDS: [(&str, ItemKind); 4] = [
    ("disability_allowance", ItemKind::DisabilityAllowance),
    ("nursing", ItemKind::NursingAllowance),
    ("dependant_pension", ItemKind::DependantPension),
    ("pension_difference", ItemKind::PensionDifference),
];

impl Taker<'_> {
    /// A case that is not on file is kept by its number: who is paid for twenty years has his case in a cabinet.
    pub(super) fn beneficiary(&mut self, cells: &mut Cells) -> Row {
        let id = cells.read(ID_NUMBER, ResidentId::parse);
        let person = match &id {
            Some(id) => self.writer.person_id(id.as_str())?,
            None => None,
        };
        if id.is_some() && person.is_none() {
            cells.refuse(ID_NUMBER, Problem::UnknownWorker);
        }
        let number = cells.read(CASE, |t| if t.trim().is_empty() { Ok(String::new()) } else { parse_number(t) });
        let kind = cells.read(KIND, kind);
        let grade = cells.read(GRADE, |t| if t.trim().is_empty() { Ok(None) } else { Grade::parse(t).map(|g| Some(g.number())) });
        let amount = cells.read(AMOUNT, positive);
        let since = cells.read(SINCE, |t| parse_date(t).and_then(|d| if d > self.today { Err(Problem::Future) } else { Ok(d) }));
        let (Some(person), Some(number), Some(kind), Some(grade)) = (person, number, kind, grade) else { return Ok(None) };
        let (Some(amount), Some(since)) = (amount, since) else { return Ok(None) };
        if let Some(problem) = grade_problem(kind, grade) {
            cells.refuse(GRADE, problem);
            return Ok(None);
        }
        let case = if number.is_empty() { None } else { self.writer.case_of_number(&number)? };
        let benefit = NewBenefit {
            person,
            case: case.map(|c| c.id),
            kind: kind.id(),
            grade,
            level: "",
            relation: "",
            since,
            sheet: None,
            remark: &number,
        };
        let start = NewEvent { month: Month::of(since), what: "start", monthly: Some(amount), reason: "", sheet: None };
        self.writer.take_benefit(&benefit, &start, self.at).map(Some)
    }
}

fn kind(text: &str) -> Result<ItemKind, Problem> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Problem::Empty);
    }
    let choices = "disability_allowance, nursing, dependant_pension, pension_difference";
    KINDS.iter().find(|(word, _)| *word == text).map(|(_, kind)| *kind).ok_or(Problem::NotOneOf { choices })
}

/// An allowance is by grade; a dependant has none.
fn grade_problem(kind: ItemKind, grade: Option<u8>) -> Option<Problem> {
    match (kind, grade) {
        (ItemKind::DisabilityAllowance, None) => Some(Problem::Empty),
        (ItemKind::DisabilityAllowance, Some(grade)) if !ALLOWANCE_GRADES.contains(&grade) => {
            Some(Problem::OnlyForGrades { least: *ALLOWANCE_GRADES.start(), most: *ALLOWANCE_GRADES.end() })
        }
        (ItemKind::DependantPension, Some(_)) => {
            Some(Problem::DoesNotGoWith { field: "kind", value: "dependant_pension".to_owned() })
        }
        _ => None,
    }
}
