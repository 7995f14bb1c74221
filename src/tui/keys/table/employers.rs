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
    shown(Scope::Rates, &[Key::Enter], "Enter", Action::Open, Msg::KeyRateExplain),
    shown(Scope::Rates, &[Key::Char('/')], "/", Action::Filter, Msg::KeyFilter),
    shown(Scope::Rates, &[Key::Char('c')], "c", Action::OnlyChanged, Msg::KeyOnlyChanged),
    shown(Scope::Rates, &[Key::Char('b')], "b", Action::NextExample, Msg::KeyNextExample),
    shown(Scope::Rates, &[Key::Char('n')], "n", Action::NewEntry, Msg::KeyRateFile),
    shown(Scope::Rates, &[Key::Char('s')], "s", Action::SetRate, Msg::KeySetRate),
    shown(Scope::Rates, &[Key::Char('p')], "p", Action::MakeProposal, Msg::KeyMakeProposal),
    row(Scope::Rates, &[Key::Left], "Left", Action::PrevYear, Msg::KeyPrevYear),
    row(Scope::Rates, &[Key::Right], "Right", Action::NextYear, Msg::KeyNextYear),
    row(Scope::Rates, &[Key::Esc], "Esc", Action::Back, Msg::KeyClear),
    row(Scope::Rates, &[Key::Tab], "Tab", Action::NextPage, Msg::KeyNextPage),
    row(Scope::Rates, &[Key::BackTab], "S-Tab", Action::PrevPage, Msg::KeyPrevPage),
    row(Scope::Rates, &[Key::Up, Key::Char('k')], "Up k", Action::Up, Msg::KeyUp),
    row(Scope::Rates, &[Key::Down, Key::Char('j')], "Down j", Action::Down, Msg::KeyDown),
    row(Scope::Rates, &[Key::PageUp], "PgUp", Action::PageUp, Msg::KeyPageUp),
    row(Scope::Rates, &[Key::PageDown, Key::Char(' ')], "PgDn Space", Action::PageDown, Msg::KeyPageDown),
    shown(Scope::RateOne, &[Key::Char('s')], "s", Action::SetRate, Msg::KeySetRate),
    shown(Scope::RateOne, &[Key::Char('p')], "p", Action::Print, Msg::KeyRateNotice),
    shown(Scope::RateOne, &[Key::Esc], "Esc", Action::Back, Msg::KeyBack),
    row(Scope::RateOne, &[Key::Up, Key::Char('k')], "Up k", Action::Up, Msg::KeyUp),
    row(Scope::RateOne, &[Key::Down, Key::Char('j')], "Down j", Action::Down, Msg::KeyDown),
    row(Scope::RateOne, &[Key::PageUp], "PgUp", Action::PageUp, Msg::KeyPageUp),
    row(Scope::RateOne, &[Key::PageDown, Key::Char(' ')], "PgDn Space", Action::PageDown, Msg::KeyPageDown),
];
