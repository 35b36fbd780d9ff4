//! What each construct of a description becomes: in the intermediate representation, and in Rust.

use crate::support::{
    case::{BASE, Case},
    fixture, ir_text,
};

#[test]
fn constructs() {
    let mut rejected = Vec::new();
    insta::glob!("fixtures/*.yaml", |path| {
        let case = Case::of(&fixture::stem(path), &fixture::read(path));
        let lowered = match case.lower() {
            Ok(lowered) => lowered,
            Err(problems) => return rejected.push(format!("{}:\n{problems}", path.display())),
        };
        let mut ir = ir_text::difference(&lowered.api, &BASE.lowered.api);
        if !lowered.warnings.is_empty() {
            ir = format!("{}\n\n{ir}", case.text(&lowered.warnings.to_string()));
        }
        insta::assert_snapshot!("ir", ir);
        insta::assert_snapshot!("rust", emitted(&case));
    });
    assert!(rejected.is_empty(), "these documents are in order:\n{}", rejected.join("\n"));
}

/// The sources that only this document has, each below its path.
fn emitted(case: &Case) -> String {
    let generation = case.generated();
    let is_own = |path: &str, text: &String| BASE.generation.files.get(path) != Some(text);
    let own = generation.files.iter().filter(|(path, text)| path.starts_with("src/") && is_own(path, text));
    let sections = own.map(|(path, text)| {
        let text = text.split_once("\n\n").map_or(text.as_str(), |(_, code)| code);
        format!("// ---- {path}\n\n{text}")
    });
    sections.collect::<Vec<_>>().join("\n")
}
