//! Converts names to tokens.

use proc_macro2::{Ident, Span};
use quote::ToTokens;

use crate::{
    ir::{RustName, TypeName},
    lower::is_keyword,
};

/// Converts a Rust name to an identifier, raw if the name is.
pub(super) fn ident(name: &RustName) -> Ident {
    match name.as_str().strip_prefix("r#") {
        Some(word) => Ident::new_raw(word, Span::call_site()),
        None => Ident::new(name.as_str(), Span::call_site()),
    }
}

/// Converts a string that lowering has checked to be an identifier.
pub(super) fn word(text: &str) -> Ident {
    Ident::new(text, Span::call_site())
}

/// Converts a file name to the identifier of its module.
pub(super) fn module_ident(file: &str) -> Ident {
    if is_keyword(file) { Ident::new_raw(file, Span::call_site()) } else { word(file) }
}

impl ToTokens for TypeName {
    fn to_tokens(&self, tokens: &mut proc_macro2::TokenStream) {
        ident(&self.name).to_tokens(tokens);
    }
}

impl ToTokens for RustName {
    fn to_tokens(&self, tokens: &mut proc_macro2::TokenStream) {
        ident(self).to_tokens(tokens);
    }
}
