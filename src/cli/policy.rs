//! `gsbx policy`: parameters listed, shown, checked, entered from a file and confirmed.

use std::path::Path;

use super::args::{Args, PolicyAct};
use super::{Failure, Session, office, print};
use crate::desk::Refusal;
use crate::desk::policy::{Settle, check};
use crate::report::{json_text, policy as report};
use crate::text::policy as words;

pub(super) fn run(args: &Args, act: &PolicyAct, session: &Session) -> Result<(), Failure> {
    let lang = session.lang;
    match act {
        PolicyAct::Check { file } => check_file(file, session),
        PolicyAct::List { json } => {
            let list = office::open(args, session)?.parameters()?;
            print(&if *json { json_text(&report::list_json(&list, lang)) } else { report::list_text(&list, lang) })
        }
        PolicyAct::Show { key, json } => {
            let history = office::open(args, session)?.parameter_history(key)?;
            print(&if *json { json_text(&report::history_json(&history, lang)) } else { report::history_text(&history, lang) })
        }
        PolicyAct::Pending { json } => {
            let entries = office::open(args, session)?.pending_parameters()?;
            print(&if *json { json_text(&report::pending_json(&entries)) } else { report::pending_text(&entries, lang) })
        }
        PolicyAct::Import { file } => match office::open(args, session)?.import_parameters(file) {
            Ok(taken) => print(&words::taken(taken, lang)),
            Err(refusal) => tell_faults(refusal, session),
        },
        PolicyAct::Confirm { id } => settle(args, *id, Settle::Confirm, session),
        PolicyAct::Reject { id } => settle(args, *id, Settle::Reject, session),
        PolicyAct::Withdraw { id } => settle(args, *id, Settle::Withdraw, session),
    }
}

/// Needs neither office nor login: only what is shipped says which keys there are.
fn check_file(file: &Path, session: &Session) -> Result<(), Failure> {
    match check(file, &office::policy()?) {
        Ok(rows) => print(&words::sound(rows, session.lang)),
        Err(refusal) => tell_faults(refusal, session),
    }
}

/// Faults of a file are findings, a line each; other refusals are told as ever.
fn tell_faults(refusal: Refusal, session: &Session) -> Result<(), Failure> {
    let Refusal::Faults(faults) = refusal else { return Err(refusal.into()) };
    for fault in &faults {
        print(&words::fault(fault, session.lang))?;
    }
    Err(Failure::Silent)
}

fn settle(args: &Args, id: i64, how: Settle, session: &Session) -> Result<(), Failure> {
    let key = office::open(args, session)?.settle_parameter(id, how)?;
    print(&format!("#{id} {key}: {}", words::settled(how, session.lang)))
}
