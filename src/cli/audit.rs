//! `gsbx audit`: the audit trail for reading and for scripts.

use super::args::{Args, AuditArgs};
use super::{Failure, Session, office, print};
use crate::desk::estimate::Fields;
use crate::report::{audit as report, json_text};

pub(super) fn run(args: &Args, filter: &AuditArgs, limit: u16, json: bool, session: &Session) -> Result<(), Failure> {
    let mut fields = Fields::default();
    let given = [
        ("person", &filter.person),
        ("operator", &filter.by),
        ("document", &filter.document),
        ("from", &filter.from),
        ("to", &filter.to),
    ];
    for (id, text) in given {
        fields.set(id, text.clone().unwrap_or_default());
    }
    let page = office::open(args, session)?.audit_trail(&fields, 0, i64::from(limit))?;
    print(&if json { json_text(&report::json(&page, session.lang)) } else { report::text(&page, session.lang) })
}
