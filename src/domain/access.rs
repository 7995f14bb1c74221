//! Passwords that may be chosen, and how long a login is locked after wrong ones (agency rules 10.2).

use chrono::TimeDelta;

use super::problem::Problem;

/// Characters at least in a password.
pub const PASSWORD_MIN: usize = 8;
/// A new password differs from so many of the ones before, the present one among them.
pub const PASSWORDS_KEPT: usize = 3;
/// Minutes without a key after which the window locks itself, unless the office says otherwise.
pub const IDLE_MINUTES: u16 = 10;
/// Most minutes an office may set.
pub const IDLE_MINUTES_MAX: u16 = 240;

/// Wrong passwords in a row that lock the login.
const FAILURES_MAX: u32 = 5;
/// Minutes of the lock: after the fifth wrong password, the sixth and so on; the last one from then on.
const LOCK_MINUTES: [i64; 7] = [1, 2, 4, 8, 16, 32, 60];

/// What everybody tries first, in small letters.
const COMMON: &[&str] = &[
    "00000000",
    "11111111",
    "12341234",
    "12344321",
    "12345678",
    "123456789",
    "1234567890",
    "123456abc",
    "1qaz2wsx",
    "5201314520",
    "66666666",
    "87654321",
    "88888888",
    "a1234567",
    "a12345678",
    "a123456789",
    "aa123456",
    "abc12345",
    "abc123456",
    "abcd1234",
    "admin123",
    "administrator",
    "iloveyou",
    "password",
    "password1",
    "p@ssw0rd",
    "qq123456",
    "qwer1234",
    "qwerty123",
    "qwertyui",
    "qwertyuiop",
    "woaini1314",
    "woaini520",
    "zxcvbnm123",
];

/// How long a login is locked after so many wrong passwords in a row; `None` while it is not.
#[must_use]
pub fn lock_after(failures: u32) -> Option<TimeDelta> {
    let beyond = usize::try_from(failures.checked_sub(FAILURES_MAX)?).unwrap_or(usize::MAX);
    let minutes = LOCK_MINUTES.get(beyond).or(LOCK_MINUTES.last())?;
    Some(TimeDelta::minutes(*minutes))
}

/// Whether an operator may choose this password.
///
/// # Errors
/// `PasswordTooShort`, `PasswordIsName`, `PasswordTooCommon`.
pub fn check_password(password: &str, login: &str, name: &str) -> Result<(), Problem> {
    if password.chars().count() < PASSWORD_MIN {
        return Err(Problem::PasswordTooShort { min: PASSWORD_MIN });
    }
    let small = password.to_lowercase();
    if small == login.to_lowercase() || small == name.to_lowercase() {
        return Err(Problem::PasswordIsName);
    }
    if COMMON.contains(&small.as_str()) { Err(Problem::PasswordTooCommon) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locks_grow_to_an_hour() {
        let minutes = |failures| lock_after(failures).map(|d| d.num_minutes());
        let table: Vec<Option<i64>> = (0..14).map(minutes).collect();
        let free = [None; 5].into_iter();
        let grows = [1, 2, 4, 8, 16, 32, 60, 60, 60].into_iter().map(Some);
        assert_eq!(table, free.chain(grows).collect::<Vec<_>>());
        assert_eq!(minutes(u32::MAX), Some(60));
    }

    #[test]
    fn passwords_that_anybody_would_try_are_refused() {
        for (password, problem) in [
            ("1234567", Problem::PasswordTooShort { min: 8 }),
            ("Zhuren.Wang", Problem::PasswordIsName),
            ("欧阳王会计一二三", Problem::PasswordIsName),
            ("PassWord", Problem::PasswordTooCommon),
            ("88888888", Problem::PasswordTooCommon),
        ] {
            assert_eq!(check_password(password, "zhuren.wang", "欧阳王会计一二三"), Err(problem), "{password}");
        }
        assert_eq!(check_password("correct horse", "zhuren", "王会计"), Ok(()));
    }

    #[test]
    fn the_list_is_of_small_letters_and_long_enough() {
        for word in COMMON {
            assert!(word.chars().count() >= PASSWORD_MIN && *word == word.to_lowercase(), "{word}");
        }
    }
}
