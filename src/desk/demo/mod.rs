//! The demonstration office: a full county of people who do not exist, with the fund of 2021 to the fen.

mod accounts;
mod chance;
mod claims;
mod contributions;
mod ledger;
mod parameters;
mod people;
mod plans;
mod recipe;
mod scenarios;

use chrono::NaiveDate;

use super::Refusal;
use super::clock::Clock;
use super::operators::hash_any;
use crate::domain::benefits::explain::Silent;
use crate::domain::benefits::retirement::{Class, retirement};
use crate::domain::dates::Month;
use crate::domain::employer::Employer;
use crate::domain::employer::division::Edition;
use crate::domain::identity::Sex;
use crate::domain::operator::Role;
use crate::domain::person::Worker;
use crate::policy::Policy;
use crate::store::readings::NameWriter;
use crate::store::register::employer::Placed;
use crate::store::{Store, Writer};
use chance::Chance;
use recipe::{Claims, County, FundYear};

/// Told how far the making is, in thousandths.
pub type OnProgress<'a> = &'a mut dyn FnMut(u64);

/// The login whose window the demonstration opens.
pub const DEMO_LOGIN: &str = "desk";

/// A worker of the demonstration with his row and employer.
struct Member {
    person: i64,
    employer: usize,
    worker: Worker,
}

/// An employer of the demonstration with its row.
struct Shop {
    id: i64,
    employer: Employer,
}

/// Everything the parts of the making share.
struct Making<'a> {
    writer: Writer<'a>,
    policy: &'a Policy,
    county: County,
    fund: FundYear,
    claims: Claims,
    claims_written: usize,
    /// Rejections drawn so far.
    rejections: usize,
    today: NaiveDate,
    chance: Chance,
    at: String,
    source: i64,
    /// With their roles.
    operators: Vec<(i64, Vec<Role>)>,
    shops: Vec<Shop>,
    /// The insured, then those who died in the year.
    members: Vec<Member>,
    /// Who gets monthly benefits.
    beneficiaries: Vec<i64>,
}

/// Fills an empty database with the demonstration office, whole or not at all.
///
/// # Errors
/// `Store`.
pub fn fill(store: &mut Store, policy: &Policy, clock: &dyn Clock, progress: OnProgress<'_>) -> Result<(), Refusal> {
    let (county, fund, claims) = recipe::load()?;
    let chance = Chance::new(county.seed);
    let (at, writer) = (clock.stamp(), store.write()?);
    let (operators, shops, members) = (Vec::new(), Vec::new(), Vec::new());
    let (today, claims_written, rejections, source, beneficiaries) = (clock.today(), 0, 0, 0, Vec::new());
    let mut making = Making {
        writer,
        policy,
        county,
        fund,
        claims,
        claims_written,
        rejections,
        today,
        chance,
        at,
        source,
        operators,
        shops,
        members,
        beneficiaries,
    };
    making.office()?;
    making.parameters()?;
    progress(50);
    making.employers()?;
    progress(120);
    making.workers()?;
    progress(350);
    making.contributions()?;
    progress(800);
    making.books()?;
    making.scenarios()?;
    progress(980);
    making.writer.commit()?;
    progress(1000);
    Ok(())
}

impl Making<'_> {
    fn office(&mut self) -> Result<(), Refusal> {
        self.writer.add_office(&self.fund.office, true, &self.at)?;
        for account in self.policy.accounts() {
            self.writer.add_account(&account.key, &account.class)?;
        }
        // One password, so one hash: nine salts would only make the demonstration slower to open.
        let hash = hash_any(&self.county.password)?;
        for operator in &self.county.operators {
            let roles: Result<Vec<Role>, _> = operator.roles.iter().map(|r| Role::parse(r)).collect();
            let roles = roles.map_err(recipe::broken)?;
            let id = self.writer.add_operator(&operator.login, &operator.name, &hash, &roles, &self.at)?;
            self.operators.push((id, roles));
        }
        self.source = self.writer.begin_import("demo", "data/demo", "", &self.at, 1)?;
        Ok(())
    }

    fn employers(&mut self) -> Result<(), Refusal> {
        for n in 0..self.county.employers {
            let employer = people::employer(&self.county, &mut self.chance, n)?;
            self.writer.take_employer(self.source, &employer)?;
            let id = self.writer.employer_id(employer.credit_code.as_str())?.ok_or(Refusal::NotFound)?;
            let (_, _, division, _, unit_type) = &self.county.trades[n as usize % self.county.trades.len()];
            let town = employer.address.strip_prefix(self.county.address.as_str()).unwrap_or_default();
            self.writer.place_employer(id, &Placed { edition: Edition::Y2017, division, unit_type, town })?;
            self.shops.push(Shop { id, employer });
        }
        Ok(())
    }

    fn workers(&mut self) -> Result<(), Refusal> {
        let deaths = self.fund.items.get("death").map_or(0, |i| i.parts);
        let count = self.fund.insured + u32::try_from(deaths).unwrap_or_default();
        for n in 0..count {
            let from = insured_from(n, self.fund.year)?;
            let worker = people::worker(&self.county, &mut self.chance, n, from)?;
            let employer = self.employer_for(n);
            self.members.push(Member { person: 0, employer, worker });
        }
        self.set_wages()?;
        let mut names = NameWriter::default();
        for member in &mut self.members {
            let shop = &self.shops[member.employer];
            self.writer.take_worker(self.source, shop.id, &member.worker, &mut names, self.policy.surnames())?;
            let id = member.worker.id_number.as_str();
            member.person = self.writer.person_id(id)?.ok_or(Refusal::NotFound)?;
        }
        for (n, shop) in self.shops.iter().enumerate() {
            let (_, _, _, _, unit_type) = &self.county.trades[n % self.county.trades.len()];
            self.writer.set_category(shop.id, category(unit_type))?;
        }
        self.over_age()
    }

    /// Who works on past his retirement is insured as that, so that inspection does not name him.
    fn over_age(&self) -> Result<(), Refusal> {
        let (book, end) = (self.policy.parameters(), people::day(self.fund.year, 12, 31)?);
        for member in &self.members {
            let id = &member.worker.id_number;
            let class = if id.sex() == Sex::Female { Class::Female55 } else { Class::Male };
            let retires = retirement(book, class, id.birth(), &mut Silent).map_err(recipe::broken)?.date;
            if retires < end {
                self.writer.set_person_category(member.person, self.shops[member.employer].id, "over_age")?;
            }
        }
        Ok(())
    }

    /// Every employer has somebody; beyond that the early ones are the large ones.
    fn employer_for(&mut self, n: u32) -> usize {
        let shops = self.shops.len() as u64;
        let at = if u64::from(n) < shops { u64::from(n) } else { self.chance.below(shops) * self.chance.below(shops) / shops };
        usize::try_from(at).unwrap_or_default()
    }

    fn months(&self) -> Result<Vec<Month>, Refusal> {
        (1..=12).map(|m| Month::new(self.fund.year, m).map_err(recipe::broken)).collect()
    }
}

/// What the workers of a type of unit are insured as (agency rules 9.4).
fn category(unit_type: &str) -> &'static str {
    match unit_type {
        "institution" => "institution",
        "individual" => "hired",
        _ => "staff",
    }
}

/// Most joined long ago, some in the course of the fund's year.
fn insured_from(n: u32, year: i32) -> Result<NaiveDate, Refusal> {
    if n % 29 == 28 { people::day(year, 1 + n % 12, 1) } else { people::day(2008 + n.cast_signed() % 13, 1 + n % 12, 1) }
}
