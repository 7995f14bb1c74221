//! 人员增加、减少、变更: what an employer tells of its workers, and what the insured relation makes of it (agency rules 1.2,
//! 2.4, 8.2).

pub mod problem;
pub mod relation;
pub mod row;
