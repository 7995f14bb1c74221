//! A sheet as a reviewer sees it: what was entered, what it comes to and why, and every step so far.

use super::content::restored;
use super::warnings::Evidence;
use super::{OpenSheetStep, Replaced, SheetItem, SheetStepLine, SheetVersionLine, SheetView};
use crate::desk::estimate::Fields;
use crate::desk::hands::Document;
use crate::desk::{Desk, Refusal};
use crate::domain::benefits::item::{ItemKind, Payer};
use crate::domain::calendar::Deadline;
use crate::domain::identity::mask_number;
use crate::domain::operator::Right;
use crate::domain::payment::mask_account;
use crate::domain::sheet::kind::SheetKind;
use crate::domain::sheet::workflow::TRANSITIONS;
use crate::store::StoreError;
use crate::store::sheets::items::ItemRow;
use crate::store::sheets::record::{SheetRow, SheetVersion};
use crate::store::sheets::step::{SheetStepRow, hands};

impl Desk {
    /// A sheet with all that is known of it.
    ///
    /// # Errors
    /// `NotAllowed`, `NotFound`, `Store`.
    pub fn sheet(&self, number: &str) -> Result<SheetView, Refusal> {
        self.require(Right::Sheets)?;
        let row = self.store.sheet(number)?.ok_or(Refusal::NotFound)?;
        let steps = self.store.sheet_steps(row.id)?;
        let versions = self.store.sheet_versions(row.id)?;
        let person = match row.person {
            Some(id) => self.store.person(id)?.map(|p| (id, p.name, mask_number(&p.numbers.id_number))),
            None => None,
        };
        let items = self.store.sheet_items(row.id, row.version)?;
        let receipts = self.store.receipts(row.id, row.version)?;
        let fields = versions.last().map_or("{}", |v| v.fields.as_str());
        let evidence = Evidence { row: &row, fields, items: &items, receipts: &receipts, steps: &steps };
        Ok(SheetView {
            warnings: self.sheet_warnings(&evidence)?,
            replaces: row.supersedes.map(|id| self.replaced(id, fields)).transpose()?,
            changes: match row.kind {
                SheetKind::Registration => self.registration_changes(&row, fields)?,
                _ => Vec::new(),
            },
            open: self.open_steps(&row, &steps)?,
            is_own: row.entered_by == self.operator.id,
            seen: steps.last().map_or(0, |s| s.id),
            fields: shown(row.kind, fields),
            items: items.into_iter().map(|i| self.sheet_item(i)).collect::<Result<_, _>>()?,
            receipts,
            due: row.due_on.filter(|_| !row.state.is_dead() && !row.state.holds()).map(|day| Deadline {
                day,
                left: (day - self.clock.today()).num_days(),
                uncertain: false,
            }),
            supersedes: row.supersedes.map(|id| self.store.sheet_by_id(id)).transpose()?.map(|s| s.number),
            superseded_by: self.store.superseding(row.id)?,
            payables: self.store.payables_of(row.id)?,
            versions: version_lines(row.kind, &versions),
            steps: steps.into_iter().map(step_line).collect(),
            kind: row.kind,
            state: row.state,
            version: row.version,
            amount: row.amount,
            person,
            case: row.case.map(|(_, number)| number),
            employer: row.employer,
            month: row.month,
            taken_over: row.taken_over,
            number: row.number,
        })
    }

    /// The whole account number that a sheet enters.
    pub(in crate::desk) fn account_entered(&self, row: &SheetRow) -> Result<String, StoreError> {
        let versions = self.store.sheet_versions(row.id)?;
        Ok(versions.last().map(|v| restored(&v.fields).get("account").to_owned()).unwrap_or_default())
    }

    /// What a sheet says that gives way to one with these fields.
    fn replaced(&self, id: i64, fields: &str) -> Result<Replaced, StoreError> {
        let (row, version) = (self.store.sheet_by_id(id)?, self.store.sheet_versions(id)?.pop());
        let before = version.map(|v| restored(&v.fields)).unwrap_or_default();
        Ok(Replaced { number: row.number, amount: row.amount, changes: changes(&before, &restored(fields)) })
    }

    /// The steps that are open, each with why this operator may not take it.
    fn open_steps(&self, row: &SheetRow, steps: &[SheetStepRow]) -> Result<Vec<OpenSheetStep>, Refusal> {
        let me = self.me()?;
        let document = Document { person_id: row.person, case_id: row.case.as_ref().map(|(id, _)| *id), hands: &hands(steps) };
        let mut out = Vec::new();
        for found in TRANSITIONS.iter().filter(|t| t.flow == row.kind.flow() && t.from == Some(row.state)) {
            let Some(hand) = found.hand else { continue };
            if found.step.is_own() && row.entered_by != me.id {
                continue;
            }
            let why = self.why_not(&me, hand, found.roles, &document)?;
            let could = match why {
                Some(_) => self.who_could(hand, found.roles, &document)?.into_iter().map(|o| o.name).collect(),
                None => Vec::new(),
            };
            out.push(OpenSheetStep { step: found.step, may: why.map_or(Ok(()), Err), could });
        }
        Ok(out)
    }

    fn sheet_item(&self, row: ItemRow) -> Result<SheetItem, StoreError> {
        let bad = |what: &str| StoreError::BadValue(format!("item {what}"));
        Ok(SheetItem {
            item: ItemKind::ALL.into_iter().find(|k| k.id() == row.item).ok_or_else(|| bad(&row.item))?,
            payer: if row.payer == Payer::Fund.id() { Payer::Fund } else { Payer::Employer },
            payee: row.payee.map(|id| self.store.payee(id)).transpose()?.map(|p| p.name),
            amount: row.amount,
            name: row.name,
            monthly: row.monthly,
            from: row.from,
            until: row.until,
            remark: row.remark,
            explanation: row.explanation,
        })
    }
}

fn step_line(row: SheetStepRow) -> SheetStepLine {
    SheetStepLine {
        step: row.step,
        to: row.to,
        version: row.version,
        by: row.by,
        at: row.at,
        reason: row.reason,
        document: row.document,
    }
}

fn version_lines(kind: SheetKind, rows: &[SheetVersion]) -> Vec<SheetVersionLine> {
    let mut before = Fields::default();
    let mut out = Vec::new();
    for row in rows {
        let fields = shown(kind, &row.fields);
        let changes = if row.version == 1 { Vec::new() } else { changes(&before, &fields) };
        out.push(SheetVersionLine { version: row.version, by: row.by.clone(), at: row.at.clone(), amount: row.amount, changes });
        before = fields;
    }
    out
}

/// What was entered, an account number with its middle hidden.
fn shown(kind: SheetKind, stored: &str) -> Fields {
    let fields = restored(stored);
    match fields.get("account").to_owned() {
        number if matches!(kind, SheetKind::Payee | SheetKind::Registration) && !number.is_empty() => {
            fields.with("account", mask_account(&number))
        }
        _ => fields,
    }
}

/// Fields that differ: id, old text, new text.
pub(in crate::desk) fn changes(before: &Fields, after: &Fields) -> Vec<(String, String, String)> {
    let ids: std::collections::BTreeSet<&str> = before.iter().chain(after.iter()).map(|(id, _)| id).collect();
    let differ = ids.into_iter().filter(|id| before.get(id) != after.get(id));
    differ.map(|id| (id.to_owned(), before.get(id).to_owned(), after.get(id).to_owned())).collect()
}
