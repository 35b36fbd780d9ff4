//! Setters, named after their field.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    docs::{DocLines, code},
    scope::Scope,
    types::converted,
};
use crate::ir::{Field, Presence};

/// Renders the setter of an optional field, and one for `null` if that differs from absent.
pub(super) fn render(scope: &mut Scope<'_>, field: &Field) -> TokenStream {
    let name = &field.name;
    let docs = DocLines::summary(&field.docs, format!("Sets {}.", code(&field.wire)));
    let ty = scope.argument(&field.ty);
    let value = converted(&field.ty, &quote!(#name));
    if field.presence != Presence::OptionalNullable {
        return quote! {
            #docs
            pub fn #name(mut self, #name: #ty) -> Self {
                self.#name = Some(#value);
                self
            }
        };
    }
    let null = name.with_suffix("null");
    let null_docs = super::docs::line(format!(
        "Sets {} to `null`, which differs from leaving it out.",
        code(&field.wire)
    ));
    quote! {
        #docs
        pub fn #name(mut self, #name: #ty) -> Self {
            self.#name = Some(Some(#value));
            self
        }
        #null_docs
        pub fn #null(mut self) -> Self {
            self.#name = Some(None);
            self
        }
    }
}
