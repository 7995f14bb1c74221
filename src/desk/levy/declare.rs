//! A declaration out of its fields, checked against the register as it stands: when it is entered, and again when it is verified.

use std::collections::{HashMap, HashSet};

use super::month::takes_part;
use crate::desk::estimate::{Fields, Reader};
use crate::desk::sheets::{Content, Purpose};
use crate::desk::{Desk, Refusal};
use crate::domain::benefits::FieldProblem;
use crate::domain::dates::Month;
use crate::domain::declaration::month::{Owed, Terms};
use crate::domain::declaration::{self, DeclarationProblem, Line, same_name, written};
use crate::domain::employer::parse_count;
use crate::domain::employer::rate::{RateRow, in_force};
use crate::domain::grid;
use crate::domain::identity::{CreditCode, ResidentId};
use crate::domain::money::Money;
use crate::domain::name::{LINE_MAX, parse_line};
use crate::domain::premium::Size;
use crate::domain::problem::Problem;
use crate::store::levy::declaration::{InsuredRow, Levied, WageRow};
use crate::store::register::employer::EmployerRow;

/// The fields of a declaration; what else is stored follows from them.
pub const FIELDS: [&str; 7] = ["credit_code", "month", "headcount", "payroll", "rows", "replaces", "reason"];
/// Workers one employer can have at most.
const COUNT_MAX: i64 = 100_000;
/// Names told of those who are missing.
const NAMES_MAX: usize = 5;

/// A declaration that could be read.
pub(super) struct Declared {
    pub employer: EmployerRow,
    pub month: Month,
    pub workers: Vec<DeclaredWorker>,
    /// Wages of all rows that have one.
    pub count: usize,
    pub total: Money,
    /// How many had a wage the month before.
    pub last_count: usize,
    pub rate: RateRow,
    /// Floor and ceiling of a base in the month.
    pub limits: Option<(Money, Money)>,
    /// What is owed; or the parameter that is not known yet.
    pub owed: Result<Owed, Problem>,
    /// The declaration whose place it takes, and why.
    supersedes: Option<(i64, String, String)>,
    pub problems: Vec<FieldProblem>,
    pub warnings: Vec<FieldProblem>,
}

/// A row of somebody who is known.
pub(super) struct DeclaredWorker {
    pub person: i64,
    pub line: Line,
    pub last: Option<WageRow>,
    /// `None` where the month's limits are not known yet, or without a wage.
    pub base: Option<Money>,
}

impl Declared {
    /// Person, wage and base of each row with a wage.
    pub fn wages(&self) -> Vec<WageRow> {
        let row = |w: &DeclaredWorker| w.line.wage.map(|wage| WageRow { person: w.person, wage, base: w.base });
        self.workers.iter().filter_map(row).collect()
    }

    pub fn superseded(&self) -> Option<i64> {
        self.supersedes.as_ref().map(|(sheet, ..)| *sheet)
    }

    /// As it is stored: what was entered, and what it comes to.
    fn fields(&self) -> Fields {
        let lines: Vec<Line> = self.workers.iter().map(|w| w.line.clone()).collect();
        let mut out = Fields::default()
            .with("credit_code", self.employer.credit_code.as_str())
            .with("month", self.month.to_string())
            .with("headcount", self.count.to_string())
            .with("payroll", self.total.plain())
            .with("rows", written(&lines));
        if let Ok(owed) = &self.owed {
            out.set("base_sum", owed.base.plain());
            out.set("premium_rate", owed.rate.normalize().to_string());
            out.set("premium_due", owed.due.plain());
        }
        if let Some((_, number, why)) = &self.supersedes {
            out.set("replaces", number.as_str());
            out.set("reason", why.as_str());
        }
        out
    }
}

/// How large an employer is.
pub(super) const fn size(is_large: bool) -> Size {
    if is_large { Size::Large } else { Size::Small }
}

/// The rows of somebody's declaration, with whom they are about.
struct Rows {
    workers: Vec<DeclaredWorker>,
    problems: Vec<Problem>,
    warnings: Vec<Problem>,
}

impl Desk {
    /// Reads a declaration's fields: `credit_code`, `month`, `rows` (identity number, name, wage, note), `headcount` and `payroll` where
    /// the paper has them, and to correct one that was verified its number in `replaces` with `reason`.
    ///
    /// # Errors
    /// `Problems` with their fields; `Store`.
    pub(in crate::desk) fn read_declaration(&self, fields: &Fields, purpose: Purpose<'_>) -> Result<Content, Refusal> {
        let read = self.declared(fields, purpose.corrects.map(|row| row.id))?;
        if !read.problems.is_empty() {
            return Err(Refusal::Problems(read.problems));
        }
        Ok(Content {
            person: None,
            case: None,
            employer: Some(read.employer.id),
            month: Some(read.month),
            amount: read.owed.as_ref().map_or(Money::ZERO, |owed| owed.due),
            supersedes: read.superseded(),
            due_on: None,
            fields: read.fields(),
            items: Vec::new(),
            receipts: Vec::new(),
        })
    }

