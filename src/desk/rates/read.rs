//! 费率核定: a sheet about the rates of all employers after a review, or about one employer's.

use super::{RateLine, ReviewAsk, ReviewLine, ReviewView};
use crate::desk::estimate::{Fields, Reader};
use crate::desk::sheets::{Content, restored};
use crate::desk::{Desk, Refusal};
use crate::domain::case::workflow::DOCUMENT_MAX;
use crate::domain::dates::Month;
use crate::domain::employer::parse_count;
use crate::domain::employer::rate::{own_step, steps};
use crate::domain::identity::CreditCode;
use crate::domain::name::{LINE_MAX, parse_line};
use crate::domain::problem::Problem;
use crate::domain::rates::problem::RateProblem;
use crate::domain::rates::review::{Found, Reason, Subject, compare};
use crate::domain::sheet::kind::SheetKind;

const SCOPES: &str = "review, employer";
const WHYS: &str = "reclassified, objection, correction";

/// What somebody entered about one employer's rate.
struct Single {
    credit_code: CreditCode,
    class: Option<u8>,
    step: Option<u8>,
    from: Month,
    why: Reason,
    reason: String,
    document: String,
    /// The sheet that is objected to.
    objects_to: String,
    /// How a reconsideration or suit stands.
    reconsideration: String,
}

impl Desk {
    /// Reads a sheet of rates: `scope` (`review` or `employer`); of a review `year` and `from`; of an employer `credit_code`, `from`,
    /// `risk_class` and `floating` (the step) as they shall be, `rate_cause`, `reason`, `document`, `objects_to` and `reconsideration`. Its lines follow
    /// from what is on file.
    ///
    /// # Errors
    /// `Problems` with their fields: parameters that are missing or not confirmed, months that are levied already; `Store`.
    pub(in crate::desk) fn read_rate(&self, fields: &Fields) -> Result<Content, Refusal> {
        match fields.get("scope") {
            "review" => self.read_rate_review(fields),
            "employer" => self.read_rate_single(fields),
            "" => Err(Refusal::Problems(vec![("scope", Problem::Empty)])),
            _ => Err(Refusal::Problems(vec![("scope", Problem::NotOneOf { choices: SCOPES })])),
        }
    }

    fn read_rate_review(&self, fields: &Fields) -> Result<Content, Refusal> {
        let mut r = Reader::new(fields);
        let year = r.need("year", |t| parse_count(t, 2015, 2200));
        let from = r.need("from", Month::parse);
        let document = r.maybe("document", |t| parse_line(t, DOCUMENT_MAX)).unwrap_or_default();
        let (year, from) = r.finish(year.zip(from)).map_err(Refusal::Problems)?;
        let ask = ReviewAsk { year: i32::try_from(year).ok(), from: Some(from), example: None };
        let view = self.levied_review(&ask)?;
        if let Some(problem) = &view.lacks {
            return Err(Refusal::Problems(vec![("parameters", problem.clone())]));
        }
        confirmed(&view)?;
        for line in &view.lines {
            self.refuse_later(line, from, Bound::Review)?;
        }
        if !view.lines.iter().any(ReviewLine::is_changed) {
            return Err(Refusal::Problems(vec![("year", Problem::Rate(RateProblem::NothingChanges))]));
        }
        self.refuse_levied(view.lines.iter().filter(|l| l.is_changed()), from)?;
        let lines: Vec<RateLine> = view.lines.iter().filter_map(|l| Some(RateLine::of(l, l.found.as_ref()?, l.class))).collect();
        let told = Fields::default()
            .with("scope", "review")
            .with("year", year.to_string())
            .with("period", format!("{} - {}", view.first, view.last))
            .with("from", from.to_string())
            .with("document", document);
        Ok(content(None, from, &lines, told))
    }

    fn read_rate_single(&self, fields: &Fields) -> Result<Content, Refusal> {
        let asked = read_single(fields)?;
        let ask = ReviewAsk { year: Some(asked.from.year() - 1), from: Some(asked.from), example: None };
        let view = self.review_all(&ask)?;
        let at = |field, problem| Refusal::Problems(vec![(field, problem)]);
        let found = view.lines.iter().find(|l| l.credit_code == asked.credit_code.as_str());
        let line = found.ok_or_else(|| at("credit_code", Problem::UnknownEmployer))?;
        if asked.why == Reason::Objection {
            self.check_objection(line, &asked.objects_to)?;
        }
        let class = asked.class.unwrap_or(line.class);
        let step = asked.step.unwrap_or(if class == line.class { line.step } else { own_step(class) });
        if !(1..=steps(class)).contains(&step) {
            return Err(at("floating", Problem::Rate(RateProblem::NoSuchStep { class, steps: steps(class) })));
        }
        // An objection may be answered by leaving the rate as it is.
        if (class, step) == (line.class, line.step) && asked.why != Reason::Objection {
            return Err(at("risk_class", Problem::Rate(RateProblem::NothingChanges)));
        }
        self.refuse_later(line, asked.from, Bound::Single)?;
        self.refuse_levied(std::iter::once(line), asked.from)?;
        let (registered_on, year_base) = (line.registered_on, line.twelve.base);
        let subject = Subject { class: line.class, step: line.step, registered_on, indicators: line.indicators, year_base };
        let (rate_now, rate_new, effect) =
            compare(&*self.book()?, asked.from, &subject, (class, step)).map_err(|p| at("risk_class", p))?;
        let found = Found { step, reasons: vec![asked.why], rate_now, rate_new, effect };
        let told = Fields::default()
            .with("scope", "employer")
            .with("credit_code", asked.credit_code.as_str())
            .with("risk_class", class.to_string())
            .with("floating", step.to_string())
            .with("from", asked.from.to_string())
            .with("rate_cause", asked.why.id())
            .with("reason", asked.reason)
            .with("document", asked.document)
            .with("objects_to", asked.objects_to)
            .with("reconsideration", asked.reconsideration)
            .with("period", format!("{} - {}", view.first, view.last));
        Ok(content(Some(line.employer), asked.from, &[RateLine::of(line, &found, class)], told))
    }

