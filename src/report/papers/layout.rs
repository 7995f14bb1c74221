//! A document as lines of a fixed width: aligned by display width, wrapped where it is long, divided into pages.

use textwrap::{Options, WordSplitter, wrap};
use unicode_width::UnicodeWidthStr;

use super::document::{Block, Document};
use crate::desk::papers::Stamp;
use crate::domain::plain::harmless;
use crate::text::papers::sheet;

/// What a document is laid out for: columns of half width, and lines of a page (`None` for no pages).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sheet {
    pub width: usize,
    pub lines: Option<usize>,
}

/// A4 upright at ten characters and six lines an inch, with a margin all around.
pub const A4: Sheet = Sheet { width: 76, lines: Some(60) };
/// A screen.
pub const SCREEN: Sheet = Sheet { width: 80, lines: None };

/// Blanks between two columns.
const GAP: usize = 2;
/// A column is never narrower: two characters of full width.
const COLUMN_MIN: usize = 4;
/// The first line of a paragraph is set in by two characters.
const INDENT: &str = "    ";

/// Lines that belong on one page.
type Group = Vec<String>;

/// The pages of a document, each with its foot.
#[must_use]
pub fn pages(document: &Document, stamp: &Stamp, sheet: Sheet) -> Vec<Vec<String>> {
    let width = sheet.width;
    let mut groups = head(document, stamp, width);
    groups.extend(body(&document.blocks, width));
    groups.push(vec![String::new()]);
    groups.extend(document.notes.iter().map(|n| cut(n, width)));
    let signatures = document.signatures.iter().flat_map(|s| [vec![String::new()], cut(s, width)].concat());
    let mut signed: Group = signatures.collect();
    signed.push(String::new());
    signed.extend(cut(&document.seal, width).iter().map(|l| right(l, width)));
    groups.push(signed);
    // Room for the widest foot there is.
    let most = foot(stamp, 99, 99, width).len();
    let room = sheet.lines.map_or(usize::MAX, |lines| lines.saturating_sub(most).max(1));
    let bodies = divide(groups, room);
    let count = bodies.len();
    let page = |(n, mut body): (usize, Vec<String>)| {
        let foot = foot(stamp, n + 1, count, width);
        if let Some(lines) = sheet.lines {
            body.resize(lines.saturating_sub(foot.len()), String::new());
        }
        body.extend(foot);
        body
    };
    bodies.into_iter().enumerate().map(page).collect()
}

/// Groups onto pages: one that does not fit begins the next page; one longer than a page is divided.
fn divide(groups: Vec<Group>, room: usize) -> Vec<Vec<String>> {
    let mut pages: Vec<Vec<String>> = vec![Vec::new()];
    for group in groups {
        let used = pages.last().map_or(0, Vec::len);
        if used > 0 && used.saturating_add(group.len()) > room {
            pages.push(Vec::new());
        }
        for line in group {
            if pages.last().is_some_and(|p| p.len() >= room) {
                pages.push(Vec::new());
            }
            if let Some(page) = pages.last_mut() {
                page.push(line);
            }
        }
    }
    pages
}

fn foot(stamp: &Stamp, page: usize, pages: usize, width: usize) -> Vec<String> {
    let mut lines = vec!["-".repeat(width)];
    lines.extend(sheet::foot(stamp, page, pages).iter().flat_map(|l| cut(l, width)));
    lines
}

fn head(document: &Document, stamp: &Stamp, width: usize) -> Vec<Group> {
    let mut lines: Group = Vec::new();
    if stamp.nth > 0 {
        lines.extend(cut(&sheet::copy_mark(stamp.nth), width).iter().map(|l| right(l, width)));
    }
    lines.extend(cut(&document.office, width).iter().map(|l| centred(l, width)));
    lines.extend(cut(&document.title, width).iter().map(|l| centred(l, width)));
    lines.push(String::new());
    lines.extend(cut(&document.number_line, width).iter().map(|l| right(l, width)));
    vec![lines]
}

/// The blocks as groups; a heading stays with what follows it.
fn body(blocks: &[Block], width: usize) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut heading: Group = Vec::new();
    for block in blocks {
        let mut lines = self::block(block, width);
        if matches!(block, Block::Heading(_)) {
            heading.extend(lines.concat());
        } else if let Some(first) = lines.first_mut() {
            first.splice(0..0, heading.drain(..));
            groups.extend(lines);
        }
    }
    groups.push(heading);
    groups
}

/// A block as groups, a blank line before it.
fn block(block: &Block, width: usize) -> Vec<Group> {
    let mut groups = match block {
        Block::Heading(text) | Block::Line(text) => vec![cut(text, width)],
        Block::Text(text) => vec![wrapped(text, width, INDENT, "")],
        Block::Facts(facts) => {
            let names = facts.iter().map(|(name, _)| name.width()).max().unwrap_or(0).min(width / 3);
            facts.iter().map(|(name, value)| row(&[name.clone(), value.clone()], &[names, width - names - GAP], &[])).collect()
        }
        Block::Table { columns, rows } => table(columns, rows, &[], width),
        Block::Sums { columns, right, rows } => table(columns, rows, right, width),
    };
    if let Some(first) = groups.first_mut() {
        first.insert(0, String::new());
    }
    groups
}

