//! Who may do what: roles, the rights they carry, and roles that one person may not combine (agency rules 2.3).

use super::problem::Problem;

/// 岗位. A post in the office. One operator may hold several, within [`check_exclusions`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    Consult,
    Intake,
    Review,
    Approve,
    Finance,
    Cashier,
    Inspect,
    Report,
    Archive,
    Admin,
}

impl Role {
    pub const ALL: [Role; 10] = [
        Role::Consult,
        Role::Intake,
        Role::Review,
        Role::Approve,
        Role::Finance,
        Role::Cashier,
        Role::Inspect,
        Role::Report,
        Role::Archive,
        Role::Admin,
    ];

    /// The stable code that is stored and typed.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Role::Consult => "consult",
            Role::Intake => "intake",
            Role::Review => "review",
            Role::Approve => "approve",
            Role::Finance => "finance",
            Role::Cashier => "cashier",
            Role::Inspect => "inspect",
            Role::Report => "report",
            Role::Archive => "archive",
            Role::Admin => "admin",
        }
    }

    /// # Errors
    /// `UnknownRole`.
    pub fn parse(text: &str) -> Result<Role, Problem> {
        Role::ALL.into_iter().find(|r| r.id() == text.trim()).ok_or_else(|| Problem::UnknownRole { role: text.trim().to_owned() })
    }
}

/// What an act needs. Roles give rights; the table is [`rights_of`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Right {
    /// Search people and open their files, numbers masked.
    Lookup,
    /// See a whole identity number and telephone; each look is recorded.
    SeeFull,
    /// The fund's figures.
    Fund,
    /// Note in a file that advice was given.
    Advise,
    /// Look at sheets about money; their steps ask for roles of their own.
    Sheets,
    /// Look at employers, their workers and what they owe; their sheets ask for [`Right::Sheets`] besides.
    Employers,
    /// Tables of statistics; a figure that opens to people asks for [`Right::Lookup`] besides.
    Statistics,
    /// Take claims in and move cases on.
    Intake,
    /// Take files in.
    Import,
    /// Appoint operators.
    Appoint,
    /// Enter the office's parameters and confirm what another entered.
    Parameters,
    /// Open the System screen; its pages ask for rights of their own.
    System,
    /// Read the audit trail. Whoever may not look people up sees who did what and when, but no names and no business.
    Audit,
}

impl Right {
    pub const ALL: [Right; 13] = [
        Right::Lookup,
        Right::SeeFull,
        Right::Fund,
        Right::Advise,
        Right::Sheets,
        Right::Employers,
        Right::Statistics,
        Right::Intake,
        Right::Import,
        Right::Appoint,
        Right::Parameters,
        Right::System,
        Right::Audit,
    ];

    /// As the audit trail names a right that was missing.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Right::Lookup => "lookup",
            Right::SeeFull => "see-full",
            Right::Fund => "fund",
            Right::Advise => "advise",
            Right::Sheets => "sheets",
            Right::Employers => "employers",
            Right::Statistics => "statistics",
            Right::Intake => "intake",
            Right::Import => "import",
            Right::Appoint => "appoint",
            Right::Parameters => "parameters",
            Right::System => "system",
            Right::Audit => "audit",
        }
    }
}

/// The rights of a role. The administrator has no business right at all.
#[must_use]
pub const fn rights_of(role: Role) -> &'static [Right] {
    use Right::{
        Advise, Appoint, Audit, Employers, Fund, Import, Intake, Lookup, Parameters, SeeFull, Sheets, Statistics, System,
    };
    match role {
        // A consulting window saves nothing but that it gave advice.
        Role::Consult => &[Lookup, Fund, Advise, System],
        Role::Intake => &[Lookup, SeeFull, Fund, Advise, Sheets, Employers, Intake, System],
        Role::Inspect => &[Lookup, SeeFull, Fund, Advise, Sheets, Employers, Statistics, System, Audit],
        Role::Cashier => &[Lookup, SeeFull, Fund, Sheets, System],
        Role::Archive => &[Lookup, SeeFull, Fund, System],
        Role::Review => &[Lookup, SeeFull, Fund, Advise, Sheets, Employers, Statistics, Parameters, System],
        Role::Approve => {
            &[Lookup, SeeFull, Fund, Advise, Sheets, Employers, Statistics, Import, Appoint, Parameters, System, Audit]
        }
        Role::Finance => &[Lookup, SeeFull, Fund, Sheets, Employers, Statistics, Import, System],
        Role::Report => &[Fund, Employers, Statistics, System],
        Role::Admin => &[Appoint, System, Audit],
    }
}

