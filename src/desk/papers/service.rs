//! Recording that a paper was served, and the limits that run from then.

use chrono::NaiveDate;

use crate::desk::cases::Running;
use crate::desk::estimate::Fields;
use crate::desk::{Desk, Refusal};
use crate::domain::audit::Act;
use crate::domain::benefits::FieldProblem;
use crate::domain::case::filing::{Done, served_on};
use crate::domain::case::paper::{self, PaperKind, ServiceWay, check_served, limits_from_service};
use crate::domain::dates::parse_date;
use crate::domain::name::parse_line;
use crate::domain::operator::Right;
use crate::domain::problem::Problem;
use crate::store::papers::ServiceRow;

/// Characters of a recipient.
const RECIPIENT_MAX: usize = 60;

impl Desk {
    /// Records a service of a paper. Fields: `on` (today unless said otherwise), `way`, `recipient`.
    ///
    /// # Errors
    /// `NotAllowed`; `MayNot` for a relative's case; `Problems` with their fields; `NotFound`; `Store`.
    pub fn record_service(&mut self, id: i64, fields: &Fields) -> Result<(), Refusal> {
        self.require(Right::Intake)?;
        let row = self.store.paper(id)?.ok_or(Refusal::NotFound)?;
        let case = self.own_case(&row.case_number)?;
        let line = self.paper_line(row)?;
        if line.kind == PaperKind::Service {
            return Err(Refusal::Problems(vec![("paper", Problem::NothingIssued)]));
        }
        let (at, today, operator) = (self.clock.stamp(), self.clock.today(), self.operator.id);
        let service = read(fields, line.issued_on, today, &self.operator.name).map_err(Refusal::Problems)?;
        let writer = self.store.write()?;
        writer.add_service(id, &service, operator, &at)?;
        writer.audit(
            &at,
            Some(operator),
            Act::ServePaper.id(),
            &format!("case:{case}"),
            &format!("{} {}", line.number, service.way.as_str()),
        )?;
        Ok(writer.commit()?)
    }

    /// The day a refusal that holds was served, and the remedies that run from then.
    pub(in crate::desk) fn remedies(&self, case: i64, steps: &[Done]) -> Result<(Option<NaiveDate>, Vec<Running>), Refusal> {
        let Some(refusal) = paper::refusal(steps) else { return Ok((None, Vec::new())) };
        let mut days = Vec::new();
        for row in self.store.papers_of(case)?.iter().filter(|r| r.kind == PaperKind::Refusal.id()) {
            days.extend(self.store.services_of(row.id)?.iter().map(|s| s.on));
        }
        let Some(served) = served_on(refusal, &days) else { return Ok((None, Vec::new())) };
        let limits = limits_from_service(PaperKind::Refusal).iter().filter_map(|id| self.counting().limit(id, served, 0));
        Ok((Some(served), limits.collect()))
    }
}

pub(in crate::desk) fn read(
    fields: &Fields,
    issued_on: NaiveDate,
    today: NaiveDate,
    by: &str,
) -> Result<ServiceRow, Vec<FieldProblem>> {
    let mut problems: Vec<FieldProblem> = Vec::new();
    let day = match fields.get("on") {
        "" => Ok(today),
        text => parse_date(text),
    };
    let on = day.and_then(|d| check_served(d, issued_on, today).map(|()| d));
    let way = ServiceWay::parse(fields.get("way"));
    let to =
        parse_line(fields.get("recipient"), RECIPIENT_MAX).and_then(|t| if t.is_empty() { Err(Problem::Empty) } else { Ok(t) });
    problems.extend(on.as_ref().err().map(|p| ("on", p.clone())));
    problems.extend(way.as_ref().err().map(|p| ("way", p.clone())));
    problems.extend(to.as_ref().err().map(|p| ("recipient", p.clone())));
    match (on, way, to) {
        (Ok(on), Ok(way), Ok(to)) => Ok(ServiceRow { way: way.id().to_owned(), on, to, by: by.to_owned() }),
        _ => Err(problems),
    }
}
