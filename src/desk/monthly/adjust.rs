//! 定期待遇调整 (rules 8.1): a year's notice raises every benefit whose right arose before the year, by one sheet with a line for
//! each. What was paid since January at the old amount is made up.

use std::collections::HashSet;

use chrono::Datelike;

use super::read::History;
use super::run::monthly_key;
use super::{AdjustmentView, NotRaised, RaiseLine, WhyNotRaised};
use crate::desk::estimate::{Fields, Reader};
use crate::desk::sheets::{
    Content, ItemDraft, Moved, Purpose, Recipient, Who, fields_of, owe_nothing, refuse_returned, restored,
};
use crate::desk::{Desk, Refusal};
use crate::domain::benefits::adjustment::{Level, adjust};
use crate::domain::benefits::change::ADJUSTED;
use crate::domain::benefits::dependants::Relation;
use crate::domain::benefits::explain::Recorder;
use crate::domain::benefits::grade::{Grade, Nursing};
use crate::domain::benefits::in_force::{What, amount_in, in_month};
use crate::domain::benefits::item::{ItemKind, Payer};
use crate::domain::books::spending_account;
use crate::domain::case::workflow::DOCUMENT_MAX;
use crate::domain::dates::Month;
use crate::domain::determination::dependants;
use crate::domain::grid;
use crate::domain::money::Money;
use crate::domain::name::parse_line;
use crate::domain::operator::Right;
use crate::domain::params::Book;
use crate::domain::problem::Problem;
use crate::store::Writer;
use crate::store::benefits::NewEvent;
use crate::store::monthly::OwedTogether;
use crate::store::sheets::payables::{NewPayable, PayableRow};
use crate::store::sheets::payees::PayeeKey;

/// The years a notice can be of: the regulation is in force since 2004.
const FIRST_YEAR: i64 = 2004;

impl Desk {
    /// What a year's adjustment would do to each benefit.
    ///
    /// # Errors
    /// `NotAllowed`; `Problems` for a year to come or out of all reason; `Store`.
    pub fn preview_adjustment(&self, year: &str) -> Result<AdjustmentView, Refusal> {
        self.require(Right::Lookup)?;
        let year = self.adjustment_year(year).map_err(|p| Refusal::Problems(vec![("year", p)]))?;
        self.adjustment(year)
    }

    fn adjustment_year(&self, text: &str) -> Result<i32, Problem> {
        let this_year = i64::from(self.clock.today().year());
        let wrong = Problem::NotInRange { min: FIRST_YEAR, max: this_year };
        let year: i64 = text.trim().parse().map_err(|_| wrong.clone())?;
        if (FIRST_YEAR..=this_year).contains(&year) { i32::try_from(year).map_err(|_| wrong) } else { Err(wrong) }
    }

    fn adjustment(&self, year: i32) -> Result<AdjustmentView, Refusal> {
        let book = self.book()?;
        let mut view =
            AdjustmentView { year, raised: Vec::new(), left_out: Vec::new(), monthly: Money::ZERO, arrears: Money::ZERO };
        let (paid, this_month) = (self.paid(year)?, Month::of(self.clock.today()));
        for history in self.histories()? {
            let january = Month::new(year, 1).map_err(|p| Refusal::Problems(vec![("year", p)]))?;
            let found = match amount_in(&history.events, january) {
                Some(old) => self.raise(&book, &history, (january, &paid), old)?,
                // What began later is told; what had ended before is not.
                None if amount_in(&history.events, this_month).is_some() => Err(WhyNotRaised::TooNew),
                None => continue,
            };
            match found {
                Ok(line) => {
                    view.monthly += line.new - line.old;
                    view.arrears += line.arrears;
                    view.raised.push(line);
                }
                Err(why) => view.left_out.push(NotRaised { whose: history.whose.clone(), why }),
            }
        }
        Ok(view)
    }

    /// The last month that has been paid at the old amounts: the newest run's, or the one before this month.
    fn paid_through(&self) -> Result<Month, Refusal> {
        Ok(self.store.last_run()?.unwrap_or(Month::of(self.clock.today()).previous()))
    }

