//! The code emitted for every construct compiles without warnings.

use std::{fs, path::Path};

use integration_tests::generator::{Files, cargo, write_crate};

use crate::support::{case::Case, combined, fixture};

/// Builds the constructs as crates of one workspace.
///
/// Most are in one document; those that replace shared parts each have a document of their own.
#[test]
fn every_construct_compiles() {
    let (apart, together): (Vec<_>, Vec<_>) =
        fixture::constructs().into_iter().partition(|(_, text)| fixture::replaces_shared(text));
    assert!(together.len() > 30, "only {} fixtures can share a document", together.len());
    let mut crates =
        vec![("combined".to_owned(), Case::new("combined.json", &combined::document(&together)))];
    crates.extend(apart.iter().map(|(name, text)| (name.replace('_', "-"), Case::of(name, text))));
    let crates = crates.into_iter().map(|(name, case)| (name, case.generated().files)).collect();
    let complaints = complaints("constructs", crates);
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

/// Examples of operations are in the documentation only.
#[test]
fn every_example_of_an_operation_compiles() {
    let fixtures = fixture::constructs().into_iter();
    let with_operations = fixtures.filter(|(_, text)| {
        text.contains("operationId: list_")
            || text.contains("operationId: get_")
            || text.contains("operationId: create_")
    });
    let crates: Vec<_> = with_operations
        .map(|(name, text)| (name.replace('_', "-"), Case::of(&name, &text).generated().files))
        .collect();
    assert!(crates.len() > 5, "only {} fixtures have operations", crates.len());
    // The constructs are checked above.
    let complaints = complaints_of(&[DOCTESTS], FEATURES, "operations", crates);
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

/// Returns the complaints of rustc and rustdoc about these clients, as members of one workspace.
pub(crate) fn complaints(workspace: &str, crates: Vec<(String, Files)>) -> Vec<String> {
    complaints_of(&CHECKS, FEATURES, workspace, crates)
}

/// Returns the same, and what goes wrong in the doctests.
pub(crate) fn complaints_and_doctests(workspace: &str, crates: Vec<(String, Files)>) -> Vec<String> {
    complaints_of(&[CHECKS[0], CHECKS[1], DOCTESTS], FEATURES, workspace, crates)
}

/// Returns the complaints of rustc about one client with these groups of operations.
pub(crate) fn complaints_with_groups(name: &str, files: Files, groups: &[&str]) -> Vec<String> {
    let features = [&[FEATURES], groups].concat().join(",");
    complaints_of(&CHECKS[..1], &features, name, vec![(name.to_owned(), files)])
}

/// Without TLS, which depends only on the dependencies and takes most of the build time.
const FEATURES: &str = "blocking,http2,tracing";

const CHECKS: [&[&str]; 2] = [
    &["check", "--workspace", "--all-targets", "--keep-going"],
    &["doc", "--workspace", "--no-deps", "--keep-going"],
];

const DOCTESTS: &[&str] = &["test", "--workspace", "--doc"];

fn complaints_of(
    commands: &[&[&str]],
    features: &str,
    workspace: &str,
    crates: Vec<(String, Files)>,
) -> Vec<String> {
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
    let features = ["--no-default-features", "--features", features];
    for command in commands {
        let arguments = [command, &features[..]].concat();
        if let Err(said) = cargo(&workspace, &arguments, &target) {
            complaints.push(format!("cargo {}:\n{said}", arguments.join(" ")));
        }
    }
    complaints
}
