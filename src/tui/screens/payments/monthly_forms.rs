//! The fields of the short forms about monthly benefits.

use crate::domain::benefits::change::Change;
use crate::domain::name::LINE_MAX;
use crate::text::catalog::Msg;
use crate::tui::form::{FieldSpec, choice, date, money, short, text};

const MONTH: usize = 7;
const DOCUMENT: usize = 60;

const SUSPEND_REASONS: &[(&str, Msg)] = &[
    ("lost_conditions", Msg::WhyLostConditions),
    ("refuses_appraisal", Msg::WhyRefusesAppraisal),
    ("refuses_treatment", Msg::WhyRefusesTreatment),
    ("imprisoned", Msg::WhyImprisoned),
    ("not_certified", Msg::WhyNotCertified),
];
const RESUME_REASONS: &[(&str, Msg)] =
    &[("cause_over", Msg::WhyCauseOver), ("released", Msg::WhyReleased), ("certified", Msg::WhyCertified)];
const END_REASONS: &[(&str, Msg)] = &[
    ("died", Msg::WhyDied),
    ("came_of_age", Msg::WhyCameOfAge),
    ("employed", Msg::WhyEmployed),
    ("remarried", Msg::WhyRemarried),
    ("adopted", Msg::WhyAdopted),
    ("pension", Msg::WhyPension),
    ("lost_conditions", Msg::WhyLostConditions),
];
const SUSPEND: &[FieldSpec] = &[
    choice("reason", Msg::MonthlyFieldReason, SUSPEND_REASONS),
    short("month", Msg::FieldFromMonth, MONTH),
    text("document", Msg::MonthlyFieldDocument, DOCUMENT),
    text("note", Msg::FieldNote, LINE_MAX),
];
const RESUME: &[FieldSpec] = &[
    choice("reason", Msg::MonthlyFieldReason, RESUME_REASONS),
    short("month", Msg::FieldFromMonth, MONTH).hint(Msg::HintResume),
    text("document", Msg::MonthlyFieldDocument, DOCUMENT),
    text("note", Msg::FieldNote, LINE_MAX),
];
const END: &[FieldSpec] = &[
    choice("reason", Msg::MonthlyFieldReason, END_REASONS),
    short("month", Msg::FieldFromMonth, MONTH).hint(Msg::HintEnd),
    money("pension", Msg::MonthlyFieldPension).when(|f| f.get("reason") == "pension").hint(Msg::HintPension),
    text("document", Msg::MonthlyFieldDocument, DOCUMENT),
    text("note", Msg::FieldNote, LINE_MAX),
];

/// Title and fields of a change.
pub(super) const fn change(change: Change) -> (Msg, &'static [FieldSpec]) {
    match change {
        Change::Suspend => (Msg::FormSuspend, SUSPEND),
        Change::Resume => (Msg::FormResume, RESUME),
        Change::End => (Msg::FormEnd, END),
    }
}

const WAYS: &[(&str, Msg)] = &[
    ("window", Msg::WayWindow),
    ("data", Msg::WayData),
    ("self", Msg::WaySelf),
    ("employer", Msg::WayEmployer),
    ("visit", Msg::WayVisit),
];
pub(super) const CERTIFY: &[FieldSpec] = &[
    choice("way", Msg::FieldWay, WAYS),
    date("certified_on", Msg::FieldCertifiedOn),
    text("document", Msg::MonthlyFieldDocument, DOCUMENT),
];

pub(super) const ADJUST: &[FieldSpec] = &[text("document", Msg::FieldNotice, DOCUMENT)];
