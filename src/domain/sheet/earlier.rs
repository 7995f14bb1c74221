//! 历年报销: what an office's list of earlier years tells of a bill, and what cannot be so.

use chrono::NaiveDate;

use super::state::State;
use crate::domain::benefits::FieldProblem;
use crate::domain::money::Money;
use crate::domain::problem::Problem;

/// Why something paid before gsbx is not taken over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TakeOverProblem {
    /// Another sheet, or one with other content, has that number.
    NumberTaken,
    /// Numbers of this kind and year are given by gsbx itself.
    OwnNumbers,
    /// The person gets a benefit of that kind since another day, or of another amount.
    BenefitThere,
    /// Receipts in the order of the file add to none of the person's sheets that have none yet.
    NoSheetAddsUp,
}

/// How far an office had come with a bill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    Entered,
    Reviewed,
    Approved,
    Paid,
}

impl Stage {
    pub const ALL: [Stage; 4] = [Stage::Entered, Stage::Reviewed, Stage::Approved, Stage::Paid];

    /// The word in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Stage::Entered => "entered",
            Stage::Reviewed => "reviewed",
            Stage::Approved => "approved",
            Stage::Paid => "paid",
        }
    }

    /// # Errors
    /// `Empty`, `NotOneOf`.
    pub fn parse(text: &str) -> Result<Stage, Problem> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Problem::Empty);
        }
        Stage::ALL.into_iter().find(|s| s.id() == text).ok_or(Problem::NotOneOf { choices: "entered, reviewed, approved, paid" })
    }

    /// Where the sheet stands. Whoever reviewed or approved elsewhere did so under no hand that is on record here, so what is
    /// not paid goes the whole way again.
    #[must_use]
    pub const fn state(self) -> State {
        match self {
            Stage::Paid => State::Paid,
            Stage::Entered | Stage::Reviewed | Stage::Approved => State::Draft,
        }
    }
}

/// A line of such a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlierSheet {
    pub filed_on: NaiveDate,
    /// How many receipts it has.
    pub receipts: u32,
    pub claimed: Money,
    /// The part outside the catalogues.
    pub outside: Money,
    pub paid: Money,
    pub paid_on: Option<NaiveDate>,
    pub stage: Stage,
}

impl EarlierSheet {
    /// What the fund paid by it, or would pay.
    #[must_use]
    pub fn amount(&self) -> Money {
        match self.stage {
            Stage::Paid => self.paid,
            Stage::Entered | Stage::Reviewed | Stage::Approved => self.claimed - self.outside,
        }
    }

    /// What cannot be so.
    #[must_use]
    pub fn check(&self, accident_on: NaiveDate, today: NaiveDate) -> Vec<FieldProblem> {
        let mut found = Vec::new();
        if self.filed_on < accident_on {
            found.push(("filed_on", Problem::Before { field: "accident_on", day: accident_on }));
        }
        if self.filed_on > today {
            found.push(("filed_on", Problem::Future));
        }
        let claimed = || Problem::DoesNotGoWith { field: "claimed", value: self.claimed.plain() };
        if self.claimed == Money::ZERO {
            found.push(("claimed", Problem::Zero));
        }
        if self.outside > self.claimed {
            found.push(("outside", claimed()));
        }
        if self.paid > self.claimed {
            found.push(("paid", claimed()));
        }
        let stage = || Problem::DoesNotGoWith { field: "stage", value: self.stage.id().to_owned() };
        match (self.stage == Stage::Paid, self.paid == Money::ZERO) {
            (true, true) => found.push(("paid", Problem::Zero)),
            (false, false) => found.push(("paid", stage())),
            _ => {}
        }
        match self.paid_on {
            None if self.stage == Stage::Paid => found.push(("paid_on", Problem::Empty)),
            Some(_) if self.stage != Stage::Paid => found.push(("paid_on", stage())),
            Some(day) if day > today => found.push(("paid_on", Problem::Future)),
            Some(day) if day < self.filed_on => {
                found.push(("paid_on", Problem::Before { field: "filed_on", day: self.filed_on }));
            }
            _ => {}
        }
        found
    }
}

