//! What an operator can do: a file per act. Each act asks whether he may, checks, runs one transaction and answers with
//! values or a [`Refusal`], never with wording.

pub mod advice;
pub mod answers;
pub mod arrears;
pub mod audit;
pub mod cases;
pub mod clock;
pub mod consult;
pub mod demo;
pub mod determine;
pub mod drafts;
pub mod employers;
pub mod estimate;
pub mod file;
pub mod fund;
pub mod hands;
pub mod import;
pub mod inspection;
pub mod ledger;
pub mod levy;
pub mod live;
pub mod login;
pub mod lookup;
pub mod monthly;
pub mod operators;
pub mod papers;
pub mod payments;
pub mod policy;
pub mod rates;
pub mod recover;
pub mod reimburse;
mod request;
pub mod scenarios;
pub mod session;
pub mod settings;
pub mod sheets;
pub mod statistics;
pub mod workers;

pub use fund::{EntryPage, FundView};
pub use request::{Found, Reply, Request};

use std::cell::RefCell;
use std::path::PathBuf;
use std::sync::Arc;

use crate::domain::audit::Act;
use crate::domain::hands::Hand;
use crate::domain::operator::{Operator, Right};
use crate::domain::problem::Problem;
use crate::policy::Policy;
use crate::policy::parameters::Fault;
use crate::store::{Store, StoreError};
use clock::Clock;
use hands::WhyNot;
use operators::StandingCache;
use policy::BookCache;

/// Why the desk did not do what was asked.
#[derive(Debug)]
pub enum Refusal {
    /// Values that cannot be accepted, each with the field it belongs to.
    Problems(Vec<(&'static str, Problem)>),
    /// The operator's roles do not give this right.
    NotAllowed(Right),
    /// Login and password do not belong together.
    WrongPassword,
    /// Too many wrong passwords: no more tries for so many seconds.
    Locked {
        seconds: i64,
    },
    /// The password was set by another and is to be changed first.
    MustChange,
    /// The operator has been retired.
    Retired,
    /// Nobody has logged in yet.
    LoggedOut,
    /// Why the operator may not take this step, and who could.
    MayNot {
        why: WhyNot,
        step: Hand,
        could: Vec<String>,
    },
    /// There is no such person, year or entry.
    NotFound,
    /// Somebody else has saved the same record in between.
    Conflict(Box<cases::Conflict>),
    /// A file that cannot be taken in.
    File(import::FileProblem),
    /// What is wrong in a parameter file, line by line.
    Faults(Vec<Fault>),
    /// Nothing came out of the printer.
    Printer(papers::PrinterProblem),
    Store(StoreError),
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Refusal {
        Refusal::Store(error)
    }
}

/// An operator at work on an open office.
pub struct Desk {
    pub(crate) store: Store,
    pub(crate) policy: Arc<Policy>,
    pub(crate) clock: Box<dyn Clock>,
    pub(crate) operator: Operator,
    /// Where slips are written.
    pub(crate) slips: PathBuf,
    book: BookCache,
    seen: live::Seen,
    standing: StandingCache,
    counted: statistics::CountedCache,
    /// The last search text that found nobody.
    found_nobody: RefCell<String>,
}

impl Desk {
    #[must_use]
    pub fn new(store: Store, policy: Arc<Policy>, clock: Box<dyn Clock>, operator: Operator) -> Desk {
        Desk {
            store,
            policy,
            clock,
            operator,
            slips: std::env::temp_dir(),
            book: BookCache::default(),
            seen: live::Seen::default(),
            standing: StandingCache::default(),
            counted: statistics::CountedCache::default(),
            found_nobody: RefCell::default(),
        }
    }

    /// The same desk with a folder of the office's own for its slips.
    #[must_use]
    pub fn with_slips(self, slips: PathBuf) -> Desk {
        Desk { slips, ..self }
    }

    #[must_use]
    pub fn operator(&self) -> &Operator {
        &self.operator
    }

    #[must_use]
    pub fn policy(&self) -> Arc<Policy> {
        Arc::clone(&self.policy)
    }

    /// Whether the operator's roles of today give a right; they are read anew each time. An attempt that they do not allow
    /// is recorded.
    ///
    /// # Errors
    /// `NotAllowed`, also when the attempt could not be recorded; `Retired`; `Store`.
    pub(crate) fn require(&self, right: Right) -> Result<(), Refusal> {
        if self.me()?.may(right) {
            return Ok(());
        }
        self.note_refused("", right.id());
        Err(Refusal::NotAllowed(right))
    }

    /// Records what was refused to the operator. The refusal stands whatever becomes of its record.
    fn note_refused(&self, subject: &str, why: &str) {
        let _ = self.store.note_soon(&self.clock.stamp(), Some(self.operator.id), Act::Refused, subject, why);
    }
}
