//! Cases that can be determined, and determinations of them, with whatever a test wants other in them.

use gsbx::desk::Refusal;
use gsbx::desk::estimate::Fields;
use gsbx::desk::sheets::SheetView;
use gsbx::domain::sheet::kind::SheetKind;
use gsbx::domain::sheet::state::State;
use gsbx::domain::sheet::workflow::Step;
use gsbx::report::sheets::SCRIBE;

use super::Office;
use super::sheet::step;

/// The demonstration's graded case: hurt on 2021-05-19, concluded on 2021-11-10. Its grade, nursing and the wage of each of the
/// twelve months before are what a test says, in yuan.
pub fn graded(office: &Office, grade: u8, nursing: Option<&str>, wage: i64) -> String {
    let raw = office.raw();
    let (id, number, person): (i64, String, i64) = raw
        .query_row(
            "SELECT c.id, c.number, c.person_id FROM injury_case AS c JOIN case_step AS s ON s.case_id = c.id
             WHERE c.state = 'graded' AND c.accident_on = '2021-05-19' AND s.step = 'conclude' AND s.happened_on = '2021-11-10'",
            [],
            |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)),
        )
        .expect("a graded case");
    raw.execute("UPDATE injury_case SET grade = $1, nursing = $2 WHERE id = $3", (grade, nursing, id)).expect("a grade");
    wages(office, person, wage);
    number
}

/// Puts a wage in yuan into each of the twelve months before 2021-05-19.
pub fn wages(office: &Office, person: i64, wage: i64) {
    let raw = office.raw();
    raw.execute("DELETE FROM wage WHERE person_id = $1 AND month BETWEEN 202005 AND 202104", [person]).expect("none");
    for month in (5..=12).map(|m| 202_000 + m).chain((1..=4).map(|m| 202_100 + m)) {
        raw.execute(
            "INSERT INTO wage (person_id, month, employer_id, wage_fen, source)
             SELECT person_id, $1, employer_id, $2, source FROM employment WHERE person_id = $3 LIMIT 1",
            (month, wage * 100, person),
        )
        .expect("a wage");
    }
}

/// A determination of a grade with the contract kept.
pub fn determination(case: &str) -> Fields {
    Fields::default().with("case_number", case).with("insured", "yes").with("served_on", "2021-11-20").with("contract", "kept")
}

/// A grade's monthly items of a severe case: nobody asks about its contract.
pub fn severe(case: &str) -> Fields {
    determination(case).with("contract", "")
}

/// Files a determination as the clerk.
pub fn determine(office: &Office, fields: &Fields) -> Result<String, Refusal> {
    office.desk("desk").file_sheet(SheetKind::Determination, fields, "", SCRIBE).map(|filed| filed.number)
}

/// Review, approval, and the second approval where the amount asks for one.
pub fn approve(office: &Office, number: &str) -> Result<SheetView, Refusal> {
    step(office, "review", number, Step::Pass)?;
    step(office, "approve", number, Step::Approve)?;
    let sheet = office.desk("finance").sheet(number)?;
    if sheet.state == State::ToCountersign {
        step(office, "deputy", number, Step::Countersign)?;
    }
    office.desk("finance").sheet(number)
}

/// Files and approves.
pub fn determined(office: &Office, fields: &Fields) -> SheetView {
    let number = determine(office, fields).expect("a determination");
    approve(office, &number).expect("an approval")
}

/// What is owed of a sheet and not cancelled: key without the sheet's or benefit's row, month, amount.
pub fn owed(office: &Office, number: &str) -> Vec<(String, String, String)> {
    let sheet = office.desk("finance").sheet(number).expect("the sheet");
    let owed = sheet.payables.into_iter().filter(|p| p.state != "cancelled");
    owed.map(|p| (p.item, p.key.split(':').next().unwrap_or_default().to_owned() + ":" + &p.month.to_string(), p.amount.plain()))
        .collect()
}

