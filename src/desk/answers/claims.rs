//! Where a claim is and which papers it still needs, from the case's own record.

use super::{Elsewhere, Fact};
use crate::desk::cases::CaseView;
use crate::desk::{Desk, Refusal};
use crate::domain::case::claim::papers::parse;
use crate::domain::person::{CaseLine, PersonFile};

impl Desk {
    /// Of each case: what brought it where it is and when, what waits, who has it now, and the limit that runs.
    pub(super) fn stages(&self, file: &PersonFile) -> Result<Vec<Fact>, Refusal> {
        self.of_views(file, Elsewhere::StepDates, |case, view| {
            let newest = view.steps.iter().rev().find(|s| s.took_effect());
            let stage = newest.map(|s| Fact::Stage { step: s.step, on: s.on, document: s.document.clone() });
            let waits = view.steps.iter().find(|s| s.waits()).map(|s| Fact::Waits { step: s.step });
            let limit = view.running.as_ref().map(|r| Fact::Limit { id: r.limit, deadline: r.deadline });
            let facts = [Some(Fact::Case(case.clone())), stage, waits, Some(Fact::Next { state: case.state }), limit];
            facts.into_iter().flatten().collect()
        })
    }

    /// Of each case that is not over: the papers that are missing and those that are there.
    pub(super) fn handed_in(&self, file: &PersonFile) -> Result<Vec<Fact>, Refusal> {
        self.of_views(file, Elsewhere::PapersHandedIn, |case, view| {
            let mut facts = vec![Fact::Case(case.clone())];
            if view.version == 0 || case.state.is_over() {
                return facts;
            }
            let handed_in = parse(view.claim.get("papers")).unwrap_or_default();
            let form = |id: &str| handed_in.iter().find(|(have, _)| *have == id).map(|(_, form)| *form);
            if view.papers_missing.is_empty() {
                facts.push(Fact::PapersComplete);
            }
            let there = view.papers.iter().filter(|id| form(id).is_some());
            let papers = view.papers_missing.iter().chain(there);
            facts.extend(papers.map(|id| Fact::Paper { id: id.clone(), form: form(id) }));
            facts
        })
    }

    /// What each case's record says; of cases from before the program came there is none, which is told once.
    fn of_views(
        &self,
        file: &PersonFile,
        elsewhere: Elsewhere,
        facts: impl Fn(&CaseLine, &CaseView) -> Vec<Fact>,
    ) -> Result<Vec<Fact>, Refusal> {
        let mut out = Vec::new();
        let mut is_known = true;
        for case in &file.cases {
            let view = self.case(&case.number)?;
            is_known &= view.version > 0;
            out.extend(facts(case, &view));
        }
        if file.cases.is_empty() {
            out.push(Fact::NoCase);
        }
        if !is_known {
            out.push(Fact::NotOnFile(elsewhere));
        }
        Ok(out)
    }
}
