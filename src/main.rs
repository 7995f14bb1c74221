//! Arguments in, exit status out; all else is the library's.

use std::process::ExitCode;

fn main() -> ExitCode {
    gsbx::cli::run()
}
