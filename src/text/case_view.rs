//! A case as it is read on the screen: its claim's values by name, its steps and versions as lines.

use super::Lang;
use super::cases::{self, choice, grade, state};
use super::catalog::{Msg, fill};
use super::problems::field;
use crate::desk::cases::{Queue, TimelineStep, TimelineVersion};
use crate::desk::clock::minute;
use crate::domain::case::claim::fields::{FIELDS, Kind};
use crate::domain::case::claim::papers::Form;
use crate::domain::case::state::State;
use crate::domain::case::workflow::Step;
use crate::domain::codes::{CodeBook, ListId, entry};
use crate::domain::identity::mask_phone;
use crate::policy::Policy;
use crate::policy::codes::Paper;

/// Name of a work list.
#[must_use]
pub fn queue(queue: Queue, lang: Lang) -> String {
    let msg = match queue {
        Queue::Mine => Msg::QueueMine,
        Queue::ToCheck => Msg::QueueToCheck,
        Queue::DueIn(days) => return fill(Msg::QueueDueSoon.text(lang), &[("n", &days.to_string())]),
        Queue::Overdue => Msg::QueueOverdue,
        Queue::PapersMissing => Msg::QueuePapers,
        Queue::WithGaps => Msg::QueueGaps,
        Queue::InState(of) => return state(of, lang).to_owned(),
        Queue::All => Msg::QueueAll,
    };
    msg.text(lang).to_owned()
}

/// Where a case of a list stands, or which step of it waits.
#[must_use]
pub fn list_state(of: State, waiting: Option<Step>, lang: Lang) -> String {
    match (waiting, lang) {
        (None, _) => state(of, lang).to_owned(),
        (Some(step), Lang::Zh) => format!("{}待复核", cases::step(step, lang)),
        (Some(step), Lang::En) => format!("check: {}", cases::step(step, lang)),
    }
}

/// Days left or over, in few columns.
#[must_use]
pub fn left_short(days: i64, lang: Lang) -> String {
    match (lang, days) {
        (Lang::Zh, _) => cases::left(days, lang),
        (Lang::En, 0) => "today".to_owned(),
        (Lang::En, 1..) => format!("{days} days"),
        (Lang::En, _) => format!("over {}", -days),
    }
}

/// `14-1 在工作时间和工作场所内...`, or the id where the list does not have it.
#[must_use]
pub fn situation(id: &str, policy: &Policy, lang: Lang) -> String {
    code(ListId::Situation, id, policy, lang)
}

fn code(list: ListId, id: &str, policy: &Policy, lang: Lang) -> String {
    let found = entry(policy.list(list), id);
    found.map_or_else(|| id.to_owned(), |e| format!("{} {}", e.number, lang.pick(&e.zh, &e.en)))
}

/// What a field of a claim holds, by name; telephone numbers are masked.
#[must_use]
pub fn value(id: &str, text: &str, policy: &Policy, lang: Lang) -> String {
    if text.is_empty() {
        return lang.pick("（空）", "(empty)").to_owned();
    }
    match FIELDS.iter().find(|f| f.id == id).map(|f| f.kind) {
        Some(Kind::Choice(_)) => choice(id, text, lang),
        Some(Kind::Code(list)) => code(list, text, policy, lang),
        Some(Kind::Phone) => mask_phone(text),
        Some(Kind::Papers) => handed_in(text, policy, lang),
        _ => text.to_owned(),
    }
}

fn handed_in(text: &str, policy: &Policy, lang: Lang) -> String {
    let named = text.split_whitespace().map(|part| {
        let id = part.split('=').next().unwrap_or_default();
        policy.paper(id).map_or(id, |p| lang.pick(&p.zh, &p.en))
    });
    named.collect::<Vec<_>>().join(lang.pick("、", ", "))
}

/// A paper of the list: there and how, or missing and from whom it comes.
#[must_use]
pub fn paper(paper: &Paper, there: Option<Form>, lang: Lang) -> String {
    let (name, issuer) = (lang.pick(&paper.zh, &paper.en), lang.pick(&paper.issuer_zh, &paper.issuer_en));
    let form = there.map(|form| match form {
        Form::Original => Msg::MarkOriginal.text(lang),
        Form::Copy => Msg::MarkCopy.text(lang),
    });
    match (form, lang) {
        (Some(form), Lang::Zh) => format!("有  {name}（{form}）"),
        (Some(form), Lang::En) => format!("here     {name} ({form})"),
        (None, Lang::Zh) => format!("缺  {name}（由{issuer}提供）"),
        (None, Lang::En) => format!("missing  {name} (from: {issuer})"),
    }
}