    /// Only what a sheet in force decided on this employer can be objected to.
    fn check_objection(&self, line: &ReviewLine, objects_to: &str) -> Result<(), Refusal> {
        let at = |problem| Refusal::Problems(vec![("objects_to", problem)]);
        let sheet = self.store.sheet(objects_to)?.filter(|s| s.kind == SheetKind::Rate);
        let sheet = sheet.ok_or_else(|| at(Problem::NoSuchDocument))?;
        let fields = self.store.sheet_versions(sheet.id)?.last().map(|v| restored(&v.fields)).unwrap_or_default();
        let is_there = RateLine::all(fields.get("lines")).iter().any(|l| l.credit_code == line.credit_code);
        if is_there && sheet.state.holds() { Ok(()) } else { Err(at(Problem::Rate(RateProblem::NotDecidedThere))) }
    }

    /// A month that is fixed keeps its rate; it is reversed first.
    fn refuse_levied<'a>(&self, lines: impl Iterator<Item = &'a ReviewLine>, from: Month) -> Result<(), Refusal> {
        let levied = self.store.months_fixed_since(from)?;
        let employer = lines.into_iter().find(|l| levied.contains(&l.employer)).map(|l| l.name.clone());
        employer.map_or(Ok(()), |employer| Err(from_problem(RateProblem::Levied { employer, month: from })))
    }

    /// A rate that holds from a later month would still be in its way.
    fn refuse_later(&self, line: &ReviewLine, from: Month, bound: Bound) -> Result<(), Refusal> {
        let last = self.store.rate_rows(line.employer)?.into_iter().filter_map(|r| r.from).max();
        let stands = |month: &Month| *month > from || (bound == Bound::Review && *month == from);
        match last.filter(stands) {
            Some(month) => Err(from_problem(RateProblem::Later { employer: line.name.clone(), month })),
            None => Ok(()),
        }
    }
}

/// What stands in the way of a month.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Bound {
    /// Nobody is reviewed twice for one month.
    Review,
    /// Of two decisions for one month the later counts.
    Single,
}

pub(super) fn from_problem(problem: RateProblem) -> Refusal {
    Refusal::Problems(vec![("from", Problem::Rate(problem))])
}

fn confirmed(view: &ReviewView) -> Result<(), Refusal> {
    let keys = view.unconfirmed.clone();
    if keys.is_empty() { Ok(()) } else { Err(Refusal::Problems(vec![("parameters", Problem::Unconfirmed { keys })])) }
}

fn read_single(fields: &Fields) -> Result<Single, Refusal> {
    let small = |text: &str, most: i64| parse_count(text, 1, most).map(|n| u8::try_from(n).unwrap_or_default());
    let mut r = Reader::new(fields);
    let credit_code = r.need("credit_code", CreditCode::parse);
    let class = r.maybe("risk_class", |t| small(t, 8));
    let step = r.maybe("floating", |t| small(t, 5));
    let from = r.need("from", Month::parse);
    let why = r.need("rate_cause", |t| {
        let known = [Reason::Reclassified, Reason::Objection, Reason::Correction];
        known.into_iter().find(|w| w.id() == t).ok_or(Problem::NotOneOf { choices: WHYS })
    });
    let reason = r.need("reason", |t| parse_line(t, LINE_MAX));
    let document = r.maybe("document", |t| parse_line(t, DOCUMENT_MAX)).unwrap_or_default();
    let objects_to = match why {
        Some(Reason::Objection) => r.need("objects_to", |t| Ok(t.to_ascii_uppercase())).unwrap_or_default(),
        _ => String::new(),
    };
    let reconsideration = r.maybe("reconsideration", |t| parse_line(t, LINE_MAX)).unwrap_or_default();
    let facts = credit_code.zip(from).zip(why).zip(reason);
    let (((credit_code, from), why), reason) = r.finish(facts).map_err(Refusal::Problems)?;
    Ok(Single { credit_code, class, step, from, why, reason, document, objects_to, reconsideration })
}

fn content(employer: Option<i64>, from: Month, lines: &[RateLine], told: Fields) -> Content {
    Content {
        person: None,
        case: None,
        employer,
        month: Some(from),
        amount: lines.iter().map(|l| l.effect).sum(),
        supersedes: None,
        due_on: None,
        fields: told.with("lines", RateLine::text(lines)),
        items: Vec::new(),
        receipts: Vec::new(),
    }
}
