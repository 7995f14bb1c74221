//! The one table of keys: dispatch, footer, help and the command palette are all read from it.
//!
//! Nothing lies on Alt (it shares a byte with Esc); each F-key has a plain or control twin; the letters that edit a
//! line (^A ^E ^B ^F ^H ^K ^U ^W ^Y) belong to the fields.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::screen::ScreenId;
use crate::text::catalog::Msg;

/// What can be asked of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    Quit,
    Help,
    Palette,
    Find,
    NextScreen,
    To(ScreenId),
    Glyphs,
    Redraw,
    Back,
    Open,
    Up,
    Down,
    PageUp,
    PageDown,
    Left,
    Right,
    LeaveField,
    ShowFull,
    /// The counter's questions about the person of the file.
    Answers,
    /// Open the consulting window for the person of the file.
    Consult,
    /// Take in a claim of the person of the file.
    Intake,
    /// Change the claim of the chosen case.
    Revise,
    /// In a conflict: what the other one saved, or one's own.
    Theirs,
    Mine,
    Save,
    Print,
    Reset,
    PrevYear,
    NextYear,
    /// Narrow a list by typing.
    Filter,
    /// Only what nobody has confirmed.
    OnlyOpen,
    NewEntry,
    /// A new entry that says what the chosen row says.
    CopyEntry,
    Confirm,
    /// Reject what another entered, or take back one's own.
    Reject,
    NextField,
    PrevField,
    /// A new line within a field of several.
    NewLine,
    /// What was entered in this field last time, the time before that.
    LastValue,
    NextProblem,
    /// Forms that were begun and not filed.
    Drafts,
    /// Throw a draft away.
    DropDraft,
    Yes,
    /// Fails on purpose, so that tests see what a failure leaves behind. Not in released programs.
    #[cfg(debug_assertions)]
    Panic,
}

/// Where a key means something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Everywhere, in fields too.
    Any,
    /// Everywhere but in a field.
    Outside,
    Search,
    List,
    File,
    Answers,
    Fund,
    Entries,
    /// A form's fields.
    Form,
    Dialog,
    Params,
    ParamFilter,
    ParamHistory,
    /// The time line for those who may enter and confirm.
    ParamWork,
    /// A form that is filed, and kept as a draft until then.
    Entry,
    /// The intake form besides its fields.
    Intake,
    /// A claim was just filed.
    Filed,
    /// Two changed one claim.
    Conflict,
    /// The list of drafts.
    Drafts,
    /// A question that wants a yes or a no.
    Ask,
}

impl Scope {
    #[must_use]
    pub const fn title(self) -> Msg {
        match self {
            Scope::Any => Msg::ScopeAny,
            Scope::Outside => Msg::ScopeOutside,
            Scope::Search => Msg::ScopeSearch,
            Scope::List => Msg::ScopeList,
            Scope::File => Msg::ScopeFile,
            Scope::Answers => Msg::ScopeAnswers,
            Scope::Fund => Msg::ScopeFund,
            Scope::Entries => Msg::ScopeEntries,
            Scope::Form => Msg::ScopeForm,
            Scope::Dialog => Msg::ScopeDialog,
            Scope::Params => Msg::ScopeParams,
            Scope::ParamFilter => Msg::ScopeParamFilter,
            Scope::ParamHistory => Msg::ScopeParamHistory,
            Scope::ParamWork => Msg::ScopeParamWork,
            Scope::Entry => Msg::ScopeEntry,
            Scope::Intake => Msg::ScopeIntake,
            Scope::Filed => Msg::ScopeFiled,
            Scope::Conflict => Msg::ScopeConflict,
            Scope::Drafts => Msg::ScopeDrafts,
            Scope::Ask => Msg::ScopeAsk,
        }
    }
}

/// A key as terminals send it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    Char(char),
    Ctrl(char),
    F(u8),
    Enter,
    Esc,
    Tab,
    BackTab,
    Up,
    Down,
    Left,
    Right,
    PageUp,
    PageDown,
}

