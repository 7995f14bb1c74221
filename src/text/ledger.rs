//! Wording of the books: posting templates, the documents they ask for, kinds of vouchers, accounts that hold money.

use super::Lang;
use crate::desk::ledger::AccountsView;
use crate::domain::codes::{CodeList, code_list};
use crate::domain::plain::harmless;
use crate::domain::posting::{TEMPLATES, Template};
use crate::store::vouchers::VoucherRow;

/// What a template is called, by its id: in Chinese, in English, and what shows it.
const NAMES: &[(&str, &str, &str, &str, &str)] = &[
    ("P1", "税务征收工伤保险费", "premium collected by tax", "税务入库清单", "the tax file"),
    ("P1a", "经办机构征收工伤保险费", "premium collected by the agency", "银行进账单", "bank slip"),
    ("P1b", "未明款项暂收", "money not yet identified", "银行进账单", "bank slip"),
    ("P1c", "暂收款确认为保费", "money identified as premium", "核对说明", "note of what it was found to be"),
    ("P2", "缴入财政专户", "into the special account", "财政专户进账单", "the finance bureau's slip"),
    ("P3", "用款计划拨入支出户", "allotment by plan", "已批准的用款计划", "approved plan"),
    ("P7", "利息收入", "interest", "银行利息单", "bank's interest slip"),
    ("P7a", "支出户利息缴专户", "interest of the expenditure account passed on", "转账凭单", "transfer slip"),
    ("P8", "财政补贴收入", "fiscal subsidy", "财政拨款文件", "the bureau's grant"),
    ("P9", "上级补助收入", "upper-level subsidy", "上级拨款文件", "the grant from above"),
    ("P10", "上解上级支出", "handed up", "上解通知", "notice of what is due"),
    ("P11", "工伤预防费支出", "prevention", "工伤预防费专项用款申请表（表7-3）", "approved request, form 7-3"),
    ("P12", "劳动能力鉴定费支出", "appraisal fee", "鉴定委员会结算单", "the committee's bill"),
    ("P13", "先行支付", "advance payment", "先行支付审批表", "approved advance"),
    ("P14", "滞纳金收入", "late fee", "税务入库清单", "the tax file"),
    ("P15", "提取储备金", "set aside to the reserve", "提取依据", "what it rests on"),
    ("P15a", "动用储备金", "reserve used", "储备金专项用款申请表（表7-2）", "approved request, form 7-2"),
    ("P16", "退保险费", "premium refunded", "退费审批表", "approved refund"),
    ("P17", "专户转定期存款", "time deposit made", "定期存单", "deposit certificate"),
    ("P17a", "定期存款转回", "time deposit returned", "定期存单", "deposit certificate"),
    ("other_income", "其他收入", "other income", "收款依据", "what it rests on"),
    ("other_spending", "其他支出", "other spending", "支出审批件", "approved request"),
    ("P20", "更正以前年度（收入）", "earlier year put right (income)", "更正审批件", "approved correction"),
    ("P20a", "更正以前年度（支出）", "earlier year put right (spending)", "更正审批件", "approved correction"),
    ("P6", "收回当年多付待遇", "recovered, of this year", "银行进账单", "bank slip"),
    ("P6a", "收回以前年度待遇", "recovered, of earlier years", "银行进账单", "bank slip"),
    ("P13R", "收回先行支付", "advance recovered", "银行进账单", "bank slip"),
    ("write_off", "核销追回款", "recovery written off", "财政部门核销批复", "the finance bureau's approval"),
    ("P19", "红字冲销凭证", "reversal of a voucher", "", ""),
    ("month", "月结", "close a month", "", ""),
    ("P18", "年结", "close a year", "", ""),
];

/// Templates that payments book by; nobody chooses them.
const OF_PAYMENTS: &[(&str, &str, &str)] = &[
    ("P4", "支付待遇", "benefits paid"),
    ("P4a", "支付协议机构", "institutions paid"),
    ("P5", "银行退票", "returned by the bank"),
    ("P5a", "退票重付", "paid again"),
];

/// What a template is called. One that others book by is told by its id.
#[must_use]
pub fn template(id: &str, lang: Lang) -> &str {
    let of_payments = OF_PAYMENTS.iter().find(|n| n.0 == id).map_or(id, |n| lang.pick(n.1, n.2));
    NAMES.iter().find(|n| n.0 == id).map_or(of_payments, |n| lang.pick(n.1, n.2))
}

/// What shows that it happened; empty where nothing is asked for.
#[must_use]
pub fn evidence(id: &str, lang: Lang) -> &'static str {
    NAMES.iter().find(|n| n.0 == id).map_or("", |n| lang.pick(n.3, n.4))
}

/// Templates as a list to choose from; each is found by its id too.
#[must_use]
pub fn templates() -> CodeList {
    let row = |t: &Template| {
        let mark = if t.id.starts_with('P') { format!(" {}", t.id) } else { String::new() };
        (t.id, format!("{}{mark}", template(t.id, Lang::Zh)), format!("{}{mark}", template(t.id, Lang::En)))
    };
    let rows: Vec<_> = TEMPLATES.iter().map(row).collect();
    code_list(rows.iter().map(|(id, zh, en)| (*id, zh.as_str(), en.as_str())))
}

/// 凭证类别
#[must_use]
pub fn voucher_kind(kind: &str, lang: Lang) -> &str {
    match kind {
        "receipt" => lang.pick("收款凭证", "receipt"),
        "payment" => lang.pick("付款凭证", "payment"),
        "transfer" => lang.pick("转账凭证", "transfer"),
        other => other,
    }
}

