//! Keys of the pages of inspection.

use super::{row, shown};
use crate::domain::sheet::workflow::Step;
use crate::text::catalog::Msg;
use crate::tui::keys::{Action, Binding, Key, Scope};

pub(super) const ROWS: &[Binding] = &[
    shown(Scope::Findings, &[Key::Char('r')], "r", Action::TurnKind, Msg::KeyInspectTurnRule),
    shown(Scope::Findings, &[Key::Char('u')], "u", Action::OnlyOpen, Msg::KeyInspectOnlyUnmarked),
    shown(Scope::Findings, &[Key::Char('m')], "m", Action::Confirm, Msg::KeyInspectExplain),
    shown(Scope::Findings, &[Key::Char(' ')], "Space", Action::Mark, Msg::KeyMark),
    shown(Scope::Findings, &[Key::Char('n')], "n", Action::NewEntry, Msg::KeyInspect),
    row(Scope::Findings, &[Key::Char('x')], "x", Action::Reject, Msg::KeyInspectReopenFinding),
    row(Scope::Findings, &[Key::Char('/')], "/", Action::Filter, Msg::KeyFilter),
    row(Scope::Findings, &[Key::Esc], "Esc", Action::Back, Msg::KeyClear),
    row(Scope::Findings, &[Key::Tab], "Tab", Action::NextPage, Msg::KeyNextPage),
    row(Scope::Findings, &[Key::BackTab], "S-Tab", Action::PrevPage, Msg::KeyPrevPage),
    row(Scope::Findings, &[Key::Up, Key::Char('k')], "Up k", Action::Up, Msg::KeyUp),
    row(Scope::Findings, &[Key::Down, Key::Char('j')], "Down j", Action::Down, Msg::KeyDown),
    row(Scope::Findings, &[Key::PageUp, Key::Char('b')], "PgUp b", Action::PageUp, Msg::KeyPageUp),
    row(Scope::Findings, &[Key::PageDown], "PgDn", Action::PageDown, Msg::KeyPageDown),
    shown(Scope::Inspections, &[Key::Enter], "Enter", Action::Open, Msg::KeyOpen),
    shown(Scope::Inspections, &[Key::Char('n')], "n", Action::NewEntry, Msg::KeyInspectPlanInspection),
    row(Scope::Inspections, &[Key::Tab], "Tab", Action::NextPage, Msg::KeyNextPage),
    row(Scope::Inspections, &[Key::BackTab], "S-Tab", Action::PrevPage, Msg::KeyPrevPage),
    row(Scope::Inspections, &[Key::Up, Key::Char('k')], "Up k", Action::Up, Msg::KeyUp),
    row(Scope::Inspections, &[Key::Down, Key::Char('j')], "Down j", Action::Down, Msg::KeyDown),
    row(Scope::Inspections, &[Key::PageUp], "PgUp", Action::PageUp, Msg::KeyPageUp),
    row(Scope::Inspections, &[Key::PageDown, Key::Char(' ')], "PgDn Space", Action::PageDown, Msg::KeyPageDown),
    shown(Scope::Inspection, &[Key::Esc], "Esc", Action::Back, Msg::KeyBack),
    shown(Scope::Inspection, &[Key::Char('p'), Key::F(6), Key::Ctrl('p')], "p", Action::Print, Msg::KeyInspectPrintLetter),
    shown(Scope::Inspection, &[Key::Char('s')], "s", Action::BookAudit, Msg::KeyInspectBookAudit),
    row(Scope::Inspection, &[Key::Char('n')], "n", Action::SheetStep(Step::Notify), Msg::KeyInspectNotify),
    row(Scope::Inspection, &[Key::Char('v')], "v", Action::SheetStep(Step::Visit), Msg::KeyInspectVisit),
    row(Scope::Inspection, &[Key::Char('e')], "e", Action::SheetStep(Step::Record), Msg::KeyInspectRecord),
    row(Scope::Inspection, &[Key::Char('c')], "c", Action::SheetStep(Step::Clear), Msg::KeyInspectClearResult),
    row(Scope::Inspection, &[Key::Char('o')], "o", Action::SheetStep(Step::Order), Msg::KeyInspectOrder),
    row(Scope::Inspection, &[Key::Char('r')], "r", Action::SheetStep(Step::Rectify), Msg::KeyInspectRectify),
    row(Scope::Inspection, &[Key::Char('f')], "f", Action::SheetStep(Step::Refer), Msg::KeyInspectRefer),
    row(Scope::Inspection, &[Key::Char('t')], "t", Action::SheetStep(Step::Close), Msg::KeyInspectCloseCase),
    row(Scope::Inspection, &[Key::Char('z')], "z", Action::SheetStep(Step::Drop), Msg::KeyDropSheet),
    row(Scope::Inspection, &[Key::Up, Key::Char('k')], "Up k", Action::Up, Msg::KeyUp),
    row(Scope::Inspection, &[Key::Down, Key::Char('j')], "Down j", Action::Down, Msg::KeyDown),
    row(Scope::Inspection, &[Key::PageUp, Key::Char('b')], "PgUp b", Action::PageUp, Msg::KeyPageUp),
    row(Scope::Inspection, &[Key::PageDown, Key::Char(' ')], "PgDn Space", Action::PageDown, Msg::KeyPageDown),
];
