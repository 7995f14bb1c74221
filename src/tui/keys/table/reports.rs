//! Keys of the screen of reports.

use super::{row, shown};
use crate::text::catalog::Msg;
use crate::tui::keys::{Action, Binding, Key, Scope};

pub(super) const ROWS: &[Binding] = &[
    shown(Scope::Premiums, &[Key::Left], "Left", Action::PrevYear, Msg::KeyPrevYear),
    shown(Scope::Premiums, &[Key::Right], "Right", Action::NextYear, Msg::KeyNextYear),
    row(Scope::Premiums, &[Key::Tab], "Tab", Action::NextPage, Msg::KeyNextPage),
    row(Scope::Premiums, &[Key::BackTab], "S-Tab", Action::PrevPage, Msg::KeyPrevPage),
    row(Scope::Premiums, &[Key::Up, Key::Char('k')], "Up k", Action::Up, Msg::KeyUp),
    row(Scope::Premiums, &[Key::Down, Key::Char('j')], "Down j", Action::Down, Msg::KeyDown),
];
