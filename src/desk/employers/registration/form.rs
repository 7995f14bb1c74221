//! 单位参保登记表 (form F1, agency rules 8.1): its fields, each checked.

use chrono::NaiveDate;

use super::facts::problem;
use crate::desk::estimate::{Fields, Reader};
use crate::desk::{Desk, Refusal};
use crate::domain::benefits::FieldProblem;
use crate::domain::codes::{CodeBook, ListId, entry, find};
use crate::domain::dates::Month;
use crate::domain::employer::division::{Division, Edition};
use crate::domain::employer::parse_count;
use crate::domain::employer::rate::own_step;
use crate::domain::employer::registration::RegistrationProblem;
use crate::domain::identity::ResidentId;
use crate::domain::name::{LINE_MAX, parse_employer_name, parse_line, parse_person_name, parse_phone};
use crate::domain::payment::{Way, parse_account};
use crate::domain::plain::half_width;
use crate::domain::premium::RateParts;
use crate::domain::problem::Problem;
use crate::domain::shorthand::parse_date_short;
use crate::store::register::employer::EmployerRow;

/// Characters of a short text, such as a licence's number.
const SHORT_MAX: usize = 60;
const TOWN_MAX: usize = 20;
const POSTCODE: usize = 6;
/// Years a licence is given for at most.
const YEARS_MAX: i64 = 99;

/// Where an employer belongs by its main business.
struct Trade {
    edition: Edition,
    division: Division,
    class: u8,
}

impl Desk {
    /// Reads the form. `known` is the employer that is changed; its class stays.
    ///
    /// # Errors
    /// `Problems` with their fields; `Store`.
    pub(super) fn read_form(
        &self,
        fields: &Fields,
        known: Option<&EmployerRow>,
        doubts: &mut Vec<FieldProblem>,
    ) -> Result<Fields, Refusal> {
        let mut r = Reader::new(fields);
        let mut out = Fields::default();
        let trade = self.trade(&mut r, known, doubts);
        self.who_it_is(&mut r, &mut out);
        self.where_it_is(&mut r, &mut out);
        papers(&mut r, &mut out, self.clock.today());
        self.money(&mut r, &mut out, doubts);
        let starts = self.starts_on(&mut r, known)?;
        let (trade, starts) = r.finish(trade.zip(starts)).map_err(Refusal::Problems)?;
        out.set("edition", trade.edition.year().to_string());
        out.set("division", trade.division.code_in(trade.edition));
        out.set("section", trade.division.section.to_string());
        out.set("risk_class", trade.class.to_string());
        out.set("class_reason", fields.get("class_reason"));
        out.set("starts_on", starts.to_string());
        if known.is_none() {
            self.put_rate(&mut out, trade.class, starts)?;
        }
        Ok(out)
    }

    /// Division and class: the class is the division's unless a reason is given for another; later it goes by rate sheets.
    fn trade(&self, r: &mut Reader<'_>, known: Option<&EmployerRow>, doubts: &mut Vec<FieldProblem>) -> Option<Trade> {
        let edition = r.maybe("edition", parse_edition).unwrap_or(Edition::Y2017);
        let division = r.need("division", |t| self.division(edition, t));
        let class = r.maybe("risk_class", |t| parse_count(t, 1, 8)).and_then(|n| u8::try_from(n).ok());
        let reason = r.maybe("class_reason", |t| parse_line(t, LINE_MAX)).unwrap_or_default();
        let (division, proposed) = division.map(|d| (d.risk_class, d)).map(|(class, d)| (d, class))?;
        let class = match known {
            Some(row) => {
                if class.is_some_and(|c| c != row.risk_class) {
                    r.refuse("risk_class", problem(RegistrationProblem::ClassByRateSheet));
                }
                let moved = division.code_in(edition) != row.division || edition != row.edition;
                if moved && proposed != row.risk_class {
                    doubts.push(("division", problem(RegistrationProblem::ClassDiffers { proposed })));
                }
                row.risk_class
            }
            None => class.unwrap_or(proposed),
        };
        if known.is_none() && class != proposed && reason.is_empty() {
            r.refuse("class_reason", problem(RegistrationProblem::ClassNeedsReason { proposed }));
        }
        Some(Trade { edition, division, class })
    }

    fn who_it_is(&self, r: &mut Reader<'_>, out: &mut Fields) {
        let line = |t: &str| parse_line(t, SHORT_MAX);
        put(out, "employer_name", r.need("employer_name", parse_employer_name));
        put(out, "short_name", r.maybe("short_name", line));
        put(out, "registration_kind", r.need("registration_kind", |t| self.code(ListId::RegistrationKind, t)));
        put(out, "unit_type", r.need("unit_type", |t| self.code(ListId::UnitType, t)));
        put(out, "subordination", r.maybe("subordination", |t| self.code(ListId::Subordination, t)));
        put(out, "economic_type", r.maybe("economic_type", |t| self.code(ListId::EconomicType, t)));
        out.set("is_large", if r.flag("is_large", false) { "yes" } else { "no" });
        put(out, "legal_person", r.need("legal_person", parse_person_name));
        put(out, "legal_id", r.maybe("legal_id", |t| ResidentId::parse(t).map(|id| id.as_str().to_owned())));
        put(out, "file_number", r.maybe("file_number", line));
        put(out, "note", r.maybe("note", |t| parse_line(t, LINE_MAX)));
    }

