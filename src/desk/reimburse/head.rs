//! What is typed beside the receipts of a bill.

use chrono::NaiveDate;

use crate::desk::estimate::{Fields, Reader};
use crate::domain::benefits::FieldProblem;
use crate::domain::benefits::outlays::Destination;
use crate::domain::identity::ResidentId;
use crate::domain::money::Money;
use crate::domain::name::{LINE_MAX, parse_line, parse_person_name};
use crate::domain::problem::Problem;
use crate::domain::sheet::care::{Care, PaidTo, Standing};
use crate::domain::sheet::costs::CostProblem;
use crate::domain::shorthand::{parse_date_short, parse_money_short};

/// Characters of the note at most.
pub const NOTE_MAX: usize = 200;
/// Every field of a bill besides its receipts.
pub const FIELDS: &[&str] = &[
    "case_number",
    "care",
    "hospital",
    "standing",
    "admitted",
    "discharged",
    "diagnosis",
    "confirmation",
    "limit",
    "away",
    "consent",
    "certificate",
    "lodging_days",
    "received_on",
    "total",
    "third_party",
    "advanced",
    "insurer",
    "paid_to",
    "relative_id",
    "relative_name",
    "note",
];
/// Days of lodging on one bill at most.
const DAYS_MAX: i64 = 366;

/// The head of a reimbursement sheet.
pub(super) struct Head {
    pub care: Care,
    pub hospital: String,
    pub standing: Standing,
    /// First and last day in hospital.
    pub stay: Option<(NaiveDate, NaiveDate)>,
    /// 转外就医: where, and by whose consent and certificate.
    pub outside: Option<Outside>,
    pub diagnosis: String,
    /// The day the papers were complete.
    pub received_on: NaiveDate,
    /// Treatment costs a third party has paid.
    pub third_party: Money,
    /// What medical insurance has advanced, and who is to get it back.
    pub advanced: Money,
    pub insurer: String,
    pub paid_to: PaidTo,
    pub relative: Option<(ResidentId, String)>,
    /// Number of the committee's confirmation and the limit of the office's notice, for a device.
    pub device: Option<(String, Money)>,
    pub lodging_days: i64,
    /// What the receipts come to on paper.
    pub total: Option<Money>,
    pub note: String,
}

/// Treatment outside the pooling area.
pub(super) struct Outside {
    pub to: Destination,
    pub consent: String,
    pub certificate: String,
}

/// Reads the head; all problems with their fields.
pub(super) fn read(fields: &Fields, today: NaiveDate) -> Result<Head, Vec<FieldProblem>> {
    let past = |text: &str| parse_date_short(text, today).and_then(|d| if d > today { Err(Problem::Future) } else { Ok(d) });
    let mut r = Reader::new(fields);
    let care = r.need("care", Care::parse);
    let hospital = r.need("hospital", |t| parse_line(t, LINE_MAX));
    let standing = r.maybe("standing", Standing::parse).unwrap_or(Standing::Agreement);
    if standing == Standing::Other {
        r.refuse("standing", Problem::Costs(CostProblem::NoAgreement));
    }
    let stay = stay(&mut r, care, past);
    let outside = outside(&mut r, care, standing);
    let diagnosis = r.maybe("diagnosis", |t| parse_line(t, LINE_MAX)).unwrap_or_default();
    let received_on = r.maybe("received_on", past).unwrap_or(today);
    let third_party = r.maybe("third_party", not_negative).unwrap_or(Money::ZERO);
    let advanced = r.maybe("advanced", not_negative).unwrap_or(Money::ZERO);
    let insurer =
        if advanced > Money::ZERO { r.need("insurer", |t| parse_line(t, LINE_MAX)).unwrap_or_default() } else { String::new() };
    let paid_to = r.maybe("paid_to", PaidTo::parse).unwrap_or(PaidTo::Worker);
    let relative = match paid_to {
        PaidTo::Relative => r.need("relative_id", ResidentId::parse).zip(r.need("relative_name", parse_person_name)),
        _ => None,
    };
    let device = match care {
        Some(Care::Device) => r.need("confirmation", |t| parse_line(t, LINE_MAX)).zip(r.need("limit", not_negative)),
        _ => None,
    };
    let lodging_days = match care {
        Some(Care::Travel) => r.maybe("lodging_days", days).unwrap_or(0),
        _ => 0,
    };
    let total = r.maybe("total", not_negative);
    let note = r.maybe("note", |t| parse_line(t, NOTE_MAX)).unwrap_or_default();
    let head = care.zip(hospital).map(|(care, hospital)| Head {
        care,
        hospital,
        standing,
        stay,
        outside,
        diagnosis,
        received_on,
        third_party,
        advanced,
        insurer,
        paid_to,
        relative,
        device,
        lodging_days,
        total,
        note,
    });
    r.finish(head)
}

