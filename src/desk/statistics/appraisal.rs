//! S5 劳动能力鉴定: conclusions of a period by grade and by level of nursing.

use crate::desk::{Desk, Refusal};
use crate::domain::case::workflow::Step;
use crate::domain::statistics::period::Period;
use crate::domain::statistics::table::{ColumnId, Group, ListKind, RowKey, TableId};
use crate::domain::statistics::tally::{Counted, Measured, Sorted};

const COLUMNS: [ColumnId; 3] = [ColumnId::First, ColumnId::Again, ColumnId::Occupational];
/// 职业病: a situation of its own (条例 art. 14(4)).
pub(super) const DISEASE: &str = "14-4";

struct Fact {
    case: i64,
    is_first: bool,
    is_disease: bool,
    grade: String,
    nursing: String,
}

impl Desk {
    pub(super) fn count_appraisal(&self, period: Period) -> Result<Counted, Refusal> {
        let (cases, steps) = (self.store.case_facts()?, self.store.step_facts(period.last_day())?);
        let mut facts = Vec::new();
        for of_case in steps.chunk_by(|a, b| a.case == b.case) {
            let concluded = of_case.iter().filter(|s| matches!(s.step, Step::Conclude | Step::Reappraise | Step::Review));
            for (nth, step) in concluded.enumerate().filter(|(_, s)| period.holds(s.on)) {
                let or_none = |text: String| if text.is_empty() { "none".to_owned() } else { text };
                facts.push(Fact {
                    case: step.case,
                    is_first: nth == 0,
                    is_disease: cases.get(&step.case).is_some_and(|c| c.situation == DISEASE),
                    grade: or_none(step.grade.map(|g| g.to_string()).unwrap_or_default()),
                    nursing: or_none(step.nursing.clone()),
                });
            }
        }
        let mut counted = Counted::new(TableId::Appraisal, period, COLUMNS.to_vec());
        let all: Vec<&Fact> = facts.iter().collect();
        counted.add_row(RowKey::total(), |column| measure(column, &all));
        for group in [Group::Grade, Group::Nursing] {
            let code = |f: &Fact| if group == Group::Grade { f.grade.clone() } else { f.nursing.clone() };
            let facts = facts.iter().map(|f| (code(f), f)).collect();
            counted.add_group(Sorted { group, order: self.order(group), all: true, facts }, |_, column, facts| {
                measure(column, facts)
            });
            counted.adds_up(group, &COLUMNS);
        }
        Ok(counted)
    }
}

/// Conclusions: a case that was appraised twice counts with each.
fn measure(column: ColumnId, facts: &[&Fact]) -> Measured {
    let of = |which: &dyn Fn(&Fact) -> bool| Measured::each(ListKind::Cases, facts.iter().filter(|f| which(f)).map(|f| f.case));
    match column {
        ColumnId::First => of(&|f| f.is_first),
        ColumnId::Again => of(&|f| !f.is_first),
        ColumnId::Occupational => of(&|f| f.is_disease),
        _ => Measured::MISSING,
    }
}