    /// The months of a year that are paid at the old amounts.
    fn paid(&self, year: i32) -> Result<Paid, Refusal> {
        let january = Month::new(year, 1).map_err(|p| Refusal::Problems(vec![("year", p)]))?;
        let through = self.paid_through()?;
        Ok(Paid {
            through,
            has_run: self.store.last_run()?.is_some(),
            owed: self.store.owed_together(january)?,
            before: self.store.paid_before(through)?,
        })
    }

    /// Reads a year's adjustment: `year` and `document` (the notice). Its lines follow from what is on file.
    ///
    /// # Errors
    /// `Problems` with their fields: a table half entered is named by what it lacks; `Store`.
    pub(in crate::desk) fn read_adjustment(&self, fields: &Fields, purpose: Purpose<'_>) -> Result<Content, Refusal> {
        let mut r = Reader::new(fields);
        let year = r.need("year", |t| self.adjustment_year(t));
        let document = r.need("document", |t| parse_line(t, DOCUMENT_MAX));
        let (year, document) = r.finish(year.zip(document)).map_err(Refusal::Problems)?;
        let view = self.adjustment(year)?;
        let lacks = view.left_out.iter().find_map(|n| match &n.why {
            WhyNotRaised::Lacks(problem) => Some(problem.clone()),
            _ => None,
        });
        if let Some(problem) = lacks.or(view.raised.is_empty().then_some(Problem::NothingToAdjust)) {
            return Err(Refusal::Problems(vec![("year", problem)]));
        }
        let book = self.book()?;
        let cells = |l: &RaiseLine| [l.whose.benefit.to_string(), l.old.plain(), l.new.plain()].to_vec();
        let lines = grid::text(&view.raised.iter().map(cells).collect::<Vec<_>>());
        let january = Month::new(year, 1).ok();
        let item = |l: &RaiseLine| ItemDraft {
            kind: l.whose.kind,
            payer: Payer::Fund,
            amount: l.new,
            person: Who::Known(l.whose.person),
            payee: Recipient::Same,
            monthly: true,
            from: january,
            until: None,
            remark: l.old.plain(),
            explanation: (purpose.scribe.explain)(l.whose.kind, &l.steps, &book),
        };
        Ok(Content {
            person: None,
            case: None,
            employer: None,
            month: None,
            amount: year_cost(&view, self.paid_through()?),
            supersedes: None,
            due_on: None,
            fields: Fields::default().with("year", year.to_string()).with("document", document).with("lines", lines),
            items: view.raised.iter().map(item).collect(),
            receipts: Vec::new(),
        })
    }

    /// What an approved adjustment brings about: a new amount from January, and the arrears. Nothing may have moved since it was
    /// entered.
    pub(in crate::desk) fn adjust_benefits(&self, writer: &Writer<'_>, moved: &Moved<'_>) -> Result<(), Refusal> {
        let fields = fields_of(writer, moved.sheet)?;
        let wrong = |p: Problem| Refusal::Problems(vec![("step", p)]);
        let year = self.adjustment_year(fields.get("year")).map_err(wrong)?;
        let january = Month::new(year, 1).map_err(wrong)?;
        let view = self.adjustment(year)?;
        for row in grid::rows(fields.get("lines")) {
            let same = |l: &&RaiseLine| {
                (l.whose.benefit.to_string().as_str(), l.old.plain().as_str(), l.new.plain().as_str())
                    == (row.cell(0), row.cell(1), row.cell(2))
            };
            let line = view.raised.iter().find(same).ok_or_else(|| wrong(Problem::BenefitMoved { month: january }))?;
            let event = NewEvent {
                month: january,
                what: "amount",
                monthly: Some(line.new),
                reason: ADJUSTED,
                sheet: Some(moved.sheet.id),
            };
            let before = self.overpaid_of(writer, line.whose.benefit)?;
            writer.add_benefit_event(line.whose.benefit, &event, Some(self.operator.id), moved.at)?;
            self.owe_arrears(writer, moved, line)?;
            self.owe_again(writer, (line.whose.benefit, Some(moved.sheet.id)), &before)?;
        }
        Ok(())
    }