/// What happened to the benefits of a case: kind, month, what, amount in fen.
pub fn happened(office: &Office, case: &str) -> Vec<(String, i64, String, i64)> {
    let raw = office.raw();
    let mut statement = raw
        .prepare(
            "SELECT b.kind, e.month, e.what, coalesce(e.monthly_fen, 0) FROM benefit AS b JOIN benefit_event AS e
             ON e.benefit_id = b.id JOIN injury_case AS c ON c.id = b.case_id WHERE c.number = $1 ORDER BY b.id, e.id",
        )
        .expect("a statement");
    let rows = statement.query_map([case], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?))).expect("rows");
    rows.collect::<Result<_, _>>().expect("events")
}

/// Marks everything of a sheet as paid, behind the program's back.
pub fn pay_all(office: &Office, number: &str) {
    office
        .raw()
        .execute("UPDATE payable SET state = 'paid' WHERE sheet_id = (SELECT id FROM sheet WHERE number = $1)", [number])
        .expect("payments");
}

/// An identity number with its right check character.
pub fn with_check(id: &str) -> String {
    format!("{}{}", &id[..17], gsbx::domain::identity::resident_check(&id.as_bytes()[..17]))
}

/// A recognised death of the demonstration on 2021-05-20; its worker had 6,000 yuan a month.
pub fn dead(office: &Office) -> String {
    let raw = office.raw();
    let (id, number, person): (i64, String, i64) = raw
        .query_row(
            "SELECT c.id, c.number, c.person_id FROM injury_case AS c WHERE c.state = 'graded' AND c.accident_on = '2021-05-19'",
            [],
            |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)),
        )
        .expect("a case");
    raw.execute("UPDATE injury_case SET grade = NULL, died_on = '2021-05-20' WHERE id = $1", [id]).expect("a death");
    raw.execute(
        "INSERT INTO case_version (case_id, version, claim, reason, operator_id, at)
         SELECT case_id, version + 1, json_set(claim, '$.died_on', '2021-05-20', '$.degree', 'dead'), '', operator_id, at
         FROM case_version WHERE case_id = $1 ORDER BY version DESC LIMIT 1",
        [id],
    )
    .expect("a claim");
    raw.execute("UPDATE injury_case SET version = version + 1 WHERE id = $1", [id]).expect("a version");
    wages(office, person, 6000);
    number
}

/// A determination of that death: three dependants who share the whole own wage, and one who has no right.
pub fn family(case: &str) -> Fields {
    let relatives = [
        ("110105196001011231", "李寡妇", "spouse", "yes"),
        ("110105201001011233", "张大", "child", ""),
        ("11010520120101123X", "张二", "child", ""),
        ("110105198501011233", "张叔", "sibling", ""),
    ];
    let row = |(id, name, relation, incapable): &(&str, &str, &str, &str)| {
        format!("{}\t{name}\t{relation}\t{incapable}\t\t\t\t\t\t户口簿\t", with_check(id))
    };
    Fields::default()
        .with("case_number", case)
        .with("insured", "yes")
        .with("recipient_id", with_check("110105196001011231"))
        .with("recipient_name", "李寡妇")
        .with("dependants", relatives.iter().map(row).collect::<Vec<_>>().join("\n"))
}

/// Reviews a case's grade on 2022-03-10.
pub fn reviewed(office: &Office, case: &str, grade: u8) {
    office
        .raw()
        .execute_batch(&format!(
            "INSERT INTO case_step (case_id, step, from_state, to_state, happened_on, document, body, situation, reason, is_checked,
             entered_by, entered_at) SELECT id, 'review', 'graded', 'appraisal', '2022-02-01', '', '', '', '', 0, 1, '' FROM
             injury_case WHERE number = '{case}';
             INSERT INTO case_step (case_id, step, from_state, to_state, happened_on, document, body, situation, grade, reason,
             is_checked, entered_by, entered_at) SELECT id, 'conclude', 'appraisal', 'graded', '2022-03-10', 'd', 'b', '', {grade}, '', 0,
             1, '' FROM injury_case WHERE number = '{case}';
             UPDATE injury_case SET grade = {grade} WHERE number = '{case}'"
        ))
        .expect("a review");
}
