//! Lookup (查询): people while one types, and the file of the one that was opened.

use crossterm::event::KeyEvent;
use unicode_width::UnicodeWidthStr;

use super::answers::AnswersView;
use super::file::FileView;
use super::papers::PapersView;
use crate::desk::{Found, Refusal, Reply, Request};
use crate::domain::person::{Hit, HitReason};
use crate::domain::plain::half_width;
use crate::domain::query::QUERY_MAX;
use crate::text::catalog::{Msg, fill};
use crate::text::command;
use crate::tui::field::Field;
use crate::tui::keys::{Action, Scope};
use crate::tui::look::Part;
use crate::tui::pen::{Pen, width};
use crate::tui::screen::{Cell, Ctx, Facts, Screen, ScreenId, Size, Wish};
use crate::tui::widgets::table::{self, Column, Text, left};
use crate::tui::widgets::wrap::wrap;

/// Rows above the hits: the search box, a rule, the column titles.
const HEAD_ROWS: u16 = 3;
/// From this width on there is room for the telephone and longer names.
const WIDE: u16 = 110;

const NARROW_COLUMNS: &[Column] = &[
    left(Msg::ColName, 10, 0),
    left(Msg::ColId, 18, 0),
    left(Msg::ColBirth, 10, 0),
    left(Msg::ColEmployer, 20, 1),
    left(Msg::ColReason, 10, 0),
];
const WIDE_COLUMNS: &[Column] = &[
    left(Msg::ColName, 14, 1),
    left(Msg::ColId, 18, 0),
    left(Msg::ColBirth, 10, 0),
    left(Msg::ColEmployer, 30, 3),
    left(Msg::ColReason, 12, 0),
    left(Msg::ColPhone, 12, 0),
];

/// The search box, its hits, and the file opened over them.
pub(in crate::tui) struct Lookup {
    field: Field,
    found: Found,
    at: usize,
    in_list: bool,
    file: Option<FileView>,
    /// Questions about the open file's person, or in general.
    answers: Option<AnswersView>,
    /// The file was opened from a case, to which one goes back.
    from_case: bool,
    /// A file is being opened: what is typed ahead is meant for it.
    opening: bool,
    /// Papers of one of the open file's cases.
    papers: Option<PapersView>,
}

impl Default for Lookup {
    fn default() -> Lookup {
        Lookup {
            field: Field::new(QUERY_MAX),
            found: Found::default(),
            at: 0,
            in_list: false,
            file: None,
            answers: None,
            from_case: false,
            opening: false,
            papers: None,
        }
    }
}

impl Lookup {
    fn search(&mut self, ctx: &mut Ctx) {
        self.at = 0;
        if self.field.text().trim().is_empty() {
            self.found = Found::default();
            return ctx.forget();
        }
        ctx.ask(Request::Lookup { text: self.field.text().to_owned(), limit: rows(ctx.body) });
    }

    fn open(&mut self, ctx: &mut Ctx) {
        if let Some(hit) = self.found.hits.get(self.at) {
            self.opening = true;
            ctx.ask(Request::OpenFile { person_id: hit.person_id });
        }
    }

    fn back(&mut self, ctx: &mut Ctx) {
        // Somebody's file lies below, or the search as it was.
        if self.answers.take().is_some() || self.papers.take().is_some() {
            return;
        }
        if self.file.take().is_none() {
            self.field.clear();
            self.search(ctx);
        } else if std::mem::take(&mut self.from_case) {
            ctx.wish = Some(Wish::Go(ScreenId::Cases));
        }
    }

    fn find(&mut self) {
        self.answers = None;
        self.papers = None;
        self.file = None;
        self.from_case = false;
        self.in_list = false;
    }

    /// Opens the case that is chosen in the file; from there one comes back here.
    fn open_case(&mut self, ctx: &mut Ctx) {
        if let Some(number) = self.file.as_ref().and_then(FileView::chosen_case) {
            self.from_case = false;
            ctx.wish = Some(Wish::Case { number: number.to_owned() });
        }
    }
}

fn rows(body: Size) -> usize {
    usize::from(body.height.saturating_sub(HEAD_ROWS)).max(1)
}

