//! Code lists: short tables that a field takes its value from, found by number, pinyin initials or text.

/// Which list a field takes its value from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListId {
    /// 伤害原因, GB 6441-86 and the office's own.
    Cause,
    /// 伤害部位, GB 6441-86 annex A.1.
    BodyPart,
    /// 伤害性质, GB 6441-86 annex A.2.
    Nature,
    /// 认定情形, articles 14 and 15 of 工伤保险条例.
    Situation,
}

/// Where the lists come from.
pub trait CodeBook {
    fn list(&self, id: ListId) -> &CodeList;

    /// Whether an application can have a paper of this id.
    fn has_paper(&self, id: &str) -> bool;
}

/// An entry of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// What is stored, such as `09` or `1.13.3`.
    pub id: String,
    pub zh: String,
    pub en: String,
    /// Pinyin initials of the Chinese name, lower case; several where a character has several readings.
    pub initials: Vec<String>,
}

/// A list in its order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CodeList(Vec<Code>);

impl CodeList {
    #[must_use]
    pub fn new(codes: Vec<Code>) -> CodeList {
        CodeList(codes)
    }

    #[must_use]
    pub fn all(&self) -> &[Code] {
        &self.0
    }

    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Code> {
        self.0.iter().find(|c| c.id == id)
    }

    /// Entries that a typed text may mean, the best first: its number, then initials, then any part of a name.
    #[must_use]
    pub fn matches(&self, typed: &str) -> Vec<&Code> {
        let typed = super::plain::half_width(typed).trim().to_lowercase();
        if typed.is_empty() {
            return self.0.iter().collect();
        }
        let mut ranked: Vec<(u8, &Code)> = self.0.iter().filter_map(|c| Some((rank(c, &typed)?, c))).collect();
        ranked.sort_by_key(|(rank, _)| *rank);
        ranked.into_iter().map(|(_, code)| code).collect()
    }

    /// The one entry a text means: a whole number, name or reading, or the only match.
    #[must_use]
    pub fn find(&self, typed: &str) -> Option<&Code> {
        let found = self.matches(typed);
        match found.as_slice() {
            [] => None,
            [only] => Some(only),
            [first, second, ..] => {
                let typed = super::plain::half_width(typed).trim().to_lowercase();
                let (best, next) = (rank(first, &typed)?, rank(second, &typed));
                (best <= WHOLE && next != Some(best)).then_some(first)
            }
        }
    }
}

/// The worst rank at which a text means an entry whole.
const WHOLE: u8 = 2;

fn rank(code: &Code, typed: &str) -> Option<u8> {
    let bare = |id: &str| id.trim_start_matches('0').to_owned();
    let begins = |text: &str| text.starts_with(typed);
    Some(match () {
        () if code.id == typed => 0,
        () if code.zh == typed || code.en == typed => 1,
        () if typed.bytes().all(|b| b.is_ascii_digit()) && bare(&code.id) == bare(typed) => 2,
        () if code.initials.iter().any(|i| i == typed) => 3,
        () if begins(&code.id) || code.initials.iter().any(|i| begins(i)) => 4,
        () if code.zh.contains(typed) || code.en.to_lowercase().contains(typed) => 5,
        () => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list() -> CodeList {
        let code = |id: &str, zh: &str, en: &str, initials: &str| Code {
            id: id.into(),
            zh: zh.into(),
            en: en.into(),
            initials: vec![initials.into()],
        };
        CodeList::new(vec![
            code("01", "物体打击", "struck by an object", "wtdj"),
            code("010", "坍塌", "collapse", "tt"),
            code("09", "高处坠落", "fall from height", "gczl"),
            code("014", "火药爆炸", "explosion of powder", "hybz"),
            code("018", "其他爆炸", "other explosion", "qtbz"),
        ])
    }

    #[test]
    fn a_number_initials_or_a_part_of_the_name_find_an_entry() {
        for (typed, want) in [
            ("09", Some("09")),
            ("9", Some("09")),
            ("1", Some("01")),
            ("gczl", Some("09")),
            ("GC", Some("09")),
            ("坠", Some("09")),
            ("爆炸", None),
            ("火药", Some("014")),
            ("fall", Some("09")),
            ("xyz", None),
            ("", None),
        ] {
            assert_eq!(list().find(typed).map(|c| c.id.as_str()), want, "{typed}");
        }
        assert_eq!(list().matches("爆炸").len(), 2);
        assert_eq!(list().matches("").len(), 5);
    }
}
