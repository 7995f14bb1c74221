//! The form a parameter is entered with; kept as a draft until it is filed.

use chrono::NaiveDate;

use crate::desk::drafts::SavedDraft;
use crate::desk::estimate::Fields;
use crate::desk::policy::Draft;
use crate::domain::benefits::FieldProblem;
use crate::domain::name::LINE_MAX;
use crate::domain::params::{Definition, Row, Unit};
use crate::text::Lang;
use crate::text::catalog::{Msg, fill};
use crate::text::policy::{name, unit};
use crate::tui::form::{Did, FieldSpec, Form, Keeper, date, money, text};
use crate::tui::keys::Action;
use crate::tui::look::{Look, Part};
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Ctx};

/// Its name among the drafts, and what the subject of one begins with.
const FORM: &str = "parameter";
/// Longest value.
const VALUE_MAX: usize = 30;
/// Rows above the fields: title, name and unit, what becomes of it, a rule.
const HEAD_ROWS: u16 = 4;

const fn fields(value: FieldSpec) -> [FieldSpec; 6] {
    [
        value,
        date("from", Msg::LabelFrom).hint(Msg::HintFrom),
        date("to", Msg::LabelTo).hint(Msg::HintTo),
        text("document", Msg::LabelDocument, LINE_MAX).hint(Msg::HintDocument),
        text("article", Msg::LabelArticle, LINE_MAX).hint(Msg::HintArticle),
        text("note", Msg::LabelNote, LINE_MAX).hint(Msg::HintMayStayEmpty),
    ]
}

static PLAIN: [FieldSpec; 6] = fields(text("value", Msg::LabelValue, VALUE_MAX));
static YUAN: [FieldSpec; 6] = fields(money("value", Msg::LabelValue));

pub(super) struct ParamForm {
    definition: Definition,
    form: Form,
    keeper: Keeper,
}

impl ParamForm {
    /// An empty form, or one that says what a row says, to confirm a shipped value as the office's own or to correct one.
    pub fn new(definition: &Definition, row: Option<&Row>) -> ParamForm {
        let mut form = empty(definition);
        if let Some(row) = row {
            form.fill(&texts(&Draft::of(row)));
        }
        let keeper = Keeper::new(FORM, &subject(&definition.key), &form);
        ParamForm { definition: definition.clone(), form, keeper }
    }

    /// A form that is gone on with.
    pub fn of(definition: &Definition, draft: SavedDraft) -> ParamForm {
        let mut form = empty(definition);
        let keeper = Keeper::of(draft, &mut form);
        let mut out = ParamForm { definition: definition.clone(), form, keeper };
        out.check();
        out
    }

    /// The parameter a draft is about.
    pub fn key_of(draft: &SavedDraft) -> Option<&str> {
        draft.subject.strip_prefix(FORM)?.strip_prefix(':')
    }

    /// The form itself, for what is typed and pasted.
    pub fn fields(&mut self) -> &mut Form {
        &mut self.form
    }

    /// The number of its draft.
    pub fn draft_id(&self) -> String {
        self.keeper.id().to_owned()
    }

    /// Whether anything is worth keeping.
    pub fn is_begun(&self) -> bool {
        self.keeper.is_begun(&self.form)
    }

    /// What the fields say now, to be filed.
    pub fn entered(&self) -> Draft {
        let fields = self.form.fields();
        let of = |id: &str| fields.get(id).to_owned();
        Draft {
            key: self.definition.key.clone(),
            value: of("value"),
            from: of("from"),
            to: of("to"),
            document: of("document"),
            article: of("article"),
            note: of("note"),
        }
    }

    fn check(&mut self) {
        let problems = self.entered().check(&self.definition);
        self.form.set_problems(problems);
    }

    pub fn act(&mut self, action: Action, ctx: &mut Ctx) {
        if self.form.act(action, ctx.today) == Did::Left {
            self.check();
            self.keep(ctx);
        }
    }

    /// Keeps what is new, without waiting for it.
    pub fn keep(&mut self, ctx: &mut Ctx) {
        self.keeper.save(&self.form, name(&self.definition, ctx.look.lang), ctx);
    }

    pub fn keeping_failed(&mut self) {
        self.keeper.failed();
    }

    /// The draft to be written before one leaves.
    pub fn draft(&mut self, today: NaiveDate, lang: Lang) -> Box<SavedDraft> {
        self.form.settle(today);
        self.keeper.draft(&self.form, name(&self.definition, lang))
    }

    /// Leaves the field and shows all that is wrong; whether it may be filed.
    pub fn may_be_filed(&mut self, today: NaiveDate) -> bool {
        self.form.try_save(today);
        let problems = self.entered().check(&self.definition);
        let sound = problems.is_empty();
        self.form.refuse(&problems);
        sound
    }

    pub fn refuse(&mut self, problems: &[FieldProblem]) {
        self.form.refuse(problems);
    }

    pub fn draw(&self, asking: bool, pen: &mut Pen) -> Option<Cell> {
        let (look, wide, height) = (pen.look, pen.area.width, pen.area.height);
        let x = 1 + pen.text(1, 0, 30, look.text(Msg::FormTitle), Part::Title) + 2;
        pen.right(x, 0, wide - x - 1, &self.definition.key, Part::Quiet);
        let x = 1 + pen.text(1, 1, wide - 2, name(&self.definition, look.lang), Part::Title) + 2;
        pen.text(x, 1, wide.saturating_sub(x + 1), &self.unit(look), Part::Quiet);
        let asked = asking.then(|| pen.text(1, 2, wide - 2, look.text(Msg::AskDiscardUnkept), Part::Accent));
        if asked.is_none() {
            pen.text(1, 2, wide - 2, look.text(Msg::FormTwo), Part::Quiet);
        }
        pen.rule(HEAD_ROWS - 1);
        let cell = (pen.area.x, pen.area.y + 2);
        let cursor = self.form.page(&mut pen.within(0, HEAD_ROWS, wide, height - HEAD_ROWS));
        asked.map(|used| (cell.0 + 1 + used, cell.1)).or(cursor)
    }

    fn unit(&self, look: Look) -> String {
        let d = &self.definition;
        match d.unit {
            Unit::Choice => fill(look.text(Msg::HintChoices), &[("list", &d.choices.join(", "))]),
            of => fill(look.text(Msg::HintUnit), &[("unit", unit(of, look.lang))]),
        }
    }
}

fn subject(key: &str) -> String {
    format!("{FORM}:{key}")
}

fn empty(definition: &Definition) -> Form {
    match definition.unit {
        Unit::Yuan | Unit::YuanMonth | Unit::YuanDay | Unit::YuanYear => Form::new(&YUAN),
        Unit::Months | Unit::Years | Unit::Multiple | Unit::Rate | Unit::Number | Unit::Month | Unit::Choice => Form::new(&PLAIN),
    }
}

fn texts(draft: &Draft) -> Fields {
    Fields::default()
        .with("value", draft.value.as_str())
        .with("from", draft.from.as_str())
        .with("to", draft.to.as_str())
        .with("document", draft.document.as_str())
        .with("article", draft.article.as_str())
        .with("note", draft.note.as_str())
}
