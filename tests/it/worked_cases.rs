//! Twenty whole cases, exact to the fen, from `tests/vectors/worked_cases.toml`: every kind has a runner that compares each
//! expected key it knows, and a case without a compared key fails.

use chrono::NaiveDate;
use gsbx::domain::benefits::death::{Case, Claimants, Death, death, difference_to_pay};
use gsbx::domain::benefits::dependants::{Relation, Relative};
use gsbx::domain::benefits::disability::{Disability, disability, pension_difference};
use gsbx::domain::benefits::explain::{Figure, Quantity, Silent};
use gsbx::domain::benefits::grade::{Grade, Nursing};
use gsbx::domain::benefits::item::{Due, Estimate, ItemKind, Payer, Remark};
use gsbx::domain::benefits::meals::{Stay, meals};
use gsbx::domain::benefits::missing::{advance, missing};
use gsbx::domain::benefits::own_wage::Wage;
use gsbx::domain::benefits::paid_leave::wages;
use gsbx::domain::benefits::retirement::{Class, retirement};
use gsbx::domain::benefits::shares::shares;
use gsbx::domain::benefits::subsidies::{Ended, Left};
use gsbx::domain::benefits::treatment::{Receipt, payable, total};
use gsbx::domain::dates::Month;
use gsbx::domain::identity::Sex;
use gsbx::domain::money::Money;
use gsbx::domain::params::Book;
use gsbx::domain::premium::{RateParts, days_late, late_fee, premium};
use rust_decimal::Decimal;
use toml::{Table, Value};

use crate::support::{day, policy};

const CASES: &str = include_str!("../vectors/worked_cases.toml");

/// One case: what is given, and what must come out.
struct Case20<'a> {
    id: &'a str,
    given: &'a Table,
    expected: &'a Table,
    compared: std::cell::Cell<usize>,
}

impl Case20<'_> {
    fn text(&self, key: &str) -> &str {
        self.given.get(key).and_then(Value::as_str).unwrap_or_default()
    }

    fn money(&self, key: &str) -> Money {
        Money::parse(self.text(key)).unwrap_or_else(|p| panic!("{} {key}: {p}", self.id))
    }

    fn day(&self, key: &str) -> Option<NaiveDate> {
        self.given.get(key).and_then(Value::as_datetime).map(|d| d.to_string().parse().expect("a day"))
    }

    fn count(&self, key: &str) -> Option<i64> {
        self.given.get(key).and_then(Value::as_integer)
    }

    /// Compares one expected key, if the case has it.
    fn is(&self, key: &str, got: impl ToString) {
        if let Some(expected) = self.expected.get(key) {
            let expected = match expected {
                Value::String(s) => s.clone(),
                Value::Integer(n) => n.to_string(),
                Value::Boolean(b) => b.to_string(),
                Value::Datetime(d) => d.to_string(),
                other => panic!("{} {key}: {other:?}", self.id),
            };
            assert_eq!(got.to_string(), expected, "{} {key}", self.id);
            self.compared.set(self.compared.get() + 1);
        }
    }

    fn list(&self, key: &str, got: &[String]) {
        if let Some(expected) = self.expected.get(key).and_then(Value::as_array) {
            let expected: Vec<&str> = expected.iter().filter_map(Value::as_str).collect();
            assert_eq!(got, expected, "{} {key}", self.id);
            self.compared.set(self.compared.get() + 1);
        }
    }

    /// The parameters with the case's own figures over them.
    fn book(&self, figures: &[(&str, &str)]) -> Book {
        let mut book = policy().parameters().clone();
        for (given, key) in figures {
            if self.given.contains_key(*given) {
                book = book.what_if(key, self.text(given)).expect("a value");
            }
        }
        book
    }

    fn wage(&self) -> Wage {
        if let Some(months) = self.given.get("contribution_wages").and_then(Value::as_array) {
            let months = months.iter().filter_map(Value::as_str).map(|m| Money::parse(m).expect("a wage"));
            return Wage::Months(months.collect());
        }
        if self.given.contains_key("own_wage") {
            Wage::Fixed(self.money("own_wage"))
        } else {
            Wage::Average(self.money("contribution_average"))
        }
    }

    fn grade(&self) -> Grade {
        Grade::new(u8::try_from(self.count("grade").expect("a grade")).expect("small")).expect("a grade")
    }

    fn disability(&self) -> Disability {
        let injury = self.day("injury_date").unwrap_or(day("2025-03-01"));
        Disability::new(injury, self.grade(), self.wage())
    }
}

