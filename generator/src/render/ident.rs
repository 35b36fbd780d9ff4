//! Names as tokens.

use proc_macro2::{Ident, Span};
use quote::ToTokens;

use crate::{
    ir::{RustName, TypeName},
    lower::is_keyword,
};

/// A Rust name as an identifier, raw where the name says so.
pub(super) fn ident(name: &RustName) -> Ident {
    match name.as_str().strip_prefix("r#") {
        Some(word) => Ident::new_raw(word, Span::call_site()),
        None => Ident::new(name.as_str(), Span::call_site()),
    }
}

/// Any text that lowering has made sure is an identifier.
pub(super) fn word(text: &str) -> Ident {
    Ident::new(text, Span::call_site())
}

/// A file's name as the module that it holds.
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
