//! The rooms and their arrows: who may use whom, where SQL, floats, keys and Chinese text may stand.

use std::fs;
use std::path::{Path, PathBuf};

/// Rooms a room may use, besides itself.
const ARROWS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("policy", &["domain"]),
    ("store", &["domain"]),
    ("desk", &["domain", "policy", "store"]),
    ("text", &["domain", "store", "desk", "policy"]),
    ("report", &["domain", "policy", "desk", "text"]),
    ("tui", &["domain", "policy", "desk", "text", "report"]),
    ("cli", &["domain", "policy", "store", "desk", "text", "report", "tui"]),
];

fn sources(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
}

/// Room, path and text of every source file; comments and tests are left out.
fn files() -> Vec<(String, PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    sources(&root, &mut paths);
    assert!(paths.len() > 30, "the sources were found");
    let read = |path: PathBuf| {
        let inner = path.strip_prefix(&root).expect("below src").to_owned();
        let room = inner.components().next().map(|c| c.as_os_str().to_string_lossy().into_owned()).unwrap_or_default();
        let text = fs::read_to_string(&path).expect("a source");
        let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
        let lines: Vec<&str> = code.lines().filter(|l| !l.trim_start().starts_with("//")).collect();
        (room, inner, lines.join("\n"))
    };
    paths.into_iter().map(read).collect()
}

#[test]
fn arrows_point_down() {
    for (room, path, code) in files() {
        let Some((_, allowed)) = ARROWS.iter().find(|(r, _)| *r == room) else { continue };
        for (other, _) in ARROWS.iter().filter(|(r, _)| *r != room && !allowed.contains(r)) {
            assert!(!code.contains(&format!("crate::{other}")), "{} uses {other}", path.display());
        }
    }
}

#[test]
fn the_domain_is_pure_and_sql_stays_in_the_store() {
    for (room, path, code) in files() {
        if room == "domain" {
            for word in ["rusqlite", "ratatui", "crossterm", "std::fs", "std::env", "SystemTime", "std::io"] {
                assert!(!code.contains(word), "{}: {word}", path.display());
            }
        }
        if room != "store" {
            for word in ["rusqlite", "SELECT ", "INSERT ", "UPDATE ", "DELETE FROM"] {
                assert!(!code.contains(word), "{}: {word}", path.display());
            }
        }
    }
}

#[test]
fn no_floats_touch_money_or_rules() {
    for (room, path, code) in files() {
        // A spreadsheet keeps its numbers as floats; there they become text, which is read like any other.
        let is_sheet = path.ends_with("desk/import/sheet.rs");
        if ["domain", "policy", "store", "desk", "report"].contains(&room.as_str()) && !is_sheet {
            assert!(!code.contains("f64") && !code.contains("f32"), "{}", path.display());
        }
    }
}

#[test]
fn chinese_stands_in_text_and_data_only() {
    let is_chinese = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c);
    for (room, path, code) in files() {
        // The command line's help is clap's own table, bilingual line by line, in doc comments; those are left out above.
        if room != "text" {
            let line = code.lines().find(|l| l.split("//").next().unwrap_or_default().chars().any(is_chinese));
            assert_eq!(line, None, "{}", path.display());
        }
    }
}

#[test]
fn key_codes_stand_in_the_key_table_only() {
    for (_, path, code) in files() {
        let name = path.to_string_lossy().into_owned();
        let may = ["tui/keys.rs", "tui/runtime.rs", "tui/field.rs"].contains(&name.as_str());
        assert!(may || !code.contains("KeyCode::"), "{name}");
    }
}

#[test]
fn the_terminal_is_never_cleared_or_asked() {
    for (_, path, code) in files() {
        for word in ["terminal.clear()", "cursor::position()", "todo!(", "unimplemented!("] {
            assert!(!code.contains(word), "{}: {word}", path.display());
        }
    }
}

#[test]
fn files_stay_small() {
    for (_, path, code) in files() {
        // The one table of messages and that of keys, a line each, which are looked up and not read from end to end.
        if path.ends_with("text/catalog.rs") || path.ends_with("tui/keys/table.rs") {
            continue;
        }
        assert!(code.lines().count() <= 400, "{} has {} lines", path.display(), code.lines().count());
    }
}
