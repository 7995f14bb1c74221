//! 补缴: what workers really earned, and the premium that adds at the rate each month was levied at.

use std::collections::BTreeMap;
use std::path::Path;

use rust_decimal::Decimal;

use super::{ActualWage, Deed, Frozen, LEVY_MONTHS, SupplementMonth, WAGE_COLUMNS};
use crate::desk::arrears::debts::usual_last_day;
use crate::desk::arrears::spread::levy;
use crate::desk::estimate::Fields;
use crate::desk::import::table;
use crate::desk::{Desk, Refusal};
use crate::domain::dates::Month;
use crate::domain::employer::rate::in_force;
use crate::domain::grid;
use crate::domain::identity::ResidentId;
use crate::domain::levy::change::supplement;
use crate::domain::levy::problem::LevyProblem;
use crate::domain::money::Money;
use crate::domain::operator::Right;
use crate::domain::params::Book;
use crate::domain::premium::Limits;
use crate::domain::problem::Problem;
use crate::domain::shorthand::parse_money_short;
use crate::store::levy::declaration::Levied;
use crate::store::register::employer::EmployerRow;

/// Field of the grid.
const WAGES: &str = "wages";
/// Rows at most: a hundred workers of a year.
const ROWS_MAX: usize = 1200;

/// A row of the grid.
struct Row {
    id: ResidentId,
    month: Month,
    wage: Money,
}

impl Desk {
    pub(super) fn read_supplement(&self, fields: &Fields, employer: &EmployerRow, written: &mut Fields) -> Result<Deed, Refusal> {
        let book = self.book()?;
        let (rows, mut problems) = rows(fields.get(WAGES));
        let mut months: BTreeMap<Month, Vec<ActualWage>> = BTreeMap::new();
        let mut kept = Vec::with_capacity(rows.len());
        for (line, row) in rows {
            kept.push(vec![row.id.as_str().to_owned(), row.month.to_string(), row.wage.plain()]);
            match self.actual(employer, &row, &book)? {
                Ok(actual) => months.entry(row.month).or_default().push(actual),
                Err((column, problem)) => problems.push(in_line(line, column, problem)),
            }
        }
        if !problems.is_empty() {
            return Err(Refusal::Problems(problems.into_iter().map(|p| (WAGES, p)).collect()));
        }
        let mut out = Vec::with_capacity(months.len());
        for (month, workers) in months {
            match self.store.levy_standing(employer.id, month)? {
                Levied::Fixed | Levied::TakenOver => {}
                // An estimate is of no wages; it is reversed, and the month declared.
                Levied::Estimate => return Err(levy(WAGES, LevyProblem::Estimated { month })),
                Levied::Not => return Err(levy(WAGES, LevyProblem::NotLevied { month })),
            }
            let frozen = self.frozen(employer, month, &book)?.ok_or_else(|| levy(WAGES, LevyProblem::NotLevied { month }))?;
            let rate = Decimal::from_str_exact(&frozen.rate).unwrap_or_default();
            let bases: Vec<(Money, Money)> = workers.iter().map(|w| (w.old_base, w.new_base)).collect();
            let (base, amount) = supplement(&bases, rate);
            if amount <= Money::ZERO {
                return Err(levy(WAGES, LevyProblem::NothingToAdd));
            }
            out.push(SupplementMonth { month, frozen, workers, base, amount });
        }
        written.set(WAGES, grid::text(&kept));
        let told = |m: &SupplementMonth| vec![m.month.to_string(), m.frozen.rate.clone(), m.base.plain(), m.amount.plain()];
        written.set(LEVY_MONTHS, grid::text(&out.iter().map(told).collect::<Vec<_>>()));
        Ok(Deed::Supplement(out))
    }

    /// The grid of wages that a file of [`WAGE_COLUMNS`] holds.
    ///
    /// # Errors
    /// `NotAllowed`; `File`.
    pub fn wages_of_file(&self, path: &Path) -> Result<String, Refusal> {
        self.require(Right::Employers)?;
        let rows = table(path, &WAGE_COLUMNS)?;
        if let Some(row) = rows.iter().find(|r| !r.lost.is_empty()) {
            let line = usize::try_from(row.line).unwrap_or(0);
            let column = row.lost.first().copied().unwrap_or_default();
            return Err(Refusal::Problems(vec![(WAGES, in_line(line, column, Problem::LostDigits))]));
        }
        Ok(grid::text(&rows.iter().map(|r| r.cells.as_slice()).collect::<Vec<_>>()))
    }

