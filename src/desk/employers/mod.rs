//! 参保单位: registration of employers and of their workers. What is entered goes through the acts of
//! [`sheets`](super::sheets); here is what its kinds make of their fields, and what is shown.

mod certificate;
mod debts;
mod file;
mod list;
mod registration;
mod request;

pub use certificate::{Certificate, CertificatePress, Issued};
pub use debts::{Owed, OwedMonth};
pub use file::{EmployerCaseRow, EmployerEvent, EmployerFile, EmployerWorker, EmployerWorkers, MonthRow, RateEventRow};
pub use list::{EmployerAsk, EmployerList, EmployerListRow};
pub use registration::{LookedRegistration, REGISTRATION_FIELDS, RegistrationBegun};
pub use request::{EmployerReply, EmployerRequest};
