//! The whole county in four queries: employers, what was levied, what the fund paid for their people, injuries.

use chrono::NaiveDate;
use rusqlite::Row;

use crate::domain::dates::Month;
use crate::domain::employer::division::Edition;
use crate::domain::employer::state::EmployerState;
use crate::domain::money::Money;
use crate::domain::rates::indicators::Injury;
use crate::store::error::During;
use crate::store::sql::{day, money};
use crate::store::{Store, StoreError};

/// An employer as a review needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RateEmployer {
    pub id: i64,
    pub credit_code: String,
    pub name: String,
    pub state: EmployerState,
    pub edition: Edition,
    /// Two digits in that edition; empty where it is not known.
    pub division: String,
    /// The class it was registered with.
    pub risk_class: u8,
    pub registered_on: NaiveDate,
    /// Row of who carries its duty on.
    pub successor: Option<i64>,
}

/// What an employer was levied and paid in a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeviedRow {
    pub employer: i64,
    pub person_months: i64,
    pub base: Money,
    pub due: Money,
    pub paid: Money,
    /// Months not paid in full that no deferral covers.
    pub arrears_months: i64,
}

/// What the fund paid for somebody's people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaidForRow {
    /// The case's employer; without a case, where the person is or was last insured.
    pub employer: Option<i64>,
    /// Account of the fund's books.
    pub account: String,
    pub amount: Money,
    pub case: Option<i64>,
    /// Recognised situation; empty without a case.
    pub situation: String,
    /// A death, or a grade 1 to 4.
    pub is_severe: bool,
}

/// A recognised injury.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InjuryRow {
    pub employer: i64,
    pub situation: String,
    pub injury: Injury,
}

/// 患职业病的
const DISEASE: &str = "14-4";

fn employer(r: &Row<'_>) -> rusqlite::Result<RateEmployer> {
    let bad = |at, what: &'static str| rusqlite::Error::FromSqlConversionFailure(at, rusqlite::types::Type::Text, what.into());
    let state: String = r.get(3)?;
    Ok(RateEmployer {
        id: r.get(0)?,
        credit_code: r.get(1)?,
        name: r.get(2)?,
        state: EmployerState::parse(&state).ok_or_else(|| bad(3, "no state of an employer"))?,
        edition: Edition::of_year(r.get(4)?).ok_or_else(|| bad(4, "no edition"))?,
        division: r.get(5)?,
        risk_class: r.get(6)?,
        registered_on: day(r, 7)?,
        successor: r.get(8)?,
    })
}

impl Store {
    /// All employers, by name.
    ///
    /// # Errors
    /// Those of any read.
    pub fn rate_employers(&self) -> Result<Vec<RateEmployer>, StoreError> {
        const SQL: &str = "SELECT id, credit_code, name, state, edition, division, risk_class, registered_on, successor_id
            FROM employer ORDER BY name, id";
        let mut statement = self.connection().prepare_cached(SQL).during("read employers")?;
        let rows = statement.query_map([], employer);
        rows.and_then(Iterator::collect).during("read employers")
    }

    /// What each employer was levied and paid from a month to another. `today` decides whether a deferral still runs.
    ///
    /// # Errors
    /// Those of any read.
    pub fn levied_between(&self, from: Month, to: Month, today: NaiveDate) -> Result<Vec<LeviedRow>, StoreError> {
        const SQL: &str = "SELECT employer_id, sum(headcount), sum(coalesce(base_fen, payroll_fen)), sum(due_fen), sum(paid_fen),
                sum(paid_fen < due_fen AND (deferred_until IS NULL OR deferred_until < $1))
            FROM contribution WHERE month BETWEEN $2 AND $3 GROUP BY employer_id";
        let mut statement = self.connection().prepare_cached(SQL).during("read levy")?;
        let rows = statement.query_map((today.to_string(), from.number(), to.number()), |r| {
            Ok(LeviedRow {
                employer: r.get(0)?,
                person_months: r.get(1)?,
                base: money(r, 2)?,
                due: money(r, 3)?,
                paid: money(r, 4)?,
                arrears_months: r.get(5)?,
            })
        });
        rows.and_then(Iterator::collect).during("read levy")
    }

    /// What the fund paid in medical, disability and death benefits between two days, by case; a reversal takes away.
    ///
    /// # Errors
    /// Those of any read.
    pub fn paid_for_people(&self, from: NaiveDate, to: NaiveDate) -> Result<Vec<PaidForRow>, StoreError> {
        const SQL: &str = "WITH booked AS (
                SELECT debit AS account, amount_fen AS fen, person_id, case_id, line_id, posted_on FROM ledger_entry
                WHERE debit IN ('out_medical', 'out_disability', 'out_death') AND posted_on BETWEEN $1 AND $2 AND is_closing = 0
                UNION ALL SELECT credit, -amount_fen, person_id, case_id, line_id, posted_on FROM ledger_entry
                WHERE credit IN ('out_medical', 'out_disability', 'out_death') AND posted_on BETWEEN $1 AND $2 AND is_closing = 0),
            told AS (SELECT b.account, b.fen, c.id AS case_id, coalesce(c.situation, '') AS situation,
                c.died_on IS NOT NULL OR coalesce(c.grade, 10) <= 4 AS severe,
                coalesce(c.employer_id, (SELECT w.employer_id FROM employment AS w WHERE w.person_id = b.person_id
                    AND w.insured_from <= b.posted_on ORDER BY w.insured_from DESC LIMIT 1)) AS employer_id
                FROM booked AS b LEFT JOIN payment_line AS l ON l.id = b.line_id LEFT JOIN payable AS y ON y.id = l.payable_id
                LEFT JOIN injury_case AS c ON c.id = coalesce(b.case_id, y.case_id))
            SELECT employer_id, account, sum(fen), case_id, situation, severe FROM told
            GROUP BY employer_id, account, case_id, situation, severe";
        let mut statement = self.connection().prepare_cached(SQL).during("read payments")?;
        let rows = statement.query_map((from.to_string(), to.to_string()), |r| {
            Ok(PaidForRow {
                employer: r.get(0)?,
                account: r.get(1)?,
                amount: money(r, 2)?,
                case: r.get(3)?,
                situation: r.get(4)?,
                is_severe: r.get(5)?,
            })
        });
        rows.and_then(Iterator::collect).during("read payments")
    }

    /// Injuries between two days that the bureau recognised.
    ///
    /// # Errors
    /// Those of any read.
    pub fn recognised_injuries(&self, from: NaiveDate, to: NaiveDate) -> Result<Vec<InjuryRow>, StoreError> {
        const SQL: &str = "SELECT c.employer_id, c.situation, c.grade, c.died_on IS NOT NULL FROM injury_case AS c
            WHERE c.accident_on BETWEEN $1 AND $2 AND (SELECT s.step FROM case_step AS s WHERE s.case_id = c.id
                AND s.step IN ('recognise', 'deem', 'take_over', 'reject', 'refuse', 'revoke')
                AND (s.is_checked = 0 OR s.settled = 'pass') ORDER BY s.id DESC LIMIT 1) IN ('recognise', 'deem', 'take_over')";
        let mut statement = self.connection().prepare_cached(SQL).during("read injuries")?;
        let rows = statement.query_map((from.to_string(), to.to_string()), |r| {
            let situation: String = r.get(1)?;
            let injury = Injury { grade: r.get(2)?, died: r.get(3)?, disease: situation == DISEASE };
            Ok(InjuryRow { employer: r.get(0)?, situation, injury })
        });
        rows.and_then(Iterator::collect).during("read injuries")
    }
}
