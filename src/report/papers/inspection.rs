//! From an inspection to its papers: which one follows from where it stands (agency rules 2.5, 8.11 F23).

use super::document::{Block, Document};
use crate::desk::estimate::Fields;
use crate::desk::sheets::{SheetFacts, SheetView};
use crate::domain::identity::mask_number;
use crate::domain::inspection::audit::{AuditLine, restored};
use crate::domain::inspection::visit::{Checked, Verdict, read_checklist};
use crate::domain::money::Money;
use crate::domain::sheet::state::State;
use crate::domain::sheet::workflow::Step;
use crate::report::inspection::plan_lines;
use crate::text::papers::inspection::{self as say, Letter};
use crate::text::papers::sheet::{BLANK, SEAL, number_line};
use crate::text::{Lang, inspection as words};

/// The paper that an inspection is printed as.
const fn letter(state: State) -> Letter {
    match state {
        State::Planned | State::Notified => Letter::Notice,
        State::Clean => Letter::Clean,
        State::ToRectify | State::Rectified => Letter::Order,
        State::Referred => Letter::Referral,
        _ => Letter::Record,
    }
}

pub(super) fn word(facts: &SheetFacts<'_>) -> String {
    let sheet = facts.sheet;
    let (letter, fields) = (letter(sheet.state), &sheet.fields);
    let employer = sheet.employer.as_ref().map(|(_, name)| name.as_str()).unwrap_or_default();
    let mut blocks = vec![Block::Line(say::addressed(letter, employer))];
    blocks.extend(match letter {
        Letter::Notice => notice(fields),
        Letter::Record => record(fields),
        Letter::Clean => {
            vec![Block::Text(say::clean(fields.get("from_month"), fields.get("until_month"), fields.get("recorded_on")))]
        }
        Letter::Order => order(fields),
        Letter::Referral => referral(sheet, employer),
    });
    let approved = sheet.steps.iter().rev().find(|s| matches!(s.step, Step::Clear | Step::Order | Step::Refer));
    let approved = approved.map_or(BLANK, |s| s.by.as_str());
    let document = Document {
        office: facts.office.clone(),
        title: say::title(letter).to_owned(),
        number_line: number_line(&sheet.number, facts.entered_on),
        blocks,
        signatures: say::signatures(letter, fields.get("first_inspector"), fields.get("second_inspector"), approved),
        seal: SEAL.to_owned(),
        notes: if letter == Letter::Order { vec![say::REMEDY.to_owned()] } else { Vec::new() },
    };
    // Plain strings always become JSON.
    serde_json::to_string(&document).unwrap_or_default()
}

fn notice(fields: &Fields) -> Vec<Block> {
    let by_papers = fields.get("way") == "papers";
    let text = say::notice(fields.get("from_month"), fields.get("until_month"), fields.get("visit_on"), by_papers);
    let asked = say::ASKED.iter().enumerate().map(|(n, line)| Block::Line(format!("{}. {line}", n + 1)));
    let mut out = vec![Block::Text(text), Block::Heading(say::ASKED_TITLE.to_owned())];
    out.extend(asked);
    out.push(Block::Text(say::CARDS.to_owned()));
    out
}

fn record(fields: &Fields) -> Vec<Block> {
    const HEAD: [&str; 8] =
        ["from_month", "until_month", "way", "inspect_ground", "served_on", "served_by", "visited_on", "recorded_on"];
    let mut out = vec![Block::Facts(plan_lines(fields, &HEAD, Lang::Zh))];
    let checked = read_checklist(fields.get("checklist")).unwrap_or_default();
    if !checked.is_empty() {
        let row =
            |c: &Checked| vec![words::item(c.item, Lang::Zh).to_owned(), say::verdict(c.verdict).to_owned(), c.note.clone()];
        out.push(Block::Heading(say::CHECKLIST.to_owned()));
        let columns = say::CHECKLIST_COLUMNS.map(str::to_owned).to_vec();
        out.push(Block::Table { columns, rows: checked.iter().map(row).collect() });
    }
    out.extend(audit(fields));
    out.extend(paragraph(say::FOUND, fields.get("found")));
    out.extend(
        (!say::signed(fields.get("signed")).is_empty()).then(|| Block::Text(say::signed(fields.get("signed")).to_owned())),
    );
    out
}

