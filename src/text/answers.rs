//! The counter's questions and answers in words an injured worker can follow, each with its source.

use super::Lang;
use super::benefits::standing;
use crate::desk::answers::Question;
use crate::domain::calendar::LimitUnit;
use crate::domain::params::{Confidence, Standing};
use crate::policy::Policy;

mod facts;

pub use facts::fact;

/// The question as it is asked.
#[must_use]
pub fn question(question: Question, lang: Lang) -> &'static str {
    let (zh, en) = match question {
        Question::WhereIsMyClaim => ("我的工伤报到哪一步了", "Where is my claim?"),
        Question::WhatIsMissing => ("还差什么材料", "Which papers are missing?"),
        Question::WhatWouldItPay => ("这个等级能赔多少", "What would my grade pay?"),
        Question::IfILeave => ("离职能拿多少", "What if I leave?"),
        Question::WasIInsured => ("受伤那天有没有参保", "Was I insured that day?"),
        Question::EmployerWillNotApply => ("单位不报工伤怎么办", "Employer will not apply"),
        Question::Bills => ("医药费能报多少", "What is paid of my bills?"),
        Question::WhyRefused => ("这张票为什么没报", "Why was a bill refused?"),
        Question::HasItBeenPaid => ("钱打了没有", "Has it been paid?"),
        Question::WhyLess => ("这个月怎么少了", "Why less this month?"),
        Question::PaidLeave => ("停工留薪期到何时", "Paid leave until when?"),
        Question::Appraisal => ("什么时候去鉴定", "When is the appraisal?"),
        Question::ContestTheGrade => ("等级不服怎么办", "I contest the grade"),
        Question::Death => ("人没了家里能领什么", "What does a death pay?"),
        Question::ChildOfAge => ("孩子满十八还有吗", "My child turns 18"),
        Question::ThirdParty => ("对方赔了还赔吗", "A third party has paid"),
        Question::NotInsured => ("单位没参保谁赔", "Employer had not insured"),
        Question::AwayFromHome => ("外地看病怎么办", "Treatment away from home"),
        Question::Relapse => ("旧伤复发怎么弄", "My old injury is back"),
        Question::Device => ("假肢坏了能换吗", "My device is broken"),
        Question::Certification => ("认证没做停发了", "Stopped: no certificate"),
        Question::NewAccount => ("换了银行卡或电话", "New account or telephone"),
        Question::OurRate => ("我们单位费率多少", "What is our rate?"),
        Question::Arrears => ("欠费和滞纳金多少", "Arrears and late fee"),
        Question::Retirement => ("退休了津贴还发吗", "Allowance after retirement"),
        Question::Remedies => ("找谁复议、起诉", "Whom do I appeal to?"),
    };
    lang.pick(zh, en)
}

/// What holds in general, and the source, marked where nobody has read it there.
#[must_use]
pub fn rule(question: Question, lang: Lang) -> (&'static str, String) {
    let (zh, en, source) = general(question);
    (lang.pick(zh, en), format!("{source}{}", doubt(confidence(question), lang)))
}

/// How sure the whole of an answer is: as sure as its weakest part.
const fn confidence(question: Question) -> Confidence {
    match question {
        // The reduction near retirement is known from calculators only.
        Question::IfILeave => Confidence::Uncertain,
        // Until acceptance (6); no threshold (7); months of pensions (15); back pay (21); local practice (9, 18, 22).
        Question::EmployerWillNotApply
        | Question::Bills
        | Question::HasItBeenPaid
        | Question::ChildOfAge
        | Question::AwayFromHome
        | Question::Certification
        | Question::NewAccount => Confidence::Memory,
        Question::WhereIsMyClaim
        | Question::WhatIsMissing
        | Question::WhatWouldItPay
        | Question::WasIInsured
        | Question::WhyRefused
        | Question::WhyLess
        | Question::PaidLeave
        | Question::Appraisal
        | Question::ContestTheGrade
        | Question::Death
        | Question::ThirdParty
        | Question::NotInsured
        | Question::Relapse
        | Question::Device
        | Question::OurRate
        | Question::Arrears
        | Question::Retirement
        | Question::Remedies => Confidence::Verified,
    }
}

/// The mark of what is not verified, in brackets.
fn doubt(confidence: Confidence, lang: Lang) -> String {
    let sure = Standing::Shipped(confidence);
    if sure.is_firm() { String::new() } else { format!("（{}）", standing(&sure, lang)) }
}

