//! 记账模板: what the finance section enters by hand, as debit and credit (agency rules 3.4), and what stands against it.
//! P4 and P5 are not here: they follow from payments.

use thiserror::Error;

use super::books::{BANK_EXPENSE, BANK_INCOME, BANK_SPECIAL, IN_OTHER, PREPAID, TEMP_RECEIVED, TREASURY};
use super::dates::Month;
use super::money::Money;

/// 财政专户定期存款
pub const BANK_TIME: &str = "bank_time";
/// 社会保险费收入
pub const IN_PREMIUM: &str = "in_premium";
/// 工伤预防费用支出
pub const OUT_PREVENTION: &str = "out_prevention";
/// 一般基金结余
pub const NET_GENERAL: &str = "net_general";
/// 储备金结余
pub const NET_RESERVE: &str = "net_reserve";
const CASH: &str = "cash";
const BORROWED: &str = "borrowed";
const OUT_OTHER: &str = "out_other";

/// What a posting does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// Books an amount from one account to another.
    Entry,
    /// 追回款到账. Money comes back of a recovery; what was recovered tells the account it goes to.
    Repayment,
    /// 核销. What a recovery leaves open is given up.
    WriteOff,
    /// 红字冲销. Takes a voucher back.
    Reversal,
    /// 月结
    CloseMonth,
    /// 年结: income and spending are carried forward into the fund's balance.
    CloseYear,
}

/// What a template asks for besides day, amount and document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ask {
    Nothing,
    /// The month premiums are for.
    Month,
    /// The employer premiums go back to.
    Employer,
    /// The closed year that is put right, and why.
    EarlierYear,
    /// What it is.
    Memo,
}

/// A posting template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Template {
    /// As it is stored and typed.
    pub id: &'static str,
    pub what: What,
    /// Accounts to choose from; the first one unless another is named.
    pub debit: &'static [&'static str],
    pub credit: &'static [&'static str],
    pub ask: Ask,
}

