//! Pages of what employers paid and owe: payments, arrears, notices, reconciliation.

mod arrears;
pub(super) mod change_form;
mod notices;
mod receipts;
mod reconcile;

pub(super) use arrears::Arrears;
pub(super) use notices::Notices;
pub(super) use receipts::Receipts;
pub(super) use reconcile::Reconcile;

use crate::tui::pen::Pen;
use crate::tui::screen::Size;
use crate::tui::widgets::table::Text;

/// Rows above each table: a line, a rule.
const HEAD_ROWS: u16 = 2;
/// From this width on there is room for more columns.
const WIDE: u16 = 120;

fn visible(body: Size) -> usize {
    usize::from(body.height.saturating_sub(HEAD_ROWS + 1)).max(1)
}

fn cells(row: Vec<String>) -> Vec<Text> {
    row.into_iter().map(Text::from).collect()
}

fn below<'a>(pen: &'a mut Pen) -> Pen<'a> {
    let area = pen.area;
    pen.within(0, HEAD_ROWS, area.width, area.height.saturating_sub(HEAD_ROWS))
}
