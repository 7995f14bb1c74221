//! Pinyin of names: full readings and initials, surnames in their surname reading, ü as `v`.

use std::collections::{BTreeMap, BTreeSet};

use pinyin::{ToPinyin, ToPinyinMulti};

/// Readings of surnames that differ from, or narrow, the everyday reading; several where families differ.
#[derive(Debug, Default)]
pub struct Surnames {
    /// Surname of one or two characters to its readings, a reading being syllables (`["yu", "chi"]`).
    readings: BTreeMap<String, Vec<Vec<String>>>,
}

/// A name's readings are the product of its characters' readings; this many are kept.
const READINGS_MAX: usize = 12;

/// What a name is found by.
#[derive(Debug, PartialEq, Eq)]
pub struct Readings {
    /// `zhangsan`
    pub full: BTreeSet<String>,
    /// `zs`
    pub initials: BTreeSet<String>,
}

impl Surnames {
    /// From surname to readings, syllables divided by spaces: `("尉迟", ["yu chi"])`.
    #[must_use]
    pub fn new<'a>(table: impl IntoIterator<Item = (&'a str, Vec<&'a str>)>) -> Surnames {
        let syllables = |r: &str| r.split(' ').map(str::to_owned).collect();
        Surnames {
            readings: table
                .into_iter()
                .map(|(name, list)| (name.to_owned(), list.into_iter().map(syllables).collect()))
                .collect(),
        }
    }

    /// Full readings and initials of a name; both empty for a name without a Chinese character or Latin letter.
    #[must_use]
    pub fn readings(&self, name: &str) -> Readings {
        let chars: Vec<char> = name.chars().collect();
        let (heads, taken) = self.surname(&chars);
        spell_out(heads, &chars[taken..])
    }

    /// Readings of the surname a name begins with, and how many characters it takes; none for a plain surname.
    fn surname(&self, chars: &[char]) -> (Vec<Vec<String>>, usize) {
        for length in [2, 1] {
            if chars.len() > length || (length == 1 && chars.len() == 1) {
                let head: String = chars[..length].iter().collect();
                if let Some(readings) = self.readings.get(&head) {
                    return (readings.clone(), length);
                }
            }
        }
        // A surname that is not in the table has its everyday reading and no other (丁 is ding, never zheng).
        match chars.first().and_then(|c| c.to_pinyin()) {
            Some(reading) => (vec![vec![spell(reading.plain())]], 1),
            None => (vec![Vec::new()], 0),
        }
    }
}

/// Full readings and initials of a text that is no name, such as an entry of a code list.
#[must_use]
pub fn readings_of(text: &str) -> Readings {
    spell_out(vec![Vec::new()], &text.chars().collect::<Vec<_>>())
}

/// Every way to read `chars` behind each of the beginnings.
fn spell_out(heads: Vec<Vec<String>>, chars: &[char]) -> Readings {
    let mut spellings = heads;
    for c in chars {
        let choices = syllables(*c);
        if choices.is_empty() {
            continue;
        }
        spellings = spellings
            .iter()
            .flat_map(|s| choices.iter().map(|choice| [s.as_slice(), std::slice::from_ref(choice)].concat()))
            .take(READINGS_MAX)
            .collect();
    }
    let mut out = Readings { full: BTreeSet::new(), initials: BTreeSet::new() };
    for spelling in spellings.iter().filter(|s| !s.is_empty()) {
        out.full.insert(spelling.concat());
        out.initials.insert(spelling.iter().filter_map(|s| s.chars().next()).collect());
    }
    out
}

/// The syllables a character may be read as; Latin letters stand for themselves, other signs for nothing.
fn syllables(c: char) -> Vec<String> {
    if c.is_ascii_alphabetic() {
        return vec![c.to_ascii_lowercase().to_string()];
    }
    let mut out: Vec<String> = Vec::new();
    if let Some(multi) = c.to_pinyin_multi() {
        for reading in multi {
            let plain = spell(reading.plain());
            if !out.contains(&plain) {
                out.push(plain);
            }
        }
    }
    out
}

/// As people type it: ü is `v`.
fn spell(plain: &str) -> String {
    plain.replace('ü', "v")
}
