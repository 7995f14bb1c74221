//! 费率建议: a proposal to the bureau, made of a saved scenario. What it rests on is frozen in the sheet's fields when it is filed.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::ScenarioView;
use crate::desk::estimate::{Fields, Reader};
use crate::desk::rates::{ReviewAsk, ReviewView};
use crate::desk::sheets::Content;
use crate::desk::{Desk, Refusal};
use crate::domain::dates::Month;
use crate::domain::employer::rate::in_force;
use crate::domain::grid;
use crate::domain::money::Money;
use crate::domain::name::{LINE_MAX, parse_line};
use crate::domain::problem::Problem;
use crate::domain::rates::indicators::Indicators;
use crate::domain::rates::problem::RateProblem;
use crate::domain::scenario::Projection;

/// Employers named for whom a proposal changes most.
const LARGEST: usize = 10;

/// What a proposal does to an employer in the first year after the base year.
struct Effect {
    name: String,
    /// Class and step.
    rate: (u8, u8),
    effect: Money,
}

impl Desk {
    /// Reads a proposal: `scenario` (the name of a saved one), `effective` (from when), `proposal` (what is proposed, in words) and
    /// `measures`. The figures follow from what is on file.
    ///
    /// # Errors
    /// `Problems` with their fields: a scenario that is not saved or changes no rate; `Store`.
    pub(in crate::desk) fn read_proposal(&self, fields: &Fields) -> Result<Content, Refusal> {
        let mut r = Reader::new(fields);
        let name = r.need("scenario", |t| parse_line(t, LINE_MAX));
        let effective = r.need("effective", Month::parse);
        let proposal = r.need("proposal", |t| parse_line(t, LINE_MAX));
        let measures = r.need("measures", |t| parse_line(t, LINE_MAX));
        let facts = name.zip(effective).zip(proposal).zip(measures);
        let (((name, effective), proposal), measures) = r.finish(facts).map_err(Refusal::Problems)?;
        let view = self.saved_scenario(&name)?;
        let effects = self.effects(&view)?;
        if effects.iter().all(|e| e.effect == Money::ZERO) {
            return Err(Refusal::Problems(vec![("scenario", Problem::Rate(RateProblem::NothingChanges))]));
        }
        let review = self.review_all(&ReviewAsk { year: Some(view.history.year), ..ReviewAsk::default() })?;
        let total: Money = effects.iter().map(|e| e.effect).sum();
        let written = Fields::default()
            .with("scenario", name)
            .with("effective", effective.to_string())
            .with("proposal", proposal)
            .with("measures", measures);
        Ok(Content {
            person: None,
            case: None,
            employer: None,
            month: Some(effective),
            amount: total,
            supersedes: None,
            due_on: None,
            fields: frozen(written, &view, &review, effects, total),
            items: Vec::new(),
            receipts: Vec::new(),
        })
    }

    /// What each employer would pay more or less in the first year after the base year, on its bases.
    fn effects(&self, view: &ScenarioView) -> Result<Vec<Effect>, Refusal> {
        let at = |problem| Refusal::Problems(vec![("scenario", problem)]);
        let (book, base_year) = (self.book()?, view.history.year);
        let rates = self.store.all_rate_rows(Month::new(base_year + 1, 12).map_err(at)?)?;
        let today = crate::domain::scenario::Assumptions::today(1);
        let mut sums: HashMap<i64, (Decimal, (u8, u8))> = HashMap::new();
        for row in self.store.bases_of_year(base_year)? {
            let month = Month::new(base_year + 1, row.month.month()).map_err(at)?;
            let decided = rates.get(&row.employer).map_or(&[][..], Vec::as_slice);
            let rate = in_force(row.risk_class, decided, month);
            let of = |assumed: &crate::domain::scenario::Assumptions| {
                assumed.rate(&book, (rate.class, rate.step), month, base_year).map_err(at)
            };
            let difference = Decimal::from(row.base.fen()) * (of(&view.assumed)? - of(&today)?);
            let sum = sums.entry(row.employer).or_insert((Decimal::ZERO, (rate.class, rate.step)));
            *sum = (sum.0 + difference, (rate.class, rate.step));
        }
        let names: HashMap<i64, String> = self.store.rate_employers()?.into_iter().map(|e| (e.id, e.name)).collect();
        let effect = |(employer, (fen, rate)): (i64, (Decimal, (u8, u8)))| Effect {
            name: names.get(&employer).cloned().unwrap_or_default(),
            rate,
            effect: crate::domain::money::Exact::new(fen / Decimal::ONE_HUNDRED).round(),
        };
        Ok(sums.into_iter().map(effect).collect())
    }
}

/// Everything the document tells, as it was when the sheet was filed.
fn frozen(written: Fields, view: &ScenarioView, review: &ReviewView, mut effects: Vec<Effect>, total: Money) -> Fields {
    effects.sort_by(|a, b| b.effect.fen().abs().cmp(&a.effect.fen().abs()).then_with(|| a.name.cmp(&b.name)));
    let winners = effects.iter().filter(|e| e.effect < Money::ZERO).count();
    let losers = effects.iter().filter(|e| e.effect > Money::ZERO).count();
    let largest = effects.iter().take(LARGEST).filter(|e| e.effect != Money::ZERO);
    let largest: Vec<Vec<String>> =
        largest.map(|e| vec![e.name.clone(), format!("{}-{}", e.rate.0, e.rate.1), e.effect.plain()]).collect();
    let assumptions: Vec<Vec<String>> = view.fields.iter().map(|(id, text)| vec![id.to_owned(), text.to_owned()]).collect();
    let months = review.months();
    let of_class = review.by_class.iter().map(|(class, i)| seen(&class.to_string(), i, months));
    let of_division = review.by_division.iter().map(|(code, i)| seen(code, i, months));
    written
        .with("base_year", view.history.year.to_string())
        .with("period", format!("{} - {}", review.first, review.last))
        .with("assumptions", grid::text(&assumptions))
        .with("today", years(&view.today))
        .with("result", years(&view.scenario))
        .with("by_class", grid::text(&of_class.collect::<Vec<_>>()))
        .with("by_division", grid::text(&of_division.collect::<Vec<_>>()))
        .with("largest", grid::text(&largest))
        .with("winners", winners.to_string())
        .with("losers", losers.to_string())
        .with("effect", total.plain())
        .with("arrears_months", review.county.arrears_months.to_string())
        .with("arrears", (review.county.due - review.county.paid).plain())
}

/// Insured on average, paid in, paid by the fund, use ratio, injuries per thousand.
fn seen(key: &str, i: &Indicators, months: i64) -> Vec<String> {
    let number = |n: Option<Decimal>| n.map(|n| n.normalize().to_string()).unwrap_or_default();
    vec![
        key.to_owned(),
        i.average(months).normalize().to_string(),
        i.paid.plain(),
        i.fund().plain(),
        number(i.use_ratio()),
        number(i.per_mille()),
    ]
}

/// A row for each year: year, premiums, spending, gap, balance, support months.
fn years(projection: &Projection) -> String {
    let row = |y: &crate::domain::scenario::YearLine| {
        let months = y.support_months().map(|m| m.to_places(2)).unwrap_or_default();
        let money = [y.premium, y.other_income, y.spending(), y.gap(), y.from_upper, y.handed_up, y.balance].map(Money::plain);
        [vec![y.year.to_string()], money.to_vec(), vec![months]].concat()
    };
    grid::text(&projection.years.iter().map(row).collect::<Vec<_>>())
}
