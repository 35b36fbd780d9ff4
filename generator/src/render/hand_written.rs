//! Hand-written modules and example programs, copied as they are.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Files, ident::word};
use crate::{format, ir::Api};

/// Copies them, below a header that names their source.
pub(super) fn copy(api: &Api, files: &mut Files) {
    let modules =
        api.config.modules.iter().map(|module| ("src", &module.file, module.name(), &module.content));
    let programs = api
        .config
        .examples
        .iter()
        .map(|program| ("examples", &program.file, program.name(), &program.content));
    for (folder, file, name, content) in modules.chain(programs) {
        let text = format!("{}\n{}", format::copy_header(file), content.text());
        files.insert(format!("{folder}/{name}.rs"), text);
    }
}

/// Returns the section of the introduction that links to the programs; `address` is the link to a file.
pub(super) fn programs(api: &Api, address: impl Fn(&str) -> String) -> Vec<String> {
    let programs = api.config.examples.iter().map(|program| {
        let name = program.name();
        format!("- [`{name}.rs`]({}): {}", address(&format!("examples/{name}.rs")), program.summary())
    });
    let title = ["", "# Example programs", ""].into_iter().map(str::to_owned);
    if api.config.examples.is_empty() { Vec::new() } else { title.chain(programs).collect() }
}

/// Renders the declarations of the modules in the crate root.
pub(super) fn declarations(api: &Api) -> impl Iterator<Item = TokenStream> {
    api.config.modules.iter().map(|module| {
        let name = word(module.name());
        if module.public { quote!(pub mod #name;) } else { quote!(mod #name;) }
    })
}
