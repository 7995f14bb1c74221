//! What a kind of sheet makes of its fields, and how that is written down.

use chrono::NaiveDate;
use serde_json::Value;

use super::{Scribe, StepNote};
use crate::desk::estimate::Fields;
use crate::desk::{Desk, Refusal};
use crate::domain::benefits::item::{ItemKind, Payer};
use crate::domain::dates::Month;
use crate::domain::identity::ResidentId;
use crate::domain::money::Money;
use crate::domain::sheet::kind::SheetKind;
use crate::domain::sheet::workflow::Step;
use crate::policy::Policy;
use crate::store::readings::NameWriter;
use crate::store::sheets::items::NewItem;
use crate::store::sheets::payees::PayeeKey;
use crate::store::sheets::receipts::ReceiptRow;
use crate::store::sheets::record::SheetRow;
use crate::store::{StoreError, Writer};

/// What a sheet says once its fields are read.
#[derive(Debug, Clone)]
pub(in crate::desk) struct Content {
    /// Whose sheet it is.
    pub person: Option<i64>,
    pub case: Option<i64>,
    /// The employer whose sheet it is.
    pub employer: Option<i64>,
    /// The month it is about, of an employer's.
    pub month: Option<Month>,
    /// What the fund pays or takes in by it.
    pub amount: Money,
    /// The sheet whose place it takes.
    pub supersedes: Option<i64>,
    /// The last day of the limit that runs.
    pub due_on: Option<NaiveDate>,
    /// As they are stored: every value in its one written form.
    pub fields: Fields,
    pub items: Vec<ItemDraft>,
    pub receipts: Vec<ReceiptRow>,
}

/// An item before its people and payees have rows.
#[derive(Debug, Clone)]
pub(in crate::desk) struct ItemDraft {
    pub kind: ItemKind,
    pub payer: Payer,
    pub amount: Money,
    pub person: Who,
    pub payee: Recipient,
    pub monthly: bool,
    pub from: Option<Month>,
    pub until: Option<Month>,
    pub remark: String,
    pub explanation: String,
}

/// Whose benefit an item is.
#[derive(Debug, Clone)]
pub(in crate::desk) enum Who {
    Known(i64),
    /// A relative whom nobody has registered yet.
    New {
        id: ResidentId,
        name: String,
    },
}

/// Who gets the money of an item.
#[derive(Debug, Clone)]
pub(in crate::desk) enum Recipient {
    /// Nobody: the employer pays it himself.
    Nobody,
    /// Whose benefit it is.
    Same,
    Employer(i64),
    Institution(String),
    /// A relative whom nobody has registered yet.
    New {
        id: ResidentId,
        name: String,
    },
}

/// What a step of a sheet says.
#[derive(Debug, Clone)]
pub(in crate::desk) enum Said {
    /// Nothing but that it was taken.
    Nothing,
    /// Another last day of the limit that runs, or that none runs any more.
    Due(Option<NaiveDate>),
    /// The sheet's next version.
    Version(Box<Content>),
}

/// For what a sheet's fields are read.
#[derive(Debug, Clone, Copy)]
pub(in crate::desk) struct Purpose<'a> {
    pub scribe: Scribe,
    /// The sheet that is corrected.
    pub corrects: Option<&'a SheetRow>,
}

impl Desk {
    /// Reads a sheet's fields.
    ///
    /// # Errors
    /// `Problems` with their fields; `NotFound`; `Store`.
    pub(super) fn read_sheet(&self, kind: SheetKind, fields: &Fields, purpose: Purpose<'_>) -> Result<Content, Refusal> {
        match kind {
            SheetKind::Reimbursement => self.read_reimbursement(fields, purpose),
            SheetKind::Determination => self.read_determination(fields, purpose),
            SheetKind::PaymentList => self.read_payment_list(fields, purpose),
            SheetKind::Payee => self.read_payee(fields, purpose),
            SheetKind::Adjustment => self.read_adjustment(fields, purpose),
            SheetKind::BenefitChange => self.read_benefit_change(fields, purpose),
            SheetKind::Recovery => self.read_recovery(fields, purpose),
            SheetKind::Posting => self.read_posting(fields, purpose),
            SheetKind::Rate => self.read_rate(fields),
            SheetKind::Proposal => self.read_proposal(fields),
            SheetKind::LevyChange => self.read_levy_change(fields, purpose),
            SheetKind::WorkerChange => self.read_workers(fields, purpose),
            SheetKind::Declaration => self.read_declaration(fields, purpose),
            SheetKind::Project => self.read_project(fields, purpose),
            SheetKind::Registration => self.read_registration(fields, purpose),
            SheetKind::Inspection => self.read_inspection(fields, purpose),
        }
    }
}

