//! What a key costs on the line. Above some 190 bytes a held-down arrow falls behind on a 56 kbit/s line.

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};

use crate::support::Office;
use crate::support::window::{PLAIN, Window};

#[derive(Clone, Default)]
struct Wire(Rc<RefCell<Vec<u8>>>);

impl Write for Wire {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().write(bytes)
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn on(wire: &Wire, size: (u16, u16)) -> Terminal<CrosstermBackend<Wire>> {
    let viewport = Viewport::Fixed(Rect { x: 0, y: 0, width: size.0, height: size.1 });
    Terminal::with_options(CrosstermBackend::new(wire.clone()), TerminalOptions { viewport }).expect("a terminal")
}

/// Bytes of the frame after each step, the first frame left out.
fn cost(size: (u16, u16), steps: &[&str]) -> Vec<usize> {
    cost_of(&Office::demo(), "desk", size, steps)
}

fn cost_of(office: &Office, login: &str, size: (u16, u16), steps: &[&str]) -> Vec<usize> {
    let mut window = Window::open(office, login, PLAIN, size);
    let wire = Wire::default();
    let mut terminal = on(&wire, size);
    let mut draw = |window: &Window| {
        terminal.draw(|frame| window.app.draw(frame)).expect("a frame");
        std::mem::take(&mut *wire.0.borrow_mut()).len()
    };
    draw(&window);
    steps.iter().map(|step| draw(window.press(step))).collect()
}

#[test]
fn moving_a_choice_is_cheap() {
    let hits = cost((80, 24), &["zs", "<Down>", "<Down>", "<Up>", "<Tab>", "<Down>", "<Up>"]);
    for bytes in hits[1..4].iter().chain(&hits[5..]) {
        assert!(*bytes <= 190, "{hits:?}");
    }
    for into in ["<Enter>", "<Enter><Enter>"] {
        let fund = cost((80, 24), &["<F3>", into, "<Down>", "<Down>"]);
        for bytes in &fund[2..] {
            assert!(*bytes <= 190, "{into}: {fund:?}");
        }
    }
    // Another month brings its twelve items along.
    let months = cost((80, 24), &["<F3>", "<Down>", "<Down>", "<Down>"]);
    for bytes in &months[1..] {
        assert!(*bytes <= 500, "{months:?}");
    }
}

/// The work lists and the list of steps; another list, and what another window changed, cost what they bring.
#[test]
fn moving_among_cases_is_cheap() {
    let lists = cost((80, 24), &["<F3><F3><F3><Left>", "<Down>", "<Down>", "<Up>", "<PgDn>", "<Down>"]);
    for bytes in lists[1..4].iter().chain(&lists[5..]) {
        assert!(*bytes <= 190, "{lists:?}");
    }
    let steps = cost((80, 24), &["<F3><F3><F3><Left>", "<Enter>s", "<Down>", "<Up>"]);
    for bytes in &steps[2..] {
        assert!(*bytes <= 190, "{steps:?}");
    }
}

/// Another window wrote something that is not shown here: nothing is drawn.
#[test]
fn a_refresh_that_changes_nothing_sends_nothing() {
    let office = Office::demo();
    let mut window = Window::open(&office, "desk", PLAIN, (80, 24));
    window.press("<F3><F3><F3><Left>");
    let wire = Wire::default();
    let mut terminal = on(&wire, (80, 24));
    let mut draw = |window: &Window| {
        terminal.draw(|frame| window.app.draw(frame)).expect("a frame");
        std::mem::take(&mut *wire.0.borrow_mut()).len()
    };
    draw(&window);
    let still = draw(&window);
    office.desk("review").save_setting("glyphs", "line").expect("a write");
    window.app.written();
    window.answer();
    assert_eq!(draw(&window), still, "no cell changed");
    let sql = "UPDATE person SET name = '覃阿满' WHERE id = (SELECT person_id FROM injury_case ORDER BY id DESC LIMIT 1)";
    office.raw().execute(sql, []).expect("a name");
    window.app.written();
    window.answer();
    let one = draw(&window);
    assert!(window.text().contains("覃阿满") && one <= still + 120, "only the name: {one}");
}

#[test]
fn typing_is_cheap() {
    // No hits before and after: what is left is the character itself.
    let bytes = cost((80, 24), &["xqzy", "k"]);
    assert!(bytes[1] <= 200, "{bytes:?}");
    let palette = cost((80, 24), &[":", "x", "y"]);
    assert!(palette[2] <= 100, "{palette:?}");
    for size in [(80, 24), (140, 40)] {
        let form = cost(size, &["<F3>5", "4", "3", "1", "<Enter>", "覃", "阿"]);
        for bytes in form[2..4].iter().chain(&form[6..]) {
            assert!(*bytes <= 100, "{form:?}");
        }
    }
}

/// In a form a key changes the field; stepping on moves a mark and says where one is.
#[test]
fn a_form_is_cheap() {
    let office = Office::demo();
    let form =
        cost_of(&office, "approve", (80, 24), &["<F3>9/minimum_wage<Enter>n", "1", "8", "<Enter>", "2", "<Enter>", "<Up>"]);
    for bytes in &form[1..] {
        assert!(*bytes <= 330, "{form:?}");
    }
    assert!(form[2] <= 60 && form[4] <= 100, "{form:?}");
}

#[test]
fn a_new_screen_fits_a_slow_line() {
    for (size, most) in [((80, 24), 12_000), ((140, 40), 30_000)] {
        for bytes in cost(size, &["zs", "<Enter>", "i", "<Esc>", "<F3>", "<F1>"]) {
            assert!(bytes <= most, "{size:?}: {bytes}");
        }
    }
}
