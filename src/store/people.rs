//! People, where they work, their wages, and what is on file about them.

use rusqlite::{OptionalExtension, Row};

use super::audit::FieldChange;
use super::error::During;
use super::readings::NameWriter;
use super::sql::{day, day_or_none, money, month};
use super::{Store, StoreError, Taken, Writer};
use crate::domain::dates::Month;
use crate::domain::identity::ResidentId;
use crate::domain::money::Money;
use crate::domain::person::{Employment, FullNumbers, MonthPaid, WageMonth, Worker};
use crate::domain::problem::Problem;
use crate::domain::reading::Surnames;

/// A person as stored; the desk masks before anything leaves.
#[derive(Clone, PartialEq, Eq)]
pub struct PersonRow {
    pub name: String,
    pub numbers: FullNumbers,
}

/// Months shown in a file: ten years.
const MONTHS_MAX: i64 = 120;

const WAGES: &str = "SELECT w.month, e.name, w.wage_fen, c.paid_on, c.due_fen, c.paid_fen, c.deferred_until, c.last_day,
    e.id FROM wage AS w
    JOIN employer AS e ON e.id = w.employer_id
    LEFT JOIN contribution AS c ON c.employer_id = w.employer_id AND c.month = w.month";

fn wage_month(r: &Row<'_>) -> rusqlite::Result<WageMonth> {
    let amounts = (r.get::<_, Option<i64>>(4)?, r.get::<_, Option<i64>>(5)?);
    let (deferred, last_day) = (day_or_none(r, 6)?, day_or_none(r, 7)?);
    let free_until = deferred.max(last_day);
    let paid = match (amounts, day_or_none(r, 3)?) {
        ((Some(due), Some(paid)), _) if paid < due => Some(deferred.map_or(MonthPaid::InArrears, MonthPaid::Deferred)),
        ((Some(_), _), Some(day)) if free_until.is_some_and(|last| day <= last) => Some(MonthPaid::InTime(day)),
        ((Some(_), _), Some(day)) => Some(MonthPaid::Paid(day)),
        ((Some(_), _), None) => Some(MonthPaid::NothingDue),
        ((None, _), _) => None,
    };
    Ok(WageMonth { month: month(r, 0)?, employer_id: r.get(8)?, employer: r.get(1)?, wage: money(r, 2)?, paid })
}

impl Store {
    /// # Errors
    /// Those of any read.
    pub fn person(&self, id: i64) -> Result<Option<PersonRow>, StoreError> {
        self.connection()
            .prepare_cached("SELECT name, id_number, phone FROM person WHERE id = $1")
            .and_then(|mut s| {
                s.query_row([id], |r| {
                    Ok(PersonRow { name: r.get(0)?, numbers: FullNumbers { id_number: r.get(1)?, phone: r.get(2)? } })
                })
                .optional()
            })
            .during("read person")
    }

    /// The number of a person's row, by identity number.
    ///
    /// # Errors
    /// Those of any read.
    pub fn person_by_number(&self, id_number: &str) -> Result<Option<i64>, StoreError> {
        by_number(self.connection(), id_number)
    }

    /// Where the person works and worked, the newest first.
    ///
    /// # Errors
    /// Those of any read.
    pub fn employments(&self, person: i64) -> Result<Vec<Employment>, StoreError> {
        const SQL: &str = "SELECT e.name, e.credit_code, w.job, w.insured_from, w.insured_to, w.wage_fen
            FROM employment AS w JOIN employer AS e ON e.id = w.employer_id WHERE w.person_id = $1
            ORDER BY w.insured_to IS NOT NULL, w.insured_from DESC";
        let mut statement = self.connection().prepare_cached(SQL).during("read employment")?;
        let rows = statement.query_map([person], |r| {
            Ok(Employment {
                employer: r.get(0)?,
                credit_code: r.get(1)?,
                job: r.get(2)?,
                insured_from: day(r, 3)?,
                insured_to: day_or_none(r, 4)?,
                wage: money(r, 5)?,
            })
        });
        rows.and_then(Iterator::collect).during("read employment")
    }

