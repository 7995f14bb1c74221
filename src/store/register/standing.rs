//! What bars an act on an employer: workers, debts, cases that are not over, names and codes in use, sheets that wait.

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, Row};

use crate::domain::case::state::State;
use crate::domain::dates::Month;
use crate::domain::employer::RatePpm;
use crate::domain::money::Money;
use crate::domain::sheet::state::State as SheetState;
use crate::store::error::During;
use crate::store::levy::declaration::OPENING;
use crate::store::sql::{day, day_or_none, money, month, month_or_none};
use crate::store::{Store, StoreError};

/// A month of an employer as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthRow {
    pub month: Month,
    pub headcount: i64,
    pub payroll: Money,
    pub rate: RatePpm,
    pub due: Money,
    pub paid: Money,
    pub paid_on: Option<NaiveDate>,
    /// To pay without late fee; `None` for months taken over.
    pub last_day: Option<NaiveDate>,
    pub is_estimate: bool,
    pub deferred_until: Option<NaiveDate>,
}

/// A case of an employer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmployerCaseRow {
    pub number: String,
    pub name: String,
    pub accident_on: NaiveDate,
    pub state: State,
    /// Name of the employer of that day.
    pub employer: String,
}

const MONTHS: &str =
    "SELECT month, headcount, payroll_fen, rate_ppm, due_fen, paid_fen, paid_on, last_day, is_estimate, deferred_until
    FROM contribution WHERE employer_id = $1";
/// The day an employer `e` that is cancelled or suspended stopped taking part.
pub(in crate::store) const STOPPED: &str = "CASE WHEN e.state <> 'active' THEN coalesce(e.ended_on,
    (SELECT max(on_day) FROM employer_event WHERE employer_id = e.id AND what = 'suspend')) END";
/// An employer and those whose duty it carries on, directly or through others.
const CARRIED: &str = "WITH RECURSIVE carried (id) AS (SELECT $1 UNION SELECT e.id FROM employer AS e JOIN carried AS c
    ON e.successor_id = c.id)";

fn month_row(r: &Row<'_>) -> rusqlite::Result<MonthRow> {
    Ok(MonthRow {
        month: month(r, 0)?,
        headcount: r.get(1)?,
        payroll: money(r, 2)?,
        rate: RatePpm(r.get(3)?),
        due: money(r, 4)?,
        paid: money(r, 5)?,
        paid_on: day_or_none(r, 6)?,
        last_day: day_or_none(r, 7)?,
        is_estimate: r.get(8)?,
        deferred_until: day_or_none(r, 9)?,
    })
}

/// A JSON list of the states of cases in which nothing more is expected.
fn over() -> String {
    serde_json::Value::from(State::ALL.iter().filter(|s| s.is_over()).map(|s| s.id()).collect::<Vec<_>>()).to_string()
}

impl Store {
    /// Months of an employer, the newest first.
    ///
    /// # Errors
    /// Those of any read.
    pub fn months_of(&self, employer: i64, limit: i64) -> Result<Vec<MonthRow>, StoreError> {
        let sql = format!("{MONTHS} ORDER BY month DESC LIMIT $2");
        let mut statement = self.connection().prepare_cached(&sql).during("read contributions")?;
        let rows = statement.query_map((employer, limit), month_row);
        rows.and_then(Iterator::collect).during("read contributions")
    }

    /// The first month of an employer that is on file.
    ///
    /// # Errors
    /// Those of any read.
    pub fn first_month_of(&self, employer: i64) -> Result<Option<Month>, StoreError> {
        const SQL: &str = "SELECT min(month) FROM contribution WHERE employer_id = $1";
        let mut statement = self.connection().prepare_cached(SQL).during("read contributions")?;
        statement.query_row([employer], |r| month_or_none(r, 0)).during("read contributions")
    }

