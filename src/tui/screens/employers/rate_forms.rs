//! The fields of the short forms about rates.

use crate::domain::name::LINE_MAX;
use crate::text::catalog::Msg;
use crate::tui::form::{FieldSpec, choice, short, text};

const MONTH: usize = 7;
const DOCUMENT: usize = 60;
const NUMBER: usize = 20;
const SCENARIO: usize = 40;

const CAUSES: &[(&str, Msg)] =
    &[("reclassified", Msg::RateCauseClass), ("objection", Msg::RateCauseObjection), ("correction", Msg::RateCauseCorrection)];

/// Filing the review that is shown.
pub(super) const REVIEW: &[FieldSpec] =
    &[short("from", Msg::RateFrom, MONTH).hint(Msg::ScenarioMonthHint), text("document", Msg::RateDocument, DOCUMENT)];

/// A decision on the employer that is shown.
pub(super) const SET: &[FieldSpec] = &[
    choice("rate_cause", Msg::RateCause, CAUSES),
    short("risk_class", Msg::RateClass, 1),
    short("floating", Msg::RateStep, 1),
    short("from", Msg::RateFrom, MONTH).hint(Msg::ScenarioMonthHint),
    text("reason", Msg::RateReason, LINE_MAX),
    text("document", Msg::RateDocument, DOCUMENT),
    text("objects_to", Msg::RateObjectsTo, NUMBER).when(|f| f.get("rate_cause") == "objection"),
    text("reconsideration", Msg::RateReconsideration, LINE_MAX).when(|f| f.get("rate_cause") == "objection"),
];

/// A proposal of a saved scenario.
pub(super) const PROPOSAL: &[FieldSpec] = &[
    text("scenario", Msg::ProposalScenario, SCENARIO),
    short("effective", Msg::RateFrom, MONTH).hint(Msg::ScenarioMonthHint),
    text("proposal", Msg::ProposalText, LINE_MAX),
    text("measures", Msg::ProposalMeasures, LINE_MAX),
];
