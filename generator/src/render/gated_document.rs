//! Feature-gated documents: typed behind a feature, and always available as plain JSON.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    codec,
    docs::{DocLines, line},
    ident::word,
    scope::Scope,
};
use crate::ir::{Definition, GatedDocument};

/// Renders one gated document.
pub(super) fn render(scope: &mut Scope<'_>, definition: &Definition, item: &GatedDocument) -> TokenStream {
    let name = &definition.name;
    let docs = DocLines::of(&definition.docs, format!("A `{name}`."));
    let feature = &item.feature;
    let module = word(&scope.definition(&item.document).module.parent);
    let document = &item.document.name;
    let path = quote!(crate::#module::#document);
    let feature_cfg = quote!(#[cfg(feature = #feature)]);
    let value = scope.import("serde_json", "Value");
    let typed_docs = line(format!("A typed document. Requires the feature `{feature}`."));
    let raw_docs = line("Raw JSON, sent unchanged. Validated before sending: a JSON object.");
    let typed_method_docs = line("Returns the typed document, or why it is kept as JSON.")
        .paragraph(&format!("Requires the feature `{feature}`."));
    let to_typed_docs = line("Returns the typed document by value, parsing raw JSON.")
        .paragraph("Fails if the type would lose part of the document, or if the document is invalid.")
        .paragraph(&format!("Requires the feature `{feature}`."));
    let codec = codec::gated_document(scope, definition, item);
    scope.codec(codec);
    quote! {
        #docs
        #[derive(Clone, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #typed_docs
            #feature_cfg
            Typed(Box<#path>),
            #raw_docs
            Raw(#value),
        }

        #feature_cfg
        impl From<#path> for #name {
            fn from(document: #path) -> Self {
                Self::Typed(Box::new(document))
            }
        }

        impl From<#value> for #name {
            fn from(value: #value) -> Self {
                Self::Raw(value)
            }
        }

        #feature_cfg
        impl #name {
            #typed_method_docs
            #[inline]
            pub fn typed(&self) -> Result<&#path, crate::NotTyped> {
                match self {
                    Self::Typed(document) => Ok(document),
                    Self::Raw(value) => Err(json::document::<#path>(value).err().unwrap_or(crate::NotTyped::GivenAsJson)),
                }
            }

            #to_typed_docs
            #[inline]
            pub fn to_typed(&self) -> Result<#path, crate::NotTyped> {
                match self {
                    Self::Typed(document) => Ok((**document).clone()),
                    Self::Raw(value) => json::document(value),
                }
            }
        }
    }
}
