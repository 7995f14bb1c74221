//! 缴费申报 (rules 2.3, agency rules 8.3): the wages of an employer's workers of a month as they are declared, a row each.

pub mod month;
mod problem;

use rust_decimal::Decimal;

pub use problem::DeclarationProblem;

use crate::domain::grid::{GridRow, rows, text};
use crate::domain::identity::ResidentId;
use crate::domain::money::Money;
use crate::domain::name::{parse_line, parse_person_name, unify_dots};
use crate::domain::problem::Problem;
use crate::domain::shorthand::parse_money_short;

/// Columns of the grid, in their order.
pub const COLUMNS: [&str; 4] = ["id_number", "name", "wage", "note"];
/// Rows of one declaration at most.
pub const ROWS_MAX: usize = 2_000;
/// Characters of a note at most.
pub const NOTE_MAX: usize = 40;
/// A month's wage at most, in fen: a million yuan. More is mistyped.
const WAGE_MAX: Money = Money::from_fen(100_000_000);

/// A worker's row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its row; the first is 1.
    pub line: usize,
    pub id: ResidentId,
    pub name: String,
    /// `None` for one without a wage in the month; the note says why.
    pub wage: Option<Money>,
    pub note: String,
}

impl Line {
    /// A problem of this row.
    #[must_use]
    pub fn problem(&self, column: &'static str, problem: Problem) -> Problem {
        Problem::InLine { line: self.line, column, problem: Box::new(problem) }
    }

    fn cells(&self) -> [String; 4] {
        let wage = self.wage.map(Money::plain).unwrap_or_default();
        [self.id.as_str().to_owned(), self.name.clone(), wage, self.note.clone()]
    }
}

/// The rows that can be read, and what is wrong with the others: `InLine`, also for a worker who comes twice; `TooMany`;
/// `Empty` without a row.
#[must_use]
pub fn read_each(text: &str) -> (Vec<Line>, Vec<Problem>) {
    let (mut out, mut problems): (Vec<Line>, Vec<Problem>) = (Vec::new(), Vec::new());
    let mut seen = std::collections::HashSet::new();
    for (n, row) in rows(text).enumerate() {
        if n >= ROWS_MAX {
            problems.push(Problem::TooMany { max: ROWS_MAX });
            break;
        }
        match line(&row) {
            Ok(line) if !seen.insert(line.id.as_str().to_owned()) => {
                problems.push(line.problem("id_number", Problem::ComesTwice))
            }
            Ok(line) => out.push(line),
            Err(found) => problems.extend(found),
        }
    }
    if out.is_empty() && problems.is_empty() {
        problems.push(Problem::Empty);
    }
    (out, problems)
}

fn line(row: &GridRow<'_>) -> Result<Line, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut keep = |column: &'static str, problem: Problem| problems.push(row.problem(column, problem));
    let id = ResidentId::parse(row.cell(0)).map_err(|p| keep("id_number", p));
    let name = parse_person_name(row.cell(1)).map_err(|p| keep("name", p));
    let note = parse_line(row.cell(3), NOTE_MAX).map_err(|p| keep("note", p));
    let explained = note.as_ref().is_ok_and(|n| !n.is_empty());
    let wage = match row.cell(2) {
        "" if explained => Ok(None),
        text => parse_money_short(text).and_then(sound).map(Some).map_err(|p| keep("wage", p)),
    };
    match (id, name, wage, note) {
        (Ok(id), Ok(name), Ok(wage), Ok(note)) => Ok(Line { line: row.line, id, name, wage, note }),
        _ => Err(problems),
    }
}

fn sound(wage: Money) -> Result<Money, Problem> {
    match wage {
        w if w == Money::ZERO => Err(Problem::Zero),
        w if w < Money::ZERO => Err(Problem::Negative),
        w if w > WAGE_MAX => Err(Problem::TooLarge),
        w => Ok(w),
    }
}

/// The grid's text in its one written form.
#[must_use]
pub fn written(lines: &[Line]) -> String {
    text(&lines.iter().map(Line::cells).collect::<Vec<_>>())
}

