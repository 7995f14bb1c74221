//! 复制上月: a declaration begins with last month's wages, of those who are insured there now; and what is made of it as it is
//! typed.

use std::collections::{HashMap, HashSet};

use rust_decimal::Decimal;

use super::declare::{Declared, DeclaredWorker};
use crate::desk::estimate::Fields;
use crate::desk::sheets::restored;
use crate::desk::{Desk, Refusal};
use crate::domain::audit::Act;
use crate::domain::benefits::FieldProblem;
use crate::domain::dates::Month;
use crate::domain::declaration::change;
use crate::domain::declaration::month::Owed;
use crate::domain::employer::rate::RateRow;
use crate::domain::grid;
use crate::domain::identity::CreditCode;
use crate::domain::money::Money;
use crate::domain::operator::Right;
use crate::domain::problem::Problem;

/// What a declaration begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeclarationBegun {
    pub employer: String,
    pub month: Month,
    pub fields: Fields,
    /// Names of those who had no wage there last month, and of those who had one and are not insured there now.
    pub joined: Vec<String>,
    pub left: Vec<String>,
    /// One's own sheet of the month that was returned or recalled, as it stood after its last step; its fields are the ones above.
    pub corrects: Option<(String, i64)>,
}

/// What the desk makes of a declaration.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DeclarationLook {
    /// Empty while employer or month cannot be read.
    pub employer: String,
    pub count: usize,
    pub total: Money,
    /// How many had a wage the month before.
    pub last_count: usize,
    pub class: Option<RateRow>,
    /// Floor and ceiling of a base.
    pub limits: Option<(Money, Money)>,
    pub owed: Option<Owed>,
    /// The parameter that is not known yet.
    pub lacks: Option<Problem>,
    pub lines: Vec<LookLine>,
    pub problems: Vec<FieldProblem>,
    pub warnings: Vec<FieldProblem>,
}

/// What a row comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LookLine {
    /// Its row; the first is 1.
    pub line: usize,
    pub name: String,
    pub wage: Option<Money>,
    pub base: Option<Money>,
    pub last_wage: Option<Money>,
    pub last_base: Option<Money>,
    /// Per cent of last month's wage.
    pub change: Option<Decimal>,
}

impl Desk {
    /// What the declaration of an employer and month begins with: one's own that was sent back, else last month's wages. It holds
    /// whole identity numbers, so the look is in the audit trail.
    ///
    /// # Errors
    /// `NotAllowed`; `Problems` with their fields; `Store`.
    pub fn begin_declaration(&mut self, credit_code: &str, month: Month) -> Result<DeclarationBegun, Refusal> {
        self.require(Right::Intake)?;
        let wrong = |p: Problem| Refusal::Problems(vec![("credit_code", p)]);
        let code = CreditCode::parse(credit_code).map_err(wrong)?;
        let employer = self.store.employer(code.as_str())?.ok_or_else(|| wrong(Problem::UnknownEmployer))?;
        let insured: Vec<_> = self.store.insured_there(employer.id, month)?.into_iter().filter(|i| !i.on_project).collect();
        let last: HashMap<i64, Money> =
            self.store.wages_there(employer.id, month.previous())?.into_iter().map(|w| (w.person, w.wage)).collect();
        let here: HashSet<i64> = insured.iter().map(|i| i.person).collect();
        let joined =
            insured.iter().filter(|i| !last.is_empty() && !last.contains_key(&i.person)).map(|i| i.name.clone()).collect();
        let mut left = Vec::new();
        for person in last.keys().filter(|p| !here.contains(p)) {
            left.extend(self.store.person(*person)?.map(|p| p.name));
        }
        left.sort_unstable();
        let wage = |person: i64, registered: Money| last.get(&person).copied().unwrap_or(registered);
        let cells: Vec<[String; 4]> = insured
            .iter()
            .map(|i| [i.id_number.clone(), i.name.clone(), wage(i.person, i.wage).plain(), String::new()])
            .collect();
        let mut begun = DeclarationBegun {
            employer: employer.name,
            month,
            fields: Fields::default()
                .with("credit_code", code.as_str())
                .with("month", month.to_string())
                .with("rows", grid::text(&cells)),
            joined,
            left,
            corrects: None,
        };
        for sheet in self.store.declarations(employer.id, month)? {
            let row = self.store.sheet_by_id(sheet.sheet)?;
            if sheet.is_live {
                begun.fields.set("replaces", row.number);
            } else if sheet.state.is_open() && row.entered_by == self.operator.id {
                let seen = self.store.sheet_steps(row.id)?.last().map_or(0, |s| s.id);
                begun.fields = self.store.sheet_versions(row.id)?.last().map(|v| restored(&v.fields)).unwrap_or_default();
                begun.corrects = Some((row.number, seen));
            }
        }
        // Whole numbers of all who work there leave the file.
        let (at, subject) = (self.clock.stamp(), format!("employer:{}", employer.id));
        self.store.note(&at, Some(self.operator.id), Act::Unmask, &subject, &format!("declaration {month}"))?;
        Ok(begun)
    }

    /// What the desk makes of a declaration; `corrects` is the number of the sheet that is being corrected, or empty.
    ///
    /// # Errors
    /// `NotAllowed`, `Store`.
    pub fn look_at_declaration(&self, fields: &Fields, corrects: &str) -> Result<DeclarationLook, Refusal> {
        self.require(Right::Intake)?;
        let but = if corrects.is_empty() { None } else { self.store.sheet(corrects)?.map(|row| row.id) };
        match self.declared(fields, but) {
            Ok(declared) => Ok(look(declared)),
            Err(Refusal::Problems(problems)) => Ok(DeclarationLook { problems, ..DeclarationLook::default() }),
            Err(other) => Err(other),
        }
    }
}

fn look(declared: Declared) -> DeclarationLook {
    let line = |w: &DeclaredWorker| LookLine {
        line: w.line.line,
        name: w.line.name.clone(),
        wage: w.line.wage,
        base: w.base,
        last_wage: w.last.map(|l| l.wage),
        last_base: w.last.and_then(|l| l.base),
        change: w.last.zip(w.line.wage).and_then(|(last, now)| change(last.wage, now)),
    };
    let lines = declared.workers.iter().map(line).collect();
    let (owed, lacks) = match declared.owed {
        Ok(owed) => (Some(owed), None),
        Err(problem) => (None, Some(problem)),
    };
    DeclarationLook {
        employer: declared.employer.name,
        count: declared.count,
        total: declared.total,
        last_count: declared.last_count,
        class: Some(declared.rate),
        limits: declared.limits,
        owed,
        lacks,
        lines,
        problems: declared.problems,
        warnings: declared.warnings,
    }
}
