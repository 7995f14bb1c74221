//! Reimbursement (报销): a bill is entered with its receipts, or one that was returned corrected and handed in again.
//!
//! ```text
//! 费用报销  张三 GS-2021-000017                         第 9 项，共 19 项
//! 票据
//!      发票代码     号码         日期       费用类别         金额    目录外 备注
//!    1 044001210000 10000001     2021-12-20 检查费         860.00     60.00
//! ---------------------------------------------------------------- 1/3
//! 应付 2,554.56 元
//! ```

mod draw;
mod fields;
mod form;
mod panel;

use crossterm::event::KeyEvent;

use crate::desk::drafts::SavedDraft;
use crate::desk::reimburse::BillBegun;
use crate::desk::sheets::SheetView;
use crate::desk::{Refusal, Reply, Request};
use crate::text::catalog::Msg;
use crate::text::reimburse;
use crate::tui::form::Did;
use crate::tui::keys::{Action, Scope};
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Ctx, Facts, Screen, ScreenId, Wish};
use crate::tui::screens::intake::panel as turning;
use crate::tui::widgets::table;
use form::{BillForm, Origin};

/// What the desk was asked for; until it answers nothing is typed into the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Awaited {
    Opening,
    Filing,
    /// What was filed is read, to say until when it is due.
    Filed,
    /// The draft is being written, and one leaves.
    Leaving,
}

/// A form that waits for what it begins with.
enum Opening {
    /// The list where something waits to be corrected, else a new form.
    Any,
    New {
        case: String,
        person_id: Option<i64>,
    },
    Draft(SavedDraft),
    Correct(Box<SheetView>),
}

/// A sheet that was just filed.
struct Done {
    said: String,
    next: Vec<String>,
    case: String,
}

#[derive(Default)]
pub(in crate::tui) struct Reimburse {
    bill: Option<BillForm>,
    begun: BillBegun,
    /// The list of sheets to correct is looked at; the row one is on, a new bill first.
    in_list: bool,
    at: usize,
    done: Option<Done>,
    opening: Option<Opening>,
    awaited: Option<Awaited>,
    /// The draft cannot be kept: whether to throw the form away is asked.
    asking: bool,
    said: Option<Msg>,
}

impl Reimburse {
    /// Puts away what is open and asks for what comes next.
    fn begin(&mut self, opening: Opening, ctx: &mut Ctx) {
        if let Some(bill) = &mut self.bill {
            bill.keep(ctx);
        }
        let person_id = if let Opening::New { person_id, .. } = &opening { *person_id } else { None };
        *self = Reimburse { opening: Some(opening), awaited: Some(Awaited::Opening), said: self.said, ..Reimburse::default() };
        ctx.ask(Request::BeginBill { person_id });
    }

    fn begun(&mut self, begun: BillBegun, ctx: &mut Ctx) {
        self.awaited = None;
        self.begun = begun;
        let begun = &self.begun;
        self.bill = match self.opening.take().unwrap_or(Opening::Any) {
            Opening::Any if !begun.open.is_empty() => {
                (self.in_list, self.at) = (true, 0);
                return;
            }
            Opening::Any => Some(BillForm::new("", false, begun, ctx)),
            Opening::New { case, person_id } => {
                // Of several cases the newest is offered.
                let case = if case.is_empty() { begun.cases.last().cloned().unwrap_or_default() } else { case };
                let from_elsewhere = person_id.is_some() || !case.is_empty();
                Some(BillForm::new(&case, from_elsewhere, begun, ctx))
            }
            Opening::Draft(draft) => Some(BillForm::of(draft, begun, ctx)),
            Opening::Correct(view) => Some(BillForm::correct(&view, begun, ctx)),
        };
        self.look(ctx);
    }

    /// Asks the desk what it makes of the fields.
    fn look(&mut self, ctx: &mut Ctx) {
        if let Some(bill) = &mut self.bill {
            ctx.ask(bill.look());
        }
    }

