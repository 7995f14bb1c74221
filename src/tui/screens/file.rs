//! A person's file (档案): who he is above, and below as tabs employment, months, cases and payments.

use crate::desk::Request;
use crate::domain::identity::Sex;
use crate::domain::person::{BenefitLine, FullNumbers, MonthPaid, PersonFile};
use crate::text::cases;
use crate::text::catalog::{Msg, fill};
use crate::tui::keys::{Action, Scope};
use crate::tui::look::{Look, Part};
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Ctx, Facts, Wish};
use crate::tui::widgets::table::{self, Column, Text, left, right};

/// Rows above the tab's table: three of the person, a blank, tabs, a rule.
const HEAD_ROWS: u16 = 6;

/// A tab: its title, its columns, what it says when it is empty, and how its rows are made.
struct Tab {
    title: Msg,
    columns: &'static [Column],
    empty: Msg,
    rows: fn(&PersonFile, &Facts, Look) -> Vec<Vec<Text>>,
}

/// Which of the tabs is that of the cases.
const CASES: usize = 2;

const TABS: [Tab; 5] = [
    Tab {
        title: Msg::TabBasics,
        columns: &[
            left(Msg::ColFrom, 10, 0),
            left(Msg::ColTo, 10, 0),
            left(Msg::ColEmployer, 24, 1),
            left(Msg::ColJob, 10, 0),
            right(Msg::ColWage, 12),
        ],
        empty: Msg::NoEmployment,
        rows: employments,
    },
    Tab {
        title: Msg::TabMonths,
        columns: &[left(Msg::ColMonth, 8, 0), right(Msg::ColWage, 12), left(Msg::ColPaid, 12, 0), left(Msg::ColEmployer, 24, 1)],
        empty: Msg::NoMonths,
        rows: months,
    },
    Tab {
        title: Msg::TabCases,
        columns: &[
            left(Msg::ColCase, 14, 0),
            left(Msg::ColAccident, 10, 0),
            left(Msg::ColPart, 10, 0),
            left(Msg::ColStage, 12, 0),
            left(Msg::ColGrade, 8, 0),
            left(Msg::ColEmployer, 12, 1),
        ],
        empty: Msg::NoCases,
        rows: cases,
    },
    Tab {
        title: Msg::TabPayments,
        columns: &[left(Msg::ColDate, 10, 0), left(Msg::ColItem, 20, 1), right(Msg::ColAmount, 14), left(Msg::ColCase, 14, 0)],
        empty: Msg::NoPayments,
        rows: payments,
    },
    Tab {
        title: Msg::TabAdvice,
        columns: &[
            left(Msg::ColDate, 10, 0),
            left(Msg::ColAsked, 14, 0),
            right(Msg::ColOnce, 14),
            right(Msg::ColMonthly, 14),
            left(Msg::ColBy, 10, 1),
        ],
        empty: Msg::NoAdvice,
        rows: advice,
    },
];

pub(super) struct FileView {
    file: PersonFile,
    full: Option<FullNumbers>,
    tab: usize,
    at: usize,
}

impl FileView {
    pub fn new(file: PersonFile) -> FileView {
        FileView { file, full: None, tab: 0, at: 0 }
    }

    /// A file that a case was looked for in: it opens there.
    pub fn at_case(file: PersonFile, number: Option<&str>) -> FileView {
        match number.and_then(|number| file.cases.iter().position(|case| case.number == number)) {
            Some(at) => FileView { tab: CASES, at, ..FileView::new(file) },
            None => FileView::new(file),
        }
    }

    /// The same file, read again: one stays at the same tab and row.
    pub fn renew(&mut self, file: PersonFile) {
        if self.file.person_id == file.person_id {
            self.file = file;
            self.at = self.at.min(self.count().saturating_sub(1));
        } else {
            *self = FileView::new(file);
        }
    }

