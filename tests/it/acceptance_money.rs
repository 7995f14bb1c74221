//! A hospital bill from its receipts to the fund's figures, by keys on real terminals at 80x24: entered, returned once,
//! corrected, reviewed, approved, listed, paid, and found on the fund screen. Every hand is another person's.

use std::path::Path;

use gsbx::domain::sheet::state::State;

use crate::support::Office;
use crate::support::pty::Pty;
use crate::support::sheet::recognised_case;

const F3: &str = "\x1bOR";
const F2: &str = "\x13";
/// Arrows from a bill's first field to what a third party has paid.
const TO_THIRD_PARTY: usize = 13;

/// A window whose typed keys are counted; an arrow or a function key is one.
struct Window {
    pty: Pty,
    keys: usize,
}

impl Window {
    /// Opens at the screen of a digit.
    fn open(db: &Path, login: &str, screen: &str) -> Window {
        let pty = Pty::start(&["--db", db.to_str().expect("a path"), "--operator", login], &[], (80, 24));
        pty.wait_for("直接输入");
        let mut window = Window { pty, keys: 0 };
        window.press(&format!("{F3}{screen}"));
        window
    }

    fn press(&mut self, keys: &str) {
        let mut rest = keys.chars();
        while let Some(key) = rest.next() {
            self.keys += 1;
            if key == '\x1b' && rest.as_str().starts_with(['[', 'O']) {
                rest.nth(1);
            }
        }
        self.pty.type_keys(keys);
    }

    /// Types and waits for what follows.
    fn then(&mut self, keys: &str, wanted: &str) -> String {
        self.press(keys);
        self.pty.wait_for(wanted)
    }

    /// Leaves, and tells how many keys it took.
    fn leave(mut self) -> usize {
        self.pty.type_keys("\x11");
        assert_eq!(self.pty.ended(), 0);
        self.pty.assert_clean();
        self.keys
    }
}

/// Whoever waits for a sheet opens the first of his queue and takes it on.
fn onward(db: &Path, login: &str, number: &str, done: &str) -> usize {
    let mut window = Window::open(db, login, "8");
    window.pty.wait_for(number);
    window.then("\r", "录入内容");
    window.press("a");
    window.pty.wait_for("意见");
    window.then(F2, done);
    window.leave()
}

/// The same at the window of payments, for a list that goes to the bank or comes from there.
fn pay_onward(db: &Path, login: &str, list: &str, offered: &str, done: &str) -> usize {
    let mut window = Window::open(db, login, "0");
    window.then("\t", list);
    window.then("\r", offered);
    window.press("a");
    window.pty.wait_for("F2");
    window.then(F2, done);
    window.leave()
}

#[test]
fn a_hospital_bill_is_entered_returned_corrected_approved_paid_and_found_on_the_fund_screen() {
    let office = Office::demo();
    let (db, case) = (office.db(), recognised_case(&office, 0));
    let number = {
        let year: String = office.raw().query_row("SELECT strftime('%Y', 'now', '+8 hours')", [], |r| r.get(0)).expect("a year");
        format!("BX-{year}-000001")
    };
    let mut told = Vec::new();

    // Three receipts: 860 with 60 outside the catalogues, 1,234.56 and 480; four nights.
    let mut desk = Window::open(&db, "desk", "6");
    desk.then(&format!("{case}\r"), "医院");
    desk.press("\r会同县人民医院\r\r20211220\r20211224\r左手食指骨折\r\r20211228\r");
    desk.press("0440010001\r10000001\r20211220\rjcf\r860\r60\r\r");
    desk.press("\x1bOS\r10000002\r20211224\rxyf\r1234.56\r\r\r");
    desk.press("\r24432000000001000001\r\x1bOS\rcwf\r480");
    desk.then(F2, &number);
    told.push(("entered", desk.leave()));

    let mut review = Window::open(&db, "review", "8");
    review.pty.wait_for(&number);
    review.then("\r", "录入内容");
    review.press("r2\r");
    review.then(F2, "已退回");
    told.push(("returned", review.leave()));

    // The third party had paid 54.56 of it.
    let mut desk = Window::open(&db, "desk", "6");
    desk.pty.wait_for("已退回");
    desk.then("\x1b[B\r", "更正报销单");
    // Past the head and the three receipts.
    desk.then(&"\x1b[B".repeat(TO_THIRD_PARTY), "> 第三人已付");
    desk.press("\x1554.56");
    desk.then(F2, "第 2 版");
    told.push(("corrected", desk.leave()));

    told.push(("reviewed", onward(&db, "review", &number, "待审批")));
    told.push(("approved", onward(&db, "approve", &number, "已审批")));
    let sheet = office.desk("desk").sheet(&number).expect("the sheet");
    assert_eq!((sheet.state, sheet.amount.plain().as_str()), (State::Approved, "2500.00"));

    // The clerk lists what is owed; the list goes its way.
    let mut desk = Window::open(&db, "desk2", "0");
    desk.pty.wait_for("待支付");
    desk.press("aby");
    desk.pty.wait_for("ZF-");
    told.push(("listed", desk.leave()));
    let list = number.replace("BX", "ZF");
    told.push(("list reviewed", onward(&db, "review", &list, "待财政审核")));
    let mut approve = Window::open(&db, "approve", "8");
    approve.pty.wait_for(&list);
    approve.then("\r", "录入内容");
    approve.press("a");
    approve.pty.wait_for("文号");
    approve.press("\r\r会财社〔2021〕3号");
    approve.then(F2, "财政已审核");
    told.push(("approved by the finance bureau", approve.leave()));
    told.push(("sent to the bank", pay_onward(&db, "cashier", &list, "a 报盘", "已报盘")));
    told.push(("settled", pay_onward(&db, "finance", &list, "a 回盘", "已支付")));
    let state = |number: &str| office.desk("desk").sheet(number).expect("the sheet").state;
    assert_eq!((state(&list), state(&number)), (State::Paid, State::Paid));

    // The fund: this year's medical benefits, and the two payments behind them.
    let mut finance = Window::open(&db, "finance", "2");
    finance.pty.wait_for("2,500.00");
    // Past the income to the first item of spending.
    finance.press(&format!("\r{}\r", "\x1b[B".repeat(5)));
    finance.then("\r", &format!("{list} 支付单 已支付"));
    told.push(("found on the fund screen", finance.leave()));

    let total: usize = told.iter().map(|(_, keys)| keys).sum();
    let table = told.iter().map(|(what, keys)| format!("| {what} | {keys} |\n")).collect::<String>();
    println!("{table}| in all | {total} |");
    let readme = include_str!("../../README.md");
    assert!(
        readme.contains(&format!("{table}| in all | {total} |")),
        "the README's table is out of date:\n{table}| in all | {total} |"
    );
    let output = office.gsbx(&["check"]);
    assert!(output.status.success(), "{}", crate::support::stdout(&output));
}
