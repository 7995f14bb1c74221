//! The lines of a sheet of rates: one employer each, with the inputs as they were, so that a notice tells what was decided on.

use rust_decimal::Decimal;

use super::ReviewLine;
use crate::domain::grid::{self, GridRow};
use crate::domain::money::Money;
use crate::domain::rates::indicators::Indicators;
use crate::domain::rates::review::{Found, Reason};

/// An employer on a sheet of rates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RateLine {
    pub credit_code: String,
    pub name: String,
    pub class: u8,
    pub new_class: u8,
    pub step: u8,
    pub new_step: u8,
    pub reasons: Vec<Reason>,
    /// A share; `None` where nothing was paid in.
    pub use_ratio: Option<Decimal>,
    /// Injuries a year, per thousand insured.
    pub per_mille: Option<Decimal>,
    pub rate_now: Decimal,
    pub rate_new: Decimal,
    /// Of a year's premium.
    pub effect: Money,
    /// Insured people, added up over the months.
    pub person_months: i64,
    pub base: Money,
    pub due: Money,
    pub paid: Money,
    pub medical: Money,
    pub disability: Money,
    pub death: Money,
    pub injuries: i64,
    pub deaths: i64,
}

impl RateLine {
    /// What a review found of an employer, in another class where one is given.
    #[must_use]
    pub fn of(line: &ReviewLine, found: &Found, new_class: u8) -> RateLine {
        let seen = &line.indicators;
        RateLine {
            credit_code: line.credit_code.clone(),
            name: line.name.clone(),
            class: line.class,
            new_class,
            step: line.step,
            new_step: found.step,
            reasons: found.reasons.clone(),
            use_ratio: seen.use_ratio(),
            per_mille: seen.per_mille(),
            rate_now: found.rate_now,
            rate_new: found.rate_new,
            effect: found.effect,
            person_months: seen.person_months,
            base: seen.base,
            due: seen.due,
            paid: seen.paid,
            medical: seen.medical,
            disability: seen.disability,
            death: seen.death,
            injuries: seen.injuries,
            deaths: seen.deaths,
        }
    }

    #[must_use]
    pub fn is_changed(&self) -> bool {
        (self.class, self.step) != (self.new_class, self.new_step)
    }

    /// What the fund paid for his people.
    #[must_use]
    pub fn fund(&self) -> Money {
        self.medical + self.disability + self.death
    }

    /// Ids of the reasons.
    #[must_use]
    pub fn reason_ids(&self) -> String {
        self.reasons.iter().map(|r| r.id()).collect::<Vec<_>>().join(",")
    }

    fn cells(&self) -> Vec<String> {
        let number = |n: Option<Decimal>| n.map(|n| n.normalize().to_string()).unwrap_or_default();
        let counts = [self.person_months.to_string(), self.injuries.to_string(), self.deaths.to_string()];
        let money = [self.base, self.due, self.paid, self.medical, self.disability, self.death].map(Money::plain);
        let head = [
            self.credit_code.clone(),
            self.name.clone(),
            self.class.to_string(),
            self.new_class.to_string(),
            self.step.to_string(),
            self.new_step.to_string(),
            self.reason_ids(),
            number(self.use_ratio),
            number(self.per_mille),
            number(Some(self.rate_now)),
            number(Some(self.rate_new)),
            self.effect.plain(),
        ];
        [head.to_vec(), counts.to_vec(), money.to_vec()].concat()
    }

    /// `None` for a row that no sheet of rates holds.
    fn read(row: GridRow<'_>) -> Option<RateLine> {
        let small = |at: usize| row.cell(at).parse::<u8>().ok();
        let count = |at: usize| row.cell(at).parse::<i64>().ok();
        let number = |at: usize| Decimal::from_str_exact(row.cell(at)).ok();
        let money = |at: usize| Money::parse(row.cell(at)).ok();
        Some(RateLine {
            credit_code: row.cell(0).to_owned(),
            name: row.cell(1).to_owned(),
            class: small(2)?,
            new_class: small(3)?,
            step: small(4)?,
            new_step: small(5)?,
            reasons: row.cell(6).split(',').filter_map(Reason::parse).collect(),
            use_ratio: number(7),
            per_mille: number(8),
            rate_now: number(9)?,
            rate_new: number(10)?,
            effect: money(11)?,
            person_months: count(12)?,
            injuries: count(13)?,
            deaths: count(14)?,
            base: money(15)?,
            due: money(16)?,
            paid: money(17)?,
            medical: money(18)?,
            disability: money(19)?,
            death: money(20)?,
        })
    }

    /// The lines of a sheet.
    #[must_use]
    pub fn all(text: &str) -> Vec<RateLine> {
        grid::rows(text).filter_map(RateLine::read).collect()
    }

    /// Lines as a sheet keeps them.
    #[must_use]
    pub fn text(lines: &[RateLine]) -> String {
        grid::text(&lines.iter().map(RateLine::cells).collect::<Vec<_>>())
    }
}

/// What a sheet's line says of the period.
impl From<&RateLine> for Indicators {
    fn from(line: &RateLine) -> Indicators {
        Indicators {
            person_months: line.person_months,
            base: line.base,
            due: line.due,
            paid: line.paid,
            medical: line.medical,
            disability: line.disability,
            death: line.death,
            injuries: line.injuries,
            deaths: line.deaths,
            ..Indicators::default()
        }
    }
}
