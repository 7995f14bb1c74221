//! Statutory time limits and the holidays they are counted with, from `data/codes/deadlines.toml` and `data/calendar/`.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::Deserialize;
use toml::value::Datetime;

use crate::domain::calendar::{Calendar, Limit, LimitUnit, Year};
use crate::domain::params::Confidence;

const DEADLINES: &str = include_str!("../../data/codes/deadlines.toml");
const HOLIDAYS: &str = include_str!("../../data/calendar/holidays_cn.toml");

/// A time limit of the law.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LimitRow {
    pub id: String,
    pub zh: String,
    pub en: String,
    pub limit: Limit,
    /// Document and article.
    pub basis: String,
    pub confidence: Confidence,
}

#[derive(Deserialize)]
struct DeadlineFile {
    deadline: Vec<DeadlineRow>,
}

#[derive(Deserialize)]
struct DeadlineRow {
    id: String,
    zh: String,
    en: String,
    length: u32,
    unit: String,
    #[serde(default)]
    not_before: bool,
    basis: String,
    confidence: String,
}

#[derive(Deserialize)]
struct HolidayFile {
    year: Vec<HolidayRow>,
}

#[derive(Deserialize)]
struct HolidayRow {
    year: i32,
    off: Vec<Datetime>,
    work: Vec<Datetime>,
}

/// # Errors
/// A sentence naming the broken row.
pub(super) fn limits() -> Result<Vec<LimitRow>, String> {
    let file: DeadlineFile = toml::from_str(DEADLINES).map_err(|e| format!("deadlines.toml: {e}"))?;
    let row = |r: DeadlineRow| {
        let unit = match r.unit.as_str() {
            "day" => LimitUnit::Day,
            "workday" => LimitUnit::Workday,
            "month" => LimitUnit::Month,
            "year" => LimitUnit::Year,
            other => return Err(format!("deadlines.toml: {}: unit {other}", r.id)),
        };
        let confidence = Confidence::parse(&r.confidence).ok_or_else(|| format!("deadlines.toml: {}", r.id))?;
        let limit = Limit { length: r.length, unit, not_before: r.not_before };
        Ok(LimitRow { id: r.id, zh: r.zh, en: r.en, limit, basis: r.basis, confidence })
    };
    file.deadline.into_iter().map(row).collect()
}

/// # Errors
/// A sentence naming the broken year.
pub(super) fn calendar() -> Result<Calendar, String> {
    let file: HolidayFile = toml::from_str(HOLIDAYS).map_err(|e| format!("holidays_cn.toml: {e}"))?;
    let days = |year: i32, list: Vec<Datetime>| -> Result<BTreeSet<NaiveDate>, String> {
        let day = |d: Datetime| {
            let date = d.date?;
            NaiveDate::from_ymd_opt(i32::from(date.year), u32::from(date.month), u32::from(date.day))
        };
        list.into_iter().map(|d| day(d).ok_or_else(|| format!("holidays_cn.toml: {year}"))).collect()
    };
    let mut years = BTreeMap::new();
    for row in file.year {
        years.insert(row.year, Year { off: days(row.year, row.off)?, work: days(row.year, row.work)? });
    }
    Ok(Calendar::new(years))
}
