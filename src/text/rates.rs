//! Wording of rates: reasons, classes and steps, and what the fields of such sheets hold.

use rust_decimal::Decimal;

use super::Lang;
use super::numbers::percent;
use crate::desk::rates::{RateHistory, RateLine, ReviewSums};
use crate::domain::rates::bands::Example;
use crate::domain::rates::review::Reason;

/// Why a step is what it is.
#[must_use]
pub fn reason(reason: Reason, lang: Lang) -> &'static str {
    let (zh, en) = match reason {
        Reason::Band => ("按支缴率", "use ratio"),
        Reason::Limited => ("限浮动幅度", "limited"),
        Reason::Small => ("人数过少", "too small"),
        Reason::FirstYear => ("参保未满一年", "first year"),
        Reason::NothingPaid => ("没有缴费", "nothing paid"),
        Reason::Fixed => ("此类不浮动", "class fixed"),
        Reason::Reclassified => ("调整行业类别", "other class"),
        Reason::Objection => ("异议复核", "objection"),
        Reason::Correction => ("更正差错", "correction"),
    };
    lang.pick(zh, en)
}

/// All of them in a line.
#[must_use]
pub fn reasons(all: &[Reason], lang: Lang) -> String {
    all.iter().map(|r| reason(*r, lang)).collect::<Vec<_>>().join(lang.pick("、", ", "))
}

/// A stored reason of a rate: ids between commas, or that it was put back.
#[must_use]
pub fn stored_reasons(stored: &str, lang: Lang) -> String {
    if stored == "revoked" {
        return lang.pick("撤销核定", "revoked").to_owned();
    }
    let all: Vec<Reason> = stored.split(',').filter_map(Reason::parse).collect();
    if all.is_empty() { stored.to_owned() } else { reasons(&all, lang) }
}

/// A share in per cent, rounded to a tenth: for use ratios, never for rates. A dash where there is none.
#[must_use]
pub fn ratio(share: Option<Decimal>) -> String {
    share.map_or("-".to_owned(), |s| format!("{}%", (s * Decimal::ONE_HUNDRED).round_dp(1).normalize()))
}

/// Per thousand; a dash where there is none.
#[must_use]
pub fn per_mille(rate: Option<Decimal>) -> String {
    rate.map_or("-".to_owned(), |r| r.normalize().to_string())
}

/// A line of a sheet: employer, class and step as they are and shall be, why, ratio, rates, effect.
#[must_use]
pub fn line(l: &RateLine, lang: Lang) -> Vec<String> {
    vec![
        l.name.clone(),
        format!("{}-{}", l.class, l.step),
        format!("{}-{}", l.new_class, l.new_step),
        reasons(&l.reasons, lang),
        ratio(l.use_ratio),
        per_mille(l.per_mille),
        percent(l.rate_now),
        percent(l.rate_new),
        l.effect.to_string(),
    ]
}

/// What the columns of such a line are called.
#[must_use]
pub fn columns(lang: Lang) -> Vec<String> {
    let of = |zh: &str, en: &str| lang.pick(zh, en).to_owned();
    vec![
        of("单位", "employer"),
        of("现档", "now"),
        of("新档", "new"),
        of("原因", "why"),
        of("支缴率", "use ratio"),
        of("千人事故率", "per 1,000"),
        of("现费率", "rate now"),
        of("新费率", "new rate"),
        of("年保费增减（元）", "premium a year"),
    ]
}

/// That bands are of another place.
#[must_use]
pub fn example_warning(example: &Example, lang: Lang) -> String {
    lang.pick(
        &format!("试算：{}的档次表，本地未施行，不得据此核定", example.zh),
        &format!("PREVIEW ONLY: bands of {}, not in force here; nothing can be decided on them", example.en),
    )
    .to_owned()
}

/// What a field of a sheet of rates is called; `None` for those of other things.
#[must_use]
pub fn field(id: &str) -> Option<(&'static str, &'static str)> {
    Some(match id {
        "scope" => ("核定范围", "scope"),
        "period" => ("评审期", "period"),
        "rate_cause" => ("核定原因", "cause"),
        "objects_to" => ("异议所指核定单", "sheet objected to"),
        "reconsideration" => ("复议或诉讼", "reconsideration or suit"),
        "lines" => ("明细", "lines"),
        "example" => ("示例档次表", "example"),
        "parameters" => ("参数", "parameters"),
        _ => return None,
    })
}

/// A field's value in words, where it has some.
#[must_use]
pub fn value(id: &str, text: &str, lang: Lang) -> Option<&'static str> {
    match (id, text) {
        ("scope", "review") => Some(lang.pick("全县浮动评审", "review of all employers")),
        ("scope", "employer") => Some(lang.pick("一个单位", "one employer")),
        ("rate_cause", text) => Reason::parse(text).map(|r| reason(r, lang)),
        _ => None,
    }
}

/// Sums of a review or a sheet: steps before and after, winners, losers, the effect.
#[must_use]
pub fn sums(sums: &ReviewSums, lang: Lang) -> Vec<String> {
    let step = |(first, step, now, then): &(bool, u8, usize, usize)| {
        let group = if *first { lang.pick("一类", "class 1") } else { lang.pick("二至八类", "classes 2-8") };
        lang.pick(&format!("{group} 第{step}档 {now} -> {then} 户"), &format!("{group} step {step}: {now} -> {then}")).to_owned()
    };
    let mut out: Vec<String> = sums.steps.iter().map(step).collect();
    let (down, up, effect, unfloated) = (sums.winners, sums.losers, sums.effect, sums.unfloated);
    out.push(
        lang.pick(
            &format!("下浮 {down} 户，上浮 {up} 户，不浮动 {unfloated} 户，全年保费增减 {effect} 元"),
            &format!("down {down}, up {up}, not floated {unfloated}; premiums of a year change by {effect} yuan"),
        )
        .to_owned(),
    );
    out
}

/// An employer's rate of a month, with what it is made of.
#[must_use]
pub fn rate_of(h: &RateHistory, lang: Lang) -> String {
    let parts = &h.parts;
    lang.pick(
        &format!(
            "{}  {} 类第 {} 档，基准费率 {}，浮动系数 {}，阶段性系数 {}，执行费率 {}",
            h.month,
            h.class,
            h.step,
            percent(parts.class_base),
            percent(parts.floating),
            percent(parts.phased),
            percent(parts.rate())
        ),
        &format!(
            "{}  class {} step {}: base rate {}, floating factor {}, phased cut {}, rate {}",
            h.month,
            h.class,
            h.step,
            percent(parts.class_base),
            percent(parts.floating),
            percent(parts.phased),
            percent(parts.rate())
        ),
    )
    .to_owned()
}
