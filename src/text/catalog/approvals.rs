//! Rows of the catalogue about reviewing and approving sheets. The table is one; only its files are several.

/// Hands its rows, behind those it is given, to the macro that makes the table.
macro_rules! approval_rows {
    ($table:ident! [$($rows:tt)*]) => {
        payment_rows! { $table! [
            $($rows)*
            ScreenApprovals { "审批", "Approvals" }
            KeyToApprovals { "到审批", "To approvals" }
            ScopeSheetList { "单据清单", "Queues" }
            ScopeSheetFilter { "单据筛选", "Filter of sheets" }
            ScopeSheet { "单据", "Sheet" }
            ScopeOpinion { "办理意见", "Opinion" }
            SheetsWaiting { "待我办理", "waiting" }
            SheetsReturned { "退回我的", "returned" }
            SheetsMine { "我的在办", "mine" }
            SheetsDue { "{n}个工作日内到期", "due in {n} days" }
            SheetsEmpty { "这个清单里没有单据", "No sheet in this list" }
            SheetsNothingNamed { "这个清单里没有单据号或姓名含「{text}」的", "No sheet with \"{text}\" in its number or name" }
            SheetsShown { "第 {from}-{to} 张，共 {all} 张", "{from}-{to} of {all}" }
            SheetsNarrowed { "只看：{what}", "only: {what}" }
            ColSheetKind { "类别", "Kind" }
            ColEnteredBy { "录入人", "Entered by" }
            ColEnteredOn { "录入日期", "Entered" }
            PageSheet { "内容", "Entered" }
            PageAmounts { "金额", "Amounts" }
            PageChanges { "变更", "Changes" }
            HeadWarnings { "请注意", "Look twice" }
            HeadEffects { "变更前后", "What it changes" }
            HeadEntered { "录入内容", "What was entered" }
            SheetSupersedes { "重核后替代 {number}", "Takes the place of {number}" }
            SheetSuperseded { "已由 {number} 重核替代", "Superseded by {number}" }
            SheetNoItems { "没有待遇项目", "No items" }
            SheetUnchanged { "只有一个版本，没有更正过", "One version only; nothing was corrected" }
            SheetPaidBy { "在支付窗口办理（按 0）", "done on the payments screen (0)" }
            SheetCorrect { "在录入窗口更正后提交", "corrected and handed in again where it was entered" }
            KeyOnward { "通过", "Pass on" }
            KeySendBack { "退回", "Return" }
            KeyRefuseSheet { "不予办理", "Refuse" }
            KeyRevoke { "撤销审批", "Revoke" }
            KeyRecallSheet { "撤回", "Recall" }
            KeyDropSheet { "作废", "Drop" }
            KeySheetKind { "换类别", "Kind" }
            KeySheetState { "换状态", "State" }
            KeySheetCase { "案件", "Case" }
            KeyTakeStep { "办理", "Do it" }
            FieldOpinion { "意见选项", "Opinion" }
            HintOpinion { "编号、拼音首字母；空格列出全部；也可在下面直接写", "number or initials; space lists all; or write it below" }
            HintSheetDocument { "财政审核的文号", "number of the bureau's document" }
            SaidStepNotHere { "这一步现在不能办", "This step is not open now" }
            SaidStepNotYours { "这一步不由您办理，见上面的说明", "This step is not yours; see above" }
            SaidSheetDone { "已办理", "Done" }
        ] }
    };
}
