//! Sheets in lists: the queues, and what a case has.

use chrono::NaiveDate;

use crate::desk::{Desk, Refusal};
use crate::domain::calendar::{Limit, LimitUnit};
use crate::domain::dates::Month;
use crate::domain::money::Money;
use crate::domain::operator::{Operator, Right};
use crate::domain::plain::half_width;
use crate::domain::sheet::kind::SheetKind;
use crate::domain::sheet::state::State;
use crate::domain::sheet::workflow::TRANSITIONS;
use crate::store::sheets::list::{SheetFilter, SheetListRow, Waiting};

/// Working days ahead that count as due.
pub const DUE_WITHIN: u32 = 3;

/// A sheet in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetListLine {
    pub kind: SheetKind,
    pub number: String,
    pub state: State,
    /// Row and name of whose sheet it is.
    pub person: Option<(i64, String)>,
    pub case_number: Option<String>,
    /// Name of the employer whose sheet it is.
    pub employer: Option<String>,
    /// The month it is about, of an employer's.
    pub month: Option<Month>,
    pub amount: Money,
    pub enterer: String,
    pub entered_on: NaiveDate,
    /// Days from today to the last one of its limit; negative when it is over.
    pub left: Option<i64>,
}

impl SheetListLine {
    /// Name of the person or employer whose sheet it is; empty for one of nobody.
    #[must_use]
    pub fn whose(&self) -> &str {
        self.person.as_ref().map(|(_, name)| name.as_str()).or(self.employer.as_deref()).unwrap_or_default()
    }
}

/// A queue of sheets.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum SheetQueue {
    /// 待我办理: the next step is mine, by role, with clean hands, and not a relative's.
    #[default]
    Waiting,
    /// 退回我的: to be corrected by me, who entered them; also those I recalled.
    Returned,
    /// 我的在办: entered by me and not decided yet.
    Mine,
    /// 将到期: not decided, with a limit that is over or ends within [`DUE_WITHIN`] working days.
    Due,
    /// 全部
    All,
}

impl SheetQueue {
    pub const ALL: [SheetQueue; 5] =
        [SheetQueue::Waiting, SheetQueue::Returned, SheetQueue::Mine, SheetQueue::Due, SheetQueue::All];
}

/// Which sheets are asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SheetAsk {
    pub queue: SheetQueue,
    pub kind: Option<SheetKind>,
    pub state: Option<State>,
    pub person: Option<i64>,
    /// Row of the employer whose sheets are asked for.
    pub employer: Option<i64>,
    /// A part of the number, of the person's name or of the employer's.
    pub text: String,
}

/// A page of a queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetList {
    pub ask: SheetAsk,
    pub offset: i64,
    pub lines: Vec<SheetListLine>,
    /// Sheets in the whole queue.
    pub total: i64,
}

/// How many sheets each queue has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SheetCounts {
    pub waiting: i64,
    pub returned: i64,
    pub mine: i64,
    pub due: i64,
    pub all: i64,
}

/// Entered and not decided yet.
const UNDECIDED: [State; 5] = [State::Draft, State::ToReview, State::Returned, State::ToApprove, State::ToCountersign];

impl Desk {
    /// A page of a queue.
    ///
    /// # Errors
    /// `NotAllowed`, `Store`.
    pub fn sheet_queue(&self, ask: &SheetAsk, offset: i64, limit: i64) -> Result<SheetList, Refusal> {
        self.require(Right::Sheets)?;
        let ask = SheetAsk { text: half_width(&ask.text).trim().to_owned(), ..ask.clone() };
        let Some(filter) = self.sheet_filter(&ask)? else {
            return Ok(SheetList { ask, offset: 0, lines: Vec::new(), total: 0 });
        };
        let rows = self.store.sheet_list(&filter, offset, limit)?;
        let lines = rows.into_iter().map(|row| self.sheet_line(row)).collect();
        Ok(SheetList { ask, offset, lines, total: self.store.sheet_count(&filter)? })
    }

