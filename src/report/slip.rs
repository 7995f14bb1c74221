//! 咨询单: the slip a person takes home. What was asked, what it would pay and why, in plain words; no identity number.

use chrono::NaiveDate;

use super::estimate;
use super::wrap::wrap;
use crate::domain::benefits::item::Estimate;
use crate::domain::params::Book;
use crate::domain::plain::harmless;
use crate::text::Lang;
use crate::text::benefits::{self, Heading, Slip};

/// Columns of a slip: those of a sheet of A4.
const SLIP_WIDTH: u16 = 76;

/// What stands on a slip besides the estimate.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    pub office: &'a str,
    /// Name of the operator.
    pub by: &'a str,
    pub on: NaiveDate,
    /// For whom; empty for somebody unnamed.
    pub name: &'a str,
    /// What was asked: names of fields and what they hold, as the form shows them.
    pub asked: &'a [(String, String)],
}

/// The slip as text.
#[must_use]
pub fn text(about: &About, answer: &Estimate, book: &Book, lang: Lang) -> String {
    let say = |part: Slip| benefits::slip(part, lang);
    let mut out = vec![about.office.to_owned(), say(Slip::Title).to_owned(), String::new()];
    out.push(format!("{}{}    {}{}", say(Slip::Date), about.on, say(Slip::Window), about.by));
    if !about.name.is_empty() {
        out.push(format!("{}{}", say(Slip::For), about.name));
    }
    out.push(String::new());
    out.push(say(Slip::Asked).to_owned());
    out.extend(about.asked.iter().map(|(name, value)| format!("  {name}  {value}")));
    out.push(String::new());
    out.push(say(Slip::Answer).to_owned());
    out.push(estimate::items(answer, lang));
    out.extend(estimate::remarks(answer, lang));
    out.push(String::new());
    out.push(benefits::heading(Heading::How, lang).to_owned());
    out.extend(estimate::reasons(answer, book, lang));
    out.push(String::new());
    if !answer.unconfirmed().is_empty() {
        out.push(benefits::heading(Heading::Unconfirmed, lang).to_owned());
    }
    out.push(benefits::heading(Heading::OnlyAnEstimate, lang).to_owned());
    let lines = out.iter().flat_map(|part| part.split('\n'));
    lines.flat_map(|line| wrap(&harmless(line), SLIP_WIDTH)).map(|line| line + "\n").collect()
}
