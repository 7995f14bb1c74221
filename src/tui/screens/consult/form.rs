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
const INSURED: &[(&str, Msg)] = &[("yes", Msg::ChoiceYes), ("no", Msg::ChoiceNo), ("illegal", Msg::ChoiceIllegal)];
const CLASSES: &[(&str, Msg)] =
    &[("male", Msg::ChoiceMale), ("female_55", Msg::ChoiceFemale55), ("female_50", Msg::ChoiceFemale50)];

const DEATHS: &[(&str, Msg)] = &[
    ("direct", Msg::ChoiceDirect),
    ("in_leave", Msg::ChoiceInLeave),
    ("grade_1_4_after_leave", Msg::ChoiceSevereAfterLeave),
    ("missing", Msg::ChoiceMissing),
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
    text("wage", Msg::FieldWage, WAGES).when(|f| !is_illegal(f)),
    short("grade", Msg::FieldGrade, GRADE).when(about_disability),
    short("grade_b", Msg::FieldGradeB, GRADE).when(about_disability),
    choice("nursing", Msg::FieldNursing, NURSING).when(in_scheme),
    choice("work", Msg::FieldWork, WORK).when(in_scheme),
    choice("insured", Msg::FieldInsured, INSURED),
    date("ended", Msg::FieldEnded).when(in_scheme),
    date("birth", Msg::FieldBirth).when(in_scheme),
    choice("class", Msg::FieldClass, CLASSES).when(in_scheme),
    date("retires", Msg::FieldRetires).when(in_scheme),
    money("pension", Msg::FieldPension).when(in_scheme),
    text("month", Msg::FieldMonth, MONTH).when(in_scheme),
    short("other_grade", Msg::FieldOtherGrade, GRADE).when(|f| in_scheme(f) && !f.get("ended").is_empty()),
    money("other_wage", Msg::FieldOtherWage).when(has_other),
    date("other_injury", Msg::FieldOtherInjury).when(has_other),
    date("death", Msg::FieldDeath).when(|f| death_in_scheme(f) && f.get("case") != "missing"),
    choice("case", Msg::FieldDeathCase, DEATHS).when(death_in_scheme),
    choice("who1", Msg::FieldRelative1, WHO).when(death_in_scheme),
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

/// The form's fields as the desk names them: the fields of a relative, or of another injury, are one text there.
pub(super) fn asked(form: &Fields) -> Fields {
    let mut out = form.clone();
    for (n, [who, born, state]) in RELATIVES.iter().enumerate() {
        if is_there(form, who) {
            let text = format!("{},{},{}", form.get(who), form.get(born), form.get(state));
            out.set(&format!("relative{}", n + 1), text);
        }
    }
    if has_other(form) {
        out.set("other1", format!("{}:{}:{}", form.get("other_grade"), form.get("other_wage"), form.get("other_injury")));
    }
    out
}

/// A disability that the scheme's rules are for, not those for illegal employers.
fn in_scheme(fields: &Fields) -> bool {
    about_disability(fields) && !is_illegal(fields)
}

fn death_in_scheme(fields: &Fields) -> bool {
    about_death(fields) && !is_illegal(fields)
}

fn is_illegal(fields: &Fields) -> bool {
    fields.get("insured") == "illegal"
}

/// Whether another injury at the same employer was named.
fn has_other(fields: &Fields) -> bool {
    in_scheme(fields) && !fields.get("ended").is_empty() && !fields.get("other_grade").is_empty()
}

fn about_disability(fields: &Fields) -> bool {
    !about_death(fields)
}

fn about_death(fields: &Fields) -> bool {
    fields.get("about") == "death"
}

/// Whether a relative was chosen.
fn is_there(fields: &Fields, who: &str) -> bool {
    death_in_scheme(fields) && !fields.get(who).is_empty()
}
