//! The form of a scenario's assumptions. What is empty stays as it is today.

use crate::text::catalog::Msg;
use crate::tui::form::{FieldSpec, choice, short, text};

const NAME: usize = 40;
const MONTH: usize = 7;
const NUMBER: usize = 8;

const TRANSFERS: &[(&str, Msg)] = &[("as_base_year", Msg::TransfersSame), ("none", Msg::TransfersNone)];

const fn per_cent(id: &'static str) -> FieldSpec {
    short(id, Msg::Field(id), NUMBER).hint(Msg::ScenarioPercentHint)
}

const fn month(id: &'static str) -> FieldSpec {
    short(id, Msg::Field(id), MONTH).hint(Msg::ScenarioMonthHint)
}

/// The fields, those most asked for first.
pub(super) const FIELDS: &[FieldSpec] = &[
    text("scenario", Msg::Field("scenario"), NAME).hint(Msg::ScenarioNameHint),
    short("years", Msg::Field("years"), 1),
    short("cut", Msg::Field("cut"), NUMBER).hint(Msg::ScenarioCutHint),
    month("cut_from"),
    month("cut_until"),
    per_cent("base_growth"),
    per_cent("spending_growth"),
    per_cent("raise"),
    short("deaths", Msg::Field("deaths"), 2),
    choice("transfers", Msg::Field("transfers"), TRANSFERS),
    month("change_from"),
    per_cent("base_c1"),
    per_cent("base_c2"),
    per_cent("base_c3"),
    per_cent("base_c4"),
    per_cent("base_c5"),
    per_cent("base_c6"),
    per_cent("base_c7"),
    per_cent("base_c8"),
    per_cent("factor_c1_1"),
    per_cent("factor_c1_2"),
    per_cent("factor_c1_3"),
    per_cent("factor_c2_1"),
    per_cent("factor_c2_2"),
    per_cent("factor_c2_3"),
    per_cent("factor_c2_4"),
    per_cent("factor_c2_5"),
];
