//! What the server sends on its own because of a command: its JSON, and links to the payloads.
//!
//! The links need the feature of the payloads, so they are attributes of their own.

use indexmap::IndexSet;
use proc_macro2::TokenStream;
use quote::quote;

use super::{
    EVENTS,
    docs::{DocLines, code},
};
use crate::ir::{Api, Command, TypeName};

/// Adds the section of the command's struct, with an example of each payload.
pub(super) fn section(docs: DocLines, command: &Command) -> DocLines {
    if command.events.is_empty() {
        return docs;
    }
    command.events.iter().fold(docs.paragraph("# Events"), |docs, event| {
        let docs = docs.paragraph(&code(&event.wire));
        match &event.example {
            Some((summary, value)) => docs.text(summary).json(value),
            None => docs,
        }
    })
}

/// Renders the end of that section.
pub(super) fn types(api: &Api, command: &Command) -> Option<TokenStream> {
    attribute(api, command, |links| format!("\nTypes: {links}."))
}

/// Renders the sentence of the command's method that leads to the section.
pub(super) fn sentence(api: &Api, command: &Command) -> Option<TokenStream> {
    let (name, page) = (&command.params.name, path(api, &command.params));
    attribute(api, command, |links| format!("\nEvents: {links}, with JSON in [`{name}`]({page}#events)."))
}

fn attribute(api: &Api, command: &Command, sentence: impl Fn(&str) -> String) -> Option<TokenStream> {
    let payloads = command.events.iter().map(|event| &event.payload);
    // Several kinds may have one payload.
    let links: IndexSet<String> =
        payloads.map(|payload| format!("[`{}`]({})", payload.name, path(api, payload))).collect();
    let docs = sentence(&Vec::from_iter(links).join(", "));
    (!command.events.is_empty()).then(|| quote!(#[cfg_attr(feature = #EVENTS, doc = #docs)]))
}

fn path(api: &Api, name: &TypeName) -> String {
    format!("crate::{}::{}", api.definitions[name].module.parent, name.name)
}