/// The wage audit with what it comes to; nothing where there is none.
fn audit(fields: &Fields) -> Vec<Block> {
    let lines = restored(fields.get("worked"));
    if lines.is_empty() {
        return Vec::new();
    }
    let row = |l: &AuditLine| {
        let who = if l.name.is_empty() { mask_number(&l.id_number) } else { l.name.clone() };
        let amounts = [l.declared, l.base, l.difference, l.premium, l.late_fee].map(Money::plain);
        [vec![who, l.month.to_string(), l.trade.clone()], amounts.to_vec()].concat()
    };
    let mut rows: Vec<Vec<String>> = lines.iter().map(row).collect();
    let sum = |of: fn(&AuditLine) -> Money| lines.iter().map(of).sum::<Money>().plain();
    let blank = String::new;
    let sums = [sum(|l| l.declared), sum(|l| l.base), sum(|l| l.difference), sum(|l| l.premium), sum(|l| l.late_fee)];
    rows.push([vec![say::TOTAL.to_owned(), blank(), blank()], sums.to_vec()].concat());
    let columns = say::AUDIT_COLUMNS.map(str::to_owned).to_vec();
    vec![
        Block::Heading(say::AUDIT.to_owned()),
        Block::Sums { columns, right: vec![3, 4, 5, 6, 7], rows },
        Block::Facts(counted(fields)),
        Block::Text(say::ROUNDED.to_owned()),
    ]
}

fn counted(fields: &Fields) -> Vec<(String, String)> {
    let values = [fields.get("heads"), fields.get("premium"), fields.get("late_fee")];
    say::COUNTED.iter().zip(values).map(|(name, value)| ((*name).to_owned(), value.to_owned())).collect()
}

fn order(fields: &Fields) -> Vec<Block> {
    let (from, until) = (fields.get("from_month"), fields.get("until_month"));
    let mut out = vec![Block::Text(say::order(from, until, fields.get("recorded_on")))];
    out.extend(wrong(fields));
    out.extend(audit(fields));
    out.extend(paragraph(say::OPINION, fields.get("order")));
    out.push(Block::Text(say::rectify(fields.get("rectify_by"))));
    out
}

fn referral(sheet: &SheetView, employer: &str) -> Vec<Block> {
    let fields = &sheet.fields;
    let code = fields.get("credit_code");
    let mut out = vec![Block::Text(say::referral(employer, code, fields.get("ordered_on"), fields.get("rectify_by")))];
    out.extend(wrong(fields));
    out.extend(paragraph(say::OPINION, fields.get("order")));
    let reason = sheet.steps.iter().rev().find(|s| s.step == Step::Refer).map(|s| s.reason.as_str()).unwrap_or_default();
    out.extend(paragraph(say::NOT_OBEYED, reason));
    out.extend(paragraph(say::SUGGESTED, fields.get("suggestion")));
    out
}

/// What was found wrong, item by item, and the record's own words.
fn wrong(fields: &Fields) -> Vec<Block> {
    let checked = read_checklist(fields.get("checklist")).unwrap_or_default();
    let wrong = checked.iter().filter(|c| c.verdict == Verdict::Wrong);
    let line = |c: &Checked| say::wrong(words::item(c.item, Lang::Zh), &c.note);
    let mut out: Vec<Block> = wrong.map(|c| Block::Line(line(c))).collect();
    out.extend(paragraph(say::FOUND, fields.get("found")));
    out
}

fn paragraph(title: &str, text: &str) -> Vec<Block> {
    match text {
        "" => Vec::new(),
        text => vec![Block::Heading(title.to_owned()), Block::Text(text.to_owned())],
    }
}