impl Key {
    fn is(self, event: &KeyEvent) -> bool {
        let plain = !event.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
        match (self, event.code) {
            (Key::Char(c), KeyCode::Char(got)) => plain && c == got,
            (Key::Ctrl(c), KeyCode::Char(got)) => {
                event.modifiers.contains(KeyModifiers::CONTROL)
                    && !event.modifiers.contains(KeyModifiers::ALT)
                    && c == got.to_ascii_lowercase()
            }
            (Key::F(n), KeyCode::F(got)) => n == got,
            // A line feed is an Enter that was typed before the terminal was ours.
            (Key::Enter, KeyCode::Char('j')) => event.modifiers == KeyModifiers::CONTROL,
            (Key::Enter, KeyCode::Enter)
            | (Key::Esc, KeyCode::Esc)
            | (Key::Tab, KeyCode::Tab)
            | (Key::BackTab, KeyCode::BackTab)
            | (Key::Up, KeyCode::Up)
            | (Key::Down, KeyCode::Down)
            | (Key::Left, KeyCode::Left)
            | (Key::Right, KeyCode::Right)
            | (Key::PageUp, KeyCode::PageUp)
            | (Key::PageDown, KeyCode::PageDown) => true,
            _ => false,
        }
    }
}

/// A row of the table.
#[derive(Debug)]
pub struct Binding {
    pub scope: Scope,
    pub keys: &'static [Key],
    /// As footer and help show it.
    pub shown: &'static str,
    pub action: Action,
    pub help: Msg,
    /// Whether the footer offers it.
    pub footer: bool,
}

const fn row(scope: Scope, keys: &'static [Key], shown: &'static str, action: Action, help: Msg) -> Binding {
    Binding { scope, keys, shown, action, help, footer: false }
}

const fn shown(scope: Scope, keys: &'static [Key], shown: &'static str, action: Action, help: Msg) -> Binding {
    Binding { scope, keys, shown, action, help, footer: true }
}

