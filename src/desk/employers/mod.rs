//! 参保单位: registration of employers and of their workers. What is entered goes through the acts of
//! [`sheets`](super::sheets); here is what its kinds make of their fields, and what is shown.

mod debts;
mod list;
mod registration;

pub use debts::{Owed, OwedMonth};
pub use list::{EmployerAsk, EmployerList, EmployerListRow};
pub use registration::{LookedRegistration, REGISTRATION_FIELDS, RegistrationBegun};
