//! Wording of determinations: what the fields may say, remarks on lines, why one takes the place of another.

use super::Lang;

/// What a choice of a field means; the word itself for one that is not known.
#[must_use]
pub fn choice<'a>(field: &str, id: &'a str, lang: Lang) -> &'a str {
    let (zh, en) = match (field, id) {
        ("insured", "yes") => ("已依法参保", "insured by law"),
        ("insured", "no") => ("未参保或欠费", "not insured, or in arrears"),
        ("insured", "since") => {
            ("事后参保或补缴，新发生的费用由基金付", "insured or paid later: what arises since is the fund's")
        }
        ("insured", "illegal") => ("非法用工单位", "illegal employer"),
        ("contract", "kept") => ("未解除", "kept"),
        ("contract", "ended") => ("已解除或终止", "ended"),
        ("cause", id) => return cause(id, lang).unwrap_or(id),
        ("about", "disability") => ("伤残待遇", "disability"),
        ("about", "death") => ("工亡待遇", "death"),
        _ => return id,
    };
    lang.pick(zh, en)
}

/// Why a determination takes the place of another.
fn cause(id: &str, lang: Lang) -> Option<&'static str> {
    let (zh, en) = match id {
        "review" => ("复查鉴定", "review of the grade"),
        "objection" => ("再次鉴定", "repeated appraisal"),
        "parameter" => ("参数变更", "changed parameter"),
        "relation_ended" => ("解除劳动关系", "relation ended"),
        "pension" => ("办理退休", "retired"),
        "dependants" => ("供养亲属变动", "change of dependants"),
        "declared_dead" => ("宣告死亡", "declared dead"),
        "error" => ("更正错误", "error"),
        "court" => ("法院判决", "court"),
        _ => return None,
    };
    Some(lang.pick(zh, en))
}

/// A remark on a line of a sheet; what is no word of this list is told as it is.
#[must_use]
pub fn remark(text: &str, lang: Lang) -> String {
    let (zh, en) = match text {
        "arrears" => ("补发", "arrears"),
        "review_keeps" => ("复查鉴定不再核发，按原核定", "as determined before: a review brings no other"),
        "until:came_of_age" => ("至年满18周岁", "until coming of age"),
        "until:employed" => ("至就业或参军", "until employed or enlisted"),
        "until:remarried" => ("至再婚", "until remarried"),
        "until:adopted" => ("至被收养", "until adopted"),
        "until:died" => ("至死亡", "until death"),
        "no_pension:not_supported" => ("不符合：非主要供养", "no right: not supported by the deceased"),
        "no_pension:came_of_age" => ("不符合：已满18周岁", "no right: of age"),
        "no_pension:too_young" => ("不符合：未到年龄", "no right: below the age"),
        "no_pension:kin_there" => ("不符合：有其他供养人", "no right: nearer kin are there"),
        other => return other.to_owned(),
    };
    lang.pick(zh, en).to_owned()
}
