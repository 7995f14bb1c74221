//! What a form's fields are: constant rows, made by one short function per kind.

use crate::desk::estimate::Fields;
use crate::text::catalog::Msg;

/// Characters of a day or an amount as typed, of a resident identity number, of a telephone number.
const DATE_MAX: usize = 10;
const TIME_MAX: usize = 5;
const MONEY_MAX: usize = 20;
const ID_MAX: usize = 18;
const PHONE_MAX: usize = 20;
/// Characters one looks an entry up with.
const CODE_MAX: usize = 30;

/// A field of a form.
pub struct FieldSpec {
    /// As the desk names it.
    pub id: &'static str,
    pub label: Msg,
    pub kind: Kind,
    /// Shown while one is in the field and nothing is wrong with it.
    pub hint: Option<Msg>,
    /// Whether the field is there, given what the others hold.
    pub shown: fn(&Fields) -> bool,
}

/// A column of a grid.
#[derive(Debug)]
pub struct Column {
    /// As the desk names it.
    pub id: &'static str,
    pub label: Msg,
    /// `Text`, `Date`, `Money`, `Code` or `IdNumber`.
    pub kind: Kind,
    /// Columns of the screen in a small window, and where there is room.
    pub width: (u16, u16),
}

/// How a field is filled in.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// Not filled in: what the fields below it are about.
    Heading,
    /// Typed, at most so many characters.
    Text {
        max: usize,
    },
    /// A few characters that one types over rather than edits.
    Short {
        max: usize,
    },
    /// Typed, but not shown; no draft keeps it.
    Secret {
        max: usize,
    },
    /// One of a few: ids and what they are called. The first one holds at first.
    Choice(&'static [(&'static str, Msg)]),
    /// A day, also in its short forms; see `domain::shorthand`.
    Date,
    /// A time of day.
    Time,
    /// Yuan, also in ten thousands.
    Money,
    /// A resident identity number.
    IdNumber,
    Phone,
    /// An entry of a code list, found by number, pinyin or text; holds the entry's id.
    Code,
    /// Several lines of at most `max` characters in all, `rows` of which are shown.
    Note {
        max: usize,
        rows: u16,
    },
    /// Entries of a list, each missing, there as original or as copy; holds `id=original,id=copy`.
    Checklist,
    /// Rows of typed cells, `rows` of them shown; holds a line per row, tabs between the cells.
    Grid {
        columns: &'static [Column],
        rows: u16,
    },
}

impl Kind {
    /// Whether it holds a password, which is neither shown nor kept.
    pub(super) const fn is_secret(self) -> bool {
        matches!(self, Kind::Secret { .. })
    }

    /// Characters a typed field holds.
    pub(super) const fn max(self) -> usize {
        match self {
            Kind::Heading | Kind::Choice(_) | Kind::Checklist | Kind::Grid { .. } => 0,
            Kind::Text { max } | Kind::Short { max } | Kind::Secret { max } | Kind::Note { max, .. } => max,
            Kind::Date => DATE_MAX,
            Kind::Time => TIME_MAX,
            Kind::Money => MONEY_MAX,
            Kind::IdNumber => ID_MAX,
            Kind::Phone => PHONE_MAX,
            Kind::Code => CODE_MAX,
        }
    }
}

/// A field that is always there.
const fn always(_: &Fields) -> bool {
    true
}

const fn field(id: &'static str, label: Msg, kind: Kind) -> FieldSpec {
    FieldSpec { id, label, kind, hint: None, shown: always }
}

/// What the fields below are about.
#[must_use]
pub const fn heading(id: &'static str, label: Msg) -> FieldSpec {
    field(id, label, Kind::Heading)
}

#[must_use]
pub const fn text(id: &'static str, label: Msg, max: usize) -> FieldSpec {
    field(id, label, Kind::Text { max })
}

#[must_use]
pub const fn short(id: &'static str, label: Msg, max: usize) -> FieldSpec {
    field(id, label, Kind::Short { max })
}

/// A typed field whose text nobody is to see.
#[must_use]
pub const fn secret(id: &'static str, label: Msg, max: usize) -> FieldSpec {
    field(id, label, Kind::Secret { max })
}

#[must_use]
pub const fn choice(id: &'static str, label: Msg, choices: &'static [(&'static str, Msg)]) -> FieldSpec {
    field(id, label, Kind::Choice(choices))
}

#[must_use]
pub const fn date(id: &'static str, label: Msg) -> FieldSpec {
    field(id, label, Kind::Date)
}

#[must_use]
pub const fn time(id: &'static str, label: Msg) -> FieldSpec {
    field(id, label, Kind::Time)
}

#[must_use]
pub const fn money(id: &'static str, label: Msg) -> FieldSpec {
    field(id, label, Kind::Money)
}

#[must_use]
pub const fn id_number(id: &'static str, label: Msg) -> FieldSpec {
    field(id, label, Kind::IdNumber)
}

#[must_use]
pub const fn phone(id: &'static str, label: Msg) -> FieldSpec {
    field(id, label, Kind::Phone)
}

/// Its list is given with `Form::with_list`.
#[must_use]
pub const fn code(id: &'static str, label: Msg) -> FieldSpec {
    field(id, label, Kind::Code)
}

/// `max` characters, `rows` rows on the screen.
#[must_use]
pub const fn note(id: &'static str, label: Msg, max: usize, rows: u16) -> FieldSpec {
    field(id, label, Kind::Note { max, rows })
}

/// Its list is given with `Form::with_list`.
#[must_use]
pub const fn checklist(id: &'static str, label: Msg) -> FieldSpec {
    field(id, label, Kind::Checklist)
}

/// The lists of columns that hold codes are given with `Form::with_column_list`.
#[must_use]
pub const fn grid(id: &'static str, label: Msg, columns: &'static [Column], rows: u16) -> FieldSpec {
    field(id, label, Kind::Grid { columns, rows })
}

/// A column of a grid: `width` columns of the screen, `wide` where there is room.
#[must_use]
pub const fn column(id: &'static str, label: Msg, kind: Kind, (width, wide): (u16, u16)) -> Column {
    Column { id, label, kind, width: (width, wide) }
}

impl FieldSpec {
    /// The same field, there only when `shown` says so.
    #[must_use]
    pub const fn when(self, shown: fn(&Fields) -> bool) -> FieldSpec {
        FieldSpec { id: self.id, label: self.label, kind: self.kind, hint: self.hint, shown }
    }

    /// The same field with a hint.
    #[must_use]
    pub const fn hint(self, hint: Msg) -> FieldSpec {
        FieldSpec { id: self.id, label: self.label, kind: self.kind, hint: Some(hint), shown: self.shown }
    }
}
