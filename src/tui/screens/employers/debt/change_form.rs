//! The form of a change of levy, kept as a draft until it is filed; wages are a grid.

use crossterm::event::KeyEvent;

use crate::desk::drafts::SavedDraft;
use crate::desk::estimate::Fields;
use crate::desk::sheets::SheetView;
use crate::desk::{Refusal, Reply, Request};
use crate::domain::case::workflow::DOCUMENT_MAX;
use crate::domain::name::LINE_MAX;
use crate::domain::sheet::kind::SheetKind;
use crate::report::sheets::SCRIBE;
use crate::text::catalog::{Msg, fill};
use crate::tui::form::{Column, FieldSpec, Form, Keeper, Kind, choice, column, grid, money, short, text};
use crate::tui::keys::{Action, Scope};
use crate::tui::look::Part;
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Ctx, Wish};

/// Its name among the drafts.
pub(in crate::tui::screens::employers) const FORM: &str = "levy_change";
/// Rows above the fields, and of the grid with its titles.
const HEAD_ROWS: u16 = 2;
const GRID_ROWS: u16 = 9;
const CODE: usize = 18;
const MONTH: usize = 7;
const DAY: usize = 10;

const WAYS: &[(&str, Msg)] = &[
    ("supplement", Msg::DebtSupplement),
    ("refund", Msg::DebtRefund),
    ("reversal", Msg::DebtReversal),
    ("deferral", Msg::DebtDeferral),
];
const NO_YES: &[(&str, Msg)] = &[("no", Msg::ChoiceNo), ("yes", Msg::ChoiceYes)];
/// In the order of `desk::arrears::WAGE_COLUMNS`.
const WAGES: &[Column] = &[
    column("id_number", Msg::ColId, Kind::Text { max: 18 }, (18, 18)),
    column("month", Msg::ColMonth, Kind::Text { max: MONTH }, (8, 8)),
    column("wage", Msg::DebtColWage, Kind::Money, (12, 14)),
];

fn is(fields: &Fields, way: &str) -> bool {
    fields.get("levy_way") == way
}

const FIELDS: &[FieldSpec] = &[
    choice("levy_way", Msg::DebtWay, WAYS),
    short("credit_code", Msg::LabelCreditCode, CODE).hint(Msg::HintChangeCode),
    grid("wages", Msg::DebtWages, WAGES, GRID_ROWS).when(|f| is(f, "supplement")),
    short("month", Msg::ColMonth, MONTH).when(|f| !is(f, "supplement")),
    money("amount", Msg::DebtRefundAmount).when(|f| is(f, "refund")),
    choice("take_off", Msg::DebtTakeOff, NO_YES).hint(Msg::HintTakeOff).when(|f| is(f, "reversal")),
    short("until_month", Msg::DebtUntilMonth, MONTH).when(|f| is(f, "deferral")),
    short("until", Msg::DebtUntil, DAY).when(|f| is(f, "deferral")),
    text("reason", Msg::MonthlyFieldReason, LINE_MAX),
    text("document", Msg::MonthlyFieldDocument, DOCUMENT_MAX),
];

pub(super) struct ChangeForm {
    /// The sheet that is corrected, as it stood after its step.
    corrects: Option<(String, i64)>,
    form: Form,
    keeper: Keeper,
    /// It is being filed, or its draft written while one leaves. Nothing is typed then.
    awaited: bool,
    /// The draft could not be kept; whether to throw it away is asked.
    asks: bool,
}

/// What became of the form after an answer.
pub(super) enum After {
    Open,
    /// It is filed, then with what to say; or its draft is kept.
    Left(Option<String>),
}

impl ChangeForm {
    pub fn new(credit_code: &str) -> ChangeForm {
        let mut form = Form::new(FIELDS);
        form.fill(&Fields::default().with("credit_code", credit_code));
        let keeper = Keeper::new(FORM, "", &form);
        ChangeForm { corrects: None, form, keeper, awaited: false, asks: false }
    }

    /// A sheet of one's own that was returned or recalled.
    pub fn correct(view: &SheetView) -> ChangeForm {
        let mut form = Form::new(FIELDS);
        form.fill(&view.fields);
        let keeper = Keeper::new(FORM, &format!("{}:{}", view.number, view.seen), &form);
        ChangeForm { corrects: Some((view.number.clone(), view.seen)), form, keeper, awaited: false, asks: false }
    }

    pub fn of(draft: SavedDraft) -> ChangeForm {
        let mut form = Form::new(FIELDS);
        let corrects = corrected(&draft.subject);
        let keeper = Keeper::of(draft, &mut form);
        ChangeForm { corrects, form, keeper, awaited: false, asks: false }
    }

