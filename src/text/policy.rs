//! Wording of parameters: units, standings, states, and what is wrong with a file.

use chrono::NaiveDate;

use super::Lang;
use super::problems::problem;
use crate::desk::policy::{HistoryLine, Settle, Source, Taken};
use crate::domain::entry::{Act, State};
use crate::domain::params::{Confidence, Definition, Row, Standing, Unit, Value};
use crate::domain::plain::harmless;
use crate::policy::parameters::Fault;

/// What a parameter is called.
#[must_use]
pub fn name(definition: &Definition, lang: Lang) -> &str {
    lang.pick(&definition.zh, &definition.en)
}

/// What a value counts.
#[must_use]
pub fn unit(unit: Unit, lang: Lang) -> &'static str {
    let (zh, en) = match unit {
        Unit::Months => ("个月", "months"),
        Unit::Years => ("年", "years"),
        Unit::Multiple => ("倍", "times"),
        Unit::Rate => ("比例", "share"),
        Unit::YuanMonth => ("元/月", "yuan/mo"),
        Unit::YuanDay => ("元/日", "yuan/day"),
        Unit::YuanYear => ("元/年", "yuan/yr"),
        Unit::Yuan => ("元", "yuan"),
        Unit::Number => ("数", "number"),
        Unit::Month => ("年月", "month"),
        Unit::Choice => ("选项", "choice"),
    };
    lang.pick(zh, en)
}

/// A value as people read it: amounts with groups of three, switches by name.
#[must_use]
pub fn value(value: &Value, lang: Lang) -> String {
    match value {
        Value::Money(money) => money.to_string(),
        Value::Choice(id) => super::benefits::choice(id, lang).to_owned(),
        other => other.plain(),
    }
}

/// How sure a row is, with a mark of its own so that nothing hangs on colour.
#[must_use]
pub fn standing(standing: &Standing, lang: Lang) -> &'static str {
    let (zh, en) = match standing {
        Standing::Shipped(Confidence::Verified) => ("+ 已核实", "+ verified"),
        Standing::Shipped(Confidence::Secondary) => ("~ 转引", "~ secondary"),
        Standing::Shipped(Confidence::Memory) => ("? 凭记忆", "? memory"),
        Standing::Shipped(Confidence::Uncertain) => ("! 存疑", "! uncertain"),
        Standing::Confirmed => ("= 已确认", "= confirmed"),
        Standing::WhatIf => ("* 假设", "* what if"),
    };
    lang.pick(zh, en)
}

/// A parameter that has no value today: a series that does not reach it, or one that only the office can fill in and has
/// not.
#[must_use]
pub fn no_value(entered: bool, lang: Lang) -> &'static str {
    let (zh, en) = if entered { ("- 无现值", "- none now") } else { ("- 待录入", "- to enter") };
    lang.pick(zh, en)
}

/// A parameter without a single row: what to do about it.
#[must_use]
pub fn office_only(lang: Lang) -> &'static str {
    lang.pick(
        "只能由本单位填写，还没有录入；录入后须由另一人确认",
        "only the office can know it: enter it, and another confirms it",
    )
}

/// How a row of the time line stands.
#[must_use]
pub fn line_standing(line: &HistoryLine, lang: Lang) -> &'static str {
    let (zh, en) = match &line.source {
        Source::Shipped if line.holds.is_empty() => ("- 已替代", "- replaced"),
        Source::Shipped => return standing(&line.row.standing, lang),
        Source::Office { state, .. } => match state {
            State::Pending => ("* 待确认", "* waiting"),
            State::Confirmed if line.holds.is_empty() => ("- 已替代", "- replaced"),
            State::Confirmed => return standing(&Standing::Confirmed, lang),
            State::Rejected => ("x 已退回", "x rejected"),
            State::Withdrawn => ("x 已撤回", "x withdrawn"),
        },
    };
    lang.pick(zh, en)
}

/// Who did something to an entry, and on which day.
#[must_use]
pub fn acted(state: State, act: &Act, lang: Lang) -> String {
    let (zh, en) = match state {
        State::Pending => ("录入", "entered by"),
        State::Confirmed => ("确认", "confirmed by"),
        State::Rejected => ("退回", "rejected by"),
        State::Withdrawn => ("撤回", "withdrawn by"),
    };
    let day = act.at.get(..10).unwrap_or(&act.at);
    match lang {
        Lang::Zh => format!("{} {day} {zh}", act.name),
        Lang::En => format!("{en} {} {day}", act.name),
    }
}

/// Nothing waits.
#[must_use]
pub fn none_pending(lang: Lang) -> &'static str {
    lang.pick("没有待确认的参数", "no parameter waits for confirmation")
}

/// What was done with an entry.
#[must_use]
pub fn settled(how: Settle, lang: Lang) -> &'static str {
    let (zh, en) = match how {
        Settle::Confirm => ("已确认", "confirmed"),
        Settle::Reject => ("已退回", "rejected"),
        Settle::Withdraw => ("已撤回", "withdrawn"),
    };
    lang.pick(zh, en)
}

/// First and last day of a span.
#[must_use]
pub fn days(from: NaiveDate, to: Option<NaiveDate>, lang: Lang) -> String {
    match to {
        Some(to) => format!("{from} {} {to}", lang.pick("至", "to")),
        None => format!("{from} {}", lang.pick("至今", "to date")),
    }
}

/// First and last day of a row.
#[must_use]
pub fn span(row: &Row, lang: Lang) -> String {
    days(row.from, row.to, lang)
}

/// One fault of a file.
#[must_use]
pub fn fault(fault: &Fault, lang: Lang) -> String {
    let (line, why) = (fault.line, problem(&fault.problem, lang));
    let key = if fault.key.is_empty() { String::new() } else { format!(" {}", fault.key) };
    let (zh, en) = (format!("第 {line} 行{key}: {why}"), format!("line {line}{key}: {why}"));
    harmless(lang.pick(&zh, &en))
}

/// A file without faults.
#[must_use]
pub fn sound(rows: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("参数文件无误，共 {rows} 条"),
        Lang::En => format!("the parameter file is sound: {rows} rows"),
    }
}

/// What became of a file.
#[must_use]
pub fn taken(taken: Taken, lang: Lang) -> String {
    let Taken { entered, known } = taken;
    match lang {
        Lang::Zh if entered == 0 => format!("{known} 条都已录入过，未作改动"),
        Lang::En if entered == 0 => format!("all {known} rows were entered before; nothing was changed"),
        Lang::Zh => format!("已录入 {entered} 条，待另一人确认；{known} 条原已录入"),
        Lang::En => format!("{entered} rows entered, to be confirmed by another; {known} were there already"),
    }
}