fn general(question: Question) -> (&'static str, &'static str, &'static str) {
    match question {
        Question::WhereIsMyClaim => (
            "工伤认定由县人社局决定，本中心记录结果。受理、决定和送达各有时限。",
            "The bureau decides on recognition; the centre records the result. Each step has its limit.",
            "《工伤保险条例》第二十条；《工伤认定办法》第八条、第二十二条",
        ),
        Question::WhatIsMissing => (
            "申请认定需要申请表、劳动关系证明和诊断证明；其他证据按情形提供，缺什么须一次告知。",
            "An application needs the form, proof of the labour relation and the diagnosis; what else is missing is told at once.",
            "《工伤保险条例》第十八条",
        ),
        Question::WhatWouldItPay => (
            "按 e 打开测算：填等级，金额、付款方和依据随时算出。",
            "Key e opens the estimate: give the grade and see amounts, payers and articles.",
            "《工伤保险条例》第三十五条至第三十七条",
        ),
        Question::IfILeave => (
            "五至十级离职时有两笔补助金：医疗补助金由基金付，就业补助金由单位付；临近退休会减发。领取后该伤不再由基金支付治疗费。\
             测算时填「解除日期」。",
            "Grades 5-10 have two subsidies on leaving: the medical one from the fund, the employment one from the employer, less \
             near retirement. Afterwards the fund pays no treatment for that injury. Fill in \"Leaves on\" in the estimate.",
            "《工伤保险条例》第三十六条、第三十七条；湖南省政府令第267号第二十六条、第二十七条",
        ),
        Question::WasIInsured => (
            "受伤时已参保并缴费的，由基金支付；未参保或欠缴的，各项待遇由单位支付，补缴后新发生的费用由基金支付。",
            "Insured and paid up: the fund pays. Not insured or in arrears: the employer pays, and the fund what arises after \
             back-payment.",
            "《社会保险法》第四十一条；《工伤保险条例》第六十二条",
        ),
        Question::EmployerWillNotApply => (
            "单位不申请的，本人、近亲属或工会可以直接向人社局申请；单位逾期的，受理前的费用由单位承担。\
             不可抗力、劳动关系仲裁诉讼等非本人原因耽误的时间不算。",
            "The worker, a near relative or the union may apply directly; an employer who is late bears the costs until acceptance. \
             Time lost for reasons not one's own, such as a suit over the labour relation, does not count.",
            "《工伤保险条例》第十七条；法释〔2014〕9号第七条",
        ),
        Question::Bills => (
            "目录内费用全额报销，不设起付线和封顶线；目录外费用基金不付。",
            "What lies within the catalogues is paid in full, without threshold or ceiling; the rest is not.",
            "《工伤保险条例》第三十条",
        ),
        Question::WhyRefused => (
            "基金只付认定部位的、目录内的、协议机构的费用；其他病按基本医保处理。",
            "The fund pays for the recognised injury, within the catalogues, at agreement institutions; other illness is basic \
             medical insurance's.",
            "《工伤保险条例》第三十条第二款、第三款、第五款",
        ),
        Question::HasItBeenPaid => (
            "最近的付款列在上面，全部在档案的「待遇支付」栏；那里没有的，本中心还没有支付。",
            "The newest payments stand above, all of them under Payments in the file; what is not there has not been paid.",
            "《社会保险经办条例》第十一条",
        ),
        Question::WhyLess => (
            "比较最近两个月：定期待遇会因停发事由、等级变化或调整而变。",
            "The two last months are compared: monthly benefits change with suspensions, a new grade or an adjustment.",
            "《工伤保险条例》第四十条、第四十二条",
        ),
        Question::PaidLeave => (
            "停工留薪期一般不超过12个月，经市鉴定委员会确认可延长，延长不超过12个月；期间工资和护理由单位负责，定级后停发。",
            "Up to 12 months, and 12 more if the committee confirms; the employer pays wage and nursing; it ends with the grading.",
            "《工伤保险条例》第三十三条",
        ),
        Question::Appraisal => (
            "伤情稳定后仍有残疾的，或停工留薪期满的，向市劳动能力鉴定委员会申请；已参保的费用由基金付。",
            "When the injury is stable and leaves a disability, or the paid leave ends: apply to the prefecture's committee. The \
             fund pays for the insured.",
            "《工伤保险条例》第二十一条、第二十三条；湖南省政府令第267号第二十二条",
        ),
        Question::ContestTheGrade => (
            "不服结论可向省鉴定委员会申请再次鉴定，为最终结论；结论作出一年后伤情有变化可申请复查。",
            "Apply to the province's committee for re-appraisal, which is final; a year later a review may be asked for.",
            "《工伤保险条例》第二十六条、第二十八条",
        ),
        Question::Death => (
            "因工死亡有丧葬补助金、一次性工亡补助金和供养亲属抚恤金。测算时把「类别」换成「工亡」，逐个填亲属；下落不明的选「下落不明」。",
            "Funeral grant, lump sum and dependants' pensions. In the estimate turn \"About\" to death and fill in the \
             relatives; \"missing\" is one of the cases.",
            "《工伤保险条例》第三十九条",
        ),
        Question::ChildOfAge => (
            "子女年满18周岁且未完全丧失劳动能力的，从次月起停发抚恤金；在校读书不延长。",
            "A child who turns 18 and is not wholly incapable of work is paid for that month and no longer; study does not extend it.",
            "《因工死亡职工供养亲属范围规定》第四条",
        ),
        Question::ThirdParty => (
            "第三人已经支付的医疗费用不重复支付，其他待遇照发；不影响工伤认定。",
            "Only treatment costs the third party has paid are deducted; everything else is paid, and recognition stands.",
            "法释〔2014〕9号第八条",
        ),
        Question::NotInsured => (
            "未参保的由单位按工伤待遇标准支付；单位不支付的，可申请基金先行支付，再向单位追偿。没有登记或已被吊销的单位另按非法用工一次性赔偿。",
            "The employer owes every item at scheme standards; if he does not pay, the fund advances it and recovers it from him. \
             An unregistered unit pays a lump sum of its own.",
            "《社会保险法》第四十一条；《社会保险基金先行支付暂行办法》第六条至第八条；人社部令第9号",
        ),
        Question::AwayFromHome => (
            "到统筹地区以外就医，须有医疗机构证明并事先报本中心同意；跨省就医先备案，可直接结算。",
            "Outside the pooling area the hospital's certificate and the centre's consent are needed beforehand; file first for \
             direct settlement in other provinces.",
            "《工伤保险条例》第三十条第四款",
        ),
        Question::Relapse => (
            "旧伤复发先经确认，确认后重新享受医疗费、辅助器具和停工留薪期，不再发一次性伤残补助金。",
            "Once the relapse is confirmed: treatment, devices and paid leave again, no second lump sum.",
            "《工伤保险条例》第三十八条",
        ),
        Question::Device => (
            "经鉴定委员会确认后，在协议机构配置，限额内由基金付；超过最低使用年限或伤情变化可更换。",
            "Confirmed by the committee, fitted at an agreement institution, paid up to the limit; replaced after its minimum life.",
            "《工伤保险条例》第三十二条；《工伤保险辅助器具配置管理办法》",
        ),
        Question::Certification => (
            "补办领取资格认证后恢复发放，并补发停发的月份。",
            "Certify, and payment resumes with what was held back.",
            "《社会保险经办条例》第二十六条",
        ),
        Question::NewAccount => (
            "本人持身份证办理变更，委托他人的须有委托书；从下次发放起按新账户支付。",
            "Come with the identity card, or send somebody with a power of attorney; the next payment goes to the new account.",
            "《社会保险经办条例》第三十一条",
        ),
        Question::OurRate => (
            "费率由行业风险类别定基准，按工伤发生和基金使用情况浮动。",
            "The industry's risk class sets the base rate, which floats with injuries and use of the fund.",
            "《工伤保险条例》第八条；人社部发〔2015〕71号",
        ),
        Question::Arrears => (
            "欠缴的从欠缴之日起按日加收万分之五滞纳金；欠缴期间的工伤待遇由单位支付。",
            "Late contributions cost 0.05 per cent a day; while in arrears the employer pays the benefits.",
            "《社会保险法》第八十六条；《工伤保险条例》第六十二条",
        ),
        Question::Retirement => (
            "一至四级退休后停发伤残津贴，改领养老金，低于津贴的由基金补差；生活护理费继续发。",
            "Grades 1-4: the pension takes the allowance's place, the fund pays the difference; nursing goes on.",
            "《工伤保险条例》第三十五条；《社会保险法》第四十条",
        ),
        Question::Remedies => (
            "对认定决定、费率和待遇核定不服的，可以依法申请行政复议，也可以提起行政诉讼。",
            "Against recognition, rate or determination: administrative reconsideration, or a suit.",
            "《工伤保险条例》第五十五条",
        ),
    }
}

/// A time limit of the law, as a line.
#[must_use]
pub fn limit(id: &str, policy: &Policy, lang: Lang) -> String {
    let Some(row) = policy.limit(id) else { return id.to_owned() };
    let n = row.limit.length;
    let (zh, en) = match row.limit.unit {
        LimitUnit::Day => (format!("{n} 日"), format!("{n} days")),
        LimitUnit::Workday => (format!("{n} 个工作日"), format!("{n} working days")),
        LimitUnit::Month => (format!("{n} 个月"), format!("{n} months")),
        LimitUnit::Year => (format!("{n} 年"), format!("{n} year")),
    };
    let doubt = doubt(row.confidence, lang);
    match (lang, row.limit.not_before) {
        (Lang::Zh, false) => format!("{}：{zh}，{}{doubt}", row.zh, row.basis),
        (Lang::Zh, true) => format!("{}：满 {zh}后，{}{doubt}", row.zh, row.basis),
        (Lang::En, false) => format!("{}: {en}, {}{doubt}", row.en, row.basis),
        (Lang::En, true) => format!("{}: not before {en}, {}{doubt}", row.en, row.basis),
    }
}
