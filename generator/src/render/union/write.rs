//! Unions written where serde has no form for them.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::super::{scope::Scope, types::holds_numbers};
use crate::ir::{Definition, Payload, Selector, Union, UnionShape, Variant};

/// `Serialize` by hand.
pub(super) fn render(scope: &mut Scope<'_>, definition: &Definition, item: &Union) -> TokenStream {
    let name = &definition.name;
    let (serialize, serializer) = (scope.import("serde", "Serialize"), scope.import("serde", "Serializer"));
    let body = match &item.shape {
        UnionShape::Adjacent { tag, content, .. } => adjacent(scope, item, tag.as_str(), content.as_str()),
        _ => {
            let arms =
                item.variants.iter().enumerate().map(|(index, variant)| arm(definition, index, variant));
            quote!(match self { #(#arms)* })
        }
    };
    quote! {
        impl #serialize for #name {
            fn serialize<S: #serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                #body
            }
        }
    }
}

fn arm(definition: &Definition, index: usize, variant: &Variant) -> TokenStream {
    let name = &variant.name;
    let union = definition.name.name.plain();
    match (&variant.selector, &variant.payload) {
        (Selector::Text(text), _) => quote!(Self::#name => serializer.serialize_str(#text),),
        (Selector::Key(key), payload) => {
            let index = Literal::usize_unsuffixed(index);
            let key = key.as_str();
            let numbers = matches!(payload, Payload::Value(ty) if holds_numbers(ty));
            let value =
                if numbers { quote!(&crate::runtime::codec::number::Written(value)) } else { quote!(value) };
            quote!(Self::#name(value) => serializer.serialize_newtype_variant(#union, #index, #key, #value),)
        }
        (_, Payload::Value(ty)) if holds_numbers(ty) => {
            quote!(Self::#name(value) => crate::runtime::codec::number::serialize(value, serializer),)
        }
        _ => quote!(Self::#name(value) => value.serialize(serializer),),
    }
}

/// The tag, and the content where there is one.
fn adjacent(scope: &mut Scope<'_>, item: &Union, tag: &str, content: &str) -> TokenStream {
    scope.import("serde::ser", "SerializeMap");
    let arms = item.variants.iter().map(|variant| {
        let name = &variant.name;
        let wire = match &variant.selector {
            Selector::Tag(values) => values.first().cloned().unwrap_or_default(),
            _ => String::new(),
        };
        let numbers = matches!(&variant.payload, Payload::Value(ty) if holds_numbers(ty));
        let value =
            if numbers { quote!(&crate::runtime::codec::number::Written(value)) } else { quote!(value) };
        quote! {
            Self::#name(value) => {
                map.serialize_entry(#tag, #wire)?;
                if let Some(value) = value {
                    map.serialize_entry(#content, #value)?;
                }
            }
        }
    });
    quote! {
        let mut map = serializer.serialize_map(None)?;
        match self { #(#arms)* }
        map.end()
    }
}
