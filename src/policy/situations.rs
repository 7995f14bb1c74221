//! Recognised situations (工伤认定情形), from `data/codes/situations.toml`.

use serde::Deserialize;

const SITUATIONS: &str = include_str!("../../data/codes/situations.toml");

/// What a situation means for the case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// 认定工伤
    Injury,
    /// 视同工伤
    Deemed,
    /// 不得认定
    Excluded,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Situation {
    /// Article and item, `14-1`.
    pub id: String,
    pub kind: Kind,
    pub zh: String,
    pub en: String,
    /// Items that are not due in this situation.
    #[serde(default)]
    pub excludes: Vec<String>,
    /// Papers asked for besides the usual ones, by their ids.
    #[serde(default)]
    pub papers: Vec<String>,
    /// 要点: what decides such cases (rules 3.3).
    pub points: Vec<Point>,
}

/// A sentence in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Point {
    pub zh: String,
    pub en: String,
}

#[derive(Deserialize)]
struct File {
    situation: Vec<Situation>,
}

/// # Errors
/// A sentence naming the broken file.
pub(super) fn load() -> Result<Vec<Situation>, String> {
    toml::from_str::<File>(SITUATIONS).map(|f| f.situation).map_err(|e| format!("situations.toml: {e}"))
}
