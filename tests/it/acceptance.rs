//! The whole of taking a claim in, by keys on real terminals at 80x24: found by initials, a paper missing, the notice
//! printed, completed by somebody else, checked by a third.

use std::path::Path;

use gsbx::domain::case::state::State;

use crate::support::Office;
use crate::support::pty::Pty;

/// A window of an operator on the office.
fn open(db: &Path, login: &str) -> Pty {
    let pty = Pty::start(&["--db", db.to_str().expect("a path"), "--operator", login], &[], (80, 24));
    pty.wait_for("直接输入");
    pty
}

fn leave(mut pty: Pty) {
    pty.type_keys("\x11");
    assert_eq!(pty.ended(), 0);
    pty.assert_clean();
}

/// Arrow keys from the marked row of a list to the one that begins so.
fn moves(screen: &str, wanted: &str) -> String {
    let row = |is: &dyn Fn(&str) -> bool| screen.lines().position(is).expect("a row of the list");
    let marked = row(&|l: &str| l.starts_with("> "));
    let at = row(&|l: &str| l.trim_start_matches(['>', ' ']).starts_with(wanted) && l.starts_with([' ', '>']));
    if at < marked { "\x1b[A".repeat(marked - at) } else { "\x1b[B".repeat(at - marked) }
}

/// A worker insured for years and without a case whose initials nobody shares, with them.
fn found_by_initials(office: &Office) -> String {
    let sql = "SELECT r.reading FROM name_reading AS r JOIN person AS p ON p.name = r.name
        JOIN employment AS w ON w.person_id = p.id AND w.insured_to IS NULL AND w.insured_from < '2020-01-01'
        WHERE r.kind = 'initials' AND NOT EXISTS (SELECT 1 FROM injury_case AS c WHERE c.person_id = p.id)
        GROUP BY r.reading HAVING count(*) = 1 AND (SELECT count(*) FROM name_reading AS o JOIN person AS q ON q.name = o.name
            WHERE o.reading >= r.reading AND o.reading < r.reading || '~') = 1 ORDER BY r.reading LIMIT 1";
    office.raw().query_row(sql, [], |r| r.get(0)).expect("initials of one person only")
}

#[test]
fn a_claim_goes_from_initials_to_a_checked_decision_through_three_hands() {
    let office = Office::quiet();
    let initials = found_by_initials(&office);
    let mut desk = open(&office.db(), "desk");
    desk.type_keys(&initials);
    desk.wait_for("命中");
    desk.type_keys("\r");
    desk.wait_for("待遇支付");
    // The accident, the treatment, the report and the application; of the papers all but the witness's statement.
    desk.type_keys("i20211220\r0940\r二号车间\rjxsh\r\r1.13.3\r   \r\r手指压伤\r\r\r\r");
    desk.wait_for("就诊医院");
    desk.type_keys(
        "会同县人民医院\r \r\r\r骨折\r\r\x1520211221\r王强\r13800000000\r\r\r20211228\r14-1\r\r宏达\r0745-8821234\r\r\r",
    );
    desk.wait_for("证人证言");
    desk.type_keys(" \x1b[B \x1b[B \x1b[B \x1b[B \x13");
    let filed = desk.wait_for("案件号 GS-");
    let number = filed.split("案件号 ").nth(1).and_then(|t| t.split_whitespace().next()).expect("a number").to_owned();
    assert!(filed.contains("证人证言"), "{filed}");
    // From there to the case: all that is missing is asked for at once, and the notice printed.
    desk.type_keys("o");
    desk.wait_for("已申请");
    desk.type_keys("s");
    desk.wait_for("办理哪一步？");
    desk.type_keys("\r20211229\x13");
    desk.wait_for("待补正");
    desk.type_keys("o");
    let papers = desk.wait_for("补正告知书");
    desk.type_keys(&moves(&papers, "+ 一次性补正告知书"));
    desk.type_keys("\r");
    desk.wait_for("编号存档，不能更改");
    desk.type_keys("y");
    let notice = desk.wait_for("证人证言");
    assert!(notice.contains("告知"), "{notice}");
    desk.type_keys("f");
    let saved = desk.wait(|screen| screen.contains("slips/"), "where the notice lies");
    leave(desk);
    let file = std::fs::read_dir(office.folder().join("slips")).expect("a folder").next().expect("a file").expect("a file");
    let sheet = std::fs::read_to_string(file.path()).expect("the notice");
    assert!(sheet.contains(&number) && sheet.contains("证人证言"), "{saved}\n{sheet}");
    // Somebody else takes the paper and completes the case; the bureau accepts and recognises.
    let mut other = open(&office.db(), "desk2");
    other.type_keys(&number);
    other.wait_for("命中");
    other.type_keys("\r");
    other.wait_for("受伤部位");
    other.type_keys("c");
    other.wait_for("变更");
    other.type_keys(&"\r".repeat(40));
    other.wait_for("证人证言");
    other.type_keys(&"\x1b[B".repeat(5));
    other.type_keys(" \x13");
    other.wait_for("第 2 版");
    other.type_keys("o");
    other.wait_for("待补正");
    for (step, keys) in [
        ("补齐材料", "20211230\x13"),
        ("受理", "20211231\r会人社工受〔2021〕9号\x13"),
        ("认定工伤", "20220103\r会人社工认〔2022〕1号\r县人社局\r14-1\x13"),
    ] {
        other.type_keys("s");
        let steps = other.wait_for("办理哪一步？");
        other.type_keys(&moves(&steps, step));
        other.type_keys("\r");
        other.wait_for("日期");
        other.type_keys("\x15");
        other.type_keys(keys);
        let done = if step == "补齐材料" {
            "已申请"
        } else if step == "受理" {
            "已受理"
        } else {
            "认定工伤 待复核"
        };
        other.wait(|screen| screen.lines().take(4).any(|l| l.contains(done)), done);
    }
    // A third person checks it.
    let mut review = open(&office.db(), "review");
    review.type_keys("\x1bOR\x1bOR\x1bOR");
    review.wait_for(&number);
    review.type_keys("\rs\ry");
    review.wait_for("复核通过，已生效");
    leave(review);
    other.wait(|screen| screen.lines().take(4).any(|l| l.contains("认定工伤") && !l.contains("待复核")), "the decision");
    leave(other);
    let view = office.desk("desk").case(&number).expect("the case");
    assert_eq!((view.state, view.version, view.papers_missing.len()), (State::Recognised, 2, 0));
    let output = office.gsbx(&["check"]);
    assert!(output.status.success(), "{}", crate::support::stdout(&output));
}
