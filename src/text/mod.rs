//! All wording, Chinese and English side by side.

pub mod answers;
pub mod arrears;
pub mod audit;
pub mod benefits;
pub mod capital;
pub mod case_view;
pub mod cases;
pub mod catalog;
pub mod codes;
pub mod command;
pub mod determine;
pub mod employer_file;
pub mod employers;
pub mod inspection;
pub mod intake;
pub mod ledger;
pub mod levy;
pub mod monthly;
pub mod numbers;
pub mod operators;
pub mod papers;
pub mod payments;
pub mod policy;
pub mod problems;
pub mod rates;
pub mod reconcile;
pub mod recover;
pub mod registration;
pub mod reimburse;
pub mod scenarios;
pub mod sheet_view;
pub mod sheets;
pub mod statistics;
pub mod workers;

/// Language of what an operator reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lang {
    Zh,
    En,
}

impl Lang {
    /// The flag wins; a Linux text console has no Chinese glyphs; an English locale asks for English; else Chinese.
    #[must_use]
    pub fn choose(flag: Option<Lang>, locale: Option<&str>, term: Option<&str>) -> Lang {
        match (flag, term, locale) {
            (Some(lang), _, _) => lang,
            (None, Some("linux"), _) => Lang::En,
            (None, _, Some(locale)) if locale.starts_with("en") => Lang::En,
            _ => Lang::Zh,
        }
    }

    /// One of two texts.
    #[must_use]
    pub fn pick<'a>(self, zh: &'a str, en: &'a str) -> &'a str {
        match self {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }
}
