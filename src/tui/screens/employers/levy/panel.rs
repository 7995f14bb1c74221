//! What stands beside the form: what is owed, what is wrong, the row one is in, and whose wages are not last month's.

use crate::desk::levy::{DeclarationLook, LookLine};
use crate::text::{employers, levy as words, problems};
use crate::tui::form::Form;
use crate::tui::look::{Look, Part};
use crate::tui::widgets::wrap::wrap;

/// Who came and went since last month.
#[derive(Debug, Clone, Copy)]
pub(super) struct Moves<'a> {
    pub joined: &'a [String],
    pub left: &'a [String],
}

/// The rows of the panel at a width.
pub(super) fn rows(
    looked: Option<&DeclarationLook>,
    form: &Form,
    moves: Moves<'_>,
    look: Look,
    room: u16,
) -> Vec<(Part, String)> {
    let mut lines = Vec::new();
    let here = form.grid_line("rows");
    if let Some(looked) = looked {
        lines.extend(owed(looked, look));
        lines.extend(looked.lines.iter().filter(|l| Some(l.line) == here).map(|line| (Part::Accent, row(line, look))));
    }
    lines.extend(form.told_problems(look));
    for (names, told) in
        [(moves.joined, words::joined(moves.joined, look.lang)), (moves.left, words::left(moves.left, look.lang))]
    {
        if !names.is_empty() {
            lines.push((Part::Plain, told));
        }
    }
    if let Some(looked) = looked {
        let changed = looked.lines.iter().filter(|l| l.last_wage != l.wage && Some(l.line) != here);
        lines.extend(changed.map(|line| (Part::Quiet, row(line, look))));
    }
    let wrapped = |(part, text): (Part, String)| wrap(&text, room).into_iter().map(move |row| (part, row));
    lines.into_iter().flat_map(wrapped).collect()
}

/// What the month comes to; or the parameter that is missing.
fn owed(looked: &DeclarationLook, look: Look) -> Vec<(Part, String)> {
    let lang = look.lang;
    match (&looked.owed, &looked.lacks) {
        (Some(owed), _) => {
            let class = looked.class.map(|c| employers::class_and_step(c.class, Some(c.step))).unwrap_or_default();
            vec![
                (Part::Title, words::due(owed.due, lang)),
                (Part::Plain, words::declared(looked.count, looked.total, lang)),
                (Part::Plain, words::made(owed, looked.limits, &class, lang)),
            ]
        }
        (None, Some(problem)) => vec![(Part::Title, problems::problem(problem, lang))],
        (None, None) => Vec::new(),
    }
}

/// A worker's base beside last month's.
fn row(line: &LookLine, look: Look) -> String {
    words::line(line, look.lang)
}
