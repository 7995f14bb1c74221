//! A posting out of its fields, checked against the books as they stand: when it is entered, and again when it is booked.

use chrono::{Datelike, NaiveDate};

use super::refuse;
use crate::desk::estimate::{Fields, Reader};
use crate::desk::recover::Recovery;
use crate::desk::sheets::{Content, Purpose};
use crate::desk::{Desk, Refusal};
use crate::domain::benefits::FieldProblem;
use crate::domain::case::workflow::DOCUMENT_MAX;
use crate::domain::dates::Month;
use crate::domain::employer::parse_count;
use crate::domain::identity::CreditCode;
use crate::domain::money::Money;
use crate::domain::name::{LINE_MAX, parse_line};
use crate::domain::operator::{Right, Role};
use crate::domain::posting::{Ask, BooksProblem, HOLDINGS, IN_PREMIUM, OUT_PREVENTION, Template, What, taken, template};
use crate::domain::problem::Problem;
use crate::domain::recovery::Way;
use crate::domain::sheet::kind::SheetKind;
use crate::domain::shorthand::{parse_date_short, parse_money_short};
use crate::store::vouchers::{VoucherEntry, VoucherRow};

/// 附件张数 at most.
pub(super) const ANNEXES_MAX: i64 = 999;
/// What the field of a template may say.
const TEMPLATE_IDS: &str = "P1, P1a, P1b, P1c, P2, P3, P7, P7a, P8, P9, P10, P11, P12, P13, P14, P15, P15a, P16, P17, P17a, \
    other_income, other_spending, P18, P19, P20, P20a, \
    P6, P6a, P13R, write_off, month";

/// A posting that the books would take.
pub(super) struct Posting {
    pub template: &'static Template,
    pub deed: Deed,
    pub memo: String,
    pub annexes: i64,
    /// Below zero where a voucher is taken back.
    pub amount: Money,
    /// As they are stored: every value in its one written form.
    pub fields: Fields,
}

/// What it would do.
pub(super) enum Deed {
    Entry {
        day: NaiveDate,
        debit: &'static str,
        credit: &'static str,
    },
    /// What comes back of a recovery, or is given up; `sides` where it moves anything.
    Recovered {
        day: NaiveDate,
        recovery: Box<Recovery>,
        way: Way,
        sides: Option<(&'static str, &'static str)>,
    },
    Reversal {
        day: NaiveDate,
        voucher: Box<VoucherRow>,
        entries: Vec<VoucherEntry>,
    },
    CloseMonth(Month),
    CloseYear(i32),
}

impl Desk {
    /// Reads a posting's fields: `template`, then for an entry `date` (today unless said), `amount`, `fund_account` (where the
    /// template has a choice), `document`, `annexes`, `memo`, `month` of premiums, `credit_code`, `year` that is put right; for a
    /// reversal `voucher`, `date`, `memo`; for closing `month` or `year`.
    ///
    /// # Errors
    /// `Problems` with their fields; `Store`.
    pub(in crate::desk) fn read_posting(&self, fields: &Fields, purpose: Purpose<'_>) -> Result<Content, Refusal> {
        let posting = self.posting(fields, purpose.corrects.map(|row| row.id))?;
        // Closing is the accountant's.
        let closes = matches!(posting.template.what, What::CloseMonth | What::CloseYear);
        if closes && !self.me()?.roles.contains(&Role::Finance) {
            return Err(Refusal::Problems(vec![("template", Problem::WrongRole { role: Role::Finance.id() })]));
        }
        Ok(Content {
            person: None,
            case: None,
            employer: None,
            month: None,
            amount: posting.amount,
            supersedes: None,
            due_on: None,
            fields: posting.fields,
            items: Vec::new(),
            receipts: Vec::new(),
        })
    }

    /// What is wrong with a posting as it is typed.
    ///
    /// # Errors
    /// `NotAllowed`, `Store`.
    pub fn look_at_posting(&self, fields: &Fields) -> Result<Vec<FieldProblem>, Refusal> {
        self.require(Right::Fund)?;
        match self.posting(fields, None) {
            Ok(_) => Ok(Vec::new()),
            Err(Refusal::Problems(problems)) => Ok(problems),
            Err(refusal) => Err(refusal),
        }
    }

    /// The posting that fields mean, if the books take it now; `but` is its own sheet.
    pub(super) fn posting(&self, fields: &Fields, but: Option<i64>) -> Result<Posting, Refusal> {
        let text = fields.get("template");
        let unknown = || if text.is_empty() { Problem::Empty } else { Problem::NotOneOf { choices: TEMPLATE_IDS } };
        let template = template(text).ok_or_else(|| Refusal::Problems(vec![("template", unknown())]))?;
        match template.what {
            What::Entry => self.entry(template, fields, but),
            What::Repayment | What::WriteOff => self.repayment(template, fields, but),
            What::Reversal => self.reversal(template, fields),
            What::CloseMonth => self.month_to_close(template, fields, but),
            What::CloseYear => self.year_to_close(template, fields),
        }
    }

