//! 供养亲属 (7.4-7.6): who is one on the day of the death, each one's rate, the cap, and when it stops or is suspended
//! (《因工死亡职工供养亲属范围规定》, K13; K1 art. 39).

use chrono::{Months, NaiveDate};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::shares::shares;
use crate::domain::dates::Month;
use crate::domain::identity::{Sex, age_on};
use crate::domain::money::Money;
use crate::domain::params::{Book, Param};
use crate::domain::problem::Problem;

/// Relatives of one case at most.
pub const RELATIVES_MAX: usize = 20;
/// Nobody is older than this; an older birth date is mistyped.
const AGE_MAX: i32 = 130;
/// Months within which a child of the deceased may be born after the death.
const UNBORN: Months = Months::new(10);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Relation {
    Spouse,
    Child,
    Parent,
    Grandparent,
    Grandchild,
    Sibling,
}

impl Relation {
    pub const ALL: [Relation; 6] =
        [Relation::Spouse, Relation::Child, Relation::Parent, Relation::Grandparent, Relation::Grandchild, Relation::Sibling];

    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Relation::Spouse => "spouse",
            Relation::Child => "child",
            Relation::Parent => "parent",
            Relation::Grandparent => "grandparent",
            Relation::Grandchild => "grandchild",
            Relation::Sibling => "sibling",
        }
    }

    /// # Errors
    /// `NotOneOf`.
    pub fn parse(text: &str) -> Result<Relation, Problem> {
        let choices = "spouse, child, parent, grandparent, grandchild, sibling";
        Relation::ALL.into_iter().find(|r| r.id() == text.trim()).ok_or(Problem::NotOneOf { choices })
    }

    /// Whether a relative of this kind is supported because of youth, rather than age.
    const fn is_young(self) -> bool {
        matches!(self, Relation::Child | Relation::Grandchild | Relation::Sibling)
    }

    /// Whether nearer kin must be dead or incapable before this relative counts by age.
    const fn needs_kin_gone(self) -> bool {
        matches!(self, Relation::Grandparent | Relation::Grandchild | Relation::Sibling)
    }
}

/// Why a pension ends for good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// 年满18周岁且未完全丧失劳动能力
    CameOfAge,
    /// 就业或参军
    Employed,
    /// 工亡职工配偶再婚
    Remarried,
    /// 被他人或组织收养
    Adopted,
    Died,
}

impl Stop {
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Stop::CameOfAge => "came_of_age",
            Stop::Employed => "employed",
            Stop::Remarried => "remarried",
            Stop::Adopted => "adopted",
            Stop::Died => "died",
        }
    }

    /// What somebody reports; coming of age is worked out.
    ///
    /// # Errors
    /// `NotOneOf`.
    pub fn parse(text: &str) -> Result<Stop, Problem> {
        let known = [Stop::Employed, Stop::Remarried, Stop::Adopted, Stop::Died];
        let choices = Problem::NotOneOf { choices: "employed, remarried, adopted, died" };
        known.into_iter().find(|s| s.id() == text.trim()).ok_or(choices)
    }
}

/// A relative, as the papers tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relative {
    pub relation: Relation,
    pub sex: Sex,
    pub birth: NaiveDate,
    /// 完全丧失劳动能力, confirmed by the appraisal committee.
    pub incapable: bool,
    /// 孤寡老人或者孤儿.
    pub lonely: bool,
    /// Main support came from the deceased.
    pub supported: bool,
    /// Nearer kin are dead or incapable, for grandparents, grandchildren and siblings.
    pub kin_gone: bool,
    /// What ended the right, and when.
    pub stopped: Option<(NaiveDate, Stop)>,
    /// Days in prison: from, and to (the release) if that is known.
    pub imprisoned: Vec<(NaiveDate, Option<NaiveDate>)>,
}

