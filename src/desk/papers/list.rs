//! The papers of a case, and the paper a check code belongs to.

use super::code::{code_of, parse};
use super::issue::{effective, standing};
use super::{PaperLine, PaperList, Service, Verified, VerifiedOf};
use crate::desk::clock::minute;
use crate::desk::{Desk, Refusal};
use crate::domain::case::paper::{PaperKind, ServiceWay, may_issue};
use crate::domain::operator::Right;
use crate::store::papers::{PaperRow, ServiceRow};
use crate::store::{Store, StoreError};

impl Desk {
    /// Papers of a case, and which may be issued now.
    ///
    /// # Errors
    /// `NotAllowed`, `NotFound`, `Store`.
    pub fn papers(&self, number: &str) -> Result<PaperList, Refusal> {
        self.require(Right::Lookup)?;
        let row = self.store.case(number)?.ok_or(Refusal::NotFound)?;
        let case = self.case(number)?;
        let rows = self.store.papers_of(row.id)?;
        let lines = rows.into_iter().map(|r| self.paper_line(r)).collect::<Result<Vec<_>, _>>()?;
        let steps = effective(&case);
        let stands = standing(&case, &lines, &steps);
        let may = self.me()?.may(Right::Intake);
        let open = PaperKind::ALL.into_iter().filter(|k| may && may_issue(*k, stands).is_ok()).collect();
        Ok(PaperList { case_number: case.number, name: case.name, state: case.state, open, lines, way: self.print_way()? })
    }

    pub(super) fn paper_line(&self, row: PaperRow) -> Result<PaperLine, StoreError> {
        let services = self.store.services_of(row.id)?;
        Ok(PaperLine {
            id: row.id,
            kind: kind(&row)?,
            edition: row.edition,
            about: row.about.clone(),
            code: row.code.clone(),
            by: row.by.clone(),
            issued_on: issued_on(&row)?,
            issued_at: minute(&row.issued_at),
            prints: row.prints,
            services: services.into_iter().map(service).collect::<Result<_, _>>()?,
            number: row.number,
            document: row.document,
        })
    }
}

/// What paper a check code belongs to. Needs no login: whoever can read the file may ask, and nothing personal is told.
///
/// # Errors
/// `Problems` for what is no code; `NotFound`; `Store`.
pub fn verify(store: &Store, code: &str) -> Result<Verified, Refusal> {
    let code = parse(code).map_err(|p| Refusal::Problems(vec![("code", p)]))?;
    if let Some(row) = store.sheet_paper_by_code(&code)? {
        return Ok(Verified {
            of: VerifiedOf::Sheet(row.kind),
            issued_on: day_of(&row.issued_at, &row.number)?,
            is_sound: code_of(&row.number, &row.issued_at, &row.document) == row.code,
            number: row.number,
            by: row.by,
        });
    }
    if let Some(row) = store.statement_by_code(&code)? {
        return Ok(Verified {
            of: VerifiedOf::Statement { year: row.year },
            issued_on: day_of(&row.at, &row.number)?,
            is_sound: code_of(&row.number, &row.at, &row.fingerprint) == code,
            number: row.number,
            by: row.by,
        });
    }
    if let Some(row) = store.certificate_by_code(&code)? {
        return Ok(Verified {
            issued_on: day_of(&row.at, &row.number)?,
            is_sound: code_of(&row.number, &row.at, &row.fingerprint) == code,
            of: VerifiedOf::Certificate {
                employer: row.employer,
                insured: row.insured,
                paid_to: row.paid_to,
                arrears: row.arrears,
            },
            number: row.number,
            by: row.by,
        });
    }
    if let Some(row) = store.notice_by_code(&code)? {
        return Ok(Verified {
            of: VerifiedOf::Notice { kind: row.kind, employer: row.name },
            issued_on: day_of(&row.at, &row.number)?,
            is_sound: code_of(&row.number, &row.at, &row.paper) == row.code,
            number: row.number,
            by: row.by,
        });
    }
    let row = store.paper_by_code(&code)?.ok_or(Refusal::NotFound)?;
    Ok(Verified {
        of: VerifiedOf::Paper { kind: kind(&row)?, case_number: row.case_number.clone() },
        issued_on: issued_on(&row)?,
        is_sound: code_of(&row.number, &row.issued_at, &row.document) == row.code,
        number: row.number,
        by: row.by,
    })
}

fn bad(what: &str) -> StoreError {
    StoreError::BadValue(format!("paper {what}"))
}

fn kind(row: &PaperRow) -> Result<PaperKind, StoreError> {
    PaperKind::parse(&row.kind).map_err(|_| bad(&row.number))
}

fn issued_on(row: &PaperRow) -> Result<chrono::NaiveDate, StoreError> {
    day_of(&row.issued_at, &row.number)
}

fn day_of(at: &str, number: &str) -> Result<chrono::NaiveDate, StoreError> {
    at.get(..10).and_then(|day| day.parse().ok()).ok_or_else(|| bad(number))
}

fn service(row: ServiceRow) -> Result<Service, StoreError> {
    let way = ServiceWay::parse(&row.way).map_err(|_| bad(&row.way))?;
    Ok(Service { way, on: row.on, to: row.to, by: row.by })
}
