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
    shown(Scope::WorkerSheetsWork, &[Key::Char('n')], "n", Action::NewEntry, Msg::KeyNewEntry),
    shown(Scope::WorkerSheets, &[Key::Enter], "Enter", Action::Open, Msg::KeyOpen),
    shown(Scope::WorkerSheets, &[Key::Esc], "Esc", Action::Back, Msg::KeyBack),
    row(Scope::WorkerSheets, &[Key::Tab], "Tab", Action::NextPage, Msg::KeyNextPage),
    row(Scope::WorkerSheets, &[Key::BackTab], "S-Tab", Action::PrevPage, Msg::KeyPrevPage),
    row(Scope::WorkerSheets, &[Key::Up, Key::Char('k')], "Up k", Action::Up, Msg::KeyUp),
    row(Scope::WorkerSheets, &[Key::Down, Key::Char('j')], "Down j", Action::Down, Msg::KeyDown),
    row(Scope::WorkerSheets, &[Key::PageUp], "PgUp", Action::PageUp, Msg::KeyPageUp),
    row(Scope::WorkerSheets, &[Key::PageDown, Key::Char(' ')], "PgDn Space", Action::PageDown, Msg::KeyPageDown),
    shown(Scope::WorkerForm, &[Key::F(9), Key::Ctrl('r')], "F9", Action::Staff, Msg::KeyStaff),
    row(Scope::WorkerForm, &[Key::PageDown], "PgDn", Action::PageDown, Msg::KeyPanel),
    row(Scope::WorkerForm, &[Key::PageUp], "PgUp", Action::PageUp, Msg::KeyPageUp),
    shown(Scope::Staff, &[Key::Char(' ')], "Space", Action::Mark, Msg::KeyMark),
    shown(Scope::Staff, &[Key::Char('l')], "l", Action::AsLeaving, Msg::KeyAsLeaving),
    shown(Scope::Staff, &[Key::Char('c')], "c", Action::AsChanges, Msg::KeyAsChanges),
    shown(Scope::Staff, &[Key::Char('f')], "f", Action::ReadFile, Msg::KeyReadFile),
    row(Scope::Staff, &[Key::Char('a')], "a", Action::MarkAll, Msg::KeyMarkAll),
    row(Scope::Staff, &[Key::Char('/')], "/", Action::Filter, Msg::KeyFilter),
    shown(Scope::Staff, &[Key::Esc], "Esc", Action::Back, Msg::KeyBack),
    row(Scope::Staff, &[Key::Up, Key::Char('k')], "Up k", Action::Up, Msg::KeyUp),
    row(Scope::Staff, &[Key::Down, Key::Char('j')], "Down j", Action::Down, Msg::KeyDown),
    row(Scope::Staff, &[Key::PageUp], "PgUp", Action::PageUp, Msg::KeyPageUp),
    row(Scope::Staff, &[Key::PageDown], "PgDn", Action::PageDown, Msg::KeyPageDown),
];
