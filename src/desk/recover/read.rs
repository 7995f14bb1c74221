//! A recovery out of its fields.

use chrono::Datelike;

use super::{item, refuse};
use crate::desk::estimate::{Fields, Reader};
use crate::desk::ledger::above_zero;
use crate::desk::sheets::{Content, Purpose};
use crate::desk::{Desk, Refusal};
use crate::domain::benefits::FieldProblem;
use crate::domain::benefits::item::ItemKind;
use crate::domain::case::workflow::DOCUMENT_MAX;
use crate::domain::dates::Month;
use crate::domain::determination::settlement::Difference;
use crate::domain::employer::parse_count;
use crate::domain::identity::{CreditCode, ResidentId};
use crate::domain::money::Money;
use crate::domain::name::{LINE_MAX, parse_line};
use crate::domain::problem::Problem;
use crate::domain::recovery::{Cause, INSTALMENTS_MAX, Plan, RecoveryProblem};
use crate::domain::sheet::kind::SheetKind;
use crate::domain::sheet::state::State;
use crate::domain::shorthand::parse_money_short;
use crate::store::sheets::record::SheetRow;

/// The fields of a recovery.
pub const RECOVERY_FIELDS: [&str; 14] = [
    "recovery_cause",
    "id_number",
    "credit_code",
    "debtor",
    "follows",
    "item",
    "year",
    "amount",
    "ground",
    "document",
    "comes",
    "count",
    "first_month",
    "note",
];

/// Who owes it.
enum Debtor {
    Person { id: i64, name: String },
    Employer { code: String, name: String },
    Other(String),
}

/// What was typed beside the debtor and the sheet.
struct Head {
    item: ItemKind,
    year: i32,
    amount: Money,
    ground: String,
    document: String,
    plan: Plan,
    note: String,
}

impl Desk {
    /// Reads a recovery's fields: `recovery_cause`; who owes it (`id_number` or `credit_code` of what was overpaid, `credit_code` of an
    /// advance, the name `debtor` of a third party); `follows`, the determination or bill it was paid by; `item` and `year` of
    /// what was paid, `amount`, `ground`, `document`; `comes` (`instalments` with `count` and `first_month`, or `set_off`); `note`.
    ///
    /// # Errors
    /// `Problems` with their fields; `Store`.
    pub(in crate::desk) fn read_recovery(&self, fields: &Fields, purpose: Purpose<'_>) -> Result<Content, Refusal> {
        let mut r = Reader::new(fields);
        let cause = r.need("recovery_cause", Cause::parse);
        let mut problems = match r.finish(cause) {
            Ok(_) => Vec::new(),
            Err(problems) => problems,
        };
        let debtor = match cause.map(|cause| self.debtor(cause, fields, purpose.corrects)).transpose() {
            Err(Refusal::Problems(found)) => {
                problems.extend(found);
                None
            }
            other => other?,
        };
        let head = self.head(fields).map_err(|found| problems.extend(found)).ok();
        let (Some(cause), Some(debtor), Some(head), true) = (cause, debtor, head, problems.is_empty()) else {
            return Err(Refusal::Problems(problems));
        };
        if head.plan == Plan::SetOff && !matches!(debtor, Debtor::Person { .. }) {
            return Err(refuse("comes", RecoveryProblem::OnlyPersons));
        }
        let person = if let Debtor::Person { id, .. } = debtor { Some(id) } else { None };
        let follows = self.followed(fields, (cause, person), &head, purpose.corrects)?;
        let written = written(cause, &debtor, follows.as_ref(), &head);
        Ok(Content {
            person,
            case: follows.and_then(|row| row.case).map(|c| c.0),
            employer: None,
            month: None,
            amount: head.amount,
            supersedes: None,
            due_on: None,
            fields: written,
            items: Vec::new(),
            receipts: Vec::new(),
        })
    }

    fn debtor(&self, cause: Cause, fields: &Fields, corrects: Option<&SheetRow>) -> Result<Debtor, Refusal> {
        let wrong = |field: &'static str, p: Problem| Refusal::Problems(vec![(field, p)]);
        let (number, code) = (fields.get("id_number"), fields.get("credit_code"));
        // A person's number is not kept among the fields, so that one who is known is known by the sheet.
        let known = corrects.and_then(|row| row.person).filter(|_| number.is_empty());
        match cause {
            Cause::ThirdParty => {
                let name = parse_line(fields.get("debtor"), LINE_MAX);
                let name = name.and_then(|t| if t.is_empty() { Err(Problem::Empty) } else { Ok(t) });
                name.map(Debtor::Other).map_err(|p| wrong("debtor", p))
            }
            Cause::Overpaid if !number.is_empty() && !code.is_empty() => Err(refuse("credit_code", RecoveryProblem::OneDebtor)),
            Cause::Overpaid if code.is_empty() => {
                let id = match known {
                    Some(id) => Some(id),
                    None if number.is_empty() => return Err(refuse("id_number", RecoveryProblem::OneDebtor)),
                    None => {
                        let number = ResidentId::parse(number).map_err(|p| wrong("id_number", p))?;
                        self.store.person_by_number(number.as_str())?
                    }
                };
                let id = id.ok_or_else(|| wrong("id_number", Problem::NotAPerson))?;
                let name = self.store.person(id)?.ok_or(Refusal::NotFound)?.name;
                Ok(Debtor::Person { id, name })
            }
            Cause::Overpaid | Cause::EmployerAdvance => {
                let code = CreditCode::parse(code).map_err(|p| wrong("credit_code", p))?;
                let found = self.store.employer_brief(code.as_str())?;
                let name = found.ok_or_else(|| wrong("credit_code", Problem::UnknownEmployer))?.name;
                Ok(Debtor::Employer { code: code.as_str().to_owned(), name })
            }
        }
    }

