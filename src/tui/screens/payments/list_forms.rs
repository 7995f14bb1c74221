//! The short forms of a payment list: the bank file, the bank's answer, a payment that came back.

use std::sync::Arc;

use super::small_form::SmallForm;
use crate::desk::estimate::Fields;
use crate::desk::payments::PaymentLine;
use crate::domain::codes::{CodeBook, CodeList, ListId};
use crate::policy::Policy;
use crate::text::catalog::Msg;
use crate::tui::form::{Column, FieldSpec, Form, Kind, choice, code, column, date, grid, short, text};

/// Characters of a file's path, of a line's number.
const PATH: usize = 200;
const LINE: usize = 5;
/// Rows of the grid of lines that were not paid.
const ROWS: u16 = 8;

const FORMATS: &[(&str, Msg)] = &[("xlsx", Msg::FormXlsx), ("csv", Msg::FormCsv)];
const SEND: &[FieldSpec] = &[choice("format", Msg::FieldBankForm, FORMATS)];

const NOT_PAID: &[Column] =
    &[column("line", Msg::ColLine, Kind::Text { max: LINE }, (6, 6)), column("reason", Msg::FieldFailure, Kind::Code, (30, 40))];
const SETTLE: &[FieldSpec] = &[
    text("file", Msg::FieldAnswerFile, PATH).hint(Msg::HintAnswerFile),
    date("date", Msg::FieldBookedOn).hint(Msg::HintBookedOn),
    grid("result", Msg::FieldNotPaid, NOT_PAID, ROWS).when(|f| f.get("file").is_empty()),
];
const RETURNED: &[FieldSpec] = &[
    short("line", Msg::ColLine, LINE),
    code("reason", Msg::FieldFailure),
    date("date", Msg::FieldBookedOn).hint(Msg::HintBookedOn),
];

pub(super) fn send(number: &str) -> SmallForm {
    SmallForm::new(Msg::FormSend, number.to_owned(), SEND, &Fields::default())
}

pub(super) fn settle(number: &str, policy: &Policy) -> SmallForm {
    let form = Form::new(SETTLE).with_column_list("result", "reason", reasons(policy));
    SmallForm::of(Msg::FormSettle, number.to_owned(), form, &Fields::default())
}

/// For the chosen line, which can be typed over.
pub(super) fn returned(number: &str, line: Option<&PaymentLine>, policy: &Policy) -> SmallForm {
    let list = reasons(policy);
    let form = Form::new(RETURNED).with_list("reason", move |_| list.clone());
    let known = Fields::default().with("line", line.map(|l| l.nth.to_string()).unwrap_or_default());
    let about = format!("{number} {}", line.map_or("", |l| l.name.as_str()));
    let mut form = SmallForm::of(Msg::FormReturned, about, form, &known);
    form.go_to("reason");
    form
}

fn reasons(policy: &Policy) -> CodeList {
    Arc::clone(policy.list(ListId::PaymentFailure))
}
