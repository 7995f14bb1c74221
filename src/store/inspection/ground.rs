//! What the rules of inspection look at: employers, who is insured with them, and what of it somebody else says otherwise. One
//! query for each, over the whole county.

use chrono::NaiveDate;

use crate::domain::dates::Month;
use crate::domain::employer::division::Edition;
use crate::domain::identity::ResidentId;
use crate::domain::inspection::rules::{InjurySeen, WorkerSeen};
use crate::domain::money::Money;
use crate::store::error::During;
use crate::store::sql::{day, day_or_none, money, month_or_none};
use crate::store::{Store, StoreError};

/// An employer that takes part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmployerGround {
    pub id: i64,
    pub credit_code: String,
    pub name: String,
    pub edition: Edition,
    pub division: String,
    /// In force in the month.
    pub class: u8,
    pub heads: Option<i64>,
    pub heads_before: Option<i64>,
}

/// The months a determination went by, as its sheet keeps them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimGround {
    pub person: i64,
    pub employer: i64,
    pub sheet: String,
    /// Grid of month, declared wage and the wage that counted.
    pub months: String,
}

impl Store {
    /// The last month before `open` that was levied.
    ///
    /// # Errors
    /// Those of any read.
    pub fn last_levied_month(&self, open: Month) -> Result<Option<Month>, StoreError> {
        self.connection()
            .prepare_cached("SELECT max(month) FROM contribution WHERE month < $1")
            .and_then(|mut s| s.query_row([open.number()], |r| month_or_none(r, 0)))
            .during("find month")
    }

    /// Employers that are not cancelled, by row.
    ///
    /// # Errors
    /// Those of any read.
    pub fn inspected_employers(&self, month: Month) -> Result<Vec<EmployerGround>, StoreError> {
        const SQL: &str = "SELECT e.id, e.credit_code, e.name, e.edition, e.division,
                coalesce((SELECT risk_class FROM employer_rate AS r WHERE r.employer_id = e.id AND r.from_month <= ?1
                    ORDER BY r.from_month DESC, r.id DESC LIMIT 1), e.risk_class), c.headcount, b.headcount
            FROM employer AS e
            LEFT JOIN contribution AS c ON c.employer_id = e.id AND c.month = ?1
            LEFT JOIN contribution AS b ON b.employer_id = e.id AND b.month = ?2
            WHERE e.state <> 'cancelled' ORDER BY e.id";
        let mut statement = self.connection().prepare_cached(SQL).during("read employers")?;
        let rows = statement.query_map((month.number(), month.previous().number()), |r| {
            Ok(EmployerGround {
                id: r.get(0)?,
                credit_code: r.get(1)?,
                name: r.get(2)?,
                edition: Edition::of_year(r.get(3)?).unwrap_or(Edition::Y2017),
                division: r.get(4)?,
                class: r.get(5)?,
                heads: r.get(6)?,
                heads_before: r.get(7)?,
            })
        });
        rows.and_then(Iterator::collect).during("read employers")
    }

    /// Everybody insured with anybody at some time in a month, with the wages of it and of the month before, by employer and
    /// person. Of two spells with one employer the later one counts.
    ///
    /// # Errors
    /// Those of any read; `BadValue` for a number that is none.
    pub fn inspected_workers(&self, month: Month) -> Result<Vec<WorkerSeen>, StoreError> {
        const SQL: &str = "SELECT w.person_id, w.employer_id, p.id_number, w.category, max(w.insured_from), w.insured_to,
                m.wage_fen, m.base_fen, b.wage_fen
            FROM employment AS w JOIN person AS p ON p.id = w.person_id
            LEFT JOIN wage AS m ON m.person_id = w.person_id AND m.month = ?1 AND m.employer_id = w.employer_id
            LEFT JOIN wage AS b ON b.person_id = w.person_id AND b.month = ?2 AND b.employer_id = w.employer_id
            WHERE w.insured_from <= ?3 AND (w.insured_to IS NULL OR w.insured_to >= ?4)
            GROUP BY w.employer_id, w.person_id ORDER BY w.employer_id, w.person_id";
        let values = (month.number(), month.previous().number(), month.last_day().to_string(), month.first_day().to_string());
        let mut statement = self.connection().prepare_cached(SQL).during("read workers")?;
        let amount = |r: &rusqlite::Row<'_>, at| r.get::<_, Option<i64>>(at).map(|fen| fen.map(Money::from_fen));
        let rows = statement.query_map(values, |r| {
            let number: String = r.get(2)?;
            let id = ResidentId::parse(&number)
                .map_err(|p| rusqlite::Error::FromSqlConversionFailure(2, rusqlite::types::Type::Text, Box::new(p)))?;
            Ok(WorkerSeen {
                person: r.get(0)?,
                employer: r.get(1)?,
                birth: id.birth(),
                sex: id.sex(),
                category: r.get(3)?,
                insured_from: day(r, 4)?,
                insured_to: day_or_none(r, 5)?,
                wage: amount(r, 6)?,
                base: amount(r, 7)?,
                wage_before: amount(r, 8)?,
            })
        });
        rows.and_then(Iterator::collect).during("read workers")
    }

