//! A first look at a file: is it one, is it text, in which encoding, and its checksum.

use std::fs::File;
use std::io::{Read, Seek};
use std::path::Path;

use encoding_rs::{Encoding, GB18030, UTF_8};
use sha2::{Digest, Sha256};

use super::FileProblem;

pub(super) struct Survey {
    pub bytes: u64,
    pub sha256: String,
    pub format: Format,
}

#[derive(Debug, Clone, Copy)]
pub(super) enum Format {
    /// A text table; the encoding holds unless a byte order mark says otherwise.
    Text(&'static Encoding),
    /// An Excel workbook.
    Sheet,
}

const CHUNK: usize = 1 << 16;
/// How an Excel workbook (a zip file) begins.
const ZIP: &[u8] = b"PK\x03\x04";

/// # Errors
/// `Unreadable`, `NotAFile`, `NotText` (found at the first NUL, before the rest is read), `NoRows` for an empty file.
pub(super) fn survey(path: &Path) -> Result<Survey, FileProblem> {
    let mut file = File::open(path).map_err(FileProblem::Unreadable)?;
    let about = file.metadata().map_err(FileProblem::Unreadable)?;
    if !about.is_file() {
        return Err(FileProblem::NotAFile);
    }
    if about.len() == 0 {
        return Err(FileProblem::NoRows);
    }
    let mut head = [0; 4];
    let length = file.read(&mut head).map_err(FileProblem::Unreadable)?;
    let head = &head[..length];
    file.rewind().map_err(FileProblem::Unreadable)?;
    if head == ZIP {
        let sha256 = digest(&mut file, |_| Ok(()))?;
        return Ok(Survey { bytes: about.len(), sha256, format: Format::Sheet });
    }
    let wide = head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF");
    let mut utf8 = Utf8Check::default();
    let sha256 = digest(&mut file, |chunk| {
        if !wide && chunk.contains(&0) {
            return Err(FileProblem::NotText);
        }
        utf8.feed(chunk);
        Ok(())
    })?;
    let encoding = if wide || utf8.holds() { UTF_8 } else { GB18030 };
    Ok(Survey { bytes: about.len(), sha256, format: Format::Text(encoding) })
}

fn digest(file: &mut File, mut look: impl FnMut(&[u8]) -> Result<(), FileProblem>) -> Result<String, FileProblem> {
    let (mut sha, mut buffer) = (Sha256::new(), vec![0; CHUNK]);
    loop {
        let count = file.read(&mut buffer).map_err(FileProblem::Unreadable)?;
        if count == 0 {
            return Ok(sha.finalize().iter().map(|b| format!("{b:02x}")).collect());
        }
        look(&buffer[..count])?;
        sha.update(&buffer[..count]);
    }
}

/// Whether bytes that come in pieces are UTF-8.
#[derive(Default)]
struct Utf8Check {
    broken: bool,
    /// The beginning of a character whose rest is in the next piece.
    rest: Vec<u8>,
}

impl Utf8Check {
    fn feed(&mut self, piece: &[u8]) {
        if self.broken {
            return;
        }
        let joined;
        let bytes = if self.rest.is_empty() {
            piece
        } else {
            joined = [self.rest.as_slice(), piece].concat();
            &joined
        };
        let rest = match std::str::from_utf8(bytes) {
            Ok(_) => Vec::new(),
            Err(e) if e.error_len().is_none() => bytes[e.valid_up_to()..].to_vec(),
            Err(_) => {
                self.broken = true;
                Vec::new()
            }
        };
        self.rest = rest;
    }

    fn holds(&self) -> bool {
        !self.broken && self.rest.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf8_is_recognised_whatever_the_pieces() {
        let text = "身份证号,姓名\n".as_bytes();
        for at in 0..text.len() {
            let mut check = Utf8Check::default();
            check.feed(&text[..at]);
            check.feed(&text[at..]);
            assert!(check.holds(), "cut at {at}");
        }
        let mut check = Utf8Check::default();
        check.feed(&GB18030.encode("张三").0);
        assert!(!check.holds());
    }
}
