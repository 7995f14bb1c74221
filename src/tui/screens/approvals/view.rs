//! One sheet: what it is, where it stands and what may be done above; below as pages what was entered with its warnings, the
//! amounts with how they were made, what changed between versions, and its steps, which stand beside in a wide window.

use crate::desk::sheets::SheetView;
use crate::domain::sheet::workflow::Step;
use crate::policy::Policy;
use crate::report::sheet_view as report;
use crate::text::catalog::Msg;
use crate::text::{case_view, sheet_view, sheets};
use crate::tui::keys::Action;
use crate::tui::look::{Look, Part};
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Ctx, Facts};
use crate::tui::widgets::paged::{Line, Paged};

use super::opinion::key_of;

/// Rows above the pages: what and where, whose, what may be done, the pages' names, a rule.
pub(in crate::tui::screens) const HEAD_ROWS: u16 = 5;
const PAGES: [Msg; 4] = [Msg::PageSheet, Msg::PageAmounts, Msg::PageChanges, Msg::PageTimeline];

pub(in crate::tui::screens) struct SheetPage {
    pub view: SheetView,
    pages: Paged,
    /// The key a step is taken with on this screen.
    keys: fn(Step) -> Option<&'static str>,
}

impl SheetPage {
    pub fn new(view: SheetView) -> SheetPage {
        SheetPage::with_keys(view, key_of)
    }

    /// A sheet on a screen that takes other steps.
    pub fn with_keys(view: SheetView, keys: fn(Step) -> Option<&'static str>) -> SheetPage {
        SheetPage { view, pages: Paged::new(&PAGES, HEAD_ROWS), keys }
    }

    pub fn act(&mut self, action: Action, ctx: &Ctx) {
        let mut pages = self.pages;
        pages.act(action, ctx.body, |page| self.lines(page, ctx.policy, ctx.look));
        self.pages = pages;
    }

    fn lines(&self, page: usize, policy: &Policy, look: Look) -> Vec<Line> {
        match page {
            0 => entered(&self.view, policy, look),
            1 => amounts(&self.view, look),
            2 => changes(&self.view, look),
            _ => steps(&self.view, look),
        }
    }

    /// Draws what stands above every page.
    pub fn head(&self, pen: &mut Pen) {
        let (look, view, wide) = (pen.look, &self.view, pen.area.width);
        let lang = look.lang;
        let mut x = 1 + pen.text(1, 0, wide, &view.number, Part::Title) + 2;
        x += pen.text(x, 0, wide, sheets::kind(view.kind, lang), Part::Plain) + 2;
        x += pen.text(x, 0, wide, sheets::state(view.state, view.kind.flow(), lang), Part::Title) + 2;
        if view.kind.has_amount() {
            x += pen.text(x, 0, wide, &sheet_view::yuan(view.amount, lang), Part::Title) + 2;
        }
        if let Some(due) = view.due {
            let part = if due.left < 0 { Part::Warning } else { Part::Quiet };
            pen.right(x, 0, wide.saturating_sub(x + 1), &case_view::left_short(due.left, lang), part);
        } else if view.taken_over {
            pen.text(x, 0, wide, Msg::TakenOver.text(lang), Part::Quiet);
        }
        let mut x = 1;
        if let Some((_, name, number)) = &view.person {
            x += pen.text(x, 1, wide, name, Part::Title) + 2;
            x += pen.text(x, 1, wide, number, Part::Plain) + 2;
        }
        // One that is to be registered has no row yet.
        let employer = view.employer.as_ref().map_or_else(|| view.fields.get("employer_name"), |(_, name)| name);
        if !employer.is_empty() {
            x += pen.text(x, 1, wide, employer, Part::Title) + 2;
        }
        if let Some(month) = view.month {
            x += pen.text(x, 1, wide, &month.to_string(), Part::Plain) + 2;
        }
        x += pen.text(x, 1, wide, view.case.as_deref().unwrap_or_default(), Part::Plain) + 2;
        if !view.warnings.is_empty() {
            let text = format!("! {} {}", look.text(Msg::HeadWarnings), view.warnings.len());
            pen.text(x, 1, wide.saturating_sub(x), &text, Part::Warning);
        }
        self.open_steps(pen);
        pen.rule(HEAD_ROWS - 1);
    }

