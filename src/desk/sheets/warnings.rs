//! Gathers what a reviewer should look at twice; what makes it so is said in [`crate::domain::sheet::warnings`].

use rust_decimal::prelude::ToPrimitive;

use super::content::restored;
use crate::desk::{Desk, Refusal};
use crate::domain::benefits::explain::Silent;
use crate::domain::benefits::item::ItemKind;
use crate::domain::benefits::retirement::{Class, retirement};
use crate::domain::dates::Month;
use crate::domain::identity::{ResidentId, Sex};
use crate::domain::params::Book;
use crate::domain::sheet::kind::SheetKind;
use crate::domain::sheet::warnings::{Warning, ends_with_death, ends_with_retirement, neighbours, unusual};
use crate::store::StoreError;
use crate::store::sheets::items::ItemRow;
use crate::store::sheets::receipts::ReceiptRow;
use crate::store::sheets::record::SheetRow;
use crate::store::sheets::step::SheetStepRow;

/// What a sheet's warnings are read from.
pub(super) struct Evidence<'a> {
    pub row: &'a SheetRow,
    /// The fields of the newest version, as stored.
    pub fields: &'a str,
    pub items: &'a [ItemRow],
    pub receipts: &'a [ReceiptRow],
    pub steps: &'a [SheetStepRow],
}

impl Desk {
    /// What is not as usual about a sheet that still may be decided otherwise.
    pub(super) fn sheet_warnings(&self, seen: &Evidence<'_>) -> Result<Vec<Warning>, Refusal> {
        if seen.row.state.is_dead() || seen.row.taken_over {
            return Ok(Vec::new());
        }
        let book = self.book()?;
        let mut out = Vec::new();
        if seen.row.kind == SheetKind::Registration && !seen.row.state.holds() {
            let doubts = self.registration_doubts(seen.row, seen.fields)?;
            out.extend(doubts.into_iter().map(|(field, problem)| Warning::Field { field, problem }));
        }
        out.extend(self.unusual_amount(seen, &book)?);
        out.extend(self.receipts_near(seen)?);
        for (person, items) in people(seen) {
            self.about_person(person, &items, seen, &book, &mut out)?;
        }
        out.extend(self.employer_arrears(seen)?);
        self.changed_accounts(seen, &book, &mut out)?;
        if let (SheetKind::Determination, Some((case, _)), false) = (seen.row.kind, &seen.row.case, seen.row.state.holds()) {
            let moved = self.adjusted_since(*case, &restored(seen.fields), seen.items)?;
            out.extend(moved.map(|year| Warning::AdjustedSince { year }));
        }
        if seen.row.kind == SheetKind::LevyChange && !seen.row.state.holds() {
            out.extend(self.cases_of_levy_change(&restored(seen.fields))?);
        }
        if seen.row.kind == SheetKind::WorkerChange {
            out.extend(self.worker_warnings(seen.row, &restored(seen.fields))?);
        }
        if seen.row.kind == SheetKind::Declaration {
            out.extend(self.declaration_warnings(seen.row, seen.fields)?);
        }
        if let Some(person) = seen.row.person {
            let open = self.store.recoveries_open(person, seen.row.id)?;
            out.extend(open.into_iter().map(|(sheet, owed)| Warning::RecoveryOpen { sheet, owed }));
            for step in seen.steps.iter().filter(|s| s.hand.is_some()) {
                let barred = Warning::HandBarred { by: step.by.clone() };
                if self.store.is_barred(step.operator, person)? && !out.contains(&barred) {
                    out.push(barred);
                }
            }
        }
        Ok(out)
    }

    /// Compared with those of its kind, bills with those of their kind of care.
    fn unusual_amount(&self, seen: &Evidence<'_>, book: &Book) -> Result<Option<Warning>, Refusal> {
        let care = match seen.row.kind {
            SheetKind::Reimbursement => restored(seen.fields).get("care").to_owned(),
            SheetKind::Determination | SheetKind::Recovery => String::new(),
            _ => return Ok(None),
        };
        let on = seen.row.entered_on;
        let (Ok(times), Ok(least)) = (book.number("warn_amount_times", on), book.number("warn_amount_least", on)) else {
            return Ok(None);
        };
        let before = self.store.amounts_before(seen.row.kind, &care, seen.row.id)?;
        Ok(unusual(seen.row.amount, before, times.value, least.value.to_usize().unwrap_or(usize::MAX)))
    }

