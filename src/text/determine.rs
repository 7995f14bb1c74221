//! Wording of determinations: what the fields may say, remarks on lines, why one takes the place of another.

use super::{Lang, problems};
use crate::domain::codes::{CodeList, code_list};
use crate::domain::dates::Month;
use crate::domain::problem::Problem;

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
        ("why", id) => return cause(id, lang).unwrap_or(id),
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
        "no_pension:not_supported" => ("非主要供养", "not supported by the deceased"),
        "no_pension:came_of_age" => ("已满18周岁", "of age"),
        "no_pension:too_young" => ("未到年龄", "below the age"),
        "no_pension:kin_there" => ("有其他供养人", "nearer kin are there"),
        other => return other.to_owned(),
    };
    lang.pick(zh, en).to_owned()
}

/// Relations of a dependant, as a form offers them.
#[must_use]
pub fn relations() -> CodeList {
    code_list([
        ("spouse", "配偶", "spouse"),
        ("child", "子女", "child"),
        ("parent", "父母", "parent"),
        ("grandparent", "祖父母", "grandparent"),
        ("grandchild", "孙子女", "grandchild"),
        ("sibling", "兄弟姐妹", "sibling"),
    ])
}

/// What can end a pension before its time.
#[must_use]
pub fn end_causes() -> CodeList {
    code_list([
        ("employed", "就业参军", "employed"),
        ("remarried", "再婚", "remarried"),
        ("adopted", "被收养", "adopted"),
        ("died", "死亡", "died"),
    ])
}

#[must_use]
pub fn yes_no() -> CodeList {
    code_list([("yes", "是", "yes"), ("no", "否", "no")])
}

/// Words of a determination as it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    OwnWage,
    Months,
    Gap,
    Corrected,
    Once,
    Monthly,
    Arrears,
    ByEmployer,
    NoRight,
    FundPays,
    Differences,
    BackPay,
    Overpaid,
    How,
    Problems,
}

#[must_use]
pub fn word(word: Word, lang: Lang) -> &'static str {
    let (zh, en) = match word {
        Word::OwnWage => ("本人工资", "Own wage"),
        Word::Months => ("各月缴费工资", "Wages by month"),
        Word::Gap => ("缺", "gap"),
        Word::Corrected => ("更正", "corrected"),
        Word::Once => ("一次性待遇（基金）", "Once (fund)"),
        Word::Monthly => ("按月待遇（基金）", "Monthly (fund)"),
        Word::Arrears => ("补发（基金）", "Arrears (fund)"),
        Word::ByEmployer => ("单位支付，基金不付", "By the employer, never by the fund"),
        Word::NoRight => ("没有抚恤金的亲属", "Relatives without a pension"),
        Word::FundPays => ("基金合计（不含今后各月）", "By the fund, without the months to come"),
        Word::Differences => ("与前一张的差异", "Against the sheet before"),
        Word::BackPay => ("应补", "to pay"),
        Word::Overpaid => ("多付", "overpaid"),
        Word::How => ("计算依据", "How it was worked out"),
        Word::Problems => ("还不能提交", "Cannot be filed yet"),
    };
    lang.pick(zh, en)
}

/// What a field of a determination is called, in both languages; `None` for one of another form.
#[must_use]
pub fn field(id: &str) -> Option<(&'static str, &'static str)> {
    Some(match id {
        "about" => ("核定内容", "what is determined"),
        "supersedes" => ("重核的核定单", "sheet that is replaced"),
        "why" => ("重核原因", "cause"),
        "insured_since" => ("参保或补缴日期", "insured or paid since"),
        "insured_document" => ("参保依据", "document about the insurance"),
        "served_on" => ("结论送达日期", "conclusion served on"),
        "contract" => ("劳动关系", "labour relation"),
        "pension_from" => ("养老金起月", "pension from"),
        "corrections" => ("工资更正", "corrections of wages"),
        "agreed_wage" => ("约定的首月工资", "agreed wage"),
        "agreed_document" => ("约定工资的依据", "document of the agreed wage"),
        "chose_pension" => ("选择养老保险待遇", "pension scheme chosen"),
        "recipient_id" => ("领款人身份证号", "recipient's number"),
        "recipient_name" => ("领款人姓名", "recipient"),
        "dependants" => ("供养亲属", "dependants"),
        "parameters" => ("参数", "parameters"),
        "relation" => ("关系", "relation"),
        "incapable" => ("丧失劳动能力", "incapable"),
        "lonely" => ("孤寡或孤儿", "lonely or orphan"),
        "kin_gone" => ("无其他供养人", "nearer kin gone"),
        "end_cause" => ("终止原因", "why it ended"),
        "own_wage" => ("本人工资", "own wage"),
        "monthly_from" => ("按月待遇起月", "monthly from"),
        "adjusted" => ("已含年度调整", "adjustments carried"),
        _ => return None,
    })
}

/// Months from the first to the last, or from the first on.
#[must_use]
pub fn span(from: Month, until: Option<Month>, lang: Lang) -> String {
    match (until, lang) {
        (Some(until), _) if until == from => from.to_string(),
        (Some(until), Lang::Zh) => format!("{from} 至 {until}"),
        (Some(until), Lang::En) => format!("{from} to {until}"),
        (None, Lang::Zh) => format!("{from} 起"),
        (None, Lang::En) => format!("from {from}"),
    }
}

/// What is wrong with a field, in one line.
#[must_use]
pub fn complaint(field: &str, problem: &Problem, lang: Lang) -> String {
    let colon = lang.pick("：", ": ");
    format!("{}{colon}{}", problems::field(field, lang), problems::problem(problem, lang))
}