    fn head(&self, fields: &Fields) -> Result<Head, Vec<FieldProblem>> {
        let this_year = self.clock.today().year();
        let mut r = Reader::new(fields);
        let item = r.need("item", |t| item(t).ok_or(Problem::UnknownCode));
        let year = r.need("year", |t| parse_count(t, 1990, i64::from(this_year)));
        let amount = r.need("amount", |t| parse_money_short(t).and_then(above_zero));
        let ground = r.need("ground", |t| parse_line(t, LINE_MAX));
        let document = r.need("document", |t| parse_line(t, DOCUMENT_MAX));
        let note = r.maybe("note", |t| parse_line(t, LINE_MAX)).unwrap_or_default();
        let comes = r.need("comes", |t| match t {
            "set_off" | "instalments" => Ok(t.to_owned()),
            _ => Err(Problem::NotOneOf { choices: "instalments, set_off" }),
        });
        let plan = match comes.as_deref() {
            Some("instalments") => {
                let count = r.maybe("count", |t| parse_count(t, 1, INSTALMENTS_MAX)).unwrap_or(1);
                // No instalment of nothing.
                if let Some(amount) = amount.filter(|a| a.fen() < count) {
                    r.refuse("count", Problem::NotInRange { min: 1, max: amount.fen() });
                }
                r.need("first_month", Month::parse).map(|first| Plan::Instalments { count, first })
            }
            Some(_) => Some(Plan::SetOff),
            None => None,
        };
        let head = match (item, year, amount, ground, document, plan) {
            (Some(item), Some(year), Some(amount), Some(ground), Some(document), Some(plan)) => {
                Some(Head { item, year: i32::try_from(year).unwrap_or(this_year), amount, ground, document, plan, note })
            }
            _ => None,
        };
        r.finish(head)
    }

    /// The sheet a recovery follows from, if it names one: that it paid so much of the item too much, or at all, which nobody
    /// else recovers.
    fn followed(
        &self,
        fields: &Fields,
        (cause, person): (Cause, Option<i64>),
        head: &Head,
        corrects: Option<&SheetRow>,
    ) -> Result<Option<SheetRow>, Refusal> {
        let text = fields.get("follows");
        if text.is_empty() {
            return Ok(None);
        }
        let wrong = |p: Problem| Refusal::Problems(vec![("follows", p)]);
        let sheet = self.store.sheet(text)?.ok_or_else(|| wrong(Problem::NoSuchDocument))?;
        if !matches!(sheet.kind, SheetKind::Determination | SheetKind::Reimbursement) || !sheet.state.holds() {
            return Err(refuse("follows", RecoveryProblem::NothingToRecover));
        }
        if let Some(person) = person
            && !self.is_on(&sheet, person)?
        {
            return Err(refuse("follows", RecoveryProblem::NotOnSheet { sheet: sheet.number }));
        }
        let mut most = self.recoverable(&sheet, cause, head.item)?;
        // What an older version of the determination paid too much, and was recovered then, is paid too much still.
        let mut of = Some(sheet.clone());
        while let Some(version) = of {
            for row in self.store.recoveries_of_sheet(&version.number, corrects.map(|row| row.id))? {
                let other = super::Recovery::new(row)?;
                if other.item != head.item {
                    continue;
                }
                if version.id == sheet.id && other.year == head.year && other.state != State::Paid {
                    return Err(refuse("follows", RecoveryProblem::OpenAlready { recovery: other.number }));
                }
                most = most - other.amount;
            }
            of = version.supersedes.map(|id| self.store.sheet_by_id(id)).transpose()?;
        }
        if head.amount > most {
            let most = most.max(Money::ZERO);
            return Err(refuse("amount", RecoveryProblem::AboveOverpaid { sheet: sheet.number, most }));
        }
        Ok(Some(sheet))
    }

    fn is_on(&self, sheet: &SheetRow, person: i64) -> Result<bool, Refusal> {
        let items = self.store.sheet_items(sheet.id, sheet.version)?;
        Ok(sheet.person == Some(person) || items.iter().any(|i| i.person == Some(person)))
    }

    /// What a sheet paid of an item and has to come back at most: what a newer determination found to be too much, else all.
    fn recoverable(&self, sheet: &SheetRow, cause: Cause, item: ItemKind) -> Result<Money, Refusal> {
        if cause == Cause::Overpaid && sheet.supersedes.is_some() {
            let found = self.differences_of(sheet)?;
            return Ok(found.iter().filter(|d| d.kind == item).map(Difference::overpaid).sum());
        }
        let paid = self.store.payables_of(sheet.id)?;
        let of_item: Money = paid.iter().filter(|p| p.state == "paid" && p.item == item.id()).map(|p| p.amount).sum();
        Ok(of_item)
    }
}

/// The fields in their one written form.
fn written(cause: Cause, debtor: &Debtor, follows: Option<&SheetRow>, head: &Head) -> Fields {
    let mut out = Fields::default()
        .with("recovery_cause", cause.id())
        .with("follows", follows.map(|row| row.number.as_str()).unwrap_or_default())
        .with("item", head.item.id())
        .with("year", head.year.to_string())
        .with("amount", head.amount.plain())
        .with("ground", head.ground.as_str())
        .with("document", head.document.as_str())
        .with("comes", head.plan.id())
        .with("note", head.note.as_str());
    match debtor {
        Debtor::Employer { code, name } => {
            out.set("credit_code", code.as_str());
            out.set("debtor", name.as_str());
        }
        Debtor::Person { name, .. } | Debtor::Other(name) => out.set("debtor", name.as_str()),
    }
    if let Plan::Instalments { count, first } = head.plan {
        out.set("count", count.to_string());
        out.set("first_month", first.to_string());
    }
    out
}
