//! Keys of the screen of employers.

use super::{row, shown};
use crate::domain::employer::registration::Act;
use crate::text::catalog::Msg;
use crate::tui::keys::{Action, Binding, Key, Scope};

pub(super) const ROWS: &[Binding] = &[
    shown(Scope::Employers, &[Key::Enter], "Enter", Action::Open, Msg::KeyOpen),
    shown(Scope::Employers, &[Key::Char('n')], "n", Action::Registration(Act::Register), Msg::KeyRegister),
    row(Scope::Employers, &[Key::Char('b')], "b", Action::Returned, Msg::KeyReturnedSheets),
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
    shown(Scope::EmployerFile, &[Key::Tab, Key::Right], "Tab", Action::Right, Msg::KeyNextPage),
    row(Scope::EmployerFile, &[Key::BackTab, Key::Left], "S-Tab", Action::Left, Msg::KeyPrevPage),
    shown(Scope::EmployerFile, &[Key::Char('c')], "c", Action::Registration(Act::Change), Msg::KeyChangeEmployer),
    shown(Scope::EmployerFile, &[Key::Char('p')], "p", Action::Print, Msg::KeyCertificate),
    row(Scope::EmployerFile, &[Key::Char('s')], "s", Action::Registration(Act::Suspend), Msg::KeySuspendEmployer),
    row(Scope::EmployerFile, &[Key::Char('r')], "r", Action::Registration(Act::Resume), Msg::KeyResumeEmployer),
    row(Scope::EmployerFile, &[Key::Char('x')], "x", Action::Registration(Act::Cancel), Msg::KeyCancelEmployer),
    row(Scope::EmployerFile, &[Key::Char('m')], "m", Action::Registration(Act::Merge), Msg::KeyMerge),
    row(Scope::EmployerFile, &[Key::Char('t')], "t", Action::Registration(Act::Split), Msg::KeySplit),
    shown(Scope::EmployerFile, &[Key::Enter], "Enter", Action::Open, Msg::KeyOpen),
    shown(Scope::EmployerFile, &[Key::Esc], "Esc", Action::Back, Msg::KeyBack),
    row(Scope::EmployerFile, &[Key::Up, Key::Char('k')], "Up k", Action::Up, Msg::KeyUp),
    row(Scope::EmployerFile, &[Key::Down, Key::Char('j')], "Down j", Action::Down, Msg::KeyDown),
    row(Scope::EmployerFile, &[Key::PageUp], "PgUp", Action::PageUp, Msg::KeyPageUp),
    row(Scope::EmployerFile, &[Key::PageDown, Key::Char(' ')], "PgDn Space", Action::PageDown, Msg::KeyPageDown),
    shown(Scope::ReturnedRegistrations, &[Key::Enter], "Enter", Action::Open, Msg::KeyCorrect),
    shown(Scope::ReturnedRegistrations, &[Key::Esc], "Esc", Action::Back, Msg::KeyBack),
    row(Scope::ReturnedRegistrations, &[Key::Up, Key::Char('k')], "Up k", Action::Up, Msg::KeyUp),
    row(Scope::ReturnedRegistrations, &[Key::Down, Key::Char('j')], "Down j", Action::Down, Msg::KeyDown),
];
