//! 大写金额: an amount in the characters of bank papers, which cannot be altered with a stroke (支付结算办法 annex 1).

use crate::domain::money::Money;

const DIGITS: [&str; 10] = ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"];
/// Within four digits, from the left.
const PLACES: [&str; 4] = ["仟", "佰", "拾", ""];
/// Of four digits each, from the right.
const GROUPS: [&str; 5] = ["", "万", "亿", "万亿", "亿亿"];

/// An amount as it is written out: `1,010.05` is 壹仟零壹拾元零伍分.
#[must_use]
pub fn capital_amount(amount: Money) -> String {
    let fen = amount.fen().unsigned_abs();
    let (yuan, jiao, fen) = (fen / 100, fen / 10 % 10, fen % 10);
    let mut out = String::from(if amount < Money::ZERO { "负" } else { "" });
    if yuan > 0 || (jiao, fen) == (0, 0) {
        out.push_str(&whole(yuan));
        out.push('元');
    }
    match (jiao, fen) {
        (0, 0) => out.push('整'),
        (0, fen) => {
            // Between yuan and fen nothing may be put in.
            out.push_str(if yuan > 0 { "零" } else { "" });
            out.push_str(&format!("{}分", digit(fen)));
        }
        (jiao, 0) => out.push_str(&format!("{}角整", digit(jiao))),
        (jiao, fen) => out.push_str(&format!("{}角{}分", digit(jiao), digit(fen))),
    }
    out
}

fn digit(digit: u64) -> &'static str {
    usize::try_from(digit).ok().and_then(|d| DIGITS.get(d)).copied().unwrap_or_default()
}

/// Whole yuan, by groups of four digits; noughts between digits are read once.
fn whole(yuan: u64) -> String {
    if yuan == 0 {
        return DIGITS[0].to_owned();
    }
    let (mut out, mut skipped) = (String::new(), false);
    for (n, name) in GROUPS.iter().enumerate().rev() {
        let scale = 10_000_u64.saturating_pow(u32::try_from(n).unwrap_or(u32::MAX));
        let group = yuan / scale % 10_000;
        if group == 0 {
            skipped = true;
            continue;
        }
        if !out.is_empty() && (skipped || group < 1_000) {
            out.push_str(DIGITS[0]);
        }
        skipped = false;
        out.push_str(&four(group));
        out.push_str(name);
    }
    out
}

fn four(group: u64) -> String {
    let (mut out, mut skipped) = (String::new(), false);
    for (place, scale) in PLACES.iter().zip([1_000, 100, 10, 1]) {
        match group / scale % 10 {
            0 => skipped = true,
            d => {
                if skipped && !out.is_empty() {
                    out.push_str(DIGITS[0]);
                }
                skipped = false;
                out.push_str(digit(d));
                out.push_str(place);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_written_out_as_banks_take_them() {
        for (fen, written) in [
            (0, "零元整"),
            (5, "伍分"),
            (50, "伍角整"),
            (55, "伍角伍分"),
            (100, "壹元整"),
            (105, "壹元零伍分"),
            (150, "壹元伍角整"),
            (1_000, "壹拾元整"),
            (10_000, "壹佰元整"),
            (10_100, "壹佰零壹元整"),
            (11_000, "壹佰壹拾元整"),
            (100_100, "壹仟零壹元整"),
            (101_000, "壹仟零壹拾元整"),
            (101_005, "壹仟零壹拾元零伍分"),
            (168_032, "壹仟陆佰捌拾元叁角贰分"),
            (1_000_000, "壹万元整"),
            (1_000_100, "壹万零壹元整"),
            (1_640_902, "壹万陆仟肆佰零玖元零贰分"),
            (10_500_000, "壹拾万伍仟元整"),
            (10_000_001, "壹拾万元零壹分"),
            (100_000_100, "壹佰万零壹元整"),
            (10_000_000_000, "壹亿元整"),
            (10_001_000_000, "壹亿零壹万元整"),
            (10_000_000_100, "壹亿零壹元整"),
            (1_672_160_000, "壹仟陆佰柒拾贰万壹仟陆佰元整"),
            (10_000_000_000_000, "壹仟亿元整"),
            (-12_345, "负壹佰贰拾叁元肆角伍分"),
        ] {
            assert_eq!(capital_amount(Money::from_fen(fen)), written, "{fen}");
        }
    }
}
