//! A row of an employer's list of workers, read by the domain's own parsers.

use chrono::NaiveDate;

use crate::domain::codes::{CodeBook, CodeList, ListId, find};
use crate::domain::grid::{GridRow, rows, text};
use crate::domain::identity::ResidentId;
use crate::domain::money::Money;
use crate::domain::name::{parse_line, parse_person_name, parse_phone};
use crate::domain::problem::Problem;
use crate::domain::shorthand::{parse_date_short, parse_money_short};

/// Columns of the grid, in their order.
pub const COLUMNS: [&str; 11] =
    ["act", "id_number", "name", "job", "insured_as", "is_migrant", "day", "wage", "reason", "phone", "project"];
/// Columns an employer's file may leave out.
pub const OPTIONAL: [&str; 3] = ["is_migrant", "phone", "project"];
/// Rows of one sheet at most.
pub const ROWS_MAX: usize = 2_000;
/// Characters of a job or a reason at most.
pub const TEXT_MAX: usize = 40;

/// What becomes of the insured relation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WorkerAct {
    /// 增加
    Join,
    /// 减少
    Leave,
    /// 变更
    Change,
}

impl WorkerAct {
    pub const ALL: [WorkerAct; 3] = [WorkerAct::Join, WorkerAct::Leave, WorkerAct::Change];

    /// The stable word that is stored and that scripts read.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            WorkerAct::Join => "join",
            WorkerAct::Leave => "leave",
            WorkerAct::Change => "change",
        }
    }

    #[must_use]
    pub fn parse(text: &str) -> Option<WorkerAct> {
        WorkerAct::ALL.into_iter().find(|a| a.id() == text.trim())
    }

    /// The list its reasons are of; why something changed is told in words.
    #[must_use]
    pub const fn reasons(self) -> Option<ListId> {
        match self {
            WorkerAct::Join => Some(ListId::JoinReason),
            WorkerAct::Leave => Some(ListId::LeaveReason),
            WorkerAct::Change => None,
        }
    }
}

/// What is told of a worker. Of what stays as it is a change says nothing; one who leaves has only his day and reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkerRow {
    /// Its row; the first is 1.
    pub line: usize,
    pub act: WorkerAct,
    pub id: ResidentId,
    pub name: String,
    pub job: Option<String>,
    /// Id of the code list of categories.
    pub category: Option<String>,
    pub is_migrant: Option<bool>,
    /// First day insured, last day insured, or the day a change holds from.
    pub day: NaiveDate,
    /// Yuan a month.
    pub wage: Option<Money>,
    /// Id of the act's list of reasons, or words.
    pub reason: String,
    pub phone: String,
    /// Number of the sheet of the project.
    pub project: String,
}

impl WorkerRow {
    /// A problem of this row.
    #[must_use]
    pub fn problem(&self, column: &'static str, problem: Problem) -> Problem {
        Problem::InLine { line: self.line, column, problem: Box::new(problem) }
    }

    fn cells(&self) -> [String; 11] {
        let yes_no = |yes| if yes { "yes" } else { "no" };
        [
            self.act.id().to_owned(),
            self.id.as_str().to_owned(),
            self.name.clone(),
            self.job.clone().unwrap_or_default(),
            self.category.clone().unwrap_or_default(),
            self.is_migrant.map(yes_no).unwrap_or_default().to_owned(),
            self.day.to_string(),
            self.wage.map(Money::plain).unwrap_or_default(),
            self.reason.clone(),
            self.phone.clone(),
            self.project.clone(),
        ]
    }
}

/// The rows in their one written form.
#[must_use]
pub fn written(rows: &[WorkerRow]) -> String {
    text(&rows.iter().map(WorkerRow::cells).collect::<Vec<_>>())
}

/// The rows that can be read, and what is wrong with the others, each with its row and column.
#[must_use]
pub fn read_each(text: &str, book: &impl CodeBook, today: NaiveDate) -> (Vec<WorkerRow>, Vec<Problem>) {
    let (mut out, mut problems) = (Vec::new(), Vec::new());
    for (n, row) in rows(text).enumerate() {
        if n >= ROWS_MAX {
            problems.push(Problem::TooMany { max: ROWS_MAX });
            break;
        }
        match (Cells { row: &row, book, today, problems: Vec::new() }).worker() {
            Ok(worker) => out.push(worker),
            Err(found) => problems.extend(found),
        }
    }
    if out.is_empty() && problems.is_empty() {
        problems.push(Problem::Empty);
    }
    (out, problems)
}

