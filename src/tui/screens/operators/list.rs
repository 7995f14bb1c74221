//! The operators at a glance; somebody who may not appoint sees himself.

use crate::desk::clock::minute;
use crate::desk::operators::{OperatorLine, OperatorList};
use crate::text::catalog::{Msg, fill};
use crate::text::operators::{roles, state};
use crate::tui::keys::Action;
use crate::tui::look::{Look, Part};
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Size};
use crate::tui::widgets::table::{self, Column, Text, left};

/// Rows above the table.
const HEAD_ROWS: u16 = 2;

const COLUMNS: &[Column] = &[
    left(Msg::ColLogin, 10, 1),
    left(Msg::ColName, 8, 1),
    left(Msg::ColRoles, 22, 3),
    left(Msg::ColState, 12, 0),
    left(Msg::ColLastLogin, 16, 0),
];

#[derive(Default)]
pub(super) struct ListView {
    list: Option<Box<OperatorList>>,
    at: usize,
}

impl ListView {
    pub fn renew(&mut self, list: Box<OperatorList>) {
        let login = self.chosen_login();
        let same = login.and_then(|l| list.lines.iter().position(|line| line.operator.login == l));
        self.at = same.unwrap_or(self.at).min(list.lines.len().saturating_sub(1));
        self.list = Some(list);
    }

    fn lines(&self) -> &[OperatorLine] {
        self.list.as_ref().map(|l| l.lines.as_slice()).unwrap_or_default()
    }

    pub fn may_appoint(&self) -> bool {
        self.list.as_ref().is_some_and(|l| l.may_appoint)
    }

    pub fn chosen_login(&self) -> Option<String> {
        self.lines().get(self.at).map(|l| l.operator.login.clone())
    }

    pub fn step(&mut self, action: Action, body: Size) {
        let visible = usize::from(body.height.saturating_sub(HEAD_ROWS + 1)).max(1);
        self.at = table::step(self.at, action, self.lines().len(), visible);
    }

    pub fn draw(&self, said: Option<Msg>, pen: &mut Pen) -> Option<Cell> {
        let list = self.list.as_ref()?;
        let (look, area) = (pen.look, pen.area);
        let count = fill(look.text(Msg::OperatorCount), &[("n", &list.lines.len().to_string())]);
        let idle = match list.idle_minutes {
            0 => look.text(Msg::IdleNever).to_owned(),
            minutes => fill(look.text(Msg::IdleAfter), &[("n", &minutes.to_string())]),
        };
        match said {
            Some(said) => _ = pen.text(1, 0, area.width - 2, look.text(said), Part::Accent),
            None => _ = pen.text(1, 0, area.width - 2, &format!("{count}  {idle}"), Part::Quiet),
        }
        pen.rule(1);
        let rows: Vec<Vec<Text>> = list.lines.iter().map(|l| row(l, look)).collect();
        let mut below = pen.within(0, HEAD_ROWS, area.width, area.height - HEAD_ROWS);
        table::draw(&mut below, COLUMNS, &rows, Some(self.at))
    }
}

fn row(line: &OperatorLine, look: Look) -> Vec<Text> {
    vec![
        line.operator.login.as_str().into(),
        line.operator.name.as_str().into(),
        told_roles(line, look).into(),
        state(line.state, look.lang).into(),
        line.last_login.as_deref().map(minute).unwrap_or_default().into(),
    ]
}

/// Own roles, and behind a plus those that are lent today.
pub(super) fn told_roles(line: &OperatorLine, look: Look) -> String {
    let own = roles(&line.operator.roles, look.lang);
    if line.lent.is_empty() { own } else { format!("{own} + {}", roles(&line.lent, look.lang)) }
}
