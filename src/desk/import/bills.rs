//! How lines of reimbursements.csv and receipts.csv become sheets that were taken over, with their receipts.

use super::BadRow;
use super::cells::Cells;
use super::kinds::{Row, Taker, day_or_none, positive};
use crate::desk::estimate::Fields;
use crate::desk::sheets::{restored, stored};
use crate::domain::benefits::item::{ItemKind, Payer};
use crate::domain::case::number::{number_key, parse_number};
use crate::domain::dates::parse_date;
use crate::domain::employer::parse_count;
use crate::domain::identity::ResidentId;
use crate::domain::money::Money;
use crate::domain::name::parse_line;
use crate::domain::problem::Problem;
use crate::domain::sheet::earlier::{EarlierSheet, Stage, Sum, TakeOverProblem, match_receipts};
use crate::domain::sheet::kind::SheetKind;
use crate::domain::sheet::receipt::{self, NOTE_MAX, ROWS_MAX, Receipt, parse_invoice};
use crate::domain::sheet::state::State;
use crate::store::sheets::items::NewItem;
use crate::store::sheets::receipts::ReceiptRow;
use crate::store::sheets::take::{CaseOf, SheetWithoutReceipts, TakenSheet};
use crate::store::{StoreError, Taken};

/// Places of the columns of reimbursements.csv.
const SHEET: usize = 0;
const CASE: usize = 1;
const WHOSE: usize = 2;
/// Places of the columns of receipts.csv.
const ID_NUMBER: usize = 0;
const INVOICE: usize = 1;
const KIND: usize = 4;
/// The cost class of a receipt whose own is not known.
const CLASS: &str = "other";
/// Nobody explained what was paid before gsbx.
const NO_EXPLANATION: &str = r#"{"zh":[],"en":[]}"#;

/// A receipt that waits for the end of the file, when it is known which others the person has.
pub(super) struct Held {
    line: u64,
    invoice: String,
    row: ReceiptRow,
}

