//! 待办: cases in lists, each list one indexed query.

use rusqlite::types::Value;
use rusqlite::{Row, params_from_iter};

use super::record::state;
use crate::domain::case::state::State;
use crate::store::error::During;
use crate::store::sql::{day, day_or_none};
use crate::store::{Store, StoreError};

/// A line of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListRow {
    pub number: String,
    pub person: i64,
    pub name: String,
    pub employer: String,
    pub accident_on: chrono::NaiveDate,
    pub state: State,
    pub situation: String,
    pub papers_missing: i64,
    /// Situation and applicant of the newest claim, which say what papers it needs; `None` without a claim on file.
    pub claimed: Option<(String, String)>,
    pub gaps: i64,
    pub due_limit: String,
    pub due_on: Option<chrono::NaiveDate>,
    /// The step that waits to be checked.
    pub waiting: Option<String>,
}

/// Which cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// Opened by an operator and not over.
    OpenedBy(i64),
    /// With a step that waits to be checked and on which this operator has entered nothing.
    ToCheck(i64),
    /// With a limit that ends from the first day through the second.
    DueBetween(Option<chrono::NaiveDate>, chrono::NaiveDate),
    /// With papers to come.
    PapersMissing,
    /// With needed fields that are not known.
    WithGaps,
    InState(State),
    All,
}

const COLUMNS: &str =
    "SELECT c.number, c.person_id, p.name, e.name, c.accident_on, c.state, c.situation, c.papers_missing, c.gaps,
    c.due_limit, c.due_on, v.version IS NOT NULL, coalesce(v.claim ->> 'situation', ''), coalesce(v.claim ->> 'applicant', ''),
    (SELECT s.step FROM case_step AS s WHERE s.case_id = c.id AND s.is_checked = 1 AND s.settled IS NULL)
    FROM injury_case AS c JOIN person AS p ON p.id = c.person_id JOIN employer AS e ON e.id = c.employer_id
    LEFT JOIN case_version AS v ON v.case_id = c.id AND v.version = c.version";
const COUNT: &str = "SELECT count(*) FROM injury_case AS c";
/// The same for a list that is narrowed by what somebody typed.
const COUNT_NAMED: &str = "SELECT count(*) FROM injury_case AS c JOIN person AS p ON p.id = c.person_id";
const SOONEST: &str = " ORDER BY c.due_on IS NULL, c.due_on, c.number";
/// Those with the least to complete first, in the order of the index, as there may be very many.
const NEARLY_KNOWN: &str = " ORDER BY c.gaps, c.id";
const NEWEST: &str = " ORDER BY c.id DESC";

const OPENED_BY: &str =
    " WHERE c.opened_by = $1 AND c.state NOT IN ('refused', 'withdrawn', 'not_recognised', 'closed', 'dropped')";
const TO_CHECK: &str = " WHERE c.id IN (SELECT s.case_id FROM case_step AS s WHERE s.is_checked = 1 AND s.settled IS NULL)
    AND NOT EXISTS (SELECT 1 FROM case_version AS v WHERE v.case_id = c.id AND v.operator_id = $1)
    AND NOT EXISTS (SELECT 1 FROM case_step AS s WHERE s.case_id = c.id AND s.entered_by = $1)";
const DUE: &str = " WHERE c.due_on >= $1 AND c.due_on <= $2";
const PAPERS: &str = " WHERE c.papers_missing > 0 AND c.state IN ('applied', 'papers_missing')";
const GAPS: &str = " WHERE c.gaps > 0";
const IN_STATE: &str = " WHERE c.state = $1";
/// Before every day there is.
const DAY_ONE: &str = "0000-01-01";

fn row(r: &Row<'_>) -> rusqlite::Result<ListRow> {
    Ok(ListRow {
        number: r.get(0)?,
        person: r.get(1)?,
        name: r.get(2)?,
        employer: r.get(3)?,
        accident_on: day(r, 4)?,
        state: state(r, 5)?,
        situation: r.get(6)?,
        papers_missing: r.get(7)?,
        gaps: r.get(8)?,
        due_limit: r.get(9)?,
        due_on: day_or_none(r, 10)?,
        claimed: if r.get(11)? { Some((r.get(12)?, r.get(13)?)) } else { None },
        waiting: r.get(14)?,
    })
}

