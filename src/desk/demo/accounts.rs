//! Where the demonstration's money goes: accounts of its beneficiaries and of the workers whose injuries are recognised, entered
//! and reviewed in the years before. Workers of cases under way have none yet.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::chance::Chance;
use super::claims::at;
use super::recipe::broken;
use super::{Making, people};
use crate::desk::Refusal;
use crate::desk::estimate::Fields;
use crate::desk::sheets::stored;
use crate::domain::money::Money;
use crate::domain::payment::{Way, luhn_check};
use crate::domain::sheet::kind::SheetKind;
use crate::domain::sheet::state::State;
use crate::domain::sheet::workflow::{Step, transition};
use crate::store::sheets::payees::{NewAccount, PayeeKey};
use crate::store::sheets::record::NewSheet;
use crate::store::sheets::step::NewSheetStep;

/// Digits of a card between its first six and the check digit.
const SERIAL_DIGITS: usize = 12;

impl Making<'_> {
    /// Accounts of the beneficiaries, then of those with a recognised injury, each with the day since when.
    pub(super) fn accounts(&mut self, recognised: &[(i64, NaiveDate)]) -> Result<(), Refusal> {
        // Chance of its own, so that nothing else in the demonstration depends on it.
        let mut chance = Chance::new(self.county.seed + 1);
        let first = people::day(self.fund.year, 1, 4)?;
        let mut seen = BTreeSet::new();
        let all = self.beneficiaries.iter().map(|person| (*person, first)).chain(recognised.iter().copied());
        for (person, on) in all.filter(|(person, _)| seen.insert(*person)) {
            self.account(person, on, &mut chance)?;
        }
        Ok(())
    }

    fn account(&self, person: i64, on: NaiveDate, chance: &mut Chance) -> Result<(), Refusal> {
        let (clerks, reviewer) = self.hands()?;
        let payee = self.writer.payee_for(PayeeKey::Person(person))?;
        let holder = self.writer.payee(payee)?.name;
        let (bank, branch, account) = (chance.pick(&self.county.banks), &self.county.bank_branch, self.card(chance));
        let way = Way::Card.id();
        let (sheet, _) = self.writer.open_sheet(&NewSheet {
            kind: SheetKind::Payee,
            person: Some(person),
            case: None,
            employer: None,
            month: None,
            state: State::ToReview,
            supersedes: None,
            submission: None,
            operator: clerks[0],
            on,
            due_on: None,
            taken_over: true,
        })?;
        let fields = Fields::default()
            .with("payee_kind", "person")
            .with("way", way)
            .with("holder", holder.as_str())
            .with("bank", bank.as_str())
            .with("branch", branch.as_str())
            .with("account", account.as_str())
            .with("valid_from", on.to_string());
        let version = self.writer.add_sheet_version(sheet, &stored(&fields), Money::ZERO, clerks[0], &at(on))?;
        for (from, step, by) in [(None, Step::File, clerks[0]), (Some(State::ToReview), Step::Pass, reviewer)] {
            let found = transition(SheetKind::Payee.flow(), from, step).map_err(broken)?;
            let taken = NewSheetStep { step, from, to: found.to, version, hand: found.hand, reason: "", document: "" };
            self.writer.move_sheet(sheet, &taken, by, &at(on))?;
        }
        let new =
            NewAccount { payee, sheet, way, holder: &holder, bank, branch, account: &account, relation: "", valid_from: on };
        Ok(self.writer.add_account_of(&new)?)
    }

    fn card(&self, chance: &mut Chance) -> String {
        let serial: String = (0..SERIAL_DIGITS).map(|_| chance.below(10).to_string()).collect();
        let head = format!("{}{serial}", self.county.card_prefix);
        format!("{head}{}", luhn_check(&head))
    }
}
