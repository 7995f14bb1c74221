//! What cannot be so (problems) and what an operator should know (notices), from a claim and what is on file.

use chrono::{NaiveDate, NaiveDateTime};

use super::Claim;
use crate::domain::benefits::FieldProblem;
use crate::domain::identity::age_on;
use crate::domain::problem::Problem;

/// Another case of the same person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherCase {
    pub number: String,
    pub accident_on: NaiveDate,
    pub died_on: Option<NaiveDate>,
}

/// What is known besides the claim itself.
#[derive(Debug, Clone, Default)]
pub struct Known {
    pub birth: Option<NaiveDate>,
    /// First day of the employer's registration.
    pub registered_on: Option<NaiveDate>,
    /// Whether the person was on the employer's list on the day of the accident.
    pub worked_there: bool,
    pub others: Vec<OtherCase>,
    /// Last day for the employer to apply, and for everybody (条例 art. 17); `None` while they cannot be counted.
    pub employer_until: Option<NaiveDate>,
    pub anybody_until: Option<NaiveDate>,
    /// Papers this situation and applicant need that are not there, by id.
    pub papers_missing: Vec<String>,
}

/// Something to be told that stops nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// 未在该单位参保: not on the employer's list on that day.
    NotOnTheList,
    /// 单位逾期: from the day after the last one until the application is accepted, costs are the employer's (art. 17(4)).
    EmployerLate { last: NaiveDate, days: i64 },
    /// More than a year passed; it is taken in for a reason that keeps the time from counting.
    LateWithExcuse { last: NaiveDate },
    /// 14-6 without the traffic police's determination of liability.
    NoLiabilityPaper,
    /// Papers that have to be asked for.
    PapersMissing(Vec<String>),
    /// Younger than a worker may be: an illegal employment (rules 9.4).
    UnderAge { years: i32 },
    /// 15-1 is only for deaths.
    DeathOnly,
    /// The cause on record belongs to another situation.
    CauseDoesNotFit { cause: &'static str },
}

impl Notice {
    /// The field of the claim that one would look at again.
    #[must_use]
    pub const fn field(&self) -> Option<&'static str> {
        Some(match self {
            Notice::NotOnTheList => "credit_code",
            Notice::EmployerLate { .. } | Notice::LateWithExcuse { .. } => "applied_on",
            Notice::UnderAge { .. } => "id_number",
            Notice::DeathOnly => "degree",
            Notice::CauseDoesNotFit { .. } => "cause",
            // The list of papers shows these itself.
            Notice::NoLiabilityPaper | Notice::PapersMissing(_) => return None,
        })
    }
}

/// Years from which somebody may work (劳动法 art. 15).
const WORKING_AGE: i32 = 16;
/// Hours from the first diagnosis to the death in 15-1 (条例 art. 15(1)(1)): at exactly 48:00 it still is one.
const RESCUE_HOURS: i64 = 48;

/// What cannot be so.
#[must_use]
pub fn check(claim: &Claim, known: &Known) -> Vec<FieldProblem> {
    let mut found = Vec::new();
    order(claim, known, &mut found);
    degree(claim, &mut found);
    others(claim, known, &mut found);
    rescue(claim, &mut found);
    // The year of an old injury was over long before it was filed here.
    let late = claim.day("applied_on").zip(known.anybody_until).filter(|(on, last)| on > last);
    if let Some((_, last)) = late
        && claim.get("excuse").is_empty()
        && !claim.is_old_injury()
    {
        found.push(("applied_on", Problem::TooLateToApply { last }));
    }
    found
}

/// Days that may not lie before other days.
fn order(claim: &Claim, known: &Known, found: &mut Vec<FieldProblem>) {
    let accident = claim.day("accident_on");
    let pairs: [(&'static str, Option<NaiveDate>, &'static str, Option<NaiveDate>); 9] = [
        ("accident_on", accident, "birth", known.birth),
        ("accident_on", accident, "registered_on", known.registered_on.filter(|_| !claim.is_old_injury())),
        ("died_on", claim.day("died_on"), "accident_on", accident),
        ("missing_on", claim.day("missing_on"), "accident_on", accident),
        ("first_visit_on", claim.day("first_visit_on"), "accident_on", accident),
        ("reported_on", claim.day("reported_on"), "accident_on", accident),
        ("applied_on", claim.day("applied_on"), "accident_on", accident),
        ("applied_on", claim.day("applied_on"), "reported_on", claim.day("reported_on")),
        ("applied_on", claim.day("applied_on"), "diagnosed_on", claim.day("diagnosed_on")),
    ];
    for (field, day, floor_field, floor) in pairs {
        if let (Some(day), Some(floor)) = (day, floor)
            && day < floor
        {
            found.push((field, Problem::Before { field: floor_field, day: floor }));
        }
    }
}

