//! What an approved determination brings about: what is owed, the benefits that begin, change and end, and what it takes the place
//! of.

use std::collections::BTreeMap;

use super::raises::carried;
use crate::desk::estimate::Fields;
use crate::desk::monthly::ByMonth;
use crate::desk::sheets::{Moved, fields_of, refuse_returned};
use crate::desk::{Desk, Refusal};
use crate::domain::benefits::adjustment::is_raised;
use crate::domain::benefits::change::ADJUSTED;
use crate::domain::benefits::item::{ItemKind, Payer};
use crate::domain::dates::Month;
use crate::domain::determination::About;
use crate::domain::determination::settlement::to_pay;
use crate::domain::determination::timeline::{Happened, Wanted, changes, standing};
use crate::domain::money::Money;
use crate::domain::problem::Problem;
use crate::domain::sheet::workflow::Step;
use crate::store::benefits::{BenefitRow, EventRow, NewBenefit, NewEvent};
use crate::store::sheets::items::ItemRow;
use crate::store::sheets::payables::{NewPayable, PayableRow};
use crate::store::sheets::record::SheetRow;
use crate::store::{StoreError, Writer};

/// An approved sheet as its effect is worked out.
struct Effect<'a> {
    writer: &'a Writer<'a>,
    sheet: &'a SheetRow,
    at: &'a str,
    operator: i64,
    about: About,
    fields: Fields,
    items: Vec<ItemRow>,
    /// Years whose adjustments are in the amounts.
    carried: Vec<i32>,
    now: Month,
    /// The newest run, which may be ahead.
    last_run: Option<Month>,
    case: i64,
    /// What of this case is on file when the effect begins.
    payables: Vec<PayableRow>,
}

impl Desk {
    /// Brings about what a determination decides.
    ///
    /// # Errors
    /// `Problems` for what is on a payment list; `Store`.
    pub(in crate::desk) fn determined(&self, writer: &Writer<'_>, moved: &Moved<'_>) -> Result<(), Refusal> {
        let sheet = moved.sheet;
        let broken = || StoreError::BadValue(format!("sheet {}", sheet.number));
        let fields = fields_of(writer, sheet)?;
        let case = sheet.case.as_ref().map(|(id, _)| *id).ok_or_else(broken)?;
        let about = About::parse(fields.get("about")).ok_or_else(broken)?;
        let items = writer.sheet_items(sheet.id, sheet.version)?;
        if let Some(year) = self.adjusted_since(case, &fields, &items)? {
            return Err(at_step(Problem::AdjustedSince { year }));
        }
        let mut effect = Effect {
            writer,
            sheet,
            at: moved.at,
            operator: self.operator.id,
            about,
            carried: carried(&fields),
            fields,
            items,
            now: Month::of(self.clock.today()),
            last_run: self.store.last_run()?,
            case,
            payables: Vec::new(),
        };
        let bound = effect.bound()?;
        let old = sheet.supersedes.map(|id| writer.sheet_by_id(id)).transpose()?;
        let before = self.overpaid_by_benefit(writer, case)?;
        let held = match &old {
            Some(_) => effect.give_up(bound)?,
            None => BTreeMap::new(),
        };
        effect.payables = writer.payables_of_case(case)?;
        effect.owe_once()?;
        effect.run(bound, &held)?;
        if about == About::Death && effect.fields.get("case") != "missing" {
            effect.end_what_the_dead_received(sheet.person)?;
        }
        for (benefit, overpaid) in before {
            self.owe_again(writer, (benefit, Some(sheet.id)), &overpaid)?;
        }
        if let Some(old) = old {
            self.follow(writer, &old, Step::Supersede, moved.at)?;
        }
        Ok(())
    }

    /// What each month of a case's benefits came to above what was due, by benefit.
    fn overpaid_by_benefit(&self, writer: &Writer<'_>, case: i64) -> Result<Vec<(i64, ByMonth)>, Refusal> {
        let all = writer.benefits(None, Some(case))?.into_iter();
        all.map(|b| Ok((b.id, self.overpaid_of(writer, b.id)?))).collect()
    }
}

