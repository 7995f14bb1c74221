//! Who is insured with an employer, and what an approved sheet makes of it.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, Row};

use super::error::During;
use super::sql::{day, day_or_none, money, month, month_or_none};
use super::{Store, StoreError, Writer};
use crate::domain::audit::Act;
use crate::domain::dates::Month;
use crate::domain::money::Money;
use crate::domain::person::{MonthPaid, WageMonth};
use crate::domain::workers::relation::{History, Relation};
use crate::domain::workers::row::WorkerAct;

/// Somebody whose insurance with an employer runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunningWorker {
    pub person: i64,
    pub name: String,
    /// Whole; the desk masks it before a list shows it.
    pub id_number: String,
    pub relation: Relation,
}

/// A stretch of insurance with any employer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Insured {
    pub employer: i64,
    pub employer_name: String,
    pub credit_code: String,
    pub relation: Relation,
}

/// A construction project as a worker's row names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProjectBrief {
    pub id: i64,
    pub employer: i64,
    pub from: NaiveDate,
    pub until: NaiveDate,
}

/// A change of a relation as it is written down.
#[derive(Debug, Clone, Copy)]
pub struct NewWorkerEvent<'a> {
    pub person: i64,
    pub employer: i64,
    pub from: NaiveDate,
    pub act: WorkerAct,
    pub on: NaiveDate,
    /// JSON objects of texts.
    pub before: &'a str,
    pub after: &'a str,
    pub reason: &'a str,
    pub sheet: i64,
    pub at: &'a str,
}

/// Columns of a relation, of `employment AS w` and its project's sheet.
const RELATION: &str = "w.insured_from, w.insured_to, w.job, w.wage_fen, w.category, w.is_migrant, coalesce(ps.number, ''),
    w.end_reason";
const JOINS: &str = "LEFT JOIN project AS p ON p.id = w.project_id LEFT JOIN sheet AS ps ON ps.id = p.sheet_id";

/// A relation whose columns begin at `at`.
fn relation(r: &Row<'_>, at: usize) -> rusqlite::Result<Relation> {
    Ok(Relation {
        from: day(r, at)?,
        until: day_or_none(r, at + 1)?,
        job: r.get(at + 2)?,
        wage: money(r, at + 3)?,
        category: r.get(at + 4)?,
        is_migrant: r.get(at + 5)?,
        project: r.get(at + 6)?,
        end_reason: r.get(at + 7)?,
    })
}

