//! Shows the differences as a unified diff.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

use similar::TextDiff;

use crate::tree::{Change, Comparison, Files};

/// As much as anyone reads. To see more, write the client and look at the repository's own diff.
const MAXIMUM_LINES: usize = 400;
/// The generator writes no larger files; comparing them line by line would be slow.
const MAXIMUM_BYTES: u64 = 4 * 1024 * 1024;

/// Returns the differences of all files, sorted by name and truncated.
pub(crate) fn unified(files: &Files<'_>, comparison: &Comparison, root: &Path) -> String {
    let mut shown = String::new();
    let (mut lines, mut left_out, mut left_out_files) = (0, 0, 0);
    for (path, change) in &comparison.changes {
        let diff = of_file(&root.join(path), *change, files.get(path).copied().unwrap_or_default());
        let count = diff.lines().count();
        let free = MAXIMUM_LINES - lines;
        for line in diff.lines().take(free) {
            shown.push_str(line);
            shown.push('\n');
        }
        lines += count.min(free);
        if count > free {
            left_out += count - free;
            left_out_files += 1;
        }
    }
    if left_out > 0 {
        let _ = writeln!(shown, "... {left_out} more lines in {}", number(left_out_files, "file"));
    }
    shown
}

/// Formats a number with its noun.
pub(crate) fn number(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

fn of_file(path: &Path, change: Change, new: &str) -> String {
    let name = path.display().to_string();
    let name = visible(name.trim_start_matches('/'));
    let old_name = if change == Change::Create { "/dev/null".to_owned() } else { format!("a/{name}") };
    let new_name = if change == Change::Remove { "/dev/null".to_owned() } else { format!("b/{name}") };
    let header = format!("--- {old_name}\n+++ {new_name}\n");
    let old = match change {
        Change::Create => Ok(String::new()),
        Change::Replace | Change::Remove => text_of(path),
    };
    match old {
        Ok(old) => header + &hunks(&old, new),
        // Not valid diff syntax, so that no tool mistakes it for a diff: it only says that the file differs.
        Err(reason) => format!("{header}({reason}; it cannot be shown)\n"),
    }
}

fn text_of(path: &Path) -> Result<String, String> {
    let read = || -> io::Result<Option<Vec<u8>>> {
        let small = fs::metadata(path)?.len() <= MAXIMUM_BYTES;
        if small { fs::read(path).map(Some) } else { Ok(None) }
    };
    match read() {
        Ok(Some(bytes)) => {
            String::from_utf8(bytes).map_err(|_| "the file on disk is not UTF-8 text".to_owned())
        }
        Ok(None) => Err("the file on disk is too large".to_owned()),
        Err(error) => Err(format!("the file on disk cannot be read: {error}")),
    }
}

fn hunks(old: &str, new: &str) -> String {
    let diff = TextDiff::from_lines(old, new);
    let mut text = String::new();
    for hunk in diff.unified_diff().iter_hunks() {
        let _ = writeln!(text, "{}", hunk.header());
        for change in hunk.iter_changes() {
            let line = change.value();
            let _ = writeln!(text, "{}{}", change.tag(), visible(line.strip_suffix('\n').unwrap_or(line)));
            if change.missing_newline() {
                text.push_str("\\ No newline at end of file\n");
            }
        }
    }
    text
}

/// Escapes control characters for the terminal, including carriage returns.
fn visible(text: &str) -> String {
    let mut visible = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_control() && character != '\t' {
            visible.extend(character.escape_default());
        } else {
            visible.push(character);
        }
    }
    visible
}

#[cfg(test)]
mod tests;
