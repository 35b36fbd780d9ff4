//! A test file of the crate: each example, built in Rust, is the JSON that the description shows.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Files, docs::line, expression, ident::word};
use crate::{
    format,
    ir::{Api, Command, Example, Receiver},
};

/// Renders `tests/examples.rs`.
pub(super) fn render(api: &Api, files: &mut Files) {
    let commands = api.operations.iter().flat_map(|operation| &operation.commands);
    let examples: Vec<(&Command, &Example)> =
        commands.flat_map(|command| command.examples.iter().map(move |example| (command, example))).collect();
    if examples.is_empty() {
        return;
    }
    let krate = word(&api.config.krate.name.replace('-', "_"));
    let request = &api.operations[0].request;
    let tests: Vec<TokenStream> =
        examples.iter().filter_map(|(command, example)| test(command, example)).collect();
    let uses = uses(api, &examples);
    let docs =
        line("Every example of the description, built in Rust: it is the JSON that the description shows.")
            .inner();
    let tokens = quote! {
        #docs
        use #krate::{#request, Validate};
        #uses
        use serde_json::Value;

        #(#tests)*

        fn check(request: impl Into<#request>, expected: &str) {
            let request = request.into();
            let expected: Value = serde_json::from_str(expected).expect("the description's examples are JSON");
            assert_eq!(serde_json::to_value(&request).expect("a request is JSON"), expected);
            request.validate().expect("the description's examples keep its rules");
            #[cfg(feature = "deserialize")]
            {
                let again: #request = serde_json::from_value(expected.clone()).expect("examples can be read");
                assert_eq!(serde_json::to_value(again).expect("a request is JSON"), expected);
            }
        }
    };
    let path = "tests/examples.rs";
    files.insert(path.to_owned(), format::rust_file(path, &tokens));
}

fn test(command: &Command, example: &Example) -> Option<TokenStream> {
    let built = expression::exact(example.expression.as_ref()?);
    let name = heck::ToSnakeCase::to_snake_case(example.name.as_str());
    let name = word(&format!("example_{name}"));
    let request = match (&command.receiver, &example.id) {
        (Receiver::Handle { .. }, Some(id)) => quote!(#built.on(#id)),
        _ => built,
    };
    let json = example.value.to_string();
    Some(quote! {
        #[test]
        fn #name() {
            check(#request, #json);
        }
    })
}

fn uses(api: &Api, examples: &[(&Command, &Example)]) -> TokenStream {
    let krate = word(&api.config.krate.name.replace('-', "_"));
    let expressions: Vec<_> =
        examples.iter().filter_map(|(_, example)| example.expression.as_ref()).collect();
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
