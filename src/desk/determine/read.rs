//! A determination out of its fields: facts on file, answers, months and dependants become the lines of the sheet.

use super::disability;
use super::effect::happened;
use super::facts::Facts;
use super::gates::{Answers, answers, case_is_ripe};
use super::lines::{Line, Worked};
use super::raises::{Carry, Raises};
use super::{FIELDS, death};
use crate::desk::estimate::{Fields, Ground, Reader};
use crate::desk::sheets::{Content, ItemDraft, Purpose, Recipient, Who};
use crate::desk::{Desk, Refusal};
use crate::domain::benefits::FieldProblem;
use crate::domain::benefits::in_force::InMonth;
use crate::domain::benefits::item::{ItemKind, Payer};
use crate::domain::case::state::State;
use crate::domain::dates::Month;
use crate::domain::determination::About;
use crate::domain::determination::dependants::{self, Dependant};
use crate::domain::determination::timeline::standing;
use crate::domain::determination::wages::MonthWage;
use crate::domain::identity::ResidentId;
use crate::domain::money::Money;
use crate::domain::name::parse_person_name;
use crate::domain::params::Book;
use crate::domain::problem::Problem;
use crate::domain::sheet::kind::SheetKind;
use crate::store::benefits::BenefitRow;
use crate::store::sheets::record::SheetRow;

/// What was made of the fields.
pub(super) struct Reading {
    pub facts: Facts,
    pub months: Vec<MonthWage>,
    /// `None` where something that it rests on is missing.
    pub worked: Option<Worked>,
    pub concluded: Option<chrono::NaiveDate>,
    /// The determination whose place it takes.
    pub old: Option<SheetRow>,
    pub problems: Vec<FieldProblem>,
    /// In their one written form.
    pub fields: Fields,
}

/// A dependant and who he is here.
type Known = Vec<(Dependant, Who)>;

impl Desk {
    /// Reads a determination's fields: [`FIELDS`] and the grids `corrections` and `dependants`.
    ///
    /// # Errors
    /// `Problems` with their fields; `NotFound`; `Store`.
    pub(in crate::desk) fn read_determination(&self, fields: &Fields, purpose: Purpose<'_>) -> Result<Content, Refusal> {
        let book = self.book()?;
        let reading = self.work_determination((fields, Carry::InForce), purpose.corrects, &book)?;
        let Some(worked) = reading.worked.filter(|_| reading.problems.is_empty()) else {
            return Err(Refusal::Problems(reading.problems));
        };
        if !worked.unconfirmed.is_empty() {
            return Err(Refusal::Problems(vec![("parameters", Problem::Unconfirmed { keys: worked.unconfirmed })]));
        }
        if worked.lines.is_empty() {
            return Err(Refusal::Problems(vec![("case_number", Problem::NothingDue)]));
        }
        self.refuse_taken_over(&worked.lines, reading.facts.died_on)?;
        if !matches!(reading.fields.get("why"), "error" | "court") {
            self.refuse_ended(&worked.lines, reading.facts.case.id)?;
        }
        Ok(Content {
            person: Some(reading.facts.case.person),
            case: Some(reading.facts.case.id),
            employer: None,
            month: None,
            amount: worked.amount(),
            supersedes: reading.old.map(|row| row.id),
            due_on: None,
            fields: reading.fields,
            items: worked.lines.into_iter().map(|line| draft(line, &book, purpose)).collect(),
            receipts: Vec::new(),
        })
    }

    /// Refuses to have a month paid twice: what was taken over from before gsbx has no determination that this one could take the
    /// place of. A pension that had begun before the death is that of another.
    fn refuse_taken_over(&self, lines: &[Line], died_on: Option<chrono::NaiveDate>) -> Result<(), Refusal> {
        let now = Month::of(self.clock.today());
        for line in lines.iter().filter(|l| l.payer == Payer::Fund && l.monthly) {
            let (Who::Known(person), Some(first)) = (&line.who, line.from) else { continue };
            let is_such = |b: &BenefitRow| {
                let is_of_another = line.kind == ItemKind::DependantPension && died_on.is_some_and(|died| b.since < died);
                b.sheet.is_none() && b.kind == line.kind.id() && !is_of_another
            };
            for benefit in self.store.benefits(Some(*person), None)?.into_iter().filter(is_such) {
                let events = happened(self.store.benefit_events(Some(benefit.id))?);
                if let Some(month) = [first, now].into_iter().find(|m| standing(&events, *m).runs) {
                    return Err(Refusal::Problems(vec![("case_number", Problem::TakenOverRuns { month })]));
                }
            }
        }
        Ok(())
    }