impl Desk {
    /// Reads what a step of a sheet says, beside opinion and document; most kinds say nothing more.
    ///
    /// # Errors
    /// `Problems` with their fields; `Store`.
    pub(super) fn read_step(&self, row: &SheetRow, step: Step, note: &StepNote, fields: &Fields) -> Result<Said, Refusal> {
        match row.kind {
            SheetKind::Inspection => self.read_inspection_step(row, step, note, fields),
            _ => Ok(Said::Nothing),
        }
    }
}

impl Content {
    /// Writes the content down as the next version of a sheet.
    pub(super) fn write(
        &self,
        writer: &Writer<'_>,
        sheet: i64,
        operator: i64,
        at: &str,
        policy: &Policy,
    ) -> Result<i64, StoreError> {
        let version = writer.add_sheet_version(sheet, &stored(&self.fields), self.amount, operator, at)?;
        let mut names = NameWriter::default();
        let mut items = Vec::with_capacity(self.items.len());
        for item in &self.items {
            items.push(new_item(writer, item, &mut names, policy)?);
        }
        writer.add_sheet_items(sheet, version, &items)?;
        writer.put_receipts(sheet, version, &self.receipts)?;
        Ok(version)
    }
}

fn new_item(writer: &Writer<'_>, item: &ItemDraft, names: &mut NameWriter, policy: &Policy) -> Result<NewItem, StoreError> {
    let person = match &item.person {
        Who::Known(id) => *id,
        Who::New { id, name } => registered(writer, id, name, names, policy)?,
    };
    let payee = match &item.payee {
        Recipient::Nobody => None,
        Recipient::Same => Some(writer.payee_for(PayeeKey::Person(person))?),
        Recipient::Employer(id) => Some(writer.payee_for(PayeeKey::Employer(*id))?),
        Recipient::Institution(name) => Some(writer.payee_for(PayeeKey::Institution(name))?),
        Recipient::New { id, name } => Some(writer.payee_for(PayeeKey::Person(registered(writer, id, name, names, policy)?))?),
    };
    Ok(NewItem {
        item: item.kind.id(),
        payer: item.payer.id(),
        amount: item.amount,
        person: Some(person),
        payee,
        monthly: item.monthly,
        from: item.from,
        until: item.until,
        remark: item.remark.clone(),
        explanation: item.explanation.clone(),
    })
}

/// The row of a person, who is registered if nobody knows him.
fn registered(
    writer: &Writer<'_>,
    id: &ResidentId,
    name: &str,
    names: &mut NameWriter,
    policy: &Policy,
) -> Result<i64, StoreError> {
    match writer.person_id(id.as_str())? {
        Some(known) => Ok(known),
        None => writer.register_person(id, name, "", names, policy.surnames()),
    }
}

/// Fields as the database keeps them: a JSON object of texts.
pub(in crate::desk) fn stored(fields: &Fields) -> String {
    Value::Object(fields.iter().map(|(id, text)| (id.to_owned(), Value::from(text))).collect()).to_string()
}

/// Fields out of the database.
pub(in crate::desk) fn restored(text: &str) -> Fields {
    let value: Value = serde_json::from_str(text).unwrap_or_default();
    let pairs = value.as_object().into_iter().flatten().filter_map(|(id, text)| Some((id, text.as_str()?)));
    pairs.fold(Fields::default(), |fields, (id, text)| fields.with(id, text))
}

/// What was entered, in a sheet's newest version.
pub(in crate::desk) fn fields_of(writer: &Writer<'_>, sheet: &SheetRow) -> Result<Fields, StoreError> {
    Ok(writer.sheet_versions(sheet.id)?.last().map(|v| restored(&v.fields)).unwrap_or_default())
}
