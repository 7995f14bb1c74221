//! Long lines in narrow places, cut as on paper.

pub(in crate::tui) use crate::report::wrap::wrap;
