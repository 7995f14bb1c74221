//! What is on file about an employer as texts by the ids of form F1, and back.

use serde_json::Value;

use crate::desk::estimate::Fields;
use crate::desk::sheets::{fingerprint, restored, stored};
use crate::domain::employer::division::Edition;
use crate::domain::employer::registration::RegistrationProblem;
use crate::domain::payment::mask_account;
use crate::domain::problem::Problem;
use crate::store::StoreError;
use crate::store::register::employer::EmployerRow;

/// Fields of form F1 that no list asks for; they are kept together.
const DETAILS: [&str; 21] = [
    "short_name",
    "registration_kind",
    "subordination",
    "economic_type",
    "class_reason",
    "postcode",
    "legal_person",
    "legal_id",
    "clerk",
    "department",
    "clerk_phone",
    "licence_kind",
    "licence_number",
    "licence_on",
    "licence_years",
    "founded_on",
    "tax_office",
    "tax_number",
    "bank",
    "account_name",
    "account",
];
/// The same, of the last part of the form.
const MORE: [&str; 3] = ["collection", "file_number", "note"];

/// Everything on file about an employer that an event tells of; `successor` is the credit code of who carries its duty on.
#[must_use]
pub(super) fn facts(row: &EmployerRow, successor: &str) -> Fields {
    let details = restored(&row.details);
    let mut out = Fields::default()
        .with("credit_code", &*row.credit_code)
        .with("employer_name", &*row.name)
        .with("employer_state", row.state.id())
        .with("section", &*row.section)
        .with("edition", row.edition.year().to_string())
        .with("division", &*row.division)
        .with("risk_class", row.risk_class.to_string())
        .with("unit_type", &*row.unit_type)
        .with("town", &*row.town)
        .with("is_large", if row.is_large { "yes" } else { "no" })
        .with("address", &*row.address)
        .with("contact", &*row.contact)
        .with("phone", &*row.phone)
        .with("starts_on", row.registered_on.to_string())
        .with("ended_on", row.ended_on.map(|d| d.to_string()).unwrap_or_default())
        .with("successor", successor);
    for id in DETAILS.into_iter().chain(MORE) {
        out.set(id, details.get(id));
    }
    out
}

/// A row with what a form says; what it says nothing of stays.
pub(super) fn with_form(mut row: EmployerRow, form: &Fields) -> Result<EmployerRow, StoreError> {
    let bad = |id: &str| StoreError::BadValue(format!("{id} of a registration"));
    form.get("employer_name").clone_into(&mut row.name);
    form.get("section").clone_into(&mut row.section);
    form.get("division").clone_into(&mut row.division);
    form.get("unit_type").clone_into(&mut row.unit_type);
    form.get("town").clone_into(&mut row.town);
    form.get("address").clone_into(&mut row.address);
    form.get("contact").clone_into(&mut row.contact);
    form.get("phone").clone_into(&mut row.phone);
    row.is_large = form.get("is_large") == "yes";
    row.edition = form.get("edition").parse().ok().and_then(Edition::of_year).ok_or_else(|| bad("edition"))?;
    row.registered_on = form.get("starts_on").parse().map_err(|_| bad("starts_on"))?;
    let kept = DETAILS.into_iter().chain(MORE).fold(Fields::default(), |fields, id| fields.with(id, form.get(id)));
    row.details = stored(&kept);
    Ok(row)
}

/// Facts that differ: before and after, as an event keeps them; what is not there is an empty text.
pub(super) fn difference(before: &Fields, after: &Fields) -> (String, String) {
    let ids: std::collections::BTreeSet<&str> = before.iter().chain(after.iter()).map(|(id, _)| id).collect();
    let differ: Vec<&str> = ids.into_iter().filter(|id| before.get(id) != after.get(id)).collect();
    let object =
        |of: &Fields| Value::Object(differ.iter().map(|id| ((*id).to_owned(), Value::from(of.get(id)))).collect()).to_string();
    (object(before), object(after))
}

/// What a form of changes begins from; it is refused once something else has been changed.
pub(super) fn base(facts: &Fields) -> String {
    fingerprint(&stored(facts))
}

/// Facts that changed as they are shown: account numbers with their middle hidden.
pub(super) fn shown(changes: Vec<(String, String, String)>) -> Vec<(String, String, String)> {
    let mask = |(id, old, new): (String, String, String)| match id.as_str() {
        "account" => (id, mask_account(&old), mask_account(&new)),
        _ => (id, old, new),
    };
    changes.into_iter().map(mask).collect()
}

/// A problem of a registration.
pub(super) const fn problem(problem: RegistrationProblem) -> Problem {
    Problem::Registration(problem)
}