fn number(text: &str) -> Decimal {
    Decimal::from_str_exact(text).expect("a number")
}

fn plain(estimate: &Estimate, kind: ItemKind) -> String {
    estimate.item(kind).map_or(Money::ZERO, |i| i.amount).plain()
}

/// The figure of a step that worked something out.
fn worked(estimate: &Estimate, of: Quantity) -> Option<String> {
    let steps = estimate.basis.iter().chain(estimate.items.iter().flat_map(|i| &i.steps));
    let figure = steps.filter(|s| s.of == of).map(|s| s.result).next()?;
    Some(match figure {
        Figure::Money(m) => m.plain(),
        Figure::Number(n) => n.normalize().to_string(),
        Figure::Date(d) => d.to_string(),
        Figure::Month(m) => m.to_string(),
    })
}

#[test]
fn every_case_comes_out_to_the_fen() {
    let file: Table = toml::from_str(CASES).expect("TOML");
    let examples = file["example"].as_array().expect("cases");
    assert_eq!(examples.len(), 20);
    for example in examples {
        let id = example["id"].as_str().expect("an id");
        let (given, expected) = (example["input"].as_table().expect("input"), example["expect"].as_table().expect("expect"));
        let case = Case20 { id, given, expected, compared: std::cell::Cell::new(0) };
        match example["kind"].as_str().expect("a kind") {
            "disability" | "disability_monthly" => grading(&case),
            "allowance_floor" => allowance_floor(&case),
            "retirement_switch" => retirement_switch(&case),
            "nursing_series" => nursing_series(&case),
            "death" => dying(&case),
            "dependants" => dependants(&case),
            "missing" => going_missing(&case),
            "medical_third_party" => third_party(&case),
            "meal" => meal(&case),
            "premium" => paying_in(&case),
            "late_fee" => paying_late(&case),
            "fund_year" => fund_year(&case),
            other => panic!("{id}: no runner for {other}"),
        }
        assert!(case.compared.get() > 0, "{id}: nothing was compared");
    }
}

