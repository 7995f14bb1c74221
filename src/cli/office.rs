//! Which database, and who is at it.

use std::fs;
use std::io::{IsTerminal, stdin};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::args::Args;
use super::origin::origin;
use super::{Failure, Session};
use crate::desk::clock::SystemClock;
use crate::desk::demo::DEMO_LOGIN;
use crate::desk::operators::log_in;
use crate::desk::session::{Purpose, note_failed_log_in, note_log_in};
use crate::desk::{Desk, Refusal};
use crate::domain::operator::Operator;
use crate::policy::Policy;
use crate::store::{Store, StoreError};
use crate::text::command::{Line, line};

/// The database named on the command line or in `GSBX_DB`, else the one at the user's data folder.
pub(super) fn path(args: &Args) -> Result<PathBuf, Failure> {
    if let Some(path) = &args.db {
        return Ok(path.clone());
    }
    let folders = directories::ProjectDirs::from("", "", "gsbx").ok_or(Failure::Line(Line::NoHome))?;
    Ok(folders.data_dir().join("office.db"))
}

/// Opens the office for one command and finds out who is working.
pub(super) fn open(args: &Args, session: &Session) -> Result<Desk, Failure> {
    open_for(args, Purpose::Command, session)
}

/// Opens the office and finds out who is working; that he came is recorded.
pub(super) fn open_for(args: &Args, purpose: Purpose, session: &Session) -> Result<Desk, Failure> {
    let mut store = Store::open(&path(args)?).map_err(Refusal::Store)?;
    store.set_origin(origin());
    let operator = who(args, session, &store)?;
    note_log_in(&store, &SystemClock, &operator, purpose).map_err(Refusal::Store)?;
    let slips = path(args)?.parent().map(|folder| folder.join("slips")).unwrap_or_default();
    Ok(Desk::new(store, Arc::new(policy()?), Box::new(SystemClock), operator).with_slips(slips))
}

/// The compiled-in lists.
pub(super) fn policy() -> Result<Policy, Failure> {
    Policy::load().map_err(|e| Failure::Refusal(Refusal::Store(StoreError::BadValue(e))))
}

/// The operator, by password. A demonstration office asks for none unless one is given: nobody real is in it.
fn who(args: &Args, session: &Session, store: &Store) -> Result<Operator, Failure> {
    let is_demo = store.office().map_err(Refusal::Store)?.is_demo;
    let (login, known) = if is_demo && args.password_file.is_none() {
        let login = args.operator.clone().unwrap_or_else(|| DEMO_LOGIN.to_owned());
        let found = store.operator(&login).map_err(Refusal::Store)?;
        (login, found.map(|(operator, _)| operator).ok_or(Refusal::WrongPassword))
    } else {
        let login = args.operator.clone().or_else(|| std::env::var("USER").ok()).unwrap_or_default();
        let password = password(args.password_file.as_deref(), session)?;
        let known = log_in(store, &login, &password);
        (login, known)
    };
    if matches!(known, Err(Refusal::WrongPassword)) {
        note_failed_log_in(store, &SystemClock, &login).map_err(Refusal::Store)?;
    }
    Ok(known?)
}

/// A password from a file or, without echo, from the terminal.
pub(super) fn password(file: Option<&Path>, session: &Session) -> Result<String, Failure> {
    match file {
        Some(file) => first_line(file),
        None => ask(Line::AskPassword, session),
    }
}

/// A password to be set: from a file, or asked for twice.
pub(super) fn new_password(file: Option<&Path>, session: &Session) -> Result<String, Failure> {
    if let Some(file) = file {
        return first_line(file);
    }
    let first = ask(Line::AskNewPassword, session)?;
    if first == ask(Line::AskAgain, session)? { Ok(first) } else { Err(Failure::Line(Line::PasswordsDiffer)) }
}

fn first_line(file: &Path) -> Result<String, Failure> {
    let text = fs::read_to_string(file).map_err(|e| Failure::File(file.to_owned(), e))?;
    Ok(text.lines().next().unwrap_or_default().to_owned())
}

fn ask(question: Line, session: &Session) -> Result<String, Failure> {
    if !stdin().is_terminal() {
        return Err(Failure::Line(Line::NeedPasswordFile));
    }
    rpassword::prompt_password(line(question, session.lang)).map_err(|e| Failure::File(PathBuf::from("tty"), e))
}
