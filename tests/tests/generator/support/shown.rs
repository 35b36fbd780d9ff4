//! Cuts what a fixture is about out of the generated crate.
//!
//! A fixture lists it in comments: `# shows: SetMode, Display for SetMode, Set::quiet, Set.quiet, client.rs`.
//! These are the declaration of a type, a trait implementation (or one by a macro,
//! `string_type for SetMode`), a method (or a variant, or a constant), a field, and a whole file.

use std::{fmt::Write, path::Path};

use integration_tests::generator::Files;

/// Returns the parts that the fixture shows, below the path of each file.
pub(crate) fn parts(files: &Files, fixture: &str) -> Result<String, String> {
    let wanted: Vec<&str> = fixture
        .lines()
        .filter_map(|line| line.strip_prefix("# shows: "))
        .flat_map(|line| line.split(", "))
        .collect();
    if wanted.is_empty() {
        return Err("it lacks the comment `# shows: ..`".to_owned());
    }
    let mut missing: Vec<&str> = wanted.clone();
    let mut text = String::new();
    for (path, content) in files.iter().filter(|(path, _)| !path.starts_with("src/runtime/")) {
        let mut found = String::new();
        let code = content.split_once("\n\n").map_or(content.as_str(), |(_, code)| code);
        if let Some(whole) =
            wanted.iter().find(|wanted| path.strip_prefix("src/").unwrap_or(path) == **wanted)
        {
            missing.retain(|missing| missing != whole);
            found.push_str(code);
        } else if is_rust(path) {
            let lines: Vec<&str> = code.lines().collect();
            for item in items(&lines) {
                let is_whole = wanted.iter().any(|wanted| item.is(wanted));
                let mut members = item.members();
                members.retain(|member| wanted.iter().any(|wanted| item.holds(member, wanted)));
                missing.retain(|wanted| {
                    !item.is(wanted) && !members.iter().any(|member| item.holds(member, wanted))
                });
                if is_whole {
                    found.extend(item.lines.iter().flat_map(|line| [line, "\n"]).chain(["\n"]));
                } else if !members.is_empty() {
                    item.write(&members, &mut found);
                }
            }
        }
        if !found.is_empty() {
            write!(text, "\n// {path}\n\n{}\n", found.trim_end()).expect("writing to a string");
        }
    }
    if missing.is_empty() {
        Ok(text)
    } else {
        Err(format!("no generated item is `{}`", missing.join("`, `")))
    }
}

/// Returns whether a file with this name holds Rust.
pub(crate) fn is_rust(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|ending| ending == "rs")
}

/// A top-level item, or a member of one.
struct Part<'text> {
    /// Including documentation and attributes.
    lines: &'text [&'text str],
    /// The index of its first line of code.
    code: usize,
}

