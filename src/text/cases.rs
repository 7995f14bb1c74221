//! Cases: states, steps, notices, and the fields and choices of a claim, by name.

use super::Lang;
use super::catalog::{Msg, fill};
use crate::domain::calendar::Deadline;
use crate::domain::case::claim::Notice;
use crate::domain::case::state::State;
use crate::domain::case::workflow::{Check, Step};

/// Where a case stands.
#[must_use]
pub fn state(state: State, lang: Lang) -> &'static str {
    let (zh, en) = match state {
        State::Reported => ("已报案", "reported"),
        State::Applied => ("已申请", "applied"),
        State::PapersMissing => ("待补正", "papers missing"),
        State::Accepted => ("已受理", "accepted"),
        State::Refused => ("不予受理", "refused"),
        State::Suspended => ("中止", "suspended"),
        State::Withdrawn => ("已撤回", "withdrawn"),
        State::Recognised => ("认定工伤", "recognised"),
        State::Deemed => ("视同工伤", "deemed"),
        State::NotRecognised => ("不予认定", "not recognised"),
        State::Treatment => ("治疗中", "in treatment"),
        State::Appraisal => ("鉴定中", "in appraisal"),
        State::Graded => ("已定级", "graded"),
        State::Closed => ("结案", "closed"),
        State::Dropped => ("不再申请", "dropped"),
    };
    lang.pick(zh, en)
}

/// Whose turn it is, and what for.
#[must_use]
pub fn next(state: State, lang: Lang) -> &'static str {
    let (zh, en) = match state {
        State::Reported => ("下一步：单位或本人向县人社局申请工伤认定", "Next: the employer or the worker applies to the bureau"),
        State::Applied => ("现在县人社局：决定是否受理", "With the bureau: whether it accepts the application"),
        State::PapersMissing => ("下一步：申请人补齐材料", "Next: the applicant brings the missing papers"),
        State::Accepted => ("现在县人社局：作出认定决定", "With the bureau: the decision on recognition"),
        State::Suspended => {
            ("中止：等待有关机关的结论，期间不计", "Suspended: another authority's conclusion is awaited; time stands still")
        }
        State::Recognised | State::Deemed | State::Treatment => (
            "下一步：治疗；伤情稳定后仍有残疾的，向市鉴定委员会申请鉴定",
            "Next: treatment; with a lasting disability, the appraisal by the prefecture's committee",
        ),
        State::Appraisal => ("现在市鉴定委员会：作出鉴定结论", "With the prefecture's committee: the conclusion"),
        State::Refused | State::NotRecognised => {
            ("不服的，可以复议或起诉（第26问）", "Not recognised: reconsideration or a suit (question 26)")
        }
        State::Graded => {
            ("现在本中心：单位申报，本中心核定并支付待遇", "With the centre: the employer files, the centre determines and pays")
        }
        State::Closed | State::Withdrawn | State::Dropped => ("已办结", "Nothing is open"),
    };
    lang.pick(zh, en)
}

/// What is done to a case.
#[must_use]
pub fn step(step: Step, lang: Lang) -> &'static str {
    let (zh, en) = match step {
        Step::Report => ("报案", "report"),
        Step::Apply => ("申请", "apply"),
        Step::AskPapers => ("告知补正", "ask for papers"),
        Step::Complete => ("补齐材料", "papers complete"),
        Step::Accept => ("受理", "accept"),
        Step::Refuse => ("不予受理", "refuse"),
        Step::Suspend => ("中止", "suspend"),
        Step::Resume => ("恢复", "resume"),
        Step::Withdraw => ("撤回申请", "withdraw"),
        Step::Recognise => ("认定工伤", "recognise"),
        Step::Deem => ("视同工伤", "deem"),
        Step::Reject => ("不予认定", "not recognise"),
        Step::Treat => ("治疗", "treat"),
        Step::ApplyAppraisal => ("申请鉴定", "apply for appraisal"),
        Step::Conclude => ("鉴定结论", "conclude the appraisal"),
        Step::Reappraise => ("再次鉴定", "re-appraise"),
        Step::Review => ("复查鉴定", "review"),
        Step::Relapse => ("旧伤复发", "relapse"),
        Step::Revoke => ("决定被撤销", "decision revoked"),
        Step::Close => ("结案", "close"),
        Step::Drop => ("不再申请", "drop"),
        Step::TakeOver => ("登记老案", "take over"),
    };
    lang.pick(zh, en)
}

/// What another does with an entered step.
#[must_use]
pub fn check(check: Check, lang: Lang) -> &'static str {
    let (zh, en) = match check {
        Check::Pass => ("复核通过", "pass"),
        Check::Return => ("退回", "return"),
        Check::Recall => ("撤回录入", "recall"),
    };
    lang.pick(zh, en)
}

