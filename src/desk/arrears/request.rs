//! What a screen may ask about payments of premiums and arrears.

use super::{ArrearsAsk, ArrearsList, NoticeAsk, NoticePress, NoticeRow, ReceiptList, Reconciled, Spread};
use crate::desk::estimate::Fields;
use crate::desk::papers::{Sent, Way};
use crate::desk::{Desk, Refusal};
use crate::domain::problem::Problem;

/// What a screen may ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ArrearsRequest {
    /// A page of payments.
    Receipts { only_unknown: bool, offset: i64, limit: i64 },
    /// Whose a payment is: `credit_code`, `keep_over`.
    Assign { number: String, fields: Fields },
    /// Pay what an employer owes out of its credit.
    UseCredit { credit_code: String },
    /// Who is in arrears.
    Arrears { ask: ArrearsAsk },
    /// Issue notices.
    Notify { ask: NoticeAsk, press: NoticePress },
    /// The newest notices.
    Notices,
    /// Print a notice; without a way, by the one this operator used last.
    Print { number: String, way: Option<Way>, press: NoticePress },
    /// A notice was served: `way`, `recipient`, `on`; answered by the notices.
    Serve { number: String, fields: Fields },
    /// A year's payments beside the books.
    Reconcile { year: Option<i32> },
}

/// What is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ArrearsReply {
    Receipts(ReceiptList),
    /// A payment was matched, or a credit used.
    Spread(Spread),
    Arrears(ArrearsList),
    /// The numbers of what was issued.
    Notified(Vec<String>),
    Notices(Vec<NoticeRow>),
    Sent(Sent),
    Reconciled(Reconciled),
}

impl Desk {
    pub(in crate::desk) fn run_arrears(&mut self, request: ArrearsRequest) -> Result<ArrearsReply, Refusal> {
        match request {
            ArrearsRequest::Receipts { only_unknown, offset, limit } => {
                self.receipts(only_unknown, offset, limit).map(ArrearsReply::Receipts)
            }
            ArrearsRequest::Assign { number, fields } => {
                let keep_over = match fields.get("keep_over") {
                    "yes" => true,
                    "" | "no" => false,
                    _ => return Err(Refusal::Problems(vec![("keep_over", Problem::NotOneOf { choices: "yes, no" })])),
                };
                self.assign_receipt(&number, fields.get("credit_code"), keep_over).map(ArrearsReply::Spread)
            }
            ArrearsRequest::UseCredit { credit_code } => self.use_credit(&credit_code).map(ArrearsReply::Spread),
            ArrearsRequest::Arrears { ask } => self.arrears_list(&ask).map(ArrearsReply::Arrears),
            ArrearsRequest::Notify { ask, press } => self.issue_notices(&ask, press).map(ArrearsReply::Notified),
            ArrearsRequest::Notices => self.notice_list().map(ArrearsReply::Notices),
            ArrearsRequest::Print { number, way, press } => self.print_notices(&[number], way, press).map(ArrearsReply::Sent),
            ArrearsRequest::Serve { number, fields } => {
                self.serve_notice(&number, &fields)?;
                self.notice_list().map(ArrearsReply::Notices)
            }
            ArrearsRequest::Reconcile { year } => self.reconcile(year).map(ArrearsReply::Reconciled),
        }
    }
}
