//! 参保证明: a certificate that an employer takes part. What it says is in the audit trail with its number and check code, so that
//! whoever holds one can have it verified; a later one says what holds then.

use chrono::{Datelike, NaiveDate};

use super::debts::Owed;
use crate::desk::papers::{Layout, Sent, Stamp, Way, code_of};
use crate::desk::sheets::fingerprint;
use crate::desk::{Desk, Refusal};
use crate::domain::audit::{Act, Changed};
use crate::domain::dates::Month;
use crate::domain::employer::state::EmployerState;
use crate::domain::money::Money;
use crate::domain::operator::Right;
use crate::store::StoreError;
use crate::store::register::employer::EmployerRow;

/// What words a certificate and lays it out.
#[derive(Debug, Clone, Copy)]
pub struct CertificatePress {
    /// The answer is a JSON document.
    pub word: fn(&Certificate) -> String,
    /// Lays it out; `None` for one that cannot be read.
    pub set: fn(&str, &Stamp, Layout) -> Option<String>,
}

/// There is one press; a request is the same whoever brings it.
impl PartialEq for CertificatePress {
    fn eq(&self, _: &CertificatePress) -> bool {
        true
    }
}

impl Eq for CertificatePress {}

/// What a certificate says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    pub office: String,
    /// `CB-2022-000001`
    pub number: String,
    pub on: NaiveDate,
    /// Name of who issues it.
    pub by: String,
    pub name: String,
    pub credit_code: String,
    pub state: EmployerState,
    pub since: NaiveDate,
    /// Where it ended.
    pub ended_on: Option<NaiveDate>,
    pub insured: i64,
    /// The last month up to which every month is paid in full; `None` where none is.
    pub paid_to: Option<Month>,
    pub owed: Owed,
}

/// A certificate that was issued, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issued {
    pub certificate: Certificate,
    pub code: String,
    pub sent: Sent,
}

impl Desk {
    /// Issues a certificate of insurance and prints it; without a way, by the one this operator used last.
    ///
    /// # Errors
    /// `NotAllowed`, `NotFound`, `Printer`, `Store`.
    pub fn certify_insurance(&mut self, credit_code: &str, way: Option<Way>, press: CertificatePress) -> Result<Issued, Refusal> {
        self.require(Right::Employers)?;
        let row = self.store.employer(credit_code)?.ok_or(Refusal::NotFound)?;
        let way = way.map_or_else(|| self.print_way(), Ok)?;
        let (at, operator) = (self.clock.stamp(), self.operator.id);
        let writer = self.store.write_while_reading()?;
        let certificate = self.certificate(&row)?;
        let document = (press.word)(&certificate);
        let print = fingerprint(&document);
        let code = code_of(&certificate.number, &at, &print);
        let insured = certificate.insured.to_string();
        let paid_to = certificate.paid_to.map(|m| m.to_string()).unwrap_or_default();
        let arrears = certificate.owed.missing.plain();
        let told = [("fingerprint", &print), ("insured", &insured), ("paid_to", &paid_to), ("arrears", &arrears)];
        let changes = told.map(|(field, text)| Changed { field, before: None, after: Some(text) });
        let detail = format!("{} {code}", certificate.number);
        let subject = format!("employer:{}", row.id);
        writer.audit_changes(&at, Some(operator), Act::CertifyInsurance.id(), &subject, &detail, &changes)?;
        writer.commit()?;
        let stamp = Stamp {
            number: certificate.number.clone(),
            code: code.clone(),
            by: self.operator.name.clone(),
            at: self.clock.now().format("%Y-%m-%d %H:%M").to_string(),
            nth: 0,
        };
        let unreadable = || StoreError::BadValue(format!("certificate {}", certificate.number));
        let text = (press.set)(&document, &stamp, way.layout()).ok_or_else(unreadable)?;
        let sent = self.send(&certificate.number, text, &way)?;
        Ok(Issued { certificate, code, sent })
    }

    fn certificate(&self, row: &EmployerRow) -> Result<Certificate, Refusal> {
        let today = self.clock.today();
        let serial = self.store.certificates_since(today.year())? + 1;
        let owed = self.owed_by(row.id, today)?;
        let newest = self.store.months_of(row.id, 1)?.first().map(|m| m.month);
        let first_owed = owed.months.iter().find(|m| m.missing > Money::ZERO).map(|m| m.month);
        let oldest = self.store.first_month_of(row.id)?;
        let paid_to = match first_owed {
            Some(month) if oldest.is_none_or(|oldest| month <= oldest) => None,
            Some(month) => Some(month.previous()),
            None => newest,
        };
        Ok(Certificate {
            office: self.store.office()?.name,
            number: format!("CB-{}-{serial:06}", today.year()),
            on: today,
            by: self.operator.name.clone(),
            name: row.name.clone(),
            credit_code: row.credit_code.clone(),
            state: row.state,
            since: row.registered_on,
            ended_on: row.ended_on,
            insured: self.store.relation_counts(row.id)?.1,
            paid_to,
            owed,
        })
    }
}
