//! Parameter files: the ones shipped in `data/policy/` and an office's own, in one format, each fault told with its line.
//!
//! ```toml
//! [[parameter]]
//! key = "minimum_wage"
//! unit = "yuan_month"          # may be left out for a key that is known; then it must agree
//!
//! [[parameter.row]]
//! from = 2024-12-01            # "to" is the last day, left out while in force
//! value = "1700"               # or values = { g1 = "27", g2 = "25" } for minimum_wage.g1, ...
//! document = "..."
//! article = "..."
//! ```
//!
//! A shipped key that only the office can fill in has no rows and says so: `empty = true`, and for a table
//! `keys = ["g1", "g2"]`, since there are no `values` to tell its entries by.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Deserialize;
use toml::Spanned;
use toml::value::Datetime;

use crate::domain::entry::overlap;
use crate::domain::params::{Book, Confidence, Definition, Row, Standing, Unit, Value};
use crate::domain::problem::Problem;

const SHIPPED: [(&str, &str); 5] = [
    ("statute.toml", include_str!("../../data/policy/statute.toml")),
    ("hunan.toml", include_str!("../../data/policy/hunan.toml")),
    ("series.toml", include_str!("../../data/policy/series.toml")),
    ("office.toml", include_str!("../../data/policy/office.toml")),
    ("inspection.toml", include_str!("../../data/policy/inspection.toml")),
];

/// Bytes of an office's file at most: a parameter file is a page, not a volume.
pub const FILE_MAX: usize = 1 << 20;

/// What is wrong with a file, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Line of the file, the first being 1.
    pub line: usize,
    /// The parameter it is about; empty for the file as a whole.
    pub key: String,
    pub problem: Problem,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    parameter: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    key: Spanned<String>,
    #[serde(default)]
    zh: String,
    #[serde(default)]
    en: String,
    unit: Option<Spanned<String>>,
    #[serde(default)]
    by: String,
    #[serde(default)]
    choices: Vec<String>,
    /// That there are no rows on purpose.
    empty: Option<Spanned<bool>>,
    /// The entries of a table without rows.
    keys: Option<Spanned<Vec<String>>>,
    #[serde(default)]
    row: Vec<Spanned<RowEntry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RowEntry {
    from: Spanned<Datetime>,
    to: Option<Spanned<Datetime>>,
    value: Option<Spanned<String>>,
    values: Option<BTreeMap<String, Spanned<String>>>,
    #[serde(default)]
    document: String,
    #[serde(default)]
    article: String,
    confidence: Option<Spanned<String>>,
    published: Option<Spanned<Datetime>>,
    #[serde(default)]
    note: String,
}

/// The parameters that are compiled in.
///
/// # Errors
/// A sentence naming file and line; the tests read every file, so a released program has none.
pub fn shipped() -> Result<Book, String> {
    let (mut definitions, mut rows) = (Vec::new(), Vec::new());
    for (name, text) in SHIPPED {
        let (d, r) = Reader { text, known: None }.read().map_err(|faults| {
            let first = faults.first().map(|f| format!("{}: {} {}", f.line, f.key, f.problem));
            format!("{name}:{}", first.unwrap_or_default())
        })?;
        definitions.extend(d);
        rows.extend(r.into_iter().map(|(_, row)| row));
    }
    Ok(Book::new(definitions, rows))
}

/// The rows of an office's own file, checked against the parameters that there are, with the line each begins on.
///
/// # Errors
/// Every fault with its line.
pub fn office_rows(text: &str, book: &Book) -> Result<Lines, Vec<Fault>> {
    Reader { text, known: Some(book) }.read().map(|(_, rows)| rows)
}

/// Rows with the line of the file each begins on.
pub type Lines = Vec<(usize, Row)>;

/// Reads one file. Without a book the file defines its keys; with one it may only use them.
struct Reader<'a> {
    text: &'a str,
    known: Option<&'a Book>,
}

