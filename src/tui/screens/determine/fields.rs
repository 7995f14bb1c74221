//! The fields of a determination. What the file tells already is not asked; what it needs to know of the case stands in fields that
//! are not shown.

use crate::desk::estimate::Fields;
use crate::domain::name::LINE_MAX;
use crate::text::catalog::Msg;
use crate::tui::form::{Column, FieldSpec, Kind, choice, column, date, grid, heading, id_number, money, short, text};

/// Characters of a month, a name.
const MONTH: usize = 7;
const NAME: usize = 40;
const HIDDEN: usize = 40;
const DIGITS: usize = 2;

const INSURED: &[(&str, Msg)] = &[
    ("", Msg::ChoiceUnset),
    ("yes", Msg::ChoiceYes),
    ("no", Msg::ChoiceNo),
    ("since", Msg::ChoiceSince),
    ("illegal", Msg::ChoiceIllegal),
];
const CONTRACT: &[(&str, Msg)] = &[("", Msg::ChoiceUnset), ("kept", Msg::ChoiceKept), ("ended", Msg::ChoiceEnded)];
const WORK: &[(&str, Msg)] = &[("yes", Msg::ChoiceWork), ("no", Msg::ChoiceNoWork)];
const CLASSES: &[(&str, Msg)] =
    &[("", Msg::ChoiceUnset), ("male", Msg::ChoiceMale), ("female_55", Msg::ChoiceFemale55), ("female_50", Msg::ChoiceFemale50)];
const DEATHS: &[(&str, Msg)] = &[
    ("", Msg::ChoiceUnset),
    ("direct", Msg::ChoiceDirect),
    ("in_leave", Msg::ChoiceInLeave),
    ("grade_1_4_after_leave", Msg::ChoiceSevereAfterLeave),
    ("no_benefit", Msg::ChoiceOtherDeath),
];
const NO_YES: &[(&str, Msg)] = &[("no", Msg::ChoiceNo), ("yes", Msg::ChoiceYes)];
const CAUSES: &[(&str, Msg)] = &[
    ("", Msg::ChoiceUnset),
    ("review", Msg::CauseReview),
    ("objection", Msg::CauseObjection),
    ("parameter", Msg::CauseParameter),
    ("relation_ended", Msg::CauseEnded),
    ("pension", Msg::CausePension),
    ("dependants", Msg::CauseDependants),
    ("declared_dead", Msg::CauseDeclaredDead),
    ("error", Msg::CauseError),
    ("court", Msg::CauseCourt),
];

/// As `domain::determination::dependants::COLUMNS`.
const DEPENDANTS: &[Column] = &[
    column("id_number", Msg::ColIdNumber, Kind::IdNumber, (10, 18)),
    column("name", Msg::ColName, Kind::Text { max: NAME }, (6, 8)),
    column("relation", Msg::ColRelation, Kind::Code, (6, 11)),
    column("incapable", Msg::ColIncapable, Kind::Code, (4, 4)),
    column("lonely", Msg::ColLonely, Kind::Code, (2, 4)),
    column("kin_gone", Msg::ColKinGone, Kind::Code, (4, 4)),
    column("from", Msg::ColFromMonth, Kind::Text { max: MONTH }, (7, 7)),
    column("until", Msg::ColUntilDay, Kind::Date, (10, 10)),
    column("end_cause", Msg::ColEndCause, Kind::Code, (4, 9)),
    column("document", Msg::ColDocument, Kind::Text { max: LINE_MAX }, (6, 12)),
    column("note", Msg::FieldDetermineNote, Kind::Text { max: LINE_MAX }, (6, 10)),
];

/// As `domain::determination::wages::COLUMNS`.
const CORRECTIONS: &[Column] = &[
    column("month", Msg::ColMonthOf, Kind::Text { max: MONTH }, (7, 7)),
    column("wage", Msg::ColWageOf, Kind::Money, (10, 10)),
    column("reason", Msg::ColWhy, Kind::Text { max: LINE_MAX }, (20, 24)),
    column("document", Msg::ColDocument, Kind::Text { max: LINE_MAX }, (18, 20)),
];

