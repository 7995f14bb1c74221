//! What the page of statistics may ask of the desk, and the way to it.

use super::{DrillPage, Export, FigureAsk, Press, ReturnLine, Sent};
use crate::desk::papers::Sent as Left;
use crate::desk::{Desk, Refusal};
use crate::domain::statistics::period::Period;
use crate::domain::statistics::table::{Table, TableId};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StatisticsRequest {
    /// A table; of the usual period where none is named.
    Table { id: TableId, period: Option<Period> },
    /// A page of the list behind a figure.
    Drill { ask: FigureAsk, offset: i64, limit: i64 },
    /// Write a table to a file in the office's folder.
    Export { export: Export, press: Press },
    /// Freeze a table as it is sent.
    Send { id: TableId, period: Period, reason: String },
    /// Everything that was sent.
    Returns,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StatisticsReply {
    Table(Box<Table>),
    Drill(Box<DrillPage>),
    Export(Left),
    Send(Sent),
    Returns(Vec<ReturnLine>),
}

impl Desk {
    pub(in crate::desk) fn ask_statistics(&mut self, request: StatisticsRequest) -> Result<StatisticsReply, Refusal> {
        match request {
            StatisticsRequest::Table { id, period } => {
                let period = period.map_or_else(|| self.usual_period(), Ok)?;
                self.statistics(id, period).map(|t| StatisticsReply::Table(Box::new(t)))
            }
            StatisticsRequest::Drill { ask, offset, limit } => {
                self.drill(&ask, offset, limit).map(|page| StatisticsReply::Drill(Box::new(page)))
            }
            StatisticsRequest::Export { export, press } => self.export_statistics(&export, press).map(StatisticsReply::Export),
            StatisticsRequest::Send { id, period, reason } => {
                self.send_statistics(id, period, &reason).map(StatisticsReply::Send)
            }
            StatisticsRequest::Returns => self.returns().map(StatisticsReply::Returns),
        }
    }
}
