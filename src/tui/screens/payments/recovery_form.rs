//! The form of a recovery, kept as a draft until it is filed, and the short ones of what comes back.

use crossterm::event::KeyEvent;

use crate::desk::Request;
use crate::desk::drafts::SavedDraft;
use crate::desk::estimate::Fields;
use crate::domain::benefits::FieldProblem;
use crate::domain::benefits::item::ItemKind;
use crate::domain::books::{BANK_EXPENSE, BANK_INCOME, spending_account};
use crate::domain::case::workflow::DOCUMENT_MAX;
use crate::domain::codes::code_list;
use crate::domain::name::LINE_MAX;
use crate::domain::sheet::kind::SheetKind;
use crate::report::sheets::SCRIBE;
use crate::text::catalog::Msg;
use crate::text::{Lang, benefits};
use crate::tui::form::{FieldSpec, Form, Keeper, choice, code, date, id_number, money, short, text};
use crate::tui::keys::{Action, Scope};
use crate::tui::look::Part;
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Ctx};

/// Its name among the drafts.
pub(super) const FORM: &str = "recovery";
/// Rows above the fields.
const HEAD_ROWS: u16 = 2;
const CODE: usize = 18;
const NUMBER: usize = 14;

const CAUSES: &[(&str, Msg)] =
    &[("overpaid", Msg::CauseOverpaid), ("third_party", Msg::CauseThirdParty), ("employer_advance", Msg::CauseEmployerAdvance)];
const COMES: &[(&str, Msg)] = &[("instalments", Msg::ComesInstalments), ("set_off", Msg::ComesSetOff)];

const FIELDS: &[FieldSpec] = &[
    choice("recovery_cause", Msg::RecoveryCause, CAUSES),
    id_number("id_number", Msg::ColId).hint(Msg::HintOneDebtor).when(|f| f.get("recovery_cause") == "overpaid"),
    short("credit_code", Msg::LabelCreditCode, CODE)
        .hint(Msg::HintOneDebtor)
        .when(|f| matches!(f.get("recovery_cause"), "overpaid" | "employer_advance")),
    text("debtor", Msg::RecoveryDebtor, LINE_MAX).when(|f| f.get("recovery_cause") == "third_party"),
    short("follows", Msg::RecoveryFollows, NUMBER).hint(Msg::HintFollows),
    code("item", Msg::LabelRecoveredItem),
    short("year", Msg::LabelPaidYear, 4),
    money("amount", Msg::LabelRecovered),
    text("ground", Msg::RecoveryGround, LINE_MAX),
    text("document", Msg::MonthlyFieldDocument, DOCUMENT_MAX),
    choice("comes", Msg::RecoveryPlan, COMES).hint(Msg::HintComes),
    short("count", Msg::LabelCount, 3).when(|f| f.get("comes") == "instalments"),
    short("first_month", Msg::LabelFirstMonth, 7).when(|f| f.get("comes") == "instalments"),
    text("note", Msg::FieldNote, LINE_MAX),
];

const ACCOUNTS: &[(&str, Msg)] = &[(BANK_EXPENSE, Msg::AccountExpense), (BANK_INCOME, Msg::AccountIncome)];

/// Money that came to the bank.
pub(super) const REPAYMENT: &[FieldSpec] = &[
    money("amount", Msg::LabelPostedAmount),
    date("date", Msg::LabelPostedOn).hint(Msg::HintPostedOn),
    choice("fund_account", Msg::LabelFundAccount, ACCOUNTS),
    text("document", Msg::LabelSlip, DOCUMENT_MAX),
    text("memo", Msg::LabelDigest, LINE_MAX),
];

/// What is given up.
pub(super) const WRITE_OFF: &[FieldSpec] = &[
    money("amount", Msg::LabelPostedAmount),
    date("date", Msg::LabelPostedOn).hint(Msg::HintPostedOn),
    text("document", Msg::LabelBureau, DOCUMENT_MAX),
    text("memo", Msg::LabelDigest, LINE_MAX),
];

