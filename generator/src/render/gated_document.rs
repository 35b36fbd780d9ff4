//! Documents that are typed behind a feature, and plain JSON in any case.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    check,
    docs::{DocLines, line},
    ident::word,
    scope::Scope,
};
use crate::ir::{Definition, GatedDocument};

/// Everything about one gated document.
pub(super) fn render(scope: &mut Scope<'_>, definition: &Definition, item: &GatedDocument) -> TokenStream {
    let name = &definition.name;
    let docs = DocLines::of(&definition.docs, format!("A `{name}`."));
    let feature = &item.feature;
    let module = word(&scope.definition(&item.document).module.parent);
    let document = &item.document.name;
    let path = quote!(crate::#module::#document);
    let feature_cfg = quote!(#[cfg(feature = #feature)]);
    let (value, fmt) = (scope.import("serde_json", "Value"), scope.import("std", "fmt"));
    let (serialize, serializer) = (scope.import("serde", "Serialize"), scope.import("serde", "Serializer"));
    let typed_docs = line(format!("Written in Rust. Takes the feature `{feature}`."));
    let raw_docs = line("As JSON, sent as it is. Only that it is an object is checked before sending.");
    // What plain JSON holds is unknown; there may be passwords in it.
    let redacted = format!("{name}(..)");
    let check = check::implementation(
        scope,
        definition,
        &quote! {
            match self {
                #feature_cfg
                Self::Typed(document) => {
                    validator.value(document).nested();
                }
                Self::Raw(value) => {
                    validator.value(value).object();
                }
            }
        },
    );
    let deserialize_cfg = super::union::deserialize_cfg(definition.usage);
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

        impl #fmt::Debug for #name {
            fn fmt(&self, formatter: &mut #fmt::Formatter<'_>) -> #fmt::Result {
                match self {
                    #feature_cfg
                    Self::Typed(document) => document.fmt(formatter),
                    Self::Raw(_) => formatter.write_str(#redacted),
                }
            }
        }

        impl #serialize for #name {
            fn serialize<S: #serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self {
                    #feature_cfg
                    Self::Typed(document) => document.serialize(serializer),
                    Self::Raw(value) => value.serialize(serializer),
                }
            }
        }

        #check

        #deserialize_cfg
        impl<'de> serde::Deserialize<'de> for #name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let value = #value::deserialize(deserializer)?;
                #feature_cfg
                if let Some(document) = crate::runtime::round_trip::read(&value) {
                    return Ok(Self::Typed(document));
                }
                Ok(Self::Raw(value))
            }
        }
    }
}
