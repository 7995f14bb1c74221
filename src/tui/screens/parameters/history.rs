//! The time line of a parameter, and everything about the row that is chosen.

use super::Question;
use super::form::ParamForm;
use crate::desk::drafts::SavedDraft;
use crate::desk::policy::{HistoryLine, ParameterHistory, Settle, Source};
use crate::domain::entry::State;
use crate::domain::params::{Definition, Row, Value};
use crate::text::catalog::{Msg, fill};
use crate::text::policy::{acted, days, line_standing, name, office_only, unit, value};
use crate::tui::keys::Action;
use crate::tui::look::{Look, Part};
use crate::tui::pen::{Pen, cut, width};
use crate::tui::screen::{Cell, Size};
use crate::tui::widgets::table::{self, Column, Text, left, right};

/// Rows above the time line: what it is, what holds today or what is asked, a rule.
const HEAD_ROWS: u16 = 3;
/// Rows below it: a rule, and the chosen row in full.
const FOOT_ROWS: u16 = 8;
/// From this width on the document stands in the time line too.
const WIDE: u16 = 110;
/// Columns of a label in the foot.
const LABEL: u16 = 11;

const NARROW_COLUMNS: &[Column] = &[
    left(Msg::ColFrom, 10, 0),
    left(Msg::ColTo, 10, 0),
    right(Msg::ColValue, 12),
    left(Msg::ColNow, 4, 0),
    left(Msg::ColStanding, 11, 0),
    left(Msg::ColWho, 19, 1),
];
const WIDE_COLUMNS: &[Column] = &[
    left(Msg::ColFrom, 10, 0),
    left(Msg::ColTo, 10, 0),
    right(Msg::ColValue, 12),
    left(Msg::ColNow, 4, 0),
    left(Msg::ColStanding, 11, 0),
    left(Msg::ColWho, 19, 0),
    left(Msg::ColDocument, 20, 1),
];

pub(super) struct HistoryView {
    history: ParameterHistory,
    at: usize,
    /// What has just been done, or why not.
    pub said: Option<Msg>,
}

impl HistoryView {
    /// Begins at what waits, else at what holds today, else at the newest.
    pub fn new(history: ParameterHistory) -> HistoryView {
        let lines = &history.lines;
        let waits = lines.iter().position(|l| l.waits().is_some());
        let now = lines.iter().position(|l| l.holds_on(history.today));
        let at = waits.or(now).unwrap_or(lines.len().saturating_sub(1));
        HistoryView { history, at, said: None }
    }

    /// Takes what the desk read afresh; after something was entered the choice goes there.
    pub fn renew(&mut self, history: ParameterHistory, entered: bool) {
        let entry = if entered {
            self.said = Some(Msg::SaidEntered);
            history.lines.iter().filter_map(HistoryLine::entry).max()
        } else {
            self.chosen().and_then(HistoryLine::entry)
        };
        let there = entry.and_then(|id| history.lines.iter().position(|l| l.entry() == Some(id)));
        self.at = there.unwrap_or(self.at).min(history.lines.len().saturating_sub(1));
        self.history = history;
    }

    pub fn definition(&self) -> &Definition {
        &self.history.definition
    }

    /// A form for a new entry, empty or as a row says.
    pub fn form(&self, row: Option<&Row>) -> ParamForm {
        self.with_last(ParamForm::new(&self.history.definition, row))
    }

    /// The form of a draft.
    pub fn opened(&self, draft: SavedDraft) -> ParamForm {
        self.with_last(ParamForm::of(&self.history.definition, draft))
    }

    fn with_last(&self, mut form: ParamForm) -> ParamForm {
        form.fields().set_last(self.history.last.clone());
        form
    }

    pub fn may_enter(&self) -> bool {
        self.history.may_enter
    }

    pub fn chosen(&self) -> Option<&HistoryLine> {
        self.history.lines.get(self.at)
    }

    /// The chosen entry's number if it waits, and whether it is the operator's own.
    pub fn waits(&self) -> Option<(i64, bool)> {
        match &self.chosen()?.source {
            Source::Office { id, state: State::Pending, entered, .. } => Some((*id, entered.operator == self.history.operator)),
            _ => None,
        }
    }

    pub fn step(&mut self, action: Action, body: Size) {
        let visible = usize::from(body.height.saturating_sub(HEAD_ROWS + FOOT_ROWS + 1)).max(1);
        self.at = table::step(self.at, action, self.history.lines.len(), visible);
    }

    pub fn draw(&self, question: Option<Question>, pen: &mut Pen) -> Option<Cell> {
        let asked = self.head(question, pen);
        pen.rule(HEAD_ROWS - 1);
        let (area, look) = (pen.area, pen.look);
        let wide = area.width >= WIDE;
        let rows: Vec<Vec<Text>> = self.history.lines.iter().map(|l| self.row(l, wide, look)).collect();
        let mut middle = pen.within(0, HEAD_ROWS, area.width, area.height - HEAD_ROWS - FOOT_ROWS);
        let chosen = table::draw(&mut middle, if wide { WIDE_COLUMNS } else { NARROW_COLUMNS }, &rows, Some(self.at));
        if rows.is_empty() {
            middle.text(2, 2, area.width - 3, office_only(look.lang), Part::Title);
        }
        self.foot(&mut pen.within(0, area.height - FOOT_ROWS, area.width, FOOT_ROWS));
        asked.or(chosen)
    }

