//! Entries of a code list, and how one finds an entry among them: by number, pinyin or its initials, or a part of its text.

use std::sync::Arc;

use super::plain::half_width;
use super::reading::readings_of;

/// Which list a field takes its value from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListId {
    /// 伤害原因, GB 6441-86 and the office's own.
    Cause,
    /// 伤害部位, GB 6441-86 annex A.1.
    BodyPart,
    /// 伤害性质, GB 6441-86 annex A.2.
    Nature,
    /// 认定情形, articles 14 and 15 of 工伤保险条例.
    Situation,
    /// 费用类别 of a bill.
    CostClass,
    /// 行别
    Bank,
    /// 退票原因
    PaymentFailure,
    /// 回盘结果
    PaymentResult,
    /// 行业大类, GB/T 4754-2017.
    Division,
    /// 单位类型
    UnitType,
    /// 经济类型
    EconomicType,
    /// 隶属关系, GB/T 12404.
    Subordination,
    /// 登记类型
    RegistrationKind,
    /// 参保身份
    Category,
    /// 参保原因
    JoinReason,
    /// 减少原因
    LeaveReason,
    /// 人员变动类型
    WorkerAct,
    /// Titles of the columns of an employer's list of workers.
    WorkerColumn,
    /// 是、否
    YesNo,
}

/// Where the lists come from.
pub trait CodeBook {
    fn list(&self, id: ListId) -> &CodeList;

    /// Whether an application can have a paper of this id.
    fn has_paper(&self, id: &str) -> bool;
}

/// An entry of a code list. `id` is what is stored; `number` is what is shown before the text and typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeEntry {
    pub id: String,
    pub number: String,
    pub zh: String,
    pub en: String,
    /// Full pinyin.
    full: Vec<String>,
    /// Its initials.
    initials: Vec<String>,
}

/// A list of entries that many may hold.
pub type CodeList = Arc<[CodeEntry]>;

/// A list from ids and their texts in Chinese and English. An id that begins with a digit is its own number; the others
/// are numbered in their order, `01` first.
#[must_use]
pub fn code_list<'a>(rows: impl IntoIterator<Item = (&'a str, &'a str, &'a str)>) -> CodeList {
    let entry = |(at, (id, zh, en)): (usize, (&str, &str, &str))| {
        let own = id.starts_with(|c: char| c.is_ascii_digit());
        let readings = readings_of(zh);
        CodeEntry {
            id: id.to_owned(),
            number: if own { id.to_owned() } else { format!("{:02}", at + 1) },
            zh: zh.to_owned(),
            en: en.to_owned(),
            full: readings.full.into_iter().collect(),
            initials: readings.initials.into_iter().collect(),
        }
    };
    rows.into_iter().enumerate().map(entry).collect()
}

/// The entries that what was typed may mean, the likeliest first; all of them when nothing was typed.
#[must_use]
pub fn matching<'a>(list: &'a [CodeEntry], typed: &str) -> Vec<&'a CodeEntry> {
    let typed = half_width(typed).trim().to_lowercase();
    let mut found: Vec<(u8, &CodeEntry)> = list.iter().filter_map(|e| Some((rank(e, &typed)?, e))).collect();
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, entry)| entry).collect()
}

/// The entry of an id.
#[must_use]
pub fn entry<'a>(list: &'a [CodeEntry], id: &str) -> Option<&'a CodeEntry> {
    list.iter().find(|e| e.id == id)
}

/// The one entry that what was typed means: by its number, its whole text, or because no other fits.
#[must_use]
pub fn find<'a>(list: &'a [CodeEntry], typed: &str) -> Option<&'a CodeEntry> {
    let wide = half_width(typed);
    let typed = wide.trim();
    let whole = |e: &&CodeEntry| e.id == typed || e.zh == typed || e.en.eq_ignore_ascii_case(typed);
    if typed.is_empty() {
        return None;
    }
    list.iter().find(whole).or_else(|| match matching(list, typed).as_slice() {
        [only] => Some(*only),
        [first, second, ..] if rank(first, &typed.to_lowercase()) == Some(0) => {
            (rank(second, &typed.to_lowercase()) != Some(0)).then_some(*first)
        }
        _ => None,
    })
}

/// How well an entry fits, 0 best: its number, the beginning of its number, of its initials, of its pinyin, a part of it.
fn rank(entry: &CodeEntry, typed: &str) -> Option<u8> {
    let bare = |number: &str| number.trim_start_matches('0').to_lowercase();
    let begins = |readings: &[String]| readings.iter().any(|r| r.starts_with(typed));
    let fits = [
        !typed.is_empty() && bare(&entry.number) == bare(typed),
        entry.number.to_lowercase().starts_with(typed),
        begins(&entry.initials),
        begins(&entry.full),
        entry.zh.contains(typed) || entry.en.to_lowercase().contains(typed),
    ];
    fits.iter().position(|fit| *fit).and_then(|at| u8::try_from(at).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_found_by_number_pinyin_and_text() {
        let list = code_list([
            ("struck", "物体打击", "struck by an object"),
            ("vehicle", "车辆伤害", "vehicle"),
            ("machine", "机械伤害", "machinery"),
            ("fall", "高处坠落", "fall from a height"),
        ]);
        let first = |typed: &str| matching(&list, typed).first().map(|e| e.id.clone()).unwrap_or_default();
        for (typed, id) in
            [("1", "struck"), ("04", "fall"), ("wtdj", "struck"), ("jixie", "machine"), ("坠", "fall"), ("OBJECT", "struck")]
        {
            assert_eq!(first(typed), id, "{typed}");
        }
        assert_eq!(matching(&list, "伤害").len(), 2);
        assert_eq!(matching(&list, "").len(), 4);
        assert!(matching(&list, "zzz").is_empty());
        assert_eq!(list[0].number, "01");
    }

    #[test]
    fn one_entry_is_meant_or_none() {
        let list = code_list([("01", "物体打击", "a"), ("010", "坍塌", "b"), ("014", "火药爆炸", "c"), ("018", "其他爆炸", "d")]);
        for (typed, id) in [("01", "01"), ("1", "01"), ("14", "014"), ("坍", "010"), ("火药爆炸", "014"), ("hybz", "014")] {
            assert_eq!(find(&list, typed).map(|e| e.id.as_str()), Some(id), "{typed}");
        }
        for unclear in ["", "爆炸", "zzz"] {
            assert_eq!(find(&list, unclear), None, "{unclear}");
        }
    }

    #[test]
    fn an_id_that_is_a_number_stays_one() {
        let list = code_list([("14-1", "甲", "a"), ("14-10", "乙", "b"), ("1", "丙", "c")]);
        assert_eq!(matching(&list, "14-1").iter().map(|e| e.id.as_str()).collect::<Vec<_>>(), ["14-1", "14-10"]);
        assert_eq!(matching(&list, "1")[0].id, "1");
    }
}
