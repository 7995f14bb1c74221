//! 稽核工作记录: the checklist, the wage audit worked out, and how it was signed. Recorded again it is another version.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::steps::{TEXT_MAX, content, has_findings};
use crate::desk::arrears::debts::usual_last_day;
use crate::desk::estimate::{Fields, Reader};
use crate::desk::sheets::Said;
use crate::desk::{Desk, Refusal};
use crate::domain::dates::Month;
use crate::domain::employer::rate::in_force;
use crate::domain::identity::age_on;
use crate::domain::inspection::audit::{self, AuditLine, MonthTerms, Typed, totals};
use crate::domain::inspection::visit::{SIGNED, one_of, read_checklist, written_checklist};
use crate::domain::money::Money;
use crate::domain::name::parse_line;
use crate::domain::params::Book;
use crate::domain::premium::{Limits, RateParts};
use crate::domain::problem::Problem;
use crate::domain::shorthand::parse_date_short;
use crate::store::sheets::record::SheetRow;

/// A wage audit worked out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Audited {
    pub lines: Vec<AuditLine>,
    /// Workers whose base is too low.
    pub heads: usize,
    pub premium: Money,
    pub late_fee: Money,
}

impl Desk {
    /// Reads a record: `recorded_on`, `checklist` (item, verdict, note), `audit` (identity number, month, wage paid), `found`,
    /// `signed` (by the employer: yes or refused).
    pub(super) fn read_record(&self, row: &SheetRow, old: &Fields, fields: &Fields) -> Result<Said, Refusal> {
        let today = self.clock.today();
        let mut r = Reader::new(fields);
        let past = |t: &str| parse_date_short(t, today).and_then(|d| if d > today { Err(Problem::Future) } else { Ok(d) });
        let on = if r.has("recorded_on") { r.need("recorded_on", past) } else { Some(today) };
        let checklist = read_checklist(fields.get("checklist"));
        let checklist = checklist.map_err(|found| found.into_iter().for_each(|p| r.refuse("checklist", p))).ok();
        let typed = self.audit_rows(old, fields.get("audit"));
        let typed = typed.map_err(|found| found.into_iter().for_each(|p| r.refuse("audit", p))).ok();
        let found = r.maybe("found", |t| parse_line(t, TEXT_MAX)).unwrap_or_default();
        let signed = r.need("signed", |t| one_of(t, &SIGNED, "yes, refused"));
        let facts = on.zip(checklist).zip(typed).zip(signed);
        let (((on, checklist), typed), signed) = r.finish(facts).map_err(Refusal::Problems)?;
        let audited = self.work_audit_out(row, &typed, on)?;
        let fields = old
            .clone()
            .with("recorded_on", on.to_string())
            .with("checklist", written_checklist(&checklist))
            .with("audit", audit::written(&typed))
            .with("worked", audit::kept(&audited.lines))
            .with("heads", audited.heads.to_string())
            .with("premium", audited.premium.plain())
            .with("late_fee", audited.late_fee.plain())
            .with("found", found)
            .with("signed", signed);
        let due = self.result_due(on, !has_findings(&fields))?;
        Ok(Said::Version(Box::new(content(row, fields, audited.premium + audited.late_fee, due))))
    }

    /// The rows of an audit, of the plan's months.
    fn audit_rows(&self, plan: &Fields, text: &str) -> Result<Vec<Typed>, Vec<Problem>> {
        let month = |id: &str| Month::parse(plan.get(id)).map_err(|p| vec![p]);
        audit::read(text, month("from_month")?, month("until_month")?)
    }

    /// Works an audit out as it is typed.
    ///
    /// # Errors
    /// `NotAllowed`; `Problems`; `NotFound`; `Store`.
    pub fn look_at_audit(&self, number: &str, text: &str) -> Result<Audited, Refusal> {
        self.require(crate::domain::operator::Right::Sheets)?;
        let row = self.store.sheet(number)?.ok_or(Refusal::NotFound)?;
        let typed = self.audit_rows(&self.said_before(&row)?, text);
        let typed = typed.map_err(|found| Refusal::Problems(found.into_iter().map(|p| ("audit", p)).collect()))?;
        self.work_audit_out(&row, &typed, self.clock.today())
    }

    fn work_audit_out(&self, row: &SheetRow, typed: &[Typed], on: NaiveDate) -> Result<Audited, Refusal> {
        let Some((employer, _)) = row.employer else { return Err(Refusal::NotFound) };
        let book = self.book()?;
        let at = |p: Problem| Refusal::Problems(vec![("audit", p)]);
        let months: BTreeSet<Month> = typed.iter().map(|t| t.month).collect();
        let terms = months.iter().map(|m| self.month_terms(employer, *m, &book)).collect::<Result<Vec<_>, _>>()?;
        let mut lines = Vec::with_capacity(typed.len());
        for (n, t) in typed.iter().enumerate() {
            let Some(terms) = terms.iter().find(|x| x.month == t.month) else { continue };
            let limits = Limits::on(&book, t.month).map_err(|p| at(in_line(n, p)))?;
            let line = self.audit_line(employer, t, &limits)?;
            lines.push(line.worked(&book, terms, on).map_err(|p| at(in_line(n, p)))?);
        }
        let (heads, premium, late_fee) = totals(&lines, &terms, &book, on).map_err(at)?;
        Ok(Audited { lines, heads, premium, late_fee })
    }

    /// The rate a month was levied at and its last day; of a month that was not levied those that hold for it.
    fn month_terms(&self, employer: i64, month: Month, book: &Book) -> Result<MonthTerms, Refusal> {
        let levied = self.store.levied_terms(employer, month)?;
        let usual = usual_last_day(book, month);
        if let Some((ppm, last_day)) = levied {
            return Ok(MonthTerms { month, rate: Decimal::new(ppm, 6), last_day: last_day.unwrap_or(usual) });
        }
        let registered = self.store.employer_by_id(employer)?.risk_class;
        let step = in_force(registered, &self.store.rate_rows(employer)?, month);
        let parts = RateParts::on(book, step.class, step.step, month).map_err(|p| Refusal::Problems(vec![("audit", p)]))?;
        Ok(MonthTerms { month, rate: parts.rate(), last_day: usual })
    }

    fn audit_line(&self, employer: i64, typed: &Typed, limits: &Limits) -> Result<AuditLine, Refusal> {
        let declared = self.store.declared_wage(typed.id.as_str(), employer, typed.month)?;
        let base = declared.as_ref().and_then(|d| d.base.or(d.wage.map(|wage| limits.base(wage))));
        Ok(AuditLine {
            id_number: typed.id.as_str().to_owned(),
            name: declared.as_ref().map(|d| d.name.clone()).unwrap_or_default(),
            month: typed.month,
            trade: declared.map(|d| d.job).unwrap_or_default(),
            age: age_on(typed.id.birth(), typed.month.last_day()),
            declared: base.unwrap_or(Money::ZERO),
            paid: typed.paid,
            base: limits.base(typed.paid),
            difference: Money::ZERO,
            premium: Money::ZERO,
            late_fee: Money::ZERO,
        })
    }
}

fn in_line(n: usize, problem: Problem) -> Problem {
    Problem::InLine { line: n + 1, column: "month", problem: Box::new(problem) }
}
