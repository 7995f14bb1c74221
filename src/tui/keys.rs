//! The one table of keys: dispatch, footer, help and the command palette are all read from it.
//!
//! Nothing lies on Alt (it shares a byte with Esc); each F-key has a plain or control twin; the letters that edit a
//! line (^A ^E ^B ^F ^H ^K ^U ^W ^Y) belong to the fields.

mod scope;
mod table;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::screen::ScreenId;
use crate::domain::employer::registration::Act;
use crate::domain::sheet::workflow::Step;
use crate::text::catalog::Msg;
pub use scope::Scope;
pub use table::BINDINGS;

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
    /// Hide everything until the password is typed.
    Lock,
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
    /// The counter's questions, about the person of the file or in general.
    Answers,
    /// Open the consulting window for the person of the file.
    Consult,
    /// Take in a claim of the person of the file.
    Intake,
    /// Change the claim of the chosen case.
    Revise,
    /// Enter a bill, for the chosen case or person.
    Bill,
    /// Determine the benefits of a case.
    Determine,
    /// In a conflict: what the other one saved, or one's own.
    Theirs,
    Mine,
    Save,
    /// Print as one did last.
    Print,
    /// Print to a file, and so from now on.
    PrintFile,
    /// Print through `lp`, and so from now on.
    PrintLp,
    /// Print at the operator's terminal, and so from now on.
    PrintTerminal,
    /// The papers of the chosen case.
    Papers,
    /// Record that the chosen paper was served.
    Serve,
    /// Issue a delivery record of the chosen paper.
    ServiceRecord,
    Reset,
    PrevYear,
    NextYear,
    NextTable,
    PrevTable,
    /// The next way rows are sorted.
    NextBreakdown,
    /// How figures are counted, and what was sent.
    Definitions,
    Export,
    Send,
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
    /// What may be done to a case.
    Steps,
    /// The file of a case's person.
    Person,
    /// The case of a sheet.
    Case,
    /// The step that brings a sheet on, whichever is next.
    Onward,
    /// A step of a sheet that is named.
    SheetStep(Step),
    /// Only sheets of the next kind, in the next state.
    TurnKind,
    TurnState,
    ChangeRoles,
    /// Lend a role of the chosen operator to a stand-in.
    Lend,
    ResetPassword,
    OwnPassword,
    Retire,
    /// Declare that an operator stays away from somebody's documents.
    Bar,
    NextField,
    PrevField,
    /// A new line within a field of several.
    NewLine,
    /// Take a grid's row away.
    DeleteRow,
    /// What was entered in this field last time, the time before that; in a grid what the cell above holds.
    LastValue,
    NextProblem,
    /// Forms that were begun and not filed.
    Drafts,
    /// Throw a draft away.
    DropDraft,
    /// Mark what a list is to be built of.
    Mark,
    MarkAll,
    /// Suspend, resume or end a monthly benefit.
    Suspend,
    Resume,
    End,
    /// Somebody was reminded of his certification.
    Remind,
    /// Record a certification.
    Certify,
    /// Build a payment list, or run a month.
    Build,
    /// The bank returned the chosen payment.
    ReturnPayment,
    /// Enter an account of the chosen payee.
    EnterAccount,
    /// Fill the form in with last month's wages once more.
    CopyMonth,
    /// Turn the pages of a screen.
    NextPage,
    PrevPage,
    Yes,
    /// Say whose a payment is; pay what is owed out of a credit.
    Assign,
    UseCredit,
    /// Only employers who owe, or who have not declared.
    OnlyArrears,
    OnlyUndeclared,
    /// File the supplement that a wage audit comes to.
    BookAudit,
    /// Only employers whose rate would change.
    OnlyChanged,
    /// Bands of another place, for a preview.
    NextExample,
    /// Decide on one employer's rate.
    SetRate,
    /// A proposal to the bureau.
    MakeProposal,
    /// Lay scenarios side by side.
    Compare,
    /// Something is done to the employer of the file.
    Registration(Act),
    /// One's own sheets that came back.
    Returned,
    /// Money of a recovery came back, or what is left is given up.
    Repay,
    WriteOff,
    /// The accounts of the books, and their vouchers.
    Accounts,
    Vouchers,
    /// An employer's insured workers, for a sheet of them.
    Staff,
    /// Put the marked workers onto the sheet as leaving, or to change their details.
    AsLeaving,
    AsChanges,
    /// Put the rows of a file onto the sheet.
    ReadFile,
    /// Fails on purpose, so that tests see what a failure leaves behind. Not in released programs.
    #[cfg(debug_assertions)]
    Panic,
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
#[derive(Debug, Clone, Copy)]
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

/// The key that does something where the given scopes hold, if there is one.
#[must_use]
pub fn key_for(scopes: &[Scope], action: Action) -> Option<&'static Binding> {
    BINDINGS.iter().find(|b| b.action == action && scopes.contains(&b.scope))
}

/// What the footer offers where the given scopes hold; a key that a nearer scope takes is offered once, and so is
/// what two keys do.
#[must_use]
pub fn footer(scopes: &[Scope]) -> Vec<&'static Binding> {
    let mut out: Vec<&Binding> = Vec::new();
    for binding in scopes.iter().flat_map(|s| BINDINGS.iter().filter(move |b| b.scope == *s && b.footer)) {
        if !out.iter().any(|b| b.shown == binding.shown || b.action == binding.action) {
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
        for binding in BINDINGS.iter().filter(|b| {
            matches!(
                b.scope,
                Scope::Any
                    | Scope::Gate
                    | Scope::Search
                    | Scope::Form
                    | Scope::Entry
                    | Scope::PostingForm
                    | Scope::RecoveryForm
                    | Scope::OperatorForm
                    | Scope::PasswordForm
                    | Scope::Dialog
            )
        }) {
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
