//! The command line's grammar.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

use crate::desk::import::Kind;
use crate::text::Lang;

/// 工伤保险服务窗口 / The counter window of a work-injury insurance centre.
#[derive(Debug, Parser)]
#[command(name = "gsbx", version)]
pub struct Args {
    /// 数据库文件 / database file
    #[arg(long, global = true, env = "GSBX_DB", value_name = "FILE")]
    pub db: Option<PathBuf>,
    /// 语言 / language
    #[arg(long, global = true, value_enum)]
    pub lang: Option<LangArg>,
    /// 登录名 / login of the operator
    #[arg(long, global = true, env = "GSBX_OPERATOR", value_name = "LOGIN")]
    pub operator: Option<String>,
    /// 密码文件 / file whose first line is the password
    #[arg(long, global = true, value_name = "FILE")]
    pub password_file: Option<PathBuf>,
    /// 终端编码不是 UTF-8 也启动 / start although the locale is not UTF-8
    #[arg(long, global = true, hide = true)]
    pub force_utf8: bool,
    #[command(subcommand)]
    pub command: Option<Command>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum LangArg {
    Zh,
    En,
}

impl From<LangArg> for Lang {
    fn from(arg: LangArg) -> Lang {
        match arg {
            LangArg::Zh => Lang::Zh,
            LangArg::En => Lang::En,
        }
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum KindArg {
    Employers,
    Workers,
    Wages,
    Contributions,
    Ledger,
    Claims,
    Reimbursements,
    Receipts,
    Beneficiaries,
}

impl From<KindArg> for Kind {
    fn from(arg: KindArg) -> Kind {
        match arg {
            KindArg::Employers => Kind::Employers,
            KindArg::Workers => Kind::Workers,
            KindArg::Wages => Kind::Wages,
            KindArg::Contributions => Kind::Contributions,
            KindArg::Ledger => Kind::Ledger,
            KindArg::Claims => Kind::Claims,
            KindArg::Reimbursements => Kind::Reimbursements,
            KindArg::Receipts => Kind::Receipts,
            KindArg::Beneficiaries => Kind::Beneficiaries,
        }
    }
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// 打开演示单位 / open the demo office; nothing is kept
    Demo {
        /// 建立演示数据库文件，不打开界面 / keep the demo office in FILE and do not open the screen
        #[arg(long, value_name = "FILE")]
        create: Option<PathBuf>,
    },
    /// 新建单位 / make an empty office
    Init {
        /// 单位名称 / name of the office
        #[arg(long, value_name = "NAME")]
        office: String,
        /// 主任登录名 / login of its director
        #[arg(long, value_name = "LOGIN")]
        director: String,
    },
    /// 查找人员 / look people up
    Lookup {
        text: String,
        /// 最多条数 / hits at most
        #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u16).range(1..=1000))]
        limit: u16,
        #[arg(long)]
        json: bool,
    },
    /// 基金收支 / the fund's year
    Fund {
        #[arg(long)]
        year: Option<i32>,
        #[arg(long)]
        json: bool,
    },
    /// 导入文件 / take a file in: all of it or nothing
    Import {
        /// 文件内容 / what the file holds
        #[arg(value_enum)]
        kind: KindArg,
        /// CSV 或 xlsx 文件 / a .csv or .xlsx file
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// 只检查，不写入 / check only, write nothing
        #[arg(long)]
        dry_run: bool,
        /// 错误清单写入此文件 / write every bad row to this CSV file
        #[arg(long, value_name = "FILE")]
        errors: Option<PathBuf>,
    },
    /// 待遇测算 / what would it pay? Needs no database
    Estimate {
        #[command(subcommand)]
        act: Box<super::estimate::EstimateAct>,
    },
    /// 审计记录，最新的在前 / the audit trail, the newest first
    Audit {
        #[command(flatten)]
        filter: AuditArgs,
        /// 最多条数 / records at most
        #[arg(long, default_value_t = 50, value_parser = clap::value_parser!(u16).range(1..=10_000))]
        limit: u16,
        #[arg(long)]
        json: bool,
    },
    /// 检查数据库 / check the database
    Check,
    /// 按校验码查文书 / find the paper a check code belongs to
    Verify {
        code: String,
        #[arg(long)]
        json: bool,
    },
    /// 操作员 / operators
    Operator {
        #[command(subcommand)]
        act: OperatorAct,
    },
    /// 参数 / parameters
    Policy {
        #[command(subcommand)]
        act: PolicyAct,
    },
    /// 业务单据 / sheets about money
    Sheet {
        #[command(subcommand)]
        act: Box<super::sheet::SheetAct>,
    },
    /// 复核通过、审批或会签，看单据下一步是什么 / pass, approve or countersign a sheet, whichever is next
    Approve {
        number: String,
        /// 意见 / opinion
        #[arg(long, default_value = "")]
        reason: String,
        /// 文号，支付单填财政审核文号 / number of a document, such as the finance bureau's
        #[arg(long, default_value = "")]
        document: String,
    },
    /// 退回单据 / return a sheet to who entered it
    Return {
        number: String,
        #[arg(long, default_value = "")]
        reason: String,
    },
    /// 单据不予办理 / refuse a sheet
    Refuse {
        number: String,
        #[arg(long, default_value = "")]
        reason: String,
    },
    /// 撤回自己提交的单据 / recall a sheet one entered
    Recall { number: String },
    /// 撤销审批 / revoke an approval before anything is paid
    Revoke {
        number: String,
        #[arg(long, default_value = "")]
        reason: String,
    },
    /// 核定待遇，或只试算 / determine the benefits of a case, or work them out only
    Determine(Box<super::determine::DetermineArgs>),
    /// 费用报销 / bills: filed, or taken into a draft
    Reimburse {
        #[command(subcommand)]
        act: super::reimburse::ReimburseAct,
    },
    /// 参保人员：增加、减少、变更、查询 / insured workers: who joins, leaves and changes, and who is insured
    Worker {
        #[command(subcommand)]
        act: Box<super::worker::WorkerAct>,
    },
    /// 工伤案件 / cases
    Case {
        #[command(subcommand)]
        act: Box<super::case::CaseAct>,
    },
    /// 定期待遇 / monthly benefits
    Benefit {
        #[command(subcommand)]
        act: super::benefit::BenefitAct,
    },
    /// 支付 / payments
    Pay {
        #[command(subcommand)]
        act: Box<super::pay::PayAct>,
    },
    /// 费率测算 / what-if of the fund: rates, cuts, growth
    Scenario {
        #[command(subcommand)]
        act: Box<super::scenario::ScenarioAct>,
    },
    /// 费率 / rates of employers: history, float review, decisions
    Rate {
        #[command(subcommand)]
        act: Box<super::rate::RateAct>,
    },
    /// 参保单位 / employers: their files, registration, changes, certificates
    Employer {
        #[command(subcommand)]
        act: Box<super::employer::EmployerAct>,
    },
    /// 追回多付、垫付的待遇 / recover what was paid too much or in another's stead
    Recover {
        #[command(subcommand)]
        act: super::recover::RecoverAct,
    },
    /// 稽核 / inspection of employers
    Inspect {
        #[command(subcommand)]
        act: Box<super::inspect::InspectAct>,
    },
    /// 基金账 / the fund's books
    Ledger {
        #[command(subcommand)]
        act: Box<super::ledger::LedgerAct>,
    },
    /// 统计表 / tables of statistics
    Stats(Box<super::stats::StatsArgs>),
    /// 申报核定、征缴 / declarations, what a month levies, payments and arrears
    Levy {
        #[command(subcommand)]
        act: Box<super::levy::LevyAct>,
    },
}

#[derive(Debug, clap::Args)]
pub struct AuditArgs {
    /// 人员内部编号或身份证号 / internal or identity number of a person
    #[arg(long, value_name = "ID")]
    pub person: Option<String>,
    /// 经办人登录名 / login of whoever did it
    #[arg(long, value_name = "LOGIN")]
    pub by: Option<String>,
    /// 案件号，或类别:编号 / case number, or kind:number
    #[arg(long, value_name = "NO")]
    pub document: Option<String>,
    /// 起始日期 / first day
    #[arg(long, value_name = "DAY")]
    pub from: Option<String>,
    /// 截止日期 / last day
    #[arg(long, value_name = "DAY")]
    pub to: Option<String>,
}

#[derive(Debug, Subcommand)]
pub enum PolicyAct {
    /// 全部参数及现值 / all parameters with today's values
    List {
        #[arg(long)]
        json: bool,
    },
    /// 一项参数的沿革 / the time line of a parameter
    Show {
        key: String,
        #[arg(long)]
        json: bool,
    },
    /// 待确认的录入 / entries that wait for confirmation
    Pending {
        #[arg(long)]
        json: bool,
    },
    /// 检查参数文件，不用数据库 / check a parameter file; needs no database
    Check {
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// 录入参数文件，待另一人确认 / enter a parameter file, to be confirmed by another
    Import {
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// 确认他人的录入 / confirm what another entered
    Confirm {
        /// 录入编号 / number of the entry
        id: i64,
    },
    /// 退回他人的录入 / reject what another entered
    Reject {
        /// 录入编号 / number of the entry
        id: i64,
    },
    /// 撤回自己的录入 / withdraw what one entered oneself
    Withdraw {
        /// 录入编号 / number of the entry
        id: i64,
    },
}

#[derive(Debug, Subcommand)]
pub enum OperatorAct {
    /// 任命操作员 / appoint an operator
    Add {
        login: String,
        /// 姓名 / name
        #[arg(long)]
        name: String,
        /// 岗位，逗号分隔 / roles: consult,intake,review,approve,finance,cashier,inspect,report,archive,admin
        #[arg(long, value_delimiter = ',', required = true)]
        role: Vec<String>,
        /// 新操作员的密码文件 / file with the new operator's password
        #[arg(long, value_name = "FILE")]
        new_password_file: Option<PathBuf>,
    },
    /// 列出操作员 / list operators
    List,
    /// 修改自己的密码 / change one's own password
    Password {
        /// 新密码文件 / file with the new password
        #[arg(long, value_name = "FILE")]
        new_password_file: Option<PathBuf>,
    },
    /// 重设他人的密码，其下次登录须修改 / reset another's password, to be changed at his next login
    Reset {
        login: String,
        /// 新密码文件 / file with the new password
        #[arg(long, value_name = "FILE")]
        new_password_file: Option<PathBuf>,
    },
    /// 变更岗位 / change an operator's roles
    Roles {
        login: String,
        /// 全部岗位，逗号分隔 / all his roles from now on
        #[arg(long, value_delimiter = ',', required = true)]
        role: Vec<String>,
    },
    /// 离岗 / retire an operator
    Retire { login: String },
    /// 顶岗 / lend a role to a stand-in
    Lend {
        /// 岗位 / role
        role: String,
        /// 顶岗人 / the stand-in
        #[arg(long, value_name = "LOGIN")]
        to: String,
        /// 被顶替人 / who is away
        #[arg(long = "for", value_name = "LOGIN")]
        in_place_of: String,
        /// 起始日期，默认今天 / first day, today unless given
        #[arg(long, value_name = "DATE", default_value = "")]
        from: String,
        /// 截止日期 / last day
        #[arg(long, value_name = "DATE")]
        until: String,
    },
    /// 列出顶岗 / list an operator's stand-ins and bars
    Show { login: String },
    /// 提前结束顶岗 / end a stand-in before its last day
    EndLoan {
        /// 顶岗编号 / number of the loan
        id: i64,
    },
    /// 申报回避 / bar oneself (or another) from a person's documents
    Bar {
        /// 身份证号，或只找到一人的查找内容 / identity number, or whatever finds one person
        person: String,
        /// 理由 / reason
        #[arg(long)]
        reason: String,
        /// 为他人申报 / declare it for another
        #[arg(long = "for", value_name = "LOGIN")]
        login: Option<String>,
    },
    /// 解除回避 / lift a bar
    LiftBar {
        /// 回避编号 / number of the bar
        id: i64,
    },
    /// 全单位闲置几分钟锁屏，0 为不锁 / idle minutes before every window locks itself, 0 for never
    Idle {
        #[arg(value_parser = clap::value_parser!(u16).range(0..=i64::from(crate::domain::access::IDLE_MINUTES_MAX)))]
        minutes: u16,
    },
}
