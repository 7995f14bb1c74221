//! Bands of other places for a preview, out of `data/policy/band_examples.toml`.

use rust_decimal::Decimal;
use serde::Deserialize;

use crate::domain::rates::bands::{Band, End, Example, For};

const EXAMPLES: &str = include_str!("../../data/policy/band_examples.toml");

#[derive(Deserialize)]
struct BandRow {
    injury: Option<String>,
    below: Option<String>,
    up_to: Option<String>,
    factor: String,
}

#[derive(Deserialize)]
struct Row {
    id: String,
    zh: String,
    en: String,
    fixed_classes: Vec<u8>,
    band: Vec<BandRow>,
}

#[derive(Deserialize)]
struct File {
    example: Vec<Row>,
}

/// # Errors
/// A sentence naming the broken row.
pub(super) fn load() -> Result<Vec<Example>, String> {
    let file: File = super::read("band_examples.toml", EXAMPLES)?;
    file.example.into_iter().map(example).collect()
}

fn example(row: Row) -> Result<Example, String> {
    let Row { id, zh, en, fixed_classes, band: rows } = row;
    let bands = rows.iter().map(band).collect::<Option<Vec<Band>>>().ok_or_else(|| format!("band_examples.toml: {id}"))?;
    Ok(Example { id, zh, en, fixed_classes, bands })
}

fn band(row: &BandRow) -> Option<Band> {
    let number = |text: &String| Decimal::from_str_exact(text).ok();
    let of = match row.injury.as_deref() {
        None => For::All,
        Some("yes") => For::WithInjury,
        Some("no") => For::WithoutInjury,
        Some(_) => return None,
    };
    let end = match (&row.below, &row.up_to) {
        (None, None) => End::Open,
        (Some(most), None) => End::Below(number(most)?),
        (None, Some(most)) => End::UpTo(number(most)?),
        (Some(_), Some(_)) => return None,
    };
    Some(Band { of, end, factor: number(&row.factor)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 淮南: below 20 % a half, from 120 % on half as much again; a limit belongs to the band above it.
    #[test]
    fn every_example_is_read_and_has_a_band_for_every_ratio() {
        let all = load().expect("the examples");
        let number = |text: &str| Decimal::from_str_exact(text).expect("a number");
        for example in all.iter().filter(|e| !e.bands.is_empty()) {
            for ratio in ["0", "0.2", "0.6", "0.8", "1.2", "3", "99"] {
                for injured in [true, false] {
                    assert!(example.factor(6, number(ratio), injured).is_some(), "{} {ratio}", example.id);
                }
            }
        }
        let huainan = all.iter().find(|e| e.id == "huainan").expect("the first");
        let found = ["0.1999", "0.2", "0.6", "0.8", "1.1999", "1.2"].map(|r| huainan.factor(6, number(r), true));
        assert_eq!(found, ["0.50", "0.80", "1.00", "1.20", "1.20", "1.50"].map(|f| Some(number(f))));
        assert!(all.iter().any(|e| e.bands.is_empty()), "one is named whose limits are not known");
    }
}
