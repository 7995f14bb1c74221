//! `gsbx estimate`: what would it pay, without a database. Bad values are wrong usage (exit status 2).

mod args;

use std::path::Path;

pub use args::EstimateAct;
use args::{Common, DeathArgs, DisabilityArgs, LateFeeArgs, LeaveArgs, PremiumArgs, ReimbursementArgs};

use super::args::Args;
use super::{Failure, Session, office, print};
use crate::desk::Refusal;
use crate::desk::clock::{Clock, SystemClock};
use crate::desk::estimate::batch::{self, BatchProblem};
use crate::desk::estimate::{Fields, Ground, death, disability, leave, levy, reimbursement};
use crate::desk::policy::office_book;
use crate::domain::benefits::item::Estimate;
use crate::domain::params::Book;
use crate::domain::problem::Problem;
use crate::policy::Policy;
use crate::report;
use crate::store::Store;
use crate::text::command::example;
use crate::text::problems;

pub(super) fn run(args: &Args, act: &EstimateAct, session: &Session) -> Result<(), Failure> {
    let policy = office::policy()?;
    let book = book(args, &policy)?;
    let ground = Ground { policy: &policy, book: &book, today: SystemClock.today() };
    match act {
        EstimateAct::Disability(args) => {
            let answer = |ground: &Ground| disability::estimate(ground, &disability_fields(args, ground));
            one(&ground, &args.common, session, answer)
        }
        EstimateAct::Death(args) => {
            let answer = |ground: &Ground| death::estimate(ground, &death_fields(args, ground));
            one(&ground, &args.common, session, answer)
        }
        EstimateAct::Leave(args) => one(&ground, &args.common, session, |g: &Ground| leave::estimate(g, &leave_fields(args))),
        EstimateAct::Premium(args) => one(&ground, &args.common, session, |g: &Ground| levy::premium(g, &premium_fields(args))),
        EstimateAct::LateFee(args) => one(&ground, &args.common, session, |g: &Ground| levy::late_fee(g, &late_fee_fields(args))),
        EstimateAct::Reimbursement(args) => {
            let text = std::fs::read_to_string(&args.file).map_err(|e| Failure::File(args.file.clone(), e))?;
            let answer = |ground: &Ground| reimbursement::estimate(ground, &text, &reimbursement_fields(args, ground));
            one(&ground, &args.common, session, answer)
        }
        EstimateAct::Batch { file, json } => examples(&ground, file, *json, session),
    }
}

/// Answers one question and prints the answer.
fn one(
    ground: &Ground,
    common: &Common,
    session: &Session,
    answer: impl Fn(&Ground) -> crate::desk::estimate::Answer<Estimate>,
) -> Result<(), Failure> {
    let bad = |problems: Vec<(&'static str, Problem)>| Failure::BadInput(problems::fields(&problems, session.lang));
    let book = what_if(ground.book, common).map_err(bad)?;
    let ground = Ground { book: &book, ..*ground };
    let estimate = answer(&ground).map_err(bad)?;
    print(&if common.json {
        report::json_text(&report::estimate::json(&estimate, &book, session.lang))
    } else {
        report::estimate::text(&estimate, &book, session.lang)
    })
}

/// The shipped parameters, or those of the office whose database is named.
fn book(args: &Args, policy: &Policy) -> Result<Book, Failure> {
    let Some(path) = &args.db else { return Ok(policy.parameters().clone()) };
    let store = Store::open(path).map_err(Refusal::Store)?;
    Ok(office_book(&store, policy).map_err(Refusal::Store)?)
}

/// The parameters with those of `--param` over them.
fn what_if(book: &Book, common: &Common) -> Result<Book, Vec<(&'static str, Problem)>> {
    let mut book = book.clone();
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
        .with("injury", args.injury.as_ref().unwrap_or(&on))
        .with("work", if args.no_work { "no" } else { "yes" })
        .with("insured", insured(args.not_insured, args.illegal));
    for (n, other) in args.others.iter().enumerate() {
        fields.set(&format!("other{}", n + 1), other);
    }
    if let Some(ended) = &args.ended {
        fields.set("ended", if ended.is_empty() { &on } else { ended });
    }
    let given = [
        ("wage", &args.wage),
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
        ("wage_pension", &args.wage_pension),
    ];
    set_given(&mut fields, &given);
    fields
}

fn death_fields(args: &DeathArgs, ground: &Ground) -> Fields {
    let on = args.on.clone().unwrap_or_else(|| ground.today.to_string());
    let mut fields = Fields::default().with("injury", on).with("insured", insured(args.not_insured, args.illegal));
    for (n, relative) in args.relatives.iter().enumerate() {
        fields.set(&format!("relative{}", n + 1), relative);
    }
    set_given(
        &mut fields,
        &[
            ("wage", &args.wage),
            ("death", &args.died),
            ("case", &args.case),
            ("recognised", &args.recognised),
            ("old_months", &args.old_months),
            ("advance", &args.advance),
        ],
    );
    fields
}

fn leave_fields(args: &LeaveArgs) -> Fields {
    let mut fields = Fields::default().with("injury", &args.from).with("wage", &args.wage);
    set_given(
        &mut fields,
        &[
            ("months", &args.months),
            ("extension", &args.extension),
            ("returned", &args.returned),
            ("concluded", &args.concluded),
            ("died", &args.died),
        ],
    );
    fields
}

fn premium_fields(args: &PremiumArgs) -> Fields {
    let mut fields =
        Fields::default().with("wage", args.wages.join(" ")).with("risk_class", &args.class).with("step", &args.step);
    set_given(&mut fields, &[("month", &args.month)]);
    fields
}

fn late_fee_fields(args: &LateFeeArgs) -> Fields {
    let mut fields = Fields::default().with("arrears", &args.arrears).with("last_day", &args.due);
    set_given(&mut fields, &[("paid_on", &args.paid)]);
    fields
}

/// What the field `insured` says.
fn insured(not_insured: bool, illegal: bool) -> &'static str {
    match (not_insured, illegal) {
        (_, true) => "illegal",
        (true, false) => "no",
        (false, false) => "yes",
    }
}

fn reimbursement_fields(args: &ReimbursementArgs, ground: &Ground) -> Fields {
    let mut fields = Fields::default()
        .with("on", args.on.clone().unwrap_or_else(|| ground.today.to_string()))
        .with("insured", if args.not_insured { "no" } else { "yes" });
    set_given(
        &mut fields,
        &[
            ("third_party", &args.third_party),
            ("admitted", &args.admitted),
            ("discharged", &args.discharged),
            ("travel", &args.travel),
        ],
    );
    fields
}

fn set_given(fields: &mut Fields, given: &[(&str, &Option<String>)]) {
    for (id, text) in given {
        if let Some(text) = text {
            fields.set(id, text);
        }
    }
}

fn examples(ground: &Ground, file: &Path, json: bool, session: &Session) -> Result<(), Failure> {
    let text = std::fs::read_to_string(file).map_err(|e| Failure::File(file.to_owned(), e))?;
    let done = batch::run(&text, ground).map_err(|problem| {
        Failure::BadInput(match problem {
            BatchProblem::File(problem) => problems::problem(&problem, session.lang),
            BatchProblem::Example(n, list) => {
                format!("{}: {}", example(n, session.lang), problems::fields(&list, session.lang))
            }
        })
    })?;
    print(&if json { report::json_text(&report::batch::json(&done)) } else { report::batch::text(&done, session.lang) })
}
