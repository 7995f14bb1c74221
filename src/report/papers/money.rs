//! From a sheet about money to its printed form: 医疗费报销单, 待遇核定表, 支付花名册 (agency rules 8.8, 8.10-8.12).

use super::document::{Block, Document};
use crate::desk::papers::{Layout, Stamp};
use crate::desk::sheets::{PrintedLine, SheetFacts, SheetItem, SheetPress};
use crate::domain::benefits::item::Payer;
use crate::domain::money::Money;
use crate::domain::payment::ListKind;
use crate::domain::sheet::kind::SheetKind;
use crate::domain::sheet::workflow::Step;
use crate::report::sheets::explained;
use crate::report::workbook::{Cell, workbook};
use crate::text::Lang;
use crate::text::benefits::item;
use crate::text::capital::capital_amount;
use crate::text::papers::money::{self as say, Name, name};
use crate::text::payments::list_kind;
use crate::text::sheets::state;

/// The press of sheets about money.
pub const SHEET_PRESS: SheetPress = SheetPress { word, set, book };

fn set(document: &str, stamp: &Stamp, layout: Layout) -> Option<String> {
    super::set(document, stamp, layout)
}

fn word(facts: &SheetFacts<'_>) -> String {
    let sheet = facts.sheet;
    if matches!(sheet.kind, SheetKind::Declaration | SheetKind::Project) {
        return super::levy::word(facts);
    }
    if sheet.kind == SheetKind::Inspection {
        return super::inspection::word(facts);
    }
    if sheet.kind == SheetKind::Registration {
        return super::registration::word(facts, signatures(facts));
    }
    let mut blocks = vec![Block::Facts(head(facts))];
    match sheet.kind {
        SheetKind::PaymentList => blocks.push(payment_lines(&facts.lines)),
        SheetKind::Reimbursement => blocks.extend([receipts(facts), items(&sheet.items)]),
        SheetKind::Rate => blocks.extend(super::rates::blocks(sheet)),
        SheetKind::Proposal => blocks.extend(super::proposal::blocks(sheet)),
        SheetKind::Determination
        | SheetKind::Recovery
        | SheetKind::Adjustment
        | SheetKind::Payee
        | SheetKind::BenefitChange
        | SheetKind::Posting
        | SheetKind::Registration
        | SheetKind::WorkerChange
        | SheetKind::Declaration
        | SheetKind::Project
        | SheetKind::LevyChange
        | SheetKind::Inspection => blocks.push(items(&sheet.items)),
    }
    // Rates and proposals pay nobody.
    if !matches!(sheet.kind, SheetKind::Rate | SheetKind::Proposal) {
        blocks.push(Block::Facts(vec![fact(Name::InCapitals, capital_amount(sheet.amount))]));
    }
    blocks.extend(explanations(&sheet.items));
    let document = Document {
        office: facts.office.clone(),
        title: say::title(sheet.kind).to_owned(),
        number_line: say::number_line(&sheet.number, facts.entered_on),
        blocks,
        signatures: vec![signatures(facts)],
        seal: crate::text::papers::sheet::SEAL.to_owned(),
        notes: Vec::new(),
    };
    // Plain strings always become JSON.
    serde_json::to_string(&document).unwrap_or_default()
}

fn fact(of: Name, value: impl Into<String>) -> (String, String) {
    (name(of).to_owned(), value.into())
}

fn head(facts: &SheetFacts<'_>) -> Vec<(String, String)> {
    let sheet = facts.sheet;
    let mut told = Vec::new();
    if let Some((_, who, _)) = &sheet.person {
        told.extend([fact(Name::Person, who), fact(Name::IdNumber, &facts.id_number)]);
    }
    if let Some(case) = &facts.case {
        told.extend([
            fact(Name::Case, &case.number),
            fact(Name::Employer, &case.employer_name),
            fact(Name::Accident, case.accident_on.to_string()),
        ]);
        told.extend(case.grade.map(|g| fact(Name::Grade, g.to_string())));
    }
    if let Ok(kind) = ListKind::parse(sheet.fields.get("list_kind")) {
        told.push(fact(Name::ListKind, list_kind(kind, Lang::Zh)));
    }
    for (id, of) in [
        ("month", Name::Month),
        ("hospital", Name::Hospital),
        ("admitted", Name::Admitted),
        ("discharged", Name::Discharged),
        ("received_on", Name::Received),
        ("third_party", Name::ThirdParty),
    ] {
        let text = sheet.fields.get(id);
        if !text.is_empty() {
            told.push(fact(of, text));
        }
    }
    told.push(fact(Name::State, state(sheet.state, sheet.kind.flow(), Lang::Zh)));
    let approved = sheet.steps.iter().rev().find(|s| s.step == Step::Approve).filter(|_| sheet.kind == SheetKind::PaymentList);
    told.extend(approved.map(|s| fact(Name::Document, &s.document)));
    told.extend(sheet.supersedes.iter().map(|number| fact(Name::Supersedes, number)));
    told
}

fn table<const N: usize>(columns: [Name; N], right: &[usize], rows: Vec<Vec<String>>) -> Block {
    let columns = columns.map(|c| name(c).to_owned()).to_vec();
    Block::Sums { columns, right: right.to_vec(), rows }
}

