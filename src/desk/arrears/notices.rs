//! 催缴、责令补缴、移送: a notice is worded once, kept word for word, printed and served. The harder ones follow the one before, once
//! it was served and its day is over.

use chrono::{Datelike, Days, NaiveDate};
use rust_decimal::prelude::ToPrimitive;
use serde_json::json;

use super::spread::levy;
use super::{ArrearsLine, ArrearsMonth, NoticeAsk, NoticeFacts, NoticePress, RECEIVERS};
use crate::desk::estimate::Fields;
use crate::desk::hands::Document;
use crate::desk::papers::{Sent, Stamp, Way, code_of, read_service};
use crate::desk::{Desk, Refusal};
use crate::domain::audit::Act;
use crate::domain::case::paper::ServiceWay;
use crate::domain::hands::Hand;
use crate::domain::levy::debt::NoticeKind;
use crate::domain::levy::problem::LevyProblem;
use crate::domain::money::Money;
use crate::domain::operator::{Right, Role};
use crate::domain::problem::Problem;
use crate::store::arrears::notices::{NewNotice, NoticeRow};
use crate::store::{StoreError, Writer};

/// Who demands payment and hands a debt over (agency rules 2.4).
const DEMANDERS: &[Role] = &[Role::Inspect, Role::Approve];
/// Notices of a list.
const NOTICES_MAX: i64 = 500;

impl Desk {
    /// Issues a notice to each employer; all of them or none. Answers their numbers.
    ///
    /// # Errors
    /// `MayNot`; `Problems` at `credit_code` for an employer nothing of which is overdue, or that has to be told in another way
    /// first; `Store`.
    pub fn issue_notices(&mut self, ask: &NoticeAsk, press: NoticePress) -> Result<Vec<String>, Refusal> {
        self.may_notify(ask.kind)?;
        let (at, operator) = (self.clock.stamp(), self.operator.id);
        let on = self.clock.today();
        let pay_by = self.pay_by(on)?;
        let writer = self.store.write_while_reading()?;
        let mut numbers = Vec::with_capacity(ask.credit_codes.len());
        for code in &ask.credit_codes {
            let employer = self.employer_of(code)?;
            let line = self.to_notify(ask.kind, employer.id, on)?;
            numbers.push(self.issue(&writer, (ask.kind, &line), (on, pay_by), press, &at)?);
        }
        if numbers.is_empty() {
            return Err(Refusal::Problems(vec![("credit_code", Problem::Empty)]));
        }
        let detail = match (numbers.first(), numbers.last()) {
            (Some(first), Some(last)) if first != last => format!("{first}..{last}"),
            _ => numbers.concat(),
        };
        writer.audit(&at, Some(operator), Act::IssueNotice.id(), "", &detail)?;
        writer.commit()?;
        Ok(numbers)
    }

    fn may_notify(&self, kind: NoticeKind) -> Result<(), Refusal> {
        self.require(Right::Employers)?;
        let roles = if kind == NoticeKind::Reminder { RECEIVERS } else { DEMANDERS };
        self.check_step(Hand::Enter, roles, &Document { person_id: None, case_id: None, hands: &[] })
    }

    /// The last day a notice of a day gives to pay.
    fn pay_by(&self, on: NaiveDate) -> Result<NaiveDate, Refusal> {
        let days = self.book()?.number("notice_days", on).map_err(|p| Refusal::Problems(vec![("on", p)]))?;
        Ok(on + Days::new(days.value.to_u64().unwrap_or(0)))
    }

    /// What an employer is told it owes: months that are overdue, of a harder notice those the one before told, whose day is over.
    fn to_notify(&self, kind: NoticeKind, employer: i64, on: NaiveDate) -> Result<ArrearsLine, Refusal> {
        let nothing = || levy("credit_code", LevyProblem::NothingOverdue { on });
        let mut line = self.in_arrears(Some(employer), on)?.pop().ok_or_else(nothing)?;
        line.months.retain(|m| m.principal > Money::ZERO);
        if line.months.is_empty() {
            return Err(nothing());
        }
        if let Some(first) = kind.follows() {
            let notices = self.store.notices(Some(employer), NOTICES_MAX)?;
            let told = |m: &ArrearsMonth| {
                let is_told = |n: &NoticeRow| n.kind == first && n.served_on.is_some() && n.pay_by < on;
                notices.iter().any(|n| is_told(n) && (n.from..=n.until).contains(&m.month))
            };
            line.months.retain(told);
            if line.months.is_empty() {
                return Err(levy("credit_code", LevyProblem::NoticeTooEarly { kind, first }));
            }
        }
        Ok(line)
    }

