//! What a maintainer reads about an invalid document: the fact, the place, and the fix.

use std::fs;

use crate::support::{case::Case, fixture};

/// The snapshot is next to the fixture.
///
/// A fixture may have an overlay and configuration tables of its own, under the same name. Every one of them
/// must produce an error or a warning.
#[test]
fn errors() {
    let mut passed = Vec::new();
    insta::glob!("fixtures/errors/*.yaml", |path| {
        let beside = |folder: &str, ending: &str| {
            let name = format!("{}.{ending}", fixture::stem(path));
            fs::read_to_string(path.with_file_name(folder).join(name)).ok()
        };
        let text = fixture::read(path);
        // A document with broken syntax must stay as it is.
        let description = if text.starts_with("# whole") { text } else { fixture::description(&text) };
        let overlay = beside("overlays", "yaml");
        let config = beside("configs", "toml").unwrap_or_default();
        let mut case = Case::with(&fixture::name(path), &description, overlay.as_deref(), &config);
        case.sources.strict = description.contains("# strict");
        case.sources.skip_obsolete = description.contains("# skip obsolete");
        let told = match case.lower() {
            Err(problems) => problems,
            Ok(lowered) if case.warnings(&lowered).is_empty() => return passed.push(fixture::stem(path)),
            Ok(lowered) => format!("generated, with\n\n{}", case.warnings(&lowered)),
        };
        fixture::beside(path).bind(|| insta::assert_snapshot!(fixture::stem(path), told));
    });
    assert!(passed.is_empty(), "no error or warning for these documents: {}", passed.join(", "));
}