/// A row while its cells are read; what is wrong is kept.
struct Cells<'a, B> {
    row: &'a GridRow<'a>,
    book: &'a B,
    today: NaiveDate,
    problems: Vec<Problem>,
}

impl<B: CodeBook> Cells<'_, B> {
    fn worker(mut self) -> Result<WorkerRow, Vec<Problem>> {
        let act = self.need("act", |c, text| c.code(ListId::WorkerAct, text).and_then(act_of));
        let id = self.need("id_number", |_, text| ResidentId::parse(text));
        let name = self.need("name", |_, text| parse_person_name(text));
        let day = self.need("day", |c, text| parse_date_short(text, c.today));
        let (Some(act), phone) = (act, self.maybe("phone", |_, text| parse_phone(text))) else { return Err(self.problems) };
        let reason = self.need("reason", |c, text| match act.reasons() {
            Some(list) => c.code(list, text),
            None => parse_line(text, TEXT_MAX),
        });
        let told = self.told(act);
        match (id, name, day, reason, self.problems.is_empty()) {
            (Some(id), Some(name), Some(day), Some(reason), true) => {
                let (phone, line) = (phone.unwrap_or_default(), self.row.line);
                let Told { job, category, is_migrant, wage, project } = told;
                Ok(WorkerRow { line, act, id, name, job, category, is_migrant, day, wage, reason, phone, project })
            }
            _ => Err(self.problems),
        }
    }

    /// What the relation is about: all of it of one who joins, what is new in a change, nothing of one who leaves.
    fn told(&mut self, act: WorkerAct) -> Told {
        if act == WorkerAct::Leave {
            return Told::default();
        }
        let is_new = act == WorkerAct::Join;
        let job = self.if_told("job", is_new, |_, text| parse_line(text, TEXT_MAX));
        let category = self.if_told("insured_as", is_new, |c, text| c.code(ListId::Category, text));
        let migrant = self.maybe("is_migrant", |c, text| c.code(ListId::YesNo, text));
        let wage = self.if_told("wage", is_new, |_, text| parse_money_short(text).and_then(positive));
        let project = self.maybe("project", |_, text| parse_line(text, TEXT_MAX)).unwrap_or_default();
        // Who says nothing of it is no migrant.
        let migrant = migrant.or(is_new.then(|| "no".to_owned()));
        Told { job, category, is_migrant: migrant.map(|m| m == "yes"), wage, project }
    }

    fn text(&self, column: &'static str) -> &str {
        COLUMNS.iter().position(|c| *c == column).map_or("", |place| self.row.cell(place))
    }

    fn need<T>(&mut self, column: &'static str, parse: impl FnOnce(&Self, &str) -> Result<T, Problem>) -> Option<T> {
        let text = self.text(column);
        let parsed = if text.is_empty() { Err(Problem::Empty) } else { parse(self, text) };
        parsed.map_err(|problem| self.problems.push(self.row.problem(column, problem))).ok()
    }

    fn maybe<T>(&mut self, column: &'static str, parse: impl FnOnce(&Self, &str) -> Result<T, Problem>) -> Option<T> {
        if self.text(column).is_empty() { None } else { self.need(column, parse) }
    }

    fn if_told<T>(
        &mut self,
        column: &'static str,
        is_needed: bool,
        parse: impl FnOnce(&Self, &str) -> Result<T, Problem>,
    ) -> Option<T> {
        if is_needed { self.need(column, parse) } else { self.maybe(column, parse) }
    }

    fn code(&self, list: ListId, text: &str) -> Result<String, Problem> {
        let list: &CodeList = self.book.list(list);
        find(list, text).map(|entry| entry.id.clone()).ok_or(Problem::UnknownCode)
    }
}

#[derive(Default)]
struct Told {
    job: Option<String>,
    category: Option<String>,
    is_migrant: Option<bool>,
    wage: Option<Money>,
    project: String,
}

fn act_of(id: String) -> Result<WorkerAct, Problem> {
    WorkerAct::parse(&id).ok_or(Problem::UnknownCode)
}

fn positive(wage: Money) -> Result<Money, Problem> {
    match wage.fen() {
        0 => Err(Problem::Zero),
        fen if fen < 0 => Err(Problem::Negative),
        _ => Ok(wage),
    }
}
