//! Synthetic employers and people, with sound check characters and no resemblance to anybody.

use chrono::{Days, NaiveDate};

use super::chance::Chance;
use super::recipe::{County, broken};
use crate::desk::Refusal;
use crate::domain::employer::Employer;
use crate::domain::identity::{CreditCode, ResidentId, Sex, credit_check, organisation_check, resident_check};
use crate::domain::money::Money;
use crate::domain::name::MIDDLE_DOT;
use crate::domain::person::Worker;

const CODE_ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
/// Birthdays run from here over [`BIRTHDAYS`] days, so that everybody insured is of working age in 2021.
const FIRST_BIRTHDAY: (i32, u32, u32) = (1962, 1, 1);
const BIRTHDAYS: u64 = 365 * 40;

pub(super) fn employer(county: &County, chance: &mut Chance, n: u32) -> Result<Employer, Refusal> {
    let (trade, industry, _, own_class, _) = &county.trades[n as usize % county.trades.len()];
    let is_misfit = n % county.misfit_every == county.misfit_every - 1;
    let risk_class = if is_misfit { own_class.saturating_sub(1).max(1) } else { *own_class };
    let town = chance.pick(&county.towns);
    let place: String = if n.is_multiple_of(3) { String::new() } else { town.chars().take(2).collect() };
    let brand = chance.pick(&county.brands);
    let rounds = county.trades.len() * county.brands.len();
    let branch = if n as usize >= rounds {
        county.branch.replace("{n}", &(n as usize / county.trades.len()).to_string())
    } else {
        String::new()
    };
    let (contact, _) = name(county, chance, n, if n.is_multiple_of(2) { Sex::Male } else { Sex::Female });
    Ok(Employer {
        credit_code: credit_code(1000 + u64::from(n) * 7)?,
        name: format!("{}{brand}{place}{trade}{branch}", county.county),
        industry: *industry,
        risk_class,
        address: format!("{}{town}", county.address),
        contact,
        phone: phone(chance),
        registered_on: day(2004 + n.cast_signed() % 4, 1 + n % 12, 1 + n % 28)?,
    })
}

fn credit_code(n: u64) -> Result<CreditCode, Refusal> {
    let body: String = (0..6)
        .rev()
        .map(|i| {
            let digit = n / 31_u64.pow(i) % 31;
            CODE_ALPHABET[usize::try_from(digit).unwrap_or_default()] as char
        })
        .collect();
    let body = format!("MA{body}");
    let head = format!("91431299{body}{}", organisation_check(body.as_bytes()));
    let check = credit_check(head.as_bytes()).ok_or_else(|| broken("credit code"))?;
    CreditCode::parse(&format!("{head}{check}")).map_err(broken)
}

/// Person number `n`, insured from the given day; the wage is set later, when all are known.
pub(super) fn worker(county: &County, chance: &mut Chance, n: u32, insured_from: NaiveDate) -> Result<Worker, Refusal> {
    let slot = u64::from(n) * 7919 % (BIRTHDAYS * 999);
    let (y, m, d) = FIRST_BIRTHDAY;
    let birth = day(y, m, d)? + Days::new(slot % BIRTHDAYS);
    let id_number = resident_number(&county.region, birth, 1 + slot / BIRTHDAYS)?;
    let (name, _) = name(county, chance, n, id_number.sex());
    Ok(Worker {
        name,
        phone: phone(chance),
        job: chance.pick(&county.jobs).clone(),
        insured_from,
        wage: Money::from_fen(220_000 + spread(chance)),
        id_number,
    })
}

/// A relative who lives from a pension: a child, or somebody of age, by turns.
pub(super) fn dependant(county: &County, chance: &mut Chance, n: u32) -> Result<Worker, Refusal> {
    let birth = if n.is_multiple_of(2) { day(1934, 1, 1)? } else { day(2005, 1, 1)? } + Days::new(chance.below(365 * 13));
    let id_number = resident_number(&county.region, birth, 900 + u64::from(n) % 99)?;
    let (name, _) = name(county, chance, n * 5 + 1, id_number.sex());
    Ok(Worker { name, phone: phone(chance), job: String::new(), insured_from: birth, wage: Money::ZERO, id_number })
}

/// Wages above the floor: many near it, few far above.
fn spread(chance: &mut Chance) -> i64 {
    let steps = chance.below(90) * chance.below(90) * chance.below(100);
    i64::try_from(steps).unwrap_or_default()
}

fn resident_number(region: &str, birth: NaiveDate, serial: u64) -> Result<ResidentId, Refusal> {
    let head = format!("{region}{}{serial:03}", birth.format("%Y%m%d"));
    let check = resident_check(head.as_bytes());
    ResidentId::parse(&format!("{head}{check}")).map_err(broken)
}

/// A name, and whether it is one of the uncommon kinds that software trips over: dotted, or outside the BMP.
fn name(county: &County, chance: &mut Chance, n: u32, sex: Sex) -> (String, bool) {
    if n % 499 == 498 {
        let dotted = &county.dotted[(n / 499) as usize % county.dotted.len()];
        debug_assert!(dotted.contains(MIDDLE_DOT));
        return (dotted.clone(), true);
    }
    let surname = surname(county, chance);
    if n % 997 == 996 {
        let rare: Vec<char> = county.rare.chars().collect();
        return (format!("{surname}{}", rare[(n / 997) as usize % rare.len()]), true);
    }
    let pool: Vec<char> = if sex == Sex::Male { county.men.chars().collect() } else { county.women.chars().collect() };
    let mut name = format!("{surname}{}", chance.pick(&pool));
    if !n.is_multiple_of(5) {
        name.push(*chance.pick(&pool));
    }
    (name, false)
}

fn surname<'a>(county: &'a County, chance: &mut Chance) -> &'a str {
    let total: u32 = county.surnames.iter().map(|(_, share)| share).sum();
    let mut left = chance.below(u64::from(total));
    for (surname, share) in &county.surnames {
        if left < u64::from(*share) {
            return surname;
        }
        left -= u64::from(*share);
    }
    &county.surnames[0].0
}

fn phone(chance: &mut Chance) -> String {
    format!("1{}{:09}", chance.pick(&['3', '5', '8', '9']), chance.below(1_000_000_000))
}

pub(super) fn day(year: i32, month: u32, day: u32) -> Result<NaiveDate, Refusal> {
    NaiveDate::from_ymd_opt(year, month, day).ok_or_else(|| broken("date"))
}
