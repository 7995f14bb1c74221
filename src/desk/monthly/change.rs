//! 待遇变动: a monthly benefit is suspended, resumed or ended by a sheet that another has reviewed.

use super::read::History;
use crate::desk::estimate::{Fields, Reader};
use crate::desk::sheets::{Content, Moved, Purpose, fields_of};
use crate::desk::{Desk, Refusal};
use crate::domain::benefits::change::{Change, PENSION};
use crate::domain::benefits::in_force::{InMonth, What, amount_in, in_month};
use crate::domain::benefits::item::ItemKind;
use crate::domain::books::spending_account;
use crate::domain::case::workflow::DOCUMENT_MAX;
use crate::domain::dates::Month;
use crate::domain::money::Money;
use crate::domain::name::{LINE_MAX, parse_line};
use crate::domain::problem::Problem;
use crate::store::Writer;
use crate::store::benefits::{NewBenefit, NewEvent};

/// How many months ahead a change may be filed.
const MONTHS_AHEAD: u32 = 12;

/// A change as it was read.
struct Read {
    history: History,
    change: Change,
    reason: &'static str,
    month: Month,
    document: String,
    note: String,
    /// The basic pension of a month, where that is the reason.
    pension: Option<Money>,
}

impl Desk {
    /// Reads the fields of a change: `benefit` (its number), `change`, `reason`, `month` (the first it holds for), `document`,
    /// `note`, and `pension` (yuan a month) where the basic pension is the reason.
    ///
    /// # Errors
    /// `Problems` with their fields; `Store`.
    pub(in crate::desk) fn read_benefit_change(&self, fields: &Fields, _purpose: Purpose<'_>) -> Result<Content, Refusal> {
        let read = self.read_change(fields)?;
        Ok(Content {
            person: Some(read.history.row.person),
            case: read.history.row.case,
            employer: None,
            month: None,
            amount: Money::ZERO,
            supersedes: None,
            due_on: None,
            fields: written(&read),
            items: Vec::new(),
            receipts: Vec::new(),
        })
    }

    fn read_change(&self, fields: &Fields) -> Result<Read, Refusal> {
        let mut r = Reader::new(fields);
        let benefit = r.need("benefit", |t| t.parse::<i64>().map_err(|_| Problem::NoSuchDocument));
        let history = benefit.map(|id| self.history(id)).transpose()?.flatten();
        if benefit.is_some() && history.is_none() {
            r.refuse("benefit", Problem::NoSuchDocument);
        }
        let change = r.need("change", Change::parse);
        let reason = change.and_then(|c| r.need("reason", |t| c.parse_reason(t)));
        let month = r.need("month", Month::parse);
        let document = r.need("document", |t| parse_line(t, DOCUMENT_MAX));
        let note = r.maybe("note", |t| parse_line(t, LINE_MAX)).unwrap_or_default();
        let pension = if reason == Some(PENSION) { r.need("pension", Money::parse_not_negative) } else { None };
        if let (Some(history), Some(change), Some(month)) = (&history, change, month)
            && let Some(problem) = self.not_possible(history, change, month)
        {
            r.refuse("month", problem);
        }
        if let (Some(history), Some(PENSION)) = (&history, reason)
            && history.whose.kind != ItemKind::DisabilityAllowance
        {
            r.refuse("reason", Problem::OnlyAllowanceEnds);
        }
        let all = history.zip(change).zip(reason).zip(month).zip(document);
        let read = all.map(|((((history, change), reason), month), document)| Read {
            history,
            change,
            reason,
            month,
            document,
            note,
            pension,
        });
        r.finish(read).map_err(Refusal::Problems)
    }

    /// Why a change cannot hold from a month on.
    fn not_possible(&self, history: &History, change: Change, month: Month) -> Option<Problem> {
        let this_month = Month::of(self.clock.today());
        let latest = (0..MONTHS_AHEAD).fold(this_month, |m, _| m.next());
        if month > latest {
            return Some(Problem::RunTooEarly { latest });
        }
        let how = in_month(&history.events, month);
        let fits = match (change, &how) {
            (Change::Suspend, InMonth::Pays { .. }) | (Change::End, InMonth::Pays { .. } | InMonth::Suspended { .. }) => true,
            (Change::Resume, InMonth::Suspended { since, .. }) => month > *since,
            _ => false,
        };
        if !fits {
            return Some(Problem::BenefitStands { month, how });
        }
        let moved = |what: &What| matches!(what, What::Start(_) | What::Suspend | What::Resume);
        let later = history.events.iter().find(|e| e.month > month && moved(&e.what));
        later.map(|e| Problem::BenefitMoved { month: e.month })
    }

