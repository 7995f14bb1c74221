//! 稽核: the inspections there are, and one with its findings, record and steps.
//!
//! ```text
//!  JC-2022-000001  稽核  有记录  5.77 元
//!  o 整改意见  c 无问题告知        e 记录: 李某
//! ------------------------------------------------------------------------
//!  …
//! ```

use crossterm::event::KeyEvent;

use super::fields;
use super::form::{InspectionForm, Named, Wanted};
use super::subject::{step_of, step_subject};
use crate::desk::drafts::SavedDraft;
use crate::desk::estimate::Fields;
use crate::desk::inspection::{InspectionReply, InspectionRequest, InspectionView};
use crate::desk::sheets::{SheetAsk, SheetList, SheetListLine, SheetQueue, StepNote};
use crate::desk::{Refusal, Reply, Request};
use crate::domain::operator::Role;
use crate::domain::sheet::kind::{Flow, SheetKind};
use crate::domain::sheet::workflow::Step;
use crate::report::inspection::case_lines;
use crate::report::papers::SHEET_PRESS;
use crate::report::sheets::SCRIBE;
use crate::text::catalog::{Msg, fill};
use crate::text::sheets;
use crate::tui::keys::{self, Action, Scope};
use crate::tui::look::{Look, Part};
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Ctx, Facts, Screen, Size, Wish};
use crate::tui::screens::payments::text_page::TextPage;
use crate::tui::widgets::table::{self, Column, Text, left};

/// Rows above the table; above an inspection's page.
const LIST_HEAD: u16 = 2;
const VIEW_HEAD: u16 = 3;

const COLUMNS: &[Column] = &[
    left(Msg::InspectNumber, 14, 0),
    left(Msg::ColState, 14, 0),
    left(Msg::ColEmployer, 24, 1),
    left(Msg::InspectPlannedOn, 10, 0),
    left(Msg::InspectLeft, 8, 0),
];

/// Names of this page's forms among the drafts.
pub(in crate::tui::screens::employers) const PLAN: &str = "inspection_plan";
pub(in crate::tui::screens::employers) const STEP: &str = "inspection_step";

/// What a form on this page is for.
enum Doing {
    Plan,
    Step(Step),
}

#[derive(Default)]
pub(in crate::tui) struct Inspections {
    list: Option<SheetList>,
    at: usize,
    view: Option<Box<InspectionView>>,
    page: TextPage,
    form: Option<(Doing, InspectionForm)>,
    /// The draft of a step, while its inspection is read.
    opening: Option<SavedDraft>,
    said: Option<String>,
    is_inspector: bool,
}

impl Inspections {
    fn request(&self, body: Size) -> Request {
        match &self.view {
            Some(view) => Request::Inspection(InspectionRequest::Show { number: view.sheet.number.clone() }),
            None => {
                let rows = visible(body);
                let ask = SheetAsk { queue: SheetQueue::All, kind: Some(SheetKind::Inspection), ..SheetAsk::default() };
                Request::SheetQueue { ask, offset: number(self.at - self.at % rows), limit: number(rows) }
            }
        }
    }

    fn line(&self) -> Option<&SheetListLine> {
        let list = self.list.as_ref()?;
        list.lines.get(self.at.checked_sub(count(list.offset))?)
    }

    fn step_list(&mut self, action: Action, ctx: &mut Ctx) {
        let Some(list) = &self.list else { return };
        self.at = table::step(self.at, action, count(list.total), visible(ctx.body));
        let there = count(list.offset)..count(list.offset) + list.lines.len();
        if !there.contains(&self.at) && list.total > 0 {
            ctx.ask(self.request(ctx.body));
        }
    }

    fn act_list(&mut self, action: Action, ctx: &mut Ctx) {
        match action {
            Action::NewEntry if !self.is_inspector => ctx.wish = Some(Wish::Say(Msg::InspectorsOnly)),
            Action::NewEntry => {
                let known = Fields::default().with("first_inspector", ctx.operator).with("special", "no");
                let title = Msg::InspectPlanTitle;
                let named = Named { form: PLAN, subject: "new".to_owned(), title, about: String::new() };
                self.form = Some((Doing::Plan, InspectionForm::new(named, fields::plan(), &known)));
            }
            Action::Open => {
                if let Some(line) = self.line() {
                    ctx.ask(Request::Inspection(InspectionRequest::Show { number: line.number.clone() }));
                }
            }
            _ => self.step_list(action, ctx),
        }
    }

