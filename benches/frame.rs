//! From a key to the bytes for the terminal, the desk's answer included, on the demonstration office.

mod support;

use std::io::{Sink, sink};

use criterion::{Criterion, criterion_group, criterion_main};
use crossterm::event::{Event, KeyCode, KeyEvent};
use gsbx::desk::Desk;
use gsbx::desk::clock::SystemClock;
use gsbx::desk::drafts::DraftList;
use gsbx::text::Lang;
use gsbx::tui::app::{App, Seat, Setup};
use gsbx::tui::look::{Glyphs, Look, Palette};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};

struct Bench {
    app: App,
    desk: Desk,
    terminal: Terminal<CrosstermBackend<Sink>>,
}

impl Bench {
    fn new((width, height): (u16, u16)) -> Bench {
        let desk = support::demo_desk();
        let setup = Setup {
            look: Look { lang: Lang::Zh, palette: Palette::Colour, glyphs: Glyphs::Line },
            office: desk.office().expect("an office").name,
            is_demo: true,
            seat: Seat::Taken(desk.operator().clone()),
            idle: None,
            policy: support::policy(),
            clock: Box::new(SystemClock),
            drafts: DraftList::default(),
            notice: None,
        };
        let viewport = Viewport::Fixed(Rect { x: 0, y: 0, width, height });
        let terminal = Terminal::with_options(CrosstermBackend::new(sink()), TerminalOptions { viewport }).expect("a terminal");
        Bench { app: App::new(setup, width, height), desk, terminal }
    }

    fn press(&mut self, code: KeyCode) {
        self.app.handle(Event::Key(KeyEvent::from(code)));
        for (number, request) in self.app.take_requests() {
            let answer = self.desk.run(request);
            self.app.receive(number, answer);
        }
        self.terminal.draw(|frame| self.app.draw(frame)).expect("a frame");
    }
}

fn frame(c: &mut Criterion) {
    for size in [(80, 24), (140, 40)] {
        let mut group = c.benchmark_group(format!("frame {}x{}", size.0, size.1));
        let mut window = Bench::new(size);
        group.bench_function("a letter typed and one taken back", |b| {
            b.iter(|| {
                window.press(KeyCode::Char('z'));
                window.press(KeyCode::Backspace);
            });
        });
        window.press(KeyCode::F(3));
        group.bench_function("a month on and one back in the fund", |b| {
            b.iter(|| {
                window.press(KeyCode::Down);
                window.press(KeyCode::Up);
            });
        });
        group.finish();
    }
}

criterion_group!(benches, frame);
criterion_main!(benches);