    /// What a reviewed change brings about. What it stops is taken off what is owed; what a list holds already stands in the way.
    pub(in crate::desk) fn change_benefit(&self, writer: &Writer<'_>, moved: &Moved<'_>) -> Result<(), Refusal> {
        let fields = fields_of(writer, moved.sheet)?;
        let read = self.read_change(&fields)?;
        let row = &read.history.row;
        let event = NewEvent {
            month: read.month,
            what: read.change.id(),
            monthly: None,
            reason: read.reason,
            sheet: Some(moved.sheet.id),
        };
        let before = self.overpaid_of(writer, row.id)?;
        writer.add_benefit_event(row.id, &event, Some(self.operator.id), moved.at)?;
        match read.change {
            Change::Resume => self.owe_run_months(writer, row.id, read.month)?,
            Change::Suspend | Change::End => take_back(writer, row.id, read.month, read.reason)?,
        }
        self.owe_again(writer, (row.id, Some(moved.sheet.id)), &before)?;
        match read.pension {
            Some(pension) => self.begin_difference(writer, moved, &read, pension),
            None => Ok(()),
        }
    }

    /// Owes the months from one on that have been run already; later ones come with their runs.
    pub(in crate::desk) fn owe_run_months(&self, writer: &Writer<'_>, benefit: i64, from: Month) -> Result<(), Refusal> {
        let (Some(last), Some(history)) = (self.store.last_run()?, self.history(benefit)?) else { return Ok(()) };
        let account = spending_account(history.whose.kind).unwrap_or_default();
        let months = std::iter::successors(Some(from), |m| Some(m.next())).take_while(|m| *m <= last);
        for (month, amount) in months.filter_map(|m| in_month(&history.events, m).paid().map(|amount| (m, amount))) {
            let before = (history.row.person, account.to_owned(), amount);
            if !self.store.paid_before(month)?.contains(&before) {
                self.owe_month(writer, benefit, month, amount)?;
            }
        }
        Ok(())
    }

    /// 基本养老保险待遇低于伤残津贴的, the fund pays the difference (rules 6.7).
    fn begin_difference(&self, writer: &Writer<'_>, moved: &Moved<'_>, read: &Read, pension: Money) -> Result<(), Refusal> {
        let row = &read.history.row;
        let allowance = amount_in(&read.history.events, read.month).unwrap_or(Money::ZERO);
        if pension >= allowance {
            return Ok(());
        }
        let benefit = writer.begin_benefit(&NewBenefit {
            person: row.person,
            case: row.case,
            kind: ItemKind::PensionDifference.id(),
            grade: row.grade,
            level: "",
            relation: "",
            since: read.month.previous().last_day(),
            sheet: Some(moved.sheet.id),
            remark: "",
        })?;
        let start = NewEvent {
            month: read.month,
            what: "start",
            monthly: Some(allowance - pension),
            reason: PENSION,
            sheet: Some(moved.sheet.id),
        };
        writer.add_benefit_event(benefit, &start, Some(self.operator.id), moved.at)?;
        self.owe_run_months(writer, benefit, read.month)
    }
}

/// Takes back what is owed from a month on. What was paid stays, and shows as too much with the benefit.
fn take_back(writer: &Writer<'_>, benefit: i64, from: Month, reason: &str) -> Result<(), Refusal> {
    for owed in writer.payables_of_benefit(benefit)?.into_iter().filter(|p| p.month >= from) {
        match owed.state.as_str() {
            "planned" | "held" => writer.set_payable(owed.id, "cancelled", reason)?,
            "listed" => {
                let list = writer.list_of(owed.id)?.unwrap_or_default();
                return Err(Refusal::Problems(vec![("step", Problem::OnAList { list })]));
            }
            _ => {}
        }
    }
    Ok(())
}

/// The fields in their one written form.
fn written(read: &Read) -> Fields {
    let fields = Fields::default()
        .with("benefit", read.history.row.id.to_string())
        .with("change", read.change.id())
        .with("reason", read.reason)
        .with("month", read.month.to_string())
        .with("document", read.document.as_str())
        .with("note", read.note.as_str());
    match read.pension {
        Some(pension) => fields.with("pension", pension.plain()),
        None => fields,
    }
}
