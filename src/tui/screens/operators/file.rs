//! Everything about an operator: his login, and below it the loans, bars and changes of roles.

use super::Question;
use super::list::told_roles;
use crate::desk::clock::minute;
use crate::desk::operators::OperatorFile;
use crate::domain::operator::Role;
use crate::text::catalog::{Msg, fill};
use crate::text::operators::{role, roles, state};
use crate::tui::keys::Action;
use crate::tui::look::{Look, Part};
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Size};
use crate::tui::widgets::table::{self, Column, Text, left};

/// Rows above the table: who, his roles, his login, what is asked or was done, a rule.
const HEAD_ROWS: u16 = 5;

const COLUMNS: &[Column] = &[
    left(Msg::ColKind, 8, 0),
    left(Msg::ColWhat, 26, 3),
    left(Msg::ColFrom, 10, 0),
    left(Msg::ColTo, 10, 0),
    left(Msg::ColByWhom, 10, 1),
];

/// What a row of the table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Line {
    /// A loan that still lasts, or one that is over (then there is nothing to end).
    Loan(i64),
    Bar(i64),
    Change,
}

pub(super) struct FileView {
    pub file: OperatorFile,
    at: usize,
}

impl FileView {
    pub fn new(file: OperatorFile) -> FileView {
        FileView { file, at: 0 }
    }

    pub fn renew(&mut self, file: OperatorFile) {
        self.file = file;
        self.at = self.at.min(self.lines().len().saturating_sub(1));
    }

    pub fn login(&self) -> &str {
        &self.file.line.operator.login
    }

    fn lines(&self) -> Vec<Line> {
        let ended = |l: &crate::domain::stand_in::Loan| !l.lasts_on(self.file.today);
        let loans = self.file.loans.iter().map(|l| if ended(l) { Line::Change } else { Line::Loan(l.id) });
        let bars = self.file.bars.iter().map(|b| Line::Bar(b.id));
        loans.chain(bars).chain(self.file.changes.iter().map(|_| Line::Change)).collect()
    }

    /// What could be ended at the chosen row.
    pub fn chosen(&self) -> Option<Line> {
        self.lines().get(self.at).copied()
    }

    pub fn step(&mut self, action: Action, body: Size) {
        let visible = usize::from(body.height.saturating_sub(HEAD_ROWS + 1)).max(1);
        self.at = table::step(self.at, action, self.lines().len(), visible);
    }

    pub fn draw(&self, question: Option<Question>, said: Option<Msg>, pen: &mut Pen) -> Option<Cell> {
        let (look, area, line) = (pen.look, pen.area, &self.file.line);
        let room = area.width - 2;
        let x = 1 + pen.text(1, 0, room, &line.operator.name, Part::Title) + 2;
        let x = x + pen.text(x, 0, room - x, &line.operator.login, Part::Quiet) + 2;
        pen.text(x, 0, room - x, &state(line.state, look.lang), Part::Accent);
        pen.text(1, 1, room, &format!("{}: {}", look.text(Msg::ColRoles), told_roles(line, look)), Part::Plain);
        let last = line.last_login.as_deref().map_or_else(|| look.text(Msg::LoginNever).to_owned(), minute);
        let times = [("last", last.as_str()), ("set", &minute(&self.file.password_set))];
        pen.text(1, 2, room, &fill(look.text(Msg::LoginTimes), &times), Part::Quiet);
        let asked = question.map(|q| fill(look.text(ask(q)), &[("name", &line.operator.name)]));
        let cursor = asked.map(|text| (area.x + 1 + pen.text(1, 3, room, &text, Part::Accent), area.y + 3));
        if let (None, Some(said)) = (cursor, said) {
            pen.text(1, 3, room, look.text(said), Part::Accent);
        }
        pen.rule(4);
        let rows = self.rows(look);
        let mut below = pen.within(0, HEAD_ROWS, area.width, area.height - HEAD_ROWS);
        let chosen = table::draw(&mut below, COLUMNS, &rows, Some(self.at));
        cursor.or(chosen)
    }

    fn rows(&self, look: Look) -> Vec<Vec<Text>> {
        let mut rows: Vec<Vec<Text>> = Vec::new();
        for loan in &self.file.loans {
            let kind = if loan.lasts_on(self.file.today) { Msg::KindLoan } else { Msg::KindLoanEnded };
            let names = [("role", role(loan.role, look.lang)), ("to", &loan.to.name), ("away", &loan.in_place_of.name)];
            rows.push(cells(
                look.text(kind),
                &fill(look.text(Msg::LoanLine), &names),
                &loan.from.to_string(),
                &loan.until.to_string(),
                &loan.granted_by.name,
            ));
        }
        for bar in &self.file.bars {
            let what = format!("{}: {}", bar.person, bar.reason);
            rows.push(cells(look.text(Msg::KindBar), &what, &day(&bar.declared_at), "", &bar.declared_by.name));
        }
        for change in &self.file.changes {
            let mut given: Vec<Role> = change.roles.split(',').filter_map(|r| Role::parse(r).ok()).collect();
            given.sort_unstable();
            rows.push(cells(look.text(Msg::ColRoles), &roles(&given, look.lang), &day(&change.at), "", &change.by));
        }
        rows
    }
}

fn cells(kind: &str, what: &str, from: &str, to: &str, by: &str) -> Vec<Text> {
    [kind, what, from, to, by].map(Text::from).into()
}

fn day(stamp: &str) -> String {
    stamp.chars().take(10).collect()
}

fn ask(question: Question) -> Msg {
    match question {
        Question::Discard => Msg::AskDiscard,
        Question::Retire => Msg::AskRetire,
        Question::EndLoan(_) => Msg::AskEndLoan,
        Question::LiftBar(_) => Msg::AskLiftBar,
    }
}
