//! 劳动能力鉴定费 (4.5): who pays for an appraisal (社会保险法 art. 38(9), 湖南省政府令第267号 art. 22).

use super::grade::Grade;

/// Which appraisal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Appraisal {
    /// 初次鉴定, also the one after a relapse.
    First,
    /// 再次鉴定 or 复查鉴定, with the grade before and the new one; `None` is no grade.
    Again { before: Option<Grade>, now: Option<Grade> },
}

/// Who pays the fee.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FeePayer {
    Fund,
    /// Not insured, or in arrears.
    Employer,
    /// The grade did not become worse.
    Applicant,
}

/// Who pays, given whether the employer was insured and had paid.
#[must_use]
pub fn payer(appraisal: Appraisal, insured_and_paid: bool) -> FeePayer {
    match appraisal {
        Appraisal::First if insured_and_paid => FeePayer::Fund,
        Appraisal::First => FeePayer::Employer,
        Appraisal::Again { before, now } if is_worse(before, now) => FeePayer::Fund,
        Appraisal::Again { .. } => FeePayer::Applicant,
    }
}

/// Grade 1 is the worst, none the mildest.
fn is_worse(before: Option<Grade>, now: Option<Grade>) -> bool {
    match (before, now) {
        (_, None) => false,
        (None, Some(_)) => true,
        (Some(before), Some(now)) => now.number() < before.number(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_asks_again_in_vain_pays() {
        let grade = |n: u8| Some(Grade::new(n).expect("a grade"));
        assert_eq!(payer(Appraisal::First, true), FeePayer::Fund);
        assert_eq!(payer(Appraisal::First, false), FeePayer::Employer);
        for (before, now, want) in [
            (grade(8), grade(7), FeePayer::Fund),
            (None, grade(10), FeePayer::Fund),
            (grade(8), grade(8), FeePayer::Applicant),
            (grade(8), grade(9), FeePayer::Applicant),
            (grade(10), None, FeePayer::Applicant),
        ] {
            assert_eq!(payer(Appraisal::Again { before, now }, true), want, "{before:?} {now:?}");
        }
    }
}
