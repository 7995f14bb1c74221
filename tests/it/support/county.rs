//! A small county to import: valid numbers, and files with whatever a test wants wrong in them.

use gsbx::domain::identity::{credit_check, organisation_check, resident_check};

/// A valid resident number of the unassigned region 431299.
pub fn resident(serial: u32) -> String {
    let head = format!("43129919{:02}0808{:03}", 60 + serial / 1000 % 40, serial % 1000);
    format!("{head}{}", resident_check(head.as_bytes()))
}

/// A valid credit code.
pub fn credit(serial: u32) -> String {
    let body = format!("MA{serial:06}");
    let head = format!("91431299{body}{}", organisation_check(body.as_bytes()));
    format!("{head}{}", credit_check(head.as_bytes()).expect("characters of the alphabet"))
}

pub const EMPLOYERS: &str = "credit_code,name,industry,risk_class,address,contact,phone,registered_on";
pub const WORKERS: &str = "id_number,name,phone,credit_code,job,insured_from,wage";
pub const WAGES: &str = "month,credit_code,id_number,wage";
pub const CONTRIBUTIONS: &str = "month,credit_code,headcount,payroll,rate,due,paid,paid_on";
pub const CLAIMS: &str =
    "case_number,id_number,credit_code,accident_on,reported_on,accepted_on,body_part,place,decision,decided_on,grade";
pub const LEDGER: &str = "date,item,amount,memo";

/// A table with Unix line ends.
pub fn table(titles: &str, rows: &[String]) -> String {
    let mut out = format!("{titles}\n");
    for row in rows {
        out.push_str(row);
        out.push('\n');
    }
    out
}

pub fn employer(serial: u32) -> String {
    format!("{},会同县第{serial}竹木制品厂,C,6,会同县林城镇,王强,13800000000,2010-05-06", credit(serial))
}

pub fn worker(serial: u32) -> String {
    format!("{},张三丰,139{serial:08},{},操作工,2015-03-01,5321.10", resident(serial), credit(1))
}

pub fn wage(serial: u32, month: &str) -> String {
    format!("{month},{},{},5321.10", credit(1), resident(serial))
}

/// A case of 2019 that was recognised and graded.
pub fn claim(serial: u32) -> String {
    let (id, code) = (resident(serial), credit(1));
    format!("4312992019{serial:07},{id},{code},2019-03-01,2019-03-04,2019-03-10,右手食指,车间,injury,2019-04-20,7")
}

pub fn contribution(month: &str) -> String {
    format!("{month},{},3,15963.30,0.56,89.39,89.39,{month}-15", credit(1))
}
