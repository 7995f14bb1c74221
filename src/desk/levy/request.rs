//! What a screen may ask about declarations and the levy of a month.

use super::{DeclarationBegun, DeclarationLook, LevyMonth};
use crate::desk::estimate::Fields;
use crate::desk::{Desk, Refusal};
use crate::domain::dates::Month;

/// What a screen may ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LevyRequest {
    /// A month of all employers; `None` for the one that is next to be levied.
    Month { month: Option<Month> },
    /// Fix what they owe for it; answered by the month as it stands then, with what was added.
    Fix { month: Month },
    /// What the declaration of an employer and month begins with.
    Begin { credit_code: String, month: Month },
    /// What is made of a declaration as it is typed; `corrects` is the number of the sheet that is corrected, or empty.
    Look { fields: Fields, corrects: String },
}

/// What is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LevyReply {
    Month(Box<LevyMonth>),
    /// The month, and how many employers were fixed just now.
    Fixed(Box<LevyMonth>, usize),
    Begun(Box<DeclarationBegun>),
    Look(Box<DeclarationLook>),
}

impl Desk {
    pub(in crate::desk) fn run_levy(&mut self, request: LevyRequest) -> Result<LevyReply, Refusal> {
        match request {
            LevyRequest::Month { month } => {
                let month = month.map_or_else(|| self.month_to_levy(), Ok)?;
                self.preview_levy(month).map(|m| LevyReply::Month(Box::new(m)))
            }
            LevyRequest::Fix { month } => {
                let fixed = self.fix_levy(month)?.to_fix().count();
                self.preview_levy(month).map(|m| LevyReply::Fixed(Box::new(m), fixed))
            }
            LevyRequest::Begin { credit_code, month } => {
                self.begin_declaration(&credit_code, month).map(|b| LevyReply::Begun(Box::new(b)))
            }
            LevyRequest::Look { fields, corrects } => {
                self.look_at_declaration(&fields, &corrects).map(|l| LevyReply::Look(Box::new(l)))
            }
        }
    }
}
