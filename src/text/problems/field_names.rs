//! What the fields of forms and files are called.

use super::super::Lang;
use crate::domain::case::workflow::Step;

/// What a field is called.
#[must_use]
pub fn field(name: &str, lang: Lang) -> String {
    let zh = match name {
        "office" => "单位名称",
        "person" => "人员",
        "operator" => "经办人",
        "login" => "登录名",
        "name" => "姓名",
        "roles" => "岗位",
        "password" => "密码",
        "month" => "月份",
        "credit_code" => "信用代码",
        "industry" => "行业",
        "risk_class" => "风险类别",
        "address" => "地址",
        "contact" => "联系人",
        "phone" => "电话",
        "registered_on" => "登记日期",
        "id_number" => "身份证号",
        "job" => "工种",
        "insured_from" => "参保日期",
        "wage" => "工资",
        "headcount" => "人数",
        "payroll" => "工资总额",
        "rate" => "费率",
        "due" => "应缴",
        "paid" => "实缴",
        "paid_on" => "缴费日期",
        "date" => "日期",
        "item" => "科目",
        "amount" => "金额",
        "memo" => "摘要",
        "grade" => "伤残等级",
        "injury" => "受伤日期",
        "nursing" => "护理等级",
        "situation" => "认定情形",
        "work" => "有无适当工作",
        "insured" => "是否参保",
        "ended" => "解除日期",
        "retires" => "退休日期",
        "birth" => "出生日期",
        "class" => "退休类别",
        "years_left" => "距退休整年数",
        "concluded" => "鉴定结论日期",
        "recognised" => "认定日期",
        "pension" => "基本养老金",
        "wage_pension" => "平均养老金",
        "wage_before_end" => "解除前工资",
        "death" => "死亡日期",
        "case" => "死亡情形",
        "relatives" => "供养亲属",
        "months" => "停工留薪期月数",
        "extension" => "延长月数",
        "returned" => "恢复工作日期",
        "died" => "死亡日期",
        "arrears" => "欠费",
        "last_day" => "缴费截止日",
        "floating" => "浮动档次",
        "old_months" => "旧办法月数",
        "advance" => "已预支",
        "injuries" => "各次工伤",
        "receipts" => "票据",
        "third_party" => "第三人已付",
        "stay" => "住院日期",
        "admitted" => "入院日期",
        "discharged" => "出院日期",
        "travel" => "交通食宿费",
        "invoice" => "票据号",
        "outside_catalogue" => "目录外费用",
        "key" => "参数",
        "value" => "数值",
        "from" => "起",
        "to" => "止",
        "document" => "文件",
        "article" => "条款",
        "note" => "备注",
        "entry" => "录入",
        "draft" => "草稿",
        "again" => "再输一次",
        "lend_for" => "被顶替人",
        "lend_to" => "顶岗人",
        "loan" => "顶岗",
        "old" => "现密码",
        "reason" => "理由",
        "role" => "岗位",
        "template" => "业务类型",
        "voucher" => "凭证号",
        "fund_account" => "资金账户",
        "annexes" => "附件张数",
        "year" => "年度",
        "until" => "截止日期",
        other if crate::text::determine::field(other).is_some() => {
            let (zh, en) = crate::text::determine::field(other).unwrap_or_default();
            return lang.pick(zh, en).to_owned();
        }
        other => match (crate::text::cases::field(other), Step::parse(other)) {
            (Some((zh, en)), _) => return lang.pick(zh, &within_a_sentence(en)).to_owned(),
            (None, Ok(step)) => return crate::text::cases::step(step, lang).to_owned(),
            (None, Err(_)) => other,
        },
    };
    lang.pick(zh, name).to_owned()
}

/// A field's name with a small first letter.
fn within_a_sentence(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().into_iter().flat_map(char::to_lowercase).chain(chars).collect()
}
