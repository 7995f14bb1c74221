//! The recipe of the demonstration office, read from `data/demo/`.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::desk::Refusal;
use crate::store::StoreError;

/// What the county is made of.
#[derive(Debug, Deserialize)]
pub(super) struct County {
    pub seed: u64,
    pub region: String,
    pub county: String,
    pub address: String,
    pub employers: u32,
    pub surnames: Vec<(String, u32)>,
    pub men: String,
    pub women: String,
    pub rare: String,
    pub dotted: Vec<String>,
    pub towns: Vec<String>,
    pub brands: Vec<String>,
    pub jobs: Vec<String>,
    pub body_parts: Vec<String>,
    pub branch: String,
    /// Kind of employer, section, division, class, type of unit.
    pub trades: Vec<(String, char, String, u8, String)>,
    pub misfit_every: u32,
    pub rates: Vec<String>,
    pub cut_from: String,
    pub cut_factor: String,
    pub banks: Vec<String>,
    pub bank_branch: String,
    pub card_prefix: String,
    pub password: String,
    pub operators: Vec<OperatorRow>,
    pub scenarios: Vec<ScenarioRow>,
}

/// A saved scenario, with its assumptions by field.
#[derive(Debug, Deserialize)]
pub(super) struct ScenarioRow {
    pub name: String,
    pub assumptions: BTreeMap<String, String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct OperatorRow {
    pub login: String,
    pub name: String,
    pub roles: Vec<String>,
}

/// The fund's year.
#[derive(Debug, Deserialize)]
pub(super) struct FundYear {
    pub office: String,
    pub year: i32,
    pub opening: String,
    pub moved_at_year_end: String,
    pub insured: u32,
    pub monthly: Vec<Monthly>,
    pub items: BTreeMap<String, ItemTotal>,
}

/// A kind of monthly benefit, with amounts between two bounds in whole yuan.
#[derive(Debug, Deserialize)]
pub(super) struct Monthly {
    pub kind: String,
    pub item: String,
    pub people: u32,
    pub from: i64,
    pub to: i64,
}

#[derive(Debug, Deserialize)]
pub(super) struct ItemTotal {
    pub yuan: String,
    pub parts: usize,
}

/// How accidents happened, and who decided on them.
#[derive(Debug, Deserialize)]
pub(super) struct Claims {
    pub hospital: String,
    pub bureau: String,
    pub committee: String,
    pub accepted: String,
    pub decided: String,
    pub concluded: String,
    pub refused_reason: String,
    pub rejected_reason: String,
    pub suspended_reason: String,
    pub withdrawn_reason: String,
    pub dropped_reason: String,
    #[serde(rename = "accident")]
    pub accidents: Vec<Accident>,
}

/// What happened to a part of the body.
#[derive(Debug, Deserialize)]
pub(super) struct Accident {
    pub part: String,
    pub code: String,
    pub side: String,
    pub cause: String,
    pub place: String,
    pub course: String,
    pub diagnosis: String,
}

/// Reads the files.
pub(super) fn load() -> Result<(County, FundYear, Claims), Refusal> {
    let county = toml::from_str(include_str!("../../../data/demo/county.toml")).map_err(broken)?;
    let fund = toml::from_str(include_str!("../../../data/demo/fund_2021.toml")).map_err(broken)?;
    let claims = toml::from_str(include_str!("../../../data/demo/claims.toml")).map_err(broken)?;
    Ok((county, fund, claims))
}

/// The recipe is compiled in and tested; this is for whoever edits it.
pub(super) fn broken(error: impl std::fmt::Display) -> Refusal {
    Refusal::Store(StoreError::BadValue(format!("data/demo: {error}")))
}
