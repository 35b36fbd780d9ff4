//! `cargo xtask codegen`: generate, compare, then write or show the differences.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use generator::diagnostic::Diagnostics;
use generator::{Generation, Sources};

use crate::cli::{self, Options};
use crate::diff::{self, number};
use crate::lost_types;
use crate::owner;
use crate::tree::{self, Change, Comparison, Files};
use crate::write::Folder;

/// Where the command prints to. Errors contain color codes; the writer strips them if necessary.
pub(crate) struct Screen<'writer> {
    pub(crate) out: &'writer mut dyn Write,
    pub(crate) err: &'writer mut dyn Write,
}

/// The result of the command. Part of its interface: `--help` lists the exit codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    Done,
    Broken,
    Stale,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(match outcome {
            Outcome::Done => 0,
            Outcome::Broken => 1,
            Outcome::Stale => 4,
        })
    }
}

/// Runs the command. Fails only if it cannot print.
pub(crate) fn run(
    options: &Options,
    generate: impl Fn(&Sources) -> Result<Generation, Diagnostics>,
    screen: &mut Screen<'_>,
) -> io::Result<Outcome> {
    let out = options.out();
    let generation = match prepare(options, &out, generate) {
        Ok(generation) => generation,
        Err(problems) => return broken(&problems, screen),
    };
    warn(&generation.warnings, screen)?;
    let files = match tree::files(&generation.files) {
        Ok(files) => files,
        Err(problems) => return broken(&problems, screen),
    };
    if options.check {
        check(options, &files, &out, screen)
    } else {
        update(&generation, &files, &out, screen)
    }
}

/// Shows how the folder differs.
fn check(options: &Options, files: &Files<'_>, out: &Path, screen: &mut Screen<'_>) -> io::Result<Outcome> {
    let comparison = match tree::compare(files, out) {
        Ok(comparison) => comparison,
        Err(problems) => return broken(&problems, screen),
    };
    if comparison.changes.is_empty() {
        writeln!(screen.out, "{} is up to date ({})", out.display(), number(files.len(), "file"))?;
        return Ok(Outcome::Done);
    }
    screen.out.write_all(diff::unified(files, &comparison, out).as_bytes())?;
    warn(&lost_types::warn(files, &comparison, out), screen)?;
    writeln!(screen.out, "\n{} is stale: {}", out.display(), counts(&comparison))?;
    writeln!(screen.out, "to fix it, run: {}", options.fixing_command())?;
    Ok(Outcome::Stale)
}

/// Makes the folder equal to the client.
fn update(
    generation: &Generation,
    files: &Files<'_>,
    out: &Path,
    screen: &mut Screen<'_>,
) -> io::Result<Outcome> {
    let staged = Folder::open(out).and_then(|folder| {
        let comparison = tree::compare(files, out)?;
        let lost = lost_types::warn(files, &comparison, out);
        folder.stage(files, &comparison)?;
        Ok((folder, comparison, lost))
    });
    let (folder, comparison, lost) = match staged {
        Ok(staged) => staged,
        Err(problems) => return broken(&problems, screen),
    };
    if let Err(problems) = folder.apply(&comparison) {
        writeln!(screen.err, "{}", problems.styled())?;
        return Ok(Outcome::Broken);
    }
    warn(&lost, screen)?;
    summarise(&comparison, out, &generation.report, screen.out)?;
    Ok(Outcome::Done)
}

/// Checks that the folder may be written, and generates in memory.
///
/// Reports the problems of both together.
fn prepare(
    options: &Options,
    out: &Path,
    generate: impl Fn(&Sources) -> Result<Generation, Diagnostics>,
) -> Result<Generation, Diagnostics> {
    match (owner::check(out, &cli::default_out()), generate(&options.sources())) {
        (Ok(()), generation) => generation,
        (Err(rejected), Ok(_)) => Err(rejected),
        (Err(mut rejected), Err(problems)) => {
            rejected.extend(problems);
            Err(rejected)
        }
    }
}

fn warn(warnings: &Diagnostics, screen: &mut Screen<'_>) -> io::Result<()> {
    if warnings.is_empty() { Ok(()) } else { writeln!(screen.err, "{}\n", warnings.styled()) }
}

fn broken(problems: &Diagnostics, screen: &mut Screen<'_>) -> io::Result<Outcome> {
    writeln!(screen.err, "{}\n\nnothing was written", problems.styled())?;
    Ok(Outcome::Broken)
}

fn counts(comparison: &Comparison) -> String {
    let count = |change| comparison.changes.values().filter(|found| **found == change).count();
    format!(
        "{} changed, {} missing, {} left over",
        number(count(Change::Replace), "file"),
        count(Change::Create),
        count(Change::Remove)
    )
}

fn summarise(comparison: &Comparison, out: &Path, report: &str, screen: &mut dyn Write) -> io::Result<()> {
    let removed = comparison.changes.values().filter(|change| **change == Change::Remove).count();
    let written = number(comparison.changes.len() - removed, "file");
    writeln!(screen, "wrote {written}, removed {removed}, {} unchanged", comparison.unchanged)?;
    for (path, change) in &comparison.changes {
        let verb = match change {
            Change::Create => "new    ",
            Change::Replace => "changed",
            Change::Remove => "removed",
        };
        writeln!(screen, "  {verb} {}", out.join(path).display())?;
    }
    if !report.is_empty() {
        writeln!(screen, "\n{}", report.trim_end())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
