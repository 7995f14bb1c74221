//! 行业大类 (GB/T 4754): the risk class hangs on a division of the 2011 edition, licences carry the one of 2017.

/// An edition of GB/T 4754.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edition {
    Y2011,
    Y2017,
}

impl Edition {
    /// The year, as it is stored.
    #[must_use]
    pub const fn year(self) -> i32 {
        match self {
            Edition::Y2011 => 2011,
            Edition::Y2017 => 2017,
        }
    }

    #[must_use]
    pub const fn of_year(year: i32) -> Option<Edition> {
        match year {
            2011 => Some(Edition::Y2011),
            2017 => Some(Edition::Y2017),
            _ => None,
        }
    }
}

/// A division with the risk class that 人社部发〔2015〕71号 gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Division {
    /// Two digits of the 2017 edition.
    pub code: String,
    /// Two digits of the 2011 edition.
    pub code_2011: String,
    /// Section letter, the same in both.
    pub section: char,
    /// 1-8.
    pub risk_class: u8,
    pub zh: String,
    pub en: String,
}

impl Division {
    #[must_use]
    pub fn code_in(&self, edition: Edition) -> &str {
        match edition {
            Edition::Y2011 => &self.code_2011,
            Edition::Y2017 => &self.code,
        }
    }
}
