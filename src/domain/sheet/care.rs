//! What a bill is for, where one was treated, and who gets the money back (agency rules 8.8).

use crate::domain::problem::Problem;

/// 就医类别
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Care {
    Inpatient,
    Outpatient,
    Rehabilitation,
    Device,
    Travel,
}

/// 医疗机构 as the fund sees it (条例 art. 30(2)).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// 协议机构
    Agreement,
    /// 情况紧急，就近
    Emergency,
    /// Neither: the fund pays nothing.
    Other,
}

/// 收款方
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaidTo {
    Worker,
    Employer,
    Hospital,
    /// A relative, or whoever acts for the estate.
    Relative,
}

impl Care {
    pub const ALL: [Care; 5] = [Care::Inpatient, Care::Outpatient, Care::Rehabilitation, Care::Device, Care::Travel];

    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Care::Inpatient => "inpatient",
            Care::Outpatient => "outpatient",
            Care::Rehabilitation => "rehabilitation",
            Care::Device => "device",
            Care::Travel => "travel",
        }
    }

    /// # Errors
    /// `NotOneOf`.
    pub fn parse(text: &str) -> Result<Care, Problem> {
        const CHOICES: &str = "inpatient, outpatient, rehabilitation, device, travel";
        Care::ALL.into_iter().find(|c| c.id() == text).ok_or(Problem::NotOneOf { choices: CHOICES })
    }

    /// Whether one may have stayed in hospital.
    #[must_use]
    pub const fn has_stay(self) -> bool {
        matches!(self, Care::Inpatient | Care::Rehabilitation)
    }
}

impl Standing {
    pub const ALL: [Standing; 3] = [Standing::Agreement, Standing::Emergency, Standing::Other];

    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Standing::Agreement => "agreement",
            Standing::Emergency => "emergency",
            Standing::Other => "other",
        }
    }

    /// # Errors
    /// `NotOneOf`.
    pub fn parse(text: &str) -> Result<Standing, Problem> {
        let found = Standing::ALL.into_iter().find(|s| s.id() == text);
        found.ok_or(Problem::NotOneOf { choices: "agreement, emergency, other" })
    }
}

impl PaidTo {
    pub const ALL: [PaidTo; 4] = [PaidTo::Worker, PaidTo::Employer, PaidTo::Hospital, PaidTo::Relative];

    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            PaidTo::Worker => "worker",
            PaidTo::Employer => "employer",
            PaidTo::Hospital => "hospital",
            PaidTo::Relative => "relative",
        }
    }

    /// # Errors
    /// `NotOneOf`.
    pub fn parse(text: &str) -> Result<PaidTo, Problem> {
        let found = PaidTo::ALL.into_iter().find(|p| p.id() == text);
        found.ok_or(Problem::NotOneOf { choices: "worker, employer, hospital, relative" })
    }
}
