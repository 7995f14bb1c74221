//! The rows of the form of a bill; which fields are there follows from the others.

use crate::desk::estimate::Fields;
use crate::desk::reimburse::NOTE_MAX;
use crate::domain::name::LINE_MAX;
use crate::text::catalog::Msg;
use crate::text::reimburse::{AWAY, CARES, PAID_TO, STANDINGS};
use crate::tui::form::{Column, FieldSpec, Kind, choice, column, date, grid, heading, id_number, money, short, text};

/// Rows of the grid, with its titles and totals.
const GRID_ROWS: u16 = 9;

/// The grid of receipts, in the order of `domain::sheet::receipt::COLUMNS`.
const RECEIPTS: &[Column] = &[
    column("code", Msg::ColInvoiceCode, Kind::Text { max: 20 }, (12, 12)),
    column("number", Msg::ColInvoiceNumber, Kind::Text { max: 20 }, (12, 20)),
    column("issued_on", Msg::ColIssuedOn, Kind::Date, (10, 10)),
    column("category", Msg::ColCostClass, Kind::Code, (10, 12)),
    column("amount", Msg::ColAmountYuan, Kind::Money, (10, 12)),
    column("outside", Msg::ColOutside, Kind::Money, (9, 12)),
    column("note", Msg::LabelNote, Kind::Text { max: 60 }, (6, 16)),
];

pub(super) const FIELDS: &[FieldSpec] = &[
    heading("h_bill", Msg::HeadBill),
    text("case_number", Msg::BillCase, 30).hint(Msg::HintBillCase),
    choice("care", Msg::BillCare, CARES),
    text("hospital", Msg::BillHospital, LINE_MAX),
    choice("standing", Msg::BillStanding, STANDINGS),
    date("admitted", Msg::BillAdmitted).when(has_stay),
    date("discharged", Msg::BillDischarged).when(has_stay),
    text("diagnosis", Msg::BillDiagnosis, LINE_MAX).when(is_treatment),
    text("confirmation", Msg::BillConfirmation, LINE_MAX).when(is_device),
    money("limit", Msg::BillLimit).when(is_device),
    choice("away", Msg::BillAway, AWAY),
    text("consent", Msg::BillConsent, LINE_MAX).when(is_away),
    text("certificate", Msg::BillCertificate, LINE_MAX).when(is_away),
    short("lodging_days", Msg::BillLodgingDays, 3).when(is_travel),
    date("received_on", Msg::BillReceivedOn).hint(Msg::HintBillReceivedOn),
    heading("h_receipts", Msg::HeadReceipts),
    grid("receipts", Msg::HeadReceipts, RECEIPTS, GRID_ROWS),
    heading("h_money", Msg::HeadBillMoney),
    money("total", Msg::BillTotal).hint(Msg::HintBillTotal),
    money("third_party", Msg::BillThirdParty).hint(Msg::HintBillThirdParty),
    money("advanced", Msg::BillAdvanced),
    text("insurer", Msg::BillInsurer, LINE_MAX).when(is_advanced),
    choice("paid_to", Msg::BillPaidTo, PAID_TO),
    id_number("relative_id", Msg::BillRelativeId).when(is_relative),
    text("relative_name", Msg::BillRelativeName, 50).when(is_relative),
    text("note", Msg::LabelNote, NOTE_MAX),
];

fn has_stay(fields: &Fields) -> bool {
    matches!(fields.get("care"), "inpatient" | "rehabilitation")
}

fn is_treatment(fields: &Fields) -> bool {
    !is_device(fields) && !is_travel(fields)
}

fn is_device(fields: &Fields) -> bool {
    fields.get("care") == "device"
}

fn is_travel(fields: &Fields) -> bool {
    fields.get("care") == "travel"
}

fn is_away(fields: &Fields) -> bool {
    is_travel(fields) || matches!(fields.get("away"), "province" | "beyond")
}

fn is_advanced(fields: &Fields) -> bool {
    !fields.get("advanced").is_empty()
}

fn is_relative(fields: &Fields) -> bool {
    fields.get("paid_to") == "relative"
}
