//! Bills and monthly benefits of earlier years, taken over as they were paid.

use rusqlite::OptionalExtension;

use super::receipts::ReceiptRow;
use super::step::NewSheetStep;
use crate::domain::case::number::number_key;
use crate::domain::money::Money;
use crate::domain::problem::Problem;
use crate::domain::sheet::earlier::TakeOverProblem;
use crate::domain::sheet::kind::SheetKind;
use crate::domain::sheet::state::State;
use crate::domain::sheet::workflow::Step;
use crate::store::benefits::{NewBenefit, NewEvent};
use crate::store::error::During;
use crate::store::sheets::items::NewItem;
use crate::store::sql::{day, money};
use crate::store::{StoreError, Taken, Writer};

/// A bill as it is taken over.
#[derive(Debug)]
pub struct TakenSheet<'a> {
    pub number: &'a str,
    pub person: i64,
    pub case: i64,
    /// `Paid`, or `Draft` of who takes it over.
    pub state: State,
    pub amount: Money,
    pub filed_on: chrono::NaiveDate,
    /// The first version's fields, a JSON object of texts.
    pub fields: &'a str,
    pub items: &'a [NewItem],
}

/// A sheet that was taken over and whose receipts were not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetWithoutReceipts {
    pub id: i64,
    pub version: i64,
    pub state: State,
    /// JSON object of texts of its newest version.
    pub fields: String,
    pub amount: Money,
}

/// A case by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CaseOf {
    pub id: i64,
    pub person: i64,
    pub accident_on: chrono::NaiveDate,
}