/// Whether two spellings are one name.
#[must_use]
pub fn same_name(a: &str, b: &str) -> bool {
    unify_dots(a) == unify_dots(b)
}

/// By how many per cent a wage has changed, to one decimal; `None` where there was none.
#[must_use]
pub fn change(was: Money, now: Money) -> Option<Decimal> {
    let share = (now - was).exact().decimal().checked_div(was.exact().decimal())?;
    Some((share * Decimal::ONE_HUNDRED).round_dp(1))
}

/// Whether a wage moved by more than a share of what it was, up or down.
#[must_use]
pub fn jumps(was: Money, now: Money, share: Decimal) -> bool {
    let by = (now - was).exact().decimal().abs();
    was > Money::ZERO && by > was.exact().decimal() * share
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: &str = "43122519900101001X";

    fn money(text: &str) -> Money {
        Money::parse(text).expect("an amount")
    }

    /// A number with a sound check digit.
    fn id(head: &str) -> String {
        let check = crate::domain::identity::resident_check(head.as_bytes());
        format!("{head}{check}")
    }

    #[test]
    fn a_row_is_read_however_it_is_typed_and_written_in_one_form() {
        let (a, b) = (id("43122519900101001"), id("43122519910101002"));
        let typed = format!("{a}\t张三\t６，０００\t\n\n{b}\t李四\t\t停薪留职");
        let (lines, problems) = read_each(&typed);
        assert_eq!(problems, []);
        assert_eq!(written(&lines), format!("{a}\t张三\t6000.00\t\n{b}\t李四\t\t停薪留职"));
        assert_eq!((lines[1].line, lines[1].wage), (3, None));
    }

    /// Everything that is wrong is told at once, by row and column.
    #[test]
    fn what_is_wrong_is_told_by_row_and_column() {
        let a = id("43122519900101001");
        let at = |column, problem| Problem::InLine { line: 1, column, problem: Box::new(problem) };
        for (cells, column, problem) in [
            (format!("{a}\t张三\t0\t"), "wage", Problem::Zero),
            (format!("{a}\t张三\t-1\t"), "wage", Problem::Negative),
            (format!("{a}\t张三\t1000000.01\t"), "wage", Problem::TooLarge),
            (format!("{a}\t张三\t\t"), "wage", Problem::Empty),
            (format!("{a}\t张三\t六千\t"), "wage", Problem::BadAmount),
            (format!("{a}\t\t6000\t"), "name", Problem::Empty),
            ("\t张三\t6000\t".to_owned(), "id_number", Problem::Empty),
        ] {
            assert_eq!(read_each(&cells).1, [at(column, problem)], "{cells}");
        }
        assert_ne!(a, A, "the check digit is not just any");
        assert!(matches!(read_each(&format!("{A}\t张三\t1\t")).1[..], [Problem::InLine { column: "id_number", .. }]));
        let twice = Problem::InLine { line: 2, column: "id_number", problem: Box::new(Problem::ComesTwice) };
        assert_eq!(read_each(&format!("{a}\t张三\t1\t\n{a}\t张三\t2\t")).1, [twice]);
        assert_eq!(read_each(" \n\t\t").1, [Problem::Empty]);
    }

    #[test]
    fn a_jump_is_more_than_the_share_either_way() {
        let share = Decimal::from_str_exact("0.2").expect("a share");
        for (was, now, want, percent) in [
            ("5000", "6000", false, "20.0"),
            ("5000", "6000.01", true, "20.0"),
            ("5000", "4000", false, "-20.0"),
            ("5000", "3999.99", true, "-20.0"),
            ("5000", "5000", false, "0.0"),
        ] {
            assert_eq!(jumps(money(was), money(now), share), want, "{was} {now}");
            let told = change(money(was), money(now)).expect("a change");
            assert_eq!(told, Decimal::from_str_exact(percent).expect("a number"), "{was} {now}");
        }
        assert_eq!(change(Money::ZERO, money("1")), None);
        assert!(!jumps(Money::ZERO, money("1"), share));
    }
}
