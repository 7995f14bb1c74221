//! What a run of a month would do, from what is on file. Nothing is written here.

use std::collections::{HashMap, HashSet};

use chrono::{Days, NaiveDate};

use super::read::History;
use super::{ItemCount, ItemTotal, LeftOut, OfItself, PayLine, RunView, TurnLine, Whose};
use crate::desk::{Desk, Refusal};
use crate::domain::benefits::change::{CAME_OF_AGE, Change, DIED, NOT_CERTIFIED};
use crate::domain::benefits::dependants::{Ages, Relation, Relative, span};
use crate::domain::benefits::in_force::{Event, InMonth, What, brought_back, ends, in_month, turn};
use crate::domain::benefits::item::ItemKind;
use crate::domain::books::spending_account;
use crate::domain::dates::Month;
use crate::domain::determination::settlement::to_pay;
use crate::domain::identity::{ResidentId, age_on};
use crate::domain::money::Money;
use crate::domain::problem::Problem;
use crate::store::monthly::{OwedTogether, RecipientRow};

/// Paid before gsbx kept payment lists.
const PAID_BEFORE: &str = "paid_before";

/// What the benefits are looked at with.
struct Ground {
    month: Month,
    last_run: Option<Month>,
    ages: Ages,
    grace: u64,
    people: HashMap<i64, RecipientRow>,
    owed: OwedTogether,
    paid_before: HashSet<(i64, String, Money)>,
}

/// A benefit as it stands before and after what the run writes down.
struct Looked {
    before: InMonth,
    after: InMonth,
    of_itself: Vec<OfItself>,
    back: Vec<(Month, Money)>,
}

impl Desk {
    /// Refuses a month whose turn it is not.
    pub(super) fn check_run_month(&self, month: Month) -> Result<Option<Month>, Refusal> {
        let wrong = |p: Problem| Err(Refusal::Problems(vec![("month", p)]));
        let latest = Month::of(self.clock.today()).next();
        if month > latest {
            return wrong(Problem::RunTooEarly { latest });
        }
        if self.store.is_month_closed(month)? {
            return wrong(Problem::MonthClosed { month });
        }
        match self.store.last_run()? {
            Some(last) if month < last => wrong(Problem::RunOver { last }),
            Some(last) if month > last.next() => wrong(Problem::RunGap { next: last.next() }),
            last => Ok(last),
        }
    }

    pub(super) fn plan(&self, month: Month) -> Result<RunView, Refusal> {
        let last_run = self.check_run_month(month)?;
        let histories = self.histories()?;
        let ground = self.ground(month, last_run, &histories)?;
        let mut view = empty(month);
        let mut looked = Vec::with_capacity(histories.len());
        let mut began: HashMap<i64, NaiveDate> = HashMap::new();
        for row in histories.iter().map(|h| &h.row) {
            began.entry(row.person).and_modify(|d| *d = row.since.min(*d)).or_insert(row.since);
        }
        for history in &histories {
            let Some(person) = ground.people.get(&history.row.person) else { continue };
            let due = self.due_on(person, began.get(&person.person).copied())?;
            let found = look(&ground, history, person, due);
            note(&mut view, &ground, history, &found);
            if found.after.paid().is_some() && due < ground.month.first_day() && !is_reminded(person) {
                view.to_remind.push(history.whose.clone());
            }
            looked.push((history, found));
        }
        view.to_determine = to_determine(&looked);
        view.totals = totals(&view.pays);
        view.amount = view.pays.iter().map(|p| p.amount).sum();
        view.to_remind.dedup_by_key(|w| w.person);
        Ok(view)
    }

    fn ground(&self, month: Month, last_run: Option<Month>, histories: &[History]) -> Result<Ground, Refusal> {
        let book = self.book()?;
        let wrong = |p: Problem| Refusal::Problems(vec![("month", p)]);
        let grace = book.number("certification_grace", month.first_day()).map_err(wrong)?.value;
        let first = histories.iter().flat_map(|h| brought_back(&h.events, month)).map(|(m, _)| m).min();
        Ok(Ground {
            month,
            last_run,
            ages: Ages::on(&book, month.first_day()).map_err(wrong)?,
            grace: u64::try_from(grace).unwrap_or_default(),
            people: self.store.recipients(None)?.into_iter().map(|r| (r.person, r)).collect(),
            owed: self.store.owed_together(first.unwrap_or(month).min(month))?,
            paid_before: self.store.paid_before(month)?,
        })
    }
}

/// Whether somebody was reminded of the certification that is due.
pub(super) fn is_reminded(person: &RecipientRow) -> bool {
    person.reminded_on.is_some_and(|on| person.certified_on.is_none_or(|done| done < on))
}

fn empty(month: Month) -> RunView {
    RunView {
        month,
        pays: Vec::new(),
        totals: Vec::new(),
        amount: Money::ZERO,
        already: ItemCount::default(),
        before: ItemCount::default(),
        of_itself: Vec::new(),
        left_out: Vec::new(),
        turns: Vec::new(),
        to_determine: Vec::new(),
        to_remind: Vec::new(),
    }
}

fn look(ground: &Ground, history: &History, person: &RecipientRow, due: NaiveDate) -> Looked {
    let of_itself = of_itself(ground, history, person, due);
    let mut events = history.events.clone();
    for found in &of_itself {
        let what = if found.change == Change::End { What::End } else { What::Suspend };
        let at = events.partition_point(|e| e.month <= found.month);
        events.insert(at, Event { month: found.month, what, reason: found.reason.to_owned() });
    }
    Looked {
        before: in_month(&history.events, ground.month.previous()),
        after: in_month(&events, ground.month),
        back: brought_back(&events, ground.month),
        of_itself,
    }
}

