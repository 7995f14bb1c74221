//! Rows of the catalogue about registering employers, and their files. The table is one; only its files are several.

/// Hands its rows, behind those it is given, to the macro that makes the table.
macro_rules! registration_rows {
    ($table:ident! [$($rows:tt)*]) => {
        recover_rows! { $table! [
            $($rows)*
            ScopeEmployerFile { "单位档案", "Employer's file" }
            RegistrationTitle { "单位登记", "Registration" }
            ReturnedTitle { "退回的登记", "Returned registrations" }
            ReturnedNone { "没有退回的登记", "No registration came back" }
            RegistrationFiled { "{number} 已录入，待复核", "{number} filed, to be reviewed" }
            RegistrationProposes { "该行业对应风险类别 {class}", "the division means class {class}" }
            KeyRegister { "新登记", "Register" }
            KeyReturnedSheets { "退回的登记", "Returned" }
            KeyCorrect { "更正", "Correct" }
            KeyChangeEmployer { "变更", "Change" }
            KeySuspendEmployer { "暂停", "Suspend" }
            KeyResumeEmployer { "恢复", "Resume" }
            KeyCancelEmployer { "注销", "Cancel" }
            KeyMerge { "合并", "Merge" }
            KeySplit { "分立", "Split" }
            KeyCertificate { "参保证明", "Certificate" }
            HeadUnit { "单位", "Employer" }
            HeadTrade { "行业与参保", "Business and insurance" }
            HeadAddress { "地址与人员", "Address and people" }
            HeadLicence { "证照", "Licence" }
            HeadCollection { "账户与征收", "Account and collection" }
            HeadDay { "日期与理由", "Day and reason" }
            HeadHandling { "办理", "Handling" }
            FormCreditCode { "信用代码", "Credit code" }
            FormEmployerName { "单位名称", "Name" }
            FormShortName { "简称", "Short name" }
            FormRegistrationKind { "登记类型", "Kind" }
            FormUnitType { "单位类型", "Type of unit" }
            FormLarge { "大型企业", "Large" }
            FormSubordination { "隶属关系", "Subordination" }
            FormEconomicType { "经济类型", "Economic type" }
            FormEdition { "行业标准", "Edition" }
            Edition2017 { "GB/T 4754-2017", "GB/T 4754-2017" }
            Edition2011 { "GB/T 4754-2011", "GB/T 4754-2011" }
            FormDivision { "行业大类", "Division" }
            FormRiskClass { "风险类别", "Risk class" }
            FormClassReason { "类别理由", "Why this class" }
            FormStartsOn { "参保日期", "Insured from" }
            FormAddress { "地址", "Address" }
            FormPostcode { "邮编", "Postcode" }
            FormTown { "乡镇", "Town" }
            FormLegalPerson { "法定代表人", "Legal person" }
            FormLegalId { "法人证号", "His number" }
            FormContact { "联系人", "Contact" }
            FormPhone { "电话", "Phone" }
            FormClerk { "专管员", "Clerk" }
            FormDepartment { "所在部门", "Department" }
            FormClerkPhone { "专管员电话", "Clerk's phone" }
            FormFoundedOn { "成立日期", "Founded on" }
            FormLicenceKind { "执照种类", "Licence" }
            LicenceNone { "未填", "none" }
            LicenceBusiness { "营业执照", "business licence" }
            LicenceApproval { "批准成立文件", "approval" }
            FormLicenceNumber { "执照号码", "Number" }
            FormLicenceOn { "执照日期", "Of" }
            FormLicenceYears { "有效年限", "Years" }
            FormTaxOffice { "税务机构", "Tax office" }
            FormTaxNumber { "税号", "Tax number" }
            FormCollection { "征收方式", "Collected by" }
            CollectedByTax { "税务", "tax authority" }
            CollectedByAgency { "经办机构", "this office" }
            FormFileNumber { "档案编号", "File number" }
            FormReceivedOn { "收件日期", "Received on" }
            FormOn { "日期", "Day" }
            FormSuccessor { "承继单位", "Successor" }
            FormMoved { "转出人员", "Workers" }
            HintDivision { "大类代码、拼音首字母或名称", "code, pinyin initials or name" }
            HintRiskClass { "空着按行业；与行业不同须写理由", "empty: as the division says; another needs a reason" }
            HintFoundedOn { "三十日内申报", "to be reported within 30 days" }
            HintHolderUnit { "空着即单位名称", "empty: the employer's name" }
            HintSuccessor { "输入名称的一部分或代码查找；注销时有未结案件才填", "by a part of the name or the code; to cancel, needed while cases are open" }
            FileColDivisionStep { "类档", "Class" }
            FileColAmountDue { "应缴(元)", "Due" }
            FileColAmountPaid { "实缴(元)", "Paid" }
            FileColPayday { "缴费日", "Paid on" }
            FileColMissing { "欠缴", "Missing" }
            FileColLateFee { "滞纳金", "Late fee" }
            FileColMark { "说明", "Remark" }
            FileColPayrollYuan { "工资总额", "Payroll" }
            FileColRatePercent { "费率", "Rate" }
            FileColOn { "录入日", "Entered" }
            FileColWhy { "理由", "Reason" }
            FileColOldEmployer { "原单位", "Employer then" }
            FileNothing { "没有记录", "Nothing on file" }
            FileCounted { "第 {from}-{to} 条，共 {all} 条", "{from}-{to} of {all}" }
        ] }
    };
}
