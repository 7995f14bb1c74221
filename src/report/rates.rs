//! Rates for scripts and for reading. Amounts in yuan, two decimals; rates are shares.

use serde_json::{Value, json};

use super::table::{Align, lines};
use crate::desk::rates::{RateHistory, RateHistoryRow, RateLine, ReviewLine, ReviewSums, ReviewView, sums};
use crate::domain::money::Money;
use crate::domain::params::Book;
use crate::domain::rates::indicators::Indicators;
use crate::domain::rates::review::Reason;
use crate::policy::Policy;
use crate::text::catalog::{Msg, fill};
use crate::text::{Lang, benefits, problems, rates as words};

fn indicators_json(i: &Indicators) -> Value {
    json!({
        "person_months": i.person_months, "base": i.base.plain(), "due": i.due.plain(), "paid": i.paid.plain(),
        "arrears_months": i.arrears_months, "medical": i.medical.plain(), "disability": i.disability.plain(),
        "death": i.death.plain(), "fund": i.fund().plain(), "use_ratio": i.use_ratio().map(|r| r.normalize().to_string()),
        "per_mille": i.per_mille().map(|r| r.normalize().to_string()), "injuries": i.injuries, "deaths": i.deaths,
        "grades_1_4": i.grades_1_4, "grades_5_6": i.grades_5_6, "grades_7_10": i.grades_7_10, "diseases": i.diseases,
    })
}

/// Keys of an employer: `credit_code`, `name`, `division`, `risk_class`, `step`, `new_step`, `reasons`, `rate_now`, `rate_new`,
/// `effect`, `indicators` of the period and `twelve` of its last months.
fn line_json(l: &ReviewLine) -> Value {
    let found = l.found.as_ref();
    json!({
        "credit_code": l.credit_code, "name": l.name, "division": l.division, "risk_class": l.class, "step": l.step,
        "new_step": found.map(|f| f.step), "reasons": found.map(|f| f.reasons.iter().map(|r| r.id()).collect::<Vec<_>>()),
        "rate_now": found.map(|f| f.rate_now.normalize().to_string()),
        "rate_new": found.map(|f| f.rate_new.normalize().to_string()), "effect": found.map(|f| f.effect.plain()),
        "indicators": indicators_json(&l.indicators), "twelve": indicators_json(&l.twelve),
    })
}

/// A review: `year`, `first`, `last`, `from`, `in_force` (false for the bands of an example), `employers`, `county`, `classes`,
/// `divisions`, `nowhere`, `lacks`, `unconfirmed`, `effect`, `winners`, `losers`.
#[must_use]
pub fn review_json(view: &ReviewView, lang: Lang) -> Value {
    let sums = view.sums();
    json!({
        "year": view.year, "first": view.first.to_string(), "last": view.last.to_string(), "from": view.from.to_string(),
        "in_force": view.ask.example.is_none(), "example": view.ask.example,
        "employers": view.lines.iter().map(line_json).collect::<Vec<_>>(),
        "county": indicators_json(&view.county), "nowhere": indicators_json(&view.nowhere),
        "classes": view.by_class.iter().map(|(c, i)| json!({ "risk_class": c, "indicators": indicators_json(i) })).collect::<Vec<_>>(),
        "divisions":
            view.by_division.iter().map(|(d, i)| json!({ "division": d, "indicators": indicators_json(i) })).collect::<Vec<_>>(),
        "lacks": view.lacks.as_ref().map(|p| problems::problem(p, lang)), "unconfirmed": view.unconfirmed,
        "winners": sums.winners, "losers": sums.losers, "effect": sums.effect.plain(),
    })
}

/// Head of a review: period, from when, the loud word about examples, what is missing.
#[must_use]
pub fn review_head(view: &ReviewView, policy: &Policy, lang: Lang) -> Vec<String> {
    let values = [("first", view.first.to_string()), ("last", view.last.to_string()), ("from", view.from.to_string())];
    let mut out = vec![fill(Msg::RateReviewHead.text(lang), &values.each_ref().map(|(name, text)| (*name, text.as_str())))];
    let example = view.ask.example.as_ref().and_then(|id| policy.band_examples().iter().find(|e| &e.id == id));
    out.extend(example.map(|e| format!("!! {}", words::example_warning(e, lang))));
    out.extend(view.lacks.as_ref().map(|p| format!("! {}", problems::problem(p, lang))));
    out
}

/// Sums of the lines of a sheet.
#[must_use]
pub fn sheet_sums(all: &[RateLine]) -> ReviewSums {
    let is_unfloated = |l: &RateLine| {
        l.reasons.iter().any(|r| matches!(r, Reason::Small | Reason::FirstYear | Reason::NothingPaid | Reason::Fixed))
    };
    sums(all.iter().map(|l| (l.new_class, l.step, l.new_step, l.effect, is_unfloated(l))))
}

/// The lines of a sheet of rates to read: sums, then the employers whose rate changes.
#[must_use]
pub fn sheet_lines(text: &str, lang: Lang) -> Vec<String> {
    use Align::{Left, Right};
    let all = RateLine::all(text);
    let mut out = words::sums(&sheet_sums(&all), lang);
    let is_told = |l: &&RateLine| l.is_changed() || all.len() == 1;
    let rows: Vec<Vec<String>> =
        std::iter::once(words::columns(lang)).chain(all.iter().filter(is_told).map(|l| words::line(l, lang))).collect();
    out.extend(lines(&[Left, Left, Left, Left, Right, Right, Right, Right, Right], &rows));
    out
}

