//! 费率测算: saved scenarios; one being typed, worked out at each field beside today, with its chart; several side by side.
//!
//! ```text
//! assumptions      | table: today and scenario by year
//! (above it in a   | what is assumed
//! small window)    | chart of the balance
//! ```

use crossterm::event::KeyEvent;

use super::scenario_fields::FIELDS;
use crate::desk::estimate::Fields;
use crate::desk::scenarios::{ScenarioLine, ScenarioReply, ScenarioRequest, ScenarioView};
use crate::desk::{Refusal, Reply, Request};
use crate::report::scenarios as report;
use crate::text::catalog::Msg;
use crate::tui::form::{Did, Form};
use crate::tui::keys::{Action, Scope};
use crate::tui::look::Part;
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Ctx, Facts, Screen, Wish};
use crate::tui::screens::payments::text_page::TextPage;
use crate::tui::widgets::curve;
use crate::tui::widgets::table::{self, Column, Text, left};
use crate::tui::widgets::wrap::wrap;

/// Rows above the list: its title, a rule.
const HEAD_ROWS: u16 = 2;
/// From this width on the result stands beside the form.
const WIDE: u16 = 110;
/// Columns of the form there.
const FORM_WIDTH: u16 = 44;
/// Rows of the form in a small window; the result has the rest.
const FORM_ROWS: u16 = 9;
/// Rows of the chart, where there is room for it below the lines.
const CHART_ROWS: u16 = 10;

const COLUMNS: &[Column] = &[left(Msg::ColScenario, 26, 0), left(Msg::ColAssumes, 20, 1), left(Msg::MonthlyColBy, 8, 0)];

/// What is being looked at.
enum Doing {
    List,
    Typing(Box<Typing>),
    Comparing(TextPage),
}

/// A scenario being typed.
struct Typing {
    form: Form,
    view: Option<Box<ScenarioView>>,
    page: TextPage,
    said: Option<Msg>,
}

pub(in crate::tui) struct Scenarios {
    list: Vec<ScenarioLine>,
    at: usize,
    marked: Vec<String>,
    doing: Doing,
}

impl Default for Scenarios {
    fn default() -> Scenarios {
        Scenarios { list: Vec::new(), at: 0, marked: Vec::new(), doing: Doing::List }
    }
}

fn ask(ctx: &mut Ctx, request: ScenarioRequest) {
    ctx.ask(Request::Scenarios(request));
}

impl Scenarios {
    fn chosen(&self) -> Option<&ScenarioLine> {
        self.list.get(self.at)
    }

    /// Opens the form, empty or filled in with a saved scenario, and works it out.
    fn begin(&mut self, known: &Fields, ctx: &mut Ctx) {
        let mut form = Form::new(FIELDS);
        form.fill(known);
        self.doing = Doing::Typing(Box::new(Typing { form, view: None, page: TextPage::default(), said: None }));
        self.work_out(ctx);
    }

    fn work_out(&self, ctx: &mut Ctx) {
        if let Doing::Typing(typing) = &self.doing {
            let fields = typing.form.fields();
            ask(ctx, ScenarioRequest::Run { name: fields.get("scenario").to_owned(), fields });
        }
    }

    fn act_list(&mut self, action: Action, ctx: &mut Ctx) {
        match action {
            Action::NewEntry => self.begin(&Fields::default(), ctx),
            Action::Open => {
                if let Some(line) = self.chosen() {
                    let known = line.fields.clone().with("scenario", line.name.as_str());
                    self.begin(&known, ctx);
                }
            }
            Action::Mark => {
                if let Some(name) = self.chosen().map(|l| l.name.clone()) {
                    match self.marked.iter().position(|m| *m == name) {
                        Some(at) => drop(self.marked.remove(at)),
                        None => self.marked.push(name),
                    }
                }
            }
            Action::Compare if self.marked.is_empty() => ctx.wish = Some(Wish::Say(Msg::ScenarioMark)),
            Action::Compare => ask(ctx, ScenarioRequest::Compare { names: self.marked.clone() }),
            Action::DropDraft => {
                if let Some(name) = self.chosen().map(|l| l.name.clone()) {
                    ask(ctx, ScenarioRequest::Drop { name });
                }
            }
            _ => {
                let visible = usize::from(ctx.body.height.saturating_sub(HEAD_ROWS + 1)).max(1);
                self.at = table::step(self.at, action, self.list.len(), visible);
            }
        }
    }