/// A table whose first row stays with its titles.
fn table(columns: &Vec<String>, rows: &[Vec<String>], right: &[usize], width: usize) -> Vec<Group> {
    let all: Vec<&Vec<String>> = std::iter::once(columns).chain(rows).collect();
    let widths = shares(&all, width);
    let mut groups: Vec<Group> = rows.iter().map(|r| row(r, &widths, right)).collect();
    let mut first = row(columns, &widths, right);
    first.push("-".repeat(width));
    first.extend(groups.first().into_iter().flatten().cloned());
    groups.splice(0..groups.len().min(1), [first]);
    groups
}

/// Widths of a table's columns: as wide as their widest cell, the widest ones narrowed until all fit.
fn shares(rows: &[&Vec<String>], width: usize) -> Vec<usize> {
    let count = rows.iter().map(|r| r.len()).max().unwrap_or(0);
    let widest = |i: usize| rows.iter().filter_map(|r| r.get(i)).map(|c| harmless(c).width()).max().unwrap_or(0);
    let mut widths: Vec<usize> = (0..count).map(|i| widest(i).clamp(COLUMN_MIN, width)).collect();
    let room = width.saturating_sub(GAP * count.saturating_sub(1));
    while widths.iter().sum::<usize>() > room {
        match widths.iter_mut().max() {
            Some(most) if *most > COLUMN_MIN => *most -= 1,
            _ => break,
        }
    }
    widths
}

/// Cells side by side, each wrapped in its column; those of the columns `right` end where the column does.
fn row(cells: &[String], widths: &[usize], right: &[usize]) -> Group {
    let columns: Vec<Vec<String>> = cells.iter().zip(widths).map(|(cell, width)| cut(cell, *width)).collect();
    let height = columns.iter().map(Vec::len).max().unwrap_or(0);
    let line = |y: usize| {
        let cell = |(x, (column, width)): (usize, (&Vec<String>, &usize))| {
            let text = column.get(y).map_or("", String::as_str);
            let blank = " ".repeat(width.saturating_sub(text.width()));
            let gap = " ".repeat(GAP);
            if right.contains(&x) { format!("{blank}{text}{gap}") } else { format!("{text}{blank}{gap}") }
        };
        columns.iter().zip(widths).enumerate().map(cell).collect::<String>().trim_end().to_owned()
    };
    (0..height).map(line).collect()
}

/// A text as lines that fit.
fn cut(text: &str, width: usize) -> Vec<String> {
    wrapped(text, width, "", "")
}

fn wrapped(text: &str, width: usize, first: &str, later: &str) -> Vec<String> {
    let options = Options::new(width)
        .initial_indent(first)
        .subsequent_indent(later)
        // Hyphens are those of dates and numbers.
        .word_splitter(WordSplitter::NoHyphenation);
    let lines = text.split('\n').map(harmless);
    lines.flat_map(|l| wrap(&l, &options).into_iter().map(|p| p.into_owned()).collect::<Vec<_>>()).collect()
}

fn centred(text: &str, width: usize) -> String {
    " ".repeat(width.saturating_sub(text.width()) / 2) + text
}

fn right(text: &str, width: usize) -> String {
    " ".repeat(width.saturating_sub(text.width())) + text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_belongs_together_stays_on_one_page() {
        let group = |n: usize| vec!["x".to_owned(); n];
        let sizes = |groups: &[usize], room| -> Vec<usize> {
            divide(groups.iter().map(|n| group(*n)).collect(), room).iter().map(Vec::len).collect()
        };
        assert_eq!(sizes(&[3, 3, 3], 7), [6, 3]);
        assert_eq!(sizes(&[1, 16], 7), [1, 7, 7, 2], "longer than a page: divided");
        assert_eq!(sizes(&[], 7), [0], "an empty document is a page");
    }

    #[test]
    fn a_heading_is_not_left_alone_at_the_foot_of_a_page() {
        let blocks = [Block::Heading("收到的材料".to_owned()), Block::Facts(vec![("甲".to_owned(), "乙".to_owned())])];
        assert_eq!(body(&blocks, 20)[0], ["", "收到的材料", "", "甲  乙"]);
        let table = Block::Table { columns: vec!["序号".to_owned()], rows: vec![vec!["1".to_owned()], vec!["2".to_owned()]] };
        assert_eq!(body(&[table], 4), [vec!["", "序号", "----", "1"], vec!["2"], Vec::<&str>::new()]);
    }

    #[test]
    fn the_widest_column_gives_way() {
        let cells = |texts: &[&str]| texts.iter().map(|t| (*t).to_owned()).collect::<Vec<_>>();
        let (head, one) = (cells(&["序号", "名称"]), cells(&["1", "一二三四五六七八九十"]));
        assert_eq!(shares(&[&head, &one], 40), [4, 20]);
        assert_eq!(shares(&[&head, &one], 16), [4, 10]);
        assert_eq!(row(&one, &[4, 10], &[]), ["1     一二三四五", "      六七八九十"]);
    }
}
