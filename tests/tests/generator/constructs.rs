//! What each construct of a description becomes: in the intermediate representation, and in Rust.

use crate::support::{
    case::{BASE, Case},
    fixture, ir_text,
};

#[test]
fn constructs() {
    insta::glob!("fixtures/*.yaml", |path| {
        let case = Case::new(&fixture::stem(path), &fixture::description(&fixture::read(path)));
        let lowered = case.lower().unwrap_or_else(|problems| panic!("the fixture is refused:\n{problems}"));
        let mut ir = ir_text::difference(&lowered.api, &BASE.lowered.api);
        if !lowered.warnings.is_empty() {
            ir = format!("{}\n\n{ir}", case.text(&lowered.warnings.to_string()));
        }
        insta::assert_snapshot!("ir", ir);
        insta::assert_snapshot!("rust", emitted(&case));
    });
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