    /// Refuses to have a benefit of the case begin again that has ended otherwise than by a determination: by a change, a run or
    /// another death. The facts of this one do not know of it yet.
    fn refuse_ended(&self, lines: &[Line], case: i64) -> Result<(), Refusal> {
        for benefit in self.store.benefits(None, Some(case))? {
            let rows = self.store.benefit_events(Some(benefit.id))?;
            let Some(last) = rows.iter().rfind(|e| matches!(e.what.as_str(), "start" | "end")).filter(|e| e.what == "end") else {
                continue;
            };
            let by = last.sheet.map(|id| self.store.sheet_by_id(id)).transpose()?;
            let is_ours =
                |row: &SheetRow| row.kind == SheetKind::Determination && row.case.as_ref().is_some_and(|(id, _)| *id == case);
            let goes_on = |l: &&Line| {
                let reaches =
                    if l.monthly { l.until.is_none_or(|m| m >= last.month) } else { l.from.is_some_and(|m| m >= last.month) };
                l.payer == Payer::Fund
                    && l.kind.id() == benefit.kind
                    && matches!(&l.who, Who::Known(id) if *id == benefit.person)
                    && reaches
            };
            if !by.is_some_and(|row| is_ours(&row)) && lines.iter().any(|l| goes_on(&l)) {
                let how = InMonth::Ended { since: last.month, reason: last.reason.clone() };
                return Err(Refusal::Problems(vec![("case_number", Problem::BenefitStands { month: last.month, how })]));
            }
        }
        Ok(())
    }

    /// Everything that can be said of the fields, also where something is wrong with them.
    pub(super) fn work_determination(
        &self,
        (fields, carry): (&Fields, Carry),
        corrects: Option<&SheetRow>,
        book: &Book,
    ) -> Result<Reading, Refusal> {
        let facts = self.facts_for(fields)?;
        let raises = self.raises(book, facts.case.id, (fields, carry))?;
        let mut problems = Vec::new();
        case_is_ripe(&facts, &mut problems);
        let old = self.before_this(&facts, fields, corrects, &mut problems)?;
        let ripe = problems.is_empty();
        let answers = answers(&facts, fields, self.clock.today(), &mut problems);
        let wages = self.wages_of(facts.case.person, facts.injury, book, fields, &mut problems)?;
        let known = self.dependants_of(&facts, fields, &mut problems)?;
        let ground = Ground { policy: &self.policy, book, today: self.clock.today() };
        let mut written = written(fields, &facts);
        written.set("corrections", wages.corrections.as_str());
        written.set("dependants", dependants::written(&known.iter().map(|(d, _)| d.clone()).collect::<Vec<_>>()));
        let mut worked = None;
        if let (Some(answers), true, false) = (&answers, ripe, wages.text.is_empty()) {
            match self.work_out(&ground, &facts, answers, fields, (&wages.text, &known, old.as_ref(), &raises)) {
                Ok(found) => worked = Some(found),
                Err(Refusal::Problems(found)) => problems.extend(found),
                Err(refusal) => return Err(refusal),
            }
        }
        let concluded = answers.as_ref().and_then(|a| a.concluded);
        if let (Some(answers), Some(worked)) = (&answers, &worked) {
            derived(&mut written, &facts, answers, worked, &wages.months);
        }
        Ok(Reading { facts, months: wages.months, worked, concluded, old, problems, fields: written })
    }

