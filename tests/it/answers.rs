//! The counter's twenty-six questions: each has an answer with its source, and what the file says is what is told.

use gsbx::desk::answers::{Elsewhere, Fact, Question};
use gsbx::domain::cover::Liability;
use gsbx::domain::money::Money;
use gsbx::text::Lang;
use gsbx::text::answers::{fact, limit, question, rule};
use gsbx::tui::look::Look;
use unicode_width::UnicodeWidthStr;

use crate::support::window::{PLAIN, Window};
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
            if let Some(what) = q.elsewhere() {
                assert!(fact(&Fact::NotOnFile(what), &policy, lang).len() > 20, "{q:?}: what is not on file, and where to look");
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

/// Insured and paid: the fund. In arrears, or not insured by the employer of the accident: the employer (rules 2.8-2.10).
#[test]
fn whether_the_fund_pays_goes_by_the_day_of_the_accident() {
    let office = Office::demo();
    let person = somebody(&office, HURT_2021);
    let raw = office.raw();
    let told = || facts(&office, person, Question::WasIInsured).iter().map(|f| fact(f, &policy(), Lang::Zh)).collect::<String>();
    let liable = || match facts(&office, person, Question::WasIInsured).into_iter().next() {
        Some(Fact::Insured(cover)) => cover.liability(),
        other => panic!("{other:?}"),
    };
    assert_eq!(liable(), Liability::Fund);
    assert!(told().contains("由基金支付") && told().contains("至今"), "{}", told());
    raw.execute("UPDATE contribution SET paid_fen = due_fen - 1 WHERE due_fen > 1 AND paid_on IS NOT NULL", [])
        .expect("paid in part");
    assert_eq!(liable(), Liability::EmployerUntilPaid);
    raw.execute("UPDATE contribution SET paid_fen = 0, paid_on = NULL", []).expect("arrears");
    assert_eq!(liable(), Liability::EmployerUntilPaid);
    assert!(told().contains("补缴前由单位承担"), "{}", told());
    raw.execute("UPDATE contribution SET due_fen = 0", []).expect("relief");
    assert_eq!(liable(), Liability::Fund);
    assert!(told().contains("视为已缴"), "{}", told());
    raw.execute("UPDATE injury_case SET employer_id = (SELECT max(id) FROM employer) WHERE person_id = $1", [person])
        .expect("hurt at another employer's");
    assert_eq!(liable(), Liability::Employer);
    assert!(told().contains("当日在") && told().contains("没有给他参保"), "{}", told());
    raw.execute("DELETE FROM wage WHERE person_id = $1", [person]).expect("no wages");
    raw.execute("DELETE FROM employment WHERE person_id = $1", [person]).expect("never insured");
    assert_eq!(liable(), Liability::Employer);
    assert!(!told().contains("当日在"), "{}", told());
    assert_eq!(facts(&office, person, Question::OurRate)[0], Fact::NoEmployer);
}

/// The stage, who has it, and the paid leave of an injury that is not graded.
#[test]
fn a_case_is_told_with_its_stage_and_what_comes_next() {
    let office = Office::demo();
    let person = somebody(&office, HURT_2021);
    let lines = |of, lang| facts(&office, person, of).iter().map(|f| fact(f, &policy(), lang)).collect::<Vec<_>>().join("\n");
    for (stage, zh, en) in [
        ("reported", "已报案\n下一步：单位或本人", "reported\nNext: the employer"),
        ("accepted", "已受理\n现在县人社局", "accepted\nWith the bureau"),
        ("closed", "结案\n已办结", "closed\nNothing is open"),
    ] {
        office.raw().execute("UPDATE injury_case SET state = $1, grade = NULL", [stage]).expect("a stage");
        assert!(lines(Question::WhereIsMyClaim, Lang::Zh).contains(zh), "{}", lines(Question::WhereIsMyClaim, Lang::Zh));
        assert!(lines(Question::WhereIsMyClaim, Lang::En).contains(en), "{}", lines(Question::WhereIsMyClaim, Lang::En));
        let applied = lines(Question::EmployerWillNotApply, Lang::Zh).contains("已经申请");
        assert_eq!(applied, stage != "reported");
        let leave = facts(&office, person, Question::PaidLeave).iter().any(|f| matches!(f, Fact::LeaveAtMost { .. }));
        assert_eq!(leave, stage != "closed");
    }
    office.raw().execute("UPDATE injury_case SET state = 'treatment', accident_on = '2021-03-31'", []).expect("a day");
    let leave = lines(Question::PaidLeave, Lang::Zh);
    assert!(leave.contains("2022-03-31") && leave.contains("2023-03-31"), "{leave}");
}

/// Rate and arrears are those of the employer's own months.
#[test]
fn rate_and_arrears_come_from_the_contributions() {
    let office = Office::demo();
    let person = somebody(&office, HURT_2021);
    let raw = office.raw();
    let rate = facts(&office, person, Question::OurRate);
    let Fact::Rate { employer, rate, before, .. } = &rate[0] else { panic!("{rate:?}") };
    let (month, was) = before.expect("the rate was cut in 2021-05");
    assert!(month.to_string() == "2021-04" && was.0 > rate.0, "{rate:?}");
    raw.execute("UPDATE contribution SET paid_fen = due_fen, paid_on = '2021-12-20'", []).expect("all paid");
    let Fact::Arrears { months: 0, .. } = facts(&office, person, Question::Arrears)[0] else { panic!("nothing is owed") };
    let part = "UPDATE contribution SET due_fen = paid_fen + 150 WHERE month IN (202103, 202106) AND employer_id =
        (SELECT id FROM employer WHERE name = $1)";
    raw.execute(part, [employer]).expect("two months paid in part");
    let owed = facts(&office, person, Question::Arrears);
    let Fact::Arrears { months: 2, oldest: Some(oldest), principal, .. } = &owed[0] else { panic!("{owed:?}") };
    assert_eq!((oldest.to_string().as_str(), *principal), ("2021-03", Money::from_fen(300)));
}

/// This month against the last, item by item.
#[test]
fn a_month_that_differs_is_told_item_by_item() {
    let office = Office::demo();
    let person = somebody(&office, "SELECT person_id FROM monthly_benefit WHERE kind = 'dependant_pension' LIMIT 1");
    let same = facts(&office, person, Question::WhyLess);
    assert!(matches!(same[0], Fact::Months { .. }), "{same:?}");
    let entry = "INSERT INTO ledger_entry (posted_on, debit, credit, amount_fen, memo, repeat, person_id)
        SELECT date(max(posted_on), '+1 month'), debit, credit, 100, 'a hundred fen', 0, person_id FROM ledger_entry
        WHERE person_id = $1";
    office.raw().execute(entry, [person]).expect("a small payment in the next month");
    let less = facts(&office, person, Question::WhyLess);
    let changed: Vec<&Fact> = less.iter().filter(|f| matches!(f, Fact::Changed { .. })).collect();
    let Fact::Changed { amount, before, .. } = changed[0] else { panic!("{less:?}") };
    assert!(*amount == Money::from_fen(100) && *before > *amount, "{less:?}");
}

/// Thirty days for the employer and a year for the worker, seen from 2022-01-04.
#[test]
fn the_limits_for_applying_run_from_the_accident() {
    let office = Office::demo();
    let person = somebody(&office, HURT_2021);
    office.raw().execute("UPDATE injury_case SET state = 'applied'", []).expect("a stage");
    assert!(facts(&office, person, Question::EmployerWillNotApply).contains(&Fact::Applied), "no limit runs any more");
    office.raw().execute("UPDATE injury_case SET state = 'reported'", []).expect("a stage");
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
    assert!(matches!(paid[..], [Fact::Monthly { .. }, Fact::Paid { .. }, ..]), "{paid:?}");
    assert!(matches!(facts(&office, pensioner, Question::Retirement)[0], Fact::Monthly { .. }));
    let missing = Fact::NotOnFile(Elsewhere::PapersHandedIn);
    assert_eq!(facts(&office, pensioner, Question::WhatIsMissing), [Fact::NoCase, missing]);
    let quiet = somebody(
        &office,
        "SELECT p.id FROM person AS p WHERE NOT EXISTS (SELECT 1 FROM ledger_entry AS l WHERE l.person_id = p.id) LIMIT 1",
    );
    assert_eq!(facts(&office, quiet, Question::HasItBeenPaid)[0], Fact::NoPayment);
    assert!(office.desk("admin").answers(quiet).is_err(), "the administrator sees no business");
}

/// What rests on memory or is disputed says so; what was read in the law does not.
#[test]
fn nothing_unverified_is_told_as_certain() {
    for (q, zh, en) in [
        (Question::IfILeave, "（存疑，待确认）", "（uncertain, to be confirmed）"),
        (Question::ChildOfAge, "（未核对原文，待确认）", "（from memory, to be confirmed）"),
        (Question::Certification, "（未核对原文，待确认）", "（from memory, to be confirmed）"),
        (Question::Bills, "（未核对原文，待确认）", "（from memory, to be confirmed）"),
    ] {
        assert!(rule(q, Lang::Zh).1.ends_with(zh), "{q:?}");
        assert!(rule(q, Lang::En).1.ends_with(en), "{q:?}");
    }
    for q in [Question::ThirdParty, Question::PaidLeave, Question::Remedies] {
        assert!(!rule(q, Lang::Zh).1.contains("待确认"), "{q:?}");
    }
}

/// The answer's side of the screen, page by page, without blanks.
fn read_answer(window: &mut Window) -> String {
    let mut out = String::new();
    loop {
        let text = window.text();
        // One row of tabs, then list and answer: the list takes 32 columns.
        let mut body: Vec<String> = text.lines().skip(1).take(21).map(|line| after_columns(line, 32)).collect();
        let at = body.iter().position(|line| line.contains("PgUp"));
        let page = at.map(|at| body.drain(at..).collect::<String>());
        out.extend(body);
        let digits = page.map(|page| page.chars().filter(char::is_ascii_digit).collect::<String>());
        match digits.as_deref().map(|d| d.split_at(1)) {
            Some((n, of)) if n != of => window.press("<PgDn>"),
            _ => return out.chars().filter(|c| !c.is_whitespace()).collect(),
        };
    }
}

fn after_columns(line: &str, columns: usize) -> String {
    let mut used = 0;
    let skipped = line.chars().take_while(|c| {
        used += c.to_string().width();
        used <= columns
    });
    line.chars().skip(skipped.count()).collect()
}

/// Every line of every answer can be read at 80x24, the long ones page by page.
#[test]
fn no_answer_is_cut_off_at_the_smallest_window() {
    let office = Office::demo();
    let person =
        somebody(&office, "SELECT c.person_id FROM injury_case AS c JOIN ledger_entry AS l ON l.person_id = c.person_id LIMIT 1");
    let more = "INSERT INTO injury_case (number, number_key, person_id, employer_id, accident_on, body_part, state)
        SELECT 'GS-2020-90000' || n, 'GS202090000' || n, person_id, employer_id, accident_on, body_part, state FROM injury_case,
        (SELECT 1 AS n UNION SELECT 2 UNION SELECT 3 UNION SELECT 4 UNION SELECT 5) WHERE person_id = $1";
    office.raw().execute(more, [person]).expect("somebody hurt again and again");
    let id: String = office.raw().query_row("SELECT id_number FROM person WHERE id = $1", [person], |r| r.get(0)).expect("he");
    let policy = policy();
    let squeezed = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let mut paged = 0;
    for lang in [Lang::Zh, Lang::En] {
        for keys in [format!("{id}<Enter>a"), "<F5>".to_owned()] {
            let general = keys == "<F5>";
            let mut window = Window::open(&office, "desk", Look { lang, ..PLAIN }, (80, 24));
            window.press(&keys);
            let answers = office.desk("desk");
            let answers = if general { answers.general_answers() } else { answers.answers(person) }.expect("answers");
            for answer in answers {
                let read = read_answer(&mut window);
                let (text, source) = rule(answer.question, lang);
                let mut parts = vec![question(answer.question, lang).to_owned(), text.to_owned(), source];
                parts.extend(answer.facts.iter().map(|f| fact(f, &policy, lang)));
                parts.extend(answer.question.limits().iter().map(|id| limit(id, &policy, lang)));
                for part in parts {
                    assert!(read.contains(&squeezed(&part)), "{:?} {lang:?}: {part}\n{read}", answer.question);
                }
                paged += usize::from(window.text().contains("PgUp"));
                window.press("<Down>");
            }
        }
    }
    assert!(paged > 0, "six injuries do not fit on one page");
}

/// A caller by telephone: the questions without anybody's file, from the search box and from any screen.
#[test]
fn the_questions_can_be_asked_without_a_person() {
    let office = Office::demo();
    let mut window = Window::open(&office, "desk", PLAIN, (80, 24));
    let text = window.press("zs<F5>").text();
    assert!(text.contains("未查个人档案") && text.contains("我的工伤报到哪一步了"), "{text}");
    assert!(window.press("<Esc>").text().contains("查找: zs"), "the search is as it was");
    assert!(window.press("<F3><F5><Down>").text().contains("还差什么材料"), "from the fund");
    assert!(window.press("e").text().contains("待遇测算"), "and on to the estimate");
    let mut palette = Window::open(&office, "desk", PLAIN, (80, 24));
    assert!(palette.press(":常见<Enter>").text().contains("未查个人档案"), "{}", palette.text());
    assert!(office.desk("admin").general_answers().is_err(), "the administrator does no counter work");
}
