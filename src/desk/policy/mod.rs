//! The office's parameters (参数): looked at, entered by one operator, confirmed by another; a file per act.

mod enter;
mod history;
mod import;
mod list;
mod settle;

use std::cell::RefCell;
use std::sync::Arc;

use super::{Desk, Refusal};
use crate::domain::entry::in_force;
use crate::domain::params::Book;
use crate::policy::Policy;
use crate::store::{Store, StoreError};

pub use enter::Draft;
pub use history::{HistoryLine, ParameterHistory, Source};
pub use import::{Taken, check};
pub use list::{ParameterLine, ParameterList};
pub use settle::Settle;

/// The book that was read last, and how many confirmations there were then.
#[derive(Debug, Default)]
pub(super) struct BookCache(RefCell<Option<(i64, Arc<Book>)>>);

impl Desk {
    /// All parameters: the shipped ones, and over them what the office confirmed. Read again only after a confirmation,
    /// be it of this window or another.
    ///
    /// # Errors
    /// `Store`.
    pub fn book(&self) -> Result<Arc<Book>, Refusal> {
        let number = self.store.last_confirmation()?;
        if let Some((of, book)) = &*self.book.0.borrow()
            && *of == number
        {
            return Ok(Arc::clone(book));
        }
        let book = Arc::new(office_book(&self.store, &self.policy)?);
        *self.book.0.borrow_mut() = Some((number, Arc::clone(&book)));
        Ok(book)
    }
}

/// The shipped parameters with what an office has confirmed over them. Nothing personal is read, so nobody is asked who he
/// is.
///
/// # Errors
/// Those of any read.
pub fn office_book(store: &Store, policy: &Policy) -> Result<Book, StoreError> {
    Ok(policy.parameters().clone().with_office(in_force(&store.parameter_entries()?)))
}
