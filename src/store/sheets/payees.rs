//! 收款人 and their accounts; of a payee's accounts the newest counts.

use rusqlite::{Connection, OptionalExtension, Row};

use crate::store::error::During;
use crate::store::{Store, StoreError, Writer};

/// Who gets money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PayeeKey<'a> {
    /// Row of a person.
    Person(i64),
    /// Row of an employer.
    Employer(i64),
    /// Name of a hospital or another institution.
    Institution(&'a str),
}

/// A payee as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PayeeRow {
    pub id: i64,
    /// `person`, `employer` or `institution`.
    pub kind: String,
    pub name: String,
    pub person: Option<i64>,
    pub employer: Option<i64>,
}

/// An account as it is entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAccount<'a> {
    pub payee: i64,
    pub sheet: i64,
    pub way: &'a str,
    pub holder: &'a str,
    pub bank: &'a str,
    pub branch: &'a str,
    pub account: &'a str,
    pub relation: &'a str,
    pub valid_from: chrono::NaiveDate,
}

/// An account as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountRow {
    pub id: i64,
    pub payee: i64,
    pub way: String,
    pub holder: String,
    pub bank: String,
    pub branch: String,
    pub account: String,
    pub relation: String,
    pub valid_from: chrono::NaiveDate,
}

/// An account in use, with whose it is and the sheet it was entered by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownAccount {
    pub payee: String,
    /// `person`, `employer` or `institution`.
    pub kind: String,
    pub account: AccountRow,
    /// Number of the sheet.
    pub sheet: String,
}

fn find(connection: &Connection, key: PayeeKey<'_>) -> Result<Option<i64>, StoreError> {
    let one = |sql: &str, value: rusqlite::types::ToSqlOutput<'_>| {
        connection.prepare_cached(sql).and_then(|mut s| s.query_row([value], |r| r.get(0)).optional()).during("find payee")
    };
    match key {
        PayeeKey::Person(id) => one("SELECT id FROM payee WHERE person_id = $1", id.into()),
        PayeeKey::Employer(id) => one("SELECT id FROM payee WHERE employer_id = $1", id.into()),
        PayeeKey::Institution(name) => one("SELECT id FROM payee WHERE kind = 'institution' AND name = $1", name.into()),
    }
}

fn payee(connection: &Connection, id: i64) -> Result<PayeeRow, StoreError> {
    const SQL: &str = "SELECT y.id, y.kind, coalesce(p.name, e.name, y.name), y.person_id, y.employer_id FROM payee AS y
        LEFT JOIN person AS p ON p.id = y.person_id LEFT JOIN employer AS e ON e.id = y.employer_id WHERE y.id = $1";
    let row =
        |r: &Row<'_>| Ok(PayeeRow { id: r.get(0)?, kind: r.get(1)?, name: r.get(2)?, person: r.get(3)?, employer: r.get(4)? });
    connection.prepare_cached(SQL).and_then(|mut s| s.query_row([id], row)).during("read payee")
}

fn account(connection: &Connection, payee: i64) -> Result<Option<AccountRow>, StoreError> {
    const SQL: &str = "SELECT id, payee_id, way, holder, bank, branch, account, relation, valid_from FROM payee_account
        WHERE payee_id = $1 ORDER BY id DESC LIMIT 1";
    connection.prepare_cached(SQL).and_then(|mut s| s.query_row([payee], account_row).optional()).during("read account")
}

fn account_row(r: &Row<'_>) -> rusqlite::Result<AccountRow> {
    Ok(AccountRow {
        id: r.get(0)?,
        payee: r.get(1)?,
        way: r.get(2)?,
        holder: r.get(3)?,
        bank: r.get(4)?,
        branch: r.get(5)?,
        account: r.get(6)?,
        relation: r.get(7)?,
        valid_from: crate::store::sql::day(r, 8)?,
    })
}