impl Which {
    /// The list's condition, its order, and the values of its parameters.
    fn clause(self) -> (&'static str, &'static str, Vec<Value>) {
        match self {
            Which::OpenedBy(operator) => (OPENED_BY, SOONEST, vec![operator.into()]),
            Which::ToCheck(operator) => (TO_CHECK, SOONEST, vec![operator.into()]),
            Which::DueBetween(from, to) => {
                let from = from.map_or_else(|| DAY_ONE.to_owned(), |d| d.to_string());
                (DUE, SOONEST, vec![from.into(), to.to_string().into()])
            }
            Which::PapersMissing => (PAPERS, SOONEST, Vec::new()),
            Which::WithGaps => (GAPS, NEARLY_KNOWN, Vec::new()),
            Which::InState(state) => (IN_STATE, SOONEST, vec![state.id().to_owned().into()]),
            Which::All => (" WHERE true", NEWEST, Vec::new()),
        }
    }
}

/// Narrows a list to cases with a text in their number or their person's name; `n` is its parameter.
fn named(n: usize) -> String {
    format!(" AND (instr(c.number, upper(${n})) > 0 OR instr(p.name, ${n}) > 0)")
}

/// A page of a list as SQL, with the values of its parameters.
fn page(which: Which, text: &str, offset: i64, limit: i64) -> (String, Vec<Value>) {
    let (clause, order, mut values) = which.clause();
    let mut narrow = String::new();
    if !text.is_empty() {
        values.push(text.to_owned().into());
        narrow = named(values.len());
    }
    // SQLite numbers parameters as they come.
    let (n, m) = (values.len() + 1, values.len() + 2);
    values.extend([limit.into(), offset.into()]);
    (format!("{COLUMNS}{clause}{narrow}{order} LIMIT ${n} OFFSET ${m}"), values)
}

/// The length of a list as SQL, with the values of its parameters.
fn count(which: Which, text: &str) -> (String, Vec<Value>) {
    let (clause, _, mut values) = which.clause();
    if text.is_empty() {
        return ([COUNT, clause].concat(), values);
    }
    values.push(text.to_owned().into());
    ([COUNT_NAMED, clause, &named(values.len())].concat(), values)
}

impl Store {
    /// The cases of a list from row `offset` on, at most `limit`; those with `text` in number or name, all when it is empty.
    ///
    /// # Errors
    /// Those of any read.
    pub fn case_list(&self, which: Which, text: &str, offset: i64, limit: i64) -> Result<Vec<ListRow>, StoreError> {
        let (sql, values) = page(which, text, offset, limit);
        let mut statement = self.connection().prepare_cached(&sql).during("list cases")?;
        let rows = statement.query_map(params_from_iter(values), row);
        rows.and_then(Iterator::collect).during("list cases")
    }

    /// How many cases a list has, narrowed like the list itself.
    ///
    /// # Errors
    /// Those of any read.
    pub fn case_count(&self, which: Which, text: &str) -> Result<i64, StoreError> {
        let (sql, values) = count(which, text);
        self.connection()
            .prepare_cached(&sql)
            .and_then(|mut s| s.query_row(params_from_iter(values), |r| r.get(0)))
            .during("count cases")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(store: &Store, (sql, values): (String, Vec<Value>)) -> Vec<String> {
        let mut statement = store.connection().prepare(&format!("EXPLAIN QUERY PLAN {sql}")).expect("a plan");
        let rows = statement.query_map(params_from_iter(values), |r| r.get(3)).and_then(Iterator::collect);
        rows.expect("a plan")
    }

    /// No work list reads the whole register of cases, people or steps, neither to show a page nor to count; the list of all
    /// cases is read in the order it is shown in, so that a page ends where it is full.
    #[test]
    fn lists_go_by_their_indexes() {
        let store = Store::in_memory().expect("a database");
        let today: chrono::NaiveDate = "2022-01-04".parse().expect("a day");
        let lists = [
            Which::OpenedBy(1),
            Which::ToCheck(1),
            Which::DueBetween(None, today),
            Which::DueBetween(Some(today), today),
            Which::PapersMissing,
            Which::WithGaps,
            Which::InState(State::Accepted),
        ];
        for (which, text) in lists.into_iter().flat_map(|which| [(which, ""), (which, "GS")]) {
            for sql in [page(which, text, 0, 50), count(which, text)] {
                for step in plan(&store, sql) {
                    // The steps that wait are an index of their own, which is as long as the list.
                    let fits = !step.starts_with("SCAN") || step.ends_with("INDEX case_step_waiting");
                    assert!(fits, "{which:?} {text}: {step}");
                }
            }
        }
        let all = plan(&store, page(Which::All, "", 0, 50));
        assert!(all.iter().all(|step| !step.contains("TEMP B-TREE")), "{all:?}");
    }
}
