//! The whole table of the workflow through the desk: every state, every step, every role.

use gsbx::desk::estimate::Fields;
use gsbx::desk::hands::WhyNot;
use gsbx::desk::{Desk, Refusal};
use gsbx::domain::case::state::State;
use gsbx::domain::case::workflow::{Check, Step, TRANSITIONS, transition};
use gsbx::domain::hands::Hand;
use gsbx::domain::operator::{Right, Role, rights_of};
use gsbx::domain::problem::Problem;
use gsbx::text::Lang;
use gsbx::text::problems::refusal;

use crate::support::claim::application;
use crate::support::way::{bring_to, whole_step};
use crate::support::{Office, problems};

/// The day of all that led to a state, more than a year before [`NOW`].
const THEN: &str = "2020-02-10";
const NOW: &str = "2021-12-30";

/// Somebody with just these roles, whatever may not be combined.
fn operator(office: &Office, login: &str, roles: &[Role]) -> Desk {
    let raw = office.raw();
    raw.execute("INSERT INTO operator (login, name, password_hash, created_at) VALUES ($1, $1, '', '')", [login])
        .expect("an operator");
    let id = raw.last_insert_rowid();
    raw.execute("INSERT INTO operator_access (operator_id, password_set_at) VALUES ($1, '')", [id]).expect("an access");
    for role in roles {
        raw.execute("INSERT INTO operator_role (operator_id, role) VALUES ($1, $2)", (id, role.id())).expect("a role");
    }
    office.desk(login)
}

/// A claim with papers missing, so that they can be asked for.
fn claim(office: &Office) -> Fields {
    application(office, 0)
        .with("accident_on", "2020-02-01")
        .with("reported_on", "2020-02-03")
        .with("papers", "id_copy=copy")
        .with("same_day", "yes")
}

/// Allowed or refused exactly as the table says; a refusal changes nothing.
#[test]
fn every_state_step_and_role_is_as_the_table_says() {
    let office = Office::demo();
    let claim = claim(&office);
    let (mut clerk, mut review) = (operator(&office, "clerk", &[Role::Intake]), operator(&office, "checker", &[Role::Review]));
    let mut desks: Vec<(Role, Desk)> =
        Role::ALL.into_iter().map(|role| (role, operator(&office, &format!("only-{}", role.id()), &[role]))).collect();
    let mut allowed = 0;
    for state in State::ALL {
        let number = bring_to(state, &claim, THEN, &mut clerk, &mut review);
        for (role, desk) in &mut desks {
            for step in Step::ALL {
                let row = transition(Some(state), step);
                let fields = whole_step(step, NOW);
                if let Ok(row) = row
                    && row.role == *role
                {
                    allowed += 1;
                    let fresh = bring_to(state, &claim, THEN, &mut clerk, &mut review);
                    desk.advance_case(&fresh, &fields).unwrap_or_else(|e| panic!("{state:?} {step:?}: {e:?}"));
                    let entered = desk.case(&fresh).expect("the case").state;
                    assert_eq!(entered, if step.is_checked() { state } else { row.to }, "{state:?} {step:?}");
                    if step.is_checked() {
                        review.settle_step(&fresh, Check::Pass, "").expect("passed");
                        assert_eq!(desk.case(&fresh).expect("the case").state, row.to, "{state:?} {step:?}");
                    }
                    continue;
                }
                let told = desk.advance_case(&number, &fields);
                if !rights_of(*role).contains(&Right::Lookup) {
                    assert!(matches!(told, Err(Refusal::NotAllowed(Right::Lookup))), "{role:?} {told:?}");
                    continue;
                }
                match (row, problems(told).remove(0)) {
                    (Err(_), ("step", Problem::StepNotOpen { step: refused, from, open })) => {
                        assert_eq!((refused, from), (step, Some(state)));
                        assert!(!open.contains(&step));
                    }
                    (Ok(row), ("step", Problem::WrongRole { role: wanted })) => assert_eq!(wanted, row.role.id()),
                    (row, other) => panic!("{state:?} {step:?} {role:?}: {row:?} {other:?}"),
                }
            }
        }
        assert_eq!(clerk.case(&number).expect("the case").state, state, "what was refused changed nothing");
    }
    assert_eq!(allowed, TRANSITIONS.iter().filter(|t| t.from.is_some()).count(), "every row of the table was gone");
}

/// Only the role of the table opens a case.
#[test]
fn only_intake_opens_a_case() {
    let office = Office::demo();
    for role in Role::ALL {
        let mut desk = operator(&office, &format!("only-{}", role.id()), &[role]);
        let told = desk.file_claim(&claim(&office).with("applied_on", THEN), "");
        match role {
            Role::Intake => assert!(told.is_ok(), "{told:?}"),
            _ => assert!(matches!(told, Err(Refusal::NotAllowed(Right::Intake))), "{role:?} {told:?}"),
        }
    }
}

/// Whoever touched a case checks nothing of it, even with every role there is.
#[test]
fn nobody_checks_what_he_touched_even_with_every_role() {
    let office = Office::demo();
    let claim = claim(&office);
    let who = |login: &str| operator(&office, login, &Role::ALL);
    let (mut filer, mut enterer, mut checker, mut other) = (who("filer"), who("enterer"), who("checker"), who("other"));
    for row in TRANSITIONS.iter().filter(|t| t.step.is_checked()) {
        let Some(state) = row.from else { continue };
        let number = bring_to(state, &claim, THEN, &mut filer, &mut checker);
        enterer.advance_case(&number, &whole_step(row.step, NOW)).expect("entered");
        for check in [Check::Pass, Check::Return] {
            for desk in [&mut filer, &mut enterer] {
                let told = desk.settle_step(&number, check, "退回").expect_err("he touched it");
                let same = matches!(told, Refusal::MayNot { why: WhyNot::SamePerson(Hand::Enter), step: Hand::Review, .. });
                assert!(same, "{row:?} {check:?}: {told:?}");
            }
        }
        assert_eq!(problems(other.settle_step(&number, Check::Recall, "")), [("step", Problem::NotYourEntry)]);
        assert_eq!(filer.case(&number).expect("the case").state, state, "nothing holds before it is checked");
        other.settle_step(&number, Check::Pass, "").expect("another passes it");
        assert_eq!(filer.case(&number).expect("the case").state, row.to);
    }
}

/// While one reads, another closes the case: the step is refused, and it is said why and what is open now.
#[test]
fn a_case_closed_under_ones_hands_is_told() {
    let office = Office::demo();
    let (mut desk, mut other, mut review) = (office.desk("desk"), office.desk("desk2"), office.desk("review"));
    let number = bring_to(State::Treatment, &claim(&office), THEN, &mut desk, &mut review);
    assert!(desk.case(&number).expect("the case").open.iter().any(|o| o.step == Step::ApplyAppraisal));
    other.advance_case(&number, &whole_step(Step::Close, NOW)).expect("closed");
    let told = desk.advance_case(&number, &whole_step(Step::ApplyAppraisal, NOW)).expect_err("it is closed");
    let said = refusal(&told, Lang::Zh);
    assert!(said.contains("案件结案，不能办「申请鉴定」；现在可办：复查鉴定、旧伤复发"), "{said}");
    assert!(refusal(&told, Lang::En).contains("the case is closed"), "{}", refusal(&told, Lang::En));
    assert_eq!(desk.case(&number).expect("the case").steps.last().map(|s| s.step), Some(Step::Close));
}