    fn owe_arrears(&self, writer: &Writer<'_>, moved: &Moved<'_>, line: &RaiseLine) -> Result<(), Refusal> {
        let row = self.store.benefit(line.whose.benefit)?.ok_or(Refusal::NotFound)?;
        for (month, amount) in &line.arrears_months {
            writer.add_payable(&NewPayable {
                key: &format!("adjust:{}:{}:{month}", moved.sheet.id, row.id),
                sheet: Some(moved.sheet.id),
                benefit: Some(row.id),
                item: &row.kind,
                person: row.person,
                case: row.case,
                payee: writer.payee_for(PayeeKey::Person(row.person))?,
                month: *month,
                amount: *amount,
            })?;
        }
        Ok(())
    }

    /// Puts the old amounts back that a revoked adjustment had raised.
    pub(in crate::desk) fn undo_adjustment(&self, writer: &Writer<'_>, moved: &Moved<'_>) -> Result<(), Refusal> {
        let fields = fields_of(writer, moved.sheet)?;
        let wrong = |p: Problem| Refusal::Problems(vec![("step", p)]);
        owe_nothing(writer, moved.sheet)?;
        let january = Month::new(self.adjustment_year(fields.get("year")).map_err(wrong)?, 1).map_err(wrong)?;
        for row in grid::rows(fields.get("lines")) {
            let (Ok(benefit), Ok(old)) = (row.cell(0).parse::<i64>(), Money::parse(row.cell(1))) else { continue };
            // What has been determined anew since carries the raise by its own sheet, and is recomputed.
            let events = writer.benefit_events(Some(benefit))?;
            let newest = events.iter().rfind(|e| e.month == january && e.monthly.is_some());
            if newest.is_some_and(|e| e.sheet != Some(moved.sheet.id)) {
                continue;
            }
            let event =
                NewEvent { month: january, what: "amount", monthly: Some(old), reason: "revoked", sheet: Some(moved.sheet.id) };
            writer.add_benefit_event(benefit, &event, Some(self.operator.id), moved.at)?;
            let Ok(new) = Money::parse(row.cell(2)) else { continue };
            self.owe_old_amounts(writer, (benefit, january), (old, new))?;
        }
        Ok(())
    }

    /// Months that were run at the raised amount are owed at the old one; what is paid or on a list stands in the way.
    fn owe_old_amounts(
        &self,
        writer: &Writer<'_>,
        (benefit, january): (i64, Month),
        (old, new): (Money, Money),
    ) -> Result<(), Refusal> {
        let is_raised = |p: &PayableRow| p.month >= january && p.amount == new && p.key == monthly_key(benefit, p.month);
        for payable in writer.payables_of_benefit(benefit)?.into_iter().filter(is_raised) {
            match payable.state.as_str() {
                "planned" | "held" => {
                    refuse_returned(writer, payable.id)?;
                    writer.set_payable(payable.id, "cancelled", "revoked")?;
                    self.owe_month(writer, benefit, payable.month, old)?;
                }
                "cancelled" => {}
                _ => {
                    let list = writer.list_of(payable.id)?.unwrap_or_default();
                    return Err(Refusal::Problems(vec![("step", Problem::OnAList { list })]));
                }
            }
        }
        Ok(())
    }
}

/// What is paid, or owed, at the old amounts.
struct Paid {
    /// The last month there was.
    through: Month,
    /// Months are run here already; what was before is taken over.
    has_run: bool,
    /// All of a benefit's month together, and whether it is more than what was made up of it.
    owed: OwedTogether,
    /// What was paid in the last month before gsbx kept payment lists.
    before: HashSet<(i64, String, Money)>,
}

impl Paid {
    /// What a month of a benefit has come to; `None` for one that is still to be run. The newest run may be made again and then
    /// owes what it had not; a determination owes months ahead of their run.
    fn of(&self, history: &History, month: Month, old: Money) -> Option<Money> {
        let (owed, is_run) = self.owed.get(&(history.row.id, month)).copied().unwrap_or((Money::ZERO, false));
        if is_run {
            return Some(owed);
        }
        let account = spending_account(history.whose.kind).unwrap_or_default().to_owned();
        let was_before = || !self.has_run || self.before.contains(&(history.row.person, account, old));
        (month < self.through || (month == self.through && was_before())).then(|| owed + old)
    }

