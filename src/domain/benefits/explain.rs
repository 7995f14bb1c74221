//! How an amount was made, step by step: the same structure for the screen, the printed sheet and the stored determination.
//!
//! Rules are written once and tell their steps to a [`Trace`]. [`Silent`] makes nothing of them and costs nothing;
//! [`Recorder`] keeps them. Wording is `text::benefits`.

use std::sync::Arc;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::rule::Rule;
use crate::domain::dates::Month;
use crate::domain::money::Money;
use crate::domain::params::{Param, Row, Value};

/// A figure that a step uses or works out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    Money(Money),
    /// A count or a rate, exactly.
    Number(Decimal),
    Date(NaiveDate),
    Month(Month),
}

/// What a figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Quantity {
    /// 各月缴费工资合计
    WageSum,
    /// 月数
    MonthCount,
    /// 平均缴费工资
    AverageWage,
    /// 本人工资
    OwnWage,
    LowerBound,
    UpperBound,
    /// The item's amount itself.
    Amount,
    /// 出生日期
    BirthDate,
    /// 延迟月数
    DelayMonths,
    /// 法定退休日期
    RetirementDate,
    /// 解除或终止劳动关系日期
    EndDate,
    /// 距退休整年数
    FullYearsLeft,
    /// 年龄系数
    AgeFactor,
    /// 养老金
    Pension,
    /// 伤残津贴
    Allowance,
    /// 上年已发
    PaidBefore,
    /// 抚恤金比例
    Rate,
    /// 各人比例合计
    RateSum,
    /// 一次性工亡补助金全额
    LumpSum,
    /// 预支
    Advance,
    /// 票据合计
    Receipts,
    /// 目录外费用
    OutsideCatalogue,
    /// 可报费用
    Allowable,
    /// 第三人已付医疗费
    ThirdParty,
    /// 住院天数
    Nights,
    /// 经同意的交通食宿费
    TravelAllowed,
    /// 费用
    Cost,
    /// 限额
    Limit,
    /// 申报工资
    DeclaredWage,
    /// 缴费基数
    Base,
    /// 缴费基数合计
    BaseSum,
    /// 费率
    PremiumRate,
    /// 欠费
    Arrears,
    /// 天数
    DayCount,
    /// 滞纳金
    LateFee,
    /// 停工留薪期开始
    LeaveFrom,
    /// 停工留薪期结束
    LeaveEnd,
    /// 延长月数
    ExtensionMonths,
    /// 原工资
    FormerWage,
    /// 伤残等级
    Grade,
    /// 按比例调增
    Raise,
    /// 调整比例合计
    RaiseShare,
    /// 合同造价
    ContractPrice,
    /// 产量（吨）
    Tonnes,
    /// 营业面积（平方米）
    FloorArea,
    /// 应参保人数
    Heads,
    /// 营业额
    Turnover,
    /// 支缴率
    UseRatio,
    /// 支缴率对应档次
    BandStep,
    /// 浮动档次
    RateStep,
}

/// A figure that goes into a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Operand {
    /// What the case says.
    Given(Quantity, Figure),
    /// What an earlier step worked out.
    Worked(Quantity, Figure),
    /// A parameter, with its date, document and standing.
    Param(Arc<Row>),
}

impl Operand {
    pub fn param<T>(param: &Param<T>) -> Operand {
        Operand::Param(Arc::clone(&param.row))
    }

    /// The operand's figure; `None` for a switch.
    #[must_use]
    pub fn figure(&self) -> Option<Figure> {
        match self {
            Operand::Given(_, figure) | Operand::Worked(_, figure) => Some(*figure),
            Operand::Param(row) => match &row.value {
                Value::Number(n) => Some(Figure::Number(*n)),
                Value::Money(m) => Some(Figure::Money(*m)),
                Value::Month(m) => Some(Figure::Month(*m)),
                Value::Choice(_) => None,
            },
        }
    }
}

/// How the operands become the result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operation {
    /// The first divided by the second.
    Quotient,
    /// All multiplied.
    Product,
    /// All added.
    Sum,
    /// The first less the others, not below zero.
    Difference,
    /// The first, kept between the second and the third.
    Between,
    /// The first, or the second where that is more.
    AtLeast,
    /// The first, or the second where that is less.
    AtMost,
    /// The first in the proportion of the second to the third.
    Share,
    /// Looked up or counted from the operands by the rule.
    ByRule,
}

/// A bound that changed a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    Lower,
    Upper,
}

/// One line of an explanation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    pub of: Quantity,
    pub rule: Rule,
    pub operation: Operation,
    pub operands: Vec<Operand>,
    pub result: Figure,
    /// Set when a bound applied.
    pub bound: Option<Bound>,
    /// Whether the result was rounded half up to the fen.
    pub rounded: bool,
}

impl Step {
    #[must_use]
    pub fn new(of: Quantity, rule: Rule, operation: Operation, operands: Vec<Operand>, result: Figure) -> Step {
        Step { of, rule, operation, operands, result, bound: None, rounded: false }
    }

    #[must_use]
    pub fn bounded(self, bound: Option<Bound>) -> Step {
        Step { bound, ..self }
    }

    #[must_use]
    pub fn rounded(self) -> Step {
        Step { rounded: true, ..self }
    }
}

/// Who is told the steps.
pub trait Trace {
    fn step(&mut self, step: impl FnOnce() -> Step);
}

/// Nobody: amounts only.
#[derive(Debug, Clone, Copy, Default)]
pub struct Silent;

impl Trace for Silent {
    #[inline]
    fn step(&mut self, _step: impl FnOnce() -> Step) {}
}

/// Keeps the steps.
#[derive(Debug, Clone, Default)]
pub struct Recorder {
    pub steps: Vec<Step>,
}

impl Recorder {
    /// The steps so far; the next ones begin anew.
    pub fn take(&mut self) -> Vec<Step> {
        std::mem::take(&mut self.steps)
    }
}

impl Trace for Recorder {
    fn step(&mut self, step: impl FnOnce() -> Step) {
        self.steps.push(step());
    }
}