    /// Where keys mean something: a case has papers.
    pub fn scopes(&self) -> &'static [Scope] {
        if self.tab == CASES { &[Scope::FileCases, Scope::File] } else { &[Scope::File] }
    }

    pub fn person_id(&self) -> i64 {
        self.file.person_id
    }

    /// Whether the tab of cases is open.
    pub fn is_at_cases(&self) -> bool {
        self.tab == CASES
    }

    /// Number of the chosen case.
    pub fn chosen_case(&self) -> Option<&str> {
        self.file.cases.get(self.at).filter(|_| self.is_at_cases()).map(|c| c.number.as_str())
    }

    pub fn show_full(&mut self, person_id: i64, numbers: FullNumbers) {
        if self.file.person_id == person_id {
            self.full = Some(numbers);
        }
    }

    pub fn act(&mut self, action: Action, ctx: &mut Ctx) {
        match action {
            Action::Left => self.turn(TABS.len() - 1),
            Action::Right => self.turn(1),
            Action::Papers => {
                if let Some(case) = self.file.cases.get(self.at) {
                    ctx.ask(Request::Papers { number: case.number.clone() });
                }
            }
            Action::Consult => ctx.wish = Some(Wish::Consult { person_id: self.file.person_id }),
            Action::Intake => ctx.wish = Some(Wish::Intake { person_id: self.file.person_id }),
            Action::Bill => {
                let case = self.chosen_case().map(str::to_owned);
                ctx.wish = Some(match case {
                    Some(number) => Wish::Bill { number },
                    None => Wish::BillFor { person_id: self.file.person_id },
                });
            }
            Action::Revise => {
                if let Some(case) = self.file.cases.get(self.at) {
                    ctx.wish = Some(Wish::Revise { number: case.number.clone() });
                }
            }
            // A second press hides what the first one showed; only the look is recorded.
            Action::ShowFull if self.full.take().is_none() => ctx.ask(Request::ShowFull { person_id: self.file.person_id }),
            Action::ShowFull => {}
            _ => {
                self.at = table::step(self.at, action, self.count(), usize::from(ctx.body.height.saturating_sub(HEAD_ROWS + 1)));
            }
        }
    }

    /// Rows of the open tab.
    fn count(&self) -> usize {
        match self.tab {
            0 => self.file.employments.len(),
            1 => self.file.months.len(),
            CASES => self.file.cases.len(),
            3 => self.file.payments.len(),
            _ => self.file.advice.len(),
        }
    }

    fn turn(&mut self, by: usize) {
        self.tab = (self.tab + by) % TABS.len();
        self.at = 0;
    }

    pub fn draw(&self, pen: &mut Pen, facts: &Facts) -> Option<Cell> {
        self.person(pen);
        self.tabs(pen);
        pen.rule(HEAD_ROWS - 1);
        let tab = &TABS[self.tab];
        let rows = (tab.rows)(&self.file, facts, pen.look);
        let mut below = pen.within(0, HEAD_ROWS, pen.area.width, pen.area.height - HEAD_ROWS);
        if rows.is_empty() {
            below.text(2, 1, below.area.width, below.look.text(tab.empty), Part::Plain);
            return Some((below.area.x, below.area.y));
        }
        table::draw(&mut below, tab.columns, &rows, Some(self.at))
    }

    fn person(&self, pen: &mut Pen) {
        let f = &self.file;
        let look = pen.look;
        let (id, phone) = match &self.full {
            Some(full) => (full.id_number.as_str(), full.phone.as_str()),
            None => (f.id_masked.as_str(), f.phone_masked.as_str()),
        };
        let sex = look.text(if f.sex == Sex::Male { Msg::Male } else { Msg::Female });
        let mut x = 1 + pen.text(1, 0, 30, &f.name, Part::Title) + 2;
        let number = if self.full.is_some() { Part::Accent } else { Part::Plain };
        let age = fill(look.text(Msg::Age), &[("n", &f.age.to_string())]);
        for (text, part) in
            [(id, number), (sex, Part::Plain), (&f.birth.to_string(), Part::Plain), (&age, Part::Plain), (phone, number)]
        {
            x += pen.text(x, 0, pen.area.width, text, part) + 2;
        }
        pen.text(1, 1, pen.area.width - 2, &insured_line(f, look), Part::Plain);
        if let Some(benefit) = &f.benefit {
            pen.text(1, 2, pen.area.width - 2, &benefit_line(benefit, look), Part::Plain);
        }
    }

    fn tabs(&self, pen: &mut Pen) {
        let mut x = 1;
        for (i, tab) in TABS.iter().enumerate() {
            let part = if i == self.tab { Part::Focus } else { Part::Plain };
            x += pen.text(x, HEAD_ROWS - 2, pen.area.width, &format!(" {} ", pen.look.text(tab.title)), part) + 1;
        }
    }
}

