//! A text of several lines, wrapped to a fixed width: what Up and Down mean may not depend on the window.

use textwrap::WordSeparator;
use textwrap::core::{Word, break_words};
use textwrap::wrap_algorithms::wrap_first_fit;
use unicode_width::UnicodeWidthStr;

use crate::tui::field::Field;

/// Columns of a line: what is left of 80 behind the labels.
pub(super) const COLUMNS: u16 = 54;

/// A line as it is shown: where it begins, in characters, and its text.
pub(super) struct Line {
    start: usize,
    pub text: String,
}

/// A text as lines of at most [`COLUMNS`] columns; the blanks a line ends with stay with it.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let (mut out, mut start) = (Vec::new(), 0);
    for paragraph in text.split('\n') {
        let words = break_words(WordSeparator::UnicodeBreakProperties.find_words(paragraph), usize::from(COLUMNS));
        let rows = wrap_first_fit(&words, &[COLUMNS.into()]);
        for row in rows {
            let text: String = row.iter().flat_map(|w: &Word| [w.word, w.whitespace]).collect();
            let count = text.chars().count();
            out.push(Line { start, text });
            start += count;
        }
        start += 1;
    }
    out
}

/// Line and column of the cursor.
pub(super) fn place(field: &Field, lines: &[Line]) -> (usize, u16) {
    let at = field.cursor();
    let row = lines.iter().rposition(|l| l.start <= at).unwrap_or(0);
    let before: String = lines.get(row).map(|l| l.text.chars().take(at - l.start).collect()).unwrap_or_default();
    (row, u16::try_from(before.width()).unwrap_or(u16::MAX).min(COLUMNS))
}

/// Moves the cursor a line up or down, into the nearest column; whether there was such a line.
pub(super) fn vertical(field: &mut Field, down: bool) -> bool {
    let lines = lines(field.text());
    let (row, column) = place(field, &lines);
    let target = if down { row + 1 } else { row.wrapping_sub(1) };
    let Some(line) = lines.get(target) else { return false };
    // Behind its last character a line that goes on is already the next one.
    let count = line.text.chars().count();
    let most =
        if lines.get(target + 1).is_some_and(|next| next.start == line.start + count) { count.saturating_sub(1) } else { count };
    let fits = |n: &usize| line.text.chars().take(*n).collect::<String>().width() <= usize::from(column);
    let n = (0..=most).rev().find(fits).unwrap_or(0);
    field.set_cursor(line.start + n);
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        lines(text).into_iter().map(|l| l.text).collect()
    }

    #[test]
    fn lines_hold_every_character_once() {
        for text in
            ["", "\n", "a\n\nb", "字".repeat(100).as_str(), "one two ".repeat(30).as_str(), "x".repeat(130).as_str(), " \n "]
        {
            let shown = lines(text);
            let mut at = 0;
            for line in &shown {
                assert!(line.start == at || line.start == at + 1, "{text:?}");
                at = line.start + line.text.chars().count();
                assert!(line.text.trim_end().width() <= usize::from(COLUMNS), "{text:?}");
            }
            assert_eq!(at, text.chars().count(), "{text:?}");
        }
        assert_eq!(texts("a\n\nb"), ["a", "", "b"]);
    }

    #[test]
    fn the_cursor_keeps_its_column() {
        let mut field = Field::new(500);
        field.paste_lines("一二三四五\nab\n甲乙丙丁");
        assert_eq!(place(&field, &lines(field.text())), (2, 8));
        assert!(vertical(&mut field, false));
        assert_eq!(place(&field, &lines(field.text())), (1, 2));
        assert!(vertical(&mut field, false));
        assert_eq!(place(&field, &lines(field.text())), (0, 2));
        assert!(!vertical(&mut field, false));
        assert!(vertical(&mut field, true) && vertical(&mut field, true) && !vertical(&mut field, true));
    }
}
