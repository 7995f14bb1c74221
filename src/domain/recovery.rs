//! 追回: what comes back to the fund, how, and to which account (rules 8.5, 9.2, 9.3; agency rules 2.10, 3.4 P6, P6a, P13).

use thiserror::Error;

use super::benefits::item::ItemKind;
use super::books::{IN_OTHER, PREPAID, spending_account};
use super::dates::Month;
use super::money::Money;
use super::problem::Problem;
use super::sheet::state::State;

/// Instalments at most.
pub const INSTALMENTS_MAX: i64 = 120;

/// Why money has to come back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// 多享受待遇: a person or an employer got too much.
    Overpaid,
    /// 第三人责任: who did the harm owes what the fund has paid.
    ThirdParty,
    /// 先行支付: the employer owes what the fund advanced.
    EmployerAdvance,
}

impl Cause {
    pub const ALL: [Cause; 3] = [Cause::Overpaid, Cause::ThirdParty, Cause::EmployerAdvance];

    /// The stable word that is stored and that scripts read.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Cause::Overpaid => "overpaid",
            Cause::ThirdParty => "third_party",
            Cause::EmployerAdvance => "employer_advance",
        }
    }

    /// # Errors
    /// `NotOneOf`.
    pub fn parse(text: &str) -> Result<Cause, Problem> {
        let found = Cause::ALL.into_iter().find(|c| c.id() == text.trim());
        found.ok_or(Problem::NotOneOf { choices: "overpaid, third_party, employer_advance" })
    }
}

/// How it comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Plan {
    /// 分期退还: so many months from the first on, the whole sum at once for one.
    Instalments { count: i64, first: Month },
    /// 抵扣: taken off what the person is paid.
    SetOff,
}

impl Plan {
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Plan::Instalments { .. } => "instalments",
            Plan::SetOff => "set_off",
        }
    }

    /// What falls due in which month: equal parts in whole fen, the last with what is over. Nothing for a set-off.
    #[must_use]
    pub fn instalments(self, amount: Money) -> Vec<(Month, Money)> {
        let Plan::Instalments { count, first } = self else { return Vec::new() };
        let count = count.max(1);
        let each = amount.fen() / count;
        let months = std::iter::successors(Some(first), |month| Some(month.next()));
        let parts = (1..=count).map(|n| if n == count { amount.fen() - each * (count - 1) } else { each });
        months.zip(parts.map(Money::from_fen)).collect()
    }

    /// The next instalment that is not met by what came back: its month, and what of it is still owed.
    #[must_use]
    pub fn next_due(self, amount: Money, back: Money) -> Option<(Month, Money)> {
        let mut due = Money::ZERO;
        self.instalments(amount).into_iter().find_map(|(month, part)| {
            due += part;
            (due > back).then(|| (month, (due - back).min(part)))
        })
    }

    /// What should have come back in the months before `now` and has not.
    #[must_use]
    pub fn overdue(self, amount: Money, back: Money, now: Month) -> Money {
        let due: Money = self.instalments(amount).into_iter().filter(|(month, _)| *month < now).map(|(_, part)| part).sum();
        (due - back).max(Money::ZERO)
    }
}

/// How a part came back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    Bank,
    /// Off a payment.
    SetOff,
    /// 核销: it will not come back; the finance bureau has agreed.
    WriteOff,
}

impl Way {
    pub const ALL: [Way; 3] = [Way::Bank, Way::SetOff, Way::WriteOff];

    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Way::Bank => "bank",
            Way::SetOff => "offset",
            Way::WriteOff => "write_off",
        }
    }

    #[must_use]
    pub fn parse(text: &str) -> Option<Way> {
        Way::ALL.into_iter().find(|w| w.id() == text)
    }
}

/// The template and the account that money of an item and year comes back to, when it does in year `now`.
#[must_use]
pub fn comes_back_to(cause: Cause, item: ItemKind, year: i32, now: i32) -> (&'static str, &'static str) {
    match (cause, spending_account(item)) {
        (Cause::EmployerAdvance, _) => ("P13R", PREPAID),
        (_, Some(account)) if year == now => ("P6", account),
        _ => ("P6a", IN_OTHER),
    }
}

