//! What stands over a screen for a moment: the list of keys, the command palette, the drafts.

mod drafts;

use crossterm::event::KeyEvent;

use self::drafts::DraftsDialog;
use super::field::Field;
use super::keys::{self, Action, Binding, Scope};
use super::look::Part;
use super::pen::Pen;
use super::screen::Cell;
use crate::desk::Request;
use crate::desk::drafts::DraftLine;
use crate::text::Lang;
use crate::text::catalog::Msg;

/// Longest command somebody types.
const COMMAND_MAX: usize = 40;
/// Columns of one entry of the key list.
const ENTRY_WIDTH: u16 = 26;

pub(super) enum Dialog {
    Help(Vec<Scope>),
    Palette { field: Field, at: usize },
    Drafts(DraftsDialog),
}

/// What becomes of the dialog.
pub(super) enum Outcome {
    Open,
    Close,
    Run(Action),
    Ask(Request),
}

impl Dialog {
    /// The keys of these places.
    pub fn help(scopes: Vec<Scope>) -> Dialog {
        Dialog::Help(scopes)
    }

    pub fn palette() -> Dialog {
        Dialog::Palette { field: Field::new(COMMAND_MAX), at: 0 }
    }

    /// Drafts to go on with.
    pub fn drafts(lines: Vec<DraftLine>) -> Dialog {
        Dialog::Drafts(DraftsDialog::new(lines))
    }

    /// Where its keys mean something.
    pub fn scope(&self) -> Scope {
        match self {
            Dialog::Help(_) | Dialog::Palette { .. } => Scope::Dialog,
            Dialog::Drafts(drafts) => drafts.scope(),
        }
    }

    pub fn typed(&mut self, key: KeyEvent) {
        if let Dialog::Palette { field, at } = self
            && field.key(key)
        {
            *at = 0;
        }
    }

    pub fn pasted(&mut self, text: &str) {
        if let Dialog::Palette { field, at } = self
            && field.paste(text)
        {
            *at = 0;
        }
    }

    pub fn act(&mut self, action: Action) -> Outcome {
        let (field, at) = match self {
            Dialog::Palette { field, at } => (field, at),
            Dialog::Drafts(drafts) => return drafts.act(action),
            Dialog::Help(_) if matches!(action, Action::Back | Action::Open) => return Outcome::Close,
            Dialog::Help(_) => return Outcome::Open,
        };
        let commands = matching(field.text());
        match action {
            Action::Back => return Outcome::Close,
            Action::Up => *at = at.saturating_sub(1),
            Action::Down => *at = (*at + 1).min(commands.len().saturating_sub(1)),
            Action::Open => {
                #[cfg(debug_assertions)]
                if field.text() == "panic" {
                    return Outcome::Run(Action::Panic);
                }
                return commands.get(*at).map_or(Outcome::Open, |b| Outcome::Run(b.action));
            }
            _ => {}
        }
        Outcome::Open
    }

    pub fn draw(&self, pen: &mut Pen) -> Option<Cell> {
        match self {
            Dialog::Help(scopes) => help(scopes, pen),
            Dialog::Palette { field, at } => palette(field, *at, pen),
            Dialog::Drafts(drafts) => drafts.draw(pen),
        }
    }
}

/// Commands whose name (in either language: Chinese needs an input method) holds what was typed, or whose key it is.
fn matching(typed: &str) -> Vec<&'static Binding> {
    let typed = typed.trim().to_lowercase();
    let named = |b: &Binding, lang: Lang| b.help.text(lang).to_lowercase().contains(&typed);
    let hit = |b: &&Binding| named(b, Lang::Zh) || named(b, Lang::En) || b.shown.to_lowercase() == typed;
    keys::commands().into_iter().filter(hit).collect()
}

fn help(scopes: &[Scope], pen: &mut Pen) -> Option<Cell> {
    pen.text(1, 0, pen.area.width, pen.look.text(Msg::HelpTitle), Part::Title);
    pen.right(1, 0, pen.area.width - 2, pen.look.text(Msg::HelpClose), Part::Quiet);
    pen.rule(1);
    let (mut x, mut y) = (2, 2);
    for scope in scopes {
        let rows: Vec<&Binding> = keys::BINDINGS.iter().filter(|b| b.scope == *scope).collect();
        let needed = u16::try_from(rows.len()).unwrap_or(u16::MAX).saturating_add(1);
        if y > 2 && y + needed > pen.area.height {
            (x, y) = (x + ENTRY_WIDTH, 2);
        }
        pen.text(x, y, ENTRY_WIDTH - 1, pen.look.text(scope.title()), Part::Accent);
        y += 1;
        for row in rows {
            pen.text(x, y, 10, row.shown, Part::Title);
            pen.text(x + 11, y, ENTRY_WIDTH - 12, pen.look.text(row.help), Part::Plain);
            y += 1;
        }
        y += 1;
    }
    None
}

fn palette(field: &Field, at: usize, pen: &mut Pen) -> Option<Cell> {
    let label = format!(" {} : ", pen.look.text(Msg::PaletteTitle));
    let x = pen.text(0, 0, pen.area.width, &label, Part::Title);
    let (shown, cursor) = field.window(pen.area.width - x);
    pen.text(x, 0, pen.area.width - x, &shown, Part::Plain);
    pen.rule(1);
    for (i, command) in matching(field.text()).into_iter().enumerate() {
        let y = 2 + u16::try_from(i).unwrap_or(u16::MAX - 2);
        if i == at {
            pen.text(1, y, 1, ">", Part::Title);
        }
        let part = if i == at { Part::Focus } else { Part::Plain };
        let used = pen.text(3, y, 40, pen.look.text(command.help), part);
        pen.text(3 + used.max(22) + 2, y, 20, command.shown, Part::Quiet);
    }
    Some((pen.area.x + x + cursor, pen.area.y))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::pen::width;

    #[test]
    fn key_names_fit_their_column() {
        for binding in keys::BINDINGS {
            assert!(width(binding.shown) <= 10, "{}", binding.shown);
        }
    }
}