    fn where_it_is(&self, r: &mut Reader<'_>, out: &mut Fields) {
        let line = |t: &str| parse_line(t, SHORT_MAX);
        put(out, "address", r.need("address", |t| parse_line(t, LINE_MAX)));
        put(out, "postcode", r.maybe("postcode", parse_postcode));
        put(out, "town", r.maybe("town", |t| parse_line(t, TOWN_MAX)));
        put(out, "contact", r.need("contact", parse_person_name));
        put(out, "phone", r.need("phone", parse_phone));
        put(out, "clerk", r.maybe("clerk", parse_person_name));
        put(out, "department", r.maybe("department", line));
        put(out, "clerk_phone", r.maybe("clerk_phone", parse_phone));
    }

    fn money(&self, r: &mut Reader<'_>, out: &mut Fields, doubts: &mut Vec<FieldProblem>) {
        let line = |t: &str| parse_line(t, SHORT_MAX);
        put(out, "tax_office", r.maybe("tax_office", line));
        put(out, "tax_number", r.maybe("tax_number", line));
        let collection = r.maybe("collection", |t| one_of(t, &["tax", "agency"], "tax, agency"));
        out.set("collection", collection.unwrap_or("tax"));
        let account = r.maybe("account", |t| parse_account(Way::Unit, t));
        let bank = if account.is_some() { r.need("bank", |t| self.code(ListId::Bank, t)) } else { None };
        let holder = r.maybe("account_name", |t| parse_line(t, LINE_MAX));
        if let Some(account) = account {
            let name = out.get("employer_name").to_owned();
            let holder = holder.filter(|h| !h.is_empty()).unwrap_or_else(|| name.clone());
            if holder != name {
                doubts.push(("account_name", problem(RegistrationProblem::HolderIsAnother)));
            }
            out.set("account", account);
            out.set("account_name", holder);
            put(out, "bank", bank);
        }
    }

    /// The first day of insurance: at most a month ahead, and never after somebody's.
    fn starts_on(&self, r: &mut Reader<'_>, known: Option<&EmployerRow>) -> Result<Option<NaiveDate>, Refusal> {
        let today = self.clock.today();
        let latest = Month::of(today).next().last_day();
        let on = r.need("starts_on", |t| parse_date_short(t, today));
        if on.is_some_and(|d| d > latest) {
            r.refuse("starts_on", Problem::Future);
        }
        let first = known.map(|row| self.store.first_insured(row.id)).transpose()?.flatten();
        if let (Some(on), Some(first)) = (on, first)
            && on > first
        {
            r.refuse("starts_on", Problem::After { field: "insured_from", day: first });
        }
        Ok(on)
    }

    /// Shows what the tables make of the class: base rate, step and the rate of the first month, as far as they are known.
    fn put_rate(&self, out: &mut Fields, class: u8, starts: NaiveDate) -> Result<(), Refusal> {
        let step = own_step(class);
        out.set("floating", step.to_string());
        if let Ok(parts) = RateParts::on(&*self.book()?, class, step, Month::of(starts)) {
            out.set("base_rate", percent(parts.class_base));
            out.set("rate", percent(parts.rate()));
        }
        Ok(())
    }

    /// The division by its two digits in its edition; of the newest one also by what leads to it.
    fn division(&self, edition: Edition, text: &str) -> Result<Division, Problem> {
        let typed = half_width(text);
        let known = self.policy.division(edition, typed.trim());
        let found = || match edition {
            Edition::Y2017 => find(self.policy.list(ListId::Division), &typed).and_then(|e| self.policy.division(edition, &e.id)),
            Edition::Y2011 => None,
        };
        known.or_else(found).cloned().ok_or(Problem::UnknownCode)
    }

    /// The id of an entry, by id, text or what leads to one.
    fn code(&self, list: ListId, text: &str) -> Result<String, Problem> {
        let list = self.policy.list(list);
        let found = entry(list, text).or_else(|| find(list, text));
        found.map(|e| e.id.clone()).ok_or(Problem::UnknownCode)
    }
}

/// Licence, founding and how long it holds.
fn papers(r: &mut Reader<'_>, out: &mut Fields, today: NaiveDate) {
    put(out, "licence_kind", r.maybe("licence_kind", |t| one_of(t, &["licence", "approval"], "licence, approval")));
    put(out, "licence_number", r.maybe("licence_number", |t| parse_line(t, SHORT_MAX)));
    put(out, "licence_years", r.maybe("licence_years", |t| parse_count(t, 1, YEARS_MAX)).map(|n| n.to_string()));
    for id in ["licence_on", "founded_on"] {
        let on = r.maybe(id, |t| parse_date_short(t, today));
        if on.is_some_and(|d| d > today) {
            r.refuse(id, Problem::Future);
        }
        put(out, id, on.map(|d| d.to_string()));
    }
}

/// Puts a field that was read; what is empty or wrong is not put.
fn put(out: &mut Fields, id: &str, value: Option<impl Into<String>>) {
    if let Some(value) = value {
        out.set(id, value);
    }
}

fn percent(rate: rust_decimal::Decimal) -> String {
    (rate * rust_decimal::Decimal::from(100)).normalize().to_string()
}

fn one_of(text: &str, ids: &[&'static str], choices: &'static str) -> Result<&'static str, Problem> {
    ids.iter().find(|id| **id == text.trim()).copied().ok_or(Problem::NotOneOf { choices })
}

fn parse_edition(text: &str) -> Result<Edition, Problem> {
    text.trim().parse().ok().and_then(Edition::of_year).ok_or(Problem::NotOneOf { choices: "2011, 2017" })
}

fn parse_postcode(text: &str) -> Result<String, Problem> {
    let text = half_width(text).trim().to_owned();
    let got = text.chars().count();
    if got != POSTCODE {
        return Err(Problem::WrongLength { want: POSTCODE, got });
    }
    if text.bytes().all(|b| b.is_ascii_digit()) { Ok(text) } else { Err(Problem::BadCharacter) }
}
