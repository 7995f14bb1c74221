//! Making an office, appointing its operators, and knowing who is at the window. Passwords are kept with argon2id.

use argon2::{Argon2, PasswordHasher, PasswordVerifier};

use super::clock::Clock;
use super::{Desk, Refusal};
use crate::domain::audit::{Act, Changed};
use crate::domain::name::{parse_employer_name, parse_person_name};
use crate::domain::operator::{Operator, PASSWORD_MIN, Right, Role, check_exclusions, parse_login};
use crate::domain::problem::Problem;
use crate::policy::Policy;
use crate::store::{Store, StoreError};

/// A password of at least [`PASSWORD_MIN`] characters, hashed with a fresh salt.
///
/// # Errors
/// `Problems` for a short password.
pub fn hash_password(password: &str) -> Result<String, Refusal> {
    if password.chars().count() < PASSWORD_MIN {
        return Err(Refusal::Problems(vec![("password", Problem::PasswordTooShort { min: PASSWORD_MIN })]));
    }
    hash_any(password)
}

/// Hashes without asking for length: the demo's password is shorter than an office may use.
pub(super) fn hash_any(password: &str) -> Result<String, Refusal> {
    let hash = Argon2::default().hash_password(password.as_bytes());
    hash.map(|h| h.to_string()).map_err(|e| Refusal::Store(StoreError::BadValue(e.to_string())))
}

/// The operator a login and password belong to. An unknown login takes as long as a wrong password.
///
/// # Errors
/// `WrongPassword`, `Store`.
pub fn log_in(store: &Store, login: &str, password: &str) -> Result<Operator, Refusal> {
    let Some((operator, hash)) = store.operator(login)? else {
        hash_any(password)?;
        return Err(Refusal::WrongPassword);
    };
    let sound = Argon2::default().verify_password(password.as_bytes(), hash.as_str()).is_ok();
    if sound { Ok(operator) } else { Err(Refusal::WrongPassword) }
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
    let hash = hash_password(password)?;
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

impl Desk {
    /// Appoints an operator.
    ///
    /// # Errors
    /// `NotAllowed`; `Problems` for a login, name, password or roles that cannot be; `Store`.
    pub fn appoint(&mut self, login: &str, name: &str, roles: &[&str], password: &str) -> Result<(), Refusal> {
        self.require(Right::Appoint)?;
        let login = field("login", parse_login(login))?;
        let name = field("name", parse_person_name(name))?;
        let roles: Vec<Role> = field("roles", roles.iter().map(|r| Role::parse(r)).collect())?;
        field("roles", if roles.is_empty() { Err(Problem::Empty) } else { check_exclusions(&roles) })?;
        if self.store.operator(&login)?.is_some() {
            return Err(Refusal::Problems(vec![("login", Problem::LoginTaken)]));
        }
        let hash = hash_password(password)?;
        let at = self.clock.stamp();
        let writer = self.store.write()?;
        let id = writer.add_operator(&login, &name, &hash, &roles, &at)?;
        let given: Vec<&str> = roles.iter().map(|r| r.id()).collect();
        let given = given.join(",");
        let set = |field, after| Changed { field, before: None, after: Some(after) };
        let changes = [set("login", login.as_str()), set("name", &name), set("roles", &given)];
        writer.audit_changes(&at, Some(self.operator.id), Act::Appoint.id(), &format!("operator:{id}"), "", &changes)?;
        Ok(writer.commit()?)
    }

    /// All operators by login.
    ///
    /// # Errors
    /// `NotAllowed`, `Store`.
    pub fn operators(&self) -> Result<Vec<Operator>, Refusal> {
        self.require(Right::Appoint)?;
        Ok(self.store.operators()?)
    }
}

fn field<T>(name: &'static str, parsed: Result<T, Problem>) -> Result<T, Refusal> {
    parsed.map_err(|p| Refusal::Problems(vec![(name, p)]))
}
