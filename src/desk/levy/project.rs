//! 按项目参保 (rules 2.7): a construction project is insured by one premium on its contract sum, paid before work starts.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::desk::estimate::{Fields, Reader};
use crate::desk::sheets::{Content, Moved, Purpose, fields_of};
use crate::desk::{Desk, Refusal};
use crate::domain::benefits::explain::Silent;
use crate::domain::dates::Month;
use crate::domain::declaration::DeclarationProblem;
use crate::domain::declaration::month::last_day;
use crate::domain::employer::parse_count;
use crate::domain::employer::rate::in_force;
use crate::domain::employer::state::EmployerState;
use crate::domain::identity::CreditCode;
use crate::domain::money::Money;
use crate::domain::name::{LINE_MAX, parse_line};
use crate::domain::premium::special;
use crate::domain::problem::Problem;
use crate::domain::shorthand::{parse_date_short, parse_money_short};
use crate::store::Writer;
use crate::store::levy::project::NewProject;
use crate::store::levy::record::{NewLine, What};
use crate::store::register::employer::EmployerRow;

/// The fields of a project's sheet.
pub const PROJECT_FIELDS: [&str; 6] = ["credit_code", "project_name", "price", "from_on", "until_on", "workers"];
/// People on one site at most.
const WORKERS_MAX: i64 = 100_000;
/// A day before work starts.
const ONE_DAY: chrono::Days = chrono::Days::new(1);

/// A project as read and checked.
struct Project {
    employer: EmployerRow,
    name: String,
    price: Money,
    from: NaiveDate,
    until: NaiveDate,
    workers: i64,
    rate: Decimal,
    premium: Money,
}

impl Desk {
    /// Reads a project's fields: `credit_code` of the general contractor, `project_name`, `price` (contract sum), `from_on`,
    /// `until_on`, `workers`.
    ///
    /// # Errors
    /// `Problems` with their fields, also `NoParameter` while the office has not entered its rate; `Store`.
    pub(in crate::desk) fn read_project(&self, fields: &Fields, _purpose: Purpose<'_>) -> Result<Content, Refusal> {
        let project = self.project(fields)?;
        Ok(Content {
            person: None,
            case: None,
            employer: Some(project.employer.id),
            month: Some(Month::of(self.clock.today())),
            amount: project.premium,
            supersedes: None,
            due_on: None,
            fields: Fields::default()
                .with("credit_code", project.employer.credit_code.as_str())
                .with("project_name", project.name)
                .with("price", project.price.plain())
                .with("from_on", project.from.to_string())
                .with("until_on", project.until.to_string())
                .with("workers", project.workers.to_string())
                .with("premium_rate", project.rate.normalize().to_string())
                .with("premium_due", project.premium.plain()),
            items: Vec::new(),
            receipts: Vec::new(),
        })
    }

    fn project(&self, fields: &Fields) -> Result<Project, Refusal> {
        let today = self.clock.today();
        let mut r = Reader::new(fields);
        let code = r.need("credit_code", CreditCode::parse);
        let employer = code.map(|code| self.store.employer(code.as_str())).transpose()?.flatten();
        match &employer {
            None if r.has("credit_code") => r.refuse("credit_code", Problem::UnknownEmployer),
            Some(e) if e.state == EmployerState::Cancelled => {
                let state = e.state;
                r.refuse("credit_code", Problem::Declaration(DeclarationProblem::DoesNotTakePart { state }));
            }
            _ => {}
        }
        let name = r.need("project_name", |t| parse_line(t, LINE_MAX));
        let price = r.need("price", |t| parse_money_short(t).and_then(above_zero));
        let from = r.need("from_on", |t| parse_date_short(t, today));
        let until = r.need("until_on", |t| parse_date_short(t, today));
        let workers = r.need("workers", |t| parse_count(t, 1, WORKERS_MAX));
        if from.zip(until).is_some_and(|(from, until)| until < from) {
            r.refuse("until_on", Problem::EndsBeforeItBegins);
        }
        if let (Some(employer), Some(name), Some((from, until))) = (&employer, &name, from.zip(until)) {
            let other =
                self.store.projects_of(employer.id)?.into_iter().find(|p| p.name == *name && p.from <= until && from <= p.until);
            if let Some(other) = other {
                r.refuse("project_name", Problem::Declaration(DeclarationProblem::ProjectThere { sheet: other.sheet }));
            }
        }
        let book = self.book()?;
        let priced = price.zip(from).and_then(|(price, from)| {
            let worked = book.number("project_rate", from).and_then(|rate| {
                let premium = special::project(&book, price, from, &mut Silent)?;
                Ok((rate.value, premium))
            });
            worked.map_err(|p| r.refuse("price", p)).ok()
        });
        let dates = from.zip(until);
        let facts = employer.zip(name).zip(price).zip(dates).zip(workers).zip(priced);
        let (((((employer, name), price), (from, until)), workers), (rate, premium)) =
            r.finish(facts).map_err(Refusal::Problems)?;
        Ok(Project { employer, name, price, from, until, workers, rate, premium })
    }

    /// Insures a project that was reviewed: it is on file, and its premium is owed before work starts.
    pub(in crate::desk) fn insure_project(&self, writer: &Writer<'_>, moved: &Moved<'_>) -> Result<(), Refusal> {
        let project = self.project(&fields_of(writer, moved.sheet)?)?;
        let (book, today) = (self.book()?, self.clock.today());
        let month = moved.sheet.month.unwrap_or(Month::of(today));
        let row = writer.add_project(&NewProject {
            employer: project.employer.id,
            name: &project.name,
            price: project.price,
            rate: project.rate,
            premium: project.premium,
            from: project.from,
            until: project.until,
            workers: project.workers,
            sheet: moved.sheet.id,
        })?;
        let before_work = project.from - ONE_DAY;
        let last_day = if before_work >= today {
            before_work
        } else {
            last_day(&book, month, today).map_err(|p| Refusal::Problems(vec![("step", p)]))?
        };
        let line = NewLine {
            employer: project.employer.id,
            month,
            what: What::Project,
            // Its people are counted with the project, and its contract sum is no base of wages.
            heads: 0,
            payroll: Money::ZERO,
            base: Money::ZERO,
            class: in_force(project.employer.risk_class, &self.store.rate_rows(project.employer.id)?, month),
            rate: project.rate,
            amount: project.premium,
            last_day,
            run: None,
            sheet: Some(moved.sheet.id),
            project: Some(row),
        };
        Ok(writer.add_levy_line(&line, self.operator.id, moved.at)?)
    }
}

fn above_zero(amount: Money) -> Result<Money, Problem> {
    match amount.fen() {
        0 => Err(Problem::Zero),
        fen if fen < 0 => Err(Problem::Negative),
        _ => Ok(amount),
    }
}