fn not_negative(text: &str) -> Result<Money, Problem> {
    parse_money_short(text).and_then(|m| if m < Money::ZERO { Err(Problem::Negative) } else { Ok(m) })
}

fn days(text: &str) -> Result<i64, Problem> {
    let wrong = Problem::NotInRange { min: 1, max: DAYS_MAX };
    let count: i64 = crate::domain::plain::half_width(text).trim().parse().map_err(|_| wrong.clone())?;
    if (1..=DAYS_MAX).contains(&count) { Ok(count) } else { Err(wrong) }
}

/// In hospital both days are needed; in rehabilitation both or neither.
fn stay(
    r: &mut Reader<'_>,
    care: Option<Care>,
    past: impl Fn(&str) -> Result<NaiveDate, Problem>,
) -> Option<(NaiveDate, NaiveDate)> {
    let is_needed =
        care == Some(Care::Inpatient) || (care.is_some_and(Care::has_stay) && (r.has("admitted") || r.has("discharged")));
    if !is_needed {
        return None;
    }
    let (admitted, discharged) = r.need("admitted", &past).zip(r.need("discharged", &past))?;
    if discharged < admitted {
        r.refuse("discharged", Problem::Before { field: "admitted", day: admitted });
        return None;
    }
    Some((admitted, discharged))
}

/// Outside the pooling area the office's consent is needed beforehand, but in an emergency; travel needs the hospital's
/// certificate too (条例 art. 30(4)).
fn outside(r: &mut Reader<'_>, care: Option<Care>, standing: Standing) -> Option<Outside> {
    let is_travel = care == Some(Care::Travel);
    let to = r.maybe("away", |t| match t {
        "no" => Ok(None),
        "province" => Ok(Some(Destination::Province)),
        "beyond" => Ok(Some(Destination::Beyond)),
        _ => Err(Problem::NotOneOf { choices: "no, province, beyond" }),
    });
    let to = to.flatten().or(is_travel.then_some(Destination::Inside))?;
    let line = |t: &str| parse_line(t, LINE_MAX);
    if to == Destination::Inside {
        r.refuse("away", Problem::NotOneOf { choices: "province, beyond" });
    }
    let consent = if is_travel || standing != Standing::Emergency { r.need("consent", line) } else { r.maybe("consent", line) };
    let certificate = if is_travel { r.need("certificate", line) } else { r.maybe("certificate", line) };
    Some(Outside { to, consent: consent.unwrap_or_default(), certificate: certificate.unwrap_or_default() })
}

impl Head {
    /// The fields in their one written form.
    pub fn written(&self, case: &str) -> Fields {
        let mut out = Fields::default()
            .with("case_number", case)
            .with("care", self.care.id())
            .with("hospital", self.hospital.as_str())
            .with("standing", self.standing.id())
            .with("diagnosis", self.diagnosis.as_str())
            .with("received_on", self.received_on.to_string())
            .with("third_party", self.third_party.plain())
            .with("paid_to", self.paid_to.id())
            .with("note", self.note.as_str());
        if let Some((admitted, discharged)) = self.stay {
            out = out.with("admitted", admitted.to_string()).with("discharged", discharged.to_string());
        }
        if let Some(outside) = &self.outside {
            out.set("away", if outside.to == Destination::Beyond { "beyond" } else { "province" });
            out = out.with("consent", outside.consent.as_str()).with("certificate", outside.certificate.as_str());
        }
        if self.advanced > Money::ZERO {
            out = out.with("advanced", self.advanced.plain()).with("insurer", self.insurer.as_str());
        }
        if let Some((id, name)) = &self.relative {
            out = out.with("relative_id", id.as_str()).with("relative_name", name.as_str());
        }
        if let Some((confirmation, limit)) = &self.device {
            out = out.with("confirmation", confirmation.as_str()).with("limit", limit.plain());
        }
        if self.lodging_days > 0 {
            out.set("lodging_days", self.lodging_days.to_string());
        }
        if let Some(total) = self.total {
            out.set("total", total.plain());
        }
        out
    }
}
