//! 报销: bills of a recognised injury become a sheet of what the fund pays.

mod read;
