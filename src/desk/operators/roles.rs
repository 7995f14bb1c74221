//! Appointing operators, changing their roles, retiring them.

use super::super::{Desk, Refusal};
use super::{field, hash_password};
use crate::domain::audit::{Act, Changed};
use crate::domain::name::parse_person_name;
use crate::domain::operator::{Operator, Right, Role, parse_login, rights_of};
use crate::domain::problem::Problem;
use crate::domain::stand_in::check_own;

fn parse_roles(roles: &[&str]) -> Result<Vec<Role>, Refusal> {
    let mut roles: Vec<Role> = field("roles", roles.iter().map(|r| Role::parse(r)).collect())?;
    roles.sort_unstable();
    roles.dedup();
    Ok(roles)
}

/// Roles as the log keeps them.
fn told(roles: &[Role]) -> String {
    roles.iter().map(|r| r.id()).collect::<Vec<_>>().join(",")
}

impl Desk {
    /// Appoints an operator, who changes the password at his first login.
    ///
    /// # Errors
    /// `NotAllowed`; `Problems` for a login, name, password or roles that cannot be; `Store`.
    pub fn appoint(&mut self, login: &str, name: &str, roles: &[&str], password: &str) -> Result<(), Refusal> {
        self.require(Right::Appoint)?;
        let login = field("login", parse_login(login))?;
        let name = field("name", parse_person_name(name))?;
        let roles = parse_roles(roles)?;
        field("roles", check_own(&roles, &[], self.clock.today()))?;
        if self.store.operator(&login)?.is_some() {
            return Err(Refusal::Problems(vec![("login", Problem::LoginTaken)]));
        }
        let hash = hash_password(password, &login, &name)?;
        let at = self.clock.stamp();
        let writer = self.store.write()?;
        let id = writer.add_operator(&login, &name, &hash, &roles, &at)?;
        writer.demand_change(id)?;
        let given = told(&roles);
        let set = |field, after| Changed { field, before: None, after: Some(after) };
        let changes = [set("login", login.as_str()), set("name", &name), set("roles", &given)];
        writer.audit_changes(&at, Some(self.operator.id), Act::Appoint.id(), &format!("operator:{id}"), "", &changes)?;
        Ok(writer.commit()?)
    }

    /// Gives an operator other roles.
    ///
    /// # Errors
    /// `NotAllowed`; `Problems` (`login`; `roles`: empty, excluded, or nobody would be left to appoint); `Store`, also
    /// `Busy` for what another window wrote in between.
    pub fn change_roles(&mut self, login: &str, roles: &[&str]) -> Result<(), Refusal> {
        let since = self.store.data_version()?;
        self.require(Right::Appoint)?;
        let him = self.active("login", login)?;
        self.not_me("login", &him)?;
        let roles = parse_roles(roles)?;
        let loans = self.store.loans_to(him.id)?;
        field("roles", check_own(&roles, &loans, self.clock.today()))?;
        field("roles", self.check_appointers(&him, &roles)?)?;
        let (at, me) = (self.clock.stamp(), self.operator.id);
        let (before, after) = (told(&him.roles), told(&roles));
        let changed = Changed { field: "roles", before: Some(&before), after: Some(&after) };
        let writer = self.store.write_unchanged(since, "change roles")?;
        writer.set_roles(him.id, &roles, Some(me), &at)?;
        writer.audit_changes(&at, Some(me), Act::ChangeRoles.id(), &format!("operator:{}", him.id), "", &[changed])?;
        Ok(writer.commit()?)
    }

    /// Retires an operator: he cannot log in any more, and what is lent in his place ends.
    ///
    /// # Errors
    /// `NotAllowed`; `Problems` (`login`); `Store`, also `Busy` for what another window wrote in between.
    pub fn retire(&mut self, login: &str) -> Result<(), Refusal> {
        let since = self.store.data_version()?;
        self.require(Right::Appoint)?;
        let him = self.active("login", login)?;
        self.not_me("login", &him)?;
        field("login", self.check_appointers(&him, &[])?)?;
        let (at, me) = (self.clock.stamp(), self.operator.id);
        let writer = self.store.write_unchanged(since, "retire")?;
        writer.retire(him.id, me, &at)?;
        writer.audit(&at, Some(me), Act::Retire.id(), &format!("operator:{}", him.id), "")?;
        Ok(writer.commit()?)
    }

    /// Whether somebody who may appoint, by a role of his own, is left when an operator has only these roles.
    fn check_appointers(&self, changed: &Operator, roles: &[Role]) -> Result<Result<(), Problem>, Refusal> {
        let appoints = |roles: &[Role]| roles.iter().any(|r| rights_of(*r).contains(&Right::Appoint));
        if appoints(roles) {
            return Ok(Ok(()));
        }
        for operator in self.store.operators()? {
            let is_active = self.store.access(operator.id)?.retired_at.is_none();
            if operator.id != changed.id && is_active && appoints(&operator.roles) {
                return Ok(Ok(()));
            }
        }
        Ok(Err(Problem::NobodyLeftToAppoint))
    }
}