const fn entry(id: &'static str, debit: &'static [&'static str], credit: &'static [&'static str], ask: Ask) -> Template {
    Template { id, what: What::Entry, debit, credit, ask }
}

/// Where money comes back of a recovery.
const fn repayment(id: &'static str) -> Template {
    Template { id, what: What::Repayment, debit: &[BANK_EXPENSE, BANK_INCOME], credit: &[], ask: Ask::Nothing }
}

const fn act(id: &'static str, what: What) -> Template {
    Template { id, what, debit: &[], credit: &[], ask: Ask::Nothing }
}

/// All templates, in the order of a list to choose from.
pub const TEMPLATES: &[Template] = &[
    entry("P1", &[TREASURY], &[IN_PREMIUM], Ask::Month),
    entry("P1a", &[BANK_INCOME], &[IN_PREMIUM], Ask::Month),
    entry("P1b", &[BANK_INCOME, TREASURY], &[TEMP_RECEIVED], Ask::Nothing),
    entry("P1c", &[TEMP_RECEIVED], &[IN_PREMIUM], Ask::Month),
    entry("P2", &[BANK_SPECIAL], &[TREASURY, BANK_INCOME], Ask::Nothing),
    entry("P3", &[BANK_EXPENSE], &[BANK_SPECIAL], Ask::Nothing),
    entry("P7", &[BANK_SPECIAL, BANK_INCOME, BANK_EXPENSE], &["in_interest"], Ask::Nothing),
    entry("P7a", &[BANK_SPECIAL], &[BANK_EXPENSE], Ask::Nothing),
    entry("P8", &[BANK_SPECIAL], &["in_fiscal"], Ask::Nothing),
    entry("P9", &[BANK_SPECIAL, BANK_EXPENSE], &["in_from_upper"], Ask::Nothing),
    entry("P10", &["out_to_upper"], &[BANK_EXPENSE], Ask::Nothing),
    entry("P11", &[OUT_PREVENTION], &[BANK_EXPENSE], Ask::Nothing),
    entry("P12", &["out_appraisal"], &[BANK_EXPENSE], Ask::Nothing),
    entry("P13", &[PREPAID], &[BANK_EXPENSE], Ask::Memo),
    entry("P14", &[TREASURY, BANK_INCOME], &[IN_OTHER], Ask::Month),
    entry("P15", &[NET_GENERAL], &[NET_RESERVE], Ask::Nothing),
    entry("P15a", &[NET_RESERVE], &[NET_GENERAL], Ask::Nothing),
    entry("P16", &[IN_PREMIUM], &[BANK_EXPENSE], Ask::Employer),
    entry("P17", &[BANK_TIME], &[BANK_SPECIAL], Ask::Nothing),
    entry("P17a", &[BANK_SPECIAL], &[BANK_TIME], Ask::Nothing),
    entry("other_income", &[BANK_SPECIAL, BANK_INCOME, BANK_EXPENSE], &[IN_OTHER], Ask::Memo),
    entry("other_spending", &[OUT_OTHER], &[BANK_EXPENSE], Ask::Memo),
    entry("P20", &[BANK_EXPENSE, BANK_INCOME, BANK_SPECIAL], &[IN_OTHER], Ask::EarlierYear),
    entry("P20a", &[OUT_OTHER], &[BANK_EXPENSE], Ask::EarlierYear),
    repayment("P6"),
    repayment("P6a"),
    repayment("P13R"),
    act("write_off", What::WriteOff),
    act("P19", What::Reversal),
    act("month", What::CloseMonth),
    act("P18", What::CloseYear),
];

/// The template of an id, however its letters are written.
#[must_use]
pub fn template(id: &str) -> Option<&'static Template> {
    TEMPLATES.iter().find(|t| t.id.eq_ignore_ascii_case(id.trim()))
}

impl Template {
    /// The account the operator may choose, if there is a choice.
    #[must_use]
    pub const fn choices(&self) -> &'static [&'static str] {
        if self.debit.len() > 1 { self.debit } else { self.credit }
    }

    /// Whether it says anything about which account was meant.
    #[must_use]
    pub const fn has_choice(&self) -> bool {
        self.debit.len() > 1 || self.credit.len() > 1
    }

    /// Debit and credit, with the account that was chosen; the first of the choices if none was.
    #[must_use]
    pub fn sides(&self, chosen: Option<&'static str>) -> Option<(&'static str, &'static str)> {
        let side = |of: &[&'static str]| of.iter().find(|a| Some(**a) == chosen).or(of.first()).copied();
        side(self.debit).zip(side(self.credit))
    }
}

/// 凭证类别: money comes in, goes out, or neither.
#[must_use]
pub fn voucher_kind(debit: &str, credit: &str) -> &'static str {
    const MONEY: [&str; 6] = [CASH, BANK_INCOME, BANK_SPECIAL, BANK_EXPENSE, TREASURY, BANK_TIME];
    match (MONEY.contains(&debit), MONEY.contains(&credit)) {
        (true, false) => "receipt",
        (false, true) => "payment",
        _ => "transfer",
    }
}

/// Accounts that cannot hold less than nothing, and whether they hold on the debit side.
pub const HOLDINGS: &[(&str, bool)] = &[
    (CASH, true),
    (BANK_INCOME, true),
    (BANK_SPECIAL, true),
    (BANK_EXPENSE, true),
    (TREASURY, true),
    (BANK_TIME, true),
    (PREPAID, true),
    (TEMP_RECEIVED, false),
    (BORROWED, false),
    (NET_RESERVE, false),
];

/// What lines of debit, credit and amount take out of the accounts that cannot go below nothing.
#[must_use]
pub fn taken<'a>(lines: impl IntoIterator<Item = (&'a str, &'a str, Money)> + Clone) -> Vec<(&'static str, Money)> {
    let of = |account: &str, is_debit: bool| -> Money {
        let change = |(debit, credit, amount): (&str, &str, Money)| {
            let up = if debit == account { amount } else { Money::ZERO };
            let down = if credit == account { amount } else { Money::ZERO };
            if is_debit { down - up } else { up - down }
        };
        lines.clone().into_iter().map(change).sum()
    };
    HOLDINGS
        .iter()
        .map(|(account, is_debit)| (*account, of(account, *is_debit)))
        .filter(|(_, taken)| *taken > Money::ZERO)
        .collect()
}

