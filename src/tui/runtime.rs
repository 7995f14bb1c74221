//! The window at work: keys, signals and the desk feed one channel; the main loop handles all that is queued, draws once,
//! and sleeps. No tick, no polling.

use std::io;
use std::os::fd::AsFd;
use std::process::exit;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use crossterm::event::{Event, read};
use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

use super::app::{App, QUIET, Setup};
use super::terminal::{self, Canvas, Guard};
use crate::desk::login::Door;
use crate::desk::{Refusal, Reply, Request};
use crate::text::catalog::{Msg, fill};

/// How long a frame waits for the desk, so that a key and its hits are one frame.
const TOGETHER: Duration = Duration::from_millis(8);
/// From when on a person is told that something is being worked on.
const SLOW: Duration = Duration::from_millis(400);
/// How long a program that was told to end may take before it is ended.
const LAST_WORDS: Duration = Duration::from_secs(2);
/// How long the desk may take to finish when the window ends; below [`LAST_WORDS`].
const PUT_AWAY: Duration = Duration::from_millis(1500);
/// Status of a program that failed, as Rust's own.
const PANICKED: i32 = 101;

/// What wakes the main loop.
enum Input {
    Terminal(Event),
    Reply(u64, Result<Reply, Refusal>),
    Signal(i32),
    /// The terminal is gone or cannot be read.
    Gone,
    /// The desk has done all it was asked and ends.
    DeskDone,
}

/// How the window was closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    Closed,
    /// By a signal; the process's status is 128 and its number.
    Signal(i32),
}

/// Opens the window and returns when it is closed. The terminal is as it was before, also after a panic.
///
/// # Errors
/// Those of the terminal.
pub fn run(door: Door, setup: Setup) -> io::Result<Ending> {
    // Colour is decided by our palette: crossterm's own NO_COLOR would take the attributes along.
    crossterm::style::force_color_output(true);
    let (to_main, inputs) = mpsc::channel();
    watch_signals(to_main.clone())?;
    clean_up_after_panics(&setup);
    terminal::enter()?;
    let _guard = Guard;
    let mut canvas = Canvas::new()?;
    let (width, height) = canvas.size()?;
    let requests = serve(door, to_main.clone());
    watch_keys(to_main.clone());
    watch_hangup(to_main);
    let mut app = App::new(setup, width, height);
    let ended = match turn(&mut app, &mut canvas, &inputs, &requests) {
        // A line can drop under a frame before the hang-up is told.
        Err(e) if is_gone(&e) => Ok(Ending::Signal(SIGHUP)),
        ended => ended,
    };
    put_away(&mut app, requests, &inputs);
    ended
}

/// Keeps what was being typed, records that the operator left, and lets the desk finish what it was asked and write what it
/// still owes, as far as that takes no longer than leaving may.
fn put_away(app: &mut App, desk: Sender<(u64, Request)>, inputs: &Receiver<Input>) {
    app.put_away();
    ask(app, &desk);
    // The desk's thread ends only with the process.
    let _ = desk.send((QUIET, Request::LogOut));
    drop(desk);
    let until = Instant::now() + PUT_AWAY;
    while let Ok(input) = inputs.recv_timeout(until.saturating_duration_since(Instant::now())) {
        if matches!(input, Input::DeskDone) {
            return;
        }
    }
}

/// Whether an error says that there is no terminal any more.
fn is_gone(error: &io::Error) -> bool {
    let gone = [Errno::IO, Errno::NXIO, Errno::PIPE, Errno::NOTTY].map(Errno::raw_os_error);
    error.raw_os_error().is_some_and(|code| gone.contains(&code))
}

fn turn(app: &mut App, canvas: &mut Canvas, inputs: &Receiver<Input>, desk: &Sender<(u64, Request)>) -> io::Result<Ending> {
    ask(app, desk);
    let mut last_key = Instant::now();
    loop {
        if app.is_waiting() && !app.is_slow() {
            // The answer is usually there before the frame is.
            if let Ok(input) = inputs.recv_timeout(TOGETHER)
                && let Some(ending) = take(app, input, &mut last_key)?
            {
                return Ok(ending);
            }
        }
        if let Some(ending) = drain(app, inputs, &mut last_key)? {
            return Ok(ending);
        }
        ask(app, desk);
        let sheets = app.take_sheets();
        for sheet in &sheets {
            terminal::media_copy(sheet)?;
        }
        // A terminal without a printer may have shown what it was to print.
        let afresh = app.take_redraw() | !sheets.is_empty();
        canvas.draw(app, afresh)?;
        let slow = (app.is_waiting() && !app.is_slow()).then(|| Instant::now() + SLOW);
        let lock = app.idle_limit().map(|idle| last_key + idle);
        match wait(inputs, slow.into_iter().chain(lock).min()) {
            Ok(input) => {
                if let Some(ending) = take(app, input, &mut last_key)? {
                    return Ok(ending);
                }
            }
            Err(RecvTimeoutError::Timeout) if lock.is_some_and(|at| at <= Instant::now()) => app.lock_idle(),
            Err(RecvTimeoutError::Timeout) => app.say_slow(),
            Err(RecvTimeoutError::Disconnected) => return Ok(Ending::Signal(SIGHUP)),
        }
        if let Some(ending) = drain(app, inputs, &mut last_key)? {
            return Ok(ending);
        }
        ask(app, desk);
    }
}

