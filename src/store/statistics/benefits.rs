//! What the fund has paid for people, monthly benefits with what happened to them, and advice that was noted.

use chrono::NaiveDate;

use crate::domain::dates::Month;
use crate::domain::money::Money;
use crate::store::error::During;
use crate::store::sql::{day, money, month};
use crate::store::{Store, StoreError};

/// A payment of the fund that was settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettledRow {
    pub person: i64,
    pub case: Option<i64>,
    /// Key of the account of spending.
    pub account: String,
    /// What was owed; empty for an entry of the books that is behind no payment list.
    pub item: String,
    pub amount: Money,
    pub on: NaiveDate,
}

/// What happened to a monthly benefit, in the order it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BenefitFact {
    pub benefit: i64,
    pub person: i64,
    pub case: Option<i64>,
    pub kind: String,
    pub grade: Option<u8>,
    pub month: Month,
    pub what: String,
    pub amount: Option<Money>,
}

/// Advice that was noted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AdviceFact {
    pub person: i64,
    /// What was asked about, as the form has it.
    pub about: String,
}

impl Store {
    /// Payments settled from one day to another: lines of payment lists, and entries for people that are behind none.
    ///
    /// # Errors
    /// Those of any read.
    pub fn settled_payments(&self, from: NaiveDate, until: NaiveDate) -> Result<Vec<SettledRow>, StoreError> {
        const SQL: &str = "SELECT p.person_id, p.case_id, '', p.item, l.amount_fen, l.settled_on
            FROM payment_line AS l JOIN payable AS p ON p.id = l.payable_id
            WHERE l.state = 'paid' AND l.settled_on BETWEEN ?1 AND ?2
            UNION ALL
            SELECT e.person_id, e.case_id, a.key, '', CASE e.debit WHEN a.key THEN e.amount_fen ELSE -e.amount_fen END, e.posted_on
            FROM ledger_entry AS e JOIN account AS a ON a.key IN (e.debit, e.credit) AND a.class = 'spending'
            WHERE e.person_id IS NOT NULL AND e.line_id IS NULL AND e.is_closing = 0 AND e.posted_on BETWEEN ?1 AND ?2";
        let mut statement = self.connection().prepare_cached(SQL).during("read payments")?;
        let rows = statement.query_map((from.to_string(), until.to_string()), |r| {
            Ok(SettledRow {
                person: r.get(0)?,
                case: r.get(1)?,
                account: r.get(2)?,
                item: r.get(3)?,
                amount: money(r, 4)?,
                on: day(r, 5)?,
            })
        });
        rows.and_then(Iterator::collect).during("read payments")
    }

    /// What happened to monthly benefits up to a month, by benefit.
    ///
    /// # Errors
    /// Those of any read.
    pub fn benefit_facts(&self, until: Month) -> Result<Vec<BenefitFact>, StoreError> {
        const SQL: &str = "SELECT b.id, b.person_id, b.case_id, b.kind, b.grade, e.month, e.what, e.monthly_fen
            FROM benefit AS b JOIN benefit_event AS e ON e.benefit_id = b.id WHERE e.month <= $1 ORDER BY b.id, e.month, e.id";
        let mut statement = self.connection().prepare_cached(SQL).during("read benefits")?;
        let rows = statement.query_map([until.number()], |r| {
            Ok(BenefitFact {
                benefit: r.get(0)?,
                person: r.get(1)?,
                case: r.get(2)?,
                kind: r.get(3)?,
                grade: r.get(4)?,
                month: month(r, 5)?,
                what: r.get(6)?,
                amount: r.get::<_, Option<i64>>(7)?.map(Money::from_fen),
            })
        });
        rows.and_then(Iterator::collect).during("read benefits")
    }

    /// Advice noted from one day to another.
    ///
    /// # Errors
    /// Those of any read.
    pub fn advice_facts(&self, from: NaiveDate, until: NaiveDate) -> Result<Vec<AdviceFact>, StoreError> {
        const SQL: &str = "SELECT person_id, coalesce(question ->> 'about', '') FROM advice
            WHERE substr(given_at, 1, 10) BETWEEN $1 AND $2 ORDER BY id";
        let mut statement = self.connection().prepare_cached(SQL).during("read advice")?;
        let rows = statement
            .query_map((from.to_string(), until.to_string()), |r| Ok(AdviceFact { person: r.get(0)?, about: r.get(1)? }));
        rows.and_then(Iterator::collect).during("read advice")
    }
}