    fn work_out(
        &self,
        ground: &Ground<'_>,
        facts: &Facts,
        answers: &Answers,
        fields: &Fields,
        (wage, known, old, raises): (&str, &Known, Option<&SheetRow>, &Raises<'_>),
    ) -> Result<Worked, Refusal> {
        let problems = Refusal::Problems;
        if facts.about == About::Disability {
            let others = self.other_injuries(facts, ground.book)?;
            let kept_lump_sum = match old {
                Some(row) => self.lump_sum_of(row)?,
                None => None,
            };
            let given = disability::Given { facts, answers, fields, wage, others: &others, kept_lump_sum, raises };
            let worked = disability::work_out(ground, &given).map_err(problems)?;
            return self.subsidies_once(facts, worked);
        }
        let recipient = self.recipient_of(facts, fields)?;
        let advance = self.advance_paid(facts.case.id)?;
        let given = death::Given { facts, answers, fields, wage, dependants: known, recipient, advance, raises };
        death::work_out(ground, &given).map_err(problems)
    }

    /// Other injuries at the same employer that were graded before this one: grade, wages and day (6.8).
    fn other_injuries(&self, facts: &Facts, book: &Book) -> Result<Vec<String>, Refusal> {
        let mut out = Vec::new();
        for other in self.store.other_cases(facts.case.person, &facts.case.number)? {
            let Some(row) = self.store.case(&other.number)? else { continue };
            let counts =
                row.employer == facts.case.employer && row.accident_on <= facts.injury && row.state != State::NotRecognised;
            let Some(grade) = row.grade.filter(|_| counts) else { continue };
            let wages = self.declared_before(facts.case.person, row.accident_on, book)?;
            if !wages.is_empty() {
                out.push(format!("{grade}:{wages}:{}", row.accident_on));
            }
        }
        Ok(out)
    }

    /// Both subsidies come once for all injuries at an employer: a determination that holds them stands in the way.
    fn subsidies_once(&self, facts: &Facts, worked: Worked) -> Result<Worked, Refusal> {
        let subsidy = ItemKind::TerminationMedical;
        if !worked.lines.iter().any(|l| l.kind == subsidy) {
            return Ok(worked);
        }
        for other in self.store.other_cases(facts.case.person, &facts.case.number)? {
            let Some(row) = self.store.case(&other.number)?.filter(|r| r.employer == facts.case.employer) else { continue };
            for sheet in self.determinations(row.id)?.into_iter().filter(|s| !s.state.is_dead()) {
                if self.store.sheet_items(sheet.id, sheet.version)?.iter().any(|i| i.item == subsidy.id()) {
                    return Err(Refusal::Problems(vec![("contract", Problem::DeterminedAlready { sheet: sheet.number })]));
                }
            }
        }
        Ok(worked)
    }

    /// The fund's lump sum of a determination.
    fn lump_sum_of(&self, row: &SheetRow) -> Result<Option<Money>, Refusal> {
        let items = self.store.sheet_items(row.id, row.version)?;
        Ok(items.iter().find(|i| i.item == ItemKind::DisabilityLumpSum.id()).map(|i| i.amount))
    }

    /// What was paid of the lump sum in advance while somebody was missing.
    fn advance_paid(&self, case: i64) -> Result<Money, Refusal> {
        let advance = |p: &&crate::store::sheets::payables::PayableRow| {
            p.item == ItemKind::MissingAdvance.id() && matches!(p.state.as_str(), "paid" | "listed")
        };
        Ok(self.store.payables_of_case(case)?.iter().filter(advance).map(|p| p.amount).sum())
    }

    /// The dependants as they were typed, each with his row here.
    fn dependants_of(&self, facts: &Facts, fields: &Fields, problems: &mut Vec<FieldProblem>) -> Result<Known, Refusal> {
        if facts.about != About::Death {
            return Ok(Known::new());
        }
        let list = match dependants::read(fields.get("dependants"), self.clock.today()) {
            Ok(list) => list,
            Err(found) => {
                problems.extend(found.into_iter().map(|p| ("dependants", p)));
                return Ok(Known::new());
            }
        };
        let mut out = Known::new();
        for dependant in list {
            match self.relative_known(facts, &dependant.id, &dependant.name)? {
                Ok(who) => out.push((dependant, who)),
                Err(problem) => {
                    let at = Problem::InLine { line: dependant.line, column: "id_number", problem: Box::new(problem) };
                    problems.push(("dependants", at));
                }
            }
        }
        Ok(out)
    }

    /// Who receives what is paid once.
    fn recipient_of(&self, facts: &Facts, fields: &Fields) -> Result<Option<(Who, String)>, Refusal> {
        let mut r = Reader::new(fields);
        if !r.has("recipient_id") {
            return Ok(None);
        }
        let id = r.need("recipient_id", ResidentId::parse);
        let name = r.need("recipient_name", parse_person_name);
        let (id, name) = r.finish(id.zip(name)).map_err(Refusal::Problems)?;
        let who = self.relative_known(facts, &id, &name)?.map_err(|p| Refusal::Problems(vec![("recipient_id", p)]))?;
        Ok(Some((who, name)))
    }

    /// Whether a relative is on file; a number that belongs to another name is told.
    fn relative_known(&self, facts: &Facts, id: &ResidentId, name: &str) -> Result<Result<Who, Problem>, Refusal> {
        if *id == facts.id {
            return Ok(Err(Problem::IsTheWorker));
        }
        let Some(row) = self.store.person_by_number(id.as_str())? else {
            return Ok(Ok(Who::New { id: id.clone(), name: name.to_owned() }));
        };
        let known = self.store.person(row)?.ok_or(Refusal::NotFound)?.name;
        Ok(if known == name { Ok(Who::Known(row)) } else { Err(Problem::NumberBelongsTo { name: known }) })
    }
}

fn draft(line: Line, book: &Book, purpose: Purpose<'_>) -> ItemDraft {
    ItemDraft {
        explanation: (purpose.scribe.explain)(line.kind, &line.steps, book),
        kind: line.kind,
        payer: line.payer,
        amount: line.amount,
        payee: if line.payer == Payer::Fund && line.amount > Money::ZERO { Recipient::Same } else { Recipient::Nobody },
        person: line.who,
        monthly: line.monthly,
        from: line.from,
        until: line.until,
        remark: line.remark,
    }
}

/// What was typed, as it is stored.
fn written(fields: &Fields, facts: &Facts) -> Fields {
    let mut out = FIELDS.iter().fold(Fields::default(), |out, id| out.with(id, fields.get(id)));
    out.set("case_number", facts.case.number.as_str());
    out.set("about", facts.about.id());
    out
}

/// What the sheet was worked out from, so that it says so by itself.
fn derived(out: &mut Fields, facts: &Facts, answers: &Answers, worked: &Worked, months: &[MonthWage]) {
    let month = |m: &MonthWage| {
        let counts = m.counts().map(Money::plain).unwrap_or_default();
        [m.month.to_string(), m.filed.map(Money::plain).unwrap_or_default(), counts]
    };
    out.set("insured", answers.insured);
    out.set("insured_document", answers.document.as_str());
    out.set("why", answers.cause);
    out.set("note", answers.note.as_str());
    out.set("injury", facts.injury.to_string());
    out.set("own_wage", worked.own_wage.plain());
    out.set("months", crate::domain::grid::text(&months.iter().map(month).collect::<Vec<_>>()));
    let days = [
        ("insured_since", answers.since),
        ("served_on", answers.served_on),
        ("concluded", answers.concluded),
        ("died_on", facts.died_on.filter(|_| facts.about == About::Death)),
    ];
    for (id, day) in days {
        out.set(id, day.map(|d| d.to_string()).unwrap_or_default());
    }
    if facts.about == About::Disability {
        out.set("grade", facts.case.grade.map(|g| g.to_string()).unwrap_or_default());
        out.set("nursing", facts.case.nursing.clone().unwrap_or_default());
    }
    if facts.about == About::Death {
        out.set("advance", worked.advance.plain());
    }
    if let Some(month) = worked.monthly_from {
        out.set("monthly_from", month.to_string());
    }
    let years: Vec<String> = worked.adjusted.iter().map(i32::to_string).collect();
    if !years.is_empty() {
        out.set("adjusted", years.join(" "));
    }
}
