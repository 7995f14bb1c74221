//! 收款账户: where a payee's money goes (agency rules 2.9, 8.9). Entering one is a sheet with a review; the newest counts.

use chrono::NaiveDate;

use crate::desk::estimate::{Fields, Reader};
use crate::desk::sheets::{Content, Moved, Purpose, fields_of};
use crate::desk::{Desk, Refusal};
use crate::domain::audit::Act;
use crate::domain::benefits::FieldProblem;
use crate::domain::case::workflow::DOCUMENT_MAX;
use crate::domain::codes::{CodeBook, ListId, entry, find};
use crate::domain::identity::{CreditCode, ResidentId};
use crate::domain::money::Money;
use crate::domain::name::{LINE_MAX, parse_line, unify_dots};
use crate::domain::operator::Right;
use crate::domain::payment::{Way, is_checked, mask_account, parse_account};
use crate::domain::problem::Problem;
use crate::domain::sheet::kind::SheetKind;
use crate::domain::shorthand::parse_date_short;
use crate::store::sheets::payees::{KnownAccount, NewAccount, PayeeKey};
use crate::store::sheets::record::SheetRow;
use crate::store::{StoreError, Writer};

/// Accounts listed at most; a name narrows them.
const LISTED_MAX: i64 = 500;

/// The fields of an account's sheet.
pub const ACCOUNT_FIELDS: [&str; 14] = [
    "payee_kind",
    "id_number",
    "credit_code",
    "institution",
    "way",
    "holder",
    "bank",
    "branch",
    "account",
    "account_again",
    "relation",
    "document",
    "valid_from",
    "note",
];

/// Who is paid, as he was found.
enum Payee {
    Person { id: i64, name: String },
    Employer { code: String, name: String },
    Institution(String),
}

impl Payee {
    fn name(&self) -> &str {
        match self {
            Payee::Person { name, .. } | Payee::Employer { name, .. } | Payee::Institution(name) => name,
        }
    }

    const fn kind(&self) -> &'static str {
        match self {
            Payee::Person { .. } => "person",
            Payee::Employer { .. } => "employer",
            Payee::Institution(_) => "institution",
        }
    }

    const fn may_be_paid_by(&self, way: Way) -> bool {
        matches!(
            (self, way),
            (Payee::Person { .. }, Way::Card | Way::Bank)
                | (Payee::Employer { .. }, Way::Unit)
                | (Payee::Institution(_), Way::Institution)
        ) || matches!(way, Way::Cheque)
    }
}

/// An account as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountLine {
    /// Name of the payee, and whether it is a person, an employer or an institution.
    pub payee: String,
    pub kind: String,
    pub way: Way,
    pub holder: String,
    /// Id of the code list.
    pub bank: String,
    pub branch: String,
    /// Masked.
    pub account: String,
    /// Its check digit holds.
    pub is_checked: bool,
    pub valid_from: NaiveDate,
    /// Number of the sheet it was entered by.
    pub sheet: String,
}

impl Desk {
    /// Reads an account's fields: `payee_kind` and by it `id_number`, `credit_code` or `institution`; `way`, `holder` (the payee's
    /// name unless it says another's), `bank`, `branch`, `account` and `account_again`; for another's account `relation` and
    /// `document`; `valid_from`, `note`.
    ///
    /// # Errors
    /// `Problems` with their fields; `Store`.
    pub(in crate::desk) fn read_payee(&self, fields: &Fields, purpose: Purpose<'_>) -> Result<Content, Refusal> {
        let mut problems = Vec::new();
        let payee = match self.payee_named(fields, purpose.corrects) {
            Err(Refusal::Problems(found)) => {
                problems.extend(found);
                None
            }
            other => Some(other?),
        };
        let read = self.account_fields(fields, payee.as_ref());
        match (payee, read) {
            (Some(payee), Ok(fields)) => Ok(Content {
                person: if let Payee::Person { id, .. } = payee { Some(id) } else { None },
                case: None,
                employer: None,
                month: None,
                amount: Money::ZERO,
                supersedes: None,
                due_on: None,
                fields,
                items: Vec::new(),
                receipts: Vec::new(),
            }),
            (_, read) => {
                problems.extend(read.err().unwrap_or_default());
                Err(Refusal::Problems(problems))
            }
        }
    }

