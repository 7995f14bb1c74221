//! What printed sheets about money say. They go to citizens, banks and the finance bureau, and are Chinese for every operator.

use crate::domain::sheet::kind::SheetKind;

#[must_use]
pub const fn title(kind: SheetKind) -> &'static str {
    match kind {
        SheetKind::Reimbursement => "工伤医疗费报销单",
        SheetKind::Determination => "工伤保险待遇核定表",
        SheetKind::Recovery => "工伤保险待遇追回单",
        SheetKind::Adjustment => "定期待遇调整单",
        SheetKind::Payee => "收款账户登记单",
        SheetKind::BenefitChange => "定期待遇变动单",
        SheetKind::Posting => "收支登记单",
        SheetKind::PaymentList => "工伤保险待遇支付花名册",
        SheetKind::Registration => "工伤保险单位登记表",
        SheetKind::WorkerChange => "参加工伤保险人员变动表",
        SheetKind::Declaration => "工伤保险缴费核定单",
        SheetKind::Project => "建设项目参加工伤保险登记表",
        SheetKind::LevyChange => "工伤保险费应缴变更单",
        SheetKind::Inspection => "社会保险稽核工作记录表",
        SheetKind::Rate => "工伤保险费率核定表",
        SheetKind::Proposal => "关于调整工伤保险费率的建议",
    }
}

/// Names of facts and columns.
#[derive(Debug, Clone, Copy)]
pub enum Name {
    Person,
    IdNumber,
    Case,
    Employer,
    Accident,
    Grade,
    Hospital,
    Admitted,
    Discharged,
    Received,
    ThirdParty,
    State,
    ListKind,
    Month,
    Document,
    Supersedes,
    Nth,
    Invoice,
    Day,
    Amount,
    Outside,
    Item,
    Whose,
    From,
    Fund,
    ByEmployer,
    Holder,
    Bank,
    Account,
    Total,
    InCapitals,
    HowMade,
}

#[must_use]
pub const fn name(name: Name) -> &'static str {
    match name {
        Name::Person => "姓名",
        Name::IdNumber => "身份证号",
        Name::Case => "案件编号",
        Name::Employer => "用人单位",
        Name::Accident => "事故日期",
        Name::Grade => "伤残等级",
        Name::ListKind => "类别",
        Name::Month => "月份",
        Name::Document => "财政审核文号",
        Name::Hospital => "医疗机构",
        Name::Admitted => "入院日期",
        Name::Discharged => "出院日期",
        Name::Received => "收件日期",
        Name::ThirdParty => "第三人已付（元）",
        Name::State => "状态",
        Name::Supersedes => "重核自",
        Name::Nth => "序号",
        Name::Invoice => "票据号码",
        Name::Day => "开票日期",
        Name::Amount => "金额（元）",
        Name::Outside => "目录外（元）",
        Name::Item => "待遇项目",
        Name::Whose => "享受人",
        Name::From => "起始月份",
        Name::Fund => "基金支付（元）",
        Name::ByEmployer => "单位支付（元）",
        Name::Holder => "户名",
        Name::Bank => "开户银行",
        Name::Account => "账号",
        Name::Total => "合计",
        Name::InCapitals => "基金支付合计（大写）",
        Name::HowMade => "计算过程",
    }
}

/// An item that is paid every month.
#[must_use]
pub fn monthly(item: &str) -> String {
    format!("{item}（按月）")
}

/// Number and day, at the top right, with the unit of all amounts.
#[must_use]
pub fn number_line(number: &str, on: chrono::NaiveDate) -> String {
    format!("编号 {number}    {on}    单位：元")
}

/// Who made, checked and approved it, and where the head signs.
#[must_use]
pub fn signatures(made: &str, checked: &str, approved: &str) -> String {
    format!("经办 {made}    复核 {checked}    审批 {approved}    领导 {}", super::sheet::BLANK)
}