    fn entry(&self, template: &'static Template, fields: &Fields, but: Option<i64>) -> Result<Posting, Refusal> {
        let today = self.clock.today();
        let mut r = Reader::new(fields);
        let day = r.maybe("date", |t| parse_date_short(t, today));
        let amount = r.need("amount", |t| parse_money_short(t).and_then(above_zero));
        let account = r.maybe("fund_account", |t| chosen(template, t));
        let document = r.need("document", |t| parse_line(t, DOCUMENT_MAX));
        let annexes = r.maybe("annexes", |t| parse_count(t, 0, ANNEXES_MAX)).unwrap_or(0);
        let memo = match template.ask {
            Ask::Memo | Ask::EarlierYear => r.need("memo", |t| parse_line(t, LINE_MAX)),
            Ask::Nothing | Ask::Month | Ask::Employer => r.maybe("memo", |t| parse_line(t, LINE_MAX)),
        };
        let asked = match template.ask {
            Ask::Month => ("month", r.maybe("month", Month::parse).map(|m| m.to_string())),
            Ask::Employer => ("credit_code", r.need("credit_code", CreditCode::parse).map(|c| c.as_str().to_owned())),
            Ask::EarlierYear => ("year", r.need("year", year).map(|y| y.to_string())),
            Ask::Nothing | Ask::Memo => ("", None),
        };
        let (amount, document) = r.finish(amount.zip(document)).map_err(Refusal::Problems)?;
        let day = self.book_day(day)?;
        let sides = template.sides(account);
        let (debit, credit) = sides.ok_or_else(|| Refusal::Problems(vec![("template", Problem::UnknownItem)]))?;
        let asked = (asked.0, asked.1.or_else(|| (asked.0 == "month").then(|| Month::of(day).to_string())));
        self.check_guards(template, (asked.0, asked.1.as_deref().unwrap_or_default()), (day, amount), but)?;
        self.check_holdings([(debit, credit, amount)])?;
        let memo = memo.unwrap_or_default();
        let mut written = Fields::default()
            .with("template", template.id)
            .with("date", day.to_string())
            .with("amount", amount.plain())
            .with("document", document)
            .with("annexes", annexes.to_string())
            .with("memo", memo.as_str());
        if template.has_choice() {
            written.set("fund_account", if template.debit.len() > 1 { debit } else { credit });
        }
        if let (id, Some(value)) = asked {
            written.set(id, value);
        }
        Ok(Posting { template, deed: Deed::Entry { day, debit, credit }, memo, annexes, amount, fields: written })
    }