    pub fn scopes(&self) -> &'static [Scope] {
        if self.asks { &[Scope::Ask] } else { &[Scope::Entry] }
    }

    pub fn typing(&self) -> bool {
        !self.awaited
    }

    pub fn keep(&mut self, ctx: &mut Ctx) {
        let about = self.about();
        self.keeper.save(&self.form, &about, ctx);
    }

    pub fn keeping_failed(&mut self) {
        self.keeper.failed();
    }

    fn about(&self) -> String {
        let fields = self.form.fields();
        let number = self.corrects.as_ref().map_or("", |(number, _)| number);
        [number, fields.get("credit_code"), fields.get("month")].join(" ").trim().to_owned()
    }

    fn filing(&self) -> Request {
        let fields = self.form.fields();
        match &self.corrects {
            Some((number, seen)) => Request::ResubmitSheet { number: number.clone(), seen: *seen, fields, scribe: SCRIBE },
            None => {
                let submission = self.keeper.submission().to_owned();
                Request::FileSheet { kind: SheetKind::LevyChange, fields, submission, scribe: SCRIBE }
            }
        }
    }

    /// Whether the form stays.
    pub fn act(&mut self, action: Action, ctx: &mut Ctx) -> bool {
        if std::mem::take(&mut self.asks) {
            return action != Action::Yes;
        }
        match action {
            Action::Save => {
                self.form.try_save(ctx.today);
                self.keep(ctx);
                self.awaited = true;
                ctx.ask(self.filing());
            }
            Action::Back if !self.keeper.is_begun(&self.form) => return false,
            Action::Back => {
                self.form.settle(ctx.today);
                let about = self.about();
                let draft = self.keeper.draft(&self.form, &about);
                self.awaited = true;
                ctx.ask(Request::SaveDraft { draft });
            }
            _ => {
                self.form.act(action, ctx.today);
                self.keep(ctx);
            }
        }
        true
    }

    pub fn typed(&mut self, key: KeyEvent) {
        if !self.asks && self.form.key(key) {
            self.form.set_problems(Vec::new());
        }
    }

    pub fn pasted(&mut self, text: &str) {
        if !self.asks && self.form.paste(text) {
            self.form.set_problems(Vec::new());
        }
    }

    pub fn receive(&mut self, reply: Reply, ctx: &mut Ctx) -> After {
        let awaited = std::mem::take(&mut self.awaited);
        match reply {
            Reply::FileSheet(filed) => self.filed(&filed.number, ctx),
            Reply::Sheet(view) if awaited => self.filed(&view.number, ctx),
            Reply::SaveDraft if awaited => {
                ctx.wish = Some(Wish::Note(Msg::DraftKept));
                After::Left(None)
            }
            _ => After::Open,
        }
    }

    fn filed(&self, number: &str, ctx: &mut Ctx) -> After {
        ctx.aside(Request::DropDraft { id: self.keeper.id().to_owned() });
        After::Left(Some(fill(ctx.look.text(Msg::DebtChangeFiled), &[("number", number)])))
    }

    /// Whether it shows this refusal itself.
    pub fn refused(&mut self, refusal: &Refusal) -> bool {
        let awaited = std::mem::take(&mut self.awaited);
        match refusal {
            Refusal::Problems(found) => {
                self.form.refuse(found);
                true
            }
            _ => {
                self.asks = awaited && matches!(refusal, Refusal::Store(_));
                false
            }
        }
    }

    pub fn draw(&self, pen: &mut Pen) -> Option<Cell> {
        let (look, area) = (pen.look, pen.area);
        let title = match &self.corrects {
            Some((number, _)) => fill(look.text(Msg::DebtCorrectTitle), &[("number", number)]),
            None => look.text(Msg::DebtChangeTitle).to_owned(),
        };
        let x = 1 + pen.text(1, 0, area.width - 2, &title, Part::Title) + 2;
        let asked = self.asks.then(|| {
            let used = pen.text(x, 0, area.width.saturating_sub(x), look.text(Msg::AskDiscardUnkept), Part::Accent);
            (area.x + x + used, area.y)
        });
        pen.rule(HEAD_ROWS - 1);
        let rows = area.height.saturating_sub(HEAD_ROWS);
        let cell = self.form.page(&mut pen.within(1, HEAD_ROWS, area.width - 2, rows));
        asked.or(cell)
    }
}

/// The sheet that a draft corrects and the step it was seen at; nothing for one of a new sheet.
fn corrected(subject: &str) -> Option<(String, i64)> {
    let (number, seen) = subject.split_once(':')?;
    Some((number.to_owned(), seen.parse().ok()?))
}