/// An account that holds something, in a sentence.
#[must_use]
pub fn holding(account: &str, lang: Lang) -> &str {
    match account {
        "cash" => lang.pick("库存现金", "cash"),
        "bank_income" => lang.pick("收入户", "the income account"),
        "bank_special" => lang.pick("财政专户", "the fiscal special account"),
        "bank_expense" => lang.pick("支出户", "the expenditure account"),
        "bank_time" => lang.pick("定期存款", "the time deposits"),
        "treasury" => lang.pick("国库", "the treasury"),
        "prepaid" => lang.pick("暂付款", "advances"),
        "temp_received" => lang.pick("暂收款", "money held for others"),
        "borrowed" => lang.pick("借入款项", "borrowed money"),
        "net_reserve" => lang.pick("储备金", "the reserve"),
        other => other,
    }
}

/// 摘要; what the template is called where nothing was written.
#[must_use]
pub fn digest(id: &str, digest: &str, lang: Lang) -> String {
    if digest.is_empty() { template(id, lang).to_owned() } else { harmless(digest) }
}

/// Whether a voucher reverses another or is reversed; empty for most.
#[must_use]
pub fn standing(voucher: &VoucherRow, lang: Lang) -> String {
    match (&voucher.reverses, &voucher.reversed_by) {
        (Some(first), _) => format!("{} {first}", lang.pick("冲销", "reverses")),
        (None, Some(by)) => format!("{} {by} {}", lang.pick("已由", "reversed by"), lang.pick("冲销", "")).trim_end().to_owned(),
        (None, None) => String::new(),
    }
}

/// The same in a list, before what it is.
#[must_use]
pub fn mark(voucher: &VoucherRow, lang: Lang) -> &'static str {
    match (&voucher.reverses, &voucher.reversed_by) {
        (Some(_), _) => lang.pick("[红字] ", "[red] "),
        (None, Some(_)) => lang.pick("[已冲销] ", "[reversed] "),
        (None, None) => "",
    }
}

/// Who answers for a voucher.
#[must_use]
pub fn signatures(voucher: &VoucherRow, lang: Lang) -> String {
    let checker = voucher.checker.as_deref().unwrap_or("-");
    let (maker, annexes) = (&voucher.maker, voucher.annexes);
    harmless(&match lang {
        Lang::Zh => format!("制单 {maker}  复核 {checker}  附件 {annexes} 张"),
        Lang::En => format!("made by {maker}  checked by {checker}  {annexes} annexes"),
    })
}

#[must_use]
pub fn voucher_count(shown: usize, total: i64, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{shown} 张，共 {total} 张"),
        Lang::En => format!("{shown} of {total} vouchers"),
    }
}

/// Titles of a list of accounts.
#[must_use]
pub fn account_titles(lang: Lang) -> [&'static str; 5] {
    match lang {
        Lang::Zh => ["科目", "年初", "借方", "贷方", "余额"],
        Lang::En => ["account", "opening", "debit", "credit", "balance"],
    }
}

/// Titles of the entries of a voucher.
#[must_use]
pub fn entry_titles(lang: Lang) -> [&'static str; 5] {
    match lang {
        Lang::Zh => ["借方", "贷方", "金额", "人员", "摘要"],
        Lang::En => ["debit", "credit", "amount", "person", "memo"],
    }
}

/// The statement of a year, then whether the accounts hold the same and how far it is closed.
#[must_use]
pub fn statement(view: &AccountsView, lang: Lang) -> [String; 2] {
    let (opening, income, spending, closing) = (view.opening, view.income, view.spending, view.closing());
    let sum = match lang {
        Lang::Zh => format!("年初 {opening} + 收入 {income} - 支出 {spending} = 期末 {closing}"),
        Lang::En => format!("{opening} + income {income} - spending {spending} = {closing}"),
    };
    let agrees = match (view.difference(), lang) {
        (None, Lang::Zh) => "与各账户余额合计相符".to_owned(),
        (None, Lang::En) => "the accounts hold the same".to_owned(),
        (Some((_, holds)), Lang::Zh) => format!("! 各账户余额合计 {holds}，不相符，请运行 gsbx check"),
        (Some((_, holds)), Lang::En) => format!("! the accounts hold {holds}: run gsbx check"),
    };
    let last = view.closed.first().map(|c| format!("{}-{:02}", c.period / 100, c.period % 100));
    let closed = match (view.is_year_closed, last, lang) {
        (true, _, Lang::Zh) => format!("{} 年已年结", view.year),
        (true, _, Lang::En) => format!("{} is closed", view.year),
        (false, Some(month), Lang::Zh) => format!("已结账到 {month}"),
        (false, Some(month), Lang::En) => format!("closed up to {month}"),
        (false, None, Lang::Zh) => "还没有结账".to_owned(),
        (false, None, Lang::En) => "no month is closed yet".to_owned(),
    };
    [sum, format!("{agrees}{}{closed}", lang.pick("；", "; "))]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::codes::find;
    use crate::domain::posting::What;

    #[test]
    fn every_template_has_a_name_and_every_entry_its_evidence() {
        for t in TEMPLATES {
            assert_ne!(template(t.id, Lang::Zh), t.id);
            let asks = matches!(t.what, What::Entry | What::Repayment | What::WriteOff);
            assert_eq!(evidence(t.id, Lang::En).is_empty(), !asks, "{}", t.id);
        }
        assert_eq!(NAMES.len(), TEMPLATES.len());
    }

    #[test]
    fn templates_are_found_by_id_and_by_name() {
        let list = templates();
        for (typed, id) in [("P8", "P8"), ("财政补贴", "P8"), ("czbt", "P8"), ("p15a", "P15a"), ("月结", "month")] {
            assert_eq!(find(&list, typed).map(|e| e.id.as_str()), Some(id), "{typed}");
        }
    }
}