impl Effect<'_> {
    /// The first month in which anything may change: that of the new sheet, or, unless a review follows an effective grade, that of
    /// the sheet whose place it takes.
    fn bound(&self) -> Result<Month, Refusal> {
        let of = |fields: &Fields| Month::parse(fields.get("monthly_from")).ok();
        let own = of(&self.fields);
        let before = match self.sheet.supersedes.filter(|_| !self.is_review()) {
            Some(old) => of(&fields_of(self.writer, &self.writer.sheet_by_id(old)?)?),
            None => None,
        };
        Ok(own.into_iter().chain(before).min().unwrap_or(self.now))
    }

    /// A review keeps what an effective grade paid once and until then.
    fn is_review(&self) -> bool {
        self.fields.get("why") == "review"
    }

    /// Cancels what is not paid yet of what the new sheet decides anew. Answers the months that were held back, and why.
    fn give_up(&self, bound: Month) -> Result<BTreeMap<(Option<i64>, Month), String>, Refusal> {
        let mut held = BTreeMap::new();
        for payable in self.writer.payables_of_case(self.case)? {
            let decided_anew = self.about.covers(&payable.item) && (payable.benefit.is_none() || payable.month >= bound);
            if !decided_anew || payable.state == "paid" {
                continue;
            }
            if payable.state == "held" {
                held.insert((payable.benefit, payable.month), payable.reason.clone());
            }
            if payable.state != "cancelled" {
                refuse_returned(self.writer, payable.id)?;
            }
            cancel(self.writer, &payable, Step::Supersede.id())?;
        }
        Ok(held)
    }

    /// What was paid once of a kind of item on earlier sheets of the case, and was not claimed back.
    fn paid_once(&self, kind: &str) -> Result<Money, Refusal> {
        let mine = |p: &&PayableRow| p.benefit.is_none() && p.state == "paid";
        let sum = |id: &str| -> Money { self.payables.iter().filter(mine).filter(|p| p.item == id).map(|p| p.amount).sum() };
        let paid = to_pay(sum(kind), self.writer.claimed_back(self.case, kind)?);
        if kind != ItemKind::DeathLumpSum.id() {
            return Ok(paid);
        }
        // What was paid in advance after the sheet was filed is not in its figures yet.
        let deducted = Money::parse(self.fields.get("advance")).unwrap_or(Money::ZERO);
        Ok(paid + to_pay(sum(ItemKind::MissingAdvance.id()), deducted))
    }

    fn owe_once(&self) -> Result<(), Refusal> {
        for item in self.items.iter().filter(|i| i.payer == Payer::Fund.id() && !i.monthly && i.from.is_none()) {
            let (Some(person), Some(payee)) = (item.person, item.payee) else { continue };
            let amount = to_pay(item.amount, self.paid_once(&item.item)?);
            if amount > Money::ZERO {
                let key = format!("once:{}:{}", self.sheet.id, item.nth);
                self.owe(&key, None, (&item.item, person, payee), self.now, amount)?;
            }
        }
        Ok(())
    }

    fn owe(
        &self,
        key: &str,
        benefit: Option<i64>,
        (item, person, payee): (&str, i64, i64),
        month: Month,
        amount: Money,
    ) -> Result<i64, StoreError> {
        let sheet = Some(self.sheet.id);
        let case = Some(self.case);
        self.writer.add_payable(&NewPayable { key, sheet, benefit, item, person, case, payee, month, amount })
    }

    /// Begins, changes and ends what runs, and owes the months gone by.
    fn run(&self, bound: Month, held: &BTreeMap<(Option<i64>, Month), String>) -> Result<(), Refusal> {
        let mut kept = Vec::new();
        for item in self.items.iter().filter(|i| i.payer == Payer::Fund.id() && i.monthly) {
            let (Some(person), Some(payee), Some(wanted)) = (item.person, item.payee, self.wanted(item, bound)) else { continue };
            let benefit = self.benefit(item, person, &wanted)?;
            kept.push(benefit);
            let so_far = happened(self.writer.benefit_events(Some(benefit))?);
            let new = changes(&so_far, &wanted);
            for event in &new {
                let is_raise = event.what != "end" && self.is_raised_in(&item.item, event.month);
                self.note(benefit, event, if is_raise { ADJUSTED } else { self.why() })?;
            }
            self.mark_raises(benefit, &item.item, &wanted)?;
            let events = happened(self.writer.benefit_events(Some(benefit))?);
            for (month, amount) in wanted.amounts.iter().filter(|(m, _)| *m <= self.now) {
                let at = standing(&events, *month);
                if at.runs && !at.suspended {
                    self.owe_month(benefit, (&item.item, person, payee), (*month, *amount), held)?;
                }
            }
            // Of months that were run ahead nothing is owed by a run any more.
            for month in super::lines::months(self.now.next(), self.last_run.unwrap_or(self.now)) {
                let at = standing(&events, month);
                if let Some(amount) = at.amount.filter(|_| at.runs && !at.suspended) {
                    self.owe_month(benefit, (&item.item, person, payee), (month, amount), held)?;
                }
            }
        }
        for benefit in self.of_this_kind()?.into_iter().filter(|b| !kept.contains(&b.id) && self.sheet.supersedes.is_some()) {
            let events = happened(self.writer.benefit_events(Some(benefit.id))?);
            self.end_from(&benefit, &events, bound)?;
        }
        Ok(())
    }

    /// What a line that runs comes to, month by month to the present one: its lines of the months gone by, and itself from then on.
    /// `None` for one that comes to nothing.
    fn wanted(&self, item: &ItemRow, bound: Month) -> Option<Wanted> {
        let first = item.from?;
        let same = |i: &&ItemRow| !i.monthly && i.from.is_some() && i.item == item.item && i.person == item.person;
        let gone: BTreeMap<Month, Money> = self.items.iter().filter(same).filter_map(|i| Some((i.from?, i.amount))).collect();
        let last = item.until.map_or(self.now, |until| until.min(self.now)).max(first);
        let months = super::lines::months(first, last);
        let amounts: Vec<(Month, Money)> = months
            .map(|m| (m, gone.get(&m).copied().unwrap_or(item.amount)))
            .skip_while(|(_, amount)| *amount == Money::ZERO)
            .take_while(|(_, amount)| *amount > Money::ZERO)
            .collect();
        let until = match amounts.last() {
            None => return None,
            Some((end, _)) if *end < last => Some(*end),
            Some(_) => item.until,
        };
        Some(Wanted { bound: bound.min(amounts[0].0), amounts, until })
    }

    /// The benefit that a line is about, begun if there is none yet.
    fn benefit(&self, item: &ItemRow, person: i64, wanted: &Wanted) -> Result<i64, Refusal> {
        if let Some(known) = self.of_this_kind()?.into_iter().find(|b| b.kind == item.item && b.person == person) {
            return Ok(known.id);
        }
        let relation = item.remark.as_str();
        let first = wanted.amounts.first().map_or(self.now, |(month, _)| *month);
        Ok(self.writer.begin_benefit(&NewBenefit {
            person,
            case: Some(self.case),
            kind: &item.item,
            grade: self.fields.get("grade").parse().ok(),
            level: if item.item == ItemKind::NursingAllowance.id() { self.fields.get("nursing") } else { "" },
            relation: self.relation_of(person).unwrap_or_default(),
            since: first.first_day(),
            sheet: Some(self.sheet.id),
            remark: relation,
        })?)
    }

    /// A dependant's relation, as the sheet registered it.
    fn relation_of(&self, person: i64) -> Option<&str> {
        let name = self.items.iter().find(|i| i.person == Some(person))?.name.as_deref()?;
        let rows = crate::domain::grid::rows(self.fields.get("dependants"));
        rows.into_iter().find(|row| row.cell(1) == name).map(|row| row.cell(2)).and_then(known_relation)
    }

    /// The benefits of this case that such a determination decides.
    fn of_this_kind(&self) -> Result<Vec<BenefitRow>, StoreError> {
        let all = self.writer.benefits(None, Some(self.case))?;
        Ok(all.into_iter().filter(|b| self.about.covers(&b.kind)).collect())
    }

    fn owe_month(
        &self,
        benefit: i64,
        what: (&str, i64, i64),
        (month, amount): (Month, Money),
        held: &BTreeMap<(Option<i64>, Month), String>,
    ) -> Result<(), Refusal> {
        let of = |p: &&PayableRow| p.benefit == Some(benefit) && p.month == month && p.state == "paid";
        let paid: Money = self.payables.iter().filter(of).map(|p| p.amount).sum();
        let rest = to_pay(amount, paid);
        if rest == Money::ZERO {
            return Ok(());
        }
        let mut key = format!("monthly:{benefit}:{month}");
        if self.writer.has_payable(&key)? {
            key = format!("difference:{}:{benefit}:{month}", self.sheet.id);
        }
        let id = self.owe(&key, Some(benefit), what, month, rest)?;
        if let Some(reason) = held.get(&(Some(benefit), month)) {
            self.writer.set_payable(id, "held", reason)?;
        }
        Ok(())
    }

    fn why(&self) -> &str {
        if self.sheet.supersedes.is_some() { self.fields.get("why") } else { "determined" }
    }

    /// Whether the notice of the year has raised what a kind of benefit comes to from this month on.
    fn is_raised_in(&self, kind: &str, month: Month) -> bool {
        is_raised(kind) && Month::new(month.year(), 1) == Ok(month) && self.carried.contains(&month.year())
    }

    /// Notes a raise down as this sheet's also where the amount is what it was: nobody raises it twice, and an adjustment that is
    /// revoked later does not take it back.
    fn mark_raises(&self, benefit: i64, kind: &str, wanted: &Wanted) -> Result<(), StoreError> {
        let events = self.writer.benefit_events(Some(benefit))?;
        let is_marked = |month: Month| {
            let newest = events.iter().rfind(|e| e.month == month && e.monthly.is_some());
            newest.is_some_and(|e| e.reason == ADJUSTED && e.sheet == Some(self.sheet.id))
        };
        let raised = wanted.amounts.iter().filter(|(month, _)| self.is_raised_in(kind, *month) && !is_marked(*month));
        for (month, amount) in raised {
            let event = Happened { month: *month, what: "amount".to_owned(), monthly: Some(*amount) };
            self.note(benefit, &event, ADJUSTED)?;
        }
        Ok(())
    }

    fn note(&self, benefit: i64, event: &Happened, reason: &str) -> Result<(), StoreError> {
        let sheet = Some(self.sheet.id);
        let new = NewEvent { month: event.month, what: &event.what, monthly: event.monthly, reason, sheet };
        self.writer.add_benefit_event(benefit, &new, Some(self.operator), self.at)
    }

    /// Ends a benefit from a month on, whatever was to happen to it later.
    fn end_from(&self, benefit: &BenefitRow, events: &[Happened], month: Month) -> Result<(), StoreError> {
        let mut all = events.to_vec();
        let later: Vec<Month> = events.iter().filter(|e| e.what == "start" && e.month > month).map(|e| e.month).collect();
        for month in std::iter::once(month).chain(later) {
            if standing(&all, month).runs {
                let end = Happened { month, what: "end".to_owned(), monthly: None };
                self.note(benefit.id, &end, self.why())?;
                all.insert(all.partition_point(|e| e.month <= month), end);
            }
        }
        Ok(())
    }

    /// A death ends all that the deceased received each month.
    fn end_what_the_dead_received(&self, person: Option<i64>) -> Result<(), Refusal> {
        let (Some(person), Ok(day)) = (person, self.fields.get("died_on").parse()) else { return Ok(()) };
        let after = Month::of(day).next();
        for benefit in self.writer.benefits(Some(person), None)? {
            let events = happened(self.writer.benefit_events(Some(benefit.id))?);
            self.end_from(&benefit, &events, after)?;
            for payable in self.writer.payables_of_benefit(benefit.id)? {
                if payable.month >= after && payable.state != "paid" {
                    cancel(self.writer, &payable, "died")?;
                }
            }
        }
        Ok(())
    }
}

/// The stored word of a relation, whatever blanks stood around it.
fn known_relation(text: &str) -> Option<&'static str> {
    crate::domain::benefits::dependants::Relation::parse(text).ok().map(|r| r.id())
}

pub(super) fn happened(rows: Vec<EventRow>) -> Vec<Happened> {
    rows.into_iter().map(|e| Happened { month: e.month, what: e.what, monthly: e.monthly }).collect()
}

/// Cancels what is owed; what is paid or on a payment list stands in the way.
pub(super) fn cancel(writer: &Writer<'_>, payable: &PayableRow, why: &str) -> Result<(), Refusal> {
    match payable.state.as_str() {
        "planned" | "held" => Ok(writer.set_payable(payable.id, "cancelled", why)?),
        "cancelled" => Ok(()),
        _ => Err(at_step(Problem::OnAList { list: writer.list_of(payable.id)?.unwrap_or_default() })),
    }
}

pub(super) fn at_step(problem: Problem) -> Refusal {
    Refusal::Problems(vec![("step", problem)])
}
