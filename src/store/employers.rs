//! Employers and what they declare and pay each month.

use rusqlite::OptionalExtension;

use super::audit::FieldChange;
use super::error::During;
use super::sql::{after_prefix, day, day_or_none, money, month};
use super::{Store, StoreError, Taken, Writer};
use crate::domain::employer::{Contribution, Employer};
use crate::domain::levy::problem::LevyProblem;
use crate::domain::problem::Problem;

/// Months of an employer's contributions that are read: ten years.
const LEVY_MAX: i64 = 120;

/// What is asked of an employer when a claim names him.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmployerBrief {
    pub id: i64,
    pub name: String,
    pub registered_on: chrono::NaiveDate,
}

impl Store {
    /// # Errors
    /// Those of any read.
    pub fn employer_brief(&self, credit_code: &str) -> Result<Option<EmployerBrief>, StoreError> {
        self.connection()
            .prepare_cached("SELECT id, name, registered_on FROM employer WHERE credit_code = $1")
            .and_then(|mut s| {
                s.query_row([credit_code], |r| Ok(EmployerBrief { id: r.get(0)?, name: r.get(1)?, registered_on: day(r, 2)? }))
                    .optional()
            })
            .during("read employer")
    }

    /// Employers by a part of the name or the beginning of the credit code: code and name, at most `limit`.
    ///
    /// # Errors
    /// Those of any read.
    pub fn employers_like(&self, typed: &str, limit: i64) -> Result<Vec<(String, String)>, StoreError> {
        const BY_PART: &str = "SELECT DISTINCT e.credit_code, e.name FROM employer_part AS p CROSS JOIN employer AS e
            ON e.id = p.employer_id WHERE p.part >= $1 AND p.part < $2 ORDER BY e.name LIMIT $3";
        const BY_CODE: &str = "SELECT credit_code, name FROM employer WHERE credit_code >= $1 AND credit_code < $2
            ORDER BY credit_code LIMIT $3";
        let is_code = typed.bytes().all(|b| b.is_ascii_alphanumeric());
        let (sql, key) = if is_code { (BY_CODE, typed.to_ascii_uppercase()) } else { (BY_PART, typed.to_owned()) };
        let mut statement = self.connection().prepare_cached(sql).during("read employers")?;
        let rows = statement.query_map((&key, after_prefix(&key), limit), |r| Ok((r.get(0)?, r.get(1)?)));
        rows.and_then(Iterator::collect).during("read employers")
    }

    /// An employer's risk class, and what it owed and paid, the newest month first.
    ///
    /// # Errors
    /// Those of any read.
    pub fn levy_of(&self, credit_code: &str) -> Result<Option<(u8, Vec<Contribution>)>, StoreError> {
        const SQL: &str = "SELECT month, headcount, payroll_fen, rate_ppm, due_fen, paid_fen, paid_on FROM contribution
            WHERE employer_id = $1 ORDER BY month DESC LIMIT $2";
        let found = self
            .connection()
            .query_row("SELECT id, risk_class FROM employer WHERE credit_code = $1", [credit_code], |r| {
                Ok((r.get::<_, i64>(0)?, r.get::<_, u8>(1)?))
            })
            .optional()
            .during("read employer")?;
        let Some((id, class)) = found else { return Ok(None) };
        let mut statement = self.connection().prepare_cached(SQL).during("read contributions")?;
        let rows = statement.query_map((id, LEVY_MAX), |r| {
            Ok(Contribution {
                month: month(r, 0)?,
                headcount: r.get(1)?,
                payroll: money(r, 2)?,
                rate: crate::domain::employer::RatePpm(r.get(3)?),
                due: money(r, 4)?,
                paid: money(r, 5)?,
                paid_on: day_or_none(r, 6)?,
            })
        });
        let lines = rows.and_then(Iterator::collect).during("read contributions")?;
        Ok(Some((class, lines)))
    }
}

