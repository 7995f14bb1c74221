//! 凭证 and 会计期间: entries are posted under vouchers, and a closed month takes no more.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row};

use super::error::During;
use super::sql::{day, money};
use super::{Store, StoreError, Writer};
use crate::domain::dates::Month;
use crate::domain::money::Money;

/// A voucher as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewVoucher<'a> {
    /// `receipt`, `payment` or `transfer`.
    pub kind: &'a str,
    /// `P1` to `P20` of the accounting rules.
    pub template: &'a str,
    pub posted_on: NaiveDate,
    pub digest: &'a str,
    /// 附件张数
    pub annexes: i64,
    /// The sheet it follows from.
    pub sheet: Option<i64>,
    /// The voucher it reverses.
    pub reverses: Option<i64>,
    pub made_by: i64,
    pub checked_by: Option<i64>,
}

/// A line of a voucher: one debit and one credit of the same amount, below zero in a red one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VoucherLine<'a> {
    pub debit: &'a str,
    pub credit: &'a str,
    pub amount: Money,
    pub memo: &'a str,
    pub person: Option<i64>,
    pub case: Option<i64>,
    /// The line of the payment list that was paid.
    pub payment_line: Option<i64>,
    /// Year-end carry-forward.
    pub is_closing: bool,
}

/// A voucher as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VoucherRow {
    pub id: i64,
    pub number: String,
    pub kind: String,
    pub template: String,
    pub posted_on: NaiveDate,
    pub digest: String,
    pub annexes: i64,
    pub sheet: Option<i64>,
    /// Number of the voucher it reverses.
    pub reverses: Option<String>,
    /// Number of the voucher that reverses it.
    pub reversed_by: Option<String>,
    pub maker: String,
    pub checker: Option<String>,
    pub posted_at: String,
}

/// An entry of a voucher as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VoucherEntry {
    pub entry: i64,
    pub debit: String,
    pub credit: String,
    pub amount: Money,
    pub memo: String,
    pub person: Option<i64>,
    pub case: Option<i64>,
    pub payment_line: Option<i64>,
    pub is_closing: bool,
}

const VOUCHER: &str = "SELECT v.id, v.number, v.kind, v.template, v.posted_on, v.digest, v.annexes, v.sheet_id,
    (SELECT number FROM voucher WHERE id = v.reverses), (SELECT number FROM voucher WHERE reverses = v.id),
    (SELECT name FROM operator WHERE id = v.made_by), (SELECT name FROM operator WHERE id = v.checked_by), v.posted_at FROM voucher AS v";

fn voucher(r: &Row<'_>) -> rusqlite::Result<VoucherRow> {
    Ok(VoucherRow {
        id: r.get(0)?,
        number: r.get(1)?,
        kind: r.get(2)?,
        template: r.get(3)?,
        posted_on: day(r, 4)?,
        digest: r.get(5)?,
        annexes: r.get(6)?,
        sheet: r.get(7)?,
        reverses: r.get(8)?,
        reversed_by: r.get(9)?,
        maker: r.get(10)?,
        checker: r.get(11)?,
        posted_at: r.get(12)?,
    })
}

fn by_number(connection: &Connection, number: &str) -> Result<Option<VoucherRow>, StoreError> {
    let sql = format!("{VOUCHER} WHERE v.number = $1");
    let mut statement = connection.prepare_cached(&sql).during("read voucher")?;
    statement.query_row([number], voucher).optional().during("read voucher")
}

fn of_sheet(connection: &Connection, sheet: i64) -> Result<Vec<VoucherRow>, StoreError> {
    let sql = format!("{VOUCHER} WHERE v.sheet_id = $1 ORDER BY v.id");
    let mut statement = connection.prepare_cached(&sql).during("read vouchers")?;
    statement.query_map([sheet], voucher).and_then(Iterator::collect).during("read vouchers")
}

