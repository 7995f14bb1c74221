//! What stands beside the form: what is wrong, who it is, insurance on that day, limits, what decides such a case, notes,
//! and papers. In a small window it is below, a few lines at a time.

use super::form::ClaimForm;
use crate::desk::answers::Fact;
use crate::desk::cases::Looked;
use crate::desk::estimate::Fields;
use crate::domain::case::claim::Notice;
use crate::domain::case::claim::papers::missing;
use crate::policy::Policy;
use crate::text::{answers, intake};
use crate::tui::look::{Look, Part};
use crate::tui::pen::Pen;
use crate::tui::widgets::wrap::wrap;

/// A line before it is wrapped.
pub(in crate::tui::screens) type Line = (Part, String);

/// The rows of the panel at a width.
pub(super) fn rows(claim: &ClaimForm, policy: &Policy, look: Look, room: u16) -> Vec<Line> {
    let mut lines = claim.form.told_problems(look);
    if let Some(looked) = &claim.looked {
        lines.extend(known(claim, looked, policy, look));
    }
    if lines.is_empty() {
        lines.push((Part::Quiet, intake::panel_empty(look.lang).to_owned()));
    }
    let wrapped = |(part, text): Line| wrap(&text, room).into_iter().map(move |row| (part, row));
    lines.into_iter().flat_map(wrapped).collect()
}

/// Draws a page of the rows.
pub(in crate::tui::screens) fn draw(rows: &[Line], turned: usize, pen: &mut Pen) {
    let page = usize::from(pen.area.height).max(1);
    let top = turned.min(pages(rows.len(), page) - 1) * page;
    for (y, (part, text)) in (0..pen.area.height).zip(rows.iter().skip(top)) {
        pen.text(0, y, pen.area.width, text, *part);
    }
}

/// Pages of `page` rows; at least one.
pub(in crate::tui::screens) fn pages(rows: usize, page: usize) -> usize {
    rows.div_ceil(page.max(1)).max(1)
}

/// Which page of the panel is shown, where there are several.
pub(in crate::tui::screens) fn turned(turned: usize, pages: usize, y: u16, pen: &mut Pen) {
    if pages > 1 {
        let text = format!(" PgDn {}/{pages} ", turned.min(pages - 1) + 1);
        pen.right(0, y, pen.area.width - 1, &text, Part::Quiet);
    }
}

/// Fields at which the situation matters more than anything else.
const OF_SITUATION: &[&str] = &["situation", "disease", "applicant", "papers"];

fn known(claim: &ClaimForm, looked: &Looked, policy: &Policy, look: Look) -> Vec<Line> {
    let lang = look.lang;
    let fields = claim.form.fields();
    let cover = looked.cover.clone().map(|c| (Part::Plain, answers::fact(&Fact::Insured(c), policy, lang)));
    let applied = fields.get("applied_on").parse().ok();
    let limits = looked.limits.iter().map(|r| (Part::Plain, intake::limit(r, applied, policy, lang)));
    let notices = looked.notices.iter().filter(|n| is_told(n)).map(|n| (Part::Accent, intake::notice(n, policy, lang)));
    let mut sections = vec![
        ("person", person(claim, looked, look)),
        ("cover", cover.into_iter().collect()),
        ("limits", limits.collect()),
        ("notices", notices.collect()),
        ("situation", situation(&claim.form.meant("situation"), policy, look)),
        ("papers", papers(&fields, looked, policy, look)),
    ];
    if OF_SITUATION.contains(&claim.form.at_field()) {
        // Points and papers before what is known since the accident was entered.
        sections.rotate_right(2);
    }
    let told = |(title, lines): (&str, Vec<Line>)| {
        let title = (Part::Title, intake::heading(title, lang).to_owned());
        let lines: Vec<Line> = lines.into_iter().map(|(part, text)| (part, format!("  {text}"))).collect();
        std::iter::once(title).chain(lines).collect::<Vec<Line>>()
    };
    sections.into_iter().filter(|(_, lines)| !lines.is_empty()).flat_map(told).collect()
}

/// Limits, papers and insurance are told in sections of their own.
fn is_told(notice: &Notice) -> bool {
    match notice {
        Notice::NotOnTheList | Notice::EmployerLate { .. } | Notice::PapersMissing(_) => false,
        Notice::LateWithExcuse { .. }
        | Notice::NoLiabilityPaper
        | Notice::UnderAge { .. }
        | Notice::DeathOnly
        | Notice::CauseDoesNotFit { .. } => true,
    }
}

fn person(claim: &ClaimForm, looked: &Looked, look: Look) -> Vec<Line> {
    let fields = claim.asked();
    let sound = !fields.get("id_number").is_empty() && !looked.problems.iter().any(|(id, _)| *id == "id_number");
    if looked.person.is_some() || !sound {
        return Vec::new();
    }
    let mut lines = vec![(Part::Plain, intake::unknown_person(look.lang).to_owned())];
    lines.extend(looked.namesakes.iter().map(|hit| (Part::Warning, intake::namesake(hit, look.lang))));
    lines
}

fn papers(fields: &Fields, looked: &Looked, policy: &Policy, look: Look) -> Vec<Line> {
    if looked.papers.is_empty() {
        return Vec::new();
    }
    let needed: Vec<&str> = looked.papers.iter().map(String::as_str).collect();
    let open: Vec<&str> =
        missing(&needed, fields.get("papers")).into_iter().map(|id| intake::paper(id, policy, look.lang)).collect();
    let part = if open.is_empty() { Part::Plain } else { Part::Accent };
    vec![(part, intake::papers_there(needed.len(), &open, look.lang))]
}

fn situation(id: &str, policy: &Policy, look: Look) -> Vec<Line> {
    let Some(situation) = policy.situation(id) else { return Vec::new() };
    let points = situation.points.iter().map(|p| (Part::Plain, format!("- {}", look.lang.pick(&p.zh, &p.en))));
    std::iter::once((Part::Plain, intake::situation(situation, look.lang))).chain(points).collect()
}
