//! What a screen is, what it may do, and which screens there are.

use std::sync::Arc;

use chrono::NaiveDate;
use crossterm::event::KeyEvent;

use super::keys::{Action, Scope};
use super::look::Look;
use super::pen::Pen;
use super::screens;
use crate::desk::cases::QueueCounts;
use crate::desk::drafts::SavedDraft;
use crate::desk::sheets::SheetCounts;
use crate::desk::{Refusal, Reply, Request};
use crate::domain::benefits::FieldProblem;
use crate::domain::operator::{Operator, Right};
use crate::policy::Policy;
use crate::text::catalog::Msg;

/// Names a screen in the key table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScreenId {
    Lookup,
    Fund,
    Consult,
    Cases,
    Intake,
    Reimburse,
    Determine,
    Approvals,
    System,
    Payments,
    Employers,
    Reports,
}

/// A row of the table of screens.
pub struct ScreenRow {
    pub id: ScreenId,
    /// The key that opens it outside a field.
    pub key: char,
    pub title: Msg,
    /// The title where there is little room.
    pub short: Msg,
    /// Who may see it.
    pub right: Right,
    pub(super) open: fn() -> Box<dyn Screen>,
}

/// All screens, in the order of the tabs.
pub const SCREENS: &[ScreenRow] = &[
    ScreenRow {
        id: ScreenId::Lookup,
        key: '1',
        title: Msg::ScreenLookup,
        short: Msg::ShortLookup,
        right: Right::Lookup,
        open: || Box::<screens::lookup::Lookup>::default(),
    },
    ScreenRow {
        id: ScreenId::Fund,
        key: '2',
        title: Msg::ScreenFund,
        short: Msg::ShortFund,
        right: Right::Fund,
        open: || Box::<screens::fund::Fund>::default(),
    },
    ScreenRow {
        id: ScreenId::Consult,
        key: '3',
        title: Msg::ScreenConsult,
        short: Msg::ShortConsult,
        right: Right::Lookup,
        open: || Box::<screens::consult::Consult>::default(),
    },
    ScreenRow {
        id: ScreenId::Cases,
        key: '4',
        title: Msg::ScreenCases,
        short: Msg::ShortCases,
        right: Right::Lookup,
        open: || Box::<screens::cases::Cases>::default(),
    },
    ScreenRow {
        id: ScreenId::Intake,
        key: '5',
        title: Msg::ScreenIntake,
        short: Msg::ShortIntake,
        right: Right::Intake,
        open: || Box::<screens::intake::Intake>::default(),
    },
    ScreenRow {
        id: ScreenId::Reimburse,
        key: '6',
        title: Msg::ScreenReimburse,
        short: Msg::ShortReimburse,
        right: Right::Intake,
        open: || Box::<screens::reimburse::Reimburse>::default(),
    },
    ScreenRow {
        id: ScreenId::Determine,
        key: '7',
        title: Msg::ScreenDetermine,
        short: Msg::ShortDetermine,
        right: Right::Intake,
        open: || Box::<screens::determine::Determine>::default(),
    },
    ScreenRow {
        id: ScreenId::Approvals,
        key: '8',
        title: Msg::ScreenApprovals,
        short: Msg::ShortApprovals,
        right: Right::Sheets,
        open: || Box::<screens::approvals::Approvals>::default(),
    },
    ScreenRow {
        id: ScreenId::System,
        key: '9',
        title: Msg::ScreenSystem,
        short: Msg::ShortSystem,
        right: Right::System,
        open: screens::system::open,
    },
    ScreenRow {
        id: ScreenId::Payments,
        key: '0',
        title: Msg::ScreenPayments,
        short: Msg::ShortPayments,
        right: Right::Sheets,
        open: screens::payments::open,
    },
    ScreenRow {
        id: ScreenId::Employers,
        key: '-',
        title: Msg::ScreenEmployers,
        short: Msg::ShortEmployers,
        right: Right::Employers,
        open: screens::employers::open,
    },
    ScreenRow {
        id: ScreenId::Reports,
        key: '=',
        title: Msg::ScreenReports,
        short: Msg::ShortReports,
        right: Right::Statistics,
        open: screens::reports::open,
    },
];

/// Forms that are kept as drafts: their name there, the screen that opens them, what they are called.
pub(super) const FORMS: &[(&str, ScreenId, Msg)] = &[
    ("parameter", ScreenId::System, Msg::FormTitle),
    ("intake", ScreenId::Intake, Msg::IntakeTitle),
    (crate::desk::reimburse::FORM, ScreenId::Reimburse, Msg::BillTitle),
    ("determination", ScreenId::Determine, Msg::DetermineTitle),
    ("case_step", ScreenId::Cases, Msg::ScopeCaseForm),
    ("service", ScreenId::Cases, Msg::ScopeServiceForm),
    ("sheet_step", ScreenId::Approvals, Msg::ScopeOpinion),
    ("appoint", ScreenId::System, Msg::FormAppoint),
    ("roles", ScreenId::System, Msg::FormRoles),
    ("lend", ScreenId::System, Msg::FormLend),
    ("bar", ScreenId::System, Msg::FormBar),
    ("recovery", ScreenId::Payments, Msg::RecoveryFormTitle),
    ("posting", ScreenId::Fund, Msg::PostingTitle),
    ("registration", ScreenId::Employers, Msg::RegistrationTitle),
    ("payee_account", ScreenId::Payments, Msg::AccountTitle),
    ("levy_change", ScreenId::Employers, Msg::DebtChangeTitle),
    ("workers", ScreenId::Employers, Msg::WorkersNew),
    (crate::desk::levy::FORM, ScreenId::Employers, Msg::LevyDeclareTitle),
    ("finding_mark", ScreenId::Employers, Msg::InspectMark),
    ("finding_plan", ScreenId::Employers, Msg::InspectPlanTitle),
    ("inspection_plan", ScreenId::Employers, Msg::InspectPlanTitle),
    ("inspection_step", ScreenId::Employers, Msg::InspectStepTitle),
];

