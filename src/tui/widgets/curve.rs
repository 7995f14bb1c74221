//! A line through values, in dots finer than cells where the terminal draws braille, in `*` elsewhere; or two lines on one scale,
//! told apart by their letters and not by colour alone.

use ratatui::symbols::Marker;
use ratatui::widgets::Widget;
use ratatui::widgets::canvas::{Canvas, Line};

use crate::tui::look::{Glyphs, Part};
use crate::tui::pen::Pen;

/// Draws a line through the values over the pen's whole area, from zero (or the lowest, if below) to the highest.
pub(in crate::tui) fn draw(pen: &mut Pen, values: &[i64], part: Part) {
    let marker = if pen.look.glyphs == Glyphs::Line { Marker::Braille } else { Marker::Custom('*') };
    line(pen, values, bounds(values.iter()), marker, part);
}

/// Draws a first line in `o` and a second one over it in `x`.
pub(in crate::tui) fn draw_two(pen: &mut Pen, first: &[i64], second: &[i64]) {
    let bounds = bounds(first.iter().chain(second));
    line(pen, first, bounds, Marker::Custom('o'), Part::Plain);
    line(pen, second, bounds, Marker::Custom('x'), Part::Accent);
}

/// From zero, or the lowest if below, to the highest.
fn bounds<'a>(values: impl Iterator<Item = &'a i64> + Clone) -> (i64, i64) {
    let low = values.clone().copied().min().unwrap_or(0).min(0);
    (low, values.copied().max().unwrap_or(0).max(low + 1))
}

fn line(pen: &mut Pen, values: &[i64], (low, high): (i64, i64), marker: Marker, part: Part) {
    let colour = pen.look.style(part).fg.unwrap_or_default();
    // Only a picture: the figures beside it are exact.
    let points: Vec<(f64, f64)> = values.iter().enumerate().map(|(i, v)| (i as f64, *v as f64)).collect();
    Canvas::default()
        .marker(marker)
        .x_bounds([0.0, values.len().saturating_sub(1).max(1) as f64])
        .y_bounds([low as f64, high as f64])
        .paint(|ctx| {
            for pair in points.windows(2) {
                ctx.draw(&Line { x1: pair[0].0, y1: pair[0].1, x2: pair[1].0, y2: pair[1].1, color: colour });
            }
        })
        .render(pen.area, pen.buffer);
}
