//! The fund's year: items, months, running balance, support months, and where a printed total departs.

use super::dates::Month;
use super::money::{Exact, Money};

/// Side of a fund item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Income,
    Spending,
}

/// An income or spending item and how a line of a ledger file is posted for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Key in files and scripts, such as `hand_up`.
    pub key: String,
    /// Account of the ledger, such as `out_to_upper`.
    pub account: String,
    /// Bank account on the other side, such as `bank_expense`.
    pub bank: String,
    pub side: Side,
    pub name_zh: String,
    pub name_en: String,
    /// Moves money between levels of government: not counted as local spending.
    pub transfer: bool,
}

/// One item's amount over a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemAmount {
    pub key: String,
    pub amount: Money,
}

/// One month of the fund.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthFigures {
    pub month: Month,
    pub income: Money,
    pub spending: Money,
    /// Balance at the end of the month.
    pub balance: Money,
    /// In the order of the item table; items without entries are zero.
    pub items: Vec<ItemAmount>,
}

/// What a published report printed for a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    pub year: i32,
    pub income: Money,
    pub spending: Money,
}

/// A remark under the figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// The printed total differs from the sum of its own items.
    PrintedTotal { side: Side, printed: Money, items: Money },
}

/// A year of the fund. `closing == opening + income - spending`, by construction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearFigures {
    pub year: i32,
    pub opening: Money,
    pub income: Money,
    pub spending: Money,
    pub items: Vec<ItemAmount>,
    /// Twelve, January first.
    pub months: Vec<MonthFigures>,
    /// Spending without transfers between levels, the basis of the support months.
    pub local_spending: Money,
    pub insured: i64,
    pub beneficiaries: i64,
    pub notes: Vec<Note>,
}

impl YearFigures {
    /// Adds the items of each month up to the year. `by_month` holds each month's items in table order.
    #[must_use]
    pub fn build(
        year: i32,
        opening: Money,
        table: &[Item],
        by_month: Vec<(Month, Vec<Money>)>,
        printed: Option<&Printed>,
    ) -> YearFigures {
        let mut balance = opening;
        let mut totals = vec![Money::ZERO; table.len()];
        let mut months = Vec::with_capacity(by_month.len());
        for (month, amounts) in by_month {
            let income = side_sum(table, &amounts, Side::Income);
            let spending = side_sum(table, &amounts, Side::Spending);
            balance = balance + income - spending;
            for (total, amount) in totals.iter_mut().zip(&amounts) {
                *total += *amount;
            }
            months.push(MonthFigures { month, income, spending, balance, items: named(table, &amounts) });
        }
        let income = side_sum(table, &totals, Side::Income);
        let spending = side_sum(table, &totals, Side::Spending);
        let transfers: Money =
            table.iter().zip(&totals).filter(|(i, _)| i.side == Side::Spending && i.transfer).map(|(_, a)| *a).sum();
        YearFigures {
            year,
            opening,
            income,
            spending,
            items: named(table, &totals),
            months,
            local_spending: spending - transfers,
            insured: 0,
            beneficiaries: 0,
            notes: printed.map(|p| printed_notes(p, income, spending)).unwrap_or_default(),
        }
    }

    #[must_use]
    pub fn closing(&self) -> Money {
        self.opening + self.income - self.spending
    }

    /// 可支付月数: closing balance over a twelfth of local spending; `None` without spending.
    #[must_use]
    pub fn support_months(&self) -> Option<Exact> {
        self.closing().exact().times(rust_decimal::Decimal::from(12)).per(self.local_spending.exact())
    }
}

fn side_sum(table: &[Item], amounts: &[Money], side: Side) -> Money {
    table.iter().zip(amounts).filter(|(i, _)| i.side == side).map(|(_, a)| *a).sum()
}

fn named(table: &[Item], amounts: &[Money]) -> Vec<ItemAmount> {
    table.iter().zip(amounts).map(|(i, a)| ItemAmount { key: i.key.clone(), amount: *a }).collect()
}

fn printed_notes(printed: &Printed, income: Money, spending: Money) -> Vec<Note> {
    [(Side::Income, printed.income, income), (Side::Spending, printed.spending, spending)]
        .into_iter()
        .filter(|(_, printed, items)| printed != items)
        .map(|(side, printed, items)| Note::PrintedTotal { side, printed, items })
        .collect()
}

/// A posted entry as the drill-down shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryLine {
    pub number: i64,
    pub posted_on: chrono::NaiveDate,
    pub debit: String,
    pub credit: String,
    pub amount: Money,
    pub memo: String,
    /// Row of the person it was paid to or for.
    pub person: Option<i64>,
    /// Number of its voucher; none for one that was taken over.
    pub voucher: Option<String>,
}

impl EntryLine {
    /// The entry as a line of an item: what it adds to the item (a reversal takes away), and the account on the other side.
    #[must_use]
    pub fn seen_from(&self, item: &Item) -> (Money, &str) {
        let usual = match item.side {
            Side::Income => &self.credit,
            Side::Spending => &self.debit,
        };
        let other = if self.debit == item.account { &self.credit } else { &self.debit };
        (if *usual == item.account { self.amount } else { -self.amount }, other)
    }
}

/// Shares in tenths of a per cent that add to 1000, by largest remainder; all zero for nothing.
#[must_use]
pub fn shares(amounts: &[Money]) -> Vec<u32> {
    let total: i128 = amounts.iter().map(|a| i128::from(a.fen().max(0))).sum();
    if total == 0 {
        return vec![0; amounts.len()];
    }
    let exact: Vec<i128> = amounts.iter().map(|a| i128::from(a.fen().max(0)) * 1000).collect();
    let mut out: Vec<u32> = exact.iter().map(|e| u32::try_from(e / total).unwrap_or_default()).collect();
    let mut order: Vec<usize> = (0..amounts.len()).collect();
    order.sort_by_key(|i| std::cmp::Reverse(exact[*i] % total));
    let missing = 1000_u32.saturating_sub(out.iter().sum());
    for i in order.into_iter().take(missing as usize) {
        out[i] += 1;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reversal_takes_away_from_its_item() {
        let item = Item {
            key: "medical".into(),
            account: "out_medical".into(),
            bank: "bank_expense".into(),
            side: Side::Spending,
            name_zh: String::new(),
            name_en: String::new(),
            transfer: false,
        };
        let entry = |debit: &str, credit: &str| EntryLine {
            number: 1,
            posted_on: chrono::NaiveDate::default(),
            debit: debit.into(),
            credit: credit.into(),
            amount: Money::from_fen(100),
            memo: String::new(),
            person: None,
            voucher: None,
        };
        assert_eq!(entry("out_medical", "bank_expense").seen_from(&item), (Money::from_fen(100), "bank_expense"));
        assert_eq!(entry("bank_expense", "out_medical").seen_from(&item), (Money::from_fen(-100), "bank_expense"));
    }

    #[test]
    fn shares_add_to_the_whole() {
        let fen = [1_250_000, 240_000, 2_860_000, 190_000, 320_000, 60_000, 440_000, 300_000];
        let amounts: Vec<Money> = fen.iter().map(|f| Money::from_fen(*f)).collect();
        assert_eq!(shares(&amounts).iter().sum::<u32>(), 1000);
        assert_eq!(shares(&[Money::ZERO]), [0]);
    }
}
