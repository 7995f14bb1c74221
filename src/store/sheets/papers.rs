//! Printed sheets about money: what was worded, and each printing.

use rusqlite::{Connection, OptionalExtension, Row};

use crate::domain::sheet::kind::SheetKind;
use crate::store::error::During;
use crate::store::{Store, StoreError, Writer};

/// A sheet as it was worded for print.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetPaperRow {
    pub id: i64,
    pub edition: i64,
    pub number: String,
    /// A JSON document.
    pub document: String,
    pub code: String,
    /// Name of who issued it.
    pub by: String,
    pub issued_at: String,
    /// How often it left the program.
    pub prints: i64,
    /// Kind of the sheet.
    pub kind: SheetKind,
}

/// A sheet as it is worded.
#[derive(Debug, Clone)]
pub struct NewSheetPaper<'a> {
    pub sheet: i64,
    pub edition: i64,
    pub number: &'a str,
    pub document: &'a str,
    pub code: &'a str,
}

const PAPER: &str = "SELECT p.id, p.edition, p.number, p.document, p.code, o.name, p.issued_at,
    (SELECT count(*) FROM sheet_print WHERE paper_id = p.id), s.kind
    FROM sheet_paper AS p JOIN operator AS o ON o.id = p.issued_by JOIN sheet AS s ON s.id = p.sheet_id";

fn paper(r: &Row<'_>) -> rusqlite::Result<SheetPaperRow> {
    Ok(SheetPaperRow {
        id: r.get(0)?,
        edition: r.get(1)?,
        number: r.get(2)?,
        document: r.get(3)?,
        code: r.get(4)?,
        by: r.get(5)?,
        issued_at: r.get(6)?,
        prints: r.get(7)?,
        kind: super::record::kind(r, 8)?,
    })
}

fn newest(connection: &Connection, sheet: i64) -> Result<Option<SheetPaperRow>, StoreError> {
    let mut statement = connection
        .prepare_cached(&format!("{PAPER} WHERE p.sheet_id = $1 ORDER BY p.edition DESC LIMIT 1"))
        .during("read paper")?;
    statement.query_row([sheet], paper).optional().during("read paper")
}

impl Store {
    /// A printed sheet by its check code.
    ///
    /// # Errors
    /// Those of any read.
    pub fn sheet_paper_by_code(&self, code: &str) -> Result<Option<SheetPaperRow>, StoreError> {
        let mut statement = self.connection().prepare_cached(&format!("{PAPER} WHERE p.code = $1")).during("read paper")?;
        statement.query_row([code], paper).optional().during("read paper")
    }
}

impl Writer<'_> {
    /// The newest edition of a sheet's paper.
    ///
    /// # Errors
    /// Those of any read.
    pub fn newest_sheet_paper(&self, sheet: i64) -> Result<Option<SheetPaperRow>, StoreError> {
        newest(self.connection(), sheet)
    }

    /// A sheet's paper that says just this; a sheet of many has a notice for each.
    ///
    /// # Errors
    /// Those of any read.
    pub fn sheet_paper_saying(&self, sheet: i64, document: &str) -> Result<Option<SheetPaperRow>, StoreError> {
        let sql = format!("{PAPER} WHERE p.sheet_id = $1 AND p.document = $2 ORDER BY p.edition DESC LIMIT 1");
        let mut statement = self.connection().prepare_cached(&sql).during("read paper")?;
        statement.query_row((sheet, document), paper).optional().during("read paper")
    }

    /// Writes an edition down.
    ///
    /// # Errors
    /// Those of any write.
    pub fn add_sheet_paper(&self, new: &NewSheetPaper<'_>, operator: i64, at: &str) -> Result<(), StoreError> {
        const SQL: &str = "INSERT INTO sheet_paper (sheet_id, edition, number, document, code, issued_by, issued_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)";
        self.connection()
            .execute(SQL, (new.sheet, new.edition, new.number, new.document, new.code, operator, at))
            .during("write paper")
            .map(|_| ())
    }

    /// Records that a printed sheet left the program once more.
    ///
    /// # Errors
    /// Those of any write.
    pub fn add_sheet_print(&self, paper: i64, way: &str, operator: i64, at: &str) -> Result<(), StoreError> {
        const SQL: &str = "INSERT INTO sheet_print (paper_id, nth, way, printed_by, printed_at)
            SELECT $1, (SELECT count(*) FROM sheet_print WHERE paper_id = $1), $2, $3, $4";
        self.connection().execute(SQL, (paper, way, operator, at)).during("write printing").map(|_| ())
    }
}