impl Store {
    /// Those whose insurance with an employer runs, by name.
    ///
    /// # Errors
    /// Those of any read.
    pub fn running_workers(&self, employer: i64) -> Result<Vec<RunningWorker>, StoreError> {
        let sql = format!(
            "SELECT q.id, q.name, q.id_number, {RELATION} FROM employment AS w JOIN person AS q ON q.id = w.person_id {JOINS}
            WHERE w.employer_id = $1 AND w.insured_to IS NULL ORDER BY q.name, q.id_number"
        );
        let mut statement = self.connection().prepare_cached(&sql).during("list workers")?;
        let row = |r: &Row<'_>| {
            Ok(RunningWorker { person: r.get(0)?, name: r.get(1)?, id_number: r.get(2)?, relation: relation(r, 3)? })
        };
        let rows = statement.query_map([employer], row);
        rows.and_then(Iterator::collect).during("list workers")
    }

    /// How many they are.
    ///
    /// # Errors
    /// Those of any read.
    pub fn heads(&self, employer: i64) -> Result<i64, StoreError> {
        const SQL: &str = "SELECT count(*) FROM employment WHERE employer_id = $1 AND insured_to IS NULL";
        let mut statement = self.connection().prepare_cached(SQL).during("list workers")?;
        statement.query_row([employer], |r| r.get(0)).during("list workers")
    }

    /// Where a person is and was insured, the newest first.
    ///
    /// # Errors
    /// Those of any read.
    pub fn insured_relations(&self, person: i64) -> Result<Vec<Insured>, StoreError> {
        let sql = format!(
            "SELECT e.id, e.name, e.credit_code, {RELATION} FROM employment AS w JOIN employer AS e ON e.id = w.employer_id
            {JOINS} WHERE w.person_id = $1 ORDER BY w.insured_to IS NOT NULL, w.insured_from DESC, e.id"
        );
        let mut statement = self.connection().prepare_cached(&sql).during("read employment")?;
        let row = |r: &Row<'_>| {
            Ok(Insured { employer: r.get(0)?, employer_name: r.get(1)?, credit_code: r.get(2)?, relation: relation(r, 3)? })
        };
        let rows = statement.query_map([person], row);
        rows.and_then(Iterator::collect).during("read employment")
    }

    /// What is on file between a person and an employer.
    ///
    /// # Errors
    /// Those of any read.
    pub fn worker_history(&self, person: i64, employer: i64) -> Result<History, StoreError> {
        const EVENTS: &str = "SELECT on_day, what FROM employment_event WHERE person_id = $1 AND employer_id = $2 ORDER BY id";
        let of_employer = self.insured_relations(person)?.into_iter().filter(|i| i.employer == employer);
        let relations = of_employer.map(|i| i.relation).collect();
        let mut statement = self.connection().prepare_cached(EVENTS).during("read employment")?;
        let rows = statement.query_map((person, employer), |r| {
            // A transfer by a merger ends and begins like any other.
            let what: String = r.get(1)?;
            Ok((day(r, 0)?, WorkerAct::parse(&what).unwrap_or(WorkerAct::Join)))
        });
        let events = rows.and_then(Iterator::collect).during("read employment")?;
        Ok(History { relations, events })
    }

    /// Cases of a person with an employer from a day on: number and day.
    ///
    /// # Errors
    /// Those of any read.
    pub fn cases_since(&self, person: i64, employer: i64, since: NaiveDate) -> Result<Vec<(String, NaiveDate)>, StoreError> {
        const SQL: &str = "SELECT number, accident_on FROM injury_case WHERE person_id = $1 AND employer_id = $2
            AND accident_on >= $3 ORDER BY accident_on, id";
        let mut statement = self.connection().prepare_cached(SQL).during("list cases")?;
        let rows = statement.query_map((person, employer, since.to_string()), |r| Ok((r.get(0)?, day(r, 1)?)));
        rows.and_then(Iterator::collect).during("list cases")
    }

    /// The first and last month from one on that were levied for an employer.
    ///
    /// # Errors
    /// Those of any read.
    pub fn levied_since(&self, employer: i64, since: Month) -> Result<Option<(Month, Month)>, StoreError> {
        const SQL: &str = "SELECT min(month), max(month) FROM contribution WHERE employer_id = $1 AND month >= $2";
        let mut statement = self.connection().prepare_cached(SQL).during("read contributions")?;
        let found = statement.query_row((employer, since.number()), |r| Ok(month_or_none(r, 0)?.zip(month_or_none(r, 1)?)));
        found.during("read contributions")
    }

    /// A project by the number of its sheet.
    ///
    /// # Errors
    /// Those of any read.
    pub fn project_of_sheet(&self, number: &str) -> Result<Option<ProjectBrief>, StoreError> {
        const SQL: &str = "SELECT p.id, p.employer_id, p.from_on, coalesce(p.closed_on, p.until_on) FROM project AS p
            JOIN sheet AS s ON s.id = p.sheet_id WHERE s.number = $1";
        let mut statement = self.connection().prepare_cached(SQL).during("read project")?;
        let row = |r: &Row<'_>| Ok(ProjectBrief { id: r.get(0)?, employer: r.get(1)?, from: day(r, 2)?, until: day(r, 3)? });
        statement.query_row([number], row).optional().during("read project")
    }
}

/// A month of a person with one employer, as it was levied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeviedMonth {
    pub month: Month,
    pub employer: String,
    pub wage: Money,
    /// What it was levied on; `None` for a month taken over.
    pub base: Option<Money>,
    /// `None` where the employer has no declaration of the month on file.
    pub paid: Option<MonthPaid>,
}

/// A statement of rights that was issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatementRow {
    pub number: String,
    /// Name of who issued it.
    pub by: String,
    pub at: String,
    /// Of what it says.
    pub fingerprint: String,
    pub year: String,
}

impl Store {
    /// The months of a person's wages, by month.
    ///
    /// # Errors
    /// Those of any read.
    pub fn levied_months(&self, person: i64, first: Month, last: Month) -> Result<Vec<LeviedMonth>, StoreError> {
        const BASES: &str = "SELECT g.month, e.name, g.base_fen FROM wage AS g JOIN employer AS e ON e.id = g.employer_id
            WHERE g.person_id = $1 AND g.month BETWEEN $2 AND $3 AND g.base_fen IS NOT NULL";
        let mut statement = self.connection().prepare_cached(BASES).during("read wages")?;
        let row = |r: &Row<'_>| Ok(((month(r, 0)?, r.get::<_, String>(1)?), money(r, 2)?));
        let rows = statement.query_map((person, first.number(), last.number()), row);
        let bases: HashMap<(Month, String), Money> = rows.and_then(Iterator::collect).during("read wages")?;
        let months = self.wage_months_between(person, first, last)?.into_iter().rev();
        let levied = |m: WageMonth| {
            let base = bases.get(&(m.month, m.employer.clone())).copied();
            LeviedMonth { month: m.month, employer: m.employer, wage: m.wage, base, paid: m.paid }
        };
        Ok(months.map(levied).collect())
    }

