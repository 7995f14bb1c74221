//! What other windows write is seen here too: the lists' counts, and what the current screen shows. Nothing is asked unless
//! the file was written to.

use super::{App, LIVE};
use crate::desk::{Refusal, Reply, Request};
use crate::domain::operator::Right;

/// Whether a request may move cases or sheets from one list to another.
pub(super) fn moves_cases(request: &Request) -> bool {
    matches!(
        request,
        Request::AdvanceCase { .. }
            | Request::SettleStep { .. }
            | Request::FileClaim { .. }
            | Request::ReviseClaim { .. }
            | Request::FileSheet { .. }
            | Request::ResubmitSheet { .. }
            | Request::TakeSheetStep { .. }
    )
}

impl App {
    /// The office's file was written to, by this window or another one. Behind the gate nobody sees what became of it.
    pub fn written(&mut self) {
        if self.gate.is_none() {
            self.outbox.push((LIVE, Request::Changed));
        }
    }

    /// Has what is shown read afresh, and the work lists counted.
    pub(super) fn look_again(&mut self) {
        self.count_cases();
        self.with_screen(|screen, ctx| screen.refresh(ctx));
    }

    /// Has the work lists and queues counted, for those who may see them.
    pub(super) fn count_cases(&mut self) {
        if self.operator.may(Right::Lookup) {
            self.outbox.push((LIVE, Request::QueueCounts));
        }
        if self.operator.may(Right::Sheets) {
            self.outbox.push((LIVE, Request::SheetCounts));
        }
    }

    /// Cases that wait for this operator: to be checked by him, or over their limit.
    pub(super) fn cases_waiting(&self) -> Option<i64> {
        self.counts.map(|c| c.to_check + c.overdue).filter(|n| *n > 0)
    }

    /// Sheets that wait for this operator: to be taken on, or returned to him.
    pub(super) fn sheets_waiting(&self) -> Option<i64> {
        self.sheets_counted.map(|c| c.waiting + c.returned).filter(|n| *n > 0)
    }

    /// A later answer may do better; nobody asked for this one, so nobody is told that it failed.
    pub(super) fn told_live(&mut self, answer: Result<Reply, Refusal>) {
        match answer {
            Ok(Reply::Changed(true)) if self.gate.is_none() => self.look_again(),
            Ok(Reply::QueueCounts(counts)) => self.counts = Some(counts),
            Ok(Reply::SheetCounts(counts)) => self.sheets_counted = Some(counts),
            Ok(Reply::Changed(_)) | Err(_) => {}
            Ok(reply) => self.with_screen(|screen, ctx| screen.refreshed(reply, ctx)),
        }
    }
}
