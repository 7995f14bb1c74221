//! 支付单: what waits to be put on a payment list, and the lines of lists.

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, Row};

use crate::domain::dates::Month;
use crate::domain::money::Money;
use crate::domain::payment::LineState;
use crate::domain::sheet::kind::SheetKind;
use crate::domain::sheet::state::State;
use crate::store::error::During;
use crate::store::sql::{day, day_or_none, money, month};
use crate::store::{Store, StoreError, Writer};

/// Something the fund owes that is on no list, with what decides on which it may go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwedRow {
    pub id: i64,
    /// Id of an `ItemKind`.
    pub item: String,
    pub person: i64,
    /// Name of whose benefit it is.
    pub name: String,
    pub case_number: Option<String>,
    pub payee: i64,
    /// `person`, `employer` or `institution`.
    pub payee_kind: String,
    pub payee_name: String,
    /// The decision it comes from.
    pub sheet: Option<(String, SheetKind)>,
    pub is_monthly: bool,
    pub month: Month,
    pub amount: Money,
    /// Row and number of the account the payee has now.
    pub account: Option<(i64, String)>,
    /// What became of it on the last list: the line's state, the reason, the row of the account.
    pub last: Option<(LineState, String, i64)>,
    /// It was paid and came back: what had been set off then.
    pub returned: Option<Money>,
}

/// A line of a payment list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaymentLineRow {
    pub id: i64,
    pub nth: i64,
    pub payable: i64,
    /// Id of an `ItemKind`.
    pub item: String,
    pub person: i64,
    pub name: String,
    pub case: Option<i64>,
    /// The decision it comes from.
    pub sheet: Option<i64>,
    pub month: Month,
    pub way: String,
    pub holder: String,
    pub bank: String,
    pub branch: String,
    pub account: String,
    pub amount: Money,
    pub deducted: Money,
    pub state: LineState,
    /// Id of a reason of failure.
    pub failure: String,
    pub settled_on: Option<NaiveDate>,
}

/// A line as it is put on a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewPaymentLine {
    pub payable: i64,
    pub account: i64,
    pub amount: Money,
    pub deducted: Money,
}

/// A payment list as a list of them shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaymentListRow {
    pub number: String,
    pub state: State,
    /// Id of a `ListKind`.
    pub kind: String,
    pub amount: Money,
    pub lines: i64,
    /// Lines that failed or came back.
    pub troubled: i64,
    pub enterer: String,
    pub entered_on: NaiveDate,
}

/// A part of a payment that was set off against a recovery.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewSetOff {
    /// Row of the recovery sheet.
    pub recovery: i64,
    /// Row of the line that was paid.
    pub line: i64,
    pub amount: Money,
    pub on: NaiveDate,
}

/// What is planned, and what is on the one list `$1` whose lines may still be changed.
const OWED: &str = "SELECT y.id, y.item, y.person_id, p.name, c.number, y.payee_id, e.kind, coalesce(pp.name, em.name, e.name),
    s.number, s.kind, y.benefit_id IS NOT NULL, y.month, y.amount_fen, a.id, a.account, l.state, l.failure, l.account_id,
    r.deducted_fen
    FROM payable AS y JOIN person AS p ON p.id = y.person_id JOIN payee AS e ON e.id = y.payee_id
    LEFT JOIN injury_case AS c ON c.id = y.case_id LEFT JOIN sheet AS s ON s.id = y.sheet_id
    LEFT JOIN person AS pp ON pp.id = e.person_id LEFT JOIN employer AS em ON em.id = e.employer_id
    LEFT JOIN payee_account AS a ON a.id = (SELECT max(id) FROM payee_account WHERE payee_id = e.id)
    LEFT JOIN (SELECT payable_id, max(id) AS last, max(CASE state WHEN 'returned' THEN id END) AS back FROM payment_line
        WHERE state IN ('paid', 'failed', 'returned') GROUP BY payable_id) AS b ON b.payable_id = y.id
    LEFT JOIN payment_line AS l ON l.id = b.last LEFT JOIN payment_line AS r ON r.id = b.back
    WHERE y.state = 'planned' OR (y.state = 'listed' AND EXISTS (SELECT 1 FROM payment_line AS o
        WHERE o.payable_id = y.id AND o.list_id = $1 AND o.state = 'pending'))
    ORDER BY y.month, y.id";

fn state(row: &Row<'_>, index: usize) -> rusqlite::Result<LineState> {
    let text: String = row.get(index)?;
    let bad = || rusqlite::Error::FromSqlConversionFailure(index, rusqlite::types::Type::Text, "no state of a line".into());
    LineState::parse(&text).ok_or_else(bad)
}