/// A receipt as a list of earlier years has it, or what a sheet's receipts have to come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sum {
    pub count: usize,
    pub amount: Money,
    pub outside: Money,
}

/// Finds to which sheet each receipt of a person belongs: such lists name no sheet, but a sheet is entered with its receipts one
/// after another, and they add to what it claims. Answers for each sheet the place of its first receipt, if it has any.
#[must_use]
pub fn match_receipts(sheets: &[Sum], receipts: &[Sum]) -> Vec<Option<usize>> {
    let mut next = 0;
    let mut place = |sheet: &Sum| {
        let first = (next..receipts.len()).find(|first| adds_up(sheet, receipts.get(*first..first + sheet.count)))?;
        next = first + sheet.count;
        Some(first)
    };
    sheets.iter().map(&mut place).collect()
}

fn adds_up(sheet: &Sum, run: Option<&[Sum]>) -> bool {
    run.is_some_and(|run| {
        let amount: Money = run.iter().map(|r| r.amount).sum();
        let outside: Money = run.iter().map(|r| r.outside).sum();
        !run.is_empty() && (amount, outside) == (sheet.amount, sheet.outside)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum(count: usize, amount: i64, outside: i64) -> Sum {
        Sum { count, amount: Money::from_fen(amount), outside: Money::from_fen(outside) }
    }

    #[test]
    fn receipts_find_their_sheet_by_order_and_sum() {
        let receipts = [sum(1, 100, 0), sum(1, 200, 10), sum(1, 50, 0)];
        assert_eq!(match_receipts(&[sum(2, 300, 10), sum(1, 50, 0)], &receipts), [Some(0), Some(2)]);
        // A sheet whose receipts are in no file is passed over; one that adds to something else gets none.
        assert_eq!(match_receipts(&[sum(1, 999, 0), sum(2, 300, 10), sum(1, 50, 0)], &receipts), [None, Some(0), Some(2)]);
        // A receipt of no sheet is passed over too.
        assert_eq!(match_receipts(&[sum(1, 50, 0)], &receipts), [Some(2)]);
        assert_eq!(match_receipts(&[sum(3, 350, 9)], &receipts), [None]);
        assert_eq!(match_receipts(&[sum(4, 350, 10), sum(0, 0, 0)], &receipts), [None, None]);
    }

    #[test]
    fn what_cannot_be_so_is_told_by_field() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        let sound = EarlierSheet {
            filed_on: day("2019-05-01"),
            receipts: 2,
            claimed: Money::from_fen(10_000),
            outside: Money::from_fen(1_000),
            paid: Money::from_fen(9_000),
            paid_on: Some(day("2019-06-01")),
            stage: Stage::Paid,
        };
        let check = |sheet: &EarlierSheet| -> Vec<&'static str> {
            sheet.check(day("2019-03-01"), day("2022-01-04")).into_iter().map(|(field, _)| field).collect()
        };
        assert_eq!(check(&sound), [""; 0]);
        assert_eq!(check(&EarlierSheet { filed_on: day("2019-02-01"), ..sound.clone() }), ["filed_on"]);
        assert_eq!(check(&EarlierSheet { outside: Money::from_fen(10_001), ..sound.clone() }), ["outside"]);
        assert_eq!(check(&EarlierSheet { paid: Money::from_fen(10_001), ..sound.clone() }), ["paid"]);
        assert_eq!(check(&EarlierSheet { paid: Money::ZERO, paid_on: None, ..sound.clone() }), ["paid", "paid_on"]);
        assert_eq!(check(&EarlierSheet { paid_on: Some(day("2019-04-30")), ..sound.clone() }), ["paid_on"]);
        assert_eq!(check(&EarlierSheet { stage: Stage::Approved, ..sound }), ["paid", "paid_on"]);
    }
}
