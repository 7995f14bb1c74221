//! The states of a sheet (agency rules 2.2, 2.5, 2.9, 6.5).

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
    /// 计划: of an inspection.
    Planned,
    /// 已通知
    Notified,
    /// 检查中: on the site, or through papers.
    Visited,
    /// 有记录
    Recorded,
    /// 无问题
    Clean,
    /// 整改意见已发
    ToRectify,
    /// 已整改
    Rectified,
    /// 移送处理
    Referred,
    /// 办结
    Closed,
    /// 已报送: a proposal is with the bureau.
    Proposed,
    /// 已采纳
    Adopted,
    /// 部分采纳
    PartlyAdopted,
    /// 未采纳
    Declined,
}

impl State {
    pub const ALL: [State; 25] = [
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
        State::Planned,
        State::Notified,
        State::Visited,
        State::Recorded,
        State::Clean,
        State::ToRectify,
        State::Rectified,
        State::Referred,
        State::Closed,
        State::Proposed,
        State::Adopted,
        State::PartlyAdopted,
        State::Declined,
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
            State::Planned => "planned",
            State::Notified => "notified",
            State::Visited => "visited",
            State::Recorded => "recorded",
            State::Clean => "clean",
            State::ToRectify => "to_rectify",
            State::Rectified => "rectified",
            State::Referred => "referred",
            State::Closed => "closed",
            State::Proposed => "proposed",
            State::Adopted => "adopted",
            State::PartlyAdopted => "partly_adopted",
            State::Declined => "declined",
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
        matches!(
            self,
            State::Approved
                | State::Sent
                | State::Paid
                | State::Closed
                | State::Proposed
                | State::Adopted
                | State::PartlyAdopted
                | State::Declined
        )
    }

    /// Whether it came to nothing, so that its receipts may be entered again.
    #[must_use]
    pub const fn is_dead(self) -> bool {
        matches!(self, State::Refused | State::Void | State::Superseded | State::Reversed)
    }
}
