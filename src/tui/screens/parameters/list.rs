//! All parameters, narrowed by typing or to those nobody has confirmed.

use std::collections::BTreeSet;

use crossterm::event::KeyEvent;

use crate::desk::policy::{ParameterLine, ParameterList};
use crate::domain::params::Value;
use crate::text::Lang;
use crate::text::catalog::{Msg, fill};
use crate::text::policy::{name, no_value, office_only, span, standing, unit, value};
use crate::tui::field::Field;
use crate::tui::keys::Action;
use crate::tui::look::{Look, Part};
use crate::tui::pen::{Pen, cut, width};
use crate::tui::screen::{Cell, Size};
use crate::tui::widgets::table::{self, Column, Text, left, right};

/// Longest filter.
const FILTER_MAX: usize = 40;
/// Rows above the table: the filter and a rule.
const HEAD_ROWS: u16 = 2;
/// Rows below it: a rule, the chosen one by its key, its days and source.
const FOOT_ROWS: u16 = 3;
/// Columns of a narrow table that are not the name's.
const BESIDE_NAME: u16 = 2 + 11 + 8 + 11 + 4 + 4 * 2;
/// From this width on everything fits.
const WIDE: u16 = 126;

/// The key itself stands below the table.
const NARROW_COLUMNS: &[Column] = &[
    left(Msg::ColMeaning, 30, 1),
    right(Msg::ColValue, 11),
    left(Msg::ColUnit, 8, 0),
    left(Msg::ColStanding, 11, 0),
    right(Msg::ColWaitsShort, 4),
];
const WIDE_COLUMNS: &[Column] = &[
    left(Msg::ColKey, 30, 0),
    left(Msg::ColMeaning, 16, 1),
    right(Msg::ColValue, 17),
    left(Msg::ColUnit, 8, 0),
    left(Msg::ColStanding, 11, 0),
    left(Msg::ColFrom, 10, 0),
    right(Msg::ColOpen, 6),
    right(Msg::ColWaits, 7),
];

pub(super) struct ListView {
    field: Field,
    /// Whether typing goes into the filter.
    pub in_field: bool,
    only_open: bool,
    list: Option<Box<ParameterList>>,
    /// Names that several keys share, such as those of a table by grade.
    shared: BTreeSet<String>,
    at: usize,
}

impl Default for ListView {
    fn default() -> ListView {
        let shared = BTreeSet::new();
        ListView { field: Field::new(FILTER_MAX), in_field: false, only_open: false, list: None, shared, at: 0 }
    }
}

/// Whether somebody has still to do something about it.
fn is_open(line: &ParameterLine) -> bool {
    line.unconfirmed > 0 || line.pending > 0
}