fn receipts(facts: &SheetFacts<'_>) -> Block {
    let all = &facts.sheet.receipts;
    let rows = all.iter().enumerate().map(|(n, r)| {
        let invoice = if r.code.is_empty() { r.number.clone() } else { format!("{}-{}", r.code, r.number) };
        vec![(n + 1).to_string(), invoice, r.issued_on.to_string(), r.amount.plain(), r.outside.plain()]
    });
    let mut rows: Vec<Vec<String>> = rows.collect();
    let (amount, outside): (Money, Money) = (all.iter().map(|r| r.amount).sum(), all.iter().map(|r| r.outside).sum());
    rows.push(vec![name(Name::Total).to_owned(), String::new(), String::new(), amount.plain(), outside.plain()]);
    table([Name::Nth, Name::Invoice, Name::Day, Name::Amount, Name::Outside], &[3, 4], rows)
}

fn items(items: &[SheetItem]) -> Block {
    let paid = |i: &SheetItem, payer: Payer| if i.payer == payer { i.amount } else { Money::ZERO };
    let row = |i: &SheetItem| {
        let month = i.from.map(|m| m.to_string()).unwrap_or_default();
        let whose = i.name.clone().unwrap_or_default();
        let amounts = [paid(i, Payer::Fund), paid(i, Payer::Employer)].map(Money::plain);
        let kind = if i.monthly { say::monthly(item(i.item, Lang::Zh)) } else { item(i.item, Lang::Zh).to_owned() };
        [vec![kind, whose, month], amounts.to_vec()].concat()
    };
    let mut rows: Vec<Vec<String>> = items.iter().map(row).collect();
    let sum = |payer: Payer| items.iter().map(|i| paid(i, payer)).sum::<Money>().plain();
    let total = name(Name::Total).to_owned();
    rows.push(vec![total, String::new(), String::new(), sum(Payer::Fund), sum(Payer::Employer)]);
    table([Name::Item, Name::Whose, Name::From, Name::Fund, Name::ByEmployer], &[3, 4], rows)
}

fn payment_lines(lines: &[PrintedLine]) -> Block {
    let row = |l: &PrintedLine| {
        [l.nth.to_string(), l.holder.clone(), l.id_number.clone(), l.bank.clone(), l.account.clone(), l.amount.plain()].to_vec()
    };
    let mut rows: Vec<Vec<String>> = lines.iter().map(row).collect();
    let sum: Money = lines.iter().map(|l| l.amount).sum();
    let blank = String::new;
    rows.push(vec![name(Name::Total).to_owned(), blank(), blank(), blank(), blank(), sum.plain()]);
    table([Name::Nth, Name::Holder, Name::IdNumber, Name::Bank, Name::Account, Name::Amount], &[5], rows)
}

/// How each amount was made, as it was told when the sheet was entered.
fn explanations(items: &[SheetItem]) -> Vec<Block> {
    let lines: Vec<Block> = items.iter().flat_map(|i| explained(&i.explanation, Lang::Zh)).map(Block::Text).collect();
    match lines.is_empty() {
        true => lines,
        false => [vec![Block::Heading(name(Name::HowMade).to_owned())], lines].concat(),
    }
}

/// Who made it and who checked it; a place to sign while nobody has.
pub(super) fn made_and_checked(facts: &SheetFacts<'_>) -> [String; 2] {
    [signed(facts, &[Step::File, Step::Submit]), signed(facts, &[Step::Pass])]
}

/// Who took one of these steps last, or a place to sign.
fn signed(facts: &SheetFacts<'_>, steps: &[Step]) -> String {
    let found = facts.sheet.steps.iter().rev().find(|s| steps.contains(&s.step));
    found.map_or(crate::text::papers::sheet::BLANK.to_owned(), |s| s.by.clone())
}

/// 经办, 复核, 审批: whoever has done so, or a place to sign.
fn signatures(facts: &SheetFacts<'_>) -> String {
    let [made, checked] = made_and_checked(facts);
    say::signatures(&made, &checked, &signed(facts, &[Step::Approve, Step::Countersign]))
}

/// The document as a workbook: amounts as numbers, totals as formulas.
fn book(document: &str, stamp: &Stamp) -> Option<Vec<u8>> {
    let document = serde_json::from_str::<Document>(document).ok()?;
    let text = |text: &str| Cell::Text(text.to_owned());
    let mut rows = vec![vec![text(&document.office)], vec![text(&document.title)], vec![text(&document.number_line)], vec![]];
    for block in &document.blocks {
        match block {
            Block::Heading(line) | Block::Text(line) | Block::Line(line) => rows.push(vec![text(line)]),
            Block::Facts(facts) => rows.extend(facts.iter().map(|(name, value)| vec![text(name), text(value)])),
            Block::Table { columns, rows: cells } => {
                rows.push(columns.iter().map(|c| text(c)).collect());
                rows.extend(cells.iter().map(|row| row.iter().map(|c| text(c)).collect()));
            }
            Block::Sums { columns, right, rows: cells } => {
                rows.push(columns.iter().map(|c| text(c)).collect());
                let from = rows.len() + 1;
                let amount = |cell: &str, last: bool| match (Money::parse(cell), last && cells.len() > 1) {
                    (Ok(amount), true) => Cell::Sum { from, amount },
                    (Ok(amount), false) => Cell::Amount(amount),
                    (Err(_), _) => Cell::Empty,
                };
                for (n, row) in cells.iter().enumerate() {
                    let is_last = n + 1 == cells.len();
                    let cell = |(x, c): (usize, &String)| if right.contains(&x) { amount(c, is_last) } else { text(c) };
                    rows.push(row.iter().enumerate().map(cell).collect());
                }
            }
        }
        rows.push(vec![]);
    }
    rows.extend(document.signatures.iter().map(|s| vec![text(s)]));
    rows.extend(crate::text::papers::sheet::foot(stamp, 1, 1).iter().map(|l| vec![text(l)]));
    workbook(&document.title, &rows).ok()
}
