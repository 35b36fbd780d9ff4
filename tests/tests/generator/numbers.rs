//! Numbers are serialized the way people write them.

use crate::support::{case::Case, fixture};

/// A number without a fraction is written as `5`, not `5.0`. serde's derived code would write `5.0`.
#[test]
fn numbers_are_written_by_the_number_codec() {
    let mut plain = Vec::new();
    for (name, text) in fixture::constructs() {
        for (path, text) in Case::of(&name, &text).generated().files {
            if ["src/commands/", "src/types/"].iter().any(|folder| path.starts_with(folder)) {
                let file = syn::parse_file(&text).expect("the emitted code is Rust");
                plain.extend(
                    derived_numbers(&file).into_iter().map(|place| format!("{name}: {path}: {place}")),
                );
            }
        }
    }
    assert!(plain.is_empty(), "serde formats these numbers itself:\n{}", plain.join("\n"));
}

/// Returns the floating-point fields that derived code writes without the codec.
fn derived_numbers(file: &syn::File) -> Vec<String> {
    let holds_numbers = |field: &syn::Field| {
        let ty = &field.ty;
        quoted(ty).split_whitespace().any(|word| word == "f64")
    };
    let has = |attributes: &[syn::Attribute], word: &str| {
        attributes.iter().any(|attribute| quoted(attribute).contains(word))
    };
    let mut found = Vec::new();
    for item in &file.items {
        match item {
            syn::Item::Struct(item) if has(&item.attrs, "Serialize") => {
                let fields =
                    item.fields.iter().filter(|field| holds_numbers(field) && !has(&field.attrs, "codec"));
                found.extend(fields.map(|field| format!("{}.{}", item.ident, quoted(&field.ident))));
            }
            syn::Item::Enum(item) if has(&item.attrs, "Serialize") => {
                let is_plain = |variant: &&syn::Variant| {
                    let is_plain = |field: &syn::Field| holds_numbers(field) && !has(&field.attrs, "codec");
                    variant.fields.iter().any(is_plain) && !has(&variant.attrs, "codec")
                };
                let variants = item.variants.iter().filter(is_plain);
                found.extend(variants.map(|variant| format!("{}::{}", item.ident, variant.ident)));
            }
            _ => {}
        }
    }
    found
}

/// Returns tokens as text, separated by spaces.
fn quoted(tokens: &impl quote::ToTokens) -> String {
    tokens.to_token_stream().to_string()
}
