//! The description's examples as documentation that compiles.

use proc_macro2::TokenStream;
use quote::quote;

use super::{docs::DocLines, expression, ident::word};
use crate::ir::{Api, Command, Example, Expression, Receiver, RustName};

/// Adds an example: its heading, and the call.
pub(super) fn add(docs: DocLines, api: &Api, command: &Command, example: &Example) -> DocLines {
    let Some(expression) = &example.expression else { return docs };
    let krate = api.config.krate.name.replace('-', "_");
    let receiver = receiver(api, command);
    let arguments = arguments(api, command, expression);
    let method = &command.method;
    let mut lines = vec!["```".to_owned()];
    let ty = match &command.receiver {
        Receiver::Client => "Client",
        Receiver::Handle { .. } => api.config.handle.as_ref().map_or("Client", |handle| handle.name.as_str()),
    };
    lines.push(format!("# async fn example({receiver}: {krate}::{ty}) -> Result<(), {krate}::Error> {{"));
    lines.extend(uses(api, &krate, command, expression));
    let receiver = word(&receiver);
    lines.extend(statement(&quote!(#receiver.#method(#arguments).await?)));
    lines.push("# Ok(())".to_owned());
    lines.push("# }".to_owned());
    lines.push("```".to_owned());
    let heading = if example.summary.is_empty() { "For example:" } else { &example.summary };
    docs.text(heading).verbatim(lines)
}

fn receiver(api: &Api, command: &Command) -> String {
    match (&command.receiver, &api.config.handle) {
        (Receiver::Handle { .. }, Some(handle)) => handle.method.clone(),
        _ => "client".to_owned(),
    }
}

/// What the method takes: the struct, or its few required values.
pub(super) fn arguments(api: &Api, command: &Command, expression: &Expression) -> TokenStream {
    match expression {
        Expression::Struct { arguments, .. } if super::handle::takes_values(api, command) => {
            let arguments = arguments.iter().map(expression::argument);
            quote!(#(#arguments),*)
        }
        other => expression::exact(other),
    }
}

/// The `use` lines that the example needs.
fn uses(api: &Api, krate: &str, command: &Command, expression: &Expression) -> Vec<String> {
    let bare = super::handle::takes_values(api, command);
    let mut lines = Vec::new();
    for parent in ["commands", "types"] {
        let mut names: Vec<&str> = expression
            .names()
            .into_iter()
            .filter(|name| !(bare && **name == command.name))
            .filter(|name| api.definitions[*name].module.parent == parent)
            .map(RustName::as_str)
            .collect();
        names.sort_unstable();
        match names.as_slice() {
            [] => {}
            [only] => lines.push(format!("use {krate}::{parent}::{only};")),
            names => lines.push(format!("use {krate}::{parent}::{{{}}};", names.join(", "))),
        }
    }
    if expression.uses_json() {
        lines.push("use serde_json::json;".to_owned());
    }
    if !lines.is_empty() {
        lines.push(String::new());
    }
    lines
}

/// One statement, formatted.
fn statement(expression: &TokenStream) -> Vec<String> {
    let file: syn::File = syn::parse2(quote!(async fn example() { #expression; }))
        .unwrap_or_else(|cause| panic!("an example gave no Rust: {cause}\n{expression}"));
    let text = prettyplease::unparse(&file);
    let lines: Vec<&str> = text.lines().collect();
    let body = lines.get(1..lines.len().saturating_sub(1)).unwrap_or_default();
    body.iter().map(|line| line.strip_prefix("    ").unwrap_or(line).to_owned()).collect()
}
