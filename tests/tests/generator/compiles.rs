//! What is emitted for every construct is Rust that compiles, without a warning.

use std::{fs, path::Path};

use integration_tests::generator::{Files, cargo, write_crate};

use crate::support::{case::Case, combined, fixture};

/// The constructs in crates, as members of one workspace: most in one document, those that replace what documents share
/// in documents of their own.
#[test]
fn every_construct_compiles() {
    let (apart, together): (Vec<_>, Vec<_>) =
        fixture::constructs().into_iter().partition(|(_, text)| fixture::replaces_shared(text));
    assert!(together.len() > 30, "the fixtures that can stand together are {} only", together.len());
    let mut crates =
        vec![("combined".to_owned(), Case::new("combined.json", &combined::document(&together)))];
    crates.extend(apart.iter().map(|(name, text)| (name.replace('_', "-"), Case::of(name, text))));
    let crates = crates.into_iter().map(|(name, case)| (name, case.generated().files)).collect();
    let complaints = complaints("constructs", crates);
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

/// What the compiler and rustdoc have to say about these clients, as members of one workspace of this name.
pub(crate) fn complaints(workspace: &str, crates: Vec<(String, Files)>) -> Vec<String> {
    complaints_of(&CHECKS, workspace, crates)
}

/// The same, and what the examples in their documentation do when they are run.
pub(crate) fn complaints_and_doctests(workspace: &str, crates: Vec<(String, Files)>) -> Vec<String> {
    let doctests: &[&str] = &["test", "--workspace", "--doc"];
    complaints_of(&[CHECKS[0], CHECKS[1], doctests], workspace, crates)
}

const CHECKS: [&[&str]; 2] = [
    &["check", "--workspace", "--all-targets", "--keep-going"],
    &["doc", "--workspace", "--no-deps", "--keep-going"],
];

fn complaints_of(commands: &[&[&str]], workspace: &str, crates: Vec<(String, Files)>) -> Vec<String> {
    if crates.is_empty() {
        return Vec::new();
    }
    let workspace = Path::new(env!("CARGO_TARGET_TMPDIR")).join(workspace);
    let members: Vec<String> = crates.iter().map(|(name, _)| format!("{name:?}")).collect();
    for (name, mut files) in crates {
        for text in files.values_mut() {
            *text = text.replace("lamp-client", &name).replace("lamp_client", &name.replace('-', "_"));
        }
        write_crate(&workspace.join(name), &files).expect("a writable target folder");
    }
    fs::create_dir_all(&workspace).expect("a writable target folder");
    let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = [{}]\n", members.join(", "));
    fs::write(workspace.join("Cargo.toml"), manifest).expect("a writable target folder");
    let mut complaints = Vec::new();
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("crates");
    // Without TLS, which is a matter of the dependencies and takes most of the time that building them takes.
    let features = ["--no-default-features", "--features", "blocking,deserialize,http2,tracing"];
    for command in commands {
        let arguments = [command, &features[..]].concat();
        if let Err(said) = cargo(&workspace, &arguments, &target) {
            complaints.push(format!("cargo {}:\n{said}", arguments.join(" ")));
        }
    }
    complaints
}
