//! Code lists and published figures, read from `data/` at start. Compiled in: one file is the whole program.

mod bands;
pub mod codes;
mod divisions;
pub mod file_titles;
pub mod limits;
pub mod parameters;
pub mod situations;

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::domain::calendar::Calendar;
use crate::domain::codes::{CodeBook, CodeList, ListId, code_list};
use crate::domain::employer::division::{Division, Edition};
use crate::domain::fund::{Item, Printed, Side};
use crate::domain::money::Money;
use crate::domain::params::Book;
use crate::domain::rates::bands::Example;
use crate::domain::reading::Surnames;
use crate::domain::sheet::workflow::Step;
use codes::{Lists, Paper, When};
use file_titles::FileTitles;
use limits::LimitRow;
use situations::{Kind, Situation};

const FUND_ITEMS: &str = include_str!("../../data/codes/fund_items.toml");
const ACCOUNTS: &str = include_str!("../../data/codes/accounts.toml");
const SURNAMES: &str = include_str!("../../data/codes/surnames.toml");
const PUBLISHED: &str = include_str!("../../data/policy/published.toml");

/// Key by which a ledger file gives the fund's first balance; it is no income.
pub const OPENING_KEY: &str = "opening_balance";

/// An account of the fund's books.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Account {
    pub key: String,
    pub class: String,
    pub zh: String,
    pub en: String,
}

/// All code lists.
#[derive(Debug)]
pub struct Policy {
    items: Vec<Item>,
    accounts: Vec<Account>,
    surnames: Surnames,
    /// Printed totals with the office whose report they are from.
    published: Vec<(String, Printed)>,
    parameters: Book,
    situations: Vec<Situation>,
    limits: Vec<LimitRow>,
    calendar: Calendar,
    lists: Lists,
    /// Situations that can be recognised, as a list to choose from.
    situation_codes: CodeList,
    papers: Vec<Paper>,
    opinions: Vec<(Step, CodeList)>,
    divisions: Vec<Division>,
    band_examples: Vec<Example>,
    /// The divisions as a list to choose from.
    division_codes: CodeList,
    receipt_titles: FileTitles,
    payroll_titles: FileTitles,
}

#[derive(Deserialize)]
struct ItemRow {
    key: String,
    side: String,
    account: String,
    bank: String,
    #[serde(default)]
    transfer: bool,
    zh: String,
    en: String,
}

#[derive(Deserialize)]
struct ItemFile {
    item: Vec<ItemRow>,
}

#[derive(Deserialize)]
struct AccountFile {
    account: Vec<Account>,
}

#[derive(Deserialize)]
struct ReportRow {
    office: String,
    year: i32,
    income: String,
    spending: String,
}

#[derive(Deserialize)]
struct PublishedFile {
    report: Vec<ReportRow>,
}

impl Policy {
    /// Reads the lists that are compiled in.
    ///
    /// # Errors
    /// A sentence naming the file that is broken; the tests read every list, so a released program has none.
    pub fn load() -> Result<Policy, String> {
        let items: ItemFile = read("fund_items.toml", FUND_ITEMS)?;
        let accounts: AccountFile = read("accounts.toml", ACCOUNTS)?;
        let surnames: BTreeMap<String, Vec<String>> = read("surnames.toml", SURNAMES)?;
        let published: PublishedFile = read("published.toml", PUBLISHED)?;
        let table = surnames.iter().map(|(name, list)| (name.as_str(), list.iter().map(String::as_str).collect()));
        let situations = situations::load()?;
        let choosable = situations.iter().filter(|s| s.kind != Kind::Excluded);
        let situation_codes = code_list(choosable.map(|s| (s.id.as_str(), s.zh.as_str(), s.en.as_str())));
        let divisions = divisions::load()?;
        let division_codes = code_list(divisions.iter().map(|d| (d.code.as_str(), d.zh.as_str(), d.en.as_str())));
        Ok(Policy {
            items: items.item.into_iter().map(item).collect::<Result<_, _>>()?,
            accounts: accounts.account,
            surnames: Surnames::new(table),
            published: published.report.into_iter().map(printed).collect::<Result<_, _>>()?,
            parameters: parameters::shipped()?,
            situations,
            situation_codes,
            lists: codes::lists()?,
            papers: codes::papers()?,
            opinions: codes::opinions()?,
            divisions,
            band_examples: bands::load()?,
            division_codes,
            receipt_titles: FileTitles::receipts()?,
            payroll_titles: FileTitles::payroll()?,
            limits: limits::limits()?,
            calendar: limits::calendar()?,
        })
    }

