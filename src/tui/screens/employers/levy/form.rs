//! The form of a declaration: the wages in a grid, copied from the month before; its draft, and what the desk made of it last.

use crossterm::event::KeyEvent;

use super::panel;
use crate::desk::drafts::SavedDraft;
use crate::desk::estimate::Fields;
use crate::desk::levy::{DeclarationBegun, DeclarationLook, FORM, LevyReply, LevyRequest};
use crate::desk::{Refusal, Reply, Request};
use crate::domain::dates::Month;
use crate::domain::declaration::NOTE_MAX;
use crate::domain::name::LINE_MAX;
use crate::domain::sheet::kind::SheetKind;
use crate::text::catalog::Msg;
use crate::tui::form::{After, Column, FieldSpec, Form, KeptForm, Kind, Pressed, column, grid, money, short, text};
use crate::tui::keys::{Action, Scope};
use crate::tui::look::Part;
use crate::tui::pen::{Pen, width};
use crate::tui::screen::{Cell, Ctx, Size};
use crate::tui::screens::intake::panel as turning;

/// Rows of the grid, with its titles and totals.
const GRID_ROWS: u16 = 11;
/// From this width on the panel stands beside the fields.
const WIDE: u16 = 120;
const FIELDS_WIDTH: u16 = 82;
/// Rows of the panel in a small window, its rule not counted.
const PANEL_ROWS: u16 = 5;
/// Characters of a headcount, of a sheet's number.
const COUNT: usize = 6;
const NUMBER: usize = 20;

/// In the order of `domain::declaration::COLUMNS`.
const ROWS: &[Column] = &[
    column("id_number", Msg::ColIdNumber, Kind::IdNumber, (18, 18)),
    column("name", Msg::ColName, Kind::Text { max: 50 }, (10, 12)),
    column("wage", Msg::ColWage, Kind::Money, (12, 14)),
    column("note", Msg::LabelNote, Kind::Text { max: NOTE_MAX }, (18, 22)),
];

const FIELDS: &[FieldSpec] = &[
    grid("rows", Msg::LevyRows, ROWS, GRID_ROWS),
    short("headcount", Msg::LevyHeadcount, COUNT).hint(Msg::HintLevyTotals),
    money("payroll", Msg::LevyPayroll).hint(Msg::HintLevyTotals),
    short("replaces", Msg::LevyReplaces, NUMBER).when(is_correction),
    text("reason", Msg::LevyReason, LINE_MAX).when(is_correction),
];

fn is_correction(fields: &Fields) -> bool {
    !fields.get("replaces").is_empty()
}

/// What the form is about.
#[derive(Debug, Clone, PartialEq, Eq)]
struct About {
    code: String,
    month: Month,
    /// The sheet that is corrected, as it stood after its step.
    corrects: Option<(String, i64)>,
}

impl About {
    fn subject(&self) -> String {
        let sheet = self.corrects.as_ref().map(|(number, seen)| format!(":{number}:{seen}")).unwrap_or_default();
        format!("{}:{}{sheet}", self.code, self.month)
    }

    /// What a draft was about; nothing for one that says none.
    fn of(subject: &str) -> Option<About> {
        let mut parts = subject.split(':');
        let (code, month) = (parts.next()?.to_owned(), Month::parse(parts.next()?).ok()?);
        let corrects = parts.next().map(str::to_owned).zip(parts.next().and_then(|seen| seen.parse().ok()));
        Some(About { code, month, corrects })
    }
}

pub(super) struct DeclarationForm {
    about: About,
    employer: String,
    kept: KeptForm,
    looked: Option<Box<DeclarationLook>>,
    /// Who joined and left since last month.
    joined: Vec<String>,
    left: Vec<String>,
    /// The fields the desk was asked about last, and those it has answered for.
    asking: Fields,
    answered: Fields,
    /// Which page of the panel is shown.
    turned: usize,
}

impl DeclarationForm {
    pub fn new(code: String, begun: DeclarationBegun) -> DeclarationForm {
        let about = About { code, month: begun.month, corrects: begun.corrects };
        let mut form = Form::new(FIELDS);
        form.fill(&begun.fields);
        let kept = KeptForm::new(FORM, &about.subject(), form);
        DeclarationForm { employer: begun.employer, joined: begun.joined, left: begun.left, ..DeclarationForm::with(about, kept) }
    }

    /// A draft that is gone on with; nothing for one that does not say of whom it is.
    pub fn of(draft: SavedDraft) -> Option<DeclarationForm> {
        let about = About::of(&draft.subject)?;
        Some(DeclarationForm::with(about, KeptForm::of(draft, Form::new(FIELDS))))
    }

    fn with(about: About, kept: KeptForm) -> DeclarationForm {
        DeclarationForm {
            about,
            employer: String::new(),
            kept,
            looked: None,
            joined: Vec::new(),
            left: Vec::new(),
            asking: Fields::default(),
            answered: Fields::default(),
            turned: 0,
        }
    }

