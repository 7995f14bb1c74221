//! 在保人员: an employer's insured workers, of whom some are marked to go onto the sheet; or a file is named that holds its rows.

use std::collections::BTreeSet;

use crossterm::event::KeyEvent;

use crate::desk::Request;
use crate::desk::workers::{WorkerLine, WorkerList, WorkerRequest};
use crate::domain::codes::ListId;
use crate::domain::workers::row::WorkerAct;
use crate::policy::Policy;
use crate::text::catalog::{Msg, fill};
use crate::text::codes::code;
use crate::tui::field::Field;
use crate::tui::keys::{Action, Scope};
use crate::tui::look::Part;
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Size};
use crate::tui::widgets::table::{self, Column, Text, left, right};

/// Rows above the table: a line, a rule.
const HEAD_ROWS: u16 = 2;
const FILTER_MAX: usize = 20;
const PATH_MAX: usize = 400;

const COLUMNS: &[Column] = &[
    left(Msg::ColName, 10, 1),
    left(Msg::ColId, 18, 0),
    left(Msg::ColJob, 10, 1),
    left(Msg::ColCategory, 10, 0),
    left(Msg::ColInsuredSince, 10, 0),
    right(Msg::ColMonthlyWage, 10),
];

/// What is typed besides choosing.
enum Typing {
    Nothing,
    Filter,
    /// The name of a file.
    Path(Field),
}

pub(super) struct Staff {
    list: WorkerList,
    at: usize,
    marked: BTreeSet<i64>,
    filter: Field,
    typing: Typing,
}

/// What a key meant.
pub(super) enum Wanted {
    Nothing,
    Ask(Request),
    Leave,
}

impl Staff {
    pub fn new(list: WorkerList) -> Staff {
        Staff { list, at: 0, marked: BTreeSet::new(), filter: Field::new(FILTER_MAX), typing: Typing::Nothing }
    }

