//! The audit trail (审计): what is recorded, from where it was done, and how one asks for records.

use chrono::NaiveDate;

use super::plain::{half_width, harmless};

/// From where an act was done. Kept with each record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origin {
    /// Name of the machine.
    pub host: String,
    /// The terminal, such as `/dev/pts/3`; empty without one.
    pub tty: String,
    /// Address of the SSH client; empty at the machine itself.
    pub client: String,
}

/// Longest part of an origin, in characters: an IPv6 address with its zone fits.
const ORIGIN_MAX: usize = 64;

impl Origin {
    /// Parts as the environment names them: steering characters are made harmless, the rest is cut.
    #[must_use]
    pub fn new(host: &str, tty: &str, client: &str) -> Origin {
        let part = |text: &str| harmless(text.trim()).chars().take(ORIGIN_MAX).collect();
        Origin { host: part(host), tty: part(tty), client: part(client) }
    }
}

macro_rules! acts {
    ($($(#[$doc:meta])* $name:ident $id:literal)*) => {
        /// What can be done that is recorded. Wording is in `text::audit`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Act { $($(#[$doc])* $name),* }

        impl Act {
            pub const ALL: &[Act] = &[$(Act::$name),*];

            /// As records keep it.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Act::$name => $id),* }
            }
        }
    };
}

acts! {
    FoundOffice "found-office"
    LogIn "log-in"
    LogOut "log-out"
    /// A wrong password, or a login nobody has.
    LogInFailed "log-in-failed"
    /// What the operator's roles do not allow.
    Refused "refused"
    OpenFile "open-file"
    /// Whole numbers shown.
    Unmask "unmask"
    /// A search that found nobody.
    SearchEmpty "search-empty"
    Advise "advise"
    /// A slip or a paper left the program.
    Print "print"
    IssuePaper "issue-paper"
    /// A service of a paper was recorded.
    ServePaper "serve-paper"
    Import "import"
    /// A field that a file changed.
    Change "change"
    Appoint "appoint"
    ChangeRoles "change-roles"
    /// An operator has left the office for good.
    Retire "retire"
    /// One's own password.
    ChangePassword "change-password"
    /// Another's password.
    ResetPassword "reset-password"
    /// A stand-in was given a role for some days.
    LendRole "lend-role"
    EndLoan "end-loan"
    /// An operator is kept away from a person's documents.
    Bar "bar"
    LiftBar "lift-bar"
    SetIdleMinutes "set-idle-minutes"
    /// A claim became a case.
    FileClaim "file-claim"
    ReviseClaim "revise-claim"
    /// A step of a case.
    EnterStep "enter-step"
    PassStep "pass-step"
    ReturnStep "return-step"
    RecallStep "recall-step"
    /// A sheet about money was filed.
    FileSheet "file-sheet"
    /// The bank returned what it had paid.
    ReturnPayment "return-payment"
    /// A bank file, with whole account numbers, left the program.
    BankFile "bank-file"
    /// A step of a sheet.
    SheetStep "sheet-step"
    /// The monthly benefits of a month were noted down as owed.
    RunMonth "run-month"
    /// 生成应缴: what employers owe for a month was fixed.
    FixLevy "fix-levy"
    /// Somebody was reminded of his certification.
    RemindCertification "remind-certification"
    /// 领取资格认证 was recorded.
    Certify "certify"
    /// Tables of statistics left the program.
    ExportStatistics "export-statistics"
    /// A table of statistics was frozen as sent.
    SendStatistics "send-statistics"
    /// Something was said of a finding.
    MarkFinding "mark-finding"
    /// A list was drawn by a seed.
    DrawSample "draw-sample"
    /// 参保证明 was issued to an employer.
    CertifyInsurance "certify-insurance"
    /// 个人权益记录单 was issued to a person.
    StateRights "state-rights"
    /// A file of payments of premiums was taken in.
    TakeReceipts "take-receipts"
    /// Somebody said whose a payment is.
    AssignReceipt "assign-receipt"
    /// Notices of arrears were issued.
    IssueNotice "issue-notice"
    /// A notice of arrears was served.
    ServeNotice "serve-notice"
    /// What was paid too much paid what was owed.
    UseCredit "use-credit"
    /// A scenario of the fund was saved or given up.
    SaveScenario "save-scenario"
    EnterParameter "enter-parameter"
    ConfirmParameter "confirm-parameter"
    RejectParameter "reject-parameter"
    WithdrawParameter "withdraw-parameter"
    ImportParameters "import-parameters"
    /// The database was checked.
    Check "check"
}

impl Act {
    /// The act a record names; none for one of a later version.
    #[must_use]
    pub fn parse(id: &str) -> Option<Act> {
        Act::ALL.iter().copied().find(|a| a.id() == id)
    }
}

/// A field that an act set or changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Changed<'a> {
    pub field: &'a str,
    /// `None` where there was nothing before.
    pub before: Option<&'a str>,
    pub after: Option<&'a str>,
}

