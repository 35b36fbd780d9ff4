//! Documents can be given as JSON whether or not the crate has types for them.
//!
//! CI builds the client without the feature; these tests check what such a build leaves.

use integration_tests::generator::generation;
use quote::ToTokens;
use syn::{Attribute, File, ImplItem, Item};

const DOCUMENT: &str = "src/types/swml_document.rs";

fn document() -> File {
    let text = generation().files.get(DOCUMENT).expect("the document has a file of its own");
    syn::parse_file(text).expect("the generated code is Rust")
}

/// Returns whether an item exists only with the feature for typed documents.
fn is_gated(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| attribute.to_token_stream().to_string().contains("\"swml\""))
}

fn text(tokens: &impl ToTokens) -> String {
    tokens.to_token_stream().to_string().replace(' ', "")
}

#[test]
fn json_stays_without_the_types() {
    let document = document();
    let variants = document.items.iter().find_map(|item| match item {
        Item::Enum(item) if item.ident == "SwmlDocument" => Some(&item.variants),
        _ => None,
    });
    let variants = variants.expect("the document is an enum").iter();
    let variants: Vec<_> =
        variants.map(|variant| (variant.ident.to_string(), is_gated(&variant.attrs))).collect();
    assert_eq!(variants, [("Typed".to_owned(), true), ("Raw".to_owned(), false)]);
    let from_json = document.items.iter().find_map(|item| match item {
        Item::Impl(item) => {
            let (path, _) = item.trait_.as_ref()?;
            (text(path) == "From<Value>").then_some(&item.attrs)
        }
        _ => None,
    });
    assert!(!is_gated(from_json.expect("JSON becomes a document")));
}

#[test]
fn nothing_names_the_types_outside_of_the_feature() {
    for item in document().items {
        let Item::Impl(item) = item else { continue };
        if is_gated(&item.attrs) {
            continue;
        }
        for method in item.items {
            let ImplItem::Fn(method) = method else { continue };
            let ungated = text(&method.block).replace("#[cfg(feature=\"swml\")]Self::Typed", "");
            assert!(
                !ungated.contains("Self::Typed(document)=>") && !ungated.contains("crate::swml"),
                "{ungated}"
            );
        }
    }
}
