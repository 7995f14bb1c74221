//! 单位登记: an employer is registered, changed, suspended, resumed, cancelled, merged or split by a sheet with a review. What a
//! sheet says is read when it is filed and once more when it takes effect, so that what holds then decides.

mod effect;
mod facts;
mod form;
mod look;
mod read;

pub use look::{LookedRegistration, RegistrationBegun};

use chrono::NaiveDate;

use crate::desk::estimate::Fields;
use crate::domain::benefits::FieldProblem;
use crate::domain::employer::registration::Act;
use crate::store::register::employer::EmployerRow;
use crate::store::register::relations::RelationRow;

/// The fields of a registration's sheet, in the order of form F1; then those of the other acts.
pub const REGISTRATION_FIELDS: [&str; 45] = [
    "act",
    "credit_code",
    "employer_name",
    "short_name",
    "registration_kind",
    "unit_type",
    "subordination",
    "economic_type",
    "edition",
    "division",
    "risk_class",
    "class_reason",
    "base_rate",
    "floating",
    "rate",
    "address",
    "postcode",
    "town",
    "legal_person",
    "legal_id",
    "contact",
    "phone",
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
    "starts_on",
    "collection",
    "is_large",
    "file_number",
    "successor",
    "on",
    "received_on",
    "reason",
    "note",
    "moved",
];
/// What a change was begun from; no field that anybody fills in.
pub(in crate::desk) const BASE: &str = "base";

/// What a sheet comes to.
#[derive(Debug, Clone)]
struct Registration {
    act: Act,
    /// The employer as it is; `None` for one that is registered first.
    before: Option<EmployerRow>,
    /// As it is to be.
    after: EmployerRow,
    /// Who carries the duty on.
    successor: Option<EmployerRow>,
    /// The day it counts from.
    on: NaiveDate,
    reason: String,
    /// Relations that go over, each with whether he is insured with the successor already.
    moved: Vec<(RelationRow, bool)>,
    due_on: Option<NaiveDate>,
    /// In their one written form.
    fields: Fields,
    /// What should be looked at twice.
    doubts: Vec<FieldProblem>,
}