    /// How many sheets each queue has.
    ///
    /// # Errors
    /// `NotAllowed`, `Store`.
    pub fn sheet_counts(&self) -> Result<SheetCounts, Refusal> {
        self.require(Right::Sheets)?;
        let count = |queue| {
            let filter = self.sheet_filter(&SheetAsk { queue, ..SheetAsk::default() })?;
            filter.map_or(Ok(0), |filter| Ok::<_, Refusal>(self.store.sheet_count(&filter)?))
        };
        Ok(SheetCounts {
            waiting: count(SheetQueue::Waiting)?,
            returned: count(SheetQueue::Returned)?,
            mine: count(SheetQueue::Mine)?,
            due: count(SheetQueue::Due)?,
            all: count(SheetQueue::All)?,
        })
    }

    /// The sheets of a case, the newest first.
    ///
    /// # Errors
    /// `NotAllowed`, `NotFound`, `Store`.
    pub fn sheets_of_case(&self, number: &str) -> Result<Vec<SheetListLine>, Refusal> {
        self.require(Right::Sheets)?;
        let case = self.store.case(number)?.ok_or(Refusal::NotFound)?.id;
        let filter = SheetFilter { case: Some(case), ..SheetFilter::default() };
        let rows = self.store.sheet_list(&filter, 0, i64::MAX)?;
        Ok(rows.into_iter().map(|row| self.sheet_line(row)).collect())
    }

    /// `None` for a queue that holds nothing for this operator.
    fn sheet_filter(&self, ask: &SheetAsk) -> Result<Option<SheetFilter>, Refusal> {
        let mut filter = SheetFilter {
            kinds: ask.kind.into_iter().collect(),
            person: ask.person,
            employer: ask.employer,
            text: ask.text.clone(),
            ..SheetFilter::default()
        };
        match ask.queue {
            SheetQueue::Waiting => {
                let waiting = waiting_for(&self.me()?);
                filter.states = waiting.steps.iter().map(|(_, state, _)| *state).collect();
                filter.waiting = Some(waiting);
            }
            SheetQueue::Returned => {
                filter.states = vec![State::Returned, State::Draft];
                filter.entered_by = Some(self.operator.id);
            }
            SheetQueue::Mine => {
                filter.states = UNDECIDED.to_vec();
                filter.entered_by = Some(self.operator.id);
            }
            SheetQueue::Due => {
                let limit = Limit { length: DUE_WITHIN, unit: LimitUnit::Workday, not_before: false };
                filter.states = UNDECIDED.to_vec();
                filter.due_by = self.policy.calendar().end_of(self.clock.today(), limit);
            }
            SheetQueue::All => {}
        }
        if let Some(state) = ask.state {
            if ask.queue != SheetQueue::All && !filter.states.contains(&state) {
                return Ok(None);
            }
            filter.states = vec![state];
        }
        Ok((ask.queue == SheetQueue::All || !filter.states.is_empty()).then_some(filter))
    }

    pub(in crate::desk) fn sheet_line(&self, row: SheetListRow) -> SheetListLine {
        let runs = !row.state.holds() && !row.state.is_dead();
        SheetListLine {
            kind: row.kind,
            number: row.number,
            state: row.state,
            person: row.person.zip(row.name),
            case_number: row.case_number,
            employer: row.employer,
            month: row.month,
            amount: row.amount,
            enterer: row.enterer,
            entered_on: row.entered_on,
            left: row.due_on.filter(|_| runs).map(|day| (day - self.clock.today()).num_days()),
        }
    }
}

/// The steps that bring sheets on and that an operator's roles allow.
fn waiting_for(me: &Operator) -> Waiting {
    let mut steps = Vec::new();
    for row in TRANSITIONS.iter().filter(|t| t.step.is_onward() && me.roles.iter().any(|r| t.roles.contains(r))) {
        let (Some(from), Some(hand)) = (row.from, row.hand) else { continue };
        steps.extend(SheetKind::ALL.into_iter().filter(|k| k.flow() == row.flow).map(|kind| (kind, from, hand)));
    }
    Waiting { operator: me.id, steps }
}