fn grading(case: &Case20) {
    let book = case.book(&[("benefit_base_monthly", "benefit_base"), ("local_minimum_wage", "minimum_wage")]);
    let mut facts = case.disability();
    facts.nursing = Nursing::parse(case.text("nursing")).expect("a level");
    facts.concluded = case.day("appraisal_conclusion_date");
    let ends = case
        .day("labour_relation_ended")
        .or_else(|| case.given.contains_key("labour_relation_ended_after_grading").then(|| day("2022-01-31")));
    facts.ended = ends.map(|on| Ended {
        on,
        left: match (case.count("full_years_to_retirement"), case.day("birth_date")) {
            (Some(years), _) => Left::FullYears(years),
            (None, Some(birth)) => Left::Born { birth, class: Class::parse(case.text("retirement_class")).expect("a class") },
            (None, None) => panic!("{}: nothing says when he retires", case.id),
        },
    });
    let estimate = disability(&book, &facts).expect("an estimate");
    case.is("own_wage", estimate.own_wage.plain());
    for (key, kind) in [
        ("disability_lump_sum", ItemKind::DisabilityLumpSum),
        ("termination_medical", ItemKind::TerminationMedical),
        ("termination_employment", ItemKind::TerminationEmployment),
        ("allowance", ItemKind::DisabilityAllowance),
        ("nursing_allowance", ItemKind::NursingAllowance),
    ] {
        case.is(key, plain(&estimate, kind));
    }
    for (key, of) in [
        ("average", Quantity::AverageWage),
        ("lower_bound", Quantity::LowerBound),
        ("upper_bound", Quantity::UpperBound),
        ("retirement_date", Quantity::RetirementDate),
        ("full_years_to_retirement", Quantity::FullYearsLeft),
    ] {
        if case.expected.contains_key(key) {
            case.is(key, worked(&estimate, of).unwrap_or_default());
        }
    }
    if case.expected.contains_key("age_factor") {
        let factor = number(&worked(&estimate, Quantity::AgeFactor).expect("a factor"));
        case.is("age_factor", format!("{factor:.2}"));
    }
    if let Some(birth) = case.day("birth_date") {
        let class = Class::parse(case.text("retirement_class")).expect("a class");
        case.is("retirement_delay_months", retirement(&book, class, birth, &mut Silent).expect("a date").delay_months);
    }
    case.is("fund_total", estimate.total_once(Payer::Fund).plain());
    let leave = case
        .count("paid_leave_months")
        .map(|n| wages(case.money("paid_leave_monthly_wage"), u32::try_from(n).expect("months"), &mut Silent));
    let employer = estimate.total_once(Payer::Employer) + leave.unwrap_or_default();
    case.is("employer_total", employer.plain());
    case.is("paid_leave_total", leave.unwrap_or_default().plain());
    case.is("monthly_total", estimate.total_monthly(Payer::Fund).plain());
    let first = estimate.items.iter().find_map(|i| match i.due {
        Due::Monthly { from } => from,
        Due::Once => None,
    });
    case.is("first_paid_month", first.map(|m| m.to_string()).unwrap_or_default());
}

fn allowance_floor(case: &Case20) {
    let months = case.given["month"].as_array().expect("months");
    let expected = case.expected["month"].as_array().expect("months");
    for (given, expected) in months.iter().zip(expected) {
        let book = case.book(&[("benefit_base_monthly", "benefit_base")]);
        let book = book.what_if("minimum_wage", given["local_minimum_wage"].as_str().expect("a wage")).expect("a value");
        let mut facts = case.disability();
        facts.suitable_work = false;
        facts.month = Month::parse(given["month"].as_str().expect("a month")).expect("a month");
        let estimate = disability(&book, &facts).expect("an estimate");
        case.is("own_wage", estimate.own_wage.plain());
        case.is("disability_lump_sum", plain(&estimate, ItemKind::DisabilityLumpSum));
        case.is("payer", estimate.item(ItemKind::DisabilityAllowance).expect("it is due").payer.id());
        let by_rate = worked(&estimate, Quantity::Allowance).expect("a step");
        case.is("allowance", &by_rate);
        let paid = plain(&estimate, ItemKind::DisabilityAllowance);
        assert_eq!(paid, expected["paid"].as_str().expect("an amount"), "{}", case.id);
        let top_up = Money::parse(&paid).expect("an amount") - Money::parse(&by_rate).expect("an amount");
        assert_eq!(top_up.plain(), expected["top_up"].as_str().expect("an amount"), "{}", case.id);
    }
}

fn retirement_switch(case: &Case20) {
    let mut facts = case.disability();
    facts.pension = Some(case.money("pension_monthly"));
    let estimate = disability(&case.book(&[]), &facts).expect("an estimate");
    case.is("disability_lump_sum", plain(&estimate, ItemKind::DisabilityLumpSum));
    case.is("pension_difference", plain(&estimate, ItemKind::PensionDifference));
    let left = pension_difference(case.money("allowance_before"), case.money("pension_monthly"), &mut Silent);
    case.is("fund_monthly_from_switch", (left + case.money("nursing_monthly")).plain());
}

