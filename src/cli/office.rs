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
use crate::desk::login::{Door, Lobby, Secret, log_in};
use crate::desk::session::{Purpose, walk_in};
use crate::desk::{Desk, Refusal};
use crate::domain::operator::Operator;
use crate::policy::Policy;
use crate::store::{Store, StoreError};
use crate::text::command::{Line, line};
use crate::tui::app::Seat;

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
    let mut store = opened(args)?;
    let operator = who(args, Purpose::Command, session, &mut store)?;
    desk(args, store, operator)
}

/// Opens the office for somebody who changes his password; answers the present one too.
pub(super) fn open_to_change(args: &Args, session: &Session) -> Result<(Desk, Secret), Failure> {
    let mut store = opened(args)?;
    let password = match args.password_file.as_deref() {
        Some(file) => first_line(file)?,
        None => ask(Line::AskOldPassword, session)?,
    };
    let welcome = log_in(&mut store, &SystemClock, &login(args), &password, Purpose::Command)?;
    Ok((desk(args, store, welcome.operator)?, Secret(password)))
}

/// Opens the office for the window: with a login screen unless it was said who is working.
pub(super) fn door(args: &Args, session: &Session) -> Result<(Door, Seat), Failure> {
    let mut store = opened(args)?;
    let is_demo = store.office().map_err(Refusal::Store)?.is_demo;
    if is_demo || args.operator.is_some() || args.password_file.is_some() {
        let operator = who(args, Purpose::Window, session, &mut store)?;
        return Ok((Door::open(desk(args, store, operator.clone())?), Seat::Taken(operator)));
    }
    let (policy, clock) = (Arc::new(policy()?), Box::new(SystemClock));
    let door = Door::closed(Lobby { store, policy, clock, slips: Some(slips(args)?) });
    Ok((door, Seat::Free { login: login(args) }))
}

/// The office's database, whose audit records say from where it is used.
fn opened(args: &Args) -> Result<Store, Failure> {
    let mut store = Store::open(&path(args)?).map_err(Refusal::Store)?;
    store.set_origin(origin());
    Ok(store)
}

fn desk(args: &Args, store: Store, operator: Operator) -> Result<Desk, Failure> {
    Ok(Desk::new(store, Arc::new(policy()?), Box::new(SystemClock), operator).with_slips(slips(args)?))
}

fn slips(args: &Args) -> Result<PathBuf, Failure> {
    Ok(path(args)?.parent().map(|folder| folder.join("slips")).unwrap_or_default())
}

/// The login that was named, else the SSH user's name.
fn login(args: &Args) -> String {
    args.operator.clone().or_else(|| std::env::var("USER").ok()).unwrap_or_default()
}

/// The compiled-in lists.
pub(super) fn policy() -> Result<Policy, Failure> {
    Policy::load().map_err(|e| Failure::Refusal(Refusal::Store(StoreError::BadValue(e))))
}

/// The operator, by password. A demonstration office asks for none unless one is given: nobody real is in it.
fn who(args: &Args, purpose: Purpose, session: &Session, store: &mut Store) -> Result<Operator, Failure> {
    let is_demo = store.office().map_err(Refusal::Store)?.is_demo;
    if is_demo && args.password_file.is_none() {
        let login = args.operator.as_deref().unwrap_or(DEMO_LOGIN);
        return Ok(walk_in(store, &SystemClock, login, purpose)?);
    }
    let password = password(args.password_file.as_deref(), session)?;
    let welcome = log_in(store, &SystemClock, &login(args), &password, purpose)?;
    if welcome.must_change { Err(Refusal::MustChange.into()) } else { Ok(welcome.operator) }
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
