//! The one table of what the screen says. A missing translation or a misspelt name is a compile error.
//!
//! No message holds a glyph of ambiguous width: on a Chinese terminal it would be two cells wide and shift its line.

use super::Lang;

#[macro_use]
mod keys;
#[macro_use]
mod cases;
#[macro_use]
mod papers;
#[macro_use]
mod intake;
#[macro_use]
mod approvals;
#[macro_use]
mod payments;
#[macro_use]
mod ledger;
#[macro_use]
mod determine;
#[macro_use]
mod monthly;
#[macro_use]
mod recover;
#[macro_use]
mod registration;
#[macro_use]
mod reimburse;
#[macro_use]
mod employers;
#[macro_use]
mod workers;
#[macro_use]
mod levy;
#[macro_use]
mod inspection;
#[macro_use]
mod rates;
#[macro_use]
mod statistics;

macro_rules! messages {
    ($($name:ident { $zh:literal, $en:literal })*) => {
        /// Everything the screen says.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Msg {
            $($name,)*
            /// What a field or a heading of a claim is called.
            Field(&'static str),
            /// What a choice of such a field is called.
            Choice(&'static str, &'static str),
        }

        impl Msg {
            pub const ALL: &[Msg] = &[$(Msg::$name),*];

            #[must_use]
            pub fn text(self, lang: Lang) -> &'static str {
                match (self, lang) {
                    $((Msg::$name, Lang::Zh) => $zh, (Msg::$name, Lang::En) => $en,)*
                    (Msg::Field(id), _) => super::intake::label(id, lang),
                    (Msg::Choice(field, value), _) => super::intake::choice(field, value, lang),
                }
            }
        }
    };
}

