//! The rows of the intake form, of a new claim and of one that is changed; which fields are there follows from the others.

use crate::desk::estimate::Fields;
use crate::domain::case::claim::fields::COURSE_MAX;
use crate::domain::name::LINE_MAX;
use crate::text::catalog::Msg;
use crate::tui::form::{FieldSpec, checklist, choice, code, date, heading, id_number, note, phone, text, time};

/// Rows of the course of events.
const COURSE_ROWS: u16 = 4;
const FIELD_COUNT: usize = 50;

/// A new claim: who it is about comes first.
pub(super) static NEW: [FieldSpec; FIELD_COUNT] = fields([
    head("h_person"),
    id_number("id_number", Msg::Field("id_number")),
    line("name", 50),
    phone("phone", Msg::Field("phone")),
]);

/// A claim that is changed: its person stays, the number is only kept along; a reason comes first.
pub(super) static CHANGE: [FieldSpec; FIELD_COUNT] = fields([
    head("h_change"),
    line("reason", LINE_MAX).hint(Msg::HintReason),
    id_number("id_number", Msg::Field("id_number")).when(never),
    line("name", 50).when(never),
]);

const fn fields(begin: [FieldSpec; 4]) -> [FieldSpec; FIELD_COUNT] {
    let [a, b, c, d] = begin;
    [
        a,
        b,
        c,
        d,
        code("credit_code", Msg::Field("credit_code")).hint(Msg::HintEmployer),
        line("job", 40),
        choice("old_injury", Msg::Field("old_injury"), NO_YES),
        head("h_accident"),
        day("accident_on"),
        time("accident_time", Msg::Field("accident_time")),
        line("place", 100),
        code("cause", Msg::Field("cause")),
        choice("degree", Msg::Field("degree"), DEGREES),
        day("died_on").when(is_dead),
        time("died_time", Msg::Field("died_time")).when(is_dead),
        day("missing_on").when(is_missing),
        code("body_part", Msg::Field("body_part")).when(is_there),
        choice("side", Msg::Field("side"), SIDES).when(is_there),
        code("nature", Msg::Field("nature")).when(is_there),
        note("course", Msg::Field("course"), COURSE_MAX, COURSE_ROWS),
        line("witnesses", 100),
        choice("third_party", Msg::Field("third_party"), NO_YES),
        choice("same_day", Msg::Field("same_day"), NO_YES),
        head("h_medical").when(is_there),
        line("hospital", 60).when(is_there),
        choice("agreement", Msg::Field("agreement"), AGREEMENT).when(is_there),
        day("first_visit_on").when(is_there),
        time("first_visit_time", Msg::Field("first_visit_time")).when(is_there),
        line("diagnosis", 200).when(is_there),
        line("record_number", 40).when(is_there),
        head("h_application"),
        day("reported_on"),
        line("reporter", 60),
        phone("reporter_phone", Msg::Field("reporter_phone")),
        choice("report_way", Msg::Field("report_way"), WAYS),
        choice("migrant", Msg::Field("migrant"), NO_YES),
        day("applied_on").hint(Msg::HintReportOnly),
        code("situation", Msg::Field("situation")),
        line("disease", 60).when(is_disease),
        day("diagnosed_on").when(is_disease),
        line("diagnosed_by", 60).when(is_disease),
        line("exposure_months", 3).when(is_disease),
        choice("applicant", Msg::Field("applicant"), APPLICANTS).when(is_application),
        line("applicant_name", 60).when(is_application),
        line("applicant_relation", 20).when(is_relative),
        phone("applicant_phone", Msg::Field("applicant_phone")).when(is_application),
        line("applicant_address", 200).when(is_application),
        choice("excuse", Msg::Field("excuse"), EXCUSES).when(is_application),
        head("h_papers").when(has_situation),
        checklist("papers", Msg::Field("papers")).when(has_situation),
    ]
}

const fn head(id: &'static str) -> FieldSpec {
    heading(id, Msg::Field(id))
}

const fn line(id: &'static str, max: usize) -> FieldSpec {
    text(id, Msg::Field(id), max)
}

const fn day(id: &'static str) -> FieldSpec {
    date(id, Msg::Field(id))
}

type Choices = &'static [(&'static str, Msg)];

/// No or yes.
const NO_YES: Choices = &[("no", Msg::Choice("", "no")), ("yes", Msg::Choice("", "yes"))];

/// Nobody is taken to have been hurt in a contracted hospital until somebody says so.
const AGREEMENT: Choices =
    &[("", Msg::Choice("agreement", "")), ("yes", Msg::Choice("agreement", "yes")), ("no", Msg::Choice("agreement", "no"))];

const DEGREES: Choices = &[
    ("hurt", Msg::Choice("degree", "hurt")),
    ("disabled", Msg::Choice("degree", "disabled")),
    ("dead", Msg::Choice("degree", "dead")),
    ("missing", Msg::Choice("degree", "missing")),
];

const SIDES: Choices = &[
    ("none", Msg::Choice("side", "none")),
    ("left", Msg::Choice("side", "left")),
    ("right", Msg::Choice("side", "right")),
    ("both", Msg::Choice("side", "both")),
];

const WAYS: Choices = &[
    ("window", Msg::Choice("report_way", "window")),
    ("phone", Msg::Choice("report_way", "phone")),
    ("online", Msg::Choice("report_way", "online")),
    ("post", Msg::Choice("report_way", "post")),
    ("visit", Msg::Choice("report_way", "visit")),
];

const APPLICANTS: Choices = &[
    ("employer", Msg::Choice("applicant", "employer")),
    ("worker", Msg::Choice("applicant", "worker")),
    ("relative", Msg::Choice("applicant", "relative")),
    ("union", Msg::Choice("applicant", "union")),
];

const EXCUSES: Choices = &[
    ("", Msg::Choice("excuse", "")),
    ("force_majeure", Msg::Choice("excuse", "force_majeure")),
    ("detained", Msg::Choice("excuse", "detained")),
    ("employer", Msg::Choice("excuse", "employer")),
    ("registration", Msg::Choice("excuse", "registration")),
    ("dispute", Msg::Choice("excuse", "dispute")),
];

fn never(_: &Fields) -> bool {
    false
}

fn is_dead(fields: &Fields) -> bool {
    fields.get("degree") == "dead"
}

fn is_missing(fields: &Fields) -> bool {
    fields.get("degree") == "missing"
}

fn is_there(fields: &Fields) -> bool {
    !is_missing(fields)
}

fn is_disease(fields: &Fields) -> bool {
    fields.get("situation") == "14-4"
}

fn is_application(fields: &Fields) -> bool {
    !fields.get("applied_on").is_empty()
}

fn is_relative(fields: &Fields) -> bool {
    is_application(fields) && fields.get("applicant") == "relative"
}

fn has_situation(fields: &Fields) -> bool {
    !fields.get("situation").is_empty()
}
