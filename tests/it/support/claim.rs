//! A claim that can be filed, with whatever a test wants other in it.

use gsbx::desk::estimate::Fields;

use super::Office;

/// Somebody insured all along, with his employer's credit code: (identity number, code).
pub fn insured(office: &Office, nth: i64) -> (String, String) {
    office
        .raw()
        .query_row(
            "SELECT p.id_number, e.credit_code FROM person AS p JOIN employment AS w ON w.person_id = p.id
             JOIN employer AS e ON e.id = w.employer_id WHERE w.insured_to IS NULL AND w.insured_from < '2020-01-01'
             AND e.registered_on < '2020-01-01' AND NOT EXISTS (SELECT 1 FROM injury_case AS c WHERE c.person_id = p.id)
             ORDER BY p.id LIMIT 1 OFFSET $1",
            [nth],
            |r| Ok((r.get(0)?, r.get(1)?)),
        )
        .expect("somebody insured without a case")
}

/// Papers that an application under 14-1 needs.
pub const ALL_PAPERS: &str = "application_form=original labour_relation_proof=copy diagnosis_certificate=original id_copy=copy accident_report=original \
     witness_statement=original";

/// An application for an accident of 2021-12-20, whole and with all papers.
pub fn application(office: &Office, nth: i64) -> Fields {
    let (id_number, credit_code) = insured(office, nth);
    accident_of(&id_number, &credit_code)
}

/// The same for a certain person and employer.
pub fn accident_of(id_number: &str, credit_code: &str) -> Fields {
    let pairs = [
        ("reported_on", "2021-12-21"),
        ("reporter", "王强"),
        ("reporter_phone", "13800000000"),
        ("report_way", "window"),
        ("accident_on", "2021-12-20"),
        ("accident_time", "09:40"),
        ("place", "二号车间"),
        ("cause", "03"),
        ("degree", "hurt"),
        ("body_part", "1.13.3"),
        ("side", "right"),
        ("course", "清理机床时右手食指被压伤"),
        ("hospital", "会同县人民医院"),
        ("agreement", "yes"),
        ("diagnosis", "右手食指开放性骨折"),
        ("applied_on", "2021-12-28"),
        ("applicant", "employer"),
        ("applicant_name", "会同宏达竹木制品厂"),
        ("applicant_phone", "0745-8821234"),
        ("situation", "14-1"),
        ("papers", ALL_PAPERS),
    ];
    let fields = Fields::default().with("id_number", id_number).with("credit_code", credit_code);
    pairs.into_iter().fold(fields, |fields, (id, text)| fields.with(id, text))
}

/// A step with its fields.
pub fn step(id: &str, pairs: &[(&str, &str)]) -> Fields {
    pairs.iter().fold(Fields::default().with("step", id), |fields, (id, text)| fields.with(id, *text))
}
