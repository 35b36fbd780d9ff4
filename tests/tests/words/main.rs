//! Names that this project has left behind must not come back; `GLOSSARY` has the replacements.

mod glossary;
mod identifiers;
mod places;
mod prose;

use glossary::{NAMES, NAMES_OF_THE_GENERATOR, WORDS};
use identifiers::{Identifier, words};
use places::{annotations_and_keys, file_names, identifiers_of_sources};

/// Returns what is wrong with a name, if anything.
fn objection(name: &str, place: &str) -> Option<String> {
    let own = NAMES_OF_THE_GENERATOR.iter().filter(|_| place.starts_with("generator/"));
    let exact = NAMES.iter().chain(own).find(|(old, _)| *old == name);
    let words = words(name);
    let word = || WORDS.iter().find(|(old, _)| words.iter().any(|word| word == old));
    let (old, instead) = exact.or_else(word)?;
    Some(format!("`{name}` has the word `{old}`; write {instead}"))
}

fn assert_none<'a>(names: impl Iterator<Item = &'a Identifier>) {
    let found: Vec<String> = names
        .filter_map(|found| Some(format!("{}: {}", found.place, objection(&found.name, &found.place)?)))
        .collect();
    assert!(found.is_empty(), "{} names that the glossary forbids:\n{}", found.len(), found.join("\n"));
}

#[test]
fn no_identifier_has_a_word_that_was_left_behind() {
    let all = identifiers_of_sources();
    assert!(all.len() > 10_000, "only {} identifiers were found", all.len());
    assert_none(all.iter());
}

#[test]
fn no_file_has_a_name_that_was_left_behind() {
    let all = file_names();
    assert!(all.len() > 300, "only {} files were found", all.len());
    assert_none(all.iter());
}

#[test]
fn no_annotation_key_or_feature_has_a_word_that_was_left_behind() {
    let all = annotations_and_keys();
    assert!(all.iter().any(|found| found.name == "x-idempotent"), "the annotations are missing");
    assert!(all.iter().any(|found| found.name == "blocking"), "the features are missing");
    assert_none(all.iter());
}

#[test]
fn an_old_word_is_found_wherever_it_stands_in_a_name() {
    for name in ["door", "DoorDocs", "door_docs", "is_repeatable", "REPLAY", "x-replay", "Pending", "mended"]
    {
        assert!(objection(name, "").is_some(), "{name}");
    }
    assert!(objection("Ended", "generator/src/lib.rs").is_some());
    for name in ["Ended", "indoor", "HintReplacement", "depending", "recommended", "pending"] {
        assert_eq!(objection(name, ""), None, "{name}");
    }
}
