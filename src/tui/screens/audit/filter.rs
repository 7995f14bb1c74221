//! What records are asked for: a form over the list.

use crate::domain::audit::FILTER_MAX;
use crate::text::catalog::Msg;
use crate::tui::form::{FieldSpec, Form, text};
use crate::tui::look::Part;
use crate::tui::pen::Pen;
use crate::tui::screen::Cell;

/// A day.
const DAY: usize = 10;
/// Rows of the form: its fields and what is wrong with one of them.
const ROWS: u16 = 7;

/// The fields as the desk names them.
pub(super) const FIELDS: &[FieldSpec] = &[
    text("person", Msg::AuditPerson, FILTER_MAX),
    text("operator", Msg::AuditOperator, FILTER_MAX),
    text("document", Msg::AuditDocument, FILTER_MAX),
    text("from", Msg::LabelFrom, DAY),
    text("to", Msg::LabelTo, DAY),
];

/// What each field wants, in their order.
const HINTS: [Msg; 5] =
    [Msg::AuditPersonHint, Msg::AuditOperatorHint, Msg::AuditDocumentHint, Msg::AuditDayHint, Msg::AuditDayHint];

pub(super) fn draw(form: &Form, pen: &mut Pen) -> Option<Cell> {
    let (look, width) = (pen.look, pen.area.width);
    pen.text(1, 0, width - 2, look.text(Msg::AuditFilterTitle), Part::Title);
    pen.rule(1);
    let half = width / 2;
    let cursor = form.draw(&mut pen.within(1, 2, half, ROWS));
    for (y, hint) in (2..).zip(HINTS) {
        pen.text(half + 2, y, width - half - 3, look.text(hint), Part::Quiet);
    }
    cursor
}