    fn act_view(&mut self, action: Action, ctx: &mut Ctx) {
        let Some(view) = &self.view else { return };
        let number = view.sheet.number.clone();
        match action {
            Action::Back => {
                self.view = None;
                ctx.ask(self.request(ctx.body));
            }
            Action::SheetStep(step) => self.open_step(step, ctx),
            Action::BookAudit => ctx.ask(Request::Inspection(InspectionRequest::Book { number, scribe: SCRIBE })),
            Action::Print => ctx.ask(Request::PrintSheet { number, way: None, press: SHEET_PRESS }),
            _ => self.page.step(action, ctx.body, VIEW_HEAD),
        }
    }

    /// Whether a step is open and this operator's; else he is told.
    fn may_step(&self, step: Step, ctx: &mut Ctx) -> bool {
        let may = self.view.as_ref().is_some_and(|v| v.sheet.open.iter().any(|o| o.step == step && o.may.is_ok()));
        if !may {
            ctx.wish = Some(Wish::Say(Msg::InspectNotNow));
        }
        may
    }

    /// Goes on with a step, if it can still be taken; else the draft stays.
    fn go_on(&mut self, draft: SavedDraft, ctx: &mut Ctx) {
        let Some((_, step)) = step_of(&draft.subject) else { return };
        if self.may_step(step, ctx) {
            let form = InspectionForm::of(Msg::InspectStepTitle, draft, fields::of_step(step));
            self.form = Some((Doing::Step(step), form));
            self.look_at_audit(ctx);
        }
    }

    /// The form of a step, if it is open and this operator's.
    fn open_step(&mut self, step: Step, ctx: &mut Ctx) {
        let Some(view) = self.view.as_ref().filter(|_| self.may_step(step, ctx)) else { return };
        let mut known = view.sheet.fields.clone();
        if step == Step::Record && known.get("checklist").is_empty() {
            known.set("checklist", fields::blank_checklist());
        }
        let about = format!("{} {}", view.sheet.number, sheets::step(step, Flow::Inspection, ctx.look.lang));
        let (subject, title) = (step_subject(&view.sheet.number, step), Msg::InspectStepTitle);
        let named = Named { form: STEP, subject, title, about };
        self.form = Some((Doing::Step(step), InspectionForm::new(named, fields::of_step(step), &known)));
    }

    fn act_form(&mut self, action: Action, ctx: &mut Ctx) {
        let Some((doing, form)) = &mut self.form else { return };
        match form.act(action, ctx) {
            Wanted::File(fields) => {
                let request = match (doing, &self.view) {
                    (Doing::Step(step), Some(view)) => taken(*step, view, fields),
                    _ => InspectionRequest::Plan { fields, submission: form.submission(), scribe: SCRIBE },
                };
                ctx.ask(Request::Inspection(request));
            }
            Wanted::Look => self.look_at_audit(ctx),
            Wanted::Leave => self.leave(ctx),
            Wanted::Nothing => {}
        }
    }

    /// What the audit of a record comes to as it is typed.
    fn look_at_audit(&self, ctx: &mut Ctx) {
        if let (Some((Doing::Step(Step::Record), form)), Some(view)) = (&self.form, &self.view) {
            let (number, rows) = (view.sheet.number.clone(), form.fields().get("audit").to_owned());
            ctx.afresh.push(Request::Inspection(InspectionRequest::LookAtAudit { number, rows }));
        }
    }

    fn leave(&mut self, ctx: &mut Ctx) {
        self.form = None;
        ctx.afresh.push(self.request(ctx.body));
    }

    /// What was typed is filed: there is nothing to go on with.
    fn filed(&mut self, ctx: &mut Ctx) {
        if let Some((_, form)) = self.form.take() {
            form.filed(ctx);
        }
    }

    fn show(&mut self, view: Box<InspectionView>, look: Look) {
        if self.view.as_ref().is_none_or(|old| old.sheet.number != view.sheet.number) {
            self.page.rewind();
        }
        // The first line stands above already.
        self.page.set(&case_lines(&view, look.lang)[1..].join("\n"));
        self.view = Some(view);
    }