/// A field as a record shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldLine {
    pub field: String,
    pub before: Option<String>,
    pub after: Option<String>,
}

/// A record as it may be shown to whoever asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditLine {
    pub number: i64,
    /// `2021-05-01T09:30:00+08:00`
    pub at: String,
    /// Name and login; `None` for an act without a log-in.
    pub operator: Option<(String, String)>,
    /// The act's id.
    pub act: String,
    /// Kind of what was acted on, such as `person`; empty for the program itself.
    pub kind: String,
    pub id: Option<i64>,
    /// Its name or number, for those who may see it.
    pub name: Option<String>,
    pub origin: Origin,
    pub detail: String,
    pub fields: Vec<FieldLine>,
    /// Detail and fields are business that the operator's roles do not show.
    pub hidden: bool,
}

/// Where a chain is broken first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Break {
    /// The record does not follow the one before it: one of the two was changed, put in or moved.
    Record { number: i64, at: String, act: String },
    /// Records are gone before this one.
    Missing { from: i64, to: i64, number: i64, at: String, act: String },
    /// The newest records are gone; the last one that is there (`None`: none at all).
    Tail { from: i64, to: i64, last: Option<(i64, String, String)> },
    /// What the newest record is was not kept.
    End,
}

/// What records are asked for. Whatever is not named is not narrowed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AuditFilter {
    /// A person, with his cases.
    pub person: Option<i64>,
    pub operator: Option<i64>,
    /// A document as records name it: `case:5`.
    pub document: Option<String>,
    pub from: Option<NaiveDate>,
    /// The last day.
    pub to: Option<NaiveDate>,
}

/// Longest text of a filter's field.
pub const FILTER_MAX: usize = 40;

/// Digits from which on a number could be an identity or account number.
const WHOLE_NUMBER: usize = 15;

/// Whether a text holds what could be a whole identity or account number, which no record may keep.
#[must_use]
pub fn has_whole_number(text: &str) -> bool {
    let mut digits = 0;
    for c in half_width(text).chars() {
        match c {
            '0'..='9' => digits += 1,
            ' ' | '-' | '.' | '\'' | '_' => {}
            _ => digits = 0,
        }
        if digits >= WHOLE_NUMBER {
            return true;
        }
    }
    false
}

/// What a record is about, as it is kept: `person:17` is a kind and a number.
#[must_use]
pub fn split_subject(subject: &str) -> (&str, Option<i64>) {
    match subject.split_once(':') {
        Some((kind, id)) => (kind, id.parse().ok()),
        None => (subject, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_are_known_however_they_are_typed() {
        for text in [
            "431299199001010017",
            "43129919900101001X",
            "431299 19900101 0017",
            "４３１２９９１９９００１０１００１７",
            "王431299900101001",
        ] {
            assert!(has_whole_number(text), "{text}");
        }
        for text in ["13800000000", "0017", "张三", "GS-2021-000017", ""] {
            assert!(!has_whole_number(text), "{text}");
        }
    }

    #[test]
    fn origins_are_harmless_and_short() {
        let origin = Origin::new("host\u{1b}[2J", "", &"1".repeat(500));
        assert_eq!(origin.host, "host\u{FFFD}[2J");
        assert_eq!(origin.client.len(), ORIGIN_MAX);
    }

    #[test]
    fn act_ids_are_told_apart() {
        for act in Act::ALL {
            assert_eq!(Act::parse(act.id()), Some(*act));
        }
    }
}
