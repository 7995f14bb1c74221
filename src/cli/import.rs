//! `gsbx import`: a bar while it runs, the first bad rows on the screen, all of them in a file.

use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use indicatif::{ProgressBar, ProgressStyle};

use super::args::Args;
use super::{Failure, Session, office, print};
use crate::desk::Refusal;
use crate::desk::import::{BadRow, FileProblem, Kind, Watch};
use crate::text::Lang;
use crate::text::command::{Line, bad_row, import_progress, imported, not_imported};
use crate::text::problems::problem;
use crate::text::reconcile::reconciled;

/// Bad values shown on the screen.
const SHOWN_MAX: u64 = 50;

pub(super) fn run(
    args: &Args,
    kind: Kind,
    file: &Path,
    dry_run: bool,
    errors: Option<&Path>,
    session: &Session,
) -> Result<(), Failure> {
    let mut desk = office::open(args, session)?;
    let list = match errors {
        Some(path) if is_same(path, file) || is_same(path, &office::path(args)?) => {
            return Err(Failure::Line(Line::ErrorsIsSource));
        }
        Some(path) => Some(List::create(path).map_err(|e| Failure::File(path.to_owned(), e))?),
        None => None,
    };
    let mut face = Face::new(list, session.lang);
    let outcome = desk.import(kind, file, dry_run, &mut face);
    face.bar.finish_and_clear();
    let outcome = outcome?;
    if let Some(list) = &mut face.list {
        list.out.flush().map_err(|e| Failure::Refusal(Refusal::File(FileProblem::ErrorList(e))))?;
    }
    if outcome.bad == 0 {
        print(&imported(&outcome, dry_run, session.lang))?;
        let compared = if dry_run { Vec::new() } else { desk.compare_taken_over(kind)? };
        return reconciled(&compared, session.lang).iter().try_for_each(|line| print(line));
    }
    let shown = outcome.bad.min(SHOWN_MAX);
    let path = errors.map(|p| p.display().to_string());
    Err(Failure::Said(not_imported(&outcome, shown, path.as_deref(), session.lang)))
}

fn is_same(a: &Path, b: &Path) -> bool {
    matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}

/// The list of all bad rows as CSV, readable by its owner only.
struct List {
    out: csv::Writer<BufWriter<File>>,
}

impl List {
    fn create(path: &Path) -> io::Result<List> {
        let file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(path)?;
        let mut out = csv::Writer::from_writer(BufWriter::new(file));
        out.write_record(["line", "field", "value", "reason"])?;
        Ok(List { out })
    }
}

struct Face {
    list: Option<List>,
    lang: Lang,
    shown: u64,
    bar: ProgressBar,
}

impl Face {
    fn new(list: Option<List>, lang: Lang) -> Face {
        let bar = ProgressBar::new(1);
        // The template is a constant; indicatif's default is a fair answer should a later version dislike it.
        if let Ok(style) = ProgressStyle::with_template("[{bar:24}] {percent:>3}%  {msg}") {
            bar.set_style(style.progress_chars("=> "));
        }
        Face { list, lang, shown: 0, bar }
    }
}

impl Watch for Face {
    fn progress(&mut self, done: u64, total: u64, rows: u64) {
        self.bar.set_length(total);
        self.bar.set_position(done);
        let millis = u64::try_from(self.bar.elapsed().as_millis()).unwrap_or(u64::MAX).max(1);
        let left = self.bar.eta().as_secs();
        let left = format!("{}:{:02}", left / 60, left % 60);
        self.bar.set_message(import_progress(rows, rows.saturating_mul(1000) / millis, &left, self.lang));
    }

    fn bad(&mut self, row: &BadRow) -> io::Result<()> {
        if self.shown < SHOWN_MAX {
            self.shown += 1;
            let text = bad_row(row, self.lang);
            self.bar.suspend(|| writeln!(io::stderr(), "{text}"))?;
        }
        match &mut self.list {
            Some(list) => {
                let line = row.line.to_string();
                Ok(list.out.write_record([&line, row.field, &row.value, &problem(&row.problem, self.lang)])?)
            }
            None => Ok(()),
        }
    }
}