/// Fields that do not go with the degree of the injury.
fn degree(claim: &Claim, found: &mut Vec<FieldProblem>) {
    let value = claim.get("degree").to_owned();
    for (field, with) in [("died_on", "dead"), ("died_time", "dead"), ("missing_on", "missing")] {
        if !claim.get(field).is_empty() && !value.is_empty() && value != with {
            found.push((field, Problem::DoesNotGoWith { field: "degree", value: value.clone() }));
        }
    }
    if claim.is_missing() && !claim.get("body_part").is_empty() {
        found.push(("body_part", Problem::DoesNotGoWith { field: "degree", value }));
    }
}

/// Nobody dies twice, is hurt after his death, or has two cases of one accident.
fn others(claim: &Claim, known: &Known, found: &mut Vec<FieldProblem>) {
    let Some(accident) = claim.day("accident_on") else { return };
    for other in &known.others {
        if let Some(died) = other.died_on {
            if accident > died {
                found.push(("accident_on", Problem::After { field: "died_on", day: died }));
            } else if claim.is("degree", "dead") {
                found.push(("degree", Problem::CaseOfThatDay { number: other.number.clone() }));
            }
        }
        if other.accident_on == accident && !claim.is("same_day", "yes") {
            found.push(("accident_on", Problem::CaseOfThatDay { number: other.number.clone() }));
        }
    }
}

/// 15-1: death within 48 hours of the first diagnosis (rules 3.3).
fn rescue(claim: &Claim, found: &mut Vec<FieldProblem>) {
    let moment = |day: &str, time: &str| Some(NaiveDateTime::new(claim.day(day)?, claim.time(time)?));
    if !claim.is("situation", "15-1") {
        return;
    }
    let Some((seen, died)) = moment("first_visit_on", "first_visit_time").zip(moment("died_on", "died_time")) else { return };
    if died < seen {
        found.push(("died_time", Problem::Before { field: "first_visit_on", day: seen.date() }));
    } else if (died - seen).num_minutes() > RESCUE_HOURS * 60 {
        found.push(("situation", Problem::LongerThanHours { hours: RESCUE_HOURS }));
    }
}

/// What the operator should know.
#[must_use]
pub fn notices(claim: &Claim, known: &Known) -> Vec<Notice> {
    let mut told = Vec::new();
    if claim.day("accident_on").is_some() && !claim.get("credit_code").is_empty() && !known.worked_there {
        told.push(Notice::NotOnTheList);
    }
    if let (Some(birth), Some(accident)) = (known.birth, claim.day("accident_on")) {
        let years = age_on(birth, accident);
        if (0..WORKING_AGE).contains(&years) {
            told.push(Notice::UnderAge { years });
        }
    }
    if let (Some(on), Some(last)) = (claim.day("applied_on"), known.employer_until)
        && claim.is("applicant", "employer")
        && on > last
    {
        told.push(Notice::EmployerLate { last, days: (on - last).num_days() });
    }
    if let (Some(on), Some(last)) = (claim.day("applied_on"), known.anybody_until)
        && on > last
        && !claim.get("excuse").is_empty()
    {
        told.push(Notice::LateWithExcuse { last });
    }
    if claim.is("situation", "15-1") && !claim.get("degree").is_empty() && !claim.is("degree", "dead") {
        told.push(Notice::DeathOnly);
    }
    told.extend(cause(claim));
    if claim.is("situation", "14-6") && known.papers_missing.iter().any(|p| p == LIABILITY_PAPER) {
        told.push(Notice::NoLiabilityPaper);
    }
    if claim.is_application() && !known.papers_missing.is_empty() {
        told.push(Notice::PapersMissing(known.papers_missing.clone()));
    }
    told
}

const LIABILITY_PAPER: &str = "traffic_liability_determination";

