//! The form of a posting: which fields it has follows from the template; the accounts it will move stand above them.

use crate::desk::Request;
use crate::desk::drafts::SavedDraft;
use crate::desk::estimate::Fields;
use crate::domain::benefits::FieldProblem;
use crate::domain::case::workflow::DOCUMENT_MAX;
use crate::domain::codes::{CodeList, code_list};
use crate::domain::name::LINE_MAX;
use crate::domain::posting::{Ask, Template, What, template};
use crate::domain::sheet::kind::SheetKind;
use crate::policy::Policy;
use crate::report::ledger::name;
use crate::report::sheets::SCRIBE;
use crate::text::Lang;
use crate::text::catalog::{Msg, fill};
use crate::text::ledger::{evidence, template as template_name, templates};
use crate::tui::form::{Did, FieldSpec, Form, Keeper, code, date, money, short, text};
use crate::tui::keys::Action;
use crate::tui::look::Part;
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Ctx, Facts};

/// Its name among the drafts.
const FORM: &str = "posting";
/// Rows above the fields.
const HEAD_ROWS: u16 = 3;

const FIELDS: &[FieldSpec] = &[
    code("template", Msg::LabelTemplate).hint(Msg::HintTemplate),
    short("voucher", Msg::LabelVoucher, 14).when(|f| is(f, What::Reversal)),
    short("recovery", Msg::LabelRecovery, 14).when(of_recovery),
    date("date", Msg::LabelPostedOn).hint(Msg::HintPostedOn).when(|f| books_money(f) || is(f, What::Reversal)),
    money("amount", Msg::LabelPostedAmount).when(books_money),
    code("fund_account", Msg::LabelFundAccount).when(|f| meant(f).is_some_and(Template::has_choice)),
    short("month", Msg::LabelPremiumMonth, 7)
        .hint(Msg::HintPremiumMonth)
        .when(|f| asks(f, Ask::Month) || is(f, What::CloseMonth)),
    short("credit_code", Msg::LabelRefundTo, 18).when(|f| asks(f, Ask::Employer)),
    short("year", Msg::LabelBookYear, 4).when(|f| asks(f, Ask::EarlierYear) || is(f, What::CloseYear)),
    text("document", Msg::LabelEvidence, DOCUMENT_MAX).when(books_money),
    short("annexes", Msg::LabelAnnexes, 3).when(books_money),
    text("memo", Msg::LabelDigest, LINE_MAX).when(|f| books_money(f) || is(f, What::Reversal)),
];

fn meant(fields: &Fields) -> Option<&'static Template> {
    template(fields.get("template"))
}

fn is(fields: &Fields, what: What) -> bool {
    meant(fields).is_some_and(|t| t.what == what)
}

/// What comes back of a recovery, or is given up.
fn of_recovery(fields: &Fields) -> bool {
    is(fields, What::Repayment) || is(fields, What::WriteOff)
}

fn books_money(fields: &Fields) -> bool {
    is(fields, What::Entry) || of_recovery(fields)
}

fn asks(fields: &Fields, ask: Ask) -> bool {
    meant(fields).is_some_and(|t| t.ask == ask)
}

pub(super) struct PostingForm {
    form: Form,
    keeper: Keeper,
}

impl PostingForm {
    /// A new one, with what is known of it.
    pub fn new(known: &Fields, policy: &Policy) -> PostingForm {
        let mut form = empty(policy);
        form.fill(known);
        if !known.get("voucher").is_empty() {
            form.go_to("memo");
        }
        let keeper = Keeper::new(FORM, "", &form);
        PostingForm { form, keeper }
    }

    /// One that is gone on with.
    pub fn of(draft: SavedDraft, policy: &Policy) -> PostingForm {
        let mut form = empty(policy);
        let keeper = Keeper::of(draft, &mut form);
        PostingForm { form, keeper }
    }

    pub fn draft_id(&self) -> String {
        self.keeper.id().to_owned()
    }

    pub fn keeping_failed(&mut self) {
        self.keeper.failed();
    }

