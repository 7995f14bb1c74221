//! An office that files are imported into, and what was told about them.

use std::fs;
use std::io;
use std::path::PathBuf;

use gsbx::desk::Refusal;
use gsbx::desk::import::{BadRow, FileProblem, Kind, Outcome, Watch};
use gsbx::domain::problem::Problem;
use gsbx::store::Tally;

use super::Office;
use super::county::*;

#[derive(Default)]
pub struct Told {
    pub bad: Vec<BadRow>,
}

impl Watch for Told {
    fn progress(&mut self, _done: u64, _total: u64, _rows: u64) {}
    fn bad(&mut self, row: &BadRow) -> io::Result<()> {
        self.bad.push(row.clone());
        Ok(())
    }
}

/// An office with its files' folder.
pub struct Desk {
    pub office: Office,
    pub desk: gsbx::desk::Desk,
}

pub type Answer = Result<(Outcome, Vec<BadRow>), Refusal>;

impl Desk {
    pub fn empty() -> Desk {
        let office = Office::empty();
        let desk = office.desk("zhuren");
        Desk { office, desk }
    }

    /// With three employers and three workers of the first.
    pub fn county() -> Desk {
        let mut desk = Desk::empty();
        let employers: Vec<String> = (1..=3).map(employer).collect();
        let workers: Vec<String> = (1..=3).map(worker).collect();
        assert_eq!(desk.good(Kind::Employers, &table(EMPLOYERS, &employers)).added, 3);
        assert_eq!(desk.good(Kind::Workers, &table(WORKERS, &workers)).added, 3);
        desk
    }

    pub fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.office.folder().join(name);
        fs::write(&path, bytes).expect("a file");
        path
    }

    pub fn import(&mut self, kind: Kind, bytes: &[u8]) -> Answer {
        let path = self.file("file.csv", bytes);
        let mut told = Told::default();
        self.desk.import(kind, &path, false, &mut told).map(|outcome| (outcome, told.bad))
    }

    pub fn good(&mut self, kind: Kind, text: &str) -> Tally {
        let (outcome, bad) = self.import(kind, text.as_bytes()).expect("a table");
        assert_eq!(bad, []);
        outcome.tally
    }

    /// Line, field and problem of each bad value; and that the office is as it was.
    pub fn bad(&mut self, kind: Kind, text: &str) -> Vec<(u64, &'static str, Problem)> {
        let before = self.contents();
        let (outcome, bad) = self.import(kind, text.as_bytes()).expect("a table");
        assert!(!outcome.written);
        assert_eq!(outcome.bad as usize, bad.len());
        assert_eq!(self.contents(), before, "nothing is written when a row is bad");
        bad.into_iter().map(|b| (b.line, b.field, b.problem)).collect()
    }

    pub fn refused(&mut self, bytes: &[u8]) -> FileProblem {
        let before = self.contents();
        match self.import(Kind::Workers, bytes) {
            Err(Refusal::File(problem)) => {
                assert_eq!(self.contents(), before);
                problem
            }
            other => panic!("{other:?}"),
        }
    }

    /// Everything that an import may change, as text.
    pub fn contents(&self) -> String {
        let raw = self.office.raw();
        let tables = ["employer", "employer_part", "person", "name_reading", "employment", "wage", "contribution"];
        let more = [
            "ledger_entry",
            "account_month",
            "import_file",
            "audit",
            "sqlite_master",
            "injury_case",
            "case_version",
            "case_step",
            "sheet",
            "sheet_version",
            "receipt",
            "benefit",
            "benefit_event",
        ];
        let mut out = String::new();
        for name in tables.iter().chain(&more) {
            let mut statement = raw.prepare(&format!("SELECT * FROM {name} ORDER BY 1, 2")).expect("a table");
            let columns = statement.column_count();
            let mut rows = statement.query([]).expect("rows");
            while let Some(row) = rows.next().expect("a row") {
                for i in 0..columns {
                    out.push_str(&format!("{:?} ", row.get_ref(i).expect("a value")));
                }
                out.push('\n');
            }
        }
        out
    }
}

/// A row with another value in one of its columns.
pub fn with(row: &str, field: usize, value: &str) -> String {
    let mut cells: Vec<&str> = row.split(',').collect();
    cells[field] = value;
    cells.join(",")
}
