//! What each employer of the demonstration owes and pays: payroll by month, and arrears that leave exactly the printed income.

use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;

use super::Making;
use super::recipe::broken;
use crate::desk::Refusal;
use crate::domain::dates::Month;
use crate::domain::employer::{Contribution, RatePpm};
use crate::domain::money::Money;
use crate::store::ledger::NewEntry;

/// What is due stands this much above what is paid, in thousandths: the difference are the arrears.
const DUE_ABOVE_PAID: i64 = 1012;

impl Making<'_> {
    /// Scales the wages so that the year's dues come out a little above the contributions that were paid.
    pub(super) fn set_wages(&mut self) -> Result<(), Refusal> {
        let months = self.months()?;
        let mut due: i128 = 0;
        for month in months {
            for member in self.members.iter().filter(|m| m.worker.insured_from <= month.first_day()) {
                due += i128::from(member.worker.wage.fen()) * i128::from(self.rate(member.employer, month)?.0);
            }
        }
        let wanted = i128::from(self.contributions_total()?.fen()) * i128::from(DUE_ABOVE_PAID) * 1000;
        for member in &mut self.members {
            let scaled = i128::from(member.worker.wage.fen()) * wanted / due.max(1);
            // Wages are whole yuan.
            member.worker.wage = Money::from_fen(i64::try_from(scaled / 100 * 100).unwrap_or_default());
        }
        Ok(())
    }

    fn contributions_total(&self) -> Result<Money, Refusal> {
        let total = self.fund.items.get("contributions").ok_or_else(|| broken("contributions"))?;
        Money::parse(&total.yuan).map_err(broken)
    }

    fn rate(&self, employer: usize, month: Month) -> Result<RatePpm, Refusal> {
        let class = usize::from(self.shops[employer].employer.risk_class);
        let base = RatePpm::parse(&self.county.rates[class - 1]).map_err(broken)?;
        if month < Month::parse(&self.county.cut_from).map_err(broken)? {
            return Ok(base);
        }
        let cut = Decimal::from_str_exact(&self.county.cut_factor).map_err(broken)?;
        let ppm = (Decimal::from(base.0) * cut).trunc();
        Ok(RatePpm(i64::try_from(ppm).map_err(broken)?))
    }

    /// Wages, dues and payments of every month; paid means booked.
    pub(super) fn contributions(&mut self) -> Result<(), Refusal> {
        let mut lines = Vec::new();
        for month in self.months()? {
            self.wages_of(month)?;
            for shop in 0..self.shops.len() {
                lines.extend(self.owed(shop, month)?.map(|line| (shop, line)));
            }
        }
        let due: Money = lines.iter().map(|(_, l)| l.due).sum();
        let mut arrears = due - self.contributions_total()?;
        if arrears.fen() < 0 {
            return Err(broken("dues below the printed contributions"));
        }
        for (shop, line) in &mut lines {
            self.pay(line, &mut arrears)?;
            self.writer.take_contribution(self.source, self.shops[*shop].id, line)?;
        }
        for (shop, line) in &lines {
            self.book(*shop, line)?;
        }
        if arrears == Money::ZERO { Ok(()) } else { Err(broken("arrears left over")) }
    }

    fn wages_of(&mut self, month: Month) -> Result<(), Refusal> {
        for member in self.members.iter().filter(|m| m.worker.insured_from <= month.first_day()) {
            let shop = self.shops[member.employer].id;
            self.writer.take_wage(self.source, member.person, shop, month, member.worker.wage)?;
        }
        Ok(())
    }

    fn owed(&self, shop: usize, month: Month) -> Result<Option<Contribution>, Refusal> {
        let there = self.members.iter().filter(|m| m.employer == shop && m.worker.insured_from <= month.first_day());
        let (headcount, payroll) = there.fold((0, Money::ZERO), |(n, sum), m| (n + 1, sum + m.worker.wage));
        if headcount == 0 {
            return Ok(None);
        }
        let rate = self.rate(shop, month)?;
        let due = payroll.exact().times(Decimal::new(rate.0, 6)).round();
        Ok(Some(Contribution { month, headcount, payroll, rate, due, paid: Money::ZERO, paid_on: None }))
    }

    /// Pays in full, unless this is one of the late ones while arrears are still to be made up; the last pays in part.
    fn pay(&mut self, line: &mut Contribution, arrears: &mut Money) -> Result<(), Refusal> {
        let late = self.chance.one_in(40) || line.month.month() == 12;
        let unpaid = if late && arrears.fen() > 0 { line.due.min(*arrears) } else { Money::ZERO };
        *arrears = *arrears - unpaid;
        line.paid = line.due - unpaid;
        if line.paid.fen() > 0 {
            let first: NaiveDate = line.month.first_day();
            line.paid_on = Some(first + Days::new(9 + self.chance.below(15)));
        }
        Ok(())
    }

    fn book(&mut self, shop: usize, line: &Contribution) -> Result<(), Refusal> {
        let Some(posted_on) = line.paid_on else { return Ok(()) };
        let memo = format!("{} {}", self.shops[shop].employer.credit_code.as_str(), line.month);
        let entry = NewEntry {
            posted_on,
            debit: "treasury",
            credit: "in_premium",
            amount: line.paid,
            memo: &memo,
            person: None,
            case: None,
        };
        Ok(self.writer.post(&entry, 0)?)
    }
}
