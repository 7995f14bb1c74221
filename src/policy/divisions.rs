//! Divisions of GB/T 4754, out of `data/codes/divisions.toml`.

use serde::Deserialize;

use crate::domain::employer::division::Division;

const DIVISIONS: &str = include_str!("../../data/codes/divisions.toml");

#[derive(Deserialize)]
struct Row {
    code: String,
    code_2011: String,
    section: char,
    risk_class: u8,
    zh: String,
    en: String,
}

#[derive(Deserialize)]
struct File {
    division: Vec<Row>,
}

/// # Errors
/// A sentence naming the broken row.
pub(super) fn load() -> Result<Vec<Division>, String> {
    let file: File = toml::from_str(DIVISIONS).map_err(|e| format!("divisions.toml: {e}"))?;
    file.division.into_iter().map(division).collect()
}

fn division(row: Row) -> Result<Division, String> {
    if !(1..=8).contains(&row.risk_class) || !row.section.is_ascii_uppercase() {
        return Err(format!("divisions.toml: {}", row.code));
    }
    let Row { code, code_2011, section, risk_class, zh, en } = row;
    Ok(Division { code, code_2011, section, risk_class, zh, en })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::employer::division::Edition;
    use crate::policy::Policy;

    #[test]
    fn every_division_is_there_once() {
        let all = load().expect("the divisions");
        let codes: Vec<&str> = all.iter().map(|d| d.code.as_str()).collect();
        let want: Vec<String> = (1..=97).map(|n| format!("{n:02}")).collect();
        assert_eq!(codes, want);
        // Sections follow one another, and a code of 2011 never runs backward.
        assert!(all.windows(2).all(|w| w[0].section <= w[1].section && w[0].code_2011 <= w[1].code_2011));
    }

    /// The trap of the two editions: 84 is health by the one and social work by the other.
    #[test]
    fn a_code_means_what_its_edition_says() {
        let policy = Policy::load().expect("the lists");
        let class = |edition, code| policy.division(edition, code).map(|d| (d.zh.as_str(), d.risk_class));
        assert_eq!(class(Edition::Y2017, "84"), Some(("卫生", 2)));
        assert_eq!(class(Edition::Y2011, "84"), Some(("社会工作", 1)));
        assert_eq!(class(Edition::Y2017, "10"), class(Edition::Y2011, "10"));
        assert_eq!(class(Edition::Y2017, "98"), None);
    }
}
