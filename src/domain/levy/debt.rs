//! 欠费: what an employer owes for a month on a day (rules 2.8, 2.9), and how such a month stands.

use chrono::NaiveDate;

use super::allocation::Owed;
use crate::domain::benefits::explain::Silent;
use crate::domain::dates::Month;
use crate::domain::money::Money;
use crate::domain::params::Book;
use crate::domain::premium::{days_late, late_fee};
use crate::domain::problem::Problem;

/// A month of an employer as the office's records have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthDebt {
    pub month: Month,
    pub due: Money,
    pub paid: Money,
    /// The last day to pay without late fee.
    pub last_day: NaiveDate,
    /// 缓缴: neither arrears nor a late fee to this day.
    pub deferred_until: Option<NaiveDate>,
    /// Principal that was paid, and the day of each payment. What was paid before gsbx is not among them.
    pub slices: Vec<(Money, NaiveDate)>,
    /// Late fees paid already.
    pub fee_paid: Money,
    /// The strongest notice that was served for it.
    pub notice: Option<NoticeKind>,
}

/// 催缴通知 and what follows if nobody pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoticeKind {
    /// 催缴通知书
    Reminder,
    /// 责令限期补缴
    Demand,
    /// 移送强制征缴
    Enforcement,
}

impl NoticeKind {
    pub const ALL: [NoticeKind; 3] = [NoticeKind::Reminder, NoticeKind::Demand, NoticeKind::Enforcement];

    /// The stable word that is stored and that scripts read.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            NoticeKind::Reminder => "reminder",
            NoticeKind::Demand => "demand",
            NoticeKind::Enforcement => "enforcement",
        }
    }

    #[must_use]
    pub fn parse(text: &str) -> Option<NoticeKind> {
        NoticeKind::ALL.into_iter().find(|k| k.id() == text)
    }

    /// The notice that has to be served before this one.
    #[must_use]
    pub const fn follows(self) -> Option<NoticeKind> {
        match self {
            NoticeKind::Reminder => None,
            NoticeKind::Demand => Some(NoticeKind::Reminder),
            NoticeKind::Enforcement => Some(NoticeKind::Demand),
        }
    }
}

/// How a levied month stands (agency rules 2.4), the worse the later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// 应缴
    Billed,
    /// 部分缴纳
    PartPaid,
    /// 已缴
    Paid,
    /// 缓缴
    Deferred,
    /// 欠费
    Overdue,
    /// 已催缴
    Dunned,
    /// 已责令补缴
    Demanded,
    /// 已移送
    Enforced,
}

impl Standing {
    /// The stable word that scripts read.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Standing::Billed => "billed",
            Standing::PartPaid => "part_paid",
            Standing::Paid => "paid",
            Standing::Deferred => "deferred",
            Standing::Overdue => "overdue",
            Standing::Dunned => "dunned",
            Standing::Demanded => "demanded",
            Standing::Enforced => "enforced",
        }
    }
}

impl MonthDebt {
    /// Principal not paid.
    #[must_use]
    pub fn principal(&self) -> Money {
        (self.due - self.paid).max(Money::ZERO)
    }

    /// The last day without a late fee, with what was deferred. A deferral covers the time before it was approved too. [convention]
    #[must_use]
    pub fn free_until(&self) -> NaiveDate {
        self.deferred_until.map_or(self.last_day, |day| day.max(self.last_day))
    }

    /// Whether principal is owed and its last day is over.
    #[must_use]
    pub fn is_overdue(&self, on: NaiveDate) -> bool {
        self.principal() > Money::ZERO && on > self.free_until()
    }

    #[must_use]
    pub fn days_late(&self, on: NaiveDate) -> i64 {
        days_late(self.free_until(), on)
    }

    /// What is owed on a day: the principal, and the late fees of it and of what was paid late, less those that were paid.
    ///
    /// # Errors
    /// `NoParameter`.
    pub fn owed_on(&self, book: &Book, on: NaiveDate) -> Result<Owed, Problem> {
        let principal = self.principal();
        let mut fee = self.fee(book, principal, on)?;
        for (amount, paid_on) in &self.slices {
            fee += self.fee(book, *amount, *paid_on)?;
        }
        Ok(Owed { month: self.month, principal, late_fee: (fee - self.fee_paid).max(Money::ZERO) })
    }

    fn fee(&self, book: &Book, amount: Money, paid_on: NaiveDate) -> Result<Money, Problem> {
        let free_until = self.free_until();
        if paid_on <= free_until { Ok(Money::ZERO) } else { late_fee(book, amount, free_until, paid_on, &mut Silent) }
    }

