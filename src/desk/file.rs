//! A person's file (档案), and the recorded look at whole numbers.

use super::{Desk, Refusal};
use crate::domain::audit::Act;
use crate::domain::dates::Month;
use crate::domain::identity::{ResidentId, age_on, mask_phone};
use crate::domain::operator::Right;
use crate::domain::person::{FullNumbers, PaymentLine, PersonFile};
use crate::store::StoreError;
use crate::store::cases::PaymentRow;

impl Desk {
    /// Everything on file about a person, numbers masked. The look is recorded first; while another window writes, the
    /// record waits for it and the person at the counter does not ([`crate::store::Store::note_soon`]).
    ///
    /// # Errors
    /// `NotAllowed`, `NotFound`, `Store`, also where nothing can be recorded.
    pub fn open_file(&self, person_id: i64) -> Result<PersonFile, Refusal> {
        let file = self.read_file(person_id)?;
        let me = Some(self.operator.id);
        self.store.note_soon(&self.clock.stamp(), me, Act::OpenFile, &format!("person:{person_id}"), "")?;
        Ok(file)
    }

    /// The same file for somebody who has it open already: this is no look of its own, and nothing is written.
    ///
    /// # Errors
    /// `NotAllowed`, `NotFound`, `Store`.
    pub fn read_file(&self, person_id: i64) -> Result<PersonFile, Refusal> {
        self.require(Right::Lookup)?;
        let row = self.store.person(person_id)?.ok_or(Refusal::NotFound)?;
        let id = ResidentId::parse(&row.numbers.id_number).map_err(|_| StoreError::BadValue(format!("person {person_id}")))?;
        let payments = self.store.payments_of(person_id)?.into_iter().map(|p| self.payment(p)).collect();
        Ok(PersonFile {
            person_id,
            name: row.name,
            id_masked: id.masked(),
            phone_masked: mask_phone(&row.numbers.phone),
            sex: id.sex(),
            birth: id.birth(),
            age: age_on(id.birth(), self.clock.today()),
            benefit: self.store.benefit_of(person_id, Month::of(self.clock.today()))?,
            employments: self.store.employments(person_id)?,
            months: self.wage_months(person_id)?,
            cases: self.store.cases_of(person_id)?,
            payments,
            advice: self.store.advice_of(person_id)?.into_iter().map(super::advice::line).collect(),
        })
    }

    fn payment(&self, row: PaymentRow) -> PaymentLine {
        let item = self.policy.items().iter().find(|i| i.account == row.account).map(|i| i.key.clone());
        PaymentLine {
            paid_on: row.paid_on,
            item: item.unwrap_or(row.account),
            amount: row.amount,
            case_number: row.case_number.unwrap_or_default(),
        }
    }

    /// Whole numbers, for those whose role may see them. The look is in the audit trail before it is answered.
    ///
    /// # Errors
    /// `NotAllowed`, `NotFound`, `Store`.
    pub fn show_full(&mut self, person_id: i64) -> Result<FullNumbers, Refusal> {
        self.require(Right::SeeFull)?;
        let row = self.store.person(person_id)?.ok_or(Refusal::NotFound)?;
        let me = Some(self.operator.id);
        self.store.note(&self.clock.stamp(), me, Act::Unmask, &format!("person:{person_id}"), "")?;
        Ok(row.numbers)
    }
}
