//! The demonstration office: opened from memory, or kept in a file.

use std::path::Path;
use std::sync::Arc;

use indicatif::{ProgressBar, ProgressStyle};

use super::args::Args;
use super::origin::origin;
use super::{Failure, Session, office, print, window};
use crate::desk::clock::SystemClock;
use crate::desk::demo::{DEMO_LOGIN, fill};
use crate::desk::login::Door;
use crate::desk::session::{Purpose, walk_in};
use crate::desk::{Desk, Refusal};
use crate::store::{Store, remove};
use crate::text::command::{Line, line};
use crate::tui::app::Seat;

pub(super) fn run(args: &Args, create: Option<&Path>, session: &Session) -> Result<(), Failure> {
    let policy = office::policy()?;
    let Some(path) = create else {
        window::check(args, session)?;
        let mut store = Store::in_memory().map_err(Refusal::Store)?;
        make(&mut store, &policy, session)?;
        store.set_origin(origin());
        let login = args.operator.as_deref().unwrap_or(DEMO_LOGIN);
        let operator = walk_in(&mut store, &SystemClock, login, Purpose::Window)?;
        let door = Door::open(Desk::new(store, Arc::new(policy), Box::new(SystemClock), operator.clone()));
        return window::show(door, Seat::Taken(operator), session);
    };
    let mut store = Store::create(path).map_err(Refusal::Store)?;
    if let Err(failure) = make(&mut store, &policy, session) {
        drop(store);
        remove(path);
        return Err(failure);
    }
    print(&format!("{}: {}", line(Line::DemoMade, session.lang), path.display()))
}

fn make(store: &mut Store, policy: &crate::policy::Policy, session: &Session) -> Result<(), Failure> {
    let bar = ProgressBar::new(1000).with_message(line(Line::MakingDemo, session.lang));
    // The template is a constant; indicatif's default is a fair answer should a later version dislike it.
    if let Ok(style) = ProgressStyle::with_template("{msg} [{bar:30}] {percent}%") {
        bar.set_style(style.progress_chars("=> "));
    }
    let made = fill(store, policy, &SystemClock, &mut |done| bar.set_position(done));
    bar.finish_and_clear();
    Ok(made?)
}
