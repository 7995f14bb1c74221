//! Characters that come from people and files, made safe to keep and to show.

use std::borrow::Cow;

/// Whether a character could steer a terminal or turn text around: C0, C1, DEL, bidi controls, line separators.
#[must_use]
pub fn is_harmful(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

/// Text as it may reach a terminal: each harmful character becomes U+FFFD.
#[must_use]
pub fn harmless(text: &str) -> String {
    text.chars().map(|c| if is_harmful(c) { '\u{FFFD}' } else { c }).collect()
}

/// Full-width digits, letters and punctuation as their half-width twins; the ideographic space as a space. Text without
/// any, as nearly all of an imported file is, is not copied.
#[must_use]
pub fn half_width(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let twin = |c: char| match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '\u{3000}' => ' ',
        _ => c,
    };
    Cow::Owned(text.chars().map(twin).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_becomes_half_width() {
        assert_eq!(half_width("４３１２９９　Ｘ，"), "431299 X,");
    }

    #[test]
    fn escapes_and_bidi_become_visible_marks() {
        assert_eq!(harmless("王\u{1b}[31m\u{202e}\u{9b}"), "王\u{FFFD}[31m\u{FFFD}\u{FFFD}");
    }
}
