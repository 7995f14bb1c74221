//! Papers handed in with a claim, and which are still missing.

use crate::domain::problem::Problem;

/// How a paper was handed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// 原件
    Original,
    /// 复印件
    Copy,
}

impl Form {
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Form::Original => "original",
            Form::Copy => "copy",
        }
    }
}

/// Papers and their forms out of a field's text, divided by blanks or commas.
///
/// # Errors
/// `NotOneOf` for a form that is none.
pub fn parse(text: &str) -> Result<Vec<(&str, Form)>, Problem> {
    let one = |part: &'_ str| -> Result<(usize, Form), Problem> {
        let (id, form) = part.split_once('=').ok_or(Problem::NotOneOf { choices: "ID=original, ID=copy" })?;
        let form = match form {
            "original" => Form::Original,
            "copy" => Form::Copy,
            _ => return Err(Problem::NotOneOf { choices: "original, copy" }),
        };
        Ok((id.len(), form))
    };
    let parts = text.split(|c: char| c.is_whitespace() || c == ',').filter(|part| !part.is_empty());
    parts.map(|part| one(part).map(|(len, form)| (&part[..len], form))).collect()
}

/// A field's text out of papers and their forms.
#[must_use]
pub fn join<'a>(papers: impl IntoIterator<Item = (&'a str, Form)>) -> String {
    let parts: Vec<String> = papers.into_iter().map(|(id, form)| format!("{id}={}", form.id())).collect();
    parts.join(" ")
}

/// Ids out of `needed` that are not among the papers handed in.
#[must_use]
pub fn missing<'a>(needed: &[&'a str], handed_in: &str) -> Vec<&'a str> {
    let there = parse(handed_in).unwrap_or_default();
    needed.iter().filter(|id| !there.iter().any(|(have, _)| have == *id)).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn papers_come_and_go_as_text() {
        let text = "id_copy=copy diagnosis_certificate=original";
        let papers = parse(text).expect("papers");
        assert_eq!(papers, [("id_copy", Form::Copy), ("diagnosis_certificate", Form::Original)]);
        assert_eq!(join(papers), text);
        assert_eq!(parse(&text.replace(' ', ",")), parse(text));
        assert!(parse("id_copy").is_err() && parse("id_copy=fax").is_err());
        assert_eq!(missing(&["application_form", "id_copy"], text), ["application_form"]);
    }
}