/// What a key meant.
pub(super) enum Wanted {
    Nothing,
    /// It is to be filed.
    File(Request),
    /// One leaves; its draft is to be written first.
    Keep(Request),
    /// One leaves, nothing is to be kept.
    Leave,
}

pub(super) struct RecoveryForm {
    form: Form,
    keeper: Keeper,
    /// Whether it is asked if it is to be thrown away, because its draft could not be kept.
    asking: bool,
}

impl RecoveryForm {
    pub fn new() -> RecoveryForm {
        let form = empty();
        let keeper = Keeper::new(FORM, "", &form);
        RecoveryForm { form, keeper, asking: false }
    }

    /// One that is gone on with.
    pub fn of(draft: SavedDraft) -> RecoveryForm {
        let mut form = empty();
        let keeper = Keeper::of(draft, &mut form);
        RecoveryForm { form, keeper, asking: false }
    }

    pub fn scopes(&self) -> &'static [Scope] {
        if self.asking { &[Scope::Ask] } else { &[Scope::RecoveryForm] }
    }

    pub fn draft_id(&self) -> String {
        self.keeper.id().to_owned()
    }

    /// Its draft could not be kept; `leaving` while one was to leave.
    pub fn keeping_failed(&mut self, leaving: bool) {
        self.keeper.failed();
        self.asking = leaving;
    }

    /// Keeps what is new, without waiting for it.
    pub fn keep(&mut self, ctx: &mut Ctx) {
        let about = self.about();
        self.keeper.save(&self.form, &about, ctx);
    }

    fn about(&self) -> String {
        let fields = self.form.fields();
        [fields.get("debtor"), fields.get("follows"), fields.get("amount")].join(" ").trim().to_owned()
    }

    pub fn act(&mut self, action: Action, ctx: &mut Ctx) -> Wanted {
        if std::mem::take(&mut self.asking) {
            return if action == Action::Yes { Wanted::Leave } else { Wanted::Nothing };
        }
        match action {
            Action::Save => {
                self.form.try_save(ctx.today);
                self.keep(ctx);
                let (fields, submission) = (self.form.fields(), self.keeper.submission().to_owned());
                Wanted::File(Request::FileSheet { kind: SheetKind::Recovery, fields, submission, scribe: SCRIBE })
            }
            Action::Back if !self.keeper.is_begun(&self.form) => Wanted::Leave,
            Action::Back => {
                self.form.settle(ctx.today);
                let about = self.about();
                Wanted::Keep(Request::SaveDraft { draft: self.keeper.draft(&self.form, &about) })
            }
            _ => {
                self.form.act(action, ctx.today);
                self.keep(ctx);
                Wanted::Nothing
            }
        }
    }

    pub fn typed(&mut self, key: KeyEvent) {
        if !self.asking && self.form.key(key) {
            self.form.set_problems(Vec::new());
        }
    }

    pub fn pasted(&mut self, text: &str) {
        if !self.asking && self.form.paste(text) {
            self.form.set_problems(Vec::new());
        }
    }

    pub fn refuse(&mut self, problems: &[FieldProblem]) {
        self.form.refuse(problems);
    }

    pub fn draw(&self, pen: &mut Pen) -> Option<Cell> {
        let (look, area) = (pen.look, pen.area);
        let x = 1 + pen.text(1, 0, area.width - 2, look.text(Msg::RecoveryFormTitle), Part::Title) + 2;
        let asked = self.asking.then(|| {
            let used = pen.text(x, 0, area.width - x, look.text(Msg::AskDiscardUnkept), Part::Accent);
            (area.x + x + used, area.y)
        });
        pen.rule(HEAD_ROWS - 1);
        let rows = area.height.saturating_sub(HEAD_ROWS);
        let cell = self.form.page(&mut pen.within(1, HEAD_ROWS, area.width - 2, rows));
        asked.or(cell)
    }
}

fn empty() -> Form {
    let items = code_list(
        ItemKind::ALL
            .into_iter()
            .filter(|k| spending_account(*k).is_some())
            .map(|k| (k.id(), benefits::item(k, Lang::Zh), benefits::item(k, Lang::En))),
    );
    Form::new(FIELDS).with_list("item", move |_: &Fields| items.clone())
}