/// What the operator should know about a claim.
#[must_use]
pub fn notice(notice: &Notice, lang: Lang) -> String {
    let (zh, en) = match notice {
        Notice::NotOnTheList => (
            "事故当日未在该单位参保：由单位按规定支付全部待遇（社会保险法第41条）".to_owned(),
            "not insured with this employer on that day: the employer owes every item (Social Insurance Law art. 41)".to_owned(),
        ),
        Notice::EmployerLate { last, days } => (
            format!("单位逾期 {days} 天（应于 {last} 前申请）：逾期至受理前的费用由单位负担（条例第17条第4款）"),
            format!("employer late by {days} days (until {last}): bears the costs until acceptance (art. 17(4))"),
        ),
        Notice::LateWithExcuse { last } => (
            format!("申请期限已于 {last} 届满，按不计入期限的情形收件，由县人社局审查"),
            format!("the year ended on {last}; taken in for a reason that stops the clock, for the bureau to judge"),
        ),
        Notice::NoLiabilityPaper => (
            "没有交警责任认定书：列入缺件，须为无责、次要或同等责任".to_owned(),
            "no determination of liability: it is on the list of missing papers; the share must be none, secondary or equal"
                .to_owned(),
        ),
        Notice::PapersMissing(papers) => {
            (format!("缺 {} 份材料，应一次告知", papers.len()), format!("{} papers missing: ask for all at once", papers.len()))
        }
        Notice::UnderAge { years } => (
            format!("事故时仅 {years} 岁：童工由单位一次性赔偿（人社部令第9号）"),
            format!("{years} years old then: the employer owes a lump sum for child labour (人社部令第9号)"),
        ),
        Notice::DeathOnly => {
            ("此情形只适用于死亡的，请核对伤害程度".to_owned(), "this situation is for deaths only; check the degree".to_owned())
        }
        Notice::CauseDoesNotFit { cause } => {
            (format!("此情形的伤害原因一般为 {cause}，请核对"), format!("this situation usually has the cause {cause}; check it"))
        }
    };
    lang.pick(&zh, &en).to_owned()
}

/// What a field of a claim or a step is called.
#[must_use]
pub fn field(id: &str) -> Option<(&'static str, &'static str)> {
    Some(match id {
        "id_number" => ("身份证号", "ID number"),
        "name" => ("姓名", "Name"),
        "phone" => ("电话", "Phone"),
        "credit_code" => ("事故单位", "Employer"),
        "job" => ("工种", "Job"),
        "situation" => ("认定情形", "Situation"),
        "old_injury" => ("老工伤", "Old injury"),
        "reported_on" => ("报案日期", "Reported on"),
        "reporter" => ("报案人", "Reporter"),
        "reporter_phone" => ("报案人电话", "Reporter's phone"),
        "report_way" => ("报案方式", "Way of report"),
        "accident_on" => ("事故日期", "Accident on"),
        "accident_time" => ("事故时间", "Accident time"),
        "place" => ("事故地点", "Place"),
        "cause" => ("伤害原因", "Cause"),
        "degree" => ("伤害程度", "Degree"),
        "died_on" => ("死亡日期", "Died on"),
        "died_time" => ("死亡时间", "Died at"),
        "missing_on" => ("失踪日期", "Missing since"),
        "body_part" => ("伤害部位", "Body part"),
        "side" => ("左右侧", "Side"),
        "nature" => ("伤害性质", "Nature"),
        "course" => ("事故经过", "Course of events"),
        "witnesses" => ("证人", "Witnesses"),
        "hospital" => ("就诊医院", "Hospital"),
        "agreement" => ("协议医院", "Contract hospital"),
        "first_visit_on" => ("初诊日期", "First seen on"),
        "first_visit_time" => ("初诊时间", "First seen at"),
        "diagnosis" => ("诊断", "Diagnosis"),
        "record_number" => ("病历号", "Record number"),
        "third_party" => ("涉及第三人", "Third party"),
        "migrant" => ("农民工", "Migrant worker"),
        "applied_on" => ("申请日期", "Applied on"),
        "applicant" => ("申请人类别", "Applicant"),
        "applicant_name" => ("申请人", "Applicant's name"),
        "applicant_relation" => ("与职工关系", "Relation"),
        "applicant_phone" => ("申请人电话", "Applicant's phone"),
        "applicant_address" => ("申请人地址", "Applicant's address"),
        "disease" => ("职业病名称", "Disease"),
        "diagnosed_on" => ("诊断日期", "Diagnosed on"),
        "diagnosed_by" => ("诊断机构", "Diagnosed by"),
        "exposure_months" => ("接触月数", "Exposure in months"),
        "excuse" => ("逾期事由", "Reason for lateness"),
        "papers" => ("材料", "Papers"),
        "same_day" => ("同日另案", "Another accident"),
        "case_number" => ("案件编号", "Case number"),
        "accepted_on" => ("受理日期", "Accepted on"),
        "decision" => ("认定结论", "Decision"),
        "decided_on" => ("认定日期", "Decided on"),
        "on" => ("日期", "Day"),
        "body" => ("决定机关", "Deciding body"),
        "reason" => ("理由", "Reason"),
        "step" => ("步骤", "Step"),
        "state" => ("状态", "State"),
        "employer" => ("单位", "Employer"),
        "file" => ("文件", "File"),
        "paper" => ("文书", "Paper"),
        "issued_on" => ("出具日期", "Day of issue"),
        "way" => ("方式", "Way"),
        "recipient" => ("受送达人", "Recipient"),
        "printer" => ("打印机", "Printer"),
        "code" => ("校验码", "Code"),
        "submission" => ("提交编号", "Submission"),
        _ => return None,
    })
}

