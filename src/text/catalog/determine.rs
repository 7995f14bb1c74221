//! Rows of the catalogue about determinations. The table is one; only its files are several.

/// Hands its rows, behind those it is given, to the macro that makes the table.
macro_rules! determine_rows {
    ($table:ident! [$($rows:tt)*]) => {
        ledger_rows! { $table! [
            $($rows)*
            ScreenDetermine { "核定", "Determine" }
            KeyToDetermine { "到核定", "To determinations" }
            KeyDetermine { "核定", "Determine" }
            KeyNextDetermination { "下一件", "Next case" }
            ScopeDetermine { "核定单", "Determination" }
            ScopeDeterminePick { "选择案件", "Choosing a case" }
            DetermineTitle { "待遇核定", "Determination" }
            DetermineHint { "输入案件编号，回车；也可在案件中按 h", "Type a case number and Enter, or press h in a case" }
            DetermineAgain { "重核 {number}", "In place of {number}" }
            DetermineCorrects { "更正 {number}", "{number}, corrected" }
            DetermineFiled { "已提交 {number}，合计 {sum} 元，待复核", "{number} is filed over {sum} yuan and waits for its review" }
            DetermineNext { "复核、审批之后，一次性待遇和补发列入待支付，按月待遇开始发放", "Once it is reviewed and approved, what is due once and the arrears wait to be paid, and what is monthly runs" }
            FieldCaseNumber { "案件编号", "Case number" }
            FieldCause { "重核原因", "Cause" }
            FieldInsuredThen { "受伤时参保", "Insured then" }
            FieldInsuredSince { "参保补缴日", "Insured since" }
            FieldInsuredDocument { "参保依据", "Its document" }
            FieldServedOn { "结论送达日", "Served on" }
            FieldConcluded { "鉴定结论日", "Concluded on" }
            FieldContract { "劳动关系", "Relation" }
            FieldPensionFrom { "养老金起月", "Pension from" }
            FieldAgreedWage { "约定工资", "Agreed wage" }
            FieldAgreedDocument { "工资依据", "Its document" }
            FieldChosePension { "选养老待遇", "Pension scheme" }
            FieldRecipientId { "领款人证号", "Recipient's id" }
            FieldRecipientName { "领款人姓名", "Recipient" }
            FieldDependants { "供养亲属", "Dependants" }
            FieldCorrections { "工资更正", "Corrections" }
            HintInsured { "档案与所填不符的，须填依据文件", "what the file does not say needs a document" }
            HintServed { "鉴定结论送达本人的日期", "the day the conclusion reached the worker" }
            HintLumpRecipient { "丧葬和工亡补助金付给谁", "to whom the funeral grant and the lump sum are paid" }
            HintCorrections { "月份与档案不符的才填；须有理由和文件", "only months that differ; with reason and document" }
            HintDependants { "每人一行；起止月份自动推算", "a row each; first and last months are worked out" }
            ChoiceSince { "事后参保补缴", "later" }
            ChoiceKept { "未解除", "kept" }
            ChoiceEnded { "已解除终止", "ended" }
            CauseReview { "复查鉴定", "review" }
            CauseObjection { "再次鉴定", "objection" }
            CauseParameter { "参数变更", "parameter" }
            CauseEnded { "解除劳动关系", "relation ended" }
            CausePension { "办理退休", "retired" }
            CauseDependants { "供养亲属变动", "dependants" }
            CauseDeclaredDead { "宣告死亡", "declared dead" }
            CauseError { "更正错误", "error" }
            CauseCourt { "法院判决", "court" }
            FieldDetermineNote { "说明", "Note" }
            ColIdNumber { "身份证号", "Id number" }
            ColRelation { "关系", "Relation" }
            ColIncapable { "失能", "Inc" }
            ColLonely { "孤", "Lo" }
            ColKinGone { "无亲", "Kin" }
            ColFromMonth { "起月", "From" }
            ColUntilDay { "终止日", "Until" }
            ColEndCause { "原因", "Cause" }
            ColWhy { "理由", "Reason" }
            ColMonthOf { "月份", "Month" }
            ColWageOf { "工资", "Wage" }
        ] }
    };
}
