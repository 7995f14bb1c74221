//! Where a form's fields stand: pages that hold the focus, each below the heading of its section. Whole pages, because a
//! form that scrolled by rows would send all of them along a slow line for one key.

use super::Form;
use super::spec::Kind;

/// A field, or a heading, and the row it begins at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Placed {
    pub field: usize,
    pub y: u16,
    pub rows: u16,
}

impl Form {
    /// Rows a field takes.
    fn height(&self, at: usize) -> u16 {
        match self.specs[at].kind {
            Kind::Note { rows, .. } | Kind::Grid { rows, .. } => rows,
            Kind::Checklist => u16::try_from(self.list(at).len()).unwrap_or(u16::MAX).max(1),
            _ => 1,
        }
    }

    /// Rows that all fields take.
    pub fn rows(&self) -> u16 {
        self.shown().into_iter().map(|at| self.height(at)).fold(0, u16::saturating_add)
    }

    /// The page of `room` rows the focus is on.
    pub(super) fn page_of_focus(&self, room: u16) -> Vec<Placed> {
        let block =
            |at: usize| Block { field: at, rows: self.height(at), is_heading: matches!(self.specs[at].kind, Kind::Heading) };
        let blocks: Vec<Block> = self.shown().into_iter().map(block).collect();
        let focus = blocks.iter().position(|b| b.field == self.focus).unwrap_or(0);
        page_of(&blocks, focus, room.max(1))
    }
}

#[derive(Debug, Clone, Copy)]
struct Block {
    field: usize,
    rows: u16,
    is_heading: bool,
}

/// The page that block `focus` is on.
fn page_of(blocks: &[Block], focus: usize, room: u16) -> Vec<Placed> {
    let mut start = 0;
    loop {
        let end = end_of(blocks, start, room);
        if end >= blocks.len() {
            return place(blocks, last_start(blocks, start, room), blocks.len(), room);
        }
        if focus < end {
            return place(blocks, start, end, room);
        }
        start = end;
    }
}

/// The heading a page has to repeat because its section began on an earlier one.
fn repeated(blocks: &[Block], start: usize, room: u16) -> Option<Block> {
    let begins_anew = blocks.get(start).is_none_or(|b| b.is_heading);
    blocks[..start].iter().rev().find(|b| b.is_heading).filter(|_| !begins_anew && room > 1).copied()
}

/// Where the page that begins with `start` ends; there is at least one block on it.
fn end_of(blocks: &[Block], start: usize, room: u16) -> usize {
    let mut left = room - repeated(blocks, start, room).map_or(0, |b| b.rows);
    let mut end = start;
    while let Some(block) = blocks.get(end) {
        // A heading stays with the first field below it.
        let with = if block.is_heading { blocks.get(end + 1).map_or(0, |b| b.rows) } else { 0 };
        if end > start && u32::from(block.rows) + u32::from(with) > u32::from(left) {
            break;
        }
        left = left.saturating_sub(block.rows);
        end += 1;
    }
    end
}

/// The last page is filled up with what comes before it, so that it does not hold one field alone.
fn last_start(blocks: &[Block], start: usize, room: u16) -> usize {
    (0..start).find(|earlier| end_of(blocks, *earlier, room) >= blocks.len()).unwrap_or(start)
}

fn place(blocks: &[Block], start: usize, end: usize, room: u16) -> Vec<Placed> {
    let mut y = 0;
    let shown = repeated(blocks, start, room).into_iter().chain(blocks[start..end].iter().copied());
    shown
        .map(|block| {
            let placed = Placed { field: block.field, y, rows: block.rows.min(room - y) };
            y += placed.rows;
            placed
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block((field, rows, is_heading): (usize, u16, bool)) -> Block {
        Block { field, rows, is_heading }
    }

    #[test]
    fn a_page_begins_with_its_heading() {
        let blocks = [(0, 1, true), (1, 1, false), (2, 3, false), (3, 1, false), (4, 1, true), (5, 9, false)].map(block);
        let shown = |focus: usize| -> Vec<(usize, u16, u16)> {
            page_of(&blocks, focus, 5).iter().map(|p| (p.field, p.y, p.rows)).collect()
        };
        assert_eq!(shown(2), [(0, 0, 1), (1, 1, 1), (2, 2, 3)]);
        assert_eq!(shown(3), [(0, 0, 1), (3, 1, 1)]);
        assert_eq!(shown(5), [(4, 0, 1), (5, 1, 4)]);
    }

    #[test]
    fn the_last_page_is_full() {
        let blocks: Vec<Block> = (0..14).map(|n| block((n, 1, false))).collect();
        let fields = |focus: usize| -> Vec<usize> { page_of(&blocks, focus, 13).iter().map(|p| p.field).collect() };
        assert_eq!(fields(0), (0..13).collect::<Vec<_>>());
        assert_eq!(fields(13), (1..14).collect::<Vec<_>>());
    }

    #[test]
    fn the_focus_is_always_there_and_fits() {
        let rows = |n: usize| if n.is_multiple_of(7) { 1 } else { 1 + u16::try_from(n % 4).unwrap_or(0) };
        let blocks: Vec<Block> = (0..40).map(|n| block((n, rows(n), n.is_multiple_of(7)))).collect();
        for (room, focus) in (1..30).flat_map(|room| (0..40).map(move |focus| (room, focus))) {
            let page = page_of(&blocks, focus, room);
            let found = page.iter().find(|p| p.field == focus).expect("it is there");
            assert!(blocks[focus].is_heading || found.rows > 0 || room == 1, "{focus} in {room} rows");
            assert!(page.iter().all(|p| p.y + p.rows <= room), "{focus} in {room} rows");
        }
    }
}
