//! Rows of the catalogue about the fund's books. The table is one; only its files are several.

/// Hands its rows, behind those it is given, to the macro that makes the table.
macro_rules! ledger_rows {
    ($table:ident! [$($rows:tt)*]) => {
        approval_rows! { $table! [
            $($rows)*
            AccountsTitle { "{year} 年各科目余额", "Accounts of {year}" }
            ColBookAccount { "科目", "Account" }
            ColOpening { "年初", "Opening" }
            ColDebit { "借方", "Debit" }
            ColCredit { "贷方", "Credit" }
            ColBalance { "余额", "Balance" }
            VouchersTitle { "凭证 {period}", "Vouchers {period}" }
            VouchersAll { "全部月份", "of all months" }
            VouchersNone { "这一期没有凭证", "No vouchers in this period" }
            VoucherOfTotal { "第 {from}-{to} 张，共 {total} 张", "{from}-{to} of {total}" }
            ColVoucher { "凭证号", "Voucher" }
            ColMaker { "制单", "Made by" }
            PostingTitle { "登记收支", "New posting" }
            PostingFiled { "已登记，待另一人复核记账", "Entered; another has to check and book it" }
            PostingSides { "借 {debit}  贷 {credit}", "debit {debit}  credit {credit}" }
            PostingEvidence { "凭据：{what}", "evidence: {what}" }
            LabelTemplate { "业务类型", "What" }
            LabelPostedOn { "日期", "Date" }
            LabelFundAccount { "资金账户", "Account" }
            LabelPostedAmount { "金额(元)", "Amount (yuan)" }
            LabelPremiumMonth { "月份", "Month" }
            LabelRefundTo { "单位信用代码", "Credit code" }
            LabelBookYear { "年度", "Year" }
            LabelVoucher { "冲销凭证号", "Voucher" }
            LabelEvidence { "依据单据", "Document" }
            LabelAnnexes { "附件张数", "Annexes" }
            LabelDigest { "摘要", "Memo" }
            HintTemplate { "编号、拼音首字母或 P 号", "number, a word, or P and its number" }
            HintPostedOn { "不填为今天", "empty means today" }
            HintPremiumMonth { "如 2021-05；保费不填为记账当月", "such as 2021-05; of a premium, the month booked in unless said" }
            KeyYears { "前后年", "Years" }
            KeyAccounts { "科目余额", "Accounts" }
            KeyVouchers { "凭证", "Vouchers" }
            KeyPost { "登记收支", "New posting" }
            KeyReverse { "冲销", "Reverse" }
            KeyVoucher { "凭证", "Voucher" }
            ScopeFundWork { "记账", "Booking" }
            ScopeAccounts { "科目余额", "Accounts" }
            ScopeVouchers { "凭证列表", "Vouchers" }
            ScopeVoucher { "凭证", "Voucher" }
            ScopePostingForm { "登记收支", "Posting form" }
            SaidNoVoucher { "这笔是接入前的账，没有凭证", "Taken over without a voucher" }
            SaidNobodyHere { "这一行没有人员档案", "No person belongs to this line" }
        ] }
    };
}
