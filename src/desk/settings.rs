//! What an operator set for himself.

use super::{Desk, Refusal};
use crate::store::operators::Office;

impl Desk {
    /// A setting of this operator.
    ///
    /// # Errors
    /// `Store`.
    pub fn setting(&self, key: &str) -> Result<Option<String>, Refusal> {
        Ok(self.store.setting(self.operator.id, key)?)
    }

    /// # Errors
    /// `Store`.
    pub fn save_setting(&mut self, key: &'static str, value: &str) -> Result<(), Refusal> {
        let writer = self.store.write()?;
        writer.save_setting(self.operator.id, key, value)?;
        Ok(writer.commit()?)
    }

    /// The office one works at.
    ///
    /// # Errors
    /// `Store`.
    pub fn office(&self) -> Result<Office, Refusal> {
        Ok(self.store.office()?)
    }
}
