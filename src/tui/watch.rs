//! Whether the office's file is written to: the kernel tells, so that nothing is asked while nothing happens. Where the
//! kernel does not (no inotify left, an odd file system), the window works as before and shows changes when one comes back
//! to a screen.

use std::ffi::OsString;
use std::mem::MaybeUninit;
use std::os::fd::OwnedFd;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::inotify::{self, CreateFlags, Reader, WatchFlags};
use rustix::io::Errno;

/// A burst of writes is told once, this long after its first.
const BURST: Duration = Duration::from_millis(40);
/// SQLite writes its log before it is safe on the disk and counts; a slow disk is given time by telling again.
const AGAIN: [Duration; 2] = [Duration::from_millis(500), Duration::from_secs(2)];
/// Bytes of events read at a time; each is some 32 bytes.
const EVENTS: usize = 4096;

/// Calls `tell` in a thread of its own after each burst of writes to the database `file` or its log, until `tell` says that
/// nobody listens any more.
pub(super) fn on_write(file: &Path, tell: impl Fn() -> bool + Send + 'static) {
    let (Some(folder), Some(name)) = (file.parent(), file.file_name()) else { return };
    let mut log = name.to_owned();
    log.push("-wal");
    let names = [name.to_owned(), log];
    let Ok(events) = inotify::init(CreateFlags::CLOEXEC | CreateFlags::NONBLOCK) else { return };
    if inotify::add_watch(&events, folder, WatchFlags::MODIFY).is_err() {
        return;
    }
    thread::spawn(move || {
        // After an error nothing is told any more: it would only come again.
        while let Ok(true) = after_writes(&events, &names, &tell) {}
    });
}

/// Waits for a write, tells of it until it is quiet again, and answers whether anybody still listens.
fn after_writes(events: &OwnedFd, names: &[OsString], tell: &impl Fn() -> bool) -> Result<bool, Errno> {
    wait(events, None)?;
    let mut written = drain(events, names)?;
    while std::mem::take(&mut written) {
        thread::sleep(BURST);
        drain(events, names)?;
        if !tell() {
            return Ok(false);
        }
        for pause in AGAIN {
            written = written_within(pause, events, names)?;
            if written {
                break;
            }
            if !tell() {
                return Ok(false);
            }
        }
    }
    Ok(true)
}

/// Waits for a while; whether the file was written to. Other files of the folder do not shorten the wait.
fn written_within(pause: Duration, events: &OwnedFd, names: &[OsString]) -> Result<bool, Errno> {
    let until = Instant::now() + pause;
    while wait(events, Some(until.saturating_duration_since(Instant::now())))? {
        if drain(events, names)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Waits for an event, or for a while; whether there is one.
fn wait(events: &OwnedFd, most: Option<Duration>) -> Result<bool, Errno> {
    let most = most.map(|d| Timespec { tv_sec: i64::try_from(d.as_secs()).unwrap_or(0), tv_nsec: i64::from(d.subsec_nanos()) });
    loop {
        match poll(&mut [PollFd::new(events, PollFlags::IN)], most.as_ref()) {
            Err(Errno::INTR) => {}
            ended => return ended.map(|count| count > 0),
        }
    }
}

/// Takes all events there are; whether one of them is about the file.
fn drain(events: &OwnedFd, names: &[OsString]) -> Result<bool, Errno> {
    let mut buffer = [MaybeUninit::uninit(); EVENTS];
    let mut reader = Reader::new(events, &mut buffer);
    let mut found = false;
    loop {
        match reader.next() {
            // Without a name events were lost: one of them may have been ours.
            Ok(event) => found |= event.file_name().is_none_or(|n| names.iter().any(|name| name.as_bytes() == n.to_bytes())),
            Err(Errno::AGAIN) => return Ok(found),
            Err(Errno::INTR) => {}
            Err(error) => return Err(error),
        }
    }
}
