//! Reading any command back, with the feature for it.

use proc_macro2::TokenStream;
use quote::quote;

use super::scope::Scope;
use crate::ir::{Api, Operation};

/// `Deserialize` for the enum of all commands.
pub(super) fn render(scope: &mut Scope<'_>, api: &Api, operation: &Operation) -> TokenStream {
    scope.decode(false);
    let name = &operation.request;
    let text = name.plain();
    let tag = operation.tag.as_str();
    let payload = &api.config.commands.payload;
    let arms = operation.commands.iter().map(|command| {
        let (variant, wire) = (&command.name, &command.wire);
        let id = command.handle.as_ref().map(|handle| {
            let id = &handle.property;
            quote!(id: fields.take(#id)?,)
        });
        quote!(#wire => Self::#variant { #id params: fields.take(#payload)? },)
    });
    quote! {
        #[cfg(feature = "deserialize")]
        impl #name {
            fn read(mut fields: decode::Fields) -> Result<Self, decode::PathError> {
                let request = match fields.tag(#tag)?.as_str() {
                    #(#arms)*
                    _ => return Err(decode::unknown_tag(#text, #tag)),
                };
                fields.finish(#text)?;
                Ok(request)
            }
        }

        #[cfg(feature = "deserialize")]
        impl<'de> serde::Deserialize<'de> for #name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let value = serde_json::Value::deserialize(deserializer)?;
                decode::Fields::of(value).and_then(Self::read).map_err(serde::de::Error::custom)
            }
        }
    }
}
