//! An employer's declarations, and whom they are about.

use rusqlite::{Connection, OptionalExtension};

use crate::domain::dates::Month;
use crate::domain::money::Money;
use crate::domain::sheet::state::State;
use crate::store::error::During;
use crate::store::sheets::record::state;
use crate::store::sql::money;
use crate::store::{Store, StoreError, Writer};

/// Somebody insured with an employer in a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InsuredRow {
    pub person: i64,
    pub id_number: String,
    pub name: String,
    /// The wage he was registered with.
    pub wage: Money,
    /// Insured by a project there and otherwise not.
    pub on_project: bool,
}

/// A worker's wage of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WageRow {
    pub person: i64,
    pub wage: Money,
    /// `None` for one taken over, or where the month's limits were not known.
    pub base: Option<Money>,
}

/// A declaration of an employer and month that waits or holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeclaredRow {
    pub sheet: i64,
    pub number: String,
    pub state: State,
    /// It was verified, and no other has taken its place.
    pub is_live: bool,
}

/// How a month of an employer stands with what is levied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Levied {
    /// Nothing is.
    Not,
    /// 应缴 is fixed on a declaration.
    Fixed,
    /// 应缴 is fixed on an estimate.
    Estimate,
    /// Taken over from before gsbx.
    TakenOver,
}

/// A line is live while nothing reverses it.
pub(super) const LIVE: &str =
    "l.what IN ('levy', 'estimate') AND NOT EXISTS (SELECT 1 FROM levy_line AS r WHERE r.reverses = l.id)";

/// A row `c` of "contribution" that its lines do not account for: the month, or a part of it, was taken over.
pub(in crate::store) const OPENING: &str = "(c.due_fen, c.headcount) IS NOT
    (SELECT sum(o.amount_fen), sum(o.headcount) FROM levy_line AS o WHERE o.employer_id = c.employer_id AND o.month = c.month)";

impl Store {
    /// Everybody insured with an employer at any time in a month, in the order of their numbers.
    ///
    /// # Errors
    /// Those of any read.
    pub fn insured_there(&self, employer: i64, month: Month) -> Result<Vec<InsuredRow>, StoreError> {
        // Of several times in one month the last one's wage counts.
        const SQL: &str = "SELECT p.id, p.id_number, p.name, w.wage_fen, max(w.insured_from), min(w.project_id IS NOT NULL)
            FROM employment AS w JOIN person AS p ON p.id = w.person_id
            WHERE w.employer_id = $1 AND w.insured_from <= $2 AND (w.insured_to IS NULL OR w.insured_to >= $3)
            GROUP BY p.id ORDER BY p.id_number";
        let (last, first) = (month.last_day().to_string(), month.first_day().to_string());
        let mut statement = self.connection().prepare_cached(SQL).during("read employment")?;
        let rows = statement.query_map((employer, last, first), |r| {
            Ok(InsuredRow { person: r.get(0)?, id_number: r.get(1)?, name: r.get(2)?, wage: money(r, 3)?, on_project: r.get(5)? })
        });
        rows.and_then(Iterator::collect).during("read employment")
    }

    /// The wages of an employer's workers in a month.
    ///
    /// # Errors
    /// Those of any read.
    pub fn wages_there(&self, employer: i64, month: Month) -> Result<Vec<WageRow>, StoreError> {
        const SQL: &str = "SELECT w.person_id, w.wage_fen, w.base_fen
            FROM (SELECT DISTINCT person_id FROM employment WHERE employer_id = $1) AS m
            CROSS JOIN wage AS w ON w.person_id = m.person_id AND w.month = $2 AND w.employer_id = $1";
        let mut statement = self.connection().prepare_cached(SQL).during("read wages")?;
        let rows = statement.query_map((employer, month.number()), |r| {
            let base = r.get::<_, Option<i64>>(2)?.map(Money::from_fen);
            Ok(WageRow { person: r.get(0)?, wage: money(r, 1)?, base })
        });
        rows.and_then(Iterator::collect).during("read wages")
    }

