//! Modules that are written by hand, copied as they are.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Files, ident::word};
use crate::{format, ir::Api};

/// Copies them below a line that says where they come from.
pub(super) fn copy(api: &Api, files: &mut Files) {
    for module in &api.config.modules {
        let text = format!("{}\n{}", format::copy_header(&module.file), module.content.text());
        files.insert(format!("src/{}.rs", module.name()), text);
    }
}

/// Their declarations in the crate's root.
pub(super) fn declarations(api: &Api) -> impl Iterator<Item = TokenStream> {
    api.config.modules.iter().map(|module| {
        let name = word(module.name());
        if module.public { quote!(pub mod #name;) } else { quote!(mod #name;) }
    })
}