fn nursing(id: &str, lang: Lang) -> String {
    let msg = match id {
        "full" => Msg::ChoiceFull,
        "large" => Msg::ChoiceLarge,
        "partial" => Msg::ChoicePartial,
        other => return other.to_owned(),
    };
    lang.pick(&format!("护理依赖：{}", msg.text(lang)), &format!("nursing: {}", msg.text(lang))).to_owned()
}

/// Grade and nursing level; empty when a case has neither.
#[must_use]
pub fn graded(of: Option<u8>, level: Option<&str>, lang: Lang) -> String {
    let parts = [of.map(|g| grade(g, lang)), level.map(|n| nursing(n, lang))];
    parts.into_iter().flatten().collect::<Vec<_>>().join("  ")
}

/// What a step says besides its day: document, body, situation, grade, reason; a part each.
#[must_use]
pub fn details(step: &TimelineStep, policy: &Policy, lang: Lang) -> Vec<String> {
    let no_grade = step.step == Step::Conclude && step.grade.is_none();
    let grade = if no_grade { Msg::ChoiceNoGrade.text(lang).to_owned() } else { graded(step.grade, None, lang) };
    let level = step.nursing.as_deref().map(|n| nursing(n, lang)).unwrap_or_default();
    let named = if step.situation.is_empty() { String::new() } else { situation(&step.situation, policy, lang) };
    let reason = if step.reason.is_empty() { String::new() } else { labelled(Msg::FieldReason, &step.reason, lang) };
    let parts = [step.document.clone(), step.body.clone(), named, grade, level, reason];
    parts.into_iter().filter(|p| !p.is_empty()).collect()
}

fn labelled(label: Msg, text: &str, lang: Lang) -> String {
    format!("{}{}{text}", label.text(lang), lang.pick("：", ": "))
}

/// Who entered a step and who settled it, and when.
#[must_use]
pub fn hands(step: &TimelineStep, lang: Lang) -> String {
    let at = minute(&step.entered_at);
    let entered = lang.pick(&format!("录入 {} {at}", step.enterer), &format!("entered by {} {at}", step.enterer)).to_owned();
    let settled = match &step.settled {
        Some((how, by, at)) => format!("{} {by} {}", cases::check(*how, lang), minute(at)),
        None if step.waits() => cases::waits(lang).to_owned(),
        None => return entered,
    };
    let remark = if step.remark.is_empty() { String::new() } else { labelled(Msg::FieldReason, &step.remark, lang) };
    [entered, settled, remark].into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(lang.pick("；", "; "))
}

/// A version of the claim: its number, who saved it, when and why.
#[must_use]
pub fn version(of: &TimelineVersion, lang: Lang) -> String {
    let (n, by, at) = (of.version, &of.by, minute(&of.at));
    let reason = if of.reason.is_empty() { String::new() } else { format!("  {}", labelled(Msg::FieldReason, &of.reason, lang)) };
    match (lang, n) {
        (Lang::Zh, 1) => format!("{at}  申请内容  {by}{reason}"),
        (Lang::Zh, _) => format!("{at}  更正申请内容（第 {n} 版）  {by}{reason}"),
        (Lang::En, 1) => format!("{at}  the claim  {by}{reason}"),
        (Lang::En, _) => format!("{at}  claim changed (version {n})  {by}{reason}"),
    }
}

/// A field that a version changed, from what to what.
#[must_use]
pub fn change(id: &str, old: &str, new: &str, policy: &Policy, lang: Lang) -> String {
    let (name, old, new) = (field(id, lang), value(id, old, policy, lang), value(id, new, policy, lang));
    lang.pick(&format!("{name}：{old} 改为 {new}"), &format!("{name}: {old} became {new}")).to_owned()
}

/// A field of a claim with what it holds.
#[must_use]
pub fn field_line(id: &str, text: &str, policy: &Policy, lang: Lang) -> (String, String) {
    let name = if id == "credit_code" { Msg::ColEmployer.text(lang).to_owned() } else { field(id, lang) };
    (name, value(id, text, policy, lang))
}

/// Fields that are not known, by name.
#[must_use]
pub fn gaps(ids: &[&str], lang: Lang) -> String {
    ids.iter().map(|id| field(id, lang)).collect::<Vec<_>>().join(lang.pick("、", ", "))
}
