//! Rows of the catalogue about rates and proposals. The table is one; only its files are several.
/// Hands its rows, behind those it is given, to the macro that makes the table.
macro_rules! rate_rows {
    ($table:ident! [$($rows:tt)*]) => {
        inspection_rows! { $table! [
            $($rows)*
            RateReviewHead { "评审期 {first} 至 {last}，新档次自 {from} 起", "Review of {first} to {last}, new steps from {from} on" }
            RateCounty { "全县实缴 {paid}，基金支付 {fund}，支缴率 {ratio}，事故率千分之 {rate}；找不到单位的支付 {nowhere}", "County: paid in {paid}, fund paid {fund}, use ratio {ratio}, injuries {rate} per 1,000; of no employer {nowhere}" }
            RateAverage { "平均参保人数", "insured on average" }
            RateBase { "缴费基数合计", "bases" }
            RateDue { "应缴", "due" }
            RatePaid { "实缴", "paid in" }
            RateArrears { "欠费月数", "months in arrears" }
            RateMedical { "基金付医疗", "fund: medical" }
            RateDisability { "基金付伤残", "fund: disability" }
            RateDeath { "基金付工亡", "fund: death" }
            RateUseRatio { "支缴率", "use ratio" }
            RateInjuries { "认定工伤", "injuries" }
            RatePerMille { "事故率（千分之）", "per 1,000 insured" }
            RateDeaths { "工亡", "deaths" }
            RateGrades { "1-4 / 5-6 / 7-10 级", "grades 1-4 / 5-6 / 7-10" }
            RateDiseases { "职业病", "occupational diseases" }
            RateTwelve { "最近12个月支缴率", "use ratio of 12 months" }
            RateWhy { "结果", "result" }
            RatesTitle { "费率", "Rates" }
            RateOneTitle { "单位费率", "An employer's rate" }
            RatesShown { "{n} 户", "{n} employers" }
            OnlyChanged { "仅变动", "changes only" }
            RateNone { "没有符合的单位", "No such employer" }
            KeyRateExplain { "依据", "Explain" }
            KeyOnlyChanged { "仅变动", "Changes" }
            KeyNextExample { "换档次表", "Bands" }
            KeyRateFile { "录入核定", "File" }
            KeySetRate { "单户核定", "Set one" }
            KeyMakeProposal { "提建议", "Propose" }
            KeyRateNotice { "打印通知", "Notice" }
            ColRateNow { "现", "Now" }
            ColRateNew { "新", "New" }
            ColRateWhy { "原因", "Why" }
            ColUseRatio { "支缴率", "Use" }
            ColPerMille { "千人事故", "/1,000" }
            ColRatePercent { "新费率", "Rate" }
            ColRateEffect { "年保费增减", "A year" }
            FormRateReview { "录入浮动费率核定", "File the review" }
            FormRateSet { "核定一个单位的费率", "One employer's rate" }
            FormProposal { "调整费率的建议", "Proposal" }
            RateFrom { "执行起始月", "From month" }
            RateDocument { "文号", "Document" }
            RateClass { "新类别", "New class" }
            RateStep { "新档次", "New step" }
            RateCause { "原因", "Cause" }
            RateCauseClass { "调整行业类别", "other class" }
            RateCauseObjection { "异议复核", "objection" }
            RateCauseCorrection { "更正差错", "correction" }
            RateReason { "理由", "Reason" }
            RateObjectsTo { "所指核定单", "Objects to" }
            RateReconsideration { "复议或诉讼", "Reconsidered" }
            ProposalScenario { "测算方案", "Scenario" }
            ProposalText { "建议内容", "Proposal" }
            ProposalMeasures { "风险和措施", "Measures" }
            RateNoNotice { "没有已生效的核定单，不能打印通知", "nothing is decided on it; there is no notice" }
            ScenariosTitle { "费率测算", "Scenarios" }
            ScenarioFormTitle { "测算假设", "Assumptions" }
            ScenarioCompareTitle { "方案对比", "Side by side" }
            KeyScenarioOpen { "打开", "Open" }
            KeyScenarioNew { "新测算", "New" }
            KeyCompare { "对比", "Compare" }
            KeyScenarioDrop { "放弃方案", "Give up" }
            ScenarioSaved { "已保存", "saved" }
            ScenarioMark { "先用空格选定要对比的方案", "Mark scenarios with Space first" }
            ScenarioHead { "已保存的测算方案", "Saved scenarios" }
            ColScenario { "方案", "Scenario" }
            ColAssumes { "假设", "Assumes" }
            ScenarioBalance { "年末结余：现行 o，方案 x", "Balance: today o, plan x" }
            ScenarioNameHint { "F2 以此名称保存", "F2 saves under this name" }
            ScenarioCutHint { "填0并填起始月为取消降费", "0 with a month: no cut from then" }
            ScenarioPercentHint { "百分数，空着不变", "per cent; empty: as it is" }
            ScenarioMonthHint { "如 2022-05", "such as 2022-05" }
            TransfersSame { "与基年相同", "as base year" }
            TransfersNone { "不计", "left out" }
            ScenarioUnit { "万元", "10k yuan" }
            ScenarioToday { "现行", "today" }
            ScenarioThen { "方案", "plan" }
            ScenarioBoth { "相同", "both" }
            ScenarioNone { "还没有保存的测算方案", "no scenario is saved yet" }
            RateNoHistory { "没有费率核定记录，按登记类别的基准档执行", "nothing was decided; the registered class's own step holds" }
        ] }
    };
}
