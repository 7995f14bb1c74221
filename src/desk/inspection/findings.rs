//! 疑点: what the rules find in the county, with what was said of it.

use std::collections::{HashMap, HashSet};

use chrono::{Months, NaiveDate};

use crate::desk::{Desk, Refusal};
use crate::domain::dates::Month;
use crate::domain::grid::rows;
use crate::domain::identity::mask_number;
use crate::domain::inspection::finding::{Finding, Key};
use crate::domain::inspection::rules::{ClaimSeen, EmployerSeen, Rule, Seen, findings};
use crate::domain::inspection::thresholds::Thresholds;
use crate::domain::money::Money;
use crate::domain::operator::Right;
use crate::domain::plain::half_width;
use crate::policy::Policy;
use crate::store::inspection::ground::{ClaimGround, EmployerGround};
pub use crate::store::inspection::marks::MarkRow;

/// Findings of one page at most.
pub const FINDINGS_PAGE_MAX: usize = 10_000;

/// Which findings are asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FindingAsk {
    /// `None`: the last month that is over and levied.
    pub month: Option<Month>,
    pub rule: Option<Rule>,
    /// A part of the employer's name or the beginning of its credit code.
    pub employer: String,
    /// Only those that nobody has settled.
    pub unmarked: bool,
}

/// A finding with who it is about and what was said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingLine {
    pub finding: Finding,
    pub credit_code: String,
    pub employer: String,
    /// Name and masked number.
    pub person: Option<(String, String)>,
    pub mark: Option<MarkRow>,
}

impl FindingLine {
    /// Whether nobody has to look any more.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.mark.as_ref().is_some_and(|m| m.mark.settles())
    }
}

/// Findings, the weightiest rules first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingList {
    pub ask: FindingAsk,
    /// The month that was looked at; `None` where nothing was levied yet.
    pub month: Option<Month>,
    pub lines: Vec<FindingLine>,
    pub offset: usize,
    /// How many there are in the whole list.
    pub total: usize,
    /// How many each rule has in the month, and how many of them nobody has settled.
    pub counts: Vec<(Rule, usize, usize)>,
}

impl Desk {
    /// A page of findings.
    ///
    /// # Errors
    /// `NotAllowed`; `Problems` where a threshold has no value in the month; `Store`.
    pub fn findings(&self, ask: &FindingAsk, offset: usize, limit: usize) -> Result<FindingList, Refusal> {
        self.require(Right::Employers)?;
        let Some(month) = self.finding_month(ask.month)? else {
            let (lines, counts) = (Vec::new(), Vec::new());
            return Ok(FindingList { ask: ask.clone(), month: None, lines, offset: 0, total: 0, counts });
        };
        let Found { findings, employers } = self.find(month)?;
        let marks = self.store.finding_marks()?;
        let is_settled = |f: &Finding| marks.get(&f.key()).is_some_and(|m| m.mark.settles());
        let counts = counts(&findings, is_settled);
        let text = half_width(&ask.employer).trim().to_owned();
        let wanted = |f: &&Finding| {
            let fits = || employers.get(&f.employer).is_some_and(|e| is_asked(e, &text));
            ask.rule.is_none_or(|r| r == f.rule) && !(ask.unmarked && is_settled(f)) && (text.is_empty() || fits())
        };
        let mut chosen: Vec<&Finding> = findings.iter().filter(wanted).collect();
        chosen.sort_by_key(|f| f.rule.severity());
        let total = chosen.len();
        let page = chosen.into_iter().skip(offset).take(limit.min(FINDINGS_PAGE_MAX));
        let line = |f: &Finding| self.finding_line(f, &employers, marks.get(&f.key()).cloned());
        let lines = page.map(line).collect::<Result<_, _>>()?;
        Ok(FindingList { ask: ask.clone(), month: Some(month), lines, offset, total, counts })
    }

    /// The month findings are of: the one asked for, else the last one that is over and levied.
    pub(super) fn finding_month(&self, asked: Option<Month>) -> Result<Option<Month>, Refusal> {
        match asked {
            Some(month) => Ok(Some(month)),
            None => Ok(self.store.last_levied_month(Month::of(self.clock.today()))?),
        }
    }