/// Whether he is insured now, and with whom: what is asked first.
fn insured_line(file: &PersonFile, look: Look) -> String {
    // Running employments stand first.
    match file.employments.first() {
        Some(e) if e.insured_to.is_none() => {
            let since = fill(look.text(Msg::Since), &[("date", &e.insured_from.to_string())]);
            [look.text(Msg::InsuredNow), "  ", &e.employer, "  ", &since].concat()
        }
        Some(_) => look.text(Msg::InsuredBefore).to_owned(),
        None => look.text(Msg::InsuredNever).to_owned(),
    }
}

fn benefit_line(benefit: &BenefitLine, look: Look) -> String {
    let kind = match benefit.kind.as_str() {
        "allowance" => look.text(Msg::KindAllowance),
        "dependant_pension" => look.text(Msg::KindPension),
        "nursing_allowance" => look.text(Msg::KindNursing),
        other => other,
    };
    let amount = fill(look.text(Msg::PerMonth), &[("amount", &benefit.monthly.to_string())]);
    let since = fill(look.text(Msg::Since), &[("date", &benefit.since.to_string())]);
    let grade = benefit.grade.map(|g| grade(g, look)).unwrap_or_default();
    [look.text(Msg::Benefit), ": ", kind, " ", &grade, "  ", &amount, "  ", &since].concat()
}

fn grade(grade: u8, look: Look) -> String {
    cases::grade(grade, look.lang)
}

fn employments(file: &PersonFile, _facts: &Facts, look: Look) -> Vec<Vec<Text>> {
    let row = |e: &crate::domain::person::Employment| {
        let to = e.insured_to.map_or_else(|| look.text(Msg::ToDate).to_owned(), |d| d.to_string());
        vec![
            e.insured_from.to_string().into(),
            to.into(),
            e.employer.as_str().into(),
            e.job.as_str().into(),
            e.wage.to_string().into(),
        ]
    };
    file.employments.iter().map(row).collect()
}

fn months(file: &PersonFile, _facts: &Facts, look: Look) -> Vec<Vec<Text>> {
    let row = |m: &crate::domain::person::WageMonth| {
        let paid = match m.paid {
            Some(MonthPaid::Paid(day) | MonthPaid::InTime(day)) => day.to_string(),
            Some(MonthPaid::Deferred(_)) => look.text(Msg::MonthDeferred).to_owned(),
            Some(MonthPaid::InArrears) => look.text(Msg::InArrears).to_owned(),
            Some(MonthPaid::NothingDue) => look.text(Msg::NothingDue).to_owned(),
            None => look.text(Msg::NotDeclared).to_owned(),
        };
        vec![m.month.to_string().into(), m.wage.to_string().into(), paid.into(), m.employer.as_str().into()]
    };
    file.months.iter().map(row).collect()
}

fn cases(file: &PersonFile, _facts: &Facts, look: Look) -> Vec<Vec<Text>> {
    let row = |c: &crate::domain::person::CaseLine| {
        vec![
            c.number.as_str().into(),
            c.accident_on.to_string().into(),
            c.body_part.as_str().into(),
            cases::state(c.state, look.lang).into(),
            c.grade.map(|g| grade(g, look)).unwrap_or_default().into(),
            c.employer.as_str().into(),
        ]
    };
    file.cases.iter().map(row).collect()
}

fn payments(file: &PersonFile, facts: &Facts, look: Look) -> Vec<Vec<Text>> {
    let row = |p: &crate::domain::person::PaymentLine| {
        let item = facts.policy.item(&p.item).map_or(p.item.as_str(), |i| look.lang.pick(&i.name_zh, &i.name_en));
        vec![p.paid_on.to_string().into(), item.into(), p.amount.to_string().into(), p.case_number.as_str().into()]
    };
    file.payments.iter().map(row).collect()
}

fn advice(file: &PersonFile, _facts: &Facts, look: Look) -> Vec<Vec<Text>> {
    let row = |a: &crate::domain::person::AdviceLine| {
        let asked = if a.case == "death" {
            look.text(Msg::ChoiceDeath).to_owned()
        } else {
            fill(look.text(Msg::GradeN), &[("n", &a.grade)])
        };
        let (once, monthly) = (a.once.to_string(), a.monthly.to_string());
        vec![a.given_on.as_str().into(), asked.into(), once.into(), monthly.into(), a.by.as_str().into()]
    };
    file.advice.iter().map(row).collect()
}