    #[must_use]
    pub fn standing(&self, on: NaiveDate) -> Standing {
        if self.principal() == Money::ZERO {
            return Standing::Paid;
        }
        if self.deferred_until.is_some_and(|until| on <= until) {
            return Standing::Deferred;
        }
        match (self.is_overdue(on), self.notice) {
            (true, Some(NoticeKind::Enforcement)) => Standing::Enforced,
            (true, Some(NoticeKind::Demand)) => Standing::Demanded,
            (true, Some(NoticeKind::Reminder)) => Standing::Dunned,
            (true, None) => Standing::Overdue,
            (false, _) if self.paid > Money::ZERO => Standing::PartPaid,
            (false, _) => Standing::Billed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::parameters::shipped;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn money(text: &str) -> Money {
        Money::parse(text).expect("an amount")
    }

    fn january(due: &str, paid: &str) -> MonthDebt {
        MonthDebt {
            month: Month::parse("2022-01").expect("a month"),
            due: money(due),
            paid: money(paid),
            last_day: day("2022-01-25"),
            deferred_until: None,
            slices: Vec::new(),
            fee_paid: Money::ZERO,
            notice: None,
        }
    }

    /// Each amount by hand: principal x 0.0005 x days, of every part that was paid late and of what is left.
    #[test]
    fn late_fees_to_the_fen() {
        let book = shipped().expect("parameters");
        let half = |paid_on: &str| vec![(money("500"), day(paid_on))];
        for (what, debt, on, principal, fee) in [
            ("on the last day", january("1000", "0"), "2022-01-25", "1000", "0"),
            ("one day late", january("1000", "0"), "2022-01-26", "1000", "0.50"),
            ("107 days, S19", january("12345.67", "0"), "2022-05-12", "12345.67", "660.49"),
            ("half of it before gsbx", january("1000", "500"), "2022-02-04", "500", "2.50"),
            (
                "half of it in time",
                MonthDebt { slices: half("2022-01-20"), ..january("1000", "500") },
                "2022-02-04",
                "500",
                "2.50",
            ),
            (
                "half of it ten days late",
                MonthDebt { slices: half("2022-02-04"), ..january("1000", "500") },
                "2022-02-14",
                "500",
                "7.50",
            ),
            (
                "all of it late, the fee stands still",
                MonthDebt { slices: half("2022-02-04"), ..january("500", "500") },
                "2023-02-14",
                "0",
                "2.50",
            ),
            (
                "part of the fee is paid",
                MonthDebt { slices: half("2022-02-04"), fee_paid: money("1"), ..january("500", "500") },
                "2022-02-14",
                "0",
                "1.50",
            ),
            (
                "deferred",
                MonthDebt { deferred_until: Some(day("2022-06-30")), ..january("1000", "0") },
                "2022-06-30",
                "1000",
                "0",
            ),
            (
                "two days after the deferral",
                MonthDebt { deferred_until: Some(day("2022-06-30")), ..january("1000", "0") },
                "2022-07-02",
                "1000",
                "1",
            ),
        ] {
            let owed = debt.owed_on(&book, day(on)).expect("parameters");
            assert_eq!((owed.principal, owed.late_fee), (money(principal), money(fee)), "{what}");
        }
    }

    #[test]
    fn a_month_stands_as_its_payments_and_notices_say() {
        let noticed = |kind| MonthDebt { notice: Some(kind), ..january("10", "0") };
        for (debt, on, standing) in [
            (january("10", "0"), "2022-01-25", Standing::Billed),
            (january("10", "1"), "2022-01-25", Standing::PartPaid),
            (january("10", "10"), "2022-09-01", Standing::Paid),
            (january("10", "1"), "2022-01-26", Standing::Overdue),
            (MonthDebt { deferred_until: Some(day("2022-06-30")), ..january("10", "0") }, "2022-06-30", Standing::Deferred),
            (MonthDebt { deferred_until: Some(day("2022-06-30")), ..january("10", "0") }, "2022-07-01", Standing::Overdue),
            (noticed(NoticeKind::Reminder), "2022-03-01", Standing::Dunned),
            (noticed(NoticeKind::Demand), "2022-03-01", Standing::Demanded),
            (noticed(NoticeKind::Enforcement), "2022-03-01", Standing::Enforced),
        ] {
            assert_eq!(debt.standing(day(on)), standing, "{standing:?}");
        }
    }
}
