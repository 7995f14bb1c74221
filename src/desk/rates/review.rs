//! The review of all employers: facts read once for the county, shared out, and each employer's step worked out.

use std::collections::{BTreeMap, HashMap};

use chrono::Datelike;

use super::{ReviewAsk, ReviewLine, ReviewView};
use crate::desk::{Desk, Refusal};
use crate::domain::benefits::explain::{Operand, Recorder, Step};
use crate::domain::dates::Month;
use crate::domain::employer::rate::{RateRow, in_force};
use crate::domain::employer::state::EmployerState;
use crate::domain::money::Money;
use crate::domain::operator::Right;
use crate::domain::params::Book;
use crate::domain::problem::Problem;
use crate::domain::rates::indicators::Indicators;
use crate::domain::rates::problem::RateProblem;
use crate::domain::rates::review::{Bands, Subject, Terms, review};
use crate::store::rates::{PaidForRow, RateEmployer};

/// Premiums by class and step are of 2015 and later.
const FIRST_YEAR: i32 = 2015;
/// Years a review can look back on.
const YEARS_MAX: u32 = 5;

/// What the office says of its reviews.
const OWN_TERMS: [&str; 5] =
    ["float_review_years", "float_small", "float_without_commuting", "float_without_deemed", "float_case_cap"];

/// What a review leaves out of what the fund paid, by the office's parameters.
struct LeftOut {
    commuting: bool,
    deemed: bool,
    case_cap: Option<Money>,
}

impl LeftOut {
    fn on(book: &Book, month: Month) -> Result<LeftOut, Problem> {
        let day = month.first_day();
        let is = |key: &str| book.choice(key, day).map(|c| c.value == "yes");
        let case_cap = book.money("float_case_cap", day).ok().map(|p| p.value);
        Ok(LeftOut { commuting: is("float_without_commuting")?, deemed: is("float_without_deemed")?, case_cap })
    }

    fn covers(&self, situation: &str) -> bool {
        (self.commuting && situation == "14-6") || (self.deemed && situation.starts_with("15-"))
    }
}

/// Indicators by employer; those of nobody under `None`.
type ByEmployer = HashMap<Option<i64>, Indicators>;

impl Desk {
    /// Reviews all employers that take part. Nothing is written.
    ///
    /// # Errors
    /// `NotAllowed`; `Problems` for a year out of reason, one in which nothing was levied, or an example that there is not;
    /// `Store`.
    pub fn rate_review(&self, ask: &ReviewAsk) -> Result<ReviewView, Refusal> {
        self.require(Right::Employers)?;
        self.levied_review(ask)
    }

    /// The same, inside a write too.
    pub(super) fn levied_review(&self, ask: &ReviewAsk) -> Result<ReviewView, Refusal> {
        let view = self.review_all(ask)?;
        if view.county.person_months == 0 {
            return Err(Refusal::Problems(vec![("year", Problem::Rate(RateProblem::NothingLevied { year: view.year }))]));
        }
        Ok(view)
    }

    /// The same of a period in which perhaps nothing was levied: the facts beside a decision on one employer.
    pub(in crate::desk) fn review_all(&self, ask: &ReviewAsk) -> Result<ReviewView, Refusal> {
        let at = |field, problem| Refusal::Problems(vec![(field, problem)]);
        let (book, policy, today) = (self.book()?, self.policy(), self.clock.today());
        let year = ask.year.unwrap_or(today.year() - 1);
        if !(FIRST_YEAR..=today.year()).contains(&year) {
            let (min, max) = (FIRST_YEAR.into(), today.year().into());
            return Err(at("year", Problem::NotInRange { min, max }));
        }
        let from = ask.from.unwrap_or(Month::of(today));
        let years = review_years(&book, from).map_err(|p| at("year", p))?;
        let month = |year, month| Month::new(year, month).map_err(|p| at("year", p));
        let (first, last) = (month(year - years + 1, 1)?, month(year, 12)?);
        let bands = match &ask.example {
            None => Bands::Own,
            Some(id) => {
                let found = policy.band_examples().iter().find(|e| &e.id == id);
                let example = found.ok_or_else(|| at("example", Problem::UnknownCode))?;
                if example.bands.is_empty() {
                    return Err(at("example", Problem::Rate(RateProblem::ExampleWithoutBands)));
                }
                Bands::Example(example)
            }
        };
        let employers = self.store.rate_employers()?;
        let left_out = LeftOut::on(&book, from).map_err(|p| at("year", p))?;
        let period = self.indicators(&employers, (first, last), &left_out)?;
        let twelve = self.indicators(&employers, (month(year, 1)?, last), &left_out)?;
        let rates = self.store.all_rate_rows(from)?;
        let small = book.number("float_small", from.first_day()).map_err(|p| at("year", p))?;
        let terms = Terms { book: &book, bands, from, small: small.value };
        let mut view = ReviewView {
            ask: ask.clone(),
            year,
            first,
            last,
            from,
            lines: Vec::new(),
            county: Indicators::default(),
            by_class: Vec::new(),
            by_division: Vec::new(),
            nowhere: period.get(&None).copied().unwrap_or_default(),
            lacks: None,
            unconfirmed: Vec::new(),
        };
        for employer in employers.iter().filter(|e| e.state != EmployerState::Cancelled) {
            let rows = rates.get(&employer.id).map_or(&[][..], Vec::as_slice);
            let line = self.reviewed(&terms, employer, rows, (&period, &twelve), &mut view.lacks);
            view.lines.push(line);
        }
        add_up(&mut view);
        view.unconfirmed = unconfirmed(&book, from, &view.lines);
        Ok(view)
    }

