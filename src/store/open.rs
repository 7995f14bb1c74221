//! Opening and creating the file: private to its owner, on a local disk, of this program, of a version it knows.

use std::cell::{Cell, RefCell};
use std::fs::{self, OpenOptions};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use super::error::During;
use super::{Store, StoreError, migrate};
use crate::domain::audit::Origin;

/// How long who waits for another window sleeps before he tries again. Everybody at the same pace: with SQLite's own waiting,
/// which sleeps ever longer, whoever came last is served first, and of fifty windows some wait in vain.
const PAUSE: Duration = Duration::from_millis(10);
/// Tries before it is said that another window is writing: five seconds. A write takes some milliseconds, so that only a file
/// being imported is ever waited for in vain.
const TRIES: i32 = 500;
/// Tries of a write that can wait: twenty milliseconds.
const TRIES_IN_A_HURRY: i32 = 1;
/// Page cache in KiB (negative: SQLite's unit for KiB). Imports use it for the indexes they touch at random.
pub(super) const CACHE_KIB: i64 = -64 * 1024;
/// Prepared statements kept; rusqlite keeps 16 of itself.
const STATEMENTS: usize = 64;

impl Store {
    /// Opens an existing office.
    ///
    /// # Errors
    /// `Missing`, `NotADatabase`, `AnotherProgram`, `Newer`, `NetworkFileSystem`, `ReadOnly`, `Busy`.
    pub fn open(path: &Path) -> Result<Store, StoreError> {
        let shown = path.display().to_string();
        let about = fs::metadata(path).map_err(|_| StoreError::Missing(shown.clone()))?;
        if !about.is_file() {
            return Err(StoreError::NotADatabase(shown));
        }
        refuse_network(path)?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags).during("open")?;
        let named =
            |e: StoreError| if matches!(e, StoreError::NotADatabase(_)) { StoreError::NotADatabase(shown.clone()) } else { e };
        let id: i64 = connection.pragma_query_value(None, "application_id", |r| r.get(0)).during("read header").map_err(named)?;
        if id != migrate::APPLICATION_ID {
            return Err(StoreError::AnotherProgram(shown));
        }
        prepare(connection)
    }

    /// Creates an office file, readable by its owner only; its folder too if it is new.
    ///
    /// # Errors
    /// `Exists`, `ReadOnly`, `DiskFull`, `NetworkFileSystem`.
    pub fn create(path: &Path) -> Result<Store, StoreError> {
        if path.exists() {
            return Err(StoreError::Exists(path.display().to_string()));
        }
        if let Some(folder) = path.parent().filter(|f| !f.as_os_str().is_empty() && !f.exists()) {
            fs::DirBuilder::new().recursive(true).mode(0o700).create(folder).during("create folder")?;
        }
        OpenOptions::new().write(true).create_new(true).mode(0o600).open(path).during("create file")?;
        let made = refuse_network(path).and_then(|()| Connection::open(path).during("open")).and_then(prepare);
        if made.is_err() {
            remove(path);
        }
        made
    }

    /// An office in memory, gone with the process.
    ///
    /// # Errors
    /// None that a person could mend.
    pub fn in_memory() -> Result<Store, StoreError> {
        prepare(Connection::open_in_memory().during("open")?)
    }
}

/// Takes back a file that could not be finished.
pub fn remove(path: &Path) {
    for ending in ["", "-wal", "-shm", "-journal"] {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        // Nothing more can be done about a leftover than what was already reported.
        let _ = fs::remove_file(name);
    }
}

fn prepare(mut connection: Connection) -> Result<Store, StoreError> {
    connection.busy_handler(Some(wait)).during("set up")?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    let mode: String = connection.pragma_update_and_check(None, "journal_mode", "WAL", |r| r.get(0)).during("set up")?;
    if mode != "wal" && mode != "memory" {
        return Err(StoreError::BadValue(format!("journal mode {mode}")));
    }
    for (pragma, value) in [("synchronous", 2), ("foreign_keys", 1), ("trusted_schema", 0), ("cache_size", CACHE_KIB)] {
        connection.pragma_update(None, pragma, value).during("set up")?;
    }
    migrate::run(&mut connection)?;
    Ok(Store { connection, origin: Origin::default(), owed: RefCell::default() })
}

thread_local! {
    /// Tries that whoever waits on this thread has. SQLite calls [`wait`] without telling for whom.
    static PATIENCE: Cell<i32> = const { Cell::new(TRIES) };
}

/// Waits for another window; false once it was long enough.
fn wait(tries: i32) -> bool {
    std::thread::sleep(PAUSE);
    tries < PATIENCE.get()
}

/// Does what can wait: another window's write is hardly waited for.
pub(super) fn in_a_hurry<T>(work: impl FnOnce() -> T) -> T {
    let before = PATIENCE.replace(TRIES_IN_A_HURRY);
    let done = work();
    PATIENCE.set(before);
    done
}

/// WAL needs shared memory that network file systems do not give; such a file would be damaged sooner or later.
fn refuse_network(path: &Path) -> Result<(), StoreError> {
    const NETWORK: [u32; 7] = [
        0x6969,      // NFS
        0xFF53_4D42, // CIFS
        0xFE53_4D42, // SMB2
        0x517B,      // SMB
        0x6573_5546, // FUSE
        0x0102_1997, // 9P
        0x5346_414F, // AFS
    ];
    let about = rustix::fs::statfs(path).map_err(std::io::Error::from).during("look at the file system")?;
    let kind = u32::try_from(about.f_type & 0xFFFF_FFFF).unwrap_or_default();
    if NETWORK.contains(&kind) { Err(StoreError::NetworkFileSystem(path.display().to_string())) } else { Ok(()) }
}
