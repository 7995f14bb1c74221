//! The counter window without a terminal: keys in, the drawn screen out, the desk answering when the test lets it.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use gsbx::desk::drafts::DraftList;
use gsbx::desk::login::{Door, Lobby};
use gsbx::store::Store;
use gsbx::text::Lang;
use gsbx::tui::app::{App, Seat, Setup};
use gsbx::tui::look::{Glyphs, Look, Palette};
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier};
use ratatui::{Frame, Terminal};
use unicode_width::UnicodeWidthStr;

use super::{Office, clock, policy};

pub const PLAIN: Look = Look { lang: Lang::Zh, palette: Palette::Colour, glyphs: Glyphs::Line };

pub struct Window {
    pub app: App,
    door: Door,
    size: (u16, u16),
}

impl Window {
    pub fn open(office: &Office, login: &str, look: Look, size: (u16, u16)) -> Window {
        let mut desk = office.desk(login);
        let about = desk.office().expect("an office");
        let setup = Setup {
            look,
            office: about.name,
            is_demo: about.is_demo,
            seat: Seat::Taken(desk.me().expect("he works here")),
            idle: None,
            policy: policy(),
            clock: Box::new(clock()),
            drafts: desk.drafts_at_login().expect("drafts can be read"),
            notice: None,
        };
        let mut window = Window { app: App::new(setup, size.0, size.1), door: Door::open(desk), size };
        window.answer();
        window
    }

    /// A window nobody has logged in to, with this login filled in.
    pub fn at_the_door(office: &Office, login: &str, look: Look, size: (u16, u16)) -> Window {
        let store = Store::open(&office.db()).expect("the office opens");
        let door = Door::closed(Lobby { store, policy: policy(), clock: Box::new(clock()), slips: None });
        let about = door.about().expect("an office");
        let setup = Setup {
            look,
            office: about.office.name,
            is_demo: about.office.is_demo,
            seat: Seat::Free { login: login.to_owned() },
            idle: Some(std::time::Duration::from_secs(60 * u64::from(about.idle_minutes))),
            policy: policy(),
            clock: Box::new(clock()),
            drafts: DraftList::default(),
            notice: None,
        };
        Window { app: App::new(setup, size.0, size.1), door, size }
    }

    /// Lets the desk answer until nothing is asked any more.
    pub fn answer(&mut self) {
        loop {
            let requests = self.app.take_requests();
            if requests.is_empty() {
                return;
            }
            for (number, request) in requests {
                let answer = self.door.run(request);
                self.app.receive(number, answer);
            }
        }
    }

    /// Presses keys (`zs<Enter>`, `<C-t>`), the desk answering after each.
    pub fn press(&mut self, keys: &str) -> &mut Window {
        for key in keys_of(keys) {
            self.app.handle(Event::Key(key));
            self.answer();
        }
        self
    }

    /// Presses keys faster than the desk answers.
    pub fn burst(&mut self, keys: &str) -> &mut Window {
        self.burst_unanswered(keys);
        self.answer();
        self
    }

    /// Presses keys while the desk is busy.
    pub fn burst_unanswered(&mut self, keys: &str) {
        for key in keys_of(keys) {
            self.app.handle(Event::Key(key));
        }
    }

    pub fn paste(&mut self, text: &str) -> &mut Window {
        self.app.handle(Event::Paste(text.to_owned()));
        self.answer();
        self
    }

    pub fn resize(&mut self, width: u16, height: u16) -> &mut Window {
        self.size = (width, height);
        self.app.handle(Event::Resize(width, height));
        self.answer();
        self
    }

    fn draw(&self) -> Terminal<TestBackend> {
        draw(self.size, |frame| self.app.draw(frame))
    }

    /// The screen as lines of text, with the cursor and what is reversed noted below.
    pub fn screen(&self) -> String {
        drawn(self.size, |frame| self.app.draw(frame))
    }

    pub fn text(&self) -> String {
        text(self.draw().backend().buffer())
    }

    /// Every colour on the screen.
    pub fn colours(&self) -> Vec<Color> {
        self.draw().backend().buffer().content.iter().flat_map(|c| [c.fg, c.bg]).collect()
    }
}

fn draw(size: (u16, u16), work: impl FnOnce(&mut Frame)) -> Terminal<TestBackend> {
    let mut terminal = Terminal::new(TestBackend::new(size.0, size.1)).expect("a terminal");
    terminal.draw(work).expect("a drawing");
    terminal
}

/// What is drawn, as lines of text, with the cursor and what is reversed noted below.
pub fn drawn(size: (u16, u16), work: impl FnOnce(&mut Frame)) -> String {
    let mut terminal = draw(size, work);
    let text = text(terminal.backend().buffer());
    let reversed = reversed(terminal.backend().buffer());
    let cursor = terminal.get_cursor_position().expect("a cursor");
    format!("{text}\n-- cursor {},{}  focus {reversed:?}\n", cursor.x, cursor.y)
}

fn text(buffer: &Buffer) -> String {
    let rows = buffer.content.chunks(usize::from(buffer.area.width));
    rows.map(|row| line(row.iter().map(|c| c.symbol()))).collect::<Vec<_>>().join("\n")
}

/// Cells as text, without those that stand behind a wide character.
fn line<'a>(cells: impl Iterator<Item = &'a str>) -> String {
    let (mut out, mut skip) = (String::new(), 0);
    for symbol in cells {
        if skip > 0 {
            skip -= 1;
            continue;
        }
        out.push_str(symbol);
        skip = symbol.width().saturating_sub(1);
    }
    out.trim_end().to_owned()
}

fn reversed(buffer: &Buffer) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut before = false;
    for row in buffer.content.chunks(usize::from(buffer.area.width)) {
        let mut run: Vec<&str> = Vec::new();
        for cell in row {
            let now = cell.modifier.contains(Modifier::REVERSED);
            if now {
                run.push(cell.symbol());
            } else if before {
                out.push(line(run.drain(..)).trim().to_owned());
            }
            before = now;
        }
    }
    out
}

/// Keys as they are written in tests: `zs<Enter>`, `<C-t>`.
pub fn keys_of(keys: &str) -> Vec<KeyEvent> {
    let mut out = Vec::new();
    let mut rest = keys;
    while let Some(c) = rest.chars().next() {
        let named = rest.strip_prefix('<').and_then(|r| r.split_once('>'));
        if let Some((name, after)) = named {
            out.push(key(name));
            rest = after;
        } else {
            out.push(KeyEvent::from(KeyCode::Char(c)));
            rest = &rest[c.len_utf8()..];
        }
    }
    out
}

fn key(name: &str) -> KeyEvent {
    if let Some(c) = name.strip_prefix("C-").and_then(|c| c.chars().next()) {
        return KeyEvent::new(KeyCode::Char(c), KeyModifiers::CONTROL);
    }
    let code = match name {
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Tab" => KeyCode::Tab,
        "BS" => KeyCode::Backspace,
        "Up" => KeyCode::Up,
        "Down" => KeyCode::Down,
        "S-Tab" => KeyCode::BackTab,
        "Left" => KeyCode::Left,
        "Right" => KeyCode::Right,
        "Home" => KeyCode::Home,
        "PgUp" => KeyCode::PageUp,
        "PgDn" => KeyCode::PageDown,
        name if name.starts_with('F') => KeyCode::F(name[1..].parse().expect("a function key")),
        other => panic!("no key {other}"),
    };
    KeyEvent::from(code)
}