    /// The last month that can have come to anything.
    fn last(&self, benefit: i64) -> Month {
        let owed = self.owed.keys().filter(|(id, _)| *id == benefit).map(|(_, month)| *month);
        owed.max().map_or(self.through, |month| month.max(self.through))
    }
}

/// What the fund pays by it in the year: the arrears, and the raise of the months that are still to come.
fn year_cost(view: &AdjustmentView, paid_through: Month) -> Money {
    let left = if paid_through.year() < view.year { 12 } else { 12_i64.saturating_sub(i64::from(paid_through.month())) };
    let left = if paid_through.year() > view.year { 0 } else { left };
    view.arrears + Money::from_fen(view.monthly.fen() * left)
}

impl Desk {
    /// What a notice makes of a benefit.
    fn raise(
        &self,
        book: &Book,
        history: &History,
        (january, paid): (Month, &Paid),
        old: Money,
    ) -> Result<Result<RaiseLine, WhyNotRaised>, Refusal> {
        let lonely = self.is_lonely(history)?;
        Ok(level(history, lonely).and_then(|level| raise(book, history, level, (january, paid), old)))
    }

    /// Whether the determination registered a dependant as a lonely old person or an orphan.
    fn is_lonely(&self, history: &History) -> Result<bool, Refusal> {
        let Some(sheet) = history.row.sheet.filter(|_| history.whose.kind == ItemKind::DependantPension) else {
            return Ok(false);
        };
        let fields = self.store.sheet_versions(sheet)?.last().map(|v| restored(&v.fields)).unwrap_or_default();
        let Some(person) = self.store.person(history.row.person)? else { return Ok(false) };
        let registered = dependants::read(fields.get("dependants"), self.clock.today()).unwrap_or_default();
        Ok(registered.iter().any(|d| d.id.as_str() == person.numbers.id_number && d.relative.lonely))
    }
}

fn raise(
    book: &Book,
    history: &History,
    level: Level,
    (january, paid): (Month, &Paid),
    old: Money,
) -> Result<RaiseLine, WhyNotRaised> {
    let of_year = history.events.iter().filter(|e| e.month >= january && matches!(e.what, What::Amount(_) | What::Start(_)));
    if of_year.clone().rfind(|e| e.month == january).is_some_and(|e| e.reason == ADJUSTED) {
        return Err(WhyNotRaised::Done);
    }
    if of_year.clone().any(|e| e.month > january) {
        return Err(WhyNotRaised::SetAnew);
    }
    let mut trace = Recorder::default();
    let new = adjust(book, level, old, january.year(), &mut trace).map_err(WhyNotRaised::Lacks)?;
    if new <= old {
        return Err(WhyNotRaised::NoLine);
    }
    // Also the months of the years after, where nothing else has happened since.
    let last = paid.last(history.row.id);
    let months = std::iter::successors(Some(january), |m| Some(m.next())).take_while(|m| *m <= last);
    let lacks = |month: Month| {
        in_month(&history.events, month).paid()?;
        paid.of(history, month, old).filter(|had| *had < new).map(|had| (month, new - had))
    };
    let arrears_months: Vec<(Month, Money)> = months.filter_map(lacks).collect();
    let arrears = arrears_months.iter().map(|(_, amount)| *amount).sum();
    Ok(RaiseLine { whose: history.whose.clone(), old, new, arrears_months, arrears, steps: trace.take() })
}

/// The line of the notice's table that a benefit falls under.
fn level(history: &History, lonely: bool) -> Result<Level, WhyNotRaised> {
    let row = &history.row;
    match history.whose.kind {
        ItemKind::DisabilityAllowance => {
            let grade = row.grade.and_then(|g| Grade::new(g).ok()).ok_or(WhyNotRaised::LevelUnknown)?;
            Ok(Level::Allowance(grade))
        }
        ItemKind::NursingAllowance => {
            Nursing::parse(&row.level).ok().flatten().map(Level::Nursing).ok_or(WhyNotRaised::LevelUnknown)
        }
        ItemKind::DependantPension => {
            let relation = Relation::parse(&row.relation).map_err(|_| WhyNotRaised::LevelUnknown)?;
            Ok(Level::Dependant { relation, lonely })
        }
        _ => Err(WhyNotRaised::NoLine),
    }
}
