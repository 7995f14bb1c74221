//! Rows of the catalogue about statistics. The table is one; only its files are several.

/// Hands its rows, behind those it is given, to the macro that makes the table.
macro_rules! statistics_rows {
    ($table:ident! [$($rows:tt)*]) => {
        rate_rows! { $table! [
            $($rows)*
            ScreenReports { "报表", "Reports" }
            ShortReports { "表", "Rpt" }
            KeyToReports { "到报表", "To reports" }
            StatisticsTitle { "统计", "Statistics" }
            StatisticsListTitle { "数字背后的名单", "List behind a figure" }
            StatisticsNotes { "指标说明", "Definitions" }
            StatisticsReturns { "报送记录", "Sent" }
            StatisticsReasonTitle { "更正理由", "Reason of a correction" }
            StatisticsReason { "更正理由：", "Why it is corrected: " }
            StatisticsAskSend { "按现在的数字定稿报送吗？", "Send it as it stands?" }
            StatisticsFigure { "{row} {column}：{value} {unit}", "{row}, {column}: {value} {unit}" }
            StatisticsNoList { "这个数字没有可列出的名单", "This figure opens to no list" }
            StatisticsNobody { "没有", "None" }
            StatisticsKeyOpen { "名单", "List" }
            StatisticsKeyTable { "下一张表", "Next table" }
            StatisticsKeyTableBack { "上一张表", "Table before" }
            StatisticsKeyBreakdown { "下一种分组", "Next breakdown" }
            StatisticsKeyNotes { "说明", "Definitions" }
            StatisticsKeyExport { "导出", "Export" }
            StatisticsKeySend { "报送", "Send" }
            StatisticsKeyLeft { "左一列", "Column left" }
            StatisticsKeyRight { "右一列", "Column right" }
        ] }
    };
}