impl Store {
    /// The payee of a key, if he has ever been one.
    ///
    /// # Errors
    /// Those of any read.
    pub fn payee_of(&self, key: PayeeKey<'_>) -> Result<Option<i64>, StoreError> {
        find(self.connection(), key)
    }

    /// # Errors
    /// Those of any read.
    pub fn payee(&self, id: i64) -> Result<PayeeRow, StoreError> {
        payee(self.connection(), id)
    }

    /// The account that a payee is paid to now.
    ///
    /// # Errors
    /// Those of any read.
    pub fn account_of(&self, payee: i64) -> Result<Option<AccountRow>, StoreError> {
        account(self.connection(), payee)
    }

    /// The accounts in use of payees whose name holds a text, the newest first.
    ///
    /// # Errors
    /// Those of any read.
    pub fn accounts(&self, text: &str, limit: i64) -> Result<Vec<KnownAccount>, StoreError> {
        const SQL: &str = "SELECT a.id, a.payee_id, a.way, a.holder, a.bank, a.branch, a.account, a.relation, a.valid_from,
            coalesce(p.name, e.name, y.name) AS payee, y.kind, s.number FROM payee_account AS a
            JOIN payee AS y ON y.id = a.payee_id JOIN sheet AS s ON s.id = a.sheet_id
            LEFT JOIN person AS p ON p.id = y.person_id LEFT JOIN employer AS e ON e.id = y.employer_id
            WHERE a.id = (SELECT max(id) FROM payee_account WHERE payee_id = a.payee_id)
            AND ($1 = '' OR instr(coalesce(p.name, e.name, y.name), $1) > 0) ORDER BY a.id DESC LIMIT $2";
        let mut statement = self.connection().prepare_cached(SQL).during("list accounts")?;
        let rows = statement.query_map((text, limit), |r| {
            Ok(KnownAccount { account: account_row(r)?, payee: r.get(9)?, kind: r.get(10)?, sheet: r.get(11)? })
        });
        rows.and_then(Iterator::collect).during("list accounts")
    }
}

impl Writer<'_> {
    /// The payee of a key, noted down when he is a new one.
    ///
    /// # Errors
    /// Those of any write.
    pub fn payee_for(&self, key: PayeeKey<'_>) -> Result<i64, StoreError> {
        if let Some(id) = find(self.connection(), key)? {
            return Ok(id);
        }
        let (kind, person, employer, name) = match key {
            PayeeKey::Person(id) => ("person", Some(id), None, ""),
            PayeeKey::Employer(id) => ("employer", None, Some(id), ""),
            PayeeKey::Institution(name) => ("institution", None, None, name),
        };
        self.connection()
            .prepare_cached("INSERT INTO payee (kind, person_id, employer_id, name) VALUES ($1, $2, $3, $4)")
            .and_then(|mut s| s.execute((kind, person, employer, name)))
            .during("write payee")?;
        Ok(self.connection().last_insert_rowid())
    }

    /// # Errors
    /// Those of any read.
    pub fn payee(&self, id: i64) -> Result<PayeeRow, StoreError> {
        payee(self.connection(), id)
    }

    /// The same as [`Store::account_of`], inside the write.
    ///
    /// # Errors
    /// Those of any read.
    pub fn account_of(&self, payee: i64) -> Result<Option<AccountRow>, StoreError> {
        account(self.connection(), payee)
    }

    /// Puts an account in the place of the one before.
    ///
    /// # Errors
    /// Those of any write.
    pub fn add_account_of(&self, new: &NewAccount<'_>) -> Result<(), StoreError> {
        const SQL: &str =
            "INSERT INTO payee_account (payee_id, sheet_id, way, holder, bank, branch, account, relation, valid_from)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
        self.connection()
            .prepare_cached(SQL)
            .and_then(|mut s| {
                s.execute((
                    new.payee,
                    new.sheet,
                    new.way,
                    new.holder,
                    new.bank,
                    new.branch,
                    new.account,
                    new.relation,
                    new.valid_from.to_string(),
                ))
            })
            .during("write account")
            .map(|_| ())
    }
}
