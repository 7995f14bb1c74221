//! From what is on file to what a paper says.

use super::document::{Block, Document};
use crate::desk::papers::PaperFacts;
use crate::domain::case::claim::papers as handed;
use crate::domain::case::paper::PaperKind;
use crate::policy::Policy;
use crate::text::Lang;
use crate::text::cases::choice;
use crate::text::papers::service_way;
use crate::text::papers::sheet::{self, Term, Word, word as say};

/// A paper as the JSON document that is stored.
pub(super) fn word(facts: &PaperFacts<'_>, policy: &Policy) -> String {
    let mut document = Document {
        office: facts.office.to_owned(),
        title: sheet::title(facts.kind, facts.refusal.as_ref()).to_owned(),
        number_line: sheet::number_line(facts.number, facts.on),
        blocks: Vec::new(),
        signatures: sheet::signatures(facts.kind).iter().map(|s| (*s).to_owned()).collect(),
        seal: if facts.kind == PaperKind::Service { String::new() } else { sheet::SEAL.to_owned() },
        notes: Vec::new(),
    };
    match facts.kind {
        PaperKind::Receipt => receipt(facts, policy, &mut document),
        PaperKind::Notice => notice(facts, policy, &mut document),
        PaperKind::Refusal => refusal(facts, policy, &mut document),
        PaperKind::Service => service(facts, &mut document),
    }
    // Plain strings always become JSON.
    serde_json::to_string(&document).unwrap_or_default()
}

fn fact(name: Word, value: impl Into<String>) -> (String, String) {
    (say(name).to_owned(), value.into())
}

fn heading(name: Word) -> Block {
    Block::Heading(say(name).to_owned())
}

/// Whose case it is. The identity number is masked: none of these papers needs it whole.
fn about(facts: &PaperFacts<'_>) -> Vec<(String, String)> {
    let case = facts.case;
    vec![
        fact(Word::Case, &case.number),
        fact(Word::Worker, &case.name),
        fact(Word::IdNumber, &case.id_masked),
        fact(Word::Employer, &case.employer),
        fact(Word::Accident, case.accident_on.to_string()),
    ]
}

fn applicant(facts: &PaperFacts<'_>) -> String {
    let claim = &facts.case.claim;
    format!("{}（{}）", claim.get("applicant_name"), choice("applicant", claim.get("applicant"), Lang::Zh))
}

fn term<'a>(policy: &'a Policy, id: &str) -> Term<'a> {
    policy.limit(id).map_or(Term { length: sheet::BLANK.to_owned(), basis: "" }, |row| Term {
        length: sheet::length(row.limit),
        basis: &row.basis,
    })
}

fn receipt(facts: &PaperFacts<'_>, policy: &Policy, out: &mut Document) {
    let case = facts.case;
    let mut told = about(facts);
    told.push(fact(Word::Applicant, applicant(facts)));
    told.push(fact(Word::Applied, case.claim.get("applied_on")));
    told.push(fact(Word::Receiver, facts.by));
    told.push(fact(Word::Received, facts.on.to_string()));
    let there = handed::parse(case.claim.get("papers")).unwrap_or_default();
    let row = |(n, (id, form)): (usize, &(&str, handed::Form))| {
        let name = policy.paper(id).map_or(*id, |p| p.zh.as_str());
        vec![(n + 1).to_string(), name.to_owned(), sheet::form(*form).to_owned(), String::new()]
    };
    let rows: Vec<Vec<String>> = there.iter().enumerate().map(row).collect();
    out.blocks.extend([Block::Facts(told), heading(Word::HandedIn)]);
    out.blocks.push(if rows.is_empty() {
        Block::Text(say(Word::NothingHandedIn).to_owned())
    } else {
        let columns = [Word::Nth, Word::Paper, Word::Form, Word::Pages];
        Block::Table { columns: columns.map(|w| say(w).to_owned()).to_vec(), rows }
    });
    if !case.papers_missing.is_empty() {
        out.blocks.extend([heading(Word::StillMissing), missing(facts, policy)]);
    }
    let next = sheet::what_next(&term(policy, "acceptance_decision"), &term(policy, "recognition_decision"));
    out.blocks.extend([heading(Word::WhatNext), Block::Text(next)]);
    if let Some(running) = case.running.as_ref().filter(|r| r.limit == "acceptance_decision") {
        out.blocks.push(Block::Text(sheet::until(running.deadline.day)));
    }
    out.notes.extend([sheet::RECEIPT_NOTE.to_owned(), sheet::phone_line()]);
}