impl<'text> Part<'text> {
    fn new(lines: &'text [&'text str]) -> Self {
        let is_code = |line: &&str| line.trim_start().starts_with(|first: char| first.is_alphabetic());
        let margin = lines.first().map_or(0, |line| indentation(line));
        let code = lines.iter().position(|line| indentation(line) == margin && is_code(line)).unwrap_or(0);
        Self { lines, code }
    }

    /// Returns the declaration line, without visibility.
    fn head(&self) -> &'text str {
        let head = self.lines[self.code].trim();
        ["pub(crate) ", "pub(super) ", "pub "].iter().find_map(|word| head.strip_prefix(word)).unwrap_or(head)
    }

    /// Returns the name of the part.
    fn name(&self) -> &'text str {
        let head = self.head();
        let kinds = ["struct ", "enum ", "type ", "trait ", "mod ", "static ", "const ", "async ", "fn "];
        let rest = kinds.iter().fold(head, |rest, kind| rest.strip_prefix(kind).unwrap_or(rest));
        let end = rest.find(|letter: char| !letter.is_alphanumeric() && !"_#".contains(letter));
        rest[..end.unwrap_or(rest.len())].trim_start_matches("r#")
    }

    /// Returns the implemented trait, if any, and the type it is implemented for.
    fn implementation(&self) -> Option<(Option<&'text str>, &'text str)> {
        if let Some((of, rest)) = self.head().split_once("!(") {
            // What does not fit on the line is on the next one.
            let rest = if rest.is_empty() { self.lines[self.code + 1].trim() } else { rest };
            return Some((Some(of), rest.split([',', ')']).next().unwrap_or(rest)));
        }
        let rest = self.head().strip_prefix("impl")?;
        let rest = if rest.starts_with('<') { rest.split_once("> ")?.1 } else { rest.trim_start() };
        let rest = rest.trim_end_matches(" {").trim_end_matches(" {}");
        let (of, ty) = rest.split_once(" for ").map_or((None, rest), |(of, ty)| (Some(of), ty));
        Some((of, base(ty)))
    }

    /// Returns the fields, variants and methods.
    fn members(&self) -> Vec<Part<'text>> {
        let inside = &self.lines[self.code + 1..];
        let mut members = Vec::new();
        let mut start = 0;
        for (index, line) in inside.iter().enumerate() {
            if line.is_empty() || indentation(line) == 0 {
                start = index + 1;
            } else if indentation(line) == 4 && ends(line) {
                members.push(Part::new(&inside[start..=index]));
                start = index + 1;
            }
        }
        members
    }

    /// Returns the type that the item declares or implements something for.
    fn owner(&self) -> &'text str {
        self.implementation().map_or_else(|| self.name(), |(_, ty)| ty)
    }

    /// Returns whether this name selects the whole item.
    fn is(&self, wanted: &str) -> bool {
        match (self.implementation(), wanted.split_once(" for ")) {
            (Some((Some(of), ty)), Some((wanted, wanted_ty))) => {
                ty == wanted_ty && (base(of) == wanted || of == wanted)
            }
            (None, None) => wanted == self.name(),
            _ => false,
        }
    }

    /// Returns whether this name selects a member of the item.
    fn holds(&self, member: &Part<'_>, wanted: &str) -> bool {
        let separator = if self.head().starts_with("struct ") { "." } else { "::" };
        let name = wanted.strip_prefix(self.owner()).and_then(|rest| rest.strip_prefix(separator));
        name == Some(member.name())
    }

    /// Writes these members of the item.
    fn write(&self, members: &[Part<'_>], text: &mut String) {
        let is_between = |part: &Part<'_>| part.lines.last().is_some_and(|line| line.ends_with('}'));
        text.extend([self.lines[self.code], "\n"]);
        for (index, member) in members.iter().enumerate() {
            let gap = (index > 0 && is_between(member)).then_some("\n");
            text.extend(gap.into_iter().chain(member.lines.iter().flat_map(|line| [*line, "\n"])));
        }
        text.push_str("}\n\n");
    }
}

/// Splits a file into items.
///
/// Each starts at column 0, and ends before an empty line or with a semicolon.
fn items<'text>(lines: &'text [&'text str]) -> Vec<Part<'text>> {
    let mut items = Vec::new();
    let mut start = 0;
    for (index, line) in lines.iter().enumerate() {
        let next = lines.get(index + 1).unwrap_or(&"");
        if start == index && line.is_empty() {
            start = index + 1;
        } else if next.is_empty() && lines.get(index + 2).is_none_or(|line| indentation(line) == 0)
            || indentation(line) == 0 && line.ends_with(';') && !line.starts_with("//")
        {
            items.push(Part::new(&lines[start..=index]));
            start = index + 1;
        }
    }
    items
}

fn indentation(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// Returns whether a member can end with this line.
fn ends(line: &str) -> bool {
    let line = line.trim_start();
    line.ends_with([',', ';', '}']) && !line.starts_with("//") && !line.starts_with("#[")
}

/// Strips the generics from a type or trait.
fn base(written: &str) -> &str {
    let plain = &written[..written.find('<').unwrap_or(written.len())];
    plain.rsplit("::").next().unwrap_or(plain)
}
