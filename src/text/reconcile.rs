//! What was taken over beside the ledger, in lines for the terminal.

use super::Lang;
use crate::desk::import::Comparison;

/// Lines at most; the first tells the sum of all.
const LINES_MAX: usize = 25;

/// A line per comparison, with the difference in yuan.
#[must_use]
pub fn reconciled(comparisons: &[Comparison], lang: Lang) -> Vec<String> {
    let mut out: Vec<String> = comparisons.iter().take(LINES_MAX).map(|c| line(c, lang)).collect();
    if comparisons.len() > LINES_MAX {
        let more = comparisons.len() - LINES_MAX;
        let (zh, en) = (format!("另有 {more} 处不符"), format!("{more} more differ"));
        out.push(lang.pick(&zh, &en).to_owned());
    }
    out
}

fn line(c: &Comparison, lang: Lang) -> String {
    let item = lang.pick(&c.item.name_zh, &c.item.name_en);
    let over = match c.month {
        Some(month) => month.to_string(),
        None => lang.pick("合计", "in all").to_owned(),
    };
    let (taken, ledger, difference) = (c.taken, c.ledger, c.difference());
    let agrees = difference == crate::domain::money::Money::ZERO;
    let (zh, en) = match agrees {
        true => (
            format!("{item} {over}：导入 {taken} 元，账上 {ledger} 元，相符"),
            format!("{item} {over}: {taken} yuan taken over, {ledger} in the ledger; they agree"),
        ),
        false => (
            format!("{item} {over}：导入 {taken} 元，账上 {ledger} 元，相差 {difference} 元"),
            format!("{item} {over}: {taken} yuan taken over, {ledger} in the ledger; {difference} apart"),
        ),
    };
    lang.pick(&zh, &en).to_owned()
}