    /// Answers where the cursor belongs while something is asked.
    fn head(&self, question: Option<Question>, pen: &mut Pen) -> Option<Cell> {
        let (look, d, room) = (pen.look, &self.history.definition, pen.area.width - 2);
        let key = width(&d.key);
        let x = 1 + pen.text(1, 0, room.saturating_sub(key + 2), name(d, look.lang), Part::Title) + 2;
        pen.text(x, 0, room, &d.key, Part::Quiet);
        if let Some(question) = question {
            let used = pen.text(1, 1, room, &asked(question, look), Part::Accent);
            return Some((pen.area.x + 1 + used, pen.area.y + 1));
        }
        if let Some(said) = self.said {
            pen.text(1, 1, room, look.text(said), Part::Accent);
            return None;
        }
        let mut text = unit(d.unit, look.lang).to_owned();
        if !d.choices.is_empty() {
            text = format!(" ({})", fill(look.text(Msg::HintChoices), &[("list", &d.choices.join(", "))]));
        }
        let today = self.history.lines.iter().find(|l| l.holds_on(self.history.today));
        if let Some(line) = today {
            text = format!("{}: {} {text}", look.text(Msg::ColNow), value(&line.row.value, look.lang));
        }
        pen.text(1, 1, room, &text, Part::Plain);
        None
    }

    fn row(&self, line: &HistoryLine, wide: bool, look: Look) -> Vec<Text> {
        let now = if line.holds_on(self.history.today) { look.text(Msg::Now) } else { "" };
        let mut cells: Vec<Text> = vec![
            line.row.from.to_string().into(),
            line.row.to.map_or_else(|| look.text(Msg::ToDate).to_owned(), |d| d.to_string()).into(),
            value(&line.row.value, look.lang).into(),
            now.into(),
            line_standing(line, look.lang).into(),
            who(line, look).into(),
        ];
        if wide {
            cells.push(format!("{} {}", line.row.document, line.row.article).into());
        }
        cells
    }

    fn foot(&self, pen: &mut Pen) {
        pen.rule(0);
        let Some(line) = self.chosen() else { return };
        let (look, mut y) = (pen.look, 1);
        for (label, text) in details(line, look) {
            let room = pen.area.width.saturating_sub(LABEL + 3);
            for (n, part) in wrapped(&text, room).into_iter().enumerate() {
                if n == 0 {
                    pen.text(2, y, LABEL - 1, look.text(label), Part::Quiet);
                }
                pen.text(2 + LABEL, y, room, &part, Part::Plain);
                y += 1;
            }
        }
    }
}

fn asked(question: Question, look: Look) -> String {
    let (msg, id) = match question {
        Question::Discard => (Msg::AskDiscard, 0),
        Question::Settle(id, Settle::Confirm) => (Msg::AskConfirm, id),
        Question::Settle(id, Settle::Reject) => (Msg::AskReject, id),
        Question::Settle(id, Settle::Withdraw) => (Msg::AskWithdraw, id),
    };
    fill(look.text(msg), &[("n", &id.to_string())])
}

/// Who entered and who settled it.
fn who(line: &HistoryLine, look: Look) -> String {
    match &line.source {
        Source::Shipped => look.text(Msg::Shipped).to_owned(),
        Source::Office { entered, closed: Some(closed), .. } => format!("{} / {}", entered.name, closed.name),
        Source::Office { entered, closed: None, .. } => format!("{} / -", entered.name),
    }
}

/// Everything about a row, in the order of the foot.
fn details(line: &HistoryLine, look: Look) -> Vec<(Msg, String)> {
    let mut out = Vec::new();
    if let Value::Choice(choice) = &line.row.value {
        // The column may have cut it.
        out.push((Msg::LabelValue, choice.clone()));
    }
    out.push((Msg::LabelDocument, line.row.document.clone()));
    out.push((Msg::LabelArticle, line.row.article.clone()));
    if let Source::Office { id, state, entered, closed } = &line.source {
        let number = fill(look.text(Msg::EntryNumber), &[("n", &id.to_string())]);
        out.push((Msg::LabelEntered, format!("{number}  {}", acted(State::Pending, entered, look.lang))));
        if let Some(closed) = closed {
            out.push((Msg::LabelSettled, acted(*state, closed, look.lang)));
        }
    }
    let counts = matches!(&line.source, Source::Shipped | Source::Office { state: State::Confirmed, .. });
    if counts && !line.holds_fully() {
        let spans: Vec<String> = line.holds.iter().map(|(from, to)| days(*from, *to, look.lang)).collect();
        let text = if spans.is_empty() { look.text(Msg::HoldsNever).to_owned() } else { spans.join(", ") };
        out.push((Msg::LabelHolds, text));
    }
    if !line.row.note.is_empty() {
        out.push((Msg::LabelNote, line.row.note.clone()));
    }
    out
}

/// A text as lines of at most `room` columns.
fn wrapped(text: &str, room: u16) -> Vec<String> {
    let (mut out, mut rest) = (Vec::new(), text);
    while !rest.is_empty() {
        let head = cut(rest, usize::from(room.max(2)));
        rest = &rest[head.len()..];
        out.push(head);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_go_on_below() {
        assert_eq!(wrapped("张三丰a", 4), ["张三", "丰a"]);
        assert_eq!(wrapped("", 4), Vec::<String>::new());
    }
}
