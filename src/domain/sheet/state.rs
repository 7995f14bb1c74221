//! The states of a sheet (agency rules 2.2, 2.9).

/// Where a sheet stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum State {
    /// 草稿: recalled by who entered it.
    Draft,
    /// 待复核
    ToReview,
    /// 已退回
    Returned,
    /// 待审批
    ToApprove,
    /// 待会签: above the amount from which a second approval is needed.
    ToCountersign,
    /// 已审批
    Approved,
    /// 已报盘: the bank has the file.
    Sent,
    /// 已付, or booked.
    Paid,
    /// 不予办理
    Refused,
    /// 已作废
    Void,
    /// 已重核: a newer sheet has taken its place.
    Superseded,
    /// 已冲回
    Reversed,
}

impl State {
    pub const ALL: [State; 12] = [
        State::Draft,
        State::ToReview,
        State::Returned,
        State::ToApprove,
        State::ToCountersign,
        State::Approved,
        State::Sent,
        State::Paid,
        State::Refused,
        State::Void,
        State::Superseded,
        State::Reversed,
    ];

    /// The stable word that is stored and that scripts read.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            State::Draft => "draft",
            State::ToReview => "to_review",
            State::Returned => "returned",
            State::ToApprove => "to_approve",
            State::ToCountersign => "to_countersign",
            State::Approved => "approved",
            State::Sent => "sent",
            State::Paid => "paid",
            State::Refused => "refused",
            State::Void => "void",
            State::Superseded => "superseded",
            State::Reversed => "reversed",
        }
    }

    #[must_use]
    pub fn parse(text: &str) -> Option<State> {
        State::ALL.into_iter().find(|s| s.id() == text)
    }

    /// Whether who entered it may change it.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, State::Draft | State::Returned)
    }

    /// Whether what it decides holds, or held until it was paid.
    #[must_use]
    pub const fn holds(self) -> bool {
        matches!(self, State::Approved | State::Sent | State::Paid)
    }

    /// Whether it came to nothing, so that its receipts may be entered again.
    #[must_use]
    pub const fn is_dead(self) -> bool {
        matches!(self, State::Refused | State::Void | State::Superseded | State::Reversed)
    }
}
