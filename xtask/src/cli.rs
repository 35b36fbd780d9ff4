//! The command line and its defaults.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::paths;

const EXIT_CODES: &str = "\
Exit codes:
  0  the client was written, or is up to date
  1  error: invalid sources, or a file that cannot be read or written; nothing was generated
  2  the command line is invalid
  4  stale: --check found differences

Examples:
  cargo xtask codegen                             write the client
  cargo xtask codegen --check                     only compare, as in CI
  cargo xtask codegen --spec theirs.yaml --check  show what another description would change
  cargo xtask codegen --spec other.yaml --no-overlay --config other.toml --out ../other-client";

/// The commands of this repository.
#[derive(Debug, Parser)]
#[command(name = "xtask", bin_name = "cargo xtask")]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Codegen(Options),
}

/// Write the client crate from its OpenAPI description.
///
/// Reads the description, applies the overlay and writes the client crate. Only files that differ are
/// written; files that no longer belong to the client are removed. Nothing is written if the sources have
/// errors. Default paths are relative to the repository, not to the current directory.
#[derive(Args, Clone, Debug, Default)]
#[command(after_help = EXIT_CODES, verbatim_doc_comment)]
#[expect(clippy::struct_excessive_bools, reason = "each is a command line switch")]
pub(crate) struct Options {
    /// Write nothing; print what would change as a unified diff
    #[arg(long)]
    pub(crate) check: bool,

    /// OpenAPI 3.1 description, in YAML or JSON [default: spec/calling.yaml]
    #[arg(long, value_name = "FILE")]
    pub(crate) spec: Option<PathBuf>,

    /// OpenAPI Overlay that corrects the description [default: spec/overlay.yaml]
    #[arg(long, value_name = "FILE", conflicts_with = "no_overlay")]
    pub(crate) overlay: Option<PathBuf>,

    /// Use the description without an overlay
    #[arg(long)]
    pub(crate) no_overlay: bool,

    /// Skip overlay actions that no longer change anything
    ///
    /// Each one becomes a warning. Actions that decide whether a request is retried are never skipped.
    #[arg(long)]
    pub(crate) skip_obsolete: bool,

    /// Require a reason, in the configuration, for everything left out of the description
    #[arg(long)]
    pub(crate) strict: bool,

    /// Settings that the description lacks, such as the client's name [default: spec/client.toml]
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,

    /// Folder of the client crate [default: generated]
    ///
    /// Any other folder must be new, empty, or written by this command before.
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
}

impl Options {
    /// Returns the files to read. Defaults are relative to the root of the repository.
    pub(crate) fn sources(&self) -> generator::Sources {
        let or_default = |given: &Option<PathBuf>, default: &str| {
            given.clone().unwrap_or_else(|| paths::from_here(&paths::root().join(default)))
        };
        generator::Sources {
            description: or_default(&self.spec, "spec/calling.yaml"),
            overlay: (!self.no_overlay).then(|| or_default(&self.overlay, "spec/overlay.yaml")),
            config: or_default(&self.config, "spec/client.toml"),
            strict: self.strict,
            skip_obsolete: self.skip_obsolete,
        }
    }

    /// Returns the folder to write to.
    pub(crate) fn out(&self) -> PathBuf {
        self.out.clone().unwrap_or_else(|| paths::from_here(&default_out()))
    }

    /// Returns the command that fixes what `--check` found.
    pub(crate) fn fixing_command(&self) -> String {
        let mut command = "cargo xtask codegen".to_owned();
        let flags = [("--spec", &self.spec), ("--overlay", &self.overlay), ("--config", &self.config)];
        let flags = flags.into_iter().chain([("--out", &self.out)]);
        for (flag, path) in flags {
            if let Some(path) = path {
                command = format!("{command} {flag} {}", quoted(&path.display().to_string()));
            }
        }
        let switches = [
            (" --no-overlay", self.no_overlay),
            (" --skip-obsolete", self.skip_obsolete),
            (" --strict", self.strict),
        ];
        for (switch, _) in switches.into_iter().filter(|(_, given)| *given) {
            command.push_str(switch);
        }
        command
    }
}

/// Returns the only folder that is written without checking who owns it.
pub(crate) fn default_out() -> PathBuf {
    paths::root().join("generated")
}

/// Quotes an argument for a shell.
fn quoted(text: &str) -> String {
    let plain = |character: char| character.is_alphanumeric() || "_-./=,:@+".contains(character);
    if !text.is_empty() && text.chars().all(plain) {
        text.to_owned()
    } else {
        format!("'{}'", text.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use clap::CommandFactory as _;

    use super::{Arguments, Options};

    #[test]
    fn the_command_line_is_well_formed() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn defaults_lie_in_the_repository() {
        let sources = Options::default().sources();
        let paths = [
            Some(sources.description),
            sources.overlay,
            Some(sources.config),
            Some(Options::default().out()),
        ];
        let names = ["spec/calling.yaml", "spec/overlay.yaml", "spec/client.toml", "generated"];
        for (path, name) in paths.into_iter().zip(names) {
            let path = path.expect("a default");
            let path = std::env::current_dir().expect("a current directory").join(path);
            let path = path.components().fold(PathBuf::new(), |mut path, step| {
                if step.as_os_str() == ".." {
                    assert!(path.pop());
                } else {
                    path.push(step);
                }
                path
            });
            assert_eq!(path, super::paths::root().join(name));
        }
    }

    #[test]
    fn the_fixing_command_repeats_what_was_given() {
        let path = |text: &str| Some(PathBuf::from(text));
        let given = Options {
            check: true,
            spec: path("it's.yaml"),
            out: path("../a b"),
            no_overlay: true,
            ..Options::default()
        };
        assert_eq!(
            given.fixing_command(),
            r"cargo xtask codegen --spec 'it'\''s.yaml' --out '../a b' --no-overlay"
        );
        assert_eq!(given.sources().description, Path::new("it's.yaml"));
        assert_eq!(given.sources().overlay, None);
        let switches = Options { strict: true, skip_obsolete: true, ..Options::default() };
        assert_eq!(switches.fixing_command(), "cargo xtask codegen --skip-obsolete --strict");
        assert!(switches.sources().strict && switches.sources().skip_obsolete);
        let plain = Options { overlay: path("a/b.yaml"), config: path("c.toml"), ..Options::default() };
        assert_eq!(plain.fixing_command(), "cargo xtask codegen --overlay a/b.yaml --config c.toml");
    }
}
