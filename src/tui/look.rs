//! How things look: language, colours by role, and the glyphs that are drawn.

use ratatui::style::{Color, Modifier, Style};

use crate::text::Lang;
use crate::text::catalog::Msg;

/// Colours by role, or attributes alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Palette {
    Colour,
    Mono,
}

impl Palette {
    /// Colour on terminals known to have eight; `NO_COLOR` and everything else is monochrome.
    #[must_use]
    pub fn choose(no_color: bool, term: Option<&str>) -> Palette {
        let known = ["xterm", "screen", "tmux", "putty", "rxvt", "linux", "alacritty", "foot", "kitty", "vt220"];
        let colours = term.is_some_and(|t| known.iter().any(|k| t.starts_with(k)));
        if colours && !no_color { Palette::Colour } else { Palette::Mono }
    }
}

/// Which characters lines and bars are drawn with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Glyphs {
    Line,
    Ascii,
}

impl Glyphs {
    /// Name of the operator's setting.
    pub const SETTING: &'static str = "glyphs";

    /// Lines where the terminal is known to draw them one cell wide.
    #[must_use]
    pub fn choose(term: Option<&str>) -> Glyphs {
        let known = ["xterm", "screen", "tmux", "putty", "rxvt", "alacritty", "foot", "kitty"];
        if term.is_some_and(|t| known.iter().any(|k| t.starts_with(k))) { Glyphs::Line } else { Glyphs::Ascii }
    }

    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Glyphs::Line => "line",
            Glyphs::Ascii => "ascii",
        }
    }

    /// The other set.
    #[must_use]
    pub const fn other(self) -> Glyphs {
        match self {
            Glyphs::Line => Glyphs::Ascii,
            Glyphs::Ascii => Glyphs::Line,
        }
    }

    /// The set an operator's setting names.
    #[must_use]
    pub fn parse(text: &str) -> Option<Glyphs> {
        [Glyphs::Line, Glyphs::Ascii].into_iter().find(|g| g.id() == text)
    }

    pub(super) const fn horizontal(self) -> &'static str {
        match self {
            Glyphs::Line => "─",
            Glyphs::Ascii => "-",
        }
    }

    /// Income's bar and spending's bar, told apart without colour.
    pub(super) const fn bars(self) -> (&'static str, &'static str) {
        match self {
            Glyphs::Line => ("█", "░"),
            Glyphs::Ascii => ("#", ":"),
        }
    }
}

/// What a piece of the screen is, which decides its style.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Plain,
    Title,
    /// What is selected or focused.
    Focus,
    /// Labels and rules that stand back.
    Quiet,
    Income,
    Spending,
    /// What matched, what is offered.
    Accent,
    Warning,
}

/// Everything drawing depends on besides the facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    pub lang: Lang,
    pub palette: Palette,
    pub glyphs: Glyphs,
}

impl Look {
    pub(super) fn text(self, msg: Msg) -> &'static str {
        msg.text(self.lang)
    }

    pub(super) fn style(self, part: Part) -> Style {
        let plain = Style::new();
        let tint = |colour: Color| if self.palette == Palette::Colour { plain.fg(colour) } else { plain };
        match part {
            Part::Plain => plain,
            Part::Quiet => tint(Color::Cyan),
            Part::Title => plain.add_modifier(Modifier::BOLD),
            Part::Focus => plain.add_modifier(Modifier::REVERSED | Modifier::BOLD),
            Part::Income => tint(Color::Green),
            Part::Spending => tint(Color::Magenta),
            Part::Accent => tint(Color::Yellow).add_modifier(Modifier::BOLD),
            Part::Warning => tint(Color::Red).add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
        }
    }
}
