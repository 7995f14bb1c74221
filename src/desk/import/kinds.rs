//! How a row of each kind of file becomes a record.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{Datelike, NaiveDate};

use super::Kind;
use super::bills::Held;
use super::cells::Cells;
use crate::domain::dates::{Month, parse_date};
use crate::domain::employer::{Contribution, Employer, RatePpm, parse_count, parse_industry};
use crate::domain::fund::{Item, Side};
use crate::domain::identity::{CreditCode, ResidentId};
use crate::domain::money::Money;
use crate::domain::name::{LINE_MAX, parse_employer_name, parse_line, parse_person_name, parse_phone};
use crate::domain::person::Worker;
use crate::domain::problem::Problem;
use crate::policy::{OPENING_KEY, Policy};
use crate::store::ledger::NewEntry;
use crate::store::readings::NameWriter;
use crate::store::{StoreError, Taken, Writer};

/// Characters of a job at most.
const JOB_MAX: usize = 30;
/// Employers remembered, so that memory stays flat.
const EMPLOYERS_MAX: usize = 100_000;
/// Accounts of the fund's first balance.
const OPENING_DEBIT: &str = "bank_special";
const OPENING_CREDIT: &str = "net_general";

/// Writes rows. `Ok(None)` means that the row's cells hold what is wrong with it.
pub(super) struct Taker<'a> {
    pub operator: i64,
    pub at: &'a str,
    pub today: NaiveDate,
    pub writer: &'a Writer<'a>,
    pub source: i64,
    pub policy: &'a Policy,
    /// The register is being filled for the first time.
    pub first: bool,
    pub employers: HashMap<String, i64>,
    pub names: NameWriter,
    /// Receipts by the person whose they are, until the end of the file.
    pub receipts: BTreeMap<i64, Vec<Held>>,
    /// People of whose receipts one cannot be read.
    pub spoilt: BTreeSet<i64>,
}

pub(super) type Row = Result<Option<Taken>, StoreError>;

