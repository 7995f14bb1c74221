//! Ways out: whatever leaves the program as a sheet, a paper or a slip, leaves it here.

use std::fs::{DirBuilder, OpenOptions};
use std::io::{ErrorKind, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use super::{Layout, PaperLine, Press, Sent, Stamp, Way, lp};
use crate::desk::{Desk, Refusal};
use crate::domain::audit::Act;
use crate::domain::name::parse_line;
use crate::domain::operator::Right;
use crate::domain::problem::Problem;
use crate::store::StoreError;

/// Files of one name and second at most.
const FILES_MAX: u32 = 100;
/// Characters of a printer's name.
const PRINTER_MAX: usize = 60;

impl Way {
    /// Name of the operator's setting.
    pub const SETTING: &'static str = "print_way";

    #[must_use]
    pub const fn id(&self) -> &'static str {
        match self {
            Way::Folder | Way::File(_) => "file",
            Way::Printer => "printer",
            Way::Terminal => "terminal",
            Way::Text => "text",
        }
    }

    /// The way an operator's setting names.
    #[must_use]
    pub fn parse(text: &str) -> Option<Way> {
        [Way::Folder, Way::Printer, Way::Terminal].into_iter().find(|w| w.id() == text)
    }

    /// Whether it can be the way of an operator: plain text and a file of a name are for once.
    pub(in crate::desk) const fn is_remembered(&self) -> bool {
        matches!(self, Way::Folder | Way::Printer | Way::Terminal)
    }

    pub(in crate::desk) const fn layout(&self) -> Layout {
        match self {
            Way::Text => Layout::Screen,
            Way::Folder | Way::File(_) | Way::Printer | Way::Terminal => Layout::A4,
        }
    }
}

/// Name of the operator's setting that names his printer.
const PRINTER: &str = "printer";

impl Desk {
    /// How this operator prints when he does not say.
    ///
    /// # Errors
    /// `Store`.
    pub fn print_way(&self) -> Result<Way, Refusal> {
        Ok(self.setting(Way::SETTING)?.as_deref().and_then(Way::parse).unwrap_or(Way::Folder))
    }

    /// Remembers which printer this operator's sheets go to; an empty name is the system's own.
    ///
    /// # Errors
    /// `Problems` for a name that is none; `Store`.
    pub fn choose_printer(&mut self, name: &str) -> Result<(), Refusal> {
        let name = parse_line(name, PRINTER_MAX).map_err(|p| Refusal::Problems(vec![(PRINTER, p)]))?;
        if name.starts_with('-') || name.chars().any(|c| c.is_whitespace() || matches!(c, '/' | '#')) {
            return Err(Refusal::Problems(vec![(PRINTER, Problem::BadCharacter)]));
        }
        self.save_setting(PRINTER, &name)
    }

    /// Prints an issued paper: the first time the original, later copies. The way is remembered once something came out.
    ///
    /// # Errors
    /// `NotAllowed`; `MayNot` for a relative's case; `NotFound`; `Printer`; `Store` also when a file cannot be written.
    pub fn print_paper(&mut self, id: i64, way: Option<Way>, press: Press) -> Result<Sent, Refusal> {
        self.require(Right::Intake)?;
        let before = self.print_way()?;
        let way = way.unwrap_or_else(|| before.clone());
        let row = self.store.paper(id)?.ok_or(Refusal::NotFound)?;
        let case = self.own_case(&row.case_number)?;
        let paper = self.paper_line(row)?;
        let text = self.set_paper(&paper, press, way.layout())?;
        let sent = self.send(&paper.number, text, &way)?;
        let (at, operator) = (self.clock.stamp(), self.operator.id);
        let writer = self.store.write()?;
        writer.add_print(id, way.id(), operator, &at)?;
        if way != before && way.is_remembered() {
            writer.save_setting(operator, Way::SETTING, way.id())?;
        }
        writer.audit(&at, Some(operator), Act::Print.id(), &format!("case:{case}"), &format!("{} {}", paper.number, way.id()))?;
        writer.commit()?;
        Ok(sent)
    }