/// What happens to a benefit without a sheet: its recipient has died, has turned 18, or was reminded of his certification in
/// vain.
fn of_itself(ground: &Ground, history: &History, person: &RecipientRow, due: NaiveDate) -> Vec<OfItself> {
    let now = in_month(&history.events, ground.month);
    let is_paid = now.paid().is_some();
    if !is_paid && !matches!(now, InMonth::Suspended { .. }) {
        return Vec::new();
    }
    let happens = |change, month, reason| OfItself { whose: history.whose.clone(), change, month, reason };
    // In the month it holds from, whatever has happened since; what began anew since ends where it began.
    let end = |month: Month, reason| ends(&history.events, month).into_iter().map(|m| happens(Change::End, m, reason)).collect();
    if let Some(died) = person.died_on.filter(|d| Month::of(*d) < ground.month) {
        return end(Month::of(died).next(), DIED);
    }
    if let Some(month) = comes_of_age(ground, history, person) {
        return end(month, CAME_OF_AGE);
    }
    let first = ground.month.first_day();
    let in_vain = is_reminded(person)
        && due < first
        && person.reminded_on.and_then(|on| on.checked_add_days(Days::new(ground.grace))).is_some_and(|day| day <= first);
    let is_owed = ground.owed.get(&(history.row.id, ground.month)).is_some_and(|(_, is_run)| *is_run);
    if in_vain && is_paid && !is_owed { vec![happens(Change::Suspend, ground.month, NOT_CERTIFIED)] } else { Vec::new() }
}

/// The month from which a young dependant has no pension any more, when it has come since the last run. A determination writes
/// that month down when it is made, or none for who is incapable of work; so this is for pensions that were taken over.
fn comes_of_age(ground: &Ground, history: &History, person: &RecipientRow) -> Option<Month> {
    if history.whose.kind != ItemKind::DependantPension || history.row.sheet.is_some() {
        return None;
    }
    let id = ResidentId::parse(&person.id_number).ok()?;
    const ADULT: i32 = 18;
    let relation = match Relation::parse(&history.row.relation) {
        Ok(relation) => relation,
        // Nobody under 18 gets a pension for his age.
        Err(_) if age_on(id.birth(), history.row.since) < ADULT => Relation::Child,
        Err(_) => return None,
    };
    let relative = Relative::new(relation, id.sex(), id.birth());
    let (_, end) = span(&relative, &ground.ages, history.row.since);
    let month = end?.0.next();
    let last = ground.last_run.unwrap_or(ground.month.previous());
    (month > last && month <= ground.month).then_some(month)
}

fn note(view: &mut RunView, ground: &Ground, history: &History, found: &Looked) {
    let whose = || history.whose.clone();
    if let Some(was) = found.before.paid() {
        view.before.count += 1;
        view.before.amount += was;
    }
    if let Some(turn) = turn(&found.before, &found.after) {
        view.turns.push(TurnLine { whose: whose(), turn, reason: found.after.reason().to_owned() });
    }
    view.of_itself.extend(found.of_itself.iter().cloned());
    let owed = |month: Month| ground.owed.get(&(history.row.id, month)).copied().unwrap_or((Money::ZERO, false));
    // What was made up of a month may have been taken back while the month itself was paid already.
    let back = found.back.iter().map(|(month, due)| (*month, to_pay(*due, owed(*month).0)));
    for (month, amount) in back.filter(|(_, amount)| *amount > Money::ZERO) {
        view.pays.push(PayLine { whose: whose(), month, amount });
    }
    match &found.after {
        InMonth::Pays { amount, .. } => {
            let account = spending_account(history.whose.kind).unwrap_or_default().to_owned();
            if let (owed, true) = owed(ground.month) {
                view.already.count += 1;
                view.already.amount += owed;
            } else if ground.paid_before.contains(&(history.row.person, account, *amount)) {
                view.left_out.push(LeftOut { whose: whose(), why: PAID_BEFORE.to_owned(), since: ground.month });
            } else {
                view.pays.push(PayLine { whose: whose(), month: ground.month, amount: *amount });
            }
        }
        InMonth::Suspended { since, reason } => {
            view.left_out.push(LeftOut { whose: whose(), why: reason.clone(), since: *since });
        }
        InMonth::Ended { since, reason } if *since == ground.month || !found.of_itself.is_empty() => {
            view.left_out.push(LeftOut { whose: whose(), why: reason.clone(), since: *since });
        }
        InMonth::NotBegun | InMonth::Ended { .. } => {}
    }
}

/// Pensions that go on, unchanged, for a case of which another one has just ended.
fn to_determine(looked: &[(&History, Looked)]) -> Vec<Whose> {
    let is_pension = |h: &History| h.whose.kind == ItemKind::DependantPension;
    let has_ended = |l: &Looked| l.before.paid().is_some() && matches!(l.after, InMonth::Ended { .. });
    let cases: HashSet<i64> =
        looked.iter().filter(|(h, l)| is_pension(h) && has_ended(l)).filter_map(|(h, _)| h.row.case).collect();
    let goes_on = |l: &Looked| l.after.paid().is_some() && l.after.paid() == l.before.paid();
    let others = looked.iter().filter(|(h, l)| is_pension(h) && goes_on(l) && h.row.case.is_some_and(|c| cases.contains(&c)));
    others.map(|(h, _)| h.whose.clone()).collect()
}

fn totals(pays: &[PayLine]) -> Vec<ItemTotal> {
    let total = |kind: ItemKind| {
        let of_kind = || pays.iter().filter(|p| p.whose.kind == kind);
        ItemTotal { kind, count: of_kind().count(), amount: of_kind().map(|p| p.amount).sum() }
    };
    ItemKind::ALL.into_iter().map(total).filter(|t| t.count > 0).collect()
}
