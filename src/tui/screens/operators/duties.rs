//! Who may do what: a row for everything that is done, a column for each role, and below it who may today.
//!
//! ```text
//!                       咨询 经办 复核 审批 ...
//! > 查询人员和档案        x    x    x    x
//! ```

use crate::desk::operators::DutyLine;
use crate::desk::{Reply, Request};
use crate::domain::operator::Role;
use crate::text::catalog::Msg;
use crate::text::operators::{duty, role, short_role};
use crate::tui::keys::{Action, Scope};
use crate::tui::look::Part;
use crate::tui::pen::{Pen, width};
use crate::tui::screen::{Cell, Ctx, Facts, Screen};
use crate::tui::widgets::table;
use crate::tui::widgets::wrap::wrap;

/// Rows below the grid: a rule, and who may.
const FOOT_ROWS: u16 = 4;
/// Columns of a row's name and of a role, on a narrow and a wide screen.
const NARROW: (u16, u16) = (24, 5);
const WIDE: (u16, u16) = (32, 9);

#[derive(Default)]
pub(in crate::tui) struct Duties {
    lines: Vec<DutyLine>,
    at: usize,
}

impl Screen for Duties {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Duties]
    }

    fn entered(&mut self, ctx: &mut Ctx) {
        ctx.ask(Request::Duties);
    }

    fn act(&mut self, action: Action, ctx: &mut Ctx) {
        let visible = usize::from(ctx.body.height.saturating_sub(FOOT_ROWS + 1)).max(1);
        self.at = table::step(self.at, action, self.lines.len(), visible);
    }

    fn receive(&mut self, reply: Reply, _ctx: &mut Ctx) {
        if let Reply::Duties(lines) = reply {
            self.at = self.at.min(lines.len().saturating_sub(1));
            self.lines = lines;
        }
    }

    fn draw(&self, pen: &mut Pen, _facts: &Facts) -> Option<Cell> {
        let (look, area) = (pen.look, pen.area);
        let columns = u16::try_from(Role::ALL.len()).unwrap_or(0);
        let is_wide = area.width >= 2 + WIDE.0 + columns * WIDE.1;
        let (name, wide) = if is_wide { WIDE } else { NARROW };
        let places = || (2 + name..).step_by(usize::from(wide)).zip(Role::ALL);
        for (x, r) in places() {
            let title = if is_wide { role(r, look.lang) } else { short_role(r, look.lang) };
            pen.text(x, 0, wide - 1, title, Part::Quiet);
        }
        let visible = usize::from(area.height.saturating_sub(FOOT_ROWS + 1)).max(1);
        let top = self.at - self.at % visible;
        let mut cursor = None;
        for (y, (n, line)) in (1..).zip(self.lines.iter().enumerate().skip(top).take(visible)) {
            let chosen = n == self.at;
            if chosen {
                pen.text(0, y, 1, ">", Part::Title);
                cursor = Some((area.x, area.y + y));
            }
            pen.text(2, y, name - 1, &duty(line.duty.what, look.lang), if chosen { Part::Focus } else { Part::Plain });
            for (x, r) in places() {
                let has = line.duty.roles.contains(&r);
                pen.text(x + 1, y, wide - 2, if has { "x" } else { "." }, if has { Part::Title } else { Part::Quiet });
            }
        }
        self.foot(pen);
        cursor
    }
}

impl Duties {
    fn foot(&self, pen: &mut Pen) {
        let (look, top) = (pen.look, pen.area.height.saturating_sub(FOOT_ROWS));
        pen.rule(top);
        let Some(line) = self.lines.get(self.at) else { return };
        let label = format!("{}  {}: ", duty(line.duty.what, look.lang), look.text(Msg::DutyWho));
        let named = |(name, lent): &(String, bool)| {
            if *lent { format!("{name} ({})", look.text(Msg::DutyLent)) } else { name.clone() }
        };
        let names = line.operators.iter().map(named).collect::<Vec<_>>().join(look.lang.pick("、", ", "));
        let names = if names.is_empty() { look.text(Msg::DutyNobody).to_owned() } else { names };
        let x = 2 + pen.text(2, top + 1, pen.area.width, &label, Part::Quiet);
        let room = pen.area.width.saturating_sub(x + 1).max(width(&label));
        for (y, part) in (top + 1..).zip(wrap(&names, room)) {
            pen.text(x, y, room, part.trim_start(), Part::Plain);
        }
    }
}
