//! Each way of finding a person, and that a search shows no whole number.

use gsbx::domain::person::HitReason;

use crate::support::Office;

/// Somebody of the demonstration: identity number, name, phone.
fn somebody(office: &Office, condition: &str) -> (String, String, String) {
    let sql = format!("SELECT id_number, name, phone FROM person WHERE {condition} ORDER BY id LIMIT 1");
    office.raw().query_row(&sql, [], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?))).expect("somebody")
}

fn reasons(office: &Office, text: &str) -> Vec<(String, HitReason)> {
    let found = office.desk("desk").lookup(text, 50).expect("a search");
    found.hits.into_iter().map(|h| (h.name, h.reason)).collect()
}

#[test]
fn by_number_by_its_beginning_and_by_its_ending() {
    let office = Office::demo();
    let (id, name, _) = somebody(&office, "id_number LIKE '%X'");
    assert_eq!(reasons(&office, &id), [(name.clone(), HitReason::IdNumber)]);
    assert!(reasons(&office, &id[..14]).contains(&(name.clone(), HitReason::IdNumber)));
    for length in 4..=6 {
        let tail = id[18 - length..].to_lowercase();
        assert!(reasons(&office, &tail).iter().any(|(n, r)| *n == name && *r == HitReason::IdTail), "{tail}");
    }
    let wide: String = id.chars().map(|c| char::from_u32(c as u32 + 0xFEE0).unwrap_or(c)).collect();
    assert_eq!(reasons(&office, &wide), [(name, HitReason::IdNumber)]);
}

#[test]
fn by_phone_name_and_beginning_of_a_name() {
    let office = Office::demo();
    let (_, name, phone) = somebody(&office, "length(name) = 3 AND name NOT LIKE '欧阳%'");
    assert!(reasons(&office, &phone).contains(&(name.clone(), HitReason::Phone)));
    assert!(reasons(&office, &name).contains(&(name.clone(), HitReason::Name)));
    let beginning: String = name.chars().take(2).collect();
    let found = reasons(&office, &beginning);
    assert!(found.iter().all(|(n, r)| n.starts_with(&beginning) || *r == HitReason::Employer), "{found:?}");
    assert!(!found.is_empty());
}

#[test]
fn by_pinyin_and_initials_with_surnames_read_as_surnames() {
    let office = Office::demo();
    for (surname, reading) in [
        ("张", "zhang"),
        ("吕", "lv"),
        ("单", "shan"),
        ("仇", "qiu"),
        ("解", "xie"),
        ("查", "zha"),
        ("曾", "zeng"),
        ("尉迟", "yuchi"),
        ("瞿", "qu"),
        ("覃", "tan"),
        ("覃", "qin"),
    ] {
        let (_, name, _) = somebody(&office, &format!("name LIKE '{surname}%'"));
        let readings = gsbx::policy::Policy::load().expect("lists").surnames().readings(&name);
        let full = readings.full.iter().find(|r| r.starts_with(reading)).expect("the surname's reading").clone();
        assert!(reasons(&office, &full).contains(&(name.clone(), HitReason::Pinyin)), "{name} {full}");
        let initials = readings.initials.first().expect("initials");
        let found = office.desk("desk").lookup(initials, 1000).expect("a search");
        assert!(found.hits.iter().any(|h| h.name == name && h.reason == HitReason::Initials), "{name} {initials}");
    }
}

#[test]
fn by_any_part_of_an_employers_name_and_by_case() {
    let office = Office::demo();
    let found = office.desk("desk").lookup("竹木制品", 20).expect("a search");
    assert!(found.hits.iter().all(|h| h.employer.contains("竹木制品") && h.reason == HitReason::Employer));
    assert_eq!((found.hits.len(), found.more), (20, true));
    for text in ["GS-2021-000005", "gs2021000005", "ＧＳ－２０２１－０００００５"] {
        let found = office.desk("desk").lookup(text, 5).expect("a search");
        assert_eq!(found.hits.len(), 1, "{text}");
        assert_eq!(found.hits[0].case_number.as_deref(), Some("GS-2021-000005"));
    }
}

#[test]
fn a_dotted_name_is_found_however_it_is_typed() {
    let office = Office::demo();
    for text in ["扎西·多吉", "扎西•多吉", "扎西多吉", "扎西", "zxdj", "zhaxiduoji"] {
        assert!(reasons(&office, text).iter().any(|(n, _)| n == "扎西·多吉"), "{text}");
    }
}

#[test]
fn rare_characters_are_found() {
    let office = Office::demo();
    let (_, name, _) = somebody(&office, "name LIKE '%𠮷'");
    assert!(reasons(&office, &name).iter().any(|(n, _)| *n == name));
}

#[test]
fn no_search_text_does_harm_and_no_hit_shows_a_whole_number() {
    let office = Office::demo();
    let desk = office.desk("desk");
    for text in ["", "%", "_", "'; DROP TABLE person; --", "\u{1b}[2J", "王\u{202e}", "zzzzzzzz", "🙂", &"长".repeat(500)] {
        let found = desk.lookup(text, 20).expect("a search");
        assert!(found.hits.len() <= 20);
    }
    for hit in desk.lookup("431299", 20).expect("a search").hits {
        assert_eq!((&hit.id_masked[6..14], hit.phone_masked.matches('*').count()), ("********", 4));
    }
}

#[test]
fn whole_numbers_are_for_some_roles_and_every_look_is_recorded() {
    let office = Office::demo();
    let person = office.desk("desk").lookup("zs", 1).expect("a search").hits[0].person_id;
    assert!(office.desk("consult").open_file(person).is_ok());
    assert!(office.desk("consult").show_full(person).is_err());
    assert!(office.desk("admin").lookup("zs", 1).is_err());
    let looks = || -> i64 {
        office.raw().query_row("SELECT count(*) FROM audit WHERE act = 'unmask'", [], |r| r.get(0)).expect("the trail")
    };
    assert_eq!(looks(), 0);
    let numbers = office.desk("desk").show_full(person).expect("a look");
    assert_eq!((numbers.id_number.len(), looks()), (18, 1));
}

/// A child's pension whose last month is known goes on until then, in the file and in the fund's count.
#[test]
fn a_benefit_with_a_known_end_is_in_force_until_then() {
    let office = Office::demo();
    let raw = office.raw();
    let (benefit, person): (i64, i64) = raw
        .query_row("SELECT id, person_id FROM benefit WHERE kind = 'dependant_pension' LIMIT 1", [], |r| {
            Ok((r.get(0)?, r.get(1)?))
        })
        .expect("a pension");
    let count = || office.desk("desk").fund_year(Some(2021)).expect("the year").figures.beneficiaries;
    let (before, in_file) = (count(), || office.desk("desk").open_file(person).expect("the file").benefit.is_some());
    let end = "INSERT INTO benefit_event (benefit_id, month, what, reason, at) VALUES ($1, $2, 'end', '', '')";
    raw.execute(end, (benefit, 202_206)).expect("an end to come");
    assert!(in_file() && count() == before);
    raw.execute(end, (benefit, 202_201)).expect("an end that is there");
    assert!(!in_file() && count() == before - 1);
}
