//! 征缴到账: a file of payments is taken in, matched to employers and spread over what they owe; all of it or nothing.

use std::collections::HashSet;
use std::path::Path;

use super::spread::Payment;
use super::typed::{TypedReceipt, TypedReceipts, bad, read};
use super::{Match, ReceiptLine, ReceiptList, ReceiptsTaken};
use crate::desk::import::file_hash;
use crate::desk::{Desk, Refusal};
use crate::domain::audit::{Act, Changed};
use crate::domain::levy::allocation::Paid;
use crate::domain::levy::problem::LevyProblem;
use crate::domain::money::Money;
use crate::domain::operator::Right;
use crate::domain::params::Book;
use crate::domain::problem::Problem;
use crate::store::arrears::receipts::{NewReceipt, ReceiptRow};
use crate::store::{Tally, Writer};

/// Kind of the file in the record of files.
const FILE_KIND: &str = "levy_receipts";

/// Whose a payment is as a file tells it.
enum Whose {
    Exact(i64),
    Near,
    Unknown,
}

impl Desk {
    /// Takes a file of payments in. With `dry_run` everything is worked out and nothing is kept; without `keep_over` a payment
    /// that is more than its employer owes is refused, with it the rest stays as a credit.
    ///
    /// # Errors
    /// `MayNot`; `File` for a file that is no such table; `Store`. Bad rows are no error: they are listed, and nothing is kept.
    pub fn take_receipts(&mut self, path: &Path, dry_run: bool, keep_over: bool) -> Result<ReceiptsTaken, Refusal> {
        self.may_receive()?;
        let typed = read(path, &self.policy, self.clock.today())?;
        let sha256 = file_hash(path)?;
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let (at, operator) = (self.clock.stamp(), self.operator.id);
        let writer = self.store.write_while_reading()?;
        let source = writer.begin_import(FILE_KIND, &name, &sha256, &at, operator)?;
        let mut out = self.take_typed(&writer, typed, (source, keep_over), &at)?;
        if !out.bad.is_empty() || dry_run {
            return Ok(out);
        }
        writer.end_import(source, Tally { added: u64::try_from(out.rows).unwrap_or(u64::MAX), ..Tally::default() })?;
        let (rows, amount) = (out.rows.to_string(), out.amount.plain());
        let changes = [
            Changed { field: "sha256", before: None, after: Some(&sha256) },
            Changed { field: "added", before: None, after: Some(&rows) },
            Changed { field: "amount", before: None, after: Some(&amount) },
        ];
        let subject = format!("import_file:{source}");
        writer.audit_changes(&at, Some(operator), Act::TakeReceipts.id(), &subject, "", &changes)?;
        writer.commit()?;
        out.written = true;
        Ok(out)
    }

    fn take_typed(
        &self,
        writer: &Writer<'_>,
        typed: TypedReceipts,
        (source, keep_over): (i64, bool),
        at: &str,
    ) -> Result<ReceiptsTaken, Refusal> {
        let book = self.book()?;
        let mut out = ReceiptsTaken { rows: typed.receipts.len(), ..ReceiptsTaken::default() };
        let mut numbers = HashSet::new();
        for receipt in &typed.receipts {
            out.amount += receipt.amount;
            let refuse = |problem| bad(receipt.line, "number", &receipt.number, problem);
            if !numbers.insert(receipt.number.as_str()) {
                out.bad.push(refuse(Problem::ComesTwice));
            } else if self.store.receipt(&receipt.number)?.is_some() {
                out.bad.push(refuse(Problem::Levy(LevyProblem::ReceiptKnown { number: receipt.number.clone() })));
            } else {
                self.take_one(writer, receipt, (source, keep_over), (&book, at), &mut out)?;
            }
        }
        for (line, total) in &typed.totals {
            let rows: Money = typed.receipts.iter().filter(|r| r.line < *line).map(|r| r.amount).sum();
            // With a row that cannot be read the total says nothing.
            if rows != *total && typed.bad.is_empty() {
                out.bad.push(bad(*line, "amount", &total.plain(), Problem::Levy(LevyProblem::TotalDiffers { rows })));
            }
        }
        out.bad.extend(typed.bad);
        out.bad.sort_by_key(|row| row.line);
        Ok(out)
    }

    fn take_one(
        &self,
        writer: &Writer<'_>,
        typed: &TypedReceipt,
        (source, keep_over): (i64, bool),
        (book, at): (&Book, &str),
        out: &mut ReceiptsTaken,
    ) -> Result<(), Refusal> {
        let whose = self.whose(typed)?;
        let employer = if let Whose::Exact(id) = whose { Some(id) } else { None };
        let new = NewReceipt {
            number: &typed.number,
            employer,
            payer: &typed.payer,
            credit_code: &typed.credit_code,
            paid_on: typed.paid_on,
            amount: typed.amount,
            told: typed.told,
            source,
        };
        let receipt = writer.add_receipt(&new, self.operator.id, at)?;
        match whose {
            Whose::Exact(_) => out.exact += 1,
            Whose::Near => out.near += 1,
            Whose::Unknown => out.unknown += 1,
        }
        let Some(employer) = employer else { return Ok(()) };
        let payment = Payment { receipt, employer, amount: typed.amount, paid_on: typed.paid_on, told: typed.told };
        let spread = self.spread(writer, payment, book, at)?;
        if spread.rest > Money::ZERO && !keep_over {
            let problem = LevyProblem::AboveDebt { owed: typed.amount - spread.rest, rest: spread.rest };
            out.bad.push(bad(typed.line, "amount", &typed.amount.plain(), Problem::Levy(problem)));
        }
        out.premium += spread.sum(Paid::Premium);
        out.late_fee += spread.sum(Paid::LateFee);
        out.credit += spread.rest;
        out.remarks.extend(spread.remark.map(|remark| (typed.number.clone(), remark)));
        Ok(())
    }

    /// By the code alone; a name may be another's, so it only proposes.
    fn whose(&self, typed: &TypedReceipt) -> Result<Whose, Refusal> {
        if let Some(row) = self.store.employer_brief(&typed.credit_code)? {
            return Ok(Whose::Exact(row.id));
        }
        Ok(match self.proposed(&typed.payer)? {
            Match::Near { .. } => Whose::Near,
            _ => Whose::Unknown,
        })
    }

    /// The one employer of a name.
    fn proposed(&self, payer: &str) -> Result<Match, Refusal> {
        let mut named = self.store.employers_named(payer)?;
        Ok(match (named.pop(), named.is_empty()) {
            (Some((_, credit_code, name)), true) => Match::Near { credit_code, name },
            _ => Match::Unknown,
        })
    }

    /// A page of payments: those that are nobody's yet first, then the newest.
    ///
    /// # Errors
    /// `NotAllowed`, `Store`.
    pub fn receipts(&self, only_unknown: bool, offset: i64, limit: i64) -> Result<ReceiptList, Refusal> {
        self.require(Right::Employers)?;
        let (total, unknown, unknown_amount) = self.store.receipt_counts()?;
        let mut lines = Vec::new();
        for row in self.store.receipt_list(only_unknown, offset, limit)? {
            lines.push(self.receipt_line(row)?);
        }
        let total = if only_unknown { unknown } else { total };
        Ok(ReceiptList { only_unknown, offset, lines, total, unknown, unknown_amount })
    }

    fn receipt_line(&self, row: ReceiptRow) -> Result<ReceiptLine, Refusal> {
        let whose = if row.employer.is_some() { Match::Matched } else { self.proposed(&row.payer)? };
        Ok(ReceiptLine { row, whose })
    }
}