impl Writer<'_> {
    /// The case of a number, however it is typed.
    ///
    /// # Errors
    /// Those of any read.
    pub fn case_of_number(&self, number: &str) -> Result<Option<CaseOf>, StoreError> {
        self.connection()
            .prepare_cached("SELECT id, person_id, accident_on FROM injury_case WHERE number_key = $1")
            .and_then(|mut s| {
                s.query_row([number_key(number)], |r| Ok(CaseOf { id: r.get(0)?, person: r.get(1)?, accident_on: day(r, 2)? }))
                    .optional()
            })
            .during("find case")
    }

    /// Takes a bill over, unless it was before with the same content, whatever was done to it since.
    ///
    /// # Errors
    /// Those of any write. A line that may not be taken is `Taken::Refused`.
    pub fn take_sheet(&self, sheet: &TakenSheet<'_>, operator: i64, at: &str) -> Result<Taken, StoreError> {
        let key = number_key(sheet.number);
        if !self.keep("sheet", 0, 0, &key)? {
            return Ok(Taken::Refused(Problem::ComesTwice));
        }
        if let Some((id, kind)) = self.sheet_of_key(&key)? {
            let first: String = self
                .connection()
                .prepare_cached("SELECT fields FROM sheet_version WHERE sheet_id = $1 AND version = 1")
                .and_then(|mut s| s.query_row([id], |r| r.get(0)))
                .during("read version")?;
            let same = kind == SheetKind::Reimbursement.id() && first == sheet.fields;
            return Ok(if same { Taken::Unchanged } else { Taken::Refused(Problem::TakeOver(TakeOverProblem::NumberTaken)) });
        }
        let id = self.insert_taken_sheet(sheet, &key, operator)?;
        let version = self.add_sheet_version(id, sheet.fields, sheet.amount, operator, at)?;
        self.add_sheet_items(id, version, sheet.items)?;
        let step = NewSheetStep {
            step: Step::File,
            from: None,
            to: sheet.state,
            version,
            hand: None,
            reason: "",
            document: sheet.number,
        };
        self.move_sheet(id, &step, operator, at)?;
        Ok(Taken::Added)
    }

    fn sheet_of_key(&self, key: &str) -> Result<Option<(i64, String)>, StoreError> {
        self.connection()
            .prepare_cached("SELECT id, kind FROM sheet WHERE number_key = $1")
            .and_then(|mut s| s.query_row([key], |r| Ok((r.get(0)?, r.get(1)?))).optional())
            .during("find sheet")
    }

    fn insert_taken_sheet(&self, sheet: &TakenSheet<'_>, key: &str, operator: i64) -> Result<i64, StoreError> {
        const SQL: &str = "INSERT INTO sheet (kind, number, number_key, person_id, case_id, state, amount_fen, entered_by,
            entered_on, taken_over) VALUES ('reimbursement', $1, $2, $3, $4, $5, 0, $6, $7, $8)";
        let values = rusqlite::params![
            sheet.number,
            key,
            sheet.person,
            sheet.case,
            sheet.state.id(),
            operator,
            sheet.filed_on.to_string(),
            sheet.state == State::Paid,
        ];
        self.connection().prepare_cached(SQL).and_then(|mut s| s.execute(values)).during("write sheet")?;
        Ok(self.connection().last_insert_rowid())
    }

    /// A person's bills that were taken over without receipts so far, as they came.
    ///
    /// # Errors
    /// Those of any read.
    pub fn sheets_without_receipts(&self, person: i64) -> Result<Vec<SheetWithoutReceipts>, StoreError> {
        const SQL: &str = "SELECT s.id, s.version, s.state, v.fields, s.amount_fen FROM sheet AS s
            JOIN sheet_version AS v ON v.sheet_id = s.id AND v.version = 1
            WHERE s.person_id = $1 AND s.kind = 'reimbursement' AND s.version = 1 AND s.state IN ('paid', 'draft')
              AND json_extract(v.fields, '$.stage') IS NOT NULL
              AND NOT EXISTS (SELECT 1 FROM receipt WHERE sheet_id = s.id) ORDER BY s.id";
        let mut statement = self.connection().prepare_cached(SQL).during("read sheets")?;
        let rows = statement.query_map([person], |r| {
            Ok(SheetWithoutReceipts {
                id: r.get(0)?,
                version: r.get(1)?,
                state: super::record::state(r, 2)?,
                fields: r.get(3)?,
                amount: money(r, 4)?,
            })
        });
        rows.and_then(Iterator::collect).during("read sheets")
    }

    /// The live receipt of a number, whose it is and what it says.
    ///
    /// # Errors
    /// Those of any read.
    pub fn receipt_of(&self, code: &str, number: &str) -> Result<Option<(i64, String, ReceiptRow)>, StoreError> {
        const SQL: &str = "SELECT s.person_id, s.number, r.code, r.number, r.issued_on, r.category, r.amount_fen, r.outside_fen,
            r.note FROM receipt AS r JOIN sheet AS s ON s.id = r.sheet_id
            WHERE r.number = $1 AND r.code = $2 AND r.is_live = 1 AND s.person_id IS NOT NULL";
        self.connection()
            .prepare_cached(SQL)
            .and_then(|mut s| {
                s.query_row((number, code), |r| {
                    let receipt = ReceiptRow {
                        code: r.get(2)?,
                        number: r.get(3)?,
                        issued_on: day(r, 4)?,
                        category: r.get(5)?,
                        amount: money(r, 6)?,
                        outside: money(r, 7)?,
                        note: r.get(8)?,
                    };
                    Ok((r.get(0)?, r.get(1)?, receipt))
                })
                .optional()
            })
            .during("find receipt")
    }

    /// Takes a monthly benefit over with the month it began in, unless it was before with the same content, whatever has
    /// happened to it since.
    ///
    /// # Errors
    /// Those of any write. A line that may not be taken is `Taken::Refused`.
    pub fn take_benefit(&self, new: &NewBenefit<'_>, start: &NewEvent<'_>, at: &str) -> Result<Taken, StoreError> {
        const SQL: &str = "SELECT b.since, b.grade, e.monthly_fen FROM benefit AS b
            LEFT JOIN benefit_event AS e ON e.benefit_id = b.id AND e.what = 'start'
            WHERE b.person_id = $1 AND b.kind = $2 AND b.remark = $3 AND b.sheet_id IS NULL";
        if !self.keep(new.kind, new.person, 0, new.remark)? {
            return Ok(Taken::Refused(Problem::ComesTwice));
        }
        let there: Option<(String, Option<u8>, Option<i64>)> = self
            .connection()
            .prepare_cached(SQL)
            .and_then(|mut s| {
                s.query_row((new.person, new.kind, new.remark), |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?))).optional()
            })
            .during("find benefit")?;
        match there {
            Some(there) if there == (new.since.to_string(), new.grade, start.monthly.map(Money::fen)) => Ok(Taken::Unchanged),
            Some(_) => Ok(Taken::Refused(Problem::TakeOver(TakeOverProblem::BenefitThere))),
            None => {
                let id = self.begin_benefit(new)?;
                self.add_benefit_event(id, start, None, at)?;
                Ok(Taken::Added)
            }
        }
    }
}