/// All keys, in the order of footer and help.
pub const BINDINGS: &[Binding] = &[
    shown(Scope::Search, &[Key::Enter], "Enter", Action::Open, Msg::KeyOpen),
    row(Scope::Search, &[Key::Up], "Up", Action::Up, Msg::KeyUp),
    row(Scope::Search, &[Key::Down], "Down", Action::Down, Msg::KeyDown),
    shown(Scope::Search, &[Key::Tab, Key::BackTab], "Tab", Action::LeaveField, Msg::KeyLeaveField),
    shown(Scope::Search, &[Key::Esc], "Esc", Action::Back, Msg::KeyClear),
    row(Scope::Search, &[Key::Char('?'), Key::Char('？')], "?", Action::Help, Msg::KeyHelp),
    row(Scope::Search, &[Key::Char(':'), Key::Char('：')], ":", Action::Palette, Msg::KeyPalette),
    shown(Scope::List, &[Key::Enter], "Enter", Action::Open, Msg::KeyOpen),
    row(Scope::List, &[Key::Up, Key::Char('k')], "Up k", Action::Up, Msg::KeyUp),
    row(Scope::List, &[Key::Down, Key::Char('j')], "Down j", Action::Down, Msg::KeyDown),
    shown(Scope::List, &[Key::Esc, Key::Tab, Key::BackTab], "Esc", Action::Find, Msg::KeyFind),
    shown(Scope::File, &[Key::Esc], "Esc", Action::Back, Msg::KeyBack),
    row(Scope::File, &[Key::Left, Key::BackTab], "Left", Action::Left, Msg::KeyPrevTab),
    shown(Scope::File, &[Key::Right, Key::Tab], "Tab", Action::Right, Msg::KeyNextTab),
    shown(Scope::File, &[Key::Char('e')], "e", Action::Consult, Msg::KeyConsult),
    shown(Scope::File, &[Key::Char('a')], "a", Action::Answers, Msg::KeyAnswers),
    shown(Scope::File, &[Key::Char('i')], "i", Action::Intake, Msg::KeyIntake),
    row(Scope::File, &[Key::Char('c')], "c", Action::Revise, Msg::KeyRevise),
    shown(Scope::File, &[Key::Char('v')], "v", Action::ShowFull, Msg::KeyShowFull),
    row(Scope::File, &[Key::Up, Key::Char('k')], "Up k", Action::Up, Msg::KeyUp),
    row(Scope::File, &[Key::Down, Key::Char('j')], "Down j", Action::Down, Msg::KeyDown),
    row(Scope::File, &[Key::PageUp, Key::Char('b')], "PgUp b", Action::PageUp, Msg::KeyPageUp),
    row(Scope::File, &[Key::PageDown, Key::Char(' ')], "PgDn Space", Action::PageDown, Msg::KeyPageDown),
    shown(Scope::Answers, &[Key::Esc], "Esc", Action::Back, Msg::KeyBack),
    row(Scope::Answers, &[Key::Up, Key::Char('k')], "Up k", Action::Up, Msg::KeyUp),
    row(Scope::Answers, &[Key::Down, Key::Char('j'), Key::Tab], "Down j", Action::Down, Msg::KeyDown),
    row(Scope::Answers, &[Key::PageUp, Key::Char('b')], "PgUp b", Action::PageUp, Msg::KeyPageUp),
    row(Scope::Answers, &[Key::PageDown, Key::Char(' ')], "PgDn Space", Action::PageDown, Msg::KeyPageDown),
    shown(Scope::Answers, &[Key::Char('e')], "e", Action::Consult, Msg::KeyConsult),
    shown(Scope::Fund, &[Key::Enter], "Enter", Action::Open, Msg::KeyOpen),
    shown(Scope::Fund, &[Key::Esc], "Esc", Action::Back, Msg::KeyBack),
    row(Scope::Fund, &[Key::Left], "Left", Action::Left, Msg::KeyPrevMonth),
    row(Scope::Fund, &[Key::Right], "Right", Action::Right, Msg::KeyNextMonth),
    shown(Scope::Fund, &[Key::Char('[')], "[", Action::PrevYear, Msg::KeyPrevYear),
    shown(Scope::Fund, &[Key::Char(']')], "]", Action::NextYear, Msg::KeyNextYear),
    row(Scope::Fund, &[Key::Up, Key::Char('k')], "Up k", Action::Up, Msg::KeyUp),
    row(Scope::Fund, &[Key::Down, Key::Char('j')], "Down j", Action::Down, Msg::KeyDown),
    shown(Scope::Entries, &[Key::Esc], "Esc", Action::Back, Msg::KeyBack),
    row(Scope::Entries, &[Key::Up, Key::Char('k')], "Up k", Action::Up, Msg::KeyUp),
    row(Scope::Entries, &[Key::Down, Key::Char('j')], "Down j", Action::Down, Msg::KeyDown),
    shown(Scope::Entries, &[Key::PageUp, Key::Char('b')], "PgUp b", Action::PageUp, Msg::KeyPageUp),
    shown(Scope::Entries, &[Key::PageDown, Key::Char(' ')], "PgDn Space", Action::PageDown, Msg::KeyPageDown),
    shown(Scope::Form, &[Key::Esc], "Esc", Action::Back, Msg::KeyBack),
    shown(Scope::Form, &[Key::F(2), Key::Ctrl('s')], "F2", Action::Save, Msg::KeySaveNote),
    shown(Scope::Form, &[Key::F(6), Key::Ctrl('p')], "F6", Action::Print, Msg::KeySlip),
    row(Scope::Form, &[Key::F(7), Key::Ctrl('r')], "F7 ^R", Action::Reset, Msg::KeyReset),
    row(Scope::Form, &[Key::Down, Key::Tab, Key::Enter], "Tab Enter", Action::Down, Msg::KeyNextField),
    row(Scope::Form, &[Key::Up, Key::BackTab], "Up", Action::Up, Msg::KeyPrevField),
    shown(Scope::Form, &[Key::PageDown], "PgDn", Action::PageDown, Msg::KeyExplain),
    row(Scope::Form, &[Key::PageUp], "PgUp", Action::PageUp, Msg::KeyPageUp),
    shown(Scope::Dialog, &[Key::Esc], "Esc", Action::Back, Msg::KeyBack),
    row(Scope::Dialog, &[Key::Up], "Up", Action::Up, Msg::KeyUp),
    row(Scope::Dialog, &[Key::Down], "Down", Action::Down, Msg::KeyDown),
    shown(Scope::Dialog, &[Key::Enter], "Enter", Action::Open, Msg::KeyRun),
    shown(Scope::Params, &[Key::Enter], "Enter", Action::Open, Msg::KeyOpen),
    shown(Scope::Params, &[Key::Char('/')], "/", Action::Filter, Msg::KeyFilter),
    shown(Scope::Params, &[Key::Char('u')], "u", Action::OnlyOpen, Msg::KeyOnlyOpen),
    row(Scope::Params, &[Key::Esc], "Esc", Action::Back, Msg::KeyClear),
    row(Scope::Params, &[Key::Up, Key::Char('k')], "Up k", Action::Up, Msg::KeyUp),
    row(Scope::Params, &[Key::Down, Key::Char('j')], "Down j", Action::Down, Msg::KeyDown),
    row(Scope::Params, &[Key::PageUp, Key::Char('b')], "PgUp b", Action::PageUp, Msg::KeyPageUp),
    row(Scope::Params, &[Key::PageDown, Key::Char(' ')], "PgDn Space", Action::PageDown, Msg::KeyPageDown),
    shown(Scope::ParamFilter, &[Key::Enter], "Enter", Action::Open, Msg::KeyOpen),
    row(Scope::ParamFilter, &[Key::Up], "Up", Action::Up, Msg::KeyUp),
    row(Scope::ParamFilter, &[Key::Down], "Down", Action::Down, Msg::KeyDown),
    row(Scope::ParamFilter, &[Key::PageUp], "PgUp", Action::PageUp, Msg::KeyPageUp),
    row(Scope::ParamFilter, &[Key::PageDown], "PgDn", Action::PageDown, Msg::KeyPageDown),
    shown(Scope::ParamFilter, &[Key::Tab, Key::BackTab], "Tab", Action::LeaveField, Msg::KeyLeaveField),
    shown(Scope::ParamFilter, &[Key::Esc], "Esc", Action::Back, Msg::KeyClear),
    shown(Scope::ParamHistory, &[Key::Esc], "Esc", Action::Back, Msg::KeyBack),
    row(Scope::ParamHistory, &[Key::Up, Key::Char('k')], "Up k", Action::Up, Msg::KeyUp),
    row(Scope::ParamHistory, &[Key::Down, Key::Char('j')], "Down j", Action::Down, Msg::KeyDown),
    row(Scope::ParamHistory, &[Key::PageUp, Key::Char('b')], "PgUp b", Action::PageUp, Msg::KeyPageUp),
    row(Scope::ParamHistory, &[Key::PageDown, Key::Char(' ')], "PgDn Space", Action::PageDown, Msg::KeyPageDown),
    shown(Scope::ParamWork, &[Key::Char('n')], "n", Action::NewEntry, Msg::KeyNewEntry),
    shown(Scope::ParamWork, &[Key::Char('p')], "p", Action::CopyEntry, Msg::KeyCopyEntry),
    shown(Scope::ParamWork, &[Key::Char('c')], "c", Action::Confirm, Msg::KeyConfirm),
    shown(Scope::ParamWork, &[Key::Char('x')], "x", Action::Reject, Msg::KeyReject),
    shown(Scope::Entry, &[Key::F(2), Key::Ctrl('s')], "F2", Action::Save, Msg::KeySave),
    shown(Scope::Entry, &[Key::Enter, Key::Tab], "Enter", Action::NextField, Msg::KeyNextField),
    shown(Scope::Entry, &[Key::Esc], "Esc", Action::Back, Msg::KeyKeepDraft),
    row(Scope::Entry, &[Key::BackTab], "Shift-Tab", Action::PrevField, Msg::KeyPrevField),
    row(Scope::Entry, &[Key::Down], "Down", Action::Down, Msg::KeyDown),
    row(Scope::Entry, &[Key::Up], "Up", Action::Up, Msg::KeyUp),
    row(Scope::Entry, &[Key::Ctrl('n')], "^N", Action::NewLine, Msg::KeyNewLine),
    shown(Scope::Entry, &[Key::F(4), Key::Ctrl('v')], "F4", Action::LastValue, Msg::KeyLastValue),
    shown(Scope::Entry, &[Key::F(7), Key::Ctrl('o')], "F7", Action::NextProblem, Msg::KeyNextProblem),
    shown(Scope::Intake, &[Key::PageDown], "PgDn", Action::PageDown, Msg::KeyPanel),
    row(Scope::Intake, &[Key::PageUp], "PgUp", Action::PageUp, Msg::KeyPageUp),
    shown(Scope::Filed, &[Key::Enter, Key::Char('n')], "Enter n", Action::NewEntry, Msg::KeyNextClaim),
    shown(Scope::Filed, &[Key::Esc], "Esc", Action::Back, Msg::KeyBack),
    shown(Scope::Conflict, &[Key::Left, Key::Char('t')], "t", Action::Theirs, Msg::KeyTheirs),
    shown(Scope::Conflict, &[Key::Right, Key::Char('m')], "m", Action::Mine, Msg::KeyMine),
    shown(Scope::Conflict, &[Key::F(2), Key::Ctrl('s')], "F2", Action::Save, Msg::KeySave),
    shown(Scope::Conflict, &[Key::Esc], "Esc", Action::Back, Msg::KeyBack),
    row(Scope::Conflict, &[Key::Up, Key::Char('k'), Key::BackTab], "Up k", Action::Up, Msg::KeyUp),
    row(Scope::Conflict, &[Key::Down, Key::Char('j'), Key::Tab], "Down j", Action::Down, Msg::KeyDown),
    shown(Scope::Drafts, &[Key::Enter], "Enter", Action::Open, Msg::KeyGoOn),
    shown(Scope::Drafts, &[Key::Esc, Key::Char('n')], "Esc n", Action::Back, Msg::KeyLater),
    row(Scope::Drafts, &[Key::Up, Key::Char('k')], "Up k", Action::Up, Msg::KeyUp),
    row(Scope::Drafts, &[Key::Down, Key::Char('j')], "Down j", Action::Down, Msg::KeyDown),
    shown(Scope::Drafts, &[Key::Char('x')], "x", Action::DropDraft, Msg::KeyDropDraft),
    shown(Scope::Ask, &[Key::Char('y'), Key::Char('ｙ')], "y", Action::Yes, Msg::KeyYes),
    shown(Scope::Ask, &[Key::Esc, Key::Char('n')], "Esc n", Action::Back, Msg::KeyNo),
    row(Scope::Outside, &[Key::Char('1')], "1", Action::To(ScreenId::Lookup), Msg::KeyToLookup),
    row(Scope::Outside, &[Key::Char('2')], "2", Action::To(ScreenId::Fund), Msg::KeyToFund),
    row(Scope::Outside, &[Key::Char('3')], "3", Action::To(ScreenId::Consult), Msg::KeyToConsult),
    row(Scope::Outside, &[Key::Char('5')], "5", Action::To(ScreenId::Intake), Msg::KeyToIntake),
    row(Scope::Outside, &[Key::Char('9')], "9", Action::To(ScreenId::System), Msg::KeyToSystem),
    shown(Scope::Outside, &[Key::Char('/')], "/", Action::Find, Msg::KeyFind),
    row(Scope::Outside, &[Key::Char(':'), Key::Char('：')], ":", Action::Palette, Msg::KeyPalette),
    row(Scope::Outside, &[Key::Char('?'), Key::Char('？')], "?", Action::Help, Msg::KeyHelp),
    row(Scope::Outside, &[Key::Char('d')], "d", Action::Drafts, Msg::KeyDrafts),
    row(Scope::Outside, &[Key::Char('q')], "q", Action::Quit, Msg::KeyQuit),
    shown(Scope::Any, &[Key::F(3), Key::Ctrl('t')], "F3", Action::NextScreen, Msg::KeyNextScreen),
    shown(Scope::Any, &[Key::F(1)], "F1", Action::Help, Msg::KeyHelp),
    row(Scope::Any, &[Key::F(8), Key::Ctrl('g')], "F8 ^G", Action::Glyphs, Msg::KeyGlyphs),
    row(Scope::Any, &[Key::Ctrl('l')], "^L", Action::Redraw, Msg::KeyRedraw),
    shown(Scope::Any, &[Key::Ctrl('q'), Key::Ctrl('c')], "^Q", Action::Quit, Msg::KeyQuit),
];

