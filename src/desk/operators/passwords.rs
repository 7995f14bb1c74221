//! Passwords: by which rules they are set, changed by their owner and reset by another. Kept with argon2id.

use argon2::{Argon2, PasswordHasher};

use super::super::login::{Secret, is_password};
use super::super::{Desk, Refusal};
use super::field;
use crate::domain::access::{PASSWORDS_KEPT, check_password};
use crate::domain::audit::Act;
use crate::domain::operator::{Operator, Right};
use crate::domain::problem::Problem;
use crate::store::StoreError;

/// A password that this operator may have, hashed with a fresh salt.
///
/// # Errors
/// `Problems` for a password against the rules.
pub fn hash_password(password: &str, login: &str, name: &str) -> Result<String, Refusal> {
    field("password", check_password(password, login, name))?;
    hash_any(password)
}

/// Hashes without asking for the rules: the demo's password is shorter than an office may use.
pub(in crate::desk) fn hash_any(password: &str) -> Result<String, Refusal> {
    let hash = Argon2::default().hash_password(password.as_bytes());
    hash.map(|h| h.to_string()).map_err(|e| Refusal::Store(StoreError::BadValue(e.to_string())))
}

impl Desk {
    /// Changes the operator's own password.
    ///
    /// # Errors
    /// `Problems` (`old`: `WrongOldPassword`; `password`: against the rules, or one of the last ones); `Store`.
    pub fn change_password(&mut self, old: &Secret, new: &Secret) -> Result<(), Refusal> {
        let me = self.me()?;
        let (_, hash) = self.store.operator(&me.login)?.ok_or(Refusal::NotFound)?;
        if !is_password(&old.0, &hash) {
            return Err(Refusal::Problems(vec![("old", Problem::WrongOldPassword)]));
        }
        self.set_password(&me, &new.0, false, Act::ChangePassword)
    }

    /// Sets another operator's password; he changes it at his next login. A lock of his login ends.
    ///
    /// # Errors
    /// `NotAllowed`; `Problems` (`login`, `password`); `Store`.
    pub fn reset_password(&mut self, login: &str, new: &Secret) -> Result<(), Refusal> {
        self.require(Right::Appoint)?;
        let him = self.active("login", login)?;
        self.not_me("login", &him)?;
        self.set_password(&him, &new.0, true, Act::ResetPassword)
    }

    fn set_password(&mut self, of: &Operator, new: &str, must_change: bool, act: Act) -> Result<(), Refusal> {
        let hash = hash_password(new, &of.login, &of.name)?;
        let (_, present) = self.store.operator(&of.login)?.ok_or(Refusal::NotFound)?;
        let earlier = self.store.old_passwords(of.id, PASSWORDS_KEPT - 1)?;
        if std::iter::once(&present).chain(&earlier).any(|hash| is_password(new, hash)) {
            return Err(Refusal::Problems(vec![("password", Problem::PasswordUsedBefore { last: PASSWORDS_KEPT })]));
        }
        let at = self.clock.stamp();
        let writer = self.store.write()?;
        writer.set_password(of.id, &hash, must_change, &at)?;
        writer.audit(&at, Some(self.operator.id), act.id(), &format!("operator:{}", of.id), "")?;
        Ok(writer.commit()?)
    }
}