    /// Cases that are not over, of an employer and of those whose duty it carries on: how many, and the number of the first.
    ///
    /// # Errors
    /// Those of any read.
    pub fn open_cases_of(&self, employer: i64) -> Result<(i64, String), StoreError> {
        let sql = format!(
            "{CARRIED} SELECT count(*), coalesce(min(c.number), '') FROM injury_case AS c JOIN carried AS e ON e.id = c.employer_id
            WHERE c.state NOT IN (SELECT value FROM json_each($2))"
        );
        let mut statement = self.connection().prepare_cached(&sql).during("count cases")?;
        statement.query_row((employer, over()), |r| Ok((r.get(0)?, r.get(1)?))).during("count cases")
    }

    /// Cases of an employer and of those whose duty it carries on, the newest first.
    ///
    /// # Errors
    /// Those of any read; `BadValue` for a state nobody knows.
    pub fn cases_of_employer(&self, employer: i64, limit: i64) -> Result<Vec<EmployerCaseRow>, StoreError> {
        let sql = format!(
            "{CARRIED} SELECT c.number, p.name, c.accident_on, c.state, f.name FROM injury_case AS c
            JOIN carried AS e ON e.id = c.employer_id JOIN person AS p ON p.id = c.person_id
            JOIN employer AS f ON f.id = c.employer_id ORDER BY c.accident_on DESC, c.id DESC LIMIT $2"
        );
        let mut statement = self.connection().prepare_cached(&sql).during("list cases")?;
        let rows = statement.query_map((employer, limit), |r| {
            Ok((r.get::<_, String>(0)?, r.get::<_, String>(1)?, day(r, 2)?, r.get::<_, String>(3)?, r.get::<_, String>(4)?))
        });
        let rows: Vec<_> = rows.and_then(Iterator::collect).during("list cases")?;
        let case = |(number, name, accident_on, state, employer): (String, String, NaiveDate, String, String)| {
            let state = State::parse(&state).ok_or_else(|| StoreError::BadValue(format!("case {number}")))?;
            Ok(EmployerCaseRow { number, name, accident_on, state, employer })
        };
        rows.into_iter().map(case).collect()
    }

    /// The first month that was ever fixed here.
    ///
    /// # Errors
    /// Those of any read.
    pub fn first_levy_run(&self) -> Result<Option<Month>, StoreError> {
        let mut statement = self.connection().prepare_cached("SELECT min(month) FROM levy_run").during("read levied months")?;
        statement.query_row([], |r| month_or_none(r, 0)).during("read levied months")
    }

    /// The last month of an employer that was taken over.
    ///
    /// # Errors
    /// Those of any read.
    pub fn last_taken_over(&self, employer: i64) -> Result<Option<Month>, StoreError> {
        let sql = format!("SELECT max(c.month) FROM contribution AS c WHERE c.employer_id = $1 AND {OPENING}");
        let mut statement = self.connection().prepare_cached(&sql).during("read contributions")?;
        statement.query_row([employer], |r| month_or_none(r, 0)).during("read contributions")
    }

    /// Months of an employer up to one with a declaration that was verified.
    ///
    /// # Errors
    /// Those of any read.
    pub fn verified_months(&self, employer: i64, until: Month) -> Result<Vec<Month>, StoreError> {
        const SQL: &str = "SELECT month FROM declaration WHERE employer_id = $1 AND month <= $2 AND is_live = 1";
        let mut statement = self.connection().prepare_cached(SQL).during("read declarations")?;
        let rows = statement.query_map((employer, until.number()), |r| month(r, 0));
        rows.and_then(Iterator::collect).during("read declarations")
    }