/// What a key means where the given scopes hold, the first scope first.
#[must_use]
pub fn find(scopes: &[Scope], event: &KeyEvent) -> Option<Action> {
    let of = |scope: &Scope| BINDINGS.iter().filter(|b| b.scope == *scope).find(|b| b.keys.iter().any(|k| k.is(event)));
    scopes.iter().find_map(of).map(|b| b.action)
}

/// Whether a key turns a choice to its next value, or to the one before.
#[must_use]
pub fn turns(event: &KeyEvent) -> Option<bool> {
    match event.code {
        KeyCode::Right | KeyCode::Char(' ' | '+') => Some(true),
        KeyCode::Left | KeyCode::Char('-') => Some(false),
        _ => None,
    }
}

/// Whether a key is the space bar.
#[must_use]
pub fn is_space(event: &KeyEvent) -> bool {
    Key::Char(' ').is(event)
}

/// Whether a key takes away what is before or under the cursor.
#[must_use]
pub fn erases(event: &KeyEvent) -> bool {
    matches!(event.code, KeyCode::Backspace | KeyCode::Delete) || ['h', 'u', 'w'].iter().any(|c| Key::Ctrl(*c).is(event))
}

/// What the footer offers where the given scopes hold; a key that a nearer scope takes is offered once.
#[must_use]
pub fn footer(scopes: &[Scope]) -> Vec<&'static Binding> {
    let mut out: Vec<&Binding> = Vec::new();
    for binding in scopes.iter().flat_map(|s| BINDINGS.iter().filter(move |b| b.scope == *s && b.footer)) {
        if !out.iter().any(|b| b.shown == binding.shown) {
            out.push(binding);
        }
    }
    out
}

