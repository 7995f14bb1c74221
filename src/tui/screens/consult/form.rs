//! The fields of the consulting form.

use crate::desk::estimate::Fields;
use crate::text::catalog::Msg;
use crate::tui::form::{FieldSpec, choice, date, money, short, text};

/// A month, a grade; the months' wages of a year.
const MONTH: usize = 10;
const GRADE: usize = 2;
const WAGES: usize = 180;

const CASES: &[(&str, Msg)] = &[("disability", Msg::ChoiceDisability), ("death", Msg::ChoiceDeath)];
const NURSING: &[(&str, Msg)] =
    &[("none", Msg::ChoiceNone), ("partial", Msg::ChoicePartial), ("large", Msg::ChoiceLarge), ("full", Msg::ChoiceFull)];
const WORK: &[(&str, Msg)] = &[("yes", Msg::ChoiceWork), ("no", Msg::ChoiceNoWork)];
const YES_NO: &[(&str, Msg)] = &[("yes", Msg::ChoiceYes), ("no", Msg::ChoiceNo)];
const CLASSES: &[(&str, Msg)] =
    &[("male", Msg::ChoiceMale), ("female_55", Msg::ChoiceFemale55), ("female_50", Msg::ChoiceFemale50)];

const DEATHS: &[(&str, Msg)] = &[
    ("direct", Msg::ChoiceDirect),
    ("in_leave", Msg::ChoiceInLeave),
    ("grade_1_4_after_leave", Msg::ChoiceSevereAfterLeave),
    ("no_benefit", Msg::ChoiceOtherDeath),
];
/// Relation and sex, as the desk reads them.
const WHO: &[(&str, Msg)] = &[
    ("", Msg::ChoiceNobody),
    ("spouse,female", Msg::ChoiceWife),
    ("spouse,male", Msg::ChoiceHusband),
    ("child,male", Msg::ChoiceChild),
    ("parent,male", Msg::ChoiceFather),
    ("parent,female", Msg::ChoiceMother),
    ("grandparent,male", Msg::ChoiceGrandfather),
    ("grandparent,female", Msg::ChoiceGrandmother),
    ("grandchild,male", Msg::ChoiceGrandchild),
    ("sibling,male", Msg::ChoiceSibling),
];
const STATE: &[(&str, Msg)] = &[
    ("", Msg::ChoicePlain),
    ("incapable", Msg::ChoiceIncapable),
    ("lonely", Msg::ChoiceLonely),
    ("incapable,lonely", Msg::ChoiceIncapableLonely),
    ("kin_gone", Msg::ChoiceKinGone),
];

/// Relatives the form has room for, each with relation, birth date and state.
pub(super) const RELATIVES: [[&str; 3]; 5] = [
    ["who1", "born1", "state1"],
    ["who2", "born2", "state2"],
    ["who3", "born3", "state3"],
    ["who4", "born4", "state4"],
    ["who5", "born5", "state5"],
];

pub(super) const FIELDS: &[FieldSpec] = &[
    choice("about", Msg::FieldCase, CASES),
    date("injury", Msg::FieldInjury),
    text("wage", Msg::FieldWage, WAGES),
    short("grade", Msg::FieldGrade, GRADE).when(about_disability),
    short("grade_b", Msg::FieldGradeB, GRADE).when(about_disability),
    choice("nursing", Msg::FieldNursing, NURSING).when(about_disability),
    choice("work", Msg::FieldWork, WORK).when(about_disability),
    choice("insured", Msg::FieldInsured, YES_NO),
    date("ended", Msg::FieldEnded).when(about_disability),
    date("birth", Msg::FieldBirth).when(about_disability),
    choice("class", Msg::FieldClass, CLASSES).when(about_disability),
    date("retires", Msg::FieldRetires).when(about_disability),
    money("pension", Msg::FieldPension).when(about_disability),
    text("month", Msg::FieldMonth, MONTH).when(about_disability),
    date("death", Msg::FieldDeath).when(about_death),
    choice("case", Msg::FieldDeathCase, DEATHS).when(about_death),
    choice("who1", Msg::FieldRelative1, WHO).when(about_death),
    date("born1", Msg::FieldBornRelative).when(|f| is_there(f, "who1")),
    choice("state1", Msg::FieldState, STATE).when(|f| is_there(f, "who1")),
    choice("who2", Msg::FieldRelative2, WHO).when(|f| is_there(f, "who1")),
    date("born2", Msg::FieldBornRelative).when(|f| is_there(f, "who2")),
    choice("state2", Msg::FieldState, STATE).when(|f| is_there(f, "who2")),
    choice("who3", Msg::FieldRelative3, WHO).when(|f| is_there(f, "who2")),
    date("born3", Msg::FieldBornRelative).when(|f| is_there(f, "who3")),
    choice("state3", Msg::FieldState, STATE).when(|f| is_there(f, "who3")),
    choice("who4", Msg::FieldRelative4, WHO).when(|f| is_there(f, "who3")),
    date("born4", Msg::FieldBornRelative).when(|f| is_there(f, "who4")),
    choice("state4", Msg::FieldState, STATE).when(|f| is_there(f, "who4")),
    choice("who5", Msg::FieldRelative5, WHO).when(|f| is_there(f, "who4")),
    date("born5", Msg::FieldBornRelative).when(|f| is_there(f, "who5")),
    choice("state5", Msg::FieldState, STATE).when(|f| is_there(f, "who5")),
];

/// The form's fields as the desk names them: a relative's three fields are one text there.
pub(super) fn asked(form: &Fields) -> Fields {
    let mut out = form.clone();
    for (n, [who, born, state]) in RELATIVES.iter().enumerate() {
        if is_there(form, who) {
            let text = format!("{},{},{}", form.get(who), form.get(born), form.get(state));
            out.set(&format!("relative{}", n + 1), text);
        }
    }
    out
}

fn about_disability(fields: &Fields) -> bool {
    !about_death(fields)
}

fn about_death(fields: &Fields) -> bool {
    fields.get("about") == "death"
}

/// Whether a relative was chosen.
fn is_there(fields: &Fields, who: &str) -> bool {
    about_death(fields) && !fields.get(who).is_empty()
}
