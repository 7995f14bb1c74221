//! Column titles: any order, none missing, none too many.

use csv::StringRecord;

use super::FileProblem;
use crate::domain::plain::{half_width, harmless};

/// Which columns a file is to have.
#[derive(Clone, Copy)]
pub(in crate::desk) struct Wanted<'a> {
    pub columns: &'static [&'static str],
    /// Those of them that may be missing.
    pub optional: &'static [&'static str],
    /// Other titles that mean these columns: each, in small letters, with the column's own.
    pub names: &'a [(String, String)],
}

impl Wanted<'static> {
    /// All of these columns, by their own names.
    pub const fn all(columns: &'static [&'static str]) -> Wanted<'static> {
        Wanted { columns, optional: &[], names: &[] }
    }
}

impl Wanted<'_> {
    /// The column a title names.
    fn column(&self, title: &str) -> Option<&'static str> {
        let id = self.names.iter().find(|(name, _)| name == title).map_or(title, |(_, column)| column);
        self.columns.iter().copied().find(|c| *c == id)
    }
}

/// Where each expected column stands in the file.
pub(super) struct Order {
    places: Vec<Option<usize>>,
    /// Columns of the file.
    pub width: usize,
}

impl Order {
    /// # Errors
    /// `Columns`, naming all that is wrong.
    pub fn read(titles: &StringRecord, wanted: &Wanted<'_>) -> Result<Order, FileProblem> {
        let titles: Vec<String> = titles.iter().map(title).collect();
        // Spreadsheets end lines with commas where columns once were; a title that is empty names nothing.
        let width = titles.iter().rposition(|t| !t.is_empty()).map_or(0, |last| last + 1);
        let named: Vec<Option<&'static str>> = titles[..width].iter().map(|t| wanted.column(t)).collect();
        let places_of = |name: &'static str| named.iter().enumerate().filter(move |(_, t)| **t == Some(name)).map(|(i, _)| i);
        let needed = wanted.columns.iter().copied().filter(|name| !wanted.optional.contains(name));
        let missing: Vec<_> = needed.filter(|name| places_of(name).next().is_none()).collect();
        let twice: Vec<_> = wanted.columns.iter().copied().filter(|name| places_of(name).count() > 1).collect();
        let unknown: Vec<_> = titles.iter().zip(&named).filter(|(_, n)| n.is_none()).map(|(t, _)| harmless(t)).collect();
        if missing.is_empty() && twice.is_empty() && unknown.is_empty() {
            let places = wanted.columns.iter().map(|name| places_of(name).next()).collect();
            return Ok(Order { places, width });
        }
        Err(FileProblem::Columns { missing, unknown: unknown.into_iter().take(8).collect(), twice })
    }

    /// Where a column stands; `None` for one that is missing.
    pub fn place(&self, field: usize) -> Option<usize> {
        self.places.get(field).copied().flatten()
    }
}

fn title(cell: &str) -> String {
    half_width(cell.trim_start_matches('\u{FEFF}')).trim().to_ascii_lowercase().chars().take(40).collect()
}
