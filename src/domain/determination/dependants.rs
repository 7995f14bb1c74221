//! 供养亲属登记 (agency rules 8.6): the relatives of somebody dead or missing, a row each.

use chrono::NaiveDate;

use crate::domain::benefits::dependants::{RELATIVES_MAX, Relation, Relative, Stop};
use crate::domain::dates::Month;
use crate::domain::grid::{self, GridRow, rows};
use crate::domain::identity::ResidentId;
use crate::domain::name::{LINE_MAX, parse_line, parse_person_name};
use crate::domain::plain::half_width;
use crate::domain::problem::Problem;
use crate::domain::shorthand::parse_date_short;

/// Columns of the grid, in their order.
pub const COLUMNS: [&str; 11] =
    ["id_number", "name", "relation", "incapable", "lonely", "kin_gone", "from", "until", "end_cause", "document", "note"];

/// A relative who asks for a pension.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dependant {
    /// His row; the first is 1.
    pub line: usize,
    pub id: ResidentId,
    pub name: String,
    pub relative: Relative,
    /// The first month, where it is later than the law's.
    pub from: Option<Month>,
    /// What proves the relation and the rest.
    pub document: String,
    pub note: String,
}

/// Reads the grid; what is wrong is told with its row and column, all of it at once.
///
/// # Errors
/// `TooMany`; `InLine`, also for somebody who comes twice.
pub fn read(text: &str, today: NaiveDate) -> Result<Vec<Dependant>, Vec<Problem>> {
    let (mut out, mut problems): (Vec<Dependant>, Vec<Problem>) = (Vec::new(), Vec::new());
    for row in rows(text) {
        if out.len() >= RELATIVES_MAX {
            return Err(vec![Problem::TooMany { max: RELATIVES_MAX }]);
        }
        match dependant(&row, today) {
            Ok(found) if out.iter().any(|d| d.id == found.id) => {
                problems.push(row.problem("id_number", Problem::ContradictsEarlierLine));
            }
            Ok(found) => out.push(found),
            Err(found) => problems.extend(found),
        }
    }
    if problems.is_empty() { Ok(out) } else { Err(problems) }
}

fn dependant(row: &GridRow<'_>, today: NaiveDate) -> Result<Dependant, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut keep = |column: &'static str, problem: Problem| problems.push(row.problem(column, problem));
    let id = ResidentId::parse(row.cell(0)).map_err(|p| keep("id_number", p));
    let name = parse_person_name(row.cell(1)).map_err(|p| keep("name", p));
    let relation = if row.cell(2).is_empty() { Err(Problem::Empty) } else { Relation::parse(row.cell(2)) };
    let relation = relation.map_err(|p| keep("relation", p));
    let incapable = mark(row.cell(3)).map_err(|p| keep("incapable", p));
    let lonely = mark(row.cell(4)).map_err(|p| keep("lonely", p));
    let kin_gone = mark(row.cell(5)).map_err(|p| keep("kin_gone", p));
    let from = optional(row.cell(6), Month::parse).map_err(|p| keep("from", p));
    let past = |t: &str| parse_date_short(t, today).and_then(|d| if d > today { Err(Problem::Future) } else { Ok(d) });
    let until = optional(row.cell(7), past).map_err(|p| keep("until", p));
    let cause = optional(row.cell(8), Stop::parse);
    let cause = match (&until, cause) {
        (Ok(Some(_)), Ok(None)) => Err(Problem::Empty),
        (_, cause) => cause,
    };
    let cause = cause.map_err(|p| keep("end_cause", p));
    let document = parse_line(row.cell(9), LINE_MAX).and_then(|t| if t.is_empty() { Err(Problem::Empty) } else { Ok(t) });
    let document = document.map_err(|p| keep("document", p));
    let note = parse_line(row.cell(10), LINE_MAX).map_err(|p| keep("note", p));
    let (Ok(id), Ok(name), Ok(relation), Ok(incapable), Ok(lonely), Ok(kin_gone)) =
        (id, name, relation, incapable, lonely, kin_gone)
    else {
        return Err(problems);
    };
    let (Ok(from), Ok(until), Ok(cause), Ok(document), Ok(note)) = (from, until, cause, document, note) else {
        return Err(problems);
    };
    let relative =
        Relative { incapable, lonely, kin_gone, stopped: until.zip(cause), ..Relative::new(relation, id.sex(), id.birth()) };
    Ok(Dependant { line: row.line, id, name, relative, from, document, note })
}

fn optional<T>(text: &str, parse: impl FnOnce(&str) -> Result<T, Problem>) -> Result<Option<T>, Problem> {
    if text.is_empty() { Ok(None) } else { parse(text).map(Some) }
}

/// A cell that says yes or no; empty is no.
fn mark(text: &str) -> Result<bool, Problem> {
    match half_width(text).trim().to_ascii_lowercase().as_str() {
        "yes" | "y" | "1" => Ok(true),
        "" | "no" | "n" | "0" => Ok(false),
        _ => Err(Problem::NotOneOf { choices: "yes, no" }),
    }
}

/// The grid's text in its one written form.
#[must_use]
pub fn written(dependants: &[Dependant]) -> String {
    let yes = |is: bool| if is { "yes".to_owned() } else { String::new() };
    let cells = |d: &Dependant| {
        let stopped = d.relative.stopped;
        [
            d.id.as_str().to_owned(),
            d.name.clone(),
            d.relative.relation.id().to_owned(),
            yes(d.relative.incapable),
            yes(d.relative.lonely),
            yes(d.relative.kin_gone),
            d.from.map(|m| m.to_string()).unwrap_or_default(),
            stopped.map(|(day, _)| day.to_string()).unwrap_or_default(),
            stopped.map(|(_, why)| why.id().to_owned()).unwrap_or_default(),
            d.document.clone(),
            d.note.clone(),
        ]
    };
    grid::text(&dependants.iter().map(cells).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_at(text: &str) -> Result<Vec<Dependant>, Vec<Problem>> {
        read(text, "2022-01-04".parse().expect("a day"))
    }

    const CHILD: &str = "11010519491231002X\t张小明\tchild\t\tYES\t\t2021.12\t\t\t户口簿\t";

    #[test]
    fn a_row_is_read_however_it_is_typed_and_written_in_one_form() {
        let read = read_at(CHILD).expect("a row");
        let text = "11010519491231002X\t张小明\tchild\t\tyes\t\t2021-12\t\t\t户口簿\t";
        assert_eq!(written(&read), text);
        assert_eq!(read_at(text), Ok(read));
    }

    #[test]
    fn what_is_wrong_is_told_by_row_and_column() {
        let at = |line, column, problem| Problem::InLine { line, column, problem: Box::new(problem) };
        let twice = format!("{CHILD}\n{CHILD}");
        assert_eq!(read_at(&twice), Err(vec![at(2, "id_number", Problem::ContradictsEarlierLine)]));
        let until = CHILD.replace("\t\t\t户口簿", "\t2021-12-30\t\t户口簿");
        assert_eq!(read_at(&until), Err(vec![at(1, "end_cause", Problem::Empty)]));
        let bare = CHILD.replace("户口簿", "");
        assert_eq!(read_at(&bare), Err(vec![at(1, "document", Problem::Empty)]));
    }
}
