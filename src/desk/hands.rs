//! Whether an operator may take a step on a document: by his roles today, not barred from its person, hands clean. And who
//! else could.

use super::operators::standing;
use super::{Desk, Refusal};
use crate::domain::hands::{Hand, Touch, check_hands};
use crate::domain::operator::{Operator, Right, Role, rights_of};
use crate::domain::problem::Problem;

/// What of a document decides who may touch it.
#[derive(Debug, Clone, Copy)]
pub struct Document<'a> {
    /// Whose it is, for those who are barred from him.
    pub person_id: Option<i64>,
    /// Row of the case it belongs to: what is refused stands under that, else under the person.
    pub case_id: Option<i64>,
    /// The hands it has seen.
    pub hands: &'a [Touch],
}

/// Why an operator may not take a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyNot {
    /// None of his roles allows it.
    Role,
    /// 回避. He is barred from this person's documents.
    Barred,
    /// He had another hand in the document.
    SamePerson(Hand),
}

impl WhyNot {
    /// As the audit trail names it.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            WhyNot::Role => "role",
            WhyNot::Barred => "barred",
            WhyNot::SamePerson(hand) => hand.id(),
        }
    }

    /// What the audit trail named.
    #[must_use]
    pub fn known(id: &str) -> Option<WhyNot> {
        let hands = Hand::ALL.into_iter().map(WhyNot::SamePerson);
        [WhyNot::Role, WhyNot::Barred].into_iter().chain(hands).find(|w| w.id() == id)
    }
}

/// The roles that carry a right.
#[must_use]
pub fn roles_with(right: Right) -> Vec<Role> {
    Role::ALL.into_iter().filter(|r| rights_of(*r).contains(&right)).collect()
}

impl Desk {
    /// Whether the operator may take a step that these roles allow; an attempt that he may not is recorded.
    ///
    /// # Errors
    /// `MayNot` with those who could; `Retired`; `Store`.
    pub fn check_step(&self, step: Hand, roles: &[Role], document: &Document<'_>) -> Result<(), Refusal> {
        let Some(why) = self.why_not(&self.me()?, step, roles, document)? else { return Ok(()) };
        let subject = match (document.case_id, document.person_id) {
            (Some(case), _) => format!("case:{case}"),
            (None, Some(person)) => format!("person:{person}"),
            (None, None) => String::new(),
        };
        self.note_refused(&subject, why.id());
        let could = self.who_could(step, roles, document)?.into_iter().map(|o| o.name).collect();
        Err(Refusal::MayNot { why, step, could })
    }

    /// Whether the operator is kept away from a person's documents (回避), for acts whose own rules say the rest; `case_id` is
    /// the row of the case it is about, if there is one.
    ///
    /// # Errors
    /// `MayNot` with those who could; `Retired`; `Store`.
    pub(super) fn check_bar(&self, step: Hand, roles: &[Role], person: i64, case_id: Option<i64>) -> Result<(), Refusal> {
        if !self.store.is_barred(self.operator.id, person)? {
            return Ok(());
        }
        self.check_step(step, roles, &Document { person_id: Some(person), case_id, hands: &[] })
    }

    /// Operators who could take a step today, by login; none if the document has to wait.
    ///
    /// # Errors
    /// `Store`.
    pub fn who_could(&self, step: Hand, roles: &[Role], document: &Document<'_>) -> Result<Vec<Operator>, Refusal> {
        let mut out = Vec::new();
        for operator in self.active_operators()? {
            if self.why_not(&operator, step, roles, document)?.is_none() {
                out.push(operator);
            }
        }
        Ok(out)
    }

    pub(super) fn why_not(
        &self,
        operator: &Operator,
        step: Hand,
        roles: &[Role],
        document: &Document<'_>,
    ) -> Result<Option<WhyNot>, Refusal> {
        if !operator.roles.iter().any(|r| roles.contains(r)) {
            return Ok(Some(WhyNot::Role));
        }
        if let Some(person) = document.person_id
            && self.store.is_barred(operator.id, person)?
        {
            return Ok(Some(WhyNot::Barred));
        }
        Ok(match check_hands(document.hands, step, operator.id) {
            Err(Problem::SamePersonTwice { did, .. }) => Some(WhyNot::SamePerson(did)),
            _ => None,
        })
    }

    /// All who are not retired, with the roles they have today, by login.
    pub(super) fn active_operators(&self) -> Result<Vec<Operator>, Refusal> {
        let mut out = Vec::new();
        for operator in self.store.operators()? {
            match standing(&self.store, operator.id, self.clock.today()) {
                Ok(operator) => out.push(operator),
                Err(Refusal::Retired) => {}
                Err(refusal) => return Err(refusal),
            }
        }
        Ok(out)
    }
}