/// Situations and the cause that goes with them.
fn cause(claim: &Claim) -> Option<Notice> {
    let wanted = match claim.get("situation") {
        "14-3" => "103",
        "14-4" => "104",
        "14-6" => "101",
        "15-1" => "102",
        _ => return None,
    };
    let given = claim.get("cause");
    (!given.is_empty() && given != wanted).then_some(Notice::CauseDoesNotFit { cause: wanted })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn claim(pairs: &[(&str, &str)]) -> Claim {
        let usual = [("accident_on", "2021-03-15"), ("degree", "hurt"), ("credit_code", "X"), ("applicant", "employer")];
        Claim::from_pairs(usual.into_iter().chain(pairs.iter().copied()))
    }

    fn known() -> Known {
        Known {
            birth: Some(day("1980-01-01")),
            registered_on: Some(day("2010-01-01")),
            worked_there: true,
            employer_until: Some(day("2021-04-14")),
            anybody_until: Some(day("2022-03-15")),
            ..Known::default()
        }
    }

    #[test]
    fn what_cannot_be_so_is_told_at_its_field() {
        let before = |field, d: &str| Problem::Before { field, day: day(d) };
        let not_with = |value: &str| Problem::DoesNotGoWith { field: "degree", value: value.into() };
        for (pairs, want) in [
            (&[("accident_on", "2009-12-31")][..], ("accident_on", before("registered_on", "2010-01-01"))),
            (&[("degree", "dead"), ("died_on", "2021-03-14")], ("died_on", before("accident_on", "2021-03-15"))),
            (&[("died_on", "2021-03-16")], ("died_on", not_with("hurt"))),
            (&[("degree", "missing"), ("body_part", "1.01")], ("body_part", not_with("missing"))),
            (&[("reported_on", "2021-03-14")], ("reported_on", before("accident_on", "2021-03-15"))),
            (&[("reported_on", "2021-03-20"), ("applied_on", "2021-03-19")], ("applied_on", before("reported_on", "2021-03-20"))),
            (&[("applied_on", "2022-03-16")], ("applied_on", Problem::TooLateToApply { last: day("2022-03-15") })),
        ] {
            assert_eq!(check(&claim(pairs), &known()), [want], "{pairs:?}");
        }
        let unborn = Known { registered_on: None, ..known() };
        let born = before("birth", "1980-01-01");
        assert_eq!(check(&claim(&[("accident_on", "1979-12-31")]), &unborn), [("accident_on", born)]);
        assert!(check(&claim(&[("applied_on", "2022-03-15")]), &known()).is_empty());
        assert!(check(&claim(&[("applied_on", "2022-03-16"), ("excuse", "detained")]), &known()).is_empty());
    }

    #[test]
    fn a_second_case_of_a_day_is_asked_about_and_nobody_dies_twice() {
        let other = |on: &str, died: Option<&str>| OtherCase {
            number: "GS-2021-000001".into(),
            accident_on: day(on),
            died_on: died.map(day),
        };
        let with = |other| Known { others: vec![other], ..known() };
        let there = Problem::CaseOfThatDay { number: "GS-2021-000001".into() };
        let same = with(other("2021-03-15", None));
        assert_eq!(check(&claim(&[]), &same), [("accident_on", there.clone())]);
        assert!(check(&claim(&[("same_day", "yes")]), &same).is_empty());
        let dead = with(other("2021-01-01", Some("2021-02-01")));
        assert_eq!(check(&claim(&[]), &dead), [("accident_on", Problem::After { field: "died_on", day: day("2021-02-01") })]);
        let later = with(other("2021-01-01", Some("2021-04-01")));
        assert_eq!(check(&claim(&[("degree", "dead")]), &later), [("degree", there)]);
    }

    #[test]
    fn forty_eight_hours_are_counted_to_the_minute() {
        let at = |died: (&str, &str)| {
            let pairs = [
                ("situation", "15-1"),
                ("degree", "dead"),
                ("first_visit_on", "2021-03-15"),
                ("first_visit_time", "08:30"),
                ("died_on", died.0),
                ("died_time", died.1),
            ];
            check(&claim(&pairs), &known())
        };
        assert!(at(("2021-03-17", "08:30")).is_empty());
        assert_eq!(at(("2021-03-17", "08:31")), [("situation", Problem::LongerThanHours { hours: 48 })]);
        assert_eq!(
            at(("2021-03-15", "08:29")),
            [("died_time", Problem::Before { field: "first_visit_on", day: day("2021-03-15") })]
        );
    }

    #[test]
    fn what_stops_nothing_is_told() {
        let late = claim(&[("applied_on", "2021-04-17")]);
        assert_eq!(notices(&late, &known()), [Notice::EmployerLate { last: day("2021-04-14"), days: 3 }]);
        let by_worker = claim(&[("applied_on", "2021-04-17"), ("applicant", "worker")]);
        assert!(notices(&by_worker, &known()).is_empty());
        let papers = vec!["traffic_liability_determination".to_owned()];
        let commuting = claim(&[("situation", "14-6"), ("cause", "01"), ("applied_on", "2021-03-16")]);
        let told = notices(&commuting, &Known { papers_missing: papers.clone(), worked_there: false, ..known() });
        let want = [
            Notice::NotOnTheList,
            Notice::CauseDoesNotFit { cause: "101" },
            Notice::NoLiabilityPaper,
            Notice::PapersMissing(papers),
        ];
        assert_eq!(told, want);
    }
}
