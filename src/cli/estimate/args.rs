//! What `gsbx estimate` is asked.

use std::path::PathBuf;

use clap::{Args, Subcommand};

#[derive(Debug, Subcommand)]
pub enum EstimateAct {
    /// 伤残待遇 / a disability
    Disability(Box<DisabilityArgs>),
    /// 工亡待遇 / a death
    Death(DeathArgs),
    /// 停工留薪期 / the paid leave
    Leave(LeaveArgs),
    /// 工伤保险费 / a month's premium
    Premium(PremiumArgs),
    /// 滞纳金 / the late fee on arrears
    LateFee(LateFeeArgs),
    /// 医疗费报销 / receipts to be reimbursed
    Reimbursement(ReimbursementArgs),
    /// 计算算例文件 / a file of examples
    Batch {
        #[arg(value_name = "FILE")]
        file: PathBuf,
        #[arg(long)]
        json: bool,
    },
}

/// What every question takes.
#[derive(Debug, Args)]
pub struct Common {
    /// 以假设值代替参数，可多次 / a parameter for this question only, as KEY=VALUE; may be repeated
    #[arg(long = "param", value_name = "KEY=VALUE")]
    pub params: Vec<String>,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct DisabilityArgs {
    /// 伤残等级 1-10 / grade
    #[arg(long)]
    pub grade: String,
    /// 受伤前平均缴费工资，或以空格分隔的各月工资 / average wage before the injury, or the months' wages divided by blanks
    #[arg(long, required_unless_present = "illegal")]
    pub wage: Option<String>,
    /// 测算日期：受伤日期及解除日期的默认值 / the day asked about: injury and ending, unless said otherwise
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
    /// 受伤日期 / day of the injury
    #[arg(long, value_name = "DATE")]
    pub injury: Option<String>,
    /// 护理等级 / nursing level: full, large, partial
    #[arg(long)]
    pub nursing: Option<String>,
    /// 认定情形，如 15-3 / situation
    #[arg(long)]
    pub situation: Option<String>,
    /// 五、六级难以安排工作 / grades 5-6: there is no suitable work
    #[arg(long)]
    pub no_work: bool,
    /// 单位未参保 / the employer had not insured
    #[arg(long)]
    pub not_insured: bool,
    /// 非法用工单位，由单位一次性赔偿 / an unregistered unit, which pays outside the fund
    #[arg(long, conflicts_with = "not_insured")]
    pub illegal: bool,
    /// 同一单位的另一次工伤 GRADE:WAGE[:DATE]，可多次 / an earlier injury at the same employer; may be repeated
    #[arg(long = "other", value_name = "INJURY")]
    pub others: Vec<String>,
    /// 解除或终止劳动关系（可写日期） / the relation ends (on DATE)
    #[arg(long, value_name = "DATE", num_args = 0..=1, default_missing_value = "")]
    pub ended: Option<String>,
    /// 退休日期 / retirement date
    #[arg(long, value_name = "DATE")]
    pub retires: Option<String>,
    /// 出生日期（与 --class 同用） / birth date, with --class
    #[arg(long, value_name = "DATE")]
    pub birth: Option<String>,
    /// 退休类别 / male, female_55, female_50
    #[arg(long)]
    pub class: Option<String>,
    /// 距退休整年数，-1 为已到龄 / whole years to retirement, -1 when reached
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub years_left: Option<String>,
    /// 鉴定结论日期 / day of the appraisal conclusion
    #[arg(long, value_name = "DATE")]
    pub concluded: Option<String>,
    /// 认定日期 / day of the recognition
    #[arg(long, value_name = "DATE")]
    pub recognised: Option<String>,
    /// 按月待遇的测算月份 / month that monthly items are worked out for
    #[arg(long, value_name = "YYYY-MM")]
    pub month: Option<String>,
    /// 已领基本养老金 / basic pension a month
    #[arg(long, value_name = "YUAN")]
    pub pension: Option<String>,
    /// 退休后患职业病：诊断前12个月平均养老金 / retired with an occupational disease: average pension before the diagnosis
    #[arg(long, value_name = "YUAN")]
    pub wage_pension: Option<String>,
    /// 解除前平均工资 / average wage before the ending
    #[arg(long, value_name = "YUAN")]
    pub wage_before_end: Option<String>,
    #[command(flatten)]
    pub common: Common,
}

#[derive(Debug, Args)]
pub struct DeathArgs {
    /// 受伤日期 / day of the injury
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
    /// 死亡日期，默认为受伤日期 / day of the death, the injury's unless said otherwise
    #[arg(long, value_name = "DATE")]
    pub died: Option<String>,
    /// 受伤前平均缴费工资或各月工资 / average wage before the injury, or the months' wages divided by blanks
    #[arg(long, required_unless_present = "illegal")]
    pub wage: Option<String>,
    /// 死亡情形 / direct, in_leave, grade_1_4_after_leave, no_benefit, missing
    #[arg(long)]
    pub case: Option<String>,
    /// 供养亲属，可多次 / relative as RELATION,SEX,BIRTH[,incapable][,lonely][,kin_gone][,unsupported]; may be repeated
    #[arg(long = "relative", value_name = "RELATIVE")]
    pub relatives: Vec<String>,
    /// 单位未参保 / the employer had not insured
    #[arg(long)]
    pub not_insured: bool,
    /// 非法用工单位，由单位一次性赔偿 / an unregistered unit, which pays outside the fund
    #[arg(long, conflicts_with = "not_insured")]
    pub illegal: bool,
    /// 认定日期 / day of the recognition
    #[arg(long, value_name = "DATE")]
    pub recognised: Option<String>,
    /// 2011年前旧办法的月数 / months of the lump sum under the law before 2011
    #[arg(long, value_name = "N")]
    pub old_months: Option<String>,
    /// 已预支 / paid in advance while missing
    #[arg(long, value_name = "YUAN")]
    pub advance: Option<String>,
    #[command(flatten)]
    pub common: Common,
}

#[derive(Debug, Args)]
pub struct ReimbursementArgs {
    /// 票据 CSV：invoice,amount,outside_catalogue / receipts
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// 测算日期 / the day asked about
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
    /// 第三人已付医疗费 / treatment costs a third party has paid
    #[arg(long, value_name = "YUAN")]
    pub third_party: Option<String>,
    /// 入院日期 / admitted on
    #[arg(long, value_name = "DATE", requires = "discharged")]
    pub admitted: Option<String>,
    /// 出院日期 / discharged on
    #[arg(long, value_name = "DATE", requires = "admitted")]
    pub discharged: Option<String>,
    /// 经同意的交通食宿费 / travel and lodging agreed to beforehand
    #[arg(long, value_name = "YUAN")]
    pub travel: Option<String>,
    /// 单位未参保 / the employer had not insured
    #[arg(long)]
    pub not_insured: bool,
    #[command(flatten)]
    pub common: Common,
}

#[derive(Debug, Args)]
pub struct LeaveArgs {
    /// 开始日期，即受伤日期 / first day, that of the injury
    #[arg(long, value_name = "DATE")]
    pub from: String,
    /// 原月工资 / former wage a month
    #[arg(long, value_name = "YUAN")]
    pub wage: String,
    /// 确认的月数，默认为上限 / months granted, the most there may be unless said otherwise
    #[arg(long, value_name = "N")]
    pub months: Option<String>,
    /// 确认延长的月数 / months of a confirmed extension
    #[arg(long, value_name = "N")]
    pub extension: Option<String>,
    /// 恢复工作日期 / back at work on
    #[arg(long, value_name = "DATE")]
    pub returned: Option<String>,
    /// 鉴定结论日期 / day of the appraisal conclusion
    #[arg(long, value_name = "DATE")]
    pub concluded: Option<String>,
    /// 死亡日期 / day of the death
    #[arg(long, value_name = "DATE")]
    pub died: Option<String>,
    #[command(flatten)]
    pub common: Common,
}

#[derive(Debug, Args)]
pub struct PremiumArgs {
    /// 各人申报工资，可多次或以空格分隔 / each worker's wage; may be repeated, or divided by blanks
    #[arg(long = "wage", value_name = "YUAN", required = true)]
    pub wages: Vec<String>,
    /// 行业风险类别 1-8 / risk class
    #[arg(long)]
    pub class: String,
    /// 浮动档次，从低到高；一类 1-3，其他 1-5（3 为基准） / floating step from the lowest: class 1 has 3, others 5 (3 is the base)
    #[arg(long)]
    pub step: String,
    /// 月份，默认为本月 / month, this one unless said otherwise
    #[arg(long, value_name = "YYYY-MM")]
    pub month: Option<String>,
    #[command(flatten)]
    pub common: Common,
}

#[derive(Debug, Args)]
pub struct LateFeeArgs {
    /// 欠费本金 / arrears without late fee
    #[arg(long, value_name = "YUAN")]
    pub arrears: String,
    /// 缴费截止日 / last day to pay
    #[arg(long, value_name = "DATE")]
    pub due: String,
    /// 缴清日期，默认为今天 / day paid, today unless said otherwise
    #[arg(long, value_name = "DATE")]
    pub paid: Option<String>,
    #[command(flatten)]
    pub common: Common,
}
