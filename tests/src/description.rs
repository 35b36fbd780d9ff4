//! The API's description as the generator understands it, with the overlay applied.

use std::path::Path;
use std::sync::LazyLock;

use generator::Sources;
use generator::ir::{Api, Command, Example, Operation};

static API: LazyLock<Api> = LazyLock::new(|| {
    let spec = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec");
    let sources = Sources {
        description: spec.join("calling.yaml"),
        overlay: Some(spec.join("overlay.yaml")),
        config: spec.join("client.toml"),
    };
    match generator::lower_sources(&sources) {
        Ok(lowered) => lowered.api,
        Err(problems) => {
            panic!("the description has problems, which `cargo xtask codegen` shows: {problems:?}")
        }
    }
});

/// The intermediate representation of the description.
///
/// # Panics
///
/// If the generator refuses the description.
#[must_use]
pub fn api() -> &'static Api {
    &API
}

/// The only endpoint.
///
/// # Panics
///
/// If there is another one.
#[must_use]
pub fn operation() -> &'static Operation {
    match api().operations.as_slice() {
        [only] => only,
        several => panic!("one operation is expected, but there are {}", several.len()),
    }
}

/// Every example, with its command.
pub fn examples() -> impl Iterator<Item = (&'static Command, &'static Example)> {
    operation()
        .commands
        .iter()
        .flat_map(|command| command.examples.iter().map(move |example| (command, example)))
}

/// The example with this name, with its command.
///
/// # Panics
///
/// If there is none.
#[must_use]
pub fn example(name: &str) -> (&'static Command, &'static Example) {
    examples()
        .find(|(_, example)| example.name == name)
        .unwrap_or_else(|| panic!("the description has no example `{name}`"))
}
