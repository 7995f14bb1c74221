//! From what is on file about an employer to its certificate of insurance.

use super::document::{Block, Document};
use crate::desk::employers::{Certificate, CertificatePress, Owed};
use crate::domain::money::Money;
use crate::text::Lang;
use crate::text::employers::state;
use crate::text::papers::certificate as say;
use crate::text::papers::sheet::{SEAL, number_line};

/// The press of certificates.
pub const CERTIFICATE_PRESS: CertificatePress = CertificatePress { word, set: super::set };

fn word(c: &Certificate) -> String {
    let fact = |name: &str, value: String| (name.to_owned(), value);
    let mut facts = vec![
        fact(say::NAME, c.name.clone()),
        fact(say::CREDIT_CODE, c.credit_code.clone()),
        fact(say::STATE, state(c.state, Lang::Zh).to_owned()),
        fact(say::SINCE, c.since.to_string()),
    ];
    facts.extend(c.ended_on.map(|on| fact(say::ENDED, on.to_string())));
    facts.push(fact(say::INSURED, say::people(c.insured)));
    facts.push(fact(say::PAID_TO, c.paid_to.map_or(say::NOTHING_PAID.to_owned(), |m| m.to_string())));
    facts.push(fact(say::ARREARS, arrears(&c.owed)));
    let document = Document {
        office: c.office.clone(),
        title: say::TITLE.to_owned(),
        number_line: number_line(&c.number, c.on),
        blocks: vec![Block::Text(say::opening(&c.name, c.on)), Block::Facts(facts)],
        signatures: Vec::new(),
        seal: SEAL.to_owned(),
        notes: vec![say::NOTE.to_owned()],
    };
    // Plain strings always become JSON.
    serde_json::to_string(&document).unwrap_or_default()
}

/// What is late is told apart from what may still be paid.
fn arrears(owed: &Owed) -> String {
    let late = owed.months.iter().filter(|m| m.is_late && m.missing > Money::ZERO);
    let missing: Money = late.clone().map(|m| m.missing).sum();
    match (late.clone().next(), owed.months.is_empty()) {
        (Some(first), _) => say::arrears(late.count(), first.month, missing, owed.late_fee),
        (None, false) if owed.late_fee > Money::ZERO => say::only_late_fee(owed.late_fee),
        (None, false) => say::not_yet_due(owed.months.len(), owed.missing),
        (None, true) => say::NO_ARREARS.to_owned(),
    }
}