    /// What each employer's people cost and paid in; a closed employer's goes to who carries its duty on.
    fn indicators(
        &self,
        employers: &[RateEmployer],
        (first, last): (Month, Month),
        left_out: &LeftOut,
    ) -> Result<ByEmployer, Refusal> {
        let successors: HashMap<i64, i64> = employers.iter().filter_map(|e| Some((e.id, e.successor?))).collect();
        let (from, to) = (first.first_day(), last.last_day());
        let mut out = ByEmployer::new();
        for row in self.store.levied_between(first, last, self.clock.today())? {
            *out.entry(Some(heir(&successors, row.employer))).or_default() += Indicators {
                person_months: row.person_months,
                base: row.base,
                due: row.due,
                paid: row.paid,
                arrears_months: row.arrears_months,
                ..Indicators::default()
            };
        }
        let mut capped: HashMap<i64, Money> = HashMap::new();
        for row in self.store.paid_for_people(from, to)?.iter().filter(|r| !left_out.covers(&r.situation)) {
            let employer = row.employer.map(|id| heir(&successors, id));
            pay(out.entry(employer).or_default(), row, counted(row, left_out.case_cap, &mut capped));
        }
        for row in self.store.recognised_injuries(from, to)?.iter().filter(|r| !left_out.covers(&r.situation)) {
            out.entry(Some(heir(&successors, row.employer))).or_default().count(row.injury);
        }
        Ok(out)
    }

    fn reviewed(
        &self,
        terms: &Terms<'_>,
        employer: &RateEmployer,
        rows: &[RateRow],
        (period, twelve): (&ByEmployer, &ByEmployer),
        lacks: &mut Option<Problem>,
    ) -> ReviewLine {
        let of = |all: &ByEmployer| all.get(&Some(employer.id)).copied().unwrap_or_default();
        let (indicators, twelve) = (of(period), of(twelve));
        let RateRow { class, step, .. } = in_force(employer.risk_class, rows, terms.from);
        let subject = Subject { class, step, registered_on: employer.registered_on, indicators, year_base: twelve.base };
        let mut trace = Recorder::default();
        let found = review(terms, &subject, &mut trace).map_err(|problem| lacks.get_or_insert(problem)).ok();
        let division = self.policy.division(employer.edition, &employer.division);
        ReviewLine {
            employer: employer.id,
            credit_code: employer.credit_code.clone(),
            name: employer.name.clone(),
            division: division.map_or(String::new(), |d| d.code.clone()),
            registered_on: employer.registered_on,
            class,
            step,
            indicators,
            twelve,
            found,
            steps: trace.take(),
        }
    }
}

fn review_years(book: &Book, from: Month) -> Result<i32, Problem> {
    let years = book.number("float_review_years", from.first_day())?;
    let whole = u32::try_from(years.value).ok().filter(|n| (1..=YEARS_MAX).contains(n) && years.value.is_integer());
    whole.map(u32::cast_signed).ok_or(Problem::WrongUnit { unit: years.row.unit.id() })
}

/// Who carries an employer's duty on, however often it passed.
fn heir(successors: &HashMap<i64, i64>, employer: i64) -> i64 {
    let mut at = employer;
    // No chain is longer than there are links in it.
    for _ in 0..successors.len() {
        match successors.get(&at) {
            Some(next) => at = *next,
            None => break,
        }
    }
    at
}

/// What a payment counts: of a death or a grade 1-4 no more than the cap leaves of the case.
fn counted(row: &PaidForRow, cap: Option<Money>, capped: &mut HashMap<i64, Money>) -> Money {
    let (Some(cap), Some(case), true) = (cap, row.case, row.is_severe) else { return row.amount };
    let so_far = capped.entry(case).or_insert(Money::ZERO);
    let counts = row.amount.min(cap - *so_far);
    *so_far += counts;
    counts
}

fn pay(indicators: &mut Indicators, row: &PaidForRow, amount: Money) {
    match row.account.as_str() {
        "out_medical" => indicators.medical += amount,
        "out_disability" => indicators.disability += amount,
        _ => indicators.death += amount,
    }
}

/// The county, the classes and the divisions.
fn add_up(view: &mut ReviewView) {
    let (mut classes, mut divisions) = (BTreeMap::<u8, Indicators>::new(), BTreeMap::<String, Indicators>::new());
    for line in &view.lines {
        view.county += line.indicators;
        *classes.entry(line.class).or_default() += line.indicators;
        *divisions.entry(line.division.clone()).or_default() += line.indicators;
    }
    view.by_class = classes.into_iter().collect();
    view.by_division = divisions.into_iter().collect();
}

/// Keys of parameters that the review rests on and that nobody has confirmed.
fn unconfirmed(book: &Book, from: Month, lines: &[ReviewLine]) -> Vec<String> {
    let own = OWN_TERMS.iter().filter_map(|key| book.on(key, from.first_day()).ok());
    let own = own.map(|row| (row.key.clone(), row.standing.is_firm()));
    let used = |step: &Step| {
        let row = |o: &Operand| if let Operand::Param(row) = o { Some((row.key.clone(), row.standing.is_firm())) } else { None };
        step.operands.iter().filter_map(row).collect::<Vec<_>>()
    };
    let mut keys: Vec<String> =
        lines.iter().flat_map(|l| &l.steps).flat_map(used).chain(own).filter(|(_, firm)| !firm).map(|(key, _)| key).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}
