//! From where the program is used, for the audit trail.

use std::io::{stderr, stdin, stdout};
use std::os::fd::AsFd;

use crate::domain::audit::Origin;

/// The machine's name, the terminal of any of the three streams, and the address SSH told of its client.
pub(super) fn origin() -> Origin {
    let host = rustix::system::uname().nodename().to_string_lossy().into_owned();
    let tty = [tty(&stdin()), tty(&stdout()), tty(&stderr())].into_iter().flatten().next();
    Origin::new(&host, &tty.unwrap_or_default(), &client(|name| std::env::var(name).ok()))
}

fn tty(stream: &impl AsFd) -> Option<String> {
    rustix::termios::ttyname(stream, Vec::new()).ok().map(|name| name.to_string_lossy().into_owned())
}

/// `SSH_CONNECTION` and the older `SSH_CLIENT` both begin with the client's address.
fn client(variable: impl Fn(&str) -> Option<String>) -> String {
    let named = ["SSH_CONNECTION", "SSH_CLIENT"].iter().find_map(|name| variable(name).filter(|v| !v.trim().is_empty()));
    named.and_then(|text| text.split_whitespace().next().map(str::to_owned)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_client_is_the_first_word_of_either_variable() {
        let with = |connection: Option<&str>, client_variable: Option<&str>| {
            client(|name| if name == "SSH_CONNECTION" { connection } else { client_variable }.map(str::to_owned))
        };
        assert_eq!(with(Some("10.1.2.3 50022 10.1.2.9 22"), None), "10.1.2.3");
        assert_eq!(with(Some(""), Some("fe80::1%eth0 50022 22")), "fe80::1%eth0");
        assert_eq!(with(None, None), "");
    }
}
