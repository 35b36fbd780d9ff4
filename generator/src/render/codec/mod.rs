//! JSON implementations: each type's description as data, and the conversions between the type and JSON.
//!
//! The runtime implements reading, writing, checking and `Debug` once for all types. The code rendered here
//! only describes each type: `Reflect` exposes a value for inspection, `Build` creates one from JSON.

mod object;
mod request;
mod rule;
mod text;
mod union;

use proc_macro2::TokenStream;
use quote::quote;

use super::scope::Scope;
use crate::ir::{Constraint, Definition, GatedDocument};

pub(super) use object::{choice, structure};
pub(super) use request::request;
pub(super) use text::{newtype, number_enum, string_enum};
pub(super) use union::{description, union};

/// Renders the JSON implementation of a type that wraps a JSON object.
pub(super) fn opaque(scope: &mut Scope<'_>, definition: &Definition) -> TokenStream {
    scope.runtime("json");
    let value = scope.import("serde_json", "Value");
    let name = &definition.name;
    let json = json(definition);
    quote! {
        impl #name {
            #json
        }

        impl json::Reflect for #name {
            fn view(&self) -> json::View<'_> {
                json::View::Json(&self.0, Self::JSON)
            }
        }

        impl json::Fill for #name {
            #[inline]
            fn fill(&mut self, value: json::Node<'_>, _: &mut json::Reader) -> Result<(), json::Reported> {
                self.0 = value.into_value();
                Ok(())
            }
        }

        json::buildable!(#name, blank = Self(#value::Null));
    }
}

/// Renders a feature-gated document: typed if the type preserves everything, otherwise kept as JSON.
pub(super) fn gated_document(
    scope: &mut Scope<'_>,
    definition: &Definition,
    item: &GatedDocument,
) -> TokenStream {
    scope.runtime("json");
    let value = scope.import("serde_json", "Value");
    let (name, feature) = (&definition.name, &item.feature);
    let json = json(definition);
    quote! {
        impl #name {
            #json
        }

        impl json::Reflect for #name {
            fn view(&self) -> json::View<'_> {
                match self {
                    #[cfg(feature = #feature)]
                    Self::Typed(document) => json::Reflect::view(document),
                    Self::Raw(value) => json::View::Json(value, Self::JSON),
                }
            }
        }

        impl json::Fill for #name {
            #[inline]
            fn fill(&mut self, value: json::Node<'_>, reader: &mut json::Reader) -> Result<(), json::Reported> {
                *self = Self::Raw(value.into_value());
                #[cfg(feature = #feature)]
                if let Self::Raw(value) = self {
                    if let Some(document) = reader.document(value)? {
                        *self = Self::Typed(Box::new(document));
                    }
                }
                let _ = reader;
                Ok(())
            }
        }

        json::buildable!(#name, blank = Self::Raw(#value::Null));
    }
}

/// Renders the constraints of a value as an array of rules.
pub(super) fn rules(constraints: &[Constraint]) -> TokenStream {
    rule::list(constraints)
}

fn json(definition: &Definition) -> TokenStream {
    let text = definition.name.name.plain();
    let rules = rule::list(&[Constraint::Object]);
    quote!(const JSON: &'static json::Json = &json::Json { name: Some(#text), rules: #rules };)
}
