//! A county of nine people, three employers and five cases, small enough to be counted by hand.

use gsbx::domain::identity::resident_check;

use super::Office;

fn resident(birth: &str, is_woman: bool, serial: u32) -> String {
    let head = format!("431299{}{:02}{}", birth.replace('-', ""), serial, if is_woman { 2 } else { 1 });
    format!("{head}{}", resident_check(head.as_bytes()))
}

/// Born, woman, and where insured from when to when.
type Member = (&'static str, bool, &'static [(i64, &'static str, Option<&'static str>)]);

const PEOPLE: &[Member] = &[
    ("1980-01-01", false, &[(1, "2015-03-01", None)]),
    // 55 years old in 2021.
    ("1966-01-01", true, &[(1, "2015-03-01", None)]),
    // Moves within the year.
    ("1990-01-01", false, &[(1, "2015-03-01", Some("2021-06-30")), (2, "2021-07-01", None)]),
    ("1995-01-01", true, &[(2, "2021-03-01", None)]),
    // His last day is the year's.
    ("1985-01-01", false, &[(2, "2010-01-01", Some("2021-12-31"))]),
    // Comes and goes within the year.
    ("2000-01-01", false, &[(1, "2021-02-01", Some("2021-05-31"))]),
    // With two at once.
    ("1985-06-01", false, &[(1, "2012-01-01", None), (3, "2019-01-01", None)]),
    // His last day is the year's before.
    ("1992-01-01", true, &[(3, "2018-01-01", Some("2020-12-31"))]),
    ("1970-01-01", false, &[(3, "2020-01-01", None)]),
    // A child who lives from a pension.
    ("2012-01-01", false, &[]),
];

