//! What is known of a case, as lines: where it stands, its claim, what happened.

use crate::desk::answers::Fact;
use crate::desk::cases::{CaseView, TimelineStep, TimelineVersion};
use crate::domain::case::claim::fields::{FIELDS, Kind};
use crate::domain::case::claim::papers::parse;
use crate::domain::cover::Liability;
use crate::policy::Policy;
use crate::text::catalog::Msg;
use crate::text::{answers, case_view, cases};
use crate::tui::look::{Look, Part};
use crate::tui::pen::width;

/// A line before it is wrapped, with what it is.
pub(super) use crate::tui::widgets::paged::Line;

fn heading(out: &mut Vec<Line>, msg: Msg, look: Look) {
    if !out.is_empty() {
        out.push((String::new(), Part::Plain));
    }
    out.push((msg.text(look.lang).to_owned(), Part::Title));
}

fn line(text: impl AsRef<str>, part: Part) -> Line {
    (format!("  {}", text.as_ref()), part)
}

/// Where it stands: what waits, which limit runs, who pays, which papers are missing, what to know.
pub(super) fn overview(view: &CaseView, policy: &Policy, look: Look) -> Vec<Line> {
    let lang = look.lang;
    let mut out = Vec::new();
    if let Some(step) = view.steps.iter().find(|s| s.waits()) {
        heading(&mut out, Msg::HeadWaits, look);
        out.push(line(cases::step(step.step, lang), Part::Accent));
        out.extend(case_view::details(step, policy, lang).into_iter().map(|d| line(d, Part::Plain)));
        out.push(line(case_view::hands(step, lang), Part::Quiet));
    }
    heading(&mut out, Msg::HeadLimit, look);
    match &view.running {
        Some(running) => {
            let name = policy.limit(running.limit).map_or(running.limit, |l| lang.pick(&l.zh, &l.en));
            let part = if running.deadline.left < 0 { Part::Warning } else { Part::Accent };
            out.push(line(cases::due(name, running.deadline, lang), part));
        }
        None => out.push(line(Msg::NoLimitRuns.text(look.lang), Part::Plain)),
    }
    out.push(line(cases::next(view.state, lang), Part::Plain));
    heading(&mut out, Msg::HeadCover, look);
    let part = if view.cover.liability() == Liability::Fund { Part::Plain } else { Part::Accent };
    out.push(line(answers::fact(&Fact::Insured(view.cover.clone()), policy, lang), part));
    papers(view, policy, look, &mut out);
    if !view.notices.is_empty() {
        heading(&mut out, Msg::HeadNotices, look);
        out.extend(view.notices.iter().map(|n| line(cases::notice(n, lang), Part::Accent)));
    }
    if !view.gaps.is_empty() {
        heading(&mut out, Msg::HeadGaps, look);
        out.push(line(case_view::gaps(&view.gaps, lang), Part::Accent));
    }
    out
}

fn papers(view: &CaseView, policy: &Policy, look: Look, out: &mut Vec<Line>) {
    heading(out, Msg::HeadPapers, look);
    if view.version == 0 {
        out.push(line(Msg::NoClaim.text(look.lang), Part::Plain));
        return;
    }
    let handed_in = parse(view.claim.get("papers")).unwrap_or_default();
    let others = handed_in.iter().map(|(id, _)| *id).filter(|id| !view.papers.iter().any(|p| p == id));
    let ids: Vec<&str> = view.papers.iter().map(String::as_str).chain(others).collect();
    if ids.is_empty() {
        out.push(line(Msg::NoPapersNeeded.text(look.lang), Part::Plain));
    }
    // What is missing stands first: it is what is asked.
    let (there, missing): (Vec<&str>, Vec<&str>) = ids.into_iter().partition(|id| handed_in.iter().any(|(have, _)| have == id));
    for (ids, part) in [(missing, Part::Accent), (there, Part::Plain)] {
        for paper in ids.iter().filter_map(|id| policy.paper(id)) {
            let form = handed_in.iter().find(|(id, _)| *id == paper.id).map(|(_, form)| *form);
            out.push(line(case_view::paper(paper, form, look.lang), part));
        }
    }
}

/// The newest claim, field by field.
pub(super) fn claim(view: &CaseView, policy: &Policy, look: Look) -> Vec<Line> {
    if view.version == 0 {
        return vec![line(Msg::NoClaim.text(look.lang), Part::Plain)];
    }
    let known = FIELDS.iter().filter(|f| !matches!(f.kind, Kind::Papers) && !view.claim.get(f.id).is_empty());
    let told = known.map(|f| case_view::field_line(f.id, view.claim.get(f.id), policy, look.lang));
    let told: Vec<(String, String)> = told.collect();
    let wide = told.iter().map(|(label, _)| width(label)).max().unwrap_or(0) + 2;
    let row = |(label, value): &(String, String)| {
        line(format!("{label}{}{value}", " ".repeat(usize::from(wide - width(label)))), Part::Plain)
    };
    told.iter().map(row).collect()
}

/// Steps and versions, the newest first.
pub(super) fn timeline(view: &CaseView, policy: &Policy, look: Look) -> Vec<Line> {
    enum Event<'a> {
        Step(&'a TimelineStep),
        Version(&'a TimelineVersion),
    }
    let steps = view.steps.iter().map(|s| (s.entered_at.as_str(), Event::Step(s)));
    let versions = view.versions.iter().map(|v| (v.at.as_str(), Event::Version(v)));
    // A claim is there before the step that it makes.
    let mut events: Vec<(&str, Event)> = versions.chain(steps).collect();
    events.sort_by_key(|(at, _)| *at);
    let mut out = Vec::new();
    for (_, event) in events.iter().rev() {
        match event {
            Event::Step(step) => happened(step, policy, look, &mut out),
            Event::Version(version) => changed(version, policy, look, &mut out),
        }
    }
    if out.is_empty() {
        out.push(line(Msg::NoTimeline.text(look.lang), Part::Plain));
    }
    out
}

fn happened(step: &TimelineStep, policy: &Policy, look: Look, out: &mut Vec<Line>) {
    let title = format!("{}  {}", step.on, cases::step(step.step, look.lang));
    out.push((title, if step.waits() { Part::Accent } else { Part::Title }));
    out.extend(case_view::details(step, policy, look.lang).into_iter().map(|d| line(d, Part::Plain)));
    out.push(line(case_view::hands(step, look.lang), Part::Quiet));
}

fn changed(version: &TimelineVersion, policy: &Policy, look: Look, out: &mut Vec<Line>) {
    out.push((case_view::version(version, look.lang), Part::Title));
    let change = |(id, old, new): &(&str, String, String)| case_view::change(id, old, new, policy, look.lang);
    out.extend(version.changes.iter().map(|c| line(change(c), Part::Plain)));
}