statistics_rows! { messages! [
    ScreenLookup { "查询", "Lookup" }
    ScreenFund { "基金", "Fund" }
    ShortLookup { "查", "Find" }
    ShortFund { "基", "Fund" }
    ShortConsult { "询", "Ask" }
    ShortCases { "案", "Case" }
    ShortIntake { "受", "Claim" }
    ShortReimburse { "报", "Bill" }
    ShortDetermine { "核", "Award" }
    ShortApprovals { "审", "Check" }
    ShortSystem { "系", "Sys" }
    ShortPayments { "付", "Pay" }
    ScreenConsult { "咨询", "Consult" }
    TooSmall { "窗口太小，请放大到 80 列 24 行以上", "Window too small: at least 80 x 24, please" }

    Panicked { "程序出错（{at}），已退出；已保存的数据不受影响，请重新打开并报告此行", "internal error ({at}); what was saved is safe. Start again and report this line" }
    Demo { "演示", "DEMO" }
    NoScreens { "您的岗位在这里没有可用的窗口", "Your role has no screen here" }
    Working { "正在办理，请稍候", "Working, one moment" }
    LinuxConsole { "本终端不能显示汉字，界面改用英文（--lang zh 可强制中文）", "A Linux text console shows no Chinese: English and ASCII lines are used" }

    SearchLabel { "查找", "Find" }
    GuideTitle { "直接输入，无须选择类别：", "Just type; no need to say what it is:" }
    GuideId { "身份证号，或开头、后四至六位", "ID number, its beginning or last 4-6" }
    GuideName { "姓名，或开头几个字", "Name or its beginning" }
    GuidePinyin { "全拼或首字母（吕写作 lv）", "Pinyin or initials" }
    GuidePhone { "电话号码", "Phone number" }
    GuideEmployer { "单位名称中的任意几个字", "Any part of an employer's name" }
    GuideCase { "案件号", "Case number" }
    GuideQuestions { "不查人，只问政策", "No person: general questions" }
    NothingFound { "没有找到「{text}」", "Nothing found for {text}" }
    Searched { "已查：身份证号、证号尾号、电话、姓名、拼音、首字母、单位、案件号。", "Searched: ID number, ID ending, phone, name, pinyin, initials, employer, case." }
    TryElse { "可试：只输姓、少输几位、换用证号后四位，或先查单位名称。", "Try: the surname only, fewer characters, the last four of the ID, or the employer." }
    MoreHits { "还有更多，请继续输入", "There are more: type on" }
    HitCount { "共 {n} 人", "{n} people" }
    ColName { "姓名", "Name" }
    ColId { "身份证号", "ID number" }
    ColBirth { "出生日期", "Born" }
    ColEmployer { "单位", "Employer" }
    ColPhone { "电话", "Phone" }
    ColReason { "命中", "Match" }

    TabBasics { "参保", "Insured" }
    TabMonths { "缴费", "Months" }
    TabCases { "案件", "Cases" }
    TabPayments { "待遇支付", "Payments" }
    TabAdvice { "咨询", "Advice" }
    NoAdvice { "没有咨询记录", "No advice on file" }
    ColAsked { "问", "Asked" }
    ColOnce { "一次(元)", "Once (yuan)" }
    ColMonthly { "每月(元)", "Monthly (yuan)" }
    ColBy { "窗口", "By" }
    Male { "男", "male" }
    Female { "女", "female" }
    Age { "{n} 岁", "aged {n}" }
    InsuredNow { "在保", "Insured" }
    InsuredBefore { "已停保，现无参保关系", "Not insured now; was insured before" }
    InsuredNever { "未参保", "Never insured" }
    Benefit { "定期待遇", "Monthly benefit" }
    PerMonth { "每月 {amount} 元", "{amount} yuan a month" }
    Since { "自 {date}", "since {date}" }
    ToDate { "至今", "to date" }
    NoEmployment { "没有参保关系", "No employment on file" }
    NoMonths { "没有缴费记录", "No months on file" }
    NoCases { "没有工伤案件", "No cases on file" }
    NoPayments { "没有支付记录", "No payments on file" }
    ColMonth { "月份", "Month" }
    ColWage { "工资(元)", "Wage (yuan)" }
    ColPaid { "缴费", "Paid" }
    InArrears { "欠缴", "in arrears" }
    NothingDue { "免缴", "nothing due" }
    NotDeclared { "未申报", "not declared" }
    ColCase { "案件号", "Case" }
    ColAccident { "事故日期", "Accident" }
    ColPart { "受伤部位", "Injury" }
    ColStage { "状态", "Stage" }
    ColGrade { "等级", "Grade" }
    ColDate { "日期", "Date" }
    ColItem { "科目", "Item" }
    ColAmount { "金额(元)", "Amount (yuan)" }
    ColJob { "工种", "Job" }
    ColFrom { "起", "From" }
    ColTo { "止", "To" }
    GradeN { "{n} 级", "grade {n}" }
    KindAllowance { "伤残津贴", "disability allowance" }
    KindPension { "供养亲属抚恤金", "dependant's pension" }
    KindNursing { "生活护理费", "nursing allowance" }

    FundIncome { "收入", "Income" }
    FundSpending { "支出", "Spending" }
    FundBalance { "滚存结余", "Balance" }
    FundOpening { "上年结余", "Opening" }
    FundSupport { "可支付月数", "Months left" }
    FundInsured { "参保人数", "Insured" }
    FundBeneficiaries { "享受待遇", "Beneficiaries" }
    FundRunning { "滚存结余走势（万元）", "Running balance (10,000 yuan)" }
    FundShares { "{period}构成（万元）", "{period} (10,000 yuan)" }
    FundNone { "还没有基金收支记录", "The fund has no entries yet" }
    WholeYear { "全年", "Year" }
    YearN { "{n} 年", "{n}" }
    ColNumber { "序号", "No." }
    ColMemo { "摘要", "Memo" }
    ColCounter { "对方科目", "Against" }
    NoEntries { "这一期没有分录", "No entries in this period" }
    OfTotal { "第 {from}-{to} 笔，共 {total} 笔", "{from}-{to} of {total}" }
    MonthOpening { "期初", "Opening" }
    MonthClosing { "期末", "Closing" }

    FieldCase { "类别", "About" }
    FieldInjury { "受伤日期", "Injured on" }
    FieldDeath { "死亡日期", "Died on" }
    FieldDeathCase { "死亡情形", "Death" }
    FieldRelative1 { "亲属一", "Relative 1" }
    FieldRelative2 { "亲属二", "Relative 2" }
    FieldRelative3 { "亲属三", "Relative 3" }
    FieldRelative4 { "亲属四", "Relative 4" }
    FieldRelative5 { "亲属五", "Relative 5" }
    FieldBornRelative { "  出生", "  born" }
    FieldState { "  情况", "  state" }
    ChoiceDirect { "因工直接死亡", "of the injury" }
    ChoiceInLeave { "停工留薪期内", "in paid leave" }
    ChoiceSevereAfterLeave { "1-4级期满后", "1-4, later" }
    ChoiceMissing { "下落不明", "missing" }
    ChoiceIllegal { "非法用工", "illegal" }
    FieldOtherGrade { "另伤等级", "Other grade" }
    FieldOtherWage { "另伤工资", "  its wage" }
    FieldOtherInjury { "另伤日期", "  its day" }
    ChoiceOtherDeath { "其他", "other" }
    ChoiceNobody { "无", "nobody" }
    ChoiceWife { "妻", "wife" }
    ChoiceHusband { "夫", "husband" }
    ChoiceChild { "子女", "child" }
    ChoiceFather { "父", "father" }
    ChoiceMother { "母", "mother" }
    ChoiceGrandfather { "祖父、外祖父", "grandfather" }
    ChoiceGrandmother { "祖母、外祖母", "grandmother" }
    ChoiceGrandchild { "孙子女", "grandchild" }
    ChoiceSibling { "兄弟姐妹", "sibling" }
    ChoicePlain { "一般", "plain" }
    ChoiceIncapable { "丧失劳动能力", "incapable" }
    ChoiceLonely { "孤寡或孤儿", "alone, orphan" }
    ChoiceIncapableLonely { "丧失且孤寡", "both" }
    ChoiceKinGone { "近亲已故", "kin gone" }
    FieldWage { "平均工资", "Average wage" }
    FieldGrade { "等级", "Grade" }
    FieldGradeB { "对比等级", "Compare" }
    FieldNursing { "护理等级", "Nursing" }
    FieldWork { "适当工作", "Suitable work" }
    FieldInsured { "单位参保", "Insured" }
    FieldEnded { "解除日期", "Leaves on" }
    FieldBirth { "出生日期", "Born on" }
    FieldClass { "退休类别", "Retirement" }
    FieldRetires { "退休日期", "Retires on" }
    FieldPension { "已领养老金", "Pension" }
    FieldMonth { "测算月份", "For month" }
    ChoiceDisability { "伤残", "disability" }
    ChoiceDeath { "工亡", "death" }
    ChoiceNone { "无", "none" }
    ChoicePartial { "部分", "partial" }
    ChoiceLarge { "大部分", "large" }
    ChoiceFull { "完全", "full" }
    ChoiceYes { "是", "yes" }
    ChoiceNo { "否", "no" }
    ChoiceWork { "有", "there is" }
    ChoiceNoWork { "难以安排", "none" }
    ChoiceMale { "男职工", "man" }
    ChoiceFemale55 { "女，原55岁", "woman on 55" }
    ChoiceFemale50 { "女，原50岁", "woman on 50" }
    ConsultTitle { "待遇测算", "What would it pay?" }
    ConsultFor { "测算对象：{name}", "For {name}" }
    ConsultHint { "逐项填写，右边随时算出", "Fill in; the amounts follow at each key" }
    ColBenefit { "项目(元)", "Benefit (yuan)" }
    FromFund { "基金支付", "From the fund" }
    FromEmployer { "单位支付", "From the employer" }
    TotalOnce { "一次性合计", "Once, together" }
    OverYears { "{n}年", "{n}y" }
    PerMonthMark { "/月", "/mo" }
    NotFirm { "含 {n} 项待确认参数，只能作咨询", "{n} parameters to be confirmed: for advice only" }
    NoteSaved { "已记入档案", "Noted in the file" }
    NoteNeedsPerson { "请先从个人档案打开测算（查询，打开档案，按 e），才能记入档案", "Open the estimate from a person's file (key e) to note it there" }
    NothingToPrint { "还没有算出结果，请先填写", "There is no result yet; fill in the form" }
    MoreFields { "下面还有 {n} 项", "{n} more below" }
    AnswersGeneral { "一般答复，未查个人档案", "In general; no file was looked at" }
    AnswerPages { "第 {n}/{of} 页，按 PgDn 或 PgUp 翻页", "Page {n} of {of}: PgDn, PgUp" }
    HelpTitle { "按键一览", "Keys" }
    HelpClose { "按 Esc 关闭", "Esc closes" }
    PaletteTitle { "命令", "Commands" }

    GateLogInTitle { "登录", "Log in" }
    GateLogInHint { "输入登录名和密码，按 Enter", "Type login and password, then Enter" }
    GateLockedTitle { "已锁屏", "Locked" }
    GateLockedHint { "输入密码继续，屏上内容都还在；换人请按 ^Q 退出", "The password goes on where you were; another operator leaves with ^Q" }
    GateChangeTitle { "请先修改密码", "Choose a new password first" }
    GateChangeHint { "至少 8 位，不能是常见密码，不能与最近 3 个相同", "At least 8 characters, not a common one, not one of the last 3" }
    GateDemo { "演示单位：所有登录名的密码都是 demo", "Demo office: the password of every login is demo" }
    GateLogin { "登录名", "Login" }
    GatePassword { "密码", "Password" }
    GateNewPassword { "新密码", "New password" }
    GateAgain { "再输一次", "Again" }

    ScreenSystem { "系统", "System" }
    ParamsTitle { "参数", "Parameters" }
    FilterLabel { "筛选", "Filter" }
    OnlyOpenOn { "只看未确认", "unconfirmed only" }
    ParamCounts { "共 {n} 项  未确认 {open}  待确认 {waits}", "{n} in all  unconfirmed {open}  waiting {waits}" }
    ParamNone { "没有符合条件的参数", "No parameter is like that" }
    ParamAllFirm { "所有参数都已核实或由本单位确认", "Every parameter is verified, or confirmed by the office" }
    ParamShowAll { "按 Esc 清空筛选，按 u 看全部", "Esc clears the filter, u shows all" }
    ColKey { "参数", "Key" }
    ColMeaning { "名称", "Name" }
    ColValue { "数值", "Value" }
    ColUnit { "单位", "Unit" }
    ColStanding { "依据状况", "Standing" }
    ColWaits { "待确认", "Waiting" }
    ColWaitsShort { "待", "Wait" }
    ColOpen { "未确认", "Open" }
    ColNow { "现行", "Now" }
    ColWho { "录入 / 确认", "Entered / confirmed" }
    ColDocument { "文件", "Document" }
    Shipped { "随程序提供", "with the program" }
    Now { "是", "yes" }
    LabelDocument { "文件", "Document" }
    LabelArticle { "条款", "Article" }
    LabelNote { "备注", "Note" }
    LabelHolds { "实际适用", "In force" }
    LabelEntered { "录入", "Entered" }
    LabelSettled { "办理", "Settled" }
    LabelValue { "数值", "Value" }
    LabelFrom { "起始日期", "First day" }
    LabelTo { "终止日期", "Last day" }
    HoldsNever { "不适用", "never" }
    EntryNumber { "第 {n} 号", "no. {n}" }
    FormTitle { "录入参数", "New entry" }
    HintUnit { "单位：{unit}", "in {unit}" }
    HintChoices { "可选：{list}", "one of {list}" }
    HintFrom { "第一天，如 2024-12-01", "first day, such as 2024-12-01" }
    HintTo { "最后一天；仍在生效则留空", "last day; empty while it is in force" }
    HintDocument { "文件名称和文号", "name and number of the document" }
    HintArticle { "条、款、项", "article, paragraph" }
    HintMayStayEmpty { "可不填", "may stay empty" }
    FormTwo { "保存后由另一位有权限的人员确认，方才生效", "Counts once another authorised person has confirmed it" }
    AskDiscard { "放弃已填的内容？ y 放弃  Esc 继续填写", "Throw away what was typed? y yes  Esc go on" }
    AskConfirm { "确认第 {n} 号录入？确认后不能更改。 y 是  Esc 否", "Confirm entry {n}? It cannot be changed afterwards. y yes  Esc no" }
    AskReject { "退回第 {n} 号录入？ y 是  Esc 否", "Reject entry {n}? y yes  Esc no" }
    AskWithdraw { "撤回您录入的第 {n} 号？ y 是  Esc 否", "Withdraw your entry {n}? y yes  Esc no" }
    SaidEntered { "已录入，待另一人确认", "Entered; another person has to confirm it" }
    SaidConfirmed { "已确认，即日起按此计算", "Confirmed; it counts from now on" }
    SaidRejected { "已退回", "Rejected" }
    SaidWithdrawn { "已撤回", "Withdrawn" }
    SaidNotWaiting { "这一行不是待确认的录入", "This row is no entry that waits" }
    MarkMissing { "缺", "missing" }
    MarkOriginal { "原件", "original" }
    MarkCopy { "复印件", "copy" }
    FieldOf { "第 {n} 项，共 {all} 项", "field {n} of {all}" }
    ErrorCount { "{n} 处错误", "{n} errors" }
    ErrorOne { "1 处错误", "1 error" }
    WarningCount { "{n} 处提醒", "{n} warnings" }
    WarningOne { "1 处提醒", "1 warning" }
    MoreBelow { "另有 {n} 处，按 F7 逐处看", "{n} more, F7 goes to them" }
    CutShort { "内容超长，截去了最后 {n} 个字", "too long: the last {n} characters were cut off" }
    HintCode { "输入编号、拼音首字母或文字，空格看全部", "number, pinyin initials or text; space shows all" }
    HintNote { "Enter 到下一项，Ctrl-N 换行", "Enter: next field, Ctrl-N: new line" }
    HintChecklist { "空格切换：缺、原件、复印件", "space turns: missing, original, copy" }
    HintDate { "可简写：0315、15、-3、t", "or in short: 0315, 15, -3, t" }
    HintGrid { "Enter 下一格，末格另起一行；^N 加行，F4 同上格，^D 删行，可整块粘贴", "Enter: next cell, new row at the end; ^N row, F4 as above, ^D delete, or paste" }
    GridTotal { "合计", "Total" }
    HintMoney { "可简写：12.5w", "or in short: 12.5w" }
    DraftOne { "1 份草稿，继续？", "1 draft, continue?" }
    DraftsAsk { "{n} 份草稿，继续？", "{n} drafts, continue?" }
    DraftsRemoved { "已删除 {n} 份超过 7 天未动的草稿", "{n} drafts untouched for more than 7 days were removed" }
    DraftNotKept { "草稿未存：{why}；下一项再试", "draft not kept: {why}; tried again at the next field" }
    DraftKept { "已存为草稿，按 d 可继续", "Kept as a draft; d lists the drafts" }
    DraftKeptHere { "已存为草稿，回到列表按 d 可继续", "Kept as a draft; d in the list of operators goes on" }
    NoDrafts { "没有草稿", "No drafts" }
    AskDropDraft { "删除这份草稿？ y 删除  Esc 保留", "Delete this draft? y yes  Esc no" }
    AskDiscardUnkept { "草稿存不下。放弃已填的内容？ y 放弃  Esc 继续填写", "The draft cannot be kept. Throw away what was typed? y yes  Esc go on" }
    ColForm { "表单", "Form" }
    ColAbout { "内容", "About" }
    ColWritten { "时间", "Written" }
    NoneFits { "没有符合的条目", "no entry is like that" }

    ScreenCases { "案件", "Cases" }
    ColSituation { "情形", "Art." }
    ColPapers { "材料", "Have" }
    ColLeft { "期限", "Left" }
    ColLimit { "时限", "Limit" }
    ColLastDay { "最后一天", "Last day" }
    FieldDay { "日期", "Day" }
    FieldDocument { "文号", "Document no." }
    FieldBody { "决定机关", "Decided by" }
    FieldStateOnFile { "档案所示状态", "State on file" }
    FieldSituation { "认定情形", "Situation" }
    FieldReason { "理由", "Reason" }
    HintStepDay { "留空为今天；可简写：0315、15、-3、t", "empty for today; or in short: 0315, 15, -3, t" }
    HintGap { "材料不齐而先办的（容缺），写明理由", "needed when papers are missing (reason to go on)" }
    ChoiceUnset { "未选", "choose" }
    ChoiceRecognised { "认定工伤", "recognised" }
    ChoiceTreatment { "治疗中", "in treatment" }
    ChoiceGraded { "已定级", "graded" }
    ChoiceClosed { "结案", "closed" }
    ChoiceNoGrade { "未达等级", "no grade" }
    Choice1 { "1 级", "grade 1" }
    Choice2 { "2 级", "grade 2" }
    Choice3 { "3 级", "grade 3" }
    Choice4 { "4 级", "grade 4" }
    Choice5 { "5 级", "grade 5" }
    Choice6 { "6 级", "grade 6" }
    Choice7 { "7 级", "grade 7" }
    Choice8 { "8 级", "grade 8" }
    Choice9 { "9 级", "grade 9" }
    Choice10 { "10 级", "grade 10" }
    SaidStepDone { "已办理", "Done" }
    SaidStepWaits { "已录入，待另一人复核", "Entered; another has to check it" }
    SaidPassed { "复核通过，已生效", "Passed; it holds now" }
    SaidReturned { "已退回", "Returned" }
    SaidRecalled { "已撤回录入", "Recalled" }
    OperatorsTitle { "操作员", "Operators" }
    DutiesTitle { "权限", "Who may what" }
    OperatorCount { "共 {n} 人", "{n} operators" }
    IdleAfter { "闲置 {n} 分钟锁屏", "windows lock after {n} idle minutes" }
    IdleNever { "闲置不锁屏", "windows do not lock when idle" }
    ColLogin { "登录名", "Login" }
    ColRoles { "岗位", "Roles" }
    ColState { "状态", "State" }
    ColLastLogin { "最近登录", "Last log-in" }
    ColKind { "类别", "Kind" }
    ColWhat { "内容", "What" }
    ColByWhom { "办理人", "By" }
    LoginNever { "从未", "never" }
    LoginTimes { "最近登录 {last}  密码设于 {set}", "last log-in {last}  password set {set}" }
    KindLoan { "顶岗", "stand-in" }
    KindLoanEnded { "顶岗止", "ended" }
    KindBar { "回避", "barred" }
    LoanLine { "{role}：{to} 顶替 {away}", "{role}: {to} for {away}" }
    AskRetire { "{name} 离岗？离岗后不能登录，顶替他的也随之结束。 y 是  Esc 否", "Retire {name}? He cannot log in any more. y yes  Esc no" }
    AskEndLoan { "提前结束这次顶岗？ y 是  Esc 否", "End this stand-in now? y yes  Esc no" }
    AskLiftBar { "解除 {name} 的这项回避？ y 是  Esc 否", "Lift this bar of {name}? y yes  Esc no" }
    OperatorDone { "已办理，并记入审计", "Done, and in the audit trail" }
    OperatorNothingToEnd { "这一行没有可以结束的", "There is nothing to end in this row" }
    PasswordIsChanged { "密码已修改", "Password changed" }
    FormAppoint { "任命操作员", "Appoint" }
    FormRoles { "变更岗位", "Change roles" }
    FormReset { "重设密码", "Reset password" }
    FormPassword { "修改自己的密码", "Change your password" }
    FormLend { "顶岗", "Stand-in" }
    FormBar { "申报回避", "Bar" }
    HintReset { "至少 8 位；本人登录后须先修改", "at least 8 characters; to be changed at the next login" }
    HintRoles { "按空格换是否；会计与出纳、稽核与业务、管理与业务不能兼任", "Space switches; some roles exclude each other" }
    HintLend { "起始日期可不填，即今天；到期自动收回", "first day may stay empty for today; it ends by itself after the last" }
    HintBar { "身份证号，或只找到一人的查找内容；此后不能办理此人的材料", "an ID number, or what finds one person; his documents are then barred" }
    FieldLendFor { "被顶替人", "Away" }
    FieldLendRole { "岗位", "Role" }
    FieldLendTo { "顶岗人", "Stand-in" }
    FieldPerson { "人员", "Person" }
    GateOldPassword { "现在的密码", "Present password" }
    DutyWho { "今天可以办理", "Today" }
    DutyLent { "顶岗", "lent" }
    DutyNobody { "没有人", "nobody" }
    RoleConsult { "咨询", "consult" }
    RoleIntake { "经办", "intake" }
    RoleReview { "复核", "review" }
    RoleApprove { "审批", "approve" }
    RoleFinance { "会计", "finance" }
    RoleCashier { "出纳", "cashier" }
    RoleInspect { "稽核", "inspect" }
    RoleReport { "统计", "report" }
    RoleArchive { "档案", "archive" }
    RoleAdmin { "管理", "admin" }
    AuditTitle { "审计", "Audit" }
    AuditAll { "全部审计记录，最新的在前", "All records, the newest first" }
    AuditFilterTitle { "筛选审计记录（空着的不限）", "Which records (an empty field narrows nothing)" }
    AuditPerson { "人员", "Person" }
    AuditOperator { "经办人", "Operator" }
    AuditDocument { "案件、文件", "Document" }
    AuditPersonHint { "身份证号或内部编号", "identity or internal number" }
    AuditOperatorHint { "登录名", "login" }
    AuditDocumentHint { "案件号，或 parameter:17", "case number, or parameter:17" }
    AuditDayHint { "如 2024-12-01", "such as 2024-12-01" }
    AuditPlace { "第 {from}-{to} 条", "{from}-{to}" }
    AuditPlaceMore { "第 {from}-{to} 条，下页更早", "{from}-{to}, older ones follow" }
    AuditRecord { "审计记录第 {n} 条", "Audit record {n}" }
    AuditClient { "来自", "From" }
    AuditTerminal { "终端", "Terminal" }
    AuditHost { "主机", "Host" }
    ColTime { "时间", "Time" }
    ColOperator { "经办人", "Operator" }
    ColAct { "动作", "Act" }
    ColSubject { "对象", "Subject" }
    ColDetail { "说明", "Detail" }
    ColOrigin { "来源", "From" }
    ColField { "项目", "Field" }
    ColBefore { "原为", "Before" }
    ColAfter { "现为", "After" }
] }

/// Puts values into the `{name}` places of a text.
#[must_use]
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    values.iter().fold(text.to_owned(), |t, (name, value)| t.replace(&format!("{{{name}}}"), value))
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthStr;

    use super::*;

    fn places(text: &str) -> Vec<&str> {
        let mut found: Vec<&str> = text.split('{').skip(1).filter_map(|t| t.split('}').next()).collect();
        found.sort_unstable();
        found
    }

    #[test]
    fn both_languages_say_the_same_things_in_safe_glyphs() {
        let messages = Msg::ALL.iter().map(|m| (format!("{m:?}"), m.text(Lang::Zh), m.text(Lang::En)));
        let cases = Msg::ALL.iter().map(|m| (format!("{m:?}"), m.text(Lang::Zh), m.text(Lang::En)));
        for (msg, zh, en) in messages.chain(cases) {
            assert!(!zh.is_empty() && !en.is_empty(), "{msg}");
            assert_eq!(places(zh), places(en), "{msg}");
            for text in [zh, en] {
                assert_eq!(text.width(), text.width_cjk(), "{msg}: a glyph of ambiguous width");
            }
        }
    }
}