    fn issue(
        &self,
        writer: &Writer<'_>,
        (kind, line): (NoticeKind, &ArrearsLine),
        (on, pay_by): (NaiveDate, NaiveDate),
        press: NoticePress,
        at: &str,
    ) -> Result<String, Refusal> {
        let (Some(first), Some(last)) = (line.months.first(), line.months.last()) else { return Err(Refusal::NotFound) };
        let nth = self.store.notices_of_year(kind, on.year())? + 1;
        let number = format!("{}-{}-{nth:06}", prefix(kind), on.year());
        let facts = NoticeFacts {
            office: self.store.office()?.name,
            number: &number,
            kind,
            on,
            pay_by,
            from: first.month,
            until: last.month,
            line,
        };
        let paper = (press.word)(&facts);
        let document = json!({ "code": code_of(&number, at, &paper), "paper": paper }).to_string();
        let new = NewNotice {
            number: &number,
            employer: line.employer,
            kind,
            from: first.month,
            until: last.month,
            months: line.months.len(),
            principal: line.principal(),
            late_fee: line.late_fee(),
            as_of: on,
            pay_by,
            document: &document,
        };
        writer.add_notice(&new, self.operator.id, at)?;
        Ok(number)
    }

    /// The newest notices.
    ///
    /// # Errors
    /// `NotAllowed`, `Store`.
    pub fn notice_list(&self) -> Result<Vec<NoticeRow>, Refusal> {
        self.require(Right::Employers)?;
        Ok(self.store.notices(None, NOTICES_MAX)?)
    }

    fn notice_row(&self, number: &str) -> Result<NoticeRow, Refusal> {
        let number = number.trim().to_ascii_uppercase();
        self.store.notice(&number)?.ok_or_else(|| levy("number", LevyProblem::NoNotice))
    }

    /// Prints notices as they were worded, several as one text.
    ///
    /// # Errors
    /// `NotAllowed`; `Problems` at `number`; `Printer`; `Store`.
    pub fn print_notices(&mut self, numbers: &[String], way: Option<Way>, press: NoticePress) -> Result<Sent, Refusal> {
        self.require(Right::Employers)?;
        let way = match way {
            Some(way) => way,
            None => self.print_way()?,
        };
        let mut pages = Vec::with_capacity(numbers.len());
        for number in numbers {
            let row = self.notice_row(number)?;
            let stamp = Stamp {
                number: row.number.clone(),
                code: row.code.clone(),
                by: self.operator.name.clone(),
                at: self.clock.now().format("%Y-%m-%d %H:%M").to_string(),
                nth: 0,
            };
            let unreadable = || StoreError::BadValue(format!("notice {}", row.number));
            pages.push((press.set)(&row.paper, &stamp, way.layout()).ok_or_else(unreadable)?);
        }
        let name = numbers.first().map(|n| n.trim().to_ascii_uppercase()).unwrap_or_default();
        let sent = self.send(&name, pages.join("\u{c}"), &way)?;
        let (at, operator) = (self.clock.stamp(), self.operator.id);
        let writer = self.store.write()?;
        writer.audit(&at, Some(operator), Act::Print.id(), "", &format!("{} {}", numbers.join(" "), way.id()))?;
        writer.commit()?;
        Ok(sent)
    }

    /// Records that a notice was served. Fields: `on` (today unless said otherwise), `way`, `recipient`.
    ///
    /// # Errors
    /// `MayNot`; `Problems` with their fields, at `number` for one that was served already; `Store`.
    pub fn serve_notice(&mut self, number: &str, fields: &Fields) -> Result<(), Refusal> {
        let kind = self.notice_row(number)?.kind;
        self.may_notify(kind)?;
        let (at, today, operator) = (self.clock.stamp(), self.clock.today(), self.operator.id);
        let writer = self.store.write_while_reading()?;
        let row = self.notice_row(number)?;
        if let Some(on) = row.served_on {
            return Err(levy("number", LevyProblem::ServedAlready { on }));
        }
        let service = read_service(fields, row.as_of, today, &self.operator.name).map_err(Refusal::Problems)?;
        let way = ServiceWay::parse(&service.way).map(ServiceWay::id).unwrap_or_default();
        writer.serve_notice(row.id, service.on, &format!("{way} {}", service.to))?;
        let subject = format!("employer:{}", row.employer);
        writer.audit(&at, Some(operator), Act::ServeNotice.id(), &subject, &format!("{} {way}", row.number))?;
        Ok(writer.commit()?)
    }
}

/// What numbers of a kind begin with, by the pinyin of what it is called.
const fn prefix(kind: NoticeKind) -> &'static str {
    match kind {
        NoticeKind::Reminder => "CJ",
        NoticeKind::Demand => "ZL",
        NoticeKind::Enforcement => "YS",
    }
}
