//! The office's printer: the text goes to `lp` directly, without a shell, and not for ever.

use std::io::{ErrorKind, Read, Write};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

/// Why nothing was printed.
#[derive(Debug)]
pub enum PrinterProblem {
    /// There is no `lp` on this machine.
    NoProgram,
    /// It did not end in time, and was ended.
    TooSlow {
        seconds: u64,
    },
    /// It said so, in its own words (maybe none).
    Said(String),
    Io(std::io::Error),
}

/// How long `lp` may take to accept a job.
const PATIENCE: Duration = Duration::from_secs(5);
/// How often one looks whether it has ended.
const LOOK: Duration = Duration::from_millis(20);
/// Bytes of its words that are kept.
const WORDS_MAX: u64 = 400;

/// Gives a text to a printer, the system's own unless one is named.
///
/// # Errors
/// [`PrinterProblem`].
pub(super) fn print(title: &str, text: &str, printer: Option<&str>) -> Result<(), PrinterProblem> {
    let mut command = Command::new("lp");
    command.args(["-t", title, "-o", "media=A4", "-o", "cpi=10", "-o", "lpi=6"]);
    if let Some(name) = printer {
        command.args(["-d", name]);
    }
    // In a group of its own: it must not ask anything at the window's terminal.
    command.process_group(0).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|e| match e.kind() {
        ErrorKind::NotFound => PrinterProblem::NoProgram,
        _ => PrinterProblem::Io(e),
    })?;
    let words = feed(&mut child, text);
    let until = Instant::now() + PATIENCE;
    loop {
        match child.try_wait().map_err(PrinterProblem::Io)? {
            Some(status) if status.success() => return Ok(()),
            Some(_) => return Err(PrinterProblem::Said(words.recv_timeout(PATIENCE).unwrap_or_default())),
            None if Instant::now() >= until => {
                // It may end by itself in between; either way it is gone.
                let _ = child.kill();
                let _ = child.wait();
                return Err(PrinterProblem::TooSlow { seconds: PATIENCE.as_secs() });
            }
            None => thread::sleep(LOOK),
        }
    }
}

/// Writes the text and reads the words in threads of their own: a program that does neither must not hold up the desk.
fn feed(child: &mut Child, text: &str) -> mpsc::Receiver<String> {
    let (sender, words) = mpsc::channel();
    if let Some(mut input) = child.stdin.take() {
        let bytes = text.as_bytes().to_vec();
        // A program that does not read says why at its end.
        thread::spawn(move || input.write_all(&bytes).is_ok());
    }
    if let Some(output) = child.stderr.take() {
        thread::spawn(move || {
            let mut said = Vec::new();
            // What cannot be read is not told; the failure is.
            let _ = output.take(WORDS_MAX).read_to_end(&mut said);
            let _ = sender.send(String::from_utf8_lossy(&said).trim().to_owned());
        });
    }
    words
}
