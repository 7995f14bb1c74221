//! A determination as it would come out: for reading, line by line, and for scripts.

use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr;

use super::sheets::explained;
use super::wrap::wrap;
use crate::desk::determine::Determined;
use crate::desk::sheets::SheetItem;
use crate::domain::benefits::item::{ItemKind, Payer, Remark};
use crate::domain::determination::settlement::Difference;
use crate::domain::determination::wages::MonthWage;
use crate::domain::money::Money;
use crate::domain::plain::harmless;
use crate::text::determine::{Word, complaint, remark, span, word};
use crate::text::{Lang, benefits, problems};

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Head,
    Plain,
    Quiet,
    Warning,
}

/// A line of a determination.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub part: Part,
    /// To the left, and the amount to the right; empty for none.
    pub text: String,
    pub amount: String,
}

/// The lines being written.
struct Page {
    lines: Vec<Line>,
    lang: Lang,
    width: u16,
}

impl Page {
    fn put(&mut self, part: Part, text: impl Into<String>, amount: impl Into<String>) {
        self.lines.push(Line { part, text: harmless(&text.into()), amount: amount.into() });
    }

    fn head(&mut self, which: Word) {
        if !self.lines.is_empty() {
            self.put(Part::Plain, "", "");
        }
        self.put(Part::Head, word(which, self.lang), "");
    }

    fn say(&self, which: Word) -> &'static str {
        word(which, self.lang)
    }

    /// Text in as many lines as it needs.
    fn wrapped(&mut self, part: Part, text: &str) {
        for line in wrap(&harmless(text), self.width) {
            self.put(part, line, "");
        }
    }
}

/// Everything about a determination in lines of at most so many columns: what is wrong, the amounts, what changes, the months of the
/// own wage, and how each amount was made.
#[must_use]
pub fn lines(seen: &Determined, lang: Lang, width: u16) -> Vec<Line> {
    let mut page = Page { lines: Vec::new(), lang, width };
    complaints(&mut page, seen);
    items(&mut page, &seen.items);
    if seen.items.iter().any(|i| i.payer == Payer::Fund) {
        let total = page.say(Word::FundPays);
        page.put(Part::Plain, "", "");
        page.put(Part::Head, total, seen.amount.to_string());
    }
    // Who has no pension stands at his line already.
    for note in seen.remarks.iter().filter(|r| !matches!(r, Remark::NoDependant { .. })) {
        let text = benefits::remark(*note, lang);
        page.wrapped(Part::Quiet, &text);
    }
    differences(&mut page, &seen.differences);
    wages(&mut page, &seen.months, seen.own_wage);
    reasons(&mut page, &seen.items);
    page.lines
}

fn complaints(page: &mut Page, seen: &Determined) {
    let parameters = seen.unconfirmed.as_ref().map(|p| ("parameters", p));
    let all = seen.problems.iter().map(|(field, problem)| (*field, problem)).chain(parameters);
    let told: Vec<String> = all.map(|(field, problem)| complaint(field, problem, page.lang)).collect();
    if told.is_empty() {
        return;
    }
    page.head(Word::Problems);
    for line in told {
        page.wrapped(Part::Warning, &line);
    }
}

fn items(page: &mut Page, items: &[SheetItem]) {
    let of = |payer: Payer, once: bool| move |i: &&SheetItem| i.payer == payer && i.monthly != once && i.from.is_none() == once;
    let (once, monthly) = (of(Payer::Fund, true), of(Payer::Fund, false));
    let no_right = |i: &&SheetItem| i.remark.starts_with("no_pension");
    section(page, Word::Once, items.iter().filter(once).filter(|i| !no_right(i)).collect());
    section(page, Word::Monthly, items.iter().filter(monthly).collect());
    arrears(page, items.iter().filter(|i| i.payer == Payer::Fund && !i.monthly && i.from.is_some()).collect());
    section(page, Word::ByEmployer, items.iter().filter(|i| i.payer == Payer::Employer && !no_right(i)).collect());
    section(page, Word::NoRight, items.iter().filter(no_right).collect());
}

