//! Inspection for scripts and for reading. Amounts in yuan, two decimals.

use serde_json::{Value, json};

use crate::desk::inspection::{FindingLine, FindingList, Sample};
use crate::domain::inspection::finding::{Fact, Says};
use crate::report::table::{Align, lines};
use crate::text::{Lang, inspection as words};

fn says_json(says: &Says) -> Value {
    match says {
        Says::Money(amount) => json!(amount.plain()),
        Says::Count(n) => json!(n),
        Says::Share(share) => json!(share.normalize().to_string()),
        Says::Day(day) => json!(day.to_string()),
        Says::Text(text) => json!(text),
    }
}

pub(super) fn line_json(l: &FindingLine) -> Value {
    let f = &l.finding;
    let evidence = |(fact, says): &(Fact, Says)| json!({ "fact": fact.id(), "says": says_json(says) });
    json!({
        "rule": f.rule.id(),
        "severity": f.rule.severity().id(),
        "credit_code": l.credit_code,
        "employer": l.employer,
        "person_id": f.person,
        "name": l.person.as_ref().map(|(name, _)| name),
        "id_number": l.person.as_ref().map(|(_, number)| number),
        "month": f.month.map(|m| m.to_string()),
        "evidence": f.evidence.iter().map(evidence).collect::<Vec<_>>(),
        "thresholds": f.rule.thresholds(),
        "mark": l.mark.as_ref().map(|m| json!({
            "mark": m.mark.id(), "reason": m.reason, "sheet": m.sheet, "by": m.by, "at": m.at,
        })),
    })
}

/// Stable keys: `month`, `total`, `counts` (`rule`, `all`, `open`), `findings`, each with `rule`, `severity`, `credit_code`,
/// `employer`, `person_id`, `name`, `id_number` (masked), `month`, `evidence` (`fact`, `says`), `thresholds` (keys of
/// parameters) and `mark` (`mark`, `reason`, `sheet`, `by`, `at`), or null.
#[must_use]
pub fn findings_json(list: &FindingList) -> Value {
    let counts: Vec<Value> =
        list.counts.iter().map(|(rule, all, open)| json!({ "rule": rule.id(), "all": all, "open": open })).collect();
    json!({
        "month": list.month.map(|m| m.to_string()),
        "total": list.total,
        "counts": counts,
        "findings": list.lines.iter().map(line_json).collect::<Vec<_>>(),
    })
}

/// Stable keys: `what`, `seed`, `period`, `population`, `drawn` (`key`, `name`), in the order they were drawn.
#[must_use]
pub fn sample_json(s: &Sample) -> Value {
    let drawn: Vec<Value> = s.drawn.iter().map(|(key, name)| json!({ "key": key, "name": name })).collect();
    json!({ "what": s.what, "seed": s.seed, "period": s.period, "population": s.population, "drawn": drawn })
}

/// What it was drawn from by which seed, then a line for each.
#[must_use]
pub fn sample_text(s: &Sample, lang: Lang) -> String {
    let head = words::sample(s.what, &s.period, &s.seed, s.drawn.len(), s.population, lang);
    let row = |(n, (key, name)): (usize, &(String, String))| vec![(n + 1).to_string(), key.clone(), name.clone()];
    let rows: Vec<Vec<String>> = s.drawn.iter().enumerate().map(row).collect();
    [vec![head], lines(&[Align::Right, Align::Left, Align::Left], &rows)].concat().join("\n")
}

/// The evidence in one line: `name value, name value`.
#[must_use]
pub fn evidence_line(evidence: &[(Fact, Says)], lang: Lang) -> String {
    let told = evidence.iter().map(|piece| {
        let (name, value) = words::evidence(piece, lang);
        format!("{name} {value}")
    });
    told.collect::<Vec<_>>().join(lang.pick("，", ", "))
}

/// One line for each finding: weight, rule, employer, person, month, evidence, mark.
#[must_use]
pub fn findings_text(list: &FindingList, lang: Lang) -> String {
    let row = |l: &FindingLine| {
        vec![
            words::severity(l.finding.rule.severity(), lang).to_owned(),
            words::rule(l.finding.rule, lang).to_owned(),
            l.employer.clone(),
            l.person.as_ref().map(|(name, number)| format!("{name} {number}")).unwrap_or_default(),
            l.finding.month.map(|m| m.to_string()).unwrap_or_default(),
            evidence_line(&l.finding.evidence, lang),
            l.mark.as_ref().map(|m| words::mark(m.mark, lang).to_owned()).unwrap_or_default(),
        ]
    };
    let rows: Vec<Vec<String>> = list.lines.iter().map(row).collect();
    if rows.is_empty() {
        return words::nothing_found(lang).to_owned();
    }
    lines(&[Align::Left; 7], &rows).join("\n")
}
