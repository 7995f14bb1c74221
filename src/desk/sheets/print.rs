//! Printing a sheet: it is worded as it stands, numbered, kept word for word, and printed; once more it is a copy, and moved on
//! since it is a new edition.

use chrono::NaiveDate;

use super::SheetView;
use crate::desk::hands::roles_with;
use crate::desk::papers::{Layout, Sent, Stamp, Way, code_of};
use crate::desk::{Desk, Refusal};
use crate::domain::audit::Act;
use crate::domain::codes::{CodeBook, ListId, entry};
use crate::domain::declaration::month::last_day;
use crate::domain::hands::Hand;
use crate::domain::identity::mask_number;
use crate::domain::money::Money;
use crate::domain::operator::{Right, Role};
use crate::domain::payment::mask_account;
use crate::domain::sheet::kind::SheetKind;
use crate::policy::Policy;
use crate::store::StoreError;
use crate::store::cases::record::CaseRow;
pub use crate::store::levy::record::LevyFact;
use crate::store::sheets::papers::{NewSheetPaper, SheetPaperRow};
use crate::store::sheets::record::SheetRow;

/// What words a sheet and lays it out.
#[derive(Debug, Clone, Copy)]
pub struct SheetPress {
    /// Words a sheet; the answer is a JSON document that is stored as it is.
    pub word: fn(&SheetFacts<'_>) -> String,
    /// Lays a stored document out; `None` for one that cannot be read.
    pub set: SetText,
    /// A stored document as the bytes of a workbook.
    pub book: SetBook,
}

/// Lays a stored document out as text.
type SetText = fn(&str, &Stamp, Layout) -> Option<String>;
/// The same as the bytes of a workbook.
type SetBook = fn(&str, &Stamp) -> Option<Vec<u8>>;

/// There is one press; a request is the same whoever brings it.
impl PartialEq for SheetPress {
    fn eq(&self, _: &SheetPress) -> bool {
        true
    }
}

impl Eq for SheetPress {}

/// What is on file for a printed sheet to tell.
#[derive(Debug)]
pub struct SheetFacts<'a> {
    pub office: String,
    pub sheet: &'a SheetView,
    /// What codes are called.
    pub policy: &'a Policy,
    pub entered_on: NaiveDate,
    /// Whole where the form needs it, else masked; empty for a sheet of nobody.
    pub id_number: String,
    pub case: Option<CaseRow>,
    /// Of a payment list.
    pub lines: Vec<PrintedLine>,
    /// What was levied by it.
    pub levied: Option<LevyFact>,
    /// The last day to pay what it levies, or would if it were fixed today.
    pub last_day: Option<NaiveDate>,
}

/// A line of a payment list as the bank gets it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedLine {
    pub nth: i64,
    pub holder: String,
    /// Whole for those who compare, approve, send or book the list, else masked; so is the account.
    pub id_number: String,
    /// What the bank is called.
    pub bank: String,
    pub account: String,
    /// Without what is set off.
    pub amount: Money,
}

/// What a sheet becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SheetForm {
    /// Pages of text.
    Text,
    /// A workbook, in this file or in the office's folder.
    Workbook,
}

/// Who needs the whole numbers on a payment list (agency rules 10.4).
const WHOLE_LISTS: &[Role] = &[Role::Review, Role::Approve, Role::Cashier, Role::Finance];

