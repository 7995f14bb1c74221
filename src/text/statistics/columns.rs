//! What columns are called, and what their figures are of.

use super::super::Lang;
use crate::domain::statistics::table::{ColumnId, Unit};

/// What a column is called; short, as tables have many.
#[must_use]
pub fn column(column: ColumnId, lang: Lang) -> String {
    let (zh, en) = match column {
        ColumnId::Employers => ("单位数", "Employers"),
        ColumnId::Start => ("期初参保", "At start"),
        ColumnId::Joined => ("本期增加", "Joined"),
        ColumnId::Left => ("本期减少", "Left"),
        ColumnId::End => ("期末参保", "At end"),
        ColumnId::Women => ("女性", "Women"),
        ColumnId::Migrant => ("农民工", "Migrant"),
        ColumnId::ByProject => ("按项目参保", "By project"),
        ColumnId::OverAge => ("超龄", "Over age"),
        ColumnId::Unnamed => ("工地未实名", "Unnamed"),
        ColumnId::Heads => ("缴费人数", "People"),
        ColumnId::Base => ("缴费基数", "Base"),
        ColumnId::Due => ("应缴", "Due"),
        ColumnId::Paid => ("实缴", "Paid"),
        ColumnId::Rate => ("征缴率%", "Rate %"),
        ColumnId::Arrears => ("欠费", "Arrears"),
        ColumnId::LateFees => ("滞纳金", "Late fees"),
        ColumnId::Received => ("受理申请", "Applied"),
        ColumnId::Decided => ("作出决定", "Decided"),
        ColumnId::Injury => ("认定工伤", "Injury"),
        ColumnId::Deemed => ("视同工伤", "Deemed"),
        ColumnId::NotRecognised => ("不予认定", "Rejected"),
        ColumnId::NotAccepted => ("不予受理", "Not taken"),
        ColumnId::Days => ("平均天数", "Avg days"),
        ColumnId::Injuries => ("工伤件数", "Injuries"),
        ColumnId::People => ("人数", "People"),
        ColumnId::Deaths => ("死亡人数", "Deaths"),
        ColumnId::AccidentRate => ("千人事故率", "Per 1,000"),
        ColumnId::First => ("初次鉴定", "First"),
        ColumnId::Again => ("再次、复查", "Again"),
        ColumnId::Occupational => ("其中职业病", "Disease"),
        ColumnId::Settled => ("享受人数", "Paid"),
        ColumnId::InForce => ("定期待遇人数", "Monthly"),
        ColumnId::Begun => ("本期新增", "Begun"),
        ColumnId::Ended => ("本期终止", "Ended"),
        ColumnId::AtEnd => ("期末定期人数", "At end"),
        ColumnId::Diseased => ("其中职业病", "Disease"),
        ColumnId::Amount => ("支付金额", "Amount"),
        ColumnId::Average => ("人均", "Average"),
        ColumnId::MedicalPeople => ("医疗人数", "Medical people"),
        ColumnId::Medical => ("医疗金额", "Medical"),
        ColumnId::Monthly => ("定期待遇金额", "Monthly amount"),
        ColumnId::Total => ("合计", "Total"),
        ColumnId::Notes => ("咨询次数", "Questions"),
        ColumnId::Month(month) => return month.to_string(),
    };
    lang.pick(zh, en).to_owned()
}

/// What a unit is called.
#[must_use]
pub fn unit(unit: Unit, lang: Lang) -> &'static str {
    let (zh, en) = match unit {
        Unit::People => ("人", "people"),
        Unit::Employers => ("户", "employers"),
        Unit::Cases => ("件", "cases"),
        Unit::Money => ("元", "yuan"),
        Unit::Percent => ("%", "%"),
        Unit::PerMille => ("每千人", "per 1,000"),
        Unit::Days => ("天", "days"),
    };
    lang.pick(zh, en)
}
