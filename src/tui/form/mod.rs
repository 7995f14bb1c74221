//! Forms: a constant list of fields, what was typed into them, and how they are drawn.
//!
//! A field only holds text; what the text means is parsed by the desk, whose problems come back by field id. So the check
//! while typing and the one on saving are the same.

mod draw;
mod state;

pub(super) use state::Form;

use crate::desk::estimate::Fields;
use crate::text::catalog::Msg;

/// A field of a form.
pub(super) struct FieldSpec {
    /// As the desk names it.
    pub id: &'static str,
    pub label: Msg,
    pub kind: Kind,
    /// Whether the field is there, given what the others hold.
    pub shown: fn(&Fields) -> bool,
}

/// How a field is filled in.
pub(super) enum Kind {
    /// Typed, at most so many characters.
    Text { max: usize },
    /// A few characters that one types over rather than edits.
    Short { max: usize },
    /// Typed, but not shown.
    Secret { max: usize },
    /// One of a few: ids and what they are called. The first one holds at first.
    Choice(&'static [(&'static str, Msg)]),
}

/// A field that is always there.
pub(super) const fn always(_: &Fields) -> bool {
    true
}

/// A typed field that is always there.
pub(super) const fn text(id: &'static str, label: Msg, max: usize) -> FieldSpec {
    FieldSpec { id, label, kind: Kind::Text { max }, shown: always }
}

/// A typed field whose text nobody is to see.
pub(super) const fn secret(id: &'static str, label: Msg, max: usize) -> FieldSpec {
    FieldSpec { id, label, kind: Kind::Secret { max }, shown: always }
}

/// A short field that is always there.
pub(super) const fn short(id: &'static str, label: Msg, max: usize) -> FieldSpec {
    FieldSpec { id, label, kind: Kind::Short { max }, shown: always }
}

/// A choice that is always there.
pub(super) const fn choice(id: &'static str, label: Msg, choices: &'static [(&'static str, Msg)]) -> FieldSpec {
    FieldSpec { id, label, kind: Kind::Choice(choices), shown: always }
}

impl FieldSpec {
    /// The same field, there only when `shown` says so.
    pub(super) const fn when(self, shown: fn(&Fields) -> bool) -> FieldSpec {
        FieldSpec { id: self.id, label: self.label, kind: self.kind, shown }
    }
}
