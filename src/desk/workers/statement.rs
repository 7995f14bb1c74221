//! 个人权益记录单 (社会保险法 art. 74): what a person was insured with in a year, what was levied and paid for him, and what the
//! fund paid to him. It is his own, free of charge. Number, check code and fingerprint stand in the audit trail, so that one can be
//! verified.

use std::fs::DirBuilder;
use std::os::unix::fs::DirBuilderExt;
use std::path::Path;

use chrono::{Datelike, NaiveDate};

use super::Insured;
use crate::desk::papers::{Layout, Sent, Stamp, Way, code_of};
use crate::desk::sheets::fingerprint;
use crate::desk::{Desk, Refusal};
use crate::domain::audit::{Act, Changed};
use crate::domain::dates::Month;
use crate::domain::identity::mask_number;
use crate::domain::money::Money;
use crate::domain::operator::Right;
use crate::domain::problem::Problem;
use crate::store::StoreError;
pub use crate::store::workers::LeviedMonth;

/// What words a statement and lays it out.
#[derive(Debug, Clone, Copy)]
pub struct StatementPress {
    /// The answer is a JSON document.
    pub word: fn(&Statement, &crate::policy::Policy) -> String,
    /// Lays it out; `None` for one that cannot be read.
    pub set: fn(&str, &Stamp, Layout) -> Option<String>,
}

/// What a statement says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    pub office: String,
    /// `QY-2022-000001`
    pub number: String,
    pub on: NaiveDate,
    pub year: i32,
    pub name: String,
    /// Masked: he knows his own, and nobody else needs it.
    pub id_number: String,
    /// Those that hold a day of the year, the newest first.
    pub relations: Vec<Insured>,
    pub months: Vec<LeviedMonth>,
    pub payments: Vec<PaidBenefit>,
}

/// What the fund paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaidBenefit {
    pub on: NaiveDate,
    /// Name of the fund's item, in Chinese: the statement is.
    pub item: String,
    pub amount: Money,
}

/// A statement that was issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssuedStatement {
    pub statement: Statement,
    pub code: String,
    pub sent: Sent,
}

/// Where one goes.
#[derive(Clone, Copy)]
enum Out<'a> {
    By(&'a Way),
    /// A file of this folder, named by the statement's number.
    Into(&'a Path),
}

impl Desk {
    /// Issues the statement of whoever is named and prints it.
    ///
    /// # Errors
    /// `NotAllowed`; `Problems` at `person` or `year`; `Printer`; `Store`, also when the file cannot be written.
    pub fn issue_statement(
        &mut self,
        person: &str,
        year: i32,
        way: &Way,
        press: StatementPress,
    ) -> Result<IssuedStatement, Refusal> {
        self.require(Right::Employers)?;
        let person = self.one_person(person)?;
        self.statement_of(person, year, Out::By(way), press)
    }

    /// Issues those of all who were insured with an employer in a year, each in a file of its own in a folder.
    ///
    /// # Errors
    /// `NotAllowed`; `Problems` at `credit_code` or `year`; `Store`, also when a file cannot be written: those before it are issued
    /// then.
    pub fn issue_statements(
        &mut self,
        credit_code: &str,
        year: i32,
        folder: &Path,
        press: StatementPress,
    ) -> Result<Vec<IssuedStatement>, Refusal> {
        self.require(Right::Employers)?;
        let employer = self.employer_named(credit_code)?;
        let (from, until) = self.year_of_statement(year)?;
        let people = self.store.insured_between(employer.id, from.first_day(), until.last_day())?;
        let file = |source| StoreError::File { during: "write statements", source };
        DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(file)?;
        let mut out = Vec::with_capacity(people.len());
        for person in people {
            out.push(self.statement_of(person, year, Out::Into(folder), press)?);
        }
        Ok(out)
    }

    fn statement_of(&mut self, person: i64, year: i32, out: Out<'_>, press: StatementPress) -> Result<IssuedStatement, Refusal> {
        let (at, operator) = (self.clock.stamp(), self.operator.id);
        let writer = self.store.write_while_reading()?;
        let statement = self.statement(person, year)?;
        let way = match out {
            Out::By(way) => way.clone(),
            Out::Into(folder) => Way::File(folder.join(format!("{}.txt", statement.number))),
        };
        let document = (press.word)(&statement, &self.policy);
        let print = fingerprint(&document);
        let code = code_of(&statement.number, &at, &print);
        let year_text = year.to_string();
        let changes = [("fingerprint", &print), ("year", &year_text)];
        let changes = changes.map(|(field, text)| Changed { field, before: None, after: Some(text) });
        let detail = format!("{} {code}", statement.number);
        writer.audit_changes(&at, Some(operator), Act::StateRights.id(), &format!("person:{person}"), &detail, &changes)?;
        writer.commit()?;
        let stamp = Stamp {
            number: statement.number.clone(),
            code: code.clone(),
            by: self.operator.name.clone(),
            at: self.clock.now().format("%Y-%m-%d %H:%M").to_string(),
            nth: 0,
        };
        let unreadable = || StoreError::BadValue(format!("statement {}", statement.number));
        let text = (press.set)(&document, &stamp, way.layout()).ok_or_else(unreadable)?;
        let sent = self.send(&statement.number, text, &way)?;
        Ok(IssuedStatement { statement, code, sent })
    }

    fn statement(&self, person: i64, year: i32) -> Result<Statement, Refusal> {
        let (from, until) = self.year_of_statement(year)?;
        let (first, last) = (from.first_day(), until.last_day());
        let row = self.store.person(person)?.ok_or(Refusal::NotFound)?;
        let today = self.clock.today();
        let serial = self.store.statements_since(today.year())? + 1;
        let of_year = |i: &Insured| i.relation.from <= last && i.relation.until.is_none_or(|until| until >= first);
        let payments = self.store.payments_of(person)?.into_iter().filter(|p| p.paid_on.year() == year);
        let item_of = |account: String| {
            let found = self.policy.items().iter().find(|i| i.account == account);
            found.map(|i| i.name_zh.clone()).unwrap_or(account)
        };
        Ok(Statement {
            office: self.store.office()?.name,
            number: format!("QY-{}-{serial:06}", today.year()),
            on: today,
            year,
            name: row.name,
            id_number: mask_number(&row.numbers.id_number),
            relations: self.store.insured_relations(person)?.into_iter().filter(of_year).collect(),
            months: self.store.levied_months(person, from, until)?,
            payments: payments.map(|p| PaidBenefit { on: p.paid_on, item: item_of(p.account), amount: p.amount }).collect(),
        })
    }

    /// January and December of a year that has begun.
    fn year_of_statement(&self, year: i32) -> Result<(Month, Month), Refusal> {
        let wrong = |p: Problem| Refusal::Problems(vec![("year", p)]);
        if year > self.clock.today().year() {
            return Err(wrong(Problem::Future));
        }
        Ok((Month::new(year, 1).map_err(wrong)?, Month::new(year, 12).map_err(wrong)?))
    }
}