fn entries(connection: &Connection, id: i64) -> Result<Vec<VoucherEntry>, StoreError> {
    const SQL: &str = "SELECT id, debit, credit, amount_fen, memo, person_id, case_id, line_id, is_closing FROM ledger_entry
        WHERE voucher_id = $1 ORDER BY id";
    let mut statement = connection.prepare_cached(SQL).during("read voucher")?;
    let rows = statement.query_map([id], |r| {
        Ok(VoucherEntry {
            entry: r.get(0)?,
            debit: r.get(1)?,
            credit: r.get(2)?,
            amount: money(r, 3)?,
            memo: r.get(4)?,
            person: r.get(5)?,
            case: r.get(6)?,
            payment_line: r.get(7)?,
            is_closing: r.get(8)?,
        })
    });
    rows.and_then(Iterator::collect).during("read voucher")
}

/// Months are closed one after the other: one before a closed one takes no more entries either.
fn is_closed(connection: &Connection, month: Month) -> Result<bool, StoreError> {
    let found = connection
        .prepare_cached("SELECT 1 FROM closed_month WHERE month >= $1 LIMIT 1")
        .and_then(|mut s| s.query_row([month.number()], |_| Ok(())).optional());
    Ok(found.during("read periods")?.is_some())
}

/// Debit less credit of an account, all entries together.
fn holds(connection: &Connection, account: &str) -> Result<Money, StoreError> {
    const SQL: &str = "SELECT coalesce(sum(debit_fen - credit_fen), 0) FROM account_month WHERE account = $1";
    connection.prepare_cached(SQL).and_then(|mut s| s.query_row([account], |r| money(r, 0))).during("read balance")
}

/// A voucher in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VoucherLineRow {
    pub voucher: VoucherRow,
    /// All its entries together; below zero for a red one.
    pub amount: Money,
    pub entries: i64,
}

/// What vouchers are asked for; what is empty narrows nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct VoucherFilter {
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
    /// Key of an account on either side.
    pub account: Option<String>,
}

const FILTER: &str = "WHERE ($1 IS NULL OR v.posted_on >= $1) AND ($2 IS NULL OR v.posted_on <= $2) AND ($3 IS NULL
    OR EXISTS (SELECT 1 FROM ledger_entry WHERE voucher_id = v.id AND (debit = $3 OR credit = $3)))";

impl Store {
    /// A page of vouchers, the newest first.
    ///
    /// # Errors
    /// Those of any read.
    pub fn voucher_list(&self, filter: &VoucherFilter, offset: i64, limit: i64) -> Result<Vec<VoucherLineRow>, StoreError> {
        let columns = VOUCHER.replace(
            " FROM voucher AS v",
            ", (SELECT sum(amount_fen) FROM ledger_entry WHERE voucher_id = v.id),
            (SELECT count(*) FROM ledger_entry WHERE voucher_id = v.id) FROM voucher AS v",
        );
        let sql = format!("{columns} {FILTER} ORDER BY v.posted_on DESC, v.id DESC LIMIT $4 OFFSET $5");
        let days = |day: Option<NaiveDate>| day.map(|d| d.to_string());
        let mut statement = self.connection().prepare_cached(&sql).during("list vouchers")?;
        let rows = statement.query_map((days(filter.from), days(filter.to), &filter.account, limit, offset), |r| {
            let amount = Money::from_fen(r.get::<_, Option<i64>>(13)?.unwrap_or(0));
            Ok(VoucherLineRow { voucher: voucher(r)?, amount, entries: r.get(14)? })
        });
        rows.and_then(Iterator::collect).during("list vouchers")
    }

    /// How many there are.
    ///
    /// # Errors
    /// Those of any read.
    pub fn voucher_count(&self, filter: &VoucherFilter) -> Result<i64, StoreError> {
        let sql = format!("SELECT count(*) FROM voucher AS v {FILTER}");
        let days = |day: Option<NaiveDate>| day.map(|d| d.to_string());
        let mut statement = self.connection().prepare_cached(&sql).during("count vouchers")?;
        statement.query_row((days(filter.from), days(filter.to), &filter.account), |r| r.get(0)).during("count vouchers")
    }

    /// # Errors
    /// Those of any read.
    pub fn voucher(&self, number: &str) -> Result<Option<VoucherRow>, StoreError> {
        by_number(self.connection(), number)
    }

    /// The vouchers that follow from a sheet.
    ///
    /// # Errors
    /// Those of any read.
    pub fn vouchers_of(&self, sheet: i64) -> Result<Vec<VoucherRow>, StoreError> {
        of_sheet(self.connection(), sheet)
    }

