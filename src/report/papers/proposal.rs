//! From a proposal to its document: seven parts with their tables, and an annex (agency rules 6.5).

use super::document::Block;
use crate::desk::sheets::SheetView;
use crate::text::papers::proposal as say;

fn table<const N: usize>(columns: [&str; N], rows: Vec<Vec<String>>) -> Block {
    Block::Table { columns: columns.map(str::to_owned).to_vec(), rows }
}

/// What the document says.
pub(super) fn blocks(sheet: &SheetView) -> Vec<Block> {
    let fields = &sheet.fields;
    let [basis, state, by_class, proposal, projection, effect, risks, annex] = say::PARTS.map(|p| Block::Heading(p.to_owned()));
    let line = |text: &str| Block::Line(text.to_owned());
    let same = |key: &str| key.to_owned();
    vec![
        basis,
        Block::Text(say::basis(fields)),
        state,
        Block::Text(say::state(fields)),
        by_class,
        table(say::CLASS_COLUMNS, say::indicators(fields.get("by_class"), same)),
        proposal,
        Block::Text(say::proposal(fields)),
        projection,
        line(say::TODAY),
        table(say::YEAR_COLUMNS, say::years(fields.get("today"))),
        line(say::THEN),
        table(say::YEAR_COLUMNS, say::years(fields.get("result"))),
        effect,
        Block::Text(say::effect(fields)),
        table(say::LARGEST_COLUMNS, say::largest(fields.get("largest"))),
        risks,
        Block::Text(say::risks(fields)),
        annex,
        table(say::DIVISION_COLUMNS, say::indicators(fields.get("by_division"), same)),
        Block::Facts(say::assumptions(fields)),
    ]
}