    /// Wages by month and whether the employer paid for the month, the newest first.
    ///
    /// # Errors
    /// Those of any read.
    pub fn wage_months(&self, person: i64) -> Result<Vec<WageMonth>, StoreError> {
        let sql = format!("{WAGES} WHERE w.person_id = $1 ORDER BY w.month DESC LIMIT $2");
        let mut statement = self.connection().prepare_cached(&sql).during("read wages")?;
        let rows = statement.query_map((person, MONTHS_MAX), wage_month);
        rows.and_then(Iterator::collect).during("read wages")
    }

    /// The same for the months from one to another, however long ago.
    ///
    /// # Errors
    /// Those of any read.
    pub fn wage_months_between(&self, person: i64, first: Month, last: Month) -> Result<Vec<WageMonth>, StoreError> {
        let sql = format!("{WAGES} WHERE w.person_id = $1 AND w.month BETWEEN $2 AND $3 ORDER BY w.month DESC");
        let mut statement = self.connection().prepare_cached(&sql).during("read wages")?;
        let rows = statement.query_map((person, first.number(), last.number()), wage_month);
        rows.and_then(Iterator::collect).during("read wages")
    }

    /// People insured with an employer today, each once.
    ///
    /// # Errors
    /// Those of any read.
    pub fn insured_count(&self) -> Result<i64, StoreError> {
        self.connection()
            .query_row("SELECT count(DISTINCT person_id) FROM employment WHERE insured_to IS NULL", [], |r| r.get(0))
            .during("count insured")
    }
}

fn by_number(connection: &rusqlite::Connection, id_number: &str) -> Result<Option<i64>, StoreError> {
    connection
        .prepare_cached("SELECT id FROM person WHERE id_number = $1")
        .and_then(|mut s| s.query_row([id_number], |r| r.get(0)).optional())
        .during("find person")
}