    /// The declaration that fields mean, with all that is wrong with it; `but` is its own sheet.
    ///
    /// # Errors
    /// `Problems` where employer or month cannot be read; `Store`.
    pub(super) fn declared(&self, fields: &Fields, but: Option<i64>) -> Result<Declared, Refusal> {
        let mut r = Reader::new(fields);
        let code = r.need("credit_code", CreditCode::parse);
        let employer = code.map(|code| self.store.employer(code.as_str())).transpose()?.flatten();
        if employer.is_none() && r.has("credit_code") {
            r.refuse("credit_code", Problem::UnknownEmployer);
        }
        let month = r.need("month", Month::parse);
        let (employer, month) = r.finish(employer.zip(month)).map_err(Refusal::Problems)?;
        let mut problems = self.month_problems(&employer, month)?;
        let supersedes = self.in_whose_place(fields, (employer.id, month), but, &mut problems)?;
        let insured = self.store.insured_there(employer.id, month)?;
        if insured.iter().all(|i| i.on_project) {
            problems.push(("month", Problem::Declaration(DeclarationProblem::NobodyInsured { month })));
        }
        let last = self.store.wages_there(employer.id, month.previous())?;
        let mut rows = self.rows(fields.get("rows"), month, &insured, &last)?;
        problems.extend(rows.problems.drain(..).map(|p| ("rows", p)));
        let wages: Vec<Money> = rows.workers.iter().filter_map(|w| w.line.wage).collect();
        let (count, total) = (wages.len(), wages.iter().copied().sum());
        problems.extend(totals(fields, count, total));
        let book = self.book()?;
        let rate = in_force(employer.risk_class, &self.store.rate_rows(employer.id)?, month);
        let (mut terms, before) = (Terms::on(&book, month), Terms::on(&book, month.previous()));
        for worker in &mut rows.workers {
            worker.base = terms.as_ref().ok().zip(worker.line.wage).map(|(terms, wage)| terms.base(wage));
            if let Some(last) = &mut worker.last {
                // What was taken over has no base yet.
                last.base = last.base.or(before.as_ref().ok().map(|terms| terms.base(last.wage)));
            }
        }
        let limits = terms.as_ref().ok().map(|terms| (terms.floor(), terms.ceiling()));
        let owed = match &mut terms {
            Ok(terms) => terms.declared(&wages, rate, size(employer.is_large)),
            Err(problem) => Err(problem.clone()),
        };
        let mut warnings: Vec<FieldProblem> = rows.warnings.into_iter().map(|p| ("rows", p)).collect();
        if !last.is_empty() && last.len() != count {
            warnings.push(("headcount", Problem::Declaration(DeclarationProblem::HeadcountDiffers { was: last.len() })));
        }
        let (workers, last_count) = (rows.workers, last.len());
        Ok(Declared { employer, month, workers, count, total, last_count, rate, limits, owed, supersedes, problems, warnings })
    }

    /// Whether the employer can declare for the month at all.
    fn month_problems(&self, employer: &EmployerRow, month: Month) -> Result<Vec<FieldProblem>, Refusal> {
        let mut out = Vec::new();
        let state = employer.state;
        if !takes_part(state, self.store.stopped_on(employer.id)?, month) {
            out.push(("credit_code", Problem::Declaration(DeclarationProblem::DoesNotTakePart { state })));
        }
        if month > Month::of(self.clock.today()) {
            out.push(("month", Problem::Future));
        } else if month < Month::of(employer.registered_on) {
            out.push(("month", Problem::NotBefore { day: employer.registered_on }));
        }
        match self.store.levy_standing(employer.id, month)? {
            Levied::Fixed => out.push(("month", Problem::Declaration(DeclarationProblem::Fixed { month }))),
            Levied::TakenOver => out.push(("month", Problem::Declaration(DeclarationProblem::TakenOver { month }))),
            // An estimate is reversed once there is something to levy on.
            Levied::Estimate | Levied::Not => {}
        }
        Ok(out)
    }