    /// Fund items in the order of the report.
    #[must_use]
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    #[must_use]
    pub fn item(&self, key: &str) -> Option<&Item> {
        self.items.iter().find(|i| i.key == key)
    }

    #[must_use]
    pub fn accounts(&self) -> &[Account] {
        &self.accounts
    }

    #[must_use]
    pub fn account(&self, key: &str) -> Option<&Account> {
        self.accounts.iter().find(|a| a.key == key)
    }

    #[must_use]
    pub fn surnames(&self) -> &Surnames {
        &self.surnames
    }

    /// Divisions of GB/T 4754, in the order of the 2017 edition.
    #[must_use]
    pub fn divisions(&self) -> &[Division] {
        &self.divisions
    }

    /// Bands of the use ratio of other places, in force nowhere here.
    #[must_use]
    pub fn band_examples(&self) -> &[Example] {
        &self.band_examples
    }

    /// The division that a code means in an edition of GB/T 4754.
    #[must_use]
    pub fn division(&self, edition: Edition, code: &str) -> Option<&Division> {
        self.divisions.iter().find(|d| d.code_in(edition) == code)
    }

    /// What a file of payments calls its columns.
    #[must_use]
    pub const fn receipt_titles(&self) -> &FileTitles {
        &self.receipt_titles
    }

    /// Titles of an employer's payroll file.
    #[must_use]
    pub const fn payroll_titles(&self) -> &FileTitles {
        &self.payroll_titles
    }

    /// A statutory time limit, such as `employer_application`.
    #[must_use]
    pub fn limit(&self, id: &str) -> Option<&LimitRow> {
        self.limits.iter().find(|l| l.id == id)
    }

    /// All statutory time limits.
    #[must_use]
    pub fn limits(&self) -> &[LimitRow] {
        &self.limits
    }

    /// Working days.
    #[must_use]
    pub fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// Recognised situations, in the order of the law.
    #[must_use]
    pub fn situations(&self) -> &[Situation] {
        &self.situations
    }

    #[must_use]
    pub fn situation(&self, id: &str) -> Option<&Situation> {
        self.situations.iter().find(|s| s.id == id)
    }

    /// Standard opinions (意见选项) on a step of a sheet; none for steps nobody explains.
    #[must_use]
    pub fn opinions(&self, step: Step) -> CodeList {
        self.opinions.iter().find(|(s, _)| *s == step).map_or_else(|| CodeList::from([]), |(_, list)| CodeList::clone(list))
    }

    #[must_use]
    pub fn paper(&self, id: &str) -> Option<&Paper> {
        self.papers.iter().find(|p| p.id == id)
    }

    /// The papers an application needs, in the order of the list (条例 art. 18, 工伤认定办法 art. 6). An occupational disease
    /// is shown by its own certificate instead of a diagnosis.
    #[must_use]
    pub fn papers_for(&self, situation: &str, applicant: &str) -> Vec<&Paper> {
        let extra: &[String] = self.situation(situation).map_or(&[], |s| &s.papers);
        let replaced = extra.iter().any(|p| p == "occupational_disease_certificate");
        let needed = |p: &&Paper| match p.when {
            When::Always => !(replaced && p.id == "diagnosis_certificate"),
            When::Situation => extra.contains(&p.id),
            When::Relative => applicant == "relative",
            When::Union => applicant == "union",
        };
        self.papers.iter().filter(needed).collect()
    }

    /// The dated parameters that are shipped; an office's own go over them ([`Book::with_office`]).
    #[must_use]
    pub fn parameters(&self) -> &Book {
        &self.parameters
    }

    /// What an office's report printed for a year.
    #[must_use]
    pub fn printed(&self, office: &str, year: i32) -> Option<&Printed> {
        self.published.iter().find(|(of, p)| of == office && p.year == year).map(|(_, p)| p)
    }
}

