//! Spreading a payment over what its employer owes, and saying whose a payment is.

use chrono::NaiveDate;

use super::{RECEIVERS, Spread};
use crate::desk::hands::Document;
use crate::desk::{Desk, Refusal};
use crate::domain::audit::{Act, Changed};
use crate::domain::dates::Month;
use crate::domain::hands::Hand;
use crate::domain::identity::CreditCode;
use crate::domain::levy::allocation::{Allocation, Order, Owed, Paid, Part, Told, allocate};
use crate::domain::levy::problem::LevyProblem;
use crate::domain::money::Money;
use crate::domain::operator::Right;
use crate::domain::params::Book;
use crate::domain::problem::Problem;
use crate::store::Writer;
use crate::store::arrears::allocations::NewAllocation;
use crate::store::register::employer::EmployerRow;

/// A payment, or what is left of one, to be spread.
#[derive(Debug, Clone, Copy)]
pub(super) struct Payment {
    pub receipt: i64,
    pub employer: i64,
    pub amount: Money,
    pub paid_on: NaiveDate,
    pub told: Option<Month>,
}

impl Desk {
    /// Says whose a payment is that was nobody's, and spreads it. Without `keep_over` it may not be more than is owed.
    ///
    /// # Errors
    /// `MayNot`; `Problems` at `number`, `credit_code` or `amount`; `Store`.
    pub fn assign_receipt(&mut self, number: &str, credit_code: &str, keep_over: bool) -> Result<Spread, Refusal> {
        self.may_receive()?;
        let (at, operator) = (self.clock.stamp(), self.operator.id);
        let writer = self.store.write_while_reading()?;
        let row = self.store.receipt(number.trim())?.ok_or_else(|| levy("number", LevyProblem::NoReceipt))?;
        if let Some((_, _, name)) = row.employer {
            return Err(levy("number", LevyProblem::Matched { name }));
        }
        let employer = self.employer_of(credit_code)?;
        writer.match_receipt(row.id, employer.id)?;
        let payment =
            Payment { receipt: row.id, employer: employer.id, amount: row.amount, paid_on: row.paid_on, told: row.told };
        let spread = self.spread(&writer, payment, &*self.book()?, &at)?;
        if spread.rest > Money::ZERO && !keep_over {
            return Err(levy("amount", LevyProblem::AboveDebt { owed: row.amount - spread.rest, rest: spread.rest }));
        }
        let amount = row.amount.plain();
        let changes = [
            Changed { field: "number", before: None, after: Some(&row.number) },
            Changed { field: "amount", before: None, after: Some(&amount) },
        ];
        let subject = format!("employer:{}", employer.id);
        writer.audit_changes(&at, Some(operator), Act::AssignReceipt.id(), &subject, "", &changes)?;
        writer.commit()?;
        Ok(told(employer.name, &spread))
    }

    /// Pays what an employer owes out of what it paid too much.
    ///
    /// # Errors
    /// `MayNot`; `Problems` at `credit_code`, also where there is no credit or nothing is owed; `Store`.
    pub fn use_credit(&mut self, credit_code: &str) -> Result<Spread, Refusal> {
        self.may_receive()?;
        let (at, operator) = (self.clock.stamp(), self.operator.id);
        let writer = self.store.write_while_reading()?;
        let employer = self.employer_of(credit_code)?;
        let book = self.book()?;
        let mut all = Allocation::default();
        for row in self.store.credits(employer.id)? {
            let payment =
                Payment { receipt: row.id, employer: employer.id, amount: row.rest(), paid_on: row.paid_on, told: None };
            let spread = self.spread(&writer, payment, &book, &at)?;
            all.parts.extend(spread.parts);
            all.rest += spread.rest;
        }
        if all.parts.is_empty() {
            let problem = if all.rest > Money::ZERO { Problem::NothingDue } else { Problem::Levy(LevyProblem::NoCredit) };
            return Err(Refusal::Problems(vec![("credit_code", problem)]));
        }
        let amount = (all.sum(Paid::Premium) + all.sum(Paid::LateFee)).plain();
        let changes = [Changed { field: "amount", before: None, after: Some(&amount) }];
        let subject = format!("employer:{}", employer.id);
        writer.audit_changes(&at, Some(operator), Act::UseCredit.id(), &subject, "", &changes)?;
        writer.commit()?;
        Ok(told(employer.name, &all))
    }

