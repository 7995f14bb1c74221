//! Rows of the catalogue about payments. The table is one; only its files are several.

/// Hands its rows, behind those it is given, to the macro that makes the table.
macro_rules! payment_rows {
    ($table:ident! [$($rows:tt)*]) => {
        intake_rows! { $table! [
            $($rows)*
            ScreenPayments { "支付", "Payments" }
            KeyToPayments { "到支付", "To payments" }
            OwedTitle { "待支付", "Owed" }
            PaymentListsTitle { "支付单", "Lists" }
            PaymentListTitle { "支付单", "Payment list" }
            FailuresTitle { "未付成", "Failed" }
            PayeeAccountsTitle { "收款账户", "Accounts" }
            AccountTitle { "登记收款账户", "Payee's account" }
            ListsNone { "还没有支付单", "There is no payment list yet" }
            ListsNoneHint { "在「待支付」页选中款项后按 b 编制", "Mark payments on the page of what is owed and press b" }
            FailuresNone { "银行没有退回或未付成的款项", "There is nothing that the bank did not pay" }
            FailuresNoneHint { "回盘失败和退票的款项列在这里，直到重新付出", "What fails or comes back stands here until it is paid" }
            AccountsNone { "没有符合的账户", "No account of such a payee" }
            AccountsShown { "{n} 个账户", "{n} accounts" }
            ListSums { "{n} 笔 {sum} 元；已付 {paid} 笔，未付成或退票 {bad} 笔", "{n} lines, {sum} yuan; paid {paid}, failed or returned {bad}" }
            ColLine { "行", "Line" }
            ColLines { "笔数", "Lines" }
            ColTroubled { "未付成", "Failed" }
            ColListKind { "类别", "Kind" }
            ColHolder { "户名", "Holder" }
            ColBank { "银行", "Bank" }
            ColFailure { "原因", "Reason" }
            ColWay { "方式", "Way" }
            ColValidFrom { "启用", "Since" }
            ColChanged { "换户", "Changed" }
            ColChecked { "校验", "Check" }
            Unchecked { "无校验位", "no digit" }
            SameAccount { "账户未换", "same account" }
            OtherAccount { "账户已换", "new account" }
            KeyListOnward { "下一步", "Next step" }
            KeyReturned { "登记退票", "Returned" }
            KeyEnterAccount { "登记账户", "Enter account" }
            FormSend { "报盘", "Bank file" }
            FormSettle { "回盘", "Bank's answer" }
            FormReturned { "登记退票", "Returned payment" }
            FieldBankForm { "文件格式", "Format" }
            FormXlsx { "Excel 工作簿", "workbook (xlsx)" }
            FormCsv { "CSV 文本", "csv" }
            FieldBookedOn { "记账日期", "Booked on" }
            HintBookedOn { "不填为今天", "today unless filled in" }
            FieldAnswerFile { "回盘文件", "Answer file" }
            HintAnswerFile { "csv：line,result,reason；填了文件就不用逐行录入", "csv: line,result,reason; with it no lines are typed" }
            FieldNotPaid { "未付成的行", "Lines not paid" }
            FieldFailure { "原因", "Reason" }
            FieldPayeeKind { "收款人类别", "Kind of payee" }
            PayeePerson { "个人", "person" }
            PayeeEmployer { "单位", "employer" }
            PayeeInstitution { "协议机构", "institution" }
            PayeeIdNumber { "身份证号", "Identity number" }
            PayeeCreditCode { "信用代码", "Credit code" }
            FieldInstitution { "机构名称", "Institution" }
            FieldPayWay { "支付方式", "Way" }
            WayCard { "社会保障卡", "social security card" }
            WayBank { "其他银行账户", "other bank account" }
            WayUnit { "单位账户", "employer's account" }
            WayInstitution { "协议机构账户", "institution's account" }
            WayCheque { "支票", "cheque" }
            FieldHolder { "户名", "Holder" }
            HintHolder { "不填为收款人本人", "the payee unless another's account" }
            FieldBank { "开户银行", "Bank" }
            FieldBranch { "开户网点", "Branch" }
            FieldAccount { "账号", "Account" }
            FieldAccountAgain { "再输一次账号", "Account again" }
            FieldRelation { "与收款人关系", "Relation to payee" }
            HintRelation { "转入他人账户时填，并填委托书", "for another's account, with power of attorney" }
            FieldValidFrom { "启用日期", "Valid from" }
            AccountFiled { "账户 {number} 已登记，待复核", "Account {number} is entered and waits for its review" }
            OwedNone { "这一类没有待支付的款项", "Nothing of this kind waits to be paid" }
            OwedNoneHint { "左右键看其他类别", "Left and Right show the other kinds" }
            OwedMarked { "已选 {n} 笔 {sum} 元；本类共 {all} 笔 {total} 元", "marked {n}: {sum} yuan; of this kind {all}: {total} yuan" }
            AskBuild { "编制{kind}支付单：{n} 笔，合计 {sum} 元？ y 是  Esc 否", "Build a list ({kind}): {n} lines, {sum} yuan? y yes  Esc no" }
            SaidBuilt { "已编制支付单 {number}，待复核", "Payment list {number} is built and waits for its review" }
            SaidBuiltWithout { "已编制支付单 {number}，待复核；未列入 {n} 笔（无可用账户），仍待支付", "{number} is built, for review; left out and still owed: {n} (no account)" }
            SaidNothingMarked { "请先用空格键选中要支付的款项", "Mark what is to be paid first, with the space bar" }
            NoAccountYet { "未登记账户", "no account" }
            ColMark { "选", "*" }
            ColPayee { "收款人", "Payee" }
            ColAccount { "账户", "Account" }
            ColSheet { "单据", "Sheet" }
            ColTrouble { "上次", "Last time" }
            KeyMark { "选中", "Mark" }
            KeyMarkAll { "全选", "All" }
            KeyBuild { "编制支付单", "Build list" }
            KeyPrevKind { "上一类", "Kind before" }
            KeyNextKind { "下一类", "Next kind" }
            ScopeOwed { "待支付", "To be paid" }
        ] }
    };
}
