//! 参保证明, as the audit trail keeps them: number, code, and what each said.

use rusqlite::OptionalExtension;

use crate::domain::audit::Act;
use crate::store::error::During;
use crate::store::{Store, StoreError};

/// A certificate that was issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertificateRow {
    pub number: String,
    /// Name of the employer.
    pub employer: String,
    /// Name of who issued it.
    pub by: String,
    pub at: String,
    /// Of what it says.
    pub fingerprint: String,
    pub insured: String,
    /// A month, or empty.
    pub paid_to: String,
    /// In yuan.
    pub arrears: String,
}

impl Store {
    /// How many certificates were issued in a year.
    ///
    /// # Errors
    /// Those of any read.
    pub fn certificates_since(&self, year: i32) -> Result<i64, StoreError> {
        const SQL: &str = "SELECT count(*) FROM audit WHERE at >= $1 AND at < $2 AND act = $3";
        let (from, until) = (year.to_string(), (year + 1).to_string());
        let mut statement = self.connection().prepare_cached(SQL).during("count certificates")?;
        statement.query_row((from, until, Act::CertifyInsurance.id()), |r| r.get(0)).during("count certificates")
    }

    /// The certificate of a check code.
    ///
    /// # Errors
    /// Those of any read.
    pub fn certificate_by_code(&self, code: &str) -> Result<Option<CertificateRow>, StoreError> {
        const SQL: &str = "SELECT substr(a.detail, 1, instr(a.detail, ' ') - 1), e.name, o.name, a.at, a.after ->> 'fingerprint',
                a.after ->> 'insured', a.after ->> 'paid_to', a.after ->> 'arrears'
            FROM audit AS a JOIN employer AS e ON a.subject = 'employer:' || e.id JOIN operator AS o ON o.id = a.operator_id
            WHERE a.act = $1 AND substr(a.detail, instr(a.detail, ' ') + 1) = $2";
        self.connection()
            .prepare_cached(SQL)
            .and_then(|mut s| {
                s.query_row((Act::CertifyInsurance.id(), code), |r| {
                    Ok(CertificateRow {
                        number: r.get(0)?,
                        employer: r.get(1)?,
                        by: r.get(2)?,
                        at: r.get(3)?,
                        fingerprint: r.get(4)?,
                        insured: r.get(5)?,
                        paid_to: r.get::<_, Option<String>>(6)?.unwrap_or_default(),
                        arrears: r.get(7)?,
                    })
                })
                .optional()
            })
            .during("read certificate")
    }
}
