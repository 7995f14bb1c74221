//! A determination as it is typed: what it would come to, and what it would change. Nothing is stored.

use super::facts::Facts;
use super::lines::Line;
use super::raises::Carry;
use super::{BegunDetermination, Determined};
use crate::desk::estimate::Fields;
use crate::desk::sheets::{Scribe, SheetItem, restored};
use crate::desk::{Desk, Refusal};
use crate::domain::benefits::item::Payer;
use crate::domain::identity::{Sex, mask_number};
use crate::domain::money::Money;
use crate::domain::operator::Right;
use crate::domain::params::Book;
use crate::domain::problem::Problem;
use crate::domain::sheet::state::State;

impl Desk {
    /// What the desk makes of a determination; `corrects` is the number of the sheet that is handed in again, if it is one.
    ///
    /// # Errors
    /// `NotAllowed`; `Problems` at `case_number` for no such case; `Store`. What is wrong besides is part of the answer.
    pub fn look_at_determination(&self, fields: &Fields, corrects: Option<&str>, scribe: Scribe) -> Result<Determined, Refusal> {
        self.require(Right::Sheets)?;
        let book = self.book()?;
        let corrects = match corrects {
            Some(number) => Some(self.store.sheet(number)?.ok_or(Refusal::NotFound)?),
            None => None,
        };
        let reading = self.work_determination((fields, Carry::InForce), corrects.as_ref(), &book)?;
        let differences = match (&reading.old, &reading.worked) {
            (Some(old), Some(worked)) => self.differences_to(old, &worked.lines, &reading.fields)?,
            _ => Vec::new(),
        };
        let worked = reading.worked.unwrap_or_default();
        let facts = reading.facts;
        Ok(Determined {
            person: (facts.case.person, facts.person.name.clone(), mask_number(&facts.person.numbers.id_number)),
            about: facts.about,
            employer: facts.case.employer_name,
            injury: facts.injury,
            grade: facts.case.grade,
            nursing: facts.case.nursing,
            concluded: reading.concluded.or(facts.conclusion.map(|c| c.since)),
            died_on: facts.died_on,
            insured: facts.liability.says().unwrap_or_default(),
            months: reading.months,
            own_wage: worked.own_wage,
            amount: worked.amount(),
            items: worked.lines.iter().map(|line| shown(line, &book, scribe)).collect(),
            differences,
            remarks: worked.remarks,
            problems: reading.problems,
            unconfirmed: (!worked.unconfirmed.is_empty()).then_some(Problem::Unconfirmed { keys: worked.unconfirmed }),
            case_number: facts.case.number,
        })
    }

    /// What a form begins with: a sheet of the case that this operator may go on with, or what the file tells. Where a determination
    /// holds, the new one takes its place and begins with what was entered there.
    ///
    /// # Errors
    /// `NotAllowed`; `NotFound`; `Problems`; `Store`.
    pub fn begin_determination(&self, case: &str) -> Result<BegunDetermination, Refusal> {
        self.require(Right::Sheets)?;
        let facts = self.facts_for(&Fields::default().with("case_number", case))?;
        let me = self.operator.id;
        let on_file = self.on_file(&facts)?;
        let mut fields = Fields::default().with("insured", facts.liability.says().unwrap_or_default());
        for row in self.determinations(facts.case.id)? {
            if self.about_of(&row)? != Some(facts.about) {
                continue;
            }
            let typed = self.store.sheet_versions(row.id)?.pop().map(|v| restored(&v.fields)).unwrap_or_default();
            if row.entered_by == me && matches!(row.state, State::Draft | State::Returned) {
                let seen = self.store.sheet_steps(row.id)?.last().map_or(0, |s| s.id);
                let fields = on_file.iter().fold(typed, |all, (id, text)| all.with(id, text));
                return Ok(BegunDetermination { fields, corrects: Some((row.number, seen)) });
            }
            if row.state.holds() {
                fields = typed.with("supersedes", row.number).with("why", "").with("note", "");
                break;
            }
        }
        fields.set("case_number", facts.case.number.as_str());
        fields.set("about", facts.about.id());
        if facts.id.sex() == Sex::Male {
            fields.set("class", "male");
        }
        let fields = on_file.iter().fold(fields, |all, (id, text)| all.with(id, text));
        Ok(BegunDetermination { fields, corrects: None })
    }

    /// What a form has to know of the case to ask only what is not on file.
    fn on_file(&self, facts: &Facts) -> Result<Fields, Refusal> {
        let wages = self.declared_before(facts.case.person, facts.injury, self.book()?.as_ref())?;
        let yes = |is: bool| if is { "yes" } else { "" };
        Ok(Fields::default()
            .with("on_file.grade", facts.case.grade.map(|g| g.to_string()).unwrap_or_default())
            .with("on_file.conclusion", yes(facts.conclusion.is_some()))
            .with("on_file.wages", yes(!wages.is_empty()))
            .with("on_file.missing", yes(facts.is_missing())))
    }
}

fn shown(line: &Line, book: &Book, scribe: Scribe) -> SheetItem {
    SheetItem {
        item: line.kind,
        payer: line.payer,
        amount: line.amount,
        name: Some(line.name.clone()),
        payee: (line.payer == Payer::Fund && line.amount > Money::ZERO).then(|| line.name.clone()),
        monthly: line.monthly,
        from: line.from,
        until: line.until,
        remark: line.remark.clone(),
        explanation: (scribe.explain)(line.kind, &line.steps, book),
    }
}
