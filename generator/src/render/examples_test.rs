//! A test file of the crate: each example, built in Rust, serializes to the JSON in the description.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Files, docs::line, expression, ident::word};
use crate::{
    format,
    ir::{Api, CommandEndpoint, Example},
};

/// Renders `tests/examples.rs`.
pub(super) fn render(api: &Api, endpoint: &CommandEndpoint, files: &mut Files) {
    let examples: Vec<&Example> = endpoint.commands.iter().flat_map(|command| &command.examples).collect();
    if examples.is_empty() {
        return;
    }
    let krate = word(&api.config.krate.name.replace('-', "_"));
    let request = &endpoint.request;
    let tests = examples.iter().map(|example| test(example));
    let uses = uses(api, &examples);
    let docs = line("Every example of the description, built in Rust and compared with its JSON.").inner();
    let tokens = quote! {
        #docs
        use #krate::{#request, JsonReader, Validate};
        #uses
        use serde_json::Value;

        #(#tests)*

        fn check(place: &str, request: impl Into<#request>, expected: &str) {
            let request = request.into();
            let expected: Value = serde_json::from_str(expected).expect("the description's examples are JSON");
            assert_eq!(serde_json::to_value(&request).expect("a request is JSON"), expected, "{place}");
            if let Err(error) = request.validate() {
                panic!("{place}: this example breaks rules of the description: {error}");
            }
            let again: #request = JsonReader::new()
                .deny_unknown_fields()
                .read_value(expected.clone())
                .unwrap_or_else(|error| panic!("{place}: this example cannot be read: {error}"));
            assert_eq!(serde_json::to_value(&again).expect("a request is JSON"), expected, "{place}");
        }
    };
    let path = "tests/examples.rs";
    files.insert(path.to_owned(), format::rust_file(path, &tokens));
}

fn test(example: &Example) -> TokenStream {
    let built = expression::exact(&example.expression);
    let name = heck::ToSnakeCase::to_snake_case(example.name.as_str());
    let name = word(&format!("example_{name}"));
    let request = match &example.id {
        Some(id) => quote!(#built.on(#id)),
        None => built,
    };
    let place = &example.place;
    let json = example.value.to_string();
    quote! {
        #[test]
        fn #name() {
            check(#place, #request, #json);
        }
    }
}

fn uses(api: &Api, examples: &[&Example]) -> TokenStream {
    let krate = word(&api.config.krate.name.replace('-', "_"));
    let expressions: Vec<_> = examples.iter().map(|example| &example.expression).collect();
    let mut tokens = TokenStream::new();
    for parent in ["commands", "types"] {
        let mut names: Vec<_> = expressions
            .iter()
            .flat_map(|expression| expression.names())
            .filter(|name| api.definitions[*name].module.parent == parent)
            .collect();
        names.sort();
        names.dedup();
        let parent = word(parent);
        if !names.is_empty() {
            tokens.extend(quote!(use #krate::#parent::{#(#names),*};));
        }
    }
    if expressions.iter().any(|expression| expression.uses_json()) {
        tokens.extend(quote!(
            use serde_json::json;
        ));
    }
    tokens
}
