//! The command line: what can be asked for, and what is meant when it is not.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::paths;

const EXIT_CODES: &str = "\
Exit codes:
  0  the client was written, or is up to date
  1  broken: the sources, or a file that cannot be read or written; nothing was generated
  2  the command line was not understood
  4  stale: --check found differences

Examples:
  cargo xtask codegen                             write the client
  cargo xtask codegen --check                     compare only, as continuous integration does
  cargo xtask codegen --spec theirs.yaml --check  see what another description would change
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
/// Reads the description, corrects it with the overlay and writes the client crate. Only files that
/// differ are touched; files that no longer belong to the client are removed. Nothing is written when
/// anything is wrong with the sources. The defaults lie in the repository, wherever the command is run.
#[derive(Args, Clone, Debug, Default)]
#[command(after_help = EXIT_CODES, verbatim_doc_comment)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub(crate) struct Options {
    /// Write nothing; print what would change as a unified diff
    #[arg(long)]
    pub(crate) check: bool,

    /// The OpenAPI 3.1 description, in YAML or JSON [default: spec/calling.yaml]
    #[arg(long, value_name = "FILE")]
    pub(crate) spec: Option<PathBuf>,

    /// The OpenAPI Overlay that corrects the description [default: spec/overlay.yaml]
    #[arg(long, value_name = "FILE", conflicts_with = "no_overlay")]
    pub(crate) overlay: Option<PathBuf>,

    /// Take the description as it is
    #[arg(long)]
    pub(crate) no_overlay: bool,

    /// Pass over overlay actions that have nothing left to do
    ///
    /// Each is a warning then. Actions that decide whether a request is sent again are never passed over.
    #[arg(long)]
    pub(crate) skip_obsolete: bool,

    /// Demand a reason, in the configuration, for all that is left out of the description
    #[arg(long)]
    pub(crate) strict: bool,

    /// What the description does not say about the client, such as its name [default: spec/client.toml]
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,

    /// The folder of the client crate [default: generated]
    ///
    /// Another folder has to be new, empty, or one that this command wrote before.
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
}

impl Options {
    /// The files to read. A default is meant from the root of the repository, wherever the command is run.
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

    /// The folder to write to.
    pub(crate) fn out(&self) -> PathBuf {
        self.out.clone().unwrap_or_else(|| paths::from_here(&default_out()))
    }

    /// The command that writes what `--check` found missing.
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

/// The folder that is written without asking whose it is.
pub(crate) fn default_out() -> PathBuf {
    paths::root().join("generated")
}

/// An argument as a shell takes it.
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
            let path = std::env::current_dir().expect("a current folder").join(path);
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