    fn head(&self, told: &str, row: u16, pen: &mut Pen) {
        let width = pen.area.width;
        match &self.said {
            Some(said) => _ = pen.text(1, 0, width - 2, said, Part::Accent),
            None => _ = pen.text(1, 0, width - 2, told, Part::Title),
        }
        pen.rule(row);
    }

    fn draw_list(&self, pen: &mut Pen) -> Option<Cell> {
        let list = self.list.as_ref()?;
        let (look, area) = (pen.look, pen.area);
        self.head(&fill(look.text(Msg::InspectionsShown), &[("n", &list.total.to_string())]), LIST_HEAD - 1, pen);
        let mut below = pen.within(0, LIST_HEAD, area.width, area.height.saturating_sub(LIST_HEAD));
        if list.lines.is_empty() {
            below.text(2, 1, area.width, look.text(Msg::InspectionsNone), Part::Title);
            return None;
        }
        let rows: Vec<Vec<Text>> = list.lines.iter().map(|l| cells(l, look)).collect();
        table::draw(&mut below, COLUMNS, &rows, self.at.checked_sub(count(list.offset)))
    }

    fn draw_view(&self, view: &InspectionView, pen: &mut Pen) {
        let area = pen.area;
        self.head(&crate::report::sheet_view::state_line(&view.sheet, pen.look.lang), VIEW_HEAD - 1, pen);
        let (mine, others) = steps(view, pen.look);
        let x = 1 + pen.text(1, 1, area.width - 2, &mine, Part::Accent) + 2;
        if x < area.width {
            pen.text(x, 1, area.width.saturating_sub(x + 1), &others, Part::Quiet);
        }
        self.page.draw(&mut pen.within(0, VIEW_HEAD, area.width, area.height.saturating_sub(VIEW_HEAD)));
    }
}

/// The steps that are this operator's with their keys, and who could take the others.
fn steps(view: &InspectionView, look: Look) -> (String, String) {
    let name = |step| sheets::step(step, Flow::Inspection, look.lang);
    let (mut mine, mut others) = (Vec::new(), Vec::new());
    for open in &view.sheet.open {
        let key = keys::key_for(&[Scope::Inspection], Action::SheetStep(open.step)).map(|k| k.shown);
        match (&open.may, key) {
            (Ok(()), Some(key)) => mine.push(format!("{key} {}", name(open.step))),
            (Ok(()), None) => {}
            (Err(_), _) if open.could.is_empty() => {}
            (Err(_), _) => others.push(format!("{}: {}", name(open.step), open.could.join(" "))),
        }
    }
    (mine.join("  "), others.join("  "))
}

/// A step as it is asked of the desk.
fn taken(step: Step, view: &InspectionView, mut fields: Fields) -> InspectionRequest {
    let note = StepNote { reason: fields.get("reason").to_owned(), ..StepNote::default() };
    fields.set("reason", "");
    InspectionRequest::Step { number: view.sheet.number.clone(), seen: view.sheet.seen, step, note, fields }
}

fn cells(line: &SheetListLine, look: Look) -> Vec<Text> {
    vec![
        line.number.as_str().into(),
        sheets::state(line.state, Flow::Inspection, look.lang).into(),
        line.whose().into(),
        line.entered_on.to_string().into(),
        line.left.map(|days| days.to_string()).unwrap_or_default().into(),
    ]
}

