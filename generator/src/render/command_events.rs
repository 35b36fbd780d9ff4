//! What the server sends on its own because of a command: the links to the payloads, and their JSON.

use proc_macro2::TokenStream;

use super::{
    EVENTS,
    docs::{DocLines, line},
};
use crate::ir::{Api, Command, TypeName};

/// Renders the section of the command's struct, with an example of each payload.
pub(super) fn section(api: &Api, command: &Command) -> Option<TokenStream> {
    let docs = command.events.iter().fold(line("# Events"), |docs, event| {
        let docs = docs.paragraph(&link(api, &event.payload));
        match &event.example {
            Some((summary, value)) => docs.text(summary).json(value),
            None => docs,
        }
    });
    (!command.events.is_empty()).then(|| docs.with_feature(EVENTS))
}

/// Renders the sentence of the command's method that leads there.
pub(super) fn sentence(api: &Api, command: &Command) -> Option<TokenStream> {
    let links: Vec<String> = command.events.iter().map(|event| link(api, &event.payload)).collect();
    let (name, page) = (&command.params.name, path(api, &command.params));
    let docs = DocLines::default()
        .paragraph(&format!("Events: {}; see [`{name}`]({page}#events).", links.join(", ")));
    (!links.is_empty()).then(|| docs.with_feature(EVENTS))
}

fn link(api: &Api, name: &TypeName) -> String {
    format!("[`{}`]({})", name.name, path(api, name))
}

fn path(api: &Api, name: &TypeName) -> String {
    format!("crate::{}::{}", api.definitions[name].module.parent, name.name)
}