    pub(super) fn may_receive(&self) -> Result<(), Refusal> {
        self.require(Right::Employers)?;
        self.check_step(Hand::Build, RECEIVERS, &Document { person_id: None, case_id: None, hands: &[] })
    }

    /// The employer of a credit code.
    ///
    /// # Errors
    /// `Problems` at `credit_code`.
    pub(super) fn employer_of(&self, credit_code: &str) -> Result<EmployerRow, Refusal> {
        let wrong = |p: Problem| Refusal::Problems(vec![("credit_code", p)]);
        let code = CreditCode::parse(credit_code).map_err(wrong)?;
        self.store.employer(code.as_str())?.ok_or_else(|| wrong(Problem::UnknownEmployer))
    }

    /// Spreads a payment over what is owed on its day, then over what those owed whose duty its employer carries on (K1 art. 43), and
    /// writes that down.
    pub(super) fn spread(&self, writer: &Writer<'_>, payment: Payment, book: &Book, at: &str) -> Result<Allocation, Refusal> {
        let wrong = |p: Problem| Refusal::Problems(vec![("amount", p)]);
        let order = book.choice("receipt_order", payment.paid_on).map_err(wrong)?;
        let order = Order::parse(&order.value).ok_or_else(|| wrong(Problem::UnknownParameter { key: "receipt_order".into() }))?;
        let told = match payment.told {
            Some(month) => Some(Told { month, is_billed: self.store.month_of(payment.employer, month)?.is_some() }),
            None => None,
        };
        let owed = self.owed_on(payment.employer, payment.paid_on, book)?;
        let mut spread = allocate(payment.amount, told, &owed, order);
        self.write_parts(writer, payment, (payment.employer, &spread.parts), at)?;
        for other in self.store.carried_by(payment.employer)? {
            if spread.rest == Money::ZERO {
                break;
            }
            let of_other = allocate(spread.rest, None, &self.owed_on(other, payment.paid_on, book)?, order);
            self.write_parts(writer, payment, (other, &of_other.parts), at)?;
            spread.rest = of_other.rest;
            spread.parts.extend(of_other.parts);
        }
        Ok(spread)
    }

    /// What an employer owes on a day, the oldest month first.
    fn owed_on(&self, employer: i64, on: NaiveDate, book: &Book) -> Result<Vec<Owed>, Refusal> {
        let wrong = |p: Problem| Refusal::Problems(vec![("amount", p)]);
        let debts = self.month_debts(Some(employer), book)?;
        debts.iter().map(|(_, debt)| debt.owed_on(book, on).map_err(wrong)).collect()
    }

    fn write_parts(
        &self,
        writer: &Writer<'_>,
        payment: Payment,
        (employer, parts): (i64, &[Part]),
        at: &str,
    ) -> Result<(), Refusal> {
        for part in parts {
            let new = NewAllocation {
                receipt: payment.receipt,
                employer,
                month: part.month,
                what: part.what.id(),
                amount: part.amount,
                sheet: None,
            };
            writer.allocate(&new, payment.paid_on, self.operator.id, at)?;
        }
        Ok(())
    }
}

fn told(employer: String, of: &Allocation) -> Spread {
    let (premium, late_fee) = (of.sum(Paid::Premium), of.sum(Paid::LateFee));
    Spread { employer, premium, late_fee, credit: of.rest, remark: of.remark }
}

pub(super) fn levy(field: &'static str, problem: LevyProblem) -> Refusal {
    Refusal::Problems(vec![(field, Problem::Levy(problem))])
}