impl Screen for Inspections {
    fn scopes(&self) -> &'static [Scope] {
        match (&self.form, &self.view) {
            (Some((_, form)), _) => form.scopes(),
            (None, Some(_)) => &[Scope::Inspection],
            (None, None) => &[Scope::Inspections],
        }
    }

    fn typing(&self) -> bool {
        self.form.as_ref().is_some_and(|(_, form)| form.typing())
    }

    fn open_draft(&mut self, draft: SavedDraft, ctx: &mut Ctx) {
        self.said = None;
        if let Some((number, _)) = step_of(&draft.subject).filter(|_| draft.form == STEP) {
            // The draft holds what a form that was put by holds.
            self.form = None;
            ctx.ask(Request::Inspection(InspectionRequest::Show { number: number.to_owned() }));
            self.opening = Some(draft);
        } else if draft.form == PLAN {
            self.view = None;
            self.form = Some((Doing::Plan, InspectionForm::of(Msg::InspectPlanTitle, draft, fields::plan())));
        }
    }

    fn put_away(&mut self, ctx: &mut Ctx) {
        if let Some((_, form)) = &mut self.form {
            form.keep(ctx);
        }
    }

    fn draft_failed(&mut self) {
        if let Some((_, form)) = &mut self.form {
            form.keeping_failed();
        }
    }

    fn entered(&mut self, ctx: &mut Ctx) {
        self.is_inspector = ctx.who.roles.contains(&Role::Inspect);
        if self.form.is_none() {
            ctx.ask(self.request(ctx.body));
        }
    }

    fn resized(&mut self, ctx: &mut Ctx) {
        if self.form.is_none() {
            ctx.ask(self.request(ctx.body));
        }
    }

    fn act(&mut self, action: Action, ctx: &mut Ctx) {
        self.said = None;
        match (&self.form, &self.view) {
            (Some(_), _) => self.act_form(action, ctx),
            (None, Some(_)) => self.act_view(action, ctx),
            (None, None) => self.act_list(action, ctx),
        }
    }

    fn typed(&mut self, key: KeyEvent, _ctx: &mut Ctx) {
        if let Some((_, form)) = &mut self.form {
            form.typed(key);
        }
    }

    fn pasted(&mut self, text: &str, _ctx: &mut Ctx) {
        if let Some((_, form)) = &mut self.form {
            form.pasted(text);
        }
    }

    fn refresh(&mut self, ctx: &mut Ctx) {
        if self.form.is_none() {
            ctx.afresh.push(self.request(ctx.body));
        }
    }

    fn refreshed(&mut self, reply: Reply, ctx: &mut Ctx) {
        match reply {
            Reply::SheetQueue(list) if self.view.is_none() => self.list = Some(list),
            Reply::Inspection(reply) => match (*reply, &self.view, &mut self.form) {
                (InspectionReply::Audited(audited), _, Some((Doing::Step(Step::Record), form))) => form.audited(audited),
                (InspectionReply::Inspection(new), Some(old), None) if new.sheet.number == old.sheet.number => {
                    self.show(new, ctx.look);
                }
                _ => {}
            },
            _ => {}
        }
    }

    fn receive(&mut self, reply: Reply, ctx: &mut Ctx) {
        match reply {
            Reply::SaveDraft if self.form.as_mut().is_some_and(|(_, form)| form.kept(ctx)) => self.leave(ctx),
            Reply::SheetQueue(list) => {
                self.at = self.at.min(count(list.total).saturating_sub(1));
                self.list = Some(list);
            }
            Reply::Inspection(reply) => match *reply {
                InspectionReply::Inspection(view) => {
                    self.filed(ctx);
                    self.show(view, ctx.look);
                    if let Some(draft) = self.opening.take() {
                        self.go_on(draft, ctx);
                    }
                }
                InspectionReply::Filed(filed) => {
                    self.filed(ctx);
                    let msg = if self.view.is_some() { Msg::InspectBooked } else { Msg::InspectPlanned };
                    self.said = Some(fill(ctx.look.text(msg), &[("number", &filed.number)]));
                    ctx.ask(self.request(ctx.body));
                }
                _ => {}
            },
            _ => {}
        }
    }

    fn refused(&mut self, refusal: &Refusal) -> bool {
        self.opening = None;
        self.form.as_mut().is_some_and(|(_, form)| form.refused(refusal))
    }

    fn draw(&self, pen: &mut Pen, _facts: &Facts) -> Option<Cell> {
        match (&self.form, &self.view) {
            (Some((_, form)), _) => form.draw(pen),
            (None, Some(view)) => {
                self.draw_view(view, pen);
                None
            }
            (None, None) => self.draw_list(pen),
        }
    }
}

fn visible(body: Size) -> usize {
    usize::from(body.height.saturating_sub(LIST_HEAD + 1)).max(1)
}

fn count(n: i64) -> usize {
    usize::try_from(n).unwrap_or(0)
}

fn number(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
