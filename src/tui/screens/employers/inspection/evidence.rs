//! What is told of a finding: its row in the list, and beside it (below it in a small window) why it asks.

use crate::desk::inspection::FindingLine;
use crate::report::inspection::evidence_line;
use crate::text::catalog::Msg;
use crate::text::inspection as words;
use crate::tui::look::{Look, Part};
use crate::tui::pen::Pen;
use crate::tui::widgets::table::Text;
use crate::tui::widgets::wrap::wrap;

/// Why the rule asks, what it is founded on, and what was said of it.
pub(super) fn evidence(line: &FindingLine, wide: bool, pen: &mut Pen) {
    let (look, width) = (pen.look, pen.area.width.saturating_sub(2));
    if !wide {
        pen.rule(0);
    }
    let mut told: Vec<(String, Part)> = Vec::new();
    let mut add = |text: &str, part: Part| told.extend(wrap(text, width).into_iter().map(|l| (l, part)));
    let weight = words::severity(line.finding.rule.severity(), look.lang);
    if wide {
        add(&format!("{weight}  {}", words::rule(line.finding.rule, look.lang)), Part::Title);
        add(&line.employer, Part::Plain);
        line.person.iter().for_each(|(name, number)| add(&format!("{name}  {number}"), Part::Plain));
        line.finding.evidence.iter().for_each(|piece| {
            let (name, value) = words::evidence(piece, look.lang);
            add(&format!("{name}  {value}"), Part::Plain);
        });
    } else {
        add(&format!("{weight}  {}", evidence_line(&line.finding.evidence, look.lang)), Part::Plain);
    }
    add(words::why(line.finding.rule, look.lang), Part::Quiet);
    if let Some(mark) = &line.mark {
        let sheet = mark.sheet.as_deref().unwrap_or(&mark.reason);
        add(&format!("{}  {}  {sheet}", words::mark(mark.mark, look.lang), mark.by), Part::Accent);
    }
    for (y, (text, part)) in (u16::from(!wide)..pen.area.height).zip(told) {
        pen.text(1, y, width, &text, part);
    }
}

/// A row of the list.
pub(super) fn cells(line: &FindingLine, is_chosen: bool, look: Look) -> Vec<Text> {
    let f = &line.finding;
    let mark = match (&line.mark, is_chosen) {
        (_, true) => look.text(Msg::FindingChosen).to_owned(),
        (Some(mark), false) => words::mark(mark.mark, look.lang).to_owned(),
        (None, false) => String::new(),
    };
    vec![
        words::rule(f.rule, look.lang).into(),
        line.employer.as_str().into(),
        line.person.as_ref().map(|(name, _)| name.clone()).unwrap_or_default().into(),
        f.month.map(|m| m.to_string()).unwrap_or_default().into(),
        mark.into(),
    ]
}
