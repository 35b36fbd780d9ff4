//! Types are named after what they are, not after their place in the description.

use generator::ir::{Definition, Kind};
use integration_tests::description::api;

/// Returns the names that a definition gives to types.
fn names(definition: &Definition) -> Vec<&str> {
    let choice = match &definition.kind {
        Kind::Struct(item) => item.choice.as_ref().map(|choice| choice.name.as_str()),
        _ => None,
    };
    std::iter::once(definition.name.as_str()).chain(choice).collect()
}

/// Returns whether a name reveals the schema it comes from.
fn is_makeshift(name: &str) -> bool {
    let endings = ["Inner", "Variant", "AnyOf", "OneOf", "AllOf"];
    name.ends_with(|last: char| last.is_ascii_digit()) || endings.iter().any(|ending| name.ends_with(ending))
}

#[test]
fn no_type_has_a_makeshift_name() {
    let names: Vec<&str> = api().definitions.values().flat_map(names).collect();
    assert!(names.len() > 300, "the description has more types than {}", names.len());
    let makeshift: Vec<&str> = names.into_iter().filter(|name| is_makeshift(name)).collect();
    assert_eq!(makeshift, [""; 0]);
}

#[test]
fn makeshift_names_are_noticed() {
    for name in ["Device2", "ActionInner", "PlayVariant", "ResultAnyOf", "CodeOneOf"] {
        assert!(is_makeshift(name), "{name}");
    }
    for name in ["AnyOfProperty", "VariantKind", "V2Document", "Inning"] {
        assert!(!is_makeshift(name), "{name}");
    }
}
