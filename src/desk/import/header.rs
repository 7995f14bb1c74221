//! Column titles: any order, none missing, none too many.

use csv::StringRecord;

use super::FileProblem;
use crate::domain::plain::{half_width, harmless};

/// Where each expected column stands in the file.
pub(super) struct Order {
    places: Vec<usize>,
    /// Columns of the file.
    pub width: usize,
}

impl Order {
    /// # Errors
    /// `Columns`, naming all that is wrong.
    pub fn read(titles: &StringRecord, expected: &'static [&'static str]) -> Result<Order, FileProblem> {
        Order::read_named(titles, expected, &[])
    }

    /// The same with other titles that mean these columns.
    ///
    /// # Errors
    /// Those of [`Order::read`].
    pub fn read_named(
        titles: &StringRecord,
        expected: &'static [&'static str],
        names: &[(String, String)],
    ) -> Result<Order, FileProblem> {
        let known = |typed: String| names.iter().find(|(name, _)| *name == typed).map_or(typed, |(_, column)| column.clone());
        let titles: Vec<String> = titles.iter().map(title).map(known).collect();
        // Spreadsheets end lines with commas where columns once were; a title that is empty names nothing.
        let width = titles.iter().rposition(|t| !t.is_empty()).map_or(0, |last| last + 1);
        let titles = &titles[..width];
        let places_of = |name: &'static str| titles.iter().enumerate().filter(move |(_, t)| *t == name).map(|(i, _)| i);
        let missing: Vec<_> = expected.iter().copied().filter(|name| places_of(name).next().is_none()).collect();
        let twice: Vec<_> = expected.iter().copied().filter(|name| places_of(name).count() > 1).collect();
        let unknown: Vec<_> = titles.iter().filter(|t| !expected.contains(&t.as_str())).map(|t| harmless(t)).collect();
        if missing.is_empty() && twice.is_empty() && unknown.is_empty() {
            let places = expected.iter().filter_map(|name| places_of(name).next()).collect();
            return Ok(Order { places, width });
        }
        Err(FileProblem::Columns { missing, unknown: unknown.into_iter().take(8).collect(), twice })
    }

    pub fn place(&self, field: usize) -> usize {
        self.places[field]
    }
}

fn title(cell: &str) -> String {
    half_width(cell.trim_start_matches('\u{FEFF}')).trim().to_ascii_lowercase().chars().take(40).collect()
}