    pub fn scopes(&self) -> &'static [Scope] {
        if self.typing() { &[Scope::CaseFilter] } else { &[Scope::Staff] }
    }

    pub const fn typing(&self) -> bool {
        !matches!(self.typing, Typing::Nothing)
    }

    /// Those whose name or number's end fits the filter.
    fn shown(&self) -> Vec<&WorkerLine> {
        let text = self.filter.text().trim();
        let fits = |w: &&WorkerLine| text.is_empty() || w.name.contains(text) || w.id_number.ends_with(text);
        self.list.workers.iter().filter(fits).collect()
    }

    pub fn act(&mut self, action: Action, body: Size) -> Wanted {
        match (&self.typing, action) {
            (Typing::Path(path), Action::Open) => {
                let path = path.text().to_owned();
                return Wanted::Ask(Request::Workers(WorkerRequest::File { path }));
            }
            (Typing::Path(_), Action::Back | Action::LeaveField) => self.typing = Typing::Nothing,
            (Typing::Filter, Action::Open | Action::LeaveField) => self.typing = Typing::Nothing,
            (Typing::Filter, Action::Back) => {
                self.filter.clear();
                (self.typing, self.at) = (Typing::Nothing, 0);
            }
            (_, Action::Filter) => self.typing = Typing::Filter,
            (_, Action::ReadFile) => self.typing = Typing::Path(Field::new(PATH_MAX)),
            (_, Action::Mark) => self.mark(),
            (_, Action::MarkAll) => self.mark_all(),
            (_, Action::AsLeaving) => return self.rows(WorkerAct::Leave),
            (_, Action::AsChanges) => return self.rows(WorkerAct::Change),
            (_, Action::Back) => return Wanted::Leave,
            _ => {
                let room = usize::from(body.height.saturating_sub(HEAD_ROWS + 1)).max(1);
                self.at = table::step(self.at, action, self.shown().len(), room);
            }
        }
        Wanted::Nothing
    }

    fn mark(&mut self) {
        let shown = self.shown();
        let (count, Some(person)) = (shown.len(), shown.get(self.at).map(|w| w.person)) else { return };
        if !self.marked.remove(&person) {
            self.marked.insert(person);
        }
        self.at = (self.at + 1).min(count - 1);
    }

    fn mark_all(&mut self) {
        let shown: Vec<i64> = self.shown().iter().map(|w| w.person).collect();
        if shown.iter().all(|p| self.marked.contains(p)) {
            shown.iter().for_each(|p| _ = self.marked.remove(p));
        } else {
            self.marked.extend(shown);
        }
    }

    /// Asks for the rows of those who are marked, or of the one one is at.
    fn rows(&self, act: WorkerAct) -> Wanted {
        let mut people: Vec<i64> = self.marked.iter().copied().collect();
        if people.is_empty() {
            people.extend(self.shown().get(self.at).map(|w| w.person));
        }
        if people.is_empty() {
            return Wanted::Nothing;
        }
        Wanted::Ask(Request::Workers(WorkerRequest::Rows { credit_code: self.list.credit_code.clone(), people, act }))
    }

    pub fn typed(&mut self, key: KeyEvent) {
        match &mut self.typing {
            Typing::Filter => {
                if self.filter.key(key) {
                    self.at = 0;
                }
            }
            Typing::Path(path) => _ = path.key(key),
            Typing::Nothing => {}
        }
    }

    pub fn pasted(&mut self, text: &str) {
        match &mut self.typing {
            Typing::Filter => _ = self.filter.paste(text),
            Typing::Path(path) => _ = path.paste(text),
            Typing::Nothing => {}
        }
    }

    pub fn draw(&self, policy: &Policy, pen: &mut Pen) -> Option<Cell> {
        let cursor = self.head(pen);
        let (look, area) = (pen.look, pen.area);
        let shown = self.shown();
        let mut below = pen.within(0, HEAD_ROWS, area.width, area.height.saturating_sub(HEAD_ROWS));
        if shown.is_empty() {
            below.text(2, 1, area.width, look.text(Msg::WorkersStaffNone), Part::Title);
            return cursor;
        }
        let rows: Vec<Vec<Text>> = shown.iter().map(|w| self.cells(w, policy, pen.look.lang)).collect();
        let mut below = pen.within(0, HEAD_ROWS, area.width, area.height.saturating_sub(HEAD_ROWS));
        let chosen = table::draw(&mut below, COLUMNS, &rows, Some(self.at));
        cursor.or(chosen)
    }

    fn cells(&self, w: &WorkerLine, policy: &Policy, lang: crate::text::Lang) -> Vec<Text> {
        let mark = if self.marked.contains(&w.person) { "* " } else { "  " };
        vec![
            format!("{mark}{}", w.name).into(),
            w.id_number.as_str().into(),
            w.relation.job.as_str().into(),
            code(ListId::Category, &w.relation.category, policy, lang).into(),
            w.relation.from.to_string().into(),
            w.relation.wage.to_string().into(),
        ]
    }

    /// The filter or the file's name, and how many are marked; the cursor where something is typed.
    fn head(&self, pen: &mut Pen) -> Option<Cell> {
        let (look, area) = (pen.look, pen.area);
        let (label, field, part) = match &self.typing {
            Typing::Path(path) => (Msg::WorkersFile, path, Part::Title),
            Typing::Filter => (Msg::FilterLabel, &self.filter, Part::Title),
            Typing::Nothing => (Msg::FilterLabel, &self.filter, Part::Quiet),
        };
        let x = 1 + pen.text(1, 0, area.width / 2, &format!("{}: ", look.text(label)), part);
        let room = if matches!(self.typing, Typing::Path(_)) { area.width.saturating_sub(x + 1) } else { area.width / 4 };
        let (text, cursor) = field.window(room);
        pen.text(x, 0, room, &text, Part::Plain);
        if !matches!(self.typing, Typing::Path(_)) {
            let values = [("n", self.marked.len().to_string()), ("all", self.list.workers.len().to_string())];
            let told = fill(look.text(Msg::WorkersMarked), &values.each_ref().map(|(name, n)| (*name, n.as_str())));
            let told = format!("{}  {told}", self.list.employer);
            pen.right(x + room, 0, area.width.saturating_sub(x + room + 1), &told, Part::Quiet);
        }
        pen.rule(1);
        self.typing().then_some((area.x + x + cursor, area.y))
    }
}