    fn act_form(&mut self, action: Action, ctx: &mut Ctx) {
        let Doing::Typing(typing) = &mut self.doing else { return };
        typing.said = None;
        match action {
            Action::Back => {
                self.doing = Doing::List;
                ask(ctx, ScenarioRequest::List);
            }
            Action::Save => {
                typing.form.try_save(ctx.today);
                ask(ctx, ScenarioRequest::Save { fields: typing.form.fields() });
            }
            Action::Reset => self.begin(&Fields::default(), ctx),
            Action::PageDown | Action::PageUp => {
                let head = if ctx.body.width >= WIDE { 0 } else { FORM_ROWS + 1 };
                typing.page.step(action, ctx.body, head);
            }
            _ => {
                let before = typing.form.fields();
                if typing.form.act(action, ctx.today) == Did::Left && typing.form.fields() != before {
                    self.work_out(ctx);
                }
            }
        }
    }
}

impl Screen for Scenarios {
    fn scopes(&self) -> &'static [Scope] {
        match self.doing {
            Doing::List => &[Scope::Scenarios],
            Doing::Typing(_) => &[Scope::ScenarioForm],
            Doing::Comparing(_) => &[Scope::ScenarioCompare],
        }
    }

    fn typing(&self) -> bool {
        matches!(self.doing, Doing::Typing(_))
    }

    fn entered(&mut self, ctx: &mut Ctx) {
        match self.doing {
            Doing::List => ask(ctx, ScenarioRequest::List),
            Doing::Typing(_) => self.work_out(ctx),
            Doing::Comparing(_) => {}
        }
    }

    fn act(&mut self, action: Action, ctx: &mut Ctx) {
        match &mut self.doing {
            Doing::List => self.act_list(action, ctx),
            Doing::Typing(_) => self.act_form(action, ctx),
            Doing::Comparing(_) if action == Action::Back => self.doing = Doing::List,
            Doing::Comparing(page) => page.step(action, ctx.body, HEAD_ROWS),
        }
    }

    fn typed(&mut self, key: KeyEvent, ctx: &mut Ctx) {
        if let Doing::Typing(typing) = &mut self.doing
            && typing.form.key(key)
        {
            typing.form.set_problems(Vec::new());
            self.work_out(ctx);
        }
    }

    fn pasted(&mut self, text: &str, ctx: &mut Ctx) {
        if let Doing::Typing(typing) = &mut self.doing
            && typing.form.paste(text)
        {
            typing.form.set_problems(Vec::new());
            self.work_out(ctx);
        }
    }

    fn resized(&mut self, ctx: &mut Ctx) {
        if let Doing::Typing(typing) = &mut self.doing {
            typing.lay_out(ctx);
        }
    }

    fn refresh(&mut self, ctx: &mut Ctx) {
        if matches!(self.doing, Doing::List) {
            ctx.afresh.push(Request::Scenarios(ScenarioRequest::List));
        }
    }

    fn refreshed(&mut self, reply: Reply, ctx: &mut Ctx) {
        self.receive(reply, ctx);
    }

    fn receive(&mut self, reply: Reply, ctx: &mut Ctx) {
        let Reply::Scenarios(reply) = reply else { return };
        match (reply, &mut self.doing) {
            (ScenarioReply::Run(view), Doing::Typing(typing)) => {
                typing.view = Some(view);
                typing.lay_out(ctx);
            }
            (ScenarioReply::List(list), doing) => {
                if let Doing::Typing(typing) = doing {
                    typing.said = Some(Msg::ScenarioSaved);
                }
                self.marked.retain(|name| list.iter().any(|l| l.name == *name));
                self.at = self.at.min(list.len().saturating_sub(1));
                self.list = list;
            }
            (ScenarioReply::Compare(views), _) => {
                let mut page = TextPage::default();
                let lines = report::comparison_lines(&views, ctx.look.lang);
                let room = ctx.body.width.saturating_sub(2);
                page.set(&lines.iter().flat_map(|line| wrap(line, room)).collect::<Vec<_>>().join("\n"));
                self.doing = Doing::Comparing(page);
            }
            (ScenarioReply::Run(_), _) => {}
        }
    }

    fn refused(&mut self, refusal: &Refusal) -> bool {
        match (refusal, &mut self.doing) {
            // While one types, what is not finished yet is told at its field; the last result stays.
            (Refusal::Problems(found), Doing::Typing(typing)) => {
                typing.form.set_problems(found.clone());
                !found.iter().any(|(field, _)| *field == "year")
            }
            _ => false,
        }
    }

    fn draw(&self, pen: &mut Pen, _facts: &Facts) -> Option<Cell> {
        match &self.doing {
            Doing::List => self.draw_list(pen),
            Doing::Typing(typing) => typing.draw(pen),
            Doing::Comparing(page) => {
                let area = pen.area;
                pen.text(1, 0, area.width - 2, pen.look.text(Msg::ScenarioCompareTitle), Part::Title);
                pen.rule(1);
                page.draw(&mut pen.within(0, HEAD_ROWS, area.width, area.height.saturating_sub(HEAD_ROWS)));
                Some((area.x + 1, area.y))
            }
        }
    }
}

