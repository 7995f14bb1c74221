//! The rules by name. Their articles are worded in `text::benefits`; the sections are those of the domain rules.

/// A rule of law or convention that makes an amount or a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rule {
    OwnWage,
    LumpSum,
    Allowance,
    Nursing,
    MedicalSubsidy,
    EmploymentSubsidy,
    AgeReduction,
    RetirementDate,
    PensionDifference,
    SeveralInjuries,
    PaidLeave,
    NotInsured,
    Funeral,
    DeathLumpSum,
    DependantPension,
    Missing,
    Treatment,
    ThirdParty,
    Meals,
    Travel,
    Device,
    Premium,
    LateFee,
    IllegalEmployer,
}

impl Rule {
    pub const ALL: [Rule; 24] = [
        Rule::OwnWage,
        Rule::LumpSum,
        Rule::Allowance,
        Rule::Nursing,
        Rule::MedicalSubsidy,
        Rule::EmploymentSubsidy,
        Rule::AgeReduction,
        Rule::RetirementDate,
        Rule::PensionDifference,
        Rule::SeveralInjuries,
        Rule::PaidLeave,
        Rule::NotInsured,
        Rule::Funeral,
        Rule::DeathLumpSum,
        Rule::DependantPension,
        Rule::Missing,
        Rule::Treatment,
        Rule::ThirdParty,
        Rule::Meals,
        Rule::Travel,
        Rule::Device,
        Rule::Premium,
        Rule::LateFee,
        Rule::IllegalEmployer,
    ];

    /// The stable word for scripts and stored explanations.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Rule::OwnWage => "own_wage",
            Rule::LumpSum => "lump_sum",
            Rule::Allowance => "allowance",
            Rule::Nursing => "nursing",
            Rule::MedicalSubsidy => "medical_subsidy",
            Rule::EmploymentSubsidy => "employment_subsidy",
            Rule::AgeReduction => "age_reduction",
            Rule::RetirementDate => "retirement_date",
            Rule::PensionDifference => "pension_difference",
            Rule::SeveralInjuries => "several_injuries",
            Rule::PaidLeave => "paid_leave",
            Rule::NotInsured => "not_insured",
            Rule::Funeral => "funeral",
            Rule::DeathLumpSum => "death_lump_sum",
            Rule::DependantPension => "dependant_pension",
            Rule::Missing => "missing",
            Rule::Treatment => "treatment",
            Rule::ThirdParty => "third_party",
            Rule::Meals => "meals",
            Rule::Travel => "travel",
            Rule::Device => "device",
            Rule::Premium => "premium",
            Rule::LateFee => "late_fee",
            Rule::IllegalEmployer => "illegal_employer",
        }
    }
}