fn owed(r: &Row<'_>) -> rusqlite::Result<OwedRow> {
    let sheet: Option<String> = r.get(8)?;
    let account: Option<i64> = r.get(13)?;
    let last: Option<String> = r.get(15)?;
    let back: Option<i64> = r.get(18)?;
    Ok(OwedRow {
        id: r.get(0)?,
        item: r.get(1)?,
        person: r.get(2)?,
        name: r.get(3)?,
        case_number: r.get(4)?,
        payee: r.get(5)?,
        payee_kind: r.get(6)?,
        payee_name: r.get(7)?,
        sheet: sheet.map(|number| Ok::<_, rusqlite::Error>((number, super::record::kind(r, 9)?))).transpose()?,
        is_monthly: r.get(10)?,
        month: month(r, 11)?,
        amount: money(r, 12)?,
        account: account.map(|id| Ok::<_, rusqlite::Error>((id, r.get(14)?))).transpose()?,
        last: last.map(|_| Ok::<_, rusqlite::Error>((state(r, 15)?, r.get(16)?, r.get(17)?))).transpose()?,
        returned: back.map(Money::from_fen),
    })
}

const LINE: &str =
    "SELECT l.id, l.nth, l.payable_id, y.item, y.person_id, p.name, y.case_id, y.sheet_id, y.month, a.way, a.holder,
    a.bank, a.branch, a.account, l.amount_fen, l.deducted_fen, l.state, l.failure, l.settled_on
    FROM payment_line AS l JOIN payable AS y ON y.id = l.payable_id JOIN person AS p ON p.id = y.person_id
    JOIN payee_account AS a ON a.id = l.account_id WHERE l.list_id = $1 AND l.state <> 'dropped' ORDER BY l.nth";

fn line(r: &Row<'_>) -> rusqlite::Result<PaymentLineRow> {
    Ok(PaymentLineRow {
        id: r.get(0)?,
        nth: r.get(1)?,
        payable: r.get(2)?,
        item: r.get(3)?,
        person: r.get(4)?,
        name: r.get(5)?,
        case: r.get(6)?,
        sheet: r.get(7)?,
        month: month(r, 8)?,
        way: r.get(9)?,
        holder: r.get(10)?,
        bank: r.get(11)?,
        branch: r.get(12)?,
        account: r.get(13)?,
        amount: money(r, 14)?,
        deducted: money(r, 15)?,
        state: state(r, 16)?,
        failure: r.get(17)?,
        settled_on: day_or_none(r, 18)?,
    })
}

impl Store {
    /// What may be put on a list: everything planned, and what is on `list` already.
    ///
    /// # Errors
    /// Those of any read.
    pub fn owed(&self, list: Option<i64>) -> Result<Vec<OwedRow>, StoreError> {
        let mut statement = self.connection().prepare_cached(OWED).during("read what is owed")?;
        statement.query_map([list], owed).and_then(Iterator::collect).during("read what is owed")
    }

    /// The lines of a payment list but those that were taken off.
    ///
    /// # Errors
    /// Those of any read.
    pub fn payment_lines(&self, list: i64) -> Result<Vec<PaymentLineRow>, StoreError> {
        let mut statement = self.connection().prepare_cached(LINE).during("read payment list")?;
        statement.query_map([list], line).and_then(Iterator::collect).during("read payment list")
    }

    /// The newest payment lists.
    ///
    /// # Errors
    /// Those of any read.
    pub fn payment_lists(&self, limit: i64) -> Result<Vec<PaymentListRow>, StoreError> {
        const SQL: &str = "SELECT s.number, s.state, json_extract(v.fields, '$.list_kind'), s.amount_fen,
            (SELECT count(*) FROM payment_line WHERE list_id = s.id AND state <> 'dropped'),
            (SELECT count(*) FROM payment_line WHERE list_id = s.id AND state IN ('failed', 'returned')), o.name, s.entered_on
            FROM sheet AS s JOIN sheet_version AS v ON v.sheet_id = s.id AND v.version = s.version
            JOIN operator AS o ON o.id = s.entered_by WHERE s.kind = 'payment_list' ORDER BY s.id DESC LIMIT $1";
        let mut statement = self.connection().prepare_cached(SQL).during("list payment lists")?;
        let rows = statement.query_map([limit], |r| {
            Ok(PaymentListRow {
                number: r.get(0)?,
                state: super::record::state(r, 1)?,
                kind: r.get(2)?,
                amount: money(r, 3)?,
                lines: r.get(4)?,
                troubled: r.get(5)?,
                enterer: r.get(6)?,
                entered_on: day(r, 7)?,
            })
        });
        rows.and_then(Iterator::collect).during("list payment lists")
    }

