//! Stand-ins (顶岗): a role lent to another operator for some days, and who is kept away from whose documents (回避).

use chrono::NaiveDate;

use super::operator::{Role, check_exclusions};
use super::problem::Problem;

/// An operator as lists name him.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    pub id: i64,
    pub login: String,
    pub name: String,
}

/// A role lent, from the first day to the last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loan {
    pub id: i64,
    pub role: Role,
    pub to: Named,
    /// 顶替. Who is away; the loan holds only while the role is his.
    pub in_place_of: Named,
    pub from: NaiveDate,
    pub until: NaiveDate,
    pub granted_by: Named,
    /// Taken back before its last day, or the role is not the other's any more.
    pub is_ended: bool,
}

impl Loan {
    #[must_use]
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        !self.is_ended && (self.from..=self.until).contains(&day)
    }

    /// Whether it holds on this day or will on a later one.
    #[must_use]
    pub fn lasts_on(&self, day: NaiveDate) -> bool {
        !self.is_ended && self.until >= day
    }
}

/// 回避. An operator who may not act on a person's documents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    pub id: i64,
    pub person_id: i64,
    pub person: String,
    pub reason: String,
    pub declared_by: Named,
    /// As records keep it.
    pub declared_at: String,
}

/// The roles of an operator on a day: his own, then those lent to him. A role that one person may not have beside these
/// does not count, however it came to be lent.
#[must_use]
pub fn effective_roles(own: &[Role], lent: &[Loan], day: NaiveDate) -> Vec<Role> {
    let mut roles = own.to_vec();
    for loan in lent.iter().filter(|l| l.holds_on(day)) {
        roles.push(loan.role);
        if roles[..roles.len() - 1].contains(&loan.role) || check_exclusions(&roles).is_err() {
            roles.pop();
        }
    }
    roles
}

/// Whether a role may be lent to somebody with these roles of his own and these loans, for these days.
///
/// # Errors
/// `EndsBeforeItBegins`; `HasRoleAlready`; `RolesExclude` with a role he has on one of the days.
pub fn check_loan(role: Role, from: NaiveDate, until: NaiveDate, own: &[Role], lent: &[Loan]) -> Result<(), Problem> {
    if until < from {
        return Err(Problem::EndsBeforeItBegins);
    }
    if own.contains(&role) {
        return Err(Problem::HasRoleAlready { role: role.id() });
    }
    let together = |l: &&Loan| !l.is_ended && l.from <= until && l.until >= from;
    let beside = lent.iter().filter(together).map(|l| l.role);
    for other in own.iter().copied().chain(beside) {
        check_exclusions(&[role, other])?;
    }
    Ok(())
}

/// Whether these may become an operator's own roles beside what is lent to him from this day on.
///
/// # Errors
/// `Empty`, `RolesExclude`.
pub fn check_own(roles: &[Role], lent: &[Loan], day: NaiveDate) -> Result<(), Problem> {
    if roles.is_empty() {
        return Err(Problem::Empty);
    }
    check_exclusions(roles)?;
    for loan in lent.iter().filter(|l| l.lasts_on(day)) {
        let mut both = roles.to_vec();
        both.push(loan.role);
        check_exclusions(&both)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn somebody(id: i64) -> Named {
        Named { id, login: format!("o{id}"), name: String::new() }
    }

    fn loan(role: Role, from: &str, until: &str) -> Loan {
        let (to, in_place_of, granted_by) = (somebody(1), somebody(2), somebody(3));
        Loan { id: 1, role, to, in_place_of, from: day(from), until: day(until), granted_by, is_ended: false }
    }

    #[test]
    fn a_loan_counts_from_its_first_day_to_its_last() {
        let lent = [loan(Role::Review, "2022-01-03", "2022-01-10")];
        let on = |d: &str| effective_roles(&[Role::Intake], &lent, day(d));
        assert_eq!(on("2022-01-02"), [Role::Intake]);
        assert_eq!(on("2022-01-03"), [Role::Intake, Role::Review]);
        assert_eq!(on("2022-01-10"), [Role::Intake, Role::Review]);
        assert_eq!(on("2022-01-11"), [Role::Intake]);
        let ended = [Loan { is_ended: true, ..lent[0].clone() }];
        assert_eq!(effective_roles(&[Role::Intake], &ended, day("2022-01-05")), [Role::Intake]);
    }

    /// Two who appoint at the same moment could each lend what is sound alone.
    #[test]
    fn roles_that_exclude_each_other_are_never_had_together() {
        let (from, until) = ("2022-01-03", "2022-01-10");
        let lent = [loan(Role::Finance, from, until), loan(Role::Cashier, from, until)];
        assert_eq!(effective_roles(&[Role::Consult], &lent, day(from)), [Role::Consult, Role::Finance]);
        assert_eq!(effective_roles(&[Role::Cashier], &lent, day(from)), [Role::Cashier]);
    }

    #[test]
    fn exclusions_hold_for_what_is_lent() {
        let (from, until) = (day("2022-01-03"), day("2022-01-10"));
        let check = |role, own: &[Role], lent: &[Loan]| check_loan(role, from, until, own, lent);
        assert_eq!(check(Role::Review, &[Role::Intake], &[]), Ok(()));
        assert!(check(Role::Cashier, &[Role::Finance], &[]).is_err());
        assert!(check(Role::Inspect, &[Role::Intake], &[]).is_err());
        assert!(check(Role::Admin, &[Role::Approve], &[]).is_err());
        assert!(check(Role::Intake, &[Role::Intake], &[]).is_err(), "he has it");
        assert!(check(Role::Cashier, &[], &[loan(Role::Finance, "2022-01-10", "2022-01-20")]).is_err(), "one day together");
        assert_eq!(check(Role::Cashier, &[], &[loan(Role::Finance, "2022-01-11", "2022-01-20")]), Ok(()));
        assert_eq!(check_loan(Role::Review, until, from, &[], &[]), Err(Problem::EndsBeforeItBegins));
    }

    #[test]
    fn own_roles_are_checked_beside_what_is_lent() {
        let lent = [loan(Role::Finance, "2022-01-03", "2022-01-10")];
        assert!(check_own(&[Role::Cashier], &lent, day("2022-01-05")).is_err());
        assert_eq!(check_own(&[Role::Cashier], &lent, day("2022-01-11")), Ok(()));
        assert_eq!(check_own(&[], &lent, day("2022-01-11")), Err(Problem::Empty));
    }
}
