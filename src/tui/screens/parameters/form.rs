//! The form a parameter is entered with: six fields, each with its hint or what is wrong below it.

use crossterm::event::KeyEvent;

use crate::desk::policy::Draft;
use crate::domain::name::LINE_MAX;
use crate::domain::params::{Definition, Row, Unit};
use crate::domain::problem::Problem;
use crate::text::catalog::{Msg, fill};
use crate::text::policy::{name, unit};
use crate::text::problems::problem;
use crate::tui::field::Field;
use crate::tui::keys::Action;
use crate::tui::look::{Look, Part};
use crate::tui::pen::Pen;
use crate::tui::screen::Cell;

/// Longest value or date.
const SHORT_MAX: usize = 30;
/// First row of the fields, below the title, the name and a rule.
const TOP: u16 = 3;
/// Where the fields begin, behind the marker and the labels.
const LEFT: u16 = 13;

/// A field: its name for problems, its label, its hint and how much it holds.
struct About {
    id: &'static str,
    label: Msg,
    hint: Msg,
    max: usize,
}

const FIELDS: [About; 6] = [
    About { id: "value", label: Msg::LabelValue, hint: Msg::HintUnit, max: SHORT_MAX },
    About { id: "from", label: Msg::LabelFrom, hint: Msg::HintFrom, max: SHORT_MAX },
    About { id: "to", label: Msg::LabelTo, hint: Msg::HintTo, max: SHORT_MAX },
    About { id: "document", label: Msg::LabelDocument, hint: Msg::HintDocument, max: LINE_MAX },
    About { id: "article", label: Msg::LabelArticle, hint: Msg::HintArticle, max: LINE_MAX },
    About { id: "note", label: Msg::LabelNote, hint: Msg::HintNote, max: LINE_MAX },
];

pub(super) struct Form {
    definition: Definition,
    fields: [Field; 6],
    /// As it was opened.
    before: Draft,
    at: usize,
    problems: Vec<(&'static str, Problem)>,
}

impl Form {
    /// An empty form.
    pub fn new(definition: &Definition) -> Form {
        Form::with(definition, Draft { key: definition.key.clone(), ..Draft::default() })
    }

    /// A form that says what a row says, to confirm a shipped value as the office's own or to correct one.
    pub fn of(definition: &Definition, row: &Row) -> Form {
        Form::with(definition, Draft::of(row))
    }

    fn with(definition: &Definition, before: Draft) -> Form {
        let texts = [&before.value, &before.from, &before.to, &before.document, &before.article, &before.note];
        let mut fields = FIELDS.map(|f| Field::new(f.max));
        for (field, text) in fields.iter_mut().zip(texts) {
            field.paste(text);
        }
        let mut form = Form { definition: definition.clone(), fields, before: Draft::default(), at: 0, problems: Vec::new() };
        form.before = form.draft();
        form
    }

    /// What the fields say now.
    pub fn draft(&self) -> Draft {
        let [value, from, to, document, article, note] = self.fields.each_ref().map(|f| f.text().to_owned());
        Draft { key: self.definition.key.clone(), value, from, to, document, article, note }
    }

    /// Whether something would be lost.
    pub fn is_changed(&self) -> bool {
        self.draft() != self.before
    }

    pub fn step(&mut self, action: Action) {
        let count = FIELDS.len();
        match action {
            Action::NextField => self.at = (self.at + 1) % count,
            Action::PrevField => self.at = (self.at + count - 1) % count,
            _ => {}
        }
    }

    pub fn typed(&mut self, key: KeyEvent) {
        if self.fields[self.at].key(key) {
            self.touched();
        }
    }

    pub fn pasted(&mut self, text: &str) {
        if self.fields[self.at].paste(text) {
            self.touched();
        }
    }

    /// What was said about a field was about what it held then.
    fn touched(&mut self) {
        let id = FIELDS[self.at].id;
        self.problems.retain(|(field, _)| *field != id);
    }

    /// Takes what the desk found wrong and goes to the first of it.
    pub fn refuse(&mut self, problems: &[(&'static str, Problem)]) {
        self.problems = problems.to_vec();
        let first = FIELDS.iter().position(|f| problems.iter().any(|(field, _)| *field == f.id));
        self.at = first.unwrap_or(self.at);
    }

    pub fn draw(&self, asking: bool, pen: &mut Pen) -> Option<Cell> {
        let (look, wide) = (pen.look, pen.area.width);
        let x = 1 + pen.text(1, 0, 30, look.text(Msg::FormTitle), Part::Title) + 2;
        pen.right(x, 0, wide - x - 1, &self.definition.key, Part::Quiet);
        pen.text(1, 1, wide - 2, name(&self.definition, look.lang), Part::Title);
        pen.rule(2);
        let mut cursor = None;
        for (i, (y, (about, field))) in (TOP..).step_by(2).zip(FIELDS.iter().zip(&self.fields)).enumerate() {
            let chosen = i == self.at;
            if chosen {
                pen.text(0, y, 1, ">", Part::Title);
            }
            pen.text(2, y, LEFT - 3, look.text(about.label), if chosen { Part::Focus } else { Part::Quiet });
            let (window, column) = field.window(wide - LEFT - 1);
            // Where nobody types, a long text is read from its beginning.
            pen.text(LEFT, y, wide - LEFT - 1, if chosen { &window } else { field.text() }, Part::Plain);
            if chosen {
                cursor = Some((pen.area.x + LEFT + column, pen.area.y + y));
            }
            self.below(about, chosen, y + 1, pen);
        }
        let last = TOP + 2 * u16::try_from(FIELDS.len()).unwrap_or(0) + 1;
        if asking {
            let used = pen.text(2, last, wide - 3, look.text(Msg::AskDiscard), Part::Accent);
            return Some((pen.area.x + 2 + used, pen.area.y + last));
        }
        pen.text(2, last, wide - 3, look.text(Msg::FormTwo), Part::Quiet);
        cursor
    }

    /// Below a field: what is wrong with it, else the hint of the one that is typed in.
    fn below(&self, about: &About, chosen: bool, y: u16, pen: &mut Pen) {
        let room = pen.area.width - LEFT - 1;
        let wrong = self.problems.iter().find(|(field, _)| *field == about.id);
        if let Some((_, wrong)) = wrong {
            pen.text(LEFT, y, room, &format!("! {}", problem(wrong, pen.look.lang)), Part::Warning);
        } else if chosen {
            pen.text(LEFT, y, room, &self.hint(about, pen.look), Part::Quiet);
        }
    }

    fn hint(&self, about: &About, look: Look) -> String {
        let d = &self.definition;
        match about.hint {
            Msg::HintUnit if d.unit == Unit::Choice => fill(look.text(Msg::HintChoices), &[("list", &d.choices.join(", "))]),
            hint => fill(look.text(hint), &[("unit", unit(d.unit, look.lang))]),
        }
    }
}
