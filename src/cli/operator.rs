//! Operators by command: appointed, changed, retired, lent roles, barred; and one's own password.

use super::args::{Args, OperatorAct};
use super::{Failure, Session, office, print};
use crate::desk::Desk;
use crate::desk::login::Secret;
use crate::desk::operators::{LoanDraft, OperatorFile};
use crate::domain::plain::harmless;
use crate::text::command::{Line, line};

pub(super) fn run(args: &Args, act: &OperatorAct, session: &Session) -> Result<(), Failure> {
    if let OperatorAct::Password { new_password_file } = act {
        let (mut desk, old) = office::open_to_change(args, session)?;
        let new = office::new_password(new_password_file.as_deref(), session)?;
        desk.change_password(&old, &Secret(new))?;
        return print(line(Line::PasswordChanged, session.lang));
    }
    let mut desk = office::open(args, session)?;
    match act {
        OperatorAct::Password { .. } => return Ok(()),
        OperatorAct::List => return list(&desk),
        OperatorAct::Show { login } => return show(&desk.operator_file(login)?),
        OperatorAct::Add { login, name, role, new_password_file } => {
            let password = office::new_password(new_password_file.as_deref(), session)?;
            desk.appoint(login, name, &texts(role), &password)?;
            return print(line(Line::Appointed, session.lang));
        }
        OperatorAct::Reset { login, new_password_file } => {
            let password = office::new_password(new_password_file.as_deref(), session)?;
            desk.reset_password(login, &Secret(password))?;
        }
        OperatorAct::Roles { login, role } => desk.change_roles(login, &texts(role))?,
        OperatorAct::Retire { login } => desk.retire(login)?,
        OperatorAct::Lend { role, to, in_place_of, from, until } => desk.lend(&LoanDraft {
            role: role.clone(),
            to: to.clone(),
            in_place_of: in_place_of.clone(),
            from: from.clone(),
            until: until.clone(),
        })?,
        OperatorAct::EndLoan { id } => desk.end_loan(*id)?,
        OperatorAct::Bar { person, reason, login } => {
            let me = desk.operator().login.clone();
            desk.bar(login.as_deref().unwrap_or(&me), person, reason)?;
        }
        OperatorAct::LiftBar { id } => desk.lift_bar(*id)?,
        OperatorAct::Idle { minutes } => desk.set_idle_minutes(*minutes)?,
    }
    print(line(Line::OperatorDone, session.lang))
}

fn texts(list: &[String]) -> Vec<&str> {
    list.iter().map(String::as_str).collect()
}

/// Login, name and own roles, as scripts read them.
fn list(desk: &Desk) -> Result<(), Failure> {
    for operator in desk.operators()? {
        let roles: Vec<&str> = operator.roles.iter().map(|r| r.id()).collect();
        print(&format!("{}\t{}\t{}", operator.login, harmless(&operator.name), roles.join(",")))?;
    }
    Ok(())
}

/// Loans and bars, a line each, with their numbers.
fn show(file: &OperatorFile) -> Result<(), Failure> {
    for loan in &file.loans {
        let (to, away, until) = (&loan.to.login, &loan.in_place_of.login, loan.until);
        let state = if loan.lasts_on(file.today) { "open" } else { "ended" };
        print(&format!("loan\t{}\t{}\t{to}\t{away}\t{}\t{until}\t{state}", loan.id, loan.role.id(), loan.from))?;
    }
    for bar in &file.bars {
        print(&format!("bar\t{}\t{}\t{}", bar.id, harmless(&bar.person), harmless(&bar.reason)))?;
    }
    Ok(())
}
