//! Taking files in: employers, workers, wages, contributions, the ledger, and the claims, bills, receipts and monthly benefits
//! of earlier years. All or nothing: one bad row and nothing is written; a file that is there already changes nothing.

mod beneficiaries;
mod bills;
mod cells;
mod claims;
mod header;
mod kinds;
mod lines;
mod reconcile;
mod sheet;
mod survey;
mod table;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io;
use std::path::Path;

use chrono::NaiveDate;

use super::{Desk, Refusal};
use crate::domain::audit::{Act, Changed};
use crate::domain::operator::Right;
use crate::domain::problem::Problem;
use crate::policy::Policy;
use crate::store::readings::NameWriter;
use crate::store::{StoreError, Taken, Tally, Writer};
use cells::Cells;
use header::Order;
pub(super) use header::Wanted;
use kinds::Taker;
pub use reconcile::Comparison;
use survey::{Format, Survey};
pub(super) use table::{TableRow, file_hash, table, table_named, table_of};

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Employers,
    Workers,
    Wages,
    Contributions,
    Ledger,
    /// Claims of earlier years.
    Claims,
    /// Bills of earlier years.
    Reimbursements,
    /// Their receipts.
    Receipts,
    /// Who is paid monthly since before gsbx.
    Beneficiaries,
}

impl Kind {
    pub const ALL: [Kind; 9] = [
        Kind::Employers,
        Kind::Workers,
        Kind::Wages,
        Kind::Contributions,
        Kind::Ledger,
        Kind::Claims,
        Kind::Reimbursements,
        Kind::Receipts,
        Kind::Beneficiaries,
    ];

    /// The stable word for scripts and the audit trail.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Kind::Employers => "employers",
            Kind::Workers => "workers",
            Kind::Wages => "wages",
            Kind::Contributions => "contributions",
            Kind::Ledger => "ledger",
            Kind::Claims => "claims",
            Kind::Reimbursements => "reimbursements",
            Kind::Receipts => "receipts",
            Kind::Beneficiaries => "beneficiaries",
        }
    }

    /// The columns a file must have, in any order. Amounts in yuan, rates in per cent, days `YYYY-MM-DD`, months `YYYY-MM`.
    #[must_use]
    pub const fn columns(self) -> &'static [&'static str] {
        match self {
            Kind::Employers => &["credit_code", "name", "industry", "risk_class", "address", "contact", "phone", "registered_on"],
            Kind::Workers => &["id_number", "name", "phone", "credit_code", "job", "insured_from", "wage"],
            Kind::Wages => &["month", "credit_code", "id_number", "wage"],
            Kind::Contributions => &["month", "credit_code", "headcount", "payroll", "rate", "due", "paid", "paid_on"],
            Kind::Ledger => &["date", "item", "amount", "memo"],
            Kind::Claims => &[
                "case_number",
                "id_number",
                "credit_code",
                "accident_on",
                "reported_on",
                "accepted_on",
                "body_part",
                "place",
                "decision",
                "decided_on",
                "grade",
            ],
            Kind::Reimbursements => {
                &["sheet", "case_number", "id_number", "filed_on", "receipts", "claimed", "outside", "paid", "paid_on", "stage"]
            }
            Kind::Receipts => &["id_number", "invoice", "date", "hospital", "kind", "amount", "outside_catalogue"],
            Kind::Beneficiaries => &["id_number", "case_number", "kind", "grade", "monthly_amount", "since"],
        }
    }
}

/// What is wrong with a file as a whole.
#[derive(Debug)]
pub enum FileProblem {
    Unreadable(io::Error),
    NotAFile,
    /// NUL bytes: not text, or a spreadsheet under the name of a text file.
    NotText,
    /// Not one row behind the column titles, or nothing at all.
    NoRows,
    /// No line ends within the limit: not a table.
    LineTooLong {
        line: u64,
    },
    Columns {
        missing: Vec<&'static str>,
        unknown: Vec<String>,
        twice: Vec<&'static str>,
    },
    Spreadsheet(String),
    /// The list of bad rows could not be written.
    ErrorList(io::Error),
    /// Not UTF-8, or far too large for a parameter file.
    NotParameters,
}