    fn act_form(&mut self, action: Action, ctx: &mut Ctx) {
        let Some(bill) = &mut self.bill else {
            // What could not be read before is asked for again.
            let opening = self.opening.take().unwrap_or(Opening::Any);
            return self.begin(opening, ctx);
        };
        match action {
            Action::Save => {
                bill.form.try_save(ctx.today);
                bill.keep(ctx);
                self.awaited = Some(Awaited::Filing);
                ctx.ask(bill.filing());
            }
            Action::Back if bill.is_begun() => {
                self.awaited = Some(Awaited::Leaving);
                ctx.ask(Request::SaveDraft { draft: bill.draft(ctx) });
            }
            Action::Back => self.leave(ctx),
            Action::PageDown | Action::PageUp => self.turn(action == Action::PageDown, ctx),
            _ => {
                if bill.form.act(action, ctx.today) == Did::Left {
                    bill.keep(ctx);
                    bill.turned = 0;
                    self.look(ctx);
                }
            }
        }
    }

    fn turn(&mut self, down: bool, ctx: &Ctx) {
        let Some(bill) = &mut self.bill else { return };
        let (room, rows) = draw::panel_size(ctx.body);
        let pages = turning::pages(panel::rows(bill, ctx.look, room).len(), rows.into());
        bill.turned = (bill.turned + if down { 1 } else { pages - 1 }) % pages;
    }

    fn act_list(&mut self, action: Action, ctx: &mut Ctx) {
        match action {
            Action::Open if self.at > 0 => {
                if let Some(line) = self.begun.open.get(self.at - 1) {
                    self.awaited = Some(Awaited::Opening);
                    ctx.ask(Request::Sheet { number: line.number.clone() });
                }
            }
            Action::Open | Action::NewEntry => self.begin(Opening::New { case: String::new(), person_id: None }, ctx),
            Action::Back => ctx.wish = Some(Wish::Go(ScreenId::Lookup)),
            _ => self.at = table::step(self.at, action, self.begun.open.len() + 1, usize::from(ctx.body.height)),
        }
    }

    /// Out of the form: to the case it is about, to the list, or to the search.
    fn leave(&mut self, ctx: &mut Ctx) {
        let Some(bill) = self.bill.take() else { return };
        self.awaited = None;
        let case = bill.form.all_fields().get("case_number").to_owned();
        match bill.origin {
            Origin::New { from_elsewhere: true } if !case.is_empty() => ctx.wish = Some(Wish::Case { number: case }),
            Origin::New { .. } if self.begun.open.is_empty() => ctx.wish = Some(Wish::Go(ScreenId::Lookup)),
            _ => self.begin(Opening::Any, ctx),
        }
    }

    /// A new sheet was filed; what is on file of it is read, to say what comes next.
    fn filed(&mut self, number: &str, is_new: bool, ctx: &mut Ctx) {
        let Some(bill) = self.bill.take() else { return };
        ctx.aside(Request::DropDraft { id: bill.draft_id() });
        let case = bill.form.all_fields().get("case_number").to_owned();
        let said = reimburse::filed(number, is_new, ctx.look.lang);
        *self = Reimburse {
            done: Some(Done { said, next: Vec::new(), case }),
            awaited: Some(Awaited::Filed),
            ..Reimburse::default()
        };
        ctx.ask(Request::Sheet { number: number.to_owned() });
    }

    /// A sheet that was asked for: to be corrected, or because it was just filed.
    fn sheet(&mut self, view: Box<SheetView>, ctx: &mut Ctx) {
        match self.awaited.take() {
            Some(Awaited::Opening) => self.begin(Opening::Correct(view), ctx),
            Some(Awaited::Filing) => {
                let Some(bill) = self.bill.take() else { return };
                ctx.aside(Request::DropDraft { id: bill.draft_id() });
                let said = reimburse::resubmitted(&view.number, view.version, ctx.look.lang);
                self.done =
                    Some(Done { said, next: reimburse::next(&view, ctx.look.lang), case: view.case.clone().unwrap_or_default() });
            }
            _ => {
                if let Some(done) = &mut self.done {
                    done.next = reimburse::next(&view, ctx.look.lang);
                }
            }
        }
    }

    fn answer(&mut self, action: Action, ctx: &mut Ctx) {
        self.asking = false;
        if action == Action::Yes {
            self.bill = None;
            self.begin(Opening::Any, ctx);
        }
    }
}