impl Taker<'_> {
    pub(super) fn bill(&mut self, cells: &mut Cells) -> Row {
        let number = cells.read(SHEET, |t| self.own_number(t));
        let case = self.case_of_bill(cells)?;
        let sheet = earlier(cells);
        let (Some(number), Some(case), Some(sheet)) = (number, case, sheet) else { return Ok(None) };
        let problems = sheet.check(case.accident_on, self.today);
        if !problems.is_empty() {
            problems.into_iter().for_each(|(field, problem)| cells.refuse_field(field, problem));
            return Ok(None);
        }
        let state = sheet.stage.state();
        let fields = stored(&fields(cells.text(CASE).trim(), &sheet));
        let (amount, items) = (sheet.amount(), items(&sheet, case.person));
        let taken = TakenSheet {
            number: &number,
            person: case.person,
            case: case.id,
            state,
            amount,
            filed_on: sheet.filed_on,
            fields: &fields,
            items: &items,
        };
        self.writer.take_sheet(&taken, self.operator, self.at).map(Some)
    }

    /// A number that gsbx will not give to a sheet of its own.
    fn own_number(&self, text: &str) -> Result<String, Problem> {
        let number = parse_number(text)?;
        let ours = format!("{}{}", SheetKind::Reimbursement.prefix(), chrono::Datelike::year(&self.today));
        match number_key(&number).starts_with(&ours) {
            true => Err(Problem::TakeOver(TakeOverProblem::OwnNumbers)),
            false => Ok(number),
        }
    }

    /// The case a bill is for, which is the person's.
    fn case_of_bill(&self, cells: &mut Cells) -> Result<Option<CaseOf>, StoreError> {
        let number = cells.read(CASE, parse_number);
        let id = cells.read(WHOSE, ResidentId::parse);
        let (Some(number), Some(id)) = (number, id) else { return Ok(None) };
        let Some(case) = self.writer.case_of_number(&number)? else {
            cells.refuse(CASE, Problem::NoSuchDocument);
            return Ok(None);
        };
        match self.writer.person_id(id.as_str())? {
            Some(person) if person == case.person => Ok(Some(case)),
            Some(_) => {
                cells.refuse(WHOSE, Problem::DoesNotGoWith { field: "case_number", value: number });
                Ok(None)
            }
            None => {
                cells.refuse(WHOSE, Problem::UnknownWorker);
                Ok(None)
            }
        }
    }

    pub(super) fn receipt(&mut self, cells: &mut Cells) -> Row {
        let id = cells.read(ID_NUMBER, ResidentId::parse);
        let person = match &id {
            Some(id) => self.writer.person_id(id.as_str())?,
            None => None,
        };
        if id.is_some() && person.is_none() {
            cells.refuse(ID_NUMBER, Problem::UnknownWorker);
        }
        let row = self.receipt_row(cells);
        let (Some(person), Some(row)) = (person, row) else {
            self.spoilt.extend(person);
            return Ok(None);
        };
        let invoice = cells.text(INVOICE).trim().to_owned();
        if !self.writer.keep_receipt(&row.code, &row.number)? {
            self.spoilt.insert(person);
            return Ok(Some(Taken::Refused(Problem::ReceiptTwice { invoice })));
        }
        match self.writer.receipt_of(&row.code, &row.number)? {
            Some((whose, _, there)) if whose == person && there == row => Ok(Some(Taken::Unchanged)),
            Some((_, sheet, _)) => {
                self.spoilt.insert(person);
                Ok(Some(Taken::Refused(Problem::ReceiptKnown { invoice, sheet })))
            }
            None => {
                self.receipts.entry(person).or_default().push(Held { line: cells.line_number(), invoice, row });
                Ok(None)
            }
        }
    }

    fn receipt_row(&self, cells: &mut Cells) -> Option<ReceiptRow> {
        let invoice = cells.read(INVOICE, invoice);
        let on = cells.read(2, |t| parse_date(t).and_then(|d| if d > self.today { Err(Problem::Future) } else { Ok(d) }));
        let note = cells.read(3, |t| parse_line(t, NOTE_MAX));
        let kind = cells.read(KIND, |t| match t.trim() {
            "inpatient" | "outpatient" => Ok(()),
            "" => Err(Problem::Empty),
            _ => Err(Problem::NotOneOf { choices: "inpatient, outpatient" }),
        });
        let amount = cells.read(5, positive);
        let outside = cells.read(6, Money::parse_not_negative);
        let ((code, number), issued_on, note, (), amount, outside) = (invoice?, on?, note?, kind?, amount?, outside?);
        if outside > amount {
            cells.refuse(6, Problem::OutsideAboveAmount { invoice: number });
            return None;
        }
        Some(ReceiptRow { code, number, issued_on, category: CLASS.to_owned(), amount, outside, note })
    }

    /// Puts the receipts of the file on their sheets; answers how many, and those that belong nowhere. Of somebody whose line is
    /// bad the others cannot add up, which is no fault of theirs.
    ///
    /// # Errors
    /// Those of any write.
    pub(super) fn settle_receipts(&mut self) -> Result<(u64, Vec<BadRow>), StoreError> {
        let (mut added, mut bad) = (0, Vec::new());
        for (person, held) in std::mem::take(&mut self.receipts) {
            let sheets = self.writer.sheets_without_receipts(person)?;
            let wanted: Vec<Sum> = sheets.iter().map(claims).collect();
            let sums: Vec<Sum> = held.iter().map(|h| Sum { count: 1, amount: h.row.amount, outside: h.row.outside }).collect();
            let first = match_receipts(&wanted, &sums);
            let mut placed = vec![false; held.len()];
            for ((sheet, sum), first) in sheets.iter().zip(&wanted).zip(first) {
                let Some(run) = first.map(|f| f..f + sum.count) else { continue };
                placed[run.clone()].fill(true);
                added += u64::try_from(run.len()).unwrap_or_default();
                self.put(sheet, &held[run])?;
            }
            if self.spoilt.contains(&person) {
                continue;
            }
            let nowhere = held.into_iter().zip(placed).filter(|(_, is_placed)| !is_placed).map(|(held, _)| BadRow {
                line: held.line,
                field: "invoice",
                value: held.invoice,
                problem: Problem::TakeOver(TakeOverProblem::NoSheetAddsUp),
            });
            bad.extend(nowhere);
        }
        bad.sort_by_key(|row| row.line);
        Ok((added, bad))
    }

    /// Hangs receipts on a sheet. A draft holds them in its grid too, where they are corrected.
    fn put(&self, sheet: &SheetWithoutReceipts, held: &[Held]) -> Result<(), StoreError> {
        let rows: Vec<ReceiptRow> = held.iter().map(|h| h.row.clone()).collect();
        let mut version = sheet.version;
        if sheet.state == State::Draft {
            let grid: Vec<Receipt> = rows.iter().map(in_grid).collect();
            let fields = restored(&sheet.fields).with("receipts", receipt::written(&grid));
            version = self.writer.add_sheet_version(sheet.id, &stored(&fields), sheet.amount, self.operator, self.at)?;
        }
        self.writer.put_receipts(sheet.id, version, &rows)
    }
}