impl From<FileProblem> for Refusal {
    fn from(problem: FileProblem) -> Refusal {
        Refusal::File(problem)
    }
}

/// A value that cannot be taken. Identity and telephone numbers are masked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadRow {
    /// Line of the text file or row of the sheet, the titles being 1.
    pub line: u64,
    pub field: &'static str,
    pub value: String,
    pub problem: Problem,
}

/// What became of a file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Outcome {
    pub rows: u64,
    pub tally: Tally,
    /// Bad values; with any, nothing was written.
    pub bad: u64,
    /// Whether the office's records are different now.
    pub written: bool,
}

/// Who is told how it goes.
pub trait Watch {
    /// Bytes (of a sheet: rows) done of `total`, and rows seen.
    fn progress(&mut self, done: u64, total: u64, rows: u64);

    /// A bad value, in the order of the file.
    ///
    /// # Errors
    /// When it cannot be noted; the import ends and nothing is written.
    fn bad(&mut self, row: &BadRow) -> io::Result<()>;
}

/// From this size on a first file of workers fills the register in one go.
const LARGE: u64 = 2 * 1024 * 1024;
/// Rows between two reports of progress.
const PROGRESS_ROWS: u64 = 2_000;

impl Desk {
    /// Takes a file in. With `dry_run` everything is checked and nothing is kept.
    ///
    /// # Errors
    /// `NotAllowed`; `File` for a file that is no such table; `Store`, and then nothing was written. Bad rows are no error:
    /// they are told to `watch` and counted.
    pub fn import(&mut self, kind: Kind, path: &Path, dry_run: bool, watch: &mut dyn Watch) -> Result<Outcome, Refusal> {
        self.require(Right::Import)?;
        let survey = survey::survey(path)?;
        let job = Job {
            kind,
            path,
            dry_run,
            survey: &survey,
            policy: &self.policy,
            at: self.clock.stamp(),
            today: self.clock.today(),
            operator: self.operator.id,
        };
        if kind == Kind::Workers && survey.bytes > LARGE && !self.store.has_people()? {
            match self.store.fill_register(self.policy.surnames(), |writer| job.run(writer, true, watch)) {
                // Something is wrong with the file: the careful way tells what.
                Err(Stop::Bad) => {}
                Err(Stop::Refusal(Refusal::Store(StoreError::Repeated))) => {}
                Err(Stop::Refusal(refusal)) => return Err(refusal),
                Ok(outcome) => return Ok(outcome),
            }
        }
        let writer = self.store.write()?;
        match job.run(&writer, false, watch) {
            Ok((outcome, keep)) => {
                if keep {
                    writer.commit()?;
                }
                Ok(outcome)
            }
            Err(Stop::Refusal(refusal)) => Err(refusal),
            Err(Stop::Bad) => Err(StoreError::BadValue("import".into()).into()),
        }
    }
}

/// Why a run over a file ended early.
enum Stop {
    /// A row that cannot be taken as it is, while the register is filled without looking anybody up.
    Bad,
    Refusal(Refusal),
}

impl<E: Into<Refusal>> From<E> for Stop {
    fn from(error: E) -> Stop {
        Stop::Refusal(error.into())
    }
}

/// One file to be taken in.
struct Job<'a> {
    kind: Kind,
    path: &'a Path,
    dry_run: bool,
    survey: &'a Survey,
    policy: &'a Policy,
    at: String,
    today: NaiveDate,
    operator: i64,
}