/// A payment list's lines for others: who is paid can be told apart, and no more.
fn masked(facts: SheetFacts<'_>) -> SheetFacts<'_> {
    let mask = |l: PrintedLine| PrintedLine { id_number: mask_number(&l.id_number), account: mask_account(&l.account), ..l };
    SheetFacts { lines: facts.lines.into_iter().map(mask).collect(), ..facts }
}

impl Desk {
    /// Prints a sheet as it stands now. The way of a text is remembered once something came out.
    ///
    /// # Errors
    /// `NotAllowed`; `MayNot` for a relative's sheet; `NotFound`; `Printer`; `Store`, also `Busy` for a sheet that another window
    /// moved in between, and when a file cannot be written.
    pub fn print_sheet(&mut self, number: &str, form: SheetForm, way: Option<Way>, press: SheetPress) -> Result<Sent, Refusal> {
        let view = self.sheet(number)?;
        let row = self.store.sheet(number)?.ok_or(Refusal::NotFound)?;
        if let Some(person) = row.person {
            self.check_bar(Hand::Enter, &roles_with(Right::Sheets), person, row.case.as_ref().map(|(id, _)| *id))?;
        }
        let policy = self.policy();
        let facts = self.sheet_facts(&row, &view, &policy)?;
        let paper = self.sheet_paper(&row, view.seen, &(press.word)(&facts))?;
        // It is the same paper, whoever prints it; but not everybody gets the numbers on a list whole.
        let document = if self.reads_whole_lists()? { paper.document.clone() } else { (press.word)(&masked(facts)) };
        self.send_paper(&row, (&paper, &document), (form, way), (press.set, press.book))
    }

    /// Prints what is worded of a sheet otherwise than as a whole, such as the notice to one of many; it is a paper of the sheet.
    pub(in crate::desk) fn print_part(
        &mut self,
        (row, seen): (&SheetRow, i64),
        document: &str,
        way: Option<Way>,
        set: SetText,
    ) -> Result<Sent, Refusal> {
        let paper = self.sheet_paper(row, seen, document)?;
        self.send_paper(row, (&paper, document), (SheetForm::Text, way), (set, |_, _| None))
    }

    /// Lays a paper out, sends it, and records that it left the program.
    fn send_paper(
        &mut self,
        row: &SheetRow,
        (paper, document): (&SheetPaperRow, &str),
        (form, way): (SheetForm, Option<Way>),
        (set, book): (SetText, SetBook),
    ) -> Result<Sent, Refusal> {
        let before = self.print_way()?;
        let way = way.unwrap_or_else(|| before.clone());
        let stamp = Stamp {
            number: paper.number.clone(),
            code: paper.code.clone(),
            by: self.operator.name.clone(),
            at: self.clock.now().format("%Y-%m-%d %H:%M").to_string(),
            nth: paper.prints,
        };
        let unreadable = || StoreError::BadValue(format!("paper {}", paper.number));
        let (sent, by) = match form {
            SheetForm::Text => {
                let text = set(document, &stamp, way.layout()).ok_or_else(unreadable)?;
                (self.send(&paper.number, text, &way)?, way.id())
            }
            SheetForm::Workbook => {
                let bytes = book(document, &stamp).ok_or_else(unreadable)?;
                (self.save_workbook(&paper.number, &bytes, &way)?, "xlsx")
            }
        };
        let (at, operator) = (self.clock.stamp(), self.operator.id);
        let writer = self.store.write()?;
        writer.add_sheet_print(paper.id, by, operator, &at)?;
        if form == SheetForm::Text && way != before && way.is_remembered() {
            writer.save_setting(operator, Way::SETTING, way.id())?;
        }
        let detail = format!("{} {by}", paper.number);
        writer.audit(&at, Some(operator), Act::Print.id(), &format!("sheet:{}", row.id), &detail)?;
        writer.commit()?;
        Ok(sent)
    }

    /// Whether the operator's roles need the whole numbers of a payment list: to compare, approve, send or book it.
    fn reads_whole_lists(&self) -> Result<bool, Refusal> {
        Ok(self.me()?.roles.iter().any(|role| WHOLE_LISTS.contains(role)))
    }

    /// The sheet's paper that says just this, if there is one, else a new edition.
    fn sheet_paper(&mut self, row: &SheetRow, seen: i64, document: &str) -> Result<SheetPaperRow, Refusal> {
        let (at, operator) = (self.clock.stamp(), self.operator.id);
        let writer = self.store.write()?;
        if writer.sheet_steps(row.id)?.last().map_or(0, |s| s.id) != seen {
            return Err(StoreError::Busy { during: "print sheet" }.into());
        }
        if let Some(paper) = writer.sheet_paper_saying(row.id, document)? {
            return Ok(paper);
        }
        let edition = writer.newest_sheet_paper(row.id)?.map_or(1, |paper| paper.edition + 1);
        let number = format!("{}-{edition}", row.number);
        let code = code_of(&number, &at, document);
        writer.add_sheet_paper(
            &NewSheetPaper { sheet: row.id, edition, number: &number, document, code: &code },
            operator,
            &at,
        )?;
        let paper = writer.newest_sheet_paper(row.id)?.ok_or(Refusal::NotFound)?;
        writer.audit(&at, Some(operator), Act::IssuePaper.id(), &format!("sheet:{}", row.id), &number)?;
        writer.commit()?;
        Ok(paper)
    }

    fn sheet_facts<'a>(&self, row: &SheetRow, view: &'a SheetView, policy: &'a Policy) -> Result<SheetFacts<'a>, Refusal> {
        let whole = |person: i64| -> Result<String, Refusal> {
            Ok(self.store.person(person)?.map(|p| p.numbers.id_number).unwrap_or_default())
        };
        let id_number = match (row.person, row.kind) {
            (None, _) => String::new(),
            (Some(person), SheetKind::Determination) => whole(person)?,
            (Some(person), _) => mask_number(&whole(person)?),
        };
        let case = match &row.case {
            Some((_, number)) => self.store.case(number)?,
            None => None,
        };
        let lines = match row.kind {
            SheetKind::PaymentList => self.store.payment_lines(row.id)?,
            _ => Vec::new(),
        };
        let mut printed = Vec::with_capacity(lines.len());
        for line in lines {
            printed.push(PrintedLine {
                nth: line.nth,
                id_number: whole(line.person)?,
                holder: line.holder,
                bank: entry(self.policy.list(ListId::Bank), &line.bank).map_or(line.bank.clone(), |e| e.zh.clone()),
                account: line.account,
                amount: line.amount - line.deducted,
            });
        }
        let levied = self.store.levied_by(row.id)?;
        let to_levy = row.month.filter(|_| row.kind == SheetKind::Declaration);
        let planned = match to_levy {
            Some(month) => last_day(&*self.book()?, month, self.clock.today()).ok(),
            None => None,
        };
        Ok(SheetFacts {
            last_day: levied.as_ref().map(|l| l.last_day).or(planned),
            levied,
            office: self.store.office()?.name,
            sheet: view,
            policy,
            entered_on: row.entered_on,
            id_number,
            case,
            lines: printed,
        })
    }
}
