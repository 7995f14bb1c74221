//! Keys of the screen of employers.

use super::{row, shown};
use crate::text::catalog::Msg;
use crate::tui::keys::{Action, Binding, Key, Scope};

pub(super) const ROWS: &[Binding] = &[
    shown(Scope::Employers, &[Key::Char('/')], "/", Action::Filter, Msg::KeyFilter),
    shown(Scope::Employers, &[Key::Char('o')], "o", Action::OnlyArrears, Msg::KeyOnlyArrears),
    shown(Scope::Employers, &[Key::Char('u')], "u", Action::OnlyUndeclared, Msg::KeyOnlyUndeclared),
    row(Scope::Employers, &[Key::Esc], "Esc", Action::Back, Msg::KeyClear),
    row(Scope::Employers, &[Key::Tab], "Tab", Action::NextPage, Msg::KeyNextPage),
    row(Scope::Employers, &[Key::BackTab], "S-Tab", Action::PrevPage, Msg::KeyPrevPage),
    row(Scope::Employers, &[Key::Up, Key::Char('k')], "Up k", Action::Up, Msg::KeyUp),
    row(Scope::Employers, &[Key::Down, Key::Char('j')], "Down j", Action::Down, Msg::KeyDown),
    row(Scope::Employers, &[Key::PageUp], "PgUp", Action::PageUp, Msg::KeyPageUp),
    row(Scope::Employers, &[Key::PageDown, Key::Char(' ')], "PgDn Space", Action::PageDown, Msg::KeyPageDown),
];
