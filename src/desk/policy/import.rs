//! A file of parameters (参数文件): all of its rows are entered, to be confirmed one by one, or none is.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::super::import::FileProblem;
use super::super::{Desk, Refusal};
use super::enter::{source, summary, waiting};
use crate::domain::audit::{Act, Changed};
use crate::domain::entry::{Entry, State, is_same};
use crate::domain::name::{LINE_MAX, parse_line};
use crate::domain::operator::Right;
use crate::domain::params::{Book, Row};
use crate::domain::problem::Problem;
use crate::policy::Policy;
use crate::policy::parameters::{FILE_MAX, Fault, office_rows};

/// What became of a file's rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Taken {
    /// Entered, and waiting for confirmation.
    pub entered: usize,
    /// There already, waiting or confirmed.
    pub known: usize,
}

/// Checks a file against the parameters that there are, without any office, and answers how many rows it has.
///
/// # Errors
/// `File`; `Faults`, every one with its line.
pub fn check(path: &Path, policy: &Policy) -> Result<usize, Refusal> {
    Ok(rows(&text(path)?, policy.parameters())?.len())
}

impl Desk {
    /// Enters the rows of a file, all or none. Rows that wait already or were ever confirmed are passed over, so that the
    /// same file again changes nothing and an old file does not undo a correction.
    ///
    /// # Errors
    /// `NotAllowed`; `File`; `Faults`; `Store`.
    pub fn import_parameters(&mut self, path: &Path) -> Result<Taken, Refusal> {
        self.require(Right::Parameters)?;
        let rows = rows(&text(path)?, self.policy.parameters())?;
        let (at, me) = (self.clock.stamp(), Some(self.operator.id));
        let writer = self.store.write()?;
        let entries = writer.parameter_entries()?;
        let (fresh, known): (Vec<_>, Vec<_>) = rows.into_iter().partition(|(_, row)| !is_known(row, &entries));
        let clash = |(line, row): &(usize, Row)| {
            let problem = Problem::WaitsAlready { id: waiting(row, &entries)?.id };
            Some(Fault { line: *line, key: row.key.clone(), problem })
        };
        let faults: Vec<Fault> = fresh.iter().filter_map(clash).collect();
        if !faults.is_empty() {
            return Err(Refusal::Faults(faults));
        }
        let taken = Taken { entered: fresh.len(), known: known.len() };
        if fresh.is_empty() {
            return Ok(taken);
        }
        for (_, row) in &fresh {
            let id = writer.enter_parameter(row, self.operator.id, &at)?;
            writer.audit(&at, me, Act::EnterParameter.id(), &format!("parameter:{id}"), &summary(row))?;
        }
        let (added, known) = (taken.entered.to_string(), taken.known.to_string());
        let set = |field, after| Changed { field, before: None, after: Some(after) };
        let counts = [set("added", added.as_str()), set("unchanged", &known)];
        writer.audit_changes(&at, me, Act::ImportParameters.id(), "parameter", "", &counts)?;
        writer.commit()?;
        Ok(taken)
    }
}

fn is_known(row: &Row, entries: &[Entry]) -> bool {
    let counted = entries.iter().filter(|e| matches!(e.state, State::Pending | State::Confirmed));
    counted.into_iter().any(|e| is_same(&e.row, row))
}

/// A file's rows, their lines of text sound too.
fn rows(text: &str, book: &Book) -> Result<Vec<(usize, Row)>, Refusal> {
    let rows = office_rows(text, book).map_err(Refusal::Faults)?;
    let mut faults = Vec::new();
    for (line, row) in &rows {
        let texts = [source(&row.document), source(&row.article), parse_line(&row.note, LINE_MAX)];
        let bad = texts.into_iter().filter_map(Result::err);
        faults.extend(bad.map(|problem| Fault { line: *line, key: row.key.clone(), problem }));
    }
    if faults.is_empty() { Ok(rows) } else { Err(Refusal::Faults(faults)) }
}

/// The text of a file of reasonable size, without a byte order mark.
fn text(path: &Path) -> Result<String, FileProblem> {
    let file = File::open(path).map_err(FileProblem::Unreadable)?;
    if !file.metadata().map_err(FileProblem::Unreadable)?.is_file() {
        return Err(FileProblem::NotAFile);
    }
    let mut bytes = Vec::new();
    file.take(FILE_MAX as u64 + 1).read_to_end(&mut bytes).map_err(FileProblem::Unreadable)?;
    if bytes.len() > FILE_MAX {
        return Err(FileProblem::NotParameters);
    }
    let text = String::from_utf8(bytes).map_err(|_| FileProblem::NotParameters)?;
    Ok(text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text))
}
