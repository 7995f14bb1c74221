//! An inspection of an employer: how it is done, what it looks at, how its record is signed (agency rules 2.5).

use super::problem::InspectionProblem;
use crate::domain::grid::{self, GridRow, rows};
use crate::domain::name::{LINE_MAX, parse_line};
use crate::domain::problem::Problem;

/// How it is looked into.
pub const WAYS: [&str; 2] = ["on_site", "papers"];
/// Why the employer was picked: anomalies in its data, a complaint, by lot, an order from above.
pub const GROUNDS: [&str; 4] = ["anomaly", "complaint", "random", "order"];
/// Whether the employer signed the record.
pub const SIGNED: [&str; 2] = ["yes", "refused"];

/// One of some words.
///
/// # Errors
/// `NotOneOf`.
pub fn one_of(text: &str, words: &[&'static str], choices: &'static str) -> Result<&'static str, Problem> {
    words.iter().find(|w| **w == text.trim()).copied().ok_or(Problem::NotOneOf { choices })
}

/// What every inspection checks (agency rules 1.2d), in the order of the record.
pub const ITEMS: [&str; 6] = ["heads", "payroll", "bases", "ages", "trades", "benefits"];

/// What was found of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// 相符
    Sound,
    /// 不符
    Wrong,
    /// 不适用
    NotApplicable,
}

impl Verdict {
    /// The stable word that is stored and typed.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Verdict::Sound => "sound",
            Verdict::Wrong => "wrong",
            Verdict::NotApplicable => "none",
        }
    }

    /// # Errors
    /// `NotOneOf`.
    pub fn parse(text: &str) -> Result<Verdict, Problem> {
        let all = [Verdict::Sound, Verdict::Wrong, Verdict::NotApplicable];
        all.into_iter().find(|v| v.id() == text.trim()).ok_or(Problem::NotOneOf { choices: "sound, wrong, none" })
    }
}

/// A line of the checklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// Of [`ITEMS`].
    pub item: &'static str,
    pub verdict: Verdict,
    pub note: String,
}

/// Reads a checklist: item, verdict, note. Each item has to be there once; a wrong one says what is wrong.
///
/// # Errors
/// `InLine`, and `NotChecked` for an item that is missing.
pub fn read_checklist(text: &str) -> Result<Vec<Checked>, Vec<Problem>> {
    let (mut out, mut problems): (Vec<Checked>, Vec<Problem>) = (Vec::new(), Vec::new());
    for row in rows(text) {
        match checked(&row) {
            Ok(found) if out.iter().any(|c| c.item == found.item) => {
                problems.push(row.problem("item", Problem::ContradictsEarlierLine));
            }
            Ok(found) => out.push(found),
            Err(problem) => problems.push(problem),
        }
    }
    let missing = ITEMS.into_iter().find(|item| out.iter().all(|c| c.item != *item));
    if problems.is_empty() {
        problems.extend(missing.map(|item| Problem::Inspection(InspectionProblem::NotChecked { item })));
    }
    out.sort_by_key(|c| ITEMS.iter().position(|item| *item == c.item));
    if problems.is_empty() { Ok(out) } else { Err(problems) }
}

fn checked(row: &GridRow<'_>) -> Result<Checked, Problem> {
    const CHOICES: &str = "heads, payroll, bases, ages, trades, benefits";
    let item = one_of(row.cell(0), &ITEMS, CHOICES).map_err(|p| row.problem("item", p))?;
    let verdict = Verdict::parse(row.cell(1)).map_err(|p| row.problem("verdict", p))?;
    let note = parse_line(row.cell(2), LINE_MAX).map_err(|p| row.problem("note", p))?;
    if verdict == Verdict::Wrong && note.is_empty() {
        return Err(row.problem("note", Problem::Empty));
    }
    Ok(Checked { item, verdict, note })
}

/// The checklist in its one written form.
#[must_use]
pub fn written_checklist(list: &[Checked]) -> String {
    let cells = |c: &Checked| [c.item.to_owned(), c.verdict.id().to_owned(), c.note.clone()];
    grid::text(&list.iter().map(cells).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_item_is_checked_once_and_a_wrong_one_says_what() {
        let sound = ITEMS.map(|item| format!("{item}\tsound\t")).join("\n");
        let list = read_checklist(&sound).expect("a checklist");
        assert_eq!(list.len(), 6);
        assert_eq!(read_checklist(&written_checklist(&list)).as_ref(), Ok(&list));
        let lacks = sound.replace("bases\tsound\t\n", "");
        assert_eq!(read_checklist(&lacks), Err(vec![Problem::Inspection(InspectionProblem::NotChecked { item: "bases" })]));
        let told = |text: &str, line, column, problem| {
            assert_eq!(read_checklist(text), Err(vec![Problem::InLine { line, column, problem: Box::new(problem) }]), "{text}");
        };
        told(&sound.replace("ages\tsound", "ages\twrong"), 4, "note", Problem::Empty);
        told(&format!("{sound}\nheads\tsound\t"), 7, "item", Problem::ContradictsEarlierLine);
        told(&sound.replace("ages\tsound", "ages\tfine"), 4, "verdict", Problem::NotOneOf { choices: "sound, wrong, none" });
    }
}
