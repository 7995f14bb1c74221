//! 报盘: what the bank needs to pay a list, and its answer read back.

use crate::desk::hands::Document;
use crate::desk::{Desk, Refusal};
use crate::domain::audit::Act;
use crate::domain::codes::{CodeEntry, find};
use crate::domain::hands::Hand;
use crate::domain::money::Money;
use crate::domain::operator::{Right, Role};
use crate::domain::payment::{LineState, Way};
use crate::domain::problem::Problem;
use crate::domain::sheet::kind::SheetKind;
use crate::domain::sheet::state::State;
use crate::store::StoreError;
use crate::store::sheets::step::hands;

use super::settle::LineResult;
use crate::desk::papers::Sent;
use crate::desk::sheets::StepNote;
use crate::domain::sheet::workflow::Step;
use crate::policy::Policy;

/// What goes to the bank. Account numbers are whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BankFile {
    /// Number of the list.
    pub number: String,
    pub lines: Vec<BankLine>,
}

/// What a bank file is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BankForm {
    Csv,
    Xlsx,
}

impl BankForm {
    /// How such a file's name ends.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            BankForm::Csv => "csv",
            BankForm::Xlsx => "xlsx",
        }
    }

    /// # Errors
    /// `NotOneOf`.
    pub fn parse(text: &str) -> Result<BankForm, Problem> {
        let found = [BankForm::Csv, BankForm::Xlsx].into_iter().find(|form| form.ending() == text.trim());
        found.ok_or(Problem::NotOneOf { choices: "csv, xlsx" })
    }
}

/// What writes a bank file.
#[derive(Debug, Clone, Copy)]
pub struct BankPress(pub fn(&BankFile, &Policy, BankForm) -> std::io::Result<Vec<u8>>);

/// There is one press; a request is the same whoever brings it.
impl PartialEq for BankPress {
    fn eq(&self, _: &BankPress) -> bool {
        true
    }
}

impl Eq for BankPress {}

/// A payment as the bank makes it.
#[derive(Clone, PartialEq, Eq)]
pub struct BankLine {
    pub nth: i64,
    pub holder: String,
    /// Id of the code list.
    pub bank: String,
    pub branch: String,
    pub account: String,
    pub amount: Money,
}

impl std::fmt::Debug for BankLine {
    /// Without the number, so that no log ever holds it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "BankLine({}, {})", self.nth, self.amount)
    }
}

impl Desk {
    /// The bank file of a list that is approved or sent. That it left the program is in the audit trail before it is answered.
    ///
    /// # Errors
    /// `NotAllowed`; `MayNot` for whoever does not send it; `Problems` for a list that is not approved; `NotFound`; `Store`.
    pub fn bank_file(&mut self, number: &str) -> Result<BankFile, Refusal> {
        self.require(Right::Sheets)?;
        let list = self.store.sheet(number)?.filter(|row| row.kind == SheetKind::PaymentList).ok_or(Refusal::NotFound)?;
        let seen = hands(&self.store.sheet_steps(list.id)?);
        self.check_step(Hand::Send, &[Role::Cashier], &Document { person_id: None, case_id: None, hands: &seen })?;
        if !matches!(list.state, State::Approved | State::Sent) {
            return Err(Refusal::Problems(vec![("number", Problem::ListNotApproved { state: list.state })]));
        }
        if list.state == State::Approved {
            self.refuse_replaced_accounts(list.id)?;
        }
        let goes = |way: &str| Way::parse(way).is_ok_and(Way::needs_account);
        let pending = self.store.payment_lines(list.id)?.into_iter().filter(|l| l.state == LineState::Pending && goes(&l.way));
        let line = |l: crate::store::sheets::payments::PaymentLineRow| BankLine {
            nth: l.nth,
            holder: l.holder,
            bank: l.bank,
            branch: l.branch,
            account: l.account,
            amount: l.amount - l.deducted,
        };
        let file = BankFile { number: list.number, lines: pending.map(line).filter(|l| l.amount > Money::ZERO).collect() };
        let detail = format!("{} {}", file.number, file.lines.len());
        self.store.note(&self.clock.stamp(), Some(self.operator.id), Act::BankFile, &format!("sheet:{}", list.id), &detail)?;
        Ok(file)
    }
}

impl Desk {
    /// Refuses to have the bank pay to an account that another has taken the place of since the list was built.
    pub(in crate::desk) fn refuse_replaced_accounts(&self, list: i64) -> Result<(), Refusal> {
        match self.store.account_replaced(list)? {
            Some(name) => Err(Refusal::Problems(vec![("step", Problem::AccountChanged { name })])),
            None => Ok(()),
        }
    }

    /// Writes the bank file of an approved list into the office's folder, then says that the bank has it; answers where it is.
    ///
    /// # Errors
    /// Those of [`Desk::bank_file`] and [`Desk::take_sheet_step`]; `Store` also when the file cannot be written.
    pub fn send_list(&mut self, number: &str, seen: i64, form: BankForm, press: BankPress) -> Result<Sent, Refusal> {
        let file = self.bank_file(number)?;
        let unwritten = |source| Refusal::Store(StoreError::File { during: "write bank file", source });
        let bytes = (press.0)(&file, &self.policy, form).map_err(unwritten)?;
        let sent = self.save_in_folder(&file.number, form.ending(), &bytes)?;
        self.take_sheet_step(number, seen, Step::Send, &StepNote::default())?;
        Ok(sent)
    }
}

/// Reads the bank's answer: columns `line`, `result` (one of `words`) and `reason`, with a row of titles. What is not paid names its
/// reason.
///
/// # Errors
/// `Problems` with their lines; the row of titles is the first.
pub fn read_results(text: &str, words: &[CodeEntry]) -> Result<Vec<LineResult>, Refusal> {
    let mut reader =
        csv::ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let (mut out, mut problems) = (Vec::new(), Vec::new());
    for (line, record) in (2..).zip(reader.records()) {
        let wrong = |column, p| ("result", Problem::InLine { line, column, problem: Box::new(p) });
        let Ok(record) = record else {
            problems.push(wrong("", Problem::Unreadable));
            continue;
        };
        let cell = |n: usize| record.get(n).unwrap_or_default();
        if record.iter().all(str::is_empty) {
            continue;
        }
        match (cell(0).parse::<i64>(), cell(1), cell(2)) {
            (Err(_), _, _) => problems.push(wrong("line", Problem::NotInRange { min: 1, max: 99_999 })),
            (Ok(_), "", _) => problems.push(wrong("result", Problem::Empty)),
            (Ok(nth), word, reason) => match (find(words, word).map(|e| e.id.as_str()), reason) {
                (None, _) => problems.push(wrong("result", Problem::UnknownCode)),
                (Some("paid"), _) => out.push(LineResult { nth, failure: None }),
                (Some(_), "") => problems.push(wrong("reason", Problem::Empty)),
                (Some(_), reason) => out.push(LineResult { nth, failure: Some(reason.to_owned()) }),
            },
        }
    }
    if problems.is_empty() { Ok(out) } else { Err(Refusal::Problems(problems)) }
}