impl Writer<'_> {
    /// The number of an employer, by credit code.
    ///
    /// # Errors
    /// Those of any read.
    pub fn employer_id(&self, credit_code: &str) -> Result<Option<i64>, StoreError> {
        self.connection()
            .prepare_cached("SELECT id FROM employer WHERE credit_code = $1")
            .and_then(|mut s| s.query_row([credit_code], |r| r.get(0)).optional())
            .during("find employer")
    }

    /// Takes in an employer's line.
    ///
    /// # Errors
    /// Those of any write. A line that may not be taken is `Taken::Refused`.
    pub fn take_employer(&self, source: i64, employer: &Employer) -> Result<Taken, StoreError> {
        let found = self
            .connection()
            .prepare_cached(
                "SELECT id, name, industry, risk_class, address, contact, phone, registered_on, source
                 FROM employer WHERE credit_code = $1",
            )
            .and_then(|mut s| {
                s.query_row([employer.credit_code.as_str()], |r| {
                    let texts =
                        [r.get(1)?, r.get(2)?, r.get::<_, i64>(3)?.to_string(), r.get(4)?, r.get(5)?, r.get(6)?, r.get(7)?];
                    Ok((r.get::<_, i64>(0)?, texts, r.get::<_, i64>(8)?))
                })
                .optional()
            })
            .during("find employer")?;
        let Some((id, old, row_source)) = found else {
            self.add_employer(source, employer)?;
            return Ok(Taken::Added);
        };
        let new = texts(employer);
        if old == new {
            self.keep("employer", id, 0, "")?;
            return Ok(Taken::Unchanged);
        }
        if row_source == source || self.was_kept("employer", id, 0, "")? {
            return Ok(Taken::Refused(Problem::ContradictsEarlierLine));
        }
        self.change_employer(source, id, employer)?;
        if old[0] != employer.name {
            self.forget_parts(id, &old[0])?;
            self.write_parts(id, &employer.name)?;
        }
        for (field, (old, new)) in FIELDS.iter().zip(old.iter().zip(&new)).filter(|(_, (old, new))| old != new) {
            self.note_change(source, FieldChange { subject: "employer", id, field, old, new })?;
        }
        Ok(Taken::Changed)
    }

    fn add_employer(&self, source: i64, e: &Employer) -> Result<(), StoreError> {
        self.connection()
            .prepare_cached(
                "INSERT INTO employer (credit_code, name, industry, risk_class, address, contact, phone, registered_on, source)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            )
            .and_then(|mut s| {
                let day = e.registered_on.to_string();
                let code = e.credit_code.as_str();
                s.execute((code, &e.name, e.industry.to_string(), e.risk_class, &e.address, &e.contact, &e.phone, day, source))
            })
            .during("write employer")?;
        self.write_parts(self.connection().last_insert_rowid(), &e.name)
    }

    fn change_employer(&self, source: i64, id: i64, e: &Employer) -> Result<(), StoreError> {
        self.connection()
            .execute(
                "UPDATE employer SET name = $1, industry = $2, risk_class = $3, address = $4, contact = $5, phone = $6,
                 registered_on = $7, source = $8 WHERE id = $9",
                (
                    &e.name,
                    e.industry.to_string(),
                    e.risk_class,
                    &e.address,
                    &e.contact,
                    &e.phone,
                    e.registered_on.to_string(),
                    source,
                    id,
                ),
            )
            .during("write employer")
            .map(|_| ())
    }

    /// Takes out what [`Writer::write_parts`] wrote of a name: by its rows, as the table is in the order of the parts.
    pub(in crate::store) fn forget_parts(&self, id: i64, name: &str) -> Result<(), StoreError> {
        let mut statement = self
            .connection()
            .prepare_cached("DELETE FROM employer_part WHERE part = $1 AND employer_id = $2")
            .during("write employer")?;
        for (at, _) in name.char_indices() {
            statement.execute((&name[at..], id)).during("write employer")?;
        }
        Ok(())
    }

    /// Every ending of the name, so that a search for any part is a search for a beginning.
    pub(in crate::store) fn write_parts(&self, id: i64, name: &str) -> Result<(), StoreError> {
        let mut statement = self
            .connection()
            .prepare_cached("INSERT INTO employer_part (part, employer_id) VALUES ($1, $2) ON CONFLICT DO NOTHING")
            .during("write employer")?;
        for (at, _) in name.char_indices() {
            statement.execute((&name[at..], id)).during("write employer")?;
        }
        Ok(())
    }

    /// Takes in what an employer owed and paid for a month.
    ///
    /// # Errors
    /// Those of any write. A line that may not be taken is `Taken::Refused`.
    pub fn take_contribution(&self, source: i64, employer: i64, line: &Contribution) -> Result<Taken, StoreError> {
        let month = line.month.number();
        let found = self
            .connection()
            .prepare_cached(
                "SELECT headcount, payroll_fen, rate_ppm, due_fen, paid_fen, paid_on, source FROM contribution
                 WHERE employer_id = $1 AND month = $2",
            )
            .and_then(|mut s| {
                s.query_row((employer, month), |r| {
                    let old = Contribution {
                        month: line.month,
                        headcount: r.get(0)?,
                        payroll: money(r, 1)?,
                        rate: crate::domain::employer::RatePpm(r.get(2)?),
                        due: money(r, 3)?,
                        paid: money(r, 4)?,
                        paid_on: day_or_none(r, 5)?,
                    };
                    Ok((old, r.get::<_, i64>(6)?))
                })
                .optional()
            })
            .during("find contribution")?;
        let Some((old, row_source)) = found else {
            self.write_contribution(
                "INSERT INTO contribution (headcount, payroll_fen, rate_ppm, due_fen, paid_fen, paid_on, source, employer_id, month)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                source,
                employer,
                line,
            )?;
            return Ok(Taken::Added);
        };
        let key = line.month.to_string();
        if old == *line {
            self.keep("contribution", employer, 0, &key)?;
            return Ok(Taken::Unchanged);
        }
        if row_source == source || self.was_kept("contribution", employer, 0, &key)? {
            return Ok(Taken::Refused(Problem::ContradictsEarlierLine));
        }
        if let Some(name) = self.levied_here(employer, month)? {
            return Ok(Taken::Refused(Problem::Levy(LevyProblem::LeviedHere { name, month: line.month })));
        }
        self.write_contribution(
            "UPDATE contribution SET headcount = $1, payroll_fen = $2, rate_ppm = $3, due_fen = $4, paid_fen = $5, paid_on = $6,
             source = $7 WHERE employer_id = $8 AND month = $9",
            source,
            employer,
            line,
        )?;
        let (old, new) = (summary(&old), summary(line));
        self.note_change(source, FieldChange { subject: "employer", id: employer, field: "contribution", old: &old, new: &new })?;
        Ok(Taken::Changed)
    }

    /// The employer's name, where a month of its has lines of levy or payments: their sums are its row, which no file may replace.
    fn levied_here(&self, employer: i64, month: i64) -> Result<Option<String>, StoreError> {
        const SQL: &str = "SELECT name FROM employer WHERE id = $1
            AND (EXISTS (SELECT 1 FROM levy_line WHERE employer_id = $1 AND month = $2)
                OR EXISTS (SELECT 1 FROM levy_allocation WHERE employer_id = $1 AND month = $2))";
        self.connection()
            .prepare_cached(SQL)
            .and_then(|mut s| s.query_row((employer, month), |r| r.get(0)).optional())
            .during("find levy")
    }

    fn write_contribution(&self, sql: &str, source: i64, employer: i64, c: &Contribution) -> Result<(), StoreError> {
        let paid_on = c.paid_on.map(|d| d.to_string());
        let (payroll, due, paid) = (c.payroll.fen(), c.due.fen(), c.paid.fen());
        self.connection()
            .prepare_cached(sql)
            .and_then(|mut s| s.execute((c.headcount, payroll, c.rate.0, due, paid, paid_on, source, employer, c.month.number())))
            .during("write contribution")
            .map(|_| ())
    }
}

const FIELDS: [&str; 7] = ["name", "industry", "risk_class", "address", "contact", "phone", "registered_on"];

fn texts(e: &Employer) -> [String; 7] {
    [
        e.name.clone(),
        e.industry.to_string(),
        e.risk_class.to_string(),
        e.address.clone(),
        e.contact.clone(),
        e.phone.clone(),
        e.registered_on.to_string(),
    ]
}

fn summary(c: &Contribution) -> String {
    format!("{} {} {} {} {} {}", c.month, c.headcount, c.payroll.plain(), c.rate.percent(), c.due.plain(), c.paid.plain())
}