impl Screen for Lookup {
    fn scopes(&self) -> &'static [Scope] {
        match (&self.file, self.in_list) {
            _ if self.answers.is_some() => &[Scope::Answers],
            (Some(file), _) => self.papers.as_ref().map_or(file.scopes(), PapersView::scopes),
            (None, true) => &[Scope::List],
            (None, false) => &[Scope::Search],
        }
    }

    fn typing(&self) -> bool {
        let searching = self.file.is_none() && self.answers.is_none() && !self.in_list && !self.opening;
        self.papers.as_ref().map_or(searching, PapersView::is_typing)
    }

    /// A file may have changed while one was away.
    fn entered(&mut self, ctx: &mut Ctx) {
        self.opening = false;
        if let Some(papers) = &mut self.papers {
            papers.entered();
        }
        if let Some(file) = &self.file {
            ctx.ask(Request::OpenFile { person_id: file.person_id() });
        }
    }

    fn open_for(&mut self, person_id: i64, ctx: &mut Ctx) {
        self.answers = None;
        self.from_case = true;
        self.opening = true;
        ctx.ask(Request::OpenFile { person_id });
    }

    fn put_away(&mut self, ctx: &mut Ctx) {
        if let Some(papers) = &mut self.papers {
            papers.put_away(ctx);
        }
    }

    fn draft_failed(&mut self) {
        if let Some(papers) = &mut self.papers {
            papers.draft_failed();
        }
    }

    fn refresh(&mut self, ctx: &mut Ctx) {
        if let Some(file) = &self.file {
            ctx.afresh.push(Request::ReadFile { person_id: file.person_id() });
        }
    }

    fn refreshed(&mut self, reply: Reply, _ctx: &mut Ctx) {
        if let (Reply::OpenFile(read), Some(file)) = (reply, &mut self.file)
            && read.person_id == file.person_id()
        {
            file.renew(*read);
        }
    }

    fn resized(&mut self, ctx: &mut Ctx) {
        let wanted = rows(ctx.body);
        self.at = self.at.min(wanted - 1);
        if self.file.is_none() && (self.found.more || self.found.hits.len() > wanted) {
            ctx.ask(Request::Lookup { text: self.field.text().to_owned(), limit: wanted });
        }
    }

    fn act(&mut self, action: Action, ctx: &mut Ctx) {
        if let Some(answers) = &mut self.answers
            && !matches!(action, Action::Back | Action::Find | Action::Consult)
        {
            return answers.act(action, ctx);
        }
        if let Some(papers) = &mut self.papers
            && papers.act(action, ctx)
        {
            return;
        }
        match (action, &mut self.file) {
            (Action::Back, _) => self.back(ctx),
            (Action::Find, _) => self.find(),
            (Action::Answers, file) => ctx.ask(Request::Answers { person_id: file.as_ref().map(FileView::person_id) }),
            (Action::Open, Some(_)) => self.open_case(ctx),
            (Action::Consult, None) => ctx.wish = Some(Wish::Go(ScreenId::Consult)),
            (_, Some(file)) => file.act(action, ctx),
            (Action::Open, None) => self.open(ctx),
            (Action::LeaveField, None) => self.in_list = !self.found.hits.is_empty(),
            (_, None) => self.at = table::step(self.at, action, self.found.hits.len(), rows(ctx.body)),
        }
    }

    fn typed(&mut self, key: KeyEvent, ctx: &mut Ctx) {
        match &mut self.papers {
            Some(papers) => papers.typed(key),
            None if self.field.key(key) => self.search(ctx),
            None => {}
        }
    }

    fn pasted(&mut self, text: &str, ctx: &mut Ctx) {
        if let Some(papers) = &mut self.papers {
            return papers.pasted(text);
        }
        if self.typing() && self.field.paste(text) {
            self.search(ctx);
        }
    }

    fn receive(&mut self, reply: Reply, ctx: &mut Ctx) {
        self.opening = false;
        match reply {
            Reply::Lookup(found) => {
                self.found = found;
                self.in_list &= !self.found.hits.is_empty();
            }
            Reply::OpenFile(file) => match &mut self.file {
                Some(open) => open.renew(*file),
                None => {
                    let hit = self.found.hits.get(self.at).filter(|hit| hit.person_id == file.person_id);
                    let case = hit.and_then(|hit| hit.case_number.clone());
                    self.file = Some(FileView::at_case(*file, case.as_deref()));
                }
            },
            Reply::Papers { list, issued } => match &mut self.papers {
                Some(papers) => papers.renew(*list, issued, ctx),
                None => self.papers = Some(PapersView::new(*list)),
            },
            Reply::SaveDraft => {
                if let Some(papers) = &mut self.papers {
                    papers.kept(ctx);
                }
            }
            Reply::Sent(_) => {
                if let Some(papers) = &self.papers {
                    papers.ask(ctx);
                }
            }
            Reply::Answers(answers) => {
                let person_id = self.file.as_ref().map(FileView::person_id);
                self.answers = Some(AnswersView::new(answers, person_id));
            }
            Reply::ShowFull { person_id, numbers } => {
                if let Some(file) = &mut self.file {
                    file.show_full(person_id, numbers);
                }
            }
            _ => {}
        }
    }

    fn refused(&mut self, refusal: &Refusal) -> bool {
        self.opening = false;
        self.papers.as_mut().is_some_and(|papers| papers.refuse(refusal))
    }

    fn draw(&self, pen: &mut Pen, facts: &Facts) -> Option<Cell> {
        match (&self.answers, &self.file) {
            (Some(answers), _) => return answers.draw(pen, facts),
            (None, Some(file)) => {
                return match &self.papers {
                    Some(papers) => papers.draw(pen),
                    None => file.draw(pen, facts),
                };
            }
            (None, None) => {}
        }
        let cursor = self.search_box(pen);
        pen.rule(1);
        let mut below = pen.within(0, 2, pen.area.width, pen.area.height - 2);
        let in_list = match (self.found.hits.is_empty(), self.found.text.is_empty()) {
            (true, true) => guide(&mut below),
            (true, false) => nothing(&self.found.text, &mut below),
            (false, _) => self.hits(&mut below),
        };
        if self.in_list { in_list } else { Some(cursor) }
    }
}

