//! What the tabs say, so that however many screens there are their line holds them.
//!
//! ```text
//!  1 查询  2 基金  4 案件 3  8 审批 12  9 系统          where there is room
//!  1查询 2基金 4案件 3 8审批 12 9系统
//!  1查 2基 4案 3 8审批 12 9系                           the screen one looks at keeps its whole name
//!  1 2 4 3 8 审批 12 9
//! ```

use crate::tui::pen::width;

/// A screen as its tab shows it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tab<'a> {
    /// The key that opens it.
    pub key: char,
    pub title: &'a str,
    /// The same where there is little room.
    pub short: &'a str,
    /// What waits there for the operator.
    pub waiting: Option<i64>,
}

/// How much a tab says, from the most on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Whole,
    Tight,
    /// The short title, except for the screen that is looked at.
    Short,
    /// The key alone, except for the screen that is looked at.
    Key,
}

/// A count beyond this is not told digit by digit.
const COUNT_MAX: i64 = 999;

/// The text of each tab in the fullest form that fits into `room` columns; the scantest one if none does.
pub(super) fn labels(tabs: &[Tab], current: usize, room: u16) -> Vec<String> {
    let in_form = |form| -> Vec<String> { (0..).zip(tabs).map(|(i, tab)| label(tab, form, i == current)).collect() };
    let fits = |labels: &Vec<String>| labels.iter().map(|l| width(l)).sum::<u16>() <= room;
    let forms = [Form::Whole, Form::Tight, Form::Short].into_iter().map(in_form);
    forms.into_iter().find(fits).unwrap_or_else(|| in_form(Form::Key))
}

fn label(tab: &Tab, form: Form, is_current: bool) -> String {
    let waiting = match tab.waiting {
        Some(n) if n > COUNT_MAX => format!(" {COUNT_MAX}+"),
        Some(n) => format!(" {n}"),
        None => String::new(),
    };
    let (key, title) = (tab.key, tab.title);
    match form {
        Form::Whole => format!(" {key} {title}{waiting} "),
        _ if is_current => format!(" {key} {title}{waiting} "),
        Form::Tight => format!(" {key}{title}{waiting}"),
        Form::Short => format!(" {key}{}{waiting}", tab.short),
        Form::Key => format!(" {key}{waiting}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHINESE: [&str; 10] = ["查询", "基金", "咨询", "案件", "受理", "报销", "核定", "审批", "系统", "支付"];
    const ENGLISH: [&str; 10] =
        ["Lookup", "Fund", "Consult", "Cases", "Intake", "Reimburse", "Determine", "Approvals", "System", "Payments"];

    const CHINESE_SHORT: [&str; 10] = ["查", "基", "询", "案", "受", "报", "核", "审", "系", "付"];
    const ENGLISH_SHORT: [&str; 10] = ["Find", "Fund", "Ask", "Case", "Claim", "Bill", "Award", "Check", "Sys", "Pay"];

    fn tabs<'a>(titles: &[&'a str]) -> Vec<Tab<'a>> {
        let keys = "1234567890".chars();
        let shorts = if titles == CHINESE { CHINESE_SHORT } else { ENGLISH_SHORT };
        let tab = |((key, title), short): ((char, &&'a str), &'a str)| Tab {
            key,
            title,
            short,
            waiting: matches!(key, '4' | '8').then_some(123_456),
        };
        keys.zip(titles).zip(shorts).map(tab).collect()
    }

    /// Ten screens, the longest counts, whichever is looked at: tabs, the mark of a demonstration and a name fit into 80.
    #[test]
    fn ten_tabs_never_overflow_the_smallest_window() {
        for titles in [CHINESE, ENGLISH] {
            let tabs = tabs(&titles);
            for current in 0..tabs.len() {
                for room in [62, 66, 70, 80, 140] {
                    let labels = labels(&tabs, current, room);
                    let total: u16 = labels.iter().map(|l| width(l)).sum();
                    assert!(total <= room, "{labels:?} is {total}");
                    assert!(labels[current].contains(titles[current]), "{labels:?}");
                    assert!(labels[3].contains("999+") && labels[7].contains("999+"));
                }
            }
        }
    }

    #[test]
    fn the_fullest_form_that_fits_is_taken() {
        let tabs = tabs(&CHINESE);
        assert_eq!(labels(&tabs, 0, 140)[1], " 2 基金 ");
        assert_eq!(labels(&tabs, 0, 84)[1], " 2基金");
        assert_eq!(labels(&tabs, 0, 66)[1], " 2基");
        assert_eq!(labels(&tabs, 0, 40)[1], " 2");
    }
}
