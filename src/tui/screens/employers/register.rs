//! 单位名册 with what opens over it: an employer's file, the forms of registration, and registrations that came back.

use crossterm::event::KeyEvent;

use super::file_view::{FileView, is_of};
use super::form::RegistrationForm;
use super::list::List;
use super::returned::Returned;
use crate::desk::drafts::SavedDraft;
use crate::desk::employers::{EmployerReply, EmployerRequest};
use crate::desk::{Refusal, Reply, Request};
use crate::domain::employer::registration::Act;
use crate::domain::sheet::kind::SheetKind;
use crate::report::papers::CERTIFICATE_PRESS;
use crate::tui::form::After;
use crate::tui::keys::{Action, Scope};
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Ctx, Facts, Screen};

#[derive(Default)]
pub(in crate::tui) struct Register {
    list: List,
    file: Option<FileView>,
    returned: Option<Returned>,
    form: Option<Box<RegistrationForm>>,
}

impl Register {
    fn begin(&self, act: Act, ctx: &mut Ctx) {
        let credit_code = self.file.as_ref().map(FileView::code).unwrap_or_default();
        ctx.ask(Request::Employer(EmployerRequest::Begin { act, credit_code, corrects: String::new() }));
    }

    fn correct(number: String, ctx: &mut Ctx) {
        let request = EmployerRequest::Begin { act: Act::Register, credit_code: String::new(), corrects: number };
        ctx.ask(Request::Employer(request));
    }

    /// Reads anew what is below a form that was left.
    fn read(&mut self, ctx: &mut Ctx) {
        match (&self.file, &self.returned) {
            (Some(file), _) => ctx.ask(file.request()),
            (None, Some(_)) => ctx.ask(Returned::request(SheetKind::Registration)),
            (None, None) => self.list.entered(ctx),
        }
    }

    fn act_file(&mut self, action: Action, ctx: &mut Ctx) {
        let Some(file) = &mut self.file else { return };
        match action {
            Action::Back => {
                self.file = None;
                self.list.entered(ctx);
            }
            Action::Registration(act) => self.begin(act, ctx),
            Action::Print => {
                let (credit_code, way, press) = (file.code(), None, CERTIFICATE_PRESS);
                ctx.ask(Request::Employer(EmployerRequest::Certify { credit_code, way, press }));
            }
            Action::Open => {
                if let Some(number) = file.open(ctx) {
                    Register::correct(number, ctx);
                }
            }
            _ => file.act(action, ctx),
        }
    }

    fn act_returned(&mut self, action: Action, ctx: &mut Ctx) {
        let Some(returned) = &mut self.returned else { return };
        match action {
            Action::Back => {
                self.returned = None;
                self.list.entered(ctx);
            }
            Action::Open => {
                if let Some(number) = returned.chosen() {
                    Register::correct(number, ctx);
                }
            }
            _ => returned.act(action, ctx.body),
        }
    }

    fn act_list(&mut self, action: Action, ctx: &mut Ctx) {
        self.list.said = None;
        match action {
            Action::Open if !self.list.typing() => {
                if let Some(credit_code) = self.list.chosen() {
                    ctx.ask(Request::Employer(EmployerRequest::File { credit_code }));
                }
            }
            Action::Registration(act) => self.begin(act, ctx),
            Action::Returned => ctx.ask(Returned::request(SheetKind::Registration)),
            _ => self.list.act(action, ctx),
        }
    }

    fn show(&mut self, reply: Reply, ctx: &mut Ctx) {
        match (reply, &mut self.file) {
            (Reply::Employer(EmployerReply::File(new)), Some(old)) if old.file.credit_code == new.credit_code => {
                old.renew(new);
                if let Some(request) = old.workers_request(ctx.body) {
                    ctx.ask(request);
                }
            }
            (Reply::Employer(EmployerReply::File(file)), _) => self.file = Some(FileView::new(file)),
            (Reply::Employer(EmployerReply::Workers(workers)), Some(file)) => file.take_workers(workers),
            (Reply::Employer(EmployerReply::Begin(begun)), _) => {
                self.form = Some(Box::new(RegistrationForm::new(&begun, ctx.policy)));
            }
            (Reply::SheetQueue(list), None) => match &mut self.returned {
                Some(returned) => returned.renew(list),
                None => self.returned = Some(Returned::new(SheetKind::Registration, list)),
            },
            (reply, _) => self.list.receive(reply, ctx),
        }
    }
}

