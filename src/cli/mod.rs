//! The command line: a thin face over the desk. Exit status 0, 1 for a refusal or a finding, 2 for wrong usage.

mod args;
mod audit;
mod benefit;
mod case;
mod demo;
mod determine;
mod employer;
mod estimate;
mod import;
mod inspect;
mod ledger;
mod levy;
mod levy_debt;
mod office;
mod operator;
mod origin;
mod paper;
mod pay;
mod pay_run;
mod policy;
mod rate;
mod recover;
mod reimburse;
mod scenario;
mod sheet;
mod sheet_print;
mod stats;
mod window;
mod worker;

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;

use crate::desk::Refusal;
use crate::desk::clock::SystemClock;
use crate::desk::operators::found_office;
use crate::desk::session::note_check;
use crate::desk::sheets::StepNote;
use crate::domain::plain::harmless;
use crate::domain::sheet::workflow::Step;
use crate::report;
use crate::store::{Store, StoreError, remove};
use crate::text::audit as words;
use crate::text::command::{Line, finding, line};
use crate::text::{Lang, problems};
use args::{Args, Command};

/// What holds for one run of the program.
pub(crate) struct Session {
    pub lang: Lang,
    /// The first locale variable that is set.
    pub locale: Option<String>,
    pub term: Option<String>,
}

/// Why a command ended without doing its work.
pub(crate) enum Failure {
    Refusal(Refusal),
    Line(Line),
    File(PathBuf, io::Error),
    /// A sentence of the command's own.
    Said(String),
    /// Values on the command line that cannot be.
    BadInput(String),
    /// Said already; only the exit status is left.
    Silent,
    /// Ended by this signal.
    Signal(i32),
}

impl Failure {
    /// 1; 2 for wrong usage; 128 and the number of the signal that ended the window.
    fn status(&self) -> ExitCode {
        match self {
            Failure::Line(Line::NotUtf8) | Failure::BadInput(_) => ExitCode::from(2),
            Failure::Signal(signal) => ExitCode::from(u8::try_from(128 + signal).unwrap_or(u8::MAX)),
            _ => ExitCode::FAILURE,
        }
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Failure {
        Failure::Refusal(refusal)
    }
}

/// Runs the program with the process's arguments.
#[must_use]
pub fn run() -> ExitCode {
    let args = Args::parse();
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].iter().find_map(|v| std::env::var(v).ok().filter(|s| !s.is_empty()));
    let term = std::env::var("TERM").ok();
    let lang = Lang::choose(args.lang.map(Lang::from), locale.as_deref(), term.as_deref());
    let session = Session { lang, locale, term };
    match act(&args, &session) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            tell(&failure, lang);
            failure.status()
        }
    }
}

fn tell(failure: &Failure, lang: Lang) {
    let text = match failure {
        Failure::Refusal(refusal) => problems::refusal(refusal, lang),
        Failure::Line(which) => line(*which, lang).to_owned(),
        Failure::Said(text) | Failure::BadInput(text) => text.clone(),
        Failure::File(path, error) => format!("{}: {error}", path.display()),
        Failure::Silent | Failure::Signal(_) => return,
    };
    // Nobody is left to tell when even the error stream is closed.
    let _ = writeln!(io::stderr(), "gsbx: {}", harmless(&text));
}