/// What the line tells of the bill; `None` when something of it cannot be read.
fn earlier(cells: &mut Cells) -> Option<EarlierSheet> {
    let filed_on = cells.read(3, parse_date);
    let receipts = cells.read(4, |t| parse_count(t, 0, i64::try_from(ROWS_MAX).unwrap_or(i64::MAX)));
    let claimed = cells.read(5, Money::parse_not_negative);
    let outside = cells.read(6, Money::parse_not_negative);
    let paid = cells.read(7, Money::parse_not_negative);
    let paid_on = cells.read(8, day_or_none);
    let stage = cells.read(9, Stage::parse);
    Some(EarlierSheet {
        filed_on: filed_on?,
        receipts: u32::try_from(receipts?).unwrap_or_default(),
        claimed: claimed?,
        outside: outside?,
        paid: paid?,
        paid_on: paid_on?,
        stage: stage?,
    })
}

/// The sheet's fields, those of a bill's form among them.
fn fields(case: &str, sheet: &EarlierSheet) -> Fields {
    Fields::default()
        .with("case_number", case)
        .with("received_on", sheet.filed_on.to_string())
        .with("receipt_count", sheet.receipts.to_string())
        .with("claimed", sheet.claimed.plain())
        .with("outside", sheet.outside.plain())
        .with("paid", sheet.paid.plain())
        .with("paid_on", sheet.paid_on.map(|d| d.to_string()).unwrap_or_default())
        .with("stage", sheet.stage.id())
}

fn items(sheet: &EarlierSheet, person: i64) -> [NewItem; 1] {
    [NewItem {
        item: ItemKind::Medical.id(),
        payer: Payer::Fund.id(),
        amount: sheet.amount(),
        person: Some(person),
        payee: None,
        monthly: false,
        from: None,
        until: None,
        remark: String::new(),
        explanation: NO_EXPLANATION.to_owned(),
    }]
}

/// What a sheet's receipts have to come to.
fn claims(sheet: &SheetWithoutReceipts) -> Sum {
    let fields = restored(&sheet.fields);
    let amount = |id: &str| Money::parse(fields.get(id)).unwrap_or_default();
    Sum { count: fields.get("receipt_count").parse().unwrap_or_default(), amount: amount("claimed"), outside: amount("outside") }
}

/// An invoice as lists have it: its number, or code and number with a hyphen between.
fn invoice(text: &str) -> Result<(String, String), Problem> {
    let (code, number) = text.split_once('-').unwrap_or(("", text));
    Ok((parse_invoice(code, false)?, parse_invoice(number, true)?))
}

fn in_grid(row: &ReceiptRow) -> Receipt {
    Receipt {
        line: 1,
        code: row.code.clone(),
        number: row.number.clone(),
        issued_on: row.issued_on,
        category: row.category.clone(),
        amount: row.amount,
        outside: row.outside,
        note: row.note.clone(),
    }
}
