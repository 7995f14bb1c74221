//! The states of a case (agency rules 2.2, 2.6). The bureau and the appraisal committee decide; the office keeps what they
//! decided.

/// Where a case stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum State {
    /// 已报案: the accident is on record, nobody has applied.
    Reported,
    /// 已申请
    Applied,
    /// 待补正: papers are missing and were asked for.
    PapersMissing,
    /// 已受理
    Accepted,
    /// 不予受理
    Refused,
    /// 中止: the clock stands still while another authority's conclusion is awaited.
    Suspended,
    /// 已撤回
    Withdrawn,
    /// 认定工伤
    Recognised,
    /// 视同工伤
    Deemed,
    /// 不予认定
    NotRecognised,
    /// 治疗中
    Treatment,
    /// 鉴定中
    Appraisal,
    /// 已定级, also with "no grade".
    Graded,
    /// 结案
    Closed,
    /// 不再申请: reported, and nothing more came of it.
    Dropped,
}

impl State {
    pub const ALL: [State; 15] = [
        State::Reported,
        State::Applied,
        State::PapersMissing,
        State::Accepted,
        State::Refused,
        State::Suspended,
        State::Withdrawn,
        State::Recognised,
        State::Deemed,
        State::NotRecognised,
        State::Treatment,
        State::Appraisal,
        State::Graded,
        State::Closed,
        State::Dropped,
    ];

    /// The stable word in the database and in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            State::Reported => "reported",
            State::Applied => "applied",
            State::PapersMissing => "papers_missing",
            State::Accepted => "accepted",
            State::Refused => "refused",
            State::Suspended => "suspended",
            State::Withdrawn => "withdrawn",
            State::Recognised => "recognised",
            State::Deemed => "deemed",
            State::NotRecognised => "not_recognised",
            State::Treatment => "treatment",
            State::Appraisal => "appraisal",
            State::Graded => "graded",
            State::Closed => "closed",
            State::Dropped => "dropped",
        }
    }

    #[must_use]
    pub fn parse(text: &str) -> Option<State> {
        State::ALL.into_iter().find(|s| s.id() == text.trim())
    }

    /// Whether nothing more is expected to happen by itself.
    #[must_use]
    pub const fn is_over(self) -> bool {
        matches!(self, State::Refused | State::Withdrawn | State::NotRecognised | State::Closed | State::Dropped)
    }

    /// Whether the bureau has found for the worker.
    #[must_use]
    pub const fn is_work_injury(self) -> bool {
        matches!(self, State::Recognised | State::Deemed | State::Treatment | State::Appraisal | State::Graded)
    }
}
