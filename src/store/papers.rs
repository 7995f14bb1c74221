//! Papers handed out about a case, their printings and their services.

use rusqlite::{OptionalExtension, Row};

use super::error::During;
use super::sql::day;
use super::{Store, StoreError, Writer};

/// A paper as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperRow {
    pub id: i64,
    pub case_number: String,
    pub kind: String,
    pub edition: i64,
    pub number: String,
    /// Number of the paper a delivery record is of.
    pub about: Option<String>,
    /// A JSON document of the report's own.
    pub document: String,
    pub code: String,
    /// Name of who issued it.
    pub by: String,
    pub issued_at: String,
    /// How often it has left the program.
    pub prints: i64,
}

/// A service as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceRow {
    pub way: String,
    pub on: chrono::NaiveDate,
    pub to: String,
    /// Name of who recorded it.
    pub by: String,
}

/// A paper as it is issued.
#[derive(Debug, Clone)]
pub struct NewPaper<'a> {
    pub case: i64,
    pub kind: &'a str,
    pub edition: i64,
    pub number: &'a str,
    pub about: Option<i64>,
    pub document: &'a str,
    pub code: &'a str,
}

macro_rules! paper_sql {
    ($rest:literal) => {
        concat!(
            "SELECT p.id, c.number, p.kind, p.edition, p.number, a.number, p.document, p.code, o.name, p.issued_at,
            (SELECT count(*) FROM paper_print AS t WHERE t.paper_id = p.id)
            FROM issued_paper AS p JOIN injury_case AS c ON c.id = p.case_id JOIN operator AS o ON o.id = p.issued_by
            LEFT JOIN issued_paper AS a ON a.id = p.about ",
            $rest
        )
    };
}

fn paper(r: &Row<'_>) -> rusqlite::Result<PaperRow> {
    Ok(PaperRow {
        id: r.get(0)?,
        case_number: r.get(1)?,
        kind: r.get(2)?,
        edition: r.get(3)?,
        number: r.get(4)?,
        about: r.get(5)?,
        document: r.get(6)?,
        code: r.get(7)?,
        by: r.get(8)?,
        issued_at: r.get(9)?,
        prints: r.get(10)?,
    })
}

impl Store {
    /// Papers of a case in the order they were issued.
    ///
    /// # Errors
    /// Those of any read.
    pub fn papers_of(&self, case: i64) -> Result<Vec<PaperRow>, StoreError> {
        const SQL: &str = paper_sql!("WHERE p.case_id = $1 ORDER BY p.id");
        let mut statement = self.connection().prepare_cached(SQL).during("read papers")?;
        let rows = statement.query_map([case], paper);
        rows.and_then(Iterator::collect).during("read papers")
    }

    /// # Errors
    /// Those of any read.
    pub fn paper(&self, id: i64) -> Result<Option<PaperRow>, StoreError> {
        const SQL: &str = paper_sql!("WHERE p.id = $1");
        self.connection().prepare_cached(SQL).and_then(|mut s| s.query_row([id], paper).optional()).during("read paper")
    }

    /// # Errors
    /// Those of any read.
    pub fn paper_by_code(&self, code: &str) -> Result<Option<PaperRow>, StoreError> {
        const SQL: &str = paper_sql!("WHERE p.code = $1");
        self.connection().prepare_cached(SQL).and_then(|mut s| s.query_row([code], paper).optional()).during("read paper")
    }

    /// Services of a paper in the order they were recorded.
    ///
    /// # Errors
    /// Those of any read.
    pub fn services_of(&self, paper: i64) -> Result<Vec<ServiceRow>, StoreError> {
        const SQL: &str = "SELECT s.way, s.served_on, s.recipient, o.name FROM paper_service AS s
            JOIN operator AS o ON o.id = s.recorded_by WHERE s.paper_id = $1 ORDER BY s.id";
        let mut statement = self.connection().prepare_cached(SQL).during("read services")?;
        let rows =
            statement.query_map([paper], |r| Ok(ServiceRow { way: r.get(0)?, on: day(r, 1)?, to: r.get(2)?, by: r.get(3)? }));
        rows.and_then(Iterator::collect).during("read services")
    }
}

impl Writer<'_> {
    /// The next edition of a kind of paper in a case, from 1.
    ///
    /// # Errors
    /// Those of any read.
    pub fn next_edition(&self, case: i64, kind: &str) -> Result<i64, StoreError> {
        self.connection()
            .query_row(
                "SELECT coalesce(max(edition), 0) + 1 FROM issued_paper WHERE case_id = $1 AND kind = $2",
                (case, kind),
                |r| r.get(0),
            )
            .during("number a paper")
    }

    /// Writes a paper down and answers its row's number.
    ///
    /// # Errors
    /// Those of any write.
    pub fn add_paper(&self, new: &NewPaper<'_>, operator: i64, at: &str) -> Result<i64, StoreError> {
        self.connection()
            .execute(
                "INSERT INTO issued_paper (case_id, kind, edition, number, about, document, code, issued_by, issued_at)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                (new.case, new.kind, new.edition, new.number, new.about, new.document, new.code, operator, at),
            )
            .during("write paper")?;
        Ok(self.connection().last_insert_rowid())
    }

    /// Records that a paper left the program once more.
    ///
    /// # Errors
    /// Those of any write.
    pub fn add_print(&self, paper: i64, way: &str, operator: i64, at: &str) -> Result<(), StoreError> {
        self.connection()
            .execute(
                "INSERT INTO paper_print (paper_id, nth, way, printed_by, printed_at)
                 SELECT $1, (SELECT count(*) FROM paper_print WHERE paper_id = $1), $2, $3, $4",
                (paper, way, operator, at),
            )
            .during("write printing")
            .map(|_| ())
    }

    /// # Errors
    /// Those of any write.
    pub fn add_service(&self, paper: i64, service: &ServiceRow, operator: i64, at: &str) -> Result<(), StoreError> {
        self.connection()
            .execute(
                "INSERT INTO paper_service (paper_id, way, served_on, recipient, recorded_by, recorded_at)
                 VALUES ($1, $2, $3, $4, $5, $6)",
                (paper, &service.way, service.on.to_string(), &service.to, operator, at),
            )
            .during("write service")
            .map(|_| ())
    }
}
