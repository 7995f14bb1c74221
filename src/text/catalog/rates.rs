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
            ScenarioUnit { "万元", "10,000 yuan" }
            ScenarioToday { "现行", "today" }
            ScenarioThen { "方案", "scenario" }
            ScenarioBoth { "相同", "both" }
            ScenarioNone { "还没有保存的测算方案", "no scenario is saved yet" }
            RateNoHistory { "没有费率核定记录，按登记类别的基准档执行", "nothing was decided; the registered class's own step holds" }
        ] }
    };
}
