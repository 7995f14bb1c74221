//! Rows of the catalogue about inspection. The table is one; only its files are several.
/// Hands its rows, behind those it is given, to the macro that makes the table.
macro_rules! inspection_rows {
    ($table:ident! [$($rows:tt)*]) => {
        levy_rows! { $table! [
            $($rows)*
            InspectionFindings { "所附疑点", "Findings it began from" }
            InspectionFindingGone { "现已不存在", "not there any more" }
            InspectionChecklist { "检查清单", "Checklist" }
            FindingsTitle { "疑点", "Findings" }
            InspectionsTitle { "稽核", "Inspection" }
            FindingsShown { "{month}  共 {n} 项，未处理 {open}", "{month}  {n} findings, {open} open" }
            FindingChosen { "已选", "chosen" }
            FindingMarked { "已标注", "marked" }
            InspectRule { "规则", "Rule" }
            InspectMonth { "月份", "Month" }
            InspectMark { "标注", "Mark" }
            InspectorsOnly { "只有稽核岗可以办理", "only an inspector may do this" }
            InspectExplainTitle { "疑点已说明", "Finding explained" }
            InspectReopenTitle { "重新关注疑点", "Finding reopened" }
            InspectPlanTitle { "稽核计划", "Inspection plan" }
            InspectStepTitle { "稽核步骤", "Step" }
            InspectPlanned { "已立案 {number}，在「稽核」页办理", "{number} is planned; go on with it on the page Inspection" }
            InspectBooked { "已录入补缴单 {number}，待复核", "supplement {number} is filed, to be reviewed" }
            InspectNotNow { "此时不能办这一步，或不归您办", "this step is not open now, or not yours" }
            InspectNumber { "稽核编号", "Number" }
            InspectPlannedOn { "立案日", "Planned" }
            InspectLeft { "剩余天", "Days" }
            InspectionsShown { "稽核 {n} 件", "{n} inspections" }
            InspectionsNone { "没有稽核，按 n 立案", "No inspections; n plans one" }
            InspectOnSite { "实地", "on site" }
            InspectByPapers { "书面", "by papers" }
            InspectAnomaly { "数据异常", "anomaly" }
            InspectComplaint { "举报投诉", "complaint" }
            InspectRandom { "随机抽查", "random" }
            InspectOrdered { "上级交办", "order" }
            InspectRefused { "拒绝签字", "refused" }
            InspectFrom { "起始月", "First month" }
            InspectUntil { "截止月", "Last month" }
            InspectWay { "稽核方式", "Way" }
            InspectFirst { "稽核人员一", "Inspector" }
            InspectSecond { "稽核人员二", "Second inspector" }
            HintInspectSecond { "可以是外单位人员", "may be from outside the office" }
            InspectGround { "稽核原因", "Ground" }
            InspectGroundNote { "原因说明", "Details" }
            InspectSpecial { "不事先通知", "Without notice" }
            InspectVisitOn { "检查日期", "Visit on" }
            HintInspectVisitOn { "至少在送达三日后", "three days after service at least" }
            InspectServedOn { "送达日期", "Served on" }
            InspectServedBy { "送达方式及签收人", "How, and on whom" }
            InspectVisitedOn { "开始检查日", "Visited on" }
            InspectRecordedOn { "记录日期", "Recorded on" }
            InspectItem { "项目", "Item" }
            InspectVerdict { "结论", "Result" }
            InspectPaid { "实发工资", "Wage paid" }
            InspectFound { "检查情况", "What was found" }
            InspectSigned { "单位签字", "Signed by employer" }
            InspectOrder { "整改意见", "To correct" }
            InspectRectifyBy { "整改期限", "Correct by" }
            HintInspectRectifyBy { "不填按参数（30 日）", "by the parameter if empty" }
            InspectRepliedOn { "答复日期", "Answered on" }
            InspectReply { "单位答复及整改", "Answer" }
            InspectNotObeyed { "未整改情况", "What was not done" }
            InspectSuggestion { "处罚建议", "Punishment" }
            KeyInspectTurnRule { "规则", "Rule" }
            KeyInspectOnlyUnmarked { "仅未处理", "Open only" }
            KeyInspectExplain { "已说明", "Explained" }
            KeyInspectReopenFinding { "重新关注", "Reopen" }
            KeyInspect { "立案", "Inspect" }
            KeyInspectPlanInspection { "新建稽核", "Plan" }
            KeyInspectPrintLetter { "打印文书", "Print letter" }
            KeyInspectBookAudit { "录入补缴", "Supplement" }
            KeyInspectNotify { "通知", "Notify" }
            KeyInspectVisit { "开始检查", "Visit" }
            KeyInspectRecord { "记录", "Record" }
            KeyInspectClearResult { "无问题告知", "Tell clean result" }
            KeyInspectOrder { "整改意见", "Order to correct" }
            KeyInspectRectify { "已整改", "Corrected" }
            KeyInspectRefer { "移送", "Refer" }
            KeyInspectCloseCase { "办结", "Close" }
            InspectionAudit { "工资稽核表", "Wage audit" }
        ] }
    };
}
