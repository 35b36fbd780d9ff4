//! Documentation pages: modules that contain nothing else, and the links to them.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    Files,
    docs::{DocLines, code, line},
};
use crate::{
    format,
    ir::{Api, Command, Idempotency, Page, PageBlock, PageLink},
};

/// Module that contains the pages.
pub(crate) const MODULE: &str = "guide";

/// Renders the pages, if there are any.
pub(super) fn render(api: &Api, files: &mut Files) {
    if api.pages.is_empty() {
        return;
    }
    let modules = api.pages.iter().map(|page| &page.module);
    let docs = line("Guides. These modules contain documentation only.").inner();
    let path = format!("src/{MODULE}/mod.rs");
    files.insert(path.clone(), format::rust_file(&path, &quote!(#docs #(pub mod #modules;)*)));
    for page in &api.pages {
        let docs = page.blocks.iter().fold(DocLines::default(), |docs, block| match block {
            PageBlock::Text(lines) => docs.verbatim(lines.iter().cloned()),
            PageBlock::IdempotentCommands => docs.paragraph(&idempotent(api)),
        });
        let path = format!("src/{MODULE}/{}.rs", page.module.plain());
        files.insert(path.clone(), format::rust_file(&path, &docs.inner()));
    }
}

/// Renders the declaration of the module in the crate root.
pub(super) fn declaration(api: &Api) -> Option<TokenStream> {
    (!api.pages.is_empty()).then(|| {
        quote!(
            pub mod guide;
        )
    })
}

/// Returns a sentence that links to the pages to be listed here.
pub(super) fn see_also(api: &Api, from: &PageLink) -> Option<String> {
    let links: Vec<String> =
        api.pages.iter().filter(|page| page.linked_from.contains(from)).map(link).collect();
    (!links.is_empty()).then(|| format!("See also: {}", links.join(", ")))
}

fn link(page: &Page) -> String {
    format!("[{}](crate::{MODULE}::{})", page.title, page.module)
}

/// Returns links to the idempotent commands.
fn idempotent(api: &Api) -> String {
    let commands = api.commands().iter();
    let links: Vec<String> = commands.filter_map(idempotent_command).collect();
    if links.is_empty() { "None.".to_owned() } else { format!("{}.", links.join(", ")) }
}

fn idempotent_command(command: &Command) -> Option<String> {
    let forms = match &command.idempotency {
        Idempotency::Idempotent => String::new(),
        Idempotency::NotIdempotent => return None,
        Idempotency::IdempotentWith(forms) => {
            let forms: Vec<String> = forms.iter().map(code).collect();
            format!(" with {}", forms.join(" or "))
        }
    };
    let on = command.handle.as_ref().map_or("Client", |handle| handle.name.as_str());
    let method = format!("{on}::{}", command.method.plain());
    Some(format!("[`{method}`](crate::{method}){forms}"))
}
