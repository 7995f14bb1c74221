//! Rows of a text table, whatever its encoding, one at a time.

use std::cell::Cell;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::rc::Rc;

use csv::StringRecord;
use encoding_rs::Encoding;
use encoding_rs_io::DecodeReaderBytesBuilder;

use super::{FileProblem, Line, Stop};

/// Bytes of a row at most, besides what is read ahead. A stray quotation mark, or a file that is no table, would otherwise
/// be one endless row in memory.
const ROW_MAX: u64 = 64 * 1024;
const READ_AHEAD: usize = 32 * 1024;

/// Counts bytes, all of them and those since the last row.
struct Counted<R> {
    inner: R,
    total: Rc<Cell<u64>>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.total.set(self.total.get() + count as u64);
        Ok(count)
    }
}

/// Stops a row that does not end.
struct Limited<R> {
    inner: R,
    in_row: Rc<Cell<u64>>,
}

impl<R: Read> Read for Limited<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.in_row.get() > ROW_MAX + READ_AHEAD as u64 {
            return Err(io::Error::from(io::ErrorKind::FileTooLarge));
        }
        let count = self.inner.read(buffer)?;
        self.in_row.set(self.in_row.get() + count as u64);
        Ok(count)
    }
}

/// Reads every row, titles first. The sink is given the row, the bytes done and `bytes` in all.
///
/// # Errors
/// `Unreadable`, `LineTooLong`, and those of the sink.
pub(super) fn read(
    path: &Path,
    encoding: &'static Encoding,
    bytes: u64,
    sink: &mut dyn FnMut(Line, u64, u64) -> Result<(), Stop>,
) -> Result<(), Stop> {
    let file = File::open(path).map_err(FileProblem::Unreadable)?;
    let (total, in_row) = (Rc::new(Cell::new(0)), Rc::new(Cell::new(0)));
    let counted = Counted { inner: file, total: Rc::clone(&total) };
    let decoded = DecodeReaderBytesBuilder::new().encoding(Some(encoding)).bom_override(true).strip_bom(true).build(counted);
    let mut limited = Limited { inner: decoded, in_row: Rc::clone(&in_row) };
    let mut head = Vec::new();
    limited.by_ref().take(READ_AHEAD as u64).read_to_end(&mut head).map_err(FileProblem::Unreadable)?;
    let mut builder = csv::ReaderBuilder::new();
    builder.has_headers(false).flexible(true).buffer_capacity(READ_AHEAD).trim(csv::Trim::All);
    if head.contains(&b'\n') {
        // The reader counts a line that ends with two characters from the first of them, one line too early.
        builder.terminator(csv::Terminator::Any(b'\n'));
    }
    let mut reader = builder.from_reader(head.as_slice().chain(limited));
    let mut record = StringRecord::new();
    while reader.read_record(&mut record).map_err(|e| broken(e, reader_line(&record)))? {
        in_row.set(0);
        if record.len() == 1 && record[0].is_empty() {
            continue;
        }
        let number = reader_line(&record);
        sink(Line { number, cells: &record, lost: &[] }, total.get(), bytes)?;
    }
    Ok(())
}

fn reader_line(record: &StringRecord) -> u64 {
    record.position().map_or(1, csv::Position::line)
}

fn broken(error: csv::Error, line: u64) -> FileProblem {
    match error.into_kind() {
        csv::ErrorKind::Io(e) if e.kind() == io::ErrorKind::FileTooLarge => FileProblem::LineTooLong { line },
        csv::ErrorKind::Io(e) => FileProblem::Unreadable(e),
        other => FileProblem::Unreadable(io::Error::other(format!("{other:?}"))),
    }
}
