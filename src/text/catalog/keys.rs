//! What keys do and where they mean it, as footer and help say it: the second half of the table of messages.

/// Hands its rows, behind those it is given, to the macro that makes the table.
macro_rules! key_rows {
    ($table:ident! [$($rows:tt)*]) => {
        $table! {
            $($rows)*
            KeyQuit { "退出", "Quit" }
            KeyHelp { "帮助", "Help" }
            KeyPalette { "命令", "Commands" }
            KeyFind { "查找", "Find" }
            KeyNextScreen { "换屏", "Screens" }
            KeyToLookup { "到查询", "To lookup" }
            KeyToFund { "到基金", "To fund" }
            KeyGlyphs { "线框/字符", "Lines/ASCII" }
            KeyRedraw { "重画", "Redraw" }
            KeyBack { "返回", "Back" }
            KeyClear { "清空", "Clear" }
            KeyOpen { "打开", "Open" }
            KeyUp { "上移", "Up" }
            KeyDown { "下移", "Down" }
            KeyPageUp { "上页", "Page up" }
            KeyPageDown { "下页", "Page down" }
            KeyLeaveField { "到列表", "To list" }
            KeyPrevTab { "上一栏", "Previous tab" }
            KeyNextTab { "下一栏", "Next tab" }
            KeyShowFull { "显示全号", "Whole number" }
            KeyQuestions { "常见问题", "Questions" }
            KeyAnswers { "问答", "Answers" }
            ScopeAnswers { "问答", "Answers" }
            KeyConsult { "测算", "Estimate" }
            KeyToConsult { "到咨询", "To consult" }
            KeySaveNote { "记入档案", "Note in file" }
            KeySlip { "咨询单", "Slip" }
            KeyReset { "清空表单", "Clear form" }
            KeyNextField { "下一项", "Next field" }
            KeyPrevField { "上一项", "Previous field" }
            KeyExplain { "看依据", "Reasons" }
            KeyPrevMonth { "前一月", "Previous month" }
            KeyNextMonth { "后一月", "Next month" }
            KeyPrevYear { "前一年", "Year -1" }
            KeyNextYear { "后一年", "Year +1" }
            KeyRun { "执行", "Run" }
            ScopeAny { "处处可用", "Everywhere" }
            ScopeOutside { "输入框之外", "Outside a field" }
            ScopeSearch { "查找框", "Search box" }
            ScopeList { "结果列表", "Results" }
            ScopeFile { "个人档案", "Person's file" }
            ScopeFund { "基金", "Fund" }
            ScopeEntries { "分录", "Entries" }
            ScopeForm { "表单", "Form" }
            ScopeDialog { "对话框", "Dialog" }
            KeyToSystem { "到系统", "To system" }
            KeyFilter { "筛选", "Filter" }
            KeyOnlyOpen { "只看未确认", "Unconfirmed" }
            KeyNewEntry { "录入", "New" }
            KeyCopyEntry { "照此录入", "Copy" }
            KeyConfirm { "确认", "Confirm" }
            KeyReject { "退回/撤回", "Reject" }
            KeySave { "保存", "Save" }
            KeyGiveUp { "放弃", "Give up" }
            KeyYes { "是", "Yes" }
            KeyNo { "否", "No" }
            ScopeParams { "参数", "Parameters" }
            ScopeParamFilter { "参数筛选", "Parameter filter" }
            ScopeParamHistory { "参数沿革", "Time line" }
            ScopeParamWork { "录入与确认", "Entering" }
            ScopeEntry { "录入表", "Form" }
            KeyNewLine { "换行", "New line" }
            KeyDeleteRow { "删行", "Delete row" }
            KeyLastValue { "上次内容", "Last value" }
            KeyNextProblem { "找问题", "Problems" }
            KeyKeepDraft { "存草稿", "Keep draft" }
            KeyGoOn { "继续填写", "Go on" }
            KeyLater { "以后再说", "Later" }
            KeyDropDraft { "删除草稿", "Delete" }
            KeyDrafts { "草稿", "Drafts" }
            ScopeDrafts { "草稿", "Drafts" }
            ScopeAsk { "询问", "Question" }
            KeyToCases { "到案件", "To cases" }
            KeyNextList { "下一清单", "Next list" }
            KeyPrevList { "上一清单", "Previous list" }
            KeyNextPart { "下一页", "Next part" }
            KeyPrevPart { "上一页", "Previous part" }
            KeySteps { "办理", "Steps" }
            KeyPerson { "个人档案", "Person's file" }
            KeyOpenCase { "打开案件", "Open case" }
            KeyChoose { "选定", "Choose" }
            ScopeCaseList { "案件清单", "Work lists" }
            ScopeCaseFilter { "案件筛选", "Filter of cases" }
            ScopeCase { "案件", "Case" }
            ScopeCaseSteps { "可办步骤", "Steps" }
            ScopeCaseForm { "步骤表单", "Step form" }
            ScopeFileCases { "档案中的案件", "Cases in a file" }
            KeyNextPage { "下一栏", "Next page" }
            KeyPrevPage { "上一栏", "Previous page" }
            KeyShowAll { "看全部", "Show all" }
            KeyApply { "筛选", "Apply" }
            ScopeAudit { "审计", "Audit" }
            ScopeAuditFilter { "审计筛选", "Audit filter" }
            ScopeAuditRecord { "审计记录", "Audit record" }
            KeyGoIn { "继续", "Go on" }
            KeyLock { "锁屏", "Lock" }
            KeyOwnPassword { "改密码", "Password" }
            KeyAppoint { "任命", "Appoint" }
            KeyResetPassword { "重设", "Reset" }
            KeyBar { "回避", "Bar" }
            KeyEndLoan { "结束", "End" }
            KeyRetire { "离岗", "Retire" }
            ScopeOperatorWork { "任命与变更", "Appointing" }
            ScopeOperator { "操作员档案", "Operator" }
        }
    };
}