impl Reader<'_> {
    fn read(&self) -> Result<(Vec<Definition>, Lines), Vec<Fault>> {
        if self.text.len() > FILE_MAX {
            return Err(vec![Fault { line: 1, key: String::new(), problem: Problem::TooLarge }]);
        }
        let file: File = toml::from_str(self.text).map_err(|e| {
            let line = e.span().map_or(1, |s| self.line(s.start));
            vec![Fault { line, key: String::new(), problem: Problem::NotToml { what: e.message().to_owned() } }]
        })?;
        let (mut definitions, mut rows, mut faults) = (Vec::new(), Vec::new(), Vec::new());
        for entry in &file.parameter {
            self.entry(entry, &mut definitions, &mut rows, &mut faults);
        }
        if faults.is_empty() {
            return Ok((definitions, rows));
        }
        faults.sort_by_key(|f| f.line);
        Err(faults)
    }

    fn line(&self, at: usize) -> usize {
        1 + self.text.as_bytes().iter().take(at).filter(|b| **b == b'\n').count()
    }

    fn entry(&self, entry: &Entry, definitions: &mut Vec<Definition>, rows: &mut Lines, faults: &mut Vec<Fault>) {
        let key_line = self.line(entry.key.span().start);
        for row in &entry.row {
            let line = self.line(row.span().start);
            for (suffix, value) in self.values(row.get_ref()) {
                let key = match suffix {
                    Some(suffix) => format!("{}.{suffix}", entry.key.get_ref()),
                    None => entry.key.get_ref().clone(),
                };
                let mut fault = |line, problem| faults.push(Fault { line, key: key.clone(), problem });
                let definition = match self.definition(&key, entry) {
                    Ok(definition) => definition,
                    Err(problem) => {
                        fault(key_line, problem);
                        continue;
                    }
                };
                match self.row(row.get_ref(), &definition, value) {
                    Ok(row) => match rows.iter().find(|(_, r)| r.key == key && overlap(r, &row)) {
                        Some((other, _)) => fault(line, Problem::Overlap { line: *other }),
                        None => rows.push((line, row)),
                    },
                    Err((at, problem)) => fault(at.unwrap_or(line), problem),
                }
                if self.known.is_none() && !definitions.iter().any(|d| d.key == key) {
                    definitions.push(definition);
                }
            }
            if row.get_ref().value.is_none() && row.get_ref().values.is_none() {
                faults.push(Fault { line, key: entry.key.get_ref().clone(), problem: Problem::Empty });
            }
        }
        if entry.row.is_empty() {
            self.without_rows(entry, definitions, faults);
        } else {
            self.refuse_empty(entry, faults);
        }
    }

    /// A key without rows: on purpose, and then only defined, or forgotten.
    fn without_rows(&self, entry: &Entry, definitions: &mut Vec<Definition>, faults: &mut Vec<Fault>) {
        let line = self.line(entry.key.span().start);
        let means_it = entry.empty.as_ref().is_some_and(|e| *e.get_ref());
        if self.known.is_some() || !means_it {
            faults.push(Fault { line, key: entry.key.get_ref().clone(), problem: Problem::Empty });
            return;
        }
        let base = entry.key.get_ref();
        let keys = match &entry.keys {
            Some(keys) => keys.get_ref().iter().map(|suffix| format!("{base}.{suffix}")).collect(),
            None => vec![base.clone()],
        };
        for key in keys {
            match self.definition(&key, entry) {
                Ok(definition) => definitions.push(definition),
                Err(problem) => faults.push(Fault { line, key, problem }),
            }
        }
    }

    /// `empty` and `keys` beside rows contradict them.
    fn refuse_empty(&self, entry: &Entry, faults: &mut Vec<Fault>) {
        let empty = entry.empty.as_ref().map(|e| (e.span().start, "empty"));
        let keys = entry.keys.as_ref().map(|k| (k.span().start, "keys"));
        for (at, word) in empty.into_iter().chain(keys) {
            let (line, key) = (self.line(at), entry.key.get_ref().clone());
            faults.push(Fault { line, key, problem: Problem::OnlyWithoutRows { word } });
        }
    }

    fn values<'r>(&self, row: &'r RowEntry) -> Vec<(Option<&'r str>, &'r Spanned<String>)> {
        let single = row.value.iter().map(|v| (None, v));
        let table = row.values.iter().flatten().map(|(k, v)| (Some(k.as_str()), v));
        single.chain(table).collect()
    }

    fn definition(&self, key: &str, entry: &Entry) -> Result<Definition, Problem> {
        let unit = entry.unit.as_ref().map(|u| {
            Unit::parse(u.get_ref()).ok_or(Problem::NotOneOf {
                choices: "months, years, multiple, rate, yuan_month, yuan_day, yuan_year, yuan, number, month, choice",
            })
        });
        let unit = unit.transpose()?;
        if let Some(book) = self.known {
            let definition = book.definition(key)?.clone();
            return match unit {
                Some(unit) if unit != definition.unit => Err(Problem::WrongUnit { unit: definition.unit.id() }),
                _ => Ok(definition),
            };
        }
        Ok(Definition {
            key: key.to_owned(),
            zh: entry.zh.clone(),
            en: entry.en.clone(),
            unit: unit.ok_or(Problem::Empty)?,
            by: entry.by.clone(),
            choices: entry.choices.clone(),
        })
    }

    fn row(&self, row: &RowEntry, definition: &Definition, value: &Spanned<String>) -> Result<Row, (Option<usize>, Problem)> {
        let day = |d: &Spanned<Datetime>| date(d.get_ref()).ok_or((Some(self.line(d.span().start)), Problem::BadDate));
        let from = day(&row.from)?;
        let to = row.to.as_ref().map(day).transpose()?;
        if to.is_some_and(|to| to < from) {
            return Err((row.to.as_ref().map(|d| self.line(d.span().start)), Problem::EndsBeforeItBegins));
        }
        if row.document.trim().is_empty() || row.article.trim().is_empty() {
            return Err((None, Problem::NoSource));
        }
        let standing = match (&row.confidence, self.known) {
            (Some(c), None) => Confidence::parse(c.get_ref()).map(Standing::Shipped).ok_or_else(|| {
                (Some(self.line(c.span().start)), Problem::NotOneOf { choices: "verified, secondary, memory, uncertain" })
            })?,
            (None, None) => return Err((None, Problem::NoSource)),
            // What an office enters stands when a second operator has confirmed it, whatever the file says.
            (_, Some(_)) => Standing::Confirmed,
        };
        let parsed = Value::parse(value.get_ref(), definition.unit, &definition.choices)
            .map_err(|p| (Some(self.line(value.span().start)), p))?;
        Ok(Row {
            key: definition.key.clone(),
            from,
            to,
            value: parsed,
            unit: definition.unit,
            document: row.document.trim().to_owned(),
            article: row.article.trim().to_owned(),
            standing,
            published: row.published.as_ref().map(day).transpose()?,
            note: row.note.clone(),
        })
    }
}