/// Why the books do not take something. The `Display` text is for logs only.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BooksProblem {
    #[error("the month {month} comes first and is open")]
    MonthOpen { month: Month },
    #[error("the month {month} is not over")]
    MonthNotOver { month: Month },
    #[error("the income account holds {balance} at the end of {month}")]
    IncomeAccountHolds { month: Month, balance: Money },
    #[error("{count} sheets of {month} wait, {first} first")]
    SheetsWait { month: Month, count: usize, first: String },
    #[error("the year {year} is closed")]
    YearClosed { year: i32 },
    #[error("the year {year} comes first and is open")]
    YearOpen { year: i32 },
    #[error("no entries in {year}")]
    NothingInYear { year: i32 },
    #[error("{year} is not before this posting")]
    NotEarlierYear { year: i32 },
    #[error("reversed by {by}")]
    ReversedAlready { by: String },
    #[error("it reverses {first} itself")]
    IsReversal { first: String },
    #[error("carried forward")]
    IsCarriedForward,
    #[error("booked by {sheet}, which is no posting")]
    NotAPosting { sheet: String },
    #[error("of {year}, another year")]
    OtherYear { year: i32 },
    #[error("{spent} and this are above {cap}")]
    AbovePreventionCap { year: i32, cap: Money, spent: Money },
    /// What the statement says the fund has, and what its accounts hold.
    #[error("statement {statement}, accounts {accounts}")]
    BooksDiffer { statement: Money, accounts: Money },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_are_told_apart_and_never_book_from_an_account_to_itself() {
        for (n, template) in TEMPLATES.iter().enumerate() {
            assert!(TEMPLATES[..n].iter().all(|t| !t.id.eq_ignore_ascii_case(template.id)), "{}", template.id);
            assert!(template.debit.iter().all(|a| !template.credit.contains(a)), "{}", template.id);
            // One choice at most, so that one field names it.
            assert!(template.debit.len() <= 1 || template.credit.len() <= 1, "{}", template.id);
            assert_eq!(template.what == What::Entry, template.sides(None).is_some(), "{}", template.id);
        }
        assert_eq!(super::template("p8").map(|t| t.id), Some("P8"));
    }

    #[test]
    fn the_account_is_chosen_among_those_of_the_template() {
        let p2 = super::template("P2").expect("P2");
        assert_eq!(p2.sides(None), Some((BANK_SPECIAL, TREASURY)));
        assert_eq!(p2.sides(Some(BANK_INCOME)), Some((BANK_SPECIAL, BANK_INCOME)));
        assert_eq!(p2.choices(), [TREASURY, BANK_INCOME]);
    }

    #[test]
    fn what_is_taken_is_told_for_both_sides_and_for_red_lines() {
        let yuan = Money::from_fen;
        let p3 = [(BANK_EXPENSE, BANK_SPECIAL, yuan(500))];
        assert_eq!(taken(p3), [(BANK_SPECIAL, yuan(500))]);
        assert_eq!(taken([(BANK_EXPENSE, BANK_SPECIAL, yuan(-500))]), [(BANK_EXPENSE, yuan(500))]);
        assert_eq!(taken([(TEMP_RECEIVED, IN_PREMIUM, yuan(7))]), [(TEMP_RECEIVED, yuan(7))]);
        assert_eq!(taken([(BANK_SPECIAL, "in_fiscal", yuan(7))]), []);
    }

    #[test]
    fn vouchers_are_of_three_kinds() {
        assert_eq!(voucher_kind(BANK_SPECIAL, "in_fiscal"), "receipt");
        assert_eq!(voucher_kind("out_other", BANK_EXPENSE), "payment");
        assert_eq!(voucher_kind(BANK_EXPENSE, BANK_SPECIAL), "transfer");
        assert_eq!(voucher_kind(NET_GENERAL, NET_RESERVE), "transfer");
    }
}
