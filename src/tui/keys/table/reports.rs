//! Keys of the screen of reports.

use super::{row, shown};
use crate::text::catalog::Msg;
use crate::tui::keys::{Action, Binding, Key, Scope};

pub(super) const ROWS: &[Binding] = &[
    shown(Scope::Statistics, &[Key::Enter], "Enter", Action::Open, Msg::StatisticsKeyOpen),
    shown(Scope::Statistics, &[Key::Char('t')], "t", Action::NextTable, Msg::StatisticsKeyTable),
    row(Scope::Statistics, &[Key::Char('T')], "T", Action::PrevTable, Msg::StatisticsKeyTableBack),
    shown(Scope::Statistics, &[Key::Char('b')], "b", Action::NextBreakdown, Msg::StatisticsKeyBreakdown),
    shown(Scope::Statistics, &[Key::Char('[')], "[ ]", Action::PrevYear, Msg::KeyYears),
    row(Scope::Statistics, &[Key::Char(']')], "]", Action::NextYear, Msg::KeyNextYear),
    shown(Scope::Statistics, &[Key::Char('n')], "n", Action::Definitions, Msg::StatisticsKeyNotes),
    shown(Scope::Statistics, &[Key::Char('x')], "x", Action::Export, Msg::StatisticsKeyExport),
    shown(Scope::Statistics, &[Key::Char('s')], "s", Action::Send, Msg::StatisticsKeySend),
    row(Scope::Statistics, &[Key::Left, Key::Char('h')], "Left h", Action::Left, Msg::StatisticsKeyLeft),
    row(Scope::Statistics, &[Key::Right, Key::Char('l')], "Right l", Action::Right, Msg::StatisticsKeyRight),
    row(Scope::Statistics, &[Key::Tab], "Tab", Action::NextPage, Msg::KeyNextPage),
    row(Scope::Statistics, &[Key::BackTab], "S-Tab", Action::PrevPage, Msg::KeyPrevPage),
    row(Scope::Statistics, &[Key::Up, Key::Char('k')], "Up k", Action::Up, Msg::KeyUp),
    row(Scope::Statistics, &[Key::Down, Key::Char('j')], "Down j", Action::Down, Msg::KeyDown),
    row(Scope::Statistics, &[Key::PageUp], "PgUp", Action::PageUp, Msg::KeyPageUp),
    row(Scope::Statistics, &[Key::PageDown, Key::Char(' ')], "PgDn Space", Action::PageDown, Msg::KeyPageDown),
    shown(Scope::StatisticsList, &[Key::Enter], "Enter", Action::Open, Msg::KeyOpen),
    shown(Scope::StatisticsList, &[Key::Esc], "Esc", Action::Back, Msg::KeyBack),
    row(Scope::StatisticsList, &[Key::Up, Key::Char('k')], "Up k", Action::Up, Msg::KeyUp),
    row(Scope::StatisticsList, &[Key::Down, Key::Char('j')], "Down j", Action::Down, Msg::KeyDown),
    row(Scope::StatisticsList, &[Key::PageUp], "PgUp", Action::PageUp, Msg::KeyPageUp),
    row(Scope::StatisticsList, &[Key::PageDown, Key::Char(' ')], "PgDn Space", Action::PageDown, Msg::KeyPageDown),
    shown(Scope::StatisticsNotes, &[Key::Esc], "Esc", Action::Back, Msg::KeyBack),
    row(Scope::StatisticsNotes, &[Key::Left], "Left", Action::Left, Msg::KeyPrevPage),
    row(Scope::StatisticsNotes, &[Key::Right, Key::Tab], "Right Tab", Action::Right, Msg::KeyNextPage),
    row(Scope::StatisticsNotes, &[Key::Up, Key::Char('k')], "Up k", Action::Up, Msg::KeyUp),
    row(Scope::StatisticsNotes, &[Key::Down, Key::Char('j')], "Down j", Action::Down, Msg::KeyDown),
    row(Scope::StatisticsNotes, &[Key::PageUp], "PgUp", Action::PageUp, Msg::KeyPageUp),
    row(Scope::StatisticsNotes, &[Key::PageDown, Key::Char(' ')], "PgDn Space", Action::PageDown, Msg::KeyPageDown),
    shown(Scope::StatisticsReason, &[Key::Enter], "Enter", Action::Save, Msg::StatisticsKeySend),
    shown(Scope::StatisticsReason, &[Key::Esc], "Esc", Action::Back, Msg::KeyBack),
];