impl ListView {
    /// Takes what the desk read, the choice staying on its parameter.
    pub fn renew(&mut self, list: Box<ParameterList>) {
        let key = self.chosen_key();
        let names: Vec<&String> = list.lines.iter().map(|l| &l.definition.zh).collect();
        self.shared = names.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0].clone()).collect();
        self.list = Some(list);
        let shown = self.shown();
        let same = key.and_then(|key| shown.iter().position(|l| l.definition.key == key));
        self.at = same.unwrap_or(self.at).min(shown.len().saturating_sub(1));
    }

    fn all(&self) -> &[ParameterLine] {
        self.list.as_ref().map(|l| l.lines.as_slice()).unwrap_or_default()
    }

    fn shown(&self) -> Vec<&ParameterLine> {
        let typed = self.field.text().trim().to_lowercase();
        let named = |l: &ParameterLine| {
            let d = &l.definition;
            let named = [&d.key, &d.zh, &d.en].iter().any(|text| text.to_lowercase().contains(&typed));
            // "to enter" finds what only the office can fill in.
            named || (l.today.is_none() && [Lang::Zh, Lang::En].iter().any(|lang| no_value(l.entered, *lang).contains(&typed)))
        };
        self.all().iter().filter(|l| named(l) && (!self.only_open || is_open(l))).collect()
    }

    fn chosen(&self) -> Option<&ParameterLine> {
        self.shown().get(self.at).copied()
    }

    pub fn chosen_key(&self) -> Option<String> {
        self.chosen().map(|l| l.definition.key.clone())
    }

    pub fn act(&mut self, action: Action, body: Size) {
        match action {
            Action::Filter => self.in_field = true,
            Action::LeaveField => self.in_field = false,
            Action::Back => {
                self.field.clear();
                (self.in_field, self.at) = (false, 0);
            }
            Action::OnlyOpen => {
                self.only_open = !self.only_open;
                self.at = 0;
            }
            _ => self.at = table::step(self.at, action, self.shown().len(), visible(body)),
        }
    }

    pub fn typed(&mut self, key: KeyEvent) {
        if self.field.key(key) {
            self.at = 0;
        }
    }

    pub fn pasted(&mut self, text: &str) {
        if self.field.paste(text) {
            self.at = 0;
        }
    }

    pub fn draw(&self, pen: &mut Pen) -> Option<Cell> {
        let cursor = self.head(pen);
        pen.rule(1);
        self.list.as_ref()?;
        let shown = self.shown();
        let area = pen.area;
        if shown.is_empty() {
            let all_firm = self.only_open && self.field.text().trim().is_empty();
            let said = if all_firm { Msg::ParamAllFirm } else { Msg::ParamNone };
            pen.text(2, 3, area.width - 2, pen.look.text(said), Part::Title);
            pen.text(2, 5, area.width - 2, pen.look.text(Msg::ParamShowAll), Part::Plain);
            return Some(cursor);
        }
        let wide = area.width >= WIDE;
        let rows: Vec<Vec<Text>> = shown.iter().map(|line| self.row(line, area.width, pen.look)).collect();
        let mut middle = pen.within(0, HEAD_ROWS, area.width, area.height - HEAD_ROWS - FOOT_ROWS);
        let chosen = table::draw(&mut middle, if wide { WIDE_COLUMNS } else { NARROW_COLUMNS }, &rows, Some(self.at));
        self.foot(pen);
        if self.in_field { Some(cursor) } else { chosen }
    }

    /// The filter, and how many there are.
    fn head(&self, pen: &mut Pen) -> Cell {
        let look = pen.look;
        let (all, count) = (self.all(), |of: fn(&ParameterLine) -> bool| self.all().iter().filter(|l| of(l)).count().to_string());
        let mut counts = fill(
            look.text(Msg::ParamCounts),
            &[("n", &all.len().to_string()), ("open", &count(|l| l.unconfirmed > 0)), ("waits", &count(|l| l.pending > 0))],
        );
        if self.only_open {
            counts = format!("[{}]  {counts}", look.text(Msg::OnlyOpenOn));
        }
        let part = if self.in_field { Part::Title } else { Part::Plain };
        let x = 1 + pen.text(1, 0, 20, &format!("{}: ", look.text(Msg::FilterLabel)), part);
        let room = pen.area.width.saturating_sub(x + width(&counts) + 3);
        let (shown, cursor) = self.field.window(room);
        pen.text(x, 0, room, &shown, Part::Plain);
        pen.right(x + room + 1, 0, width(&counts), &counts, if self.only_open { Part::Accent } else { Part::Quiet });
        (pen.area.x + x + cursor, pen.area.y)
    }

    /// The chosen one by its key, and where its value comes from.
    fn foot(&self, pen: &mut Pen) {
        let (look, top) = (pen.look, pen.area.height - FOOT_ROWS);
        pen.rule(top);
        let (Some(line), room) = (self.chosen(), pen.area.width - 3) else { return };
        let key = width(&line.definition.key);
        pen.text(2, top + 1, room.saturating_sub(key + 2), name(&line.definition, look.lang), Part::Title);
        pen.right(2, top + 1, room, &line.definition.key, Part::Quiet);
        if let Some(row) = &line.today {
            let mut source = format!("{}  {} {}", span(row, look.lang), row.document, row.article);
            if let Value::Choice(choice) = &row.value {
                // The column may have cut it.
                source = format!("{choice}  {source}");
            }
            pen.text(2, top + 2, room, &source, Part::Plain);
        } else if !line.entered {
            pen.text(2, top + 2, room, office_only(look.lang), Part::Plain);
        }
    }

    fn row(&self, line: &ParameterLine, columns: u16, look: Look) -> Vec<Text> {
        let (d, today, wide) = (&line.definition, line.today.as_deref(), columns >= WIDE);
        let number = |n: usize| if n == 0 { String::new() } else { n.to_string() };
        let shown = today.map(|r| value(&r.value, look.lang)).unwrap_or_default();
        let sure = today.map_or_else(|| no_value(line.entered, look.lang), |r| standing(&r.standing, look.lang));
        let mut title = name(d, look.lang).to_owned();
        let mut cells: Vec<Text> = Vec::new();
        if wide {
            cells.push(d.key.as_str().into());
        } else if let Some((_, entry)) = d.key.rsplit_once('.').filter(|_| self.shared.contains(&d.zh)) {
            // A table's entries differ in their endings: a long name gives way to them.
            let room = columns.saturating_sub(BESIDE_NAME + width(entry) + 1);
            title = format!("{} {entry}", cut(&title, usize::from(room)));
        }
        cells.extend([title.into(), shown.into(), unit(d.unit, look.lang).into(), sure.into()]);
        if wide {
            cells.push(today.map(|r| r.from.to_string()).unwrap_or_default().into());
            cells.push(number(line.unconfirmed).into());
        }
        cells.push(number(line.pending).into());
        cells
    }
}

fn visible(body: Size) -> usize {
    usize::from(body.height.saturating_sub(HEAD_ROWS + FOOT_ROWS + 1)).max(1)
}