    fn receipts_near(&self, seen: &Evidence<'_>) -> Result<Vec<Warning>, StoreError> {
        let mut out = Vec::new();
        for near in self.store.receipts_alike(seen.row.id, seen.row.version)? {
            let line = usize::try_from(near.line).unwrap_or(0);
            let invoice = seen.receipts.get(line.saturating_sub(1)).map(|r| invoice(&r.code, &r.number)).unwrap_or_default();
            out.push(Warning::ReceiptAlike { line, invoice, sheet: near.sheet });
        }
        for (line, receipt) in (1..).zip(seen.receipts) {
            for number in neighbours(&receipt.number) {
                if let Some(sheet) = self.store.sheet_of_receipt(&receipt.code, &number, seen.row.id)? {
                    out.push(Warning::ReceiptNextTo { line, invoice: invoice(&receipt.code, &number), sheet });
                }
            }
        }
        Ok(out)
    }

    /// Deaths and ages, of those whose items end with either; without items, of whose sheet it is.
    fn about_person(
        &self,
        person: i64,
        items: &[ItemKind],
        seen: &Evidence<'_>,
        book: &Book,
        out: &mut Vec<Warning>,
    ) -> Result<(), Refusal> {
        let Some(row) = self.store.person(person)? else { return Ok(()) };
        if (items.is_empty() || items.iter().any(|i| ends_with_death(*i)))
            && let Some(on) = self.store.died_on(person)?
        {
            out.push(Warning::Deceased { name: row.name.clone(), on });
        }
        if items.iter().any(|i| ends_with_retirement(*i))
            && let Ok(id) = ResidentId::parse(&row.numbers.id_number)
        {
            // A woman's post is not on file; the later age warns of nobody too early.
            let class = if id.sex() == Sex::Male { Class::Male } else { Class::Female55 };
            let retired = retirement(book, class, id.birth(), &mut Silent).ok().filter(|r| r.date <= seen.row.entered_on);
            out.extend(retired.map(|r| Warning::OverAge { name: row.name, retired_on: r.date }));
        }
        Ok(())
    }

    /// What the case's employer had not paid when the sheet was entered, of the months before.
    fn employer_arrears(&self, seen: &Evidence<'_>) -> Result<Option<Warning>, StoreError> {
        let Some((_, number)) = &seen.row.case else { return Ok(None) };
        let Some(case) = self.store.case(number)? else { return Ok(None) };
        let Some((_, lines)) = self.store.levy_of(&case.credit_code)? else { return Ok(None) };
        let this_month = Month::of(seen.row.entered_on);
        let owed: Vec<_> = lines.iter().filter(|l| l.month < this_month && l.paid < l.due).map(|l| l.due - l.paid).collect();
        let (months, amount) = (owed.len(), owed.into_iter().sum());
        Ok((months > 0).then_some(Warning::Arrears { employer: case.employer_name, months, amount }))
    }

    fn changed_accounts(&self, seen: &Evidence<'_>, book: &Book, out: &mut Vec<Warning>) -> Result<(), Refusal> {
        let Ok(days) = book.number("warn_account_days", seen.row.entered_on) else { return Ok(()) };
        let mut payees: Vec<i64> = seen.items.iter().filter_map(|i| i.payee).collect();
        payees.sort_unstable();
        payees.dedup();
        for payee in payees {
            let changed = self.store.account_changed(payee)?;
            if let Some(on) = changed.filter(|on| (seen.row.entered_on - *on).num_days() < days.value.to_i64().unwrap_or(0)) {
                out.push(Warning::AccountChanged { payee: self.store.payee(payee)?.name, on });
            }
        }
        Ok(())
    }
}

/// The people a sheet pays for, each with his items; whose sheet it is, where it pays nobody.
fn people(seen: &Evidence<'_>) -> Vec<(i64, Vec<ItemKind>)> {
    let mut out: Vec<(i64, Vec<ItemKind>)> = Vec::new();
    for item in seen.items {
        let kind = ItemKind::ALL.into_iter().find(|k| k.id() == item.item);
        let (Some(person), Some(kind)) = (item.person, kind) else { continue };
        match out.iter_mut().find(|(id, _)| *id == person) {
            Some((_, kinds)) => kinds.push(kind),
            None => out.push((person, vec![kind])),
        }
    }
    if out.is_empty() {
        out.extend(seen.row.person.map(|person| (person, Vec::new())));
    }
    out
}

fn invoice(code: &str, number: &str) -> String {
    if code.is_empty() { number.to_owned() } else { format!("{code}-{number}") }
}