fn nursing_series(case: &Case20) {
    let expected = case.expected["year"].as_array().expect("years");
    let mut before = None;
    for (given, expected) in case.given["year"].as_array().expect("years").iter().zip(expected) {
        let base = given["benefit_base_monthly"].as_str().expect("a base");
        let book = policy().parameters().clone().what_if("benefit_base", base).expect("a value");
        let mut facts = case.disability();
        facts.nursing = Some(Nursing::Full);
        facts.nursing_before = before;
        let estimate = disability(&book, &facts).expect("an estimate");
        case.is("disability_lump_sum", plain(&estimate, ItemKind::DisabilityLumpSum));
        case.is("allowance", plain(&estimate, ItemKind::DisabilityAllowance));
        let paid = plain(&estimate, ItemKind::NursingAllowance);
        assert_eq!(paid, expected["nursing_allowance"].as_str().expect("an amount"), "{}", case.id);
        before = Money::parse(&paid).ok();
    }
}

/// Relatives as the case describes them, with birth dates that give the ages.
fn relatives(case: &Case20, died: NaiveDate) -> Vec<Relative> {
    let listed = case.given.get("dependant").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let relative = |v: &Value| {
        let sex = if v.get("sex").and_then(Value::as_str) == Some("female") { Sex::Female } else { Sex::Male };
        let age = u32::try_from(v["age"].as_integer().expect("an age")).expect("small");
        let birth = died.checked_sub_months(chrono::Months::new(age * 12 + 3)).expect("a day");
        Relative::new(Relation::parse(v["relation"].as_str().expect("a relation")).expect("known"), sex, birth)
    };
    listed.iter().map(relative).collect()
}

fn dying(case: &Case20) {
    let died = case.day("death_date").expect("a death");
    let injury = case.day("injury_date").unwrap_or(day("2021-06-30"));
    let after_leave = case.day("paid_leave_ended").is_some_and(|end| end < died);
    let kind = Case::of(!after_leave, !after_leave, case.count("grade").map(|_| case.grade()));
    case.is("case", kind.id());
    let wage = if case.given.contains_key("own_wage") { case.wage() } else { Wage::Fixed(Money::from_fen(500_000)) };
    let facts = Death { death: died, case: kind, ..Death::new(injury, wage, Claimants::Relatives(relatives(case, died))) };
    let book = case.book(&[("base_published_later", "benefit_base"), ("benefit_base_2026", "benefit_base")]);
    let estimate = death(&book, &facts).expect("an estimate");
    case.is("death_lump_sum", plain(&estimate, ItemKind::DeathLumpSum));
    case.is("funeral", plain(&estimate, ItemKind::Funeral));
    case.is("funeral_final", plain(&estimate, ItemKind::Funeral));
    case.is("pension_total", estimate.total_monthly(Payer::Fund).plain());
    let first = estimate.items.iter().find_map(|i| match i.due {
        Due::Monthly { from } => from,
        Due::Once => None,
    });
    case.is("pension_first_month", first.map(|m| m.to_string()).unwrap_or_default());
    let choice = estimate.remarks.contains(&Remark::ChoiceWithPensionScheme);
    case.is("choice_with_basic_pension_insurance", choice);
    if case.given.contains_key("base_in_use_at_first_payment") {
        let book = case.book(&[("base_in_use_at_first_payment", "benefit_base")]);
        let first = death(&book, &facts).expect("an estimate").item(ItemKind::Funeral).expect("it is due").amount;
        case.is("funeral_first", first.plain());
        let whole = estimate.item(ItemKind::Funeral).expect("it is due").amount;
        case.is("funeral_difference_to_pay", difference_to_pay(first, whole).plain());
        assert_eq!(difference_to_pay(whole, first), Money::ZERO, "nothing is taken back");
    }
}

fn dependants(case: &Case20) {
    let rates: Vec<Decimal> =
        case.given["rates"].as_array().expect("rates").iter().filter_map(Value::as_str).map(number).collect();
    let own = case.money("own_wage");
    let all = shares(own, &rates, Decimal::ONE);
    case.list("shares", &all.iter().map(|m| m.plain()).collect::<Vec<_>>());
    case.is("total", all.into_iter().sum::<Money>().plain());
    case.is("uncapped_total", shares(own, &rates, number("9")).into_iter().sum::<Money>().plain());
}

