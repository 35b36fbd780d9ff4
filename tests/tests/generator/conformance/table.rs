//! The result as a page.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::{
    Outcomes,
    outcome::{Outcome, severity},
    position::Position,
    suite::Group,
};

/// Returns what is neither right nor said.
pub(super) fn wrong(groups: &[Group], outcomes: &Outcomes) -> Vec<String> {
    let mut wrong = Vec::new();
    for (group, outcomes) in groups.iter().zip(outcomes) {
        for (position, outcome) in outcomes.iter().filter(|(_, outcome)| severity(outcome) > 3) {
            let Group { name, file, description, .. } = group;
            wrong.push(format!("{name} {file}: {description}, {}: {outcome:?}", position.name()));
        }
    }
    wrong
}

/// Returns the page: the numbers of each file, and the reasons for whatever does not simply agree.
pub(super) fn page(groups: &[Group], outcomes: &Outcomes) -> String {
    let mut page = HEADER.to_owned();
    let mut files: Vec<(&str, [usize; 5])> = Vec::new();
    let mut reasons: BTreeMap<(&str, String), usize> = BTreeMap::new();
    for (group, outcomes) in groups.iter().zip(outcomes) {
        let worst = worst(outcomes);
        if files.last().is_none_or(|(file, _)| *file != group.file) {
            files.push((&group.file, [0; 5]));
        }
        let (_, counts) = files.last_mut().expect("a file was just added");
        counts[severity(worst).min(4)] += 1;
        let (kind, reason) = match worst {
            Outcome::Agrees => continue,
            Outcome::Lenient(reason) => ("lenient by design", reason),
            Outcome::Warned(reason) => ("differs, with a warning", reason),
            Outcome::Refused(reason) => ("refused", &without_names(reason)),
            Outcome::WronglyAccepted(reason) | Outcome::WronglyRefused(reason) | Outcome::Altered(reason) => {
                ("wrong", reason)
            }
        };
        *reasons.entry((kind, reason.clone())).or_default() += 1;
    }
    let totals = files.iter().fold([0; 5], |mut totals: [usize; 5], (_, counts)| {
        totals.iter_mut().zip(counts).for_each(|(total, count)| *total += count);
        totals
    });
    for (file, counts) in files.iter().copied().chain([("**all**", totals)]) {
        let counts = counts.map(|count| if count == 0 { String::new() } else { count.to_string() });
        writeln!(page, "| {file} | {} |", counts.join(" | ")).expect("text can be written");
    }
    page.push_str("\n## Reasons\n\n| groups | outcome | reason |\n|--:|---|---|\n");
    for ((kind, reason), count) in reasons {
        writeln!(page, "| {count} | {kind} | {} |", reason.replace('|', "\\|")).expect("text can be written");
    }
    page
}

/// Replaces the names in a reason that is not about a keyword, so that equal reasons are counted together.
fn without_names(reason: &str) -> String {
    let is_about_schema = reason.contains("must be a schema");
    if !is_about_schema && reason.starts_with(['`', 'k']) {
        return reason.to_owned();
    }
    let pieces = reason.split('`').enumerate();
    let shown = pieces.map(|(index, piece)| if index % 2 == 1 { ".." } else { piece });
    shown.collect::<Vec<_>>().join("`")
}

/// A group counts by its worst place.
fn worst(outcomes: &[(Position, Outcome)]) -> &Outcome {
    outcomes.iter().map(|(_, outcome)| outcome).max_by_key(|outcome| severity(outcome)).expect("a position")
}

const HEADER: &str = "# Conformance

How the generator handles the official JSON Schema tests of draft 2020-12. Every schema is tried in five places: as a
required field, an optional field, an item of a list, a value of a map, and an alternative. A group counts by its worst.

| file | agree | lenient by design | differs, with a warning | refused with a reason | wrong |
|---|--:|--:|--:|--:|--:|
";
