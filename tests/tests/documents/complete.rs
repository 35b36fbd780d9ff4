//! Together, the documents in this folder use every method in the description.

use std::collections::BTreeSet;

use generator::ir::{Kind, Selector};
use integration_tests::description::api;

use crate::support::{rows, written};

/// Returns the keys of the methods, from the description.
fn described() -> BTreeSet<String> {
    let (_, method) = api()
        .definitions
        .iter()
        .find(|(name, _)| name.space == "swml" && name.as_str() == "Method")
        .expect("the description has methods");
    let Kind::Union(item) = &method.kind else { panic!("methods are a union") };
    let keys = item.variants.iter().map(|variant| match &variant.selector {
        Selector::Key(key) => key.0.clone(),
        other => panic!("a method is selected by its key, not by {other:?}"),
    });
    keys.collect()
}

#[test]
fn no_method_is_left_out() {
    let mut used = BTreeSet::new();
    for row in rows() {
        let json = written(&row.document);
        for methods in json["sections"].as_object().expect("sections are an object").values() {
            for method in methods.as_array().expect("a section is a list") {
                used.extend(method.as_object().expect("a method is an object").keys().cloned());
            }
        }
    }
    let described = described();
    assert_eq!(described.len(), 43);
    assert_eq!(used, described);
}
