//! What was wrong with an account or a payment list, in clear sentences that say what to do.

use super::super::Lang;
use crate::domain::plain::harmless;
use crate::domain::problem::Problem;
use crate::domain::sheet::kind::Flow;

/// The sentence in both languages; `None` for problems of other things.
#[must_use]
pub(super) fn problem(problem: &Problem) -> Option<(String, String)> {
    let both = |zh: &str, en: &str| Some((zh.to_owned(), en.to_owned()));
    match problem {
        Problem::AccountLength { least, most, got } => Some((
            format!("账号应为 {least}-{most} 位数字，现在是 {got} 位"),
            format!("an account number has {least} to {most} digits; this one has {got}"),
        )),
        Problem::BadCard => {
            both("银行卡号校验位不符，请对照卡片核对", "the card's check digit does not hold; compare it with the card")
        }
        Problem::AccountsDiffer => both("两次输入的账号不一致", "the account was typed in two different ways"),
        Problem::AccountUnchecked => {
            both("账号没有校验位，请对照存折或开户证明核对", "this account has no check digit; compare it with the passbook")
        }
        Problem::HolderDiffers { name } => {
            let name = harmless(name);
            Some((
                format!("户名应为收款人「{name}」；转入他人账户须填关系和委托书"),
                format!("the account has to be {name}'s own; for another's, relation and power of attorney are needed"),
            ))
        }
        Problem::NothingToPay => both("没有待支付的款项", "nothing of this kind waits to be paid"),
        Problem::OfAnotherList { kind } => {
            let name = |lang: Lang| super::super::payments::list_kind_id(kind, lang);
            Some((
                format!("属于「{}」支付单，不能混在一张单上", name(Lang::Zh)),
                format!("it belongs on a list of the kind \"{}\"", name(Lang::En)),
            ))
        }
        Problem::SameBadAccount { name } => {
            let name = harmless(name);
            Some((
                format!("「{name}」的账户已被银行退回，请先变更账户并复核"),
                format!("the bank has refused the account of {name}; enter another one and have it reviewed first"),
            ))
        }
        Problem::CameBackUnpaid { list } => Some((
            format!("支付单 {list} 付出的款项已退票，请先重新支付"),
            format!("the bank returned what {list} had paid; pay it again first"),
        )),
        Problem::AccountChanged { name } => {
            let name = harmless(name);
            Some((
                format!("「{name}」的账户在编制支付单后已变更，请退回后重新提交"),
                format!(
                    "the account of {name} has changed since the list was built; have the list returned and hand it in again"
                ),
            ))
        }
        Problem::NoResult => both("回盘文件中没有这一行的结果", "the bank's answer on this line is missing"),
        Problem::ComesTwice => both("重复", "comes twice"),
        Problem::NoSuchLine => both("支付单中没有这一行", "there is no such line on the list"),
        Problem::ListNotApproved { state } => {
            let at = |lang: Lang| super::super::sheets::state(*state, Flow::Payment, lang);
            Some((
                format!("支付单{}，财政审核后才能导出报盘文件", at(Lang::Zh)),
                format!("the list is {}; the bank file is made once the finance bureau has approved it", at(Lang::En)),
            ))
        }
        Problem::NotPaid => both("这一行没有付出，不能退票", "this line has not been paid, so it cannot have been returned"),
        _ => None,
    }
}
