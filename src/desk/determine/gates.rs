//! What a determination is not filed without (agency rules 2.8): recognised, appraised and told, insured asked, once.

use chrono::NaiveDate;

use super::facts::Facts;
use crate::desk::estimate::{Fields, Reader};
use crate::desk::sheets::restored;
use crate::desk::{Desk, Refusal};
use crate::domain::benefits::FieldProblem;
use crate::domain::dates::parse_date;
use crate::domain::determination::conclusion::is_recognised;
use crate::domain::determination::{About, CAUSE_CHOICES, CAUSES};
use crate::domain::name::{LINE_MAX, parse_line};
use crate::domain::problem::Problem;
use crate::domain::sheet::kind::SheetKind;
use crate::store::sheets::list::SheetFilter;
use crate::store::sheets::record::SheetRow;

/// What was asked and answered.
pub(super) struct Answers {
    /// `yes`, `no`, `since` or `illegal`.
    pub insured: &'static str,
    /// The day from which what newly arises is the fund's.
    pub since: Option<NaiveDate>,
    pub document: String,
    pub served_on: Option<NaiveDate>,
    /// The day the conclusion was reached.
    pub concluded: Option<NaiveDate>,
    pub cause: &'static str,
    pub note: String,
}

const INSURED: [&str; 4] = ["yes", "no", "since", "illegal"];
const INSURED_CHOICES: &str = "yes, no, since, illegal";

/// Reads the answers; a statement that the file does not bear out names its document.
pub(super) fn answers(facts: &Facts, fields: &Fields, today: NaiveDate, problems: &mut Vec<FieldProblem>) -> Option<Answers> {
    let past = |text: &str| parse_date(text).and_then(|d| if d > today { Err(Problem::Future) } else { Ok(d) });
    let line = |text: &str| parse_line(text, LINE_MAX);
    let mut r = Reader::new(fields);
    let insured = r.need("insured", |t| known(&INSURED, t, INSURED_CHOICES));
    let document = r.maybe("insured_document", line).unwrap_or_default();
    if let Some(insured) = insured
        && facts.liability.says() != Some(insured)
        && document.is_empty()
    {
        match facts.liability.says() {
            Some(said) => r.refuse("insured", Problem::FileSays { said }),
            None => r.refuse("insured_document", Problem::Empty),
        }
    }
    let since = match insured {
        Some("since") if r.has("insured_since") => r.need("insured_since", past),
        Some("since") => {
            let known = facts.liability.since();
            if known.is_none() {
                r.refuse("insured_since", Problem::Empty);
            }
            known
        }
        _ => None,
    };
    let is_disability = facts.about == About::Disability;
    let concluded = match facts.conclusion {
        Some(found) => Some(found.since),
        None if is_disability => r.need("concluded", past),
        None => None,
    };
    let served_on = if is_disability { r.need("served_on", past) } else { None };
    if let (Some(served), Some(reached)) = (served_on, facts.conclusion.map(|c| c.on).or(concluded))
        && served < reached
    {
        r.refuse("served_on", Problem::Before { field: "concluded", day: reached });
    }
    let cause = match fields.get("supersedes") {
        "" => Some(""),
        _ => r.need("why", |t| known(&CAUSES, t, CAUSE_CHOICES)),
    };
    let note = r.maybe("note", line).unwrap_or_default();
    if matches!(cause, Some("error" | "court")) && note.is_empty() {
        r.refuse("note", Problem::Empty);
    }
    let all = insured.zip(cause).map(|(insured, cause)| Answers { insured, since, document, served_on, concluded, cause, note });
    match r.finish(all) {
        Ok(answers) => Some(answers),
        Err(found) => {
            problems.extend(found);
            None
        }
    }
}

fn known(all: &[&'static str], text: &str, choices: &'static str) -> Result<&'static str, Problem> {
    all.iter().find(|c| **c == text).copied().ok_or(Problem::NotOneOf { choices })
}

/// What the case itself has to have come to.
pub(super) fn case_is_ripe(facts: &Facts, problems: &mut Vec<FieldProblem>) {
    let found = facts.case.state.is_work_injury() || is_recognised(&facts.steps);
    if !found {
        problems.push(("case_number", Problem::NotAWorkInjury));
    } else if facts.about == About::Disability && facts.case.grade.is_none() {
        problems.push(("case_number", Problem::NotGraded));
    } else if facts.about == About::Death && facts.died_on.is_none() && !facts.is_missing() {
        problems.push(("died_on", Problem::Empty));
    }
}

impl Desk {
    /// The determination whose place this one takes, if it says so; another of the same conclusion stands in the way.
    pub(super) fn before_this(
        &self,
        facts: &Facts,
        fields: &Fields,
        corrects: Option<&SheetRow>,
        problems: &mut Vec<FieldProblem>,
    ) -> Result<Option<SheetRow>, Refusal> {
        let mut old = None;
        let number = fields.get("supersedes");
        if !number.is_empty() {
            old = self.store.sheet(number)?;
            let ours = corrects.map(|c| c.number.clone());
            let fits = match &old {
                Some(row) => {
                    let same_case = row.case.as_ref().is_some_and(|(id, _)| *id == facts.case.id);
                    let by = self.store.superseding(row.id)?;
                    let about = self.about_of(row)? == Some(facts.about);
                    row.kind == SheetKind::Determination
                        && same_case
                        && about
                        && (row.state.holds() || corrects.is_some_and(|c| c.state.holds() && c.supersedes == Some(row.id)))
                        && (by.is_none() || by == ours)
                }
                None => false,
            };
            if !fits {
                problems.push(("supersedes", Problem::NotReplaceable { sheet: number.to_owned() }));
                old = None;
            }
        }
        for row in self.determinations(facts.case.id)? {
            let other = Some(row.id) != old.as_ref().map(|o| o.id) && Some(row.id) != corrects.map(|c| c.id);
            if other && !row.state.is_dead() && self.about_of(&row)? == Some(facts.about) {
                problems.push(("case_number", Problem::DeterminedAlready { sheet: row.number }));
            }
        }
        Ok(old)
    }

    /// The determinations of a case, the newest first.
    pub(super) fn determinations(&self, case: i64) -> Result<Vec<SheetRow>, Refusal> {
        let filter = SheetFilter { kinds: vec![SheetKind::Determination], case: Some(case), ..SheetFilter::default() };
        let mut out = Vec::new();
        for line in self.store.sheet_list(&filter, 0, i64::MAX)? {
            out.push(self.store.sheet_by_id(line.id)?);
        }
        out.sort_by_key(|row| std::cmp::Reverse(row.id));
        Ok(out)
    }

    /// What a determination is about, by its newest version.
    pub(super) fn about_of(&self, row: &SheetRow) -> Result<Option<About>, Refusal> {
        let newest = self.store.sheet_versions(row.id)?.pop();
        Ok(newest.and_then(|v| About::parse(restored(&v.fields).get("about"))))
    }
}
