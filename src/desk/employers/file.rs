//! 单位档案: an employer with its workers, months, debts, cases, rates, inspections, history and sheets.

use super::debts::Owed;
use crate::desk::estimate::Fields;
use crate::desk::sheets::{SheetAsk, SheetListLine, SheetQueue, changes, restored};
use crate::desk::{Desk, Refusal};
use crate::domain::dates::Month;
use crate::domain::employer::rate::{RateRow, in_force};
use crate::domain::employer::registration::Act;
use crate::domain::identity::{mask_number, mask_phone};
use crate::domain::operator::Right;
use crate::domain::payment::mask_account;
use crate::domain::premium::RateParts;
use crate::store::StoreError;
use crate::store::register::employer::EmployerRow;
use crate::store::register::events::EmployerEventRow;
pub use crate::store::register::events::RateEventRow;
pub use crate::store::register::standing::{EmployerCaseRow, MonthRow};

/// Months, cases and sheets that a file shows at most; lists of their own show all.
const MONTHS_MAX: i64 = 120;
const CASES_MAX: i64 = 500;
const SHEETS_MAX: i64 = 500;

/// An employer's file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmployerFile {
    pub id: i64,
    pub credit_code: String,
    pub name: String,
    /// Form F1, numbers masked.
    pub facts: Fields,
    /// The month class, step and rate are of.
    pub month: Month,
    pub class: u8,
    pub step: u8,
    /// `None` where the tables do not know the month's rates.
    pub rate: Option<RateParts>,
    /// People whose insurance runs.
    pub insured: i64,
    /// Relations that run or have ended.
    pub relations: i64,
    /// Name of who carries its duty on, and of those whose duty it carries on.
    pub successor: Option<String>,
    pub predecessors: Vec<String>,
    /// The newest first.
    pub months: Vec<MonthRow>,
    pub owed: Owed,
    pub cases: Vec<EmployerCaseRow>,
    /// What was decided on class and step, the newest first.
    pub rates: Vec<RateEventRow>,
    /// The newest first.
    pub events: Vec<EmployerEvent>,
    /// The newest first; those of inspections are among them.
    pub sheets: Vec<SheetListLine>,
}

/// Something that happened to an employer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmployerEvent {
    pub act: Act,
    pub on: chrono::NaiveDate,
    /// Field, before, after.
    pub changes: Vec<(String, String, String)>,
    pub reason: String,
    /// Number of the sheet.
    pub sheet: String,
    /// Name of who reviewed it.
    pub by: String,
    pub at: String,
}

/// Somebody who works or worked for an employer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmployerWorker {
    pub person: i64,
    /// Masked.
    pub id_number: String,
    pub name: String,
    pub job: String,
    pub from: chrono::NaiveDate,
    pub to: Option<chrono::NaiveDate>,
}

/// A page of them, those whose insurance runs first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmployerWorkers {
    pub credit_code: String,
    pub offset: i64,
    pub lines: Vec<EmployerWorker>,
    pub total: i64,
}

impl Desk {
    /// An employer's file.
    ///
    /// # Errors
    /// `NotAllowed`, `NotFound`, `Store`.
    pub fn employer_file(&self, credit_code: &str) -> Result<EmployerFile, Refusal> {
        self.require(Right::Employers)?;
        let row = self.store.employer(credit_code)?.ok_or(Refusal::NotFound)?;
        let today = self.clock.today();
        let month = Month::of(today);
        let rates = self.store.rate_events(row.id)?;
        let rate = class_and_step(&row, &rates, month);
        let (relations, insured) = self.store.relation_counts(row.id)?;
        let events = self.store.employer_events(row.id)?.into_iter().rev().map(event).collect::<Result<_, _>>()?;
        let ask = SheetAsk { queue: SheetQueue::All, employer: Some(row.id), ..SheetAsk::default() };
        let sheets = if self.me()?.may(Right::Sheets) { self.sheet_queue(&ask, 0, SHEETS_MAX)?.lines } else { Vec::new() };
        Ok(EmployerFile {
            facts: self.shown_facts(&row)?,
            month,
            class: rate.class,
            step: rate.step,
            rate: RateParts::on(&*self.book()?, rate.class, rate.step, month).ok(),
            insured,
            relations,
            successor: row.successor.map(|id| self.store.employer_by_id(id)).transpose()?.map(|s| s.name),
            predecessors: self.store.predecessors(row.id)?.into_iter().map(|(_, name)| name).collect(),
            months: self.store.months_of(row.id, MONTHS_MAX)?,
            owed: self.owed_by(row.id, today)?,
            cases: self.store.cases_of_employer(row.id, CASES_MAX)?,
            rates,
            events,
            sheets,
            id: row.id,
            credit_code: row.credit_code,
            name: row.name,
        })
    }

    /// A page of those who work and worked for an employer.
    ///
    /// # Errors
    /// `NotAllowed`, `NotFound`, `Store`.
    pub fn employer_workers(&self, credit_code: &str, offset: i64, limit: i64) -> Result<EmployerWorkers, Refusal> {
        self.require(Right::Employers)?;
        let row = self.store.employer(credit_code)?.ok_or(Refusal::NotFound)?;
        let lines = self.store.relations_of(row.id, offset, limit)?.into_iter().map(|r| EmployerWorker {
            person: r.person,
            id_number: mask_number(&r.id_number),
            name: r.name,
            job: r.job,
            from: r.insured_from,
            to: r.insured_to,
        });
        let total = self.store.relation_counts(row.id)?.0;
        Ok(EmployerWorkers { credit_code: row.credit_code, offset, lines: lines.collect(), total })
    }

    /// Form F1 with the numbers of people and of the account masked.
    fn shown_facts(&self, row: &EmployerRow) -> Result<Fields, Refusal> {
        let mut facts = self.facts_of(row)?;
        for id in ["legal_id", "account", "phone", "clerk_phone"] {
            let text = masked(id, facts.get(id));
            facts.set(id, text);
        }
        Ok(facts)
    }
}

/// A field's text as it may be shown.
fn masked(id: &str, text: &str) -> String {
    match id {
        "legal_id" => mask_number(text),
        "account" => mask_account(text),
        "phone" | "clerk_phone" => mask_phone(text),
        _ => text.to_owned(),
    }
}

fn class_and_step(row: &EmployerRow, rates: &[RateEventRow], month: Month) -> RateRow {
    let rows: Vec<RateRow> = rates.iter().rev().map(|r| RateRow { from: Some(r.from), class: r.class, step: r.step }).collect();
    in_force(row.risk_class, &rows, month)
}

fn event(row: EmployerEventRow) -> Result<EmployerEvent, StoreError> {
    let act = Act::parse(&row.what).map_err(|_| StoreError::BadValue(format!("event of {}", row.sheet)))?;
    let told = changes(&restored(&row.before), &restored(&row.after));
    let changes = told.into_iter().map(|(id, old, new)| (masked(&id, &old), masked(&id, &new), id));
    let changes = changes.map(|(old, new, id)| (id, old, new)).collect();
    Ok(EmployerEvent { act, on: row.on, changes, reason: row.reason, sheet: row.sheet, by: row.by, at: row.at })
}
