//! 待办: which cases wait for whom.

use chrono::Days;

use super::file::restored;
use crate::desk::{Desk, Refusal};
use crate::domain::case::claim::gaps_on_file;
use crate::domain::case::state::State;
use crate::domain::case::workflow::{CHECKER, Step};
use crate::domain::operator::Right;
use crate::store::StoreError;
use crate::store::cases::list::{ListRow, Which};

/// A work list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Queue {
    /// 我的: cases I opened that are not over.
    Mine,
    /// 待复核: steps that wait to be checked and that I may check.
    ToCheck,
    /// 即将到期: limits that end within so many days, today included.
    DueIn(u16),
    /// 已逾期
    Overdue,
    /// 待补材料
    PapersMissing,
    /// 待完善: taken over, with needed fields that are not known.
    WithGaps,
    /// In one state.
    InState(State),
    /// 全部
    All,
}

/// A case in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseListLine {
    pub number: String,
    pub person_id: i64,
    pub name: String,
    pub employer: String,
    pub accident_on: chrono::NaiveDate,
    pub state: State,
    pub situation: String,
    pub papers_missing: i64,
    pub gaps: i64,
    /// Which they are, in the list of what is to be completed.
    pub missing: Vec<&'static str>,
    /// Id of the limit that runs; empty when none does.
    pub due_limit: String,
    pub due_on: Option<chrono::NaiveDate>,
    /// Days from today to the limit's last one; negative when it is over.
    pub left: Option<i64>,
    /// The step that waits to be checked.
    pub waiting: Option<Step>,
}

/// A page of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseList {
    pub queue: Queue,
    pub offset: i64,
    pub lines: Vec<CaseListLine>,
    /// Cases in the whole list.
    pub total: i64,
}

/// How many cases each list has, for the tab line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct QueueCounts {
    pub mine: i64,
    /// 0 for those who may not check.
    pub to_check: i64,
    pub due_soon: i64,
    pub overdue: i64,
    pub papers: i64,
    pub gaps: i64,
}

/// Days ahead that count as "soon" in the counts.
pub const SOON: u16 = 7;

impl Desk {
    /// A page of a work list.
    ///
    /// # Errors
    /// `NotAllowed`, `Store`.
    pub fn case_list(&self, queue: Queue, offset: i64, limit: i64) -> Result<CaseList, Refusal> {
        self.require(Right::Lookup)?;
        let Some(which) = self.which(queue)? else {
            return Ok(CaseList { queue, offset: 0, lines: Vec::new(), total: 0 });
        };
        let rows = self.store.case_list(which, offset, limit)?;
        let mut lines = rows.into_iter().map(|r| self.list_line(r)).collect::<Result<Vec<_>, _>>()?;
        if queue == Queue::WithGaps {
            for line in &mut lines {
                let claim = self.store.newest_claim(&line.number)?.map(|text| restored(&text)).unwrap_or_default();
                line.missing = gaps_on_file(&claim, self.policy.as_ref());
            }
        }
        Ok(CaseList { queue, offset, lines, total: self.store.case_count(which)? })
    }

    /// # Errors
    /// `NotAllowed`, `Store`.
    pub fn queue_counts(&self) -> Result<QueueCounts, Refusal> {
        self.require(Right::Lookup)?;
        let count = |queue| self.which(queue)?.map_or(Ok(0), |which| Ok::<_, Refusal>(self.store.case_count(which)?));
        Ok(QueueCounts {
            mine: count(Queue::Mine)?,
            to_check: count(Queue::ToCheck)?,
            due_soon: count(Queue::DueIn(SOON))?,
            overdue: count(Queue::Overdue)?,
            papers: count(Queue::PapersMissing)?,
            gaps: count(Queue::WithGaps)?,
        })
    }

    /// `None` for a list this operator has nothing in.
    fn which(&self, queue: Queue) -> Result<Option<Which>, Refusal> {
        let today = self.clock.today();
        Ok(Some(match queue {
            Queue::Mine => Which::OpenedBy(self.operator.id),
            Queue::ToCheck if self.me()?.roles.contains(&CHECKER) => Which::ToCheck(self.operator.id),
            Queue::ToCheck => return Ok(None),
            Queue::DueIn(days) => Which::DueBetween(Some(today), today + Days::new(u64::from(days))),
            Queue::Overdue => Which::DueBetween(None, today - Days::new(1)),
            Queue::PapersMissing => Which::PapersMissing,
            Queue::WithGaps => Which::WithGaps,
            Queue::InState(state) => Which::InState(state),
            Queue::All => Which::All,
        }))
    }

    fn list_line(&self, row: ListRow) -> Result<CaseListLine, StoreError> {
        let step = |id: String| Step::parse(&id).map_err(|_| StoreError::BadValue(format!("step {id}")));
        Ok(CaseListLine {
            left: row.due_on.map(|d| (d - self.clock.today()).num_days()),
            waiting: row.waiting.map(step).transpose()?,
            number: row.number,
            person_id: row.person,
            name: row.name,
            employer: row.employer,
            accident_on: row.accident_on,
            state: row.state,
            situation: row.situation,
            papers_missing: row.papers_missing,
            gaps: row.gaps,
            missing: Vec::new(),
            due_limit: row.due_limit,
            due_on: row.due_on,
        })
    }
}
