//! 统计表: rows and columns of figures, each of which may open to the list it counts.

use std::fmt;

use super::period::Period;
use crate::domain::dates::Month;
use crate::domain::money::Money;

macro_rules! ids {
    ($(#[$doc:meta])* $name:ident { $($(#[$of:meta])* $variant:ident $id:literal)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$of])* $variant),* }

        impl $name {
            pub const ALL: &[$name] = &[$($name::$variant),*];

            /// As scripts and stored returns name it.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $($name::$variant => $id),* }
            }

            #[must_use]
            pub fn parse(id: &str) -> Option<$name> {
                $name::ALL.iter().copied().find(|x| x.id().eq_ignore_ascii_case(id))
            }
        }
    };
}

ids! {
    /// The tables of agency rules 5.3.
    TableId {
        /// 参保情况
        Insured "S1"
        /// 征缴情况
        Premiums "S2"
        /// 工伤认定
        Recognition "S3"
        /// 工伤情况
        Injuries "S4"
        /// 劳动能力鉴定
        Appraisal "S5"
        /// 享受待遇
        Beneficiaries "S6"
        /// 基金收支
        Fund "S7"
        /// 老工伤
        OldInjuries "S8"
        /// 咨询服务
        Service "S9"
    }
}

ids! {
    /// What rows are sorted by. `All` is the total of a table.
    Group {
        All "all"
        UnitType "unit_type"
        Industry "industry"
        Division "division"
        Class "class"
        Town "town"
        Size "size"
        Sex "sex"
        Age "age"
        Month "month"
        Situation "situation"
        Cause "cause"
        BodyPart "body_part"
        Degree "degree"
        Hour "hour"
        Grade "grade"
        Nursing "nursing"
        /// Kinds of benefits.
        Benefit "benefit"
        /// Monthly benefits by kind and grade.
        Monthly "monthly"
        /// 职工 and 供养亲属.
        Who "who"
        Income "income"
        Spending "spending"
        Question "question"
    }
}

/// What a column's figures are of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Different people.
    People,
    /// Different employers.
    Employers,
    /// Cases, decisions or notes.
    Cases,
    Money,
    /// Hundredths of a per cent.
    Percent,
    /// Hundredths of a per mille.
    PerMille,
    /// Hundredths of a day.
    Days,
}

macro_rules! columns {
    ($($(#[$of:meta])* $variant:ident $id:literal $unit:ident)*) => {
        /// A column. A table of months has one for each.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum ColumnId { $($(#[$of])* $variant,)* Month(Month) }

        impl ColumnId {
            /// All but the months.
            pub const FIXED: &[ColumnId] = &[$(ColumnId::$variant),*];

            #[must_use]
            pub const fn unit(self) -> Unit {
                match self { $(ColumnId::$variant => Unit::$unit,)* ColumnId::Month(_) => Unit::Money }
            }

            fn word(self) -> Option<&'static str> {
                match self { $(ColumnId::$variant => Some($id),)* ColumnId::Month(_) => None }
            }
        }
    };
}

columns! {
    Employers "employers" Employers
    Start "start" People
    Joined "joined" People
    Left "left" People
    End "end" People
    Women "women" People
    Migrant "migrant" People
    ByProject "by_project" People
    OverAge "over_age" People
    /// 项目参保 workers whose names are not on file: told by number only.
    Unnamed "unnamed" People
    Heads "heads" People
    Base "base" Money
    Due "due" Money
    Paid "paid" Money
    Rate "rate" Percent
    Arrears "arrears" Money
    LateFees "late_fees" Money
    Received "received" Cases
    Decided "decided" Cases
    Injury "injury" Cases
    Deemed "deemed" Cases
    NotRecognised "not_recognised" Cases
    NotAccepted "not_accepted" Cases
    Days "days" Days
    Injuries "injuries" Cases
    People "people" People
    Deaths "deaths" People
    AccidentRate "accident_rate" PerMille
    First "first" Cases
    Again "again" Cases
    Occupational "occupational" Cases
    Settled "settled" People
    InForce "in_force" People
    Begun "begun" People
    Ended "ended" People
    AtEnd "at_end" People
    Diseased "diseased" People
    Amount "amount" Money
    Average "average" Money
    MedicalPeople "medical_people" People
    Medical "medical" Money
    Monthly "monthly" Money
    Total "total" Money
    Notes "notes" Cases
}

impl ColumnId {
    #[must_use]
    pub fn parse(id: &str) -> Option<ColumnId> {
        let fixed = ColumnId::FIXED.iter().copied().find(|c| c.word().is_some_and(|w| w.eq_ignore_ascii_case(id)));
        fixed.or_else(|| Month::parse(id).ok().map(ColumnId::Month))
    }
}

impl fmt::Display for ColumnId {
    /// As scripts and stored returns name it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self, self.word()) {
            (ColumnId::Month(month), _) => f.pad(&month.to_string()),
            (_, word) => f.pad(word.unwrap_or_default()),
        }
    }
}

