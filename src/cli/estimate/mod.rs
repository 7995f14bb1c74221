//! `gsbx estimate`: what would it pay, without a database. Bad values are wrong usage (exit status 2).

mod args;

use std::path::Path;

pub use args::EstimateAct;
use args::{Common, DisabilityArgs};

use super::{Failure, Session, office, print};
use crate::desk::clock::{Clock, SystemClock};
use crate::desk::estimate::batch::{self, BatchProblem};
use crate::desk::estimate::{Fields, Ground, disability};
use crate::domain::benefits::item::Estimate;
use crate::domain::params::Book;
use crate::domain::problem::Problem;
use crate::policy::Policy;
use crate::report;
use crate::text::command::example;
use crate::text::problems;

pub(super) fn run(act: &EstimateAct, session: &Session) -> Result<(), Failure> {
    let policy = office::policy()?;
    match act {
        EstimateAct::Disability(args) => {
            let answer = |ground: &Ground| disability::estimate(ground, &disability_fields(args, ground));
            one(&policy, &args.common, session, answer)
        }
        EstimateAct::Batch { file, json } => examples(&policy, file, *json, session),
    }
}

/// Answers one question and prints the answer.
fn one(
    policy: &Policy,
    common: &Common,
    session: &Session,
    answer: impl Fn(&Ground) -> crate::desk::estimate::Answer<Estimate>,
) -> Result<(), Failure> {
    let bad = |problems: Vec<(&'static str, Problem)>| Failure::BadInput(problems::fields(&problems, session.lang));
    let book = what_if(policy, common).map_err(bad)?;
    let ground = Ground { policy, book: &book, today: SystemClock.today() };
    let estimate = answer(&ground).map_err(bad)?;
    print(&if common.json {
        report::json_text(&report::estimate::json(&estimate, &book, session.lang))
    } else {
        report::estimate::text(&estimate, &book, session.lang)
    })
}

/// The shipped parameters with those of `--param` over them.
fn what_if(policy: &Policy, common: &Common) -> Result<Book, Vec<(&'static str, Problem)>> {
    let mut book = policy.parameters().clone();
    for param in &common.params {
        let (key, value) = param.split_once('=').ok_or_else(|| vec![("param", Problem::Empty)])?;
        book = book.what_if(key.trim(), value).map_err(|p| vec![("param", p)])?;
    }
    Ok(book)
}

fn disability_fields(args: &DisabilityArgs, ground: &Ground) -> Fields {
    let on = args.on.clone().unwrap_or_else(|| ground.today.to_string());
    let mut fields = Fields::default()
        .with("grade", &args.grade)
        .with("wage", &args.wage)
        .with("injury", args.injury.as_ref().unwrap_or(&on))
        .with("work", if args.no_work { "no" } else { "yes" })
        .with("insured", if args.not_insured { "no" } else { "yes" });
    if let Some(ended) = &args.ended {
        fields.set("ended", if ended.is_empty() { &on } else { ended });
    }
    for (id, text) in [
        ("nursing", &args.nursing),
        ("situation", &args.situation),
        ("retires", &args.retires),
        ("birth", &args.birth),
        ("class", &args.class),
        ("years_left", &args.years_left),
        ("concluded", &args.concluded),
        ("recognised", &args.recognised),
        ("month", &args.month),
        ("pension", &args.pension),
        ("wage_before_end", &args.wage_before_end),
    ] {
        if let Some(text) = text {
            fields.set(id, text);
        }
    }
    fields
}

fn examples(policy: &Policy, file: &Path, json: bool, session: &Session) -> Result<(), Failure> {
    let text = std::fs::read_to_string(file).map_err(|e| Failure::File(file.to_owned(), e))?;
    let ground = Ground { policy, book: policy.parameters(), today: SystemClock.today() };
    let done = batch::run(&text, &ground).map_err(|problem| {
        Failure::BadInput(match problem {
            BatchProblem::File(problem) => problems::problem(&problem, session.lang),
            BatchProblem::Example(n, list) => {
                format!("{}: {}", example(n, session.lang), problems::fields(&list, session.lang))
            }
        })
    })?;
    print(&if json { report::json_text(&report::batch::json(&done)) } else { report::batch::text(&done, session.lang) })
}
