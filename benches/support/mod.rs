//! Offices of any size for the benches, made of people who do not exist.
#![allow(dead_code, reason = "each bench uses its part")]

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::sync::Arc;

use gsbx::desk::Desk;
use gsbx::desk::clock::SystemClock;
use gsbx::desk::demo::{DEMO_LOGIN, fill};
use gsbx::desk::import::{BadRow, Kind, Watch};
use gsbx::desk::operators::found_office;
use gsbx::desk::sheets::StepNote;
use gsbx::domain::dates::Month;
use gsbx::domain::identity::{credit_check, organisation_check, resident_check};
use gsbx::domain::sheet::kind::SheetKind;
use gsbx::domain::sheet::workflow::Step;
use gsbx::policy::Policy;
use gsbx::report::sheets::SCRIBE;
use gsbx::store::Store;

const DIRECTOR: &str = "zhuren";
const SURNAMES: [&str; 20] =
    ["王", "李", "张", "刘", "陈", "杨", "黄", "赵", "周", "吴", "徐", "孙", "朱", "马", "胡", "林", "郭", "单", "仇", "尉迟"];
const GIVEN: [&str; 30] = [
    "伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "军", "洋", "勇", "艳", "杰", "涛", "明", "超", "秀", "霞", "平", "刚", "桂",
    "英", "华", "玉", "兰", "文", "斌", "红", "建", "国",
];
/// People to an employer, as in a small county.
const PER_EMPLOYER: u64 = 21;

pub fn policy() -> Arc<Policy> {
    Arc::new(Policy::load().expect("the compiled-in lists"))
}

/// The demonstration office of 12,976 people, at the window of the clerk.
pub fn demo_desk() -> Desk {
    demo_desk_of(DEMO_LOGIN)
}

/// The same at another's window.
pub fn demo_desk_of(login: &str) -> Desk {
    let policy = policy();
    let mut store = Store::in_memory().expect("memory");
    fill(&mut store, &policy, &SystemClock, &mut |_| {}).expect("the demonstration");
    let (operator, _) = store.operator(login).expect("operators").expect("the operator");
    Desk::new(store, policy, Box::new(SystemClock), operator)
}

/// The same where every employer has declared a month as the one before, and its reviewer verified it.
pub fn demo_declared(folder: &Path, month: Month) -> Desk {
    let (policy, path) = (policy(), folder.join("demo.db"));
    let mut store = Store::create(&path).expect("a new database");
    fill(&mut store, &policy, &SystemClock, &mut |_| {}).expect("the demonstration");
    drop(store);
    let desk = |login: &str| {
        let store = Store::open(&path).expect("the demonstration");
        let (operator, _) = store.operator(login).expect("operators").expect("the operator");
        Desk::new(store, Arc::clone(&policy), Box::new(SystemClock), operator)
    };
    let (mut clerk, mut reviewer) = (desk(DEMO_LOGIN), desk("review"));
    for line in clerk.preview_levy(month).expect("a month").lines {
        let fields = clerk.begin_declaration(&line.credit_code, month).expect("a beginning").fields;
        let number = clerk.file_sheet(SheetKind::Declaration, &fields, "", SCRIBE).expect("a declaration").number;
        let seen = reviewer.sheet(&number).expect("it").seen;
        reviewer.take_sheet_step(&number, seen, Step::Pass, &StepNote::default()).expect("a review");
    }
    clerk
}

/// A new office in `folder` with its employers for `people` people, at the director's window.
pub fn empty_office(folder: &Path, people: u64) -> Desk {
    let policy = policy();
    let mut store = Store::create(&folder.join("office.db")).expect("a new database");
    let director =
        found_office(&mut store, &policy, &SystemClock, "测试县工伤保险服务中心", DIRECTOR, "correct horse").expect("an office");
    let mut desk = Desk::new(store, policy, Box::new(SystemClock), director);
    let path = folder.join("employers.csv");
    write(&path, "credit_code,name,industry,risk_class,address,contact,phone,registered_on", people / PER_EMPLOYER + 1, |n| {
        format!("{},测试县第{n}竹木制品厂,C,6,测试县林城镇,,,2010-05-06", credit(n))
    });
    desk.import(Kind::Employers, &path, false, &mut Silent).expect("employers");
    desk
}

/// A file of workers.
pub fn workers_file(path: &Path, people: u64) {
    write(path, "id_number,name,phone,credit_code,job,insured_from,wage", people, |n| {
        format!("{},{},139{n:08},{},操作工,2015-03-01,5321.10", resident(n), name(n), credit(n / PER_EMPLOYER))
    });
}

pub fn import_workers(desk: &mut Desk, path: &Path) {
    let outcome = desk.import(Kind::Workers, path, false, &mut Silent).expect("workers");
    assert_eq!(outcome.bad, 0, "the file is sound");
}

/// Resident number of person `n`.
pub fn resident(n: u64) -> String {
    let scattered = n.wrapping_mul(7919) % (40 * 12 * 28 * 999);
    let (serial, day) = (scattered % 999 + 1, scattered / 999);
    let head = format!("431299{}{:02}{:02}{serial:03}", 1960 + day / (12 * 28), day / 28 % 12 + 1, day % 28 + 1);
    format!("{head}{}", resident_check(head.as_bytes()))
}

pub fn name(n: u64) -> String {
    let pick = |list: &[&'static str], k: u64| list[usize::try_from(k).unwrap_or(0) % list.len()];
    format!("{}{}{}", pick(&SURNAMES, n % 20), pick(&GIVEN, n / 20), pick(&GIVEN, n / 600))
}

fn credit(n: u64) -> String {
    let body = format!("MA{n:06}");
    let head = format!("91431299{body}{}", organisation_check(body.as_bytes()));
    format!("{head}{}", credit_check(head.as_bytes()).expect("characters of the alphabet"))
}

fn write(path: &Path, titles: &str, rows: u64, row: impl Fn(u64) -> String) {
    let mut out = BufWriter::new(File::create(path).expect("a file"));
    writeln!(out, "{titles}").expect("titles");
    for n in 0..rows {
        writeln!(out, "{}", row(n)).expect("a row");
    }
    out.flush().expect("a whole file");
}

struct Silent;

impl Watch for Silent {
    fn progress(&mut self, _done: u64, _total: u64, _rows: u64) {}

    fn bad(&mut self, row: &BadRow) -> std::io::Result<()> {
        panic!("{row:?}");
    }
}
