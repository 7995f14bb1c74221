//! Results of the appraisal (劳动能力鉴定): disability grade and nursing level.

use crate::domain::problem::Problem;

/// 伤残等级. 1 (worst) to 10.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Grade(u8);

impl Grade {
    /// # Errors
    /// `NotInRange`.
    pub fn new(grade: u8) -> Result<Grade, Problem> {
        if (1..=10).contains(&grade) { Ok(Grade(grade)) } else { Err(Problem::NotInRange { min: 1, max: 10 }) }
    }

    /// # Errors
    /// `Empty`, `NotInRange`.
    pub fn parse(text: &str) -> Result<Grade, Problem> {
        if text.trim().is_empty() {
            return Err(Problem::Empty);
        }
        let number = crate::domain::employer::parse_count(text, 1, 10)?;
        Grade::new(u8::try_from(number).unwrap_or_default())
    }

    #[must_use]
    pub const fn number(self) -> u8 {
        self.0
    }

    /// Place in a table of ten.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize - 1
    }

    pub fn all() -> impl Iterator<Item = Grade> {
        (1..=10).map(Grade)
    }
}

/// 生活自理障碍等级.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Nursing {
    /// 生活完全不能自理
    Full,
    /// 生活大部分不能自理
    Large,
    /// 生活部分不能自理
    Partial,
}

impl Nursing {
    pub const ALL: [Nursing; 3] = [Nursing::Full, Nursing::Large, Nursing::Partial];

    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Nursing::Full => "full",
            Nursing::Large => "large",
            Nursing::Partial => "partial",
        }
    }

    /// A level, or none for nothing and `none`.
    ///
    /// # Errors
    /// `NotOneOf`.
    pub fn parse(text: &str) -> Result<Option<Nursing>, Problem> {
        match text.trim() {
            "" | "none" => Ok(None),
            text => Nursing::ALL
                .into_iter()
                .find(|n| n.id() == text)
                .map(Some)
                .ok_or(Problem::NotOneOf { choices: "none, partial, large, full" }),
        }
    }
}