    /// What lines that are not settled keep back of a person's payments; what is paid again has been kept back before.
    ///
    /// # Errors
    /// Those of any read.
    pub fn kept_back_of(&self, person: i64) -> Result<Money, StoreError> {
        const SQL: &str =
            "SELECT coalesce(sum(l.deducted_fen), 0) FROM payment_line AS l JOIN payable AS y ON y.id = l.payable_id
            WHERE y.person_id = $1 AND l.state = 'pending' AND NOT EXISTS (SELECT 1 FROM payment_line AS o
                WHERE o.payable_id = l.payable_id AND o.state = 'returned')";
        self.connection().prepare_cached(SQL).and_then(|mut s| s.query_row([person], |r| money(r, 0))).during("read set-offs")
    }

    /// Name of the first payee on a list whose account has been replaced since it was put there.
    ///
    /// # Errors
    /// Those of any read.
    pub fn account_replaced(&self, list: i64) -> Result<Option<String>, StoreError> {
        const SQL: &str = "SELECT coalesce(p.name, m.name, e.name) FROM payment_line AS l
            JOIN payee_account AS a ON a.id = l.account_id JOIN payee AS e ON e.id = a.payee_id
            LEFT JOIN person AS p ON p.id = e.person_id LEFT JOIN employer AS m ON m.id = e.employer_id
            WHERE l.list_id = $1 AND l.state = 'pending'
                AND EXISTS (SELECT 1 FROM payee_account AS n WHERE n.payee_id = a.payee_id AND n.id > a.id)
            ORDER BY l.nth LIMIT 1";
        let found = self.connection().prepare_cached(SQL).and_then(|mut s| s.query_row([list], |r| r.get(0)).optional());
        found.during("find replaced account")
    }

    /// Number of the list a payable is on or was paid by.
    ///
    /// # Errors
    /// Those of any read.
    pub fn listed_on(&self, payable: i64) -> Result<Option<String>, StoreError> {
        const SQL: &str = "SELECT s.number FROM payment_line AS l JOIN sheet AS s ON s.id = l.list_id
            WHERE l.payable_id = $1 AND l.state IN ('pending', 'paid')";
        let found = self.connection().prepare_cached(SQL).and_then(|mut s| s.query_row([payable], |r| r.get(0)).optional());
        found.during("find payment list")
    }
}

impl Writer<'_> {
    /// Puts lines on a list, behind those it has had, and has what they pay listed.
    ///
    /// # Errors
    /// Those of any write; also for a payable that is on a list.
    pub fn add_payment_lines(&self, list: i64, lines: &[NewPaymentLine]) -> Result<(), StoreError> {
        const SQL: &str = "INSERT INTO payment_line (list_id, nth, payable_id, account_id, amount_fen, deducted_fen, state)
            VALUES ($1, (SELECT coalesce(max(nth), 0) + 1 FROM payment_line WHERE list_id = $1), $2, $3, $4, $5, 'pending')";
        let mut statement = self.connection().prepare_cached(SQL).during("write payment list")?;
        for line in lines {
            let values = (list, line.payable, line.account, line.amount.fen(), line.deducted.fen());
            statement.execute(values).during("write payment list")?;
            self.set_payable(line.payable, "listed", "")?;
        }
        Ok(())
    }

    /// Notes down that a part of a payment was set off.
    ///
    /// # Errors
    /// Those of any write.
    pub fn add_set_off(&self, new: &NewSetOff, operator: i64, at: &str) -> Result<(), StoreError> {
        const SQL: &str = "INSERT INTO recovery_part (sheet_id, amount_fen, on_day, way, line_id, operator_id, at)
            VALUES ($1, $2, $3, 'offset', $4, $5, $6)";
        self.connection()
            .prepare_cached(SQL)
            .and_then(|mut s| s.execute((new.recovery, new.amount.fen(), new.on.to_string(), new.line, operator, at)))
            .during("write set-off")
            .map(|_| ())
    }

    /// What becomes of a line.
    ///
    /// # Errors
    /// Those of any write.
    pub fn settle_payment_line(&self, id: i64, state: LineState, failure: &str, on: Option<NaiveDate>) -> Result<(), StoreError> {
        self.connection()
            .prepare_cached("UPDATE payment_line SET state = $1, failure = $2, settled_on = $3 WHERE id = $4")
            .and_then(|mut s| s.execute((state.id(), failure, on.map(|d| d.to_string()), id)))
            .during("settle payment")
            .map(|_| ())
    }
}