    pub fn scopes(&self) -> &'static [Scope] {
        if self.kept.asks() { &[Scope::Ask] } else { &[Scope::Entry, Scope::Declaration] }
    }

    pub fn typing(&self) -> bool {
        self.kept.typing()
    }

    fn fields(&self) -> Fields {
        self.kept.form.fields().with("credit_code", self.about.code.as_str()).with("month", self.about.month.to_string())
    }

    /// Asks what the desk makes of the fields; until it answers, nothing is said about those that were changed.
    pub fn look(&mut self, ctx: &mut Ctx) {
        let fields = self.fields();
        self.kept.form.keep_problems(|id| fields.get(id) == self.answered.get(id));
        self.asking = fields.clone();
        let corrects = self.about.corrects.as_ref().map(|(number, _)| number.clone()).unwrap_or_default();
        ctx.ask(Request::Levy(LevyRequest::Look { fields, corrects }));
    }

    pub fn keep(&mut self, ctx: &mut Ctx) {
        let about = self.told();
        self.kept.keep(&about, ctx);
    }

    pub fn keeping_failed(&mut self) {
        self.kept.keeping_failed();
    }

    /// What it is about, for people.
    fn told(&self) -> String {
        let who = if self.employer.is_empty() { &self.about.code } else { &self.employer };
        format!("{} {who}", self.about.month)
    }

    /// Whether the form stays.
    pub fn act(&mut self, action: Action, ctx: &mut Ctx) -> bool {
        match action {
            Action::CopyMonth if !self.kept.asks() => {
                let (credit_code, month) = (self.about.code.clone(), self.about.month);
                ctx.ask(Request::Levy(LevyRequest::Begin { credit_code, month }));
                return true;
            }
            Action::PageDown | Action::PageUp if !self.kept.asks() => {
                self.turn(action == Action::PageDown, ctx);
                return true;
            }
            _ => {}
        }
        let told = self.told();
        match self.kept.press(action, |_| told.clone(), ctx) {
            Pressed::File => {
                ctx.ask(self.kept.filing(SheetKind::Declaration, self.fields(), self.about.corrects.as_ref()));
            }
            Pressed::Left => {
                self.turned = 0;
                self.look(ctx);
            }
            Pressed::Leave => return false,
            Pressed::Acted | Pressed::Nothing => {}
        }
        true
    }

    fn turn(&mut self, down: bool, ctx: &Ctx) {
        let (room, rows) = panel_size(ctx.body);
        let pages = turning::pages(self.panel(ctx.look, room).len(), rows.into());
        self.turned = (self.turned + if down { 1 } else { pages - 1 }) % pages;
    }

    fn panel(&self, look: crate::tui::look::Look, room: u16) -> Vec<turning::Line> {
        let moves = panel::Moves { joined: &self.joined, left: &self.left };
        panel::rows(self.looked.as_deref(), &self.kept.form, moves, look, room)
    }

    pub fn typed(&mut self, key: KeyEvent) {
        self.kept.typed(key);
    }

    pub fn pasted(&mut self, text: &str, ctx: &mut Ctx) {
        if self.kept.pasted(text) {
            self.keep(ctx);
            self.look(ctx);
        }
    }

    pub fn receive(&mut self, reply: Reply, ctx: &mut Ctx) -> After {
        let after = self.kept.received(&reply, Msg::LevyDeclared, ctx);
        match reply {
            Reply::Levy(LevyReply::Look(looked)) => self.take(looked),
            // Last month's wages once more, in the place of what was typed.
            Reply::Levy(LevyReply::Begun(begun)) => {
                self.kept.form.put("rows", begun.fields.get("rows"));
                (self.joined, self.left) = (begun.joined, begun.left);
                self.keep(ctx);
                self.look(ctx);
            }
            _ => {}
        }
        after
    }

    fn take(&mut self, looked: Box<DeclarationLook>) {
        self.kept.form.set_problems(looked.problems.clone());
        self.kept.form.set_warnings(looked.warnings.clone());
        self.answered = self.asking.clone();
        if !looked.employer.is_empty() {
            self.employer.clone_from(&looked.employer);
        }
        self.looked = Some(looked);
    }

    /// Whether it shows this refusal itself.
    pub fn refused(&mut self, refusal: &Refusal) -> bool {
        self.kept.refused(refusal)
    }

    pub fn draw(&self, pen: &mut Pen) -> Option<Cell> {
        let area = pen.area;
        let asked = self.title(pen);
        let (room, shown) = panel_size(Size { width: area.width, height: area.height });
        let rows = self.panel(pen.look, room);
        let pages = turning::pages(rows.len(), shown.into());
        let cursor = if area.width >= WIDE {
            turning::draw(&rows, self.turned, &mut pen.within(FIELDS_WIDTH + 1, 1, room, shown));
            turning::turned(self.turned, pages, area.height - 1, pen);
            self.kept.form.draw(&mut pen.within(0, 1, FIELDS_WIDTH, area.height - 1))
        } else {
            let rule = area.height - PANEL_ROWS - 1;
            pen.rule(rule);
            turning::draw(&rows, self.turned, &mut pen.within(1, rule + 1, room, shown));
            turning::turned(self.turned, pages, rule, pen);
            self.kept.form.draw(&mut pen.within(0, 1, area.width, rule - 1))
        };
        asked.or(cursor)
    }

    /// Whose month it is, and where one is in it; or a question, with the cursor behind it.
    fn title(&self, pen: &mut Pen) -> Option<Cell> {
        let (look, area) = (pen.look, pen.area);
        if let Some(asked) = self.kept.question(1, pen) {
            return Some(asked);
        }
        let title = if self.about.corrects.is_some() { Msg::LevyCorrectTitle } else { Msg::LevyDeclareTitle };
        let x = 1 + pen.text(1, 0, area.width, look.text(title), Part::Title) + 2;
        let position = self.kept.form.position(look);
        pen.right(x, 0, area.width.saturating_sub(x + 1), &position, Part::Quiet);
        pen.text(x, 0, area.width.saturating_sub(x + width(&position) + 3), &self.told(), Part::Plain);
        None
    }
}

/// Columns and rows of the panel.
fn panel_size(body: Size) -> (u16, u16) {
    if body.width >= WIDE { (body.width - FIELDS_WIDTH - 2, body.height - 2) } else { (body.width - 2, PANEL_ROWS) }
}
