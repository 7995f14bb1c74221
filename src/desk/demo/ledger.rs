//! The demonstration's cases, benefits and books of the year, after the posting templates P2 to P12.

use chrono::{Days, NaiveDate};

use super::claims::{Told, Written};
use super::plans::{BEFORE, DEATH, Plan, REJECTED, UNUSUAL, USUAL};
use super::recipe::broken;
use super::{Making, people};
use crate::desk::Refusal;
use crate::domain::dates::Month;
use crate::domain::fund::Side;
use crate::domain::money::Money;
use crate::domain::person::BenefitLine;
use crate::domain::reading::Surnames;
use crate::store::benefits::{NewBenefit, NewEvent};
use crate::store::ledger::NewEntry;
use crate::store::readings::NameWriter;

/// Cases a year, for the fund's year and the two before it.
const CASES_A_YEAR: u32 = 66;
/// A case on file.
struct Case {
    id: i64,
    person: i64,
    accident_on: NaiveDate,
    /// From when a lump sum for a grade can be paid.
    concluded_on: Option<NaiveDate>,
    recognised_on: Option<NaiveDate>,
    death: bool,
}

impl Case {
    /// Bills come some weeks after the accident, a lump sum follows its conclusion.
    fn payable_from(&self, item: &str) -> NaiveDate {
        let concluded = self.concluded_on.filter(|_| item == "disability");
        concluded.unwrap_or(self.accident_on + Days::new(20))
    }
}