impl Relative {
    /// A relative of whom nothing special is known.
    #[must_use]
    pub fn new(relation: Relation, sex: Sex, birth: NaiveDate) -> Relative {
        Relative {
            relation,
            sex,
            birth,
            incapable: false,
            lonely: false,
            supported: true,
            kin_gone: false,
            stopped: None,
            imprisoned: Vec::new(),
        }
    }
}

/// Why somebody is no dependant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    NotSupported,
    /// A child, grandchild or sibling who had come of age and is capable of work.
    CameOfAge,
    /// A spouse, parent or grandparent who had not reached the age and is capable of work.
    TooYoung,
    /// Nearer kin are there and capable.
    KinThere,
}

impl Why {
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Why::NotSupported => "not_supported",
            Why::CameOfAge => "came_of_age",
            Why::TooYoung => "too_young",
            Why::KinThere => "kin_there",
        }
    }
}

/// The ages of a day (K13 art. 3); they did not move with the retirement age.
#[derive(Debug, Clone)]
pub struct Ages {
    child: Param<Decimal>,
    male: Param<Decimal>,
    female: Param<Decimal>,
}

impl Ages {
    /// # Errors
    /// `NoParameter`.
    pub fn on(book: &Book, day: NaiveDate) -> Result<Ages, Problem> {
        Ok(Ages {
            child: book.number("dependant_age.child", day)?,
            male: book.number("dependant_age.male", day)?,
            female: book.number("dependant_age.female", day)?,
        })
    }

    fn old_enough(&self, sex: Sex) -> i32 {
        years(if sex == Sex::Male { &self.male } else { &self.female })
    }

    /// The day a young relative comes of age.
    fn of_age(&self, birth: NaiveDate) -> NaiveDate {
        let months = u32::try_from(years(&self.child)).unwrap_or_default() * 12;
        birth.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX)
    }
}

fn years(age: &Param<Decimal>) -> i32 {
    age.value.to_i32().unwrap_or(i32::MAX)
}

/// Whether a relative is a dependant on the day of the death.
///
/// # Errors
/// Why not.
pub fn qualifies(relative: &Relative, ages: &Ages, death: NaiveDate) -> Result<(), Why> {
    if !relative.supported {
        return Err(Why::NotSupported);
    }
    if relative.incapable {
        return Ok(());
    }
    let age = age_on(relative.birth, death);
    let by_age = if relative.relation.is_young() {
        if age < years(&ages.child) { Ok(()) } else { Err(Why::CameOfAge) }
    } else if age >= ages.old_enough(relative.sex) {
        Ok(())
    } else {
        Err(Why::TooYoung)
    };
    by_age?;
    if relative.relation.needs_kin_gone() && !relative.kin_gone { Err(Why::KinThere) } else { Ok(()) }
}

/// Whether the birth date can be that of such a relative; a child of the deceased may be born after the death.
///
/// # Errors
/// `BadBirthDate`.
pub fn check_birth(relative: &Relative, death: NaiveDate) -> Result<(), Problem> {
    let last = if relative.relation == Relation::Child { death.checked_add_months(UNBORN) } else { Some(death) };
    if last.is_some_and(|last| relative.birth > last) || age_on(relative.birth, death) > AGE_MAX {
        Err(Problem::BadBirthDate)
    } else {
        Ok(())
    }
}

/// The months somebody is paid for: the first, and the last one if it is known (C-9).
#[must_use]
pub fn span(relative: &Relative, ages: &Ages, death: NaiveDate) -> (Month, Option<(Month, Stop)>) {
    let first = Month::of(death.max(relative.birth)).next();
    let of_age = (relative.relation.is_young() && !relative.incapable).then(|| (ages.of_age(relative.birth), Stop::CameOfAge));
    let end = [of_age, relative.stopped].into_iter().flatten().min_by_key(|(day, _)| *day);
    (first, end.map(|(day, why)| (Month::of(day), why)))
}

