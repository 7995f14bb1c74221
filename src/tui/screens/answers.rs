//! 问答: what people ask at the counter, answered from a person's file. The questions left, the chosen one's answer right.

use crate::desk::answers::{Answered, Fact};
use crate::text::answers;
use crate::tui::keys::Action;
use crate::tui::look::Part;
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Facts};
use crate::tui::widgets::{table, wrap::wrap};

/// Columns of the questions.
const LIST_WIDTH: u16 = 30;

pub(super) struct AnswersView {
    answers: Vec<Answered>,
    at: usize,
}

impl AnswersView {
    pub fn new(answers: Vec<Answered>) -> AnswersView {
        AnswersView { answers, at: 0 }
    }

    pub fn act(&mut self, action: Action, height: u16) {
        self.at = table::step(self.at, action, self.answers.len(), self.rows(height));
    }

    /// Questions shown at once; where they do not all fit, the last row says which ones these are.
    fn rows(&self, height: u16) -> usize {
        let height = usize::from(height);
        if self.answers.len() <= height { height } else { height.saturating_sub(1) }.max(1)
    }

    pub fn draw(&self, pen: &mut Pen, facts: &Facts) -> Option<Cell> {
        let cursor = self.list(&mut pen.within(0, 0, LIST_WIDTH, pen.area.height));
        let x = LIST_WIDTH + 2;
        self.answer(&mut pen.within(x, 0, pen.area.width.saturating_sub(x + 1), pen.area.height), facts);
        cursor
    }

    fn list(&self, pen: &mut Pen) -> Option<Cell> {
        let rows = self.rows(pen.area.height);
        let top = self.at - self.at % rows;
        if self.answers.len() > rows {
            let shown = format!("{}-{} / {}", top + 1, (top + rows).min(self.answers.len()), self.answers.len());
            pen.text(4, pen.area.height - 1, pen.area.width, &shown, Part::Quiet);
        }
        let mut cursor = None;
        for (y, (n, answer)) in (0..).zip(self.answers.iter().enumerate().skip(top).take(rows)) {
            let chosen = n == self.at;
            if chosen {
                pen.text(0, y, 1, ">", Part::Title);
                cursor = Some((pen.area.x, pen.area.y + y));
            }
            pen.right(1, y, 2, &(n + 1).to_string(), if chosen { Part::Focus } else { Part::Quiet });
            let part = if chosen { Part::Title } else { Part::Plain };
            pen.text(4, y, pen.area.width - 4, answers::question(answer.question, pen.look.lang), part);
        }
        cursor
    }

    fn answer(&self, pen: &mut Pen, facts: &Facts) {
        let Some(answer) = self.answers.get(self.at) else { return };
        let lang = pen.look.lang;
        let (rule, source) = answers::rule(answer.question, lang);
        let mut lines = vec![(answers::question(answer.question, lang).to_owned(), Part::Title), (String::new(), Part::Plain)];
        lines.extend(answer.facts.iter().map(|f| (answers::fact(f, facts.policy, lang), part(f))));
        if !answer.facts.is_empty() {
            lines.push((String::new(), Part::Plain));
        }
        lines.push((rule.to_owned(), Part::Plain));
        lines.push((source.to_owned(), Part::Quiet));
        let limits = answer.question.limits();
        if !limits.is_empty() {
            lines.push((String::new(), Part::Plain));
        }
        lines.extend(limits.iter().map(|id| (answers::limit(id, facts.policy, lang), Part::Plain)));
        let pieces = lines.iter().flat_map(|(line, part)| wrap(line, pen.area.width).into_iter().map(move |p| (p, *part)));
        let pieces: Vec<(String, Part)> = pieces.collect();
        let height = usize::from(pen.area.height);
        // Somebody with many cases: what does not fit is not left out in silence.
        let (fit, cut) = if pieces.len() > height { (height.saturating_sub(1), true) } else { (pieces.len(), false) };
        for (y, (piece, part)) in (0..).zip(&pieces[..fit]) {
            pen.text(0, y, pen.area.width, piece, *part);
        }
        if cut {
            pen.text(0, pen.area.height - 1, pen.area.width, "...", Part::Quiet);
        }
    }
}

/// What the file says stands out; what it does not say does not.
fn part(fact: &Fact) -> Part {
    if matches!(fact, Fact::NotOnFile(_)) { Part::Plain } else { Part::Accent }
}
