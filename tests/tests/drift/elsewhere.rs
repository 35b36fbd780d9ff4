//! The client builds without the repository around it.

use std::path::Path;

use integration_tests::generator::{cargo, generation, write_crate};

#[test]
fn the_client_builds_by_itself() {
    let scratch = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let client = scratch.join("client");
    let mut files = generation().files.clone();
    // The copy lies inside this workspace, which must not claim it.
    let manifest = files.get_mut("Cargo.toml").expect("the client has a manifest");
    manifest.push_str("\n[workspace]\n");
    write_crate(&client, &files).expect("a writable target folder");
    let target = scratch.join("crates");
    // Without TLS, which depends only on the dependencies and takes most of the build time.
    let features = "blocking,http2,swml,tracing";
    let arguments = ["check", "--all-targets", "--no-default-features", "--features", features];
    if let Err(said) = cargo(&client, &arguments, &target) {
        panic!("cargo {}:\n{said}", arguments.join(" "));
    }
}