impl Job<'_> {
    /// Runs over the file and answers what became of it, and whether to keep it.
    fn run(&self, writer: &Writer<'_>, first: bool, watch: &mut dyn Watch) -> Result<(Outcome, bool), Stop> {
        let name = self.path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let source = writer.begin_import(self.kind.id(), &name, &self.survey.sha256, &self.at, self.operator)?;
        let (operator, at, today) = (self.operator, self.at.as_str(), self.today);
        let (employers, names, receipts) = (HashMap::new(), NameWriter::default(), BTreeMap::new());
        let taker = Taker {
            operator,
            at,
            today,
            writer,
            source,
            policy: self.policy,
            first,
            employers,
            names,
            receipts,
            spoilt: BTreeSet::new(),
        };
        let mut intake = Intake { kind: self.kind, order: None, first, taker, watch, outcome: Outcome::default() };
        self.read(&mut intake)?;
        let mut outcome = intake.finish()?;
        outcome.written = outcome.bad == 0 && !self.dry_run && outcome.tally.added + outcome.tally.changed > 0;
        if outcome.written {
            writer.end_import(source, outcome.tally)?;
            self.note(writer, source, outcome.tally)?;
        }
        Ok((outcome, outcome.written))
    }

    /// The file with its hash and what it did, in the audit trail.
    fn note(&self, writer: &Writer<'_>, source: i64, tally: Tally) -> Result<(), StoreError> {
        let counts = [tally.added, tally.changed, tally.unchanged].map(|n| n.to_string());
        let set = |field, after| Changed { field, before: None, after: Some(after) };
        let facts = [
            set("kind", self.kind.id()),
            set("sha256", &self.survey.sha256),
            set("added", &counts[0]),
            set("changed", &counts[1]),
            set("unchanged", &counts[2]),
        ];
        let subject = format!("import_file:{source}");
        writer.audit_changes(&self.at, Some(self.operator), Act::Import.id(), &subject, "", &facts)
    }

    fn read(&self, intake: &mut Intake) -> Result<(), Stop> {
        match self.survey.format {
            Format::Sheet => sheet::read(self.path, &mut |line, done, total| intake.take(line, done, total)),
            Format::Text(encoding) => {
                lines::read(self.path, encoding, self.survey.bytes, &mut |line, done, total| intake.take(line, done, total))
            }
        }
    }
}

/// One line of a table, the titles included.
pub(super) struct Line<'a> {
    pub number: u64,
    pub cells: &'a csv::StringRecord,
    /// Columns whose number the spreadsheet kept with fewer digits than were typed.
    pub lost: &'a [usize],
}

/// A file on its way in.
struct Intake<'a> {
    kind: Kind,
    order: Option<Order>,
    first: bool,
    taker: Taker<'a>,
    watch: &'a mut dyn Watch,
    outcome: Outcome,
}

impl Intake<'_> {
    fn take(&mut self, line: Line, done: u64, total: u64) -> Result<(), Stop> {
        let Some(order) = &self.order else {
            self.order = Some(Order::read(line.cells, &Wanted::all(self.kind.columns()))?);
            return Ok(());
        };
        if line.cells.iter().all(|c| c.trim().is_empty()) {
            return Ok(());
        }
        self.outcome.rows += 1;
        if self.outcome.rows.is_multiple_of(PROGRESS_ROWS) {
            self.watch.progress(done, total, self.outcome.rows);
        }
        let mut cells = Cells::new(&line, order, self.kind.columns());
        let taken = if cells.is_whole() { self.taker.take(self.kind, &mut cells)? } else { None };
        match taken {
            Some(Taken::Added) => self.outcome.tally.added += 1,
            Some(Taken::Changed) => self.outcome.tally.changed += 1,
            Some(Taken::Unchanged) => self.outcome.tally.unchanged += 1,
            Some(Taken::Refused(problem)) => cells.refuse(Taker::key_of(self.kind, &problem), problem),
            None => {}
        }
        let bad = cells.into_bad();
        if self.first && !bad.is_empty() {
            return Err(Stop::Bad);
        }
        self.tell(bad)
    }

    fn tell(&mut self, bad: Vec<BadRow>) -> Result<(), Stop> {
        for bad in bad {
            self.outcome.bad += 1;
            self.watch.bad(&bad).map_err(FileProblem::ErrorList)?;
        }
        Ok(())
    }

    fn finish(mut self) -> Result<Outcome, Stop> {
        if self.outcome.rows == 0 {
            return Err(FileProblem::NoRows.into());
        }
        let (added, bad) = self.taker.settle_receipts()?;
        self.outcome.tally.added += added;
        self.tell(bad)?;
        Ok(self.outcome)
    }
}