/// What a figure says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// There is no such figure in this row.
    Missing,
    /// Too few people to be published.
    Hidden,
    Count(i64),
    Money(Money),
    /// Hundredths of the column's unit.
    Hundredths(i64),
}

/// What the list behind a figure is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListKind {
    People,
    Employers,
    Cases,
}

/// A figure, and what it opens to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figure {
    pub value: Value,
    pub list: Option<ListKind>,
}

/// Names a row: `unit_type:enterprise`, or `all`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RowKey {
    pub group: Group,
    /// Id of a code list, a band, a month; empty where it is not on file.
    pub code: String,
}

impl RowKey {
    /// The total of a table.
    #[must_use]
    pub const fn total() -> RowKey {
        RowKey { group: Group::All, code: String::new() }
    }

    #[must_use]
    pub fn parse(text: &str) -> Option<RowKey> {
        let (group, code) = text.split_once(':').unwrap_or((text, ""));
        Group::parse(group.trim()).map(|group| RowKey { group, code: code.trim().to_owned() })
    }
}

impl fmt::Display for RowKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.group == Group::All && self.code.is_empty() { "" } else { ":" };
        f.pad(&format!("{}{sign}{}", self.group.id(), self.code))
    }
}

/// A row with a figure for each column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub key: RowKey,
    pub figures: Vec<Figure>,
}

/// The rows of a group add up to a row of totals in these columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sum {
    pub group: Group,
    pub total: RowKey,
    pub columns: Vec<ColumnId>,
}

/// A table. Its definitions are those of its id (agency rules 5.3).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    pub id: TableId,
    pub period: Period,
    pub columns: Vec<ColumnId>,
    /// Rows of a group stand together; the total stands first.
    pub rows: Vec<Row>,
    pub sums: Vec<Sum>,
}

impl Table {
    #[must_use]
    pub fn row(&self, key: &RowKey) -> Option<&Row> {
        self.rows.iter().find(|r| r.key == *key)
    }

    #[must_use]
    pub fn figure(&self, key: &RowKey, column: ColumnId) -> Option<Figure> {
        let at = self.columns.iter().position(|c| *c == column)?;
        self.row(key)?.figures.get(at).copied()
    }
}

impl TableId {
    /// Columns of a row where the first is the sum of the others, those with a minus taken away.
    #[must_use]
    pub const fn identities(self) -> &'static [&'static [(ColumnId, bool)]] {
        use ColumnId::{Decided, Deemed, End, Injury, Joined, Left, NotRecognised, Start};
        match self {
            TableId::Insured => &[&[(End, true), (Start, true), (Joined, true), (Left, false)]],
            TableId::Recognition => &[&[(Decided, true), (Injury, true), (Deemed, true), (NotRecognised, true)]],
            _ => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_read_as_they_are_written() {
        for id in TableId::ALL {
            assert_eq!(TableId::parse(id.id()), Some(*id));
        }
        for column in ColumnId::FIXED {
            assert_eq!(ColumnId::parse(&column.to_string()), Some(*column));
        }
        let month = ColumnId::Month(Month::parse("2021-05").expect("a month"));
        assert_eq!(ColumnId::parse(&month.to_string()), Some(month));
        for key in [RowKey::total(), RowKey { group: Group::Town, code: "A:B".into() }] {
            assert_eq!(RowKey::parse(&key.to_string()), Some(key));
        }
    }
}