/// Person, employer, situation, cause, part of the body, day of death, and steps with their days.
type Case = (i64, i64, &'static str, &'static str, &'static str, Option<&'static str>, &'static [(&'static str, &'static str)]);

const CASES: &[Case] = &[
    (
        1,
        1,
        "14-1",
        "03",
        "1.12.4",
        None,
        &[("apply", "2021-01-10"), ("recognise", "2021-02-09"), ("conclude", "2021-06-01"), ("review", "2021-12-01")],
    ),
    (3, 1, "15-1", "103", "", Some("2021-05-01"), &[("apply", "2021-05-01"), ("deem", "2021-05-11")]),
    (5, 2, "14-1", "03", "1.03", None, &[("apply", "2021-06-01"), ("reject", "2021-07-01")]),
    // Recognised and revoked.
    (9, 3, "14-4", "104", "", None, &[("apply", "2020-12-20"), ("recognise", "2021-01-19"), ("revoke", "2021-03-01")]),
    // Decided after the year.
    (7, 1, "14-1", "01", "1.05", None, &[("apply", "2021-11-01"), ("recognise", "2022-01-02")]),
];

/// Day, account of spending, fen, person.
const PAYMENTS: &[(&str, &str, i64, i64)] = &[
    ("2021-03-10", "out_medical", 10_000, 1),
    ("2021-04-10", "out_medical", 5_000, 1),
    ("2021-04-10", "out_medical", 2_001, 5),
    ("2021-01-20", "out_disability", 100_000, 9),
    ("2021-02-20", "out_disability", 100_000, 9),
    ("2021-06-20", "out_death", 50_000, 10),
    ("2022-01-02", "out_medical", 99_900, 2),
];

/// The county in an office with every post manned.
pub fn county() -> Office {
    let office = Office::staffed();
    let raw = office.raw();
    // What is told of here came with no sheets.
    raw.pragma_update(None, "foreign_keys", 0).expect("no foreign keys");
    let run = |sql: &str, values: &[&dyn rusqlite::ToSql]| _ = raw.execute(sql, values).expect(sql);
    for (id, code, section, division, class, unit, town) in [
        (1_i64, "A", "C", "30", 6_i64, "enterprise", "林城镇"),
        (2, "B", "P", "83", 1, "institution", "团河镇"),
        (3, "C", "H", "61", 2, "individual", ""),
    ] {
        run(
            "INSERT INTO employer (id, credit_code, name, industry, risk_class, address, contact, phone, registered_on, source,
                division, unit_type, town) VALUES (?1, ?2, '单位' || ?2, ?3, ?5, '', '', '', '2010-01-01', 0, ?4, ?6, ?7)",
            &[&id, &format!("{code:0>18}"), &section, &division, &class, &unit, &town],
        );
    }
    for (n, (birth, is_woman, relations)) in (1_u32..).zip(PEOPLE) {
        let number = resident(birth, *is_woman, n);
        run(
            "INSERT INTO person (id, id_number, id_backward, name, phone, source) VALUES (?1, ?2, '', '人' || ?1, '', 0)",
            &[&n, &number],
        );
        for (employer, from, until) in *relations {
            run(
                "INSERT INTO employment (person_id, employer_id, insured_from, insured_to, job, wage_fen, source, is_migrant)
                    VALUES (?1, ?2, ?3, ?4, '', 0, 0, ?1 = 9)",
                &[&n, employer, from, until],
            );
        }
    }
    run(
        "INSERT INTO project (employer_id, name, price_fen, rate, premium_fen, from_on, until_on, workers, sheet_id)
            VALUES (1, '大桥', 100, '0.001', 1, '2021-05-01', '2022-05-01', 40, 1)",
        &[],
    );
    for (n, (person, employer, situation, cause, part, died, steps)) in (1_i64..).zip(CASES) {
        let number = format!("GS-2021-{n:06}");
        run(
            "INSERT INTO injury_case (id, number, number_key, person_id, employer_id, accident_on, body_part, situation, cause, died_on,
                version) VALUES (?1, ?2, ?2, ?3, ?4, '2020-12-15', '', ?5, ?6, ?7, 1)",
            &[&n, &number, person, employer, situation, cause, died],
        );
        let claim = format!(r#"{{"body_part":"{part}","accident_time":"09:40","degree":"hurt"}}"#);
        run("INSERT INTO case_version VALUES (?1, 1, ?2, '', 1, '')", &[&n, &claim]);
        for (step, on) in *steps {
            let grade = match *step {
                "conclude" => Some(8),
                "review" => Some(7),
                _ => None,
            };
            run(
                "INSERT INTO case_step (case_id, step, to_state, happened_on, document, body, situation, grade, reason, is_checked,
                    entered_by, entered_at) VALUES (?1, ?2, 'closed', ?3, '', '', '', ?4, '', 0, 1, '')",
                &[&n, step, on, &grade],
            );
        }
    }
    for (n, (on, account, fen, person)) in (1_i64..).zip(PAYMENTS) {
        run(
            "INSERT INTO ledger_entry (posted_on, debit, credit, amount_fen, memo, repeat, person_id)
                VALUES (?1, ?2, 'bank_expense', ?3, ?4, 0, ?5)",
            &[on, account, fen, &n.to_string(), person],
        );
    }
    for (id, person, kind, grade, since, fen, ends) in [
        (1_i64, 9_i64, "allowance", Some(3_i64), 202_006_i64, 100_000_i64, Some(202_103_i64)),
        (2, 10, "dependant_pension", None, 202_106, 50_000, None),
    ] {
        run(
            "INSERT INTO benefit (id, person_id, kind, grade, since) VALUES (?1, ?2, ?3, ?4, '2020-06-01')",
            &[&id, &person, &kind, &grade],
        );
        let event =
            "INSERT INTO benefit_event (benefit_id, month, what, monthly_fen, reason, at) VALUES (?1, ?2, ?3, ?4, '', '')";
        run(event, &[&id, &since, &"start", &fen]);
        if let Some(month) = ends {
            run(event, &[&id, &month, &"end", &None::<i64>]);
        }
    }
    office
}
