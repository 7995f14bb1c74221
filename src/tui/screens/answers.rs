//! 问答: what people ask at the counter, answered from a person's file or in general. The
//! questions left, the chosen one's answer right.

use crate::desk::answers::{Answered, Fact};
use crate::policy::Policy;
use crate::text::answers;
use crate::text::catalog::{Msg, fill};
use crate::tui::keys::Action;
use crate::tui::look::{Look, Part};
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Ctx, Facts, Size};
use crate::tui::widgets::{table, wrap::wrap};

/// Columns of the questions.
const LIST_WIDTH: u16 = 30;

pub(super) struct AnswersView {
    answers: Vec<Answered>,
    /// Whose file was asked; `None` for general answers.
    person_id: Option<i64>,
    at: usize,
    /// First line of the answer that is shown.
    top: usize,
}

impl AnswersView {
    pub fn new(answers: Vec<Answered>, person_id: Option<i64>) -> AnswersView {
        AnswersView { answers, person_id, at: 0, top: 0 }
    }

    pub fn act(&mut self, action: Action, ctx: &Ctx) {
        let Size { width, height } = ctx.body;
        let count = self.lines(ctx.policy, ctx.look, answer_width(width)).len();
        let page = page(height);
        // A long answer is read to its end before the next questions come.
        match action {
            Action::PageDown if count > usize::from(height) && self.top + page < count => self.top += page,
            Action::PageUp if self.top > 0 => self.top = self.top.saturating_sub(page),
            _ => {
                self.at = table::step(self.at, action, self.answers.len(), self.rows(height));
                self.top = 0;
            }
        }
    }

    /// Questions shown at once; where they do not all fit, the last row says which ones these are.
    fn rows(&self, height: u16) -> usize {
        let height = usize::from(height);
        if self.answers.len() <= height { height } else { height.saturating_sub(1) }.max(1)
    }

    pub fn draw(&self, pen: &mut Pen, facts: &Facts) -> Option<Cell> {
        let cursor = self.list(&mut pen.within(0, 0, LIST_WIDTH, pen.area.height));
        let x = LIST_WIDTH + 2;
        self.answer(&mut pen.within(x, 0, answer_width(pen.area.width), pen.area.height), facts);
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
        let lines = self.lines(facts.policy, pen.look, pen.area.width);
        let height = usize::from(pen.area.height);
        let fits = lines.len() <= height;
        let shown = if fits { height } else { page(pen.area.height) };
        for (y, (line, part)) in (0..).zip(lines.iter().skip(self.top).take(shown)) {
            pen.text(0, y, pen.area.width, line, *part);
        }
        if !fits {
            let (n, of) = (self.top / shown + 1, lines.len().div_ceil(shown));
            let text = fill(pen.look.text(Msg::AnswerPages), &[("n", &n.to_string()), ("of", &of.to_string())]);
            pen.text(0, pen.area.height - 1, pen.area.width, &text, Part::Accent);
        }
    }

    /// The whole answer to the chosen question, in lines that fit.
    fn lines(&self, policy: &Policy, look: Look, width: u16) -> Vec<(String, Part)> {
        let Some(answer) = self.answers.get(self.at) else { return Vec::new() };
        let lang = look.lang;
        let (rule, source) = answers::rule(answer.question, lang);
        let blank = || (String::new(), Part::Plain);
        let mut lines = vec![(answers::question(answer.question, lang).to_owned(), Part::Title)];
        if self.person_id.is_none() {
            lines.push((look.text(Msg::AnswersGeneral).to_owned(), Part::Quiet));
        }
        lines.push(blank());
        lines.extend(answer.facts.iter().map(|f| (answers::fact(f, policy, lang), part(f))));
        if !answer.facts.is_empty() {
            lines.push(blank());
        }
        lines.push((rule.to_owned(), Part::Plain));
        lines.push((source, Part::Quiet));
        let limits = answer.question.limits();
        if !limits.is_empty() {
            lines.push(blank());
        }
        lines.extend(limits.iter().map(|id| (answers::limit(id, policy, lang), Part::Plain)));
        lines.iter().flat_map(|(line, part)| wrap(line, width).into_iter().map(move |p| (p, *part))).collect()
    }
}

/// Columns of the answer beside the list.
fn answer_width(window: u16) -> u16 {
    window.saturating_sub(LIST_WIDTH + 3)
}

/// Lines of a page of an answer that does not fit: the last row says which page it is.
fn page(height: u16) -> usize {
    usize::from(height.saturating_sub(1)).max(1)
}

/// What the file says stands out; what it does not say does not.
fn part(fact: &Fact) -> Part {
    if matches!(fact, Fact::NotOnFile(_)) { Part::Plain } else { Part::Accent }
}
