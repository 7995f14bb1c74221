//! The fields of a report and an application (工伤事故备案表 F6, 工伤认定申请表 F7), one row each: the form, the command line
//! and the importer read the same table.

use super::Claim;
use crate::domain::codes::ListId;

/// How a field is read.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// One line of at most so many characters.
    Line(usize),
    /// Several lines of at most so many characters.
    Note(usize),
    Day,
    /// `08:30`
    Time,
    /// 公民身份号码
    IdNumber,
    Name,
    Phone,
    /// 统一社会信用代码
    CreditCode,
    Choice(&'static [&'static str]),
    Code(ListId),
    Count(i64, i64),
    /// Papers handed in: `id=original` or `id=copy`, divided by blanks.
    Papers,
}

/// A row of the table.
pub struct FieldRow {
    pub id: &'static str,
    pub kind: Kind,
    /// Whether it must be filled in, given what the others hold.
    pub needed: fn(&Claim) -> bool,
}

const fn row(id: &'static str, kind: Kind, needed: fn(&Claim) -> bool) -> FieldRow {
    FieldRow { id, kind, needed }
}

pub const APPLICANTS: &[&str] = &["employer", "worker", "relative", "union"];
pub const DEGREES: &[&str] = &["hurt", "disabled", "dead", "missing"];
pub const SIDES: &[&str] = &["none", "left", "right", "both"];
pub const WAYS: &[&str] = &["window", "phone", "online", "post", "visit"];
pub const YES_NO: &[&str] = &["no", "yes"];
/// 不计入期限的情形 (法释〔2014〕9号 art. 7).
pub const EXCUSES: &[&str] = &["force_majeure", "detained", "employer", "registration", "dispute"];

/// Characters of the course of events at most (F6).
pub const COURSE_MAX: usize = 500;

/// All fields, in the order of the form.
pub const FIELDS: &[FieldRow] = &[
    row("id_number", Kind::IdNumber, always),
    row("name", Kind::Name, never),
    row("phone", Kind::Phone, never),
    row("credit_code", Kind::CreditCode, always),
    row("job", Kind::Line(40), Claim::is_disease),
    row("old_injury", Kind::Choice(YES_NO), never),
    row("reported_on", Kind::Day, always),
    row("reporter", Kind::Line(60), always),
    row("reporter_phone", Kind::Phone, always),
    row("report_way", Kind::Choice(WAYS), always),
    row("accident_on", Kind::Day, always),
    row("accident_time", Kind::Time, |c| !c.is_disease() && !c.is_old_injury()),
    row("place", Kind::Line(100), always),
    row("cause", Kind::Code(ListId::Cause), always),
    row("degree", Kind::Choice(DEGREES), always),
    row("died_on", Kind::Day, |c| c.is("degree", "dead")),
    row("died_time", Kind::Time, |c| c.is("situation", "15-1")),
    row("missing_on", Kind::Day, Claim::is_missing),
    row("body_part", Kind::Code(ListId::BodyPart), |c| !c.is_missing() && !c.is_disease()),
    row("side", Kind::Choice(SIDES), never),
    row("nature", Kind::Code(ListId::Nature), never),
    row("course", Kind::Note(COURSE_MAX), always),
    row("witnesses", Kind::Line(100), never),
    row("hospital", Kind::Line(60), |c| !c.is_missing()),
    row("agreement", Kind::Choice(YES_NO), |c| !c.is_missing()),
    row("first_visit_on", Kind::Day, |c| c.is("situation", "15-1")),
    row("first_visit_time", Kind::Time, |c| c.is("situation", "15-1")),
    row("diagnosis", Kind::Line(200), |c| c.is_application() && !c.is_missing()),
    row("record_number", Kind::Line(40), never),
    row("third_party", Kind::Choice(YES_NO), never),
    row("migrant", Kind::Choice(YES_NO), never),
    row("applied_on", Kind::Day, never),
    row("applicant", Kind::Choice(APPLICANTS), Claim::is_application),
    row("applicant_name", Kind::Line(60), Claim::is_application),
    row("applicant_relation", Kind::Line(20), |c| c.is("applicant", "relative")),
    row("applicant_phone", Kind::Phone, Claim::is_application),
    row("applicant_address", Kind::Line(200), never),
    row("situation", Kind::Code(ListId::Situation), Claim::is_application),
    row("disease", Kind::Line(60), Claim::is_disease),
    row("diagnosed_on", Kind::Day, Claim::is_disease),
    row("diagnosed_by", Kind::Line(60), Claim::is_disease),
    row("exposure_months", Kind::Count(0, 720), never),
    row("excuse", Kind::Choice(EXCUSES), never),
    row("papers", Kind::Papers, never),
    // A second case of one person and day is filed only when somebody says that it is another accident.
    row("same_day", Kind::Choice(YES_NO), never),
];

fn always(_: &Claim) -> bool {
    true
}

fn never(_: &Claim) -> bool {
    false
}
