//! The forms of inspection: the plan, and what each step is entered by.

use crate::desk::inspection::TEXT_MAX;
use crate::domain::codes::code_list;
use crate::domain::inspection::visit::{ITEMS, Verdict};
use crate::domain::name::LINE_MAX;
use crate::domain::sheet::workflow::Step;
use crate::text::catalog::Msg;
use crate::text::{Lang, inspection as words};
use crate::tui::form::{Column, FieldSpec, Form, Kind, choice, column, date, grid, short, text};

const CREDIT_CODE: usize = 18;
const MONTH: usize = 7;
const CHECK_ROWS: u16 = 8;
const AUDIT_ROWS: u16 = 8;

const WAYS: &[(&str, Msg)] = &[("on_site", Msg::InspectOnSite), ("papers", Msg::InspectByPapers)];
const GROUNDS: &[(&str, Msg)] = &[
    ("anomaly", Msg::InspectAnomaly),
    ("complaint", Msg::InspectComplaint),
    ("random", Msg::InspectRandom),
    ("order", Msg::InspectOrdered),
];
const YES_NO: &[(&str, Msg)] = &[("no", Msg::ChoiceNo), ("yes", Msg::ChoiceYes)];
const SIGNED: &[(&str, Msg)] = &[("yes", Msg::ChoiceYes), ("refused", Msg::InspectRefused)];

const PLAN: &[FieldSpec] = &[
    short("credit_code", Msg::LabelCreditCode, CREDIT_CODE),
    short("from_month", Msg::InspectFrom, MONTH),
    short("until_month", Msg::InspectUntil, MONTH),
    choice("way", Msg::InspectWay, WAYS),
    text("first_inspector", Msg::InspectFirst, LINE_MAX),
    text("second_inspector", Msg::InspectSecond, LINE_MAX).hint(Msg::HintInspectSecond),
    choice("inspect_ground", Msg::InspectGround, GROUNDS),
    text("ground_note", Msg::InspectGroundNote, LINE_MAX),
    choice("special", Msg::InspectSpecial, YES_NO),
    date("visit_on", Msg::InspectVisitOn),
];
const NOTIFY: &[FieldSpec] = &[
    date("served_on", Msg::InspectServedOn),
    text("served_by", Msg::InspectServedBy, LINE_MAX),
    date("visit_on", Msg::InspectVisitOn).hint(Msg::HintInspectVisitOn),
];
const VISIT: &[FieldSpec] = &[date("visited_on", Msg::InspectVisitedOn)];
const CHECKLIST: &[Column] = &[
    column("item", Msg::InspectItem, Kind::Code, (16, 20)),
    column("verdict", Msg::InspectVerdict, Kind::Code, (14, 16)),
    column("note", Msg::LabelNote, Kind::Text { max: 60 }, (30, 60)),
];
const AUDIT: &[Column] = &[
    column("id_number", Msg::ColId, Kind::Text { max: 18 }, (18, 18)),
    column("month", Msg::InspectMonth, Kind::Text { max: MONTH }, (7, 7)),
    column("wage", Msg::InspectPaid, Kind::Money, (12, 14)),
];
const RECORD: &[FieldSpec] = &[
    date("recorded_on", Msg::InspectRecordedOn),
    grid("checklist", Msg::InspectionChecklist, CHECKLIST, CHECK_ROWS),
    grid("audit", Msg::InspectionAudit, AUDIT, AUDIT_ROWS),
    text("found", Msg::InspectFound, TEXT_MAX),
    choice("signed", Msg::InspectSigned, SIGNED),
];
const ORDER: &[FieldSpec] =
    &[text("order", Msg::InspectOrder, TEXT_MAX), date("rectify_by", Msg::InspectRectifyBy).hint(Msg::HintInspectRectifyBy)];
const RECTIFY: &[FieldSpec] = &[date("replied_on", Msg::InspectRepliedOn), text("reply", Msg::InspectReply, TEXT_MAX)];
const REFER: &[FieldSpec] =
    &[text("reason", Msg::InspectNotObeyed, LINE_MAX), text("suggestion", Msg::InspectSuggestion, TEXT_MAX)];
/// Why a finding is marked, or what is said of a step that says nothing itself.
const OPINION: &[FieldSpec] = &[text("reason", Msg::FieldReason, LINE_MAX)];

pub(super) fn plan() -> Form {
    Form::new(PLAN)
}

pub(super) fn reason() -> Form {
    Form::new(OPINION)
}

/// The form of a step.
pub(super) fn of_step(step: Step) -> Form {
    let item = |id: &'static str| (id, words::item(id, Lang::Zh), words::item(id, Lang::En));
    let verdict = |v: Verdict| (v.id(), words::verdict(v, Lang::Zh), words::verdict(v, Lang::En));
    match step {
        Step::Notify => Form::new(NOTIFY),
        Step::Visit => Form::new(VISIT),
        Step::Record => Form::new(RECORD).with_column_list("checklist", "item", code_list(ITEMS.map(item))).with_column_list(
            "checklist",
            "verdict",
            code_list([Verdict::Sound, Verdict::Wrong, Verdict::NotApplicable].map(verdict)),
        ),
        Step::Order => Form::new(ORDER),
        Step::Rectify => Form::new(RECTIFY),
        Step::Refer => Form::new(REFER),
        _ => Form::new(OPINION),
    }
}

/// A checklist before anything was found: everything as it should be, nothing in payment.
pub(super) fn blank_checklist() -> String {
    ITEMS.map(|item| format!("{item}\tsound\t")).join("\n")
}