    /// Keeps what is new, without waiting for it.
    pub fn keep(&mut self, ctx: &mut Ctx) {
        let about = self.about(ctx.look.lang);
        self.keeper.save(&self.form, &about, ctx);
    }

    /// The draft to be written before one leaves, if there is anything to keep.
    pub fn draft(&mut self, ctx: &Ctx) -> Option<Box<SavedDraft>> {
        if !self.keeper.is_begun(&self.form) {
            return None;
        }
        self.form.settle(ctx.today);
        let about = self.about(ctx.look.lang);
        Some(self.keeper.draft(&self.form, &about))
    }

    fn about(&self, lang: Lang) -> String {
        let fields = self.form.fields();
        let what = meant(&fields).map_or("", |t| template_name(t.id, lang));
        format!("{what} {}{}", fields.get("amount"), fields.get("voucher")).trim().to_owned()
    }

    pub fn fields(&mut self) -> &mut Form {
        &mut self.form
    }

    /// What to ask of the desk to see what is wrong, once a field was left.
    pub fn act(&mut self, action: Action, ctx: &mut Ctx) -> Option<Request> {
        if self.form.act(action, ctx.today) != Did::Left {
            return None;
        }
        self.keep(ctx);
        Some(Request::LookAtPosting { fields: self.form.fields() })
    }

    pub fn save(&mut self, ctx: &mut Ctx) -> Request {
        self.form.try_save(ctx.today);
        self.keep(ctx);
        Request::FileSheet {
            kind: SheetKind::Posting,
            fields: self.form.fields(),
            submission: self.keeper.submission().to_owned(),
            scribe: SCRIBE,
        }
    }

    pub fn refuse(&mut self, problems: &[FieldProblem]) {
        self.form.refuse(problems);
    }

    /// `asking` whether to throw it away, because its draft could not be kept.
    pub fn draw(&self, asking: bool, pen: &mut Pen, facts: &Facts) -> Option<Cell> {
        let (look, area) = (pen.look, pen.area);
        let x = 1 + pen.text(1, 0, area.width - 2, look.text(Msg::PostingTitle), Part::Title) + 2;
        if asking {
            let used = pen.text(x, 0, area.width - x, look.text(Msg::AskDiscardUnkept), Part::Accent);
            self.page(pen);
            return Some((area.x + x + used, area.y));
        }
        let fields = self.form.fields();
        if let Some(template) = meant(&fields) {
            let chosen = template.choices().iter().find(|a| **a == fields.get("fund_account")).copied();
            if let Some((debit, credit)) = template.sides(chosen) {
                let account = |key: &str| name(key, facts.policy, look.lang);
                let sides = [("debit", &*account(debit)), ("credit", &*account(credit))];
                pen.text(x, 0, area.width - x, &fill(look.text(Msg::PostingSides), &sides), Part::Plain);
            }
            let what = evidence(template.id, look.lang);
            if !what.is_empty() {
                let line = fill(look.text(Msg::PostingEvidence), &[("what", what)]);
                pen.text(1, 1, area.width - 2, &line, Part::Quiet);
            }
        }
        self.page(pen)
    }

    fn page(&self, pen: &mut Pen) -> Option<Cell> {
        let area = pen.area;
        pen.rule(2);
        self.form.page(&mut pen.within(1, HEAD_ROWS, area.width - 2, area.height.saturating_sub(HEAD_ROWS)))
    }
}

fn empty(policy: &Policy) -> Form {
    let list = templates();
    let names: Vec<(String, String, String)> =
        policy.accounts().iter().map(|a| (a.key.clone(), a.zh.clone(), a.en.clone())).collect();
    Form::new(FIELDS).with_list("template", move |_| list.clone()).with_list("fund_account", move |f| accounts(f, &names))
}

/// The accounts the operator may choose among.
fn accounts(fields: &Fields, names: &[(String, String, String)]) -> CodeList {
    let choices = meant(fields).map_or(&[][..], Template::choices);
    let known = choices.iter().filter_map(|key| names.iter().find(|(k, _, _)| k == key));
    code_list(known.map(|(key, zh, en)| (key.as_str(), zh.as_str(), en.as_str())))
}