/// Everything that is missing, each with who issues it and what asks for it.
fn missing(facts: &PaperFacts<'_>, policy: &Policy) -> Block {
    let papers = facts.case.papers_missing.iter().filter_map(|id| policy.paper(id)).enumerate();
    let rows = papers.map(|(n, p)| vec![(n + 1).to_string(), p.zh.clone(), p.issuer_zh.clone(), p.basis.clone()]);
    let columns = [Word::Nth, Word::Paper, Word::Issuer, Word::Basis];
    Block::Table { columns: columns.map(|w| say(w).to_owned()).to_vec(), rows: rows.collect() }
}

fn notice(facts: &PaperFacts<'_>, policy: &Policy, out: &mut Document) {
    let claim = &facts.case.claim;
    out.blocks.extend([
        Block::Line(sheet::to_applicant(claim.get("applicant_name"))),
        Block::Text(sheet::notice_opening(&facts.case.name, claim.day("applied_on"))),
        missing(facts, policy),
        Block::Text(sheet::notice_limit(&term(policy, "acceptance_decision"))),
        Block::Text(sheet::bring_to(facts.office)),
        Block::Facts(about(facts)),
    ]);
    out.notes.push(sheet::phone_line());
}

fn refusal(facts: &PaperFacts<'_>, policy: &Policy, out: &mut Document) {
    let Some(refused) = &facts.refusal else { return };
    let told = vec![
        fact(Word::Decider, &refused.body),
        fact(Word::DecisionNumber, &refused.document),
        fact(Word::DecidedOn, refused.on.to_string()),
        fact(Word::Reason, &refused.reason),
    ];
    let remedies = sheet::remedies(&term(policy, "administrative_reconsideration"), &term(policy, "administrative_litigation"));
    out.blocks.extend([
        Block::Line(sheet::to_applicant(facts.case.claim.get("applicant_name"))),
        Block::Text(sheet::refusal_opening(refused.step, &facts.case.name, refused)),
        heading(Word::Decision),
        Block::Facts(told),
        heading(Word::Remedies),
        Block::Text(remedies),
        Block::Facts(about(facts)),
    ]);
    out.notes.extend([sheet::refusal_note(&refused.body), sheet::phone_line()]);
}

fn service(facts: &PaperFacts<'_>, out: &mut Document) {
    let served = facts.about.as_ref();
    let title = served.and_then(|l| serde_json::from_str::<Document>(&l.document).ok()).map(|d| d.title);
    let last = served.and_then(|l| l.services.last());
    let blank = || sheet::BLANK.repeat(3);
    out.blocks.push(Block::Facts(vec![
        fact(Word::Served, sheet::served_paper(&title.unwrap_or_default(), served.map_or("", |l| l.number.as_str()))),
        fact(Word::Case, &facts.case.number),
        fact(Word::Worker, &facts.case.name),
        fact(Word::Recipient, last.map_or_else(blank, |s| s.to.clone())),
        fact(Word::ServiceWay, last.map_or(sheet::WAYS_TO_TICK, |s| service_way(s.way, Lang::Zh))),
        fact(Word::ServedOn, last.map_or_else(blank, |s| s.on.to_string())),
        fact(Word::Place, blank()),
    ]));
    out.notes.push(sheet::SERVICE_NOTE.to_owned());
}
