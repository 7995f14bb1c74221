//! gsbx
