//! The form of a change of levy, kept as a draft until it is filed; wages are a grid.

use crossterm::event::KeyEvent;

use crate::desk::drafts::SavedDraft;
use crate::desk::estimate::Fields;
use crate::desk::sheets::SheetView;
use crate::desk::{Refusal, Reply};
use crate::domain::case::workflow::DOCUMENT_MAX;
use crate::domain::name::LINE_MAX;
use crate::domain::sheet::kind::SheetKind;
use crate::text::catalog::{Msg, fill};
use crate::tui::form::{After, Column, FieldSpec, Form, KeptForm, Kind, Pressed, choice, column, grid, money, short, text};
use crate::tui::keys::{Action, Scope};
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Ctx};

/// Its name among the drafts.
pub(in crate::tui::screens::employers) const FORM: &str = "levy_change";
/// Rows of the grid with its titles.
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
    kept: KeptForm,
}

impl ChangeForm {
    pub fn new(credit_code: &str) -> ChangeForm {
        let mut form = Form::new(FIELDS);
        form.fill(&Fields::default().with("credit_code", credit_code));
        ChangeForm { corrects: None, kept: KeptForm::new(FORM, "", form) }
    }

    /// A sheet of one's own that was returned or recalled.
    pub fn correct(view: &SheetView) -> ChangeForm {
        let mut form = Form::new(FIELDS);
        form.fill(&view.fields);
        let kept = KeptForm::new(FORM, &format!("{}:{}", view.number, view.seen), form);
        ChangeForm { corrects: Some((view.number.clone(), view.seen)), kept }
    }

    pub fn of(draft: SavedDraft) -> ChangeForm {
        ChangeForm { corrects: corrected(&draft.subject), kept: KeptForm::of(draft, Form::new(FIELDS)) }
    }

    pub fn scopes(&self) -> &'static [Scope] {
        if self.kept.asks() { &[Scope::Ask] } else { &[Scope::Entry] }
    }

    pub fn typing(&self) -> bool {
        self.kept.typing()
    }

    pub fn keep(&mut self, ctx: &mut Ctx) {
        let about = about(self.corrects.as_ref(), &self.kept.form);
        self.kept.keep(&about, ctx);
    }

    pub fn keeping_failed(&mut self) {
        self.kept.keeping_failed();
    }

    /// Whether the form stays.
    pub fn act(&mut self, action: Action, ctx: &mut Ctx) -> bool {
        let corrects = self.corrects.as_ref();
        match self.kept.press(action, |form| about(corrects, form), ctx) {
            Pressed::File => {
                let fields = self.kept.form.fields();
                ctx.ask(self.kept.filing(SheetKind::LevyChange, fields, corrects));
            }
            // A row taken out of the grid is kept at once.
            Pressed::Acted => self.keep(ctx),
            Pressed::Leave => return false,
            Pressed::Left | Pressed::Nothing => {}
        }
        true
    }

    pub fn typed(&mut self, key: KeyEvent) {
        if self.kept.typed(key) {
            self.kept.form.set_problems(Vec::new());
        }
    }

    pub fn pasted(&mut self, text: &str) {
        if self.kept.pasted(text) {
            self.kept.form.set_problems(Vec::new());
        }
    }

    pub fn receive(&mut self, reply: &Reply, ctx: &mut Ctx) -> After {
        self.kept.received(reply, Msg::DebtChangeFiled, ctx)
    }

    /// Whether it shows this refusal itself.
    pub fn refused(&mut self, refusal: &Refusal) -> bool {
        self.kept.refused(refusal)
    }

    pub fn draw(&self, pen: &mut Pen) -> Option<Cell> {
        let title = match &self.corrects {
            Some((number, _)) => fill(pen.look.text(Msg::DebtCorrectTitle), &[("number", number)]),
            None => pen.look.text(Msg::DebtChangeTitle).to_owned(),
        };
        let (_, asked) = self.kept.head(&title, None, pen);
        let cell = self.kept.page(pen);
        asked.or(cell)
    }
}

fn about(corrects: Option<&(String, i64)>, form: &Form) -> String {
    let fields = form.fields();
    let number = corrects.map_or("", |(number, _)| number);
    [number, fields.get("credit_code"), fields.get("month")].join(" ").trim().to_owned()
}

/// The sheet that a draft corrects and the step it was seen at; nothing for one of a new sheet.
fn corrected(subject: &str) -> Option<(String, i64)> {
    let (number, seen) = subject.split_once(':')?;
    Some((number.to_owned(), seen.parse().ok()?))
}
