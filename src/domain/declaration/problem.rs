//! What can be wrong with a declaration beyond its single cells, and what is only to be looked at.

use rust_decimal::Decimal;

use crate::domain::dates::Month;
use crate::domain::employer::state::EmployerState;
use crate::domain::money::Money;

/// Why a declaration is not taken as it is, or should be looked at again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DeclarationProblem {
    /// Insured there in the month and on no row; the first names of so many.
    Missing { names: Vec<String>, count: usize },
    /// He is insured there by a project, which pays for him.
    OnProject,
    /// Nobody is insured there in the month but by projects.
    NobodyInsured { month: Month },
    /// The headcount that was typed is not that of the rows.
    CountDiffers { count: usize },
    /// The total that was typed is not what the wages add to.
    SumDiffers { sum: Money },
    /// The month has a declaration, which waits or was verified.
    DeclaredAlready { sheet: String, is_verified: bool },
    /// 应缴 of the month is fixed.
    Fixed { month: Month },
    /// The month was taken over from before gsbx.
    TakenOver { month: Month },
    /// The employer does not take part.
    DoesNotTakePart { state: EmployerState },
    /// The project is insured by this sheet.
    ProjectThere { sheet: String },
    /// No verified declaration of this employer and month.
    NotReplaceable { sheet: String },
    /// More than the share of the office's parameter from last month's wage.
    WageJump { was: Money, percent: Decimal },
    /// Not as many as last month.
    HeadcountDiffers { was: usize },
}