/// Columns and rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Size {
    pub width: u16,
    pub height: u16,
}

/// What a screen is given while it handles something, and where it leaves what it wants done.
pub(super) struct Ctx<'a> {
    pub look: Look,
    pub office: &'a str,
    /// Name of the operator.
    pub operator: &'a str,
    /// The operator, with the roles he came with; what he may do decides what is offered.
    pub who: &'a Operator,
    pub policy: &'a Arc<Policy>,
    pub today: NaiveDate,
    /// Room between the tabs and the status line.
    pub body: Size,
    /// What to ask of the desk; the newest wish replaces the ones before.
    pub wish: Option<Wish>,
    /// What to tell the desk besides, in this order; nobody waits for the answers.
    pub aside: Vec<Request>,
    /// What to read afresh without anybody noticing; the answers come to [`Screen::refreshed`].
    pub afresh: Vec<Request>,
}

/// A request to the desk, or that none is wanted any more.
pub(super) enum Wish {
    Ask(Request),
    Forget,
    /// Go to the consulting window, for this person.
    Consult {
        person_id: i64,
    },
    /// Go to the window of cases, to this one.
    Case {
        number: String,
    },
    /// Go to the file of this person.
    File {
        person_id: i64,
    },
    /// Go to the file of this employer.
    Employer {
        credit_code: String,
    },
    /// Go to the intake form, for this person.
    Intake {
        person_id: i64,
    },
    /// Go to the intake form, to change the claim of this case.
    Revise {
        number: String,
    },
    /// Go to the form of a bill, for this case or for this person.
    Bill {
        number: String,
    },
    BillFor {
        person_id: i64,
    },
    /// Go to the window of determinations, to this case.
    Determine {
        number: String,
    },
    /// Go to another screen.
    Go(ScreenId),
    /// Say why something is not done in the status line.
    Say(Msg),
    /// Say what the desk would say to it.
    Refuse(Vec<FieldProblem>),
    /// Say that something was done.
    Note(Msg),
}

impl Ctx<'_> {
    pub fn ask(&mut self, request: Request) {
        self.wish = Some(Wish::Ask(request));
    }

    /// Tells the desk something and waits for nothing.
    pub fn aside(&mut self, request: Request) {
        self.aside.push(request);
    }

    /// What was asked before is not wanted any more.
    pub fn forget(&mut self) {
        self.wish = Some(Wish::Forget);
    }
}

/// What drawing is given besides the pen.
pub(super) struct Facts<'a> {
    pub policy: &'a Policy,
    /// Of the work lists; `None` until they are known.
    pub counts: Option<QueueCounts>,
    /// Of the queues of sheets; `None` until they are known.
    pub sheets: Option<SheetCounts>,
}

/// A cell of the terminal, where the real cursor stands.
pub(super) type Cell = (u16, u16);

/// A screen of the counter window. It keeps its own state while others are looked at.
pub(super) trait Screen {
    /// Where keys mean something now, the nearest first.
    fn scopes(&self) -> &'static [Scope];

    /// Whether a character typed now goes into a field.
    fn typing(&self) -> bool {
        false
    }

    /// It became the screen that is looked at.
    fn entered(&mut self, _ctx: &mut Ctx) {}

    fn resized(&mut self, _ctx: &mut Ctx) {}

    fn act(&mut self, action: Action, ctx: &mut Ctx);

    /// A person this screen is opened for.
    fn open_for(&mut self, _person_id: i64, _ctx: &mut Ctx) {}

    /// A case this screen is opened for.
    fn open_case(&mut self, _number: &str, _ctx: &mut Ctx) {}

    /// An employer this screen is opened for.
    fn open_employer(&mut self, _credit_code: &str, _ctx: &mut Ctx) {}

    /// Another window has written: what is shown is read afresh through [`Ctx::afresh`], unless that would disturb.
    fn refresh(&mut self, _ctx: &mut Ctx) {}

    /// What was read afresh. Meanwhile one may be somewhere else: only what is still shown is replaced.
    fn refreshed(&mut self, _reply: Reply, _ctx: &mut Ctx) {}

    /// A draft of one of this screen's [`FORMS`] to go on with; what was typed into a form before has been put away.
    fn open_draft(&mut self, _draft: SavedDraft, _ctx: &mut Ctx) {}

    /// The window closes, is locked, or opens another draft: what is being typed is kept now.
    fn put_away(&mut self, _ctx: &mut Ctx) {}

    /// The desk could not keep a draft.
    fn draft_failed(&mut self) {}

    /// A key that no table row took, while [`Screen::typing`].
    fn typed(&mut self, _key: KeyEvent, _ctx: &mut Ctx) {}

    fn pasted(&mut self, _text: &str, _ctx: &mut Ctx) {}

    fn receive(&mut self, reply: Reply, ctx: &mut Ctx);

    /// Whether the screen shows this refusal itself.
    fn refused(&mut self, _refusal: &Refusal) -> bool {
        false
    }

    /// Something was refused, whoever told it.
    fn after_refusal(&mut self, _ctx: &mut Ctx) {}

    /// Draws and tells where the cursor belongs.
    fn draw(&self, pen: &mut Pen, facts: &Facts) -> Option<Cell>;
}
