//! Long lines in narrow places.

/// A line cut into pieces that fit, the later ones set in; numbers stay whole and no line begins with a full stop.
#[must_use]
pub fn wrap(line: &str, room: u16) -> Vec<String> {
    let indent: String = line.chars().take_while(|c| *c == ' ').collect::<String>() + "  ";
    let options = textwrap::Options::new(usize::from(room))
        .subsequent_indent(&indent)
        // Hyphens are those of dates and case numbers.
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    textwrap::wrap(line, options).into_iter().map(std::borrow::Cow::into_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_set_in_and_lose_nothing() {
        assert_eq!(wrap("  一二三四五", 8), ["  一二三", "    四五"]);
        assert_eq!(wrap("ab", 8), ["ab"]);
        assert_eq!(wrap("", 8), [""]);
        assert_eq!(wrap("until 2021-02-01", 12), ["until", "  2021-02-01"]);
        assert_eq!(wrap("一二三 20,184.00 元", 12), ["一二三", "  20,184.00", "  元"]);
    }
}
