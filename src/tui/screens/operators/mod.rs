//! Operators (操作员): the list, one operator's file, and the forms that change something about him.

mod duties;
mod file;
mod form;
mod list;
mod what;

use crossterm::event::KeyEvent;

use crate::desk::drafts::SavedDraft;
use crate::desk::operators::{OperatorAct, OperatorFile};
use crate::desk::{Refusal, Reply, Request};
use crate::text::catalog::Msg;
use crate::tui::keys::{Action, Scope};
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Ctx, Facts, Screen};
pub(in crate::tui) use duties::Duties;
use file::{FileView, Line};
use form::OperatorForm;
use list::ListView;
use what::What;

/// What is asked before something that is not taken back with a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Question {
    /// Whether to throw the form away.
    Discard,
    Retire,
    EndLoan(i64),
    LiftBar(i64),
}

/// What becomes of the form once the desk has answered; until then nothing is typed into it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Awaited {
    /// Its draft is being written, and one leaves.
    Leaving,
    Filing,
}

#[derive(Default)]
pub(in crate::tui) struct Operators {
    list: ListView,
    file: Option<FileView>,
    form: Option<OperatorForm>,
    question: Option<Question>,
    awaited: Option<Awaited>,
    /// A draft whose operator is being looked up.
    opening: Option<SavedDraft>,
    /// What has just been done.
    said: Option<Msg>,
}

impl Operators {
    fn open(&mut self, what: What) {
        let file = self.file.as_ref().map(|f| &f.file);
        self.form = Some(OperatorForm::new(what, file));
    }

    fn answer(&mut self, question: Question, ctx: &mut Ctx) {
        let act = match question {
            Question::Discard => {
                self.form = None;
                return;
            }
            Question::Retire => OperatorAct::Retire,
            Question::EndLoan(id) => OperatorAct::EndLoan { id },
            Question::LiftBar(id) => OperatorAct::LiftBar { id },
        };
        if let Some(login) = self.file.as_ref().map(|f| f.login().to_owned()) {
            self.said = Some(Msg::OperatorDone);
            ctx.ask(Request::ActOnOperator { login, act: Box::new(act) });
        }
    }

    fn act_form(&mut self, action: Action, ctx: &mut Ctx) {
        let Some(form) = &mut self.form else { return };
        match action {
            Action::Save => {
                let request = form.request(ctx.today);
                form.keep(ctx);
                if let Some(request) = request {
                    self.awaited = Some(Awaited::Filing);
                    ctx.ask(request);
                }
            }
            Action::Back => self.leave_form(ctx),
            _ => form.act(action, ctx),
        }
    }

    /// Keeps what can be kept; before a password is thrown away it is asked.
    fn leave_form(&mut self, ctx: &mut Ctx) {
        let Some(form) = &mut self.form else { return };
        if let Some(draft) = form.draft(ctx.today) {
            self.awaited = Some(Awaited::Leaving);
            ctx.ask(Request::SaveDraft { draft });
        } else if form.is_changed() {
            self.question = Some(Question::Discard);
        } else {
            self.form = None;
        }
    }

    /// The form was filed.
    fn close_form(&mut self, ctx: &mut Ctx) {
        if let Some(id) = self.form.take().and_then(|form| form.draft_id()) {
            ctx.aside(Request::DropDraft { id });
        }
    }

    fn show(&mut self, file: OperatorFile, filed: bool, ctx: &mut Ctx) {
        if filed {
            self.close_form(ctx);
            self.said = Some(Msg::OperatorDone);
        }
        match &mut self.file {
            Some(view) if view.login() == file.line.operator.login => view.renew(file),
            _ => self.file = Some(FileView::new(file)),
        }
        self.go_on();
    }

    /// Opens the form of the draft that was waiting for what it is about.
    fn go_on(&mut self) {
        let Some(draft) = self.opening.take() else { return };
        let Some(what) = What::of_draft(&draft.form) else { return };
        self.form = Some(OperatorForm::of(what, self.file.as_ref().map(|f| &f.file), draft));
    }

    fn act_file(&mut self, action: Action, ctx: &mut Ctx) {
        let Some(file) = &mut self.file else { return };
        match action {
            Action::Back => {
                self.file = None;
                ctx.ask(Request::Operators);
            }
            Action::ChangeRoles => self.open(What::Roles),
            Action::Lend => self.open(What::Lend),
            Action::ResetPassword => self.open(What::Reset),
            Action::Bar => self.open(What::Bar),
            Action::OwnPassword => self.open(What::Password),
            Action::Retire => self.question = Some(Question::Retire),
            Action::Reject => match file.chosen() {
                Some(Line::Loan(id)) => self.question = Some(Question::EndLoan(id)),
                Some(Line::Bar(id)) => self.question = Some(Question::LiftBar(id)),
                Some(Line::Change) | None => self.said = Some(Msg::OperatorNothingToEnd),
            },
            _ => file.step(action, ctx.body),
        }
    }