    fn payee_named(&self, fields: &Fields, corrects: Option<&SheetRow>) -> Result<Payee, Refusal> {
        let wrong = |field: &'static str, p: Problem| Refusal::Problems(vec![(field, p)]);
        let text = |id: &str| fields.get(id);
        match text("payee_kind") {
            "" => Err(wrong("payee_kind", Problem::Empty)),
            "person" => {
                let known = corrects.and_then(|row| row.person).filter(|_| text("id_number").is_empty());
                let id = match known {
                    Some(id) => Some(id),
                    None => {
                        let number = ResidentId::parse(text("id_number")).map_err(|p| wrong("id_number", p))?;
                        self.store.person_by_number(number.as_str())?
                    }
                };
                let id = id.ok_or_else(|| wrong("id_number", Problem::NotAPerson))?;
                let name = self.store.person(id)?.ok_or(Refusal::NotFound)?.name;
                Ok(Payee::Person { id, name })
            }
            "employer" => {
                let code = CreditCode::parse(text("credit_code")).map_err(|p| wrong("credit_code", p))?;
                let found = self.store.employer_brief(code.as_str())?;
                let name = found.ok_or_else(|| wrong("credit_code", Problem::UnknownEmployer))?.name;
                Ok(Payee::Employer { code: code.as_str().to_owned(), name })
            }
            "institution" => match parse_line(text("institution"), LINE_MAX) {
                Ok(name) if name.is_empty() => Err(wrong("institution", Problem::Empty)),
                Ok(name) => Ok(Payee::Institution(name)),
                Err(problem) => Err(wrong("institution", problem)),
            },
            _ => Err(wrong("payee_kind", Problem::NotOneOf { choices: "person, employer, institution" })),
        }
    }

    /// The fields in their one written form.
    fn account_fields(&self, fields: &Fields, payee: Option<&Payee>) -> Result<Fields, Vec<FieldProblem>> {
        let today = self.clock.today();
        let mut r = Reader::new(fields);
        let way = r.need("way", Way::parse);
        let needs_account = way.is_none_or(Way::needs_account);
        let bank = if needs_account { r.need("bank", |t| self.bank(t)) } else { None };
        let branch = r.maybe("branch", |t| parse_line(t, LINE_MAX)).unwrap_or_default();
        let account = if needs_account { r.need("account", |t| parse_account(way.unwrap_or(Way::Bank), t)) } else { None };
        let again = account.as_ref().and_then(|_| r.need("account_again", |t| parse_account(Way::Bank, t)));
        if account.is_some() && again.is_some() && account != again {
            r.refuse("account_again", Problem::AccountsDiffer);
        }
        let holder = r.maybe("holder", |t| parse_line(t, LINE_MAX)).unwrap_or_default();
        let relation = r.maybe("relation", |t| parse_line(t, LINE_MAX)).unwrap_or_default();
        let document = r.maybe("document", |t| parse_line(t, DOCUMENT_MAX)).unwrap_or_default();
        let valid_from = r.maybe("valid_from", |t| parse_date_short(t, today)).unwrap_or(today);
        let note = r.maybe("note", |t| parse_line(t, LINE_MAX)).unwrap_or_default();
        if valid_from > today {
            r.refuse("valid_from", Problem::Future);
        }
        if let (Some(payee), Some(way)) = (payee, way)
            && !payee.may_be_paid_by(way)
        {
            r.refuse("way", Problem::DoesNotGoWith { field: "payee_kind", value: payee.kind().to_owned() });
        }
        let name = payee.map(Payee::name).unwrap_or_default();
        let is_own = holder.is_empty() || unify_dots(&holder) == unify_dots(name);
        if payee.is_some() && !is_own && relation.is_empty() {
            r.refuse("holder", Problem::HolderDiffers { name: name.to_owned() });
        } else if !is_own && document.is_empty() {
            r.refuse("document", Problem::Empty);
        }
        let way = r.finish(way)?;
        let mut out = Fields::default()
            .with("payee_kind", payee.map(Payee::kind).unwrap_or_default())
            .with("way", way.id())
            .with("holder", if is_own { name.to_owned() } else { holder })
            .with("bank", bank.unwrap_or_default())
            .with("branch", branch)
            .with("account", account.unwrap_or_default())
            .with("valid_from", valid_from.to_string())
            .with("note", note);
        if !is_own {
            out.set("relation", relation);
            out.set("document", document);
        }
        match payee {
            Some(Payee::Employer { code, .. }) => out.set("credit_code", code.as_str()),
            Some(Payee::Institution(name)) => out.set("institution", name.as_str()),
            Some(Payee::Person { .. }) | None => {}
        }
        Ok(out)
    }

