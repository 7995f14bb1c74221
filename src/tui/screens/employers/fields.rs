//! The rows of the forms of registration; which of them are there follows from the act.

use crate::desk::estimate::Fields;
use crate::domain::name::LINE_MAX;
use crate::text::catalog::Msg;
use crate::tui::form::{Column, FieldSpec, Kind, choice, code, column, date, grid, heading, id_number, phone, short, text};

/// Characters of a short text, of a credit code with blanks, of an account as typed, of what is kept beside the fields.
const SHORT: usize = 60;
const CODE: usize = 24;
const ACCOUNT: usize = 40;
const KEPT: usize = 40;
/// Rows of the grid of workers, with its titles.
const GRID_ROWS: u16 = 7;

const EDITIONS: &[(&str, Msg)] = &[("2017", Msg::Edition2017), ("2011", Msg::Edition2011)];
const NO_YES: &[(&str, Msg)] = &[("no", Msg::ChoiceNo), ("yes", Msg::ChoiceYes)];
const LICENCES: &[(&str, Msg)] = &[("", Msg::LicenceNone), ("licence", Msg::LicenceBusiness), ("approval", Msg::LicenceApproval)];
const COLLECTIONS: &[(&str, Msg)] = &[("tax", Msg::CollectedByTax), ("agency", Msg::CollectedByAgency)];
const MOVED: &[Column] = &[
    column("id_number", Msg::ColIdNumber, Kind::IdNumber, (18, 18)),
    column("name", Msg::ColName, Kind::Text { max: 30 }, (12, 20)),
];

/// All fields of all acts; the last two are kept, not filled in.
pub(super) const FIELDS: &[FieldSpec] = &[
    heading("h_unit", Msg::HeadUnit).when(is_form),
    short("credit_code", Msg::FormCreditCode, CODE).when(is_new),
    text("employer_name", Msg::FormEmployerName, SHORT).when(is_form),
    text("short_name", Msg::FormShortName, SHORT).when(is_form),
    code("registration_kind", Msg::FormRegistrationKind).when(is_form),
    code("unit_type", Msg::FormUnitType).when(is_form),
    choice("is_large", Msg::FormLarge, NO_YES).when(is_form),
    code("subordination", Msg::FormSubordination).when(is_form),
    code("economic_type", Msg::FormEconomicType).when(is_form),
    heading("h_trade", Msg::HeadTrade).when(is_form),
    choice("edition", Msg::FormEdition, EDITIONS).when(is_form),
    code("division", Msg::FormDivision).hint(Msg::HintDivision).when(is_form),
    short("risk_class", Msg::FormRiskClass, 1).hint(Msg::HintRiskClass).when(is_new),
    text("class_reason", Msg::FormClassReason, LINE_MAX).when(has_class),
    date("starts_on", Msg::FormStartsOn).when(is_form),
    heading("h_address", Msg::HeadAddress).when(is_form),
    text("address", Msg::FormAddress, LINE_MAX).when(is_form),
    short("postcode", Msg::FormPostcode, 6).when(is_form),
    text("town", Msg::FormTown, 20).when(is_form),
    text("legal_person", Msg::FormLegalPerson, SHORT).when(is_form),
    id_number("legal_id", Msg::FormLegalId).when(is_form),
    text("contact", Msg::FormContact, SHORT).when(is_form),
    phone("phone", Msg::FormPhone).when(is_form),
    text("clerk", Msg::FormClerk, SHORT).when(is_form),
    text("department", Msg::FormDepartment, SHORT).when(is_form),
    phone("clerk_phone", Msg::FormClerkPhone).when(is_form),
    heading("h_licence", Msg::HeadLicence).when(is_form),
    date("founded_on", Msg::FormFoundedOn).hint(Msg::HintFoundedOn).when(is_form),
    choice("licence_kind", Msg::FormLicenceKind, LICENCES).when(is_form),
    short("licence_number", Msg::FormLicenceNumber, SHORT).when(has_licence),
    date("licence_on", Msg::FormLicenceOn).when(has_licence),
    short("licence_years", Msg::FormLicenceYears, 2).when(has_licence),
    heading("h_collection", Msg::HeadCollection).when(is_form),
    code("bank", Msg::FieldBank).when(is_form),
    short("account", Msg::FieldAccount, ACCOUNT).when(is_form),
    text("account_name", Msg::FieldHolder, LINE_MAX).hint(Msg::HintHolderUnit).when(is_form),
    text("tax_office", Msg::FormTaxOffice, SHORT).when(is_form),
    text("tax_number", Msg::FormTaxNumber, SHORT).when(is_form),
    choice("collection", Msg::FormCollection, COLLECTIONS).when(is_form),
    heading("h_handling", Msg::HeadHandling),
    code("successor", Msg::FormSuccessor).hint(Msg::HintSuccessor).when(may_be_carried_on),
    heading("h_moved", Msg::FormMoved).when(is_split),
    grid("moved", Msg::FormMoved, MOVED, GRID_ROWS).when(is_split),
    heading("h_day", Msg::HeadDay).when(is_split),
    date("on", Msg::FormOn).when(is_no_registration),
    text("reason", Msg::FieldReason, LINE_MAX).when(is_no_registration),
    date("received_on", Msg::FormReceivedOn),
    text("file_number", Msg::FormFileNumber, SHORT).when(is_form),
    text("note", Msg::LabelNote, LINE_MAX).when(is_form),
    short("act", Msg::RegistrationTitle, KEPT).when(never),
    short("base", Msg::RegistrationTitle, KEPT).when(never),
];

fn never(_: &Fields) -> bool {
    false
}

fn is_new(fields: &Fields) -> bool {
    fields.get("act") == "register"
}

fn is_form(fields: &Fields) -> bool {
    is_new(fields) || fields.get("act") == "change"
}

fn is_no_registration(fields: &Fields) -> bool {
    !is_new(fields)
}

fn has_class(fields: &Fields) -> bool {
    is_new(fields) && !fields.get("risk_class").is_empty()
}

fn has_licence(fields: &Fields) -> bool {
    is_form(fields) && !fields.get("licence_kind").is_empty()
}

fn may_be_carried_on(fields: &Fields) -> bool {
    matches!(fields.get("act"), "cancel" | "merge" | "split")
}

fn is_split(fields: &Fields) -> bool {
    fields.get("act") == "split"
}
