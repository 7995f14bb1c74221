//! The counter's twenty-six questions: each has an answer with its source, and what the file says is what is told.

use gsbx::desk::answers::{Fact, Question};
use gsbx::domain::person::MonthPaid;
use gsbx::text::Lang;
use gsbx::text::answers::{fact, limit, question, rule};
use unicode_width::UnicodeWidthStr;

use crate::support::{Office, policy};

#[test]
fn each_question_has_an_answer_with_its_source_in_both_languages() {
    let policy = policy();
    for q in Question::ALL {
        for lang in [Lang::Zh, Lang::En] {
            let (answer, source) = rule(q, lang);
            assert!(answer.len() > 20 && (source.contains('第') || source.contains('号')), "{q:?}: {answer} {source}");
            assert!(question(q, lang).width() <= 26, "{q:?} does not fit its column");
            for id in q.limits() {
                assert_ne!(limit(id, &policy, lang), *id, "a limit that is not in the table");
            }
        }
    }
}

fn facts(office: &Office, person: i64, of: Question) -> Vec<Fact> {
    let answers = office.desk("desk").answers(person).expect("answers");
    answers.into_iter().find(|a| a.question == of).expect("every question is there").facts
}

fn somebody(office: &Office, sql: &str) -> i64 {
    office.raw().query_row(sql, [], |r| r.get(0)).expect("somebody")
}

const HURT_2021: &str = "SELECT person_id FROM injury_case WHERE accident_on BETWEEN '2021-03-01' AND '2021-10-31' LIMIT 1";

/// Insured and paid: the fund. In arrears, or not insured: the employer (rules 2.8).
#[test]
fn whether_the_fund_pays_goes_by_the_day_of_the_accident() {
    let office = Office::demo();
    let person = somebody(&office, HURT_2021);
    let told = |facts: &[Fact]| facts.iter().map(|f| fact(f, &policy(), Lang::Zh)).collect::<Vec<_>>().join("\n");
    let paid = facts(&office, person, Question::WasIInsured);
    assert!(matches!(paid[0], Fact::Insured { month: Some(MonthPaid::Paid(_)), .. }), "{paid:?}");
    assert!(told(&paid).contains("由基金支付"));
    let raw = office.raw();
    raw.execute("UPDATE contribution SET paid_fen = 0, paid_on = NULL", []).expect("arrears");
    let owed = facts(&office, person, Question::WasIInsured);
    assert!(told(&owed).contains("补缴前由单位承担"), "{owed:?}");
    assert!(!told(&facts(&office, person, Question::Arrears)).contains("没有欠缴"));
    raw.execute("DELETE FROM wage WHERE person_id = $1", [person]).expect("no wages");
    raw.execute("UPDATE employment SET insured_from = '2021-12-01' WHERE person_id = $1", [person]).expect("a late start");
    let never = facts(&office, person, Question::WasIInsured);
    assert!(matches!(never[0], Fact::Insured { employer: None, .. }), "{never:?}");
    assert!(told(&never).contains("没有参保"));
}

/// Thirty days for the employer and a year for the worker, seen from 2022-01-04.
#[test]
fn the_limits_for_applying_run_from_the_accident() {
    let office = Office::demo();
    let person = somebody(&office, HURT_2021);
    let limits: Vec<(&str, i64)> = facts(&office, person, Question::EmployerWillNotApply)
        .into_iter()
        .filter_map(|f| match f {
            Fact::Limit { id, deadline } => Some((id, deadline.left)),
            _ => None,
        })
        .collect();
    assert_eq!(limits.len(), 2);
    assert!(limits[0].0 == "employer_application" && limits[0].1 < 0, "{limits:?}");
    assert!(limits[1].0 == "worker_application" && limits[1].1 > 0, "{limits:?}");
}

#[test]
fn payments_are_those_of_the_file_and_nothing_is_made_up() {
    let office = Office::demo();
    let pensioner = somebody(&office, "SELECT person_id FROM monthly_benefit WHERE kind = 'dependant_pension' LIMIT 1");
    let paid = facts(&office, pensioner, Question::HasItBeenPaid);
    assert!(matches!(paid[0], Fact::Paid { .. }), "{paid:?}");
    assert!(matches!(facts(&office, pensioner, Question::Retirement)[0], Fact::Monthly { .. }));
    assert_eq!(facts(&office, pensioner, Question::WhereIsMyClaim), [Fact::NoCase]);
    assert_eq!(facts(&office, pensioner, Question::WhatIsMissing), [Fact::NotOnFile]);
    let quiet = somebody(
        &office,
        "SELECT p.id FROM person AS p WHERE NOT EXISTS (SELECT 1 FROM ledger_entry AS l WHERE l.person_id = p.id) LIMIT 1",
    );
    assert_eq!(facts(&office, quiet, Question::HasItBeenPaid), [Fact::NoPayment]);
    assert!(office.desk("admin").answers(quiet).is_err(), "the administrator sees no business");
}