impl Writer<'_> {
    /// The number of a person, by identity number.
    ///
    /// # Errors
    /// Those of any read.
    pub fn person_id(&self, id_number: &str) -> Result<Option<i64>, StoreError> {
        by_number(self.connection(), id_number)
    }

    /// Registers somebody who is on no employer's list: an injured worker nobody insured, or a relative.
    ///
    /// # Errors
    /// Those of any write; a number that is taken must have been refused before.
    pub fn register_person(
        &self,
        id: &ResidentId,
        name: &str,
        phone: &str,
        names: &mut NameWriter,
        surnames: &Surnames,
    ) -> Result<i64, StoreError> {
        const SQL: &str = "INSERT INTO person (id_number, id_backward, name, phone, source) VALUES ($1, $2, $3, $4, 0)";
        names.add(self, surnames, name)?;
        let backward: String = id.as_str().chars().rev().take(6).collect();
        self.connection()
            .prepare_cached(SQL)
            .and_then(|mut s| s.execute((id.as_str(), backward, name, phone)))
            .during("write person")?;
        Ok(self.connection().last_insert_rowid())
    }

    /// Takes in a worker's line: the person, and the employment it tells of.
    ///
    /// # Errors
    /// Those of any write. A line that may not be taken is `Taken::Refused`.
    pub fn take_worker(
        &self,
        source: i64,
        employer: i64,
        worker: &Worker,
        names: &mut NameWriter,
        surnames: &Surnames,
    ) -> Result<Taken, StoreError> {
        if let Some(person) = self.add_new_person(source, worker)? {
            names.add(self, surnames, &worker.name)?;
            self.add_employment(source, person, employer, worker)?;
            return Ok(Taken::Added);
        }
        let (person, name, phone, person_source) = self
            .connection()
            .prepare_cached("SELECT id, name, phone, source FROM person WHERE id_number = $1")
            .and_then(|mut s| {
                s.query_row([worker.id_number.as_str()], |r| {
                    Ok((r.get::<_, i64>(0)?, r.get::<_, String>(1)?, r.get::<_, String>(2)?, r.get::<_, i64>(3)?))
                })
            })
            .during("find person")?;
        if name != worker.name {
            return Ok(Taken::Refused(Problem::NumberBelongsTo { name }));
        }
        if phone != worker.phone {
            if person_source == source || self.was_kept("person", person, 0, "")? {
                return Ok(Taken::Refused(Problem::ContradictsEarlierLine));
            }
            self.change_phone(source, person, &phone, &worker.phone)?;
        }
        let employment = self.take_employment(source, person, employer, worker)?;
        Ok(if phone != worker.phone && employment == Taken::Unchanged { Taken::Changed } else { employment })
    }

    /// Takes in a worker's line while the register is being filled for the first time ([`Store::fill_register`]): nobody is
    /// looked up, and a number that comes twice is found at the end.
    ///
    /// # Errors
    /// Those of any write.
    pub fn take_first_worker(&self, source: i64, employer: i64, worker: &Worker) -> Result<Taken, StoreError> {
        const SQL: &str = "INSERT INTO person (id_number, id_backward, name, phone, source) VALUES ($1, $2, $3, $4, $5)";
        self.write_person(SQL, source, worker)?;
        self.add_employment(source, self.connection().last_insert_rowid(), employer, worker)?;
        Ok(Taken::Added)
    }

    /// Writes a person down, unless his number is there already.
    fn add_new_person(&self, source: i64, worker: &Worker) -> Result<Option<i64>, StoreError> {
        const SQL: &str = "INSERT INTO person (id_number, id_backward, name, phone, source) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (id_number) DO NOTHING";
        let written = self.write_person(SQL, source, worker)?;
        Ok((written > 0).then(|| self.connection().last_insert_rowid()))
    }

    fn write_person(&self, sql: &str, source: i64, worker: &Worker) -> Result<usize, StoreError> {
        let id = worker.id_number.as_str();
        let backward: String = id.chars().rev().take(6).collect();
        self.connection()
            .prepare_cached(sql)
            .and_then(|mut s| s.execute((id, backward, &worker.name, &worker.phone, source)))
            .during("write person")
    }

    /// A relative who is not insured himself.
    ///
    /// # Errors
    /// Those of any write.
    pub fn add_dependant(
        &self,
        source: i64,
        relative: &Worker,
        names: &mut NameWriter,
        surnames: &Surnames,
    ) -> Result<i64, StoreError> {
        names.add(self, surnames, &relative.name)?;
        self.add_new_person(source, relative)?.ok_or_else(|| StoreError::BadValue("a relative's number is taken".into()))
    }

    /// Ends what is running between a person and an employer.
    ///
    /// # Errors
    /// Those of any write.
    pub fn end_employment(&self, person: i64, employer: i64, on: chrono::NaiveDate) -> Result<(), StoreError> {
        self.connection()
            .execute(
                "UPDATE employment SET insured_to = $1 WHERE person_id = $2 AND employer_id = $3 AND insured_to IS NULL",
                (on.to_string(), person, employer),
            )
            .during("write employment")
            .map(|_| ())
    }

    fn change_phone(&self, source: i64, person: i64, old: &str, new: &str) -> Result<(), StoreError> {
        self.connection()
            .prepare_cached("UPDATE person SET phone = $1, source = $2 WHERE id = $3")
            .and_then(|mut s| s.execute((new, source, person)))
            .during("write person")?;
        self.note_change(source, FieldChange { subject: "person", id: person, field: "phone", old, new })
    }

    fn take_employment(&self, source: i64, person: i64, employer: i64, worker: &Worker) -> Result<Taken, StoreError> {
        let from = worker.insured_from.to_string();
        let found = self
            .connection()
            .prepare_cached(
                "SELECT job, wage_fen, source FROM employment WHERE person_id = $1 AND employer_id = $2 AND insured_from = $3",
            )
            .and_then(|mut s| {
                s.query_row((person, employer, &from), |r| Ok((r.get::<_, String>(0)?, money(r, 1)?, r.get::<_, i64>(2)?)))
                    .optional()
            })
            .during("find employment")?;
        let Some((job, wage, row_source)) = found else {
            self.add_employment(source, person, employer, worker)?;
            return Ok(Taken::Added);
        };
        if job == worker.job && wage == worker.wage {
            self.keep("employment", person, employer, &from)?;
            self.keep("person", person, 0, "")?;
            return Ok(Taken::Unchanged);
        }
        if row_source == source || self.was_kept("employment", person, employer, &from)? {
            return Ok(Taken::Refused(Problem::ContradictsEarlierLine));
        }
        self.connection()
            .prepare_cached(
                "UPDATE employment SET job = $1, wage_fen = $2, source = $3
                 WHERE person_id = $4 AND employer_id = $5 AND insured_from = $6",
            )
            .and_then(|mut s| s.execute((&worker.job, worker.wage.fen(), source, person, employer, &from)))
            .during("write employment")?;
        let (old, new) = (format!("{job} {}", wage.plain()), format!("{} {}", worker.job, worker.wage.plain()));
        self.note_change(source, FieldChange { subject: "person", id: person, field: "employment", old: &old, new: &new })?;
        Ok(Taken::Changed)
    }

    fn add_employment(&self, source: i64, person: i64, employer: i64, worker: &Worker) -> Result<(), StoreError> {
        self.connection()
            .prepare_cached(
                "INSERT INTO employment (person_id, employer_id, insured_from, insured_to, job, wage_fen, source)
                 VALUES ($1, $2, $3, NULL, $4, $5, $6)",
            )
            .and_then(|mut s| {
                s.execute((person, employer, worker.insured_from.to_string(), &worker.job, worker.wage.fen(), source))
            })
            .during("write employment")
            .map(|_| ())
    }

    /// Takes in one month's wage.
    ///
    /// # Errors
    /// Those of any write. A line that may not be taken is `Taken::Refused`.
    pub fn take_wage(&self, source: i64, person: i64, employer: i64, month: Month, wage: Money) -> Result<Taken, StoreError> {
        if !self.works_for(person, employer, month)? {
            return Ok(Taken::Refused(Problem::NotEmployedThere));
        }
        let found = self
            .connection()
            .prepare_cached("SELECT wage_fen, source FROM wage WHERE person_id = $1 AND month = $2 AND employer_id = $3")
            .and_then(|mut s| {
                s.query_row((person, month.number(), employer), |r| Ok((money(r, 0)?, r.get::<_, i64>(1)?))).optional()
            })
            .during("find wage")?;
        let Some((old, row_source)) = found else {
            self.connection()
                .prepare_cached("INSERT INTO wage (person_id, month, employer_id, wage_fen, source) VALUES ($1, $2, $3, $4, $5)")
                .and_then(|mut s| s.execute((person, month.number(), employer, wage.fen(), source)))
                .during("write wage")?;
            return Ok(Taken::Added);
        };
        let key = month.to_string();
        if old == wage {
            self.keep("wage", person, employer, &key)?;
            return Ok(Taken::Unchanged);
        }
        if row_source == source || self.was_kept("wage", person, employer, &key)? {
            return Ok(Taken::Refused(Problem::ContradictsEarlierLine));
        }
        self.connection()
            .prepare_cached("UPDATE wage SET wage_fen = $1, source = $2 WHERE person_id = $3 AND month = $4 AND employer_id = $5")
            .and_then(|mut s| s.execute((wage.fen(), source, person, month.number(), employer)))
            .during("write wage")?;
        let change = FieldChange { subject: "person", id: person, field: "wage", old: &old.plain(), new: &wage.plain() };
        self.note_change(source, change)?;
        Ok(Taken::Changed)
    }

    /// Whether the person was insured with the employer at any time in the month.
    fn works_for(&self, person: i64, employer: i64, month: Month) -> Result<bool, StoreError> {
        self.connection()
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM employment WHERE person_id = $1 AND employer_id = $2
                 AND insured_from <= $3 AND (insured_to IS NULL OR insured_to >= $4))",
            )
            .and_then(|mut s| {
                let (last, first) = (month.last_day().to_string(), month.first_day().to_string());
                s.query_row((person, employer, last, first), |r| r.get(0))
            })
            .during("find employment")
    }
}