    /// A worker's wage beside what was declared of him.
    fn actual(
        &self,
        employer: &EmployerRow,
        row: &Row,
        book: &Book,
    ) -> Result<Result<ActualWage, (&'static str, Problem)>, Refusal> {
        let Some(person) = self.store.person_by_number(row.id.as_str())? else {
            return Ok(Err((WAGE_COLUMNS[0], Problem::UnknownWorker)));
        };
        let limits = match Limits::on(book, row.month) {
            Ok(limits) => limits,
            Err(problem) => return Ok(Err((WAGE_COLUMNS[1], problem))),
        };
        let new_base = limits.base(row.wage);
        Ok(match self.store.levied_wage(person, employer.id, row.month)? {
            Some(levied) if levied.wage == row.wage => {
                Err((WAGE_COLUMNS[2], Problem::Levy(LevyProblem::SameWage { wage: levied.wage })))
            }
            // A wage taken over was levied on as it is.
            Some(levied) => Ok(ActualWage {
                person,
                declared: Some(levied.wage),
                wage: row.wage,
                old_base: levied.base.unwrap_or(levied.wage),
                new_base,
            }),
            None if self.was_insured(person, employer, row.month)? => {
                Ok(ActualWage { person, declared: None, wage: row.wage, old_base: Money::ZERO, new_base })
            }
            None => Err((WAGE_COLUMNS[0], Problem::Levy(LevyProblem::NoWage))),
        })
    }

    fn was_insured(&self, person: i64, employer: &EmployerRow, month: Month) -> Result<bool, Refusal> {
        let covers = |e: &crate::domain::person::Employment| {
            e.credit_code == employer.credit_code
                && e.insured_from <= month.last_day()
                && e.insured_to.is_none_or(|to| to >= month.first_day())
        };
        Ok(self.store.employments(person)?.iter().any(covers))
    }

    /// The rate a month was levied at: of its line, or as it was taken over.
    pub(super) fn frozen(&self, employer: &EmployerRow, month: Month, book: &Book) -> Result<Option<Frozen>, Refusal> {
        let lines = self.store.live_lines(Some(employer.id), month)?;
        if let Some(line) = lines.into_iter().rev().find(|l| l.is_root()) {
            return Ok(Some(Frozen { risk_class: line.risk_class, step: line.step, rate: line.rate, last_day: line.last_day }));
        }
        let Some(levied) = self.store.levied_month(employer.id, month)? else { return Ok(None) };
        let rate = in_force(employer.risk_class, &self.store.rate_rows(employer.id)?, month);
        Ok(Some(Frozen {
            risk_class: rate.class,
            step: rate.step,
            rate: Decimal::new(levied.rate_ppm, 6).normalize().to_string(),
            last_day: levied.last_day.unwrap_or_else(|| usual_last_day(book, month)),
        }))
    }
}

/// The rows of the grid that can be read, each with its line, and what is wrong with the others.
fn rows(text: &str) -> (Vec<(usize, Row)>, Vec<Problem>) {
    let (mut out, mut problems): (Vec<(usize, Row)>, Vec<Problem>) = (Vec::new(), Vec::new());
    for row in grid::rows(text) {
        let read = |place: usize| row.cell(place).to_owned();
        let (id, month, wage) = (read(0), read(1), read(2));
        let id = ResidentId::parse(&id).map_err(|p| problems.push(row.problem(WAGE_COLUMNS[0], p))).ok();
        let month = Month::parse(&month).map_err(|p| problems.push(row.problem(WAGE_COLUMNS[1], p))).ok();
        let wage = not_negative(&wage).map_err(|p| problems.push(row.problem(WAGE_COLUMNS[2], p))).ok();
        let (Some(id), Some(month), Some(wage)) = (id, month, wage) else { continue };
        if out.iter().any(|(_, o)| o.id.as_str() == id.as_str() && o.month == month) {
            problems.push(row.problem(WAGE_COLUMNS[0], Problem::ComesTwice));
            continue;
        }
        out.push((row.line, Row { id, month, wage }));
    }
    if out.is_empty() && problems.is_empty() {
        problems.push(Problem::Empty);
    }
    if out.len() > ROWS_MAX {
        problems.push(Problem::TooMany { max: ROWS_MAX });
    }
    (out, problems)
}

fn not_negative(text: &str) -> Result<Money, Problem> {
    if text.is_empty() {
        return Err(Problem::Empty);
    }
    let wage = parse_money_short(text)?;
    if wage < Money::ZERO { Err(Problem::Negative) } else { Ok(wage) }
}

fn in_line(line: usize, column: &'static str, problem: Problem) -> Problem {
    Problem::InLine { line, column, problem: Box::new(problem) }
}