/// Whether a month is paid: within the span and not wholly behind bars. The months of going in and coming out follow C-9:
/// the month of imprisonment is still paid, payment begins again in the month after the release.
#[must_use]
pub fn is_paid(relative: &Relative, ages: &Ages, death: NaiveDate, month: Month) -> bool {
    let (first, end) = span(relative, ages, death);
    let within = month >= first && end.is_none_or(|(last, _)| month <= last);
    let suspended =
        relative.imprisoned.iter().any(|(from, to)| month > Month::of(*from) && to.is_none_or(|to| month <= Month::of(to)));
    within && !suspended
}

/// The rates of a death (K1 art. 39(1)(2)).
#[derive(Debug, Clone)]
pub struct Rates {
    pub spouse: Param<Decimal>,
    pub other: Param<Decimal>,
    pub addition: Param<Decimal>,
    pub cap: Param<Decimal>,
}

impl Rates {
    /// # Errors
    /// `NoParameter`.
    pub fn on(book: &Book, death: NaiveDate) -> Result<Rates, Problem> {
        Ok(Rates {
            spouse: book.number("pension_rate.spouse", death)?,
            other: book.number("pension_rate.other", death)?,
            addition: book.number("pension_rate.addition", death)?,
            cap: book.number("pension_rate.cap", death)?,
        })
    }

    /// The rate by relation, before the addition.
    #[must_use]
    pub fn base(&self, relation: Relation) -> &Param<Decimal> {
        if relation == Relation::Spouse { &self.spouse } else { &self.other }
    }

    /// The whole rate of somebody.
    #[must_use]
    pub fn of(&self, relation: Relation, lonely: bool) -> Decimal {
        let addition = if lonely { self.addition.value } else { Decimal::ZERO };
        self.base(relation).value + addition
    }
}