impl CodeBook for Policy {
    fn list(&self, id: ListId) -> &CodeList {
        match id {
            ListId::Cause => &self.lists.causes,
            ListId::BodyPart => &self.lists.body_parts,
            ListId::Nature => &self.lists.natures,
            ListId::Situation => &self.situation_codes,
            ListId::CostClass => &self.lists.cost_classes,
            ListId::Bank => &self.lists.banks,
            ListId::PaymentFailure => &self.lists.payment_failures,
            ListId::PaymentResult => &self.lists.payment_results,
            ListId::Division => &self.division_codes,
            ListId::UnitType => &self.lists.unit_types,
            ListId::EconomicType => &self.lists.economic_types,
            ListId::Subordination => &self.lists.subordinations,
            ListId::RegistrationKind => &self.lists.registration_kinds,
            ListId::Category => &self.lists.categories,
            ListId::JoinReason => &self.lists.join_reasons,
            ListId::LeaveReason => &self.lists.leave_reasons,
            ListId::WorkerAct => &self.lists.worker_acts,
            ListId::WorkerColumn => &self.lists.worker_columns,
            ListId::YesNo => &self.lists.yes_no,
        }
    }

    fn has_paper(&self, id: &str) -> bool {
        self.paper(id).is_some()
    }
}

fn read<'a, T: Deserialize<'a>>(file: &str, text: &'a str) -> Result<T, String> {
    toml::from_str(text).map_err(|e| format!("{file}: {e}"))
}

fn item(row: ItemRow) -> Result<Item, String> {
    let side = match row.side.as_str() {
        "income" => Side::Income,
        "spending" => Side::Spending,
        other => return Err(format!("fund_items.toml: {}: side {other}", row.key)),
    };
    Ok(Item {
        key: row.key,
        account: row.account,
        bank: row.bank,
        side,
        name_zh: row.zh,
        name_en: row.en,
        transfer: row.transfer,
    })
}

fn printed(row: ReportRow) -> Result<(String, Printed), String> {
    let money = |text: &str| Money::parse(text).map_err(|p| format!("published.toml: {}: {p}", row.year));
    let printed = Printed { year: row.year, income: money(&row.income)?, spending: money(&row.spending)? };
    Ok((row.office, printed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_sound_and_every_item_has_its_accounts() {
        let policy = Policy::load().expect("the compiled-in lists");
        for item in policy.items() {
            assert!(policy.account(&item.account).is_some(), "{}", item.account);
            assert!(policy.account(&item.bank).is_some(), "{}", item.bank);
        }
    }

    #[test]
    fn papers_follow_the_situation_and_who_applies() {
        let policy = Policy::load().expect("the compiled-in lists");
        let ids = |situation, applicant| -> Vec<&str> {
            policy.papers_for(situation, applicant).iter().map(|p| p.id.as_str()).collect()
        };
        assert!(ids("14-6", "employer").contains(&"traffic_liability_determination"));
        assert!(!ids("14-1", "employer").contains(&"traffic_liability_determination"));
        assert!(ids("14-1", "relative").contains(&"kinship_proof") && !ids("14-1", "worker").contains(&"kinship_proof"));
        assert!(ids("14-4", "worker").contains(&"occupational_disease_certificate"));
        assert!(!ids("14-4", "worker").contains(&"diagnosis_certificate"));
        for situation in &policy.situations {
            assert!(situation.papers.iter().all(|p| policy.paper(p).is_some()), "{}", situation.id);
            assert!(!situation.points.is_empty(), "{}", situation.id);
        }
        let cause = crate::domain::codes::find(policy.list(ListId::Cause), "gczl").map(|c| c.id.as_str());
        assert_eq!(cause, Some("09"));
    }

    /// The surnames that readers of the everyday reading get wrong.
    #[test]
    fn surnames_are_read_as_surnames() {
        let policy = Policy::load().expect("the compiled-in lists");
        for (name, full, initials) in [
            ("单明", "shanming", "sm"),
            ("仇英", "qiuying", "qy"),
            ("解红", "xiehong", "xh"),
            ("查文", "zhawen", "zw"),
            ("曾国", "zengguo", "zg"),
            ("尉迟军", "yuchijun", "ycj"),
            ("瞿平", "quping", "qp"),
            ("覃刚", "tangang", "tg"),
            ("覃刚", "qingang", "qg"),
            ("吕梅", "lvmei", "lm"),
            ("张三", "zhangsan", "zs"),
            ("欧阳兰", "ouyanglan", "oyl"),
            ("扎西·多吉", "zhaxiduoji", "zxdj"),
        ] {
            let readings = policy.surnames().readings(name);
            assert!(readings.full.contains(full), "{name}: {readings:?}");
            assert!(readings.initials.contains(initials), "{name}: {readings:?}");
        }
        assert!(!policy.surnames().readings("单明").full.contains("danming"));
    }
}