    /// Prints a slip, by the way this operator prints.
    ///
    /// # Errors
    /// `NotAllowed`; `Printer`; `Store` also when a file cannot be written.
    pub fn print_slip(&mut self, text: &str) -> Result<Sent, Refusal> {
        self.require(Right::Lookup)?;
        let way = self.print_way()?;
        let at = self.clock.stamp();
        let name: String = at.chars().take(19).filter(char::is_ascii_digit).collect();
        let sent = self.send(&format!("slip-{name}"), text.to_owned(), &way)?;
        let writer = self.store.write()?;
        writer.audit(&at, Some(self.operator.id), Act::Print.id(), "slip", way.id())?;
        writer.commit()?;
        Ok(sent)
    }

    /// A paper as it would be printed now.
    fn set_paper(&self, paper: &PaperLine, press: Press, layout: Layout) -> Result<String, Refusal> {
        let at = self.clock.now().format("%Y-%m-%d %H:%M").to_string();
        let stamp = Stamp {
            number: paper.number.clone(),
            code: paper.code.clone(),
            by: self.operator.name.clone(),
            at,
            nth: paper.prints,
        };
        let unreadable = || StoreError::BadValue(format!("paper {}", paper.number));
        Ok((press.set)(&paper.document, &stamp, layout).ok_or_else(unreadable)?)
    }

    pub(in crate::desk) fn send(&self, name: &str, text: String, way: &Way) -> Result<Sent, Refusal> {
        let file = |source| Refusal::Store(StoreError::File { during: "write sheet", source });
        match way {
            Way::Folder => in_folder(&self.slips, name, "txt", text.as_bytes()).map(Sent::File).map_err(file),
            Way::File(path) => new_file(path, text.as_bytes()).map(|()| Sent::File(path.clone())).map_err(file),
            Way::Printer => {
                let printer = self.setting(PRINTER)?.filter(|p| !p.is_empty());
                lp::print(name, &text, printer.as_deref()).map_err(Refusal::Printer)?;
                Ok(Sent::Printer(printer))
            }
            Way::Terminal => Ok(Sent::Terminal(text)),
            Way::Text => Ok(Sent::Text(text)),
        }
    }
}

impl Desk {
    /// Saves a workbook in a file of this name, else in the office's folder.
    ///
    /// # Errors
    /// `Store` when the file cannot be written.
    pub(in crate::desk) fn save_workbook(&self, name: &str, bytes: &[u8], way: &Way) -> Result<Sent, Refusal> {
        let saved = match way {
            Way::File(path) => new_file(path, bytes).map(|()| path.clone()),
            Way::Folder | Way::Printer | Way::Terminal | Way::Text => in_folder(&self.slips, name, "xlsx", bytes),
        };
        saved.map(Sent::File).map_err(|source| StoreError::File { during: "write sheet", source }.into())
    }
}

impl Desk {
    /// Saves what is neither text nor a workbook of a sheet in the office's folder.
    ///
    /// # Errors
    /// `Store` when the file cannot be written.
    pub(in crate::desk) fn save_in_folder(&self, name: &str, ending: &str, bytes: &[u8]) -> Result<Sent, Refusal> {
        let saved = in_folder(&self.slips, name, ending, bytes);
        saved.map(Sent::File).map_err(|source| StoreError::File { during: "write file", source }.into())
    }
}

/// A new file that only its owner can read.
fn new_file(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?.write_all(bytes)
}

fn in_folder(folder: &Path, name: &str, ending: &str, bytes: &[u8]) -> std::io::Result<PathBuf> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    for n in 0..FILES_MAX {
        let path = folder.join(if n == 0 { format!("{name}.{ending}") } else { format!("{name}-{n}.{ending}") });
        match new_file(&path, bytes) {
            Ok(()) => return Ok(path),
            Err(e) if e.kind() == ErrorKind::AlreadyExists => {}
            Err(e) => return Err(e),
        }
    }
    Err(std::io::Error::from(ErrorKind::AlreadyExists))
}