fn section(page: &mut Page, title: Word, items: Vec<&SheetItem>) {
    if items.is_empty() {
        return;
    }
    page.head(title);
    for item in items {
        let mut text = benefits::item(item.item, page.lang).to_owned();
        if let Some(name) = item.name.as_ref().filter(|_| item.item == ItemKind::DependantPension) {
            text = format!("{text} {name}");
        }
        if let (true, Some(from)) = (item.monthly, item.from) {
            text = format!("{text} {}", span(from, item.until, page.lang));
        }
        page.put(Part::Plain, text, item.amount.to_string());
        if !item.remark.is_empty() {
            let told = format!("  {}", remark(&item.remark, page.lang));
            page.put(Part::Quiet, told, "");
        }
    }
}

/// Months gone by, those of one amount in one line.
fn arrears(page: &mut Page, items: Vec<&SheetItem>) {
    if items.is_empty() {
        return;
    }
    page.head(Word::Arrears);
    let mut rest = items.as_slice();
    while let Some(first) = rest.first() {
        let same = |i: &&&SheetItem| i.item == first.item && i.name == first.name && i.amount == first.amount;
        let run = rest.iter().take_while(same).count();
        let (months, after) = rest.split_at(run);
        let Some(from) = first.from else { break };
        let span = span(from, months.last().and_then(|i| i.from), page.lang);
        let name = benefits::item(first.item, page.lang);
        let sum: Money = months.iter().map(|i| i.amount).sum();
        let whose = match first.item {
            ItemKind::DependantPension => first.name.clone().unwrap_or_default(),
            _ => name.to_owned(),
        };
        page.put(Part::Plain, format!("{whose} {span} {run}x{}", first.amount), sum.to_string());
        rest = after;
    }
}

fn differences(page: &mut Page, all: &[Difference]) {
    if all.is_empty() {
        return;
    }
    page.head(Word::Differences);
    for d in all {
        let when = d.month.map(|m| format!(" {m}")).unwrap_or_default();
        let whose = if d.name.is_empty() { String::new() } else { format!(" {}", d.name) };
        let text = format!("{}{whose}{when}", benefits::item(d.kind, page.lang));
        let change = format!("{} -> {}", d.old, d.new);
        page.put(Part::Plain, text, change);
    }
    let sum = |of: fn(&Difference) -> Money| -> Money { all.iter().map(of).sum() };
    let (back, over) = (sum(Difference::to_pay), sum(Difference::overpaid));
    let (pay, much) = (page.say(Word::BackPay), page.say(Word::Overpaid));
    page.put(Part::Head, pay, back.to_string());
    if over > Money::ZERO {
        page.put(Part::Warning, much, over.to_string());
    }
}

/// Columns of a month with its wage, and between two of them.
const MONTH_WIDTH: usize = 18;
const GAP: &str = "   ";

/// The months of the own wage, several to a line; then each correction with its reason.
fn wages(page: &mut Page, months: &[MonthWage], own: Money) {
    page.head(Word::Months);
    let gap = page.say(Word::Gap);
    let cell = |m: &MonthWage| {
        let mark = if m.correction.is_some() { "*" } else { "" };
        let wage = m.counts().map_or(gap.to_owned(), |wage| format!("{wage}{mark}"));
        let blanks = MONTH_WIDTH.saturating_sub(m.month.to_string().width() + wage.width());
        format!("{}{}{wage}", m.month, " ".repeat(blanks))
    };
    let in_line = (usize::from(page.width) + GAP.len()) / (MONTH_WIDTH + GAP.len());
    for line in months.chunks(in_line.max(1)) {
        let part = if line.iter().any(|m| m.counts().is_none()) { Part::Warning } else { Part::Plain };
        page.put(part, line.iter().map(cell).collect::<Vec<_>>().join(GAP), "");
    }
    for m in months {
        let corrected = page.say(Word::Corrected);
        if let Some(c) = &m.correction {
            page.put(Part::Quiet, format!("* {} {corrected} {} {}", m.month, c.reason, c.document), "");
        }
    }
    if own > Money::ZERO {
        let title = page.say(Word::OwnWage);
        page.put(Part::Head, title, own.to_string());
    }
}