pub(super) const FIELDS: &[FieldSpec] = &[
    hidden("case_number"),
    hidden("about"),
    hidden("supersedes"),
    hidden("on_file.grade"),
    hidden("on_file.conclusion"),
    hidden("on_file.wages"),
    hidden("on_file.missing"),
    choice("why", Msg::FieldCause, CAUSES).when(|f| !f.get("supersedes").is_empty()),
    choice("insured", Msg::FieldInsuredThen, INSURED).hint(Msg::HintInsured),
    date("insured_since", Msg::FieldInsuredSince).when(|f| f.get("insured") == "since"),
    text("insured_document", Msg::FieldInsuredDocument, LINE_MAX),
    date("concluded", Msg::FieldConcluded).when(|f| is_disability(f) && f.get("on_file.conclusion").is_empty()),
    date("served_on", Msg::FieldServedOn).hint(Msg::HintServed).when(is_disability),
    choice("contract", Msg::FieldContract, CONTRACT).when(|f| grade(f) >= 5),
    date("ended", Msg::FieldEnded).when(has_ended),
    choice("class", Msg::FieldClass, CLASSES).when(has_ended),
    date("retires", Msg::FieldRetires).when(has_ended),
    choice("work", Msg::FieldWork, WORK).when(|f| matches!(grade(f), 5 | 6) && !has_ended(f)),
    money("pension", Msg::FieldPension).when(|f| (1..=4).contains(&grade(f))),
    short("pension_from", Msg::FieldPensionFrom, MONTH).when(|f| (1..=4).contains(&grade(f)) && !f.get("pension").is_empty()),
    choice("case", Msg::FieldDeathCase, DEATHS).when(|f| is_death(f) && f.get("on_file.missing").is_empty()),
    choice("chose_pension", Msg::FieldChosePension, NO_YES).when(|f| is_death(f) && f.get("case") == "grade_1_4_after_leave"),
    id_number("recipient_id", Msg::FieldRecipientId).hint(Msg::HintLumpRecipient).when(is_death),
    text("recipient_name", Msg::FieldRecipientName, NAME).when(is_death),
    heading("about.dependants", Msg::FieldDependants).when(is_death),
    grid("dependants", Msg::FieldDependants, DEPENDANTS, 4).hint(Msg::HintDependants).when(is_death),
    money("agreed_wage", Msg::FieldAgreedWage).when(|f| f.get("on_file.wages").is_empty()),
    text("agreed_document", Msg::FieldAgreedDocument, LINE_MAX).when(|f| f.get("on_file.wages").is_empty()),
    heading("about.corrections", Msg::FieldCorrections),
    grid("corrections", Msg::FieldCorrections, CORRECTIONS, 2).hint(Msg::HintCorrections),
    text("note", Msg::FieldDetermineNote, LINE_MAX),
];

/// What the form is about; nobody types it.
const fn hidden(id: &'static str) -> FieldSpec {
    short(id, Msg::FieldCaseNumber, HIDDEN).when(|_| false)
}

pub(super) const PICK: &[FieldSpec] = &[text("case_number", Msg::FieldCaseNumber, HIDDEN)];

/// The fields as the desk reads them: those that are there, and what the form is about.
pub(super) fn asked(shown: &Fields, all: &Fields) -> Fields {
    ["case_number", "about", "supersedes"].iter().fold(shown.clone(), |out, id| out.with(id, all.get(id)))
}

fn is_death(fields: &Fields) -> bool {
    fields.get("about") == "death"
}

fn is_disability(fields: &Fields) -> bool {
    !is_death(fields)
}

/// The grade of a disability; 0 where there is none.
fn grade(fields: &Fields) -> u8 {
    if is_disability(fields) && fields.get("on_file.grade").len() <= DIGITS {
        fields.get("on_file.grade").parse().unwrap_or(0)
    } else {
        0
    }
}

fn has_ended(fields: &Fields) -> bool {
    grade(fields) >= 5 && fields.get("contract") == "ended"
}