    /// Those who were insured with an employer on any day from one to another, by name.
    ///
    /// # Errors
    /// Those of any read.
    pub fn insured_between(&self, employer: i64, first: NaiveDate, last: NaiveDate) -> Result<Vec<i64>, StoreError> {
        const SQL: &str = "SELECT p.id FROM person AS p WHERE EXISTS (SELECT 1 FROM employment AS w WHERE w.person_id = p.id
                AND w.employer_id = $1 AND w.insured_from <= $2 AND (w.insured_to IS NULL OR w.insured_to >= $3))
            ORDER BY p.name, p.id_number";
        let mut statement = self.connection().prepare_cached(SQL).during("list workers")?;
        let rows = statement.query_map((employer, last.to_string(), first.to_string()), |r| r.get(0));
        rows.and_then(Iterator::collect).during("list workers")
    }

    /// How many statements of rights were issued in a year.
    ///
    /// # Errors
    /// Those of any read.
    pub fn statements_since(&self, year: i32) -> Result<i64, StoreError> {
        const SQL: &str = "SELECT count(*) FROM audit WHERE at >= $1 AND at < $2 AND act = $3";
        let (from, until) = (year.to_string(), (year + 1).to_string());
        let mut statement = self.connection().prepare_cached(SQL).during("count statements")?;
        statement.query_row((from, until, Act::StateRights.id()), |r| r.get(0)).during("count statements")
    }

    /// The statement of a check code.
    ///
    /// # Errors
    /// Those of any read.
    pub fn statement_by_code(&self, code: &str) -> Result<Option<StatementRow>, StoreError> {
        const SQL: &str = "SELECT substr(a.detail, 1, instr(a.detail, ' ') - 1), o.name, a.at, a.after ->> 'fingerprint',
                a.after ->> 'year' FROM audit AS a JOIN operator AS o ON o.id = a.operator_id
            WHERE a.act = $1 AND substr(a.detail, instr(a.detail, ' ') + 1) = $2";
        let row = |r: &Row<'_>| {
            Ok(StatementRow { number: r.get(0)?, by: r.get(1)?, at: r.get(2)?, fingerprint: r.get(3)?, year: r.get(4)? })
        };
        let mut statement = self.connection().prepare_cached(SQL).during("read statement")?;
        statement.query_row((Act::StateRights.id(), code), row).optional().during("read statement")
    }
}

impl Writer<'_> {
    /// Begins a relation.
    ///
    /// # Errors
    /// Those of any write.
    pub fn begin_relation(&self, person: i64, employer: i64, new: &Relation, project: Option<i64>) -> Result<(), StoreError> {
        const SQL: &str = "INSERT INTO employment (person_id, employer_id, insured_from, insured_to, job, wage_fen, category,
                is_migrant, project_id, source) VALUES ($1, $2, $3, NULL, $4, $5, $6, $7, $8, 0)";
        let (from, wage) = (new.from.to_string(), new.wage.fen());
        self.connection()
            .prepare_cached(SQL)
            .and_then(|mut s| s.execute((person, employer, from, &new.job, wage, &new.category, new.is_migrant, project)))
            .during("write employment")
            .map(|_| ())
    }

    /// Writes down what a relation is now.
    ///
    /// # Errors
    /// Those of any write.
    pub fn set_relation(&self, person: i64, employer: i64, now: &Relation, project: Option<i64>) -> Result<(), StoreError> {
        const SQL: &str = "UPDATE employment SET insured_to = $1, job = $2, wage_fen = $3, category = $4, is_migrant = $5,
                project_id = $6, end_reason = $7 WHERE person_id = $8 AND employer_id = $9 AND insured_from = $10";
        let (from, until) = (now.from.to_string(), now.until.map(|d| d.to_string()));
        let (wage, reason) = (now.wage.fen(), &now.end_reason);
        self.connection()
            .prepare_cached(SQL)
            .and_then(|mut s| {
                s.execute((until, &now.job, wage, &now.category, now.is_migrant, project, reason, person, employer, from))
            })
            .during("write employment")
            .map(|_| ())
    }

    /// Writes down what happened to a relation.
    ///
    /// # Errors
    /// Those of any write.
    pub fn add_worker_event(&self, e: &NewWorkerEvent<'_>) -> Result<(), StoreError> {
        const SQL: &str =
            "INSERT INTO employment_event (person_id, employer_id, insured_from, what, on_day, before, after, reason,
                sheet_id, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
        let (from, on) = (e.from.to_string(), e.on.to_string());
        self.connection()
            .prepare_cached(SQL)
            .and_then(|mut s| s.execute((e.person, e.employer, from, e.act.id(), on, e.before, e.after, e.reason, e.sheet, e.at)))
            .during("write employment")
            .map(|_| ())
    }

    /// Notes a person's telephone number.
    ///
    /// # Errors
    /// Those of any write.
    pub fn set_phone(&self, person: i64, phone: &str) -> Result<(), StoreError> {
        self.connection()
            .prepare_cached("UPDATE person SET phone = $1 WHERE id = $2")
            .and_then(|mut s| s.execute((phone, person)))
            .during("write person")
            .map(|_| ())
    }
}
