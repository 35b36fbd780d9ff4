//! What the server sends on its own because of a command: the links to the payloads, and their JSON.

use super::docs::DocLines;
use crate::ir::{Api, Command, TypeName};

/// Adds the section of the command's struct, with an example of each payload.
pub(super) fn add(docs: DocLines, api: &Api, command: &Command) -> DocLines {
    if command.events.is_empty() {
        return docs;
    }
    let docs = docs.paragraph("# Events");
    command.events.iter().fold(docs, |docs, event| {
        let docs = docs.paragraph(&link(api, &event.payload));
        match &event.example {
            Some((summary, value)) => docs.text(summary).json(value),
            None => docs,
        }
    })
}

/// Returns the sentence of the command's method that leads there.
pub(super) fn sentence(api: &Api, command: &Command) -> Option<String> {
    let links: Vec<String> = command.events.iter().map(|event| link(api, &event.payload)).collect();
    let page = path(api, &command.params);
    let shown = format!("[`{}`]({page}#events)", command.params.name);
    (!links.is_empty()).then(|| format!("Events: {}; see {shown}.", links.join(", ")))
}

fn link(api: &Api, name: &TypeName) -> String {
    format!("[`{}`]({})", name.name, path(api, name))
}

fn path(api: &Api, name: &TypeName) -> String {
    format!("crate::{}::{}", api.definitions[name].module.parent, name.name)
}
