//! Keys of declarations and the levy of a month.

use super::{row, shown};
use crate::text::catalog::Msg;
use crate::tui::keys::{Action, Binding, Key, Scope};

pub(super) const ROWS: &[Binding] = &[
    shown(Scope::LevyMonth, &[Key::Enter], "Enter", Action::Open, Msg::KeyDeclare),
    shown(Scope::LevyMonth, &[Key::Char('b')], "b", Action::Build, Msg::KeyFixLevy),
    shown(Scope::LevyMonth, &[Key::Char('t')], "t", Action::TurnState, Msg::KeySheetState),
    shown(Scope::LevyMonth, &[Key::Left], "Left", Action::Left, Msg::KeyPrevMonth),
    row(Scope::LevyMonth, &[Key::Right], "Right", Action::Right, Msg::KeyNextMonth),
    row(Scope::LevyMonth, &[Key::Esc], "Esc", Action::Back, Msg::KeyClear),
    row(Scope::LevyMonth, &[Key::Tab], "Tab", Action::NextPage, Msg::KeyNextPage),
    row(Scope::LevyMonth, &[Key::BackTab], "S-Tab", Action::PrevPage, Msg::KeyPrevPage),
    row(Scope::LevyMonth, &[Key::Up, Key::Char('k')], "Up k", Action::Up, Msg::KeyUp),
    row(Scope::LevyMonth, &[Key::Down, Key::Char('j')], "Down j", Action::Down, Msg::KeyDown),
    row(Scope::LevyMonth, &[Key::PageUp], "PgUp", Action::PageUp, Msg::KeyPageUp),
    row(Scope::LevyMonth, &[Key::PageDown, Key::Char(' ')], "PgDn Space", Action::PageDown, Msg::KeyPageDown),
    shown(Scope::Declaration, &[Key::Ctrl('r')], "^R", Action::CopyMonth, Msg::KeyCopyMonth),
    shown(Scope::Declaration, &[Key::PageDown], "PgDn", Action::PageDown, Msg::KeyPanel),
    row(Scope::Declaration, &[Key::PageUp], "PgUp", Action::PageUp, Msg::KeyPageUp),
];
