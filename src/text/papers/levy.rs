//! What 缴费核定单 and a project's sheet say. They go to employers, and are Chinese for every operator.

use crate::domain::sheet::state::State;

/// Names of facts.
#[derive(Debug, Clone, Copy)]
pub enum Name {
    Employer,
    CreditCode,
    Month,
    Heads,
    Payroll,
    Base,
    Rate,
    Due,
    InCapitals,
    LastDay,
    Project,
    Price,
    Period,
    Workers,
    ProjectRate,
}

#[must_use]
pub const fn name(name: Name) -> &'static str {
    match name {
        Name::Employer => "用人单位",
        Name::CreditCode => "统一社会信用代码",
        Name::Month => "费款所属月份",
        Name::Heads => "缴费人数",
        Name::Payroll => "工资总额（元）",
        Name::Base => "缴费基数合计（元）",
        Name::Rate => "执行费率",
        Name::Due => "应缴金额（元）",
        Name::InCapitals => "应缴金额（大写）",
        Name::LastDay => "最后缴费日",
        Name::Project => "项目名称",
        Name::Price => "合同总造价（元）",
        Name::Period => "工期",
        Name::Workers => "用工人数",
        Name::ProjectRate => "项目费率",
    }
}

#[must_use]
pub fn period(from: &str, until: &str) -> String {
    format!("{from} 至 {until}")
}

/// Who made it and who checked it.
#[must_use]
pub fn signatures(made: &str, checked: &str) -> String {
    format!("经办 {made}    复核 {checked}    单位签收 {}", super::sheet::BLANK)
}

/// What an employer is told besides; one that is not verified is none.
#[must_use]
pub const fn note(state: State) -> &'static str {
    match state {
        State::Approved => "请于最后缴费日前向税务机关缴纳；逾期自欠缴之日起按日加收滞纳金（社会保险法第八十六条）。",
        _ => "本单尚未核定，不作为缴费依据。",
    }
}