impl Making<'_> {
    pub(super) fn books(&mut self) -> Result<(), Refusal> {
        self.open_books()?;
        let cases = self.cases()?;
        let mut left = self.item_totals()?;
        self.monthly_benefits(&mut left)?;
        for (item, total) in &left {
            self.spread_item(item, *total, &cases)?;
        }
        let recognised: Vec<_> = cases.iter().filter(|c| !c.death).filter_map(|c| Some((c.person, c.recognised_on?))).collect();
        self.accounts(&recognised)?;
        self.move_between_accounts()?;
        self.reserve_for_next_year()
    }

    fn open_books(&mut self) -> Result<(), Refusal> {
        let amount = Money::parse(&self.fund.opening).map_err(broken)?;
        let posted_on = people::day(self.fund.year - 1, 12, 31)?;
        let memo = format!("{} opening balance", self.fund.year);
        let entry =
            NewEntry { posted_on, debit: "bank_special", credit: "net_general", amount, memo: &memo, person: None, case: None };
        Ok(self.writer.post(&entry, 0)?)
    }

    /// Every item but the contributions, which the employers have paid already.
    fn item_totals(&self) -> Result<Vec<(String, Money)>, Refusal> {
        let rest = self.fund.items.iter().filter(|(key, _)| *key != "contributions");
        rest.map(|(key, total)| Ok((key.clone(), Money::parse(&total.yuan).map_err(broken)?))).collect()
    }

    fn cases(&mut self) -> Result<Vec<Case>, Refusal> {
        let mut out = Vec::new();
        for year in self.fund.year - 2..=self.fund.year {
            for serial in 1..=CASES_A_YEAR {
                out.push(self.case(year, serial)?);
            }
        }
        let insured = self.fund.insured as usize;
        for at in insured..self.members.len() {
            let serial = CASES_A_YEAR + 1 + u32::try_from(at - insured).unwrap_or_default();
            out.push(self.death(at, serial)?);
        }
        self.cases_under_way()?;
        Ok(out)
    }

    fn case(&mut self, year: i32, serial: u32) -> Result<Case, Refusal> {
        let insured = u64::from(self.fund.insured);
        let at = usize::try_from(self.chance.below(insured)).unwrap_or_default();
        let accident_on = people::day(year, 1, 1)? + Days::new(u64::from(serial - 1) * 365 / u64::from(CASES_A_YEAR));
        let (mut plan, graded) = if year == self.fund.year { *self.chance.pick(&USUAL) } else { (BEFORE, true) };
        if plan == REJECTED {
            self.rejections += 1;
            plan = if self.rejections.is_multiple_of(2) { UNUSUAL[(self.rejections / 2 - 1) % UNUSUAL.len()] } else { plan };
        }
        let grade = u8::try_from(10 - self.chance.below(5)).ok().filter(|_| graded);
        self.write_case(at, (year, serial), accident_on, plan, grade)
    }

    fn death(&mut self, at: usize, serial: u32) -> Result<Case, Refusal> {
        let accident_on = people::day(self.fund.year, 1, 20)? + Days::new(self.chance.below(290));
        let member = &self.members[at];
        let shop = self.shops[member.employer].id;
        self.writer.end_employment(member.person, shop, accident_on)?;
        self.write_case(at, (self.fund.year, serial), accident_on, DEATH, None)
    }

    fn write_case(
        &mut self,
        member: usize,
        (year, serial): (i32, u32),
        accident_on: NaiveDate,
        plan: Plan,
        grade: Option<u8>,
    ) -> Result<Case, Refusal> {
        let part = self.chance.pick(&self.county.body_parts).clone();
        let (number, death) = (format!("GS-{year}-{serial:06}"), plan == DEATH);
        let (waits, papers_missing) = (false, false);
        let told = Told { number: &number, member, accident_on, part: &part, plan, grade, death, waits, papers_missing };
        let Written { id, person, concluded_on, recognised_on } = self.write_down(&told)?;
        Ok(Case { id, person, accident_on, concluded_on, recognised_on, death })
    }

    /// Pays every monthly benefit twelve times and takes it from what the item still has to give.
    fn monthly_benefits(&mut self, left: &mut [(String, Money)]) -> Result<(), Refusal> {
        let mut names = NameWriter::default();
        let mut taken = 0;
        for at in 0..self.fund.monthly.len() {
            for n in 0..self.fund.monthly[at].people {
                let kind = &self.fund.monthly[at];
                let (item, name, low) = (kind.item.clone(), kind.kind.clone(), kind.from);
                let steps = u64::try_from(kind.to - low).map_err(broken)?;
                let yuan = low + i64::try_from(self.chance.below(steps)).map_err(broken)?;
                let monthly = Money::from_fen(yuan * 100);
                let person = if name == "dependant_pension" {
                    self.add_dependant(n, &mut names, self.policy.surnames())?
                } else {
                    taken += 1;
                    self.members[taken * 53].person
                };
                let grade = (name == "allowance").then(|| 1 + u8::try_from(n % 4).unwrap_or_default());
                let since = people::day(2006 + n.cast_signed() % 14, 1 + n % 12, 1)?;
                self.begin_benefit(person, &BenefitLine { kind: name, grade, monthly, since })?;
                self.pay_monthly(&item, person, monthly)?;
                let total = left.iter_mut().find(|(key, _)| *key == item).ok_or_else(|| broken("monthly item"))?;
                total.1 = total.1 - Money::from_fen(monthly.fen() * 12);
            }
        }
        Ok(())
    }

    /// Notes a monthly benefit down as one taken over.
    fn begin_benefit(&mut self, person: i64, line: &BenefitLine) -> Result<(), Refusal> {
        let benefit = NewBenefit {
            person,
            case: None,
            kind: &line.kind,
            grade: line.grade,
            level: "",
            relation: "",
            since: line.since,
            sheet: None,
            remark: "",
        };
        let start =
            NewEvent { month: Month::of(line.since), what: "start", monthly: Some(line.monthly), reason: "", sheet: None };
        let id = self.writer.begin_benefit(&benefit)?;
        self.writer.add_benefit_event(id, &start, None, &self.at)?;
        self.beneficiaries.push(person);
        Ok(())
    }

    fn add_dependant(&mut self, n: u32, names: &mut NameWriter, surnames: &Surnames) -> Result<i64, Refusal> {
        loop {
            let relative = people::dependant(&self.county, &mut self.chance, n)?;
            // Two relatives can draw the same birthday and serial; the later one draws again.
            if self.writer.person_id(relative.id_number.as_str())?.is_none() {
                return Ok(self.writer.add_dependant(self.source, &relative, names, surnames)?);
            }
        }
    }

    fn pay_monthly(&mut self, item: &str, person: i64, amount: Money) -> Result<(), Refusal> {
        for month in self.months()? {
            let posted_on = month.first_day() + Days::new(19);
            self.post_item(item, posted_on, amount, &format!("{month} P{person}"), Some(person), None)?;
        }
        Ok(())
    }

    /// The rest of an item, in its parts, over the year; benefits go to cases.
    fn spread_item(&mut self, item: &str, total: Money, cases: &[Case]) -> Result<(), Refusal> {
        if total.fen() <= 0 {
            return Err(broken(format!("nothing left of {item}")));
        }
        let parts = self.fund.items.get(item).map_or(1, |i| i.parts);
        let first = people::day(self.fund.year, 1, 1)?;
        let amounts = self.chance.split(total, parts);
        let year_end = people::day(self.fund.year, 12, 28)?;
        let payees: Vec<&Case> = cases
            .iter()
            .filter(|c| match item {
                "medical" => !c.death,
                "disability" => c.concluded_on.is_some_and(|on| on >= first && on < year_end),
                "death" => c.death,
                _ => false,
            })
            .collect();
        for (n, amount) in amounts.into_iter().enumerate() {
            let step = 365 * (n as u64 + 1) / parts as u64;
            let even = (first + Days::new(step.saturating_sub(5))).min(year_end);
            let case = payees.get(n % payees.len().max(1)).copied();
            let posted_on = case.map_or(even, |c| even.max(c.payable_from(item)).min(year_end));
            let memo = format!("{item} {}", n + 1);
            self.post_item(item, posted_on, amount, &memo, case.map(|c| c.person), case.map(|c| c.id))?;
        }
        Ok(())
    }

    fn post_item(
        &mut self,
        key: &str,
        posted_on: NaiveDate,
        amount: Money,
        memo: &str,
        person: Option<i64>,
        case: Option<i64>,
    ) -> Result<(), Refusal> {
        let item = self.policy.item(key).ok_or_else(|| broken(key))?;
        let (debit, credit) = match item.side {
            Side::Income => (item.bank.as_str(), item.account.as_str()),
            Side::Spending => (item.account.as_str(), item.bank.as_str()),
        };
        Ok(self.writer.post(&NewEntry { posted_on, debit, credit, amount, memo, person, case }, 0)?)
    }

    /// P2 and P3 at each month's end: the treasury's money to the special account, the month's spending from there.
    fn move_between_accounts(&mut self) -> Result<(), Refusal> {
        for month in self.months()? {
            let (treasury, expense) =
                (self.writer.account_balance("treasury", month)?, self.writer.account_balance("bank_expense", month)?);
            for (debit, credit, amount) in [("bank_special", "treasury", treasury), ("bank_expense", "bank_special", -expense)] {
                if amount.fen() > 0 {
                    let memo = month.to_string();
                    let posted_on = month.last_day();
                    self.writer.post(&NewEntry { posted_on, debit, credit, amount, memo: &memo, person: None, case: None }, 0)?;
                }
            }
        }
        Ok(())
    }
    /// P3 at the year's end, so that January's payments can be made at once; neither income nor spending.
    fn reserve_for_next_year(&self) -> Result<(), Refusal> {
        let amount = Money::parse(&self.fund.moved_at_year_end).map_err(broken)?;
        let posted_on = people::day(self.fund.year, 12, 31)?;
        let memo = format!("{}-01", self.fund.year + 1);
        let (debit, credit) = ("bank_expense", "bank_special");
        Ok(self.writer.post(&NewEntry { posted_on, debit, credit, amount, memo: &memo, person: None, case: None }, 0)?)
    }
}
