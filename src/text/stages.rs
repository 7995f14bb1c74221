//! The stages of a case by name, and what comes next with whom.

use super::Lang;
use super::catalog::Msg;

/// The stage of a case.
#[must_use]
pub fn stage(key: &str, lang: Lang) -> String {
    let msg = match key {
        "reported" => Msg::StageReported,
        "applied" => Msg::StageApplied,
        "accepted" => Msg::StageAccepted,
        "recognised" => Msg::StageRecognised,
        "refused" => Msg::StageRefused,
        "treatment" => Msg::StageTreatment,
        "graded" => Msg::StageGraded,
        "closed" => Msg::StageClosed,
        other => return other.to_owned(),
    };
    msg.text(lang).to_owned()
}

/// Whose turn it is, and what for.
#[must_use]
pub fn next(key: &str, lang: Lang) -> &'static str {
    let (zh, en) = match key {
        "reported" => ("下一步：单位或本人向县人社局申请工伤认定", "Next: the employer or the worker applies to the bureau"),
        "applied" => ("现在县人社局：决定是否受理", "With the bureau: whether it accepts the application"),
        "accepted" => ("现在县人社局：作出认定决定", "With the bureau: the decision on recognition"),
        "recognised" | "treatment" => (
            "下一步：治疗；伤情稳定后仍有残疾的，向市鉴定委员会申请鉴定",
            "Next: treatment; with a lasting disability, the appraisal by the prefecture's committee",
        ),
        "refused" => ("不服的，可以复议或起诉（第26问）", "Not recognised: reconsideration or a suit (question 26)"),
        "graded" => {
            ("现在本中心：单位申报，本中心核定并支付待遇", "With the centre: the employer files, the centre determines and pays")
        }
        "closed" => ("已办结", "Nothing is open"),
        _ => ("", ""),
    };
    lang.pick(zh, en)
}
