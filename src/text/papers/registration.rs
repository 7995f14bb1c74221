//! What printed registration forms say. They go to employers and are Chinese for every operator.

use crate::domain::employer::registration::Act;

#[must_use]
pub const fn title(act: Act) -> &'static str {
    match act {
        Act::Register => "工伤保险单位参保登记表",
        Act::Change => "工伤保险单位变更登记表",
        Act::Suspend => "工伤保险单位暂停缴费登记表",
        Act::Resume => "工伤保险单位恢复缴费登记表",
        Act::Cancel => "工伤保险单位注销登记表",
        Act::Merge => "工伤保险单位合并登记表",
        Act::Split => "工伤保险单位分立登记表",
    }
}

pub const STANDS: &str = "办理状态";
pub const CHANGES: &str = "变更前后";
pub const MOVED: [&str; 3] = ["序号", "身份证号", "姓名"];
pub const UNIT_SIGNS: &str = "单位负责人（签名、盖章）：________________    ______年____月____日";
pub const COPIES: &str = "本表一式两份，单位、经办机构各存一份。";
