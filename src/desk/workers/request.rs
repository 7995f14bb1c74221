//! What a screen may ask about workers.

use std::path::Path;

use super::{WorkerList, WorkerLook};
use crate::desk::estimate::Fields;
use crate::desk::sheets::{SheetAsk, SheetList, SheetQueue};
use crate::desk::{Desk, Refusal};
use crate::domain::sheet::kind::SheetKind;
use crate::domain::workers::row::WorkerAct;

/// What a screen may ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WorkerRequest {
    /// The newest sheets of workers.
    Sheets { limit: i64 },
    /// Those whose insurance with an employer runs.
    Running { credit_code: String },
    /// Rows of a sheet for some of them, who leave or whose details change.
    Rows { credit_code: String, people: Vec<i64>, act: WorkerAct },
    /// Rows of a sheet out of a file.
    File { path: String },
    /// What is made of a sheet as it is typed.
    Look { fields: Fields },
}

/// What is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WorkerReply {
    Sheets(SheetList),
    Running(Box<WorkerList>),
    /// Also the answer to a file: rows as the grid holds them.
    Rows(String),
    Look(Box<WorkerLook>),
}

impl Desk {
    pub(in crate::desk) fn run_workers(&mut self, request: WorkerRequest) -> Result<WorkerReply, Refusal> {
        match request {
            WorkerRequest::Sheets { limit } => {
                let kind = Some(SheetKind::WorkerChange);
                let ask = SheetAsk { queue: SheetQueue::All, kind, ..SheetAsk::default() };
                self.sheet_queue(&ask, 0, limit).map(WorkerReply::Sheets)
            }
            WorkerRequest::Running { credit_code } => {
                self.worker_list(&credit_code).map(|list| WorkerReply::Running(Box::new(list)))
            }
            WorkerRequest::Rows { credit_code, people, act } => {
                self.rows_of_workers(&credit_code, &people, act).map(WorkerReply::Rows)
            }
            WorkerRequest::File { path } => self.worker_grid(Path::new(path.trim())).map(WorkerReply::Rows),
            WorkerRequest::Look { fields } => self.look_at_workers(&fields).map(|look| WorkerReply::Look(Box::new(look))),
        }
    }
}