    /// Everything that the rules find in a month.
    pub(super) fn find(&self, month: Month) -> Result<Found, Refusal> {
        let (book, today) = (self.book()?, self.clock.today());
        let limits = Thresholds::on(&book, month).map_err(|p| Refusal::Problems(vec![("month", p)]))?;
        let since = today.checked_sub_months(Months::new(limits.injury_months)).unwrap_or(NaiveDate::MIN);
        let ground = self.store.inspected_employers(month)?;
        let employers: Vec<EmployerSeen> = ground.iter().map(|e| employer_seen(e, &self.policy)).collect();
        let claims: Vec<ClaimSeen> = self.store.claimed_wages(since)?.into_iter().map(claim_seen).collect();
        let workers = self.store.inspected_workers(month)?;
        let (dead, receiving) = (self.store.known_deaths()?, self.store.paid_beside_work(month)?);
        let injuries = self.store.injuries_in_arrears(since, today, Month::of(today))?;
        let seen = Seen {
            month,
            book: &book,
            limits: &limits,
            employers: &employers,
            workers: &workers,
            dead: &dead,
            receiving: &receiving,
            claims: &claims,
            injuries: &injuries,
        };
        let findings = findings(&seen);
        Ok(Found { findings, employers: ground.into_iter().map(|e| (e.id, e)).collect() })
    }

    pub(super) fn finding_line(
        &self,
        finding: &Finding,
        employers: &HashMap<i64, EmployerGround>,
        mark: Option<MarkRow>,
    ) -> Result<FindingLine, Refusal> {
        let person = match finding.person {
            Some(id) => self.store.person(id)?.map(|p| (p.name, mask_number(&p.numbers.id_number))),
            None => None,
        };
        // A case or a determination may be of an employer that is cancelled by now.
        let (credit_code, employer) = match employers.get(&finding.employer) {
            Some(e) => (e.credit_code.clone(), e.name.clone()),
            None => self.store.employer_by_id(finding.employer).map(|e| (e.credit_code, e.name))?,
        };
        Ok(FindingLine { finding: finding.clone(), credit_code, employer, person, mark })
    }

    /// Those of some findings that the rules find still.
    pub(super) fn evidence_of(&self, keys: &[Key]) -> Result<HashMap<Key, Finding>, Refusal> {
        let months: HashSet<Option<Month>> = keys.iter().map(month_of).collect();
        let wanted: HashSet<&Key> = keys.iter().collect();
        let mut out = HashMap::new();
        for month in months {
            let Some(month) = self.finding_month(month)? else { continue };
            let found = self.find(month)?.findings.into_iter().filter(|f| wanted.contains(&f.key()));
            out.extend(found.map(|f| (f.key(), f)));
        }
        Ok(out)
    }
}

/// The month whose findings a key is among: only wages and headcounts are looked at month by month, an injury's month is its own.
fn month_of(key: &Key) -> Option<Month> {
    key.month.filter(|_| key.rule != Rule::ArrearsAtInjury)
}

/// What was found, and the employers it was looked for at.
pub(super) struct Found {
    pub findings: Vec<Finding>,
    pub employers: HashMap<i64, EmployerGround>,
}

fn counts(findings: &[Finding], is_settled: impl Fn(&Finding) -> bool) -> Vec<(Rule, usize, usize)> {
    let of = |rule: &Rule| {
        let (mut all, mut open) = (0, 0);
        for finding in findings.iter().filter(|f| f.rule == *rule) {
            all += 1;
            open += usize::from(!is_settled(finding));
        }
        (*rule, all, open)
    };
    Rule::ALL.iter().map(of).filter(|(_, all, _)| *all > 0).collect()
}

fn is_asked(employer: &EmployerGround, text: &str) -> bool {
    employer.name.contains(text) || employer.credit_code.starts_with(&text.to_ascii_uppercase())
}

fn employer_seen(e: &EmployerGround, policy: &Policy) -> EmployerSeen {
    EmployerSeen {
        id: e.id,
        name: e.name.clone(),
        division: e.division.clone(),
        division_class: policy.division(e.edition, &e.division).map(|d| d.risk_class),
        class: e.class,
        heads: e.heads,
        heads_before: e.heads_before,
    }
}

/// The months of a determination that have both a declared wage and one that counted.
fn claim_seen(claim: ClaimGround) -> ClaimSeen {
    let amounts = |row: crate::domain::grid::GridRow<'_>| Money::parse(row.cell(1)).ok().zip(Money::parse(row.cell(2)).ok());
    let months = rows(&claim.months).filter_map(amounts).collect();
    ClaimSeen { person: claim.person, employer: claim.employer, sheet: claim.sheet, months }
}
