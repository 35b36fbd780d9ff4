//! JSON objects that the client passes on unchanged.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    codec,
    docs::{DocLines, line},
    scope::Scope,
};
use crate::ir::Definition;

/// Renders one opaque definition.
pub(super) fn render(scope: &mut Scope<'_>, definition: &Definition) -> TokenStream {
    let name = &definition.name;
    let docs = DocLines::of(&definition.docs, format!("A `{name}` as raw JSON."))
        .paragraph("Sent unchanged. Validated before sending: a JSON object. `Debug` hides the content.");
    let value = scope.import("serde_json", "Value");
    let value_docs = line("Returns the JSON.");
    let codec = codec::opaque(scope, definition);
    scope.codec(codec);
    quote! {
        #docs
        #[derive(Clone, PartialEq)]
        pub struct #name(#value);

        impl #name {
            #value_docs
            #[must_use]
            pub fn as_value(&self) -> &#value {
                &self.0
            }
        }

        impl From<#value> for #name {
            fn from(value: #value) -> Self {
                Self(value)
            }
        }
    }
}
