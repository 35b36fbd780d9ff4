//! The fault matrix as a table.

use std::fmt::Write;

use crate::catalogue::Fault;
use crate::cell::{Cell, Received};

/// The head of each group's table.
///
/// Each cell shows how many requests reached the server, and out of how many attempts if that differs,
/// for each command and policy.
pub(crate) const HEAD: &str = "\
| what happens | answer | outcome | kind | dial: never | default | resending | play.stop: never | default | resending |
|---|---|---|---|---|---|---|---|---|---|";

/// The same for operations without a body.
pub(crate) const OPERATIONS_HEAD: &str = "\
| what happens | answer | outcome | kind | get: never | default | resending | delete: never | default | resending | next page: never | default | resending |
|---|---|---|---|---|---|---|---|---|---|---|---|---|";

/// A fault and its results, cell by cell.
pub(crate) type Row = (Fault, Vec<Cell>);

/// Formats one table per group. Variants that make no difference share a row.
pub(crate) fn table(rows: &[Row], head: &str) -> String {
    let mut text = String::new();
    let mut group = "";
    let mut open: Option<(String, Vec<String>, String)> = None;
    for (fault, cells) in rows {
        let result = result(cells);
        match &mut open {
            Some((name, variants, found))
                if *name == fault.name && *found == result && group == fault.group =>
            {
                variants.push(fault.variant.clone());
                continue;
            }
            _ => {}
        }
        close(&mut text, open.take());
        if group != fault.group {
            group = fault.group;
            write!(text, "\n## {group}\n\n{head}\n").expect("writing to a string");
        }
        open = Some((fault.name.clone(), vec![fault.variant.clone()], result));
    }
    close(&mut text, open);
    text.trim_start().to_owned()
}

fn close(text: &mut String, row: Option<(String, Vec<String>, String)>) {
    if let Some((name, variants, result)) = row {
        let variants = variants.join(", ");
        let separator = if variants.is_empty() { "" } else { "; " };
        writeln!(text, "| {name}{separator}{variants} | {result} |").expect("writing to a string");
    }
}

/// Formats the columns after the name.
///
/// The outcome is the first cell's; others are shown where they differ.
fn result(cells: &[Cell]) -> String {
    let Some(first) = cells.first() else { return String::new() };
    let verdict = verdict(first);
    let cells = cells.iter().map(|cell| {
        let Cell { arrived, attempts, .. } = cell;
        let tried = if *attempts == arrived.posts { String::new() } else { format!(" of {attempts}") };
        let found = self::verdict(cell);
        let other =
            if found == verdict { String::new() } else { format!(": {}", found.replace(" | ", ", ")) };
        format!("{}{tried}{other}", arrived.posts)
    });
    let cells: Vec<_> = cells.collect();
    format!("{verdict} | {}", cells.join(" | "))
}

/// Formats status, outcome and kind.
fn verdict(cell: &Cell) -> String {
    match &cell.result {
        Ok(Received { body, is_leg: false, .. }) => {
            let complete = if body.is_complete() { "complete" } else { "incomplete" };
            format!("{} | success | {complete} body", body.status())
        }
        Ok(_) => "2xx | success | a leg".to_owned(),
        Err(error) => {
            let status = error.status().map_or_else(|| "none".to_owned(), |status| status.to_string());
            format!("{status} | {:?} | {:?}", error.outcome(), error.kind())
        }
    }
}