fn reasons(page: &mut Page, items: &[SheetItem]) {
    let told: Vec<(&SheetItem, Vec<String>)> = items
        .iter()
        .filter(|i| i.monthly || i.from.is_none())
        .map(|i| (i, explained(&i.explanation, page.lang)))
        .filter(|(_, lines)| !lines.is_empty())
        .collect();
    if told.is_empty() {
        return;
    }
    page.head(Word::How);
    let mut before: Vec<String> = Vec::new();
    for (item, lines) in told {
        let name = benefits::item(item.item, page.lang);
        page.put(Part::Plain, name, item.amount.to_string());
        // The own wage is told once.
        for line in lines.iter().filter(|l| !before.contains(l)) {
            page.wrapped(Part::Quiet, line);
        }
        before.extend(lines);
    }
}

/// The same as text.
#[must_use]
pub fn text(seen: &Determined, lang: Lang) -> String {
    let row = |l: Line| {
        let gap = if l.amount.is_empty() { "" } else { "  " };
        format!("{}{gap}{}", l.text, l.amount)
    };
    let head = format!("{}  {}  {}", seen.case_number, seen.person.1, seen.employer);
    let body = lines(seen, lang, 100).into_iter().map(row);
    std::iter::once(harmless(&head)).chain([String::new()]).chain(body).collect::<Vec<_>>().join("\n")
}

/// The same for scripts; identity numbers are masked.
#[must_use]
pub fn json(seen: &Determined, lang: Lang) -> Value {
    let month = |m: &MonthWage| {
        json!({
            "month": m.month.to_string(),
            "filed": m.filed.map(Money::plain),
            "counts": m.counts().map(Money::plain),
            "reason": m.correction.as_ref().map(|c| c.reason.clone()),
            "document": m.correction.as_ref().map(|c| c.document.clone()),
        })
    };
    let problem = |(field, problem): &(&'static str, crate::domain::problem::Problem)| json!({ "field": field, "message": problems::problem(problem, lang) });
    json!({
        "case": seen.case_number,
        "person": seen.person.0,
        "name": seen.person.1,
        "about": seen.about.id(),
        "grade": seen.grade,
        "nursing": seen.nursing,
        "injury": seen.injury.to_string(),
        "concluded": seen.concluded.map(|d| d.to_string()),
        "died_on": seen.died_on.map(|d| d.to_string()),
        "own_wage": seen.own_wage.plain(),
        "months": seen.months.iter().map(month).collect::<Vec<_>>(),
        "items": seen.items.iter().map(|i| item_json(i, lang)).collect::<Vec<_>>(),
        "amount": seen.amount.plain(),
        "differences": seen.differences.iter().map(difference_json).collect::<Vec<_>>(),
        "problems": seen.problems.iter().map(problem).collect::<Vec<_>>(),
        "unconfirmed": seen.unconfirmed.as_ref().map(|p| problems::problem(p, lang)),
    })
}

fn item_json(item: &SheetItem, lang: Lang) -> Value {
    json!({
        "item": item.item.id(),
        "payer": item.payer.id(),
        "amount": item.amount.plain(),
        "name": item.name,
        "monthly": item.monthly,
        "from": item.from.map(|m| m.to_string()),
        "until": item.until.map(|m| m.to_string()),
        "remark": item.remark,
        "explanation": explained(&item.explanation, lang),
    })
}

fn difference_json(d: &Difference) -> Value {
    json!({
        "item": d.kind.id(),
        "name": d.name,
        "month": d.month.map(|m| m.to_string()),
        "old": d.old.plain(),
        "new": d.new.plain(),
        "paid": d.paid.plain(),
        "to_pay": d.to_pay().plain(),
        "overpaid": d.overpaid().plain(),
    })
}