/// Debit and credit of a write-off: an advance becomes spending; what was overpaid is spending already and moves nothing.
#[must_use]
pub const fn written_off(cause: Cause, item: ItemKind) -> Option<(&'static str, &'static str)> {
    match (cause, spending_account(item)) {
        (Cause::EmployerAdvance, Some(account)) => Some((account, PREPAID)),
        _ => None,
    }
}

/// What stands against a recovery, or against what comes back of one. The `Display` text is for logs only.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RecoveryProblem {
    #[error("the recovery is {state:?}")]
    NotOpen { state: State },
    /// `spoken_for` waits to be checked or is kept back on a payment list.
    #[error("only {left} is left, {spoken_for} spoken for besides")]
    AboveLeft { left: Money, spoken_for: Money },
    #[error("{sheet} paid only {most} too much that is not being recovered")]
    AboveOverpaid { sheet: String, most: Money },
    #[error("{recovery} of the same sheet, item and year stands open")]
    OpenAlready { recovery: String },
    #[error("the person is not on {sheet}")]
    NotOnSheet { sheet: String },
    #[error("no determination or bill that holds")]
    NothingToRecover,
    #[error("only a person is set off against")]
    OnlyPersons,
    #[error("one debtor: a person or an employer")]
    OneDebtor,
    #[error("a part came back or is under way")]
    CameBack,
    #[error("the debt is less than what line {line} keeps back")]
    DebtShrank { line: i64 },
}

#[cfg(test)]
mod tests {
    use super::*;

    fn yuan(fen: i64) -> Money {
        Money::from_fen(fen)
    }

    fn month(text: &str) -> Month {
        Month::parse(text).expect("a month")
    }

    #[test]
    fn instalments_come_to_the_amount_to_the_fen() {
        let plan = Plan::Instalments { count: 3, first: month("2021-11") };
        let parts = plan.instalments(yuan(10_000));
        assert_eq!(parts, [(month("2021-11"), yuan(3_333)), (month("2021-12"), yuan(3_333)), (month("2022-01"), yuan(3_334))]);
        for fen in [1, 2, 7, 100, 99_999_999] {
            assert_eq!(plan.instalments(yuan(fen)).iter().map(|(_, m)| *m).sum::<Money>(), yuan(fen));
        }
    }

    #[test]
    fn the_next_instalment_is_the_first_that_is_not_met_and_a_month_gone_by_is_overdue() {
        let plan = Plan::Instalments { count: 3, first: month("2021-11") };
        let next = |back| plan.next_due(yuan(10_000), yuan(back));
        assert_eq!(next(0), Some((month("2021-11"), yuan(3_333))));
        assert_eq!(next(1_000), Some((month("2021-11"), yuan(2_333))));
        assert_eq!(next(3_333), Some((month("2021-12"), yuan(3_333))));
        assert_eq!(next(10_000), None);
        let overdue = |back, now| plan.overdue(yuan(10_000), yuan(back), month(now));
        assert_eq!(overdue(0, "2021-11"), Money::ZERO);
        assert_eq!(overdue(0, "2021-12"), yuan(3_333));
        assert_eq!(overdue(4_000, "2022-01"), yuan(2_666));
        assert_eq!(overdue(10_000, "2023-01"), Money::ZERO);
        assert_eq!(Plan::SetOff.next_due(yuan(10_000), Money::ZERO), None);
    }

    #[test]
    fn it_comes_back_to_the_spending_of_the_same_year_else_to_other_income_and_an_advance_to_what_was_advanced() {
        let to = |cause, now| comes_back_to(cause, ItemKind::DisabilityAllowance, 2021, now);
        assert_eq!(to(Cause::Overpaid, 2021), ("P6", "out_disability"));
        assert_eq!(to(Cause::Overpaid, 2022), ("P6a", "in_other"));
        assert_eq!(to(Cause::ThirdParty, 2021), ("P6", "out_disability"));
        assert_eq!(to(Cause::EmployerAdvance, 2022), ("P13R", "prepaid"));
        assert_eq!(written_off(Cause::EmployerAdvance, ItemKind::Medical), Some(("out_medical", "prepaid")));
        assert_eq!(written_off(Cause::Overpaid, ItemKind::Medical), None);
    }

    #[test]
    fn words_are_told_apart() {
        for cause in Cause::ALL {
            assert_eq!(Cause::parse(cause.id()), Ok(cause));
        }
        for way in Way::ALL {
            assert_eq!(Way::parse(way.id()), Some(way));
        }
    }
}
