//! How figures are counted: the definitions of agency rules 5.3, told under each table.

use super::super::Lang;
use crate::domain::statistics::table::TableId;

/// In both languages.
type Note = (&'static str, &'static str);

const EVENTS: Note = (
    "各项数字由业务发生的日期算出，同一期间任何时候再算都一样；事后更正的除外，更正报送时逐项列出",
    "figures follow from events and their days: the same for a past period at any time, until a correction, which is listed",
);
const INSURED: Note = (
    "参保人数：期末有效的参保关系；一人在两个单位参保只计一次，计入先参保的单位",
    "insured: relations that hold at the end of the period; somebody with two employers counts once, with the one that insured him first",
);
const SITES: Note = (
    "按项目参保的工地人员按项目当前人数计，其中未实名登记的另列「工地未实名」，不能逐人列出",
    "workers on sites insured as projects count at their current number; those not on file by name stand apart and open to nobody",
);
const MOVES: Note = (
    "期初加增加减减少等于期末；在单位之间流动的，在各行分别计增减，合计不计",
    "start plus joined less left is the end; who moves between employers leaves one row and joins another, the total sees neither",
);
const OVER_AGE: Note = (
    "超龄：参保身份为超龄人员，或期末已到法定退休年龄的；女性岗位未登记，按原 55 周岁一类计",
    "over age: insured as such, or past the statutory retirement date at the end; women by the later of their two ages, as posts are not on file",
);
const UNITS: Note = (
    "单位数：期末有人参保的单位；规模按期末参保人数分档",
    "employers: those with anybody insured at the end; bands by that number",
);
const RATE: Note = (
    "征缴率：所属期内各月实缴除以应缴，不论何时缴纳；欠费为至今未缴足部分",
    "rate of collection: paid for the months of the period over due for them, whenever it was paid; arrears are what is open still",
);
const CLASS: Note = ("风险类别、行业、乡镇取期末的登记", "class, industry and town are those at the end of the period");
const RECEIVED: Note = (
    "受理申请按申请日期，作出决定按决定日期计入本期",
    "applications count by the day they were made, decisions by the day they were taken",
);
const DAYS: Note = (
    "平均天数：本期作出决定的案件，从申请到决定的日历天数平均",
    "average days: calendar days from application to decision, of cases decided in the period",
);
const RECOGNISED: Note = (
    "工伤按认定决定日期计入本期，含视同工伤；被撤销的决定不计",
    "injuries count by the day of recognition, deemed ones included; a decision that was revoked does not count",
);
const ACCIDENT_RATE: Note = (
    "事故发生率：十二个月内认定的工伤除以平均参保人数（期初期末平均），以千分比计；期间不满或超过十二个月不列",
    "accident rate: recognised in twelve months over average insured (of start and end), per mille; only for a period of twelve months",
);
const CONCLUSIONS: Note = (
    "按鉴定结论日期计；同一案件的第一次结论为初次，再次鉴定和复查鉴定另列",
    "conclusions count by their day; the first of a case is the first appraisal, later ones stand apart",
);
const BENEFICIARIES: Note = (
    "享受人数：本期至少结算过一笔基金支付的不同的人，职工与供养亲属分列，一人领多项只计一次",
    "paid: different people with at least one fund payment settled in the period, workers and dependants apart; who receives several counts once",
);
const MONTHLY: Note = (
    "定期待遇人数：按月发放且未终止的不同的人（暂停的在内）；新增、终止按待遇起止月份",
    "monthly: different people whose monthly benefit has begun and not ended (suspended ones included); begun and ended by the month it holds from",
);
const AVERAGE: Note = ("人均：本期结算金额除以不同的人数", "average: what was settled over different people");
const TAKEN_OVER: Note = (
    "启用本系统前的账目没有单据，按入账科目、金额与在发待遇归类",
    "entries of before gsbx have no sheet; they are sorted by their account and by the benefit of that amount",
);
const FUND: Note = ("与基金页一致；逐笔见基金页", "as the fund's page has it; entries open there");
const OLD: Note = (
    "老工伤：申报为老工伤的案件或参保身份为老工伤人员的，按最重的等级列一行",
    "old injured workers: cases claimed as old injuries, or people insured as such, in the row of the worst grade",
);
const SERVICE: Note = (
    "只计在档案中记录过的咨询；未登记渠道和满意度，不列",
    "only advice that was noted in a file; channel and satisfaction are not on file and not told",
);

/// The definitions of a table, a line each.
#[must_use]
pub fn notes(id: TableId, lang: Lang) -> Vec<&'static str> {
    let own: &[Note] = match id {
        TableId::Insured => &[INSURED, SITES, MOVES, OVER_AGE, UNITS, CLASS],
        TableId::Premiums => &[RATE, CLASS],
        TableId::Recognition => &[RECEIVED, DAYS],
        TableId::Injuries => &[RECOGNISED, ACCIDENT_RATE, CLASS],
        TableId::Appraisal => &[CONCLUSIONS],
        TableId::Beneficiaries => &[BENEFICIARIES, MONTHLY, AVERAGE, TAKEN_OVER],
        TableId::Fund => &[FUND],
        TableId::OldInjuries => &[OLD, BENEFICIARIES],
        TableId::Service => &[SERVICE],
    };
    own.iter().chain([&EVENTS]).map(|(zh, en)| lang.pick(zh, en)).collect()
}
