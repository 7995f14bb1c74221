//! What the page of employers asks of the desk.

use super::{CertificatePress, EmployerFile, EmployerWorkers, LookedRegistration, RegistrationBegun};
use crate::desk::estimate::Fields;
use crate::desk::papers::Way;
use crate::desk::{Desk, Refusal, Reply};
use crate::domain::employer::registration::Act;

/// What may be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EmployerRequest {
    /// An employer's file.
    File { credit_code: String },
    /// A page of its workers.
    Workers { credit_code: String, offset: i64, limit: i64 },
    /// What a form of an act begins with; `corrects` is the sheet that is handed in again, or empty.
    Begin { act: Act, credit_code: String, corrects: String },
    /// What the desk makes of such a form as it is typed.
    Look { fields: Fields, corrects: String },
    /// Issue a certificate of insurance and print it; answered by where it went.
    Certify { credit_code: String, way: Option<Way>, press: CertificatePress },
}

/// What the desk answers; each variant belongs to the request of the same name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EmployerReply {
    File(Box<EmployerFile>),
    Workers(EmployerWorkers),
    Begin(Box<RegistrationBegun>),
    Look(LookedRegistration),
}

impl Desk {
    pub(in crate::desk) fn answer_employer(&mut self, request: EmployerRequest) -> Result<Reply, Refusal> {
        let reply = match request {
            EmployerRequest::File { credit_code } => EmployerReply::File(Box::new(self.employer_file(&credit_code)?)),
            EmployerRequest::Workers { credit_code, offset, limit } => {
                EmployerReply::Workers(self.employer_workers(&credit_code, offset, limit)?)
            }
            EmployerRequest::Begin { act, credit_code, corrects } => {
                EmployerReply::Begin(Box::new(self.begin_registration(act, &credit_code, &corrects)?))
            }
            EmployerRequest::Look { fields, corrects } => EmployerReply::Look(self.look_at_registration(&fields, &corrects)?),
            EmployerRequest::Certify { credit_code, way, press } => {
                return Ok(Reply::Sent(self.certify_insurance(&credit_code, way, press)?.sent));
            }
        };
        Ok(Reply::Employer(reply))
    }
}
