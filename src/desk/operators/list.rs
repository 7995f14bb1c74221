//! Operators as the System screen shows them: all of them to those who may appoint, to others only themselves.

use super::super::login::time;
use super::super::{Desk, Refusal};
use crate::domain::audit::{Act, Changed};
use crate::domain::duties::{Duty, duties};
use crate::domain::operator::{Operator, Right, Role};
use crate::domain::problem::Problem;
use crate::domain::stand_in::{Bar, Loan, effective_roles};
use crate::store::access::RoleChange;

/// How an operator's login stands now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LoginState {
    Active,
    /// Locked for so many more minutes.
    Locked(i64),
    /// Works, but the password is to be changed first.
    MustChange,
    Retired,
}

/// An operator at a glance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OperatorLine {
    /// With his own roles.
    pub operator: Operator,
    /// Roles lent to him today.
    pub lent: Vec<Role>,
    pub state: LoginState,
    /// As records keep it.
    pub last_login: Option<String>,
}

/// The operators, by login.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OperatorList {
    pub lines: Vec<OperatorLine>,
    pub may_appoint: bool,
    /// Idle minutes before a window locks itself; 0 for never.
    pub idle_minutes: u16,
}

/// Everything about an operator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OperatorFile {
    pub line: OperatorLine,
    pub password_set: String,
    /// Roles lent to him or in his place, the newest first.
    pub loans: Vec<Loan>,
    pub bars: Vec<Bar>,
    pub changes: Vec<RoleChange>,
    pub may_appoint: bool,
    pub today: chrono::NaiveDate,
}

/// A row of the table of who may do what, with the operators who may today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DutyLine {
    pub duty: Duty,
    /// Names, and whether it is only by a role that is lent.
    pub operators: Vec<(String, bool)>,
}

impl Desk {
    /// # Errors
    /// `Retired`, `Store`.
    pub fn operator_list(&self) -> Result<OperatorList, Refusal> {
        let me = self.me()?;
        let may_appoint = me.may(Right::Appoint);
        let shown = self.store.operators()?.into_iter().filter(|o| may_appoint || o.id == me.id);
        let lines = shown.map(|o| self.line(o)).collect::<Result<_, _>>()?;
        Ok(OperatorList { lines, may_appoint, idle_minutes: self.idle_minutes()? })
    }

    /// # Errors
    /// `NotAllowed` for another's file; `Problems` (`login`: `UnknownOperator`); `Retired`; `Store`.
    pub fn operator_file(&self, login: &str) -> Result<OperatorFile, Refusal> {
        let me = self.me()?;
        if login != me.login {
            self.require(Right::Appoint)?;
        }
        let unknown = || Refusal::Problems(vec![("login", Problem::UnknownOperator { login: login.to_owned() })]);
        let (operator, _) = self.store.operator(login)?.ok_or_else(unknown)?;
        let id = operator.id;
        Ok(OperatorFile {
            password_set: self.store.access(id)?.password_set_at,
            loans: self.store.loans_about(id)?,
            bars: self.store.bars_of(id)?,
            changes: self.store.role_changes(id)?,
            may_appoint: me.may(Right::Appoint),
            today: self.clock.today(),
            line: self.line(operator)?,
        })
    }

    fn line(&self, operator: Operator) -> Result<OperatorLine, Refusal> {
        let access = self.store.access(operator.id)?;
        let today = self.clock.today();
        let all = effective_roles(&operator.roles, &self.store.loans_to(operator.id)?, today);
        let locked = access.locked_until.as_deref().map(time).transpose()?.map(|until| until - self.clock.now());
        let state = match (access.retired_at, locked.map(|left| left.num_seconds())) {
            (Some(_), _) => LoginState::Retired,
            (None, Some(seconds)) if seconds > 0 => LoginState::Locked((seconds + 59) / 60),
            (None, _) if access.must_change => LoginState::MustChange,
            (None, _) => LoginState::Active,
        };
        let lent = all.into_iter().filter(|r| !operator.roles.contains(r)).collect();
        Ok(OperatorLine { operator, lent, state, last_login: access.last_login_at })
    }

    /// Who may do what, with the operators who may today. Everybody may know.
    ///
    /// # Errors
    /// `Retired`, `Store`.
    pub fn duty_lines(&self) -> Result<Vec<DutyLine>, Refusal> {
        self.me()?;
        let lines = self.active_operators()?.into_iter().map(|o| Ok((self.store.own_roles(o.id)?, o)));
        let operators: Vec<(Vec<Role>, Operator)> = lines.collect::<Result<_, Refusal>>()?;
        let holds = |roles: &[Role], duty: &Duty| roles.iter().any(|r| duty.roles.contains(r));
        let line = |duty: Duty| {
            let who = operators.iter().filter(|(_, o)| holds(&o.roles, &duty));
            let operators = who.map(|(own, o)| (o.name.clone(), !holds(own, &duty))).collect();
            DutyLine { duty, operators }
        };
        Ok(duties().into_iter().map(line).collect())
    }

    /// Idle minutes before a window locks itself, as the office has set them; 0 for never.
    ///
    /// # Errors
    /// `Store`.
    pub fn idle_minutes(&self) -> Result<u16, Refusal> {
        super::idle_minutes(&self.store)
    }

    /// Sets the idle minutes for the whole office; windows opened from now on keep to it.
    ///
    /// # Errors
    /// `NotAllowed`, `Store`.
    pub fn set_idle_minutes(&mut self, minutes: u16) -> Result<(), Refusal> {
        self.require(Right::Appoint)?;
        let before = self.idle_minutes()?;
        let (at, me) = (self.clock.stamp(), self.operator.id);
        let writer = self.store.write()?;
        writer.save_office_setting(super::IDLE_SETTING, &minutes.to_string())?;
        let (before, after) = (before.to_string(), minutes.to_string());
        let changed = Changed { field: "idle_minutes", before: Some(&before), after: Some(&after) };
        writer.audit_changes(&at, Some(me), Act::SetIdleMinutes.id(), "office:1", "", &[changed])?;
        Ok(writer.commit()?)
    }
}
