//! 稽核计划: which employer is looked into, for which months, how, by whom and why; the findings it begins from.

use chrono::NaiveDate;

use crate::desk::estimate::{Fields, Reader};
use crate::desk::sheets::{Content, Moved, Purpose, fields_of};
use crate::desk::{Desk, Refusal};
use crate::domain::dates::Month;
use crate::domain::grid::{self, GridRow, rows};
use crate::domain::inspection::finding::{Key, Mark};
use crate::domain::inspection::problem::InspectionProblem;
use crate::domain::inspection::rules::Rule;
use crate::domain::inspection::visit::{GROUNDS, WAYS, one_of};
use crate::domain::money::Money;
use crate::domain::name::{LINE_MAX, parse_line, parse_person_name};
use crate::domain::problem::Problem;
use crate::domain::shorthand::parse_date_short;
use crate::store::sheets::record::SheetRow;
use crate::store::{StoreError, Writer};

/// What a plan is entered by.
pub const PLAN_FIELDS: [&str; 11] = [
    "credit_code",
    "from_month",
    "until_month",
    "way",
    "first_inspector",
    "second_inspector",
    "inspect_ground",
    "ground_note",
    "special",
    "visit_on",
    "findings",
];

/// What a plan says once it is read.
struct Plan {
    employer: i64,
    /// As they are stored.
    fields: Fields,
}

impl Desk {
    /// Reads a plan: [`PLAN_FIELDS`]. `special` is a case without notice before; `findings` is a grid of rule, internal number of
    /// the person, month.
    ///
    /// # Errors
    /// `Problems` with their fields; `Store`.
    pub(in crate::desk) fn read_inspection(&self, fields: &Fields, _: Purpose<'_>) -> Result<Content, Refusal> {
        let plan = self.read_plan(fields)?;
        let visit = plan.fields.get("visit_on").parse::<NaiveDate>().ok();
        Ok(said(plan.employer, plan.fields, Money::ZERO, visit))
    }

    fn read_plan(&self, fields: &Fields) -> Result<Plan, Refusal> {
        let today = self.clock.today();
        let mut r = Reader::new(fields);
        let employer = match r.need("credit_code", |t| Ok(t.to_ascii_uppercase())) {
            Some(code) => self.store.employer(&code)?,
            None => None,
        };
        if employer.is_none() && r.has("credit_code") {
            r.refuse("credit_code", Problem::UnknownEmployer);
        }
        let first = r.need("from_month", Month::parse);
        let last = r.need("until_month", |t| past(Month::parse(t)?, today));
        if first.zip(last).is_some_and(|(first, last)| last < first) {
            r.refuse("until_month", Problem::EndsBeforeItBegins);
        }
        let way = r.need("way", |t| one_of(t, &WAYS, "on_site, papers"));
        let by = r.maybe("first_inspector", parse_person_name).unwrap_or_else(|| self.operator.name.clone());
        let second = r.need("second_inspector", parse_person_name);
        if second.as_ref() == Some(&by) {
            r.refuse("second_inspector", Problem::Inspection(InspectionProblem::SameInspector));
        }
        let ground = r.need("inspect_ground", |t| one_of(t, &GROUNDS, "anomaly, complaint, random, order"));
        let note = r.maybe("ground_note", |t| parse_line(t, LINE_MAX)).unwrap_or_default();
        let special = r.flag("special", false);
        let visit = r.need("visit_on", |t| parse_date_short(t, today));
        let keys = match &employer {
            Some(e) => self.read_findings(e.id, fields.get("findings"))?,
            None => Ok(Vec::new()),
        };
        let keys = keys.map_err(|problem| r.refuse("findings", problem)).unwrap_or_default();
        let facts = employer.zip(first.zip(last)).zip(way.zip(ground)).zip(second.zip(visit));
        let (((employer, (first, last)), (way, ground)), (second, visit)) = r.finish(facts).map_err(Refusal::Problems)?;
        let fields = Fields::default()
            .with("credit_code", employer.credit_code)
            .with("from_month", first.to_string())
            .with("until_month", last.to_string())
            .with("way", way)
            .with("first_inspector", by)
            .with("second_inspector", second)
            .with("inspect_ground", ground)
            .with("ground_note", note)
            .with("special", if special { "yes" } else { "no" })
            .with("visit_on", visit.to_string())
            .with("findings", written(&keys));
        Ok(Plan { employer: employer.id, fields })
    }

