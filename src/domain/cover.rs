//! Whether somebody was insured on the day of an accident, and who is liable for that (rules 2.1, 2.8 to 2.10).

use chrono::{Days, NaiveDate};

use super::dates::Month;
use super::person::{Employment, MonthPaid, WageMonth};

/// What is on file about the insurance with the employer of an accident, on its day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cover {
    pub on: NaiveDate,
    /// The employer he was hurt at: with two at once this one is liable (K8 art. 9).
    pub employer: String,
    /// 参保期间 with this employer that holds the day; the end is `None` while it runs.
    pub span: Option<(NaiveDate, Option<NaiveDate>)>,
    /// First day insured with this employer after the accident, where the day itself is not covered.
    pub joined_later: Option<NaiveDate>,
    /// Insured on the day, but with another employer.
    pub elsewhere: Option<String>,
    /// What became of the month's contribution; `None` when it is not on file.
    pub month: Option<MonthPaid>,
}

/// Who bears what the fund would bear.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Liability {
    Fund,
    /// The month was made good on this day, long after: new costs from then on are the fund's (K1 art. 62(3)).
    FundSincePaid(NaiveDate),
    /// 欠费: the employer, until premium and late fee are paid (K2 art. 41, K1 art. 62(2)).
    EmployerUntilPaid,
    /// Joined after the accident: the fund takes over what arises from then on (2.10).
    FundSinceJoined(NaiveDate),
    /// Never insured by this employer.
    Employer,
    /// The month's contribution is not on file.
    Unknown,
}

impl Cover {
    /// Reads it from a file. Employments and months are matched by the employer's name, as cases name him.
    #[must_use]
    pub fn of(employments: &[Employment], months: &[WageMonth], employer: &str, on: NaiveDate) -> Cover {
        let covers = |e: &&Employment| e.insured_from <= on && e.insured_to.is_none_or(|to| on <= to);
        let here = || employments.iter().filter(|e| e.employer == employer);
        let span = here().find(covers).map(|e| (e.insured_from, e.insured_to));
        let later = || here().map(|e| e.insured_from).filter(|from| *from > on).min();
        let month = months.iter().find(|m| m.month == Month::of(on) && m.employer == employer);
        Cover {
            on,
            employer: employer.to_owned(),
            span,
            joined_later: if span.is_none() { later() } else { None },
            elsewhere: employments.iter().find(|e| e.employer != employer && covers(e)).map(|e| e.employer.clone()),
            month: month.and_then(|m| m.paid),
        }
    }

    #[must_use]
    pub fn liability(&self) -> Liability {
        match (self.span, self.joined_later, self.month) {
            (None, Some(day), _) => Liability::FundSinceJoined(day),
            (None, None, _) => Liability::Employer,
            (Some(_), _, None) => Liability::Unknown,
            // Payment put off with approval does not count as arrears (K8 art. 21-23).
            (Some(_), _, Some(MonthPaid::Deferred(until))) if self.on <= until => Liability::Fund,
            (Some(_), _, Some(MonthPaid::InArrears | MonthPaid::Deferred(_))) => Liability::EmployerUntilPaid,
            (Some(_), _, Some(MonthPaid::NothingDue | MonthPaid::InTime(_))) => Liability::Fund,
            (Some(_), _, Some(MonthPaid::Paid(day))) => {
                if day > last_usual_day(self.on) {
                    Liability::FundSincePaid(day)
                } else {
                    Liability::Fund
                }
            }
        }
    }
}

impl Liability {
    /// What the form's field `insured` says for it; `None` where the file does not tell.
    #[must_use]
    pub const fn says(self) -> Option<&'static str> {
        match self {
            Liability::Fund => Some("yes"),
            Liability::FundSincePaid(_) | Liability::FundSinceJoined(_) => Some("since"),
            Liability::EmployerUntilPaid | Liability::Employer => Some("no"),
            Liability::Unknown => None,
        }
    }

    /// The day from which what newly arises is the fund's.
    #[must_use]
    pub const fn since(self) -> Option<NaiveDate> {
        match self {
            Liability::FundSincePaid(day) | Liability::FundSinceJoined(day) => Some(day),
            Liability::Fund | Liability::EmployerUntilPaid | Liability::Employer | Liability::Unknown => None,
        }
    }
}

/// A month is paid in the month itself or the next one; what came later was made good afterwards. [convention]
pub fn last_usual_day(on: NaiveDate) -> NaiveDate {
    Month::of(Month::of(on).last_day() + Days::new(1)).last_day()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::Money;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn work(employer: &str, from: &str, to: Option<&str>) -> Employment {
        Employment {
            employer: employer.into(),
            credit_code: String::new(),
            job: String::new(),
            insured_from: day(from),
            insured_to: to.map(day),
            wage: Money::ZERO,
        }
    }

    fn month(employer: &str, paid: Option<MonthPaid>) -> WageMonth {
        WageMonth { month: Month::of(day("2021-05-20")), employer_id: 1, employer: employer.into(), wage: Money::ZERO, paid }
    }

    /// Each way an accident of 2021-05-20 at A can be covered.
    #[test]
    fn who_is_liable_goes_by_the_employer_and_the_month_of_the_accident() {
        let paid = |text: &str| Some(MonthPaid::Paid(day(text)));
        let running = || vec![work("A", "2019-01-01", None)];
        for (employments, months, want) in [
            (running(), vec![month("A", paid("2021-05-25"))], Liability::Fund),
            (running(), vec![month("A", paid("2021-06-30"))], Liability::Fund),
            (running(), vec![month("A", paid("2021-07-01"))], Liability::FundSincePaid(day("2021-07-01"))),
            (running(), vec![month("A", Some(MonthPaid::InTime(day("2021-09-30"))))], Liability::Fund),
            (running(), vec![month("A", Some(MonthPaid::InArrears))], Liability::EmployerUntilPaid),
            (running(), vec![month("A", Some(MonthPaid::NothingDue))], Liability::Fund),
            (running(), vec![month("A", None)], Liability::Unknown),
            // Paid by another employer does not help.
            (running(), vec![month("B", paid("2021-05-25"))], Liability::Unknown),
            (vec![work("A", "2019-01-01", Some("2021-05-20"))], vec![month("A", paid("2021-05-25"))], Liability::Fund),
            (vec![work("A", "2019-01-01", Some("2021-05-19"))], vec![month("A", paid("2021-05-25"))], Liability::Employer),
            (vec![work("A", "2021-05-21", None)], vec![], Liability::FundSinceJoined(day("2021-05-21"))),
            (vec![work("B", "2019-01-01", None)], vec![month("B", paid("2021-05-25"))], Liability::Employer),
            (vec![], vec![], Liability::Employer),
        ] {
            let cover = Cover::of(&employments, &months, "A", day("2021-05-20"));
            assert_eq!(cover.liability(), want, "{cover:?}");
        }
        let other = Cover::of(&[work("B", "2019-01-01", None)], &[], "A", day("2021-05-20"));
        assert_eq!(other.elsewhere.as_deref(), Some("B"));
    }
}
