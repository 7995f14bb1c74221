//! Whether an employer takes part (agency rules 2.4, 9.3).

/// 单位参保状态
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EmployerState {
    /// 正常参保
    Active,
    /// 暂停缴费: no worker is insured.
    Suspended,
    /// 注销
    Cancelled,
}

impl EmployerState {
    pub const ALL: [EmployerState; 3] = [EmployerState::Active, EmployerState::Suspended, EmployerState::Cancelled];

    /// The stable word that is stored and that scripts read.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            EmployerState::Active => "active",
            EmployerState::Suspended => "suspended",
            EmployerState::Cancelled => "cancelled",
        }
    }

    #[must_use]
    pub fn parse(text: &str) -> Option<EmployerState> {
        EmployerState::ALL.into_iter().find(|s| s.id() == text.trim())
    }
}