impl Screen for Register {
    fn scopes(&self) -> &'static [Scope] {
        match (&self.form, &self.file, &self.returned) {
            (Some(form), ..) => form.scopes(),
            (None, Some(_), _) => &[Scope::EmployerFile],
            (None, None, Some(_)) => &[Scope::ReturnedRegistrations],
            (None, None, None) => self.list.scopes(),
        }
    }

    fn typing(&self) -> bool {
        match (&self.form, &self.file, &self.returned) {
            (Some(form), ..) => form.typing(),
            (None, None, None) => self.list.typing(),
            _ => false,
        }
    }

    fn entered(&mut self, ctx: &mut Ctx) {
        if self.form.is_none() {
            self.read(ctx);
        }
    }

    /// A form that is being filled in is not left for it.
    fn open_employer(&mut self, credit_code: &str, ctx: &mut Ctx) {
        if self.form.is_none() {
            ctx.ask(Request::Employer(EmployerRequest::File { credit_code: credit_code.to_owned() }));
        }
    }

    fn resized(&mut self, ctx: &mut Ctx) {
        if self.form.is_none() {
            self.read(ctx);
        }
    }

    fn open_draft(&mut self, draft: SavedDraft, ctx: &mut Ctx) {
        self.form = Some(Box::new(RegistrationForm::of(draft, ctx.policy)));
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

    fn act(&mut self, action: Action, ctx: &mut Ctx) {
        match (&mut self.form, &self.file, &self.returned) {
            (Some(form), ..) => {
                if !form.act(action, ctx) {
                    self.form = None;
                    self.read(ctx);
                }
            }
            (None, Some(_), _) => self.act_file(action, ctx),
            (None, None, Some(_)) => self.act_returned(action, ctx),
            (None, None, None) => self.act_list(action, ctx),
        }
    }

    fn typed(&mut self, key: KeyEvent, ctx: &mut Ctx) {
        match &mut self.form {
            Some(form) => form.typed(key, ctx),
            None => self.list.typed(key, ctx),
        }
    }

    fn pasted(&mut self, text: &str, ctx: &mut Ctx) {
        match &mut self.form {
            Some(form) => form.pasted(text, ctx),
            None => self.list.pasted(text, ctx),
        }
    }

    /// Nothing changes under somebody who types.
    fn refresh(&mut self, ctx: &mut Ctx) {
        match (&self.form, &self.file, &self.returned) {
            (Some(_), ..) => {}
            (None, Some(file), _) => {
                ctx.afresh.push(file.request());
                ctx.afresh.extend(file.workers_request(ctx.body));
            }
            (None, None, Some(_)) => ctx.afresh.push(Returned::request(SheetKind::Registration)),
            (None, None, None) => self.list.refresh(ctx),
        }
    }

    fn refreshed(&mut self, reply: Reply, ctx: &mut Ctx) {
        match (&reply, &mut self.file) {
            (Reply::Employer(EmployerReply::File(_)), Some(file)) if !is_of(&reply, &file.file.credit_code) => {}
            (Reply::Employer(EmployerReply::File(_) | EmployerReply::Workers(_)), None) => {}
            (Reply::SheetQueue(_), _) if self.returned.is_none() => {}
            _ => self.show(reply, ctx),
        }
    }

    fn receive(&mut self, reply: Reply, ctx: &mut Ctx) {
        let Some(form) = &mut self.form else { return self.show(reply, ctx) };
        if let After::Left(said) = form.receive(reply, ctx) {
            self.form = None;
            let note = ctx.wish.take();
            match &mut self.file {
                Some(file) => file.said = said,
                None => self.list.said = said,
            }
            match note {
                Some(note) => ctx.wish = Some(note),
                None => self.read(ctx),
            }
        }
    }

    fn refused(&mut self, refusal: &Refusal) -> bool {
        self.form.as_mut().is_some_and(|form| form.refused(refusal))
    }

    fn draw(&self, pen: &mut Pen, facts: &Facts) -> Option<Cell> {
        match (&self.form, &self.file, &self.returned) {
            (Some(form), ..) => form.draw(pen),
            (None, Some(file), _) => file.draw(pen, facts.policy),
            (None, None, Some(returned)) => returned.draw(pen),
            (None, None, None) => self.list.draw(pen, facts),
        }
    }
}