/// An employer of a review as a row like those of a sheet.
#[must_use]
pub fn review_row(l: &ReviewLine, lang: Lang) -> Vec<String> {
    match &l.found {
        Some(found) => words::line(&RateLine::of(l, found, l.class), lang),
        None => {
            let rates = [String::new(), String::new(), String::new()];
            let seen = [words::ratio(l.indicators.use_ratio()), words::per_mille(l.indicators.per_mille())];
            let head = [l.name.clone(), format!("{}-{}", l.class, l.step), "-".to_owned(), String::new()];
            [head.to_vec(), seen.to_vec(), rates.to_vec()].concat()
        }
    }
}

/// A review to read; `only_changed` leaves out who stays.
#[must_use]
pub fn review_text(view: &ReviewView, only_changed: bool, policy: &Policy, lang: Lang) -> String {
    use Align::{Left, Right};
    let mut out = review_head(view, policy, lang);
    let shown = view.lines.iter().filter(|l| !only_changed || l.is_changed());
    let rows: Vec<Vec<String>> = std::iter::once(words::columns(lang)).chain(shown.map(|l| review_row(l, lang))).collect();
    out.extend(lines(&[Left, Left, Left, Left, Right, Right, Right, Right, Right], &rows));
    out.push(county_line(view, lang));
    if view.lacks.is_none() {
        out.extend(words::sums(&view.sums(), lang));
    }
    out.join("\n")
}

/// The county in a line.
#[must_use]
pub fn county_line(view: &ReviewView, lang: Lang) -> String {
    let i = &view.county;
    let values = [
        ("paid", i.paid.to_string()),
        ("fund", i.fund().to_string()),
        ("ratio", words::ratio(i.use_ratio())),
        ("rate", words::per_mille(i.per_mille())),
        ("nowhere", view.nowhere.fund().to_string()),
    ];
    fill(Msg::RateCounty.text(lang), &values.each_ref().map(|(name, text)| (*name, text.as_str())))
}

/// An employer explained: the inputs by name, then how the step was made.
#[must_use]
pub fn explained(l: &ReviewLine, months: i64, book: &Book, lang: Lang) -> Vec<String> {
    let i = &l.indicators;
    let count = |n: i64| n.to_string();
    let money = |m: Money| m.to_string();
    let facts = [
        (Msg::RateAverage, i.average(months).normalize().to_string()),
        (Msg::RateBase, money(i.base)),
        (Msg::RateDue, money(i.due)),
        (Msg::RatePaid, money(i.paid)),
        (Msg::RateArrears, count(i.arrears_months)),
        (Msg::RateMedical, money(i.medical)),
        (Msg::RateDisability, money(i.disability)),
        (Msg::RateDeath, money(i.death)),
        (Msg::RateUseRatio, words::ratio(i.use_ratio())),
        (Msg::RateInjuries, count(i.injuries)),
        (Msg::RatePerMille, words::per_mille(i.per_mille())),
        (Msg::RateDeaths, count(i.deaths)),
        (Msg::RateGrades, format!("{} / {} / {}", i.grades_1_4, i.grades_5_6, i.grades_7_10)),
        (Msg::RateDiseases, count(i.diseases)),
        (Msg::RateTwelve, words::ratio(l.twelve.use_ratio())),
    ];
    let facts: Vec<Vec<String>> = facts.into_iter().map(|(msg, text)| vec![msg.text(lang).to_owned(), text]).collect();
    let mut out = lines(&[Align::Left, Align::Left], &facts);
    if let Some(found) = &l.found {
        let why = words::reasons(&found.reasons, lang);
        out.push(format!("{}{}{why}", Msg::RateWhy.text(lang), lang.pick("：", ": ")));
    }
    out.extend(l.steps.iter().map(|s| format!("{} [{}]", benefits::step(s, "", book, lang), benefits::article(s.rule))));
    out
}

/// Keys: `credit_code`, `name`, `registered_class`, `month`, `risk_class`, `step`, `rate`, `history` (`from`, `risk_class`, `step`,
/// `reason`, `sheet`, `at`).
#[must_use]
pub fn history_json(h: &RateHistory) -> Value {
    let row = |r: &RateHistoryRow| json!({ "from": r.from.to_string(), "risk_class": r.class, "step": r.step, "reason": r.reason, "sheet": r.sheet, "at": r.at });
    json!({
        "credit_code": h.credit_code, "name": h.name, "registered_class": h.registered_class, "month": h.month.to_string(),
        "risk_class": h.class, "step": h.step, "rate": h.parts.rate().normalize().to_string(),
        "history": h.rows.iter().map(row).collect::<Vec<_>>(),
    })
}

/// An employer's rate and how it came about.
#[must_use]
pub fn history_text(h: &RateHistory, lang: Lang) -> String {
    let mut out = vec![format!("{}  {}", h.credit_code, h.name), words::rate_of(h, lang)];
    let row = |r: &RateHistoryRow| {
        vec![
            r.from.to_string(),
            format!("{}-{}", r.class, r.step),
            words::stored_reasons(&r.reason, lang),
            r.sheet.clone(),
            r.at.get(..10).unwrap_or_default().to_owned(),
        ]
    };
    match h.rows.is_empty() {
        true => out.push(Msg::RateNoHistory.text(lang).to_owned()),
        false => out.extend(lines(&[Align::Left; 5], &h.rows.iter().map(row).collect::<Vec<_>>())),
    }
    out.join("\n")
}