impl Screen for Reimburse {
    fn scopes(&self) -> &'static [Scope] {
        match (self.asking, &self.done, self.in_list) {
            (true, ..) => &[Scope::Ask],
            (_, Some(_), _) => &[Scope::Filed],
            (.., true) => &[Scope::BillList],
            _ => &[Scope::Entry, Scope::Bill],
        }
    }

    fn typing(&self) -> bool {
        self.asking || (self.awaited.is_none() && self.done.is_none() && !self.in_list)
    }

    fn entered(&mut self, ctx: &mut Ctx) {
        self.awaited = None;
        match (&self.bill, &self.done) {
            (None, None) => self.begin(Opening::Any, ctx),
            _ => self.look(ctx),
        }
    }

    fn open_for(&mut self, person_id: i64, ctx: &mut Ctx) {
        self.begin(Opening::New { case: String::new(), person_id: Some(person_id) }, ctx);
    }

    fn open_case(&mut self, number: &str, ctx: &mut Ctx) {
        // Coming back for the same case one finds the form as one left it.
        let same = self.bill.as_ref().is_some_and(|b| b.form.all_fields().get("case_number") == number);
        if !same {
            self.begin(Opening::New { case: number.to_owned(), person_id: None }, ctx);
        }
    }

    fn open_draft(&mut self, draft: SavedDraft, ctx: &mut Ctx) {
        self.bill = None;
        self.begin(Opening::Draft(draft), ctx);
    }

    fn put_away(&mut self, ctx: &mut Ctx) {
        if let Some(bill) = &mut self.bill {
            bill.keep(ctx);
        }
    }

    fn draft_failed(&mut self) {
        if let Some(bill) = &mut self.bill {
            bill.keeping_failed();
        }
    }

    fn act(&mut self, action: Action, ctx: &mut Ctx) {
        self.said = None;
        match (self.asking, &self.done, self.in_list) {
            (true, ..) => self.answer(action, ctx),
            (_, Some(done), _) => match action {
                Action::Open if !done.case.is_empty() => ctx.wish = Some(Wish::Case { number: done.case.clone() }),
                Action::NewEntry | Action::Back => {
                    self.done = None;
                    self.begin(Opening::Any, ctx);
                }
                _ => {}
            },
            (.., true) => self.act_list(action, ctx),
            _ => self.act_form(action, ctx),
        }
    }

    fn typed(&mut self, key: KeyEvent, _ctx: &mut Ctx) {
        if let Some(bill) = self.bill.as_mut().filter(|_| !self.asking) {
            bill.form.key(key);
        }
    }

    fn pasted(&mut self, text: &str, ctx: &mut Ctx) {
        let Some(bill) = self.bill.as_mut().filter(|_| !self.asking) else { return };
        if bill.form.paste(text) {
            bill.keep(ctx);
            self.look(ctx);
        }
    }

    fn receive(&mut self, reply: Reply, ctx: &mut Ctx) {
        match reply {
            Reply::BeginBill(begun) => self.begun(*begun, ctx),
            Reply::LookAtBill(looked) => {
                if let Some(bill) = &mut self.bill {
                    bill.take(looked);
                }
            }
            Reply::FileSheet(filed) => self.filed(&filed.number, filed.is_new, ctx),
            Reply::Sheet(view) => self.sheet(view, ctx),
            Reply::SaveDraft if self.awaited == Some(Awaited::Leaving) => {
                self.said = Some(Msg::DraftKept);
                self.leave(ctx);
            }
            _ => {}
        }
    }

    fn refused(&mut self, refusal: &Refusal) -> bool {
        let awaited = self.awaited.take();
        self.asking = awaited == Some(Awaited::Leaving);
        match (&mut self.bill, refusal) {
            (Some(bill), Refusal::Problems(problems)) if awaited == Some(Awaited::Filing) => {
                bill.form.refuse(problems);
                true
            }
            _ => false,
        }
    }

    fn draw(&self, pen: &mut Pen, _facts: &Facts) -> Option<Cell> {
        match (&self.done, &self.bill) {
            (Some(done), _) => Reimburse::done(&done.said, &done.next, pen),
            (None, _) if self.in_list => self.list(pen),
            (None, Some(bill)) => self.page(bill, pen),
            (None, None) => self.no_form(pen),
        }
    }
}