fn act(args: &Args, session: &Session) -> Result<(), Failure> {
    match &args.command {
        None => screen(args, session),
        Some(Command::Demo { create }) => demo::run(args, create.as_deref(), session),
        Some(Command::Init { office, director }) => init(args, office, director, session),
        Some(Command::Lookup { text, limit, json }) => lookup(args, text, usize::from(*limit), *json, session),
        Some(Command::Fund { year, json }) => fund(args, *year, *json, session),
        Some(Command::Import { kind, file, dry_run, errors }) => {
            import::run(args, (*kind).into(), file, *dry_run, errors.as_deref(), session)
        }
        Some(Command::Estimate { act }) => estimate::run(args, act, session),
        Some(Command::Audit { filter, limit, json }) => audit::run(args, filter, *limit, *json, session),
        Some(Command::Check) => check(args, session),
        Some(Command::Verify { code, json }) => paper::verify_code(args, code, *json, session),
        Some(Command::Operator { act }) => operator::run(args, act, session),
        Some(Command::Policy { act }) => policy::run(args, act, session),
        Some(Command::Determine(act)) => determine::run(args, act, session),
        Some(Command::Case { act }) => case::run(args, act, session),
        Some(Command::Reimburse { act }) => reimburse::run(args, act, session),
        Some(Command::Sheet { act }) => sheet::run(args, act, session),
        Some(Command::Approve { number, reason, document }) => sheet::approve(args, number, note(reason, document), session),
        Some(Command::Return { number, reason }) => sheet::take(args, number, Step::Return, note(reason, ""), session),
        Some(Command::Refuse { number, reason }) => sheet::take(args, number, Step::Refuse, note(reason, ""), session),
        Some(Command::Recall { number }) => sheet::take(args, number, Step::Recall, note("", ""), session),
        Some(Command::Revoke { number, reason }) => sheet::take(args, number, Step::Revoke, note(reason, ""), session),
        Some(Command::Benefit { act }) => benefit::run(args, act, session),
        Some(Command::Pay { act }) => pay::run(args, act, session),
        Some(Command::Rate { act }) => rate::run(args, act, session),
        Some(Command::Scenario { act }) => scenario::run(args, act, session),
        Some(Command::Employer { act }) => employer::run(args, act, session),
        Some(Command::Recover { act }) => recover::run(args, act, session),
        Some(Command::Inspect { act }) => inspect::run(args, act, session),
        Some(Command::Ledger { act }) => ledger::run(args, act, session),
        Some(Command::Stats(act)) => stats::run(args, act, session),
        Some(Command::Worker { act }) => worker::run(args, act, session),
        Some(Command::Levy { act }) => levy::run(args, act, session),
    }
}

/// What goes with a step of a sheet.
fn note(reason: &str, document: &str) -> StepNote {
    StepNote { reason: reason.to_owned(), document: document.to_owned(), on: None }
}

/// Prints a result; a closed pipe is no failure of ours.
fn print(text: &str) -> Result<(), Failure> {
    match writeln!(io::stdout(), "{text}") {
        Err(e) if e.kind() != io::ErrorKind::BrokenPipe => Err(Failure::File(PathBuf::from("stdout"), e)),
        _ => Ok(()),
    }
}

fn screen(args: &Args, session: &Session) -> Result<(), Failure> {
    let path = office::path(args)?;
    if !path.exists() {
        return Err(Refusal::Store(StoreError::Missing(path.display().to_string())).into());
    }
    window::check(args, session)?;
    let (door, seat) = office::door(args, session)?;
    window::show(door, seat, session)
}

fn init(args: &Args, name: &str, director: &str, session: &Session) -> Result<(), Failure> {
    let path = office::path(args)?;
    let policy = office::policy()?;
    if path.exists() {
        return Err(Refusal::Store(StoreError::Exists(path.display().to_string())).into());
    }
    let password = office::new_password(args.password_file.as_deref(), session)?;
    let mut store = Store::create(&path).map_err(Refusal::Store)?;
    store.set_origin(origin::origin());
    if let Err(refusal) = found_office(&mut store, &policy, &SystemClock, name, director, &password) {
        drop(store);
        remove(&path);
        return Err(refusal.into());
    }
    print(&format!("{}: {}", line(Line::OfficeMade, session.lang), path.display()))
}

fn lookup(args: &Args, text: &str, limit: usize, json: bool, session: &Session) -> Result<(), Failure> {
    let found = office::open(args, session)?.lookup(text, limit)?;
    print(&if json { report::json_text(&report::lookup::json(&found)) } else { report::lookup::text(&found, session.lang) })
}

fn fund(args: &Args, year: Option<i32>, json: bool, session: &Session) -> Result<(), Failure> {
    let desk = office::open(args, session)?;
    let view = desk.fund_year(year)?;
    let policy = desk.policy();
    print(&if json {
        report::json_text(&report::fund::json(&view, &policy, session.lang))
    } else {
        report::fund::text(&view, &policy, session.lang)
    })
}

/// Needs no login: whoever can read the file can check it, and nothing personal is shown. The result is told before it is
/// recorded: a file that cannot be written can be checked too, but does not pass for sound.
fn check(args: &Args, session: &Session) -> Result<(), Failure> {
    let mut store = Store::open(&office::path(args)?).map_err(Refusal::Store)?;
    store.set_origin(origin::origin());
    let findings = store.check().map_err(Refusal::Store)?;
    if findings.is_empty() {
        print(line(Line::CheckSound, session.lang))?;
        if let Some((number, hash)) = store.audit_end().map_err(Refusal::Store)? {
            print(&words::end(number, &hash, session.lang))?;
        }
    }
    for found in &findings {
        print(&finding(found, session.lang))?;
    }
    note_check(&store, &SystemClock, findings.len()).map_err(Refusal::Store)?;
    if findings.is_empty() { Ok(()) } else { Err(Failure::Silent) }
}
