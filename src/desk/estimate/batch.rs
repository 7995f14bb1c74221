//! A file of examples (`[[example]]`, as `tests/vectors/worked_examples.toml`), each with the parameters it needs, worked
//! out one after the other.

use toml::{Table, Value};

use super::{Answer, Fields, Ground, death, disability};
use crate::domain::benefits::death::Claimants;
use crate::domain::benefits::dependants::Relation;
use crate::domain::benefits::item::Estimate;
use crate::domain::benefits::meals::{NIGHTS_MAX, Stay};
use crate::domain::benefits::reimbursement::{Reimbursement, reimbursement};
use crate::domain::benefits::treatment::Receipt;
use crate::domain::employer::parse_count;
use crate::domain::money::Money;
use crate::domain::params::Book;
use crate::domain::problem::Problem;

/// Examples in a file at most.
pub const EXAMPLES_MAX: usize = 100_000;

/// What an example asks about; its answer has the keys of that kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Disability,
    Death,
    Reimbursement,
}

/// An example's answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    pub kind: Kind,
    pub estimate: Estimate,
}

/// Why a file was not worked out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BatchProblem {
    /// Not a file of examples.
    File(Problem),
    /// Example number (from 1), and what is wrong with it.
    Example(usize, Vec<(&'static str, Problem)>),
}

/// Parameters an example brings along, and their keys.
const OVERRIDES: [(&str, &str); 3] =
    [("benefit_base", "benefit_base"), ("minimum_wage", "minimum_wage"), ("national_urban_income", "national_urban_income")];

/// Works out every example of a file, in order.
///
/// # Errors
/// The first thing that is wrong; nothing is half answered.
pub fn run(text: &str, ground: &Ground) -> Result<Vec<Done>, BatchProblem> {
    let file: Table =
        toml::from_str(text).map_err(|e| BatchProblem::File(Problem::NotToml { what: e.to_string().replace('\n', " ") }))?;
    let examples = match file.get("example") {
        Some(Value::Array(examples)) if examples.len() <= EXAMPLES_MAX => examples,
        Some(Value::Array(_)) => return Err(BatchProblem::File(Problem::TooLarge)),
        _ => return Err(BatchProblem::File(Problem::Empty)),
    };
    let example = |(n, value): (usize, &Value)| {
        let table = value.as_table().ok_or(BatchProblem::File(Problem::Empty))?;
        one(table, ground).map_err(|problems| BatchProblem::Example(n + 1, problems))
    };
    examples.iter().enumerate().map(example).collect()
}

fn one(example: &Table, ground: &Ground) -> Answer<Done> {
    let kinds = [("disability", Kind::Disability), ("death", Kind::Death), ("reimbursement", Kind::Reimbursement)];
    let asked = text(example, "kind");
    let kind = kinds.into_iter().find(|(id, _)| *id == asked).map(|(_, k)| k);
    let Some(kind) = kind else {
        return Err(vec![("kind", Problem::NotOneOf { choices: "disability, death, reimbursement" })]);
    };
    let book = overridden(example, ground.book)?;
    let ground = Ground { book: &book, ..*ground };
    let estimate = match kind {
        Kind::Disability => disability::estimate(&ground, &disability_fields(example, &ground))?,
        Kind::Death => deceased(example, &ground)?,
        Kind::Reimbursement => sheet(example, &ground)?,
    };
    Ok(Done { kind, estimate })
}

/// The book with the example's own parameters.
fn overridden(example: &Table, book: &Book) -> Answer<Book> {
    let mut book = book.clone();
    for (name, key) in OVERRIDES {
        if example.contains_key(name) {
            book = book.what_if(key, &text(example, name)).map_err(|p| vec![(name, p)])?;
        }
    }
    Ok(book)
}

fn disability_fields(example: &Table, ground: &Ground) -> Fields {
    let day = ground.today.to_string();
    let injury = if example.contains_key("injury_date") { text(example, "injury_date") } else { day.clone() };
    let yes = |name: &str| text(example, name) == "true";
    let mut fields = Fields::default()
        .with("injury", injury)
        .with("grade", text(example, "grade"))
        .with("wage", text(example, "contribution_average"))
        .with("nursing", text(example, "nursing"))
        .with("situation", text(example, "situation"));
    if example.contains_key("suitable_work_available") {
        fields.set("work", if yes("suitable_work_available") { "yes" } else { "no" });
    }
    if yes("labour_relation_ended") {
        fields.set("ended", day);
        fields.set("years_left", text(example, "full_years_to_retirement"));
    }
    fields
}

/// A death whose dependants' right is decided.
fn deceased(example: &Table, ground: &Ground) -> Answer<Estimate> {
    let mut facts = death::read(
        ground,
        &Fields::default()
            .with("injury", ground.today.to_string())
            .with("wage", text(example, "contribution_average"))
            .with("case", text(example, "case")),
    )?;
    let listed = example.get("dependants").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let dependant = |value: &Value| {
        let table = value.as_table().ok_or(Problem::Empty)?;
        Ok((Relation::parse(&text(table, "relation"))?, text(table, "lonely_or_orphan") == "true"))
    };
    let decided: Result<Vec<_>, Problem> = listed.iter().map(dependant).collect();
    facts.claimants = Claimants::Decided(decided.map_err(|p| vec![("relatives", p)])?);
    crate::domain::benefits::death::death(ground.book, &facts)
}

/// A reimbursement whose stay is given in nights.
fn sheet(example: &Table, ground: &Ground) -> Answer<Estimate> {
    let money = |name: &'static str| {
        let typed = text(example, name);
        if typed.is_empty() { Ok(Money::ZERO) } else { Money::parse(&typed).map_err(|p| vec![(name, p)]) }
    };
    let lines = example.get("lines").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let receipts: Result<Vec<Receipt>, Problem> = lines.iter().map(receipt).collect();
    let nights = text(example, "hospital_days");
    let count = if nights.is_empty() { Ok(0) } else { parse_count(&nights, 0, NIGHTS_MAX) };
    let sheet = Reimbursement {
        on: ground.today,
        receipts: receipts.map_err(|p| vec![("receipts", p)])?,
        third_party: money("third_party_medical")?,
        stay: Stay::Nights { count: count.map_err(|p| vec![("stay", p)])?, at: ground.today },
        travel: money("travel_allowed")?,
        device: None,
        insured: true,
    };
    reimbursement(ground.book, &sheet)
}

fn receipt(value: &Value) -> Result<Receipt, Problem> {
    let table = value.as_table().ok_or(Problem::Empty)?;
    Ok(Receipt {
        invoice: text(table, "invoice"),
        amount: Money::parse(&text(table, "amount"))?,
        outside: Money::parse(&text(table, "outside_catalogue"))?,
    })
}

/// A value as somebody would type it; empty when it is not there.
fn text(example: &Table, name: &str) -> String {
    match example.get(name) {
        Some(Value::String(s)) => s.clone(),
        Some(Value::Integer(n)) => n.to_string(),
        Some(Value::Boolean(b)) => b.to_string(),
        Some(Value::Datetime(d)) => d.to_string(),
        // Amounts are text: a binary float is no amount.
        Some(Value::Float(_) | Value::Array(_) | Value::Table(_)) | None => String::new(),
    }
}