    fn act_list(&mut self, action: Action, ctx: &mut Ctx) {
        match action {
            Action::Open => {
                if let Some(login) = self.list.chosen_login() {
                    ctx.ask(Request::OperatorFile { login });
                }
            }
            Action::NewEntry => self.open(What::Appoint),
            Action::OwnPassword => self.open(What::Password),
            _ => self.list.step(action, ctx.body),
        }
    }
}

impl Screen for Operators {
    fn scopes(&self) -> &'static [Scope] {
        match (&self.question, &self.form, &self.file) {
            (Some(_), _, _) => &[Scope::Ask],
            (None, Some(form), _) => form.scope(),
            (None, None, Some(file)) if file.file.may_appoint => &[Scope::Operator, Scope::OperatorWork],
            (None, None, Some(_)) => &[Scope::Operator],
            (None, None, None) if self.list.may_appoint() => &[Scope::OperatorsWork, Scope::Operators],
            (None, None, None) => &[Scope::Operators],
        }
    }

    fn typing(&self) -> bool {
        let in_form = self.form.is_some() && self.awaited.is_none();
        self.opening.is_none() && (self.question.is_some() || in_form)
    }

    fn entered(&mut self, ctx: &mut Ctx) {
        (self.awaited, self.opening) = (None, None);
        match (&self.form, &self.file) {
            (Some(_), _) => {}
            (None, Some(file)) => ctx.ask(Request::OperatorFile { login: file.login().to_owned() }),
            (None, None) => ctx.ask(Request::Operators),
        }
    }

    fn act(&mut self, action: Action, ctx: &mut Ctx) {
        self.said = None;
        if let Some(question) = self.question.take() {
            if action == Action::Yes {
                self.answer(question, ctx);
            }
            return;
        }
        match (&self.form, &self.file) {
            (Some(_), _) => self.act_form(action, ctx),
            (None, Some(_)) => self.act_file(action, ctx),
            (None, None) => self.act_list(action, ctx),
        }
    }

    fn typed(&mut self, key: KeyEvent, _ctx: &mut Ctx) {
        if let (None, Some(form)) = (&self.question, &mut self.form) {
            form.typed(key);
        }
    }

    fn pasted(&mut self, text: &str, _ctx: &mut Ctx) {
        if let (None, Some(form)) = (&self.question, &mut self.form) {
            form.pasted(text);
        }
    }

    fn open_draft(&mut self, draft: SavedDraft, ctx: &mut Ctx) {
        let Some(login) = OperatorForm::login_of(&draft).map(str::to_owned) else { return };
        (self.form, self.file, self.question, self.awaited, self.said) = (None, None, None, None, None);
        self.opening = Some(draft);
        // Whoever is to be appointed has no file yet.
        ctx.ask(if login.is_empty() { Request::Operators } else { Request::OperatorFile { login } });
    }

    fn put_away(&mut self, ctx: &mut Ctx) {
        if let Some(form) = &mut self.form {
            form.keep(ctx);
        }
    }

    fn draft_failed(&mut self) {
        if let Some(form) = &mut self.form {
            form.keeping_failed();
        }
    }

    fn receive(&mut self, reply: Reply, ctx: &mut Ctx) {
        let awaited = self.awaited.take();
        match reply {
            Reply::Operators(list) => {
                self.list.renew(list);
                self.go_on();
            }
            Reply::OperatorFile(file) => self.show(*file, awaited == Some(Awaited::Filing), ctx),
            Reply::SaveDraft if awaited == Some(Awaited::Leaving) => {
                self.form = None;
                // On somebody's page `d` is something else.
                self.said = Some(if self.file.is_some() { Msg::DraftKeptHere } else { Msg::DraftKept });
            }
            Reply::ChangePassword => {
                self.form = None;
                self.said = Some(Msg::PasswordIsChanged);
                self.entered(ctx);
            }
            _ => {}
        }
    }

    fn refused(&mut self, refusal: &Refusal) -> bool {
        (self.said, self.opening) = (None, None);
        if self.awaited.take() == Some(Awaited::Leaving) {
            self.draft_failed();
            // The status line says why.
            self.question = Some(Question::Discard);
            return false;
        }
        match (&mut self.form, refusal) {
            (Some(form), Refusal::Problems(problems)) => {
                form.refuse(problems);
                true
            }
            _ => false,
        }
    }

    fn draw(&self, pen: &mut Pen, _facts: &Facts) -> Option<Cell> {
        match (&self.form, &self.file) {
            (Some(form), _) => form.draw(self.question.is_some(), pen),
            (None, Some(file)) => file.draw(self.question, self.said, pen),
            (None, None) => self.list.draw(self.said, pen),
        }
    }
}
