//! What a screen may ask about rates, and the answers.

use super::{NoticePress, RateHistory, ReviewAsk, ReviewView};
use crate::desk::papers::Way;
use crate::desk::{Desk, Refusal, Reply};

/// What a screen may ask about rates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RateRequest {
    /// A review of all employers.
    Review(ReviewAsk),
    /// An employer's rate and how it came about.
    History { credit_code: String },
    /// Print the notice of a sheet to one employer.
    Notice { number: String, credit_code: String, way: Option<Way>, press: NoticePress },
}

/// The answers; each variant belongs to the request of the same name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RateReply {
    Review(Box<ReviewView>),
    History(Box<RateHistory>),
}

impl Desk {
    pub(in crate::desk) fn answer_rates(&mut self, request: RateRequest) -> Result<Reply, Refusal> {
        Ok(match request {
            RateRequest::Review(ask) => Reply::Rates(RateReply::Review(Box::new(self.rate_review(&ask)?))),
            RateRequest::History { credit_code } => Reply::Rates(RateReply::History(Box::new(self.rate_history(&credit_code)?))),
            RateRequest::Notice { number, credit_code, way, press } => {
                Reply::Sent(self.print_rate_notice(&number, &credit_code, way, press)?)
            }
        })
    }
}