fn going_missing(case: &Case20) {
    let (book, accident) = (case.book(&[]), case.day("accident_date").expect("an accident"));
    let gone = missing(&book, accident).expect("months");
    case.list("wage_paid_months", &gone.wage_months.iter().map(|m| m.to_string()).collect::<Vec<_>>());
    case.is("pension_first_month", gone.pension_from);
    let claimants = Claimants::Decided(vec![(Relation::Spouse, false), (Relation::Child, false)]);
    let mut facts = Death { death: case.day("declared_dead").expect("a day"), ..Death::new(accident, case.wage(), claimants) };
    let book = book.what_if("benefit_base", "7694").expect("a value");
    let whole = death(&book, &facts).expect("an estimate").item(ItemKind::DeathLumpSum).expect("it is due").amount;
    case.is("death_lump_sum", whole.plain());
    let (paid, _) = advance(&book, accident, whole).expect("an advance");
    case.is("advance", paid.plain());
    facts.advance = paid;
    let rest = death(&book, &facts).expect("an estimate");
    case.is("remainder_on_declaration", plain(&rest, ItemKind::DeathLumpSum));
    case.is("pension_total", rest.total_monthly(Payer::Fund).plain());
}

fn third_party(case: &Case20) {
    let receipt = Receipt { invoice: "1".into(), amount: case.money("bill_total"), outside: case.money("outside_catalogue") };
    let sum = total(&[receipt]).expect("a total");
    case.is("allowable", sum.allowable().plain());
    let third = case.money("third_party_paid_medical");
    let paid = payable(&case.book(&[]), day("2025-03-01"), sum, third, &mut Silent).expect("an amount");
    case.is("fund_medical", paid.plain());
    case.is("worker_or_employer_bears", sum.outside.plain());
}

fn meal(case: &Case20) {
    let (admitted, discharged) = (case.day("admitted").expect("a day"), case.day("discharged").expect("a day"));
    let paid = meals(&case.book(&[]), Stay::Between { admitted, discharged }, &mut Silent).expect("an amount");
    case.is("amount", paid.plain());
    case.is("days_total", (discharged - admitted).num_days());
}

fn paying_in(case: &Case20) {
    let bound = |w: &Value| {
        Money::parse(w.as_str().expect("a wage")).expect("a wage").max(case.money("floor")).min(case.money("ceiling"))
    };
    let bases: Vec<Money> = case.given["wages"].as_array().expect("wages").iter().map(bound).collect();
    case.list("bases", &bases.iter().map(|m| m.plain()).collect::<Vec<_>>());
    case.is("base_total", bases.iter().copied().sum::<Money>().plain());
    let parts = RateParts {
        class_base: number(case.text("class_base_rate")),
        class1_base: number(case.text("class1_base_rate")),
        floating: number(case.text("floating_factor")),
        phased: number(case.text("phased_factor")),
    };
    case.is("rate", parts.rate().normalize());
    case.is("premium", premium(&bases, parts.rate(), &mut Silent).plain());
}

fn paying_late(case: &Case20) {
    let (last, paid) = (case.day("last_day_to_pay").expect("a day"), case.day("paid_on").expect("a day"));
    let arrears = case.money("arrears");
    let fee = late_fee(&case.book(&[("rate_per_day", "late_fee_rate")]), arrears, last, paid, &mut Silent).expect("a fee");
    case.is("days", days_late(last, paid));
    case.is("late_fee", fee.plain());
    case.is("total_due", (arrears + fee).plain());
}

/// The report in 万元: sums, and what they say about each other.
fn fund_year(case: &Case20) {
    let sum = |key: &str| {
        let items = case.given[key].as_table().expect("items");
        items.values().filter_map(Value::as_str).map(|v| Money::parse(v).expect("an amount")).sum::<Money>()
    };
    let (income, expense) = (sum("income"), sum("expense"));
    case.is("income_sum", income.plain());
    case.is("expense_sum", expense.plain());
    case.is("expense_rounding_difference", (case.money("reported_expense_total") - expense).plain());
    let opening = case.money("closing_balance") - case.money("reported_income_total") + case.money("reported_expense_total");
    case.is("opening_balance_from_reported_totals", opening.plain());
}