    /// A month has one declaration; another one only takes its place, and says why.
    fn in_whose_place(
        &self,
        fields: &Fields,
        (employer, month): (i64, Month),
        but: Option<i64>,
        problems: &mut Vec<FieldProblem>,
    ) -> Result<Option<(i64, String, String)>, Refusal> {
        let named = fields.get("replaces").to_ascii_uppercase();
        let mut found = None;
        for other in self.store.declarations(employer, month)?.into_iter().filter(|d| Some(d.sheet) != but) {
            if other.is_live && other.number == named {
                found = Some((other.sheet, other.number));
            } else {
                let already = DeclarationProblem::DeclaredAlready { sheet: other.number, is_verified: other.is_live };
                problems.push(("month", Problem::Declaration(already)));
            }
        }
        if named.is_empty() {
            return Ok(None);
        }
        let Some((sheet, number)) = found else {
            problems.push(("replaces", Problem::Declaration(DeclarationProblem::NotReplaceable { sheet: named })));
            return Ok(None);
        };
        let why = match parse_line(fields.get("reason"), LINE_MAX) {
            Ok(why) if why.is_empty() => Err(Problem::Empty),
            other => other,
        };
        Ok(Some((sheet, number, why.map_err(|p| problems.push(("reason", p))).unwrap_or_default())))
    }

    /// The rows against who is insured there, and against last month.
    fn rows(&self, text: &str, month: Month, insured: &[InsuredRow], last: &[WageRow]) -> Result<Rows, Refusal> {
        let (lines, mut problems) = declaration::read_each(text);
        let by_number: HashMap<&str, &InsuredRow> = insured.iter().map(|i| (i.id_number.as_str(), i)).collect();
        let last: HashMap<i64, WageRow> = last.iter().map(|w| (w.person, *w)).collect();
        let share = self.book()?.number("warn_wage_change", month.first_day()).map(|p| p.value).ok();
        let (mut workers, mut warnings) = (Vec::with_capacity(lines.len()), Vec::new());
        for line in lines {
            let Some(found) = by_number.get(line.id.as_str()) else {
                let known = self.store.person_by_number(line.id.as_str())?.is_some();
                problems.push(line.problem("id_number", if known { Problem::NotEmployedThere } else { Problem::UnknownWorker }));
                continue;
            };
            if found.on_project {
                problems.push(line.problem("id_number", Problem::Declaration(DeclarationProblem::OnProject)));
            }
            if !same_name(&found.name, &line.name) {
                problems.push(line.problem("name", Problem::NumberBelongsTo { name: found.name.clone() }));
            }
            let before = last.get(&found.person).copied();
            if let (Some(share), Some(was), Some(now)) = (share, before.map(|b| b.wage), line.wage)
                && declaration::jumps(was, now, share)
                && let Some(percent) = declaration::change(was, now)
            {
                warnings.push(line.problem("wage", Problem::Declaration(DeclarationProblem::WageJump { was, percent })));
            }
            workers.push(DeclaredWorker { person: found.person, line, last: before, base: None });
        }
        problems.extend(missing(text, insured));
        Ok(Rows { workers, problems, warnings })
    }
}

/// Those insured there who are on no row, be it one that cannot be read.
fn missing(text: &str, insured: &[InsuredRow]) -> Option<Problem> {
    let there: HashSet<String> =
        grid::rows(text).filter_map(|row| ResidentId::parse(row.cell(0)).ok()).map(|id| id.as_str().to_owned()).collect();
    if there.is_empty() {
        return None;
    }
    let names: Vec<&str> =
        insured.iter().filter(|i| !i.on_project && !there.contains(&i.id_number)).map(|i| i.name.as_str()).collect();
    let told = names.iter().take(NAMES_MAX).map(|n| (*n).to_owned()).collect();
    (!names.is_empty()).then_some(Problem::Declaration(DeclarationProblem::Missing { names: told, count: names.len() }))
}

/// Headcount and total as the paper has them, against the rows.
fn totals(fields: &Fields, count: usize, total: Money) -> Vec<FieldProblem> {
    let mut r = Reader::new(fields);
    let told = r.maybe("headcount", |t| parse_count(t, 0, COUNT_MAX));
    if told.is_some_and(|n| usize::try_from(n) != Ok(count)) {
        r.refuse("headcount", Problem::Declaration(DeclarationProblem::CountDiffers { count }));
    }
    let told = r.maybe("payroll", Money::parse_not_negative);
    if told.is_some_and(|t| t != total) {
        r.refuse("payroll", Problem::Declaration(DeclarationProblem::SumDiffers { sum: total }));
    }
    r.finish(None::<()>).err().unwrap_or_default()
}