    /// The id of a bank, by id, name or what leads to one.
    fn bank(&self, text: &str) -> Result<String, Problem> {
        let list = self.policy.list(ListId::Bank);
        let found = entry(list, text).or_else(|| find(list, text));
        found.map(|e| e.id.clone()).ok_or(Problem::UnknownCode)
    }

    /// An account that was reviewed takes the place of the one before.
    pub(in crate::desk) fn change_account(&self, writer: &Writer<'_>, moved: &Moved<'_>) -> Result<(), Refusal> {
        let fields = fields_of(writer, moved.sheet)?;
        let key = match (moved.sheet.person, fields.get("institution")) {
            (Some(person), _) => PayeeKey::Person(person),
            (None, "") => PayeeKey::Employer(writer.employer_id(fields.get("credit_code"))?.ok_or(Refusal::NotFound)?),
            (None, name) => PayeeKey::Institution(name),
        };
        let bad = || StoreError::BadValue(format!("account of {}", moved.sheet.number));
        Ok(writer.add_account_of(&NewAccount {
            payee: writer.payee_for(key)?,
            sheet: moved.sheet.id,
            way: fields.get("way"),
            holder: fields.get("holder"),
            bank: fields.get("bank"),
            branch: fields.get("branch"),
            account: fields.get("account"),
            relation: fields.get("relation"),
            valid_from: fields.get("valid_from").parse().map_err(|_| bad())?,
        })?)
    }

    /// The accounts in use of payees whose name holds a text, the newest first.
    ///
    /// # Errors
    /// `NotAllowed`, `Store`.
    pub fn payee_accounts(&self, text: &str) -> Result<Vec<AccountLine>, Refusal> {
        self.require(Right::Sheets)?;
        let rows = self.store.accounts(text.trim(), LISTED_MAX)?;
        Ok(rows.into_iter().map(account_line).collect::<Result<_, _>>()?)
    }

    /// The whole number of the account that a sheet enters, for those whose role may see it; the look is in the audit trail
    /// before it is answered.
    ///
    /// # Errors
    /// `NotAllowed`, `NotFound`, `Store`.
    pub fn show_account(&mut self, number: &str) -> Result<String, Refusal> {
        self.require(Right::SeeFull)?;
        let row = self.store.sheet(number)?.filter(|row| row.kind == SheetKind::Payee).ok_or(Refusal::NotFound)?;
        let account = self.account_entered(&row)?;
        self.store.note(&self.clock.stamp(), Some(self.operator.id), Act::Unmask, &format!("sheet:{}", row.id), "account")?;
        Ok(account)
    }
}

fn account_line(row: KnownAccount) -> Result<AccountLine, StoreError> {
    Ok(AccountLine {
        way: Way::parse(&row.account.way).map_err(|_| StoreError::BadValue(format!("way {}", row.account.way)))?,
        is_checked: is_checked(&row.account.account),
        account: mask_account(&row.account.account),
        payee: row.payee,
        kind: row.kind,
        holder: row.account.holder,
        bank: row.account.bank,
        branch: row.account.branch,
        valid_from: row.account.valid_from,
        sheet: row.sheet,
    })
}