    /// What a template stands guard against.
    fn check_guards(
        &self,
        template: &Template,
        (asked, value): (&'static str, &str),
        (day, amount): (NaiveDate, Money),
        but: Option<i64>,
    ) -> Result<(), Refusal> {
        match asked {
            "credit_code" if self.store.employer_brief(value)?.is_none() => {
                return Err(Refusal::Problems(vec![(asked, Problem::UnknownEmployer)]));
            }
            "year" => {
                let earlier = value.parse().unwrap_or(0);
                if earlier >= day.year() {
                    return Err(refuse(asked, BooksProblem::NotEarlierYear { year: earlier }));
                }
            }
            _ => {}
        }
        if template.debit.contains(&OUT_PREVENTION) { self.check_prevention(day, amount, but) } else { Ok(()) }
    }

    /// 工伤预防费: at most a share of last year's premiums, with what was spent and what waits to be (agency rules 3.9).
    fn check_prevention(&self, day: NaiveDate, amount: Money, but: Option<i64>) -> Result<(), Refusal> {
        let year = day.year();
        let share = self.book()?.number("prevention_share", day).map_err(|p| Refusal::Problems(vec![("amount", p)]))?;
        let of = |year: i32, key: &str| -> Result<Money, Refusal> {
            let accounts = self.store.account_years(year)?;
            Ok(accounts.iter().find(|a| a.key == key).map_or(Money::ZERO, |a| a.debit - a.credit))
        };
        let cap = (-of(year - 1, IN_PREMIUM)?).exact().times(share.value).round();
        let spent = of(year, OUT_PREVENTION)? + self.store.waiting_by("P11", year, but)?;
        if spent + amount > cap {
            return Err(refuse("amount", BooksProblem::AbovePreventionCap { year: year - 1, cap, spent }));
        }
        Ok(())
    }

    /// Whether every account that cannot go below nothing holds what lines take from it.
    pub(super) fn check_holdings<'a, L>(&self, lines: L) -> Result<(), Refusal>
    where
        L: IntoIterator<Item = (&'a str, &'a str, Money)> + Clone,
    {
        for (account, amount) in taken(lines) {
            let held = self.store.account_holds(account)?;
            let is_debit = HOLDINGS.iter().any(|(key, is_debit)| *key == account && *is_debit);
            let balance = if is_debit { held } else { -held };
            if balance < amount {
                return Err(Refusal::Problems(vec![("amount", Problem::BalanceTooLow { account, balance })]));
            }
        }
        Ok(())
    }

    /// A day that can be booked on, not before the month the books begin with.
    pub(super) fn book_day(&self, on: Option<NaiveDate>) -> Result<NaiveDate, Refusal> {
        let day = self.open_day(on)?;
        let first = self.store.first_booked_month()?.map(Month::first_day);
        match first.filter(|first| day < *first) {
            Some(first) => Err(Refusal::Problems(vec![("date", Problem::NotBefore { day: first })])),
            None => Ok(day),
        }
    }

    fn reversal(&self, template: &'static Template, fields: &Fields) -> Result<Posting, Refusal> {
        let today = self.clock.today();
        let mut r = Reader::new(fields);
        let number = r.need("voucher", |t| Ok(t.to_ascii_uppercase()));
        let day = r.maybe("date", |t| parse_date_short(t, today));
        let memo = r.need("memo", |t| parse_line(t, LINE_MAX));
        let (number, memo) = r.finish(number.zip(memo)).map_err(Refusal::Problems)?;
        let voucher = self.store.voucher(&number)?;
        let voucher = voucher.ok_or_else(|| Refusal::Problems(vec![("voucher", Problem::NoSuchDocument)]))?;
        let entries = self.store.voucher_entries(voucher.id)?;
        self.check_reversible(&voucher, &entries)?;
        let day = self.open_day(day)?;
        if day < voucher.posted_on {
            return Err(Refusal::Problems(vec![("date", Problem::NotBefore { day: voucher.posted_on })]));
        }
        if day.year() != voucher.posted_on.year() {
            return Err(refuse("voucher", BooksProblem::OtherYear { year: voucher.posted_on.year() }));
        }
        self.check_holdings(entries.iter().map(|e| (e.debit.as_str(), e.credit.as_str(), -e.amount)))?;
        let amount = -entries.iter().map(|e| e.amount).sum::<Money>();
        let written = Fields::default()
            .with("template", template.id)
            .with("voucher", voucher.number.as_str())
            .with("date", day.to_string())
            .with("memo", memo.as_str());
        let annexes = voucher.annexes;
        let deed = Deed::Reversal { day, voucher: Box::new(voucher), entries };
        Ok(Posting { template, deed, memo, annexes, amount, fields: written })
    }

    /// Payments are put right where they were made, a year that was carried forward by a correction of this one.
    fn check_reversible(&self, voucher: &VoucherRow, entries: &[VoucherEntry]) -> Result<(), Refusal> {
        if let Some(by) = &voucher.reversed_by {
            return Err(refuse("voucher", BooksProblem::ReversedAlready { by: by.clone() }));
        }
        if let Some(first) = &voucher.reverses {
            return Err(refuse("voucher", BooksProblem::IsReversal { first: first.clone() }));
        }
        if entries.iter().any(|e| e.is_closing) {
            return Err(refuse("voucher", BooksProblem::IsCarriedForward));
        }
        let Some(id) = voucher.sheet else { return Ok(()) };
        let sheet = self.store.sheet_by_id(id)?;
        if sheet.kind != SheetKind::Posting || entries.iter().any(|e| e.payment_line.is_some()) {
            return Err(refuse("voucher", BooksProblem::NotAPosting { sheet: sheet.number }));
        }
        Ok(())
    }
}

pub(in crate::desk) fn above_zero(amount: Money) -> Result<Money, Problem> {
    match amount {
        Money::ZERO => Err(Problem::Zero),
        amount if amount < Money::ZERO => Err(Problem::Negative),
        amount => Ok(amount),
    }
}

/// A year of the books.
pub(super) fn year(text: &str) -> Result<i32, Problem> {
    parse_count(text, 1950, 2200).map(|y| i32::try_from(y).unwrap_or(0))
}

/// The account of a template that a text names.
pub(super) fn chosen(template: &Template, text: &str) -> Result<&'static str, Problem> {
    let found = template.choices().iter().find(|a| **a == text).copied();
    found.ok_or(Problem::DoesNotGoWith { field: "template", value: template.id.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::posting::TEMPLATES;

    #[test]
    fn the_list_of_templates_that_is_told_is_the_table() {
        let mut told: Vec<&str> = TEMPLATE_IDS.split(", ").collect();
        let mut table: Vec<&str> = TEMPLATES.iter().map(|t| t.id).collect();
        told.sort_unstable();
        table.sort_unstable();
        assert_eq!(told, table);
    }
}
