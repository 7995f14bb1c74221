//! Papers and the like: each row missing, there as original, or as copy; space turns the row one is on.

use std::collections::BTreeMap;

use crossterm::event::KeyEvent;

use crate::domain::codes::CodeEntry;
use crate::text::catalog::Msg;
use crate::tui::keys;
use crate::tui::look::Look;

/// What is there of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Missing,
    Original,
    Copy,
}

const MARKS: [Mark; 3] = [Mark::Missing, Mark::Original, Mark::Copy];

impl Mark {
    const fn id(self) -> &'static str {
        match self {
            Mark::Missing => "missing",
            Mark::Original => "original",
            Mark::Copy => "copy",
        }
    }

    pub const fn title(self) -> Msg {
        match self {
            Mark::Missing => Msg::MarkMissing,
            Mark::Original => Msg::MarkOriginal,
            Mark::Copy => Msg::MarkCopy,
        }
    }

    fn turned(self, forward: bool) -> Mark {
        let at = MARKS.iter().position(|m| *m == self).unwrap_or(0);
        let step = if forward { 1 } else { MARKS.len() - 1 };
        MARKS[(at + step) % MARKS.len()]
    }
}

#[derive(Default)]
pub(super) struct Checklist {
    /// What is there, by id; a row that is missing is not in it.
    marks: BTreeMap<String, Mark>,
    pub at: usize,
}

impl Checklist {
    pub fn mark(&self, id: &str) -> Mark {
        self.marks.get(id).copied().unwrap_or(Mark::Missing)
    }

    /// `id=original,id=copy`, in the order of the ids.
    pub fn value(&self) -> String {
        self.marks.iter().map(|(id, mark)| format!("{id}={}", mark.id())).collect::<Vec<_>>().join(",")
    }

    /// What is there, as people read it: `contract original; identity card copy`.
    pub fn told(&self, list: &[CodeEntry], look: Look) -> String {
        let there = list.iter().filter_map(|e| Some((e, self.marks.get(&e.id)?)));
        let told = there.map(|(e, mark)| format!("{} {}", look.lang.pick(&e.zh, &e.en), look.text(mark.title())));
        told.collect::<Vec<_>>().join("; ")
    }

    /// Takes what [`Checklist::value`] said, also with blanks for commas; anything else is left out.
    pub fn set(&mut self, text: &str) {
        let pair = |part: &str| {
            let (id, mark) = part.split_once('=')?;
            let mark = MARKS.into_iter().find(|m| m.id() == mark && *m != Mark::Missing)?;
            Some((id.to_owned(), mark))
        };
        self.marks = text.split([',', ' ']).filter_map(pair).collect();
    }

    pub fn key(&mut self, key: KeyEvent, list: &[CodeEntry]) -> bool {
        let Some((forward, entry)) = keys::turns(&key).zip(list.get(self.at.min(list.len().saturating_sub(1)))) else {
            return false;
        };
        match self.mark(&entry.id).turned(forward) {
            Mark::Missing => _ = self.marks.remove(&entry.id),
            mark => _ = self.marks.insert(entry.id.clone(), mark),
        }
        true
    }

    /// Moves to another row; whether there was one.
    pub fn vertical(&mut self, down: bool, rows: usize) -> bool {
        let next = if down { self.at + 1 } else { self.at.wrapping_sub(1) };
        let there = next < rows;
        if there {
            self.at = next;
        }
        there
    }

    /// Where one comes in: at the first row from above, at the last from below.
    pub fn enter(&mut self, forward: bool, rows: usize) {
        self.at = if forward { 0 } else { rows.saturating_sub(1) };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_is_understood() {
        let mut list = Checklist::default();
        list.set("a=original,b=copy,c=missing,d=nonsense,,=");
        assert_eq!(list.value(), "a=original,b=copy");
        assert_eq!(Mark::Copy.turned(true), Mark::Missing);
        assert_eq!(Mark::Missing.turned(false), Mark::Copy);
    }
}
