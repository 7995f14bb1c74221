//! The frame around every screen: tabs, status line, footer.

use ratatui::Frame;

use super::tabs::{Tab, labels};
use super::{App, Said};
use crate::text::catalog::Msg;
use crate::tui::keys;
use crate::tui::look::Part;
use crate::tui::pen::{Pen, width};
use crate::tui::screen::{Facts, ScreenId, ScreenRow};

/// Rows the frame takes: tabs above, status line and footer below.
pub(super) const FRAME_ROWS: u16 = 3;

pub(super) fn draw(app: &App, frame: &mut Frame) {
    let area = frame.area();
    let mut pen = Pen { buffer: frame.buffer_mut(), area, look: app.look };
    if app.is_too_small() {
        too_small(&mut pen);
        return;
    }
    if let Some(gate) = &app.gate {
        footer(app, &mut pen);
        let cursor = gate.draw((&app.office, app.is_demo), app.slow, &mut pen);
        cursor.into_iter().for_each(|cell| frame.set_cursor_position(cell));
        return;
    }
    tabs(app, &mut pen);
    status(app, &mut pen);
    footer(app, &mut pen);
    let mut body = pen.within(0, 1, area.width, area.height - FRAME_ROWS);
    let cursor = match (&app.dialog, app.screens.get(app.current)) {
        (Some(dialog), _) => dialog.draw(&mut body),
        (None, Some((_, screen))) => {
            screen.draw(&mut body, &Facts { policy: &app.policy, counts: app.counts, sheets: app.sheets_counted })
        }
        (None, None) => no_screen(&mut body),
    };
    if let Some(cell) = cursor {
        frame.set_cursor_position(cell);
    }
}

fn too_small(pen: &mut Pen) {
    let text = pen.look.text(Msg::TooSmall);
    let x = pen.area.width.saturating_sub(width(text)) / 2;
    let y = pen.area.height / 2;
    pen.text(x, y, pen.area.width, text, Part::Plain);
}

fn no_screen(pen: &mut Pen) -> Option<(u16, u16)> {
    pen.text(2, 1, pen.area.width, pen.look.text(Msg::NoScreens), Part::Plain);
    None
}

fn tabs(app: &App, pen: &mut Pen) {
    let tab = |(row, _): &(&ScreenRow, _)| {
        let waiting = match row.id {
            ScreenId::Cases => app.cases_waiting(),
            ScreenId::Approvals => app.sheets_waiting(),
            _ => None,
        };
        Tab { key: row.key, title: app.look.text(row.title), short: app.look.text(row.short), waiting }
    };
    let all: Vec<Tab> = app.screens.iter().map(tab).collect();
    // Who works here matters more than where.
    let (name, both) = (format!("{} ", app.operator.name), format!("{}  {} ", app.office, app.operator.name));
    let demo = if app.is_demo { app.look.text(Msg::Demo) } else { "" };
    let beside = width(&name) + 1 + if app.is_demo { width(demo) + 2 } else { 0 };
    let mut x = 0;
    for (i, label) in labels(&all, app.current, pen.area.width.saturating_sub(beside)).iter().enumerate() {
        x += pen.text(x, 0, pen.area.width, label, if i == app.current { Part::Focus } else { Part::Plain });
    }
    if app.is_demo {
        x += 2 + pen.text(x + 1, 0, width(demo), demo, Part::Accent);
    }
    let room = pen.area.width.saturating_sub(x + 1);
    pen.right(x + 1, 0, room, if width(&both) <= room { &both } else { &name }, Part::Quiet);
}

fn status(app: &App, pen: &mut Pen) {
    let y = pen.area.height - 2;
    let room = pen.area.width - 2;
    match &app.message {
        Some(Said::Notice(text)) => _ = pen.text(1, y, room, text, Part::Title),
        Some(Said::Refusal(text)) => _ = pen.text(1, y, room, &format!("! {text}"), Part::Warning),
        None if app.slow => _ = pen.text(1, y, room, app.look.text(Msg::Working), Part::Accent),
        None => {}
    }
}

/// The keys that matter here, as many as fit; the last ones, help and quit, always do.
fn footer(app: &App, pen: &mut Pen) {
    let y = pen.area.height - 1;
    let mut shown = keys::footer(&app.scopes());
    if app.gate.is_some() {
        // Help and the other screens are behind it.
        shown.retain(|b| b.scope == keys::Scope::Gate || b.action == keys::Action::Quit);
    }
    let size = |b: &keys::Binding| width(b.shown) + width(app.look.text(b.help)) + 3;
    let (always, first): (Vec<_>, Vec<_>) = shown.into_iter().partition(|b| b.scope == keys::Scope::Any);
    let mut room = pen.area.width.saturating_sub(always.iter().copied().map(size).sum());
    let mut x = 1;
    let fits = first.into_iter().take_while(|b| {
        let fits = size(b) <= room;
        room = room.saturating_sub(size(b));
        fits
    });
    for binding in fits.collect::<Vec<_>>().into_iter().chain(always) {
        x += pen.text(x, y, pen.area.width, binding.shown, Part::Title) + 1;
        x += pen.text(x, y, pen.area.width, app.look.text(binding.help), Part::Plain) + 2;
    }
}