    /// The findings a plan begins from: they are there, and no other inspection looks at them.
    fn read_findings(&self, employer: i64, text: &str) -> Result<Result<Vec<Key>, Problem>, Refusal> {
        let (mut keys, marks) = (Vec::new(), self.store.finding_marks()?);
        for row in rows(text) {
            let key = match key(employer, &row) {
                Ok(key) => key,
                Err(problem) => return Ok(Err(problem)),
            };
            let opened = marks.get(&key).filter(|m| m.mark == Mark::Opened);
            if let Some(sheet) = opened.and_then(|m| m.sheet.clone()) {
                let problem = Problem::Inspection(InspectionProblem::OpenedAlready { sheet });
                return Ok(Err(row.problem("rule", problem)));
            }
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
        if self.evidence_of(&keys)?.len() < keys.len() {
            return Ok(Err(Problem::Inspection(InspectionProblem::NoSuchFinding)));
        }
        Ok(Ok(keys))
    }

    /// Marks what a new inspection looks at.
    pub(in crate::desk) fn open_findings(&self, writer: &Writer<'_>, sheet: &SheetRow) -> Result<(), Refusal> {
        Ok(self.mark_attached(writer, sheet, Mark::Opened, &self.clock.stamp())?)
    }

    /// Opens again what an inspection that is dropped would have looked at.
    pub(in crate::desk) fn reopen_findings(&self, writer: &Writer<'_>, moved: &Moved<'_>) -> Result<(), Refusal> {
        Ok(self.mark_attached(writer, moved.sheet, Mark::Reopened, moved.at)?)
    }

    fn mark_attached(&self, writer: &Writer<'_>, sheet: &SheetRow, mark: Mark, at: &str) -> Result<(), StoreError> {
        let Some((employer, _)) = sheet.employer else { return Ok(()) };
        for key in attached(employer, fields_of(writer, sheet)?.get("findings")) {
            writer.mark_finding(&key, mark, &sheet.number, Some(sheet.id), self.operator.id, at)?;
        }
        Ok(())
    }
}

/// What an inspection says, in one of its versions.
pub(super) fn said(employer: i64, fields: Fields, amount: Money, due_on: Option<NaiveDate>) -> Content {
    Content {
        person: None,
        case: None,
        employer: Some(employer),
        month: None,
        amount,
        supersedes: None,
        due_on,
        fields,
        items: Vec::new(),
        receipts: Vec::new(),
    }
}

fn past(month: Month, today: NaiveDate) -> Result<Month, Problem> {
    if month > Month::of(today) { Err(Problem::Future) } else { Ok(month) }
}

fn key(employer: i64, row: &GridRow<'_>) -> Result<Key, Problem> {
    let rule = Rule::parse(row.cell(0)).map_err(|p| row.problem("rule", p))?;
    let person = match row.cell(1) {
        "" => None,
        text => Some(text.parse().map_err(|_| row.problem("person", Problem::NotAPerson))?),
    };
    let month = match row.cell(2) {
        "" => None,
        text => Some(Month::parse(text).map_err(|p| row.problem("month", p))?),
    };
    Ok(Key { rule, employer, person, month })
}

/// The findings that an inspection of an employer looks at.
pub(super) fn attached(employer: i64, text: &str) -> Vec<Key> {
    rows(text).filter_map(|row| key(employer, &row).ok()).collect()
}

/// Findings as a plan names them.
#[must_use]
pub fn written(keys: &[Key]) -> String {
    let cells = |k: &Key| {
        let person = k.person.map(|id| id.to_string()).unwrap_or_default();
        [k.rule.id().to_owned(), person, k.month.map(|m| m.to_string()).unwrap_or_default()]
    };
    grid::text(&keys.iter().map(cells).collect::<Vec<_>>())
}
