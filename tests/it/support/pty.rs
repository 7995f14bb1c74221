//! The program on a real pseudo-terminal: keys are typed, the screen is read through a terminal emulator.

use std::io::{Read, Write};
use std::num::NonZero;
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// How long anything may take before the test gives up; long, for a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

struct Seen {
    screen: vt100::Parser,
    bytes: Vec<u8>,
    ended: bool,
    /// The reader is to let go of the line with the next output.
    closing: bool,
}

pub struct Pty {
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Box<dyn Write + Send>>,
    child: Box<dyn Child + Send + Sync>,
    seen: Arc<(Mutex<Seen>, Condvar)>,
    cooked: u32,
}

/// How the program ended: its exit status.
pub type Status = u32;

impl Pty {
    pub fn start(args: &[&str], env: &[(&str, &str)], size: (u16, u16)) -> Pty {
        let pair = native_pty_system()
            .openpty(PtySize { rows: size.1, cols: size.0, pixel_width: 0, pixel_height: 0 })
            .expect("a pseudo-terminal");
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_gsbx"));
        command.args(args);
        command.cwd(std::env::temp_dir());
        for name in ["GSBX_DB", "GSBX_OPERATOR", "LC_ALL", "LC_CTYPE", "NO_COLOR"] {
            command.env_remove(name);
        }
        command.env("LANG", "zh_CN.UTF-8");
        command.env("TERM", "xterm-256color");
        for (name, value) in env {
            command.env(name, value);
        }
        let cooked = modes(pair.master.as_ref());
        let mut reader = pair.master.try_clone_reader().expect("a reader");
        let writer = pair.master.take_writer().expect("a writer");
        let child = pair.slave.spawn_command(command).expect("gsbx starts");
        drop(pair.slave);
        let screen = vt100::Parser::new(cells(size.1), cells(size.0), 0);
        let seen = Arc::new((Mutex::new(Seen { screen, bytes: Vec::new(), ended: false, closing: false }), Condvar::new()));
        let shared = Arc::clone(&seen);
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            loop {
                let count = reader.read(&mut buffer).unwrap_or(0);
                let (lock, bell) = &*shared;
                let mut seen = lock.lock().expect("no panic while locked");
                seen.screen.process(&buffer[..count]);
                seen.bytes.extend_from_slice(&buffer[..count]);
                seen.ended = count == 0 || seen.closing;
                bell.notify_all();
                if seen.ended {
                    return;
                }
            }
        });
        Pty { master: Some(pair.master), writer: Some(writer), child, seen, cooked }
    }

    pub fn on(db: &Path) -> Pty {
        Pty::start(&["--db", db.to_str().expect("a path")], &[], (80, 24))
    }

    pub fn type_keys(&mut self, bytes: &str) {
        let writer = self.writer.as_mut().expect("the line is up");
        writer.write_all(bytes.as_bytes()).and_then(|()| writer.flush()).expect("keys arrive");
    }

    /// Waits until a text stands on the screen.
    pub fn wait_for(&self, text: &str) -> String {
        self.wait(|screen| screen.contains(text), text)
    }

    /// Waits until the screen is as wanted.
    pub fn wait(&self, done: impl Fn(&str) -> bool, what: &str) -> String {
        self.wait_seen(|seen| done(&seen.screen.screen().contents()), what)
    }

    fn wait_seen(&self, done: impl Fn(&Seen) -> bool, what: &str) -> String {
        let (lock, bell) = &*self.seen;
        let until = Instant::now() + PATIENCE;
        let mut seen = lock.lock().expect("no panic while locked");
        while !done(&seen) {
            let left = until.saturating_duration_since(Instant::now());
            assert!(!left.is_zero(), "{what} never came; the screen:\n{}", seen.screen.screen().contents());
            seen = bell.wait_timeout(seen, left).expect("no panic while locked").0;
        }
        seen.screen.screen().contents()
    }

    pub fn resize(&self, size: (u16, u16)) {
        self.seen.0.lock().expect("no panic while locked").screen.screen_mut().set_size(cells(size.1), cells(size.0));
        let size = PtySize { rows: size.1, cols: size.0, pixel_width: 0, pixel_height: 0 };
        self.master.as_ref().expect("the line is up").resize(size).expect("a new size");
    }

    pub fn signal(&self, name: &str) {
        let id = self.pid().to_string();
        assert!(Command::new("kill").args(["-s", name, &id]).status().expect("kill").success());
    }

    pub fn pid(&self) -> u32 {
        self.child.process_id().expect("it runs")
    }

    /// The line drops: the last handle of it is closed, the reader's by an output that a new size brings about.
    pub fn hang_up(&mut self) {
        self.seen.0.lock().expect("no panic while locked").closing = true;
        self.resize((100, 30));
        self.wait_seen(|seen| seen.ended, "a last output");
        self.writer = None;
        self.master = None;
    }

    /// Waits for the end of the program and answers its status.
    pub fn ended(&mut self) -> Status {
        let until = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().expect("a child") {
                if self.master.is_some() {
                    self.wait_seen(|seen| seen.ended, "the end of the output");
                }
                return status.exit_code();
            }
            assert!(Instant::now() < until, "it does not end");
            thread::yield_now();
        }
    }

    /// Asserts that the terminal is as it was: main screen, cursor shown, no bracketed paste, line discipline as before.
    pub fn assert_clean(&self) {
        let seen = self.seen.0.lock().expect("no panic while locked");
        let screen = seen.screen.screen();
        assert!(!screen.alternate_screen(), "the alternate screen was left");
        assert!(!screen.hide_cursor(), "the cursor is shown");
        assert!(!screen.bracketed_paste(), "bracketed paste is off");
        drop(seen);
        assert_eq!(self.modes(), self.cooked, "the line discipline is as before");
    }

    pub fn is_raw(&self) -> bool {
        self.modes() != self.cooked
    }

    fn modes(&self) -> u32 {
        modes(self.master.as_ref().expect("the line is up").as_ref())
    }

    /// Everything the program wrote.
    pub fn bytes(&self) -> Vec<u8> {
        self.seen.0.lock().expect("no panic while locked").bytes.clone()
    }
}

fn cells(n: u16) -> NonZero<u16> {
    NonZero::new(n).expect("a window has a size")
}

/// Local modes of the line: echo, canonical, signals.
fn modes(master: &dyn MasterPty) -> u32 {
    master.get_termios().expect("terminal modes").local_flags.bits()
}

impl Drop for Pty {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
    }
}

/// Waits until something is so that no screen shows.
pub fn until(what: &str, done: impl Fn() -> bool) {
    let end = Instant::now() + PATIENCE;
    while !done() {
        assert!(Instant::now() < end, "{what}");
        thread::yield_now();
    }
}
