//! Assumptions out of their fields. Rates and shares are typed in per cent.

use rust_decimal::Decimal;

use super::SCENARIO_FIELDS;
use crate::desk::Refusal;
use crate::desk::estimate::{Fields, Reader};
use crate::domain::dates::Month;
use crate::domain::employer::parse_count;
use crate::domain::plain::half_width;
use crate::domain::problem::Problem;
use crate::domain::scenario::{Assumptions, Cut, Transfers, YEARS_MAX};

/// Deaths more a year at most: more is mistyped.
const DEATHS_MAX: i64 = 20;
const TRANSFERS: &str = "as_base_year, none";
const BASES: [&str; 8] = ["base_c1", "base_c2", "base_c3", "base_c4", "base_c5", "base_c6", "base_c7", "base_c8"];
const FIRST: [&str; 3] = ["factor_c1_1", "factor_c1_2", "factor_c1_3"];
const OTHERS: [&str; 5] = ["factor_c2_1", "factor_c2_2", "factor_c2_3", "factor_c2_4", "factor_c2_5"];

/// Per cent, with at most four decimals, between two bounds.
fn share(text: &str, least: i64, most: i64) -> Result<Decimal, Problem> {
    let text = half_width(text);
    let number = Decimal::from_str_exact(text.trim().trim_end_matches('%').trim()).map_err(|_| Problem::BadRate)?;
    if number.normalize().scale() > 4 {
        return Err(Problem::BadRate);
    }
    let is_within = (Decimal::from(least)..=Decimal::from(most)).contains(&number);
    if is_within { Ok(number / Decimal::ONE_HUNDRED) } else { Err(Problem::NotInRange { min: least, max: most }) }
}

/// The assumptions that fields mean, and the fields as they are kept; what is empty is as it is today.
pub(super) fn read(fields: &Fields) -> Result<(Assumptions, Fields), Refusal> {
    let mut r = Reader::new(fields);
    let years = r.maybe("years", |t| parse_count(t, 1, YEARS_MAX.into())).unwrap_or(3);
    let from = r.maybe("change_from", Month::parse);
    let base_rates = BASES.map(|id| r.maybe(id, |t| share(t, 0, 20)));
    let factors_first = FIRST.map(|id| r.maybe(id, |t| share(t, 0, 500)));
    let factors = OTHERS.map(|id| r.maybe(id, |t| share(t, 0, 500)));
    let cut = r.maybe("cut", |t| share(t, 0, 100));
    let cut_from = r.maybe("cut_from", Month::parse);
    let until = r.maybe("cut_until", Month::parse);
    let base_growth = r.maybe("base_growth", |t| share(t, -50, 100)).unwrap_or_default();
    let spending_growth = r.maybe("spending_growth", |t| share(t, -50, 100)).unwrap_or_default();
    let raise = r.maybe("raise", |t| share(t, -50, 100)).unwrap_or_default();
    let deaths = r.maybe("deaths", |t| parse_count(t, 0, DEATHS_MAX)).unwrap_or(0);
    let transfers = r.maybe("transfers", |t| match t {
        "as_base_year" => Ok(Transfers::AsBaseYear),
        "none" => Ok(Transfers::None),
        _ => Err(Problem::NotOneOf { choices: TRANSFERS }),
    });
    // A cut of nothing from no month on says nothing; from a month on it takes back what is decided.
    let is_cut = cut.is_some_and(|c| !c.is_zero()) || cut_from.is_some();
    if is_cut && cut_from.is_none() {
        r.refuse("cut_from", Problem::Empty);
    }
    if cut_from.is_some() && cut.is_none() && !r.has("cut") {
        r.refuse("cut", Problem::Empty);
    }
    if until.zip(cut_from).is_some_and(|(until, from)| until < from) {
        r.refuse("cut_until", Problem::EndsBeforeItBegins);
    }
    r.finish(Some(())).map_err(Refusal::Problems)?;
    let cut = cut.zip(cut_from).map(|(share, from)| Cut { factor: Decimal::ONE - share, from, until });
    let small = |n: i64| u8::try_from(n).unwrap_or_default();
    let assumed = Assumptions {
        years: small(years),
        from,
        base_rates,
        factors_first,
        factors,
        cut,
        base_growth,
        spending_growth,
        raise,
        deaths: small(deaths),
        transfers: transfers.unwrap_or_default(),
    };
    let kept = fields.iter().filter(|(id, _)| SCENARIO_FIELDS.contains(id));
    Ok((assumed, kept.fold(Fields::default(), |all, (id, text)| all.with(id, half_width(text).into_owned()))))
}
