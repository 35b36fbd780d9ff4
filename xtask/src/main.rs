//! The commands of this repository: `cargo xtask --help` lists them.

mod cli;
mod codegen;
mod diff;
mod lost_types;
mod owner;
mod paths;
#[cfg(test)]
mod sandbox;
mod tree;
mod write;

use std::io;
use std::process::ExitCode;

use clap::Parser as _;

use cli::{Arguments, Command};
use codegen::{Outcome, Screen};

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    // Colors are used only on terminals that support them, and not if `NO_COLOR` is set.
    let (mut out, mut err) = (io::stdout().lock(), anstream::stderr().lock());
    let mut screen = Screen { out: &mut out, err: &mut err };
    let outcome = match &arguments.command {
        Command::Codegen(options) => codegen::run(options, generator::generate, &mut screen),
    };
    // A failure to print cannot be reported either: the reader, such as `head`, has gone away.
    outcome.unwrap_or(Outcome::Broken).into()
}