/// Commands the palette offers: whatever works everywhere or outside fields, each once.
#[must_use]
pub fn commands() -> Vec<&'static Binding> {
    let mut out: Vec<&Binding> = Vec::new();
    for binding in BINDINGS.iter().filter(|b| matches!(b.scope, Scope::Outside | Scope::Any)) {
        if binding.action != Action::Palette && !out.iter().any(|b| b.action == binding.action) {
            out.push(binding);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_means_two_things_in_one_place() {
        for (i, a) in BINDINGS.iter().enumerate() {
            for b in &BINDINGS[i + 1..] {
                let together = a.scope == b.scope || (a.scope == Scope::Any || b.scope == Scope::Any);
                let same = a.keys.iter().any(|k| b.keys.contains(k));
                assert!(!(together && same), "{:?} and {:?}", a.action, b.action);
            }
        }
    }

    #[test]
    fn keys_that_edit_a_line_stay_with_the_fields() {
        for binding in
            BINDINGS.iter().filter(|b| matches!(b.scope, Scope::Any | Scope::Search | Scope::Form | Scope::Entry | Scope::Dialog))
        {
            for key in binding.keys {
                assert!(!matches!(key, Key::Ctrl('a' | 'e' | 'b' | 'f' | 'h' | 'k' | 'u' | 'w' | 'y')), "{:?}", binding.action);
            }
        }
    }

    #[test]
    fn every_f_key_has_a_twin() {
        for binding in BINDINGS.iter().filter(|b| b.keys.iter().any(|k| matches!(k, Key::F(_)))) {
            let twin =
                BINDINGS.iter().filter(|b| b.action == binding.action).flat_map(|b| b.keys).any(|k| !matches!(k, Key::F(_)));
            assert!(twin, "{:?}", binding.action);
        }
    }
}