    /// Whether anybody was insured with an employer at any time in a month otherwise than by a project.
    ///
    /// # Errors
    /// Those of any read.
    pub fn is_anybody_insured(&self, employer: i64, month: Month) -> Result<bool, StoreError> {
        const SQL: &str = "SELECT EXISTS (SELECT 1 FROM employment WHERE employer_id = $1 AND project_id IS NULL
            AND insured_from <= $2 AND (insured_to IS NULL OR insured_to >= $3))";
        let (last, first) = (month.last_day().to_string(), month.first_day().to_string());
        let mut statement = self.connection().prepare_cached(SQL).during("read employment")?;
        statement.query_row((employer, last, first), |r| r.get(0)).during("read employment")
    }

    /// Name and last day of the project of an employer that is insured longest beyond a day.
    ///
    /// # Errors
    /// Those of any read.
    pub fn project_beyond(&self, employer: i64, on: NaiveDate) -> Result<Option<(String, NaiveDate)>, StoreError> {
        const SQL: &str = "SELECT name, coalesce(closed_on, until_on) AS last FROM project
            WHERE employer_id = $1 AND coalesce(closed_on, until_on) > $2 ORDER BY last DESC, id LIMIT 1";
        let mut statement = self.connection().prepare_cached(SQL).during("read projects")?;
        let row = statement.query_row((employer, on.to_string()), |r| Ok((r.get(0)?, day(r, 1)?)));
        row.optional().during("read projects")
    }

    /// Code and name of those whose duty an employer carries on directly.
    ///
    /// # Errors
    /// Those of any read.
    pub fn predecessors(&self, employer: i64) -> Result<Vec<(i64, String)>, StoreError> {
        const SQL: &str = "SELECT id, name FROM employer WHERE successor_id = $1 ORDER BY name, id";
        let mut statement = self.connection().prepare_cached(SQL).during("read employers")?;
        let rows = statement.query_map([employer], |r| Ok((r.get(0)?, r.get(1)?)));
        rows.and_then(Iterator::collect).during("read employers")
    }

    /// Rows of those whose duty an employer carries on, directly or through others, in the order they were registered.
    ///
    /// # Errors
    /// Those of any read.
    pub fn carried_by(&self, employer: i64) -> Result<Vec<i64>, StoreError> {
        let sql = format!("{CARRIED} SELECT id FROM carried WHERE id <> $1 ORDER BY id");
        let mut statement = self.connection().prepare_cached(&sql).during("read employers")?;
        statement.query_map([employer], |r| r.get(0)).and_then(Iterator::collect).during("read employers")
    }

    /// The day an employer stopped taking part, if it does not take part.
    ///
    /// # Errors
    /// Those of any read.
    pub fn stopped_on(&self, employer: i64) -> Result<Option<NaiveDate>, StoreError> {
        let sql = format!("SELECT {STOPPED} FROM employer AS e WHERE e.id = $1");
        let mut statement = self.connection().prepare_cached(&sql).during("read employer")?;
        statement.query_row([employer], |r| day_or_none(r, 0)).during("read employer")
    }

    /// Code of an employer that takes part under this very name, other than one with this code.
    ///
    /// # Errors
    /// Those of any read.
    pub fn name_in_use(&self, name: &str, but: &str) -> Result<Option<String>, StoreError> {
        const SQL: &str = "SELECT e.credit_code FROM employer_part AS p JOIN employer AS e ON e.id = p.employer_id
            WHERE p.part = $1 AND e.name = $1 AND e.state <> 'cancelled' AND e.credit_code <> $2 LIMIT 1";
        let mut statement = self.connection().prepare_cached(SQL).during("find employer")?;
        statement.query_row((name, but), |r| r.get(0)).optional().during("find employer")
    }

    /// Number of a registration sheet about an employer that is not decided, other than one; by credit code, as an employer
    /// that is registered first has no row yet.
    ///
    /// # Errors
    /// Those of any read.
    pub fn registration_waiting(&self, credit_code: &str, but: Option<i64>) -> Result<Option<String>, StoreError> {
        const SQL: &str = "SELECT s.number FROM sheet AS s JOIN sheet_version AS v ON v.sheet_id = s.id AND v.version = s.version
            WHERE s.state IN ($1, $2, $3) AND s.kind = 'registration' AND v.fields ->> 'credit_code' = $4 AND s.id IS NOT $5
            ORDER BY s.id LIMIT 1";
        let [a, b, c] = [SheetState::Draft, SheetState::ToReview, SheetState::Returned].map(SheetState::id);
        let mut statement = self.connection().prepare_cached(SQL).during("find sheet")?;
        statement.query_row((a, b, c, credit_code, but), |r| r.get(0)).optional().during("find sheet")
    }
}
