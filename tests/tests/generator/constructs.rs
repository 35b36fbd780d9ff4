//! What each construct of a description becomes: the intermediate representation, and Rust.

use crate::support::{
    case::{BASE, Case},
    fixture, ir_text, shown,
};

/// The snapshot is next to the fixture.
#[test]
fn constructs() {
    let mut faulty = Vec::new();
    insta::glob!("fixtures/*.yaml", |path| {
        let (name, text) = (fixture::stem(path), fixture::read(path));
        let case = Case::of(&name, &text);
        let lowered = match case.lower() {
            Ok(lowered) => lowered,
            Err(problems) => return faulty.push(format!("{name}: {problems}")),
        };
        let mut snapshot = ir_text::difference(&lowered.api, &BASE.api);
        let warnings = case.warnings(&lowered);
        if !warnings.is_empty() {
            snapshot = format!("{warnings}\n\n{snapshot}");
        }
        match shown::parts(&case.generated().files, &text) {
            Ok(parts) => snapshot.push_str(&parts),
            Err(problem) => return faulty.push(format!("{name}: {problem}")),
        }
        fixture::beside(path).bind(|| insta::assert_snapshot!(name, snapshot));
    });
    assert!(faulty.is_empty(), "these fixtures are invalid:\n{}", faulty.join("\n"));
}