    /// The steps that are this operator's, each with its key; where none is, why, and whose it is.
    fn open_steps(&self, pen: &mut Pen) {
        let (lang, wide, flow) = (pen.look.lang, pen.area.width, self.view.kind.flow());
        let mut x = 1;
        for open in self.view.open.iter().filter(|o| o.may.is_ok()) {
            let name = sheets::step(open.step, flow, lang);
            match (self.keys)(open.step) {
                Some(key) => {
                    x += pen.text(x, 2, wide, key, Part::Accent) + 1;
                    x += pen.text(x, 2, wide, name, Part::Plain) + 2;
                }
                None => {
                    let elsewhere = if open.step.is_own() { Msg::SheetCorrect } else { Msg::SheetPaidBy };
                    let text = format!("{name}{}{}", lang.pick("：", ": "), elsewhere.text(lang));
                    x += pen.text(x, 2, wide.saturating_sub(x), &text, Part::Quiet) + 2;
                }
            }
        }
        let onward = self.view.open.iter().find(|o| o.step.is_onward());
        if let Some(open) = onward.filter(|o| o.may.is_err()) {
            let text =
                format!("{}{}{}", sheets::step(open.step, flow, lang), lang.pick("：", ": "), sheet_view::who_may(open, lang));
            pen.text(x, 2, wide.saturating_sub(x + 1), &text, Part::Quiet);
        }
    }

    pub fn draw(&self, pen: &mut Pen, facts: &Facts) -> Option<Cell> {
        self.head(pen);
        let look = pen.look;
        Some(self.pages.draw(pen, |page| self.lines(page, facts.policy, look)))
    }
}

fn set_in(text: impl AsRef<str>, part: Part) -> Line {
    (format!("  {}", text.as_ref()), part)
}

fn heading(out: &mut Vec<Line>, msg: Msg, look: Look) {
    if !out.is_empty() {
        out.push((String::new(), Part::Plain));
    }
    out.push((msg.text(look.lang).to_owned(), Part::Title));
}

/// Warnings first, then what was entered.
fn entered(view: &SheetView, policy: &Policy, look: Look) -> Vec<Line> {
    let mut out = Vec::new();
    if !view.warnings.is_empty() {
        heading(&mut out, Msg::HeadWarnings, look);
        out.extend(view.warnings.iter().map(|w| (format!("! {}", sheet_view::warning(w, look.lang)), Part::Warning)));
    }
    let effects = report::effects(view, policy, look.lang);
    if !effects.is_empty() {
        heading(&mut out, Msg::HeadEffects, look);
        out.extend(effects.into_iter().map(|line| set_in(line, Part::Accent)));
    }
    heading(&mut out, Msg::HeadEntered, look);
    out.extend(report::entered(view, policy, look.lang).into_iter().map(|line| set_in(line, Part::Plain)));
    out
}

/// The items, each with how it was made set in below it.
fn amounts(view: &SheetView, look: Look) -> Vec<Line> {
    let told = report::amounts(view, look.lang);
    if told.is_empty() {
        return vec![(Msg::SheetNoItems.text(look.lang).to_owned(), Part::Plain)];
    }
    told.into_iter().map(|line| if line.starts_with(' ') { (line, Part::Plain) } else { (line, Part::Title) }).collect()
}

/// What each version changed, the newest first, and the sheets it stands beside.
fn changes(view: &SheetView, look: Look) -> Vec<Line> {
    let part = |line: &str| if line.starts_with(' ') { Part::Plain } else { Part::Accent };
    let mut out: Vec<Line> = report::place(view, look.lang).into_iter().map(|line| (line.clone(), part(&line))).collect();
    for version in view.versions.iter().rev().filter(|v| v.version > 1) {
        out.push((sheet_view::version(version, look.lang), Part::Title));
        out.extend(version.changes.iter().flat_map(|c| sheet_view::change(c, look.lang)).map(|line| set_in(line, Part::Plain)));
    }
    if view.versions.len() < 2 {
        out.push((Msg::SheetUnchanged.text(look.lang).to_owned(), Part::Plain));
    }
    out
}

/// The steps so far, the newest first.
fn steps(view: &SheetView, look: Look) -> Vec<Line> {
    let mut out = Vec::new();
    for step in view.steps.iter().rev() {
        let (head, note) = sheet_view::taken(step, view.kind.flow(), look.lang);
        out.push((head, Part::Title));
        out.extend(note.map(|text| set_in(text, Part::Plain)));
    }
    out
}