/// What each relative gets in a month: those who qualified on the day of the death and are paid then share anew, so that the
/// others rise when somebody drops out (7.6).
#[must_use]
pub fn in_month(
    relatives: &[Relative],
    ages: &Ages,
    rates: &Rates,
    own: Money,
    death: NaiveDate,
    month: Month,
) -> Vec<Option<Money>> {
    let paid = |r: &Relative| qualifies(r, ages, death).is_ok() && is_paid(r, ages, death, month);
    let places: Vec<usize> = (0..relatives.len()).filter(|i| paid(&relatives[*i])).collect();
    let all: Vec<Decimal> = places.iter().map(|i| rates.of(relatives[*i].relation, relatives[*i].lonely)).collect();
    let mut out = vec![None; relatives.len()];
    for (place, amount) in places.into_iter().zip(shares(own, &all, rates.cap.value)) {
        out[place] = Some(amount);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn money(text: &str) -> Money {
        Money::parse(text).expect("an amount")
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn ages() -> Ages {
        let book = crate::policy::parameters::shipped().expect("parameters");
        Ages::on(&book, day("2025-03-08")).expect("ages")
    }

    fn relative(relation: Relation, sex: Sex, birth: &str) -> Relative {
        Relative::new(relation, sex, day(birth))
    }

    /// On the day of the death: the birthday itself counts, the day before it does not.
    #[test]
    fn who_is_a_dependant_goes_by_the_day_of_the_death() {
        use Relation::{Child, Grandchild, Grandparent, Parent, Sibling, Spouse};
        let incapable = |r: Relative| Relative { incapable: true, ..r };
        let alone = |r: Relative| Relative { kin_gone: true, ..r };
        let (ages, death) = (ages(), day("2025-03-08"));
        for (who, right) in [
            (relative(Spouse, Sex::Female, "1970-03-08"), Ok(())),
            (relative(Spouse, Sex::Female, "1970-03-09"), Err(Why::TooYoung)),
            (relative(Spouse, Sex::Male, "1965-03-08"), Ok(())),
            (incapable(relative(Spouse, Sex::Male, "1990-01-01")), Ok(())),
            (relative(Child, Sex::Male, "2007-03-09"), Ok(())),
            (relative(Child, Sex::Male, "2007-03-08"), Err(Why::CameOfAge)),
            (incapable(relative(Child, Sex::Male, "1990-01-01")), Ok(())),
            (relative(Child, Sex::Male, "2025-09-01"), Ok(())),
            (relative(Parent, Sex::Male, "1966-01-01"), Err(Why::TooYoung)),
            (relative(Grandparent, Sex::Male, "1940-01-01"), Err(Why::KinThere)),
            (alone(relative(Grandparent, Sex::Male, "1940-01-01")), Ok(())),
            (relative(Grandchild, Sex::Male, "2015-01-01"), Err(Why::KinThere)),
            (alone(relative(Sibling, Sex::Male, "2015-01-01")), Ok(())),
            (Relative { supported: false, ..relative(Child, Sex::Male, "2015-01-01") }, Err(Why::NotSupported)),
        ] {
            assert_eq!(qualifies(&who, &ages, death), right, "{who:?}");
        }
        assert!(check_birth(&relative(Child, Sex::Male, "2026-02-01"), death).is_err());
        assert!(check_birth(&relative(Parent, Sex::Male, "1850-02-01"), death).is_err());
    }

    /// The month a right ends in is paid whole, and one that begins is paid from the next (C-9).
    #[test]
    fn pensions_begin_stop_and_rest_by_month() {
        let (ages, death) = (ages(), day("2025-03-08"));
        let month = |t: &str| Month::parse(t).expect("a month");
        let child = relative(Relation::Child, Sex::Male, "2008-06-15");
        assert_eq!(span(&child, &ages, death), (month("2025-04"), Some((month("2026-06"), Stop::CameOfAge))));
        let paid = |r: &Relative, m: &str| is_paid(r, &ages, death, month(m));
        assert!(!paid(&child, "2025-03") && paid(&child, "2025-04") && paid(&child, "2026-06") && !paid(&child, "2026-07"));
        let unborn = relative(Relation::Child, Sex::Female, "2025-08-20");
        assert!(!paid(&unborn, "2025-08") && paid(&unborn, "2025-09"));
        let widow = relative(Relation::Spouse, Sex::Female, "1965-01-01");
        let again = Relative { stopped: Some((day("2027-05-01"), Stop::Remarried)), ..widow.clone() };
        assert!(paid(&again, "2027-05") && !paid(&again, "2027-06"));
        let jailed = Relative { imprisoned: vec![(day("2026-01-10"), Some(day("2026-04-02")))], ..widow };
        assert!(paid(&jailed, "2026-01") && !paid(&jailed, "2026-02") && !paid(&jailed, "2026-04") && paid(&jailed, "2026-05"));
    }

    /// Over the cap at first; when the elder child comes of age the others rise to their full rates.
    #[test]
    fn the_others_rise_when_somebody_drops_out() {
        let book = crate::policy::parameters::shipped().expect("parameters");
        let (death, own) = (day("2025-03-08"), money("5000"));
        let family = [
            relative(Relation::Spouse, Sex::Female, "1968-01-01"),
            relative(Relation::Child, Sex::Male, "2008-06-15"),
            relative(Relation::Child, Sex::Male, "2015-01-01"),
            relative(Relation::Parent, Sex::Male, "1975-01-01"),
            Relative { lonely: true, ..relative(Relation::Parent, Sex::Female, "1945-01-01") },
        ];
        let rates = Rates::on(&book, death).expect("rates");
        let paid = |m: &str| {
            let month = Month::parse(m).expect("a month");
            in_month(&family, &ages(), &rates, own, death, month).into_iter().map(|a| a.map(Money::plain)).collect::<Vec<_>>()
        };
        let amounts = |list: [&str; 5]| list.map(|a| (!a.is_empty()).then(|| a.to_owned())).to_vec();
        assert_eq!(paid("2026-06"), amounts(["1428.57", "1071.43", "1071.43", "", "1428.57"]));
        assert_eq!(paid("2026-07"), amounts(["1818.18", "", "1363.64", "", "1818.18"]));
        assert_eq!(paid("2025-03"), amounts(["", "", "", "", ""]));
    }
}
