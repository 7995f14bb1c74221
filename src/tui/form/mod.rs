//! Forms: a constant list of fields, what was typed into them, and how they are drawn.
//!
//! A field only holds text; what the text means is parsed by the desk, whose problems come back by field id. So the check
//! while typing and the one on saving are the same.
//!
//! # A new form
//!
//! 1. A constant list; ids are those the desk's problems name:
//!
//!    ```text
//!    const FIELDS: &[FieldSpec] = &[
//!        heading("h_accident", Msg::HeadAccident),
//!        date("injury", Msg::FieldInjury).hint(Msg::HintInjury),
//!        time("at", Msg::FieldAt),
//!        code("cause", Msg::FieldCause),
//!        text("place", Msg::FieldPlace, LINE_MAX),
//!        note("account", Msg::FieldAccount, 1000, 4).when(|f| f.get("cause") != "01"),
//!        checklist("papers", Msg::FieldPapers),
//!        grid("receipts", Msg::FieldReceipts, COLUMNS, 8),
//!    ];
//!    ```
//! 2. `Form::new(FIELDS)`, and for each code list or checklist
//!    [`Form::with_list`]`("cause", move |fields| list.clone())`, a function of what the other fields hold
//!    ([`crate::domain::codes::code_list`] makes lists). A grid's columns are a constant list too (`column("amount",
//!    Msg::ColAmount, Kind::Money, (10, 12))`); lists of codes come by [`Form::with_column_list`]. Its value is one text, see
//!    `domain::grid`; `Problem::InLine` is marked at its cell. Screens hand it `Action::NewLine`, `LastValue` (the cell above)
//!    and `DeleteRow`, all in [`crate::tui::keys::Scope::Entry`].
//! 3. The screen answers `&[Scope::Entry]` as its scopes and `true` to `typing()`, hands `typed`, `pasted` and the actions to
//!    [`Form::key`], [`Form::paste`] and [`Form::act`], and draws with `Form::page`, which shows sections, problems, where
//!    one is, and answers the cursor.
//! 4. [`Form::fields`] is checked when a field was left ([`Did::Left`]) and on saving, by a function of the desk's that needs
//!    no database (a request would hold the keys typed ahead while another window writes). What it found is given to
//!    [`Form::set_problems`] (they bar filing) and [`Form::set_warnings`] (they do not). After [`Form::try_save`] all of them
//!    are shown, before it those of fields one has left. [`Form::refuse`] takes what filing was refused for.
//! 5. What should survive a dropped line: a `KeptForm` in the form's place, which keeps it at each [`Did::Left`] and asks before
//!    it is thrown away; `KeptForm::keep` in `Screen::put_away`; a row in `tui::screen::FORMS` and `Screen::open_draft`.
//!    While the desk is asked to file it, or to keep it before one leaves, `typing()` is `false`: what is typed ahead then
//!    waits for what comes after the form.
//! 6. Repeated work: [`Form::set_last`] with the desk's `last_values`; the act that files notes them with
//!    `Writer::note_last_values`.
//!
//! `screens/parameters/form.rs` is a small one that does all of this; `tests/it/forms.rs` tries forms without a screen.
//!
//! What a key means never depends on what is drawn, so a burst of keys ends as slow typing does.

mod checklist;
mod checks;
mod code;
mod draw;
mod grid;
mod grid_draw;
mod grid_keys;
mod input;
mod keeper;
mod kept;
mod layout;
mod note;
mod page;
mod spec;
mod state;

pub(super) use keeper::Keeper;
pub(super) use kept::{After, KeptForm, Pressed};
pub use spec::{
    Column, FieldSpec, Kind, checklist, choice, code, column, date, grid, heading, id_number, money, note, phone, secret, short,
    text, time,
};
pub use state::{Did, Form};
