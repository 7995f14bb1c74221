//! The rows of the intake form, of a new claim and of one that is changed; which fields are there follows from the others.

use crate::desk::estimate::Fields;
use crate::domain::case::claim::fields::COURSE_MAX;
use crate::domain::case::workflow::DOCUMENT_MAX;
use crate::domain::name::LINE_MAX;
use crate::text::catalog::Msg;
use crate::tui::form::{FieldSpec, checklist, choice, code, date, heading, id_number, note, phone, text, time};

/// Rows of the course of events.
const COURSE_ROWS: u16 = 4;
const FIELD_COUNT: usize = 55;

/// A new claim: who it is about comes first.
pub(super) static NEW: [FieldSpec; FIELD_COUNT] = fields(
    [head("h_person"), id_number("id_number", Msg::Field("id_number")), line("name", 50), phone("phone", Msg::Field("phone"))],
    is_old,
);

/// A claim that is changed: its person stays, the number is only kept along; a reason comes first.
pub(super) static CHANGE: [FieldSpec; FIELD_COUNT] = fields(
    [
        head("h_change"),
        line("reason", LINE_MAX).hint(Msg::HintReason),
        id_number("id_number", Msg::Field("id_number")).when(never),
        line("name", 50).when(never),
    ],
    never,
);

/// `old` says whether the papers of an old injury are asked for.
const fn fields(begin: [FieldSpec; 4], old: fn(&Fields) -> bool) -> [FieldSpec; FIELD_COUNT] {
    let [a, b, c, d] = begin;
    [
        a,
        b,
        c,
        d,
        code("credit_code", Msg::Field("credit_code")).hint(Msg::HintEmployer),
        line("job", 40),
        choice("old_injury", Msg::Field("old_injury"), NO_YES),
        choice("state", Msg::Field("state"), OLD_STATES).when(old),
        line("document", DOCUMENT_MAX).when(old),
        line("body", DOCUMENT_MAX).when(old),
        text("grade", Msg::Field("grade"), 4).hint(Msg::HintOldGrade).when(old),
        choice("nursing", Msg::Field("nursing"), NURSING).when(old),
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

/// No or yes; neither until somebody says so.
const NO_YES: Choices = &[("", Msg::Choice("", "")), ("no", Msg::Choice("", "no")), ("yes", Msg::Choice("", "yes"))];

/// The same for hospitals, most of which are contracted.
const AGREEMENT: Choices = &[("", Msg::Choice("", "")), ("yes", Msg::Choice("", "yes")), ("no", Msg::Choice("", "no"))];

const DEGREES: Choices = &[
    ("hurt", Msg::Choice("degree", "hurt")),
    ("disabled", Msg::Choice("degree", "disabled")),
    ("dead", Msg::Choice("degree", "dead")),
    ("missing", Msg::Choice("degree", "missing")),
];

const SIDES: Choices = &[
    ("", Msg::Choice("side", "")),
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

/// States that the papers of an old injury can show.
const OLD_STATES: Choices = &[
    ("", Msg::Choice("state", "")),
    ("recognised", Msg::Choice("state", "recognised")),
    ("treatment", Msg::Choice("state", "treatment")),
    ("graded", Msg::Choice("state", "graded")),
    ("closed", Msg::Choice("state", "closed")),
];

const NURSING: Choices =
    &[("none", Msg::ChoiceNone), ("partial", Msg::ChoicePartial), ("large", Msg::ChoiceLarge), ("full", Msg::ChoiceFull)];

fn is_old(fields: &Fields) -> bool {
    fields.get("old_injury") == "yes"
}

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

/// Article and item, such as `14-1`; less is still being typed.
fn has_situation(fields: &Fields) -> bool {
    fields.get("situation").split_once('-').is_some_and(|(_, item)| !item.is_empty())
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthStr;

    use super::*;
    use crate::desk::cases::OLD_INJURY_FIELDS;
    use crate::domain::case::claim::fields::FIELDS;
    use crate::text::Lang;
    use crate::tui::form::Kind;

    /// A field the desk reads and nobody can fill in would be a wall.
    #[test]
    fn every_field_of_a_claim_is_on_the_form() {
        for id in FIELDS.iter().map(|f| f.id).chain(OLD_INJURY_FIELDS) {
            assert!(NEW.iter().any(|s| s.id == id), "{id}");
        }
        for form in [&NEW, &CHANGE] {
            let unknown = form.iter().find(|s| {
                !matches!(s.kind, Kind::Heading)
                    && s.id != "reason"
                    && !OLD_INJURY_FIELDS.contains(&s.id)
                    && !FIELDS.iter().any(|f| f.id == s.id)
            });
            assert!(unknown.is_none(), "{:?}", unknown.map(|s| s.id));
        }
    }

    #[test]
    fn every_label_and_choice_has_a_name_of_safe_width() {
        for spec in NEW.iter().chain(&CHANGE) {
            let choices = if let Kind::Choice(choices) = spec.kind { choices } else { &[] };
            for msg in choices.iter().map(|(_, msg)| *msg).chain([spec.label]) {
                for text in [Lang::Zh, Lang::En].map(|lang| msg.text(lang)) {
                    assert!(!text.is_empty() && text.width() == text.width_cjk(), "{} {msg:?}", spec.id);
                }
            }
        }
    }
}
