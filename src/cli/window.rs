//! Opening the counter window: is there a terminal, can it show what we draw, and what did the operator set.

use std::io::{IsTerminal, stdin, stdout};
use std::path::PathBuf;
use std::time::Duration;

use super::args::Args;
use super::{Failure, Session};
use crate::desk::clock::SystemClock;
use crate::desk::login::{About, Door};
use crate::text::Lang;
use crate::text::catalog::Msg;
use crate::text::command::Line;
use crate::tui::app::{Seat, Setup};
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

pub(super) fn show(mut door: Door, seat: Seat, session: &Session) -> Result<(), Failure> {
    let term = session.term.as_deref();
    let no_color = std::env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty());
    let about = door.about()?;
    let remembered = about.glyphs.as_deref().and_then(Glyphs::parse);
    let setup = Setup {
        look: Look {
            lang: session.lang,
            palette: Palette::choose(no_color, term),
            glyphs: remembered.unwrap_or_else(|| Glyphs::choose(term)),
        },
        idle: idle(&about),
        office: about.office.name,
        is_demo: about.office.is_demo,
        seat,
        policy: about.policy,
        clock: Box::new(SystemClock),
        drafts: door.drafts()?,
        notice: (term == Some("linux") && session.lang == Lang::En).then_some(Msg::LinuxConsole),
    };
    match run(door, setup).map_err(|e| Failure::File(PathBuf::from("tty"), e))? {
        Ending::Closed => Ok(()),
        Ending::Signal(signal) => Err(Failure::Signal(signal)),
    }
}

/// Nobody real is in a demonstration office, so its window stays open.
fn idle(about: &About) -> Option<Duration> {
    // Tests of the real program cannot wait for minutes.
    #[cfg(debug_assertions)]
    if let Some(short) = std::env::var("GSBX_IDLE_MS").ok().and_then(|v| v.parse().ok()) {
        return Some(Duration::from_millis(short));
    }
    let minutes = if about.office.is_demo { 0 } else { about.idle_minutes };
    (minutes > 0).then(|| Duration::from_secs(60 * u64::from(minutes)))
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
