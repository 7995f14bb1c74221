//! Code lists of a case: causes, parts of the body, natures of an injury, and the papers an application needs.

use serde::Deserialize;

use crate::domain::codes::{CodeList, code_list};
use crate::domain::sheet::workflow::Step;

/// Who or what brings a paper onto the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum When {
    Always,
    /// With the situations that name it.
    Situation,
    /// When a relative applies.
    Relative,
    /// When the union applies.
    Union,
}

/// 申请材料.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Paper {
    pub id: String,
    pub zh: String,
    pub en: String,
    pub when: When,
    pub basis: String,
    pub issuer_zh: String,
    pub issuer_en: String,
}

#[derive(Deserialize)]
struct CodeRow {
    id: String,
    zh: String,
    en: String,
}

#[derive(Deserialize)]
struct CodeFile {
    code: Vec<CodeRow>,
}

#[derive(Deserialize)]
struct OpinionRow {
    step: String,
    code: Vec<CodeRow>,
}

#[derive(Deserialize)]
struct OpinionFile {
    opinion: Vec<OpinionRow>,
}

#[derive(Deserialize)]
struct PaperFile {
    paper: Vec<Paper>,
}

const CAUSES: &str = include_str!("../../data/codes/causes.toml");
const BODY_PARTS: &str = include_str!("../../data/codes/body_parts.toml");
const NATURES: &str = include_str!("../../data/codes/injury_natures.toml");
const COST_CLASSES: &str = include_str!("../../data/codes/cost_classes.toml");
const OPINIONS: &str = include_str!("../../data/codes/opinions.toml");
const BANKS: &str = include_str!("../../data/codes/banks.toml");
const PAYMENT_FAILURES: &str = include_str!("../../data/codes/payment_failures.toml");
const PAYMENT_RESULTS: &str = include_str!("../../data/codes/payment_results.toml");
const UNIT_TYPES: &str = include_str!("../../data/codes/unit_types.toml");
const ECONOMIC_TYPES: &str = include_str!("../../data/codes/economic_types.toml");
const SUBORDINATIONS: &str = include_str!("../../data/codes/subordinations.toml");
const REGISTRATION_KINDS: &str = include_str!("../../data/codes/registration_kinds.toml");
const CATEGORIES: &str = include_str!("../../data/codes/categories.toml");
const JOIN_REASONS: &str = include_str!("../../data/codes/join_reasons.toml");
const LEAVE_REASONS: &str = include_str!("../../data/codes/leave_reasons.toml");
const WORKER_ACTS: &str = include_str!("../../data/codes/worker_acts.toml");
const WORKER_COLUMNS: &str = include_str!("../../data/codes/worker_columns.toml");
const YES_NO: &str = include_str!("../../data/codes/yes_no.toml");
const PAPERS: &str = include_str!("../../data/codes/papers.toml");

/// The lists of a case, of a bill, of a payment and of an employer.
#[derive(Debug)]
pub(super) struct Lists {
    pub causes: CodeList,
    pub body_parts: CodeList,
    pub natures: CodeList,
    pub cost_classes: CodeList,
    pub banks: CodeList,
    pub payment_failures: CodeList,
    pub payment_results: CodeList,
    pub unit_types: CodeList,
    pub economic_types: CodeList,
    pub subordinations: CodeList,
    pub registration_kinds: CodeList,
    pub categories: CodeList,
    pub join_reasons: CodeList,
    pub leave_reasons: CodeList,
    pub worker_acts: CodeList,
    pub worker_columns: CodeList,
    pub yes_no: CodeList,
}

/// # Errors
/// A sentence naming the broken file.
pub(super) fn lists() -> Result<Lists, String> {
    Ok(Lists {
        causes: list("causes.toml", CAUSES)?,
        body_parts: list("body_parts.toml", BODY_PARTS)?,
        natures: list("injury_natures.toml", NATURES)?,
        cost_classes: list("cost_classes.toml", COST_CLASSES)?,
        banks: list("banks.toml", BANKS)?,
        payment_failures: list("payment_failures.toml", PAYMENT_FAILURES)?,
        payment_results: list("payment_results.toml", PAYMENT_RESULTS)?,
        unit_types: list("unit_types.toml", UNIT_TYPES)?,
        economic_types: list("economic_types.toml", ECONOMIC_TYPES)?,
        subordinations: list("subordinations.toml", SUBORDINATIONS)?,
        registration_kinds: list("registration_kinds.toml", REGISTRATION_KINDS)?,
        categories: list("categories.toml", CATEGORIES)?,
        join_reasons: list("join_reasons.toml", JOIN_REASONS)?,
        leave_reasons: list("leave_reasons.toml", LEAVE_REASONS)?,
        worker_acts: list("worker_acts.toml", WORKER_ACTS)?,
        worker_columns: list("worker_columns.toml", WORKER_COLUMNS)?,
        yes_no: list("yes_no.toml", YES_NO)?,
    })
}

/// 意见选项 of the steps of a sheet.
///
/// # Errors
/// A sentence naming the broken file.
pub(super) fn opinions() -> Result<Vec<(Step, CodeList)>, String> {
    let file: OpinionFile = toml::from_str(OPINIONS).map_err(|e| format!("opinions.toml: {e}"))?;
    let of_step = |row: OpinionRow| {
        let step = Step::parse(&row.step).ok_or_else(|| format!("opinions.toml: step {}", row.step))?;
        Ok((step, entries("opinions.toml", &row.code)?))
    };
    file.opinion.into_iter().map(of_step).collect()
}

/// # Errors
/// A sentence naming the broken file.
pub(super) fn papers() -> Result<Vec<Paper>, String> {
    toml::from_str::<PaperFile>(PAPERS).map(|f| f.paper).map_err(|e| format!("papers.toml: {e}"))
}

fn list(name: &str, text: &str) -> Result<CodeList, String> {
    let file: CodeFile = toml::from_str(text).map_err(|e| format!("{name}: {e}"))?;
    entries(name, &file.code)
}

fn entries(name: &str, rows: &[CodeRow]) -> Result<CodeList, String> {
    let list = code_list(rows.iter().map(|r| (r.id.as_str(), r.zh.as_str(), r.en.as_str())));
    match list.iter().enumerate().find(|(n, c)| list[..*n].iter().any(|other| other.id == c.id)) {
        Some((_, twice)) => Err(format!("{name}: {} comes twice", twice.id)),
        None => Ok(list),
    }
}
