//! 催缴通知: what was issued, printed and served.

use crossterm::event::KeyEvent;

use super::{HEAD_ROWS, WIDE, below, cells, visible};
use crate::desk::arrears::{ArrearsReply, ArrearsRequest, NoticeRow};
use crate::desk::estimate::Fields;
use crate::desk::papers::Way;
use crate::desk::{Refusal, Reply, Request};
use crate::domain::case::paper::ServiceWay;
use crate::report::arrears as report;
use crate::report::papers::DUNNING_PRESS;
use crate::text::arrears as words;
use crate::text::catalog::{Msg, fill};
use crate::tui::form::{FieldSpec, choice, date, text};
use crate::tui::keys::{Action, Scope};
use crate::tui::look::Part;
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Ctx, Facts, Screen};
use crate::tui::screens::payments::small_form::{SmallForm, Wanted};
use crate::tui::widgets::table::{self, Column, Text, left, right};

const RECIPIENT: usize = 60;
const WAYS: &[(&str, Msg)] =
    &[(ServiceWay::Handed.id(), Msg::WayHanded), (ServiceWay::Post.id(), Msg::WayPost), (ServiceWay::Phone.id(), Msg::WayPhone)];
const SERVE: &[FieldSpec] =
    &[choice("way", Msg::LabelServiceWay, WAYS), text("recipient", Msg::DebtRecipient, RECIPIENT), date("on", Msg::DebtServedOn)];

const NARROW: &[Column] = &[
    left(Msg::DebtColNotice, 14, 0),
    left(Msg::ColKind, 8, 0),
    left(Msg::ColEmployer, 14, 1),
    right(Msg::DebtColPrincipal, 12),
    right(Msg::DebtColFee, 9),
    left(Msg::DebtColPayBy, 10, 0),
];
const WIDE_COLUMNS: &[Column] = &[
    left(Msg::DebtColNotice, 14, 0),
    left(Msg::ColKind, 12, 0),
    left(Msg::ColEmployer, 30, 1),
    right(Msg::DebtColPrincipal, 15),
    right(Msg::DebtColFee, 14),
    left(Msg::DebtColPayBy, 10, 0),
    left(Msg::DebtColServed, 10, 0),
];

#[derive(Default)]
pub(in crate::tui) struct Notices {
    list: Option<Vec<NoticeRow>>,
    at: usize,
    form: Option<(String, SmallForm)>,
}

impl Notices {
    fn lines(&self) -> &[NoticeRow] {
        self.list.as_deref().unwrap_or_default()
    }

    fn show(&mut self, list: Vec<NoticeRow>) {
        self.at = self.at.min(list.len().saturating_sub(1));
        self.list = Some(list);
    }

    fn print(&self, way: Option<Way>, ctx: &mut Ctx) {
        if let Some(row) = self.lines().get(self.at) {
            let number = row.number.clone();
            ctx.ask(Request::Arrears(ArrearsRequest::Print { number, way, press: DUNNING_PRESS }));
        }
    }

    fn act_form(&mut self, action: Action, ctx: &mut Ctx) {
        let Some((number, form)) = &mut self.form else { return };
        match form.act(action, ctx) {
            Wanted::File(fields) => ctx.ask(Request::Arrears(ArrearsRequest::Serve { number: number.clone(), fields })),
            Wanted::Leave => self.form = None,
            Wanted::Nothing => {}
        }
    }
}

impl Screen for Notices {
    fn scopes(&self) -> &'static [Scope] {
        self.form.as_ref().map_or(&[Scope::LevyNotices], |(_, f)| f.scopes())
    }

    fn typing(&self) -> bool {
        self.form.is_some()
    }

    fn entered(&mut self, ctx: &mut Ctx) {
        if self.form.is_none() {
            ctx.ask(Request::Arrears(ArrearsRequest::Notices));
        }
    }

    fn act(&mut self, action: Action, ctx: &mut Ctx) {
        match action {
            _ if self.form.is_some() => self.act_form(action, ctx),
            Action::Print => self.print(None, ctx),
            Action::PrintFile => self.print(Some(Way::Folder), ctx),
            Action::PrintLp => self.print(Some(Way::Printer), ctx),
            Action::PrintTerminal => self.print(Some(Way::Terminal), ctx),
            Action::Serve => {
                if let Some(row) = self.lines().get(self.at).filter(|r| r.served_on.is_none()) {
                    let about = format!("{}  {}", row.number, row.name);
                    self.form = Some((row.number.clone(), SmallForm::new(Msg::DebtServeTitle, about, SERVE, &Fields::default())));
                }
            }
            _ => self.at = table::step(self.at, action, self.lines().len(), visible(ctx.body)),
        }
    }

    fn typed(&mut self, key: KeyEvent, _ctx: &mut Ctx) {
        if let Some((_, form)) = &mut self.form {
            form.typed(key);
        }
    }

    fn pasted(&mut self, text: &str, _ctx: &mut Ctx) {
        if let Some((_, form)) = &mut self.form {
            form.pasted(text);
        }
    }

    fn refresh(&mut self, ctx: &mut Ctx) {
        if self.form.is_none() {
            ctx.afresh.push(Request::Arrears(ArrearsRequest::Notices));
        }
    }

    fn refreshed(&mut self, reply: Reply, ctx: &mut Ctx) {
        self.receive(reply, ctx);
    }

    fn receive(&mut self, reply: Reply, _ctx: &mut Ctx) {
        if let Reply::Arrears(ArrearsReply::Notices(list)) = reply {
            self.form = None;
            self.show(list);
        }
    }

    fn refused(&mut self, refusal: &Refusal) -> bool {
        match (&mut self.form, refusal) {
            (Some((_, form)), Refusal::Problems(problems)) if problems.iter().all(|(id, _)| *id != "number") => {
                form.refuse(problems);
                true
            }
            _ => false,
        }
    }

    fn draw(&self, pen: &mut Pen, _facts: &Facts) -> Option<Cell> {
        if let Some((_, form)) = &self.form {
            return form.draw(pen);
        }
        let list = self.list.as_ref()?;
        let (look, area) = (pen.look, pen.area);
        let waits = list.iter().filter(|n| n.served_on.is_none()).count().to_string();
        let head = fill(look.text(Msg::DebtNoticesHead), &[("n", &list.len().to_string()), ("waits", &waits)]);
        pen.text(1, 0, area.width - 2, &head, Part::Quiet);
        pen.rule(HEAD_ROWS - 1);
        let mut rest = below(pen);
        if list.is_empty() {
            rest.text(2, 1, area.width, words::no_notices(look.lang), Part::Title);
            return Some((area.x + 1, area.y));
        }
        let wide = area.width >= WIDE;
        let row = |n: &NoticeRow| {
            let mut row = report::notice_row(n, look.lang);
            row.truncate(if wide { WIDE_COLUMNS.len() } else { NARROW.len() });
            cells(row)
        };
        let rows: Vec<Vec<Text>> = list.iter().map(row).collect();
        table::draw(&mut rest, if wide { WIDE_COLUMNS } else { NARROW }, &rows, Some(self.at))
    }
}