/// What a choice of a field is called; a value the program does not know is shown as it is.
#[must_use]
pub fn choice(field: &str, value: &str, lang: Lang) -> String {
    choice_names(field, value).map_or_else(|| value.to_owned(), |(zh, en)| lang.pick(zh, en).to_owned())
}

/// The names of a choice in Chinese and English.
#[must_use]
pub fn choice_names(field: &str, value: &str) -> Option<(&'static str, &'static str)> {
    Some(match (field, value) {
        ("applicant", "employer") => ("单位", "employer"),
        ("applicant", "worker") => ("本人", "worker"),
        ("applicant", "relative") => ("近亲属", "relative"),
        ("applicant", "union") => ("工会", "union"),
        ("degree", "hurt") => ("受伤", "hurt"),
        ("degree", "disabled") => ("致残", "disabled"),
        ("degree", "dead") => ("死亡", "dead"),
        ("degree", "missing") => ("下落不明", "missing"),
        ("side", "none") => ("不分", "none"),
        ("side", "left") => ("左", "left"),
        ("side", "right") => ("右", "right"),
        ("side", "both") => ("双侧", "both"),
        ("report_way", "window") => ("窗口", "window"),
        ("report_way", "phone") => ("电话", "telephone"),
        ("report_way", "online") => ("网上", "online"),
        ("report_way", "post") => ("邮寄", "post"),
        ("report_way", "visit") => ("走访", "visit"),
        ("excuse", "force_majeure") => ("不可抗力", "force majeure"),
        ("excuse", "detained") => ("人身自由受限", "not at liberty"),
        ("excuse", "employer") => ("单位原因", "the employer's fault"),
        ("excuse", "registration") => ("登记不完善", "faulty registration"),
        ("excuse", "dispute") => ("劳动争议处理", "labour dispute"),
        ("decision", "injury") => ("认定工伤", "injury"),
        ("decision", "not_injury") => ("不予认定", "not_injury"),
        ("decision", "death") => ("认定工亡", "death"),
        ("decision", "open") => ("未决定", "open"),
        ("state", id) => return State::parse(id).map(|s| (state(s, Lang::Zh), state(s, Lang::En))),
        (_, "yes") => ("是", "yes"),
        (_, "no") => ("否", "no"),
        _ => return None,
    })
}

/// A running limit and the days that are left of it.
#[must_use]
pub fn due(limit: &str, deadline: Deadline, lang: Lang) -> String {
    let unsure =
        if deadline.uncertain { lang.pick("（放假安排未知，待核）", " (holidays not known yet)") } else { "" };
    match lang {
        Lang::Zh => format!("{limit}：{} 止，{}{unsure}", deadline.day, left(deadline.left, lang)),
        Lang::En => format!("{limit}: until {}, {}{unsure}", deadline.day, left(deadline.left, lang)),
    }
}

/// Days left, or days over.
#[must_use]
pub fn left(days: i64, lang: Lang) -> String {
    match (days, lang) {
        (0, Lang::Zh) => "今日到期".to_owned(),
        (0, Lang::En) => "due today".to_owned(),
        (1.., Lang::Zh) => format!("剩 {days} 天"),
        (1.., Lang::En) => format!("{days} days left"),
        (_, Lang::Zh) => format!("逾期 {} 天", -days),
        (_, Lang::En) => format!("{} days over", -days),
    }
}

/// Papers that are missing, by name.
#[must_use]
pub fn missing(papers: &[&str], lang: Lang) -> String {
    lang.pick(&format!("缺材料：{}", papers.join("、")), &format!("Missing: {}", papers.join(", "))).to_owned()
}

/// Needed fields that are not known, by name.
#[must_use]
pub fn to_complete(ids: &[&str], lang: Lang) -> String {
    let names: Vec<String> = ids.iter().map(|id| super::problems::field(id, lang)).collect();
    lang.pick(&format!("待完善：{}", names.join("、")), &format!("To complete: {}", names.join(", "))).to_owned()
}

/// `7 级`
#[must_use]
pub fn grade(grade: u8, lang: Lang) -> String {
    fill(Msg::GradeN.text(lang), &[("n", &grade.to_string())])
}

#[must_use]
pub fn waits(lang: Lang) -> &'static str {
    lang.pick("待复核", "to be checked")
}

#[must_use]
pub fn no_cases(lang: Lang) -> &'static str {
    lang.pick("没有案件", "no case")
}

/// How many of a list are shown.
#[must_use]
pub fn total(shown: usize, all: i64, lang: Lang) -> String {
    lang.pick(&format!("共 {all} 件，显示 {shown} 件"), &format!("{shown} of {all} cases")).to_owned()
}