fn date(d: &Datetime) -> Option<NaiveDate> {
    let date = d.date.filter(|_| d.time.is_none() && d.offset.is_none())?;
    NaiveDate::from_ymd_opt(i32::from(date.year), u32::from(date.month), u32::from(date.day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_parameter_has_a_source_and_a_name() {
        let book = shipped().expect("the compiled-in files");
        for definition in book.definitions() {
            assert!(!definition.zh.is_empty() && !definition.en.is_empty() && !definition.by.is_empty(), "{definition:?}");
            for row in book.history(&definition.key) {
                assert!(!row.document.is_empty() && !row.article.is_empty(), "{row:?}");
            }
        }
    }

    /// What one file defines without a value has none in any other, and is told as the office's to enter.
    #[test]
    fn a_key_without_rows_is_empty_everywhere() {
        let book = shipped().expect("the compiled-in files");
        let mut declared: Vec<String> = Vec::new();
        for (name, text) in SHIPPED {
            let (definitions, rows) = Reader { text, known: None }.read().expect(name);
            let keys = definitions.into_iter().map(|d| d.key);
            declared.extend(keys.filter(|key| rows.iter().all(|(_, r)| r.key != *key)));
        }
        declared.sort();
        let bare = book.definitions().filter(|d| book.history(&d.key).is_empty());
        let bare: Vec<&str> = bare.map(|d| d.key.as_str()).collect();
        assert!(bare.contains(&"project_rate") && bare.contains(&"yearly_flat.allowance_g1"), "{bare:?}");
        assert_eq!(declared, bare, "and none is declared twice");
        for key in bare {
            let day = "2025-01-01".parse().expect("a day");
            assert!(matches!(book.on(key, day), Err(Problem::NoParameter { first: None, .. })), "{key}");
        }
    }

    #[test]
    fn empty_keys_are_no_accident() {
        let head = "[[parameter]]\nkey = \"k\"\nzh = \"z\"\nen = \"e\"\nunit = \"rate\"\nby = \"day\"\n";
        let row = "[[parameter.row]]\nfrom = 2027-01-01\nvalue = \"1\"\ndocument = \"d\"\narticle = \"a\"\n\
                   confidence = \"memory\"\n";
        let read = |more: &str| {
            let text = format!("{head}{more}");
            let read = Reader { text: &text, known: None }.read();
            let told = |faults: Vec<Fault>| faults.into_iter().map(|f| (f.line, f.problem)).collect::<Vec<_>>();
            read.map(|(d, _)| d.into_iter().map(|d| d.key).collect::<Vec<_>>()).map_err(told)
        };
        assert_eq!(read("empty = true\n"), Ok(vec!["k".to_owned()]));
        assert_eq!(read("empty = true\nkeys = [\"g1\", \"g2\"]\n"), Ok(vec!["k.g1".to_owned(), "k.g2".to_owned()]));
        assert_eq!(read(""), Err(vec![(2, Problem::Empty)]));
        assert_eq!(read("empty = false\n"), Err(vec![(2, Problem::Empty)]));
        assert_eq!(read("keys = [\"g1\"]\n"), Err(vec![(2, Problem::Empty)]));
        let both = |word| Problem::OnlyWithoutRows { word };
        assert_eq!(read(&format!("empty = true\nkeys = []\n{row}")), Err(vec![(7, both("empty")), (8, both("keys"))]));
        // An office's file enters values; it cannot leave them out.
        let book = shipped().expect("the compiled-in files");
        let faults = office_rows("[[parameter]]\nkey = \"project_rate\"\nempty = true\n", &book).expect_err("no rows");
        assert_eq!((faults[0].line, &faults[0].problem), (2, &Problem::Empty));
    }

    #[test]
    fn a_faulty_file_is_told_line_by_line() {
        let book = shipped().expect("the compiled-in files");
        let text = r#"[[parameter]]
key = "minimum_wage"
unit = "rate"
[[parameter.row]]
from = 2027-01-01
value = "1800"
document = "d"
article = "a"

[[parameter]]
key = "benefit_base"
[[parameter.row]]
from = 2027-01-01
value = "7000"
document = "d"
article = "a"
[[parameter.row]]
from = 2027-06-01
value = "-3"
document = "d"
article = "a"
[[parameter.row]]
from = 2027-06-01
value = "7100"
article = "a"
[[parameter.row]]
from = 2027-06-01
value = "7100"
document = "d"
article = "a"

[[parameter]]
key = "benefit_bass"
[[parameter.row]]
from = 2027-01-01
value = "7000"
document = "d"
article = "a"
"#;
        let faults = office_rows(text, &book).expect_err("faults");
        let told: Vec<(usize, &Problem)> = faults.iter().map(|f| (f.line, &f.problem)).collect();
        let unknown = Problem::UnknownParameter { key: "benefit_bass".into() };
        assert_eq!(
            told,
            [
                (2, &Problem::WrongUnit { unit: "yuan_month" }),
                (19, &Problem::WrongUnit { unit: "yuan_month" }),
                (22, &Problem::NoSource),
                (26, &Problem::Overlap { line: 12 }),
                (33, &unknown),
            ]
        );
        let broken = office_rows("[[parameter]]\nkey = \n", &book).expect_err("no TOML");
        assert_eq!(broken[0].line, 2);
    }
}
