//! Everything a person can get wrong, with the data needed to say so. No wording: see `text::problems`.

use thiserror::Error;

use super::case::claim::Notice;
use super::case::state::State;
use super::case::workflow::Step;
use super::employer::registration::RegistrationProblem;
use super::hands::Hand;
use super::sheet;

/// Why a typed or imported value was not accepted. The `Display` text is for logs only.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Problem {
    #[error("empty")]
    Empty,
    #[error("too long, at most {max} characters")]
    TooLong { max: usize },
    #[error("control or direction character")]
    ControlCharacter,
    #[error("unreadable character")]
    Unreadable,
    #[error("wrong length {got}, expected {want}")]
    WrongLength { want: usize, got: usize },
    #[error("a character that may not stand here")]
    BadCharacter,
    #[error("birth date does not exist")]
    BadBirthDate,
    #[error("wrong check character, {want} expected")]
    BadCheckCharacter { want: char },
    #[error("wrong organisation code inside")]
    BadOrganisationCode,
    #[error("not a date (YYYY-MM-DD)")]
    BadDate,
    #[error("not a month (YYYY-MM)")]
    BadMonth,
    #[error("not a time of day (HH:MM)")]
    BadTime,
    #[error("not an amount in yuan")]
    BadAmount,
    #[error("more than two decimals")]
    TooPrecise,
    #[error("amount too large")]
    TooLarge,
    #[error("negative amount")]
    Negative,
    #[error("zero amount")]
    Zero,
    #[error("not a whole number from {min} to {max}")]
    NotInRange { min: i64, max: i64 },
    #[error("not a rate in per cent")]
    BadRate,
    #[error("not a telephone number")]
    BadPhone,
    #[error("not an industry section A-T")]
    UnknownIndustry,
    #[error("unknown fund item")]
    UnknownItem,
    #[error("unknown employer")]
    UnknownEmployer,
    #[error("unknown worker")]
    UnknownWorker,
    #[error("not employed there in that month")]
    NotEmployedThere,
    #[error("the number belongs to {name}")]
    NumberBelongsTo { name: String },
    #[error("contradicts an earlier line of the same file")]
    ContradictsEarlierLine,
    #[error("the fund has an opening balance")]
    OpeningThere,
    #[error("paid amount and pay date do not go together")]
    PaidWithoutDate,
    #[error("{got} columns, {want} expected")]
    ColumnCount { want: usize, got: usize },
    #[error("a number that lost digits in the spreadsheet")]
    LostDigits,
    #[error("not a login name")]
    BadLogin,
    #[error("password shorter than {min}")]
    PasswordTooShort { min: usize },
    #[error("unknown role {role}")]
    UnknownRole { role: String },
    #[error("roles {a} and {b} may not be one person's")]
    RolesExclude { a: &'static str, b: &'static str },
    #[error("login taken")]
    LoginTaken,
    #[error("the password is the login or the name")]
    PasswordIsName,
    #[error("one of the most common passwords")]
    PasswordTooCommon,
    #[error("one of the last {last} passwords")]
    PasswordUsedBefore { last: usize },
    #[error("the two passwords differ")]
    PasswordsDiffer,
    #[error("not the present password")]
    WrongOldPassword,
    #[error("nobody does this to himself")]
    NotOnYourself,
    #[error("nobody would be left to appoint operators")]
    NobodyLeftToAppoint,
    #[error("there is no operator {login}")]
    UnknownOperator { login: String },
    #[error("operator {login} is retired")]
    IsRetired { login: String },
    #[error("{login} has not got the role {role}")]
    RoleNotHis { login: String, role: &'static str },
    #[error("has the role {role} already")]
    HasRoleAlready { role: &'static str },
    #[error("fits nobody, or more than one person")]
    NotOnePerson,
    #[error("barred from this person")]
    Barred,
    #[error("barred already")]
    BarredAlready,
    #[error("ended already")]
    EndedAlready,
    #[error("{step:?} by somebody who did {did:?}")]
    SamePersonTwice { did: Hand, step: Hand },
    #[error("there is no parameter {key}")]
    UnknownParameter { key: String },
    #[error("not a value in {unit}")]
    WrongUnit { unit: &'static str },
    #[error("not one of {choices}")]
    NotOneOf { choices: &'static str },
    #[error("more months than {most}")]
    TooManyMonths { most: String },
    #[error("before the injury of {injury}")]
    BeforeInjury { injury: chrono::NaiveDate },
    #[error("grades 1-4 keep their relation")]
    RelationIsKept,
    #[error("after the newest injury of {injury}")]
    AfterNewest { injury: chrono::NaiveDate },
    #[error("not while somebody is missing")]
    NotWhileMissing,
    #[error("only for grades {least}-{most}")]
    OnlyForGrades { least: u8, most: u8 },
    #[error("not a TOML file: {what}")]
    NotToml { what: String },
    #[error("overlaps the row of line {line}")]
    Overlap { line: usize },
    #[error("{word} stands without rows, in shipped files only")]
    OnlyWithoutRows { word: &'static str },
    #[error("ends before it begins")]
    EndsBeforeItBegins,
    #[error("without document and article")]
    NoSource,
    #[error("lies in the future")]
    Future,
    #[error("lies in the past")]
    Past,
    #[error("no such situation")]
    UnknownSituation,
    #[error("this situation is no work injury")]
    ExcludedSituation,
    #[error("one of {fields:?} is needed")]
    NeedOneOf { fields: &'static [&'static str] },
    #[error("the use ratio {ratio} lies in {bands} bands")]
    NotOneBand {
        /// A share, as the case gives it.
        ratio: rust_decimal::Decimal,
        bands: usize,
    },
    #[error("receipt {invoice} comes twice")]
    ReceiptTwice { invoice: String },
    #[error("receipt {invoice}: more outside than the whole")]
    OutsideAboveAmount { invoice: String },
    #[error("more than {max}")]
    TooMany { max: usize },
    #[error("not confirmed: {keys:?}")]
    Unconfirmed { keys: Vec<String> },
    #[error("no value of {key} is known for {day}")]
    NoParameter {
        key: String,
        /// What the parameter is called.
        zh: String,
        en: String,
        day: chrono::NaiveDate,
        /// The first day a value is known for; `None` for a key that only the office can fill in and has not.
        first: Option<chrono::NaiveDate>,
    },
    #[error("to be confirmed by another than who entered it")]
    SamePerson,
    #[error("entered by another")]
    NotYourEntry,
    #[error("another step waits by now")]
    AnotherStepWaits,
    #[error("confirmed, rejected or withdrawn already")]
    SettledAlready,
    #[error("entry {id} for the same days waits for confirmation")]
    WaitsAlready { id: i64 },
    #[error("the office has confirmed just this")]
    ConfirmedAlready,
    #[error("there is no step {step}")]
    UnknownStep { step: String },
    #[error("{step:?} is not open from {from:?}")]
    StepNotOpen {
        step: Step,
        /// `None` for a case that is not there yet.
        from: Option<State>,
        open: Vec<Step>,
    },
    #[error("{step:?} is not open from {from:?}")]
    SheetStepNotOpen {
        step: sheet::workflow::Step,
        /// `None` for a sheet that is not there yet.
        from: Option<sheet::state::State>,
        open: Vec<sheet::workflow::Step>,
    },
    #[error("the sheet is of another person or case")]
    AnotherSheet,
    #[error("the sheet has moved since it was looked at")]
    SheetMoved,
    #[error("line {line}, {column}: {problem}")]
    InLine {
        /// The first is 1.
        line: usize,
        /// Field of the line; empty for the line as a whole.
        column: &'static str,
        problem: Box<Problem>,
    },
    #[error("receipt {invoice} is on sheet {sheet}")]
    ReceiptKnown { invoice: String, sheet: String },
    #[error("{0:?}")]
    Costs(sheet::costs::CostProblem),
    #[error("{0:?}")]
    Worker(super::workers::problem::WorkerProblem),
    #[error("{0:?}")]
    Declaration(super::declaration::DeclarationProblem),
    #[error("{0:?}")]
    Levy(super::levy::problem::LevyProblem),
    #[error("{0:?}")]
    Inspection(super::inspection::problem::InspectionProblem),
    #[error("{0:?}")]
    Registration(RegistrationProblem),
    #[error("not taken over: {0:?}")]
    TakeOver(sheet::earlier::TakeOverProblem),
    #[error("{0:?}")]
    Statistics(super::statistics::problem::StatisticsProblem),
    #[error("the month {month} is closed")]
    MonthClosed { month: super::dates::Month },
    #[error("{account} holds only {balance}")]
    BalanceTooLow {
        /// Key of the account.
        account: &'static str,
        balance: super::money::Money,
    },
    #[error("{0}")]
    Books(super::posting::BooksProblem),
    #[error("{0}")]
    Recovery(super::recovery::RecoveryProblem),
    #[error("{0}")]
    Rate(super::rates::problem::RateProblem),
    #[error("something of it is on payment list {list}")]
    OnAList { list: String },
    #[error("only months up to {latest} can be run")]
    RunTooEarly { latest: super::dates::Month },
    #[error("{last} has been run already")]
    RunOver { last: super::dates::Month },
    #[error("{next} has to be run first")]
    RunGap { next: super::dates::Month },
    #[error("the benefit stands otherwise in {month}")]
    BenefitStands { month: super::dates::Month, how: super::benefits::in_force::InMonth },
    #[error("something happened to the benefit from {month} on")]
    BenefitMoved { month: super::dates::Month },
    #[error("the adjustment of {year} was approved or revoked since this was entered")]
    AdjustedSince { year: i32 },
    #[error("such a benefit that was taken over is paid in {month}")]
    TakenOverRuns { month: super::dates::Month },
    #[error("only an allowance ends for a pension")]
    OnlyAllowanceEnds,
    #[error("nothing to adjust")]
    NothingToAdjust,
    #[error("the injury is not recognised")]
    NotAWorkInjury,
    #[error("there is no grade")]
    NotGraded,
    #[error("determined on {sheet} already")]
    DeterminedAlready { sheet: String },
    #[error("{sheet} holds no determination of this case that can be replaced")]
    NotReplaceable { sheet: String },
    #[error("it took the place of another sheet")]
    TookAPlace,
    #[error("outside the months {first} to {last}")]
    OutsideMonths { first: super::dates::Month, last: super::dates::Month },
    #[error("nothing is due")]
    NothingDue,
    #[error("no month of wages is on file")]
    NoWages,
    #[error("the deceased himself")]
    IsTheWorker,
    #[error("the file says {said}")]
    FileSays { said: &'static str },
    #[error("no account of {name} is on file")]
    NoAccount { name: String },
    #[error("an account has {least} to {most} digits, got {got}")]
    AccountLength { least: usize, most: usize, got: usize },
    #[error("the card's check digit does not hold")]
    BadCard,
    #[error("the two account numbers differ")]
    AccountsDiffer,
    #[error("the account has no check digit")]
    AccountUnchecked,
    #[error("the holder is not the payee {name}")]
    HolderDiffers { name: String },
    #[error("nothing waits to be paid")]
    NothingToPay,
    #[error("not of this kind of list, but of {kind}")]
    OfAnotherList {
        /// Id of a `ListKind`.
        kind: &'static str,
    },
    #[error("the bank refused the account of {name}, and it is the same still")]
    SameBadAccount { name: String },
    /// It was paid and came back, so it is booked as spent and waits as money received.
    #[error("it was paid by {list}, came back and has not been paid again")]
    CameBackUnpaid { list: String },
    #[error("an account has been changed since the list was built: {name}")]
    AccountChanged { name: String },
    #[error("the bank's answer on it is missing")]
    NoResult,
    #[error("comes twice")]
    ComesTwice,
    #[error("there is no such line")]
    NoSuchLine,
    #[error("the list is {state:?}, not approved")]
    ListNotApproved { state: sheet::state::State },
    #[error("not paid, so it cannot be returned")]
    NotPaid,
    #[error("{step:?} waits to be checked")]
    WaitsForCheck { step: Step },
    #[error("nothing waits to be checked")]
    NothingToCheck,
    #[error("for the role {role}")]
    WrongRole { role: &'static str },
    #[error("before the {field} of {day}")]
    Before {
        /// The field it lies before.
        field: &'static str,
        day: chrono::NaiveDate,
    },
    #[error("after the {field} of {day}")]
    After { field: &'static str, day: chrono::NaiveDate },
    #[error("not in the code list")]
    UnknownCode,
    #[error("{kind} situation for this step")]
    SituationDoesNotFit { kind: &'static str },
    #[error("there is case {number} of that day")]
    CaseOfThatDay { number: String },
    #[error("the case number came before in this file")]
    CaseNumberTwice,
    #[error("there is another case of that number")]
    CaseNumberTaken,
    #[error("longer than {hours} hours")]
    LongerThanHours { hours: i64 },
    #[error("1 year passed on {last}")]
    TooLateToApply { last: chrono::NaiveDate },
    #[error("papers are missing: {papers:?}")]
    PapersAreMissing {
        /// Each by its name in Chinese and English.
        papers: Vec<[String; 2]>,
    },
    #[error("no paper is missing")]
    NoPaperMissing,
    #[error("no application is on file")]
    NoApplication,
    #[error("no notice of missing papers from {state:?}")]
    NoticeNotOpen { state: State },
    #[error("no refusal holds")]
    NoRefusal,
    #[error("no paper was issued")]
    NothingIssued,
    #[error("not a check code")]
    BadCheckCode,
    /// Something to look at again that bars nothing.
    #[error("{0:?}")]
    Doubt(Notice),
    #[error("there is no field {field}")]
    UnknownField { field: String },
    #[error("does not go with {field} {value}")]
    DoesNotGoWith { field: &'static str, value: String },
    #[error("not before {day}")]
    NotBefore { day: chrono::NaiveDate },
    #[error("another window has opened this draft")]
    OpenedElsewhere,
    #[error("no operator has this login")]
    NoSuchOperator,
    #[error("no such document")]
    NoSuchDocument,
    #[error("no such person")]
    NotAPerson,
}
