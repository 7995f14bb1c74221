//! 待支付: what the fund owes and no list pays yet, with what stands in the way.

use crate::desk::{Desk, Refusal};
use crate::domain::benefits::item::ItemKind;
use crate::domain::dates::Month;
use crate::domain::money::Money;
use crate::domain::operator::Right;
use crate::domain::payment::{LineState, ListKind, mask_account};
use crate::domain::sheet::kind::SheetKind;
use crate::store::StoreError;
use crate::store::sheets::payments::OwedRow;

/// Something that waits to be paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwedLine {
    /// Row of what is owed, by which it is picked.
    pub id: i64,
    pub kind: ListKind,
    pub item: ItemKind,
    /// Name of whose benefit it is, and of who gets the money.
    pub name: String,
    pub payee: String,
    pub case: Option<String>,
    /// Number of the decision.
    pub sheet: Option<String>,
    pub month: Month,
    pub amount: Money,
    /// Masked; `None` while no account is on file.
    pub account: Option<String>,
    pub trouble: Option<Trouble>,
}

/// Why the bank did not pay it, or returned it, the last time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    pub state: LineState,
    /// Id of a reason of failure.
    pub reason: String,
    /// The payee has the same account still.
    pub is_same_account: bool,
}

impl Desk {
    /// What waits to be paid, the oldest month first.
    ///
    /// # Errors
    /// `NotAllowed`, `Store`.
    pub fn owed(&self) -> Result<Vec<OwedLine>, Refusal> {
        self.require(Right::Sheets)?;
        Ok(self.store.owed(None)?.into_iter().map(line).collect::<Result<_, _>>()?)
    }
}

/// The kind of list that something goes on.
pub(super) fn list_kind(row: &OwedRow) -> ListKind {
    match &row.sheet {
        _ if row.returned.is_some() => ListKind::Again,
        _ if row.is_monthly => ListKind::Monthly,
        _ if row.payee_kind == "institution" => ListKind::Institution,
        Some((_, SheetKind::Reimbursement)) => ListKind::Reimbursement,
        _ => ListKind::OneOff,
    }
}

fn line(row: OwedRow) -> Result<OwedLine, StoreError> {
    let kind = list_kind(&row);
    let now = row.account.as_ref().map(|(id, _)| *id);
    let trouble = row.last.map(|(state, reason, account)| Trouble { state, reason, is_same_account: now == Some(account) });
    Ok(OwedLine {
        id: row.id,
        kind,
        item: item(&row.item)?,
        name: row.name,
        payee: row.payee_name,
        case: row.case_number,
        sheet: row.sheet.map(|(number, _)| number),
        month: row.month,
        amount: row.amount,
        account: row.account.map(|(_, number)| mask_account(&number)),
        trouble,
    })
}

/// The kind of benefit an id names.
pub(super) fn item(id: &str) -> Result<ItemKind, StoreError> {
    ItemKind::ALL.into_iter().find(|k| k.id() == id).ok_or_else(|| StoreError::BadValue(format!("item {id}")))
}