/// Sleeps until something comes, at most until the given moment.
fn wait(inputs: &Receiver<Input>, until: Option<Instant>) -> Result<Input, RecvTimeoutError> {
    match until {
        Some(at) => inputs.recv_timeout(at.saturating_duration_since(Instant::now())),
        None => inputs.recv().map_err(|_| RecvTimeoutError::Disconnected),
    }
}

fn drain(app: &mut App, inputs: &Receiver<Input>, last_key: &mut Instant) -> io::Result<Option<Ending>> {
    while let Ok(input) = inputs.try_recv() {
        if let Some(ending) = take(app, input, last_key)? {
            return Ok(Some(ending));
        }
    }
    Ok(None)
}

fn ask(app: &mut App, desk: &Sender<(u64, Request)>) {
    for request in app.take_requests() {
        // The desk's thread ends only with the process.
        let _ = desk.send(request);
    }
}

fn take(app: &mut App, input: Input, last_key: &mut Instant) -> io::Result<Option<Ending>> {
    match input {
        Input::Terminal(event) => {
            *last_key = Instant::now();
            app.handle(event);
        }
        Input::Reply(number, answer) => app.receive(number, answer),
        Input::Gone | Input::DeskDone => return Ok(Some(Ending::Signal(SIGHUP))),
        Input::Signal(SIGTSTP) => suspend(app)?,
        Input::Signal(SIGCONT) => resume(app)?,
        Input::Signal(SIGWINCH) => resize(app)?,
        Input::Signal(signal) => return Ok(Some(Ending::Signal(signal))),
    }
    Ok(app.is_done().then_some(Ending::Closed))
}

fn suspend(app: &mut App) -> io::Result<()> {
    terminal::leave();
    emulate_default_handler(SIGTSTP)?;
    resume(app)
}

fn resume(app: &mut App) -> io::Result<()> {
    terminal::enter()?;
    resize(app)
}

fn resize(app: &mut App) -> io::Result<()> {
    let (width, height) = crossterm::terminal::size()?;
    app.handle(Event::Resize(width, height));
    Ok(())
}

/// The desk in a thread of its own, so that the screen stays alive while SQLite waits.
fn serve(mut door: Door, to_main: Sender<Input>) -> Sender<(u64, Request)> {
    let (sender, requests) = mpsc::channel::<(u64, Request)>();
    thread::spawn(move || {
        for (number, request) in requests {
            if to_main.send(Input::Reply(number, door.run(request))).is_err() {
                return;
            }
        }
        drop(door);
        // Nobody listens any more when the main loop did not wait.
        let _ = to_main.send(Input::DeskDone);
    });
    sender
}

fn watch_keys(to_main: Sender<Input>) {
    thread::spawn(move || {
        loop {
            let input = match read() {
                // Sizes come from our own signal thread: crossterm listens only from its first read on, and drops a
                // new size that arrives together with a key.
                Ok(Event::Resize(..)) => continue,
                Ok(event) => Input::Terminal(event),
                Err(_) => Input::Gone,
            };
            let is_gone = matches!(input, Input::Gone);
            if to_main.send(input).is_err() || is_gone {
                return;
            }
        }
    });
}

/// A line that drops without a signal (no controlling terminal) is readable for ever and never has an event; the kernel's
/// hang-up flag tells.
fn watch_hangup(to_main: Sender<Input>) {
    thread::spawn(move || {
        let stdin = io::stdin();
        let mut watched = [PollFd::from_borrowed_fd(stdin.as_fd(), PollFlags::empty())];
        while poll(&mut watched, None).is_err() {}
        // The main loop may have ended already.
        let _ = to_main.send(Input::Gone);
    });
}

fn watch_signals(to_main: Sender<Input>) -> io::Result<()> {
    let mut signals = Signals::new([SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH])?;
    thread::spawn(move || {
        for signal in signals.forever() {
            if !matches!(signal, SIGTSTP | SIGCONT | SIGWINCH) {
                end_in_time(signal);
            }
            if to_main.send(Input::Signal(signal)).is_err() {
                return;
            }
        }
    });
    Ok(())
}

/// Ends the process when the main loop has not done so in time, such as when it is stuck writing to a stopped line.
fn end_in_time(signal: i32) {
    thread::spawn(move || {
        thread::sleep(LAST_WORDS);
        // Leaving writes too, and may be stuck the same way.
        thread::spawn(terminal::leave);
        thread::sleep(Duration::from_millis(200));
        exit(128 + signal);
    });
}

/// Whichever thread fails: the terminal is given back, one sentence says what happened, and the program ends.
fn clean_up_after_panics(setup: &Setup) {
    let lang = setup.look.lang;
    std::panic::set_hook(Box::new(move |panic| {
        terminal::leave();
        let at = panic.location().map(ToString::to_string).unwrap_or_default();
        eprintln!("gsbx: {}", fill(Msg::Panicked.text(lang), &[("at", &at)]));
        exit(PANICKED);
    }));
}