/// An operator as the desk knows him once he has shown who he is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operator {
    pub id: i64,
    pub login: String,
    pub name: String,
    pub roles: Vec<Role>,
}

impl Operator {
    #[must_use]
    pub fn may(&self, right: Right) -> bool {
        self.roles.iter().any(|r| rights_of(*r).contains(&right))
    }
}

/// Fixed exclusions: finance with cashier; administrator with any role that moves money; inspector with intake,
/// review, finance or cashier.
const EXCLUSIONS: &[(Role, &[Role])] = &[
    (Role::Finance, &[Role::Cashier]),
    (Role::Admin, &[Role::Intake, Role::Review, Role::Approve, Role::Finance, Role::Cashier]),
    (Role::Inspect, &[Role::Intake, Role::Review, Role::Finance, Role::Cashier]),
];

/// # Errors
/// `RolesExclude` with the first two roles that may not be one person's.
pub fn check_exclusions(roles: &[Role]) -> Result<(), Problem> {
    for (role, others) in EXCLUSIONS {
        if let Some(other) = roles.iter().find(|r| roles.contains(role) && others.contains(r)) {
            return Err(Problem::RolesExclude { a: role.id(), b: other.id() });
        }
    }
    Ok(())
}

/// A login: 2-32 of lower-case letters, digits, `.`, `_`, `-`, beginning with a letter.
///
/// # Errors
/// `Empty`, `BadLogin`.
pub fn parse_login(text: &str) -> Result<String, Problem> {
    let login = text.trim();
    if login.is_empty() {
        return Err(Problem::Empty);
    }
    let sound = (2..=32).contains(&login.len())
        && login.starts_with(|c: char| c.is_ascii_lowercase())
        && login.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '_' | '-'));
    if sound { Ok(login.to_owned()) } else { Err(Problem::BadLogin) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every pair of roles, against the rule as agency.md 2.3 words it.
    #[test]
    fn the_table_of_exclusions() {
        use Role::{Admin, Approve, Cashier, Finance, Inspect, Intake, Review};
        let apart = [
            (Finance, Cashier),
            (Admin, Intake),
            (Admin, Review),
            (Admin, Approve),
            (Admin, Finance),
            (Admin, Cashier),
            (Inspect, Intake),
            (Inspect, Review),
            (Inspect, Finance),
            (Inspect, Cashier),
        ];
        for a in Role::ALL {
            for b in Role::ALL {
                let excluded = apart.contains(&(a, b)) || apart.contains(&(b, a));
                assert_eq!(check_exclusions(&[a, b]).is_err(), excluded, "{a:?} {b:?}");
            }
        }
    }

    #[test]
    fn exclusions_hold_both_ways() {
        assert!(check_exclusions(&[Role::Finance, Role::Cashier]).is_err());
        assert!(check_exclusions(&[Role::Cashier, Role::Finance]).is_err());
        assert!(check_exclusions(&[Role::Approve, Role::Admin]).is_err());
        assert!(check_exclusions(&[Role::Intake, Role::Inspect]).is_err());
        assert!(check_exclusions(&[Role::Intake, Role::Consult]).is_ok());
        assert!(check_exclusions(&[Role::Cashier, Role::Archive]).is_ok());
    }

    #[test]
    fn the_administrator_sees_no_business() {
        let admin = Operator { id: 1, login: "admin".into(), name: String::new(), roles: vec![Role::Admin] };
        assert!(!admin.may(Right::Lookup) && !admin.may(Right::Fund) && !admin.may(Right::Import) && admin.may(Right::Appoint));
    }
}
