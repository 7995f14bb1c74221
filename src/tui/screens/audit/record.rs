//! One record whole: who, when, from where, what, and each field before and after.

use crate::domain::audit::AuditLine;
use crate::text::audit as words;
use crate::text::catalog::{Msg, fill};
use crate::tui::keys::Action;
use crate::tui::look::{Look, Part};
use crate::tui::pen::Pen;
use crate::tui::screen::Cell;
use crate::tui::widgets::table::{self, Column, Text, left};

/// Columns of a label.
const LABEL: u16 = 12;

const COLUMNS: &[Column] = &[left(Msg::ColField, 14, 0), left(Msg::ColBefore, 20, 1), left(Msg::ColAfter, 20, 1)];

pub(super) struct RecordView {
    line: AuditLine,
    at: usize,
}

impl RecordView {
    pub fn new(line: AuditLine) -> RecordView {
        RecordView { line, at: 0 }
    }

    pub fn act(&mut self, action: Action) {
        let count = self.line.fields.len();
        self.at = table::step(self.at, action, count, count);
    }

    pub fn draw(&self, pen: &mut Pen) -> Option<Cell> {
        let (look, width) = (pen.look, pen.area.width);
        let title = fill(look.text(Msg::AuditRecord), &[("n", &self.line.number.to_string())]);
        pen.text(1, 0, width - 2, &title, Part::Title);
        pen.rule(1);
        let mut y = 2;
        for (label, text) in self.about(look) {
            pen.text(2, y, LABEL, look.text(label), Part::Quiet);
            pen.text(2 + LABEL, y, width.saturating_sub(LABEL + 3), &text, Part::Plain);
            y += 1;
        }
        if self.line.fields.is_empty() {
            return Some((pen.area.x + 2, pen.area.y + 2));
        }
        pen.rule(y);
        let mut below = pen.within(0, y + 1, width, pen.area.height.saturating_sub(y + 1));
        table::draw(&mut below, COLUMNS, &self.rows(look), Some(self.at))
    }

    fn about(&self, look: Look) -> Vec<(Msg, String)> {
        let (line, lang) = (&self.line, look.lang);
        let all = [
            (Msg::ColTime, words::time(&line.at)),
            (Msg::ColOperator, words::operator(line, lang)),
            (Msg::ColAct, words::act_id(&line.act, lang)),
            (Msg::ColSubject, words::subject(line, lang)),
            (Msg::ColDetail, words::detail(line, lang)),
            (Msg::AuditClient, line.origin.client.clone()),
            (Msg::AuditTerminal, line.origin.tty.clone()),
            (Msg::AuditHost, line.origin.host.clone()),
        ];
        all.into_iter().filter(|(_, text)| !text.is_empty()).collect()
    }

    fn rows(&self, look: Look) -> Vec<Vec<Text>> {
        let row = |f: &crate::domain::audit::FieldLine| {
            let value = |v: Option<&str>| words::value(f, v, look.lang).into();
            vec![words::field(&f.field, look.lang).into(), value(f.before.as_deref()), value(f.after.as_deref())]
        };
        self.line.fields.iter().map(row).collect()
    }
}
