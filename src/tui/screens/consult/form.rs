//! The fields of the consulting form.

use crate::desk::estimate::Fields;
use crate::text::catalog::Msg;
use crate::tui::form::{FieldSpec, choice, short, text};

/// A day, a grade, an amount; the months' wages of a year.
const DAY: usize = 10;
const GRADE: usize = 2;
const AMOUNT: usize = 16;
const WAGES: usize = 180;

const CASES: &[(&str, Msg)] = &[("disability", Msg::ChoiceDisability), ("death", Msg::ChoiceDeath)];
const NURSING: &[(&str, Msg)] =
    &[("none", Msg::ChoiceNone), ("partial", Msg::ChoicePartial), ("large", Msg::ChoiceLarge), ("full", Msg::ChoiceFull)];
const WORK: &[(&str, Msg)] = &[("yes", Msg::ChoiceWork), ("no", Msg::ChoiceNoWork)];
const YES_NO: &[(&str, Msg)] = &[("yes", Msg::ChoiceYes), ("no", Msg::ChoiceNo)];
const CLASSES: &[(&str, Msg)] =
    &[("male", Msg::ChoiceMale), ("female_55", Msg::ChoiceFemale55), ("female_50", Msg::ChoiceFemale50)];

pub(super) const FIELDS: &[FieldSpec] = &[
    choice("case", Msg::FieldCase, CASES),
    text("injury", Msg::FieldInjury, DAY),
    text("wage", Msg::FieldWage, WAGES),
    short("grade", Msg::FieldGrade, GRADE).when(about_disability),
    short("grade_b", Msg::FieldGradeB, GRADE).when(about_disability),
    choice("nursing", Msg::FieldNursing, NURSING).when(about_disability),
    choice("work", Msg::FieldWork, WORK).when(about_disability),
    choice("insured", Msg::FieldInsured, YES_NO),
    text("ended", Msg::FieldEnded, DAY).when(about_disability),
    text("birth", Msg::FieldBirth, DAY).when(about_disability),
    choice("class", Msg::FieldClass, CLASSES).when(about_disability),
    text("retires", Msg::FieldRetires, DAY).when(about_disability),
    text("pension", Msg::FieldPension, AMOUNT).when(about_disability),
    text("month", Msg::FieldMonth, DAY).when(about_disability),
];

fn about_disability(fields: &Fields) -> bool {
    fields.get("case") != "death"
}
