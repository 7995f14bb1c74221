//! The audit trail for scripts and for reading.

use serde_json::{Map, Value, json};

use super::table::{Align, lines};
use crate::desk::audit::AuditPage;
use crate::domain::audit::AuditLine;
use crate::text::Lang;
use crate::text::audit as words;

/// Every record with its fields before and after. Names are told to those only who may see them.
#[must_use]
pub fn json(page: &AuditPage, lang: Lang) -> Value {
    let record = |l: &AuditLine| {
        let field = |f: &crate::domain::audit::FieldLine| (f.field.clone(), json!({ "before": f.before, "after": f.after }));
        json!({
            "number": l.number,
            "at": l.at,
            "operator": l.operator.as_ref().map(|(_, login)| login),
            "act": l.act,
            "act_text": words::act_id(&l.act, lang),
            "subject": l.kind,
            "subject_id": l.id,
            "subject_name": l.name,
            "host": l.origin.host,
            "tty": l.origin.tty,
            "client": l.origin.client,
            "detail": l.detail,
            "fields": l.fields.iter().map(field).collect::<Map<_, _>>(),
            "hidden": l.hidden,
        })
    };
    json!({ "records": page.lines.iter().map(record).collect::<Vec<_>>(), "more": page.more,
        "broken": page.broken.as_ref().map(|b| words::broken(b, lang)) })
}

/// One line a record, and fields below it.
#[must_use]
pub fn text(page: &AuditPage, lang: Lang) -> String {
    if page.lines.is_empty() && page.broken.is_none() {
        return words::none(lang).to_owned();
    }
    let rows: Vec<Vec<String>> = page
        .lines
        .iter()
        .map(|l| {
            vec![
                l.number.to_string(),
                words::time(&l.at),
                words::operator(l, lang),
                words::act_id(&l.act, lang),
                words::subject(l, lang),
                words::origin(&l.origin, lang),
                [words::detail(l, lang), changes(l, lang)].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join("; "),
            ]
        })
        .collect();
    let aligns = [Align::Right, Align::Left, Align::Left, Align::Left, Align::Left, Align::Left, Align::Left];
    let mut out = lines(&aligns, &rows);
    if page.more {
        out.push(words::more(lang).to_owned());
    }
    out.extend(page.broken.as_ref().map(|b| format!("! {}", words::broken(b, lang))));
    out.join("\n")
}

/// Fields with what they were and are.
fn changes(line: &AuditLine, lang: Lang) -> String {
    let told = |f: &crate::domain::audit::FieldLine| {
        let (name, after) = (words::field(&f.field, lang), words::value(f, f.after.as_deref(), lang));
        match &f.before {
            Some(before) => format!("{name}: {} -> {after}", words::value(f, Some(before), lang)),
            None => format!("{name}: {after}"),
        }
    };
    line.fields.iter().map(told).collect::<Vec<_>>().join("; ")
}