impl Lookup {
    fn search_box(&self, pen: &mut Pen) -> Cell {
        let part = if self.in_list { Part::Plain } else { Part::Title };
        let x = pen.text(1, 0, 20, &format!("{}: ", pen.look.text(Msg::SearchLabel)), part) + 1;
        let count = match (self.found.hits.len(), self.found.more) {
            (0, _) => String::new(),
            (_, true) => pen.look.text(Msg::MoreHits).to_owned(),
            (n, false) => fill(pen.look.text(Msg::HitCount), &[("n", &n.to_string())]),
        };
        let room = pen.area.width.saturating_sub(x + width(&count) + 3);
        let (shown, cursor) = self.field.window(room);
        pen.text(x, 0, room, &shown, Part::Plain);
        pen.right(x + room + 1, 0, width(&count), &count, Part::Quiet);
        (pen.area.x + x + cursor, pen.area.y)
    }

    fn hits(&self, pen: &mut Pen) -> Option<Cell> {
        let wide = pen.area.width >= WIDE;
        let rows: Vec<Vec<Text>> = self.found.hits.iter().map(|hit| row(hit, &self.found.text, pen, wide)).collect();
        table::draw(pen, if wide { WIDE_COLUMNS } else { NARROW_COLUMNS }, &rows, Some(self.at))
    }
}

fn row(hit: &Hit, typed: &str, pen: &Pen, wide: bool) -> Vec<Text> {
    let reason = hit.case_number.clone().unwrap_or_else(|| command::reason(hit.reason, pen.look.lang));
    let text = |text: &str, reasons: &[HitReason]| Text {
        text: text.to_owned(),
        marked: if reasons.contains(&hit.reason) { matched(text, typed, hit.reason) } else { None },
    };
    let mut cells = vec![
        text(&hit.name, &[HitReason::Name, HitReason::Pinyin, HitReason::Initials]),
        text(&hit.id_masked, &[HitReason::IdNumber, HitReason::IdTail]),
        hit.birth.to_string().into(),
        text(&hit.employer, &[HitReason::Employer]),
        Text { marked: Some((0, width(&reason))), text: reason },
    ];
    if wide {
        cells.push(text(&hit.phone_masked, &[HitReason::Phone]));
    }
    cells
}

/// Columns of a cell that the search matched: their beginning and number.
fn matched(cell: &str, typed: &str, reason: HitReason) -> Option<(u16, u16)> {
    let typed: String = half_width(typed).chars().filter(|c| !c.is_whitespace()).collect();
    let count = typed.chars().count();
    let columns = |text: &str| u16::try_from(text.width()).unwrap_or(u16::MAX);
    let head: String = cell.chars().take(count).collect();
    match reason {
        HitReason::Pinyin => Some((0, columns(cell))),
        HitReason::IdTail => {
            let skipped: String = cell.chars().take(cell.chars().count().saturating_sub(count)).collect();
            Some((columns(&skipped), columns(cell) - columns(&skipped)))
        }
        HitReason::Employer => cell.find(&typed).map(|at| (columns(&cell[..at]), columns(&typed))),
        _ => Some((0, columns(&head))),
    }
}

fn guide(pen: &mut Pen) -> Option<Cell> {
    const LINES: [(Msg, &str); 7] = [
        (Msg::GuideId, "431299   0017   003X"),
        (Msg::GuideName, ""),
        (Msg::GuidePinyin, "zhangsan   zs   lv"),
        (Msg::GuidePhone, "138"),
        (Msg::GuideEmployer, ""),
        (Msg::GuideCase, "GS-2021-000017"),
        (Msg::GuideQuestions, "F5"),
    ];
    pen.text(4, 1, pen.area.width, pen.look.text(Msg::GuideTitle), Part::Title);
    for (y, (msg, example)) in (3..).zip(LINES) {
        pen.text(6, y, 40, pen.look.text(msg), Part::Plain);
        pen.text(48, y, 30, example, Part::Quiet);
    }
    None
}

fn nothing(typed: &str, pen: &mut Pen) -> Option<Cell> {
    pen.text(4, 1, pen.area.width - 4, &fill(pen.look.text(Msg::NothingFound), &[("text", typed)]), Part::Title);
    let room = pen.area.width.saturating_sub(8);
    let lines = [Msg::Searched, Msg::TryElse].map(|msg| wrap(pen.look.text(msg), room));
    for (y, line) in (3..).zip(lines.iter().flatten()) {
        pen.text(4, y, room, line, Part::Plain);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_matched_is_marked_in_columns() {
        assert_eq!(matched("张三丰", "zs", HitReason::Initials), Some((0, 4)));
        assert_eq!(matched("431299********0017", "0017", HitReason::IdTail), Some((14, 4)));
        assert_eq!(matched("会同县水泥厂", "水泥", HitReason::Employer), Some((6, 4)));
        assert_eq!(matched("138****0000", "１３８", HitReason::Phone), Some((0, 3)));
    }
}
