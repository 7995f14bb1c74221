//! What a work injury pays: the rules of law as pure functions over dated parameters (rules 2 to 8).
//!
//! Each rule is written once and tells its steps to a [`explain::Trace`]; amounts alone and amounts explained are the same
//! code. No rule holds a figure of its own: months, rates, ages and limits are parameters, looked up for the date that the
//! rule names. Money is rounded half up to the fen, once, at the end of an item (C-2); the own wage and its bounds each
//! (C-3).

pub mod adjustment;
pub mod advance;
pub mod appraisal_fee;
pub mod change;
pub mod death;
pub mod dependants;
pub mod device;
pub mod disability;
pub mod explain;
pub mod grade;
pub mod illegal;
pub mod in_force;
pub mod item;
pub mod meals;
pub mod missing;
pub mod monthly;
pub mod outlays;
pub mod own_wage;
pub mod paid_leave;
pub mod pause;
pub mod reimbursement;
pub mod retirement;
pub mod rule;
pub mod scope;
pub mod several;
pub mod shares;
pub mod subsidies;
pub mod treatment;
mod while_missing;

use super::problem::Problem;

/// What is wrong, and the field it belongs to.
pub type FieldProblem = (&'static str, Problem);

/// Puts a problem at a field.
pub(crate) fn at(field: &'static str) -> impl Fn(Problem) -> Vec<FieldProblem> {
    move |problem| vec![(field, problem)]
}