impl Scenarios {
    fn draw_list(&self, pen: &mut Pen) -> Option<Cell> {
        let (look, area) = (pen.look, pen.area);
        pen.text(1, 0, area.width - 2, look.text(Msg::ScenarioHead), Part::Title);
        pen.rule(1);
        let mut below = pen.within(0, HEAD_ROWS, area.width, area.height.saturating_sub(HEAD_ROWS));
        if self.list.is_empty() {
            below.text(2, 1, area.width, look.text(Msg::ScenarioNone), Part::Title);
            return Some((area.x + 1, area.y));
        }
        let row = |l: &ScenarioLine| -> Vec<Text> {
            let told = report::list_row(l, look.lang);
            let mark = if self.marked.contains(&l.name) { "* " } else { "" };
            vec![format!("{mark}{}", told[0]).into(), told[1].as_str().into(), told[2].as_str().into()]
        };
        let rows: Vec<Vec<Text>> = self.list.iter().map(row).collect();
        table::draw(&mut below, COLUMNS, &rows, Some(self.at))
    }
}

impl Typing {
    /// The table and what is assumed, as wide as there is room.
    fn lay_out(&mut self, ctx: &Ctx) {
        let Some(view) = &self.view else { return };
        let wide = ctx.body.width;
        let room = if wide >= WIDE { wide - FORM_WIDTH - 3 } else { wide.saturating_sub(2) };
        let mut lines = report::table_lines(view, ctx.look.lang);
        lines.extend(report::notes(view, ctx.look.lang).iter().flat_map(|line| wrap(line, room)));
        self.page.set(&lines.join("\n"));
    }

    fn draw(&self, pen: &mut Pen) -> Option<Cell> {
        let area = pen.area;
        if area.width >= WIDE {
            let cell = self.form.page(&mut pen.within(0, 0, FORM_WIDTH, area.height));
            let x = FORM_WIDTH + 1;
            let chart = if area.height > CHART_ROWS * 2 { CHART_ROWS } else { 0 };
            self.result(&mut pen.within(x, 0, area.width - x, area.height - chart));
            self.chart(&mut pen.within(x, area.height - chart, area.width - x, chart));
            return cell;
        }
        let cell = self.form.page(&mut pen.within(0, 0, area.width, FORM_ROWS));
        pen.within(0, FORM_ROWS, area.width, 1).rule(0);
        let rows = area.height.saturating_sub(FORM_ROWS + 1);
        self.result(&mut pen.within(0, FORM_ROWS + 1, area.width, rows));
        cell
    }

    fn result(&self, pen: &mut Pen) {
        if let Some(said) = self.said {
            pen.right(0, 0, pen.area.width.saturating_sub(1), pen.look.text(said), Part::Accent);
        }
        self.page.draw(pen);
    }

    /// The balance of today and of the scenario over the years.
    fn chart(&self, pen: &mut Pen) {
        let (Some(view), true) = (&self.view, pen.area.height > 2) else { return };
        let (width, height) = (pen.area.width, pen.area.height);
        pen.text(1, 0, width - 2, pen.look.text(Msg::ScenarioBalance), Part::Quiet);
        let balance = |years: &[crate::domain::scenario::YearLine]| years.iter().map(|y| y.balance.fen()).collect::<Vec<_>>();
        let (today, then) = (balance(&view.today.years), balance(&view.scenario.years));
        curve::draw_two(&mut pen.within(1, 1, width - 2, height - 2), &today, &then);
        let (first, last) = (view.today.years.first(), view.today.years.last());
        pen.text(1, height - 1, width - 2, &first.map(|y| y.year.to_string()).unwrap_or_default(), Part::Quiet);
        pen.right(1, height - 1, width - 2, &last.map(|y| y.year.to_string()).unwrap_or_default(), Part::Quiet);
    }
}
