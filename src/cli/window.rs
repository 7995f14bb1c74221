//! Opening the counter window: is there a terminal, can it show what we draw, and what did the operator set.

use std::io::{IsTerminal, stdin, stdout};
use std::path::PathBuf;

use super::args::Args;
use super::{Failure, Session};
use crate::desk::Desk;
use crate::desk::clock::SystemClock;
use crate::text::Lang;
use crate::text::catalog::Msg;
use crate::text::command::Line;
use crate::tui::app::Setup;
use crate::tui::look::{Glyphs, Look, Palette};
use crate::tui::runtime::{Ending, run};

/// Says what is missing before anything is opened or asked.
pub(super) fn check(args: &Args, session: &Session) -> Result<(), Failure> {
    if !stdin().is_terminal() || !stdout().is_terminal() {
        return Err(Failure::Line(Line::NotATerminal));
    }
    if !args.force_utf8 && session.locale.as_deref().is_some_and(is_other_encoding) {
        return Err(Failure::Line(Line::NotUtf8));
    }
    Ok(())
}

/// A locale of another encoding than UTF-8 (a bare `zh_CN` is GB2312). The `C` of a minimal machine promises nothing.
fn is_other_encoding(locale: &str) -> bool {
    let encoding = locale.split('@').next().unwrap_or_default().split_once('.').map_or("", |(_, encoding)| encoding);
    !matches!(locale, "C" | "POSIX") && encoding.to_ascii_lowercase().replace('-', "") != "utf8"
}

pub(super) fn show(mut desk: Desk, session: &Session) -> Result<(), Failure> {
    let term = session.term.as_deref();
    let remembered = desk.setting(Glyphs::SETTING)?.as_deref().and_then(Glyphs::parse);
    let no_color = std::env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty());
    let office = desk.office()?;
    let setup = Setup {
        look: Look {
            lang: session.lang,
            palette: Palette::choose(no_color, term),
            glyphs: remembered.unwrap_or_else(|| Glyphs::choose(term)),
        },
        office: office.name,
        is_demo: office.is_demo,
        operator: desk.operator().clone(),
        policy: desk.policy(),
        clock: Box::new(SystemClock),
        drafts: desk.drafts_at_login()?,
        notice: (term == Some("linux") && session.lang == Lang::En).then_some(Msg::LinuxConsole),
    };
    match run(desk, setup).map_err(|e| Failure::File(PathBuf::from("tty"), e))? {
        Ending::Closed => Ok(()),
        Ending::Signal(signal) => Err(Failure::Signal(signal)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_named_other_encoding_is_refused() {
        for locale in ["zh_CN.UTF-8", "en_US.utf8", "C", "POSIX", "C.UTF-8"] {
            assert!(!is_other_encoding(locale), "{locale}");
        }
        for locale in ["zh_CN", "zh_CN.GBK", "zh_CN.GB18030", "en_US.ISO-8859-1"] {
            assert!(is_other_encoding(locale), "{locale}");
        }
    }
}