    /// The declarations of an employer and month that wait or hold; a live one first.
    ///
    /// # Errors
    /// Those of any read.
    pub fn declarations(&self, employer: i64, month: Month) -> Result<Vec<DeclaredRow>, StoreError> {
        const SQL: &str = "SELECT s.id, s.number, s.state, coalesce(d.is_live, 0) FROM sheet AS s
            LEFT JOIN declaration AS d ON d.sheet_id = s.id
            WHERE s.employer_id = $1 AND s.kind = 'declaration' AND s.month = $2
                AND (d.is_live = 1 OR (d.sheet_id IS NULL AND s.state NOT IN ('refused', 'void')))
            ORDER BY 4 DESC, s.id";
        let mut statement = self.connection().prepare_cached(SQL).during("read declarations")?;
        let rows = statement.query_map((employer, month.number()), |r| {
            Ok(DeclaredRow { sheet: r.get(0)?, number: r.get(1)?, state: state(r, 2)?, is_live: r.get(3)? })
        });
        rows.and_then(Iterator::collect).during("read declarations")
    }

    /// How a month of an employer stands with what is levied on wages.
    ///
    /// # Errors
    /// Those of any read.
    pub fn levy_standing(&self, employer: i64, month: Month) -> Result<Levied, StoreError> {
        levy_standing(self.connection(), employer, month)
    }
}

fn levy_standing(connection: &Connection, employer: i64, month: Month) -> Result<Levied, StoreError> {
    let live = format!("SELECT l.what FROM levy_line AS l WHERE l.employer_id = $1 AND l.month = $2 AND {LIVE} LIMIT 1");
    let taken_over =
        format!("SELECT EXISTS (SELECT 1 FROM contribution AS c WHERE c.employer_id = $1 AND c.month = $2 AND {OPENING})");
    let key = (employer, month.number());
    let found: Option<String> =
        connection.prepare_cached(&live).and_then(|mut s| s.query_row(key, |r| r.get(0)).optional()).during("read levy")?;
    let is_opening =
        || connection.prepare_cached(&taken_over).and_then(|mut s| s.query_row(key, |r| r.get(0))).during("read levy");
    Ok(match found.as_deref() {
        Some("estimate") => Levied::Estimate,
        Some(_) => Levied::Fixed,
        None if is_opening()? => Levied::TakenOver,
        None => Levied::Not,
    })
}

/// A declaration that was verified.
#[derive(Debug)]
pub struct NewDeclaration<'a> {
    pub sheet: i64,
    pub employer: i64,
    pub month: Month,
    /// Person, wage and base.
    pub wages: &'a [WageRow],
    /// The declaration whose place it takes.
    pub supersedes: Option<i64>,
}

impl Writer<'_> {
    /// Writes a verified declaration down with its wages, in the place of any before.
    ///
    /// # Errors
    /// Those of any write.
    pub fn add_declaration(&self, new: &NewDeclaration<'_>, at: &str) -> Result<(), StoreError> {
        const DEAD: &str = "UPDATE declaration SET is_live = 0 WHERE sheet_id = $1";
        const GONE: &str = "DELETE FROM wage WHERE employer_id = $1 AND month = $2
            AND person_id IN (SELECT DISTINCT person_id FROM employment WHERE employer_id = $1)";
        const SQL: &str = "INSERT INTO declaration (sheet_id, employer_id, month, headcount, payroll_fen, is_live, at)
            VALUES ($1, $2, $3, $4, $5, 1, $6)";
        const WAGE: &str = "INSERT INTO wage (person_id, month, employer_id, wage_fen, source, base_fen)
            VALUES ($1, $2, $3, $4, 0, $5)";
        let (month, payroll) = (new.month.number(), new.wages.iter().map(|w| w.wage).sum::<Money>().fen());
        let write = |sql: &str, values: &[&dyn rusqlite::ToSql]| {
            self.connection().prepare_cached(sql).and_then(|mut s| s.execute(values)).during("write declaration")
        };
        if let Some(before) = new.supersedes {
            write(DEAD, &[&before])?;
        }
        write(GONE, &[&new.employer, &month])?;
        let count = i64::try_from(new.wages.len()).unwrap_or(i64::MAX);
        write(SQL, &[&new.sheet, &new.employer, &month, &count, &payroll, &at])?;
        for w in new.wages {
            write(WAGE, &[&w.person, &month, &new.employer, &w.wage.fen(), &w.base.map(Money::fen)])?;
        }
        Ok(())
    }
}