impl Taker<'_> {
    pub fn take(&mut self, kind: Kind, cells: &mut Cells) -> Row {
        match kind {
            Kind::Employers => self.employer(cells),
            Kind::Workers => self.worker(cells),
            Kind::Wages => self.wage(cells),
            Kind::Contributions => self.contribution(cells),
            Kind::Ledger => self.entry(cells),
            Kind::Claims => self.claim(cells),
            Kind::Reimbursements => self.bill(cells),
            Kind::Receipts => self.receipt(cells),
            Kind::Beneficiaries => self.beneficiary(cells),
        }
    }

    /// The field a refusal of the store belongs to.
    pub fn key_of(kind: Kind, problem: &Problem) -> usize {
        match (kind, problem) {
            (Kind::Workers, Problem::NumberBelongsTo { .. }) => 1,
            (Kind::Wages, Problem::ContradictsEarlierLine) => 3,
            (Kind::Ledger, Problem::OpeningThere) => 2,
            (Kind::Wages | Kind::Contributions | Kind::Receipts, _) => 1,
            (Kind::Beneficiaries, _) => 2,
            _ => 0,
        }
    }

    fn employer(&mut self, cells: &mut Cells) -> Row {
        let code = cells.read(0, CreditCode::parse);
        let name = cells.read(1, parse_employer_name);
        let industry = cells.read(2, parse_industry);
        let risk = cells.read(3, |t| parse_count(t, 1, 8));
        let address = cells.read(4, |t| parse_line(t, LINE_MAX));
        let contact = cells.read(5, |t| if t.trim().is_empty() { Ok(String::new()) } else { parse_person_name(t) });
        let phone = cells.read(6, parse_phone);
        let day = cells.read(7, parse_date);
        let (Some(credit_code), Some(name), Some(industry), Some(risk)) = (code, name, industry, risk) else { return Ok(None) };
        let (Some(address), Some(contact), Some(phone), Some(registered_on)) = (address, contact, phone, day) else {
            return Ok(None);
        };
        let risk_class = u8::try_from(risk).unwrap_or(u8::MAX);
        let employer = Employer { credit_code, name, industry, risk_class, address, contact, phone, registered_on };
        self.writer.take_employer(self.source, &employer).map(Some)
    }

    fn worker(&mut self, cells: &mut Cells) -> Row {
        let id = cells.read(0, ResidentId::parse);
        let name = cells.read(1, parse_person_name);
        let phone = cells.read(2, parse_phone);
        let employer = self.employer_of(cells, 3)?;
        let job = cells.read(4, |t| parse_line(t, JOB_MAX));
        let from = cells.read(5, parse_date);
        let wage = cells.read(6, Money::parse_not_negative);
        let (Some(id_number), Some(name), Some(phone), Some(employer)) = (id, name, phone, employer) else { return Ok(None) };
        let (Some(job), Some(insured_from), Some(wage)) = (job, from, wage) else { return Ok(None) };
        let worker = Worker { id_number, name, phone, job, insured_from, wage };
        let taken = if self.first {
            self.writer.take_first_worker(self.source, employer, &worker)
        } else {
            self.writer.take_worker(self.source, employer, &worker, &mut self.names, self.policy.surnames())
        };
        taken.map(Some)
    }

    fn wage(&mut self, cells: &mut Cells) -> Row {
        let month = cells.read(0, parse_month);
        let employer = self.employer_of(cells, 1)?;
        let id = cells.read(2, ResidentId::parse);
        let wage = cells.read(3, Money::parse_not_negative);
        let person = match &id {
            Some(id) => self.writer.person_id(id.as_str())?,
            None => None,
        };
        if id.is_some() && person.is_none() {
            cells.refuse(2, Problem::UnknownWorker);
        }
        let (Some(month), Some(employer), Some(person), Some(wage)) = (month, employer, person, wage) else { return Ok(None) };
        self.writer.take_wage(self.source, person, employer, month, wage).map(Some)
    }

    fn contribution(&mut self, cells: &mut Cells) -> Row {
        let month = cells.read(0, parse_month);
        let employer = self.employer_of(cells, 1)?;
        let headcount = cells.read(2, |t| parse_count(t, 0, 10_000_000));
        let payroll = cells.read(3, Money::parse_not_negative);
        let rate = cells.read(4, RatePpm::parse);
        let due = cells.read(5, Money::parse_not_negative);
        let paid = cells.read(6, Money::parse_not_negative);
        let paid_on = cells.read(7, day_or_none);
        let (Some(month), Some(employer), Some(headcount), Some(payroll)) = (month, employer, headcount, payroll) else {
            return Ok(None);
        };
        let (Some(rate), Some(due), Some(paid), Some(paid_on)) = (rate, due, paid, paid_on) else { return Ok(None) };
        if (paid > Money::ZERO) != paid_on.is_some() {
            cells.refuse(7, Problem::PaidWithoutDate);
            return Ok(None);
        }
        let line = Contribution { month, headcount, payroll, rate, due, paid, paid_on };
        self.writer.take_contribution(self.source, employer, &line).map(Some)
    }

    fn entry(&mut self, cells: &mut Cells) -> Row {
        let day = cells.read(0, parse_date);
        let accounts = cells.read(1, |t| accounts(t, self.policy));
        let amount = cells.read(2, positive);
        let memo = cells.read(3, |t| parse_line(t, LINE_MAX));
        let (Some(posted_on), Some((debit, credit)), Some(amount), Some(memo)) = (day, accounts, amount, memo) else {
            return Ok(None);
        };
        let entry = NewEntry { posted_on, debit, credit, amount, memo: &memo, person: None, case: None };
        let taken = self.writer.take_entry(&entry)?;
        // A fund begins once. A second opening balance under another day, amount or memo would be money from nowhere.
        let twice = credit == OPENING_CREDIT && taken == Taken::Added && self.writer.entry_count(debit, credit)? > 1;
        Ok(Some(if twice { Taken::Refused(Problem::OpeningThere) } else { taken }))
    }

    pub(super) fn employer_of(&mut self, cells: &mut Cells, field: usize) -> Result<Option<i64>, StoreError> {
        let text = cells.text(field).trim();
        if let Some(id) = self.employers.get(text) {
            return Ok(Some(*id));
        }
        let Some(code) = cells.read(field, CreditCode::parse) else { return Ok(None) };
        let Some(id) = self.writer.employer_id(code.as_str())? else {
            cells.refuse(field, Problem::UnknownEmployer);
            return Ok(None);
        };
        if self.employers.len() >= EMPLOYERS_MAX {
            self.employers.clear();
        }
        self.employers.insert(text.to_owned(), id);
        Ok(Some(id))
    }
}

/// Debit and credit account of an item's line (posting templates of `data/codes/fund_items.toml`).
fn accounts<'a>(key: &str, policy: &'a Policy) -> Result<(&'a str, &'a str), Problem> {
    let key = key.trim();
    if key == OPENING_KEY {
        return Ok((OPENING_DEBIT, OPENING_CREDIT));
    }
    let Item { account, bank, side, .. } = policy.item(key).ok_or(Problem::UnknownItem)?;
    Ok(match side {
        Side::Income => (bank, account),
        Side::Spending => (account, bank),
    })
}

/// An entry of a file is money that moved; reversals are made at the counter, where somebody answers for them.
pub(super) fn positive(text: &str) -> Result<Money, Problem> {
    match Money::parse_not_negative(text)? {
        Money::ZERO => Err(Problem::Zero),
        amount => Ok(amount),
    }
}

pub(super) fn day_or_none(text: &str) -> Result<Option<NaiveDate>, Problem> {
    if text.trim().is_empty() { Ok(None) } else { parse_date(text).map(Some) }
}

/// A month; spreadsheets turn `2021-05` into its first day.
fn parse_month(text: &str) -> Result<Month, Problem> {
    Month::parse(text).or_else(|problem| match parse_date(text) {
        Ok(day) if day.day() == 1 => Ok(Month::of(day)),
        _ => Err(problem),
    })
}
