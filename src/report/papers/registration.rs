//! From a registration's sheet to its printed form: 社会保险登记表 of agency rules 8.1, and the like for the other acts.

use super::document::{Block, Document};
use crate::desk::sheets::SheetFacts;
use crate::domain::employer::registration::Act;
use crate::domain::grid;
use crate::report::sheet_view::is_mark;
use crate::text::Lang;
use crate::text::papers::registration as say;
use crate::text::papers::sheet::{SEAL, number_line};
use crate::text::registration::{change, label, place, value};
use crate::text::sheet_view::masked;
use crate::text::sheets::state;

pub(super) fn word(facts: &SheetFacts<'_>, signatures: String) -> String {
    let sheet = facts.sheet;
    let act = Act::parse(sheet.fields.get("act")).unwrap_or(Act::Register);
    let mut rows: Vec<(&str, &str)> =
        sheet.fields.iter().filter(|(id, _)| !is_mark(id) && *id != "moved" && *id != "act").collect();
    rows.sort_by_key(|(id, _)| place(id));
    let edition = sheet.fields.get("edition");
    let told = |(id, text): &(&str, &str)| (label(id, Lang::Zh), value(id, text, edition, facts.policy, Lang::Zh));
    let mut head: Vec<(String, String)> = rows.iter().map(told).collect();
    head.push((say::STANDS.to_owned(), state(sheet.state, sheet.kind.flow(), Lang::Zh).to_owned()));
    let mut blocks = vec![Block::Facts(head)];
    if !sheet.changes.is_empty() {
        blocks.push(Block::Heading(say::CHANGES.to_owned()));
        blocks.extend(sheet.changes.iter().map(|c| Block::Line(change(c, facts.policy, Lang::Zh))));
    }
    let moved = sheet.fields.get("moved");
    if !moved.is_empty() {
        let rows = grid::rows(moved).enumerate();
        let rows = rows.map(|(n, r)| vec![(n + 1).to_string(), masked(r.cell(0)), r.cell(1).to_owned()]).collect();
        blocks.push(Block::Table { columns: say::MOVED.map(str::to_owned).to_vec(), rows });
    }
    let document = Document {
        office: facts.office.clone(),
        title: say::title(act).to_owned(),
        number_line: number_line(&sheet.number, facts.entered_on),
        blocks,
        signatures: vec![signatures, say::UNIT_SIGNS.to_owned()],
        seal: SEAL.to_owned(),
        notes: vec![say::COPIES.to_owned()],
    };
    // Plain strings always become JSON.
    serde_json::to_string(&document).unwrap_or_default()
}
