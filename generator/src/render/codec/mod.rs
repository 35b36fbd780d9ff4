//! What a type looks like in JSON: its description as data, and the two ways between the type and that description.
//!
//! Reading, writing, checking and `Debug` are the runtime's work, once for all types. Here each type says what it is:
//! `Reflect` shows a value to whoever only looks, `Build` makes one out of JSON.

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

/// A type around JSON that must be an object.
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
            fn fill(&mut self, value: &mut #value, _: &mut json::Reader) -> Result<(), json::Reported> {
                self.0 = value.take();
                Ok(())
            }
        }

        impl json::Build for #name {
            fn blank() -> Self {
                Self(#value::Null)
            }
        }

        json::bridge!(#name);
    }
}

/// A document that is typed behind a feature: what the type loses nothing of is typed, anything else stays JSON.
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
            fn fill(&mut self, value: &mut #value, reader: &mut json::Reader) -> Result<(), json::Reported> {
                *self = Self::Raw(value.take());
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

        impl json::Build for #name {
            fn blank() -> Self {
                Self::Raw(#value::Null)
            }
        }

        json::bridge!(#name);
    }
}

fn json(definition: &Definition) -> TokenStream {
    let text = definition.name.name.plain();
    let rules = rule::list(&[Constraint::Object]);
    quote!(const JSON: &'static json::Json = &json::Json { name: Some(#text), rules: #rules };)
}

/// How strictly a type is read, where that is not as a whole.
fn is_answer(definition: &Definition) -> Option<TokenStream> {
    (!definition.usage.is_sent()).then(|| {
        quote!(
            const IS_ANSWER: bool = true;
        )
    })
}
