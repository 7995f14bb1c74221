//! Papers: names, ways and what became of them. What a paper itself says is in [`sheet`].

pub mod certificate;
pub mod inspection;
pub mod levy;
pub mod money;
pub mod notice;
pub mod proposal;
pub mod rates;
pub mod registration;
pub mod sheet;
pub mod statement;

use super::Lang;
use super::catalog::{Msg, fill};
use crate::desk::papers::{PaperLine, PrinterProblem, Sent, Verified, VerifiedOf, Way};
use crate::domain::case::paper::{PaperKind, ServiceWay};
use crate::domain::plain::harmless;

/// What a kind of paper is called in lists.
#[must_use]
pub fn kind(kind: PaperKind, lang: Lang) -> &'static str {
    let (zh, en) = match kind {
        PaperKind::Receipt => ("受理回执", "receipt"),
        PaperKind::Notice => ("一次性补正告知书", "missing-papers notice"),
        PaperKind::Refusal => ("不予受理/认定告知书", "refusal"),
        PaperKind::Service => ("送达回证", "delivery record"),
    };
    lang.pick(zh, en)
}

/// How a paper was served.
#[must_use]
pub fn service_way(way: ServiceWay, lang: Lang) -> &'static str {
    let (zh, en) = match way {
        ServiceWay::Handed => ("直接送达", "handed over"),
        ServiceWay::Post => ("邮寄送达", "by post"),
        ServiceWay::Phone => ("电话通知，本人签收", "by telephone, signed for"),
    };
    lang.pick(zh, en)
}

/// A way out.
#[must_use]
pub fn way(way: &Way, lang: Lang) -> &'static str {
    let (zh, en) = match way {
        Way::Folder | Way::File(_) => ("存为文件", "file"),
        Way::Printer => ("打印机", "printer"),
        Way::Terminal => ("终端打印机", "terminal's printer"),
        Way::Text => ("文本", "text"),
    };
    lang.pick(zh, en)
}

/// What became of a sheet.
#[must_use]
pub fn sent(sent: &Sent, lang: Lang) -> String {
    let said = match sent {
        Sent::File(path) => fill(Msg::SheetSaved.text(lang), &[("path", &path.display().to_string())]),
        Sent::Printer(Some(name)) => fill(Msg::SheetPrintedOn.text(lang), &[("printer", name)]),
        Sent::Printer(None) => Msg::SheetPrinted.text(lang).to_owned(),
        Sent::Terminal(_) => Msg::SheetToTerminal.text(lang).to_owned(),
        Sent::Text(text) => return text.clone(),
    };
    harmless(&said)
}

/// Why nothing came out of the printer, and what to do.
#[must_use]
pub fn printer(problem: &PrinterProblem, lang: Lang) -> String {
    let (zh, en) = match problem {
        PrinterProblem::NoProgram => (
            "本机没有打印程序 lp，请改存为文件，或由管理员安装 CUPS".to_owned(),
            "there is no lp on this machine; save to a file instead, or have CUPS installed".to_owned(),
        ),
        PrinterProblem::TooSlow { seconds } => (
            format!("打印机 {seconds} 秒没有应答，未打印；请检查打印机，或改存为文件"),
            format!("the printer did not answer within {seconds} s, nothing was printed; check it, or save to a file"),
        ),
        PrinterProblem::Said(words) if words.is_empty() => (
            "打印未成功（lp 没有说明原因），可改存为文件".to_owned(),
            "lp failed without a word; try saving to a file".to_owned(),
        ),
        PrinterProblem::Said(words) => {
            (format!("打印未成功：{words}；可改存为文件"), format!("nothing was printed: {words}; try saving to a file"))
        }
        PrinterProblem::Io(error) => (format!("打印未成功：{error}"), format!("nothing was printed: {error}")),
    };
    harmless(lang.pick(&zh, &en))
}

/// A line of the list: the paper, its number, its day, and what became of it.
#[must_use]
pub fn line(line: &PaperLine, lang: Lang) -> [String; 6] {
    let served = line.services.last().map(|s| format!("{} {} {}", s.on, service_way(s.way, lang), s.to));
    [
        kind(line.kind, lang).to_owned(),
        line.number.clone(),
        line.issued_on.to_string(),
        line.by.clone(),
        prints(line.prints, lang),
        served.unwrap_or_else(|| not_served(line.kind, lang).to_owned()),
    ]
}

/// How often a paper was printed.
#[must_use]
pub fn prints(count: i64, lang: Lang) -> String {
    match (count, lang) {
        (0, _) => lang.pick("未打印", "no").to_owned(),
        (_, Lang::Zh) => format!("已印 {count} 次"),
        (_, Lang::En) => format!("{count}x"),
    }
}

fn not_served(kind: PaperKind, lang: Lang) -> &'static str {
    if kind == PaperKind::Service { "" } else { lang.pick("未送达", "not served") }
}

/// A paper that was issued, with the code on its sheet.
#[must_use]
pub fn issued(line: &PaperLine, lang: Lang) -> String {
    let (name, number, code) = (kind(line.kind, lang), &line.number, &line.code);
    match lang {
        Lang::Zh => format!("{name} {number}  {}  校验码 {code}", line.issued_at),
        Lang::En => format!("{name} {number}  {}  code {code}", line.issued_at),
    }
}

/// What a check code belongs to; nothing personal.
#[must_use]
pub fn verified(found: &Verified, lang: Lang) -> String {
    let Verified { number, issued_on, by, .. } = found;
    let state = match found.is_sound {
        true => lang.pick("与存档一致", "as it is on file"),
        false => lang.pick("存档已被改动，此码不可信", "what is on file was altered; do not trust this code"),
    };
    let what = match &found.of {
        VerifiedOf::Paper { case_number, kind: of } => {
            format!("{} {number}  {} {case_number}", kind(*of, lang), lang.pick("案件", "case"))
        }
        VerifiedOf::Certificate { employer, insured, paid_to, arrears } => {
            certificate::verified(number, [employer, insured, paid_to, arrears], lang)
        }
        VerifiedOf::Notice { kind, employer } => {
            format!("{} {number}  {employer}", lang.pick(notice::title(*kind), super::arrears::notice(*kind, lang)))
        }
        VerifiedOf::Statement { year } => statement::verified(number, year, lang),
        VerifiedOf::Sheet(of) => format!("{} {number}", lang.pick(money::title(*of), super::sheets::kind(*of, lang))),
    };
    harmless(&match lang {
        Lang::Zh => format!("{what}  {issued_on} 出具  经办 {by}  {state}"),
        Lang::En => format!("{what}  issued {issued_on}  by {by}  {state}"),
    })
}

/// The day a refusal was served.
#[must_use]
pub fn served_on(on: chrono::NaiveDate, lang: Lang) -> String {
    lang.pick(&format!("决定已于 {on} 送达"), &format!("The decision was served on {on}")).to_owned()
}

#[must_use]
pub fn no_papers(lang: Lang) -> &'static str {
    lang.pick("还没有出具文书", "no paper has been issued")
}
