//! Rows under column titles, one of them chosen. The choice is a marker and one emphasised cell, so that moving it sends
//! few bytes; long lists turn by whole pages for the same reason.

use crate::text::catalog::Msg;
use crate::tui::look::Part;
use crate::tui::pen::Pen;
use crate::tui::screen::Cell;

/// A column: at least `width` columns, more by its share of what is left.
#[derive(Debug, Clone, Copy)]
pub(in crate::tui) struct Column {
    pub title: Msg,
    pub width: u16,
    /// Weight in sharing the room that is left; 0 keeps the width.
    pub grow: u16,
    pub right: bool,
}

pub(in crate::tui) const fn left(title: Msg, width: u16, grow: u16) -> Column {
    Column { title, width, grow, right: false }
}

pub(in crate::tui) const fn right(title: Msg, width: u16) -> Column {
    Column { title, width, grow: 0, right: true }
}

/// One cell of a row.
#[derive(Debug, Default)]
pub(in crate::tui) struct Text {
    pub text: String,
    /// Columns of the text that matched a search: where they begin and how many.
    pub marked: Option<(u16, u16)>,
}

impl From<String> for Text {
    fn from(text: String) -> Text {
        Text { text, marked: None }
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Text {
        Text { text: text.to_owned(), marked: None }
    }
}

/// Columns before the first: the marker and a blank.
const MARGIN: u16 = 2;
/// Blanks between columns.
const GAP: u16 = 2;

/// Moves a choice among `count` rows, `visible` of which are shown.
pub(in crate::tui) fn step(at: usize, action: crate::tui::keys::Action, count: usize, visible: usize) -> usize {
    use crate::tui::keys::Action;
    let last = count.saturating_sub(1);
    match action {
        Action::Up => at.saturating_sub(1),
        Action::Down => (at + 1).min(last),
        Action::PageUp => at.saturating_sub(visible.max(1)),
        Action::PageDown => (at + visible.max(1)).min(last),
        _ => at.min(last),
    }
}

/// Where each column begins and how wide it is.
fn layout(columns: &[Column], width: u16) -> Vec<(u16, u16)> {
    let gaps = GAP * u16::try_from(columns.len().saturating_sub(1)).unwrap_or(0);
    let fixed: u16 = columns.iter().map(|c| c.width).sum::<u16>() + gaps + MARGIN;
    let (rest, weights) = (width.saturating_sub(fixed), columns.iter().map(|c| c.grow).sum::<u16>());
    let mut x = MARGIN;
    let place = |c: &Column| {
        let wide = c.width + (rest * c.grow).checked_div(weights).unwrap_or(0);
        let from = x;
        x += wide + GAP;
        (from, wide)
    };
    columns.iter().map(place).collect()
}

/// Draws titles and rows from the top of the pen's area; `at` is the chosen row. Answers where the marker stands.
pub(in crate::tui) fn draw(pen: &mut Pen, columns: &[Column], rows: &[Vec<Text>], at: Option<usize>) -> Option<Cell> {
    let places = layout(columns, pen.area.width);
    for (column, (x, wide)) in columns.iter().zip(&places) {
        let title = pen.look.text(column.title);
        if column.right { pen.right(*x, 0, *wide, title, Part::Quiet) } else { _ = pen.text(*x, 0, *wide, title, Part::Quiet) }
    }
    let visible = usize::from(pen.area.height.saturating_sub(1)).max(1);
    let top = at.map_or(0, |a| a - a % visible);
    let mut cursor = None;
    for (i, row) in rows.iter().enumerate().skip(top).take(visible) {
        let y = 1 + u16::try_from(i - top).unwrap_or(0);
        let chosen = at == Some(i);
        if chosen {
            pen.text(0, y, 1, ">", Part::Title);
            cursor = Some((pen.area.x, pen.area.y + y));
        }
        for (n, ((cell, column), (x, wide))) in row.iter().zip(columns).zip(&places).enumerate() {
            let part = if chosen && n == 0 { Part::Focus } else { Part::Plain };
            if column.right {
                pen.right(*x, y, *wide, &cell.text, part);
            } else {
                let used = pen.text(*x, y, *wide, &cell.text, part);
                if let Some((from, count)) = cell.marked
                    && !(chosen && n == 0)
                {
                    pen.mark(x + from, y, count.min(used.saturating_sub(from)), Part::Accent);
                }
            }
        }
    }
    cursor
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::keys::Action;

    #[test]
    fn columns_share_what_is_left() {
        let columns = [left(Msg::ColName, 10, 0), left(Msg::ColEmployer, 10, 1)];
        assert_eq!(layout(&columns, 40), [(2, 10), (14, 26)]);
        assert_eq!(layout(&columns, 10), [(2, 10), (14, 10)]);
    }

    #[test]
    fn steps_stay_inside() {
        assert_eq!(step(0, Action::Up, 5, 3), 0);
        assert_eq!(step(4, Action::Down, 5, 3), 4);
        assert_eq!(step(3, Action::PageDown, 5, 3), 4);
        assert_eq!(step(0, Action::Down, 0, 3), 0);
    }
}