    /// Who has died, as a case tells it.
    ///
    /// # Errors
    /// Those of any read.
    pub fn known_deaths(&self) -> Result<Vec<(i64, NaiveDate)>, StoreError> {
        const SQL: &str = "SELECT person_id, min(died_on) FROM injury_case WHERE died_on IS NOT NULL GROUP BY person_id";
        let mut statement = self.connection().prepare_cached(SQL).during("read deaths")?;
        let rows = statement.query_map([], |r| Ok((r.get(0)?, day(r, 1)?)));
        rows.and_then(Iterator::collect).during("read deaths")
    }

    /// Who has a monthly benefit in payment in a month that does not go with work, and which: the allowance of grades 1 to 4 and
    /// its successor, and a dependant's pension.
    ///
    /// # Errors
    /// Those of any read.
    pub fn paid_beside_work(&self, month: Month) -> Result<Vec<(i64, String)>, StoreError> {
        const SQL: &str = "SELECT b.person_id, min(b.kind) FROM benefit AS b
            WHERE b.kind IN ('allowance', 'pension_difference', 'dependant_pension')
              AND (SELECT e.what FROM benefit_event AS e WHERE e.benefit_id = b.id AND e.month <= $1
                   ORDER BY e.month DESC, e.id DESC LIMIT 1) IN ('start', 'amount', 'resume')
            GROUP BY b.person_id";
        let mut statement = self.connection().prepare_cached(SQL).during("read benefits")?;
        let rows = statement.query_map([month.number()], |r| Ok((r.get(0)?, r.get(1)?)));
        rows.and_then(Iterator::collect).during("read benefits")
    }

    /// Determinations entered since a day that came to something or still may, and went by corrected wages.
    ///
    /// # Errors
    /// Those of any read.
    pub fn claimed_wages(&self, since: NaiveDate) -> Result<Vec<ClaimGround>, StoreError> {
        const SQL: &str = "SELECT s.person_id, c.employer_id, s.number, json_extract(v.fields, '$.months') FROM sheet AS s
            JOIN sheet_version AS v ON v.sheet_id = s.id AND v.version = s.version
            JOIN injury_case AS c ON c.id = s.case_id
            WHERE s.kind = 'determination' AND s.state NOT IN ('draft', 'refused', 'void', 'superseded', 'reversed')
              AND s.entered_on >= $1 AND coalesce(json_extract(v.fields, '$.corrections'), '') <> '' ORDER BY s.id";
        let mut statement = self.connection().prepare_cached(SQL).during("read determinations")?;
        let rows = statement.query_map([since.to_string()], |r| {
            let months: Option<String> = r.get(3)?;
            Ok(ClaimGround { person: r.get(0)?, employer: r.get(1)?, sheet: r.get(2)?, months: months.unwrap_or_default() })
        });
        rows.and_then(Iterator::collect).during("read determinations")
    }

    /// Injuries from one day to another at employers that owe for the month of the injury or one before; months from `open` on
    /// and deferred ones are not owed yet.
    ///
    /// # Errors
    /// Those of any read.
    pub fn injuries_in_arrears(&self, from: NaiveDate, until: NaiveDate, open: Month) -> Result<Vec<InjurySeen>, StoreError> {
        const SQL: &str = "SELECT k.person_id, k.employer_id, k.number, k.accident_on, count(*), sum(c.due_fen - c.paid_fen)
            FROM injury_case AS k
            JOIN contribution AS c ON c.employer_id = k.employer_id AND c.paid_fen < c.due_fen AND c.month < $1
                AND (c.deferred_until IS NULL OR c.deferred_until < $2)
                AND c.month <= CAST(substr(k.accident_on, 1, 4) || substr(k.accident_on, 6, 2) AS INTEGER)
            WHERE k.accident_on BETWEEN $3 AND $2
              AND k.state NOT IN ('refused', 'withdrawn', 'not_recognised', 'dropped')
            GROUP BY k.id ORDER BY k.id";
        let mut statement = self.connection().prepare_cached(SQL).during("read injuries")?;
        let rows = statement.query_map((open.number(), until.to_string(), from.to_string()), |r| {
            Ok(InjurySeen {
                person: r.get(0)?,
                employer: r.get(1)?,
                case: r.get(2)?,
                on: day(r, 3)?,
                arrears_months: r.get(4)?,
                arrears: money(r, 5)?,
            })
        });
        rows.and_then(Iterator::collect).during("read injuries")
    }
}
