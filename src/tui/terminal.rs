//! The terminal, entered and left as one: raw mode, alternate screen, bracketed paste. Leaving undoes exactly that, from
//! wherever the program ends, and does nothing the second time.

use std::cell::RefCell;
use std::io::{self, IsTerminal, Write, stdout};
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::cursor::Show;
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::style::ResetColor;
use crossterm::terminal::{
    BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
    disable_raw_mode, enable_raw_mode,
};
use crossterm::{execute, queue};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;

use super::app::App;

/// ECMA-48 MC: what follows goes to the printer, and no further.
const MEDIA_COPY_ON: &str = "\u{1b}[5i";
const MEDIA_COPY_OFF: &str = "\u{1b}[4i";

static ENTERED: AtomicBool = AtomicBool::new(false);

/// # Errors
/// Those of the terminal.
pub(super) fn enter() -> io::Result<()> {
    if ENTERED.swap(true, Ordering::SeqCst) {
        return Ok(());
    }
    enable_raw_mode()?;
    // A Linux console has no alternate screen: what stood there before would show through the first frame.
    execute!(stdout(), EnterAlternateScreen, Clear(ClearType::All), EnableBracketedPaste)
}

/// Gives the terminal back. Errors are passed over: the terminal may be gone already, and nothing could be done.
pub(super) fn leave() {
    if ENTERED.swap(false, Ordering::SeqCst) {
        // The modes first: a stopped line would hold up the bytes, and the shell needs its modes whatever happens.
        let _ = disable_raw_mode();
        let _ = execute!(stdout(), EndSynchronizedUpdate, DisableBracketedPaste, ResetColor, LeaveAlternateScreen, Show);
    }
}

/// Hands a sheet to the printer at the operator's terminal: media copy on, the sheet, media copy off, in one write. Nothing
/// is written where no terminal is.
///
/// # Errors
/// Those of the terminal.
pub(super) fn media_copy(sheet: &str) -> io::Result<()> {
    let mut out = stdout().lock();
    if !out.is_terminal() {
        return Ok(());
    }
    out.write_all([MEDIA_COPY_ON, sheet, "\u{c}", MEDIA_COPY_OFF].concat().as_bytes())?;
    out.flush()
}

/// Leaves when the scope ends, however it ends.
pub(super) struct Guard;

impl Drop for Guard {
    fn drop(&mut self) {
        leave();
    }
}

/// Bytes of one frame, so that a frame is one write.
#[derive(Clone, Default)]
struct Frame(Rc<RefCell<Vec<u8>>>);

impl Write for Frame {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What the window is painted on.
pub(super) struct Canvas {
    frame: Frame,
    terminal: Terminal<CrosstermBackend<Frame>>,
}

impl Canvas {
    /// # Errors
    /// Those of the terminal.
    pub fn new() -> io::Result<Canvas> {
        let frame = Frame::default();
        let terminal = Terminal::new(CrosstermBackend::new(frame.clone()))?;
        Ok(Canvas { frame, terminal })
    }

    /// Columns and rows.
    ///
    /// # Errors
    /// Those of the terminal.
    pub fn size(&self) -> io::Result<(u16, u16)> {
        self.terminal.size().map(|s| (s.width, s.height))
    }

    /// Draws what changed, all of it when `afresh`.
    ///
    /// # Errors
    /// Those of the terminal.
    pub fn draw(&mut self, app: &App, afresh: bool) -> io::Result<()> {
        queue!(self.frame, BeginSynchronizedUpdate)?;
        if afresh {
            let (width, height) = self.size()?;
            self.terminal.resize(Rect { x: 0, y: 0, width, height })?;
        }
        self.terminal.draw(|frame| app.draw(frame))?;
        queue!(self.frame, EndSynchronizedUpdate)?;
        let bytes = std::mem::take(&mut *self.frame.0.borrow_mut());
        let mut out = stdout().lock();
        out.write_all(&bytes)?;
        out.flush()
    }
}