    /// # Errors
    /// Those of any read.
    pub fn voucher_entries(&self, voucher: i64) -> Result<Vec<VoucherEntry>, StoreError> {
        entries(self.connection(), voucher)
    }

    /// # Errors
    /// Those of any read.
    pub fn is_month_closed(&self, month: Month) -> Result<bool, StoreError> {
        is_closed(self.connection(), month)
    }

    /// What an account holds now: debit less credit.
    ///
    /// # Errors
    /// Those of any read.
    pub fn account_holds(&self, account: &str) -> Result<Money, StoreError> {
        holds(self.connection(), account)
    }
}

impl Writer<'_> {
    /// # Errors
    /// Those of any read.
    pub fn voucher(&self, number: &str) -> Result<Option<VoucherRow>, StoreError> {
        by_number(self.connection(), number)
    }

    /// # Errors
    /// Those of any read.
    pub fn vouchers_of(&self, sheet: i64) -> Result<Vec<VoucherRow>, StoreError> {
        of_sheet(self.connection(), sheet)
    }

    /// # Errors
    /// Those of any read.
    pub fn voucher_entries(&self, voucher: i64) -> Result<Vec<VoucherEntry>, StoreError> {
        entries(self.connection(), voucher)
    }

    /// # Errors
    /// Those of any read.
    pub fn is_month_closed(&self, month: Month) -> Result<bool, StoreError> {
        is_closed(self.connection(), month)
    }

    /// # Errors
    /// Those of any read.
    pub fn account_holds(&self, account: &str) -> Result<Money, StoreError> {
        holds(self.connection(), account)
    }

    /// Posts a voucher with its entries under the next number of its month, and answers its row and number. The desk has seen to
    /// it that the month is open.
    ///
    /// # Errors
    /// Those of any write.
    pub fn post_voucher(&self, new: &NewVoucher<'_>, lines: &[VoucherLine<'_>], at: &str) -> Result<(i64, String), StoreError> {
        const SQL: &str = "INSERT INTO voucher (number, kind, template, posted_on, digest, annexes, sheet_id, reverses, made_by,
            checked_by, posted_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
        const ENTRY: &str = "INSERT INTO ledger_entry (posted_on, debit, credit, amount_fen, memo, repeat, person_id, case_id,
            voucher_id, line_id, is_closing) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
        let number = self.next_voucher_number(Month::of(new.posted_on))?;
        let day = new.posted_on.to_string();
        self.connection()
            .prepare_cached(SQL)
            .and_then(|mut s| {
                s.execute(rusqlite::params![
                    &number,
                    new.kind,
                    new.template,
                    &day,
                    new.digest,
                    new.annexes,
                    new.sheet,
                    new.reverses,
                    new.made_by,
                    new.checked_by,
                    at,
                ])
            })
            .during("write voucher")?;
        let id = self.connection().last_insert_rowid();
        let mut statement = self.connection().prepare_cached(ENTRY).during("post entry")?;
        for (nth, line) in (0_i64..).zip(lines) {
            // The voucher's number tells equal entries of one day apart.
            let memo = if line.memo.is_empty() { number.clone() } else { format!("{number} {}", line.memo) };
            let values = rusqlite::params![
                &day,
                line.debit,
                line.credit,
                line.amount.fen(),
                memo,
                nth,
                line.person,
                line.case,
                id,
                line.payment_line,
                line.is_closing,
            ];
            statement.execute(values).during("post entry")?;
        }
        Ok((id, number))
    }

    fn next_voucher_number(&self, month: Month) -> Result<String, StoreError> {
        const SQL: &str = "SELECT max(number) FROM voucher WHERE number >= $1 AND number < $2";
        let prefix = format!("PZ-{}-", month.number());
        let mut statement = self.connection().prepare_cached(SQL).during("number a voucher")?;
        let last: Option<String> =
            statement.query_row((&prefix, super::sql::after_prefix(&prefix)), |r| r.get(0)).during("number a voucher")?;
        let serial = last.and_then(|n| n[prefix.len()..].parse::<u32>().ok()).unwrap_or(0) + 1;
        Ok(format!("{prefix}{serial:04}"))
    }
}
