//! Rows of the catalogue about monthly benefits. The table is one; only its files are several.

/// Hands its rows, behind those it is given, to the macro that makes the table.
macro_rules! monthly_rows {
    ($table:ident! [$($rows:tt)*]) => {
        determine_rows! { $table! [
            $($rows)*
            BenefitsTitle { "定期待遇", "Benefits" }
            BenefitTitle { "一笔待遇", "A benefit" }
            RunTitle { "月度发放", "Runs" }
            CertificationsTitle { "资格认证", "Certified" }
            AdjustmentTitle { "年度调整", "Yearly" }
            BenefitsShown { "{n} 笔，每月 {sum} 元", "{n}: {sum} yuan a month" }
            CertificationDue { "资格认证：{day} 到期，{left}", "certification due {day}: {left}" }
            RunHead { "{month} 发放", "Run of {month}" }
            AdjustHead { "{year} 年度调整", "Adjustment of {year}" }
            DueHead { "{days} 天内到期或逾期：{n} 人", "due within {days} days or overdue: {n}" }
            AskRun { "登记 {n} 笔？ y 是  Esc 否", "Write down {n}? y yes  Esc no" }
            SaidRun { "已发放；再按 b 编制该月支付单", "run; b builds its payment list" }
            SaidNothingToRun { "这个月没有要登记的", "There is nothing to write down for this month" }
            SaidFiled { "已录入 {number}，待复核", "{number} is filed and waits for its review" }
            SaidReminded { "已登记提醒", "The reminder is recorded" }
            SaidCertified { "已登记认证", "The certification is recorded" }
            FormSuspend { "停发", "Suspend" }
            FormResume { "续发", "Resume" }
            FormEnd { "终止", "End" }
            FormCertify { "登记认证", "Certification" }
            FormAdjust { "年度调整单", "Adjustment" }
            MonthlyFieldReason { "原因", "Reason" }
            FieldFromMonth { "起始月份", "From month" }
            MonthlyFieldDocument { "依据文书", "Document" }
            FieldNote { "备注", "Note" }
            MonthlyFieldPension { "基本养老金", "Basic pension" }
            FieldWay { "认证方式", "Way" }
            FieldCertifiedOn { "认证日期", "Date" }
            FieldNotice { "调整通知文号", "Notice" }
            HintResume { "停发期间不补发；补认证的除外", "the gap is not paid, but for a late certification" }
            HintEnd { "从这个月起不再发放", "nothing is paid from this month on" }
            HintPension { "每月元；低于伤残津贴的由基金补差", "yuan a month; the fund makes up what it lacks" }
            WhyLostConditions { "丧失享受待遇条件", "conditions lost" }
            WhyRefusesAppraisal { "拒不接受劳动能力鉴定", "refuses appraisal" }
            WhyRefusesTreatment { "拒绝治疗", "refuses treatment" }
            WhyImprisoned { "服刑", "imprisoned" }
            WhyNotCertified { "逾期未认证", "certification overdue" }
            WhyCauseOver { "停发情形消失", "cause is over" }
            WhyReleased { "刑满释放", "released" }
            WhyCertified { "已认证", "certified" }
            WhyDied { "死亡", "died" }
            WhyCameOfAge { "年满18周岁", "turned 18" }
            WhyEmployed { "就业或参军", "employed or enlisted" }
            WhyRemarried { "再婚", "remarried" }
            WhyAdopted { "被收养", "adopted" }
            WhyPension { "领取基本养老金", "basic pension begun" }
            WayWindow { "窗口认证", "at the window" }
            WayData { "数据比对", "data match" }
            WaySelf { "自助认证", "by himself" }
            WayEmployer { "单位协助", "through the employer" }
            WayVisit { "上门认证", "visit" }
            MonthlyColNumber { "编号", "No." }
            ColLevel { "等级", "Level" }
            MonthlyColWhat { "变动", "What" }
            MonthlyColWhy { "原因", "Reason" }
            MonthlyColBy { "经办", "By" }
            ColTooMuch { "多发", "Too much" }
            ColDue { "到期", "Due" }
            KeySuspend { "停发", "Suspend" }
            KeyResume { "续发", "Resume" }
            KeyEnd { "终止", "End" }
            MonthlyKeyRun { "发放", "Run" }
            KeyRemind { "登记提醒", "Reminded" }
            KeyCertify { "登记认证", "Certify" }
            KeyMoreDays { "看更远", "Further" }
            KeyFewerDays { "看更近", "Nearer" }
            KeyFileAdjustment { "录入调整单", "File" }
        ] }
    };
}
