//! Rows of the catalogue about bills. The table is one; only its files are several.

/// Hands its rows, behind those it is given, to the macro that makes the table.
macro_rules! bill_rows {
    ($table:ident! [$($rows:tt)*]) => {
        monthly_rows! { $table! [
            $($rows)*
            ScreenReimburse { "报销", "Bills" }
            ScopeBill { "报销", "Bills" }
            ScopeBillList { "待更正的报销单", "Bills to correct" }
            KeyToReimburse { "到报销", "To bills" }
            KeyReimburse { "报销", "Bill" }
            KeyNewBill { "新单", "New" }
            BillTitle { "费用报销", "Reimbursement" }
            BillCorrectTitle { "更正报销单", "Correcting a bill" }
            BillListTitle { "本人已退回或撤回的报销单，Enter 更正", "Your bills that were returned or recalled; Enter corrects" }
            BillNew { "新报销单", "New bill" }
            HeadBill { "就医", "Treatment" }
            HeadReceipts { "票据", "Receipts" }
            HeadBillMoney { "扣减与收款", "Deductions and payee" }
            BillCase { "案件编号", "Case" }
            BillCare { "就医类别", "Kind of care" }
            BillHospital { "医院", "Hospital" }
            BillStanding { "机构性质", "Standing" }
            BillAdmitted { "入院日期", "Admitted" }
            BillDischarged { "出院日期", "Discharged" }
            BillDiagnosis { "诊断", "Diagnosis" }
            BillConfirmation { "确认编号", "Confirmation" }
            BillLimit { "最高限额", "Limit" }
            BillAway { "异地就医", "Away" }
            BillConsent { "同意文号", "Consent no." }
            BillCertificate { "医院证明", "Certificate" }
            BillLodgingDays { "住宿天数", "Lodging days" }
            BillReceivedOn { "材料齐全日", "Papers complete" }
            BillTotal { "总金额", "Total" }
            BillThirdParty { "第三人已付", "Third party" }
            BillAdvanced { "医保垫付", "Advanced" }
            BillInsurer { "医保机构", "By insurer" }
            BillPaidTo { "收款方", "Paid to" }
            BillRelativeId { "收款人证号", "Payee ID" }
            BillRelativeName { "收款人姓名", "Payee name" }
            HintBillCase { "案件编号，历年案件也可", "number of the case, of earlier years too" }
            HintBillReceivedOn { "材料齐全的日期，从此起 20 个工作日；不填即今天", "the day the papers were complete, 20 working days run from it; empty for today" }
            HintBillTotal { "可不填；填了就与票据合计核对", "may stay empty; else it is compared with the receipts" }
            HintBillThirdParty { "第三人已付的医疗费，只扣这一项", "treatment costs a third party has paid; nothing else is deducted" }
            CareInpatient { "住院", "inpatient" }
            CareOutpatient { "门诊", "outpatient" }
            CareRehabilitation { "康复", "rehabilitation" }
            CareDevice { "辅助器具", "device" }
            CareTravel { "交通食宿", "travel" }
            StandingAgreement { "协议机构", "agreement" }
            StandingEmergency { "急救", "emergency" }
            StandingOther { "非协议机构", "no agreement" }
            AwayNo { "否", "no" }
            AwayProvince { "省内异地", "in the province" }
            AwayBeyond { "省外", "beyond it" }
            PaidToWorker { "本人", "worker" }
            PaidToEmployer { "单位", "employer" }
            PaidToHospital { "医院", "hospital" }
            PaidToRelative { "亲属", "relative" }
            ColInvoiceCode { "发票代码", "Code" }
            ColInvoiceNumber { "号码", "Number" }
            ColIssuedOn { "日期", "Date" }
            ColCostClass { "费用类别", "Class" }
            ColAmountYuan { "金额", "Amount" }
            ColOutside { "目录外", "Outside" }
        ] }
    };
}
