//! Making an office, and its operators: who they are, what they may, a file per kind of act.

mod list;
mod passwords;
mod roles;
mod stand_ins;

use std::cell::RefCell;

use chrono::NaiveDate;

use super::clock::Clock;
use super::login::Secret;
use super::{Desk, Refusal};
use crate::domain::access::IDLE_MINUTES;
use crate::domain::audit::Act;
use crate::domain::name::parse_employer_name;
use crate::domain::operator::{Operator, Right, Role, parse_login};
use crate::domain::problem::Problem;
use crate::domain::stand_in::effective_roles;
use crate::policy::Policy;
use crate::store::{Store, StoreError};

pub use list::{DutyLine, LoginState, OperatorFile, OperatorLine, OperatorList};
pub(super) use passwords::hash_any;
pub use passwords::hash_password;
pub use stand_ins::LoanDraft;

/// Name of the office's setting.
const IDLE_SETTING: &str = "idle_minutes";

/// What the file and the day were when the operator's roles were read last, and how he stood then.
type Stood = (((i64, u64), NaiveDate), Operator);

/// How the operator at the desk stood when that was read last: searches ask at each key.
#[derive(Debug, Default)]
pub(super) struct StandingCache(RefCell<Option<Stood>>);

/// What is done to an operator on the System screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OperatorAct {
    Appoint { name: String, roles: Vec<String>, password: Secret },
    ChangeRoles { roles: Vec<String> },
    Retire,
    ResetPassword { password: Secret },
    Lend { draft: LoanDraft },
    EndLoan { id: i64 },
    Bar { person: String, reason: String },
    LiftBar { id: i64 },
}

/// Writes a new office with its director into an empty database.
///
/// # Errors
/// `Problems` for a name, login or password that cannot be; `Store`.
pub fn found_office(
    store: &mut Store,
    policy: &Policy,
    clock: &dyn Clock,
    office: &str,
    director: &str,
    password: &str,
) -> Result<Operator, Refusal> {
    let office = field("office", parse_employer_name(office))?;
    let login = field("login", parse_login(director))?;
    let hash = hash_password(password, &login, &login)?;
    let at = clock.stamp();
    let writer = store.write()?;
    writer.add_office(&office, false, &at)?;
    for account in policy.accounts() {
        writer.add_account(&account.key, &account.class)?;
    }
    let id = writer.add_operator(&login, &login, &hash, &[Role::Approve], &at)?;
    writer.audit(&at, Some(id), Act::FoundOffice.id(), "office:1", &office)?;
    writer.commit()?;
    Ok(Operator { id, name: login.clone(), login, roles: vec![Role::Approve] })
}

/// Idle minutes before a window of this office locks itself; 0 for never.
///
/// # Errors
/// `Store`.
pub fn idle_minutes(store: &Store) -> Result<u16, Refusal> {
    let Some(text) = store.office_setting(IDLE_SETTING)? else { return Ok(IDLE_MINUTES) };
    text.parse().map_err(|_| Refusal::Store(StoreError::BadValue(format!("{IDLE_SETTING} {text}"))))
}

/// An operator with the roles he has on a day, his own and those lent to him.
///
/// # Errors
/// `Retired`; `NotFound`; `Store`.
pub fn standing(store: &Store, operator: i64, day: NaiveDate) -> Result<Operator, Refusal> {
    if store.access(operator)?.retired_at.is_some() {
        return Err(Refusal::Retired);
    }
    let mut found = store.operator_by_id(operator)?.ok_or(Refusal::NotFound)?;
    found.roles = effective_roles(&found.roles, &store.loans_to(operator)?, day);
    Ok(found)
}

impl Desk {
    /// The operator as he stands now: roles are given and taken while his window is open. Read again whenever anything was
    /// written, be it by this window or another, and on a new day.
    ///
    /// # Errors
    /// `Retired`, `Store`.
    pub fn me(&self) -> Result<Operator, Refusal> {
        let now = (self.store.state()?, self.clock.today());
        if let Some((then, me)) = &*self.standing.0.borrow()
            && *then == now
        {
            return Ok(me.clone());
        }
        let me = standing(&self.store, self.operator.id, now.1)?;
        *self.standing.0.borrow_mut() = Some((now, me.clone()));
        Ok(me)
    }

    /// Does one of the System screen's acts to the operator with this login.
    ///
    /// # Errors
    /// The act's [`Refusal`].
    pub fn act_on_operator(&mut self, login: &str, act: OperatorAct) -> Result<(), Refusal> {
        fn ids(roles: &[String]) -> Vec<&str> {
            roles.iter().map(String::as_str).collect()
        }
        match act {
            OperatorAct::Appoint { name, roles, password } => self.appoint(login, &name, &ids(&roles), &password.0),
            OperatorAct::ChangeRoles { roles } => self.change_roles(login, &ids(&roles)),
            OperatorAct::Retire => self.retire(login),
            OperatorAct::ResetPassword { password } => self.reset_password(login, &password),
            OperatorAct::Lend { draft } => self.lend(&draft),
            OperatorAct::EndLoan { id } => self.end_loan(id),
            OperatorAct::Bar { person, reason } => self.bar(login, &person, &reason),
            OperatorAct::LiftBar { id } => self.lift_bar(id),
        }
    }

    /// All operators by login, with their own roles.
    ///
    /// # Errors
    /// `NotAllowed`, `Store`.
    pub fn operators(&self) -> Result<Vec<Operator>, Refusal> {
        self.require(Right::Appoint)?;
        Ok(self.store.operators()?)
    }

    /// An operator who is not retired, by the login that was typed, with his own roles.
    fn active(&self, name: &'static str, login: &str) -> Result<Operator, Refusal> {
        let login = login.trim();
        field(name, if login.is_empty() { Err(Problem::Empty) } else { Ok(()) })?;
        let unknown = Problem::UnknownOperator { login: login.to_owned() };
        let (operator, _) = self.store.operator(login)?.ok_or_else(|| Refusal::Problems(vec![(name, unknown)]))?;
        let retired = self.store.access(operator.id)?.retired_at.is_some();
        field(name, if retired { Err(Problem::IsRetired { login: login.to_owned() }) } else { Ok(()) })?;
        Ok(operator)
    }

    /// Nobody gives himself roles or takes them from himself.
    fn not_me(&self, name: &'static str, other: &Operator) -> Result<(), Refusal> {
        field(name, if other.id == self.operator.id { Err(Problem::NotOnYourself) } else { Ok(()) })
    }
}

fn field<T>(name: &'static str, parsed: Result<T, Problem>) -> Result<T, Refusal> {
    parsed.map_err(|p| Refusal::Problems(vec![(name, p)]))
}
